//! What has fallen due is brought about before anybody reads it or acts upon it: by whoever comes first, a job or a
//! request. With no job at all, a price whose publicity is over counts, and an invitation whose time is over has lapsed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Error, Moment, Result};

use crate::run::chain;
use crate::{Inner, due};

/// How long a look at what falls due next is good, and how long nothing is tried again after a failure. What begins
/// meanwhile does not end meanwhile: terms are of days.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// How long a request waits for what fell due: longer is the jobs' to do.
const WAIT_MAX: Duration = Duration::from_secs(5);

/// How long a look may take: it reads the first row of an index. Whoever holds a whole table holds nobody else longer.
const LOOK_MAX: Duration = Duration::from_millis(300);

/// How often to look whether another process has done it.
const PAUSE: Duration = Duration::from_millis(10);

/// What was seen of what falls due next.
#[derive(Debug, Clone, Copy)]
struct Look {
    at: Instant,
    now: DateTime<Utc>,
    calendar: i64,
    next: Option<DateTime<Utc>>,
    failed: bool,
}

impl Look {
    /// Whether nothing has fallen due by this moment, as far as was seen.
    fn is_good(&self, moment: &Moment) -> bool {
        let is_fresh = self.at.elapsed() < GOOD_FOR;
        // A simulated clock may have jumped over what began since.
        let has_jumped =
            TimeDelta::from_std(GOOD_FOR).is_ok_and(|good| good < moment.now - self.now);
        let is_same_calendar = self.calendar == moment.calendar.version();
        let is_before = self.next.is_none_or(|next| moment.now < next);
        is_fresh && (self.failed || (!has_jumped && is_same_calendar && is_before))
    }
}

/// The last look, and the turn of whoever brings about what fell due.
#[derive(Debug, Default)]
pub(crate) struct KeptUp {
    look: Mutex<Option<Look>>,
    turn: tokio::sync::Mutex<()>,
}

impl KeptUp {
    fn is_good(&self, moment: &Moment) -> bool {
        let look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        look.is_some_and(|look| look.is_good(moment))
    }

    fn note(&self, moment: &Moment, next: Option<DateTime<Utc>>, failed: bool) {
        let mut look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        *look = Some(Look {
            at: Instant::now(),
            now: moment.now,
            calendar: moment.calendar.version(),
            next,
            failed,
        });
    }
}

pub(crate) async fn keep_up(inner: &Arc<Inner>, moment: &Moment) {
    if inner.kept_up.is_good(moment) {
        return;
    }
    // It goes on when nobody waits for it any more.
    let (own, until) = (Arc::clone(inner), moment.clone());
    let doing = tokio::spawn(async move { bring_about(&own, &until).await });
    let failure = match tokio::time::timeout(WAIT_MAX, doing).await {
        Ok(Ok(Ok(()))) => return,
        Ok(Ok(Err(error))) => chain(&error),
        Ok(Err(panicked)) => panicked.to_string(),
        Err(_) => "it takes long".to_owned(),
    };
    tracing::warn!(failure, "what fell due is left to the jobs");
    inner.kept_up.note(moment, None, true);
}

/// Brings about what fell due by this moment, one caller at a time. A failure is known to all who wait for their turn.
async fn bring_about(inner: &Inner, moment: &Moment) -> Result<()> {
    let _turn = inner.kept_up.turn.lock().await;
    let done = in_turn(inner, moment).await;
    if done.is_err() {
        inner.kept_up.note(moment, None, true);
    }
    done
}

async fn in_turn(inner: &Inner, moment: &Moment) -> Result<()> {
    let started = Instant::now();
    while !inner.kept_up.is_good(moment) {
        let next = look(inner).await?;
        let calendar = moment.calendar.version();
        let looked = *inner
            .kept_up
            .look
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let is_counted = looked.is_none_or(|look| look.calendar == calendar);
        if is_counted && next.is_none_or(|next| moment.now < next) {
            inner.kept_up.note(moment, next, false);
            return Ok(());
        }
        let mut done: u64 = 0;
        for work in due::staged(&inner.ground) {
            done = done.saturating_add(due::run(inner.ground.clone(), work).await?);
        }
        let next = look(inner).await?;
        inner.kept_up.note(moment, next, false);
        if done == 0 && !inner.kept_up.is_good(moment) {
            // Another process is at it: its rows were skipped.
            if WAIT_MAX < started.elapsed() {
                return Err(Error::internal("what fell due finds no end"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
    Ok(())
}

/// When something falls due next; given up, and cancelled, when it takes long.
async fn look(inner: &Inner) -> Result<Option<DateTime<Utc>>> {
    let looked = tokio::time::timeout(LOOK_MAX, next_due(inner)).await;
    looked.map_err(|_| Error::internal("a look at what falls due takes long"))?
}

async fn next_due(inner: &Inner) -> Result<Option<DateTime<Utc>>> {
    let mut connection = inner.ground.db.get().await?;
    inner.ground.follow_clock(&connection).await?;
    let tx = connection.transaction().await?;
    let mut next = None;
    for next_of in due::all(&inner.ground).filter_map(|work| work.next) {
        let one = next_of(&tx).await?;
        next = [next, one].into_iter().flatten().min();
    }
    tx.commit().await?;
    Ok(next)
}
