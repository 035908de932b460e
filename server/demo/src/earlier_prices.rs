//! What the platforms listed in the years before: each year's list is a little lower than that of the year before.

use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;

use super::Demonstration;
use super::listed_prices::{stepped, yuan};
use super::model::DemoListedPrice;

/// The lists of so many years before today.
const YEARS: u32 = 5;
/// Only so many products, the first, have a history: of a million it would take as long as the rest together.
const PRODUCTS: u32 = 5_000;
/// How much higher a price was for each year back, in hundredths.
const HIGHER_A_YEAR: i64 = 6;
const SOURCE: &str = "历年挂网目录";

impl Demonstration {
    /// The days of the yearly lists, the oldest first. A demonstration that begins with the simulated clock has them too: what
    /// was listed before the first rules was loaded under these.
    pub fn list_days(&self) -> Vec<NaiveDate> {
        let days = (1..=YEARS)
            .rev()
            .filter_map(|years| self.today.checked_sub_months(Months::new(12 * years)));
        days.collect()
    }

    /// The list of one of these days: each price until the list of the next year, or until the price that the platform
    /// lists now.
    pub fn list_of(&self, day: NaiveDate) -> impl Iterator<Item = DemoListedPrice> + '_ {
        let days = self.list_days();
        let years = days.iter().filter(|later| day <= **later).count();
        let next = days.into_iter().find(|later| day < *later);
        let next = next.unwrap_or(self.today);
        (0..self.product_count().min(PRODUCTS))
            .flat_map(move |index| self.earlier_of(index, (day, next), years))
    }

    /// When what the platforms list now came to be known: a list each month since the first yearly one.
    pub fn months(&self) -> Vec<NaiveDate> {
        let first = self.list_days().first().copied().unwrap_or(self.today);
        let months = (0..).map_while(|month| first.checked_add_months(Months::new(month)));
        months.take_while(|day| *day < self.today).collect()
    }

    /// What the platforms list now of the products that have a history, in the order of the first days.
    pub fn listed_in_turn(&self) -> Vec<DemoListedPrice> {
        let products = 0..self.product_count().min(PRODUCTS);
        let mut prices: Vec<DemoListedPrice> = products
            .flat_map(|index| self.listed_prices_of(index))
            .collect();
        prices.sort_by_key(|price| price.effective_from);
        prices
    }

    fn earlier_of(
        &self,
        index: u32,
        (day, next): (NaiveDate, NaiveDate),
        years: usize,
    ) -> Vec<DemoListedPrice> {
        let now = self.listed_prices_of(index);
        let counting = || now.iter().filter(|price| price.counts_on(self.today));
        // A price far from the others of its product would be held for a second person.
        let lowest = counting().map(|price| price.base_price).min();
        let is_near = |price: &DemoListedPrice| {
            lowest.is_some_and(|low| {
                low < price.base_price * Decimal::TWO && price.base_price < low * Decimal::TWO
            })
        };
        if !now.iter().all(is_near) {
            return Vec::new();
        }
        let mut earlier: Vec<DemoListedPrice> = Vec::new();
        for price in counting().filter(|price| day < price.effective_from) {
            if !earlier.iter().any(|one| one.platform == price.platform) {
                earlier.push(earlier_version(price, (day, next), years));
            }
        }
        earlier
    }
}

/// A price as it was so many years ago, from the day of a list on.
fn earlier_version(
    price: &DemoListedPrice,
    (day, next): (NaiveDate, NaiveDate),
    years: usize,
) -> DemoListedPrice {
    let years = i64::try_from(years).unwrap_or_default();
    let now = (price.base_price * Decimal::from(10_000))
        .try_into()
        .unwrap_or(1_i64);
    let base = stepped(now * (100 + HIGHER_A_YEAR * years) / 100);
    DemoListedPrice {
        price: yuan(base * i64::from(price.pack_ratio)),
        base_price: yuan(base),
        effective_from: day,
        effective_to: Some(next.min(price.effective_from) - Days::new(1)),
        source: SOURCE,
        ..price.clone()
    }
}
