//! Sending one-time links.

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{AccountId, Caller, Moment, OrganisationId, Result};

use super::ending::{about, step};
use super::payload::LinkStep;
use super::store::NewLink;
use super::types::{LinkPurpose, LinkState, OneTimeLink};
use super::{event, rules, store};
use crate::party::rulebook::LINK_HOURS;

/// Why a link ends in whose place another is sent.
const SENT_AGAIN: &str = "已重新寄送";

/// Until when a link serves that is sent now.
pub(in crate::party) fn expires_at(moment: &Moment) -> Result<DateTime<Utc>> {
    let hours = moment.rulebook.value(&LINK_HOURS, moment.today())?;
    Ok(rules::expires_at(moment.wall, hours))
}

/// Sends the link of a first administrator, in the place of one that was sent before.
///
/// # Errors
/// `organisation-without-mail`.
pub(in crate::party) async fn send_first(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (organisation, account): (OrganisationId, AccountId),
) -> Result<()> {
    let address = store::address(tx, organisation).await?;
    let email = rules::must_have_address(&address)?;
    if let Some(before) = store::lock_live(tx, organisation).await? {
        let by = (Some(caller.account), Some(SENT_AGAIN));
        store::end(tx, moment, before.id, LinkState::Void, by).await?;
    }
    let new = NewLink {
        organisation,
        account,
        purpose: LinkPurpose::First,
        reason: "",
        by: caller.account,
        sent: Some((email, expires_at(moment)?)),
    };
    let id = store::insert(tx, moment, &new).await?;
    let link = store::link(tx, id).await?;
    let letter = letter(tx, &link).await?;
    log::write(tx, moment, &[letter.by(caller)]).await?;
    Ok(())
}

/// That a link was sent, by which its letter is written.
pub(super) async fn letter(tx: &Transaction<'_>, link: &OneTimeLink) -> Result<NewEvent> {
    let step = LinkStep {
        bureaus: Vec::new(),
        ..sent_step(tx, link).await?
    };
    Ok(about(&event::LINK_SENT, link, &step))
}

/// What the log has of a link that was sent.
pub(super) async fn sent_step(tx: &Transaction<'_>, link: &OneTimeLink) -> Result<LinkStep> {
    let sent = link.sent.as_ref();
    let expires_at = sent.map(|sent| sent.expires_at.into());
    Ok(LinkStep {
        expires_at,
        ..step(tx, link).await?
    })
}
