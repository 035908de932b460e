//! The clock, and moving it where it is simulated.

use domain::OrganisationKind::ExchangeCenter;
use domain::{ClockRefused, Instant, Refused, ShanghaiTime, Words, clock};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::http::{Answer, Json, Operation, Problem, Request, Who, get, json, put};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/clock", read)
            .by(Who::SignedIn)
            .described("What the clock says."),
        put("/clock", set)
            .by(Who::Traders(&[ExchangeCenter]))
            .described(
                "Moves the simulated clock forward, to 2099 at the latest, and runs the jobs that have become due \
                    before it answers.",
            ),
    ]
}

/// What the clock says.
#[derive(Debug, Serialize, ToSchema)]
struct ClockView {
    /// The present instant.
    now: ShanghaiTime,
    /// Whether operators may move it.
    simulated: bool,
    /// The working calendar in use.
    calendar_version: i64,
}

/// Where to move the clock.
#[derive(Debug, Deserialize, ToSchema)]
struct ClockMoved {
    /// An instant not in its past, and before 2100.
    now: Instant,
}

fn view(request: &Request) -> ClockView {
    let moment = request.moment();
    ClockView {
        now: moment.now.into(),
        simulated: request.app.ground().clock().is_simulated(),
        calendar_version: moment.calendar.version(),
    }
}

async fn read(request: Request) -> Answer<ClockView> {
    let ground = request.app.ground();
    // Another process may have moved it a moment ago.
    if ground.clock().shared().is_some() {
        ground.follow_clock(&ground.db.get().await?).await?;
    }
    json(&view(&request.later()))
}

async fn set(request: Request, Json(ClockMoved { now }): Json<ClockMoved>) -> Answer<ClockView> {
    let ground = request.app.ground();
    if !ground.clock().is_simulated() {
        return Err(Problem::not_found());
    }
    let before = request.moment().now;
    let moved = ground.move_clock(now).await?;
    moved
        .map_err(|refused| match refused {
            ClockRefused::NotSimulated => Problem::not_found(),
            ClockRefused::Backwards => Refused {
                kind: &domain::CLOCK_BACKWARDS,
                clause: None,
                detail: Words::new("时钟只能向前拨", "the clock only moves forward"),
                figures: json!({ "now": ShanghaiTime::from(before), "asked": ShanghaiTime::from(now.to_utc()) }),
            }
            .into(),
            ClockRefused::OutOfRange => out_of_range(now).into(),
        })?;
    request.app.jobs().catch_up().await?;
    json(&view(&request.later()))
}

fn out_of_range(asked: Instant) -> Refused {
    let (first, last) = (clock::YEARS.start(), clock::YEARS.end());
    Refused {
        kind: &domain::CLOCK_OUT_OF_RANGE,
        clause: None,
        detail: Words::new(
            format!("模拟时钟可设为{first}年至{last}年之间的时刻"),
            format!("a simulated clock is set to an instant from {first} to {last}"),
        ),
        figures: json!({
            "first": ShanghaiTime::from(clock::range().start),
            "last": ShanghaiTime::from(clock::last()),
            "asked": ShanghaiTime::from(asked.to_utc()),
        }),
    }
}
