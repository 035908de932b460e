//! The counters of price changes on the home page.

use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, OrganisationKind, Result};

use super::listing;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&RETURNED, &TO_CHECK, &OBJECTIONS_OPEN, &UNCONFIRMED],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const RETURNED: CounterKind = CounterKind {
    key: "declarations_returned",
    label: Label::new("被退回的申报", "Declarations returned"),
    rank: 40,
    is_alarming: false,
};

const TO_CHECK: CounterKind = CounterKind {
    key: "price_changes_to_check",
    label: Label::new("待审核的价格变动", "Price changes to check"),
    rank: 50,
    is_alarming: false,
};

const OBJECTIONS_OPEN: CounterKind = CounterKind {
    key: "objections_open",
    label: Label::new("待答复的异议", "Objections to answer"),
    rank: 60,
    is_alarming: false,
};

const UNCONFIRMED: CounterKind = CounterKind {
    key: "price_corrections_unconfirmed",
    label: Label::new("待核实的更正价格", "Corrected prices to confirm"),
    rank: 62,
    is_alarming: false,
};

async fn count(db: &Connection<'_>, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let is_manufacturer = match caller.kind {
        OrganisationKind::Manufacturer => true,
        OrganisationKind::ExchangeCenter => false,
        OrganisationKind::Hospital
        | OrganisationKind::Distributor
        | OrganisationKind::InsuranceBureau => return Ok(Vec::new()),
    };
    let waiting = listing::waiting(db, caller.organisation).await?;
    if is_manufacturer {
        let returned = RETURNED.of(waiting.returned, "/price-changes?state=returned");
        return Ok(vec![returned]);
    }
    Ok(vec![
        TO_CHECK.of(waiting.to_check, "/price-changes?state=submitted"),
        OBJECTIONS_OPEN.of(waiting.objections_open, "/objections?state=open"),
        UNCONFIRMED.of(waiting.unconfirmed, "/price-changes?unconfirmed=true"),
    ])
}
