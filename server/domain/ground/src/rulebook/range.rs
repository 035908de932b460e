//! What a rule accepts, in code: the values between two ends, or some words.

use rust_decimal::Decimal;

use super::definition::RuleDefinition;
use super::unit::{Range, Unit};
use crate::error::{FieldError, Result};
use crate::unit_price::parse_decimal;
use crate::words::Words;

/// The digits that a whole number may have.
const DIGITS_MAX: usize = 9;

/// The letters that a decimal number may have.
const DECIMAL_LETTERS_MAX: usize = 12;

const PLACES_MAX: u32 = 4;

impl Unit {
    /// Whether its values are whole numbers.
    #[must_use]
    pub fn is_whole(self) -> bool {
        match self {
            Self::WorkingDays | Self::Days | Self::Hours | Self::Months | Self::Count => true,
            Self::Ratio | Self::Switch | Self::Choice => false,
        }
    }

    /// The number that a text writes in this unit, in the one way in which the rulebook writes it: ASCII digits
    /// without a sign, leading zeros or an exponent, and one point where the number need not be whole.
    #[must_use]
    pub fn number(self, text: &str) -> Option<Decimal> {
        let whole = text.split('.').next().unwrap_or_default();
        let is_padded = 1 < whole.len() && whole.starts_with('0');
        if is_padded || text.starts_with('-') {
            return None;
        }
        match self {
            Self::Switch | Self::Choice => None,
            Self::Ratio => {
                let number = parse_decimal(text).ok()?;
                let is_short = text.len() <= DECIMAL_LETTERS_MAX && number.scale() <= PLACES_MAX;
                is_short.then_some(number)
            }
            Self::WorkingDays | Self::Days | Self::Hours | Self::Months | Self::Count => {
                let is_short = (1..=DIGITS_MAX).contains(&text.len());
                let is_digits = text.bytes().all(|letter| letter.is_ascii_digit());
                let number = text.parse::<u32>().ok().map(Decimal::from);
                number.filter(|_| is_short && is_digits)
            }
        }
    }
}

impl RuleDefinition {
    /// Whether a version of the rule may have this value.
    #[must_use]
    pub fn accepts(&self, value: &str) -> bool {
        let Some(range) = self.range else {
            return self.choices.iter().any(|choice| choice.value == value);
        };
        let number = |text| self.unit.number(text);
        match (number(range.least), number(value), number(range.most)) {
            (Some(least), Some(value), Some(most)) => least <= value && value <= most,
            _ => false,
        }
    }

    /// The value by which the program decides: a number stored before there was a range, or by another hand than the
    /// program's, is held to the nearest end of it, so that no row switches a safeguard off.
    #[must_use]
    pub fn held<'a>(&self, stored: &'a str) -> &'a str {
        let Some(Range { least, most }) = self.range else {
            return stored;
        };
        let number = |text| parse_decimal(text).ok();
        match (number(least), number(stored), number(most)) {
            (Some(lowest), Some(value), _) if value < lowest => least,
            (_, Some(value), Some(highest)) if highest < value => most,
            _ => stored,
        }
    }

    /// What it accepts, as a sentence.
    fn accepted(&self) -> Words {
        let Some(Range { least, most }) = self.range else {
            let zh = self.choices.iter().map(|one| match one.value {
                value if value == one.label.zh => value.to_owned(),
                value => format!("{}（{value}）", one.label.zh),
            });
            let en = self.choices.iter().map(|one| match one.value {
                value if value == one.label.en => value.to_owned(),
                value => format!("{} ({value})", one.label.en),
            });
            return Words::new(
                format!("取值应为：{}", zh.collect::<Vec<_>>().join("、")),
                format!("is one of: {}", en.collect::<Vec<_>>().join(", ")),
            );
        };
        let (zh, en) = (self.unit.label(), self.unit.into_str());
        if self.unit.is_whole() {
            return Words::new(
                format!("取值须为{least}至{most}之间的整数（{zh}）"),
                format!("is a whole number from {least} to {most} ({en})"),
            );
        }
        Words::new(
            format!("取值须为{least}至{most}之间的数，最多四位小数（{zh}）"),
            format!("is a number from {least} to {most} with four decimals at most ({en})"),
        )
    }
}

/// A value in its one form: a number without zeros at its end, so that 0.20 is 0.2 wherever values are compared.
#[must_use]
pub(super) fn normal(value: &str) -> String {
    parse_decimal(value).map_or_else(
        |_| value.to_owned(),
        |number| number.normalize().to_string(),
    )
}

/// Requires a value that the rule accepts.
///
/// # Errors
/// The field, with the range or the words.
pub(super) fn must_accept(rule: &RuleDefinition, value: &str) -> Result<()> {
    if rule.accepts(value) {
        return Ok(());
    }
    let Words { zh, en } = rule.accepted();
    Err(FieldError::alone("/value", zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::rulebook::ON_OFF;
    use crate::words::Label;

    const DAYS: RuleDefinition = RuleDefinition {
        key: "test.days",
        unit: Unit::WorkingDays,
        clause: "S4-1",
        default: "5",
        label: Label::new("期限", "a term"),
        choices: &[],
        range: Some(Range::between("2", "60")),
        guards: None,
    };
    const SHARE: RuleDefinition = RuleDefinition {
        unit: Unit::Ratio,
        default: "0.05",
        range: Some(Range::between("0.01", "0.25")),
        ..DAYS
    };

    #[test]
    fn both_ends_are_accepted_and_what_is_beyond_is_not() {
        for unit in [
            Unit::WorkingDays,
            Unit::Days,
            Unit::Hours,
            Unit::Months,
            Unit::Count,
        ] {
            let rule = RuleDefinition { unit, ..DAYS };
            for good in ["2", "3", "59", "60"] {
                assert!(rule.accepts(good), "{unit:?} {good}");
            }
            for bad in ["0", "1", "61", "1000000000", "99999999999999999999"] {
                assert!(!rule.accepts(bad), "{unit:?} {bad}");
            }
        }
        for good in ["0.01", "0.05", "0.0101", "0.2499", "0.25", "0.2500"] {
            assert!(SHARE.accepts(good), "{good}");
        }
        for bad in ["0", "0.0099", "0.2501", "1", "-7", "-0.05", "1000000000000"] {
            assert!(!SHARE.accepts(bad), "{bad}");
        }
    }

    #[test]
    fn a_stored_number_outside_the_range_is_held_to_its_nearest_end() {
        for (stored, held) in [
            ("2", "2"),
            ("30", "30"),
            ("60", "60"),
            ("0", "2"),
            ("-7", "2"),
            ("61", "60"),
            ("99999999999", "60"),
            ("many", "many"),
        ] {
            assert_eq!(DAYS.held(stored), held, "{stored}");
        }
        for (stored, held) in [("0", "0.01"), ("0.2", "0.2"), ("7", "0.25")] {
            assert_eq!(SHARE.held(stored), held, "{stored}");
        }
    }

    #[test]
    fn a_number_is_written_in_one_way() {
        for odd in [
            "", " ", "5 ", " 5", "+5", "-5", "05", "5.0", "2.5", "5.", ".5", "5e0", "5E1", "0x5",
            "5_0", "1,0", "５", "٥", "五", "NaN", "nan", "inf", "Infinity", "true", "null", "5\0",
        ] {
            assert!(!DAYS.accepts(odd), "{odd:?}");
        }
        for odd in [
            "",
            " ",
            "0.05 ",
            "+0.05",
            "-0",
            "00.05",
            ".05",
            "0.05.",
            "0.1.1",
            "5%",
            "5e-2",
            "0,05",
            "０.０５",
            "0.00005",
            "0.05000",
            "NaN",
            "-NaN",
            "Infinity",
            "0.05000000000000000000000000000001",
        ] {
            assert!(!SHARE.accepts(odd), "{odd:?}");
        }
    }

    #[test]
    fn a_refusal_of_a_value_names_what_the_rule_accepts() {
        let words = |rule: &RuleDefinition, value: &str| match must_accept(rule, value) {
            Err(Error::Invalid(fields)) => (fields[0].pointer.clone(), fields[0].detail.clone()),
            other => panic!("{other:?}"),
        };
        let (pointer, words_of_days) = words(&DAYS, "0");
        assert_eq!(pointer, "/value");
        assert_eq!(
            words_of_days,
            Words::new(
                "取值须为2至60之间的整数（工作日）",
                "is a whole number from 2 to 60 (working_days)"
            )
        );
        let (_, words_of_share) = words(&SHARE, "-7");
        assert!(
            words_of_share
                .en
                .contains("from 0.01 to 0.25 with four decimals")
        );
        let switch = RuleDefinition {
            unit: Unit::Switch,
            choices: ON_OFF,
            range: None,
            ..DAYS
        };
        assert!(switch.accepts("on") && !switch.accepts("true") && !switch.accepts("ON"));
        let refused = words(&switch, "perhaps").1;
        assert_eq!(
            refused,
            Words::new("取值应为：是（on）、否（off）", "is one of: on, off")
        );
    }
}
