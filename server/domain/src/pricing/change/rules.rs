//! What may happen to a change of a listed price, and from which day it counts. Pure.
//!
//! S4-13: prices are collected and linked with other platforms. Nothing that is in force is edited; a
//! change is checked, stands in publicity, and replaces what stood before from a day on.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use serde_json::json;

use crate::calendar::WorkingCalendar;
use crate::error::Refused;
use crate::ids::ListedPriceId;
use crate::pricing::rules::{KeyRef, ListedPrice};
use crate::words::Words;

/// Where a change comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// 企业申报
    Declaration,
    /// 更低价格报告
    Report,
    /// 价格联动
    Linkage,
    /// 原价终止后的限价上调
    Rise,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 4] = [Self::Declaration, Self::Report, Self::Linkage, Self::Rise];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Declaration => "declaration",
            Self::Report => "report",
            Self::Linkage => "linkage",
            Self::Rise => "rise",
        }
    }

    /// The origin of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.name() == name)
    }
}

/// How far a change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeState {
    /// 待审核
    Submitted,
    /// 退回补正
    Returned,
    /// 已撤回
    Withdrawn,
    /// 不予采纳
    Refused,
    /// 公示中
    Publicized,
    /// 已公布
    Announced,
}

impl ChangeState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Submitted,
        Self::Returned,
        Self::Withdrawn,
        Self::Refused,
        Self::Publicized,
        Self::Announced,
    ];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
            Self::Publicized => "publicized",
            Self::Announced => "announced",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The state after `step`.
    ///
    /// # Errors
    /// `price-change-closed` when this state does not allow it.
    pub fn after(self, step: Step) -> Result<Self, Refused> {
        match (self, step) {
            (Self::Submitted, Step::Publicize) => Ok(Self::Publicized),
            (Self::Submitted, Step::Return) => Ok(Self::Returned),
            (Self::Submitted, Step::Refuse) | (Self::Publicized, Step::Uphold) => Ok(Self::Refused),
            (Self::Submitted | Self::Returned, Step::Withdraw) => Ok(Self::Withdrawn),
            (Self::Returned, Step::Resubmit) => Ok(Self::Submitted),
            (Self::Publicized, Step::Announce) => Ok(Self::Announced),
            (
                Self::Submitted
                | Self::Returned
                | Self::Withdrawn
                | Self::Refused
                | Self::Publicized
                | Self::Announced,
                Step::Publicize
                | Step::Return
                | Step::Refuse
                | Step::Uphold
                | Step::Withdraw
                | Step::Resubmit
                | Step::Announce,
            ) => Err(Refused {
                code: "price-change-closed",
                clause: Some("S4-13"),
                detail: Words::new(
                    "价格变动已处于其他状态，不能执行此操作",
                    "the change of price is in another state and does not allow this",
                ),
                figures: json!({ "state": self }),
            }),
        }
    }
}

/// What can be done to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The exchange centre accepts it, and publicity begins.
    Publicize,
    /// The exchange centre asks back.
    Return,
    /// The exchange centre refuses it.
    Refuse,
    /// An objection to it is upheld.
    Uphold,
    /// Who submitted it takes it back.
    Withdraw,
    /// Who submitted it answers what was asked back.
    Resubmit,
    /// Its publicity is over.
    Announce,
}

/// When an announced change begins to count (rule `pricing.change_effect`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// On the day after publicity.
    Immediately,
    /// On the first working day of the month after the announcement.
    NextMonth,
}

impl Effect {
    /// The effect that the rulebook names.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "immediately" => Some(Self::Immediately),
            "next_month" => Some(Self::NextMonth),
            _ => None,
        }
    }
}

/// The first day on which a change counts whose publicity, or whose last objection, was over with
/// `cleared_on`: never before its own first day.
#[must_use]
pub fn counts_from(
    cleared_on: NaiveDate,
    effective_from: NaiveDate,
    effect: Effect,
    calendar: &WorkingCalendar,
) -> NaiveDate {
    let announced_on = cleared_on + Days::new(1);
    let begins = match effect {
        Effect::Immediately => announced_on,
        Effect::NextMonth => first_working_day_after_month_of(announced_on, calendar),
    };
    begins.max(effective_from)
}

fn first_working_day_after_month_of(day: NaiveDate, calendar: &WorkingCalendar) -> NaiveDate {
    day.iter_days()
        .skip_while(|next| (next.year(), next.month()) == (day.year(), day.month()))
        .find(|next| calendar.is_working_day(*next))
        .expect("every month has a working day")
}

/// The standing prices that end when a change under `key` counts from `counts_from`: everything
/// that the same platform said of the same product and kind and that would still count then. What
/// the same announcement says (`beside`) stands.
#[must_use]
pub(in crate::pricing) fn replaced(
    standing: &[ListedPrice],
    key: KeyRef<'_>,
    counts_from: NaiveDate,
    beside: &[ListedPriceId],
) -> Vec<ListedPriceId> {
    let same_place = |price: &ListedPrice| {
        let other = price.key.borrowed();
        (
            other.product,
            other.region,
            other.platform,
            other.level,
            other.kind,
        ) == (key.product, key.region, key.platform, key.level, key.kind)
    };
    let open_then = |price: &ListedPrice| {
        price.counting.to.is_none_or(|last| counts_from <= last)
            && price
                .terms
                .effective_to
                .is_none_or(|last| counts_from <= last)
    };
    standing
        .iter()
        .filter(|price| same_place(price) && open_then(price) && !beside.contains(&price.id))
        .map(|price| price.id)
        .collect()
}
