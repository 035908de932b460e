//! Which number formats show a number as something else than itself: another currency, a share of a hundred, thousands, other digits. Pure.

use rust_decimal::Decimal;

use super::facts::{Looks, Pattern, ShownAs};
use super::section::{Section, Shown, section_of, sections};
use crate::header::OTHER_SCOPES;

/// What is written beside a number that is no yuan and no piece.
const OTHER_WORDS: [&str; 64] = [
    "$", "%", "‰", "万", "千", "百", "亿", "角", "分", "美", "港", "欧", "日元", "日币", "日圆",
    "英镑", "韩", "台币", "新台", "澳", "葡币", "加元", "加币", "新元", "新币", "坡", "法郎",
    "卢布", "卢比", "泰铢", "泰币", "比索", "克朗", "马克", "usd", "hkd", "eur", "jpy", "gbp",
    "krw", "twd", "mop", "aud", "cad", "chf", "sgd", "nzd", "thb", "rub", "inr", "sek", "nok",
    "dkk", "php", "vnd", "kr", "€", "£", "₩", "₽", "₹", "₫", "₱", "฿",
];

/// How a cell shows its number, where that is not just the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Displayed {
    pub(crate) pattern: String,
    /// What people read in the cell; none where it is not worked out.
    pub(crate) text: Option<String>,
    pub(crate) amount: Amount,
    /// What is written beside the digits, such as a unit; may be empty.
    pub(crate) words: String,
}

/// What people read of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// The number itself.
    Same,
    /// The number with fewer decimals.
    Rounded,
    /// Another amount, or one in another unit.
    Other,
}

/// The formats of a worksheet that may show another amount than the number.
#[derive(Clone, Debug, Default)]
pub(crate) struct OtherUnits {
    looks: Looks,
    /// By the number of the format; none where it shows the number itself.
    formats: Vec<Option<Format>>,
}

#[derive(Clone, Debug)]
struct Format {
    pattern: String,
    sections: Vec<Section>,
}

impl Format {
    fn of(pattern: &Pattern) -> Option<Self> {
        let pattern = match pattern {
            Pattern::BuiltIn(number) => built_in(*number)?.to_owned(),
            Pattern::Own(pattern) => pattern.clone(),
        };
        let sections = sections(&pattern);
        Some(Self { pattern, sections })
    }

    /// How a number above zero is shown.
    fn display(&self, number: Decimal) -> Option<Displayed> {
        let section = section_of(&self.sections, number)?;
        let words = section.words();
        let shown = section.show(number);
        let amount = match &shown {
            _ if states_other(&words) => Amount::Other,
            Some(shown) => amount(shown, number),
            None => Amount::Same,
        };
        Some(Displayed {
            pattern: self.pattern.clone(),
            text: shown.map(|shown| shown.text()),
            amount,
            words: words.trim().to_owned(),
        })
    }
}

impl OtherUnits {
    /// Each format is looked at once: cells are many.
    pub(crate) fn of(shown: ShownAs) -> Self {
        let formats = shown.patterns.into_iter();
        Self {
            looks: shown.looks,
            formats: formats.map(|pattern| Format::of(&pattern?)).collect(),
        }
    }

    /// How a cell, with row and column from 0, shows a number above zero; none where as usual.
    pub(crate) fn display(
        &self,
        (row, column): (u32, usize),
        number: Decimal,
    ) -> Option<Displayed> {
        let format = usize::try_from(self.looks.of(row, column)).ok()?;
        let format = self.formats.get(format)?.as_ref()?;
        format.display(number).filter(|_| Decimal::ZERO < number)
    }
}

/// Built-in formats are known by number; those of money have the mark of the country in which the program is.
fn built_in(number: u8) -> Option<&'static str> {
    Some(match number {
        1 | 5 | 6 => "0",
        2 | 7 | 8 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        _ => return None,
    })
}

/// Whether words beside a number state another unit, or that it is about something else, as in a header.
fn states_other(words: &str) -> bool {
    let words = words.to_lowercase();
    let mut others = OTHER_WORDS.iter().chain(&OTHER_SCOPES);
    others.any(|word| words.contains(word))
}

/// What people read of digits and of what touches them: read as text it would be no plain number, or this one.
fn amount(shown: &Shown, number: Decimal) -> Amount {
    let before = shown.before.chars().next_back();
    let mut behind = shown.behind.chars();
    let (next, after_next) = (behind.next(), behind.next());
    let is_touched = before.is_some_and(|it| is_digit(it) || is_point(it) || is_sign(it))
        || next.is_some_and(is_digit)
        || next.is_some_and(is_point) && after_next.is_some_and(is_digit)
        || next.is_some_and(is_minus) && after_next.is_none();
    let Some(amount) = shown.amount.filter(|_| !is_touched) else {
        return Amount::Other;
    };
    if amount == number {
        return Amount::Same;
    }
    // By less than the last place that is shown.
    let is_near = shown.decimals.is_some_and(|decimals| {
        let place = Decimal::try_new(1, decimals).unwrap_or_default();
        (amount - number).abs() < place
    });
    if is_near {
        Amount::Rounded
    } else {
        Amount::Other
    }
}

fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}

fn is_point(letter: char) -> bool {
    matches!(letter, '.' | '．' | '。' | '·' | ',' | '，')
}

fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '－' | '−' | '–' | '—')
}

/// What makes a number below zero of the digits behind it.
fn is_sign(letter: char) -> bool {
    is_minus(letter) || matches!(letter, '(' | '（')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(pattern: &str, number: &str) -> Displayed {
        let format = Format::of(&Pattern::Own(pattern.to_owned())).unwrap();
        format.display(number.parse().unwrap()).unwrap()
    }

    #[test]
    fn another_currency_a_share_and_thousands_are_other_units() {
        for pattern in [
            "\"HK$\"#,##0.00",
            "[$HK$-C04]#,##0.00",
            "[$US$-409]0.00;-0.00",
            "$#,##0.00",
            "\\$#,##0.00",
            "[$€-2] #,##0.00",
            "[$¥-411]#,##0",
            "[$￥-411]#,##0",
            "[$JPY] #,##0",
            "[$CHF] #,##0.00",
            "0.00\"澳元\"",
            "0.00\"美元\"",
            "0%",
            "0.00\\%",
            "0.00‰",
            "0!.0,\"万\"",
            "0.00\"万元\"",
            "#,##0,",
            "0.0,",
            "0,,",
            "#,##0,.00",
            "[Red]0.00\"角\";0.00",
            "[<100]0.00;0.00\"美元\"",
            "0\"元\"00\"分\"",
            "0.00\"元（不含税）\"",
        ] {
            assert_eq!(display(pattern, "1181").amount, Amount::Other, "{pattern}");
        }
        let share = Format::of(&Pattern::BuiltIn(9)).unwrap();
        let shown = share.display(Decimal::new(15, 2)).unwrap();
        assert_eq!(
            (shown.amount, shown.text.as_deref()),
            (Amount::Other, Some("15%"))
        );
    }

    #[test]
    fn digits_that_a_format_moves_adds_or_leaves_out_are_another_amount() {
        for (pattern, text) in [
            ("0\".\"00", "11.81"),
            ("0\\.00", "11.81"),
            ("0!.00", "11.81"),
            ("0\"。\"00", "11。81"),
            ("0\"元\"00", "11元81"),
            ("0\"-\"00", "11-81"),
            ("\"0.\"0", "0.1181"),
            ("\"1\"0", "11181"),
            ("0\"00\"", "118100"),
            ("0\".50\"", "1181.50"),
            ("\\-0.00", "-1181.00"),
            ("-0.00", "-1181.00"),
            ("(0.00)", "(1181.00)"),
            ("0.00\\-", "1181.00-"),
            (";;;", ""),
            ("\"面议\"", "面议"),
        ] {
            let shown = display(pattern, "1181");
            assert_eq!(shown.amount, Amount::Other, "{pattern}");
            assert_eq!(shown.text.as_deref(), Some(text), "{pattern}");
        }
    }

    #[test]
    fn yuan_pieces_and_plain_numbers_are_none() {
        for pattern in [
            "General",
            "0.00",
            "#,##0.00",
            "#,##0.00_ ",
            "0.00_);[Red]\\(0.00\\)",
            "#,##0.00;[Red]-#,##0.00",
            "\"¥\"#,##0.00",
            "¥0.00",
            "\"￥\"#,##0.00;\"￥\"\\-#,##0.00",
            "[$¥-804]#,##0.00",
            "[$¥-0804]#,##0.00",
            "[$￥-478]#,##0.00",
            "[$¥]0.00",
            "[$CNY] 0.00",
            "[$-804]0.00",
            "0.00\"元\"",
            "0\"支\"",
            "0.0000",
            "000000",
            "# ##0",
            "#'##0.00",
            "0.",
            "@",
            "[DBNum1]0",
            "# ?/?",
            "0.00E+00",
            "0.00;0%",
            "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            "[$RMB] 0.00",
            "G/通用格式\"元\"",
            "[>=10000]0!.0,\"万\";0.00",
        ] {
            assert_eq!(display(pattern, "1181").amount, Amount::Same, "{pattern}");
        }
    }

    #[test]
    fn decimals_that_a_format_does_not_show_are_rounded() {
        for (pattern, number, amount) in [
            ("0.00", "3.3333", Amount::Rounded),
            ("0.00", "3.33", Amount::Same),
            ("0.00", "0.004", Amount::Rounded),
            ("0", "11.81", Amount::Rounded),
            ("0.00\"元\"", "1.999", Amount::Rounded),
            ("0.0000", "3.3333", Amount::Same),
            ("0.00##", "3.3333", Amount::Same),
            ("General", "3.3333", Amount::Same),
        ] {
            assert_eq!(
                display(pattern, number).amount,
                amount,
                "{pattern} {number}"
            );
        }
        assert_eq!(display("0.00", "3.335").text.as_deref(), Some("3.34"));
    }

    #[test]
    fn a_unit_beside_the_number_is_known() {
        for (pattern, words) in [
            ("0.00\"元/盒\"", "元/盒"),
            ("0.00\" 元/个\"", "元/个"),
            ("\"¥\"0.00\"/支\"", "¥/支"),
            ("0.00_ ", ""),
        ] {
            let shown = display(pattern, "3");
            assert_eq!((shown.amount, shown.words.as_str()), (Amount::Same, words));
        }
    }
}
