//! Lists and counts of invitations, rows to types.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ground::database::Reader;
use ground::{InvitationId, OrganisationId, ProductId, Result, stored};
use sql::queries::bargaining;

use super::types::{InvitationFilter, Position, SortBy, Waiting};
use crate::bargaining::types::Invitation;
use crate::bargaining::{State, store};

/// The parameters that both statements of a page share.
struct PageRequest<'a> {
    party: Option<i64>,
    states: Option<Vec<&'static str>>,
    product: Option<i64>,
    due_before: &'a Option<DateTime<Utc>>,
    text: &'a Option<String>,
    after_at: Option<DateTime<Utc>>,
    after_id: uuid::Uuid,
    rows_max: i64,
}

pub(super) async fn page(
    db: &impl Reader,
    party: Option<OrganisationId>,
    filter: &InvitationFilter,
    (sort, after): (SortBy, Option<Position>),
    rows_max: i64,
) -> Result<(Vec<Invitation>, i64)> {
    let states: Vec<&str> = filter.states.iter().map(|state| state.into_str()).collect();
    let request = PageRequest {
        party: party.map(|party| party.0),
        states: (!states.is_empty()).then_some(states),
        product: filter.product.map(|product| product.0),
        due_before: &filter.due_before,
        text: &filter.text,
        after_at: after.map(|(at, _)| at),
        after_id: after.map_or_else(uuid::Uuid::nil, |(_, id)| id.0),
        rows_max,
    };
    let ids = match sort {
        SortBy::NewestFirst => newest(db, &request).await?,
        SortBy::OldestFirst | SortBy::DueFirst | SortBy::DueLast => {
            in_order(db, sort, &request).await?
        }
    };
    let total = bargaining::count()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::CountParams {
                party: request.party,
                states: request.states.as_deref(),
                product: request.product,
                due_before: *request.due_before,
                name_part: request.text.as_deref(),
            },
        )
        .one()
        .await?;
    let ids: Vec<InvitationId> = ids.into_iter().map(InvitationId).collect();
    let mut found: HashMap<InvitationId, Invitation> = store::get(db, &ids)
        .await?
        .into_iter()
        .map(|invitation| (invitation.id, invitation))
        .collect();
    let page = ids.iter().filter_map(|id| found.remove(id)).collect();
    Ok((page, total))
}

async fn newest(db: &impl Reader, request: &PageRequest<'_>) -> Result<Vec<uuid::Uuid>> {
    Ok(bargaining::page()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::PageParams {
                party: request.party,
                states: request.states.as_deref(),
                product: request.product,
                due_before: *request.due_before,
                name_part: request.text.as_deref(),
                after_at: request.after_at,
                after_id: request.after_id,
                rows: request.rows_max,
            },
        )
        .all()
        .await?)
}

async fn in_order(
    db: &impl Reader,
    sort: SortBy,
    request: &PageRequest<'_>,
) -> Result<Vec<uuid::Uuid>> {
    Ok(bargaining::page_in_order()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::PageInOrderParams {
                by_deadline: sort.is_by_deadline(),
                without_deadline: sort.without_deadline(),
                party: request.party,
                states: request.states.as_deref(),
                product: request.product,
                due_before: *request.due_before,
                name_part: request.text.as_deref(),
                after_at: request.after_at,
                descending: sort.is_descending(),
                after_id: request.after_id,
                rows: request.rows_max,
            },
        )
        .all()
        .await?)
}

pub(super) async fn waiting(
    db: &impl Reader,
    party: OrganisationId,
    state: State,
    soon: DateTime<Utc>,
) -> Result<Waiting> {
    let row = bargaining::waiting_count()
        .prepare(db)
        .await?
        .bind(db, &state.into_str(), &soon, &party.0)
        .one()
        .await?;
    Ok(Waiting {
        for_caller: row.waiting,
        due_soon: row.due_soon,
        open: row.open,
    })
}

pub(super) async fn open_count(db: &impl Reader, soon: DateTime<Utc>) -> Result<Waiting> {
    let row = bargaining::open_count()
        .prepare(db)
        .await?
        .bind(db, &soon)
        .one()
        .await?;
    Ok(Waiting {
        for_caller: 0,
        due_soon: row.due_soon,
        open: row.open,
    })
}

pub(super) async fn open_of_pair(
    db: &impl Reader,
    hospital: OrganisationId,
    product: ProductId,
) -> Result<Option<(InvitationId, String, State)>> {
    let row = bargaining::open_of_pair()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::OpenOfPairParams {
                hospital: hospital.0,
                product: product.0,
            },
        )
        .opt()
        .await?;
    row.map(|row| {
        let state = stored(&row.state)?;
        Ok((InvitationId(row.id), row.number, state))
    })
    .transpose()
}
