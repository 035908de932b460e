//! What messages count on the home page.

use super::unread_count;
use crate::caller::Caller;
use crate::capability::{Counter, CounterKind, Counters};
use crate::database::Connection;
use crate::error::Result;
use crate::moment::Moment;
use crate::words::Label;

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

async fn count(db: &Connection, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let unread = unread_count(db, caller).await?;
    Ok(vec![UNREAD.of(unread, "/messages")])
}
