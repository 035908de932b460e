//! The hospitals' own purchase prices, with earlier periods.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::draw::{Draw, Purpose, as_index, length};
use super::listed_prices::days;
use super::model::DemoCurrentPrice;
use super::specials::share;
use super::{Demonstration, EXCEPTIONS_BELOW};

/// Of every so many products, starting at the second number, one has a price at each hospital with an
/// account.
const EVERY: [(u32, u32); 2] = [(11, 3), (17, 5)];

/// The prefixes of the hospitals' contract numbers.
const CONTRACTS: [&str; 8] = ["PL", "WP", "FQ", "RP", "MY", "SL", "PX", "YQ"];

/// Per mille: products bought all over the city that one of the other hospitals buys.
const COMMON_SHARE: u32 = 900;

/// Whether a hospital has or had a purchase price of its own for a product.
pub(super) fn has_current_price(hospital: u32, index: u32) -> bool {
    if EXCEPTIONS_BELOW <= index {
        return false;
    }
    match EVERY.get(as_index(hospital)) {
        Some((every, first)) => index % every == *first,
        None => is_common(index) && common_draw(hospital, index).per_mille(COMMON_SHARE),
    }
}

/// Whether hospitals all over the city buy a product: half of what each of the first two buys.
pub(super) fn is_common(index: u32) -> bool {
    EVERY
        .iter()
        .any(|(every, first)| index % (2 * every) == *first)
}

fn common_draw(hospital: u32, index: u32) -> Draw {
    Draw::new(Purpose::CommonPrice, index * length(&CONTRACTS) + hospital)
}

impl Demonstration {
    /// The purchase prices of a hospital, product by product, earlier periods first. Some are below the
    /// limit, some equal to it, some above; some have ended.
    pub fn current_prices(&self, hospital: u32) -> impl Iterator<Item = DemoCurrentPrice> + '_ {
        (0..self.products.min(EXCEPTIONS_BELOW))
            .flat_map(move |index| self.current_prices_of(hospital, index))
    }

    /// The periods of one product at one hospital, earlier ones first, without gap or overlap.
    pub fn current_prices_of(&self, hospital: u32, index: u32) -> Vec<DemoCurrentPrice> {
        if !has_current_price(hospital, index) {
            return Vec::new();
        }
        let Some(usual) = self.usual_price(index) else {
            return Vec::new();
        };
        let periods = if as_index(hospital) < EVERY.len() {
            self.own_periods(hospital, index, usual)
        } else {
            vec![self.common_period(hospital, index, usual)]
        };
        periods
            .into_iter()
            .map(|period| row(hospital, index, period))
            .collect()
    }

    /// What one of the other hospitals pays today: close to what the city pays for the product.
    fn common_period(&self, hospital: u32, index: u32, usual: Decimal) -> Period {
        let level = Draw::new(Purpose::CommonLevel, index).between(87, 99);
        let mut draw = common_draw(hospital, index);
        let price = share(usual, level + draw.between(-6, 7));
        let from = self.today - days(draw.between(40, 400));
        let last = draw
            .per_mille(500)
            .then(|| self.today + days(draw.between(20, 400)));
        (price, from, last)
    }

    fn own_periods(&self, hospital: u32, index: u32, usual: Decimal) -> Vec<Period> {
        let mut draw = Draw::new(Purpose::CurrentPrice, index * 2 + hospital);
        let hundredths = match draw.below(20) {
            0..=10 => draw.between(78, 98),
            11..=16 => 100,
            _ => draw.between(101, 112),
        };
        let price = if hundredths == 100 {
            usual
        } else {
            share(usual, hundredths)
        };
        let over = draw.per_mille(120);
        let from = self.today - days(draw.between(75, 330));
        let last = if over {
            Some(self.today - days(draw.between(2, 60)))
        } else {
            draw.per_mille(600)
                .then(|| self.today + days(draw.between(20, 540)))
        };
        let mut periods = vec![(price, from, last)];
        let mut earlier = price;
        for _ in 0..draw.below(3) {
            earlier = share(earlier, draw.between(102, 116));
            let next_from = periods.last().map_or(from, |period| period.1);
            let starts = next_from - days(draw.between(180, 400));
            periods.push((earlier, starts, next_from.pred_opt()));
        }
        periods.reverse();
        periods
    }

    /// The limit, or without one the lowest price of any kind.
    pub(super) fn usual_price(&self, index: u32) -> Option<Decimal> {
        let prices = self.listed_prices_of(index);
        super::listed_prices::lowest_on(&prices, self.today)
            .or_else(|| prices.iter().map(|price| price.base_price).min())
    }
}

/// Price, first day, last day.
type Period = (Decimal, NaiveDate, Option<NaiveDate>);

fn row(
    hospital: u32,
    product_index: u32,
    (price, effective_from, effective_to): Period,
) -> DemoCurrentPrice {
    let contract_no = format!(
        "{}-{}-{product_index:05}",
        CONTRACTS[as_index(hospital)],
        effective_from.format("%Y%m"),
    );
    DemoCurrentPrice {
        hospital,
        product_index,
        price,
        effective_from,
        effective_to,
        contract_no,
    }
}
