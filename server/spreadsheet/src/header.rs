//! Finds the row that names the columns, and matches its columns.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::error::TableError;
use crate::problem::column_letter;
use crate::row::is_unseen;
use crate::titles::{Group, Titles};

/// A column that the caller reads, with its accepted headers.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The key by which rows are read.
    pub key: &'static str,
    /// Accepted headers; the first is shown to people. White space, width, case, asterisks and remarks in
    /// parentheses are ignored.
    pub names: &'static [&'static str],
    /// Headers that mean this column only where no other header does, and of these the first that is there: a hospital's own code
    /// stands beside the national one.
    pub weak_names: &'static [&'static str],
    /// Whether a file without it is refused.
    pub required: bool,
}

/// Remarks that change what a number means: a header with one of them is another column.
const OTHER_UNITS: [&str; 18] = [
    "亿元",
    "百万元",
    "十万元",
    "万元",
    "千元",
    "百元",
    "角",
    "分",
    "万",
    "美元",
    "欧元",
    "港元",
    "港币",
    "日元",
    "英镑",
    "usd",
    "eur",
    "hkd",
];

/// The unit in which prices are read.
const YUAN: &str = "元";

/// What ends a unit that a line states.
const UNIT_ENDS: [char; 10] = ['(', ')', '[', ']', '【', '】', ',', ';', '、', '。'];

/// Words in a remark by which a column is about another time, another tax or a bound, and no longer what its name states.
pub(crate) const OTHER_SCOPES: [&str; 14] = [
    "不含税",
    "未税",
    "税前",
    "去年",
    "上年",
    "往年",
    "历史",
    "上限",
    "下限",
    "最高",
    "最低",
    "预计",
    "万",
    "千",
];

/// The header of a file, matched against the columns.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The row of the header as Excel counts it.
    pub(crate) row: u32,
    /// Every header as the user wrote it, known or not.
    pub(crate) names: Vec<String>,
    /// Whether serial numbers count from 1904.
    pub(crate) is_1904: bool,
    /// The names as texts are compared with them: rows are many.
    simplified: Vec<String>,
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

    /// Whether a text is one of the names, as [`is_same_header`] compares them.
    pub(crate) fn has_name(&self, text: &str) -> bool {
        let text = simplified(text);
        !text.is_empty() && self.simplified.contains(&text)
    }

    /// The positions of headers that belong to a column, in their order.
    pub(crate) fn read(&self) -> Vec<usize> {
        let found = self.found.iter().filter_map(|found| found.position);
        found.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The positions of headers that belong to no column.
    pub(crate) fn unread(&self) -> impl Iterator<Item = usize> + '_ {
        let is_read = |position: &usize| {
            let mut found = self.found.iter();
            found.any(|found| found.position == Some(*position))
        };
        (0..self.names.len())
            .filter(move |position| !self.names[*position].is_empty() && !is_read(position))
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
    /// A title of a column that lies over several, none of which is it by its own name.
    undecided: Option<Group>,
    missing: Vec<String>,
    matched: usize,
}

impl Candidate {
    pub(crate) fn of(titles: Titles, columns: &[Column], is_1904: bool) -> Self {
        let mut candidate = Self {
            header: Header {
                row: titles.row,
                simplified: titles.names.iter().map(|name| simplified(name)).collect(),
                names: titles.names,
                is_1904,
                found: Vec::new(),
            },
            duplicate: None,
            undecided: None,
            missing: Vec::new(),
            matched: 0,
        };
        let positions = assigned(&candidate.header.names, columns);
        for (column, positions) in columns.iter().zip(positions) {
            candidate.note(column, &positions);
        }
        candidate.undecided =
            (titles.groups.into_iter()).find(|group| candidate.is_undecided(group, columns));
        candidate
    }

    /// Whether a title over several columns is that of a column that none of them is.
    fn is_undecided(&self, group: &Group, columns: &[Column]) -> bool {
        let meant = assigned(std::slice::from_ref(&group.name), columns);
        let mut meant = columns.iter().zip(meant).filter(|(_, at)| !at.is_empty());
        meant.any(|(column, _)| self.header.position(column.key).is_none())
    }

    /// The row as Excel counts it.
    pub(crate) fn row(&self) -> u32 {
        self.header.row
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
        if let Some(Group { name, under }) = self.undecided {
            return Err(TableError::UndecidedColumn { name, under });
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

    fn note(&mut self, column: &Column, positions: &[usize]) {
        let shown = column.names.first().copied().unwrap_or(column.key);
        let name = match positions.first() {
            Some(position) => unmarked(&self.header.names[*position]).to_owned(),
            None => shown.to_owned(),
        };
        match *positions {
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

/// Whether two texts are the same header: without width, case, white space and the marks of required columns.
pub(crate) fn is_same_header(one: &str, other: &str) -> bool {
    one == other || (!one.is_empty() && simplified(one) == simplified(other))
}

/// A header without the asterisks that mark what is required.
fn unmarked(name: &str) -> &str {
    name.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '*' | '＊' | '﹡' | '∗')
    })
}

/// The columns that a file with these headers has.
pub fn columns_among<'a>(names: &[String], columns: &'a [Column]) -> Vec<&'a Column> {
    let found = columns.iter().zip(assigned(names, columns));
    let found = found.filter(|(_, positions)| !positions.is_empty());
    found.map(|(column, _)| column).collect()
}

/// The positions of the headers of each column. An exact header belongs to its column alone; one that matches only without
/// its remark belongs to a column where no other has it exactly; and a weak name counts where nothing else does.
fn assigned(names: &[String], columns: &[Column]) -> Vec<Vec<usize>> {
    let headers: Vec<(String, Option<String>)> = names
        .iter()
        .map(|name| (simplified(name), loosened(name)))
        .collect();
    let exact = |names: &[&str]| -> Vec<usize> {
        let wanted: Vec<String> = names.iter().map(|name| simplified(name)).collect();
        let positions = headers.iter().enumerate();
        let positions =
            positions.filter(|(_, (name, _))| !name.is_empty() && wanted.contains(name));
        positions.map(|(position, _)| position).collect()
    };
    let strong: Vec<Vec<usize>> = columns.iter().map(|column| exact(column.names)).collect();
    let taken: BTreeSet<usize> = strong.iter().flatten().copied().collect();
    let free = |positions: Vec<usize>| -> Vec<usize> {
        let free = positions.into_iter();
        free.filter(|position| !taken.contains(position)).collect()
    };
    let loose = |names: &[&str]| -> Vec<usize> {
        let wanted: Vec<String> = names.iter().map(|name| simplified(name)).collect();
        let positions = headers.iter().enumerate();
        let positions = positions
            .filter(|(_, (_, name))| name.as_ref().is_some_and(|name| wanted.contains(name)));
        free(positions.map(|(position, _)| position).collect())
    };
    // Of weak names the first that is there: a hospital's own code may stand beside it under another of them.
    let weak = |column: &Column| -> Vec<usize> {
        let names = column.weak_names.iter().map(std::slice::from_ref);
        let exactly = names.clone().map(|name| free(exact(name)));
        let loosely = names.map(loose);
        let mut found = exactly.chain(loosely);
        found
            .find(|positions| !positions.is_empty())
            .unwrap_or_default()
    };
    let found = columns.iter().zip(strong.clone()).map(|(column, strong)| {
        let ways = [strong, loose(column.names)];
        let found = ways.into_iter().find(|positions| !positions.is_empty());
        found.unwrap_or_else(|| weak(column))
    });
    found.collect()
}

/// A header without its remarks; `None` when a remark states another unit.
fn loosened(name: &str) -> Option<String> {
    let rest = without_remarks(name);
    let is_other = remarks_of(name).iter().any(|remark| {
        let unit = remark.strip_prefix("单位").unwrap_or(remark);
        OTHER_UNITS.contains(&unit) || OTHER_SCOPES.iter().any(|scope| remark.contains(scope))
    });
    (!rest.is_empty() && !is_other).then_some(rest)
}

/// The unit that a line above or below a table states for all its numbers (单位：万元), where it is none in which prices are read: of
/// prices also one for a pack or a piece (单位：元/盒), simplified as headers are compared.
pub fn other_unit_stated(line: &str) -> Option<String> {
    let line = simplified(line);
    let behind = line.split("单位").skip(1);
    let before = line
        .split("为单位")
        .next()
        .filter(|before| before.len() < line.len());
    let before = before.and_then(|before| before.rsplit_once('以'));
    let stated = behind.chain(before.map(|(_, unit)| unit));
    let mut stated = stated.map(|rest| {
        let rest = rest.trim_start_matches(['为', '是', '(', '[', '【']);
        let unit = rest.split(UNIT_ENDS).next().unwrap_or_default();
        let unit = unit.strip_prefix("人民币").unwrap_or(unit);
        unit.strip_suffix("人民币").unwrap_or(unit)
    });
    let unit = stated.find(|unit| OTHER_UNITS.contains(unit) || is_of_pack(unit))?;
    Some(unit.to_owned())
}

/// Whether a unit is that of a price for something: 元/盒.
fn is_of_pack(unit: &str) -> bool {
    let mut parts = unit.splitn(2, '/');
    let is_money = |part: &str| part == YUAN || OTHER_UNITS.contains(&part);
    parts.next().is_some_and(is_money) && parts.next().is_some_and(|pack| !pack.is_empty())
}

/// Whether the text under a header is a remark on it, and no value: in brackets, or a unit alone.
pub(crate) fn is_remark(text: &str) -> bool {
    let text = simplified(text);
    let text = text.strip_prefix("单位").unwrap_or(&text);
    let is_bracketed = without_remarks(text) == text
        && !remarks_of(text).is_empty()
        && text.starts_with(['(', '[', '【'])
        && text.ends_with([')', ']', '】']);
    is_bracketed || text == YUAN || OTHER_UNITS.contains(&text) || is_of_pack(text)
}

/// A header with the remark that is under it.
pub(crate) fn with_remark(name: &str, remark: &str) -> String {
    if simplified(remark).starts_with(['(', '[', '【']) {
        format!("{name}{remark}")
    } else {
        format!("{name}（{remark}）")
    }
}

/// The remarks of a header, simplified as headers are compared: without width, case and white space.
pub fn remarks_of(name: &str) -> Vec<String> {
    let name = simplified(name);
    let remarks = name.split(['(', '[', '【', ')', ']', '】', ',', '，']);
    let remarks = remarks.skip(usize::from(!name.starts_with(['(', '[', '【'])));
    let stated = remarks.filter(|remark| !remark.is_empty());
    stated.map(str::to_owned).collect()
}

/// Lower case, plain width, simplified characters, without white space and the asterisk of required columns.
fn simplified(name: &str) -> String {
    let plain = name.nfkc().flat_map(char::to_lowercase);
    plain
        .filter(|letter| {
            !letter.is_whitespace() && !matches!(letter, '*' | ':') && !is_unseen(*letter)
        })
        .map(characters::simplified)
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
    use super::{
        Column, assigned, is_remark, loosened, other_unit_stated, remarks_of, simplified,
        with_remark, without_remarks,
    };

    #[test]
    fn a_line_states_another_unit_and_no_organisation() {
        for (line, unit) in [
            ("单位：万元", Some("万元")),
            ("（单位: 千元）", Some("千元")),
            ("货币单位：美元；数量单位：支", Some("美元")),
            ("单位：分", Some("分")),
            ("单位：人民币万元", Some("万元")),
            ("金额单位为万元（人民币）", Some("万元")),
            ("单位(千元)", Some("千元")),
            ("本表以万元为单位。", Some("万元")),
            ("單位：萬元", Some("万元")),
            ("单位：元／盒", Some("元/盒")),
            ("价格单位：元/支，含税", Some("元/支")),
            ("单位：元", None),
            ("单位：人民币元", None),
            ("单位：元/", None),
            ("计量单位：支/盒", None),
            ("以单位为单位", None),
            ("填报单位：分院", None),
            ("填报单位：万元县人民医院", None),
            ("单位", None),
        ] {
            assert_eq!(other_unit_stated(line).as_deref(), unit, "{line}");
        }
    }

    #[test]
    fn a_remark_on_a_header_is_in_brackets_or_a_unit() {
        for text in [
            "（元）",
            "(万元)",
            "[元/盒]",
            "【必填】",
            "元",
            "万元",
            "元/个",
            "单位：元",
        ] {
            assert!(is_remark(text), "{text}");
        }
        for text in [
            "",
            "支",
            "价格（元）",
            "（甲）医院",
            "C0101",
            "88",
            "市医院",
            "单位",
            "(",
            "[甲",
            "()",
        ] {
            assert!(!is_remark(text), "{text}");
        }
        assert_eq!(with_remark("价格", "（元）"), "价格（元）");
        assert_eq!(with_remark("价格", "万元"), "价格（万元）");
    }

    const NONE: &[&str] = &[];

    const ALIKE: [Column; 4] = [
        Column {
            key: "code",
            names: &["27位码", "医保编码"],
            weak_names: &["耗材编码"],
            required: true,
        },
        Column {
            key: "specification",
            names: &["规格"],
            weak_names: NONE,
            required: false,
        },
        Column {
            key: "feature",
            names: &["特征", "规格（特征、参数）"],
            weak_names: NONE,
            required: false,
        },
        Column {
            key: "price",
            names: &["价格"],
            weak_names: NONE,
            required: false,
        },
    ];

    #[test]
    fn an_exact_header_belongs_to_its_column_alone() {
        for (headers, positions) in [
            (&["27位码", "规格"][..], [0, 1, 9, 9]),
            (&["规格（特征、参数）", "27位码"], [1, 9, 0, 9]),
            (&["规格(特征、参数)", "规格", "27位码"], [2, 1, 0, 9]),
            (&["规格（毫米）", "特征", "27位码"], [2, 0, 1, 9]),
            (&["耗材编码", "27位码"], [1, 9, 9, 9]),
            (&["耗材编码（院内）", "价格（元）"], [0, 9, 9, 1]),
            (&["价格（万元）", "27位码"], [1, 9, 9, 9]),
            (&["价格(单位:万元)", "价格（元）"], [9, 9, 9, 1]),
        ] {
            let names: Vec<String> = headers.iter().map(|name| (*name).to_owned()).collect();
            let found = assigned(&names, &ALIKE);
            let first = |found: &Vec<usize>| match found[..] {
                [] => 9,
                [position] => position,
                _ => panic!("{headers:?}: {found:?}"),
            };
            let found: Vec<usize> = found.iter().map(first).collect();
            assert_eq!(found, positions, "{headers:?}");
        }
        assert_eq!(loosened("价格（元）").as_deref(), Some("价格"));
        for other in [
            "价格（万元）",
            "现行采购价（不含税）",
            "现行采购价（去年）",
            "采购价（上限）",
            "数量（万支）",
            "价格【2025年最低】",
        ] {
            assert_eq!(loosened(other), None, "{other}");
        }
    }

    #[test]
    fn remarks_are_what_is_in_brackets() {
        let none: [&str; 0] = [];
        assert_eq!(remarks_of("价格"), none);
        assert_eq!(
            remarks_of("价格（元／盒，含税）【必填】*"),
            ["元/盒", "含税", "必填"]
        );
        assert_eq!(remarks_of("（备注）"), ["备注"]);
    }

    #[test]
    fn headers_are_compared_without_trifles() {
        for name in [
            "医保编码",
            " 医保 编码（27位）",
            "*医保编码(必填)",
            "医保编码【国家】：",
            "醫保編碼",
            "醫保編碼（27位）",
        ] {
            assert_eq!(without_remarks(name), "医保编码", "{name}");
        }
        assert_eq!(without_remarks("Unit Price (CNY)"), "unitprice");
        assert_eq!(without_remarks("ＵＮＩＴ　price"), "unitprice");
        assert_eq!(without_remarks("（备注）"), "(备注)");
        assert_eq!(simplified("价格（元）"), "价格(元)");
    }
}
