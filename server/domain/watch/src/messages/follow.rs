//! The follower: makes messages from entries of the ledger, as each kind of event defines.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ground::database::Transaction;
use ground::log::{self, Background, Draft, Entry, EventKind, Notice, Sides};
use ground::{AccountId, Moment, OrganisationId, OrganisationKind, Result, setting};
use market::party;

use super::group::groups;
use super::preferences::rules::{usual, way};
use super::preferences::{self, Preferences, Way};
use super::rules::{Around, Events, Recipients, events_of, letters, recipients};
use super::types::{Bundle, NewLetter, NewMessage, Recipient};
use super::{FOLLOWER, kinds, mail, store};

/// Makes the messages of about `rows_max` further entries of the ledger, and returns how many it
/// read: 0 at the end. Acts are not divided.
pub async fn follow(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    let position = log::lock_follower(tx, FOLLOWER).await?;
    let entries = log::acts_after(tx, position, rows_max).await?;
    let Some(last) = entries.last() else {
        return Ok(0);
    };
    let drafts = gather(tx, moment, &entries).await?;
    let drafts = first_of_topics(tx, drafts).await?;
    send(tx, moment, drafts).await?;
    log::advance_follower(tx, FOLLOWER, last.position).await?;
    Ok(entries.len())
}

/// Drafts of messages, in the order of the ledger.
async fn gather(
    tx: &Transaction<'_>,
    moment: &Moment,
    entries: &[Entry],
) -> Result<Vec<(Notice, Draft)>> {
    let known: HashMap<&str, &EventKind> = kinds::events(moment.capabilities)
        .map(|kind| (kind.name, kind))
        .collect();
    let mut of_kind: BTreeMap<&str, (Notice, Vec<&Entry>)> = BTreeMap::new();
    for entry in entries {
        if let Some(notice) = known.get(entry.kind.as_str()).and_then(|kind| kind.notice) {
            let (_, entries) = of_kind
                .entry(&entry.kind)
                .or_insert_with(|| (notice, Vec::new()));
            entries.push(entry);
        }
    }
    let mut drafts = Vec::new();
    for (notice, entries) in of_kind.into_values() {
        let of_kind = (notice.gather)(tx, &entries).await?;
        drafts.extend(of_kind.into_iter().map(|draft| (notice, draft)));
    }
    drafts.sort_by_key(|(_, draft)| draft.position);
    Ok(drafts)
}

/// Leaves out drafts whose topic had a message before. The position of the first one is stored, so
/// that reading the ledger again from the beginning makes the same messages.
async fn first_of_topics(
    tx: &Transaction<'_>,
    drafts: Vec<(Notice, Draft)>,
) -> Result<Vec<(Notice, Draft)>> {
    let topics: Vec<&str> = drafts
        .iter()
        .filter_map(|(_, draft)| draft.topic.as_deref())
        .collect();
    if topics.is_empty() {
        return Ok(drafts);
    }
    let known = store::topics(tx, &topics).await?;
    let mut new: BTreeMap<String, i64> = BTreeMap::new();
    let mut first = Vec::with_capacity(drafts.len());
    for (notice, draft) in drafts {
        let is_first = draft.topic.as_ref().is_none_or(|topic| {
            let position = known.get(topic).copied().unwrap_or_else(|| {
                let position = new.entry(topic.clone()).or_insert(draft.position);
                *position
            });
            position == draft.position
        });
        if is_first {
            first.push((notice, draft));
        }
    }
    store::insert_topics(tx, &new).await?;
    Ok(first)
}

/// Finds the recipients of each draft, brings together what one act did to each of them, and writes messages and mail.
async fn send(
    tx: &Transaction<'_>,
    moment: &Moment,
    mut drafts: Vec<(Notice, Draft)>,
) -> Result<()> {
    if drafts.is_empty() {
        return Ok(());
    }
    let receiving = receiving(tx, moment, &mut drafts).await?;
    let reachable = reachable(tx, &receiving).await?;
    let addresses = party::mail_addresses(tx, &addressed(&receiving)).await?;
    let mailed_after = position(tx, setting::ORGANISATION_MAIL_AFTER).await?;
    let bundles = bundles(tx, &drafts, &receiving).await?;
    let new = new_messages(tx, &bundles, &reachable).await?;
    let mailed_to: HashSet<(Events, AccountId)> = new
        .iter()
        .filter(|one| matches!(one.way, Way::Mail | Way::Digest))
        .map(|one| (events_of(one.bundle), one.recipient.account))
        .collect();
    let mailed = bundles
        .iter()
        .filter(|bundle| mailed_after < bundle.position);
    let is_mailed =
        |bundle: &Bundle, one: &Recipient| mailed_to.contains(&(events_of(bundle), one.account));
    let letters = letters(mailed, (&reachable, is_mailed), &addresses).into_iter();
    let letters = letters.map(|(bundle, organisation, address)| NewLetter {
        bundle,
        organisation,
        address,
        is_without_account: bundle.kind.opening.is_none()
            && reachable.iter().all(|one| one.organisation != organisation),
        is_in_digest: bundle.kind.opening.is_none() && usual(bundle.kind) == Way::Digest,
    });
    let letters: Vec<NewLetter<'_>> = letters.collect();
    let written = store::insert_many(tx, &new).await?;
    let capacities = capacities(tx, &new, &letters).await?;
    mail::write(tx, moment, (&new, &written), &letters, &capacities).await
}

/// As what those read who are one of several capacities of their firm.
async fn capacities(
    tx: &Transaction<'_>,
    new: &[NewMessage<'_>],
    letters: &[NewLetter<'_>],
) -> Result<HashMap<OrganisationId, OrganisationKind>> {
    let readers = new.iter().map(|one| one.recipient.organisation);
    let readers: BTreeSet<OrganisationId> = readers
        .chain(letters.iter().map(|one| one.organisation))
        .collect();
    let readers: Vec<OrganisationId> = readers.into_iter().collect();
    party::among_several(tx, &readers).await
}

/// The messages to accounts by the ways that they chose.
async fn new_messages<'a>(
    tx: &Transaction<'_>,
    bundles: &'a [Bundle],
    reachable: &'a [Recipient],
) -> Result<Vec<NewMessage<'a>>> {
    let accounts: Vec<AccountId> = reachable.iter().map(|one| one.account).collect();
    let chosen = preferences::of_accounts(tx, &accounts).await?;
    let nothing = Preferences::default();
    let mut new: Vec<NewMessage<'a>> = Vec::new();
    for bundle in bundles {
        let included = reachable
            .iter()
            .filter(|one| bundle.to.includes(one, bundle.sender));
        let each = included.map(|recipient| {
            let preferences = chosen.get(&recipient.account).unwrap_or(&nothing);
            NewMessage {
                bundle,
                recipient,
                way: way(bundle.kind, preferences),
                language: preferences.language,
            }
        });
        new.extend(each.filter(|one| one.way != Way::None));
    }
    Ok(new)
}

/// The recipients of each draft, to whose payload the names of its sides are added.
async fn receiving(
    tx: &Transaction<'_>,
    moment: &Moment,
    drafts: &mut [(Notice, Draft)],
) -> Result<Vec<Recipients>> {
    let behind = behind(tx, moment, drafts).await?;
    let operators = store::operators(tx).await?;
    let each = drafts.iter_mut().map(|(notice, draft)| {
        let sides = behind.get(subject_behind(draft));
        if let Some(sides) = sides {
            draft.add(&sides.names)?;
        }
        let persons = match notice.persons {
            Some(persons) => persons(&draft.data)?,
            None => None,
        };
        let around = Around {
            hospital: sides.and_then(|sides| sides.hospital),
            manufacturer: sides.and_then(|sides| sides.manufacturer),
            concerned: &draft.concerned,
            operators: &operators,
            actor: draft.actor,
            persons: persons.as_deref(),
            owner: owner(&draft.subject),
        };
        Ok(recipients(notice.audience, &around))
    });
    each.collect()
}

/// Whose account a subject is.
fn owner((kind, id): &(String, String)) -> Option<AccountId> {
    id.parse().ok().filter(|_| kind == party::ACCOUNT.name)
}

/// The messages of drafts. What an act of several transactions reported so far is stored, and grows.
async fn bundles(
    tx: &Transaction<'_>,
    drafts: &[(Notice, Draft)],
    receiving: &[Recipients],
) -> Result<Vec<Bundle>> {
    let grouped_after = position(tx, setting::MESSAGES_GROUPED_AFTER).await?;
    let groups = groups(drafts, receiving, grouped_after);
    let topics: Vec<&str> = groups
        .iter()
        .filter_map(|group| group.topic.as_deref())
        .collect();
    let stored = store::groups(tx, &topics).await?;
    let bundles: Result<Vec<Bundle>> = groups
        .iter()
        .filter_map(|group| group.bundle(&stored).transpose())
        .collect();
    let bundles = bundles?;
    store::save_groups(tx, &bundles).await?;
    Ok(bundles)
}

/// A position of the ledger that is a setting; 0 without it.
async fn position(tx: &Transaction<'_>, key: &str) -> Result<i64> {
    let stored = setting::read(tx, key).await?;
    Ok(stored.and_then(|text| text.parse().ok()).unwrap_or(0))
}

fn subject_behind(draft: &Draft) -> &(String, String) {
    draft.behind.as_ref().unwrap_or(&draft.subject)
}

/// The sides behind the subjects of drafts, one query for each kind of subject.
async fn behind(
    tx: &Transaction<'_>,
    moment: &Moment,
    drafts: &[(Notice, Draft)],
) -> Result<HashMap<(String, String), Sides>> {
    let backgrounds: HashMap<&str, Background> = kinds::subjects(moment.capabilities)
        .filter_map(|kind| Some((kind.name, kind.background?)))
        .collect();
    let mut wanted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, draft) in drafts {
        let (kind, id) = subject_behind(draft);
        if backgrounds.contains_key(kind.as_str()) {
            wanted.entry(kind).or_default().push(id);
        }
    }
    let mut behind = HashMap::new();
    for (kind, ids) in wanted {
        if let Some(background) = backgrounds.get(kind) {
            let found = background(tx, &ids).await?;
            behind.extend(
                found
                    .into_iter()
                    .map(|(id, sides)| ((kind.to_owned(), id), sides)),
            );
        }
    }
    Ok(behind)
}

/// The organisations that receive any of these.
fn organisations(receiving: &[Recipients]) -> Vec<OrganisationId> {
    let each = receiving.iter().flat_map(Recipients::organisations);
    each.copied().collect()
}

/// The organisations whose registered addresses receive any of these.
fn addressed(receiving: &[Recipients]) -> Vec<OrganisationId> {
    let each = receiving.iter().flat_map(Recipients::addressed);
    each.copied().collect()
}

/// The recipients with an active account, in the order of accounts, each in every capacity in which it may read.
async fn reachable(tx: &Transaction<'_>, receiving: &[Recipients]) -> Result<Vec<Recipient>> {
    let accounts = receiving.iter().flat_map(Recipients::accounts);
    let accounts: Vec<AccountId> = accounts.copied().collect();
    let colleagues = party::accounts_to_notify(tx, &organisations(receiving)).await?;
    let alone = store::accounts(tx, &accounts).await?;
    let mut firms: HashMap<AccountId, Vec<OrganisationId>> = HashMap::new();
    for (account, organisation, _) in &alone {
        firms.entry(*account).or_default().push(*organisation);
    }
    let mut reachable: BTreeMap<(AccountId, OrganisationId, bool), Recipient> = BTreeMap::new();
    let colleagues = colleagues.into_iter().map(|one| (one, Vec::new()));
    let alone = alone.into_iter().map(|one| {
        let named_of = firms.get(&one.0).cloned().unwrap_or_default();
        (one, named_of)
    });
    for ((account, organisation, email), named_of) in colleagues.chain(alone) {
        let recipient = Recipient {
            account,
            organisation,
            email,
            named_of,
        };
        let key = (account, organisation, recipient.named_of.is_empty());
        reachable.insert(key, recipient);
    }
    Ok(reachable.into_values().collect())
}
