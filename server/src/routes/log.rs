//! The log as a caller may read it.

use std::ops::RangeInclusive;

use domain::{CAPABILITIES, ShanghaiTime, log};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::http::{Answer, LIMITS, Operation, Request, Who, get, json};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/feed", feed)
            .by(Who::SignedIn)
            .described(
                "What happened after a position, of what the caller may know, in order and \
                    without a gap. Positions are the caller's own: they count what his organisation \
                    may read, and never change.",
            )
            .query_number(
                "after",
                POSITIONS,
                "The position after which to read; from the start by default",
            )
            .query_number("limit", LIMITS, "Events at most; 20 by default"),
    ]
}

/// The positions of the log.
const POSITIONS: RangeInclusive<i64> = 0..=i64::MAX;

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
struct FeedEvent {
    /// Its number among the events that the caller may read, from 1.
    position: i64,
    /// The instant at which it happened.
    at: ShanghaiTime,
    /// The kind of event.
    kind: String,
    /// The thing to which it happened.
    subject: FeedSubject,
    /// The clause that it rests on.
    clause: Option<String>,
    /// The figures of the event, as recorded.
    #[schema(value_type = Object)]
    data: Value,
}

/// What something happened to.
#[derive(Debug, Serialize, ToSchema)]
struct FeedSubject {
    /// The kind of thing.
    kind: String,
    /// The id of the thing among those of its kind.
    id: String,
}

/// A stretch of the log.
#[derive(Debug, Serialize, ToSchema)]
struct FeedPage {
    /// Events that the caller may read, oldest first.
    events: Vec<FeedEvent>,
    /// What to ask after next time.
    next: i64,
}

async fn feed(request: Request) -> Answer<FeedPage> {
    let caller = request.caller()?;
    let limit = request.paging()?.limit;
    let after = request.query().number("after", POSITIONS)?;
    let after = after.unwrap_or_default();
    let connection = request.app.ground().db.get().await?;
    let rows = i64::try_from(limit).map_err(domain::Error::internal)?;
    let entries = log::feed(&connection, &CAPABILITIES, caller, after, rows).await?;
    let next = entries.last().map_or(after, |entry| entry.position);
    let events = entries.into_iter().map(|entry| FeedEvent {
        position: entry.position,
        at: entry.at.into(),
        kind: entry.kind,
        subject: FeedSubject {
            kind: entry.subject_kind,
            id: entry.subject_id,
        },
        clause: entry.clause,
        data: entry.data,
    });
    json(&FeedPage {
        events: events.collect(),
        next,
    })
}
