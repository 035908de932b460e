//! The schedule and the loops around the domain: the sequencer of the log, its followers, the jobs.
//!
//! Everything here is thin: it finds due work and calls an operation, in bounded batches of one
//! transaction each. Any number of processes may run it on one database. A turn of a job is taken
//! by one of them; every run is recorded, and one that failed or did not come turns the platform
//! red. Deadlines do not depend on any of this: the rules enforce them at the moment of the action.

mod builtin;
mod catch_up;
mod due;
mod follower;
mod health;
mod housekeeping;
mod keep_up;
mod lane;
mod mail;
mod measure;
mod plan;
mod run;
mod sequencer;
mod settings;

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::database::{Purpose, Reader};
use domain::job_run::Turn;
use domain::{Error, Ground, Moment, Result};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

pub use follower::Follower;
pub use health::{JobHealth, JobState};
pub use mail::{Outbox, Posted};
pub use measure::describe_metrics;
pub use plan::{Job, Work};
pub use settings::{Delivery, JobSettings, MailMode, MailSettings, SettingsError};

use follower::{Followed, MessagesFollower};
use keep_up::KeptUp;
use mail::Mailer;
use plan::Planned;

/// The jobs, the sequencer and the followers of one process. Cheap to clone.
#[derive(Clone)]
pub struct Jobs {
    inner: Arc<Inner>,
}

struct Inner {
    ground: Ground,
    plan: Vec<Planned>,
    followers: Vec<Followed>,
    /// Jobs requested outside the schedule.
    requested: Mutex<HashSet<&'static str>>,
    wake: Notify,
    lanes: AtomicUsize,
    catching_up: tokio::sync::Mutex<()>,
    kept_up: KeptUp,
    opened_at: DateTime<Utc>,
}

impl Jobs {
    /// Everything that runs by itself: the platform's own jobs, then `extra_jobs`; the messages, then
    /// `followers`.
    ///
    /// # Errors
    /// When a cron line or a mail setting is malformed.
    pub fn new(
        ground: Ground,
        settings: &JobSettings,
        followers: Vec<Arc<dyn Follower>>,
        extra_jobs: Vec<Job>,
    ) -> Result<Self, SettingsError> {
        let ground = ground.used_for(Purpose::Jobs);
        let mailer = Mailer::new(&settings.mail, &settings.base_url)?;
        let plan = builtin::plan(&ground, mailer, extra_jobs)?;
        let messages: Arc<dyn Follower> = Arc::new(MessagesFollower::new(ground.clone()));
        let followers = std::iter::once(messages)
            .chain(followers)
            .map(Followed::new)
            .collect();
        let opened_at = ground.moment().now;
        Ok(Self {
            inner: Arc::new(Inner {
                ground,
                plan,
                followers,
                requested: Mutex::default(),
                wake: Notify::new(),
                lanes: AtomicUsize::new(0),
                catching_up: tokio::sync::Mutex::new(()),
                kept_up: KeptUp::default(),
                opened_at,
            }),
        })
    }

    /// Runs the sequencer, the followers and the jobs until `stop`. Fails when one of the loops ended by
    /// itself, which is a bug.
    pub async fn run(&self, stop: CancellationToken) -> Result<()> {
        let mut parts = JoinSet::new();
        self.spawn_followers(&mut parts, &stop);
        for members in plan::lanes(&self.inner.plan) {
            let (jobs, stop) = (self.clone(), stop.clone());
            parts.spawn(async move { lane::run(&jobs.inner, &members, &stop).await });
        }
        supervise(parts, stop).await
    }

    /// Runs the sequencer and the followers, but no jobs, until `stop`: for a process that only serves.
    pub async fn run_followers(&self, stop: CancellationToken) -> Result<()> {
        let mut parts = JoinSet::new();
        self.spawn_followers(&mut parts, &stop);
        supervise(parts, stop).await
    }

    fn spawn_followers(&self, parts: &mut JoinSet<()>, stop: &CancellationToken) {
        let (reached, _) = watch::channel(0);
        for index in 0..self.inner.followers.len() {
            let (jobs, stop, reached) = (self.clone(), stop.clone(), reached.subscribe());
            parts.spawn(async move {
                if let Some(followed) = jobs.inner.followers.get(index) {
                    followed.run(reached, &stop).await;
                }
            });
        }
        let (jobs, stop) = (self.clone(), stop.clone());
        parts.spawn(async move { sequencer::run(&jobs.inner, &reached, &stop).await });
    }

    /// Brings everything to the present: assigns positions, takes the followers to the end, runs every job
    /// once in a fixed order, and again until nothing changes and no other process is at work. A failure of
    /// a job that depends on something outside the platform is not returned.
    pub async fn catch_up(&self) -> Result<()> {
        catch_up::run(&self.inner).await
    }

    /// Brings about what has fallen due by this moment, unless that is done: what somebody reads or decides upon at an
    /// instant is what the rules say of it, whether or not a process runs jobs. What fails is logged, and left to the
    /// jobs.
    pub async fn keep_up(&self, moment: &Moment) {
        keep_up::keep_up(&self.inner, moment).await;
    }

    /// Runs a job outside its schedule: by the loops of this process when they run, else here and to its
    /// end. Its own failure is recorded, not returned; [`Error::NotFound`] when there is no such job.
    pub async fn run_now(&self, name: &str) -> Result<()> {
        let planned = self
            .inner
            .plan
            .iter()
            .find(|job| job.name == name)
            .ok_or(Error::NotFound)?;
        if 0 < self.inner.lanes.load(Ordering::SeqCst) {
            self.inner.request(planned.name);
            return Ok(());
        }
        run::run(
            &self.inner.ground,
            planned,
            Turn::OnDemand,
            &CancellationToken::new(),
        )
        .await?;
        Ok(())
    }

    /// The names of all jobs, in the order of running.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.inner.plan.iter().map(|job| job.name).collect()
    }

    pub async fn health(&self, db: &impl Reader) -> Result<Vec<JobHealth>> {
        let now = self.inner.ground.moment().now;
        health::all(db, &self.inner.plan, now, self.inner.opened_at).await
    }

    pub async fn is_ready(&self, db: &impl Reader) -> Result<bool> {
        Ok(!self.health(db).await?.iter().any(JobHealth::is_red))
    }
}

impl Inner {
    /// Requests a job outside its schedule, from the lane that runs it.
    fn request(&self, name: &'static str) {
        self.requested
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name);
        self.wake.notify_waiters();
    }

    /// Whether the job was requested; clears the request.
    fn take_request(&self, name: &str) -> bool {
        self.requested
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(name)
    }
}

/// Waits until `stop`, then for all parts. A part that ends by itself stops the others.
async fn supervise(mut parts: JoinSet<()>, stop: CancellationToken) -> Result<()> {
    let requested = tokio::select! {
        () = stop.cancelled() => true,
        _ = parts.join_next() => stop.is_cancelled(),
    };
    stop.cancel();
    while let Some(ended) = parts.join_next().await {
        if let Err(error) = ended {
            return Err(Error::internal(error));
        }
    }
    if requested {
        Ok(())
    } else {
        Err(Error::internal("a loop of the jobs ended by itself"))
    }
}
