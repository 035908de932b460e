//! Prices: decimal, never negative, compared exactly in the base unit.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::de::IntoDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use utoipa::ToSchema;

use crate::words::{Words, read_text};

const PLACES: u32 = 4;

const SHOWN_PLACES: u32 = 2;

const PERCENT_PLACES: u32 = 1;

/// The most that the column `numeric(18, 4)` holds before the point.
const PRICE_MAX: i64 = 99_999_999_999_999;

/// The most that the column `numeric(12, 4)` holds before the point.
const PACK_RATIO_MAX: i64 = 99_999_999;

/// Yuan for one unit, with at most four decimals, never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, example = "690.00")]
pub struct UnitPrice(Decimal);

/// Base units that a price buys: above zero, with at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, example = "1")]
pub struct PackRatio(Decimal);

/// How far one price is from another, in percent of it, with one decimal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = String, example = "-12.5")]
pub struct Percent(Decimal);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("not a decimal number")]
    Malformed,
    #[error("must be greater than zero")]
    NotPositive,
    #[error("has more than four decimals")]
    TooFine,
    /// More than the database holds.
    #[error("is too large")]
    TooLarge,
}

impl UnitPrice {
    /// A price above zero, with at most four decimals and 14 digits before the point.
    pub fn positive(yuan: Decimal) -> Result<Self, MoneyError> {
        positive(yuan, PRICE_MAX).map(Self)
    }

    /// A price as the database holds it; its constraints have checked it.
    pub fn stored(yuan: Decimal) -> Self {
        Self(yuan.normalize())
    }

    /// The price of one base unit when `pack_ratio` of them cost this much. The only function that rounds a
    /// price: half up at the fourth decimal.
    ///
    /// # Errors
    /// Refuses a ratio that is not positive and a result that rounds to nothing.
    pub fn per_base_unit(self, pack_ratio: Decimal) -> Result<Self, MoneyError> {
        if pack_ratio <= Decimal::ZERO {
            return Err(MoneyError::NotPositive);
        }
        let base = self.0.checked_div(pack_ratio).ok_or(MoneyError::TooLarge)?;
        let rounded = base.round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero);
        Self::positive(rounded)
    }

    /// How far `after` is from this price, in percent of it: rounded half away from zero.
    #[must_use]
    pub fn percent_to(self, after: Self) -> Option<Percent> {
        let ratio = (after.0 - self.0).checked_div(self.0)?;
        let percent = ratio.checked_mul(Decimal::ONE_HUNDRED)?;
        let rounded =
            percent.round_dp_with_strategy(PERCENT_PLACES, RoundingStrategy::MidpointAwayFromZero);
        Some(Percent(rounded))
    }

    #[must_use]
    pub fn yuan(self) -> Decimal {
        self.0
    }

    /// Ten-thousandths of a yuan, the finest step of a price.
    #[must_use]
    pub fn ten_thousandths(self) -> u64 {
        let scaled = self.0 * Decimal::from(10_000);
        u64::try_from(scaled.trunc()).expect("a price has at most 14 digits before the point")
    }
}

impl PackRatio {
    /// One base unit.
    pub const ONE: Self = Self(Decimal::ONE);

    /// A number above zero, with at most four decimals and 8 digits before the point.
    pub fn positive(base_units: Decimal) -> Result<Self, MoneyError> {
        positive(base_units, PACK_RATIO_MAX).map(Self)
    }

    #[must_use]
    pub fn base_units(self) -> Decimal {
        self.0
    }
}

fn positive(number: Decimal, max: i64) -> Result<Decimal, MoneyError> {
    if number <= Decimal::ZERO {
        return Err(MoneyError::NotPositive);
    }
    let number = number.normalize();
    if PLACES < number.scale() {
        return Err(MoneyError::TooFine);
    }
    if Decimal::from(max) < number {
        return Err(MoneyError::TooLarge);
    }
    Ok(number)
}

impl MoneyError {
    /// What is wrong with a price.
    #[must_use]
    pub fn of_price(self) -> Words {
        let zh = match self {
            Self::Malformed => "价格须为十进制数字，如\"88.50\"",
            Self::NotPositive => "价格须大于零",
            Self::TooFine => "价格最多四位小数",
            Self::TooLarge => "价格过大",
        };
        Words::new(zh, self.to_string())
    }
}

impl Percent {
    /// A percentage as the database holds it.
    pub fn stored(percent: Decimal) -> Self {
        Self(percent)
    }

    #[must_use]
    pub fn number(self) -> Decimal {
        self.0
    }
}

/// Reads a decimal number of digits and one dot; everything else, exponents included, is malformed.
pub fn parse_decimal(text: &str) -> Result<Decimal, MoneyError> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let ok = !plain.is_empty()
        && plain
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '.')
        && plain.starts_with(|letter: char| letter.is_ascii_digit())
        && !plain.ends_with('.');
    if !ok {
        return Err(MoneyError::Malformed);
    }
    Decimal::from_str_exact(text).map_err(|_| MoneyError::Malformed)
}

impl FromStr for UnitPrice {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::positive(parse_decimal(text)?)
    }
}

impl FromStr for PackRatio {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::positive(parse_decimal(text)?)
    }
}

/// Clients send it as a number too.
impl<'de> Deserialize<'de> for PackRatio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        read_text(text.into_deserializer(), |_| {
            let en = "a number above zero with four decimals at most";
            Words::new("须大于零，最多四位小数", en)
        })
    }
}

impl fmt::Display for UnitPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0;
        if shown.scale() < SHOWN_PLACES {
            shown.rescale(SHOWN_PLACES);
        }
        shown.fmt(f)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.0)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for UnitPrice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for UnitPrice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, MoneyError::of_price)
    }
}

impl Words {
    /// A price per unit.
    #[must_use]
    pub fn price_of(price: UnitPrice, unit: &str) -> Self {
        Self::new(
            format!("{price}元/{unit}"),
            format!("CNY {price} per {unit}"),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price(text: &str) -> UnitPrice {
        text.parse().expect("a price")
    }

    #[test]
    fn a_price_is_shown_with_two_to_four_decimals() {
        assert_eq!(price("690").to_string(), "690.00");
        assert_eq!(price("0.0125").to_string(), "0.0125");
        assert_eq!(price("88.8").to_string(), "88.80");
    }

    #[test]
    fn zero_negative_too_fine_and_odd_numbers_are_no_prices() {
        assert_eq!("0".parse::<UnitPrice>(), Err(MoneyError::NotPositive));
        assert_eq!("-1".parse::<UnitPrice>(), Err(MoneyError::NotPositive));
        assert_eq!("0.00001".parse::<UnitPrice>(), Err(MoneyError::TooFine));
        assert_eq!(
            "100000000000000".parse::<UnitPrice>(),
            Err(MoneyError::TooLarge)
        );
        for odd in [
            "", "1e3", "NaN", "1,000", "１", ".5", "5.", "+1", "1.2.3", "--1",
        ] {
            assert_eq!(
                odd.parse::<UnitPrice>(),
                Err(MoneyError::Malformed),
                "{odd:?}"
            );
        }
    }

    #[test]
    fn a_pack_price_is_converted_before_it_is_compared() {
        assert_eq!(
            price("120").per_base_unit(Decimal::from(10)),
            Ok(price("12"))
        );
        assert_eq!(
            price("10").per_base_unit(Decimal::from(3)),
            Ok(price("3.3333"))
        );

        assert_eq!(
            price("1").per_base_unit(Decimal::ZERO),
            Err(MoneyError::NotPositive)
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_the_same(parts in 1_u64..10_000_000_000_000) {
            let decimal = Decimal::new(i64::try_from(parts).expect("small"), 4);
            let shown = UnitPrice::positive(decimal).expect("positive");
            prop_assert_eq!(price(&shown.to_string()), shown);
            prop_assert_eq!(shown.ten_thousandths(), parts);
        }
    }
}
