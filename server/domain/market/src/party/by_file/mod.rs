//! Organisations of a file, with their first administrators, who set their passwords by one-time links.

mod rules;
mod store;

use ground::database::Transaction;
use ground::{Caller, Error, Moment, OrganisationId, Result};

use super::accounts::{self, PreparedAccount};
use super::capacities::{NewCapacity, add_capacity};
use super::editing::edit_organisation;
use super::founding::{enter_organisation, name_taken};
use super::types::{FirstAdministrator, NewOrganisation, Organisation};
use rules::Known;

/// A row of a file of organisations.
#[derive(Debug, Clone)]
pub struct OrganisationRow {
    /// What it states; what it leaves out of a known organisation stays.
    pub new: NewOrganisation,
    /// Who keeps its accounts, where the row names one.
    pub first: Option<FirstAdministrator>,
}

/// What became of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationLoaded {
    /// Whether the organisation is new.
    pub is_entered: bool,
    /// Whether the firm is known in another capacity, and acts in this one too from now on.
    pub is_capacity_added: bool,
    /// The names of the fields that are others now, of one that was known.
    pub edited: Vec<&'static str>,
    /// Whether its first account was opened, and its link sent.
    pub is_opened: bool,
}

impl OrganisationLoaded {
    /// Whether all was as the row states it.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        *self == Self::default()
    }
}

/// Enters the organisation of a row, or edits the known one of its kind and name, and opens its first account where nobody keeps its
/// accounts. A firm that is known by name and credit code as the manufacturer acts as the distributor too, and the other way round: so
/// the list of a platform founds the same firms elsewhere. The same row again changes nothing.
///
/// # Errors
/// As entering, editing and opening do; `organisation-name-taken` for one of the name with another code, whose codes nobody corrects
/// by a file; `organisation-without-mail` for a first account without an address to which its link goes;
/// `accounts-kept-by-their-own` for another account than those of an organisation that keeps its own.
pub async fn load_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    row: &OrganisationRow,
    reason: &str,
) -> Result<OrganisationLoaded> {
    let mut loaded = OrganisationLoaded::default();
    let id = match store::known(tx, &row.new).await? {
        Some(known) => {
            loaded.edited = edit(tx, moment, caller, &known, (&row.new, reason)).await?;
            known.id
        }
        None => match store::in_other_capacity(tx, &row.new).await? {
            Some(firm) => {
                loaded.is_capacity_added = true;
                let new = NewCapacity {
                    capacity: row.new.kind,
                    joins: None,
                };
                let added = add_capacity(tx, moment, caller, firm.id, &new).await?;
                loaded.edited = edit(tx, moment, caller, &firm, (&row.new, reason)).await?;
                added.id
            }
            None => {
                loaded.is_entered = true;
                enter_organisation(tx, moment, caller, &row.new).await?.id
            }
        },
    };
    if let Some(first) = &row.first {
        loaded.is_opened = open_first(tx, moment, caller, id, first).await?;
    }
    Ok(loaded)
}

/// Edits a known organisation as a row states it; returns the names of the fields that are others now.
async fn edit(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    known: &Known,
    (new, reason): (&NewOrganisation, &str),
) -> Result<Vec<&'static str>> {
    if !known.is_same(new) {
        return Err(name_taken(&known.name));
    }
    let before = super::organisation(tx, known.id).await?.registered();
    let after = rules::stated(&before, new);
    let changed = after.changed_from(&before);
    if !changed.is_empty() {
        edit_organisation(tx, moment, caller, known.id, (&after, reason)).await?;
    }
    Ok(changed)
}

/// Opens the first account of an organisation, unless it is there; whether it was opened.
async fn open_first(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    first: &FirstAdministrator,
) -> Result<bool> {
    let prepared = PreparedAccount::first(first)?;
    let of: Organisation = super::organisation(tx, id).await?;
    let there = accounts::store::accounts(tx, of.firm).await?;
    if there.iter().any(|one| one.account == first.account) {
        return Ok(false);
    }
    if !accounts::must_keep_accounts(tx, caller, of.firm).await? {
        return Err(Error::Forbidden);
    }
    accounts::end_unheld(tx, moment, caller, of.firm, None).await?;
    accounts::open_by_link(tx, moment, caller, &of, &prepared).await?;
    Ok(true)
}
