//! What records of misconduct count on the home page.

use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, Result};

use super::store;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&RECENT],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const RECENT: CounterKind = CounterKind {
    key: "misconduct_recent",
    label: Label::new("近期不良记录", "Recent misconduct"),
    rank: 130,
    is_alarming: false,
};

/// The records that are not withdrawn and that the caller may read.
async fn count(db: &Connection<'_>, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let organisation = (!caller.is_overseer()).then_some(caller.organisation);
    let in_force = store::count_in_force(db, organisation, caller.within()).await?;
    Ok(vec![RECENT.of(in_force, "/misconduct-records")])
}
