//! The texts of messages about collections of prices.

use ground::calendar::until;
use ground::log::{MessageKind, Text, Wording};
use ground::{ShanghaiTime, Words};
use serde::Deserialize;

#[derive(Deserialize)]
struct Due {
    quarter: String,
    due_at: ShanghaiTime,
}

#[derive(Deserialize)]
struct Closed {
    quarter: String,
    manufacturers: i64,
    products: i64,
    answered: i64,
    silent: i64,
}

impl Due {
    fn words(&self) -> Words {
        until(self.due_at.to_utc(), false)
    }
}

const fn message(name: &'static str, words: Wording) -> MessageKind {
    const EXAMPLE: &str = r#"{
    "quarter": "2026Q1", "category": null, "due_on": "2026-03-10",
    "due_at": "2026-03-11T00:00:00+08:00", "manufacturers": 4, "products": 12, "answered": 9,
    "silent": 1, "clause": "S4-13"
}"#;
    MessageKind {
        name,
        example: EXAMPLE,
        words,
    }
}

pub(super) const OPENED: MessageKind = message("campaign-opened", |it| Ok(opened(&it.read()?)));

fn opened(due: &Due) -> Text {
    let (quarter, due) = (&due.quarter, due.words());
    Text {
        title: Words::new(
            format!("{quarter}价格报送已开始，请于{}前完成", due.zh),
            format!("The prices of {quarter} are collected until {}", due.en),
        ),
        body: Words::new(
            "请核对贵方产品的现行价格：无变化的确认，有变化的申报；逾期未报送将被记录。",
            "Confirm the prices of your products that stand and declare those that changed; silence \
             is put on record.",
        ),
    }
}

pub(super) const REMINDER: MessageKind =
    message("campaign-reminder", |it| Ok(reminder(&it.read()?)));

fn reminder(due: &Due) -> Text {
    let (quarter, due) = (&due.quarter, due.words());
    Text {
        title: Words::new(
            format!("{quarter}价格报送将于{}截止，贵方尚未完成", due.zh),
            format!(
                "The prices of {quarter} are due by {}: yours are not complete",
                due.en
            ),
        ),
        body: Words::new(
            "仍有产品未确认或申报价格，请尽快完成；逾期未报送将被记录。",
            "Some of your products are neither confirmed nor declared yet; silence is put on record.",
        ),
    }
}

pub(super) const CLOSED: MessageKind = message("campaign-closed", |it| Ok(closed(&it.read()?)));

fn closed(closed: &Closed) -> Text {
    let Closed {
        quarter,
        manufacturers,
        products,
        answered,
        silent,
    } = closed;
    Text {
        title: Words::new(
            format!("{quarter}价格报送已截止"),
            format!("The collection of the prices of {quarter} is over"),
        ),
        body: Words::new(
            format!(
                "{manufacturers}家企业的{products}个产品中，已报送{answered}个；{silent}家企业未按要求报送，已记录。"
            ),
            format!(
                "{answered} of {products} products of {manufacturers} manufacturers were answered; \
                 {silent} manufacturers did not answer in full and are on record."
            ),
        ),
    }
}
