//! Opens the store of evidence as the settings name it.

use super::Failure;
use crate::evidence::{EvidenceStore, StoreError};
use crate::settings::ServeOptions;

/// Wrong settings of the store end the program. A store that does not answer at the moment does
/// not, since everything else works without it.
pub(super) async fn evidence(options: &ServeOptions) -> Result<EvidenceStore, Failure> {
    let unusable = |error: &StoreError| {
        let (zh, en) = (
            "证明材料存储无法打开",
            "the store of evidence cannot be opened",
        );
        Failure::of(zh, en, error)
    };
    let (address, data) = (options.object_store.as_deref(), &options.data.data);
    let store = EvidenceStore::open(address, data).map_err(|error| unusable(&error))?;
    match store.check().await {
        Ok(()) => {}
        Err(error) if error.is_of_settings() => return Err(unusable(&error)),
        Err(error) => {
            let away = Failure::of(
                "证明材料存储暂无响应，恢复之前不能上传",
                "the store of evidence does not answer; until it does nothing can be handed in",
                &error,
            );
            eprintln!("{away}");
        }
    }
    Ok(store)
}
