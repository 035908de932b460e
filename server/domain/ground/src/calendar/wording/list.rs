//! A notice as a list: a line for each day, of a file or copied from a sheet.

use chrono::NaiveDate;

use super::types::Wording;
use crate::calendar::day::{DayKind, NamedDay};
use crate::words::Words;

/// `None` when the text is no list.
pub(super) fn read(text: &str) -> Option<Wording> {
    let lines = text.lines().map(|line| {
        line.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
    });
    let lines: Vec<(usize, &str)> = (1..)
        .zip(lines)
        .filter(|(_, line)| !is_head(line))
        .collect();
    lines.iter().find(|(_, line)| day(line).is_some())?;
    let mut wording = Wording::default();
    for (number, line) in lines {
        match day(line) {
            Some(named) if wording.days.contains_key(&named.date) => {
                let date = named.date;
                let zh = format!("第{number}行：{date}重复");
                let en = format!("line {number}: {date} is named twice");
                wording.wrong.push(Words::new(zh, en));
            }
            Some(named) => {
                if !wording.holidays.contains(&named.name) {
                    wording.holidays.push(named.name.clone());
                }
                wording.days.insert(named.date, named);
            }
            None => wording.wrong.push(Words::new(
                format!("第{number}行读不出“日期,放假或上班,名称”：{line}"),
                format!("line {number} is not `date,holiday or workday,name`: {line}"),
            )),
        }
    }
    Some(wording)
}

fn is_head(line: &str) -> bool {
    line.is_empty() || line.starts_with("日期") || line.to_lowercase().starts_with("date")
}

fn day(line: &str) -> Option<NamedDay> {
    let cells = line.split([',', '，', '\t']);
    let mut cells = cells.map(|cell| cell.trim().trim_matches('"'));
    let (date, kind) = (date(cells.next()?)?, kind(cells.next()?)?);
    Some(NamedDay {
        date,
        kind,
        name: cells.next().unwrap_or_default().to_owned(),
    })
}

fn kind(text: &str) -> Option<DayKind> {
    match text {
        "holiday" | "放假" | "休" | "休息" => Some(DayKind::Holiday),
        "workday" | "上班" | "班" | "调休" | "调休上班" => Some(DayKind::Workday),
        _ => None,
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim_end_matches('日');
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
