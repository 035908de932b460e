//! A lower price that its manufacturer did not report in time as misconduct (S4-20).

use chrono::NaiveDate;
use ground::calendar::until;
use ground::log::{Figures, Text};
use ground::{Result, ShanghaiTime, UnitPrice, Words};
use serde::Deserialize;

/// The figures of the message about a price that was not reported in time.
#[derive(Deserialize)]
struct Undeclared {
    evidence: Evidence,
    clause: String,
}

#[derive(Deserialize)]
struct Evidence {
    product_name: String,
    region_name: String,
    base_price: UnitPrice,
    executed_on: NaiveDate,
    due_at: ShanghaiTime,
}

pub(super) fn undeclared(figures: &Figures<'_>) -> Result<Text> {
    let Undeclared { evidence, clause } = figures.read()?;
    let (product, region) = (evidence.product_name, evidence.region_name);
    let (price, executed_on) = (evidence.base_price, evidence.executed_on);
    let due = until(evidence.due_at.to_utc(), false);
    Ok(Text {
        title: Words::new(
            format!("不良行为记录：未按时申报更低价格（{product}）"),
            format!("On record: a lower price of {product} was not reported in time"),
        ),
        body: Words::new(
            format!(
                "“{product}”自{executed_on}起在{region}执行{price}元的更低价格，贵方未在{}前申报，已记录为“未按时申报更低价格”（{clause}）。",
                due.zh
            ),
            format!(
                "“{product}” has cost CNY {price} in {region} since {executed_on}, and you did not \
                 report it by {}: this is on record ({clause}).",
                due.en
            ),
        ),
    })
}
