//! What every part of the program rests on: the database, the clock, the list of capabilities, and the
//! calendar and rulebook as last read.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use crate::calendar::{self, WorkingCalendar};
use crate::capability::Capability;
use crate::clock::{self, Clock, ClockRefused, SystemClock};
use crate::database::{Database, Purpose, Reader};
use crate::dates::Instant;
use crate::error::Result;
use crate::log::security::SecurityLog;
use crate::moment::Moment;
use crate::rulebook::{self, Rulebook};
use crate::seal;

#[derive(Clone)]
struct Reference {
    calendar: Arc<WorkingCalendar>,
    rulebook: Arc<Rulebook>,
}

/// The database, the clock, and the reference data of one process. Cheap to clone.
#[derive(Clone)]
pub struct Ground {
    pub db: Database,
    clock: Arc<dyn Clock>,
    capabilities: &'static [&'static Capability],
    reference: Arc<RwLock<Reference>>,
    committed: Arc<Notify>,
    security: Arc<SecurityLog>,
}

impl Ground {
    /// Reads the key, the calendar and the rulebook of a migrated database.
    pub async fn open(
        db: Database,
        clock: Arc<dyn Clock>,
        capabilities: &'static [&'static Capability],
    ) -> Result<Self> {
        seal::open_keys(&db.get().await?).await?;
        let reference = Arc::new(RwLock::new(read(&db).await?));
        Ok(Self {
            db,
            clock,
            capabilities,
            reference,
            committed: Arc::new(Notify::new()),
            security: Arc::default(),
        })
    }

    /// The same ground, whose connections come from the pool of another purpose.
    #[must_use]
    pub fn used_for(&self, purpose: Purpose) -> Self {
        Self {
            db: self.db.used_for(purpose),
            ..self.clone()
        }
    }

    /// The moment of an operation that begins now.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.moment_at(self.now())
    }

    /// The moment of an operation at a given instant, with the calendar and rulebook of now.
    #[must_use]
    pub fn moment_at(&self, now: DateTime<Utc>) -> Moment {
        let reference = self
            .reference
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        Moment {
            now,
            calendar: Arc::clone(&reference.calendar),
            rulebook: Arc::clone(&reference.rulebook),
            wall: SystemClock.now(),
            address: None,
            occasion: None,
            is_foreseen: false,
            capabilities: self.capabilities,
        }
    }

    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// Takes over how far other processes of the database have moved a simulated clock.
    pub async fn follow_clock(&self, db: &impl Reader) -> Result<()> {
        clock::follow(self.clock(), db).await
    }

    /// Moves a simulated clock forward, for all processes of the database.
    ///
    /// # Errors
    /// The inner result says that this clock is not simulated, or is beyond `instant`.
    pub async fn move_clock(&self, instant: Instant) -> Result<Result<(), ClockRefused>> {
        clock::advance(self.clock(), &self.db.get().await?, instant).await
    }

    /// Reads the clock, and the calendar and the rulebook when they have changed; returns whether those had.
    pub async fn refresh(&self) -> Result<bool> {
        let connection = self.db.get().await?;
        self.follow_clock(&connection).await?;
        let version = calendar::latest_version(&connection).await?;
        let latest_id = rulebook::latest_id(&connection).await?;
        let known = self.moment();
        if (known.calendar.version(), known.rulebook.latest_id()) == (version, latest_id) {
            return Ok(false);
        }
        drop(connection);
        let fresh = read(&self.db).await?;
        *self
            .reference
            .write()
            .unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }

    /// What is seen of sign-ins, until it is written.
    #[must_use]
    pub fn security_log(&self) -> &SecurityLog {
        &self.security
    }

    /// Wakes the sequencer of this process after a commit.
    pub fn wake_sequencer(&self) {
        self.committed.notify_one();
    }

    /// Waits until something was committed by this process.
    pub async fn wait_for_commit(&self) {
        self.committed.notified().await;
    }

    /// The present instant to the microsecond, which is the precision of the database: a value compared
    /// before and after storing must be equal.
    fn now(&self) -> DateTime<Utc> {
        let now = self.clock.now();
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }
}

async fn read(db: &Database) -> Result<Reference> {
    let connection = db.get().await?;
    Ok(Reference {
        calendar: Arc::new(calendar::read(&connection).await?),
        rulebook: Arc::new(rulebook::read(&connection).await?),
    })
}
