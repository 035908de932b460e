//! Rows of titles above each other: the lower one names the columns that a title of the upper one lies over.

use crate::date;
use crate::header::{is_remark, with_remark};
use crate::number;
use crate::row::{Kind, RawRow};

/// A row that may name columns, or what several of them name together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Titles {
    /// The row of the lowest as Excel counts it.
    pub(crate) row: u32,
    /// What each column is called, as the user wrote it.
    pub(crate) names: Vec<String>,
    /// The titles that lie over several columns.
    pub(crate) groups: Vec<Group>,
    /// Which columns are merged with one to their left.
    covered: Vec<bool>,
    /// Whether all of them are words: numbers and days name nothing.
    are_words: bool,
}

/// A title over several columns, and what those are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) under: Vec<String>,
}

impl Titles {
    pub(crate) fn of(row: &RawRow) -> Self {
        let names: Vec<String> = (0..row.len())
            .map(|column| row.shown(column).to_owned())
            .collect();
        let is_word = |column: usize| {
            let text = row.shown(column);
            let is_text = matches!(row.kind(column), Kind::Text | Kind::Field);
            text.is_empty()
                || (is_text && number::parse(text).is_err() && date::parse(text).is_none())
        };
        Self {
            row: row.number,
            covered: (0..row.len())
                .map(|column| row.kind(column) == Kind::Covered)
                .collect(),
            are_words: (0..row.len()).all(is_word),
            names,
            groups: Vec::new(),
        }
    }

    /// The header that this row makes with `lower`, the next one; `None` where that is no row of titles under it.
    pub(crate) fn joined(&self, lower: &Self) -> Option<Self> {
        let width = self.names.len().max(lower.names.len());
        let mut joined = Self {
            row: lower.row,
            groups: self.groups.clone(),
            are_words: true,
            ..Self::default()
        };
        if !lower.are_words {
            return None;
        }
        if let Some(remarked) = self.remarked(lower) {
            return Some(remarked);
        }
        let mut column = 0;
        while column < width {
            let end = self.run_end(column, width);
            let is_group = self.is_over(lower, column, end);
            let is_other =
                |at: usize| !lower.name(at).is_empty() && lower.name(at) != self.name(at);
            // What names a column alone is not named again under it.
            if !is_group && !self.name(column).is_empty() && is_other(column) {
                return None;
            }
            if is_group {
                let under = (column..end).map(|at| lower.name(at).to_owned());
                joined.groups.push(Group {
                    name: self.name(column).to_owned(),
                    under: under.filter(|name| !name.is_empty()).collect(),
                });
            }
            for at in column..end {
                let is_lower = is_group || !lower.name(at).is_empty() || self.name(at).is_empty();
                let of = if is_lower { lower } else { self };
                joined.names.push(of.name(at).to_owned());
                joined.covered.push(of.is_covered(at));
            }
            column = end;
        }
        (self.groups.len() < joined.groups.len()).then_some(joined)
    }

    /// The header with the remarks of `lower` on it, such as units; `None` where that row is another.
    fn remarked(&self, lower: &Self) -> Option<Self> {
        let width = self.names.len().max(lower.names.len());
        let is_filled = |of: &Self, at: usize| !of.name(at).is_empty();
        // What is merged over both rows is repeated.
        let is_own = |at: &usize| is_filled(lower, *at) && lower.name(*at) != self.name(*at);
        let mut own = (0..width).filter(is_own).peekable();
        // A line above the header is no header.
        let is_header = 1 < (0..width).filter(|at| is_filled(self, *at)).count();
        let is_remarked =
            own.peek().is_some() && own.all(|at| is_filled(self, at) && is_remark(lower.name(at)));
        (is_header && is_remarked).then(|| Self {
            row: lower.row,
            names: (0..width)
                .map(|at| match is_own(&at) {
                    true => with_remark(self.name(at), lower.name(at)),
                    false => self.name(at).to_owned(),
                })
                .collect(),
            ..self.clone()
        })
    }

    fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    fn is_covered(&self, column: usize) -> bool {
        self.covered.get(column).copied().unwrap_or_default()
    }

    /// Where the columns end over which the title of `column` lies: those that are merged with it, or else those without a title.
    fn run_end(&self, column: usize, width: usize) -> usize {
        let is_merged = self.is_covered(column + 1);
        let mut end = column + 1;
        while end < width
            && self.is_covered(end) == is_merged
            && (is_merged || self.name(end).is_empty())
        {
            end += 1;
        }
        end
    }

    /// Whether a title lies over several columns that `lower` names. Without a merge the first of them is one, and another too.
    fn is_over(&self, lower: &Self, column: usize, end: usize) -> bool {
        let named: Vec<usize> = (column..end)
            .filter(|at| !lower.name(*at).is_empty())
            .collect();
        // A title merged over rows too is repeated, and nothing beside it.
        let is_repeated = lower.name(column) == self.name(column) && named.len() < 2;
        if self.name(column).is_empty() || is_repeated || end - column < 2 {
            return false;
        }
        match self.is_covered(column + 1) {
            true => !named.is_empty(),
            false => named.first() == Some(&column) && 1 < named.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of cells; `<` is merged with the one to its left.
    fn row(number: u32, cells: &str) -> Titles {
        let mut row = RawRow::default();
        for (column, cell) in cells.split('|').enumerate() {
            let start = row.text.len();
            let kind = match cell {
                "" => Kind::Empty,
                "<" => Kind::Covered,
                text => {
                    row.text.push_str(text);
                    text.parse().map_or(Kind::Text, Kind::Number)
                }
            };
            row.set(column, kind, start);
        }
        Titles {
            row: number,
            ..Titles::of(&row)
        }
    }

    fn joined(upper: &str, lower: &str) -> Option<String> {
        let joined = row(1, upper).joined(&row(2, lower))?;
        assert_eq!(joined.row, 2);
        Some(joined.names.join("|"))
    }

    #[test]
    fn the_lower_row_names_what_lies_under_a_title() {
        for (upper, lower, names) in [
            (
                "编码|价格|<|日期",
                "|限价|现行采购价|",
                "编码|限价|现行采购价|日期",
            ),
            (
                "编码|价格|<|日期",
                "编码|限价|现行采购价|日期",
                "编码|限价|现行采购价|日期",
            ),
            (
                "编码|价格||日期",
                "|限价|现行采购价|",
                "编码|限价|现行采购价|日期",
            ),
            ("编码|价格|<|日期", "||现行采购价|", "编码||现行采购价|日期"),
            ("编码|价格|<|日期", "|价格|限价|", "编码|价格|限价|日期"),
            ("价格表|<|<", "编码|价格|日期", "编码|价格|日期"),
            ("价格表", "编码|价格|日期", "编码|价格|日期"),
            // Columns that a report adds stand over nothing.
            (
                "编码|价格|<|日期",
                "|限价|现价||状态|说明",
                "编码|限价|现价|日期|状态|说明",
            ),
        ] {
            assert_eq!(joined(upper, lower).as_deref(), Some(names), "{upper}");
        }
    }

    #[test]
    fn a_row_of_remarks_is_added_to_the_header_above() {
        for (upper, lower, names) in [
            ("编码|价格|日期", "|（元）|", "编码|价格（元）|日期"),
            ("编码|价格|日期", "|万元", "编码|价格（万元）|日期"),
            (
                "编码|价格|日期",
                "编码|(元/盒)|日期",
                "编码|价格(元/盒)|日期",
            ),
            (
                "编码|价格",
                "（27位）|单位：元",
                "编码（27位）|价格（单位：元）",
            ),
        ] {
            assert_eq!(joined(upper, lower).as_deref(), Some(names), "{upper}");
        }
        for (upper, lower) in [
            ("编码|价格|日期", "C1|元|"),
            ("编码|价格|日期", "编码|价格|日期"),
            ("编码|价格|", "||（元）"),
            ("价格表", "（单位：元）"),
            ("编码|价格", "（合计）|88"),
        ] {
            assert_eq!(joined(upper, lower), None, "{upper} / {lower}");
        }
    }

    #[test]
    fn a_row_of_data_names_nothing() {
        for (upper, lower) in [
            ("编码|价格|<|日期", "C1|90|88|"),
            ("编码|价格||日期", "|90|88|"),
            ("编码|价格||日期", "C1|甲|乙|"),
            ("编码|价格|日期", "|甲|"),
            ("编码|价格|日期", "编码|价格|日期"),
            ("编码|价格|<|日期", "|2026-01-01|甲|"),
        ] {
            assert_eq!(joined(upper, lower), None, "{upper} / {lower}");
        }
    }

    #[test]
    fn three_rows_of_titles_make_one_header() {
        let title = row(1, "甲医院价格表|<|<|<");
        let upper = title.joined(&row(2, "编码|价格|<|日期")).expect("under it");
        let header = upper.joined(&row(3, "|限价|现价|")).expect("under both");
        assert_eq!(header.names.join("|"), "编码|限价|现价|日期");
        assert_eq!(header.row, 3);
        let under: Vec<&str> = header
            .groups
            .iter()
            .map(|group| group.name.as_str())
            .collect();
        assert_eq!(under, ["甲医院价格表", "价格"]);
        assert_eq!(header.joined(&row(4, "C1|90|88|2026-01-01")), None);
    }
}
