//! The clock, and moving it where it is simulated.

use std::time::Duration;

use domain::{ClockRefused, FigureValues, Instant, Refused, ShanghaiTime, Words, clock};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, DoneOrAccepted, Json, Made, OPERATORS, Operation, Problem, Request, Who,
    done_or_accepted, get, json, put,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/clock", read)
            .by(Who::SignedIn)
            .described("What the clock says.")
            .light(),
        put("/clock", set)
            .by(Who::Duties(OPERATORS))
            .described(
                "Moves the simulated clock forward, to 2099 at the latest, and runs the jobs that have become due \
                    before it answers; 202 when the clock has moved and they need longer.",
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
    /// Whether jobs that became due by a move of the clock are still running.
    catching_up: bool,
}

/// How long a move of the clock waits for the jobs that it makes due.
const CATCH_UP_WAIT: Duration = Duration::from_secs(20);

/// Where to move the clock.
#[derive(Debug, Deserialize, ToSchema)]
struct ClockMoved {
    /// An instant not in its past, and before 2100.
    now: Instant,
}

fn view(request: &Request, catching_up: bool) -> ClockView {
    let moment = request.moment();
    ClockView {
        now: moment.now.into(),
        simulated: request.app.ground().clock().is_simulated(),
        calendar_version: moment.calendar.version(),
        catching_up,
    }
}

async fn read(request: Request) -> Answer<ClockView> {
    let ground = request.app.ground();
    if ground.clock().shared().is_none() {
        return json(&view(&request, false));
    }
    // Another process may have moved it a moment ago. Boxed, so that an answer by the system's clock is not moved about with it.
    let following = Box::pin(async { ground.follow_clock(&ground.db.get().await?).await });
    request.usually(following).await??;
    json(&view(&request.later(), false))
}

async fn set(
    request: Request,
    Json(ClockMoved { now }): Json<ClockMoved>,
) -> Answer<DoneOrAccepted<ClockView, ClockView>> {
    let ground = request.app.ground();
    if !ground.clock().is_simulated() {
        return Err(Problem::not_found());
    }
    let before = request.moment().now;
    let moved = ground.move_clock(now).await?;
    moved.map_err(|refused| match refused {
        ClockRefused::NotSimulated => Problem::not_found(),
        ClockRefused::Backwards => Refused {
            kind: &domain::CLOCK_BACKWARDS,
            clause: None,
            detail: Words::new("时钟只能向前拨", "the clock only moves forward"),
            figures: FigureValues::default()
                .with("now", ShanghaiTime::from(before))
                .with("asked", ShanghaiTime::from(now.to_utc())),
        }
        .into(),
        ClockRefused::OutOfRange => out_of_range(now).into(),
    })?;
    let has_caught_up = catch_up(&request).await;
    let view = view(&request.later(), !has_caught_up);
    done_or_accepted(&match has_caught_up {
        true => Made::Done(view),
        false => Made::Waiting(view),
    })
}

/// Runs what has become due, which goes on when it takes long; whether it came to its end. The clock has moved whatever
/// becomes of it, so a failure is the jobs' to mend, not an answer to this request.
async fn catch_up(request: &Request) -> bool {
    let app = request.app.clone();
    let running = tokio::spawn(async move { app.jobs().catch_up().await });
    let failure = match tokio::time::timeout(CATCH_UP_WAIT, running).await {
        Ok(Ok(Ok(()))) => return true,
        Ok(Ok(Err(error))) => error.to_string(),
        Ok(Err(panicked)) => panicked.to_string(),
        Err(_) => "it takes long".to_owned(),
    };
    tracing::warn!(
        failure,
        "what became due by a move of the clock is left to the jobs"
    );
    false
}

fn out_of_range(wanted: Instant) -> Refused {
    let (first, last) = (clock::YEARS.start(), clock::YEARS.end());
    Refused {
        kind: &domain::CLOCK_OUT_OF_RANGE,
        clause: None,
        detail: Words::new(
            format!("模拟时钟可设为{first}年至{last}年之间的时刻"),
            format!("a simulated clock is set to an instant from {first} to {last}"),
        ),
        figures: FigureValues::default()
            .with("first", ShanghaiTime::from(clock::range().start))
            .with("last", ShanghaiTime::from(clock::last()))
            .with("asked", ShanghaiTime::from(wanted.to_utc())),
    }
}
