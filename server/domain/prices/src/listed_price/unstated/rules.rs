//! Which platform, which level and which pack ratio a row means that does not state them, and which listed price it is about. Pure.

use std::collections::BTreeSet;

use ground::UnitPrice;
use rust_decimal::Decimal;

use crate::listed_price::{ListedPrice, ListedPriceRow, PlatformLevel};

/// The one value that all of them have; none where there are several, or nothing.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// Where a row without a platform lists its price.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::listed_price) enum PlatformMeant<'a> {
    /// No platform of the province lists its product.
    Nowhere,
    At(&'a str),
    Several(Vec<&'a str>),
}

/// The platforms of its province that list the product of a row without a platform, of the row's level where it states one: those
/// that do with its kind of price, else with any.
pub(in crate::listed_price) fn platform_of<'a>(
    row: &ListedPriceRow,
    level: Option<PlatformLevel>,
    recorded: &[&'a ListedPrice],
) -> PlatformMeant<'a> {
    let there = recorded.iter().filter(|price| {
        price.key.region == row.region && level.is_none_or(|level| price.key.level == level)
    });
    let of_kind = there.clone().filter(|price| price.key.kind == row.kind);
    let mut platforms: BTreeSet<&str> = of_kind.map(|price| price.key.platform.as_str()).collect();
    if platforms.is_empty() {
        platforms = there.map(|price| price.key.platform.as_str()).collect();
    }
    let platforms: Vec<&str> = platforms.into_iter().collect();
    match platforms[..] {
        [] => PlatformMeant::Nowhere,
        [platform] => PlatformMeant::At(platform),
        [..] => PlatformMeant::Several(platforms),
    }
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

/// The price of the platform and kind of a row that the row is compared with: of those that count on, the one of its day and
/// price, else of its day, else of its document, else the only one.
pub(in crate::listed_price) fn listed_before<'a>(
    row: &ListedPriceRow,
    recorded: &[&'a ListedPrice],
) -> Option<&'a ListedPrice> {
    let mut meant: Vec<&ListedPrice> = recorded
        .iter()
        .copied()
        .filter(|price| {
            let key = &price.key;
            (key.region, key.level, key.kind) == (row.region, row.level, row.kind)
                && key.platform == row.platform
                && price.counting.to.is_none()
        })
        .collect();
    let of_day = |price: &&ListedPrice| price.key.effective_from == row.effective_from;
    let of_price = |price: &&ListedPrice| {
        of_day(price)
            && price.terms.price == row.price
            && price.terms.pack_ratio.normalize() == row.pack_ratio.normalize()
    };
    let of_source = |price: &&ListedPrice| price.key.source == row.source;
    let narrowing: [&dyn Fn(&&ListedPrice) -> bool; 3] = [&of_day, &of_price, &of_source];
    for is_meant in narrowing {
        if meant.iter().any(is_meant) {
            meant.retain(is_meant);
        }
    }
    match meant[..] {
        [one] => Some(one),
        _ => None,
    }
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
    fn a_row_without_a_platform_means_the_only_one_of_its_province_that_lists_its_product() {
        let at = |id, platform: &str, level| {
            let mut price = recorded(id, "80", "2026-01-01", level);
            platform.clone_into(&mut price.key.platform);
            price
        };
        let (center, city) = (at(1, "省中心", Provincial), at(2, "深圳", City));
        let mut row = row(&center, "70", "2026-02-01");
        "广东省".clone_into(&mut row.platform);
        assert_eq!(platform_of(&row, None, &[]), PlatformMeant::Nowhere);
        assert_eq!(
            platform_of(&row, None, &[&center]),
            PlatformMeant::At("省中心")
        );
        let again = at(3, "省中心", Provincial);
        assert_eq!(
            platform_of(&row, None, &[&center, &again]),
            PlatformMeant::At("省中心")
        );
        let both = [&center, &city];
        assert_eq!(
            platform_of(&row, None, &both),
            PlatformMeant::Several(vec!["深圳", "省中心"])
        );
        assert_eq!(
            platform_of(&row, Some(Provincial), &both),
            PlatformMeant::At("省中心")
        );
        assert_eq!(
            platform_of(&row, Some(City), &both),
            PlatformMeant::At("深圳")
        );
        let mut winning = at(4, "省招标", Provincial);
        winning.key.kind = PriceKind::Winning;
        assert_eq!(
            platform_of(&row, None, &[&center, &winning]),
            PlatformMeant::At("省中心"),
            "of its kind"
        );
        assert_eq!(
            platform_of(&row, None, &[&winning]),
            PlatformMeant::At("省招标"),
            "of any kind"
        );
        let elsewhere = listing(5, "36", "80");
        assert_eq!(
            platform_of(&row, None, &[&elsewhere]),
            PlatformMeant::Nowhere
        );
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

    #[test]
    fn a_row_is_compared_with_the_price_that_it_would_take_the_place_of() {
        let lot = |id, yuan: &str, from: &str, source: &str| {
            let mut price = recorded(id, yuan, from, Provincial);
            source.clone_into(&mut price.key.source);
            price
        };
        let (first, second) = (
            lot(1, "80", "2026-01-01", "公告一"),
            lot(2, "90", "2026-01-01", "公告二"),
        );
        let found = |row: &ListedPriceRow, lots: &[&ListedPrice]| {
            listed_before(row, lots).map(|price| price.id.0)
        };
        let mut row = row(&first, "70", "2026-03-01");
        assert_eq!(found(&row, &[]), None);
        assert_eq!(found(&row, &[&first]), Some(1), "another day");
        let both = [&first, &second];
        assert_eq!(found(&row, &both), None, "several lots, and no document");
        "公告二".clone_into(&mut row.source);
        assert_eq!(found(&row, &both), Some(2), "of its document");
        row.effective_from = day("2026-01-01");
        row.price = "80".parse().expect("a price");
        assert_eq!(found(&row, &both), Some(1), "its day and price first");
        let mut ended = second.clone();
        ended.counting.to = Some(day("2026-02-01"));
        row.price = "70".parse().expect("a price");
        assert_eq!(
            found(&row, &[&first, &ended]),
            Some(1),
            "what ended is over"
        );
        row.kind = PriceKind::Winning;
        assert_eq!(found(&row, &both), None, "of its kind alone");
    }
}
