//! Silence in a collection of prices as misconduct (S4-20).

use ground::calendar::until;
use ground::log::{Figures, Text};
use ground::{Result, ShanghaiTime, Words};
use serde::Deserialize;

/// The figures of the message about products without an answer.
#[derive(Deserialize)]
struct Unanswered {
    evidence: Evidence,
    clause: String,
}

#[derive(Deserialize)]
struct Evidence {
    quarter: String,
    due_at: ShanghaiTime,
    products: i64,
    answered: i64,
}

pub(super) fn unanswered(figures: &Figures<'_>) -> Result<Text> {
    let Unanswered { evidence, clause } = figures.read()?;
    let quarter = &evidence.quarter;
    let due = until(evidence.due_at.to_utc(), false);
    let (products, answered) = (evidence.products, evidence.answered);
    Ok(Text {
        title: Words::new(
            format!("不良行为记录：未按要求报送{quarter}价格数据"),
            format!("On record: the prices of {quarter} were not handed in"),
        ),
        body: Words::new(
            format!(
                "贵方应报送{products}个产品的价格，至{}已报送{answered}个，已记录为“未按要求报送价格数据”（{clause}）。",
                due.zh
            ),
            format!(
                "Of {products} products, {answered} were answered by {}: this is on record ({clause}).",
                due.en
            ),
        ),
    })
}
