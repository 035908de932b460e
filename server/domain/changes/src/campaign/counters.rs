//! The counter of collections on the home page.

use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, Result};

use super::{store, viewer};

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&CAMPAIGNS_OPEN],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const CAMPAIGNS_OPEN: CounterKind = CounterKind {
    key: "campaigns_open",
    label: Label::new("进行中的价格采集", "Collections open"),
    rank: 100,
    is_alarming: false,
};

/// For a manufacturer the collections that it has not answered in full.
async fn count(db: &Connection<'_>, moment: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let Ok(viewer) = viewer(caller) else {
        return Ok(Vec::new());
    };
    let campaigns = store::waiting(db, moment, viewer).await?;
    Ok(vec![CAMPAIGNS_OPEN.of(campaigns, "/campaigns?open=true")])
}
