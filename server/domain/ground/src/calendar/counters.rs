//! The counter of the home page: notices that wait for a second person.

use super::store;
use crate::caller::Caller;
use crate::capability::{Counter, CounterKind, Counters};
use crate::database::Connection;
use crate::error::Result;
use crate::organisation_kind::OrganisationKind;
use crate::words::Label;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&TO_DECIDE],
    count: |db, _, caller| Box::pin(count(db, caller)),
};

const TO_DECIDE: CounterKind = CounterKind {
    key: "calendar_proposals_to_decide",
    label: Label::new("待本人确认的日历变更", "Changes of the calendar to confirm"),
    rank: 66,
    is_alarming: false,
};

async fn count(db: &Connection<'_>, caller: &Caller) -> Result<Vec<Counter>> {
    if caller
        .must_trade_for(OrganisationKind::ExchangeCenter)
        .is_err()
    {
        return Ok(Vec::new());
    }
    let open = store::proposals_to_decide(db, caller).await?;
    Ok(vec![TO_DECIDE.of(open, "/calendar")])
}
