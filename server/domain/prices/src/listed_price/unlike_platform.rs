//! Rows that list a product at a platform which lists it otherwise already: at another level, or as the other of the kinds that
//! count. They stand beside it and replace nothing, which is pointed out. Pure.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use ground::{ImportId, ProductId, Words};
use market::catalogue::{RowWarning, WarningKind};

use super::price_kind::{PlatformLevel, PriceKind};
use super::region::Region;
use super::rules::{ListedPrice, PriceKey, PriceTerms, excluded};

/// The platform lists the product at another level or as another kind.
const LISTED_OTHERWISE: WarningKind = WarningKind {
    name: "price-listed-otherwise",
};

/// A platform at which a product is listed, whatever level and kind are stated.
type AtPlatform<'a> = (ProductId, Region, &'a str);

/// How a platform lists a product.
type Manner = (PlatformLevel, PriceKind);

/// Of the `new` rows, by their index, those whose platform lists the product in another manner today or later and never in theirs.
pub(super) fn listed_otherwise(
    recorded: &[ListedPrice],
    rows: &[(PriceKey<&str>, PriceTerms)],
    new: &[usize],
    import: ImportId,
    today: NaiveDate,
) -> Vec<(usize, RowWarning)> {
    let mut listings: HashMap<AtPlatform<'_>, HashSet<Manner>> = HashMap::new();
    let known = recorded
        .iter()
        .filter(|price| price.loaded_by != Some(import) && price.lasts(today));
    for price in known {
        let manners = listings
            .entry(at_platform(price.key.borrowed()))
            .or_default();
        manners.insert((price.key.level, price.key.kind));
    }
    let pointed_out = new.iter().filter_map(|index| {
        let (key, _) = rows.get(*index)?;
        let manners = listings.get(&at_platform(*key))?;
        let own = (key.level, key.kind);
        let other = manners.iter().filter(|other| is_confusable(own, **other));
        let other = other.min_by_key(|(level, kind)| (level.label(), kind.label()))?;
        let is_known = manners.contains(&own);
        (!is_known).then(|| (*index, warning(own, *other)))
    });
    pointed_out.collect()
}

fn at_platform(key: PriceKey<&str>) -> AtPlatform<'_> {
    (key.product, key.region, key.platform)
}

/// Whether one of two manners may have been meant by the other: the same kind at two levels, or listed and winning at one. What is
/// quoted, filed or selected in volume-based procurement stands beside a listed price by right.
fn is_confusable(one: Manner, other: Manner) -> bool {
    let counts = |kind| excluded(kind, PlatformLevel::Provincial).is_none();
    match one.1 == other.1 {
        true => one.0 != other.0,
        false => one.0 == other.0 && counts(one.1) && counts(other.1),
    }
}

fn warning(own: Manner, other: Manner) -> RowWarning {
    let zh = |(level, kind): Manner| format!("{}{}", level.label(), kind.label());
    let en = |(level, kind): Manner| format!("{} {}", level.words().en, kind.words().en);
    RowWarning::same(
        &LISTED_OTHERWISE,
        Words::new(
            format!(
                "该平台已以“{}”登记此产品，本行以“{}”另行登记，不替代原价格",
                zh(other),
                zh(own)
            ),
            format!(
                "the platform lists the product as {} already: as {} it is listed beside that and replaces nothing",
                en(other),
                en(own)
            ),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, listing};
    use super::*;

    /// Whether a row in the manner of the second price is pointed out beside the first.
    fn is_pointed_out(known: &ListedPrice, row: &ListedPrice) -> bool {
        let rows = [(row.key.borrowed(), row.terms.clone())];
        let import = serde_json::json!("00000000-0000-0000-0000-000000000001");
        let import = serde_json::from_value(import).expect("an id");
        let found = listed_otherwise(
            std::slice::from_ref(known),
            &rows,
            &[0],
            import,
            day("2021-03-01"),
        );
        !found.is_empty()
    }

    #[test]
    fn another_level_or_the_other_kind_that_counts_is_pointed_out() {
        let known = listing(1, "44", "110");
        let mut city = listing(2, "44", "100");
        city.key.level = PlatformLevel::City;
        let mut winning = listing(3, "44", "100");
        winning.key.kind = PriceKind::Winning;
        assert!(is_pointed_out(&known, &city) && is_pointed_out(&city, &known));
        assert!(is_pointed_out(&known, &winning));
        let mut procured = listing(4, "44", "100");
        procured.key.kind = PriceKind::VbpNational;
        let mut elsewhere = city.clone();
        elsewhere.key.platform = "别的平台".to_owned();
        let mut over = known.clone();
        over.terms.effective_to = Some(day("2021-02-28"));
        for (known, row) in [
            (&known, &listing(5, "44", "100")),
            (&known, &procured),
            (&known, &elsewhere),
            (&over, &city),
        ] {
            assert!(!is_pointed_out(known, row));
        }
    }
}
