//! What the events of changes of listed prices store and show.

use chrono::NaiveDate;
use ground::log::{Event, SubjectKind};
use ground::{
    CampaignId, Label, ObjectionId, OrganisationId, PriceChangeId, ProductId, PublicityId,
    ShanghaiTime, UnitPrice,
};
use prices::listed_price::TermsFigures;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::state::Origin;
use super::types::{Addition, PriceChange};

/// A change of a listed price.
pub const PRICE_CHANGE: SubjectKind =
    SubjectKind::new("price-change", |id| format!("/price-changes/{id}"))
        .listed_in("/price-changes");

/// A change after an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ChangeFigures {
    #[serde(flatten)]
    pub(super) terms: TermsFigures,
    pub(super) origin: Origin,
    pub(super) product: ProductId,
    pub(super) manufacturer: OrganisationId,
    pub(super) publicity: Option<PublicityId>,
    pub(super) counts_from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
}

impl ChangeFigures {
    pub(super) fn base_price(&self) -> UnitPrice {
        self.terms.base_price
    }
}

impl PriceChange {
    pub(super) fn figures(&self) -> ChangeFigures {
        ChangeFigures {
            terms: self.terms.figures(),
            origin: self.origin,
            product: self.product,
            manufacturer: self.manufacturer,
            publicity: self.publicity,
            counts_from: self.counts_from,
            reason: Some(self.reason.clone()).filter(|reason| !reason.is_empty()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Declared {
    #[serde(flatten)]
    pub(super) change: ChangeFigures,
    /// Whether it corrects a declaration that was returned.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) corrected: bool,
}

/// A declared price with what a second declaration of it added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DeclaredAgain {
    #[serde(flatten)]
    pub(super) change: ChangeFigures,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) remark: Option<String>,
    /// The name of its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    /// The collection that it answers from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) campaign: Option<CampaignId>,
}

impl From<DeclaredAgain> for Addition {
    /// Without the files, which the change itself has.
    fn from(again: DeclaredAgain) -> Self {
        Self {
            evidence: Vec::new(),
            remark: again.remark,
            source: again.source,
            campaign: again.campaign,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Refused {
    #[serde(flatten)]
    pub(super) change: ChangeFigures,
    /// The objection that was upheld, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) objection: Option<ObjectionId>,
}

/// A change that joined another one of the same price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Joined {
    #[serde(flatten)]
    pub(super) change: ChangeFigures,
    pub(super) joined_into: PriceChangeId,
}

/// A change that became public. Events without an act have no end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Publicized {
    #[serde(flatten)]
    pub(super) change: ChangeFigures,
    #[serde(flatten)]
    pub(super) end: Option<PublicityEnd>,
}

/// The end of a change's publicity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PublicityEnd {
    pub(super) due_at: ShanghaiTime,
    pub(super) due_is_provisional: bool,
}

/// A price of a load that is too far from the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OutlierHeld {
    #[serde(flatten)]
    pub(super) change: ChangeFigures,
    pub(super) last_price: Option<UnitPrice>,
}

/// A kind of event about a change, whose payload has the figures of the change.
pub(super) const fn change<P: Serialize + DeserializeOwned>(
    name: &'static str,
    label: Label,
) -> Event<P> {
    const EXAMPLE: &str = r#"{
    "region": 33, "platform": "浙江省平台", "kind": "listing", "price": "160.00",
    "pack_ratio": "2", "base_price": "80.00", "effective_from": "2026-03-01", "effective_to": null,
    "origin": "declaration", "product": "7", "manufacturer": "2", "publicity": "5",
    "counts_from": null
}"#;
    Event::new(name, label, &PRICE_CHANGE, EXAMPLE).on("S4-13")
}

/// The same, whose payload has no more than that.
pub(super) const fn plain(name: &'static str, label: Label) -> Event<ChangeFigures> {
    change(name, label).with_example(r#"{"counts_from": "2026-03-11", "reason": "请补充依据"}"#)
}
