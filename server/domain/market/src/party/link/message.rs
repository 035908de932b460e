//! The letter that carries a one-time link, and the messages about its steps.

use ground::Words;
use ground::log::{MessageKind, Opening, Text};

use super::payload::{
    LinkStep, PROPOSED_EXAMPLE, RECOVERY_EXAMPLE, SENT_EXAMPLE, TO_SEND_EXAMPLE, USED_EXAMPLE,
    VOIDED_EXAMPLE,
};
use super::store;
use super::types::LinkPurpose;

/// To the registered address: whoever opens it there sets the password.
pub(super) const LINK: MessageKind =
    MessageKind::new("one-time-link", SENT_EXAMPLE, |it| Ok(link(&it.read()?)))
        .for_action()
        .opening(Opening {
            page: "/confirm",
            secret: |tx, moment, letter| Box::pin(store::secret(tx, moment, letter)),
        });

/// For the organisation and the bureau of its region: whoever knows that nobody is lost objects.
pub(super) const PROPOSED: MessageKind =
    MessageKind::new("administrator-recovery-proposed", PROPOSED_EXAMPLE, |it| {
        Ok(proposed(&it.read()?))
    })
    .for_action();

/// For the second person.
pub(super) const TO_SEND: MessageKind =
    MessageKind::new("administrator-recovery-to-send", TO_SEND_EXAMPLE, |it| {
        Ok(to_send(&it.read()?))
    })
    .for_action();

pub(super) const SENT: MessageKind =
    MessageKind::new("administrator-recovery-sent", RECOVERY_EXAMPLE, |it| {
        Ok(sent(&it.read()?))
    })
    .for_action();

pub(super) const VOIDED: MessageKind =
    MessageKind::new("one-time-link-voided", VOIDED_EXAMPLE, |it| {
        Ok(voided(&it.read()?))
    });

pub(super) const USED: MessageKind = MessageKind::new("one-time-link-used", USED_EXAMPLE, |it| {
    Ok(used(&it.read()?))
})
.for_action();

/// Until when it serves, to the minute.
fn until(step: &LinkStep) -> String {
    let until = step.expires_at;
    until.map_or_else(String::new, |at| ground::shanghai_minute(at.to_utc()))
}

fn email(step: &LinkStep) -> &str {
    step.email.as_deref().unwrap_or_default()
}

fn link(step: &LinkStep) -> Text {
    let (organisation, account, name) =
        (&step.organisation_name, &step.account, &step.display_name);
    let until = until(step);
    let (why, why_en) = match step.purpose {
        LinkPurpose::First => (
            format!("{organisation}已在平台登记。请账号管理员"),
            format!("{organisation} is registered on the platform, and its administrator is"),
        ),
        LinkPurpose::Lost => (
            format!("平台经两人办理，为{organisation}找回账号管理员。请"),
            format!("Two persons had this link sent for the lost administrator of {organisation},"),
        ),
    };
    Text {
        title: Words::new(
            format!("请为{organisation}的账号 {account} 设置密码"),
            format!("Set the password of {account} for {organisation}"),
        ),
        body: Words::new(
            format!(
                "{why}{name}（账号 {account}）打开下面的链接，自行设置密码。链接只能用一次，{until}前有效；平台工作人员不知道也不会\
                 索要密码。如果不是贵单位所需，请不要打开，并立即联系寄送单位作废。"
            ),
            format!(
                "{why_en} {name} (account {account}): set the password by the link below. It serves once, until {until}; nobody of the \
                 platform knows the password or asks for it. If your organisation did not want this, do not open it, and have it \
                 voided at once."
            ),
        ),
    }
}

fn proposed(step: &LinkStep) -> Text {
    let (organisation, account, name, reason) = (
        &step.organisation_name,
        &step.account,
        &step.display_name,
        &step.reason,
    );
    Text {
        title: Words::new(
            format!("有人提出为{organisation}找回账号管理员"),
            format!("A lost administrator of {organisation} is to come back"),
        ),
        body: Words::new(
            format!(
                "提出为账号 {account}（{name}）向{organisation}的登记邮箱寄送一次性链接，原因：{reason}。须由另一人寄送；\
                 如{name}并未失联，请其登录后在“本单位账号”作废。"
            ),
            format!(
                "A one-time link for {account} ({name}) is to go to the registered address of {organisation}. Reason: {reason}. It \
                 takes a second person to send it; if {name} is not lost, they sign in and void it among the accounts of the \
                 organisation."
            ),
        ),
    }
}

fn to_send(step: &LinkStep) -> Text {
    let (organisation, account, name, reason) = (
        &step.organisation_name,
        &step.account,
        &step.display_name,
        &step.reason,
    );
    Text {
        title: Words::new(
            format!("{organisation}的找回链接待另一人寄送"),
            format!("A link for a lost administrator of {organisation} waits for a second person"),
        ),
        body: Words::new(
            format!(
                "账号 {account}（{name}），原因：{reason}。请当面或电话向{organisation}核实后，到“机构与账号”中该机构寄送或作废；\
                 提出的人不能寄送。"
            ),
            format!(
                "The account {account} ({name}), reason: {reason}. Make sure with {organisation} in person or by telephone, then send \
                 or void it among its accounts; who proposed it cannot send it."
            ),
        ),
    }
}

fn sent(step: &LinkStep) -> Text {
    let (organisation, account, name) =
        (&step.organisation_name, &step.account, &step.display_name);
    let (until, email, reason) = (until(step), email(step), &step.reason);
    Text {
        title: Words::new(
            format!("{organisation}的找回链接已寄往登记邮箱"),
            format!("A link for a lost administrator of {organisation} was sent"),
        ),
        body: Words::new(
            format!(
                "账号 {account}（{name}）的一次性链接已由两人办理寄往{email}，{until}前有效，原因：{reason}。有人用该链接设置新密码时，\
                 该账号原有的登录才会结束。如{name}并未失联，请其登录后在“本单位账号”作废。"
            ),
            format!(
                "A one-time link for {account} ({name}) went to {email} by two persons, and serves until {until}. Reason: {reason}. The \
                 sessions of the account end when somebody sets another password by it. If {name} is not lost, they sign in and void \
                 it among the accounts of the organisation."
            ),
        ),
    }
}

fn voided(step: &LinkStep) -> Text {
    let (organisation, account, reason) = (&step.organisation_name, &step.account, &step.reason);
    Text {
        title: Words::new(
            format!("{organisation}的一次性链接已作废"),
            format!("The one-time link of {organisation} was voided"),
        ),
        body: Words::new(
            format!("账号 {account} 的一次性链接不再有效，原因：{reason}。"),
            format!("The one-time link for {account} opens nothing any more. Reason: {reason}."),
        ),
    }
}

fn used(step: &LinkStep) -> Text {
    let (organisation, account, name) =
        (&step.organisation_name, &step.account, &step.display_name);
    let email = email(step);
    let (next, next_en) = match (step.purpose, step.to_confirm) {
        (LinkPurpose::First, true) => (
            "登记邮箱与寄送链接的是同一人，须由另一人确认由本人使用后才能使用平台。",
            " One person stated the address and sent the link: another has to confirm the owner before the account opens anything.",
        ),
        (LinkPurpose::First, false) => (
            "该机构由此确认，可以使用平台。",
            " The organisation is confirmed by that.",
        ),
        (LinkPurpose::Lost, _) => (
            "原密码、登录和两步验证全部作废；如果不是贵单位所为，请立即联系寄送单位。",
            " The former password, sessions and second factor are void; if it was not your organisation, turn to those who sent it at once.",
        ),
    };
    Text {
        title: Words::new(
            format!("{organisation}的账号 {account} 已用一次性链接设置密码"),
            format!("The password of {account} of {organisation} was set by a one-time link"),
        ),
        body: Words::new(
            format!("有人打开寄往{email}的链接，为{name}设置了密码。{next}"),
            format!(
                "Somebody opened the link that went to {email} and set the password of {name}.{next_en}"
            ),
        ),
    }
}
