//! Counts of hits by category, manufacturer and catalogue.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::DocId;
use tantivy::columnar::ColumnValues;

use crate::query::Facets;

const MANUFACTURERS_SHOWN: usize = 20;
/// Manufacturers whose identities span at most this many are counted in an array.
const DENSE_SPAN_MAX: usize = 1 << 18;
const LEVEL: usize = 100;

/// Packs a category of up to six digits, how many of its levels are given, and the catalogue into
/// one number: `levels`, two digits per level, one bit for the capped catalogue.
pub(crate) fn class(category: &str, capped: bool) -> u64 {
    let digits = category
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count()
        .min(6)
        / 2
        * 2;
    let padded = format!("{:0<6}", &category[..digits]);
    let number: u64 = padded.parse().unwrap_or_default();
    let levels = u64::try_from(digits / 2).unwrap_or_default();
    ((levels * 1_000_000 + number) << 1) | u64::from(capped)
}

/// Counts documents, one segment after the other.
pub(crate) struct Counter {
    top: Vec<u64>,
    below: Vec<u64>,
    filter: Option<Filter>,
    capped: u64,
    manufacturers: Manufacturers,
    total: u64,
    class_buffer: Vec<u64>,
    manufacturer_buffer: Vec<i64>,
}

/// The category that the search is limited to, when there is a level below it.
struct Filter {
    code: String,
    /// Divides a category so that the level below the filter comes last.
    divisor: usize,
    levels: usize,
}

/// Hits per manufacturer.
struct Manufacturers {
    least: i64,
    dense: Vec<u32>,
    sparse: HashMap<i64, u32>,
}

/// The columns of a segment that are counted.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'segment> {
    pub(crate) classes: &'segment Arc<dyn ColumnValues<u64>>,
    pub(crate) manufacturers: &'segment Arc<dyn ColumnValues<i64>>,
}

impl Counter {
    /// A counter for the segments with these columns.
    pub(crate) fn new<'segment>(
        category: Option<&str>,
        columns: impl Iterator<Item = Columns<'segment>>,
    ) -> Self {
        let filter = category.and_then(|code| match code.len() {
            2 => Some(Filter {
                code: code.to_owned(),
                divisor: 100,
                levels: 2,
            }),
            4 => Some(Filter {
                code: code.to_owned(),
                divisor: 1,
                levels: 3,
            }),
            _ => None,
        });
        Self {
            top: vec![0; LEVEL],
            below: vec![0; LEVEL],
            filter,
            capped: 0,
            manufacturers: Manufacturers::new(columns),
            total: 0,
            class_buffer: Vec::new(),
            manufacturer_buffer: Vec::new(),
        }
    }

    /// Counts a block of documents.
    pub(crate) fn count(&mut self, columns: Columns<'_>, docs: &[DocId]) {
        self.class_buffer.resize(docs.len(), 0);
        self.manufacturer_buffer.resize(docs.len(), 0);
        columns.classes.get_vals(docs, &mut self.class_buffer);
        columns
            .manufacturers
            .get_vals(docs, &mut self.manufacturer_buffer);
        self.total += u64::try_from(docs.len()).unwrap_or_default();
        for class in &self.class_buffer {
            self.capped += class & 1;
            let packed = usize::try_from(class >> 1).unwrap_or_default();
            let (levels, number) = (packed / 1_000_000, packed % 1_000_000);
            if levels > 0 {
                self.top[number / 10_000] += 1;
            }
            if let Some(filter) = self
                .filter
                .as_ref()
                .filter(|filter| levels >= filter.levels)
            {
                self.below[number / filter.divisor % LEVEL] += 1;
            }
        }
        for manufacturer in &self.manufacturer_buffer {
            self.manufacturers.add(*manufacturer);
        }
    }

    /// The counts as callers receive them.
    pub(crate) fn facets(self) -> Facets {
        let coded = |prefix: &str, counts: &[u64]| {
            let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            let named = counted.map(|(code, count)| (format!("{prefix}{code:02}"), *count));
            named.collect::<Vec<_>>()
        };
        let mut category = coded("", &self.top);
        if let Some(filter) = &self.filter {
            category.extend(coded(&filter.code, &self.below));
        }
        let capped = (self.capped, self.total - self.capped);
        Facets {
            category,
            manufacturer: self.manufacturers.most(),
            capped,
        }
    }
}

impl Manufacturers {
    fn new<'segment>(columns: impl Iterator<Item = Columns<'segment>>) -> Self {
        let bounds = columns
            .filter(|columns| columns.manufacturers.num_vals() > 0)
            .map(|columns| {
                (
                    columns.manufacturers.min_value(),
                    columns.manufacturers.max_value(),
                )
            })
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let (least, most) = bounds.unwrap_or_default();
        let span = usize::try_from(most.abs_diff(least)).unwrap_or(usize::MAX);
        let length = if span < DENSE_SPAN_MAX { span + 1 } else { 0 };
        Self {
            least,
            dense: vec![0; length],
            sparse: HashMap::new(),
        }
    }

    fn add(&mut self, manufacturer: i64) {
        let index = usize::try_from(manufacturer.wrapping_sub(self.least)).ok();
        match index.and_then(|index| self.dense.get_mut(index)) {
            Some(count) => *count += 1,
            None => *self.sparse.entry(manufacturer).or_default() += 1,
        }
    }

    fn most(self) -> Vec<(i64, u64)> {
        let dense = (self.least..)
            .zip(self.dense)
            .filter(|(_, count)| *count > 0);
        let mut manufacturers: Vec<(i64, u64)> = dense
            .chain(self.sparse)
            .map(|(manufacturer, count)| (manufacturer, u64::from(count)))
            .collect();
        let order = |(manufacturer, count): &(i64, u64)| (std::cmp::Reverse(*count), *manufacturer);
        if manufacturers.len() > MANUFACTURERS_SHOWN {
            manufacturers.select_nth_unstable_by_key(MANUFACTURERS_SHOWN, order);
            manufacturers.truncate(MANUFACTURERS_SHOWN);
        }
        manufacturers.sort_unstable_by_key(order);
        manufacturers
    }
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn a_class_keeps_category_depth_and_catalogue() {
        assert_eq!(class("010203", true), (3_010_203 << 1) | 1);
        assert_eq!(class("16", false), 1_160_000 << 1);
        assert_eq!(class("", true), 1);
    }
}
