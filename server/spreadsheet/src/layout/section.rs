//! The sections of a number format, and what one of them shows of a number. Pure.
//!
//! A format has up to four sections, for numbers above zero, below it, zero and text, or those for which a condition holds
//! (ECMA-376 part 1, 18.8.31).

use rust_decimal::{Decimal, RoundingStrategy};

/// The languages of mainland China by their numbers in formats: Chinese and Yi.
const CHINESE: [&str; 2] = ["804", "478"];
/// What shows a number as usual, in the names of Excel and of its Chinese edition.
const GENERAL: [&str; 2] = ["General", "G/通用格式"];
/// A comma behind the digits leaves so many out: far more than any number has.
const SCALES_MAX: usize = 8;

/// A part of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    /// The number as usual.
    General,
    /// What is written as it is.
    Letter(char),
}

/// For which numbers a section is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Condition {
    /// Whether it holds below, at and above the bound.
    holds: [bool; 3],
    bound: Decimal,
}

impl Condition {
    /// That of `[>=100]`; none of a colour, a language or a currency.
    fn of(within: &str) -> Option<Self> {
        let signs = within.trim_start_matches(['<', '>', '=']);
        let holds = match &within[..within.len() - signs.len()] {
            "<" => [true, false, false],
            "<=" | "=<" => [true, true, false],
            "=" => [false, true, false],
            ">" => [false, false, true],
            ">=" | "=>" => [false, true, true],
            "<>" => [true, false, true],
            _ => return None,
        };
        let bound = signs.trim().parse().ok()?;
        Some(Self { holds, bound })
    }

    fn is_met(&self, number: Decimal) -> bool {
        let [below, at, above] = self.holds;
        match number.cmp(&self.bound) {
            std::cmp::Ordering::Less => below,
            std::cmp::Ordering::Equal => at,
            std::cmp::Ordering::Greater => above,
        }
    }
}

/// One section of a format.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    condition: Option<Condition>,
    parts: Vec<Part>,
    /// Whether it shows fractions, powers of ten or Chinese numerals, which are not worked out here.
    is_other_notation: bool,
}

/// What a section shows of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) before: String,
    /// With separators of thousands.
    pub(super) number: String,
    pub(super) behind: String,
    /// What the digits amount to; none where they are no number.
    pub(super) amount: Option<Decimal>,
    /// The decimals that are shown at most; none where as many as there are.
    pub(super) decimals: Option<u32>,
}

impl Shown {
    pub(super) fn text(&self) -> String {
        format!("{}{}{}", self.before, self.number, self.behind)
    }
}

/// The sections of a format, in their order.
pub(super) fn sections(pattern: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        let section = sections.last_mut().expect("there is one from the start");
        match letter {
            ';' => {
                sections.push(Section::default());
                rest = &rest[1..];
            }
            _ => rest = section.take(letter, rest),
        }
    }
    sections
}

/// The section that shows a number above zero.
pub(super) fn section_of(sections: &[Section], number: Decimal) -> Option<&Section> {
    // The last of four is that of text.
    let last = sections.len().min(3).checked_sub(1)?;
    let mut found = sections.iter().enumerate().take(last);
    let found = found.find(|(index, section)| match section.condition {
        Some(condition) => condition.is_met(number),
        None => *index == 0,
    });
    found.map(|(_, section)| section).or(sections.get(last))
}

impl Section {
    /// Takes the part with which `rest` begins; returns what is behind it.
    fn take<'p>(&mut self, letter: char, rest: &'p str) -> &'p str {
        let behind = &rest[letter.len_utf8()..];
        if let Some(behind) = GENERAL.iter().find_map(|name| without(rest, name)) {
            self.parts.push(Part::General);
            return behind;
        }
        match letter {
            // As wide as the next letter, or filled with it: nothing that is read.
            '_' | '*' => return without_first(behind).1,
            '\\' | '!' => {
                let (literal, behind) = without_first(behind);
                self.parts.extend(literal.map(Part::Letter));
                return behind;
            }
            '"' => {
                let (text, behind) = behind.split_once('"').unwrap_or((behind, ""));
                self.parts.extend(text.chars().map(Part::Letter));
                return behind;
            }
            '[' => {
                let (within, behind) = behind.split_once(']').unwrap_or((behind, ""));
                self.take_bracket(within);
                return behind;
            }
            'E' | 'e' if behind.starts_with(['+', '-']) => {
                self.is_other_notation = true;
                return &behind[1..];
            }
            '/' if self.has_digits()
                && behind.starts_with(|it: char| matches!(it, '?' | '#' | '0'..='9')) =>
            {
                self.is_other_notation = true;
            }
            '0' | '#' | '?' => self.parts.push(Part::Digit(letter)),
            '.' if !self.parts.contains(&Part::Point) => self.parts.push(Part::Point),
            ',' => self.parts.push(Part::Comma),
            '@' => self.parts.push(Part::General),
            other => self.parts.push(Part::Letter(other)),
        }
        behind
    }

    fn take_bracket(&mut self, within: &str) {
        if let Some(condition) = Condition::of(within) {
            self.condition = Some(condition);
        } else if without(within, "DBNum").is_some() {
            self.is_other_notation = true;
        } else if let Some(stated) = within.strip_prefix('$') {
            self.parts
                .extend(currency(stated).chars().map(Part::Letter));
        }
    }

    fn has_digits(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Digit(_)))
    }

    /// All that is written beside the digits, or between them.
    pub(super) fn words(&self) -> String {
        let letters = self.parts.iter().filter_map(|part| match part {
            Part::Letter(letter) => Some(*letter),
            Part::Digit(_) | Part::Point | Part::Comma | Part::General => None,
        });
        letters.collect()
    }

    /// What it shows of a number above zero; none of what is not worked out here.
    pub(super) fn show(&self, number: Decimal) -> Option<Shown> {
        let is_shown = |part: &Part| matches!(part, Part::Digit(_) | Part::General);
        let last = self.parts.iter().rposition(is_shown);
        // `.00` has no place before its point.
        let first = (self.parts.iter()).position(|part| is_shown(part) || *part == Part::Point);
        let (Some(first), Some(last)) = (first, last) else {
            return Some(Shown {
                before: self.words(),
                number: String::new(),
                behind: String::new(),
                amount: None,
                decimals: None,
            });
        };
        if self.is_other_notation {
            return None;
        }
        let (before, rest) = self.parts.split_at(first);
        let (within, behind) = rest.split_at(last - first + 1);
        let usual = number.normalize();
        let (shown, amount, decimals) = if within.contains(&Part::General) {
            (usual.to_string(), Some(usual), None)
        } else {
            let digits = Digits::of(&self.parts, number)?;
            let shown = digits.fill(within);
            (shown.0, shown.1.parse().ok(), Some(digits.decimals))
        };
        let letters = |parts: &[Part]| {
            Self {
                parts: parts.to_vec(),
                ..Self::default()
            }
            .words()
        };
        // A point without decimals behind it is shown all the same.
        let point = if behind.first() == Some(&Part::Point) {
            "."
        } else {
            ""
        };
        Some(Shown {
            before: letters(before),
            number: format!("{shown}{point}"),
            behind: letters(behind),
            amount,
            decimals,
        })
    }
}

/// The digits of a number as a section has places for them.
struct Digits {
    whole: String,
    fraction: String,
    decimals: u32,
}

impl Digits {
    /// None of a number that is too large for its share of a hundred.
    fn of(parts: &[Part], number: Decimal) -> Option<Self> {
        let point = parts.iter().position(|part| *part == Part::Point);
        let (whole, fraction) = parts.split_at(point.unwrap_or(parts.len()));
        let is_digit = |part: &Part| matches!(part, Part::Digit(_));
        let scales = |parts: &[Part]| {
            let last = parts.iter().rposition(is_digit).map_or(0, |last| last + 1);
            let behind = parts[last..].iter();
            behind.filter(|part| **part == Part::Comma).count()
        };
        let mut amount = number;
        for _thousand in 0..(scales(whole) + scales(fraction)).min(SCALES_MAX) {
            amount = amount.checked_div(Decimal::ONE_THOUSAND)?;
        }
        if parts.contains(&Part::Letter('%')) {
            amount = amount.checked_mul(Decimal::ONE_HUNDRED)?;
        }
        let decimals = fraction.iter().filter(|part| is_digit(part)).count();
        let decimals = u32::try_from(decimals)
            .ok()
            .filter(|it| *it <= Decimal::MAX_SCALE)?;
        let amount =
            amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let text = amount.normalize().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        Some(Self {
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.to_owned(),
            decimals,
        })
    }

    /// The places filled with the digits: with separators of thousands, and without.
    fn fill(&self, within: &[Part]) -> (String, String) {
        let point = within.iter().position(|part| *part == Part::Point);
        let (whole, fraction) = within.split_at(point.unwrap_or(within.len()));
        let (grouped, mut amount) = self.fill_whole(whole);
        let mut shown = grouped;
        if amount.is_empty() {
            amount.push('0');
        }
        let mut digits = self.fraction.chars();
        for part in fraction {
            let letter = match part {
                Part::Point => Some('.'),
                Part::Digit('0') => digits.next().or(Some('0')),
                Part::Digit(_) => digits.next(),
                Part::Letter(letter) => Some(*letter),
                Part::Comma | Part::General => None,
            };
            shown.extend(letter);
            amount.extend(letter.filter(|letter| !is_gap(*letter)));
        }
        let amount = amount
            .strip_suffix('.')
            .map(str::to_owned)
            .unwrap_or(amount);
        (shown, amount)
    }

    fn fill_whole(&self, parts: &[Part]) -> (String, String) {
        let is_grouped = parts.contains(&Part::Comma);
        let places = parts
            .iter()
            .filter(|part| matches!(part, Part::Digit(_)))
            .count();
        let (mut shown, mut amount) = (Vec::new(), Vec::new());
        let mut digits = self.whole.chars().rev();
        let (mut place, mut written) = (0, 0);
        let mut push = |digit: char, shown: &mut Vec<char>, amount: &mut Vec<char>| {
            if is_grouped && written != 0 && written % 3 == 0 {
                shown.push(',');
            }
            written += 1;
            shown.push(digit);
            amount.push(digit);
        };
        if places == 0 {
            for digit in digits.by_ref() {
                push(digit, &mut shown, &mut amount);
            }
        }
        for part in parts.iter().rev() {
            match part {
                Part::Digit(kind) => {
                    place += 1;
                    let digit = digits.next().or((*kind == '0').then_some('0'));
                    if let Some(digit) = digit {
                        push(digit, &mut shown, &mut amount);
                    }
                    if place == places {
                        for digit in digits.by_ref() {
                            push(digit, &mut shown, &mut amount);
                        }
                    }
                }
                Part::Letter(letter) => {
                    shown.push(*letter);
                    amount.extend(Some(*letter).filter(|letter| !is_gap(*letter)));
                }
                Part::Comma | Part::Point | Part::General => {}
            }
        }
        let reversed = |letters: Vec<char>| letters.into_iter().rev().collect();
        (reversed(shown), reversed(amount))
    }
}

/// What parts thousands in other countries, and no amount.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\'' | '’')
}

/// The symbol of `$symbol-language`; nothing of a language alone. The mark of yen and yuan is the same: it is yuan without a
/// language, and in Chinese.
fn currency(stated: &str) -> &str {
    let (symbol, language) = stated.rsplit_once('-').unwrap_or((stated, ""));
    let is_chinese = language.is_empty()
        || CHINESE
            .iter()
            .any(|chinese| language.to_ascii_lowercase().ends_with(chinese));
    match symbol {
        "¥" | "￥" if !is_chinese => "JPY",
        symbol => symbol,
    }
}

/// What is behind a word, whatever its case.
fn without<'p>(text: &'p str, word: &str) -> Option<&'p str> {
    let begin = text.get(..word.len())?;
    begin
        .eq_ignore_ascii_case(word)
        .then(|| &text[word.len()..])
}

fn without_first(text: &str) -> (Option<char>, &str) {
    let mut letters = text.chars();
    (letters.next(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pattern: &str, number: &str) -> Option<String> {
        let sections = sections(pattern);
        let number = number.parse().unwrap();
        let shown = section_of(&sections, number).unwrap().show(number)?;
        Some(shown.text())
    }

    #[test]
    fn a_number_is_shown_as_its_section_states() {
        for (pattern, number, text) in [
            ("0.00", "11.81", "11.81"),
            ("0.00", "11.815", "11.82"),
            ("0", "0.4", "0"),
            ("#.##", "0.5", ".5"),
            (".00", "11.81", "11.81"),
            ("#,##0.00", "1234567.5", "1,234,567.50"),
            ("# ##0", "1234567", "1234 567"),
            ("00000", "12", "00012"),
            ("0.0#", "2", "2.0"),
            ("0.", "2", "2."),
            ("0\".\"00", "1181", "11.81"),
            ("0\".\"00", "5", "0.05"),
            ("0!.00", "1181", "11.81"),
            ("0!.0,\"万\"", "123456", "12.3万"),
            ("0.00,", "1234", "1.23"),
            ("0,,", "2500000", "3"),
            ("0.00,,", "2500000", "2.50"),
            ("0.00%", "0.125", "12.50%"),
            ("0.00\"元/盒\"", "3", "3.00元/盒"),
            (
                "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
                "3",
                "3.00",
            ),
            ("[Red]0.0_);\\(0.0\\)", "3", "3.0"),
            ("[$HK$-C04]#,##0.00", "3", "HK$3.00"),
            ("[$¥-411]0", "3", "JPY3"),
            ("G/通用格式\"元\"", "3.50", "3.5元"),
            ("GENERAL", "3.50", "3.5"),
            ("@", "3.50", "3.5"),
            ("\"面议\"", "3", "面议"),
            (";;;", "3", ""),
            ("\"open", "3", "open"),
        ] {
            assert_eq!(shown(pattern, number).as_deref(), Some(text), "{pattern}");
        }
        for pattern in ["0.00E+00", "# ?/?", "# ??/100", "[DBNum2]0.00"] {
            assert_eq!(shown(pattern, "3"), None, "{pattern}");
        }
    }

    #[test]
    fn a_condition_selects_the_section() {
        let tens = "[>=10000]0!.0,\"万\";0.00";
        assert_eq!(shown(tens, "9999").as_deref(), Some("9999.00"));
        assert_eq!(shown(tens, "10000").as_deref(), Some("1.0万"));
        let three = "[<1]0.00\"a\";[<=10]0.00\"b\";0.00\"c\"";
        for (number, text) in [
            ("0.5", "0.50a"),
            ("1", "1.00b"),
            ("10", "10.00b"),
            ("11", "11.00c"),
        ] {
            assert_eq!(shown(three, number).as_deref(), Some(text), "{number}");
        }
        assert_eq!(shown("0.0;-0.00;\"zero\"", "2").as_deref(), Some("2.0"));
        assert_eq!(shown("[=2]\"two\";0.00", "2").as_deref(), Some("two"));
        assert_eq!(shown("[<>2]\"other\";0.00", "2").as_deref(), Some("2.00"));
    }
}
