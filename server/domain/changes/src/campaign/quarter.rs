//! The quarter of a collection.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use ground::{Words, read_text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A quarter of a year, written like `2026Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: u16,
    number: u8,
}

impl FromStr for Quarter {
    type Err = NoQuarter;

    fn from_str(text: &str) -> Result<Self, NoQuarter> {
        let (year, number) = text.split_once('Q').ok_or(NoQuarter)?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || number.len() != 1 || !is_digits(year) || !is_digits(number) {
            return Err(NoQuarter);
        }
        let year = year.parse().map_err(|_| NoQuarter)?;
        let number = number.parse().map_err(|_| NoQuarter)?;
        let exists = (2000..2200).contains(&year) && (1..=4).contains(&number);
        exists.then_some(Self { year, number }).ok_or(NoQuarter)
    }
}

impl<'de> Deserialize<'de> for Quarter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |error: NoQuarter| {
            Words::new("季度须如2026Q4", error.to_string())
        })
    }
}

impl Serialize for Quarter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialSchema for Quarter {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A quarter of a year, written like `2026Q4`."))
            .into()
    }
}

impl ToSchema for Quarter {}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year, self.number)
    }
}

/// A stored quarter as people read it.
pub(super) fn quarter_words(stored: &str) -> Words {
    let quarter = stored.parse::<Quarter>();
    quarter.map_or_else(|_| Words::new(stored, stored), Quarter::words)
}

/// The class of a collection as people read it; all products without one.
pub(super) fn class_words(class: Option<&str>) -> Words {
    match class {
        Some(class) => Words::new(format!("分类{class}"), format!("class {class}")),
        None => Words::new("全部产品", "all products"),
    }
}

impl Quarter {
    /// As people read it; files and addresses have it like `2026Q4`.
    #[must_use]
    pub fn words(self) -> Words {
        let Self { year, number } = self;
        Words::new(
            format!("{year}年第{number}季度"),
            format!("{year} Q{number}"),
        )
    }

    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let month = u32::from(self.number) * 3 - 2;
        NaiveDate::from_ymd_opt(i32::from(self.year), month, 1).expect("a month has a first day")
    }

    /// Whether it has not begun on `today`.
    #[must_use]
    pub fn is_future(self, today: NaiveDate) -> bool {
        today < self.first_day()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a quarter reads like 2026Q4")]
pub struct NoQuarter;
