//! Groups events of price changes into messages: one for all changes of a manufacturer in one act, so
//! that a decision on thousands of rows makes one message each, and one a day for declarations.
//!
//! Events without an act made their messages by further events ([`earlier`](super::earlier)), so they
//! make none here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::future::BoxFuture;
use ground::database::Transaction;
use ground::log::{Draft, Entry, SubjectKind};
use ground::{Error, ProductId, PublicityId, Result, SHANGHAI};
use market::catalogue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::earlier::{DECLARATIONS, PRICE_CHANGES};
use super::message::{Changes, Decided, Held, OfManufacturer, Received};
use super::payload::{ChangeFigures, Declared, Joined, Publicized, Refused};
use super::state::Origin;
use super::{earlier, message, payload, publicity, store};
use crate::price_change::publicity::payload::{Opened, PUBLICITY};

/// Entries that make one message.
pub(super) struct Group<'a, P> {
    pub(super) first: &'a Entry,
    pub(super) last: &'a Entry,
    pub(super) figures: P,
    pub(super) count: i64,
}

/// Entries with an act, with their figures; the others made their messages by [`earlier`] events.
pub(super) fn read<'a, P: DeserializeOwned>(entries: &[&'a Entry]) -> Result<Vec<(&'a Entry, P)>> {
    let noted = entries.iter().filter(|entry| entry.act.is_some());
    noted
        .map(|entry| {
            let figures = P::deserialize(&entry.data).map_err(Error::internal)?;
            Ok((*entry, figures))
        })
        .collect()
}

/// Groups entries by key, in the order of the first of each group.
pub(super) fn group<'a, P, K: Ord>(
    entries: Vec<(&'a Entry, P)>,
    key: impl Fn(&Entry, &P) -> K,
) -> Vec<Group<'a, P>> {
    let mut groups: BTreeMap<K, Group<'a, P>> = BTreeMap::new();
    for (entry, figures) in entries {
        let group = groups.entry(key(entry, &figures)).or_insert(Group {
            first: entry,
            last: entry,
            figures,
            count: 0,
        });
        group.count += 1;
        group.last = entry;
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first.position);
    groups
}

/// The names of each product and its manufacturer.
pub(super) async fn names(
    tx: &Transaction<'_>,
    products: impl Iterator<Item = ProductId>,
) -> Result<BTreeMap<ProductId, (String, String)>> {
    let products: Vec<ProductId> = products.collect();
    let found = catalogue::products(tx, &products).await?;
    let names = found
        .into_iter()
        .map(|product| (product.id, (product.head.name, product.head.manufacturer)));
    Ok(names.collect())
}

fn draft(entry: &Entry, subject: (&SubjectKind, String), figures: &impl Serialize) -> Draft {
    let (kind, id) = subject;
    Draft {
        subject: (kind.name.to_owned(), id),
        ..Draft::with(entry, json!(figures))
    }
}

/// A manufacturer's first declaration of a day; corrections do not count.
pub(super) fn once_a_day<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let mut declared: Vec<(&Entry, Declared)> = read(entries)?;
        declared.retain(|(_, figures)| !figures.corrected);
        let groups = group(declared, |entry, figures| {
            (figures.change.manufacturer, day_of(entry))
        });
        let products = groups.iter().map(|group| group.figures.change.product);
        let names = names(tx, products).await?;
        let drafts = groups.into_iter().map(|group| {
            let (change, day) = (&group.figures.change, day_of(group.first));
            let received = Received {
                manufacturer: change.manufacturer,
                manufacturer_name: names
                    .get(&change.product)
                    .map(|(_, manufacturer)| manufacturer.clone())
                    .ok_or(Error::NotFound)?,
                day,
            };
            let id = format!("{}-{day}", change.manufacturer);
            Ok(Draft {
                topic: Some(format!("{}/{id}", DECLARATIONS.name)),
                ..draft(group.first, (&DECLARATIONS, id), &received)
            })
        });
        drafts.collect()
    })
}

fn day_of(entry: &Entry) -> NaiveDate {
    entry.at.with_timezone(&SHANGHAI).date_naive()
}

/// Declarations that the exchange centre returned.
pub(super) fn returned<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move { decided(tx, read(entries)?, earlier::RETURNED).await })
}

/// Changes that the exchange centre refused; not those refused by an objection, whose answer
/// notifies already.
pub(super) fn refused<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let refused: Vec<(&Entry, Refused)> = read(entries)?;
        let refused = refused
            .into_iter()
            .filter(|(_, figures)| figures.objection.is_none())
            .map(|(entry, figures)| (entry, figures.change));
        decided(tx, refused.collect(), earlier::REFUSED).await
    })
}

/// Changes that joined another one of the same price.
pub(super) fn joined<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let joined: Vec<(&Entry, Joined)> = read(entries)?;
        let joined = joined
            .into_iter()
            .map(|(entry, figures)| (entry, figures.change));
        of_manufacturers(tx, joined.collect()).await
    })
}

/// Changes that wait for a decision of their own again.
pub(super) fn parted<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move { of_manufacturers(tx, read(entries)?).await })
}

/// One message for each manufacturer in an act, about the first of its changes.
async fn of_manufacturers(
    tx: &Transaction<'_>,
    entries: Vec<(&Entry, ChangeFigures)>,
) -> Result<Vec<Draft>> {
    let groups = group(entries, |entry, figures| (entry.act, figures.manufacturer));
    let names = names(tx, groups.iter().map(|group| group.figures.product)).await?;
    let drafts = groups.into_iter().map(|group| {
        let figures = changes(&group.figures, group.count, &names);
        Draft::with(group.first, json!(figures)).up_to(group.last)
    });
    Ok(drafts.collect())
}

async fn decided(
    tx: &Transaction<'_>,
    entries: Vec<(&Entry, ChangeFigures)>,
    list: &str,
) -> Result<Vec<Draft>> {
    let groups = group(entries, |entry, figures| (entry.act, figures.manufacturer));
    let names = names(tx, groups.iter().map(|group| group.figures.product)).await?;
    let drafts = groups.into_iter().map(|group| {
        let decided = Decided {
            reason: group.figures.reason.clone(),
            changes: changes(&group.figures, group.count, &names),
        };
        let subject = if group.count == 1 {
            (&payload::PRICE_CHANGE, group.first.subject_id.clone())
        } else {
            (&PRICE_CHANGES, list.to_owned())
        };
        draft(group.first, subject, &decided).up_to(group.last)
    });
    Ok(drafts.collect())
}

pub(super) fn changes(
    first: &ChangeFigures,
    changes: i64,
    names: &BTreeMap<ProductId, (String, String)>,
) -> Changes {
    Changes {
        changes,
        manufacturer: first.manufacturer,
        product_name: names.get(&first.product).map(|(name, _)| name.clone()),
    }
}

/// Changes whose publicity begins.
pub(super) fn publicized<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let groups = group(read(entries)?, |entry, figures: &Publicized| {
            let change = &figures.change;
            (entry.act, change.publicity, change.manufacturer)
        });
        let names = names(tx, groups.iter().map(|group| group.figures.change.product)).await?;
        let drafts = groups.into_iter().map(|group| {
            let change = &group.figures.change;
            let (publicity, end) = (change.publicity, group.figures.end.as_ref());
            let (publicity, end) = publicity
                .zip(end)
                .ok_or_else(|| Error::internal("a public change without its publicity"))?;
            let publicized = message::Publicized {
                changes: changes(change, group.count, &names),
                due_at: end.due_at,
                due_is_provisional: end.due_is_provisional,
            };
            let subject = (&PUBLICITY, publicity.to_string());
            Ok(draft(group.first, subject, &publicized).up_to(group.last))
        });
        drafts.collect()
    })
}

/// Prices that a load no longer contains and that still count.
pub(super) fn rises_held<'a>(
    _: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move { held(entries, earlier::RISE) })
}

/// Prices of a load that are far from the last ones.
pub(super) fn outliers_held<'a>(
    _: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move { held(entries, earlier::OUTLIER) })
}

/// One message for what an act holds of an origin.
fn held(entries: &[&Entry], origin: &str) -> Result<Vec<Draft>> {
    let groups = group(read(entries)?, |entry, _: &ChangeFigures| entry.act);
    let drafts = groups.into_iter().map(|group| {
        let figures = Held {
            changes: group.count,
        };
        let subject = (&PRICE_CHANGES, origin.to_owned());
        draft(group.first, subject, &figures).up_to(group.last)
    });
    Ok(drafts.collect())
}

/// Manufacturers with products in a list that became public. Changes of other origins notify one by
/// one, and so do corrections.
pub(super) fn list_publicized<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let mut lists = Vec::new();
        for entry in entries {
            let opened = Opened::deserialize(&entry.data).map_err(Error::internal)?;
            if opened.origin == Origin::Linkage && !opened.corrects {
                lists.push(*entry);
            }
        }
        for_manufacturers(tx, &lists).await
    })
}

/// One message for each manufacturer in the publicity of each entry, with the number of its products that were public then.
pub(super) async fn for_manufacturers(
    tx: &Transaction<'_>,
    entries: &[&Entry],
) -> Result<Vec<Draft>> {
    let mut wanted: Vec<(PublicityId, DateTime<Utc>)> = Vec::new();
    for entry in entries {
        let publicity = entry.subject_id.parse().map_err(Error::internal)?;
        wanted.push((publicity, entry.at));
    }
    let found = publicity::manufacturers(tx, &wanted).await?;
    let mut drafts = Vec::new();
    for (index, manufacturer, products) in found {
        let Some(entry) = entries.get(index) else {
            continue;
        };
        let mut draft = Draft::of(entry);
        draft.add(&OfManufacturer { products })?;
        draft.concerned = vec![manufacturer];
        drafts.push(draft);
    }
    Ok(drafts)
}

/// Announced changes, found by the event that they point to.
pub(super) fn announced<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let entries = entries.iter().filter(|entry| entry.act.is_some());
        let by_event: BTreeMap<_, &Entry> = entries.map(|entry| (entry.event, *entry)).collect();
        let events: Vec<_> = by_event.keys().copied().collect();
        let mut drafts = Vec::new();
        for (event, announced) in store::announced_by(tx, &events).await? {
            let Some(entry) = by_event.get(&event) else {
                continue;
            };
            let concerned = vec![announced.changes.manufacturer];
            drafts.push(Draft {
                concerned,
                ..Draft::with(entry, json!(announced))
            });
        }
        Ok(drafts)
    })
}
