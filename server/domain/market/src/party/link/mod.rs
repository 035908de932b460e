//! One-time links (一次性链接): mailed to the registered address of an organisation, for its first administrator, who sets his password by
//! it, and for a lost last one, which takes two persons (S4-17). Nobody who sends one learns the password.

pub(super) mod ending;
pub(super) mod event;
mod message;
mod payload;
pub(super) mod rules;
pub(super) mod sending;
mod store;
#[cfg(test)]
mod tests;
pub(super) mod types;

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent};
use ground::{AccountId, Caller, Duty, Error, FieldError, Moment, OrganisationId, Result};

use super::founding::rules::founder_of;
use super::holding::rules::{Giving, Holding};
use super::keeping::is_own_administrator;
use super::rulebook::ADDRESS_SETTLED_DAYS;
use super::types::{Account, Organisation, Token};
use super::{
    accounts, event as events, holding, password, second_factor, session, visible_organisation,
    way_back, weak_password,
};
use ending::{about, step};
use payload::LinkStep;
use rules::Wanted;
use store::NewLink;
use types::{LinkAction, LinkPurpose, LinkRead, LinkState, OneTimeLink};

use super::types::OneTimeLinkId;

/// The last link of an organisation, with what the caller may do to it; none where there never was one. [`Error::NotFound`] when he may
/// not see the organisation.
pub async fn link(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
) -> Result<Option<(OneTimeLink, Vec<LinkAction>)>> {
    let organisation = visible_organisation(db, caller, id).await?;
    let Some(link) = store::last(db, organisation.firm).await? else {
        return Ok(None);
    };
    let mut actions = Vec::new();
    let is_live = rules::is_live(&link, moment.wall);
    let sends = founds(caller, &organisation);
    if sends && link.state == LinkState::Proposed && is_sent_by(db, caller, &link).await? {
        actions.push(LinkAction::Send);
    }
    if is_live && (sends || is_own_administrator(caller, organisation.firm)) {
        actions.push(LinkAction::Void);
    }
    Ok(Some((link, actions)))
}

/// Whether the caller acts for an organisation of the kind that founds this one.
fn founds(caller: &Caller, organisation: &Organisation) -> bool {
    founder_of(organisation.kind) == Some(caller.kind)
        && caller.firm != organisation.firm
        && caller.trades()
}

/// Whether the caller is a second person for a link.
async fn is_sent_by(db: &impl Reader, caller: &Caller, link: &OneTimeLink) -> Result<bool> {
    Ok(must_be_second(db, caller, link).await?.is_ok())
}

/// Requires that the caller is another than who proposed a link; the outer error is the database's.
async fn must_be_second(
    db: &impl Reader,
    caller: &Caller,
    link: &OneTimeLink,
) -> Result<std::result::Result<(), ground::Refused>> {
    let proposed = holding::store::hands(db, link.proposed_by).await?;
    let own = holding::store::hands(db, caller.account).await?;
    let (first, second) = (
        (link.proposed_by, proposed.as_slice()),
        (caller.account, own.as_slice()),
    );
    Ok(rules::must_be_another_hand(first, second))
}

/// Sends a link to a first administrator, in the place of one that was sent before; or proposes one for a lost last administrator,
/// which another person sends.
///
/// # Errors
/// [`Error::NotFound`] for an organisation that the caller may not see, or an account that is not its own;
/// `accounts-kept-by-their-own`, `recovers-administrators`, `organisation-without-mail`. For a lost administrator a missing reason,
/// `address-changed-lately`, `link-open-already`.
pub async fn send_link(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    (account, reason): (AccountId, &str),
) -> Result<()> {
    let organisation = locked(tx, caller, id).await?;
    let firm = organisation.firm;
    let all = accounts::store::accounts(tx, firm).await?;
    let found = all.iter().find(|one| one.id == account);
    let wanted = found.ok_or(Error::NotFound)?;
    match purpose(caller, &organisation, wanted, &all)? {
        LinkPurpose::First => {
            close_until_used(tx, moment, caller, account).await?;
            sending::send_first(tx, moment, caller, (firm, account)).await
        }
        LinkPurpose::Lost => propose(tx, moment, caller, &organisation, (account, reason)).await,
    }
}

/// An organisation that the caller may see, its accounts locked.
async fn locked(tx: &Transaction<'_>, caller: &Caller, id: OrganisationId) -> Result<Organisation> {
    let organisation = visible_organisation(tx, caller, id).await?;
    accounts::store::lock_accounts(tx, organisation.firm).await?;
    Ok(organisation)
}

fn purpose(
    caller: &Caller,
    organisation: &Organisation,
    wanted: &Account,
    all: &[Account],
) -> Result<LinkPurpose> {
    caller.must_trade_for(caller.kind)?;
    let wanted = Wanted::of(caller.kind, organisation.kind, wanted, all);
    Ok(wanted.purpose()?)
}

/// Takes a first account the password that somebody gave it before: nothing opens it but the link.
async fn close_until_used(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    account: AccountId,
) -> Result<()> {
    let locked = holding::store::lock_account(tx, account).await?;
    let by = Giving::Founder(caller.account);
    let holding = locked.holding.given(locked.kind, by, moment.wall);
    let until = sending::expires_at(moment)?;
    way_back::store::give_password(tx, account, password::NOBODY, until, &holding).await?;
    session::store::sign_out_everywhere(tx, account).await?;
    Ok(())
}

/// Requires that the registered address is one by which a lost administrator may come back.
async fn settled_address(
    db: &impl Reader,
    moment: &Moment,
    organisation: OrganisationId,
) -> Result<String> {
    let address = store::address(db, organisation).await?;
    let email = rules::must_have_address(&address)?.to_owned();
    let days = moment
        .rulebook
        .value(&ADDRESS_SETTLED_DAYS, moment.today())?;
    rules::must_be_settled(organisation, &address, moment.now, days)?;
    Ok(email)
}

async fn propose(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: &Organisation,
    (account, reason): (AccountId, &str),
) -> Result<()> {
    let reason = FieldError::reason_given(reason)?;
    settled_address(tx, moment, organisation.firm).await?;
    rules::must_be_alone(
        store::last(tx, organisation.firm).await?.as_ref(),
        moment.wall,
    )?;
    if let Some(over) = store::lock_live(tx, organisation.firm).await? {
        store::end(tx, moment, over.id, LinkState::Void, (None, None)).await?;
    }
    let new = NewLink {
        organisation: organisation.firm,
        account,
        purpose: LinkPurpose::Lost,
        reason,
        by: caller.account,
        sent: None,
    };
    let id = store::insert(tx, moment, &new).await?;
    let link = store::link(tx, id).await?;
    let step = step(tx, &link).await?;
    let to_send = LinkStep {
        bureaus: Vec::new(),
        persons: Some(second_persons(tx, caller, organisation, account).await?),
        ..step.clone()
    };
    let events = [
        about(&event::RECOVERY_PROPOSED, &link, &step).by(caller),
        about(&event::RECOVERY_TO_SEND, &link, &to_send).by(caller),
    ];
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Who may send what the caller proposes.
async fn second_persons(
    tx: &Transaction<'_>,
    caller: &Caller,
    organisation: &Organisation,
    account: AccountId,
) -> Result<Vec<AccountId>> {
    let hands = holding::store::hands(tx, caller.account).await?;
    let sending = holding::store::Vouching {
        kind: caller.kind,
        organisation: None,
        duties: Duty::trading(caller.kind),
        hands: &hands,
        region: &organisation.region.to_string(),
    };
    let persons = holding::store::vouching_beside(tx, account, &sending).await?;
    Ok(persons.into_iter().map(|one| one.id).collect())
}

/// Sends, by a second person, the link that another proposed for a lost administrator. `seen` is the one that he saw waiting.
///
/// # Errors
/// [`Error::NotFound`] for an organisation that the caller may not see or whose kind his does not found; `link-not-proposed`,
/// `same-person`, and what [`send_link`] refuses by now.
pub async fn send_proposed_link(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    seen: OneTimeLinkId,
) -> Result<()> {
    let organisation = locked(tx, caller, id).await?;
    if !founds(caller, &organisation) {
        return Err(Error::NotFound);
    }
    let firm = organisation.firm;
    let link = store::lock(tx, seen).await?;
    if link.organisation != firm {
        return Err(Error::NotFound);
    }
    rules::must_be_proposed(&link)?;
    must_be_second(tx, caller, &link).await??;
    let all = accounts::store::accounts(tx, firm).await?;
    let found = all.iter().find(|one| one.id == link.account);
    purpose(caller, &organisation, found.ok_or(Error::NotFound)?, &all)?;
    let email = settled_address(tx, moment, firm).await?;
    let sent = (email.as_str(), sending::expires_at(moment)?);
    store::open(tx, moment, link.id, caller.account, sent).await?;
    let link = store::link(tx, link.id).await?;
    let step = sending::sent_step(tx, &link).await?;
    let events = [
        about(&event::RECOVERY_SENT, &link, &step).by(caller),
        sending::letter(tx, &link).await?.by(caller),
    ];
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Ends the link of an organisation that waits or serves: by those who send such, or as an objection by an administrator of its own.
///
/// # Errors
/// [`Error::NotFound`] for an organisation that the caller may not see or has no say in, and where no link waits or serves; a missing
/// reason.
pub async fn void_link(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    reason: &str,
) -> Result<()> {
    let organisation = locked(tx, caller, id).await?;
    if !founds(caller, &organisation) && !is_own_administrator(caller, organisation.firm) {
        return Err(Error::NotFound);
    }
    let reason = FieldError::reason_given(reason)?;
    let live = store::lock_live(tx, organisation.firm).await?;
    let live = live.filter(|link| rules::is_live(link, moment.wall));
    ending::void(tx, moment, caller, &live.ok_or(Error::NotFound)?, reason).await
}

/// What whoever holds the secret of a letter reads before he uses it.
///
/// # Errors
/// `link-void`, for whatever reason it does not serve.
pub async fn read_link(db: &impl Reader, wall: DateTime<Utc>, secret: &Token) -> Result<LinkRead> {
    let found = store::of_secret(db, secret).await?;
    let link = found.filter(|link| rules::serves(link, wall));
    let link = link.ok_or_else(rules::void)?;
    let expires_at = link.sent.as_ref().map(|sent| sent.expires_at);
    Ok(LinkRead {
        organisation_name: super::organisation(db, link.organisation).await?.name,
        account: link.account_name,
        display_name: link.display_name,
        purpose: link.purpose,
        expires_at: expires_at.ok_or_else(rules::void)?,
    })
}

/// A password that may be set by a link: its hash only.
pub struct PreparedPassword {
    hash: String,
}

/// Judges a password for the account of a link, and hashes it. To be called where no transaction is open: hashing takes long on purpose.
///
/// # Errors
/// Refuses weak passwords.
pub async fn prepare_password(link: &LinkRead, password: &str) -> Result<PreparedPassword> {
    weak_password::must_be_strong(password, &link.account, "/password")?;
    let hash = password::hash(password).await?;
    Ok(PreparedPassword { hash })
}

/// Uses a link, once: its account has the password from now on, and what opened it before opens it no more, sessions, devices and second
/// factor. A first administrator is confirmed by it, unless one person could have stated the address and sent the link there: then
/// another person has to confirm the owner, as where somebody gave the password (S4-17).
///
/// # Errors
/// `link-void`, for whatever reason it does not serve by now.
pub async fn use_link(
    tx: &Transaction<'_>,
    moment: &Moment,
    secret: &Token,
    password: &PreparedPassword,
) -> Result<()> {
    let found = store::of_secret(tx, secret).await?;
    let found = found.ok_or_else(rules::void)?;
    accounts::store::lock_accounts(tx, found.organisation).await?;
    let link = store::lock(tx, found.id).await?;
    let is_open = rules::serves(&link, moment.wall);
    let account = holding::store::lock_account(tx, link.account).await?;
    if !is_open || !account.is_active {
        return Err(rules::void().into());
    }
    store::end(tx, moment, link.id, LinkState::Used, (None, None)).await?;
    let holding = match link.purpose {
        LinkPurpose::First => first_holding(tx, moment, &link, account.holding).await?,
        LinkPurpose::Lost => account.holding,
    };
    let to_confirm = link.purpose == LinkPurpose::First && holding.unconfirmed_since.is_some();
    let is_confirmed = link.purpose == LinkPurpose::First && !to_confirm;
    let taken = (&holding, is_confirmed);
    store::take_account(tx, moment, link.account, &password.hash, taken).await?;
    second_factor::store::remove(tx, link.account).await?;
    let sessions_ended = session::store::sign_out_everywhere(tx, link.account).await?;
    let step = LinkStep {
        reason: String::new(),
        sessions_ended: Some(sessions_ended),
        to_confirm,
        ..step(tx, &link).await?
    };
    let mut events: Vec<NewEvent> = vec![about(&event::LINK_USED, &link, &step)];
    if to_confirm {
        let owner = super::caller_of_account(tx, &link.account_name).await?;
        events.push(holding::to_confirm(tx, &owner, link.account, None).await?);
    }
    if is_confirmed {
        events.push(confirmed(&link));
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// That the mail of its organisation vouches for an owner.
fn confirmed(link: &OneTimeLink) -> NewEvent {
    let confirmed = events::Confirmed {
        account: link.account_name.clone(),
        display_name: link.display_name.clone(),
        by: events::Confirmer::Link,
    };
    let readers = log::Readers::parties(&[link.organisation]);
    events::ACCOUNT_CONFIRMED
        .about(link.account, &confirmed)
        .for_readers(readers)
}

/// Who vouches for a first administrator that used a link.
async fn first_holding(
    tx: &Transaction<'_>,
    moment: &Moment,
    link: &OneTimeLink,
    before: Holding,
) -> Result<Holding> {
    let address = store::address(tx, link.organisation).await?;
    let (Some(sent), Some(by)) = (&link.sent, address.by) else {
        return Ok(Holding::default());
    };
    let stated = holding::store::hands(tx, by).await?;
    if rules::vouches(&stated, &holding::store::hands(tx, sent.by).await?) {
        return Ok(Holding::default());
    }
    let others = [by].into_iter().filter(|by| !before.given_by.contains(by));
    Ok(Holding {
        unconfirmed_since: Some(moment.wall),
        given_by: before.given_by.iter().copied().chain(others).collect(),
    })
}

/// Forgets secrets that open nothing any more; returns how many.
pub(super) async fn tidy(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    store::tidy(tx, wall).await
}
