//! The steps of a change of a listed price, from which day it counts, and what it replaces. Pure.
//!
//! S4-13: prices are collected and linked with other platforms. Nothing that is in force is edited; a
//! change is checked, is in publicity, and replaces the earlier price from a day on.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use ground::calendar::WorkingCalendar;
use ground::{ListedPriceId, Refused, Words};
use prices::listed_price::{Candidate, Counting, ListedPrice, PriceKey};
use serde::{Deserialize, Serialize};
use serde_json::json;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::capability::PRICE_CHANGE_CLOSED;
use super::types::PriceChange;

/// Where a change comes from.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = ChangeOrigin)]
pub enum Origin {
    /// 企业申报
    Declaration,
    /// 更低价格报告
    Report,
    /// 价格联动
    Linkage,
    /// 原价终止后的限价上调
    Rise,
    /// 与上次价格相差过大的导入价格
    Outlier,
}

impl Origin {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Declaration => "企业申报",
            Self::Report => "更低价格报告",
            Self::Linkage => "价格联动",
            Self::Rise => "原价终止",
            Self::Outlier => "价格异常",
        }
    }
}

/// How far a change has come.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
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
    /// 公示终止
    Stopped,
    /// 已更正: a change with the right price took its place
    Corrected,
}

impl ChangeState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Submitted => "待审核",
            Self::Returned => "退回补正",
            Self::Withdrawn => "已撤回",
            Self::Refused => "不予采纳",
            Self::Publicized => "公示中",
            Self::Announced => "已公布",
            Self::Stopped => "公示终止",
            Self::Corrected => "已更正",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str())
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
            (Self::Submitted | Self::Returned, Step::Withdraw)
            | (Self::Submitted, Step::Strike) => Ok(Self::Withdrawn),
            (Self::Returned, Step::Resubmit) => Ok(Self::Submitted),
            (Self::Publicized, Step::Announce) => Ok(Self::Announced),
            (Self::Publicized, Step::Stop) => Ok(Self::Stopped),
            (Self::Publicized, Step::Correct) => Ok(Self::Corrected),
            (
                Self::Submitted
                | Self::Returned
                | Self::Withdrawn
                | Self::Refused
                | Self::Publicized
                | Self::Announced
                | Self::Stopped
                | Self::Corrected,
                Step::Publicize
                | Step::Return
                | Step::Refuse
                | Step::Uphold
                | Step::Withdraw
                | Step::Resubmit
                | Step::Announce
                | Step::Strike
                | Step::Stop
                | Step::Correct,
            ) => Err(Refused {
                kind: &PRICE_CHANGE_CLOSED,
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
    /// The exchange centre returns it for correction.
    Return,
    /// The exchange centre refuses it.
    Refuse,
    /// An objection to it is upheld.
    Uphold,
    /// The submitter withdraws it.
    Withdraw,
    /// The submitter corrects it.
    Resubmit,
    /// Its publicity is over.
    Announce,
    /// The exchange centre strikes a row of a list before it is public.
    Strike,
    /// The exchange centre ends its publicity.
    Stop,
    /// The exchange centre puts the right price in its place.
    Correct,
}

impl Step {
    /// Whether it decides on what somebody brought in, so that it takes another person. Who brought it in may take
    /// it back: withdraw it, strike it, stop it.
    #[must_use]
    pub(super) fn takes_another_person(self) -> bool {
        match self {
            Self::Publicize | Self::Return | Self::Refuse | Self::Uphold | Self::Correct => true,
            Self::Withdraw | Self::Resubmit | Self::Announce | Self::Strike | Self::Stop => false,
        }
    }
}

/// When an announced change begins to count (rule `pricing.change_effect`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Effect {
    /// On the day after publicity.
    Immediately,
    /// On the first working day of the month after the announcement.
    NextMonth,
}

/// The first counting day of a change that was cleared on `cleared_on`: the last day of its
/// publicity, or the day of the answer to its last objection. Never before its own first day.
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

/// Whether the end of a price, without which a limit would rise, is held for check and publicity (S4-13):
/// unless it was entered before and is still open. The rules of listed prices find such prices.
pub(super) fn must_be_held(price: ListedPriceId, with_open_end: &HashSet<ListedPriceId>) -> bool {
    !with_open_end.contains(&price)
}

/// The listed price that is equal to a change: a price that arrives in two ways is listed once.
#[must_use]
pub(crate) fn listed_as(
    listed: &[&ListedPrice],
    change: &PriceChange,
    counts_from: NaiveDate,
) -> Option<ListedPriceId> {
    listed
        .iter()
        .find(|price| {
            price.key.borrowed() == change.terms.key(change.product)
                && price.terms == change.terms.price
                && price.counting.to.is_none()
                && price.counting.from.is_none_or(|first| first <= counts_from)
        })
        .map(|price| price.id)
}

/// The last days of the prices of a product that are replaced by its changes, announced together.
/// Prices of the same announcement (`beside`) do not replace each other, and one that has ended before it begins to
/// count replaces nothing: a limit would rise to what nobody decided on (S4-13). A platform's own list does: that its
/// price is over is what it states, and its preview names the limits that rise or vanish.
#[must_use]
pub(crate) fn last_days<'a>(
    listed: &[&ListedPrice],
    announced: impl Iterator<Item = (&'a PriceChange, NaiveDate)>,
    beside: &HashSet<ListedPriceId>,
) -> BTreeMap<ListedPriceId, NaiveDate> {
    let mut ends: BTreeMap<ListedPriceId, NaiveDate> = BTreeMap::new();
    for (change, first) in announced {
        let last_day = first - Days::new(1);
        let ended = match (change.origin, change.ends) {
            (Origin::Rise, Some(id)) => vec![id],
            (Origin::Declaration | Origin::Report | Origin::Outlier, _)
                if is_over_before(change, first) =>
            {
                Vec::new()
            }
            (
                Origin::Rise
                | Origin::Declaration
                | Origin::Report
                | Origin::Linkage
                | Origin::Outlier,
                _,
            ) => replaced(listed, change.terms.key(change.product), first, beside),
        };
        for id in ended {
            ends.entry(id)
                .and_modify(|last| *last = last_day.min(*last))
                .or_insert(last_day);
        }
    }
    ends
}

/// Whether the price of a change has ended before the day on which it would begin to count.
fn is_over_before(change: &PriceChange, first: NaiveDate) -> bool {
    let last = change.terms.price.effective_to;
    last.is_some_and(|last| last < first)
}

/// The prices of one product after its changes, none of them a rise, are announced together.
#[must_use]
pub(crate) fn after_announcement<'a>(
    listed: &[&'a ListedPrice],
    changes: &[(&'a PriceChange, NaiveDate)],
    again: &HashSet<ListedPriceId>,
) -> Vec<Candidate<'a>> {
    let mut beside = again.clone();
    let mut new = Vec::new();
    for (change, first) in changes {
        if let Some(equal) = listed_as(listed, change, *first) {
            beside.insert(equal);
            continue;
        }
        let key = change.terms.key(change.product);
        new.push(Candidate {
            // The newest of all: among equals the older price keeps setting the limit.
            id: ListedPriceId(i64::MAX),
            key,
            terms: &change.terms.price,
            counting: Counting {
                from: Some(*first),
                to: overtaken(listed, key, *first, &beside),
            },
        });
    }
    let ends = last_days(listed, changes.iter().copied(), &beside);
    let left = listed.iter().map(|price| {
        let mut candidate = price.candidate();
        if let Some(last) = ends.get(&price.id) {
            candidate.counting.to = Some(*last);
        }
        candidate
    });
    left.chain(new).collect()
}

/// The last day of a change under `key` that counts from `counts_from`, when an earlier
/// announcement begins to count later: the day before that. A loaded price overtakes no announced
/// one.
#[must_use]
pub(crate) fn overtaken(
    listed: &[&ListedPrice],
    key: PriceKey<&str>,
    counts_from: NaiveDate,
    beside: &HashSet<ListedPriceId>,
) -> Option<NaiveDate> {
    listed
        .iter()
        .filter(|price| price.key.borrowed().is_of_platform(key) && price.loaded_by.is_none())
        .filter(|price| !beside.contains(&price.id))
        .map(|price| price.first_day())
        .filter(|first| counts_from < *first)
        .min()
        .map(|first| first - Days::new(1))
}

/// The prices that end when a change under `key` counts from `counts_from`: those of the same
/// product, platform and kind that are in force then, except those of the same announcement
/// (`beside`).
#[must_use]
pub(crate) fn replaced(
    listed: &[&ListedPrice],
    key: PriceKey<&str>,
    counts_from: NaiveDate,
    beside: &HashSet<ListedPriceId>,
) -> Vec<ListedPriceId> {
    listed
        .iter()
        .filter(|price| {
            price.key.borrowed().is_of_platform(key)
                && price.is_in_force(counts_from)
                && !beside.contains(&price.id)
        })
        .map(|price| price.id)
        .collect()
}
