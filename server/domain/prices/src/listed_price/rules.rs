//! Which listed prices count for the reference limit of a day. Pure.
//!
//! S4-1: the lowest provincial winning or listed price in force anywhere in the country, without prices
//! quoted by the enterprise itself, agreed between a hospital and an enterprise, or selected in national or
//! provincial volume-based procurement.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use ground::{ImportId, ListedPriceId, ProductId, UnitPrice, Words};
use rust_decimal::Decimal;
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::price_kind::{PlatformLevel, PriceKind};
use super::region::Region;

/// Rows of price lists with the same key mean the same price; a later load corrects the earlier. Rows are
/// loaded by the hundred thousand: while they are compared, their keys borrow the names (`PriceKey<&str>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PriceKey<Name = String> {
    pub product: ProductId,
    pub region: Region,
    pub platform: Name,
    pub level: PlatformLevel,
    pub kind: PriceKind,
    /// The first day on which it is in force.
    pub effective_from: NaiveDate,
    /// The document or lot it comes from.
    pub source: Name,
}

impl PriceKey {
    /// The same key with borrowed names.
    pub fn borrowed(&self) -> PriceKey<&str> {
        PriceKey {
            product: self.product,
            region: self.region,
            platform: &self.platform,
            level: self.level,
            kind: self.kind,
            effective_from: self.effective_from,
            source: &self.source,
        }
    }
}

impl PriceKey<&str> {
    /// The same key with names of its own.
    #[must_use]
    pub fn owned(self) -> PriceKey {
        PriceKey {
            product: self.product,
            region: self.region,
            platform: self.platform.to_owned(),
            level: self.level,
            kind: self.kind,
            effective_from: self.effective_from,
            source: self.source.to_owned(),
        }
    }

    /// Whether it is of the same product, platform and kind as `other`.
    pub fn is_of_platform(self, other: Self) -> bool {
        (
            self.product,
            self.region,
            self.platform,
            self.level,
            self.kind,
        ) == (
            other.product,
            other.region,
            other.platform,
            other.level,
            other.kind,
        )
    }
}

/// What a price list states under a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PriceTerms {
    /// The price as listed, for `pack_ratio` base units.
    pub price: UnitPrice,
    /// Base units in the unit that is priced.
    pub pack_ratio: Decimal,
    /// The price of one base unit.
    pub base_price: UnitPrice,
    /// The last day on which it is in force, inclusive; open when none.
    pub effective_to: Option<NaiveDate>,
}

/// The days on which a price counts for the limit, where an announcement set them; a price without an
/// announcement counts whenever it is in force.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Counting {
    /// The first day, when it is later than the first day of the price.
    pub from: Option<NaiveDate>,
    /// The last day, inclusive, when an announced price replaces it on the day after.
    pub to: Option<NaiveDate>,
    /// Whether it counts again since the announced price that had taken its place is over.
    pub returns: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPrice {
    pub id: ListedPriceId,
    pub key: PriceKey,
    pub terms: PriceTerms,
    pub counting: Counting,
    /// The import that recorded it; none for an announced price.
    pub loaded_by: Option<ImportId>,
    /// When the platform recorded it.
    pub recorded_at: DateTime<Utc>,
}

impl ListedPrice {
    /// Why it does not count for the limit of `day`; `None` when it counts.
    #[must_use]
    pub fn reason_not_to_count(&self, day: NaiveDate) -> Option<NotCounted> {
        reason_not_to_count(self.candidate(), day)
    }

    /// Whether it is in force on `day`, whatever its kind.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        reason_not_in_force(self.candidate(), day).is_none()
    }

    /// Whether a province's platform lists it on `day` by its own dates, even where an announcement keeps
    /// it from counting.
    pub(super) fn is_listed_by_province(&self, day: NaiveDate) -> bool {
        self.key.level == PlatformLevel::Provincial
            && self.key.effective_from <= day
            && self.terms.effective_to.is_none_or(|last| day <= last)
    }

    /// Whether it may count on `day` or later.
    pub(super) fn may_count_from(&self, day: NaiveDate) -> bool {
        reason_never_to_count(self.key.kind, self.key.level, self.last_day(), day).is_none()
    }

    /// The first day on which it counts, if its kind counts.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.candidate().first_day()
    }

    /// The same, counting from a day on.
    pub(super) fn from(&self, first: NaiveDate) -> Self {
        let mut later = self.clone();
        later.counting.from = Some(first);
        later
    }

    /// The last day on which it counts, if its kind counts; open when none.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.candidate().last_day()
    }

    /// Whether it is in force on `day` or begins later, whatever its kind. The database's function `price_lasts` states the same rule.
    #[must_use]
    pub fn lasts(&self, day: NaiveDate) -> bool {
        !has_expired(self.last_day(), day)
    }

    /// The days on which it begins or ceases to count, if its kind counts.
    pub(super) fn turns(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        self.candidate().turns()
    }

    pub fn candidate(&self) -> Candidate<'_> {
        Candidate {
            id: self.id,
            key: self.key.borrowed(),
            terms: &self.terms,
            counting: self.counting,
        }
    }
}

/// The parts of a price that decide whether it sets the limit of a day.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    pub id: ListedPriceId,
    pub key: PriceKey<&'a str>,
    pub terms: &'a PriceTerms,
    pub counting: Counting,
}

impl Candidate<'_> {
    fn first_day(&self) -> NaiveDate {
        let effective_from = self.key.effective_from;
        (self.counting.from).map_or(effective_from, |first| first.max(effective_from))
    }

    fn last_day(&self) -> Option<NaiveDate> {
        let lasts = [self.terms.effective_to, self.counting.to];
        lasts.into_iter().flatten().min()
    }

    /// The days on which it begins or ceases to count, if its kind counts.
    pub(super) fn turns(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let gone = self.last_day().and_then(|last| last.succ_opt());
        std::iter::once(self.first_day()).chain(gone)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum NotCounted {
    /// The first day is still to come.
    NotYetInForce,
    /// The last day has passed.
    Expired,
    /// A city's platform is not provincial.
    CityPlatform,
    /// Selected in volume-based procurement.
    VolumeBased,
    /// Quoted by the enterprise itself.
    SelfQuoted,
    /// Agreed between a hospital and an enterprise.
    HospitalNegotiated,
    /// Filed only.
    Filed,
    /// In publicity, not yet executed.
    InPublicity,
    /// Announced, to count from a later day.
    AnnouncedForLater,
    /// An announced price has replaced it.
    Replaced,
}

impl NotCounted {
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::NotYetInForce => Words::new("尚未执行", "not yet in force"),
            Self::Expired => Words::new("已过截止日期", "no longer in force"),
            Self::CityPlatform => {
                Words::new("市级平台，非省级", "a city's platform, not a province's")
            }
            Self::VolumeBased => Words::new(
                "带量采购中选价不计入",
                "selected in volume-based procurement",
            ),
            Self::SelfQuoted => Words::new("企业自报价不计入", "quoted by the enterprise itself"),
            Self::HospitalNegotiated => {
                Words::new("医疗机构自行议价不计入", "agreed by a hospital itself")
            }
            Self::Filed => Words::new("备案结果不计入", "filed only"),
            Self::InPublicity => Words::new("公示未执行不计入", "in publicity, not executed"),
            Self::AnnouncedForLater => {
                Words::new("已公布，尚未生效", "announced, not in effect yet")
            }
            Self::Replaced => Words::new(
                "已被公布的新价格替代",
                "an announced price has taken its place",
            ),
        }
    }
}

/// Why a price does not count on `day` (S4-1); `None` when it counts. The database's functions
/// `price_may_count`, `price_is_in_force` and `price_counts` state the same rule.
pub(super) fn reason_not_to_count(price: Candidate<'_>, day: NaiveDate) -> Option<NotCounted> {
    excluded(price.key.kind, price.key.level).or_else(|| reason_not_in_force(price, day))
}

/// Why a price of this kind, platform and last day counts on no day from `day` on; `None` when it may count
/// then or later.
#[must_use]
pub fn reason_never_to_count(
    kind: PriceKind,
    level: PlatformLevel,
    effective_to: Option<NaiveDate>,
    day: NaiveDate,
) -> Option<NotCounted> {
    let expired = has_expired(effective_to, day).then_some(NotCounted::Expired);
    excluded(kind, level).or(expired)
}

/// Whether the last day of a price lies before `day`.
pub(super) fn has_expired(effective_to: Option<NaiveDate>, day: NaiveDate) -> bool {
    effective_to.is_some_and(|last| last < day)
}

/// Why a price, whatever its kind, is not in force on `day`.
fn reason_not_in_force(price: Candidate<'_>, day: NaiveDate) -> Option<NotCounted> {
    let Candidate {
        terms, counting, ..
    } = price;
    if day < price.key.effective_from {
        return Some(NotCounted::NotYetInForce);
    }
    if has_expired(terms.effective_to, day) {
        return Some(NotCounted::Expired);
    }
    if counting.from.is_some_and(|first| day < first) {
        return Some(NotCounted::AnnouncedForLater);
    }
    counting
        .to
        .filter(|last| *last < day)
        .map(|_| NotCounted::Replaced)
}

/// Groups prices by product.
#[must_use]
pub fn by_product(listed: &[ListedPrice]) -> HashMap<ProductId, Vec<&ListedPrice>> {
    let mut of: HashMap<ProductId, Vec<&ListedPrice>> = HashMap::new();
    for price in listed {
        of.entry(price.key.product).or_default().push(price);
    }
    of
}

/// Why prices of a kind, or of platforms of a level, never count (S4-1), whatever the day.
#[must_use]
pub fn excluded(kind: PriceKind, level: PlatformLevel) -> Option<NotCounted> {
    match kind {
        PriceKind::Listing | PriceKind::Winning => {
            (level == PlatformLevel::City).then_some(NotCounted::CityPlatform)
        }
        PriceKind::VbpNational | PriceKind::VbpProvincial => Some(NotCounted::VolumeBased),
        PriceKind::SelfQuoted => Some(NotCounted::SelfQuoted),
        PriceKind::HospitalNegotiated => Some(NotCounted::HospitalNegotiated),
        PriceKind::Filed => Some(NotCounted::Filed),
        PriceKind::InPublicity => Some(NotCounted::InPublicity),
    }
}

/// What a price would do to a limit if it came into force beside those that are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitEffect {
    /// Why the price would not count; `None` when it would.
    pub reason: Option<NotCounted>,
    pub before: Option<UnitPrice>,
    pub after: Option<UnitPrice>,
}

impl LimitEffect {
    #[must_use]
    pub fn of(
        before: Option<UnitPrice>,
        kind: PriceKind,
        level: PlatformLevel,
        base_price: UnitPrice,
    ) -> Self {
        let reason = excluded(kind, level);
        let lowest = before.map_or(base_price, |limit| limit.min(base_price));
        Self {
            reason,
            before,
            after: if reason.is_none() {
                Some(lowest)
            } else {
                before
            },
        }
    }
}
