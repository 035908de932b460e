//! Prices, exceptions and invitations.

use std::collections::HashSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{demonstration, today};
use crate::{DemoListedPrice, DemoOutcome, DemoPriceRelation, DemoSpecialKind, Demonstration};

const KINDS: [&str; 8] = [
    "listing",
    "winning",
    "vbp_national",
    "vbp_provincial",
    "self_quoted",
    "hospital_negotiated",
    "filed",
    "in_publicity",
];

#[test]
fn listed_prices_are_exact_and_complete() {
    let demonstration = demonstration();
    let mut candidates = 0;
    let mut rows = 0;
    let mut seen = HashSet::new();
    for product in demonstration.products() {
        let prices = demonstration.listed_prices_of(product.index);
        let mut keys = HashSet::new();
        for price in &prices {
            assert_eq!(price.product_code, product.code);
            assert!(KINDS.contains(&price.kind));
            assert!(price.price > Decimal::ZERO && price.price.scale() <= 4);
            assert_eq!(
                price.base_price * Decimal::from(price.pack_ratio),
                price.price
            );
            assert!(price.pack_ratio == 1 || price.pack_ratio == product.pack_ratio);
            assert!(
                price
                    .effective_to
                    .is_none_or(|last| price.effective_from <= last)
            );
            let key = (
                price.platform,
                price.kind,
                price.effective_from,
                price.pack_ratio,
            );
            assert!(keys.insert(key), "{} twice: {key:?}", product.code);
            seen.insert((price.kind, price.platform_level, price.pack_ratio != 1));
        }
        assert!(prices.len() >= 3);
        rows += prices.len();
        let limit = demonstration.reference_limit(product.index, today());
        candidates += u32::from(limit.is_none());
    }
    assert!((100..220).contains(&candidates), "{candidates} candidates");
    assert!((60_000..90_000).contains(&rows), "{rows} rows");
    for kind in KINDS {
        assert!(
            seen.iter()
                .any(|(found, level, _)| *found == kind && *level == "provincial")
        );
    }
    assert!(seen.contains(&("listing", "city", false)));
    assert!(seen.contains(&("listing", "provincial", true)));
}

#[test]
fn every_platform_lists_something() {
    let demonstration = demonstration();
    let regions: HashSet<&str> = demonstration
        .listed_prices()
        .map(|price| price.region)
        .collect();
    assert_eq!(regions.len(), 32);
    assert!(regions.contains("66"));
}

#[test]
fn specials_are_few_and_of_every_kind() {
    let demonstration = demonstration();
    let mut counts = [0; 5];
    for special in demonstration.specials() {
        let kind = match special.kind {
            DemoSpecialKind::Zone { price, .. } => {
                let limit = demonstration.reference_limit(special.product_index, today());
                assert!(limit.is_some_and(|limit| price < limit));
                0
            }
            DemoSpecialKind::VolumeBasedProcurement { .. } => 1,
            DemoSpecialKind::Delisted { .. } => 2,
            DemoSpecialKind::Suspended { .. } => 3,
            DemoSpecialKind::ExpiredCertificate { expired_on } => {
                assert!(expired_on < today());
                4
            }
        };
        counts[kind] += 1;
    }
    assert!(
        counts.iter().all(|count| (1..200).contains(count)),
        "{counts:?}"
    );
}

#[test]
fn purchase_prices_are_below_at_and_above_the_limit_and_never_overlap() {
    let demonstration = demonstration();
    for hospital in 0..2 {
        let (mut below, mut equal, mut above, mut over, mut products) = (0, 0, 0, 0, 0);
        for index in 0..5_000 {
            let periods = demonstration.current_prices_of(hospital, index);
            for pair in periods.windows(2) {
                assert_eq!(
                    pair[0].effective_to.and_then(|day| day.succ_opt()),
                    Some(pair[1].effective_from)
                );
            }
            let Some(last) = periods.last() else { continue };
            products += 1;
            over += u32::from(last.effective_to.is_some_and(|day| day < today()));
            let Some(limit) = demonstration.reference_limit(index, today()) else {
                continue;
            };
            below += u32::from(last.price < limit);
            equal += u32::from(last.price == limit);
            above += u32::from(last.price > limit);
        }
        assert!(products >= 250, "{products}");
        assert!([below, equal, above, over].iter().all(|count| *count >= 10));
    }
}

#[test]
fn invitations_keep_the_ceilings_and_come_in_every_way() {
    let demonstration = demonstration();
    let plan = demonstration.invitation_plan();
    assert!(plan.len() >= 60, "{} invitations", plan.len());
    let mut pairs = HashSet::new();
    let mut outcomes = HashSet::new();
    let mut of_reserved = 0;
    for invitation in &plan {
        let index = invitation.product_index;
        assert!(pairs.insert((invitation.hospital, index)));
        assert!(demonstration.special(index).is_none());
        let limit = demonstration.reference_limit(index, today());
        let current = demonstration.current_prices_of(invitation.hospital, index);
        match invitation.relation {
            DemoPriceRelation::AtLimit => assert_eq!(limit, Some(invitation.price)),
            DemoPriceRelation::BelowLimit => assert!(limit > Some(invitation.price)),
            DemoPriceRelation::NoLimit => assert_eq!(limit, None),
            DemoPriceRelation::AtCurrentPrice => {
                assert_eq!(current.last().unwrap().price, invitation.price);
                assert!(limit > Some(invitation.price));
            }
        }
        if let DemoOutcome::Countered { price, .. }
        | DemoOutcome::CounteredAndAccepted { price, .. } = invitation.outcome
        {
            assert!(price > invitation.price && limit >= Some(price));
        }
        outcomes.insert(std::mem::discriminant(&invitation.outcome));
        of_reserved += u32::from(demonstration.product(index).manufacturer_index < 2);
    }
    assert_eq!(outcomes.len(), 8);
    assert!(of_reserved >= 35, "{of_reserved} of the two makers");
}

#[test]
fn enough_hospitals_buy_the_same_products_at_prices_of_their_own() {
    let demonstration = demonstration();
    let hospitals = (0..).zip(&demonstration.parties().hospitals);
    let hospitals: Vec<u32> = hospitals.map(|(index, _)| index).collect();
    assert!(hospitals.len() >= 7);
    for first in 0..2 {
        let mut shown = 0;
        for own in demonstration.current_prices(first) {
            if own.effective_to.is_some_and(|last| last < today()) {
                continue;
            }
            let others = hospitals.iter().filter(|hospital| **hospital != first);
            let prices: Vec<Decimal> = others
                .flat_map(|hospital| demonstration.current_prices_of(*hospital, own.product_index))
                .filter(|price| price.effective_to.is_none_or(|last| today() <= last))
                .map(|price| price.price)
                .collect();
            let (low, high) = (prices.iter().min(), prices.iter().max());
            shown += u32::from(prices.len() >= 5 && low < high);
        }
        assert!(shown >= 80, "hospital {first}: {shown}");
    }
}

#[test]
fn the_list_that_waits_moves_limits_every_way_and_overtakes_open_invitations() {
    let demonstration = demonstration();
    let plan = demonstration.invitation_plan();
    let list = demonstration.pending_linkage(&plan).unwrap();
    let (mut falls, mut rises, mut appearances, mut overtaken) = (0, 0, 0, 0);
    for row in &list.rows {
        let limit = demonstration.reference_limit(row.product_index, today());
        falls += u32::from(limit.is_some_and(|limit| row.price < limit));
        appearances += u32::from(limit.is_none());
        let prices = demonstration.listed_prices_of(row.product_index);
        let mut others = prices.iter().filter(|price| {
            price.counts_on(today()) && (price.platform, price.kind) != (row.platform, row.kind)
        });
        let would_rise = limit < Some(row.price) && others.all(|price| limit < Some(price.price));
        rises += u32::from(limit.is_some() && would_rise);
        overtaken += plan
            .iter()
            .filter(|one| one.product_index == row.product_index && row.price < one.price)
            .filter(|one| one.outcome == DemoOutcome::Pending)
            .count();
    }
    assert!(falls >= 30 && rises >= 5 && appearances >= 1 && overtaken >= 1);
}

#[test]
fn the_list_in_publicity_lowers_limits_of_products_that_no_other_list_names() {
    let demonstration = demonstration();
    let public = demonstration.public_linkage().unwrap();
    let waiting = demonstration.pending_linkage(&[]).unwrap();
    let waiting: HashSet<u32> = waiting.rows.iter().map(|row| row.product_index).collect();
    let mut falls = 0;
    for row in &public.rows {
        assert!(!waiting.contains(&row.product_index));
        assert_ne!(
            demonstration.product(row.product_index).manufacturer_index,
            0
        );
        let limit = demonstration.reference_limit(row.product_index, today());
        falls += u32::from(limit.is_some_and(|limit| row.price < limit));
    }
    assert!(falls >= 10, "{falls} falls");
}

#[test]
fn each_earlier_list_is_lower_than_the_one_before_and_ends_where_the_next_begins() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let demo = Demonstration::new(400, today());
    let days = demo.list_days();
    assert_eq!(days.first(), Some(&day(2021, 3, 2)));
    assert_eq!(days.len(), 5);
    let mut compared = 0;
    for pair in days.windows(2) {
        let later: Vec<DemoListedPrice> = demo.list_of(pair[1]).collect();
        for earlier in demo.list_of(pair[0]) {
            assert_eq!(earlier.effective_from, pair[0]);
            let key = |one: &DemoListedPrice| (one.product_index, one.platform);
            let next = later.iter().find(|one| key(one) == key(&earlier));
            if let Some(next) = next {
                assert!(next.base_price <= earlier.base_price);
                assert!(earlier.effective_to < Some(pair[1]));
                compared += 1;
            }
        }
    }
    assert!(1_000 < compared, "{compared}");
}

#[test]
fn a_demonstration_of_any_day_has_five_years_of_lists_before_it() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    for (today, first) in [
        // The simulated clock begins and ends with these.
        (day(2020, 1, 1), day(2015, 1, 1)),
        (day(2099, 12, 31), day(2094, 12, 31)),
        (day(2020, 1, 23), day(2015, 1, 23)),
        (day(2024, 2, 29), day(2019, 2, 28)),
    ] {
        let demo = Demonstration::new(100, today);
        let days = demo.list_days();
        assert_eq!((days.len(), days[0]), (5, first), "{today}");
        for list in days {
            assert!(100 < demo.list_of(list).count(), "{today}: {list}");
        }
        assert!(60 <= demo.months().len(), "{today}");
    }
}
