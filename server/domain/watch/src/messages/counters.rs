//! The counter of messages on the home page.

use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, Result};

use super::unread_count;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&UNREAD],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const UNREAD: CounterKind = CounterKind {
    key: "unread_messages",
    label: Label::new("未读消息", "Unread messages"),
    rank: 120,
    is_alarming: false,
};

async fn count(db: &Connection<'_>, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let unread = unread_count(db, caller).await?;
    Ok(vec![UNREAD.of(unread, "/messages")])
}
