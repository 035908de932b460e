//! The collection of a quarter's prices: until when it accepts answers, when it reminds, and what counts
//! as silence. Pure.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::{Deadline, WorkingCalendar};
use ground::{AccountId, FigureValues, Refused, Words};
use serde::Serialize;
use utoipa::ToSchema;

use super::quarter::Quarter;
use super::refusal::{
    CAMPAIGN_MANUFACTURERS_UNREACHABLE, CAMPAIGN_NOT_NAMED, CAMPAIGN_NOT_OPEN, CAMPAIGN_OVER,
    CAMPAIGN_QUARTER_NOT_BEGUN, CAMPAIGN_STOPPED,
};
use super::types::{Campaign, Ended, OpenCampaign};

/// Demands a quarter that has begun, or that somebody has confirmed that he means another one.
///
/// # Errors
/// `campaign-quarter-not-begun` with its first day.
pub(super) fn must_be_meant(
    quarter: Quarter,
    confirmed: bool,
    today: NaiveDate,
) -> Result<(), Refused> {
    if confirmed || !quarter.is_future(today) {
        return Ok(());
    }
    Err(Refused {
        kind: &CAMPAIGN_QUARTER_NOT_BEGUN,
        clause: Some("S4-13"),
        detail: Words::new(
            format!("{}尚未开始；确需提前采集的，请确认", quarter.words().zh),
            format!(
                "{} has not begun: confirm it if it is meant",
                quarter.words().en
            ),
        ),
        figures: FigureValues::default()
            .with("quarter", quarter.to_string())
            .with("begins_on", quarter.first_day()),
    })
}

/// Demands that whoever has to answer can be notified, or that somebody has confirmed that he means it all the same.
///
/// # Errors
/// `campaign-makers-unreachable` with their number.
pub(super) fn must_reach(
    manufacturers: i64,
    reachable: i64,
    confirmed: bool,
) -> Result<(), Refused> {
    let unreachable = manufacturers - reachable;
    if confirmed || unreachable == 0 {
        return Ok(());
    }
    Err(Refused {
        kind: &CAMPAIGN_MANUFACTURERS_UNREACHABLE,
        clause: Some("S4-13"),
        detail: Words::new(
            format!(
                "{manufacturers}家应报送企业中有{unreachable}家既无可用账号也未登记邮箱，无法通知；确需采集的，请确认"
            ),
            format!(
                "{unreachable} of {manufacturers} manufacturers have neither an active account nor a mail address and \
                 cannot be notified: confirm it if it is meant"
            ),
        ),
        figures: FigureValues::default()
            .with("manufacturers", manufacturers)
            .with("unreachable", unreachable),
    })
}

/// Whether two classes have products in common: one holds the other, or is all of them.
pub(super) fn overlap(one: Option<&str>, other: Option<&str>) -> bool {
    let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
    one.starts_with(other) || other.starts_with(one)
}

/// Whether a collection of prices takes answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CampaignState {
    Open,
    /// From its end on.
    Closed,
    /// Opened by mistake.
    Stopped,
}

impl Campaign {
    /// Whether it takes answers at `now`.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> CampaignState {
        let ended = Ended {
            deadline: self.deadline,
            closed_at: self.closed_at,
            is_stopped: self.stopped.is_some(),
        };
        ended.state(now)
    }

    /// Whether another person than this one has to stop it.
    #[must_use]
    pub fn takes_another(&self, person: AccountId) -> bool {
        not_to_stop(self.closed_at, self.opened_by) == Some(person)
    }
}

impl Ended {
    /// Whether a collection takes answers at `now`: until its last day is over, or the job or the exchange centre has ended it. The
    /// function `campaign_is_open` states the same rule.
    pub(super) fn state(self, now: DateTime<Utc>) -> CampaignState {
        if self.is_stopped {
            CampaignState::Stopped
        } else if self.closed_at.is_some() || self.deadline.is_over(now) {
            CampaignState::Closed
        } else {
            CampaignState::Open
        }
    }
}

/// Who may not stop a collection: once it is closed it has left records, and another person than who opened it stops it.
pub(super) fn not_to_stop(
    closed_at: Option<DateTime<Utc>>,
    opened_by: AccountId,
) -> Option<AccountId> {
    closed_at.map(|_| opened_by)
}

/// Demands that a collection has not been stopped.
///
/// # Errors
/// `campaign-already-stopped`.
pub(super) fn must_not_be_stopped(ended: Ended) -> Result<(), Refused> {
    if !ended.is_stopped {
        return Ok(());
    }
    Err(stopped())
}

fn stopped() -> Refused {
    Refused {
        kind: &CAMPAIGN_STOPPED,
        clause: Some("S4-13"),
        detail: Words::new("本次价格报送已终止", "this collection has been stopped"),
        figures: FigureValues::NONE,
    }
}

/// Demands that a collection still takes answers at `now`.
///
/// # Errors
/// `campaign-already-stopped`; `campaign-over` from the first instant after its last day on.
pub(super) fn must_take_answers(ended: Ended, now: DateTime<Utc>) -> Result<(), Refused> {
    match ended.state(now) {
        CampaignState::Open => Ok(()),
        CampaignState::Stopped => Err(stopped()),
        CampaignState::Closed => Err(Refused {
            kind: &CAMPAIGN_OVER,
            clause: Some("S4-13"),
            detail: Words::new(
                "本次价格报送已截止，不再接受确认",
                "this collection of prices is over and takes no more answers",
            ),
            figures: FigureValues::default().with("due_at", ended.deadline),
        }),
    }
}

/// Demands that the collection of a quarter that is opened again is open: an answer with one that is over would read as if a
/// new one were open.
///
/// # Errors
/// `campaign-over` with its end.
pub(super) fn must_not_be_over(before: &Campaign, now: DateTime<Utc>) -> Result<(), Refused> {
    match before.state(now) {
        CampaignState::Open => return Ok(()),
        CampaignState::Closed | CampaignState::Stopped => {}
    }
    let quarter = before.quarter.words();
    let last_day = before.deadline.last_day();
    Err(Refused {
        kind: &CAMPAIGN_OVER,
        clause: Some("S4-13"),
        detail: Words::new(
            format!(
                "{}同一范围的价格报送已于{last_day}截止，一个季度只报送一次，不能再次发起",
                quarter.zh
            ),
            format!(
                "the collection of {} for this scope ended on {last_day}, and a quarter has one only",
                quarter.en
            ),
        ),
        figures: FigureValues::default().with("due_at", before.deadline),
    })
}

/// Whether a reminder is due at `now`: at most `working_days` are left after today up to the last
/// day.
pub(super) fn reminds(
    now: DateTime<Utc>,
    deadline: Deadline,
    working_days: u32,
    calendar: &WorkingCalendar,
) -> bool {
    let left = calendar.working_days_left(now, deadline.last_day());
    u32::try_from(left).is_ok_and(|left| left <= working_days)
}

#[must_use]
pub(super) fn is_silent(products: i64, answered: i64) -> bool {
    answered < products
}

/// The collection that a row of a file answers, of the `open` ones of its product: the one of the quarter that it states,
/// or else the only one; none where no collection is open (S4-13, each quarter is collected by itself).
///
/// # Errors
/// `campaign-not-open` where the stated quarter has none for the product, `campaign-not-named` where several are open
/// and the row states no quarter.
pub(super) fn answered_by(
    stated: Option<Quarter>,
    open: &[OpenCampaign],
) -> Result<Option<OpenCampaign>, Refused> {
    match (stated, open) {
        (Some(quarter), _) => {
            let found = open.iter().find(|one| one.quarter == quarter);
            found.copied().map(Some).ok_or_else(|| Refused {
                kind: &CAMPAIGN_NOT_OPEN,
                clause: Some("S4-13"),
                detail: Words::new(
                    format!("{}没有正在收集本企业该产品价格的报送；不作报送的，请清空报送季度", quarter.words().zh),
                    format!(
                        "no open collection of {} is about this product of yours; empty the quarter to answer none",
                        quarter.words().en
                    ),
                ),
                figures: FigureValues::default().with("quarter", quarter.to_string()),
            })
        }
        (None, [] | [_]) => Ok(open.first().copied()),
        (None, several) => {
            let quarters: Vec<String> = several.iter().map(|one| one.quarter.to_string()).collect();
            Err(Refused {
                kind: &CAMPAIGN_NOT_NAMED,
                clause: Some("S4-13"),
                detail: Words::new(
                    format!(
                        "该产品有{}个进行中的价格报送（{}），请在“报送季度”列注明答复哪一个",
                        quarters.len(),
                        quarters.join("、")
                    ),
                    format!(
                        "{} collections of this product are open ({}): state in the column of the quarter which one it answers",
                        quarters.len(),
                        quarters.join(", ")
                    ),
                ),
                figures: FigureValues::default().with("quarters", quarters.join("、")),
            })
        }
    }
}
