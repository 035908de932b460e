//! The counter of imports on the home page.

use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, Result};

use super::store;

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

async fn count(db: &Connection<'_>, moment: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let imports = store::page(db, moment, caller, None, 1).await?;
    Ok(vec![RUNNING.of(imports.running, "/imports")])
}
