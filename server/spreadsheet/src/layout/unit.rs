//! Which number formats show a number in something else than itself or yuan: another currency, a share of a hundred, thousands. Pure.

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
pub(crate) fn is_other_unit(pattern: &str) -> bool {
    let Shown { words, digits } = shown(pattern);
    let words = words.to_lowercase();
    let has_other = OTHER_WORDS.iter().any(|word| words.contains(word));
    has_other || words.contains('$') || is_scaled(&digits)
}

/// Built-in formats are known by number: those of percents.
pub(crate) fn is_percent(built_in: u8) -> bool {
    matches!(built_in, 9 | 10)
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
