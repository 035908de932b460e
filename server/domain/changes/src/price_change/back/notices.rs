//! Groups events of what the exchange centre stops and corrects into messages, one for each manufacturer.

use futures_util::future::BoxFuture;
use ground::database::Transaction;
use ground::log::{Draft, Entry};
use ground::{Error, Result};
use serde::Deserialize;
use serde_json::json;

use super::message;
use super::payload::{Corrected, PublicityStopped};
use crate::price_change::message::Decided;
use crate::price_change::notices::{changes, for_manufacturers, group, names, read};
use crate::price_change::payload::ChangeFigures;
use crate::price_change::state::Origin;

/// Manufacturers with products in a list whose publicity is stopped.
pub(super) fn list_stopped<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let mut lists = Vec::new();
        for entry in entries {
            let stopped = PublicityStopped::deserialize(&entry.data).map_err(Error::internal)?;
            if stopped.origin == Origin::Linkage {
                lists.push(*entry);
            }
        }
        for_manufacturers(tx, &lists).await
    })
}

/// Manufacturers with products in a publicity.
pub(super) fn of_publicity<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(for_manufacturers(tx, entries))
}

/// Changes whose publicity is stopped.
pub(super) fn stopped<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let stopped: Vec<(&Entry, ChangeFigures)> = read(entries)?;
        let groups = group(stopped, |entry, figures| (entry.act, figures.manufacturer));
        let names = names(tx, groups.iter().map(|group| group.figures.product)).await?;
        let drafts = groups.into_iter().map(|group| {
            let decided = Decided {
                reason: group.figures.reason.clone(),
                changes: changes(&group.figures, group.count, &names),
            };
            Draft {
                // Everyone reads the event; its manufacturer has to know.
                concerned: vec![group.figures.manufacturer],
                ..Draft::with(group.first, json!(decided)).up_to(group.last)
            }
        });
        Ok(drafts.collect())
    })
}

/// Prices that were corrected.
pub(super) fn corrected<'a>(
    tx: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let corrected: Vec<(&Entry, Corrected)> = read(entries)?;
        let products = corrected.iter().map(|(_, one)| one.change.product);
        let names = names(tx, products).await?;
        let drafts = corrected.into_iter().map(|(entry, one)| {
            let figures = message::Corrected {
                manufacturer: one.change.manufacturer,
                product_name: (names.get(&one.change.product)).map(|(name, _)| name.clone()),
                base_price_before: one.base_price_before,
                base_price: one.change.base_price(),
                unconfirmed: one.unconfirmed,
                due_at: one.end.due_at,
                due_is_provisional: one.end.due_is_provisional,
                reason: one.change.reason.clone(),
            };
            Draft {
                concerned: vec![one.change.manufacturer],
                ..Draft::with(entry, json!(figures))
            }
        });
        Ok(drafts.collect())
    })
}
