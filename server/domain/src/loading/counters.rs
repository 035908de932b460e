//! What imports count on the home page.

use super::store;
use crate::caller::Caller;
use crate::capability::{Counter, CounterKind, Counters};
use crate::database::Connection;
use crate::error::Result;
use crate::moment::Moment;
use crate::words::Label;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&RUNNING],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const RUNNING: CounterKind = CounterKind {
    key: "imports_running",
    label: Label::new("正在处理的导入", "Imports running"),
    rank: 70,
    is_alarming: false,
};

async fn count(db: &Connection, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let imports = store::page(db, caller, None, 1).await?;
    Ok(vec![RUNNING.of(imports.running, "/imports")])
}
