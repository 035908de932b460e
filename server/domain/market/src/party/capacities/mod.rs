//! In which capacities (生产企业、配送企业) a firm acts: each is an organisation of its own, and an account of the firm acts in one of them
//! at a time. What is readable in one is not in the other.

mod rules;
mod store;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent, Readers};
use ground::{
    AccountId, Caller, Error, FieldError, Moment, OrganisationId, OrganisationKind, Result, text,
};

use super::event::{CAPACITY_ADDED, JOINING_AGREED, ORGANISATION_EDITED};
use super::founding::rules::{founder_of, may_enter};
use super::founding::{check_organisation, entered};
use super::hospital_facts::HospitalFacts;
use super::link::ending;
use super::payload::{CapacityAdded, JoiningAgreed, OrganisationEdited};
use super::subject::ORGANISATION;
use super::types::{HistoryEntry, NewOrganisation, Organisation, Registered, Token};
use super::{accounts, administrators, editing, keeping};

/// The organisations of a firm with their kinds, the first one first: one for each capacity in which it acts.
pub async fn capacities(
    db: &impl Reader,
    firm: OrganisationId,
) -> Result<Vec<(OrganisationId, OrganisationKind)>> {
    store::capacities(db, firm).await
}

/// Those of some organisations whose firm acts in several capacities, each with its own.
pub async fn among_several(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, OrganisationKind>> {
    let found = store::among_several(db, organisations).await?;
    Ok(found.into_iter().collect())
}

/// Whether an organisation is the caller's firm, in whatever capacity.
pub async fn is_own_firm(db: &impl Reader, caller: &Caller, id: OrganisationId) -> Result<bool> {
    Ok(caller.organisation == id || store::is_of_firm(db, caller.firm, id).await?)
}

/// Lets the caller's session act in another capacity of his firm from now on, and the next ones begin there. Nothing else of it
/// changes: his account and his duties are the firm's.
///
/// # Errors
/// Names the field `capacity` for one in which his firm does not act.
pub async fn switch_capacity(
    tx: &Transaction<'_>,
    caller: &Caller,
    token: &Token,
    capacity: OrganisationKind,
) -> Result<()> {
    let held = store::capacities(tx, caller.firm).await?;
    let wanted = held.into_iter().find(|(_, kind)| *kind == capacity);
    let Some((organisation, _)) = wanted else {
        return Err(FieldError::alone(
            "/capacity",
            "本单位没有这一身份",
            "your organisation does not act in this capacity",
        ));
    };
    store::act_in(tx, caller.account, token, organisation).await
}

/// What adds a capacity to a firm.
pub struct NewCapacity {
    pub capacity: OrganisationKind,
    /// The organisation that is the same firm in it, where there is one already.
    pub joins: Option<OrganisationId>,
}

/// Lets a firm act in another capacity: as a further organisation of the same name and codes, or as one that is there already, whose
/// accounts are the firm's afterwards. By whoever founds such organisations. Nothing takes a capacity away again: what was done in it
/// stays.
///
/// # Errors
/// [`Error::NotFound`] for an organisation that the caller may not see, [`Error::Forbidden`] for who founds none; names the field
/// `capacity` or `joins`; `capacity-held`, `credit-codes-differ`, `kept-by-two`, `organisation-name-taken`.
pub async fn add_capacity(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    new: &NewCapacity,
) -> Result<Organisation> {
    caller.must_oversee()?;
    caller.must_trade_for(caller.kind)?;
    let of = super::visible_organisation(tx, caller, id).await?;
    let firm = editing::lock_organisation(tx, of.firm).await?;
    accounts::lock_accounts(tx, firm.id).await?;
    let held = store::capacities(tx, firm.id).await?;
    let held: Vec<OrganisationKind> = held.iter().map(|(_, kind)| *kind).collect();
    rules::may_add(&held, new.capacity)?;
    may_enter(caller.kind, new.capacity)
        .map_err(|words| FieldError::alone("/capacity", words.zh, words.en))?;
    let (mut events, added, joined) = match new.joins {
        None => {
            let added = store::insert_capacity(tx, moment, &firm, new.capacity).await?;
            (vec![first_event(added, &firm, new.capacity)], added, None)
        }
        Some(other) => {
            let (events, name) = join(tx, moment, caller, &firm, other, new.capacity).await?;
            (events, other, Some(name))
        }
    };
    let capacity_added = CapacityAdded {
        name: firm.name.clone(),
        capacity: new.capacity,
        joined,
        persons: administrators(tx, firm.id).await?,
    };
    let event = CAPACITY_ADDED.about(firm.id, &capacity_added);
    events.push(event.for_readers(Readers::parties(&[firm.id, added])));
    let events: Vec<NewEvent> = events.into_iter().map(|one| one.by(caller)).collect();
    log::write(tx, moment, &events).await?;
    super::organisation(tx, added).await
}

fn first_event(id: OrganisationId, firm: &Organisation, capacity: OrganisationKind) -> NewEvent {
    let new = NewOrganisation {
        name: firm.name.clone(),
        kind: capacity,
        credit_code: firm.credit_code.clone(),
        institution_code: None,
        region: Some(firm.region),
        email: firm.email.clone(),
        hospital: HospitalFacts::default(),
    };
    entered(id, (&new, firm.region))
}

/// Makes another organisation a capacity of a firm; what is registered of the firm stays, and what it has not is what the other had.
/// Returns the events of that, yet to be written, and the name that the other had.
async fn join(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    firm: &Organisation,
    other: OrganisationId,
    capacity: OrganisationKind,
) -> Result<(Vec<NewEvent>, String)> {
    let seen = super::visible_organisation(tx, caller, other).await;
    if matches!(seen, Err(Error::NotFound)) {
        return Err(rules::not_to_be_joined());
    }
    seen?;
    let joined = editing::lock_organisation(tx, other).await?;
    accounts::lock_accounts(tx, joined.id).await?;
    let (joins, _) = store::firm_facts(tx, firm.id).await?;
    let (joins_firm, is_alone) = store::firm_facts(tx, joined.id).await?;
    let is_named = |name: Option<String>, of: &str| {
        name.is_some_and(|name| text::folded(&name) == text::folded(of))
    };
    let of_firm = accounts::keepers(tx, firm.id, None).await?;
    let of_joined = accounts::keepers(tx, joined.id, None).await?;
    let has_agreed = is_named(joins, &joined.name) && is_named(joins_firm, &firm.name);
    let joining = rules::Joining {
        firm: (firm, of_firm),
        joined: (&joined, of_joined),
        is_alone,
        has_agreed,
    };
    rules::may_join(&joining, capacity)?;
    ending::end_with_joining(tx, moment, caller, joined.id).await?;
    store::join(tx, firm, joined.id).await?;
    let after = Registered {
        credit_code: firm.credit_code.clone().or(joined.credit_code.clone()),
        email: firm.email.clone().or(joined.email.clone()),
        ..firm.registered()
    };
    editing::store_edited(tx, moment, caller, firm, &after).await?;
    if after.email != firm.email {
        ending::end_with_address(tx, moment, caller, firm.id).await?;
    }
    let edited = [firm, &joined].into_iter().filter_map(|before| {
        let (id, before) = (before.id, before.registered());
        if after.changed_from(&before).is_empty() {
            return None;
        }
        let edited = OrganisationEdited::of(before, after.clone(), "");
        let event = ORGANISATION_EDITED.about(id, &edited);
        Some(event.for_readers(Readers::parties(&[id])))
    });
    Ok((edited.collect(), joined.name))
}

/// In which capacity the caller may let a firm act too that acts in these; none where in no other, or he founds no such organisations.
#[must_use]
pub fn adds(
    caller: &Caller,
    held: &[(OrganisationId, OrganisationKind)],
) -> Option<OrganisationKind> {
    let kinds: Vec<OrganisationKind> = held.iter().map(|(_, kind)| *kind).collect();
    let other = kinds.first()?.beside()?;
    let may = caller.trades()
        && may_enter(caller.kind, other).is_ok()
        && rules::may_add(&kinds, other).is_ok();
    may.then_some(other)
}

/// With which other organisation a firm agrees to be one, for its own administrators and those who found such organisations.
pub async fn joins(
    db: &impl Reader,
    caller: &Caller,
    organisation: &Organisation,
) -> Result<Option<String>> {
    let founds = founder_of(organisation.kind) == Some(caller.kind);
    if !founds && !keeping::is_own_administrator(caller, organisation.firm) {
        return Ok(None);
    }
    Ok(store::firm_facts(db, organisation.firm).await?.0)
}

/// Everything that happened to a firm in its capacities, oldest first. The calling operation has checked that the caller may see it.
pub async fn history_of_firm(
    db: &impl Reader,
    caller: &Caller,
    organisation: &Organisation,
) -> Result<Vec<HistoryEntry>> {
    let held = store::capacities(db, organisation.firm).await?;
    let ids: Vec<String> = held.iter().map(|(id, _)| id.to_string()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    super::history_of(db, caller, &ORGANISATION, &ids).await
}

/// Agrees that the caller's organisation and another one are one firm, by the registered name of the other; none takes that back.
/// Where both have people, whoever founded them makes them one after both have agreed.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no administrator of the organisation; names the field `name` where it cannot be one firm
/// with another.
pub async fn agree_to_join(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    name: Option<&str>,
) -> Result<()> {
    let own = super::organisation(tx, id).await?;
    if !keeping::is_own_administrator(caller, own.firm) {
        return Err(Error::NotFound);
    }
    let own = editing::lock_organisation(tx, own.firm).await?;
    rules::may_agree(own.kind)?;
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    if let Some(name) = name {
        check_organisation(&NewOrganisation {
            name: name.to_owned(),
            kind: own.kind,
            credit_code: None,
            institution_code: None,
            region: None,
            email: None,
            hospital: HospitalFacts::default(),
        })?;
    }
    let (before, _) = store::firm_facts(tx, own.id).await?;
    if before.as_deref() == name {
        return Ok(());
    }
    store::agree_to_join(tx, own.id, name).await?;
    let mut persons: Vec<AccountId> = administrators(tx, own.id).await?;
    persons.retain(|one| *one != caller.account);
    let agreed = JoiningAgreed {
        name: own.name,
        other: name.map(str::to_owned),
        persons,
    };
    let event = JOINING_AGREED
        .about(own.id, &agreed)
        .by(caller)
        .for_readers(Readers::parties(&[own.id]));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
