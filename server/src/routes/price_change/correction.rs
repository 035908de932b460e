//! What the exchange centre does to changes that are public by mistake: the right price in the place of a wrong one,
//! and an end.

use domain::price_change::{self, Correction};
use domain::{Day, LastDay, PackRatio, PriceChangeId, UnitPrice, lower_price_report};
use serde::Deserialize;
use utoipa::ToSchema;

use super::decisions::{DecisionResults, must_be_some, results};
use super::declarations::TEXT_LETTERS_MAX;
use super::{ChangeView, REASON_LETTERS_MAX, view, views};
use crate::http::{
    Answer, Json, OPERATORS, Operation, Problem, Request, Who, json, post, storable_lines_within,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/price-changes/{id}/correction", correct)
            .by(Who::Duties(OPERATORS))
            .described(
                "Puts the right price in the place of a public one, by another person than who brought \
                    it in: a new change, which is answered, with a publicity of its own. Everyone may \
                    read the reason.",
            ),
        post("/price-changes/{id}/confirmation", confirm)
            .by(Who::Duties(OPERATORS))
            .described(
                "Confirms a corrected price that is far from what is known, or above what its platform \
                    lists, by another person than who corrected it; without that it is never announced.",
            ),
        post("/price-changes/stops", stop)
            .by(Who::Duties(OPERATORS))
            .described(
                "Stops several public changes, each judged by itself: they are not announced, and open \
                    objections to them are closed. Everyone may read the reason.",
            )
            .heavy(),
    ]
}

/// The right price; what is absent stays as it was.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct RightPrice {
    /// Yuan for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that the price buys.
    pack_ratio: Option<PackRatio>,
    /// The first day.
    effective_from: Option<Day>,
    /// The last day, inclusive; 9999-12-31 when there is none.
    effective_to: Option<LastDay>,
    /// The document it comes from.
    source: Option<String>,
    /// That a price far from what is known is meant; without it such a one is refused (`price-far-from-known`). Another person confirms
    /// it before it is announced.
    far_meant: Option<bool>,
}

/// A correction of a public price.
#[derive(Debug, Deserialize, ToSchema)]
struct PriceCorrection {
    /// Yuan for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that the price buys.
    pack_ratio: Option<PackRatio>,
    /// The first day.
    effective_from: Option<Day>,
    /// The last day, inclusive; 9999-12-31 when there is none.
    effective_to: Option<LastDay>,
    /// The document it comes from.
    source: Option<String>,
    /// That a price far from what is known is meant; without it such a one is refused (`price-far-from-known`). Another person confirms
    /// it before it is announced.
    far_meant: Option<bool>,
    /// Why; everyone may read it.
    reason: String,
}

/// Changes whose publicity ends.
#[derive(Debug, Deserialize, ToSchema)]
struct ChangesStopped {
    /// At most 500 changes.
    ids: Vec<PriceChangeId>,
    /// Why; everyone may read it.
    reason: String,
}

impl RightPrice {
    pub(super) fn read(self) -> Result<Correction, Problem> {
        let source = self.source;
        let source =
            source.map(|source| storable_lines_within("/source", source, TEXT_LETTERS_MAX));
        Ok(Correction {
            price: self.price,
            pack_ratio: self.pack_ratio.map(PackRatio::base_units),
            effective_from: self.effective_from.map(Day::date),
            effective_to: self.effective_to,
            source: source.transpose()?,
            far_meant: self.far_meant.unwrap_or_default(),
        })
    }
}

async fn correct(
    request: Request,
    id: PriceChangeId,
    Json(body): Json<PriceCorrection>,
) -> Answer<ChangeView> {
    let caller = request.caller()?;
    let right = RightPrice {
        price: body.price,
        pack_ratio: body.pack_ratio,
        effective_from: body.effective_from,
        effective_to: body.effective_to,
        source: body.source,
        far_meant: body.far_meant,
    };
    let correction = right.read()?;
    let reason = storable_lines_within("/reason", body.reason, REASON_LETTERS_MAX)?;
    let change = request
        .change(async |tx, moment| {
            let corrected =
                lower_price_report::correct(tx, moment, caller, id, &correction, &reason).await?;
            view(tx, moment, caller, corrected.right).await
        })
        .await?;
    json(&change)
}

async fn confirm(request: Request, id: PriceChangeId) -> Answer<ChangeView> {
    let caller = request.caller()?;
    let change = request
        .change(async |tx, moment| {
            price_change::confirm(tx, moment, caller, id).await?;
            view(tx, moment, caller, id).await
        })
        .await?;
    json(&change)
}

async fn stop(
    request: Request,
    Json(ChangesStopped { ids, reason }): Json<ChangesStopped>,
) -> Answer<DecisionResults> {
    let caller = request.caller()?;
    must_be_some(&ids)?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let (outcomes, taken) = request
        .change(async |tx, moment| {
            let outcomes =
                lower_price_report::stop_changes(tx, moment, caller, &ids, &reason).await?;
            let taken = views(tx, moment, caller, &ids).await?;
            Ok((outcomes, taken))
        })
        .await?;
    json(&results(&request, ids, outcomes, taken))
}
