//! What may happen to a change of a listed price, and from which day it counts. Pure.
//!
//! S4-13: prices are collected and linked with other platforms. Nothing that is in force is edited; a
//! change is checked, stands in publicity, and replaces what stood before from a day on.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use ground::calendar::WorkingCalendar;
use ground::{ListedPriceId, ProductId, Refused, Words};
use prices::listed_price::{Candidate, Counting, KeyRef, ListedPrice};
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
}

impl Origin {
    /// The name in Chinese files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Declaration => "企业申报",
            Self::Report => "更低价格报告",
            Self::Linkage => "价格联动",
            Self::Rise => "原价终止",
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
}

impl ChangeState {
    /// The name in Chinese files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Submitted => "待审核",
            Self::Returned => "退回补正",
            Self::Withdrawn => "已撤回",
            Self::Refused => "不予采纳",
            Self::Publicized => "公示中",
            Self::Announced => "已公布",
        }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Effect {
    /// On the day after publicity.
    Immediately,
    /// On the first working day of the month after the announcement.
    NextMonth,
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

/// The prices of each product.
pub(crate) fn by_product(standing: &[ListedPrice]) -> HashMap<ProductId, Vec<&ListedPrice>> {
    let mut of: HashMap<ProductId, Vec<&ListedPrice>> = HashMap::new();
    for price in standing {
        of.entry(price.key.product).or_default().push(price);
    }
    of
}

/// The standing price that says what a change says: two ways of reporting one price have one
/// result.
#[must_use]
pub(crate) fn listed_as(
    standing: &[&ListedPrice],
    change: &PriceChange,
    counts_from: NaiveDate,
) -> Option<ListedPriceId> {
    standing
        .iter()
        .find(|price| {
            price.key.borrowed() == change.terms.key(change.product)
                && price.terms == change.terms.price
                && price.counting.to.is_none()
                && price.counting.from.is_none_or(|first| first <= counts_from)
        })
        .map(|price| price.id)
}

/// The last days of the standing prices of a product that its changes, announced together, replace.
/// What the same announcement says (`beside`) stands.
#[must_use]
pub(crate) fn last_days<'a>(
    standing: &[&ListedPrice],
    announced: impl Iterator<Item = (&'a PriceChange, NaiveDate)>,
    beside: &HashSet<ListedPriceId>,
) -> BTreeMap<ListedPriceId, NaiveDate> {
    let mut ends: BTreeMap<ListedPriceId, NaiveDate> = BTreeMap::new();
    for (change, first) in announced {
        let last_day = first - Days::new(1);
        let ended = match (change.origin, change.ends) {
            (Origin::Rise, Some(id)) => vec![id],
            (Origin::Rise | Origin::Declaration | Origin::Report | Origin::Linkage, _) => {
                replaced(standing, change.terms.key(change.product), first, beside)
            }
        };
        for id in ended {
            ends.entry(id)
                .and_modify(|last| *last = last_day.min(*last))
                .or_insert(last_day);
        }
    }
    ends
}

/// What stands of one product once its changes, none of them a rise, are announced together.
#[must_use]
pub(crate) fn after_announcement<'a>(
    standing: &[&'a ListedPrice],
    changes: &[(&'a PriceChange, NaiveDate)],
    again: &HashSet<ListedPriceId>,
) -> Vec<Candidate<'a>> {
    let mut beside = again.clone();
    let mut new = Vec::new();
    for (change, first) in changes {
        if let Some(listed) = listed_as(standing, change, *first) {
            beside.insert(listed);
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
                to: overtaken(standing, key, *first, &beside),
            },
        });
    }
    let ends = last_days(standing, changes.iter().copied(), &beside);
    let left = standing.iter().map(|price| {
        let mut candidate = price.candidate();
        if let Some(last) = ends.get(&price.id) {
            candidate.counting.to = Some(*last);
        }
        candidate
    });
    left.chain(new).collect()
}

/// The last day of a change under `key` that counts from `counts_from`, when a price that begins to
/// count later was announced before it: the day before that one takes its place. What was only
/// loaded takes no announced price's place.
#[must_use]
pub(crate) fn overtaken(
    standing: &[&ListedPrice],
    key: KeyRef<'_>,
    counts_from: NaiveDate,
    beside: &HashSet<ListedPriceId>,
) -> Option<NaiveDate> {
    standing
        .iter()
        .filter(|price| same_place(price, key) && price.loaded_by.is_none())
        .filter(|price| !beside.contains(&price.id))
        .map(|price| first_day(price))
        .filter(|first| counts_from < *first)
        .min()
        .map(|first| first - Days::new(1))
}

/// Whether a price is what the platform of `key` says of the same product and kind.
fn same_place(price: &ListedPrice, key: KeyRef<'_>) -> bool {
    let other = price.key.borrowed();
    (
        other.product,
        other.region,
        other.platform,
        other.level,
        other.kind,
    ) == (key.product, key.region, key.platform, key.level, key.kind)
}

/// The first day on which a price counts.
fn first_day(price: &ListedPrice) -> NaiveDate {
    let effective_from = price.key.effective_from;
    (price.counting.from).map_or(effective_from, |first| first.max(effective_from))
}

/// The standing prices that end when a change under `key` counts from `counts_from`: everything
/// that the same platform said of the same product and kind and that would still count then. What
/// begins to count later, and what the same announcement says (`beside`), stands.
#[must_use]
pub(crate) fn replaced(
    standing: &[&ListedPrice],
    key: KeyRef<'_>,
    counts_from: NaiveDate,
    beside: &HashSet<ListedPriceId>,
) -> Vec<ListedPriceId> {
    let open_then = |price: &&&ListedPrice| {
        first_day(price) <= counts_from
            && price.counting.to.is_none_or(|last| counts_from <= last)
            && price
                .terms
                .effective_to
                .is_none_or(|last| counts_from <= last)
    };
    standing
        .iter()
        .filter(|price| same_place(price, key) && open_then(price) && !beside.contains(&price.id))
        .map(|price| price.id)
        .collect()
}
