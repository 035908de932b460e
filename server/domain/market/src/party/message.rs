//! The messages about an account whose owner another person has to confirm, and about a password that was reset.

use ground::Words;
use ground::log::{MessageKind, Text};

use super::payload::{
    FOUNDED_EXAMPLE, PasswordChanged, RESET_EXAMPLE, TO_CONFIRM_EXAMPLE, ToConfirm,
};

pub(super) const TO_CONFIRM: MessageKind =
    MessageKind::new("account-to-confirm", TO_CONFIRM_EXAMPLE, |it| {
        Ok(to_confirm(&it.read()?))
    })
    .for_action();

/// For people of the organisation that founded another.
pub(super) const FOUNDED_TO_CONFIRM: MessageKind =
    MessageKind::new("founded-account-to-confirm", FOUNDED_EXAMPLE, |it| {
        Ok(to_confirm(&it.read()?))
    })
    .for_action();

/// For whose account it is: whoever did not want it learns that somebody can sign in with his name.
pub(super) const RESET: MessageKind =
    MessageKind::new("password-reset", RESET_EXAMPLE, |it| Ok(reset(&it.read()?))).for_action();

fn to_confirm(waiting: &ToConfirm) -> Text {
    let (account, display_name) = (&waiting.account, &waiting.display_name);
    let (of, of_en, page, page_en, until, until_en) = match &waiting.organisation_name {
        None => (
            String::new(),
            String::new(),
            "“本单位账号”",
            "the accounts of your organisation",
            "只能查看",
            "it only reads",
        ),
        Some(name) => (
            format!("{name}的"),
            format!(" of {name}"),
            "“机构与账号”中该机构",
            "the accounts of that organisation",
            "不能使用平台",
            "it opens nothing",
        ),
    };
    Text {
        title: Words::new(
            format!("{of}账号 {account} 待另一人确认"),
            format!("The account {account}{of_en} waits for a second person"),
        ),
        body: Words::new(
            format!(
                "{display_name}已改用自己的密码。请当面或电话核实账号由本人使用，再到{page}确认；确认前该账号{until}。\
                 开通该账号或重置其密码的人不能确认。"
            ),
            format!(
                "{display_name} has a password of their own now. Make sure in person or by telephone that they hold the \
                 account, then confirm it among {page_en}; until then {until_en}. Whoever opened it or gave it a password \
                 cannot confirm it."
            ),
        ),
    }
}

fn reset(reset: &PasswordChanged) -> Text {
    let PasswordChanged {
        account,
        display_name,
        sessions_ended,
    } = reset;
    Text {
        title: Words::new(
            format!("账号 {account} 的密码已被重置"),
            format!("The password of {account} was reset"),
        ),
        body: Words::new(
            format!(
                "{display_name}的原密码已作废，当时的{sessions_ended}处登录已结束；新密码由账号管理员交给本人。\
                 如果不是你要求的，请立即联系本单位账号管理员。"
            ),
            format!(
                "The former password of {display_name} is void, and {sessions_ended} sessions ended; an administrator hands \
                 over the new one. If you did not want this, turn to the administrators of your organisation at once."
            ),
        ),
    }
}
