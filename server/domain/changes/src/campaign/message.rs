//! The texts of messages about collections of prices.

use ground::calendar::until;
use ground::log::{MessageKind, Text, Wording, stored};
use ground::{Result, ShanghaiTime, Words};
use serde::Deserialize;
use serde_json::Value;

use super::quarter::{class_words, quarter_words};

#[derive(Deserialize)]
struct Due {
    quarter: String,
    due_at: ShanghaiTime,
    /// Of a person; the clock gives none.
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Closed {
    quarter: String,
    manufacturers: i64,
    products: i64,
    answered: i64,
    silent: i64,
    #[serde(default)]
    unreachable: i64,
}

impl Due {
    fn words(&self) -> Words {
        until(self.due_at.to_utc(), false)
    }
}

/// Of what [`Due`] is part of.
fn due(data: &Value) -> Result<ShanghaiTime> {
    Ok(stored::<Due>(data)?.due_at)
}

const fn message(name: &'static str, words: Wording) -> MessageKind {
    const EXAMPLE: &str = r#"{
    "quarter": "2026Q1", "category": null, "due_on": "2026-03-10",
    "due_at": "2026-03-11T00:00:00+08:00", "manufacturers": 4, "products": 12, "answered": 9,
    "silent": 1, "unreachable": 98, "reason": "请尽快完成", "clause": "S4-13"
}"#;
    MessageKind::new(name, EXAMPLE, words)
}

pub(super) const OPENED: MessageKind = message("campaign-opened", |it| Ok(opened(&it.read()?)))
    .due(due)
    .with_deadline();

fn opened(due: &Due) -> Text {
    let (quarter, due) = (quarter_words(&due.quarter), due.words());
    Text {
        title: Words::new(
            format!("{}价格报送已开始，请于{}前完成", quarter.zh, due.zh),
            format!(
                "The prices of {} are collected until {}",
                quarter.en, due.en
            ),
        ),
        body: Words::new(
            "请核对贵方产品的现行价格：无变化的确认，有变化的申报；逾期未报送将被记录。",
            "Confirm the prices of your products that stand and declare those that changed; silence \
             is put on record.",
        ),
    }
}

pub(super) const REMINDER: MessageKind =
    message("campaign-reminder", |it| Ok(reminder(&it.read()?)))
        .due(due)
        .with_deadline();

fn reminder(due: &Due) -> Text {
    let reason = Words::reason(due.reason.as_deref());
    let (quarter, due) = (quarter_words(&due.quarter), due.words());
    Text {
        title: Words::new(
            format!("{}价格报送将于{}截止，贵方尚未完成", quarter.zh, due.zh),
            format!(
                "The prices of {} are due by {}: yours are not complete",
                quarter.en, due.en
            ),
        ),
        body: Words::new(
            format!(
                "仍有产品未确认或申报价格，请尽快完成；逾期未报送将被记录。{}",
                reason.zh
            ),
            format!(
                "Some of your products are neither confirmed nor declared yet; silence is put on record.{}",
                reason.en
            ),
        ),
    }
}

#[derive(Deserialize)]
struct Stopped {
    quarter: String,
    reason: String,
    /// Records of silence that were withdrawn, of all manufacturers.
    records: usize,
}

pub(super) const STOPPED: MessageKind = MessageKind::new(
    "campaign-stopped",
    r#"{"quarter": "2026Q4", "reason": "季度有误", "records": 118, "clause": "S4-13"}"#,
    |it| Ok(stopped(&it.read()?)),
)
.for_action();

fn stopped(stopped: &Stopped) -> Text {
    let quarter = quarter_words(&stopped.quarter);
    let reason = Words::reason(Some(&stopped.reason));
    let records = match stopped.records {
        0 => Words::new("", ""),
        _ => Words::new(
            "因此产生的未报送记录已撤销。",
            " Records of silence over it are withdrawn.",
        ),
    };
    Text {
        title: Words::new(
            format!("{}价格报送已终止，此前的通知作废", quarter.zh),
            format!(
                "The collection of the prices of {} is stopped: disregard what was sent about it",
                quarter.en
            ),
        ),
        body: Words::new(
            format!(
                "本次价格报送已终止，无需再报送。{}{}",
                records.zh, reason.zh
            ),
            format!(
                "Nothing is to be answered any more.{}{}",
                records.en, reason.en
            ),
        ),
    }
}

pub(super) const EXTENDED: MessageKind = MessageKind::new(
    "campaign-extended",
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-20", "due_at": "2026-03-21T00:00:00+08:00",
    "due_on_before": "2026-03-10", "reason": "企业要求延长", "clause": "S4-13"
}"#,
    |it| Ok(extended(&it.read()?)),
)
.due(due)
.with_deadline();

fn extended(due: &Due) -> Text {
    let reason = Words::reason(due.reason.as_deref());
    let (quarter, due) = (quarter_words(&due.quarter), due.words());
    Text {
        title: Words::new(
            format!("{}价格报送延期至{}", quarter.zh, due.zh),
            format!(
                "The prices of {} are collected until {} now",
                quarter.en, due.en
            ),
        ),
        body: Words::new(
            format!("尚未完成的，请在新的截止时间前确认或申报。{}", reason.zh),
            format!(
                "What is not complete can be confirmed or declared until then.{}",
                reason.en
            ),
        ),
    }
}

#[derive(Deserialize)]
struct Corrected {
    quarter: String,
    quarter_before: String,
    category: Option<String>,
    category_before: Option<String>,
    due_at: ShanghaiTime,
    reason: String,
}

pub(super) const CORRECTED: MessageKind = MessageKind::new(
    "campaign-corrected",
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-20", "due_at": "2026-03-21T00:00:00+08:00",
    "quarter_before": "2026Q4", "category": "C14", "category_before": null, "reason": "季度有误",
    "clause": "S4-13"
}"#,
    |it| Ok(corrected(&it.read()?)),
)
.due(due)
.with_deadline();

/// What is corrected: the quarter, the class or both.
fn corrected_title(one: &Corrected) -> Words {
    let quarter = quarter_words(&one.quarter);
    let quarter_before = quarter_words(&one.quarter_before);
    let class = class_words(one.category.as_deref());
    let class_before = class_words(one.category_before.as_deref());
    let is_class = one.category != one.category_before;
    let title = |zh: [&str; 3], en: [&str; 3]| {
        let [of, before, after] = zh;
        let zh = format!("{of}价格报送更正：{before}更正为{after}");
        let [of, before, after] = en;
        let en = format!("A collection of prices{of} is corrected: {after} instead of {before}");
        Words::new(zh, en)
    };
    if one.quarter == one.quarter_before {
        let of = format!(" of {}", quarter.en);
        return title(
            [&quarter.zh, &class_before.zh, &class.zh],
            [&of, &class_before.en, &class.en],
        );
    }
    let scope = |quarter: &Words, class: &Words| match is_class {
        true => Words::new(
            format!("{}（{}）", quarter.zh, class.zh),
            format!("{} ({})", quarter.en, class.en),
        ),
        false => quarter.clone(),
    };
    let (before, after) = (
        scope(&quarter_before, &class_before),
        scope(&quarter, &class),
    );
    title(["", &before.zh, &after.zh], ["", &before.en, &after.en])
}

fn corrected(one: &Corrected) -> Text {
    let due = until(one.due_at.to_utc(), false);
    let reason = Words::reason(Some(&one.reason));
    Text {
        title: corrected_title(one),
        body: Words::new(
            format!(
                "报送范围已重新计算，已报送的仍然有效，截止{}；请按更正后的范围核对。{}",
                due.zh, reason.zh
            ),
            format!(
                "What is to be answered is counted again; answers given hold. It is due by {}.{}",
                due.en, reason.en
            ),
        ),
    }
}

pub(super) const CLOSED: MessageKind =
    message("campaign-closed", |it| Ok(closed(&it.read()?))).due(due);

fn closed(closed: &Closed) -> Text {
    let Closed {
        quarter,
        manufacturers,
        products,
        answered,
        silent,
        unreachable,
    } = closed;
    let quarter = quarter_words(quarter);
    let (zh, en) = match unreachable {
        0 => (String::new(), String::new()),
        count => (
            format!("另有{count}家企业没有账号和邮箱，无法通知，不予记录。"),
            format!(
                " {count} more have neither account nor address, could not be notified and are not on record."
            ),
        ),
    };
    Text {
        title: Words::new(
            format!("{}价格报送已截止", quarter.zh),
            format!("The collection of the prices of {} is over", quarter.en),
        ),
        body: Words::new(
            format!(
                "{manufacturers}家企业的{products}个产品中，已报送{answered}个；{silent}家企业未按要求报送，已记录。{zh}"
            ),
            format!(
                "{answered} of {products} products of {manufacturers} manufacturers were answered; \
                 {silent} manufacturers did not answer in full and are on record.{en}"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_of_a_correction_names_what_is_corrected() {
        let title = |(quarter, category): (&str, Option<&str>)| {
            let corrected = Corrected {
                quarter: quarter.to_owned(),
                quarter_before: "2026Q4".to_owned(),
                category: category.map(str::to_owned),
                category_before: Some("0101".to_owned()),
                due_at: chrono::DateTime::UNIX_EPOCH.into(),
                reason: "有误".to_owned(),
            };
            let Words { zh, en } = corrected_title(&corrected);
            [zh, en]
        };
        let expected = [
            "价格报送更正：2026年第4季度更正为2026年第1季度",
            "A collection of prices is corrected: 2026 Q1 instead of 2026 Q4",
        ];
        assert_eq!(title(("2026Q1", Some("0101"))), expected);
        let expected = [
            "2026年第4季度价格报送更正：分类0101更正为全部产品",
            "A collection of prices of 2026 Q4 is corrected: all products instead of class 0101",
        ];
        assert_eq!(title(("2026Q4", None)), expected);
        let expected = [
            "价格报送更正：2026年第4季度（分类0101）更正为2026年第1季度（分类0102）",
            "A collection of prices is corrected: 2026 Q1 (class 0102) instead of 2026 Q4 (class 0101)",
        ];
        assert_eq!(title(("2026Q1", Some("0102"))), expected);
    }
}
