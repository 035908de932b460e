//! Messages on the site and mail: what people are told of the log.
//!
//! The follower `messages` reads the ledger by position and writes, in one transaction, the messages,
//! the mail and its own new position. Taking an event twice changes nothing. Mail is sent elsewhere:
//! claimed here, committed, sent, and noted here again, so that no network call waits in a
//! transaction. A crash in between repeats a mail under the same Message-ID.
//!
//! Whatever a message tells comes from the event's own figures, which never hold a hospital's own
//! price, and from names that everyone may know.

mod capability;
mod counters;
mod mail;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub use capability::CAPABILITY;
pub use mail::{
    Mail, MailId, claim_mail_due, mail_waiting, note_failed, note_sent, note_unreachable,
};
pub use rules::MessageKind;
pub use words::{link, words};

use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result};
use crate::ids::{AccountId, EventId, InvitationId, MessageId, OrganisationId};
use crate::log::{self, Entry};
use crate::moment::Moment;
use crate::party;
use crate::pricing::change::{self, Origin};
use rules::{Around, Told};

/// The name of the follower.
pub const FOLLOWER: &str = "messages";

/// A message in a person's inbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its row; grows with time.
    pub id: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: MessageKind,
    /// To what: the kind of thing.
    pub subject_kind: String,
    /// To what: which one.
    pub subject_id: String,
    /// The event's figures, with the names of those concerned.
    pub data: Value,
    /// When its reader marked it read.
    pub read_at: Option<DateTime<Utc>>,
}

/// The two sides of an invitation and what it is about, by the names that people know.
#[derive(Debug, Clone)]
struct Sides {
    hospital: (OrganisationId, String),
    manufacturer: (OrganisationId, String),
    product_name: String,
    base_unit: String,
    sales_unit: String,
}

/// Someone to tell.
#[derive(Debug, Clone)]
struct Reached {
    account: AccountId,
    organisation: OrganisationId,
    email: Option<String>,
}

/// A message about to be written.
struct NewMessage<'a> {
    entry: &'a Entry,
    kind: MessageKind,
    data: Value,
    reached: Reached,
}

/// Tells of at most `rows_max` further entries of the ledger, and says how many it took: 0 at the
/// end.
///
/// # Errors
/// When the database fails.
pub async fn follow(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    let position = log::lock_follower(tx, FOLLOWER).await?;
    let entries = log::after(tx, position, rows_max).await?;
    let Some(last) = entries.last() else {
        return Ok(0);
    };
    let new = decide(tx, &entries).await?;
    let written = store::insert_many(tx, &new).await?;
    mail::write(tx, moment, &new, &written).await?;
    log::advance_follower(tx, FOLLOWER, last.position).await?;
    Ok(entries.len())
}

/// Decides who is told what.
async fn decide<'a>(tx: &Transaction<'_>, entries: &'a [Entry]) -> Result<Vec<NewMessage<'a>>> {
    let telling: Vec<(&Entry, MessageKind)> = entries
        .iter()
        .filter_map(|entry| Some((entry, MessageKind::parse(&entry.kind)?)))
        .collect();
    if telling.is_empty() {
        return Ok(Vec::new());
    }
    let invitations: Vec<InvitationId> = telling
        .iter()
        .filter_map(|(entry, _)| invitation_behind(entry))
        .collect();
    let sides = store::sides(tx, &invitations).await?;
    let events: Vec<EventId> = telling.iter().map(|(entry, _)| entry.event).collect();
    let actors = store::actors(tx, &events).await?;
    let operators = store::operators(tx).await?;
    let linked = linked(tx, &telling).await?;

    let told: Vec<(&Entry, MessageKind, Option<&Sides>, Told)> = telling
        .into_iter()
        .map(|(entry, kind)| {
            let sides = invitation_behind(entry).and_then(|id| sides.get(&id));
            let concerned = linked.get(&entry.event);
            let around = Around {
                sides: sides.map(|sides| (sides.hospital.0, sides.manufacturer.0)),
                audience: concerned.map_or(&entry.audience, |concerned| &concerned.organisations),
                operators: &operators,
                actor: actors.get(&entry.event).copied().zip(entry.organisation),
            };
            (entry, kind, sides, rules::told(kind, &around))
        })
        .collect();
    let reachable = reachable(tx, told.iter().map(|(_, _, _, told)| told)).await?;
    let mut new = Vec::new();
    for (entry, kind, sides, told) in told {
        for reached in reachable.iter().filter(|reached| told.includes(reached)) {
            let mut data = data_of(entry, sides);
            if let Some(concerned) = linked.get(&entry.event) {
                data["products"] = json!(concerned.products.get(&reached.organisation));
            }
            new.push(NewMessage {
                entry,
                kind,
                data,
                reached: reached.clone(),
            });
        }
    }
    Ok(new)
}

/// The manufacturers that a list in publicity concerns, each with the number of its products.
#[derive(Debug, Default)]
struct Concerned {
    organisations: Vec<OrganisationId>,
    products: BTreeMap<OrganisationId, i64>,
}

/// Whom the lists among the entries concern; other changes in publicity are told one by one.
async fn linked(
    tx: &Transaction<'_>,
    telling: &[(&Entry, MessageKind)],
) -> Result<HashMap<EventId, Concerned>> {
    let mut linked = HashMap::new();
    for (entry, kind) in telling {
        if *kind != MessageKind::PublicityOpened {
            continue;
        }
        let origin = entry.data.get("origin").and_then(Value::as_str);
        let mut concerned = Concerned::default();
        if origin == Some(Origin::Linkage.into_str()) {
            let window = entry.subject_id.parse().map_err(Error::internal)?;
            let found = change::manufacturers_in_publicity(tx, window).await?;
            concerned.organisations = found.iter().map(|(id, _)| *id).collect();
            concerned.products = found.into_iter().collect();
        }
        linked.insert(entry.event, concerned);
    }
    Ok(linked)
}

impl Told {
    fn includes(&self, reached: &Reached) -> bool {
        match self {
            Self::Organisations(organisations, except) => {
                organisations.contains(&reached.organisation) && Some(reached.account) != *except
            }
            Self::Account(account) => reached.account == *account,
        }
    }
}

async fn reachable<'a>(
    tx: &Transaction<'_>,
    told: impl Iterator<Item = &'a Told>,
) -> Result<Vec<Reached>> {
    let mut organisations: Vec<OrganisationId> = Vec::new();
    let mut accounts: Vec<AccountId> = Vec::new();
    for told in told {
        match told {
            Told::Organisations(some, _) => organisations.extend(some),
            Told::Account(account) => accounts.push(*account),
        }
    }
    let colleagues = party::accounts_to_tell(tx, &organisations).await?;
    let mut reached: HashMap<AccountId, Reached> = colleagues
        .into_iter()
        .chain(store::accounts(tx, &accounts).await?)
        .map(|(account, organisation, email)| {
            (
                account,
                Reached {
                    account,
                    organisation,
                    email,
                },
            )
        })
        .collect();
    let mut sorted: Vec<Reached> = reached.drain().map(|(_, reached)| reached).collect();
    sorted.sort_by_key(|reached| reached.account);
    Ok(sorted)
}

/// The invitation that an entry is about, itself or by the misconduct in it.
fn invitation_behind(entry: &Entry) -> Option<InvitationId> {
    match entry.subject_kind.as_str() {
        "invitation" => entry.subject_id.parse().ok(),
        "misconduct" => entry.data.get("invitation")?.as_str()?.parse().ok(),
        _ => None,
    }
}

fn data_of(entry: &Entry, sides: Option<&Sides>) -> Value {
    let mut data = entry.data.clone();
    if !data.is_object() {
        data = json!({});
    }
    data["clause"] = json!(entry.clause);
    if let Some(sides) = sides {
        data["hospital_name"] = json!(sides.hospital.1);
        data["manufacturer_name"] = json!(sides.manufacturer.1);
        data["product_name"] = json!(sides.product_name);
        data["base_unit"] = json!(sides.base_unit);
        data["sales_unit"] = json!(sides.sales_unit);
    }
    data
}

/// The caller's messages before the message `before`, newest first, and how many there are.
///
/// # Errors
/// When the database fails.
pub async fn messages(
    db: &impl Reader,
    caller: &Caller,
    filter: MessageFilter,
    before: Option<i64>,
    rows_max: i64,
) -> Result<(Vec<Message>, i64)> {
    store::page(db, caller.account, filter, before, rows_max).await
}

/// Which messages to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageFilter {
    /// All.
    #[default]
    All,
    /// Those not yet read.
    Unread,
}

/// How many messages the caller has not read.
///
/// # Errors
/// When the database fails.
pub async fn unread_count(db: &impl Reader, caller: &Caller) -> Result<i64> {
    store::count(db, caller.account, MessageFilter::Unread).await
}

/// Marks a message of the caller read; it stays read since the first time.
///
/// # Errors
/// [`Error::NotFound`] for messages of others.
pub async fn mark_read(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: MessageId,
) -> Result<()> {
    if store::mark_read(tx, moment, caller.account, id.0).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Marks all messages of the caller read, and says how many were not.
///
/// # Errors
/// When the database fails.
pub async fn mark_all_read(tx: &Transaction<'_>, moment: &Moment, caller: &Caller) -> Result<u64> {
    store::mark_all_read(tx, moment, caller.account).await
}
