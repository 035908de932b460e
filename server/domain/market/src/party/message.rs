//! The message about an account of the exchange centre whose owner a colleague has to confirm.

use ground::Words;
use ground::log::{MessageKind, Text};

use super::event::{Named, TO_CONFIRM_EXAMPLE};

pub(super) const TO_CONFIRM: MessageKind =
    MessageKind::new("account-to-confirm", TO_CONFIRM_EXAMPLE, |it| {
        Ok(to_confirm(&it.read()?))
    })
    .for_action();

fn to_confirm(named: &Named) -> Text {
    let Named {
        account,
        display_name,
    } = named;
    Text {
        title: Words::new(
            format!("账号 {account} 待另一人确认"),
            format!("The account {account} waits for a second person"),
        ),
        body: Words::new(
            format!(
                "{display_name}已改用自己的密码。请当面或电话核实账号由本人使用，再到“本单位账号”确认；确认前该账号只能查看。\
                 开通该账号或重置其密码的人不能确认。"
            ),
            format!(
                "{display_name} has a password of their own now. Make sure in person or by telephone that they hold the \
                 account, then confirm it among the accounts of your organisation; until then it only reads. Whoever opened \
                 it or gave it a password cannot confirm it."
            ),
        ),
    }
}
