//! A column of a file: accepted headers, and its texts in the template. The rows of a kind of file define
//! its columns.

use super::key::{self, Key};
use ColumnKind::{Code, Number};
use domain::OrganisationKind;
use domain::listed_price::{PlatformLevel, PriceKind, Region};
use domain::party::{HospitalGrade, HospitalOwnership};
use spreadsheet::{Column, ColumnKind};
use strum::VariantArray;

#[derive(Debug, Clone, Copy)]
pub(super) struct FileColumn {
    /// The name in code, also accepted as a header.
    pub(super) key: Key,
    /// Accepted headers, the one of the template and of exports first.
    pub(super) names: &'static [&'static str],
    /// Headers that are accepted where the file has none of these: they may also mean something else.
    pub(super) weak_names: &'static [&'static str],
    /// Whether every row needs it.
    pub(super) required: bool,
    pub(super) offered: bool,
    pub(super) kind: ColumnKind,
    /// The cell in the template's example row.
    pub(super) example: &'static str,
    /// The instruction in the template.
    pub(super) explanation: &'static str,
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
    /// The kinds of organisations that the exchange centre founds.
    FoundedKinds,
    /// The grades of hospitals.
    Grades,
    /// Public, or not.
    Ownerships,
}

/// The kinds of organisations that a file may enter.
pub(super) const FOUNDED_KINDS: [OrganisationKind; 3] = [
    OrganisationKind::Hospital,
    OrganisationKind::Manufacturer,
    OrganisationKind::Distributor,
];

impl Choices {
    /// The allowed values, as a template lists them.
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
            Self::FoundedKinds => {
                let kinds = FOUNDED_KINDS.iter();
                kinds.map(|kind| kind.label().to_owned()).collect()
            }
            Self::Grades => HospitalGrade::VARIANTS
                .iter()
                .map(|it| it.words().zh)
                .collect(),
            Self::Ownerships => HospitalOwnership::VARIANTS
                .iter()
                .map(|it| it.words().zh)
                .collect(),
        }
    }
}

pub(super) const PRICE: ColumnKind = Number { decimals: 2 };
pub(super) const COUNT: ColumnKind = Number { decimals: 0 };

pub(super) const fn required(
    key: Key,
    names: &'static [&'static str],
    kind: ColumnKind,
    example: &'static str,
    explanation: &'static str,
) -> FileColumn {
    let choices = Choices::Any;
    FileColumn {
        key,
        names,
        weak_names: &[],
        required: true,
        offered: true,
        kind,
        example,
        explanation,
        choices,
    }
}

pub(super) const fn optional(
    key: Key,
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
    pub(super) const fn of(self, choices: Choices) -> Self {
        Self { choices, ..self }
    }

    pub(super) const fn or_weakly(self, weak_names: &'static [&'static str]) -> Self {
        Self { weak_names, ..self }
    }

    pub(super) const fn not_offered(self) -> Self {
        Self {
            offered: false,
            ..self
        }
    }
}

pub(super) const CODE: FileColumn = required(
    key::CODE,
    &[
        "医保耗材代码",
        "27位码",
        "医保编码",
        "医保码",
        "国家医保编码",
        "国家医保耗材代码",
        "国家医保代码",
        "医保代码",
        "医保耗材编码",
        "医保医用耗材代码",
        "医保医用耗材编码",
        "27位编码",
        "27位代码",
        "27位医保码",
        "27位医保编码",
        "27位医保代码",
        "27位耗材编码",
        "27位耗材代码",
        "27位医保耗材编码",
        "27位医保耗材代码",
        "27位国家医保编码",
        "27位国家医保代码",
        "医保27位码",
        "医保27位编码",
        "医保27位代码",
        "医保编码27位",
        "医保码27位",
        "国家医保27位码",
        "国家医保27位编码",
        "国家医保27位代码",
        "国家医保编码27位",
        "国家医保码",
        "国家医保耗材编码",
        "国家医保码27位",
        "国家编码",
        "国家代码",
        "国家码",
        "国码",
        "国家耗材编码",
        "国家耗材代码",
        "医保C码",
        "国家医保C码",
        "code",
        "code27",
    ],
    Code,
    "C09100100000000211790000049",
    "国家医保医用耗材代码27位（C加26位数字）；没有规格码时可填20位。请保持文本格式",
)
.or_weakly(&[
    "医用耗材代码",
    "医用耗材编码",
    "耗材编码",
    "材料编码",
    "产品编码",
    "产品代码",
    "物资编码",
]);

pub(super) const CODE_20: FileColumn = optional(
    key::CODE20,
    &[
        "20位码",
        "耗材代码",
        "20位编码",
        "20位代码",
        "20位医保码",
        "20位医保编码",
        "20位医保代码",
        "医保20位码",
        "医保20位编码",
        "医保20位代码",
        "医保编码20位",
        "code20",
    ],
    Code,
    "C0101010011303807555",
    "没有27位码时填写20位码",
)
.not_offered();

/// The columns to look for in a header, with those that a file must have.
pub(super) fn wanted(
    columns: &[FileColumn],
    demanded: impl Fn(&FileColumn) -> bool,
) -> Vec<Column> {
    let wanted = columns.iter().map(|column| Column {
        key: column.key.name(),
        names: column.names,
        weak_names: column.weak_names,
        required: demanded(column),
    });
    wanted.collect()
}
