//! The columns of every kind of file: the headers they go by, and what people are told of them.

mod prices;
mod products;

use ColumnKind::{Code, Number};
use domain::listed_price::{PlatformLevel, PriceKind, Region};
use domain::loading::ImportKind;
use prices::{CURRENT_PRICES, DECLARATIONS, INVITATIONS, LISTED_PRICES};
use products::PRODUCTS;
use spreadsheet::{Column, ColumnKind};
use strum::VariantArray;

/// A column of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileColumn {
    /// By which rows are asked for it, and an accepted header.
    pub(super) key: &'static str,
    /// The headers it goes by, the one of the template first.
    pub(super) names: &'static [&'static str],
    /// Whether every row needs it.
    pub(super) required: bool,
    /// Whether the template has it.
    pub(super) offered: bool,
    /// What its cells hold.
    pub(super) kind: ColumnKind,
    /// A filled-in cell.
    pub(super) example: &'static str,
    /// What to fill in.
    pub(super) explanation: &'static str,
    /// Values to choose from.
    pub(super) choices: Choices,
}

/// The values that a column allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choices {
    /// Anything goes.
    Any,
    /// The 32 provincial platforms.
    Regions,
    /// Provincial or city.
    Levels,
    /// The kinds of listed prices.
    PriceKinds,
}

impl Choices {
    /// The values as people choose them.
    pub(super) fn list(self) -> Vec<String> {
        match self {
            Self::Any => Vec::new(),
            Self::Regions => Region::all()
                .map(|region| region.name().to_owned())
                .collect(),
            Self::Levels => {
                let levels = PlatformLevel::VARIANTS.iter();
                levels.map(|level| level.label().to_owned()).collect()
            }
            Self::PriceKinds => {
                let kinds = PriceKind::VARIANTS.iter();
                kinds.map(|kind| kind.label().to_owned()).collect()
            }
        }
    }
}

const PRICE: ColumnKind = Number { decimals: 2 };
const COUNT: ColumnKind = Number { decimals: 0 };

const fn required(
    key: &'static str,
    names: &'static [&'static str],
    kind: ColumnKind,
    example: &'static str,
    explanation: &'static str,
) -> FileColumn {
    let choices = Choices::Any;
    FileColumn {
        key,
        names,
        required: true,
        offered: true,
        kind,
        example,
        explanation,
        choices,
    }
}

const fn optional(
    key: &'static str,
    names: &'static [&'static str],
    kind: ColumnKind,
    example: &'static str,
    explanation: &'static str,
) -> FileColumn {
    let column = required(key, names, kind, example, explanation);
    FileColumn {
        required: false,
        ..column
    }
}

impl FileColumn {
    const fn of(self, choices: Choices) -> Self {
        Self { choices, ..self }
    }

    const fn not_offered(self) -> Self {
        Self {
            offered: false,
            ..self
        }
    }
}

const CODE: FileColumn = required(
    "code",
    &[
        "27位码",
        "医保编码",
        "医保码",
        "国家医保编码",
        "医保耗材编码",
        "医用耗材代码",
        "医保医用耗材代码",
        "耗材编码",
        "code",
        "code27",
    ],
    Code,
    "C09100100000000211790000049",
    "国家医保医用耗材代码27位（C加26位数字）；没有规格码时可填20位。请保持文本格式",
);

const CODE_20: FileColumn = optional(
    "code20",
    &["20位码", "耗材代码", "code20"],
    Code,
    "C0101010011303807555",
    "没有27位码时填写20位码",
)
.not_offered();

/// The columns of a kind of file.
pub(super) fn columns(kind: ImportKind) -> &'static [FileColumn] {
    match kind {
        ImportKind::Products => PRODUCTS,
        ImportKind::ListedPrices | ImportKind::LinkageLists => LISTED_PRICES,
        ImportKind::CurrentPrices => CURRENT_PRICES,
        ImportKind::Invitations => INVITATIONS,
        ImportKind::Declarations => DECLARATIONS,
    }
}

/// The columns as a header is looked for, with those that a file must have.
pub(super) fn wanted(kind: ImportKind, demanded: impl Fn(&FileColumn) -> bool) -> Vec<Column> {
    columns(kind)
        .iter()
        .map(|column| Column {
            key: column.key,
            names: column.names,
            required: demanded(column),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_column_goes_by_a_chinese_header_and_its_identifier_and_by_no_other_columns() {
        for &kind in ImportKind::VARIANTS {
            let mut seen = BTreeSet::new();
            for column in columns(kind) {
                assert!(!column.names.is_empty());
                for name in column.names {
                    assert!(seen.insert(*name), "{name} in {kind:?}");
                }
                let by_identifier = column.names.iter().any(|name| name.is_ascii());
                assert!(by_identifier, "{} in {kind:?}", column.key);
            }
        }
    }
}
