//! The counter of the home page: changes of rules that wait for a second person.

use super::store;
use crate::caller::Caller;
use crate::capability::{Counter, CounterKind, Counters};
use crate::database::Connection;
use crate::error::Result;
use crate::moment::Moment;
use crate::organisation_kind::OrganisationKind;
use crate::words::Label;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&TO_DECIDE],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const TO_DECIDE: CounterKind = CounterKind {
    key: "rule_proposals_to_decide",
    label: Label::new("待本人确认的规则更新", "Changes of rules to confirm"),
    rank: 65,
    is_alarming: false,
};

async fn count(db: &Connection<'_>, moment: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    if caller
        .must_trade_for(OrganisationKind::ExchangeCenter)
        .is_err()
    {
        return Ok(Vec::new());
    }
    let open = store::proposals_to_decide(db, caller, moment.today()).await?;
    Ok(vec![TO_DECIDE.of(open, "/rules")])
}
