//! Silence in a collection of prices as misconduct (S4-20).

use ground::calendar::until;
use ground::capability::MisconductKind;
use ground::log::{Figures, Text};
use ground::{Figure, Label, Result, Words};
use serde::{Deserialize, Serialize};

use super::event::Due;
use super::quarter::quarter_words;
use super::refusal::DUE_AT;
use super::types::{Duty, Pending};
use super::{event, misconduct};

/// The figures of the message about products without an answer.
#[derive(Deserialize)]
struct Unanswered {
    evidence: Evidence,
    clause: String,
}

/// What was to be answered by when, and how much of it was.
#[derive(Serialize, Deserialize)]
pub(super) struct Evidence {
    #[serde(flatten)]
    due: Due,
    products: i64,
    answered: i64,
}

impl Evidence {
    pub(super) fn of(campaign: &Pending, duty: &Duty) -> Self {
        Self {
            due: Due::of(campaign),
            products: duty.products,
            answered: duty.answered,
        }
    }
}

pub(super) fn unanswered(figures: &Figures<'_>) -> Result<Text> {
    let Unanswered { evidence, clause } = figures.read()?;
    let quarter = quarter_words(&evidence.due.quarter);
    let due = until(evidence.due.due_at.to_utc(), false);
    let (products, answered) = (evidence.products, evidence.answered);
    Ok(Text {
        title: Words::new(
            format!("不良行为记录：未按要求报送{}价格数据", quarter.zh),
            format!("On record: the prices of {} were not handed in", quarter.en),
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

pub(super) const CAMPAIGN_UNANSWERED: MisconductKind = MisconductKind {
    name: "campaign_unanswered",
    words: Label::new(
        "未按要求报送价格数据",
        "did not hand in the prices that were collected",
    ),
    clause: "S4-20",
    subject: &event::CAMPAIGN,
    evidence: &[
        Figure::text("quarter", Label::new("季度", "quarter")),
        Figure::quantity("products", Label::new("应报送产品", "products to answer")),
        Figure::quantity("answered", Label::new("已报送产品", "answered")),
        DUE_AT,
    ],
    message: misconduct::unanswered,
    part: None,
};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn evidence_is_written_as_it_is_stored() {
        let stored = json!({
            "quarter": "2026Q1", "due_on": "2026-03-10", "due_at": "2026-03-11T00:00:00+08:00",
            "products": 12, "answered": 5
        });
        let evidence = Evidence::deserialize(&stored).expect("whole");
        assert_eq!(json!(evidence), stored);
    }
}
