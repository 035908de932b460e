//! What events of passkeys hold. Neither a key nor a challenge is ever in one.

use serde::{Deserialize, Serialize};

/// A key that its owner added or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::party) struct PasskeyStep {
    pub(super) account: String,
    pub(super) display_name: String,
    /// What its owner calls the device.
    pub(super) device: String,
    /// Sessions elsewhere that this ended.
    pub(super) sessions_ended: u64,
}

pub(super) const STEP_EXAMPLE: &str =
    r#"{"account": "maker", "display_name": "张三", "device": "办公室电脑", "sessions_ended": 1}"#;
