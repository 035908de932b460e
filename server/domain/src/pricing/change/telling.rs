//! What people are told of changes: one event for all changes of a manufacturer's in one act, so that
//! a file of thousands makes one message.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::PriceChange;
use super::rules::Step;
use crate::calendar::Deadline;
use crate::caller::Caller;
use crate::catalogue;
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::{OrganisationId, PublicityId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::{Moment, SHANGHAI};

/// The things that a message of several changes leads to: one of them by its number, or a list.
const CHANGES: &str = "price-changes";

/// Tells the exchange centre that a manufacturer declares prices: once a day, whether it sends one
/// or a file of thousands.
pub(super) async fn declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    changes: &[PriceChange],
) -> Result<()> {
    let Some(first) = changes.first() else {
        return Ok(());
    };
    let day = moment.today();
    let subject = ("declarations", format!("{}-{day}", caller.organisation));
    let told = log::of_subject(tx, subject.0, &subject.1).await?;
    if !told.is_empty() {
        return Ok(());
    }
    let event = NewEvent::by(caller, "declarations-received", subject)
        .on("S4-13")
        .with(json!({
            "manufacturer": caller.organisation,
            "manufacturer_name": catalogue::product(tx, first.product).await?.manufacturer_name,
            "day": day,
        }));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Tells manufacturers that changes were returned or refused.
pub(super) async fn decided(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    step: Step,
    changes: &[PriceChange],
) -> Result<()> {
    let (kind, list) = match step {
        Step::Return => ("prices-returned", "returned"),
        Step::Refuse
        | Step::Publicize
        | Step::Uphold
        | Step::Withdraw
        | Step::Resubmit
        | Step::Announce => ("prices-refused", "refused"),
    };
    let subject = |changes: &[&PriceChange]| match changes {
        [one] => (CHANGES, one.id.to_string()),
        _ => (CHANGES, list.to_owned()),
    };
    let figures = |changes: &[&PriceChange]| {
        let reason = changes.first().map(|change| change.reason.as_str());
        json!({ "reason": reason })
    };
    each_manufacturer(tx, moment, Some(caller), kind, changes, subject, figures).await
}

/// Tells manufacturers that their products' changes are in publicity.
pub(super) async fn publicized(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    window: PublicityId,
    deadline: Deadline,
    changes: &[PriceChange],
) -> Result<()> {
    let figures = |_: &[&PriceChange]| {
        json!({
            "due_at": deadline.due_at.with_timezone(&SHANGHAI).to_rfc3339(),
            "due_is_provisional": deadline.is_provisional,
        })
    };
    let subject = |_: &[&PriceChange]| ("publicity", window.to_string());
    let kind = "prices-publicized";
    each_manufacturer(tx, moment, Some(caller), kind, changes, subject, figures).await
}

/// Tells manufacturers that their products' changes were announced.
pub(super) async fn announced(
    tx: &Transaction<'_>,
    moment: &Moment,
    window: PublicityId,
    changes: &[PriceChange],
) -> Result<()> {
    let figures = |changes: &[&PriceChange]| {
        let first_day = changes.iter().filter_map(|change| change.counts_from).min();
        json!({ "counts_from": first_day })
    };
    let subject = |_: &[&PriceChange]| ("publicity", window.to_string());
    each_manufacturer(
        tx,
        moment,
        None,
        "prices-announced",
        changes,
        subject,
        figures,
    )
    .await
}

/// Tells the whole exchange centre, whoever loaded the file, that prices are held which a load no
/// longer says.
pub(super) async fn held(tx: &Transaction<'_>, moment: &Moment, count: usize) -> Result<()> {
    if count == 0 {
        return Ok(());
    }
    let event = NewEvent::by_rule("price-rises-held", (CHANGES, "rise".to_owned()))
        .on("S4-13")
        .with(json!({ "changes": count }));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

async fn each_manufacturer(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    kind: &'static str,
    changes: &[PriceChange],
    subject: impl Fn(&[&PriceChange]) -> (&'static str, String),
    figures: impl Fn(&[&PriceChange]) -> Value,
) -> Result<()> {
    let mut of_each: BTreeMap<OrganisationId, Vec<&PriceChange>> = BTreeMap::new();
    for change in changes {
        of_each.entry(change.manufacturer).or_default().push(change);
    }
    let firsts: Vec<_> = of_each
        .values()
        .filter_map(|changes| changes.first())
        .map(|change| change.product)
        .collect();
    let products = catalogue::products(tx, &firsts).await?;
    let mut events = Vec::with_capacity(of_each.len());
    for (manufacturer, changes) in &of_each {
        let first = changes.first().map(|change| change.product);
        let product = products.iter().find(|product| Some(product.id) == first);
        let mut figures = figures(changes);
        figures["changes"] = json!(changes.len());
        figures["manufacturer"] = json!(manufacturer);
        figures["product_name"] = json!(product.map(|product| &product.name));
        let event = match caller {
            Some(caller) => NewEvent::by(caller, kind, subject(changes)),
            None => NewEvent::by_rule(kind, subject(changes)),
        };
        let readers = Readers::parties(&[*manufacturer]);
        events.push(event.on("S4-13").for_readers(readers).with(figures));
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}
