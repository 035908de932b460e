//! Silence about an invitation as misconduct (S4-20).

use ground::calendar::{Deadline, until};
use ground::capability::MisconductKind;
use ground::log::{Figures, Text};
use ground::{Error, Figure, Label, ProductId, Result, ShanghaiTime, Words};
use market::conduct::NewMisconduct;
use serde::{Deserialize, Serialize};

use super::types::Invitation;
use super::{misconduct, payload};

/// The record of a manufacturer that did not answer an invitation by its deadline.
pub(super) fn silence_recorded(invitation: &Invitation) -> Result<NewMisconduct> {
    let deadline = invitation.progress.deadline;
    let deadline = deadline.ok_or_else(|| Error::internal("lapsed without a deadline"))?;
    Ok(NewMisconduct::new(
        &INVITATION_UNANSWERED,
        invitation.manufacturer,
        deadline.due_at,
        invitation.id,
        &Evidence::of(invitation, deadline),
    )
    .done_to(invitation.hospital)
    .of_silence(invitation.sent_at))
}

/// The figures of the message to a manufacturer whose silence is recorded.
#[derive(Deserialize)]
struct Unanswered {
    hospital_name: String,
    product_name: String,
    evidence: Evidence,
    clause: String,
}

/// What proves that an invitation was not answered.
#[derive(Serialize, Deserialize)]
struct Evidence {
    number: String,
    product: ProductId,
    sent_at: ShanghaiTime,
    due_at: ShanghaiTime,
    calendar_version: i64,
}

impl Evidence {
    fn of(invitation: &Invitation, deadline: Deadline) -> Self {
        Self {
            number: invitation.number.clone(),
            product: invitation.product,
            sent_at: invitation.sent_at.into(),
            due_at: deadline.due_at.into(),
            calendar_version: deadline.calendar_version,
        }
    }
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

pub(super) const INVITATION_UNANSWERED: MisconductKind = MisconductKind {
    name: "invitation_unanswered",
    words: Label::new(
        "不及时响应议价邀请",
        "did not answer a bargaining invitation in time",
    ),
    clause: "S4-20",
    subject: &payload::INVITATION,
    evidence: &[
        Figure::text("number", Label::new("邀请编号", "number")),
        Figure::instant("sent_at", Label::new("发出时间", "sent")),
        Figure::deadline("due_at", Label::new("截止", "due")),
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
            "number": "YJ20260302-BCDF2345", "product": "7",
            "sent_at": "2026-03-02T09:00:00.123456+08:00", "due_at": "2026-03-10T00:00:00+08:00",
            "calendar_version": 7
        });
        let evidence = Evidence::deserialize(&stored).expect("whole");
        assert_eq!(json!(evidence), stored);
    }
}
