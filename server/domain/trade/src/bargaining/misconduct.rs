//! Silence about an invitation as misconduct (S4-20).

use ground::calendar::until;
use ground::log::{Figures, Text};
use ground::{Result, ShanghaiTime, Words};
use serde::Deserialize;

/// The figures of the message to a manufacturer whose silence is recorded.
#[derive(Deserialize)]
struct Unanswered {
    hospital_name: String,
    product_name: String,
    evidence: Evidence,
    clause: String,
}

#[derive(Deserialize)]
struct Evidence {
    number: String,
    due_at: ShanghaiTime,
}

pub(super) fn unanswered(figures: &Figures<'_>) -> Result<Text> {
    let one: Unanswered = figures.read()?;
    let (number, due) = (
        &one.evidence.number,
        until(one.evidence.due_at.to_utc(), false),
    );
    let (product, hospital) = (&one.product_name, &one.hospital_name);
    let clause = &one.clause;
    Ok(Text {
        title: Words::new(
            format!("不良行为记录：未及时响应议价邀请{number}"),
            format!("On record: invitation {number} was not answered in time"),
        ),
        body: Words::new(
            format!(
                "{hospital}就“{product}”发出的议价邀请{number}，贵方未在{}前响应，已记录为“不及时响应议价邀请”（{clause}）。",
                due.zh
            ),
            format!(
                "You did not answer invitation {number} of {hospital} for “{product}” by {}: this is \
                 on record ({clause}).",
                due.en
            ),
        ),
    })
}
