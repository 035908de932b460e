//! What enterprises and hospitals did that the notices call misconduct (S4-20). A record is evidence,
//! never by itself the loss of a right.

mod capability;
mod store;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

pub use capability::CAPABILITY;

use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::ids::{CampaignId, InvitationId, LowerPriceReportId, OrganisationId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::Moment;
use crate::words::Words;

/// A kind of misconduct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MisconductKind {
    /// 不及时响应议价邀请
    InvitationUnanswered,
    /// 未按时申报更低价格
    LowerPriceUndeclared,
    /// 未按要求报送价格数据
    CampaignUnanswered,
}

impl MisconductKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [
        Self::InvitationUnanswered,
        Self::LowerPriceUndeclared,
        Self::CampaignUnanswered,
    ];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InvitationUnanswered => "invitation_unanswered",
            Self::LowerPriceUndeclared => "lower_price_undeclared",
            Self::CampaignUnanswered => "campaign_unanswered",
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
            Self::LowerPriceUndeclared => Words::new(
                "未按时申报更低价格",
                "did not report a lower price elsewhere in time",
            ),
            Self::CampaignUnanswered => Words::new(
                "未按要求报送价格数据",
                "did not hand in the prices that were collected",
            ),
        }
    }

    /// The clause that names it.
    #[must_use]
    pub fn clause(self) -> &'static str {
        match self {
            Self::InvitationUnanswered | Self::LowerPriceUndeclared | Self::CampaignUnanswered => {
                "S4-20"
            }
        }
    }
}

/// What misconduct is about; the same thing is put on record once for each kind, and a collection
/// once for each organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An invitation.
    Invitation(InvitationId),
    /// The report that opened a case of a lower price.
    LowerPriceReport(LowerPriceReportId),
    /// A quarter's collection of prices.
    Campaign(CampaignId),
}

impl Subject {
    /// The invitation, if it is one.
    #[must_use]
    pub fn invitation(self) -> Option<InvitationId> {
        match self {
            Self::Invitation(id) => Some(id),
            Self::LowerPriceReport(_) | Self::Campaign(_) => None,
        }
    }

    /// The report, if it is one.
    #[must_use]
    pub fn lower_price_report(self) -> Option<LowerPriceReportId> {
        match self {
            Self::LowerPriceReport(id) => Some(id),
            Self::Invitation(_) | Self::Campaign(_) => None,
        }
    }

    /// The collection, if it is one.
    #[must_use]
    pub fn campaign(self) -> Option<CampaignId> {
        match self {
            Self::Campaign(id) => Some(id),
            Self::Invitation(_) | Self::LowerPriceReport(_) => None,
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
    /// What it is about.
    pub subject: Subject,
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
    /// What it is about.
    pub subject: Subject,
    /// The figures.
    pub evidence: Value,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// When and why it was found to be none; the record stays.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
}

/// Where a page of records begins: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, i64)>;

/// Records misconduct, once for each kind and subject however often it is called.
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
        .filter_map(|(id, organisation, kind, subject)| {
            let misconduct = noted.iter().find(|one| {
                (one.organisation, one.kind, one.subject) == (organisation, kind, subject)
            })?;
            let event = NewEvent::by_rule("misconduct-recorded", ("misconduct", id.to_string()))
                .on(misconduct.kind.clause())
                .for_readers(Readers::parties(&[organisation]))
                .with(json!({
                    "kind": misconduct.kind,
                    "invitation": subject.invitation(),
                    "lower_price_report": subject.lower_price_report(),
                    "campaign": subject.campaign(),
                    "happened_at": misconduct.happened_at,
                    "evidence": misconduct.evidence,
                }));
            Some(event)
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Withdraws the records about cases of lower prices that turned out to be none: they stay, as
/// withdrawn, with the reason.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw_of_reports(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    cases: &[LowerPriceReportId],
    reason: &str,
) -> Result<()> {
    let kind = MisconductKind::LowerPriceUndeclared;
    let withdrawn = store::withdraw_of_report(tx, moment, kind, cases, reason).await?;
    let events: Vec<NewEvent> = withdrawn
        .into_iter()
        .map(|(id, organisation, report)| {
            NewEvent::by(
                caller,
                "misconduct-withdrawn",
                ("misconduct", id.to_string()),
            )
            .on(kind.clause())
            .for_readers(Readers::parties(&[organisation]))
            .with(json!({
                "kind": kind,
                "lower_price_report": report,
                "reason": reason,
            }))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// How many records stand that the caller may read.
///
/// # Errors
/// When the database fails.
pub async fn standing(db: &impl Reader, caller: &Caller) -> Result<i64> {
    let organisation = (!caller.is_overseer()).then_some(caller.organisation);
    store::standing(db, organisation).await
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
