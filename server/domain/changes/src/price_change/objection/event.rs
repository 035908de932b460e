//! The events of objections.

use ground::log::{Audience, Event, Tone};
use ground::{Label, ObjectionId, OrganisationId, ProductId, PublicityId};
use serde::{Deserialize, Serialize};

use super::ObjectionState;
use crate::price_change::figure::REASON;
use crate::price_change::message;
use crate::price_change::payload::PRICE_CHANGE;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Raised {
    pub(in crate::price_change) objection: ObjectionId,
    pub(in crate::price_change) publicity: PublicityId,
    pub(in crate::price_change) product: ProductId,
    pub(in crate::price_change) product_name: String,
    pub(in crate::price_change) manufacturer: OrganisationId,
    pub(in crate::price_change) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Answered {
    pub(in crate::price_change) objection: ObjectionId,
    pub(in crate::price_change) product: ProductId,
    pub(in crate::price_change) product_name: String,
    pub(in crate::price_change) manufacturer: OrganisationId,
    pub(in crate::price_change) state: ObjectionState,
    pub(in crate::price_change) answer: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::price_change) corrected: bool,
}

pub(in crate::price_change) const OBJECTION_RAISED: Event<Raised> = Event::new(
    "objection-raised",
    Label::new("有异议", "Objection raised"),
    &PRICE_CHANGE,
    r#"{
    "objection": "9", "publicity": "5", "product": "7", "product_name": "一次性使用导尿管",
    "manufacturer": "2", "reason": "公告规格与本产品不一致"
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.shows(&[REASON])
.notifies(Audience::ConcernedAndOperators, &message::OBJECTION_RAISED);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct TakenBack {
    pub(in crate::price_change) objection: ObjectionId,
    pub(in crate::price_change) product: ProductId,
    pub(in crate::price_change) product_name: String,
    pub(in crate::price_change) manufacturer: OrganisationId,
    pub(in crate::price_change) reason: String,
}

pub(in crate::price_change) const OBJECTION_WITHDRAWN: Event<TakenBack> = Event::new(
    "objection-withdrawn",
    Label::new("异议已撤回", "Objection withdrawn"),
    &PRICE_CHANGE,
    r#"{
    "objection": "9", "product": "7", "product_name": "一次性使用导尿管", "manufacturer": "2",
    "reason": "经核对，公告规格与本产品一致"
}"#,
)
.on("S4-13")
.shows(&[REASON])
.notifies(
    Audience::ConcernedAndOperators,
    &message::OBJECTION_WITHDRAWN,
);

pub(in crate::price_change) const OBJECTION_ANSWERED: Event<Answered> = Event::new(
    "objection-answered",
    Label::new("异议已答复", "Objection answered"),
    &PRICE_CHANGE,
    r#"{
    "objection": "9", "product": "7", "product_name": "一次性使用导尿管", "manufacturer": "2",
    "state": "dismissed", "answer": "经核实，公告规格与本产品一致"
}"#,
)
.on("S4-13")
.notifies(Audience::Concerned, &message::OBJECTION_ANSWERED);
