//! Deletes bytes that no row names once they are old.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::database::{Database, Purpose};
use domain::{Clock, Error, EvidenceId, Ground, Result, SystemClock, Words, evidence};
use futures_util::StreamExt;
use jobs::Job;
use object_store::{ObjectMeta, ObjectStoreExt};

use super::{EvidenceStore, StoreError};

/// How old bytes without a row must be, by the wall clock: no upload takes that long.
const WAIT_MAX: TimeDelta = TimeDelta::days(1);

/// Files looked up in the database at once.
const NAMES_AT_ONCE: usize = 1_000;

/// Reservations read at once.
const RESERVED_AT_ONCE: i64 = 100;

/// So many files may always be deleted in one run. Beyond that, at most one of [`OF_ALL`]: if a
/// database lacks more rows, it is not the one that belongs to the store, or an older one.
const ORPHANS_MAX: usize = 100;
const OF_ALL: usize = 20;

impl EvidenceStore {
    /// The job that deletes files whose upload was never recorded. It is no due work of the capability
    /// `evidence`, which runs within a transaction and knows rows only: which bytes there are, and
    /// whether the store answers, is known here.
    #[must_use]
    pub fn tidying(&self, ground: &Ground) -> Job {
        let (store, db) = (self.clone(), ground.db.used_for(Purpose::Jobs));
        Job {
            name: "tidy-evidence",
            label: Words::new("清理未入库的证明材料", "Remove evidence never recorded"),
            cron: "0 53 3 * * *".to_owned(),
            run: Arc::new(move || {
                let (store, db) = (store.clone(), db.clone());
                Box::pin(async move {
                    match store.tidy(&db, SystemClock.now()).await {
                        // The next run is tomorrow, which is soon enough: no alarm.
                        Err(Error::Unavailable(cause)) => {
                            tracing::warn!(%cause, "bytes of no row stay for now");
                            Ok(0)
                        }
                        done => done,
                    }
                })
            }),
        }
    }

    /// Deletes files that were reserved or put a day before `wall` and never recorded, and returns how
    /// many. Files that the platform did not put here stay.
    ///
    /// # Errors
    /// When the store or the database fails, and when more would go than an accident can explain.
    pub async fn tidy(&self, db: &Database, wall: DateTime<Utc>) -> Result<u64> {
        let before = wall - WAIT_MAX;
        Ok(self.end_reservations(db, before).await? + self.remove_orphans(db, before).await?)
    }

    /// Gives back what was reserved and is not recorded: the process was killed in between.
    async fn end_reservations(&self, db: &Database, before: DateTime<Utc>) -> Result<u64> {
        let mut ended = 0;
        loop {
            let connection = db.get().await?;
            let old = evidence::reserved_before(&connection, before, RESERVED_AT_ONCE).await?;
            drop(connection);
            if old.is_empty() {
                return Ok(ended);
            }
            for id in old {
                ended += u64::from(self.abandon(db, id).await?);
                tracing::info!(evidence = %id, "a file that was never recorded is given back");
            }
        }
    }

    /// Deletes bytes that neither a row nor a reservation of `db` names.
    async fn remove_orphans(&self, db: &Database, before: DateTime<Utc>) -> Result<u64> {
        let mut pages = self.store.list(Some(&self.root)).chunks(NAMES_AT_ONCE);
        let mut orphans: Vec<EvidenceId> = Vec::new();
        let mut all = 0;
        while let Some(page) = pages.next().await {
            let page: Vec<ObjectMeta> = page
                .into_iter()
                .collect::<Result<_, _>>()
                .map_err(|error| away(error.into()))?;
            let named: Vec<(EvidenceId, DateTime<Utc>)> = page
                .iter()
                .filter_map(|object| Some((self.named(object)?, object.last_modified)))
                .collect();
            all += named.len();
            let old = named.into_iter().filter(|(_, since)| *since < before);
            let old: Vec<EvidenceId> = old.map(|(id, _)| id).collect();
            let connection = db.get().await?;
            orphans.extend(evidence::unrecorded(&connection, &old).await?);
        }
        if ORPHANS_MAX < orphans.len() && all < orphans.len().saturating_mul(OF_ALL) {
            return Err(Error::internal(format!(
                "{} of {all} files of evidence have no row: is this their database?",
                orphans.len()
            )));
        }
        for id in &orphans {
            let removed = self.store.delete(&self.location(*id)).await;
            removed.map_err(|error| away(error.into()))?;
            tracing::info!(evidence = %id, "bytes of no row are removed");
        }
        u64::try_from(orphans.len()).map_err(Error::internal)
    }

    /// The id of an object, if its path is one of ours.
    fn named(&self, object: &ObjectMeta) -> Option<EvidenceId> {
        let id = object.location.filename()?.parse().ok()?;
        (self.location(id) == object.location).then_some(id)
    }
}

fn away(error: StoreError) -> Error {
    Error::Unavailable(error.into())
}
