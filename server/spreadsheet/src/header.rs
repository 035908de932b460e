//! Finds the row that names the columns, and matches its columns.

use unicode_normalization::UnicodeNormalization;

use crate::error::TableError;
use crate::problem::column_letter;
use crate::row::RawRow;

/// A column that the caller reads, with its accepted headers.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The key by which rows are read.
    pub key: &'static str,
    /// Accepted headers; the first is shown to people. White space, width, case, asterisks and remarks in
    /// parentheses are ignored.
    pub names: &'static [&'static str],
    /// Whether a file without it is refused.
    pub required: bool,
}

/// The header of a file, matched against the columns.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The row of the header as Excel counts it.
    pub(crate) row: u32,
    /// Every header as the user wrote it, known or not.
    pub(crate) names: Vec<String>,
    /// Whether serial numbers count from 1904.
    pub(crate) is_1904: bool,
    found: Vec<Found>,
}

#[derive(Clone, Debug)]
struct Found {
    key: &'static str,
    name: String,
    position: Option<usize>,
}

impl Header {
    pub(crate) fn position(&self, key: &str) -> Option<usize> {
        self.found.iter().find(|found| found.key == key)?.position
    }

    pub(crate) fn name(&self, key: &str) -> &str {
        self.found
            .iter()
            .find(|found| found.key == key)
            .map_or("", |found| &found.name)
    }
}

/// How well a row matches the columns.
pub(crate) struct Candidate {
    header: Header,
    duplicate: Option<(String, [usize; 2])>,
    missing: Vec<String>,
    matched: usize,
}

impl Candidate {
    pub(crate) fn of(row: &RawRow, columns: &[Column], is_1904: bool) -> Self {
        let names: Vec<String> = (0..row.len())
            .map(|column| row.shown(column).to_owned())
            .collect();
        let mut candidate = Self {
            header: Header {
                row: row.number,
                names,
                is_1904,
                found: Vec::new(),
            },
            duplicate: None,
            missing: Vec::new(),
            matched: 0,
        };
        for column in columns {
            candidate.look_for(column);
        }
        candidate
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.matched > 0
    }

    /// Whether this row is more likely the header than `other`.
    pub(crate) fn is_better_than(&self, other: &Self) -> bool {
        (self.is_complete(), self.matched) > (other.is_complete(), other.matched)
    }

    pub(crate) fn into_header(self, columns: &[Column], rows: u32) -> Result<Header, TableError> {
        if self.matched == 0 {
            let first = |column: &Column| column.names.first().map(|name| (*name).to_owned());
            let expected = columns
                .iter()
                .filter(|column| column.required)
                .filter_map(first);
            return Err(TableError::NoHeader {
                expected: expected.collect(),
                rows,
            });
        }
        if !self.missing.is_empty() {
            return Err(TableError::MissingColumns {
                names: self.missing,
            });
        }
        if let Some((name, positions)) = self.duplicate {
            let letters = positions.map(column_letter);
            return Err(TableError::DuplicateColumn { name, letters });
        }
        Ok(self.header)
    }

    fn look_for(&mut self, column: &Column) {
        let matching = |simplify: fn(&str) -> String| -> Vec<usize> {
            let wanted: Vec<String> = column.names.iter().map(|name| simplify(name)).collect();
            let headers = self.header.names.iter().enumerate();
            headers
                .filter(|(_position, name)| !name.is_empty() && wanted.contains(&simplify(name)))
                .map(|(position, _name)| position)
                .collect()
        };
        let loose = matching(without_remarks);
        let positions = if loose.len() > 1 {
            matching(simplified)
        } else {
            Vec::new()
        };
        let positions = if positions.is_empty() {
            loose
        } else {
            positions
        };
        let shown = column.names.first().copied().unwrap_or(column.key);
        let name = match positions.first() {
            Some(position) => self.header.names[*position].clone(),
            None => shown.to_owned(),
        };
        match positions[..] {
            [] if column.required => self.missing.push(shown.to_owned()),
            [] => {}
            [_position] => self.matched += 1,
            [first, second, ..] => {
                self.matched += 1;
                self.duplicate
                    .get_or_insert((name.clone(), [first, second]));
            }
        }
        let position = positions.first().copied();
        self.header.found.push(Found {
            key: column.key,
            name,
            position,
        });
    }
}

/// Lower case, plain width, without white space and the asterisk of required columns.
fn simplified(name: &str) -> String {
    let plain = name.nfkc().flat_map(char::to_lowercase);
    plain
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '*' | ':' | '\u{200b}'))
        .collect()
}

/// Without remarks in parentheses, unless nothing else is there.
fn without_remarks(name: &str) -> String {
    let name = simplified(name);
    let mut depth = 0_u32;
    let mut rest = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            kept if depth == 0 => rest.push(kept),
            _remark => {}
        }
    }
    if rest.is_empty() { name } else { rest }
}

#[cfg(test)]
mod tests {
    use super::{simplified, without_remarks};

    #[test]
    fn headers_are_compared_without_trifles() {
        for name in [
            "医保编码",
            " 医保 编码（27位）",
            "*医保编码(必填)",
            "医保编码【国家】：",
        ] {
            assert_eq!(without_remarks(name), "医保编码", "{name}");
        }
        assert_eq!(without_remarks("Unit Price (CNY)"), "unitprice");
        assert_eq!(without_remarks("ＵＮＩＴ　price"), "unitprice");
        assert_eq!(without_remarks("（备注）"), "(备注)");
        assert_eq!(simplified("价格（元）"), "价格(元)");
    }
}
