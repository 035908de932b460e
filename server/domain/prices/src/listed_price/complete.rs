//! What rows of a file do not state, taken from what is recorded: an absent column changes nothing.

use std::collections::{BTreeMap, HashMap};

use ground::database::Transaction;
use ground::{ProductId, Result, Words};
use market::catalogue::{CodeHit, TakenOver};
use strum::VariantArray;

use super::load::find_products;
use super::rules::PriceTerms;
use super::store;
use super::types::Stated;
use super::unstated;
use super::unstated::rules::{self, PlatformMeant};
use super::unstated::written::Written;
use super::{ListedPrice, ListedPriceRow, PlatformLevel, PriceKind, Region};

/// What is recorded of what a row is about.
#[derive(Debug, Clone, Default)]
pub struct Recorded {
    /// The terms under its own key, where there is one price.
    pub terms: Option<PriceTerms>,
    /// The price of its platform and kind that it would take the place of, where it is clear which.
    pub listed: Option<ListedPrice>,
    /// Its values that were recorded when it came, with the loads that had recorded them.
    pub taken_over: Vec<TakenOver>,
    /// Its product, where its level is known by other products of its platform alone.
    pub of_city: Option<ProductId>,
}

/// Gives rows without a platform the one of their province that lists their product; what they have remains where none does.
/// Gives rows whose platform has another name in `other_names` that one, unless the product is listed under what they write: then
/// they correct that. Gives rows without a level that under which their product, else the platform that they name, is recorded, else leaves
/// them the one that they have; rows without a
/// last day, or a pack ratio, that of the price that is recorded under the same key; and rows without a source the source of the
/// price that differs by nothing else. Returns for each row what is recorded of what it is about, or why nobody knows which platform
/// it means.
pub async fn complete(
    tx: &Transaction<'_>,
    rows: &mut [ListedPriceRow],
    stated: &[Stated],
    other_names: &HashMap<&str, &str>,
) -> Result<Vec<Result<Recorded, Words>>> {
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
    let mut unclear = Vec::with_capacity(rows.len());
    let written: Vec<Written> = rows.iter().zip(stated).map(Written::of).collect();
    for (row, stated) in rows.iter_mut().zip(stated) {
        let known = known_of(row);
        unclear.push(place(row, *stated, known));
        rename(row, *stated, other_names, known);
        if !stated.level {
            match rules::level_of(row, known) {
                Some(level) => row.level = level,
                // A row that names no platform means none that others named by their province.
                None if stated.platform => without_level.push(row),
                None => {}
            }
        }
    }
    let of_city = unstated::set_levels(tx, &mut without_level).await?;
    let completed = rows.iter_mut().zip(stated).zip(written).zip(unclear);
    let completed = completed.map(|(((row, stated), written), unclear)| match unclear {
        Some(reason) => Err(reason),
        None => {
            let recorded = known_of(row);
            let is_of_city = of_city.contains(&(row.region, row.platform.clone()));
            let one = recorded_of(row, (*stated, written), (product(row), recorded));
            Ok(Recorded {
                of_city: one.of_city.filter(|_| is_of_city),
                ..one
            })
        }
    });
    Ok(completed.collect())
}

/// Completes a row of a product; what is recorded of what it is about, as if its platform were a city's.
fn recorded_of(
    row: &mut ListedPriceRow,
    (stated, written): (Stated, Written),
    (product, recorded): (Option<ProductId>, &[&ListedPrice]),
) -> Recorded {
    let terms = complete_row(row, stated, recorded);
    let taken_over = product.map(|product| written.taken_over(product, row, recorded));
    Recorded {
        terms,
        listed: rules::listed_before(row, recorded).cloned(),
        taken_over: taken_over.unwrap_or_default(),
        of_city: product.filter(|_| written.takes_level(row, recorded)),
    }
}

/// Gives a row without a platform the one that lists its product in its province; several are the reason why it means none.
fn place(row: &mut ListedPriceRow, stated: Stated, recorded: &[&ListedPrice]) -> Option<Words> {
    if stated.platform {
        return None;
    }
    let level = stated.level.then_some(row.level);
    match rules::platform_of(row, level, recorded) {
        PlatformMeant::Nowhere => None,
        PlatformMeant::At(platform) => {
            platform.clone_into(&mut row.platform);
            None
        }
        PlatformMeant::Several(platforms) => {
            let region = row.region.words();
            Some(Words::new(
                format!(
                    "未写平台，而{}有{}个平台挂有该产品：{}，请写明是哪一个",
                    region.zh,
                    platforms.len(),
                    platforms.join("、")
                ),
                format!(
                    "the platform is left out, and {} of {} list the product: {}; name the one that is meant",
                    platforms.len(),
                    region.en,
                    platforms.join(", ")
                ),
            ))
        }
    }
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
