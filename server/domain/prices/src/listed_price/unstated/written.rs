//! What a row states by its own words, and which of its values were recorded already, by which loads. Pure.

use ground::ProductId;
use market::catalogue::{OpenCell, TakenOver};
use rust_decimal::Decimal;

use crate::listed_price::types::Stated;
use crate::listed_price::{ListedPrice, ListedPriceRow, PlatformLevel};

/// What a row states, before it is completed.
#[derive(Debug, Clone, Copy)]
pub(in crate::listed_price) struct Written {
    platform: bool,
    level: bool,
    pack_ratio: bool,
    last_day: bool,
    source: bool,
    level_by_name: PlatformLevel,
}

impl Written {
    pub(in crate::listed_price) fn of((row, stated): (&ListedPriceRow, &Stated)) -> Self {
        Self {
            platform: stated.platform,
            level: stated.level,
            pack_ratio: stated.pack_ratio,
            last_day: row.effective_to.is_some() || stated.open,
            source: !row.source.is_empty(),
            level_by_name: stated.level_by_name,
        }
    }

    /// Whether the completed row has neither the level that it states, nor one of its product, nor that of its platform's name: it is
    /// known by other products.
    pub(in crate::listed_price) fn takes_level(
        self,
        row: &ListedPriceRow,
        recorded: &[&ListedPrice],
    ) -> bool {
        let is_recorded = recorded.iter().any(|price| {
            let key = &price.key;
            (key.region, key.level, key.kind) == (row.region, row.level, row.kind)
                && key.platform == row.platform
        });
        !self.level && row.level != self.level_by_name && !is_recorded
    }

    /// The values of the completed row that were recorded of its product when it came. What a blank cell means where nothing is recorded
    /// comes from no load.
    pub(in crate::listed_price) fn taken_over(
        self,
        product: ProductId,
        row: &ListedPriceRow,
        recorded: &[&ListedPrice],
    ) -> Vec<TakenOver> {
        let mut found = Found {
            product,
            taken: Vec::new(),
        };
        let at_platform = |price: &&ListedPrice| {
            price.key.region == row.region && price.key.platform == row.platform
        };
        let at_platform: Vec<&ListedPrice> = recorded.iter().copied().filter(at_platform).collect();
        let of_kind: Vec<&ListedPrice> = only(&at_platform, |price| price.key.kind == row.kind);
        // One that is stated, as it is in most rows, is not kept: whether others had listed the product there is seen in their prices.
        if !self.platform && row.platform != row.region.name() {
            let listed = if of_kind.is_empty() {
                &at_platform
            } else {
                &of_kind
            };
            found.add(OpenCell::Platform, &row.platform, false, listed);
        }
        let of_level = only(&of_kind, |price| price.key.level == row.level);
        if row.level != self.level_by_name {
            let level: &str = row.level.into();
            found.add(OpenCell::PlatformLevel, level, self.level, &of_level);
        }
        let alike = only(&of_level, |price| {
            price.key.effective_from == row.effective_from && price.key.source == row.source
        });
        if !row.source.is_empty() {
            found.add(OpenCell::Source, &row.source, self.source, &alike);
        }
        let ratio = row.pack_ratio.normalize();
        if ratio != Decimal::ONE {
            let same = only(&alike, |price| price.terms.pack_ratio.normalize() == ratio);
            found.add(
                OpenCell::PackRatio,
                &ratio.to_string(),
                self.pack_ratio,
                &same,
            );
        }
        if let Some(last) = row.effective_to {
            let same = only(&alike, |price| price.terms.effective_to == Some(last));
            found.add(OpenCell::LastDay, &last.to_string(), self.last_day, &same);
        }
        found.taken
    }
}

fn only<'a>(
    prices: &[&'a ListedPrice],
    is_meant: impl Fn(&ListedPrice) -> bool,
) -> Vec<&'a ListedPrice> {
    let meant = prices.iter().copied().filter(|price| is_meant(price));
    meant.collect()
}

/// What a row of a product took over.
struct Found {
    product: ProductId,
    taken: Vec<TakenOver>,
}

impl Found {
    /// A value, once for each load that recorded one of the prices which have it.
    fn add(&mut self, cell: OpenCell, value: &str, is_stated: bool, prices: &[&ListedPrice]) {
        let one = TakenOver {
            product: self.product,
            cell,
            value: value.to_owned(),
            from: None,
            is_stated,
        };
        let loads = prices.iter().map(|price| price.loaded_by);
        self.taken.extend(one.of_each(loads));
    }
}

#[cfg(test)]
mod tests {
    use ground::ImportId;
    use serde_json::json;

    use super::*;
    use crate::listed_price::PlatformLevel::{City, Provincial};
    use crate::listed_price::tests::{day, listing};

    fn import(load: i64) -> ImportId {
        let id = json!(format!("00000000-0000-0000-0000-{load:012}"));
        serde_json::from_value(id).expect("an id")
    }

    /// What a load recorded.
    fn recorded(load: i64, ratio: u32, last: Option<&str>, level: PlatformLevel) -> ListedPrice {
        let mut price = listing(load, "44", "100");
        price.key.level = level;
        price.terms.pack_ratio = ratio.into();
        price.terms.effective_to = last.map(day);
        price.loaded_by = (load != 0).then(|| import(load));
        price
    }

    const BLANK: Written = Written {
        platform: true,
        level: false,
        pack_ratio: false,
        last_day: false,
        source: true,
        level_by_name: Provincial,
    };

    /// The cells that a row with the values of a price took over, each with its value, its load and whether it states it.
    fn taken(
        written: Written,
        price: &ListedPrice,
        among: &[&ListedPrice],
    ) -> Vec<(OpenCell, String, Option<ImportId>, bool)> {
        let row = ListedPriceRow {
            code: "C1".to_owned(),
            region: price.key.region,
            platform: price.key.platform.clone(),
            level: price.key.level,
            kind: price.key.kind,
            price: "90".parse().expect("a price"),
            pack_ratio: price.terms.pack_ratio,
            effective_from: price.key.effective_from,
            effective_to: price.terms.effective_to,
            source: price.key.source.clone(),
        };
        let taken = written.taken_over(ProductId(1), &row, among);
        let values = taken.into_iter();
        let values =
            values.filter(|one| !matches!(one.cell, OpenCell::Platform | OpenCell::Source));
        values
            .map(|one| (one.cell, one.value, one.from, one.is_stated))
            .collect()
    }

    #[test]
    fn what_was_recorded_is_taken_over_from_the_load_that_recorded_it() {
        let last = "2026-12-31";
        let price = recorded(1, 2, Some(last), Provincial);
        let expected = |is_stated| {
            vec![
                (
                    OpenCell::PackRatio,
                    "2".to_owned(),
                    Some(import(1)),
                    is_stated,
                ),
                (
                    OpenCell::LastDay,
                    last.to_owned(),
                    Some(import(1)),
                    is_stated,
                ),
            ]
        };
        assert_eq!(taken(BLANK, &price, &[&price]), expected(false));
        let stated = Written {
            pack_ratio: true,
            last_day: true,
            ..BLANK
        };
        assert_eq!(taken(stated, &price, &[&price]), expected(true));
        let announced = recorded(0, 2, None, Provincial);
        let by_nobody = vec![(OpenCell::PackRatio, "2".to_owned(), None, false)];
        assert_eq!(taken(BLANK, &announced, &[&announced]), by_nobody);
    }

    #[test]
    fn what_a_blank_cell_means_anyway_is_taken_over_from_nobody() {
        let price = recorded(1, 1, None, Provincial);
        assert_eq!(taken(BLANK, &price, &[&price]), []);
        let ten = recorded(1, 10, None, Provincial);
        assert_eq!(taken(BLANK, &ten, &[]), [], "nothing is recorded");
        assert_eq!(taken(BLANK, &ten, &[&price]), [], "another value is");
    }

    #[test]
    fn a_level_that_the_name_of_the_platform_does_not_have_is_taken_over() {
        let level = |by_name, level: PlatformLevel, among: &[&ListedPrice]| {
            let written = Written {
                level_by_name: by_name,
                ..BLANK
            };
            let found = taken(written, &recorded(1, 1, None, level), among);
            found
                .into_iter()
                .map(|(_, value, from, _)| (value, from))
                .collect::<Vec<_>>()
        };
        let (city, province) = (recorded(1, 1, None, City), recorded(2, 1, None, Provincial));
        assert_eq!(
            level(Provincial, City, &[&city]),
            [("city".to_owned(), Some(import(1)))]
        );
        assert_eq!(
            level(City, Provincial, &[&province]),
            [("provincial".to_owned(), Some(import(2)))]
        );
        assert_eq!(level(City, City, &[&city]), []);
    }
}
