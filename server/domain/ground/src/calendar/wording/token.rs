//! The words of a notice that say something about days, those that do not, and what cannot be read.

use std::collections::BTreeSet;

use chrono::Weekday;
use unicode_normalization::UnicodeNormalization;

use super::harmless::known;
use super::number::{chinese_number, names, number};
use super::types::{Token, Written};
use crate::calendar::day::DayKind;

const WEEKDAYS: [(char, Weekday); 8] = [
    ('一', Weekday::Mon),
    ('二', Weekday::Tue),
    ('三', Weekday::Wed),
    ('四', Weekday::Thu),
    ('五', Weekday::Fri),
    ('六', Weekday::Sat),
    ('日', Weekday::Sun),
    ('天', Weekday::Sun),
];

/// The text in half width where both widths exist, without blanks and ends of lines: within a word, where a line ends says
/// nothing in what was copied from a page. With it, where its lines end.
pub(super) fn plain(text: &str) -> (String, BTreeSet<usize>) {
    let (mut plain, mut ends) = (String::new(), BTreeSet::new());
    for letter in text.nfkc() {
        match letter {
            '\n' | '\r' if !plain.ends_with(':') => {
                ends.insert(plain.len());
            }
            '\u{feff}' | '\u{200b}' => {}
            blank if blank.is_whitespace() => {}
            '－' | '—' | '–' | '―' | '─' | '~' | '〜' | '−' | '‐' | '‑' | '-' => {
                if !plain.ends_with('-') {
                    plain.push('-');
                }
            }
            '〇' => plain.push('0'),
            other => plain.push(other),
        }
    }
    (plain, ends)
}

/// Each token with the letters that it is read from.
pub(super) fn tokens(text: &str) -> Vec<(Token, String)> {
    let (text, ends) = plain(text);
    let mut rest = text.as_str();
    let mut found = Vec::new();
    let mut last = None;
    while let Some(letter) = rest.chars().next() {
        let at = text.len() - rest.len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let unread = || (Token::Unread, &rest[digits.max(letter.len_utf8())..]);
        let (token, after) = next(rest, last.as_ref())
            .or_else(|| known(rest))
            .unwrap_or_else(unread);
        if !matches!(token, Token::Known | Token::Unread | Token::Break) {
            last = Some(token.clone());
        }
        found.push((token, rest[..rest.len() - after.len()].to_owned()));
        rest = after;
        let read_to = text.len() - rest.len();
        if ends.range(at + 1..=read_to).next().is_some() {
            found.push((Token::Break, String::new()));
        }
    }
    found.push((Token::End, String::new()));
    found
}

fn next<'a>(text: &'a str, last: Option<&Token>) -> Option<(Token, &'a str)> {
    let word = |word: &str, token: Token| Some((token, text.strip_prefix(word)?));
    title(text)
        .or_else(|| count(text))
        .or_else(|| date(text).map(|(date, after)| (Token::Date(date), after)))
        .or_else(|| match last {
            Some(Token::Date(_)) => day_in_list(text),
            _ => None,
        })
        .or_else(|| section(text))
        .or_else(|| moved_away(text))
        .or_else(|| ahead(text))
        .or_else(|| RESTS.iter().find_map(|rest| word(rest, Token::Rest)))
        .or_else(|| WORKS.iter().find_map(|work| word(work, Token::Work)))
        .or_else(|| word("调休", Token::Unclear))
        .or_else(|| word("鼓励", Token::Encouraged))
        .or_else(|| extended(text))
        .or_else(|| adjusted(text))
        .or_else(|| word("法定节假日", Token::Aside))
        .or_else(|| word("公休日", Token::Aside))
        .or_else(|| match last {
            Some(Token::Date(_)) => as_usual(text),
            _ => None,
        })
        .or_else(|| to(text))
        .or_else(|| word("。", Token::End))
        .or_else(|| word(";", Token::End))
}

/// People rest; what is longer first.
const RESTS: [&str; 6] = ["放假调休", "调休放假", "放假", "休假", "休息", "补休"];

/// People work.
const WORKS: [&str; 4] = ["调休上班", "调休补班", "上班", "补班"];

/// The date in 公休日调至12月31日 is stated as a rest day elsewhere.
fn moved_away(text: &str) -> Option<(Token, &str)> {
    let after = text
        .strip_prefix("调至")
        .or_else(|| text.strip_prefix("调到"))?;
    let (_, after) = date(after)?;
    Some((Token::Aside, after))
}

/// 放假时间：, 调休上班：, 放假日期为10月1日: what is said before the dates.
fn ahead(text: &str) -> Option<(Token, &str)> {
    let rests = RESTS.iter().map(|word| (word, DayKind::Holiday));
    let works = WORKS.iter().map(|word| (word, DayKind::Workday));
    let (after, kind) = rests
        .chain(works)
        .find_map(|(word, kind)| Some((text.strip_prefix(word)?, kind)))?;
    let when = ["时间", "日期", "日"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let is_ahead = |after| (Token::Ahead(kind), after);
    if let Some(after) = when.unwrap_or(after).strip_prefix(':') {
        return Some(is_ahead(after));
    }
    let when = when?;
    let after = ["为", "是", "自", "从", "安排为"]
        .iter()
        .find_map(|word| when.strip_prefix(word))
        .unwrap_or(when);
    let beyond_name = names(after).map_or(after, |(_, beyond)| beyond);
    date(beyond_name).map(|_| is_ahead(after))
}

/// 延长2020年春节假期, with the holiday that is extended.
fn extended(text: &str) -> Option<(Token, &str)> {
    let after = text.strip_prefix("延长")?;
    match names(beyond_year(after)) {
        Some((name, after)) => Some((Token::Extended(Some(name)), after)),
        None => Some((Token::Extended(None), after)),
    }
}

/// 调整2019年劳动节假期安排.
fn adjusted(text: &str) -> Option<(Token, &str)> {
    let (_, after) = names(beyond_year(text.strip_prefix("调整")?))?;
    Some((Token::Adjusted, after))
}

fn beyond_year(text: &str) -> &str {
    let beyond = number(text, 4).and_then(|(_, after)| after.strip_prefix('年'));
    beyond.unwrap_or(text)
}

/// 2月3日起正常上班: a working day as usual.
fn as_usual(text: &str) -> Option<(Token, &str)> {
    let after = text.strip_prefix('起')?;
    let is_work = ["正常", "照常", "恢复正常", "上班"];
    let is_work = is_work.iter().any(|word| after.starts_with(word));
    is_work.then_some((Token::Aside, after))
}

/// 至 of 1月1日至3日, and of 自1月1日起至3日止.
fn to(text: &str) -> Option<(Token, &str)> {
    let after = ["起至", "起到", "至", "到", "-"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    date(after).map(|_| (Token::To, after))
}

fn title(text: &str) -> Option<(Token, &str)> {
    let (year, after) = number(text, 4)?;
    let after = after.strip_prefix('年')?;
    if after.starts_with("部分节假日") {
        return Some((Token::Title(i32::try_from(year).ok()?), after));
    }
    let (_, beyond) = names(after)?;
    ["假期", "放假"]
        .iter()
        .any(|word| beyond.starts_with(word))
        .then_some((Token::Title(i32::try_from(year).ok()?), after))
}

/// 共3天, or 1天 after 放假, or 共三天.
fn count(text: &str) -> Option<(Token, &str)> {
    let in_all = text
        .strip_prefix('共')
        .map(|after| after.strip_prefix("放假").unwrap_or(after));
    let of = in_all.unwrap_or(text);
    let (days, after) = number(of, 3).or_else(|| chinese_number(of))?;
    let after = match after.strip_prefix('天') {
        Some(after) => after,
        None => in_all.and_then(|_| after.strip_prefix('日'))?,
    };
    Some((Token::Count(usize::try_from(days).ok()?), after))
}

/// 元旦：, or 国庆节、中秋节： or a name right before a date.
fn section(text: &str) -> Option<(Token, &str)> {
    let (name, after) = names(text)?;
    let after = after.strip_prefix("假期").unwrap_or(after);
    match after.strip_prefix(':') {
        Some(after) => Some((Token::Section(name), after)),
        None => date(after).map(|_| (Token::Section(name), after)),
    }
}

fn date(text: &str) -> Option<(Written, &str)> {
    let (written, after) = numbers_of_date(text)?;
    let (weekday, after) = match after
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'))
    {
        Some((inner, after)) => (weekday(inner), after),
        None => (None, after),
    };
    Some((Written { weekday, ..written }, after))
}

fn numbers_of_date(text: &str) -> Option<(Written, &str)> {
    let of = |year, is_next_year, month, day| Written {
        year,
        is_next_year,
        month,
        day,
        weekday: None,
    };
    let year = number(text, 4)
        .and_then(|(year, after)| Some((year, after.strip_prefix(['年', '-', '/', '.'])?)));
    let year = year.filter(|(year, _)| (1000..=9999).contains(year));
    let next_year = ["次年", "翌年"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let after = next_year.or(year.map(|(_, after)| after)).unwrap_or(text);
    let year = year.and_then(|(year, _)| i32::try_from(year).ok());
    let (first, after) = number(after, 2)?;
    if let Some(after) = after.strip_prefix('日') {
        return year
            .is_none()
            .then(|| (of(None, next_year.is_some(), None, first), after));
    }
    let (between, after) = (
        after.chars().next()?,
        after.strip_prefix(['月', '-', '/', '.'])?,
    );
    let (day, after) = number(after, 2)?;
    // Numbers alone are a date only with the year before them.
    let after = match after.strip_prefix(['日', '号']) {
        Some(after) => after,
        None if between == '月' && goes_on(after) => after,
        None => (year.is_some() && between != '月').then_some(after)?,
    };
    Some((of(year, next_year.is_some(), Some(first), day), after))
}

/// Whether 、2、3日 or 至3日 follows: days of the same month, of which the last alone has the word.
fn goes_on(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest
        .strip_prefix(['、', ',', '和', '及', '与', '至', '到', '-'])
        .and_then(|after| number(after, 2))
    {
        if after.starts_with(['日', '号']) {
            return true;
        }
        rest = after;
    }
    false
}

/// The 2 of 1月1、2、3日.
fn day_in_list(text: &str) -> Option<(Token, &str)> {
    let (day, after) = number(text, 2)?;
    let written = Written {
        year: None,
        is_next_year: false,
        month: None,
        day,
        weekday: None,
    };
    goes_on(after).then_some((Token::Date(written), after))
}

fn weekday(text: &str) -> Option<Weekday> {
    let mut after = ["星期", "周", "礼拜"]
        .iter()
        .filter_map(|word| text.split_once(word))
        .filter_map(|(_, after)| after.chars().next());
    let letter = after.next()?;
    WEEKDAYS
        .iter()
        .find(|(written, _)| *written == letter)
        .map(|(_, weekday)| *weekday)
}
