//! Lists and counts of invitations, rows to types.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ground::database::Reader;
use ground::{InvitationId, OrganisationId, ProductId, Result, stored};
use sql::queries::bargaining;

use super::types::{InvitationFilter, Order, Place, Waiting};
use crate::bargaining::types::Invitation;
use crate::bargaining::{State, store};

/// What a page of invitations is asked by, as the statements want it.
struct Asked<'a> {
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
    (order, after): (Order, Option<Place>),
    rows_max: i64,
) -> Result<(Vec<Invitation>, i64)> {
    let states: Vec<&str> = filter.states.iter().map(|state| state.into_str()).collect();
    let asked = Asked {
        party: party.map(|party| party.0),
        states: (!states.is_empty()).then_some(states),
        product: filter.product.map(|product| product.0),
        due_before: &filter.due_before,
        text: &filter.text,
        after_at: after.map(|(at, _)| at),
        after_id: after.map_or_else(uuid::Uuid::nil, |(_, id)| id.0),
        rows_max,
    };
    let ids = match order {
        Order::NewestFirst => newest(db, &asked).await?,
        Order::OldestFirst | Order::DueFirst | Order::DueLast => {
            in_order(db, order, &asked).await?
        }
    };
    let total = bargaining::count()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::CountParams {
                party: asked.party,
                states: asked.states.as_deref(),
                product: asked.product,
                due_before: *asked.due_before,
                name_part: asked.text.as_deref(),
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

async fn newest(db: &impl Reader, asked: &Asked<'_>) -> Result<Vec<uuid::Uuid>> {
    Ok(bargaining::page()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::PageParams {
                party: asked.party,
                states: asked.states.as_deref(),
                product: asked.product,
                due_before: *asked.due_before,
                name_part: asked.text.as_deref(),
                after_at: asked.after_at,
                after_id: asked.after_id,
                rows: asked.rows_max,
            },
        )
        .all()
        .await?)
}

async fn in_order(db: &impl Reader, order: Order, asked: &Asked<'_>) -> Result<Vec<uuid::Uuid>> {
    Ok(bargaining::page_in_order()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::PageInOrderParams {
                by_deadline: order.is_by_deadline(),
                without_deadline: order.without_deadline(),
                party: asked.party,
                states: asked.states.as_deref(),
                product: asked.product,
                due_before: *asked.due_before,
                name_part: asked.text.as_deref(),
                after_at: asked.after_at,
                descending: order.is_descending(),
                after_id: asked.after_id,
                rows: asked.rows_max,
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
