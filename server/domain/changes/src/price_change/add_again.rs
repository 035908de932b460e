//! A price that is declared again while it is on its way: the manufacturer's own declaration keeps the evidence of both (E8), what
//! was said with them, and the collection that the second one answers.

use std::collections::{BTreeMap, BTreeSet};

use ground::database::Transaction;
use ground::log::NewEvent;
use ground::{Caller, CampaignId, Error, Moment, PriceChangeId, Result, log};
use market::party;
use serde::Deserialize;

use super::declared_before::{is_same, nothing_added};
use super::event::EVIDENCE_ADDED;
use super::payload::{DeclaredAgain, PRICE_CHANGE};
use super::refusal::{PRICE_CHANGE_ALREADY_OPEN, PRICE_CHANGE_RETURNED};
use super::state::Origin;
use super::store;
use super::types::{Addition, Declared, DeclaredIn, PriceChange};

/// Adds what declarations that were not entered bring to the caller's own one on its way, and says in their refusals what became
/// of it. What is declared once more goes on as the caller's when the file that brought it in is undone.
pub(super) async fn add_again(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    by: DeclaredIn,
    open: &[PriceChange],
    declared: &[Declared],
    judged: &mut [Result<()>],
) -> Result<()> {
    let mut kept: BTreeMap<PriceChangeId, Kept> = BTreeMap::new();
    let mut events: Vec<NewEvent> = Vec::new();
    let mut again: BTreeSet<PriceChangeId> = BTreeSet::new();
    for (one, outcome) in declared.iter().zip(judged) {
        let Err(Error::Refused(refused)) = outcome else {
            continue;
        };
        if ![&PRICE_CHANGE_ALREADY_OPEN, &PRICE_CHANGE_RETURNED].contains(&refused.kind) {
            continue;
        }
        let own = open.iter().find(|change| {
            change.origin == Origin::Declaration
                && change.organisation == caller.organisation
                && is_same(one, change.product, &change.terms)
        });
        let Some(own) = own else {
            if !one.evidence.is_empty() || !one.remark.is_empty() {
                refused.detail = nothing_added(&refused.detail);
            }
            continue;
        };
        if refused.kind == &PRICE_CHANGE_ALREADY_OPEN {
            again.insert(own.id);
        }
        let own = kept.entry(own.id).or_insert_with(|| Kept {
            change: own.clone(),
            before: None,
            is_changed: false,
        });
        let addition = own.add(tx, one, by.campaign).await?;
        refused.detail = addition.outcome(&refused.detail, own.change.id);
        if !addition.is_empty() {
            events.push(own.change.declared_again(&addition).by(caller));
        }
    }
    let changed = kept.into_values().filter(|one| one.is_changed);
    let changed: Vec<PriceChange> = changed.map(|one| one.change).collect();
    if !changed.is_empty() {
        store::save_additions(tx, &changed).await?;
    }
    if !again.is_empty() {
        let again: Vec<PriceChangeId> = again.into_iter().collect();
        store::note_declared_again(tx, caller, by.import, &again).await?;
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// A declaration on its way, with what is added to it.
struct Kept {
    change: PriceChange,
    /// What was added before; none while nobody had to look.
    before: Option<Vec<Addition>>,
    is_changed: bool,
}

impl Kept {
    async fn add(
        &mut self,
        tx: &Transaction<'_>,
        one: &Declared,
        campaign: Option<CampaignId>,
    ) -> Result<Addition> {
        let before = self.before.as_deref().unwrap_or_default();
        let mut addition = Addition::of(one, campaign, &self.change, before);
        // Words are compared with earlier ones only where they are other than the declaration's: a file that is sent twice reads
        // no history.
        if self.before.is_none() && (addition.remark.is_some() || addition.source.is_some()) {
            let before = added_before(tx, self.change.id).await?;
            addition = Addition::of(one, campaign, &self.change, &before);
            self.before = Some(before);
        }
        if !addition.is_empty() {
            self.is_changed = true;
            self.change.evidence.extend(&addition.evidence);
            self.change.campaign = self.change.campaign.or(addition.campaign);
            if let Some(before) = &mut self.before {
                before.push(addition.clone());
            }
        }
        Ok(addition)
    }
}

/// What earlier declarations have added to a change.
async fn added_before(tx: &Transaction<'_>, id: PriceChangeId) -> Result<Vec<Addition>> {
    let history = party::whole_history(tx, &PRICE_CHANGE, id)
        .await?
        .into_iter();
    let again = history.filter(|entry| entry.kind == EVIDENCE_ADDED.kind.name);
    again
        .map(|entry| {
            let again = DeclaredAgain::deserialize(entry.data).map_err(Error::internal)?;
            Ok(again.into())
        })
        .collect()
}
