//! The types of runs, for operations and the store alike.

use chrono::{DateTime, Utc};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::ids::RunId;

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The turn that the schedule gives at this instant: one process takes it.
    Scheduled(DateTime<Utc>),
    /// Somebody or something asked for it now.
    OnDemand,
}

/// Where a run stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = JobRunState)]
pub enum RunState {
    /// A process is at work on it.
    Running,
    /// It came to its end.
    Done,
    /// It did not.
    Failed,
}

/// One run of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its row.
    pub id: RunId,
    /// The turn of the schedule, or when it was asked for.
    pub scheduled_for: DateTime<Utc>,
    /// Whether it was asked for outside the schedule.
    pub on_demand: bool,
    /// When it started.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub state: RunState,
    /// How many things it did.
    pub done: i64,
    /// Why it failed, for those who keep the platform.
    pub error: Option<String>,
}

/// What is last known of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// The job.
    pub name: String,
    /// Its last run, which may be at work.
    pub run: Run,
    /// How the last run that ended did.
    pub ended: Option<RunState>,
    /// When the last successful run ended.
    pub succeeded_at: Option<DateTime<Utc>>,
}
