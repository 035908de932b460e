//! Which number formats show a number in something else than itself or yuan: another currency, a share of a hundred, thousands. Pure.

use super::facts::{Looks, Pattern, ShownAs};

/// What is written beside a number that is no yuan and no piece.
const OTHER_WORDS: [&str; 30] = [
    "%", "‰", "万", "千", "百", "亿", "角", "分", "美", "港", "欧", "日元", "日币", "英镑", "韩",
    "台币", "新台", "usd", "hkd", "eur", "jpy", "gbp", "krw", "twd", "us$", "hk$", "nt$", "€", "£",
    "₩",
];

/// The languages of mainland China by their numbers in formats: Chinese and Yi.
const CHINESE: [&str; 2] = ["804", "478"];

/// Whether a number format makes people read another amount than the number in the cell. Only its first section counts, which shows
/// what is above zero.
fn is_other_unit(pattern: &str) -> bool {
    let Shown { words, digits } = shown(pattern);
    let words = words.to_lowercase();
    let has_other = OTHER_WORDS.iter().any(|word| words.contains(word));
    has_other || words.contains('$') || is_scaled(&digits)
}

/// Built-in formats are known by number: those of percents.
fn is_percent(built_in: u8) -> bool {
    matches!(built_in, 9 | 10)
}

/// The cells of a worksheet whose format shows another amount than the number in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct OtherUnits {
    looks: Looks,
    /// By the number of the format; none where it shows the number itself.
    patterns: Vec<Option<String>>,
}

impl OtherUnits {
    /// Each format is looked at once: cells are many.
    pub(crate) fn of(shown: ShownAs) -> Self {
        let other = |pattern: Option<Pattern>| match pattern? {
            Pattern::BuiltIn(number) => is_percent(number).then(|| "0%".to_owned()),
            Pattern::Own(pattern) => is_other_unit(&pattern).then_some(pattern),
        };
        Self {
            looks: shown.looks,
            patterns: shown.patterns.into_iter().map(other).collect(),
        }
    }

    /// The pattern of such a cell, with row and column from 0; none of any other.
    pub(crate) fn pattern(&self, row: u32, column: usize) -> Option<&str> {
        let format = usize::try_from(self.looks.of(row, column)).ok()?;
        self.patterns.get(format)?.as_deref()
    }
}

/// What a section shows beside the digits, and the places of the digits.
#[derive(Default)]
struct Shown {
    words: String,
    digits: String,
}

fn shown(pattern: &str) -> Shown {
    let mut shown = Shown::default();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            // As wide as the next letter, or filled with it: nothing that is read.
            '_' | '*' => {
                letters.next();
            }
            '\\' | '!' => shown.words.extend(letters.next()),
            '"' => shown
                .words
                .extend(letters.by_ref().take_while(|it| *it != '"')),
            '[' => {
                let within: String = letters.by_ref().take_while(|it| *it != ']').collect();
                shown.words.push_str(&currency(&within));
            }
            '0' | '#' | '?' | ',' | '.' => shown.digits.push(letter),
            other => shown.words.push(other),
        }
    }
    shown
}

/// The symbol of `$symbol-language`; nothing of a colour, a condition or a language alone. The mark of yen and yuan is the same: it is
/// yuan without a language, and in Chinese.
fn currency(within: &str) -> String {
    let Some(symbol) = within.strip_prefix('$') else {
        return String::new();
    };
    let (symbol, language) = symbol.rsplit_once('-').unwrap_or((symbol, ""));
    let is_chinese = language.is_empty()
        || CHINESE
            .iter()
            .any(|chinese| language.to_ascii_lowercase().ends_with(chinese));
    match symbol {
        "¥" | "￥" if !is_chinese => "jpy".to_owned(),
        symbol => symbol.to_owned(),
    }
}

/// Whether a comma behind the last digit before the point leaves three digits out.
fn is_scaled(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or_default();
    whole.ends_with(',') || digits.ends_with(',')
}

#[cfg(test)]
mod tests {
    use super::is_other_unit;

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
            "0.00\"美元\"",
            "0%",
            "0.00\\%",
            "0.00‰",
            "0!.0,\"万\"",
            "0.00\"万元\"",
            "#,##0,",
            "0.0,",
            "#,##0,.00",
            "[Red]0.00\"角\";0.00",
        ] {
            assert!(is_other_unit(pattern), "{pattern}");
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
            "\"¥\"#,##0.00",
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
            "@",
            "[DBNum1]0",
            "0.00;0%",
            "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            "[$RMB] 0.00",
        ] {
            assert!(!is_other_unit(pattern), "{pattern}");
        }
    }
}
