//! What rows of a file do not state, taken from what is recorded: an absent column changes nothing.

use std::collections::{BTreeMap, HashMap};

use ground::database::Transaction;
use ground::{ProductId, Result};
use market::catalogue::CodeHit;
use strum::VariantArray;

use super::load::find_products;
use super::rules::PriceTerms;
use super::store;
use super::unstated::{self, rules};
use super::{ListedPrice, ListedPriceRow, PlatformLevel, PriceKind, Region};

/// What a row of a file states by its own words, and not by a column that is absent or a cell that is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// Whether it states the level of its platform.
    pub level: bool,
    /// Whether it states how many base units its price is for.
    pub pack_ratio: bool,
    /// Whether it states that the price has no end.
    pub open: bool,
}

/// Gives rows whose platform has another name in `other_names` that one, unless the product is listed under what they write: then
/// they correct that. Gives rows without a level that under which their product, else their platform, is recorded; rows without a
/// last day, or a pack ratio, that of the price that is recorded under the same key; and rows without a source the source of the
/// price that differs by nothing else. Returns for each row the terms that are recorded under its key, where there is one price.
pub async fn complete(
    tx: &Transaction<'_>,
    rows: &mut [ListedPriceRow],
    stated: &[Stated],
    other_names: &HashMap<&str, &str>,
) -> Result<Vec<Option<PriceTerms>>> {
    let hits = find_products(tx, rows).await?;
    let product = |row: &ListedPriceRow| match hits.get(&row.code) {
        Some(CodeHit::One(product)) => Some(*product),
        Some(CodeHit::Several(_)) | None => None,
    };
    let mut regions: BTreeMap<ProductId, Vec<i16>> = BTreeMap::new();
    for row in rows.iter() {
        let Some(product) = product(row) else {
            continue;
        };
        let (of_product, region) = (regions.entry(product).or_default(), row.region.code());
        if !of_product.contains(&region) {
            of_product.push(region);
        }
    }
    let recorded = store::prices_of_regions(tx, &regions).await?;
    let mut by_product: HashMap<ProductId, Vec<&ListedPrice>> = HashMap::new();
    for price in &recorded {
        by_product.entry(price.key.product).or_default().push(price);
    }
    let known_of = |row: &ListedPriceRow| {
        let known = product(row).and_then(|product| by_product.get(&product));
        known.map_or(&[][..], Vec::as_slice)
    };
    let mut without_level = Vec::new();
    for (row, stated) in rows.iter_mut().zip(stated) {
        let known = known_of(row);
        rename(row, *stated, other_names, known);
        if !stated.level {
            match rules::level_of(row, known) {
                Some(level) => row.level = level,
                None => without_level.push(row),
            }
        }
    }
    unstated::set_levels(tx, &mut without_level).await?;
    let completed = rows.iter_mut().zip(stated).map(|(row, stated)| {
        let known = known_of(row);
        complete_row(row, *stated, known)
    });
    Ok(completed.collect())
}

fn rename(
    row: &mut ListedPriceRow,
    stated: Stated,
    other_names: &HashMap<&str, &str>,
    recorded: &[&ListedPrice],
) {
    let own = [row.level];
    let levels: &[PlatformLevel] = match stated.level {
        true => &own,
        false => PlatformLevel::VARIANTS,
    };
    let listed = recorded.iter().copied();
    let at = (row.region, levels, row.kind);
    if let Some(known) = known_name(&row.platform, at, other_names, listed) {
        row.platform = known.to_owned();
    }
}

/// The other name that the register has for a platform; none where the product is listed under the written one, of one of some
/// levels: a price under that corrects what is listed.
pub(crate) fn known_name<'a, 'b>(
    written: &str,
    (region, levels, kind): (Region, &[PlatformLevel], PriceKind),
    other_names: &HashMap<&str, &'a str>,
    mut listed: impl Iterator<Item = &'b ListedPrice>,
) -> Option<&'a str> {
    let known = *other_names.get(written)?;
    let is_listed = listed.any(|price| {
        let key = &price.key;
        (key.region, key.kind) == (region, kind)
            && levels.contains(&key.level)
            && key.platform == written
    });
    (!is_listed).then_some(known)
}

fn complete_row(
    row: &mut ListedPriceRow,
    stated: Stated,
    recorded: &[&ListedPrice],
) -> Option<PriceTerms> {
    let mut alike: Vec<&ListedPrice> = recorded
        .iter()
        .copied()
        .filter(|price| {
            (price.key.region, price.key.level, price.key.kind) == (row.region, row.level, row.kind)
                && price.key.platform == row.platform
                && price.key.effective_from == row.effective_from
        })
        .collect();
    if row.source.is_empty() && !alike.iter().any(|price| price.key.source.is_empty()) {
        let mut sources = alike.iter().map(|price| &price.key.source);
        if let Some(first) = sources.next()
            && sources.all(|source| source == first)
        {
            row.source.clone_from(first);
        }
    }
    alike.retain(|price| price.key.source == row.source);
    if !stated.pack_ratio {
        row.pack_ratio = rules::pack_ratio_of(row.price, &alike);
    }
    let same = |price: &&&ListedPrice| {
        price.terms.price == row.price
            && price.terms.pack_ratio.normalize() == row.pack_ratio.normalize()
    };
    // Several lots under one key: the one with this price, if there is one.
    let found = match alike[..] {
        [one] => Some(one),
        _ => alike.iter().find(same).copied(),
    }?;
    if row.effective_to.is_none() && !stated.open {
        row.effective_to = found
            .terms
            .effective_to
            .filter(|last| row.effective_from <= *last);
    }
    Some(found.terms.clone())
}
