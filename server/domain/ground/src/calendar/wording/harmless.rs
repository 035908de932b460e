//! Words beside dates that change nothing about them.
//!
//! The list is closed: what is not in it may turn a statement around (不, 取消, 半天, a part of the country), so that the
//! statement is refused.

use super::number::{chinese_number, names, number};
use super::types::Token;

const KNOWN: [&str; 34] = [
    "不调休",
    "公休",
    "其中",
    "以及",
    "另外",
    "同时",
    "照常",
    "正常",
    "恢复",
    "全国",
    "期间",
    "假期",
    "时间",
    "日期",
    "安排",
    "如下",
    "具体",
    "合计",
    "除夕",
    "农历",
    "即",
    "均",
    "都",
    "为",
    "是",
    "和",
    "与",
    "及",
    "并",
    "仍",
    "自",
    "从",
    "止",
    "的",
];

const MARKS: &str = ",.:、()[]-\"'“”‘’《》〔〕【】·*";

/// Words and marks that say nothing about days.
pub(super) fn known(text: &str) -> Option<(Token, &str)> {
    if let Some(after) = text.strip_prefix("如下:") {
        return Some((Token::Break, after));
    }
    let word = || KNOWN.iter().find_map(|word| text.strip_prefix(word));
    let mark = || text.strip_prefix(|letter| MARKS.contains(letter));
    let name = || names(text).map(|(_, after)| after);
    let after = with_weekend(text)
        .or_else(|| numbering(text))
        .or_else(name)
        .or_else(word)
        .or_else(mark)?;
    Some((Token::Known, after))
}

/// 与周末连休, with the days of both.
fn with_weekend(text: &str) -> Option<&str> {
    let after = text.strip_prefix(['与', '和', '同'])?;
    let after = after
        .strip_prefix("周末连休")
        .or_else(|| after.strip_prefix("周末形成连休"))?;
    let counted = after.strip_prefix('共').unwrap_or(after);
    let counted = number(counted, 2).or_else(|| chinese_number(counted));
    let counted = counted.and_then(|(_, after)| after.strip_prefix('天'));
    Some(counted.unwrap_or(after))
}

/// 一、 or 2. before a statement.
fn numbering(text: &str) -> Option<&str> {
    let (_, after) = number(text, 2).or_else(|| chinese_number(text))?;
    after.strip_prefix(['、', '.', ')'])
}
