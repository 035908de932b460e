//! The parts of the running program that handlers use.

use std::sync::Arc;

use domain::Ground;
use jobs::Jobs;

use crate::evidence::EvidenceStore;
use crate::http::{Sessions, Work};
use crate::loading::Loader;
use crate::public_address::PublicAddress;
use crate::routes::bargaining::Desk;
use crate::search::Search;
use crate::security_writer::SecurityWriter;
use crate::settings::Installation;

struct Parts {
    ground: Ground,
    installation: Installation,
    sessions: Sessions,
    work: Work,
    search: Search,
    desk: Desk,
    loader: Loader,
    jobs: Jobs,
    evidence: EvidenceStore,
    public_address: PublicAddress,
    _security: SecurityWriter,
}

/// Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl App {
    #[must_use]
    pub fn new(
        ground: Ground,
        installation: Installation,
        search: Search,
        loader: Loader,
        jobs: Jobs,
        evidence: EvidenceStore,
        public_address: PublicAddress,
    ) -> Self {
        let desk = Desk::open(ground.clone());
        let sessions = Sessions::new();
        let security = SecurityWriter::open(&ground);
        let work = Work::new(installation.memory_mib);
        Self(Arc::new(Parts {
            ground,
            installation,
            sessions,
            work,
            search,
            desk,
            loader,
            jobs,
            evidence,
            public_address,
            _security: security,
        }))
    }

    /// Database, clock, calendar and rulebook.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.0.ground
    }

    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// The names of jobs that failed or are late.
    pub(crate) async fn red_jobs(&self) -> domain::Result<Vec<String>> {
        let connection = self.ground().db.get().await?;
        let jobs = self.jobs().health(&connection).await?;
        Ok(jobs
            .iter()
            .filter(|job| job.is_red())
            .map(|job| job.name.to_owned())
            .collect())
    }

    #[must_use]
    pub fn search(&self) -> &Search {
        &self.0.search
    }

    /// What the options say about this installation.
    pub(crate) fn installation(&self) -> &Installation {
        &self.0.installation
    }

    /// Where people reach the platform.
    #[must_use]
    pub fn public_address(&self) -> &PublicAddress {
        &self.0.public_address
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    pub(crate) fn work(&self) -> &Work {
        &self.0.work
    }

    pub(crate) fn evidence(&self) -> &EvidenceStore {
        &self.0.evidence
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.0.desk
    }

    pub(crate) fn loader(&self) -> &Loader {
        &self.0.loader
    }
}
