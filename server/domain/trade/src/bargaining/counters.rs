//! The counters of bargaining on the home page: invitations that wait for the caller, and all open ones.

use chrono::{SecondsFormat, TimeDelta};
use ground::calendar::Term;
use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, OrganisationKind, Result};

use super::listing;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&WAITING_FOR_ME, &DUE_SOON, &OPEN],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const WAITING_FOR_ME: CounterKind = CounterKind {
    key: "invitations_waiting_for_me",
    label: Label::new("待我处理的议价", "Invitations waiting for me"),
    rank: 10,
    is_alarming: false,
};

const DUE_SOON: CounterKind = CounterKind {
    key: "invitations_due_soon",
    label: Label::new("即将到期的议价", "Invitations due soon"),
    rank: 20,
    is_alarming: true,
};

const OPEN: CounterKind = CounterKind {
    key: "invitations_open",
    label: Label::new("进行中的议价", "Open invitations"),
    rank: 30,
    is_alarming: false,
};

const ALL_OPEN: &str = "/invitations?state=pending,countered";

async fn count(db: &Connection<'_>, moment: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let mine = match caller.kind {
        OrganisationKind::Manufacturer => Some("/invitations?state=pending"),
        OrganisationKind::Hospital => Some("/invitations?state=countered"),
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => None,
        OrganisationKind::Distributor => return Ok(Vec::new()),
    };
    // Due soon is what is due by the end of the next working day, hence the microsecond: `due_at` is
    // exclusive, and what ends with that day has its midnight.
    let next_day = moment.calendar.count(moment.now, Term::WorkingDays(1));
    let soon = next_day.deadline.due_at + TimeDelta::microseconds(1);
    let waiting = listing::waiting(db, caller, soon).await?;
    let mut counters = Vec::new();
    if let Some(link) = mine {
        counters.push(WAITING_FOR_ME.of(waiting.for_caller, link));
    }
    let soon = soon.to_rfc3339_opts(SecondsFormat::Micros, true);
    let link = format!("{}&due_before={soon}", mine.unwrap_or(ALL_OPEN));
    counters.push(DUE_SOON.at(waiting.due_soon, link));
    counters.push(OPEN.of(waiting.open, ALL_OPEN));
    Ok(counters)
}
