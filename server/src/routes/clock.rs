//! The clock, and moving it where it is simulated.

use chrono::{DateTime, FixedOffset};
use domain::{ClockRefused, OrganisationKind, Refused, Words, setting};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::views::shown;
use crate::app::App;
use crate::http::{Answer, Problem, Request, bare, json, with_body};

/// What the clock says.
#[derive(Debug, Serialize, ToSchema)]
struct ClockView {
    /// The present instant.
    now: DateTime<FixedOffset>,
    /// Whether operators may move it.
    simulated: bool,
    /// The working calendar in use.
    calendar_version: i64,
}

/// Where to move the clock.
#[derive(Debug, Deserialize, ToSchema)]
struct ClockMoved {
    /// An instant not in its past.
    now: DateTime<FixedOffset>,
}

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let read = warp::path::end().and(warp::get()).and(bare(app)).then(read);
    let set = warp::path::end()
        .and(warp::put())
        .and(with_body(app))
        .then(set);
    any([read.boxed(), set.boxed()])
}

fn view(request: &Request) -> Answer {
    let moment = request.moment();
    json(&ClockView {
        now: shown(moment.now),
        simulated: request.app.ground().clock().is_simulated(),
        calendar_version: moment.calendar.version(),
    })
}

/// What the clock says.
#[utoipa::path(get, path = "/api/v1/clock", tag = "clock",
    responses((status = 200, body = ClockView)))]
pub(super) async fn read(request: Request) -> Answer {
    request.caller().await?;
    view(&request)
}

/// Moves the simulated clock forward, and runs the jobs that have become due before it answers.
#[utoipa::path(put, path = "/api/v1/clock", tag = "clock", request_body = ClockMoved,
    responses((status = 200, body = ClockView)))]
pub(super) async fn set(request: Request) -> Answer {
    let caller = request.caller().await?;
    let ground = request.app.ground();
    if !ground.clock().is_simulated() {
        return Err(Problem::not_found());
    }
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let ClockMoved { now } = request.json()?;
    if now.to_utc().timestamp() > 4_102_444_800 {
        return Err(Problem::field("/now", "时间过远", "too far away"));
    }
    let before = request.moment().now;
    ground
        .clock()
        .advance_to(now.to_utc())
        .map_err(|refused| match refused {
            ClockRefused::NotSimulated => Problem::not_found(),
            ClockRefused::Backwards => Refused {
                kind: &domain::CLOCK_BACKWARDS,
                clause: None,
                detail: Words::new("时钟只能向前拨", "the clock only moves forward"),
                figures: json!({ "now": shown(before), "asked": now }),
            }
            .into(),
        })?;
    let connection = ground.db.get().await?;
    let offset = ground.clock().now() - domain::Clock::now(&domain::SystemClock);
    let offset = offset.num_milliseconds().to_string();
    setting::write(&connection, setting::CLOCK_OFFSET, &offset).await?;
    drop(connection);
    request.app.jobs().catch_up().await?;
    view(&request)
}
