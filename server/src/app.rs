//! The parts of the running program that handlers use.

use std::sync::{Arc, Weak};

use domain::Ground;
use domain::party::RelyingParty;
use jobs::Jobs;

use crate::evidence::EvidenceStore;
use crate::exporting::Exporter;
use crate::http::{Keys, Sessions, Work};
use crate::loading::Loader;
use crate::public_address::PublicAddress;
use crate::routes::{self, bargaining::Desk};
use crate::search::Search;
use crate::security_writer::SecurityWriter;
use crate::settings::Installation;

struct Parts {
    ground: Ground,
    installation: Installation,
    sessions: Sessions,
    keys: Keys,
    work: Work,
    search: Search,
    desk: Desk,
    loader: Loader,
    jobs: Jobs,
    evidence: EvidenceStore,
    exporter: Exporter,
    public_address: PublicAddress,
    relying_party: Option<RelyingParty>,
    _security: SecurityWriter,
}

/// Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts, as long as the program runs.
pub(crate) struct WeakApp(Weak<Parts>);

impl WeakApp {
    pub(crate) fn upgrade(&self) -> Option<App> {
        self.0.upgrade().map(App)
    }
}

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
        let exporter = Exporter::new(routes::lists());
        let app = Self(Arc::new(Parts {
            ground,
            installation,
            sessions,
            keys: Keys::default(),
            work,
            search,
            desk,
            loader,
            jobs,
            evidence,
            exporter: exporter.clone(),
            relying_party: public_address.relying_party(),
            public_address,
            _security: security,
        }));
        exporter.start(WeakApp(Arc::downgrade(&app.0)));
        app
    }

    /// Leaves the files that are loaded or written to other processes.
    pub(crate) async fn stop_background_work(&self) {
        tokio::join!(self.loader().stop(), self.exporter().stop());
    }

    /// What writes long lists as files in the background.
    #[must_use]
    pub fn exporter(&self) -> &Exporter {
        &self.0.exporter
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

    /// The platform as devices with passkeys know it; none where they cannot.
    pub(crate) fn relying_party(&self) -> Option<&RelyingParty> {
        self.0.relying_party.as_ref()
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.0.keys
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
