//! Reference limits by the worked cases.

use chrono::{DateTime, NaiveDate};
use ground::{ListedPriceId, ProductId, UnitPrice};
use proptest::prelude::*;
use rust_decimal::Decimal;
use strum::VariantArray;

use super::price_kind::{PlatformLevel, PriceKind};
use super::reconcile::reconcile;
use super::region::Region;
use super::rules::{
    Counting, LimitEffect, LimitSheet, ListedPrice, NotCounted, PriceKey, PriceTerms,
    lowest_of_each,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn price(id: i64, region: &str, kind: PriceKind, yuan: &str) -> ListedPrice {
    let price: UnitPrice = yuan.parse().expect("a price");
    ListedPrice {
        id: ListedPriceId(id),
        key: PriceKey {
            product: ProductId(1),
            region: region.parse().expect("a region"),
            platform: String::new(),
            level: PlatformLevel::Provincial,
            kind,
            effective_from: day("2021-01-01"),
            source: String::new(),
        },
        terms: PriceTerms {
            price,
            pack_ratio: Decimal::ONE,
            base_price: price,
            effective_to: None,
        },
        counting: Counting::default(),
        loaded_by: None,
        recorded_at: DateTime::UNIX_EPOCH,
    }
}

fn listing(id: i64, region: &str, yuan: &str) -> ListedPrice {
    price(id, region, PriceKind::Listing, yuan)
}

/// The limit and the region it comes from, as text.
fn limit(prices: &[ListedPrice], on: &str) -> Option<(String, i16)> {
    let sheet = LimitSheet::of(prices.to_vec(), day(on));
    sheet.lowest().map(|lowest| {
        (
            lowest.terms.base_price.to_string(),
            lowest.key.region.code(),
        )
    })
}

fn is(yuan: &str, region: i16) -> Option<(String, i16)> {
    Some((yuan.to_owned(), region))
}

const TODAY: &str = "2021-06-01";

#[test]
fn case_a1_the_lowest_province_sets_the_limit() {
    let prices = [
        listing(1, "44", "120"),
        listing(2, "33", "110"),
        listing(3, "51", "115"),
    ];
    assert_eq!(limit(&prices, TODAY), is("110.00", 33));
}

#[test]
fn cases_a2_to_a5_excluded_kinds_do_not_count_and_give_the_reason() {
    for (kind, reason) in [
        (PriceKind::VbpNational, NotCounted::VolumeBased),
        (PriceKind::VbpProvincial, NotCounted::VolumeBased),
        (PriceKind::SelfQuoted, NotCounted::SelfQuoted),
        (
            PriceKind::HospitalNegotiated,
            NotCounted::HospitalNegotiated,
        ),
    ] {
        let prices = [listing(1, "44", "120"), price(2, "33", kind, "60")];
        assert_eq!(limit(&prices, TODAY), is("120.00", 44), "{kind:?}");
        let sheet = LimitSheet::of(prices.to_vec(), day(TODAY));
        assert_eq!(sheet.considered[1].reason, Some(reason), "{kind:?}");
    }
}

#[test]
fn case_a6_a_price_counts_to_the_end_of_its_last_day() {
    let mut ending = listing(2, "33", "110");
    ending.terms.effective_to = Some(day("2021-03-31"));
    let prices = [listing(1, "44", "120"), ending];
    assert_eq!(limit(&prices, "2021-03-31"), is("110.00", 33));
    assert_eq!(limit(&prices, "2021-04-01"), is("120.00", 44));
}

#[test]
fn a_price_counts_from_its_first_day() {
    let mut coming = listing(2, "33", "110");
    coming.key.effective_from = day("2021-07-01");
    let prices = [listing(1, "44", "120"), coming];
    assert_eq!(limit(&prices, "2021-06-30"), is("120.00", 44));
    assert_eq!(limit(&prices, "2021-07-01"), is("110.00", 33));
}

#[test]
fn cases_a8_and_a9_without_a_price_that_counts_there_is_no_limit_until_one_comes() {
    let mut prices = vec![
        price(1, "33", PriceKind::VbpNational, "60"),
        price(2, "42", PriceKind::SelfQuoted, "95"),
    ];
    assert_eq!(limit(&prices, TODAY), None);
    prices.push(listing(3, "53", "200"));
    assert_eq!(limit(&prices, TODAY), is("200.00", 53));
}

#[test]
fn case_a10_a_province_with_two_lots_contributes_the_lower() {
    let prices = [listing(1, "44", "130"), listing(2, "44", "125")];
    assert_eq!(limit(&prices, TODAY), is("125.00", 44));
}

#[test]
fn case_a11_a_city_is_no_province_and_the_corps_is_one() {
    let mut city = listing(2, "44", "90");
    city.key.level = PlatformLevel::City;
    let prices = [listing(1, "44", "120"), city, listing(3, "66", "118")];
    assert_eq!(limit(&prices, TODAY), is("118.00", 66));
}

#[test]
fn case_a12_a_price_in_publicity_or_only_filed_does_not_count() {
    for kind in [PriceKind::InPublicity, PriceKind::Filed] {
        let prices = [listing(1, "44", "120"), price(2, "33", kind, "100")];
        assert_eq!(limit(&prices, TODAY), is("120.00", 44), "{kind:?}");
    }
}

#[test]
fn among_equal_prices_the_lowest_region_code_is_named() {
    let prices = [listing(1, "51", "110"), listing(2, "33", "110")];
    assert_eq!(limit(&prices, TODAY), is("110.00", 33));
}

fn rows(prices: &[ListedPrice]) -> Vec<(PriceKey<&str>, PriceTerms)> {
    prices
        .iter()
        .map(|price| (price.key.borrowed(), price.terms.clone()))
        .collect()
}

#[test]
fn the_same_load_again_changes_nothing() {
    let recorded = [
        listing(1, "44", "130"),
        listing(2, "44", "125"),
        listing(3, "33", "110"),
    ];
    let again = reconcile(&recorded, &rows(&recorded));
    assert!(again.new.is_empty() && again.omitted.is_empty());
    assert_eq!(again.repeated, [1, 2, 3].map(ListedPriceId));
}

#[test]
fn two_lots_of_one_load_count_side_by_side_and_a_correction_replaces_both() {
    let lots = [listing(1, "44", "130"), listing(2, "44", "125")];
    assert_eq!(reconcile(&[], &rows(&lots)).new, [0, 1]);
    let correction = [listing(0, "44", "128")];
    let outcome = reconcile(&lots, &rows(&correction));
    assert_eq!(outcome.new, [0]);
    assert_eq!(outcome.omitted, [ListedPriceId(1), ListedPriceId(2)]);
}

#[test]
fn a_last_day_loaded_later_replaces_the_open_price() {
    let open = [listing(1, "44", "130")];
    let mut ended = open.clone();
    ended[0].terms.effective_to = Some(day("2021-03-31"));
    let outcome = reconcile(&open, &rows(&ended));
    assert_eq!(
        (outcome.new, outcome.omitted),
        (vec![0], vec![ListedPriceId(1)])
    );
}

fn any_price() -> impl Strategy<Value = ListedPrice> {
    let regions: Vec<Region> = Region::all().collect();
    (
        0..regions.len(),
        proptest::sample::select(PriceKind::VARIANTS),
        1_i64..1_000,
        0_u64..60,
        proptest::option::of(0_u64..60),
        any::<bool>(),
    )
        .prop_map(move |(region, kind, yuan, from, length, city)| {
            let mut price = price(yuan, "44", kind, &yuan.to_string());
            price.key.region = regions[region];
            price.key.effective_from = day("2021-05-01") + chrono::Days::new(from);
            price.terms.effective_to =
                length.map(|length| price.key.effective_from + chrono::Days::new(length));
            price.key.level = if city {
                PlatformLevel::City
            } else {
                PlatformLevel::Provincial
            };
            price
        })
}

proptest! {
    #[test]
    fn the_limit_is_the_lowest_that_counts_and_everything_is_explained(
        prices in proptest::collection::vec(any_price(), 0..40),
    ) {
        let on = day(TODAY);
        let sheet = LimitSheet::of(prices.clone(), on);
        prop_assert_eq!(sheet.considered.len(), prices.len());
        let counts = |price: &&ListedPrice| {
            price.key.kind.counts()
                && price.key.level == PlatformLevel::Provincial
                && price.key.effective_from <= on
                && price.terms.effective_to.is_none_or(|last| on <= last)
        };
        let expected = prices.iter().filter(counts).map(|price| price.terms.base_price).min();
        prop_assert_eq!(sheet.lowest().map(|price| price.terms.base_price), expected);
        for considered in &sheet.considered {
            prop_assert_eq!(considered.reason.is_none(), counts(&&considered.price));
        }
        let each = prices.iter().map(ListedPrice::candidate);
        let quick = lowest_of_each(each, on);
        prop_assert_eq!(quick.get(&ProductId(1)).map(|lowest| lowest.id), sheet.lowest().map(|price| price.id));
    }
}

#[test]
fn only_a_lower_price_that_counts_moves_the_limit() {
    let yuan = |text: &str| text.parse::<UnitPrice>().expect("a price");
    let effect = |before: Option<&str>, kind, level, price| {
        let effect = LimitEffect::of(before.map(yuan), kind, level, yuan(price));
        (effect.reason, effect.after)
    };
    let (city, province) = (PlatformLevel::City, PlatformLevel::Provincial);
    let listing = PriceKind::Listing;
    assert_eq!(
        effect(Some("100"), listing, province, "80"),
        (None, Some(yuan("80")))
    );
    assert_eq!(
        effect(Some("70"), listing, province, "80"),
        (None, Some(yuan("70")))
    );
    assert_eq!(
        effect(None, listing, province, "80"),
        (None, Some(yuan("80")))
    );
    assert_eq!(
        effect(Some("100"), PriceKind::Winning, city, "80"),
        (Some(NotCounted::CityPlatform), Some(yuan("100")))
    );
    assert_eq!(
        effect(Some("100"), PriceKind::Filed, province, "80"),
        (Some(NotCounted::Filed), Some(yuan("100")))
    );
}
