//! The end of one-time links that nobody has used: voided, or by what made them pointless.

use ground::database::Transaction;
use ground::log::{self, Event, NewEvent, Readers};
use ground::{AccountId, Caller, Moment, OrganisationId, Result};

use super::payload::LinkStep;
use super::types::{LinkPurpose, LinkState, OneTimeLink};
use super::{event, store};
use crate::party::store as party_store;

/// Why a link ends with the address to which it went.
const ADDRESS_CHANGED: &str = "登记邮箱已更改";

/// Why a link ends with the organisation to which it went, which is a capacity of another firm from now on.
const JOINED: &str = "已与另一机构合并为同一企业";

/// Why a link ends with the account that it was for.
const ACCOUNT_DISABLED: &str = "账号已停用";

/// Why a link ends whose proposer may act no more: he is not one of two people.
const PROPOSER_DISABLED: &str = "提出人账号已停用";

/// Ends a link that has not ended, for a reason of which the organisation is notified.
pub(super) async fn void(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    link: &OneTimeLink,
    reason: &str,
) -> Result<()> {
    let by = (Some(caller.account), Some(reason));
    if !store::end(tx, moment, link.id, LinkState::Void, by).await? {
        return Ok(());
    }
    let reason = reason.to_owned();
    let step = LinkStep {
        reason,
        ..step(tx, link).await?
    };
    let event = about(&event::LINK_VOIDED, link, &step);
    log::write(tx, moment, &[event.by(caller)]).await?;
    Ok(())
}

/// What the log has of a link, but for what its last step adds.
pub(super) async fn step(tx: &Transaction<'_>, link: &OneTimeLink) -> Result<LinkStep> {
    let organisation = party_store::organisation(tx, link.organisation).await?;
    let region = organisation.region.to_string();
    let sent = link.sent.as_ref();
    Ok(LinkStep {
        purpose: link.purpose,
        organisation_name: organisation.name,
        account: link.account_name.clone(),
        display_name: link.display_name.clone(),
        email: sent.map(|sent| sent.email.clone()),
        expires_at: None,
        reason: link.reason.clone(),
        sessions_ended: None,
        to_confirm: false,
        bureaus: match link.purpose {
            LinkPurpose::First => Vec::new(),
            LinkPurpose::Lost => store::nearest_bureaus(tx, &region).await?,
        },
        persons: None,
    })
}

/// An event of a link, for its organisation and those that oversee it.
pub(super) fn about(kind: &Event<LinkStep>, link: &OneTimeLink, step: &LinkStep) -> NewEvent {
    let readers = Readers::parties(&[link.organisation]);
    kind.about(link.organisation, step).for_readers(readers)
}

/// Ends the link of an organisation whose mail address is another one now: it went to the former.
pub(in crate::party) async fn end_with_address(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<()> {
    end_live(tx, moment, caller, (organisation, ADDRESS_CHANGED)).await
}

/// Ends the link of an organisation that becomes a capacity of another firm: its accounts are kept by that one's administrators.
pub(in crate::party) async fn end_with_joining(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<()> {
    end_live(tx, moment, caller, (organisation, JOINED)).await
}

async fn end_live(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (organisation, why): (OrganisationId, &str),
) -> Result<()> {
    match store::lock_live(tx, organisation).await? {
        Some(link) => void(tx, moment, caller, &link, why).await,
        None => Ok(()),
    }
}

/// Ends the link that is for an account which is disabled, and what that account proposed and nobody has sent; returns how many of
/// those.
pub(in crate::party) async fn end_with_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (organisation, account): (OrganisationId, AccountId),
) -> Result<usize> {
    let live = store::lock_live(tx, organisation).await?;
    if let Some(link) = live.filter(|link| link.account == account) {
        void(tx, moment, caller, &link, ACCOUNT_DISABLED).await?;
    }
    let proposed = store::lock_proposed_by(tx, account).await?;
    for link in &proposed {
        void(tx, moment, caller, link, PROPOSER_DISABLED).await?;
    }
    Ok(proposed.len())
}
