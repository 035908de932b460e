//! Which level and which pack ratio a row means that does not state them. Pure.

use ground::UnitPrice;
use rust_decimal::Decimal;

use crate::listed_price::{ListedPrice, ListedPriceRow, PlatformLevel};

/// The one value that all of them have; none where there are several, or nothing.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The level under which the product is recorded in the province, at the platform and with the kind of a row: with its day and
/// its price, else with its day, else at all. Where there are both, the province's. `None` where nothing is recorded.
pub(in crate::listed_price) fn level_of(
    row: &ListedPriceRow,
    recorded: &[&ListedPrice],
) -> Option<PlatformLevel> {
    let there: Vec<&ListedPrice> = recorded
        .iter()
        .copied()
        .filter(|price| {
            let key = &price.key;
            (key.region, key.kind) == (row.region, row.kind) && key.platform == row.platform
        })
        .collect();
    let of_day = |price: &ListedPrice| price.key.effective_from == row.effective_from;
    let of_price = |price: &ListedPrice| of_day(price) && price.terms.price == row.price;
    let level = |is_meant: &dyn Fn(&ListedPrice) -> bool| {
        let meant = there.iter().filter(|price| is_meant(price));
        only(meant.map(|price| price.key.level))
    };
    level(&of_price)
        .or_else(|| level(&of_day))
        .or_else(|| level(&|_| true))
        .or_else(|| there.first().map(|_| PlatformLevel::Provincial))
}

/// The pack ratio of what is recorded under the key of a price that states none: of the lot with that price, else of all lots.
/// One base unit where nothing is recorded, or lots differ.
pub(in crate::listed_price) fn pack_ratio_of(price: UnitPrice, alike: &[&ListedPrice]) -> Decimal {
    let ratio = |lot: &&ListedPrice| lot.terms.pack_ratio.normalize();
    let same = alike.iter().filter(|lot| lot.terms.price == price);
    only(same.map(ratio))
        .or_else(|| only(alike.iter().map(ratio)))
        .unwrap_or(Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listed_price::PlatformLevel::{City, Provincial};
    use crate::listed_price::PriceKind;
    use crate::listed_price::tests::{day, listing};

    fn recorded(id: i64, yuan: &str, from: &str, level: PlatformLevel) -> ListedPrice {
        let mut price = listing(id, "44", yuan);
        price.key.effective_from = day(from);
        price.key.level = level;
        price
    }

    /// A row at the platform of `price`.
    fn row(price: &ListedPrice, yuan: &str, from: &str) -> ListedPriceRow {
        ListedPriceRow {
            code: "C1".to_owned(),
            region: price.key.region,
            platform: price.key.platform.clone(),
            level: Provincial,
            kind: price.key.kind,
            price: yuan.parse().expect("a price"),
            pack_ratio: Decimal::ONE,
            effective_from: day(from),
            effective_to: None,
            source: String::new(),
        }
    }

    #[test]
    fn a_row_that_states_no_level_has_the_recorded_one() {
        let city = recorded(1, "80", "2026-01-01", City);
        for (yuan, from) in [
            ("80", "2026-01-01"),
            ("70", "2026-01-01"),
            ("70", "2026-02-01"),
        ] {
            assert_eq!(level_of(&row(&city, yuan, from), &[&city]), Some(City));
        }
        let province = recorded(2, "100", "2026-02-01", Provincial);
        let both = [&city, &province];
        let of = |yuan, from| level_of(&row(&city, yuan, from), &both);
        assert_eq!(of("90", "2026-01-01"), Some(City));
        assert_eq!(of("90", "2026-02-01"), Some(Provincial));
        assert_eq!(of("90", "2026-03-01"), Some(Provincial), "nobody can know");
        let mut same_day = province.clone();
        same_day.key.effective_from = day("2026-01-01");
        let of = |yuan| level_of(&row(&city, yuan, "2026-01-01"), &[&city, &same_day]);
        assert_eq!((of("80"), of("100")), (Some(City), Some(Provincial)));
    }

    #[test]
    fn what_is_recorded_elsewhere_gives_no_level() {
        let city = recorded(1, "80", "2026-01-01", City);
        let mut row = row(&city, "80", "2026-01-01");
        assert_eq!(level_of(&row, &[]), None);
        row.kind = PriceKind::Winning;
        assert_eq!(level_of(&row, &[&city]), None);
        row.kind = city.key.kind;
        row.platform = "别的平台".to_owned();
        assert_eq!(level_of(&row, &[&city]), None);
    }

    #[test]
    fn a_row_that_states_no_ratio_has_that_of_its_lot_else_of_all_lots_else_one() {
        let lot = |id, yuan, ratio: u32| {
            let mut lot = listing(id, "44", yuan);
            lot.terms.pack_ratio = ratio.into();
            lot
        };
        let (two, ten) = (lot(1, "80", 2), lot(2, "90", 10));
        let of =
            |yuan: &str, lots: &[&ListedPrice]| pack_ratio_of(yuan.parse().expect("a price"), lots);
        assert_eq!(of("70", &[&two]), Decimal::TWO);
        assert_eq!(of("90", &[&two, &ten]), Decimal::TEN);
        assert_eq!(of("70", &[&two, &ten]), Decimal::ONE);
        assert_eq!(of("70", &[]), Decimal::ONE);
    }
}
