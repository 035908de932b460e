//! What happens to one-time links, as the log keeps it: the organisation is notified of every step.

use futures_util::future::BoxFuture;
use ground::database::Transaction;
use ground::log::{self, Audience, Draft, Entry, Event, Tone};
use ground::{Figure, Label, Result, states};

use super::message;
use super::payload::{
    LinkStep, PROPOSED_EXAMPLE, RECOVERY_EXAMPLE, SENT_EXAMPLE, TO_SEND_EXAMPLE, USED_EXAMPLE,
    VOIDED_EXAMPLE,
};
use super::types::LinkPurpose;
use crate::party::holding::rules::SEPARATION;
use crate::party::subject::{FOUNDED, ORGANISATION};

const PURPOSE: Figure = Figure::state("purpose", Label::new("用途", "For"), || {
    states(LinkPurpose::words)
});

const OWNER: Figure = Figure::text("display_name", Label::new("本人", "Owner"));

const ACCOUNT: Figure = Figure::text("account", Label::new("账号", "Account"));

const EMAIL: Figure = Figure::text("email", Label::new("寄往", "Sent to"));

const EXPIRES_AT: Figure = Figure::instant("expires_at", Label::new("有效至", "Serves until"));

const REASON: Figure = Figure::text("reason", Label::new("原因", "Reason"));

/// A link goes to the registered address, and to nobody's account.
pub(in crate::party) const LINK_SENT: Event<LinkStep> = Event::new(
    "one-time-link-sent",
    Label::new("寄送一次性链接", "A one-time link is sent"),
    &ORGANISATION,
    SENT_EXAMPLE,
)
.tone(Tone::Waiting)
.shows(&[PURPOSE, OWNER, ACCOUNT, EMAIL, EXPIRES_AT])
.notifies(Audience::Address, &message::LINK)
.in_security_log();

/// One of two persons asks for a link for a lost administrator.
pub(in crate::party) const RECOVERY_PROPOSED: Event<LinkStep> = Event::new(
    "administrator-recovery-proposed",
    Label::new("提出找回账号管理员", "A lost administrator is to come back"),
    &ORGANISATION,
    PROPOSED_EXAMPLE,
)
.on(SEPARATION)
.tone(Tone::Waiting)
.shows(&[OWNER, ACCOUNT, REASON])
.notifies_by(with_bureaus, Audience::Concerned, &message::PROPOSED)
.in_security_log();

/// The same for those who may send it.
pub(in crate::party) const RECOVERY_TO_SEND: Event<LinkStep> = Event::new(
    "administrator-recovery-to-send",
    Label::new(
        "找回链接待另一人寄送",
        "A link for a lost administrator waits for a second person",
    ),
    &FOUNDED,
    TO_SEND_EXAMPLE,
)
.on(SEPARATION)
.tone(Tone::Waiting)
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::TO_SEND);

/// The second person sent it.
pub(in crate::party) const RECOVERY_SENT: Event<LinkStep> = Event::new(
    "administrator-recovery-sent",
    Label::new("寄送找回链接", "A link for a lost administrator is sent"),
    &ORGANISATION,
    RECOVERY_EXAMPLE,
)
.on(SEPARATION)
.tone(Tone::Waiting)
.shows(&[OWNER, ACCOUNT, EMAIL, EXPIRES_AT, REASON])
.notifies_by(with_bureaus, Audience::Concerned, &message::SENT)
.in_security_log();

pub(in crate::party) const LINK_VOIDED: Event<LinkStep> = Event::new(
    "one-time-link-voided",
    Label::new("作废一次性链接", "A one-time link is voided"),
    &ORGANISATION,
    VOIDED_EXAMPLE,
)
.tone(Tone::Bad)
.shows(&[PURPOSE, OWNER, ACCOUNT, EMAIL, REASON])
.notifies_by(
    with_bureaus,
    Audience::ConcernedAndOperators,
    &message::VOIDED,
)
.in_security_log();

/// Whoever reads the registered address set a password by it.
pub(in crate::party) const LINK_USED: Event<LinkStep> = Event::new(
    "one-time-link-used",
    Label::new("使用一次性链接", "A one-time link is used"),
    &ORGANISATION,
    USED_EXAMPLE,
)
.tone(Tone::Good)
.shows(&[PURPOSE, OWNER, ACCOUNT, EMAIL])
.notifies_by(
    with_bureaus,
    Audience::ConcernedAndOperators,
    &message::USED,
)
.in_security_log();

/// One message for each entry, for the bureaus too that its payload names.
fn with_bureaus<'a>(
    _: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async {
        let each = entries.iter().map(|entry| {
            let step: LinkStep = log::stored(&entry.data)?;
            let mut draft = Draft::of(entry);
            draft.concerned.extend(step.bureaus);
            Ok(draft)
        });
        each.collect()
    })
}
