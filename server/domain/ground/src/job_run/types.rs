//! The types of runs, for operations and the store alike.

use chrono::{DateTime, Utc};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::ids::RunId;

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The turn of the schedule at this instant: one process takes it.
    Scheduled(DateTime<Utc>),
    /// Requested outside the schedule.
    OnDemand,
}

/// The state of a run.
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

impl RunState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Running => "运行中",
            Self::Done => "完成",
            Self::Failed => "失败",
        }
    }
}

/// One run of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub id: RunId,
    /// The turn of the schedule, or the instant of the request.
    pub scheduled_for: DateTime<Utc>,
    /// Whether it was requested outside the schedule.
    pub on_demand: bool,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub state: RunState,
    /// How many things it did.
    pub done: i64,
    /// Why it failed, for the operators of the platform.
    pub error: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    pub name: String,
    /// The last run, which may be at work.
    pub run: Run,
    /// The outcome of the last run that ended.
    pub ended: Option<RunState>,
    /// When the last successful run ended.
    pub succeeded_at: Option<DateTime<Utc>>,
}
