//! What must hold for every row of the demonstration.

mod catalogue;
mod checks;
mod trade;

use chrono::NaiveDate;

use super::Demonstration;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn demonstration() -> Demonstration {
    Demonstration::new(5_000, today())
}

fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap()
}
