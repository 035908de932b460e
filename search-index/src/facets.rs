//! Counts of hits by category, manufacturer and catalogue.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::DocId;
use tantivy::columnar::ColumnValues;

use crate::query::Facets;

const MANUFACTURERS_SHOWN: usize = 20;
/// Manufacturers whose identities span no more than this are counted in a plain list.
const DENSE_SPAN_MAX: u64 = 1 << 20;
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

/// Counts documents of one segment after the other.
pub(crate) struct Counter {
    top: Vec<u64>,
    below: Vec<u64>,
    filter: Option<Filter>,
    capped: u64,
    pub(crate) total: u64,
    manufacturers: HashMap<i64, u64>,
    classes: Vec<u64>,
    makers: Vec<i64>,
}

/// The category that the search is limited to, when there is a level below it.
struct Filter {
    code: String,
    /// Divides a category so that the level below the filter comes last.
    divisor: usize,
    levels: usize,
}

/// The columns of a segment that are counted.
pub(crate) struct Columns<'segment> {
    pub(crate) classes: &'segment Arc<dyn ColumnValues<u64>>,
    pub(crate) manufacturers: &'segment Arc<dyn ColumnValues<i64>>,
}

impl Counter {
    pub(crate) fn new(category: Option<&str>) -> Self {
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
            total: 0,
            manufacturers: HashMap::new(),
            classes: Vec::new(),
            makers: Vec::new(),
        }
    }

    /// The counts of one segment's makers, to be filled by [`Counter::count`].
    pub(crate) fn makers_of(columns: &Columns<'_>) -> Makers {
        let (least, most) = (
            columns.manufacturers.min_value(),
            columns.manufacturers.max_value(),
        );
        let span = most.abs_diff(least);
        if most < least || span > DENSE_SPAN_MAX {
            return Makers {
                least: 0,
                dense: Vec::new(),
                sparse: HashMap::new(),
            };
        }
        let length = usize::try_from(span).unwrap_or_default() + 1;
        Makers {
            least,
            dense: vec![0; length],
            sparse: HashMap::new(),
        }
    }

    /// Counts a block of documents.
    pub(crate) fn count(&mut self, columns: &Columns<'_>, makers: &mut Makers, docs: &[DocId]) {
        self.classes.resize(docs.len(), 0);
        self.makers.resize(docs.len(), 0);
        columns.classes.get_vals(docs, &mut self.classes);
        columns.manufacturers.get_vals(docs, &mut self.makers);
        self.total += u64::try_from(docs.len()).unwrap_or_default();
        for class in &self.classes {
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
        for maker in &self.makers {
            makers.add(*maker);
        }
    }

    /// Takes in the makers of a segment that is done.
    pub(crate) fn add_makers(&mut self, makers: Makers) {
        let dense = (makers.least..)
            .zip(makers.dense)
            .filter(|(_, count)| *count > 0);
        for (maker, count) in dense
            .map(|(id, count)| (id, u64::from(count)))
            .chain(makers.sparse)
        {
            *self.manufacturers.entry(maker).or_default() += count;
        }
    }

    /// The counts as a caller sees them.
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
        let mut manufacturer: Vec<(i64, u64)> = self.manufacturers.into_iter().collect();
        manufacturer.sort_unstable_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        manufacturer.truncate(MANUFACTURERS_SHOWN);
        Facets {
            category,
            manufacturer,
            capped: (self.capped, self.total - self.capped),
        }
    }
}

/// Hits per manufacturer in one segment.
pub(crate) struct Makers {
    least: i64,
    dense: Vec<u32>,
    sparse: HashMap<i64, u64>,
}

impl Makers {
    fn add(&mut self, maker: i64) {
        let place = usize::try_from(maker.wrapping_sub(self.least)).ok();
        match place.and_then(|place| self.dense.get_mut(place)) {
            Some(count) => *count += 1,
            None => *self.sparse.entry(maker).or_default() += 1,
        }
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
