//! What enterprises and hospitals did that the notices call misconduct (S4-20). A record is evidence,
//! never by itself the loss of a right.

mod store;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::ids::{InvitationId, OrganisationId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::Moment;
use crate::words::Words;

/// A kind of misconduct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MisconductKind {
    /// 不及时响应议价邀请
    InvitationUnanswered,
}

impl MisconductKind {
    /// Every kind.
    pub const ALL: [Self; 1] = [Self::InvitationUnanswered];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InvitationUnanswered => "invitation_unanswered",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The words of the notice.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::InvitationUnanswered => Words::new(
                "不及时响应议价邀请",
                "did not answer a bargaining invitation in time",
            ),
        }
    }

    /// The clause that names it.
    #[must_use]
    pub fn clause(self) -> &'static str {
        match self {
            Self::InvitationUnanswered => "S4-20",
        }
    }
}

/// Misconduct about to be recorded.
#[derive(Debug, Clone)]
pub struct NewMisconduct {
    /// Whose.
    pub organisation: OrganisationId,
    /// What.
    pub kind: MisconductKind,
    /// When the duty was broken, not when it was noticed.
    pub happened_at: DateTime<Utc>,
    /// The invitation it concerns.
    pub invitation: Option<InvitationId>,
    /// The figures.
    pub evidence: Value,
}

/// A record of misconduct.
#[derive(Debug, Clone)]
pub struct Misconduct {
    /// Its row.
    pub id: i64,
    /// Whose.
    pub organisation: OrganisationId,
    /// The name of whose.
    pub organisation_name: String,
    /// What.
    pub kind: MisconductKind,
    /// When the duty was broken.
    pub happened_at: DateTime<Utc>,
    /// The clause that names it.
    pub clause: String,
    /// The invitation it concerns.
    pub invitation: Option<InvitationId>,
    /// The figures.
    pub evidence: Value,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Where a page of records begins: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, i64)>;

/// Records misconduct, once for each kind and invitation however often it is called.
///
/// # Errors
/// When the database fails.
pub(crate) async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[NewMisconduct],
) -> Result<()> {
    let recorded = store::insert_many(tx, moment, noted).await?;
    let events: Vec<NewEvent> = recorded
        .into_iter()
        .filter_map(|(id, organisation, invitation)| {
            let misconduct = noted.iter().find(|one| one.invitation == invitation)?;
            let event = NewEvent::by_rule("misconduct-recorded", ("misconduct", id.to_string()))
                .on(misconduct.kind.clause())
                .for_readers(Readers::parties(&[organisation]))
                .with(json!({
                    "kind": misconduct.kind,
                    "invitation": invitation,
                    "happened_at": misconduct.happened_at,
                    "evidence": misconduct.evidence,
                }));
            Some(event)
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Records that the caller may read, newest first: overseers all, others their own. Says how many
/// there are.
///
/// # Errors
/// When the database fails.
pub async fn records(
    db: &impl Reader,
    caller: &Caller,
    organisation: Option<OrganisationId>,
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Misconduct>, i64)> {
    let organisation = if caller.is_overseer() {
        organisation
    } else {
        Some(caller.organisation)
    };
    store::page(db, organisation, before, rows_max).await
}
