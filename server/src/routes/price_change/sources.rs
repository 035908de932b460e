//! Where the price of a change came from besides, as each caller may know it.

use std::collections::HashMap;

use domain::database::Reader;
use domain::price_change::{self, Origin};
use domain::{
    Caller, EvidenceId, LinkageId, LowerPriceReportId, PriceChangeId, Result, ShanghaiTime,
    lower_price_report,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A further source of the price of a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ChangeSource)]
pub(super) struct SourceView {
    /// The way by which it came.
    origin: Origin,
    /// The change that joined it.
    price_change_id: Option<PriceChangeId>,
    /// The report of a lower price.
    lower_price_report_id: Option<LowerPriceReportId>,
    /// The list that states it too.
    linkage_id: Option<LinkageId>,
    /// The document that it names.
    document: Option<String>,
    /// What was remarked with it.
    remark: Option<String>,
    /// What proves it.
    evidence: Vec<EvidenceId>,
    /// The instant at which it came; null where it is a whole list.
    submitted_at: Option<ShanghaiTime>,
}

/// The further sources of changes, by change.
pub(super) struct Sources(HashMap<PriceChangeId, Vec<SourceView>>);

impl Sources {
    pub(super) async fn of(
        db: &impl Reader,
        caller: &Caller,
        ids: &[PriceChangeId],
    ) -> Result<Self> {
        let mut sources: HashMap<PriceChangeId, Vec<SourceView>> = HashMap::new();
        if ids.is_empty() {
            return Ok(Self(sources));
        }
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        for change in price_change::joined_to(db, caller, ids).await? {
            let Some(into) = change.joined_into else {
                continue;
            };
            sources.entry(into).or_default().push(SourceView {
                origin: change.origin,
                price_change_id: Some(change.id),
                lower_price_report_id: None,
                linkage_id: change.linkage,
                document: given(change.terms.source),
                remark: given(change.remark),
                evidence: change.evidence,
                submitted_at: Some(change.submitted_at.into()),
            });
        }
        for one in lower_price_report::sources(db, caller, ids).await? {
            sources.entry(one.change).or_default().push(SourceView {
                origin: Origin::Report,
                price_change_id: None,
                lower_price_report_id: Some(one.report),
                linkage_id: None,
                document: given(one.document),
                remark: None,
                evidence: one.evidence,
                submitted_at: Some(one.reported_at.into()),
            });
        }
        for (change, linkage) in price_change::listed_by(db, caller, ids).await? {
            let known = sources.entry(change).or_default();
            if known.iter().all(|one| one.linkage_id != Some(linkage)) {
                known.push(SourceView {
                    origin: Origin::Linkage,
                    price_change_id: None,
                    lower_price_report_id: None,
                    linkage_id: Some(linkage),
                    document: None,
                    remark: None,
                    evidence: Vec::new(),
                    submitted_at: None,
                });
            }
        }
        Ok(Self(sources))
    }

    /// Those of a change.
    pub(super) fn take(&mut self, id: PriceChangeId) -> Vec<SourceView> {
        self.0.remove(&id).unwrap_or_default()
    }
}
