//! The messages about passkeys.

use ground::Words;
use ground::log::{MessageKind, Text};

use super::payload::{PasskeyStep, STEP_EXAMPLE};

/// For whose account it is: whoever did not do it learns that somebody else holds his account.
pub(super) const ADDED: MessageKind =
    MessageKind::new("passkey-added", STEP_EXAMPLE, |it| Ok(added(&it.read()?))).for_action();

pub(super) const REMOVED: MessageKind = MessageKind::new("passkey-removed", STEP_EXAMPLE, |it| {
    Ok(removed(&it.read()?))
})
.for_action();

fn added(step: &PasskeyStep) -> Text {
    let PasskeyStep {
        account,
        display_name,
        device,
        sessions_ended,
    } = step;
    Text {
        title: Words::new(
            format!("账号 {account} 已添加通行密钥“{device}”"),
            format!("{account} has a passkey, “{device}”"),
        ),
        body: Words::new(
            format!(
                "{display_name}登录时除密码外，可用该设备代替验证码，其他{sessions_ended}处登录已结束。\
                 如果不是你本人操作，请立即联系本单位账号管理员。"
            ),
            format!(
                "{display_name} signs in with that device beside the password, in place of a code, and {sessions_ended} other \
                 sessions ended. If it was not you, turn to the administrators of your organisation at once."
            ),
        ),
    }
}

fn removed(step: &PasskeyStep) -> Text {
    let PasskeyStep {
        account,
        display_name,
        device,
        sessions_ended: _,
    } = step;
    Text {
        title: Words::new(
            format!("账号 {account} 的通行密钥“{device}”已移除"),
            format!("The passkey “{device}” of {account} was removed"),
        ),
        body: Words::new(
            format!(
                "{display_name}不再能用该设备登录。如果不是你本人操作，请立即联系本单位账号管理员。"
            ),
            format!(
                "{display_name} signs in with that device no more. If it was not you, turn to the administrators of your \
                 organisation at once."
            ),
        ),
    }
}
