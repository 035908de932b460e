//! What rows of a file do not state, taken from what is recorded: an absent column changes nothing.

use std::collections::{BTreeMap, HashMap};

use ground::database::Transaction;
use ground::{ProductId, Result};
use market::catalogue::CodeHit;

use super::load::find_products;
use super::rules::PriceTerms;
use super::store;
use super::{ListedPrice, ListedPriceRow, PlatformLevel, PriceKind, Region};

/// Gives rows whose platform has another name in `other_names` that one, unless the product is listed under what they write: then
/// they correct that. Gives rows that state no last day, and are not `open` by their own words, the last day of the price that is recorded under
/// the same key, and rows without a source the source of the price that differs by nothing else. Returns for each row the terms
/// that are recorded under its key, where there is one price.
pub async fn complete(
    tx: &Transaction<'_>,
    rows: &mut [ListedPriceRow],
    open: &[bool],
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
    let mut terms = Vec::with_capacity(rows.len());
    for (row, is_open) in rows.iter_mut().zip(open) {
        let known = product(row).and_then(|product| by_product.get(&product));
        rename(row, other_names, known.map_or(&[], Vec::as_slice));
        terms.push(known.and_then(|known| complete_row(row, *is_open, known)));
    }
    Ok(terms)
}

fn rename(row: &mut ListedPriceRow, other_names: &HashMap<&str, &str>, recorded: &[&ListedPrice]) {
    let known = other_names.get(row.platform.as_str());
    let listed = recorded.iter().copied();
    if let Some(known) = known
        && !is_listed_as(&row.platform, (row.region, row.level, row.kind), listed)
    {
        row.platform = (*known).to_owned();
    }
}

/// Whether a product is listed by a platform under this very name: a price under it corrects that one, whatever other name
/// the register has for it.
pub(crate) fn is_listed_as<'a>(
    name: &str,
    at: (Region, PlatformLevel, PriceKind),
    mut listed: impl Iterator<Item = &'a ListedPrice>,
) -> bool {
    listed.any(|price| {
        (price.key.region, price.key.level, price.key.kind) == at && price.key.platform == name
    })
}

fn complete_row(
    row: &mut ListedPriceRow,
    is_open: bool,
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
    let same = |price: &&&ListedPrice| {
        price.terms.price == row.price
            && price.terms.pack_ratio.normalize() == row.pack_ratio.normalize()
    };
    // Several lots under one key: the one with this price, if there is one.
    let found = match alike[..] {
        [one] => Some(one),
        _ => alike.iter().find(same).copied(),
    }?;
    if row.effective_to.is_none() && !is_open {
        row.effective_to = found
            .terms
            .effective_to
            .filter(|last| row.effective_from <= *last);
    }
    Some(found.terms.clone())
}
