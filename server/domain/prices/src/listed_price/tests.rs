//! Reference limits by the worked cases.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate};
use ground::{ListedPriceId, ProductId, UnitPrice};
use proptest::prelude::*;
use rust_decimal::Decimal;
use strum::VariantArray;

use super::limit_sheet::{LimitSheet, lowest_of_each};
use super::price_kind::{PlatformLevel, PriceKind};
use super::reconcile::reconcile;
use super::region::Region;
use super::rises::rises;
use super::rules::{Counting, LimitEffect, ListedPrice, NotCounted, PriceKey, PriceTerms};

pub(super) fn day(text: &str) -> NaiveDate {
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

pub(super) fn listing(id: i64, region: &str, yuan: &str) -> ListedPrice {
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
    let again = reconcile(&recorded, &rows(&recorded), day("2021-03-01"));
    assert!(again.new.is_empty() && again.omitted.is_empty());
    assert_eq!(again.repeated, [1, 2, 3].map(ListedPriceId));
}

#[test]
fn two_lots_of_one_load_count_side_by_side_and_a_correction_replaces_both() {
    let lots = [listing(1, "44", "130"), listing(2, "44", "125")];
    assert_eq!(reconcile(&[], &rows(&lots), day("2021-03-01")).new, [0, 1]);
    let correction = [listing(0, "44", "128")];
    let outcome = reconcile(&lots, &rows(&correction), day("2021-03-01"));
    assert_eq!(outcome.new, [0]);
    assert_eq!(outcome.omitted, [ListedPriceId(1), ListedPriceId(2)]);
}

#[test]
fn a_last_day_loaded_later_replaces_the_open_price() {
    let open = [listing(1, "44", "130")];
    let mut ended = open.clone();
    ended[0].terms.effective_to = Some(day("2021-03-31"));
    let outcome = reconcile(&open, &rows(&ended), day("2021-03-01"));
    assert_eq!(
        (outcome.new, outcome.omitted),
        (vec![0], vec![ListedPriceId(1)])
    );
}

#[test]
fn what_counts_from_a_coming_day_only_is_new_when_it_is_loaded() {
    let today = day("2021-03-01");
    let mut announced = [listing(1, "44", "130")];
    announced[0].counting.from = Some(day("2021-04-01"));
    let outcome = reconcile(&announced, &rows(&announced), today);
    assert_eq!(
        (outcome.new.as_slice(), outcome.omitted.len()),
        (&[0][..], 0)
    );
    assert_eq!(outcome.repeated, [ListedPriceId(1)]);
    // Once it counts, the row is known; and so is one that a temporary price lets come back.
    let then = reconcile(&announced, &rows(&announced), day("2021-04-01"));
    assert!(then.new.is_empty());
    announced[0].counting.returns = true;
    assert!(
        reconcile(&announced, &rows(&announced), today)
            .new
            .is_empty()
    );
    // A platform that lists it from a coming day itself states no more than is known.
    let mut coming = [listing(1, "44", "130")];
    coming[0].key.effective_from = day("2021-04-01");
    assert!(reconcile(&coming, &rows(&coming), today).new.is_empty());
}

/// The prices whose end is held when a load on 1 March leaves out the first `omitted` of these.
fn held(omitted: usize, prices: &[ListedPrice]) -> Vec<i64> {
    let ending = |price: &ListedPrice| {
        let index = prices.iter().position(|other| other.id == price.id);
        index.is_some_and(|index| index < omitted)
    };
    let mut held: Vec<i64> = rises(prices, ending, &HashSet::new(), day("2021-03-01"))
        .iter()
        .map(|price| price.id.0)
        .collect();
    held.sort_unstable();
    held
}

fn lasting(id: i64, yuan: &str, from: &str, to: Option<&str>) -> ListedPrice {
    let mut price = listing(id, "44", yuan);
    price.key.effective_from = day(from);
    price.terms.effective_to = to.map(day);
    price
}

#[test]
fn what_a_publicity_leaves_is_held_although_a_departing_price_hides_it() {
    let public = HashSet::from([ListedPriceId(1)]);
    let raised = |prices: &[ListedPrice], departing: &HashSet<ListedPriceId>| {
        let ending = |price: &ListedPrice| price.id == ListedPriceId(2);
        let found = rises(prices, ending, departing, day("2021-03-01"));
        found.iter().map(|price| price.id.0).collect::<Vec<i64>>()
    };
    for left in [
        lasting(3, "290", "2021-03-05", None),
        lasting(3, "120", "2021-03-05", Some("2021-06-30")),
        lasting(3, "120", "2021-09-01", None),
        lasting(3, "120.01", "2021-01-01", None),
    ] {
        let prices = [
            lasting(1, "110", "2021-01-01", None),
            lasting(2, "120", "2021-03-05", None),
            left,
        ];
        assert_eq!(raised(&prices, &HashSet::new()), Vec::<i64>::new());
        assert_eq!(raised(&prices, &public), [2]);
        assert_eq!(raised(&prices[..2], &public), [2], "none would be left");
    }
    let prices = [
        lasting(1, "110", "2021-01-01", None),
        lasting(2, "120", "2021-03-05", None),
        lasting(3, "115", "2021-03-05", None),
    ];
    assert_eq!(raised(&prices, &public), Vec::<i64>::new(), "a lower one");
}

#[test]
fn an_open_price_that_a_load_ends_today_is_held_for_tomorrow() {
    let prices = [
        lasting(1, "110", "2021-01-01", None),
        lasting(2, "110", "2021-01-01", Some("2021-03-01")),
        lasting(3, "130", "2021-03-02", None),
    ];
    assert_eq!(held(1, &prices), [1]);
    // The same last day, stated when the price first came, is no rise.
    assert!(held(0, &prices[1..]).is_empty());
}

#[test]
fn a_price_that_sets_the_limit_only_tomorrow_is_held_today() {
    let today_only = lasting(2, "100", "2021-01-01", Some("2021-03-01"));
    let open = lasting(1, "110", "2021-01-01", None);
    let raised = |yuan| lasting(4, yuan, "2021-01-01", None);
    let beside = listing(3, "33", "150");
    let prices = |yuan| {
        [
            open.clone(),
            today_only.clone(),
            beside.clone(),
            raised(yuan),
        ]
    };
    assert_eq!(held(1, &prices("130")), [1]);
    assert!(held(1, &prices("110")).is_empty(), "nothing rises");
    assert!(held(1, &prices("105")).is_empty(), "it falls");
    // Without any price that is left the limit would be gone.
    assert_eq!(held(1, &[open.clone(), today_only.clone()]), [1]);
}

#[test]
fn a_shorter_term_is_a_rise_from_the_day_after_it_and_a_longer_one_is_none() {
    let (short, long) = (Some("2021-04-30"), Some("2021-06-30"));
    let beside = listing(3, "33", "150");
    let shortened = [
        lasting(1, "110", "2021-01-01", long),
        lasting(2, "110", "2021-01-01", short),
        beside.clone(),
    ];
    assert_eq!(held(1, &shortened), [1]);
    let prolonged = [
        lasting(1, "110", "2021-01-01", short),
        lasting(2, "110", "2021-01-01", long),
        beside,
    ];
    assert!(held(1, &prolonged).is_empty());
}

#[test]
fn a_fall_that_was_known_to_come_is_not_taken_back_silently() {
    let prices = [
        lasting(1, "100", "2021-04-01", None),
        lasting(2, "120", "2021-04-01", None),
        listing(3, "33", "110"),
    ];
    assert_eq!(held(1, &prices), [1]);
    let mut announced = prices;
    announced[0].key.effective_from = day("2021-01-01");
    announced[0].counting.from = Some(day("2021-05-01"));
    assert_eq!(held(1, &announced), [1]);
    announced[0].counting.to = Some(day("2021-04-30"));
    assert!(held(1, &announced).is_empty(), "it counts on no day");
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
            matches!(price.key.kind, PriceKind::Listing | PriceKind::Winning)
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

proptest! {
    #[test]
    fn no_day_has_a_higher_limit_when_rises_are_held(
        prices in proptest::collection::vec(any_price(), 1..12),
        omitted in 0_usize..12,
    ) {
        let mut prices = prices;
        for (id, price) in (0..).zip(&mut prices) {
            price.id = ListedPriceId(id);
        }
        let omitted = |price: &ListedPrice| price.id.0 < i64::try_from(omitted).unwrap_or(0);
        let today = day(TODAY);
        let held: Vec<ListedPriceId> = rises(&prices, omitted, &HashSet::new(), today).iter().map(|price| price.id).collect();
        let kept: Vec<ListedPrice> =
            prices.iter().filter(|price| !omitted(price) || held.contains(&price.id)).cloned().collect();
        for on in today.iter_days().take(130) {
            let lowest = |prices: &[ListedPrice]| {
                LimitSheet::of(prices.to_vec(), on).lowest().map(|price| price.terms.base_price)
            };
            prop_assert_eq!(lowest(&kept), lowest(&prices), "on {}", on);
        }
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

/// The ids on the sheet of a day, in its order.
fn on_the_sheet(prices: &[ListedPrice], on: &str) -> Vec<i64> {
    let sheet = LimitSheet::of(prices.to_vec(), day(on)).each_once();
    let considered = sheet.considered.iter();
    considered.map(|one| one.price.id.0).collect()
}

#[test]
fn a_sheet_lists_a_price_once_though_its_end_is_held_or_its_announcement_is_to_come() {
    let open = listing(1, "44", "110");
    let mut dated = listing(2, "44", "110");
    dated.terms.effective_to = Some(day("2021-06-01"));
    let prices = [open.clone(), dated.clone(), listing(3, "33", "120")];
    for on in ["2021-06-01", "2021-06-02"] {
        assert_eq!(on_the_sheet(&prices, on), [1, 3], "{on}: it counts on");
    }
    let mut announced = listing(4, "44", "110");
    announced.counting.from = Some(day("2021-07-01"));
    let prices = [open.clone(), announced.clone()];
    assert_eq!(on_the_sheet(&prices, "2021-06-01"), [1], "listed now");
    assert_eq!(on_the_sheet(&prices, "2021-07-01"), [1], "the same price");
    // Alone, what counts on no such day stays on the sheet with its reason.
    assert_eq!(on_the_sheet(&[dated, announced], "2021-06-15"), [2, 4]);
    // Another price, unit, document or platform is another one.
    let mut others = vec![open, listing(5, "44", "111")];
    let mut unit = listing(6, "44", "110");
    unit.terms.pack_ratio = Decimal::TWO;
    others.push(unit);
    let mut document = listing(7, "44", "110");
    document.key.source = "公告".to_owned();
    others.push(document);
    let mut city = listing(8, "44", "110");
    city.key.level = PlatformLevel::City;
    others.push(city);
    assert_eq!(on_the_sheet(&others, "2021-06-01"), [1, 6, 7, 5, 8]);
}
