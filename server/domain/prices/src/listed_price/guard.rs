//! Which prices are too far from what the product was listed at last to become law by one person's typing. Pure.

use ground::{FigureValues, Moment, Refused, Result, UnitPrice, Words};
use market::catalogue::{RowWarning, WarningKind};
use rust_decimal::Decimal;

use super::refusal::PRICE_FAR_FROM_KNOWN;
use super::rulebook::{HOLD_ABOVE_TIMES, HOLD_BELOW_PART};

/// How far a price may be from the last one.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Held below the last price divided by this; exactly that part is not held.
    pub below_part: Decimal,
    /// Held above this many times the last price; exactly that many times is not held.
    pub above_times: Decimal,
}

/// What a product was listed at before a load, per base unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LastPrices {
    /// The limit, or what the price's own platform lists when that is lower.
    pub(super) lowest: Option<UnitPrice>,
    /// What a fall is compared with beside that: the lowest that its own platform lists.
    pub(super) own_lowest: Option<UnitPrice>,
    /// The highest that its own platform lists; of all platforms, where its own lists none.
    pub(super) highest: Option<UnitPrice>,
}

/// A price that somebody typed, too far from what is known of its product to be taken without a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FarTyped {
    /// Of one base unit, as what it is too far from.
    pub price: UnitPrice,
    pub last: UnitPrice,
}

impl FarTyped {
    #[must_use]
    pub fn words(self) -> Words {
        let Self { price, last } = self;
        Words::new(
            format!("最小计量单位价{price}与已知价格{last}相差过大，请核对小数点和计量单位"),
            format!(
                "{price} for a base unit is far from the known price, {last}: look at its point and its unit"
            ),
        )
    }

    /// That it is not taken until it is said to be meant; `known` is the figure of what it is far from.
    #[must_use]
    pub fn refused(self, known: &'static str) -> Refused {
        let Self { price, last } = self;
        Refused {
            kind: &PRICE_FAR_FROM_KNOWN,
            clause: Some("◇"),
            detail: self.words(),
            figures: FigureValues::default()
                .with("base_price", price)
                .with(known, last),
        }
    }

    #[must_use]
    pub fn warning(self) -> RowWarning {
        RowWarning {
            kind: &FAR_FROM_LIMIT,
            group: Words::new(
                "价格与该产品的已知价格相差过大",
                "the price is far from the known price of its product",
            ),
            remark: self.words(),
        }
    }
}

/// The bounds of today, for every entrance at which a price is typed.
///
/// # Errors
/// When the rulebook does not know them.
pub fn bounds(moment: &Moment) -> Result<Bounds> {
    let today = moment.today();
    Ok(Bounds {
        below_part: moment.rulebook.value(&HOLD_BELOW_PART, today)?,
        above_times: moment.rulebook.value(&HOLD_ABOVE_TIMES, today)?,
    })
}

impl Bounds {
    /// A typed price that is too far from the `last` known one, if there is any.
    #[must_use]
    pub fn typed(self, price: UnitPrice, last: Option<UnitPrice>) -> Option<FarTyped> {
        let known = LastPrices {
            lowest: last,
            ..LastPrices::default()
        };
        let last = self.too_far_from(price, known)?;
        Some(FarTyped { price, last })
    }

    /// The last price that `price` is too far from, of several the nearest; `None` when it may count at once. Where nothing is known of a product,
    /// its prices are compared [with one another](Self::too_far_apart).
    pub(super) fn too_far_from(self, price: UnitPrice, last: LastPrices) -> Option<UnitPrice> {
        let lows = [last.own_lowest, last.lowest];
        let too_low = lows
            .into_iter()
            .flatten()
            .filter(|low| price.yuan() * self.below_part < low.yuan())
            .min();
        let highest = last.highest.max(last.lowest);
        let too_high = highest.filter(|high| high.yuan() * self.above_times < price.yuan());
        too_low.or(too_high)
    }

    /// Of first prices of a product, in their order, what each is too far from: the middle one, and with an even number
    /// either of the two in the middle. Of two that are ten times apart nobody knows which is the typing error, so that both wait.
    pub(super) fn too_far_apart(self, prices: &[UnitPrice]) -> Vec<Option<UnitPrice>> {
        let mut sorted = prices.to_vec();
        sorted.sort_unstable();
        let count = sorted.len();
        let middles = [count.saturating_sub(1) / 2, count / 2];
        let middles: Vec<UnitPrice> = middles
            .iter()
            .filter_map(|index| sorted.get(*index).copied())
            .collect();
        let far = |price: &UnitPrice| {
            let mut middles = middles.iter().copied();
            middles.find(|middle| {
                let known = LastPrices {
                    lowest: Some(*middle),
                    ..LastPrices::default()
                };
                self.too_far_from(*price, known).is_some()
            })
        };
        prices.iter().map(far).collect()
    }

    /// Whether no price of the product can make `price` too far, given its limit: the look at all its prices is
    /// spared for most rows of a large load.
    pub(super) fn is_near_limit(self, price: UnitPrice, limit: UnitPrice) -> bool {
        limit <= price && price.yuan() <= limit.yuan() * self.above_times
    }
}

/// The limit that `price` is too far from to be taken without a second look: less than it divided by `times`, or more than
/// that many times it.
pub(super) fn far_from_limit(
    price: UnitPrice,
    limit: Option<UnitPrice>,
    times: Decimal,
) -> Option<UnitPrice> {
    limit.filter(|limit| price.yuan() * times < limit.yuan() || limit.yuan() * times < price.yuan())
}

/// A price that is far from the limit of its product.
pub const FAR_FROM_LIMIT: WarningKind = WarningKind {
    name: "price-far-from-limit",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(text: &str) -> UnitPrice {
        text.parse().expect("a price")
    }

    fn far(price: &str, last: LastPrices) -> Option<String> {
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let found = bounds.too_far_from(yuan(price), last);
        found.map(|last| last.to_string())
    }

    fn of(price: &str) -> LastPrices {
        LastPrices {
            lowest: Some(yuan(price)),
            own_lowest: Some(yuan(price)),
            highest: Some(yuan(price)),
        }
    }

    #[test]
    fn exactly_a_third_and_exactly_three_times_are_not_held_and_the_next_price_is() {
        assert_eq!(far("30", of("90")), None);
        assert_eq!(far("29.9999", of("90")).as_deref(), Some("90.00"));
        assert_eq!(far("270", of("90")), None);
        assert_eq!(far("270.0001", of("90")).as_deref(), Some("90.00"));
        // A third without an end in decimals: 10 / 3.
        assert_eq!(far("3.3334", of("10")), None);
        assert_eq!(far("3.3333", of("10")).as_deref(), Some("10.00"));
    }

    #[test]
    fn a_typed_price_is_far_below_a_third_and_above_three_times_and_near_where_nothing_is_known() {
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let far = |price, last| bounds.typed(yuan(price), Some(yuan(last))).is_some();
        assert!(far("29.9999", "90") && far("270.0001", "90"));
        assert!(!far("30", "90") && !far("270", "90"));
        assert_eq!(bounds.typed(yuan("1"), None), None);
    }

    #[test]
    fn a_tenfold_typo_is_held_in_both_directions_and_the_first_price_never_is() {
        assert!(far("1.18", of("11.81")).is_some());
        assert!(far("118.10", of("11.81")).is_some());
        assert_eq!(far("1.18", LastPrices::default()), None);
        assert_eq!(far("118000", LastPrices::default()), None);
    }

    #[test]
    fn a_fall_is_compared_with_the_limit_and_with_what_the_platform_itself_lists() {
        // The platform lists 100, the limit elsewhere is 30: 10 is a tenth of its own.
        let own = LastPrices {
            lowest: Some(yuan("30")),
            own_lowest: Some(yuan("100")),
            highest: Some(yuan("100")),
        };
        assert_eq!(far("10", own).as_deref(), Some("100.00"));
        assert_eq!(far("110", own), None, "dear platforms may stay dear");
        // What the platform listed last is over and lower than the limit now.
        let over = LastPrices {
            lowest: Some(yuan("11.81")),
            own_lowest: Some(yuan("3")),
            highest: Some(yuan("3")),
        };
        assert_eq!(far("1.18", over).as_deref(), Some("11.81"));
        assert_eq!(far("12", over), None);
    }

    #[test]
    fn exactly_half_and_exactly_twice_the_limit_are_near_it_and_the_next_price_is_not() {
        let far = |price| {
            let found = far_from_limit(yuan(price), Some(yuan("90")), Decimal::TWO);
            found.map(|limit| limit.to_string())
        };
        assert_eq!(far("45"), None);
        assert_eq!(far("44.9999").as_deref(), Some("90.00"));
        assert_eq!(far("180"), None);
        assert_eq!(far("180.0001").as_deref(), Some("90.00"));
        let tenth = Decimal::new(11, 1);
        let far = |price| far_from_limit(yuan(price), Some(yuan("10")), tenth).is_some();
        assert!(!far("11") && far("11.0001"), "a factor with decimals");
        assert!(!far("9.091") && far("9.0909"), "10 / 1.1 has no end");
        assert_eq!(far_from_limit(yuan("1"), None, Decimal::TWO), None);
    }

    #[test]
    fn first_prices_are_compared_with_the_middle_one() {
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let apart = |prices: &[&str]| -> Vec<String> {
            let prices: Vec<UnitPrice> = prices.iter().map(|price| yuan(price)).collect();
            let found = bounds.too_far_apart(&prices).into_iter();
            found
                .map(|one| one.map_or("-".to_owned(), |middle| middle.to_string()))
                .collect()
        };
        assert_eq!(apart(&["118.10"]), ["-"]);
        assert_eq!(apart(&["118.10", "11.81"]), ["11.81", "118.10"]);
        assert_eq!(apart(&["118.10", "11.81", "12"]), ["12.00", "-", "-"]);
        assert_eq!(
            apart(&["1.18", "11.81", "12", "12"]),
            ["11.81", "-", "-", "-"]
        );
        assert_eq!(apart(&["30", "90"]), ["-", "-"], "exactly three times");
        assert!(apart(&["1", "1", "9", "9"]).iter().all(|one| one != "-"));
        assert!(apart(&[]).is_empty());
    }

    #[test]
    fn what_is_near_the_limit_needs_no_second_look() {
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let near = |price| bounds.is_near_limit(yuan(price), yuan("30"));
        assert!(near("30") && near("90"));
        assert!(!near("29.99") && !near("90.01"));
    }
}
