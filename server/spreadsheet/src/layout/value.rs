//! A value as a cell shows it: dates in ISO form, numbers in their shortest form with the digits that Excel has.

use std::fmt::Write;

use calamine::ExcelDateTime;

use crate::row::Kind;

/// The number with the 15 digits that Excel computes with and shows: what arithmetic left behind them is no price.
fn as_shown(number: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    format!("{number:.14e}").parse().unwrap_or(number)
}

pub(crate) fn append_number(number: f64, text: &mut String) -> Kind {
    let number = as_shown(number);
    write!(text, "{number}").expect("a string takes all text");
    Kind::Number(number)
}

/// The text of a cell that is true, as Excel shows it.
pub(crate) const TRUE: &str = "TRUE";

pub(crate) fn append_bool(truth: bool, text: &mut String) -> Kind {
    text.push_str(if truth { TRUE } else { "FALSE" });
    Kind::Bool
}

pub(crate) fn append_moment(moment: &ExcelDateTime, text: &mut String) -> Kind {
    let serial = moment.as_f64();
    // Excel shows such cells as #####; the number is more useful.
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&serial) {
        write!(text, "{serial}").expect("a string takes all text");
        return Kind::Number(serial);
    }
    let (year, month, day, hour, minute, second, _milli) = moment.to_ymd_hms_milli();
    let has_day = serial >= 1.0;
    let has_time = (hour, minute, second) != (0, 0, 0) || !has_day;
    if has_day {
        write!(text, "{year:04}-{month:02}-{day:02}").expect("a string takes all text");
    }
    if has_time {
        let gap = if has_day { " " } else { "" };
        write!(text, "{gap}{hour:02}:{minute:02}:{second:02}").expect("a string takes all text");
    }
    Kind::Date
}
