//! The texts of messages about lower-price reports.

use chrono::NaiveDate;
use ground::calendar::until;
use ground::log::{MessageKind, Text, Wording, stored};
use ground::{Result, ShanghaiTime, UnitPrice, Words};
use prices::listed_price::Region;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Seen {
    product_name: String,
    region: Region,
    base_price: UnitPrice,
    base_unit: String,
    executed_on: NaiveDate,
}

#[derive(Deserialize)]
struct Opened {
    #[serde(flatten)]
    seen: Seen,
    due_at: ShanghaiTime,
    due_is_provisional: bool,
}

#[derive(Deserialize)]
struct Reasoned {
    #[serde(flatten)]
    seen: Seen,
    reason: String,
}

impl Seen {
    fn words(&self) -> Words {
        let (product, region) = (&self.product_name, self.region.words());
        let price = Words::price_of(self.base_price, &self.base_unit);
        let executed_on = self.executed_on;
        Words::new(
            format!(
                "“{product}”在{}的价格{}（{executed_on}执行）",
                region.zh, price.zh
            ),
            format!(
                "“{product}” at {} in {}, executed on {executed_on}",
                price.en, region.en
            ),
        )
    }
}

/// Of a report, too: it is stored as the case that it opens.
fn due(data: &Value) -> Result<ShanghaiTime> {
    Ok(stored::<Opened>(data)?.due_at)
}

const fn message(name: &'static str, words: Wording) -> MessageKind {
    const EXAMPLE: &str = r#"{
    "product": "7", "product_name": "一次性使用导尿管", "code": "C14020315924063616500000001",
    "base_unit": "支", "manufacturer": "2", "region": 33, "region_name": "浙江省",
    "base_price": "76.00", "executed_on": "2026-02-10", "due_on": "2026-03-10",
    "due_at": "2026-03-11T00:00:00+08:00", "due_is_provisional": false,
    "reason": "该价格为带量采购中选价", "clause": "S4-13"
}"#;
    MessageKind::new(name, EXAMPLE, words)
}

pub(super) const REPORTED: MessageKind =
    message("lower-price-reported", |it| Ok(reported(&it.read()?))).due(due);

fn reported(seen: &Seen) -> Text {
    let (product, seen) = (&seen.product_name, seen.words());
    Text {
        title: Words::new(
            format!("收到更低价格报告：{product}"),
            format!("A lower price was reported: {product}"),
        ),
        body: Words::new(
            format!("{}，请核实后采纳或不予采纳。", seen.zh),
            format!("{}. Please check and decide.", seen.en),
        ),
    }
}

pub(super) const CASE_OPENED: MessageKind =
    message("lower-price-case-opened", |it| Ok(case_opened(&it.read()?)))
        .due(due)
        .with_deadline();

fn case_opened(opened: &Opened) -> Text {
    let (product, seen) = (&opened.seen.product_name, opened.seen.words());
    let due = until(opened.due_at.to_utc(), opened.due_is_provisional);
    Text {
        title: Words::new(
            format!("贵方产品出现更低价格：{product}"),
            format!("Your product is listed for less elsewhere: {product}"),
        ),
        body: Words::new(
            format!(
                "平台获知{}。请在{}前主动申报，如有异议请说明原因；逾期未申报将被记录。",
                seen.zh, due.zh
            ),
            format!(
                "The platform was told of {}. Report it by {}, or state your reasons; silence is put \
                 on record.",
                seen.en, due.en
            ),
        ),
    }
}

pub(super) const EXPLAINED: MessageKind =
    message("lower-price-explained", |it| Ok(explained(&it.read()?)));

fn explained(Reasoned { seen, reason }: &Reasoned) -> Text {
    let (product, seen) = (&seen.product_name, seen.words());
    let reason = Words::reason(Some(reason));
    Text {
        title: Words::new(
            format!("企业已就更低价格说明原因：{product}"),
            format!("The manufacturer stated its reasons: {product}"),
        ),
        body: Words::new(
            format!("{}。{}", seen.zh, reason.zh),
            format!("{}.{}", seen.en, reason.en),
        ),
    }
}

pub(super) const ACCEPTED: MessageKind =
    message("lower-price-accepted", |it| Ok(accepted(&it.read()?))).for_action();

fn accepted(seen: &Seen) -> Text {
    let (product, seen) = (&seen.product_name, seen.words());
    Text {
        title: Words::new(
            format!("更低价格已采纳：{product}"),
            format!("A lower price was found true: {product}"),
        ),
        body: Words::new(
            format!("{}已进入公示，公示期内可提出异议。", seen.zh),
            format!("{} is in publicity now and may be objected to.", seen.en),
        ),
    }
}

pub(super) const REFUSED: MessageKind =
    message("lower-price-refused", |it| Ok(refused(&it.read()?))).for_action();

fn refused(Reasoned { seen, reason }: &Reasoned) -> Text {
    let (product, seen) = (&seen.product_name, seen.words());
    let reason = Words::reason(Some(reason));
    Text {
        title: Words::new(
            format!("更低价格报告不予采纳：{product}"),
            format!("A report of a lower price was not accepted: {product}"),
        ),
        body: Words::new(
            format!("{}。{}", seen.zh, reason.zh),
            format!("{}.{}", seen.en, reason.en),
        ),
    }
}
