//! Previews, rows to types.

use std::collections::HashMap;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction, column};
use ground::{
    Error, InvitationId, LinkageId, Moment, OrganisationId, Percent, ProductId, Result, UnitPrice,
    stored,
};
use market::catalogue::ProductHead;
use prices::current_price::PURCHASE_PRICES;
use prices::listed_price::Region;
use rust_decimal::Decimal;
use sql::queries::linkage;
use trade::bargaining::Fall;

use super::types::{
    ConcludedForeseen, Moves, OvertakenInvitation, Preview, PreviewFilter, PreviewPosition,
    PreviewSortBy, ProductForeseen, Step, Unmade,
};
use crate::linkage::rules::{LimitChange, MOVE_EDGES};
use crate::price_change::Foreseen;

pub(super) async fn forget(tx: &Transaction<'_>, id: LinkageId) -> Result<()> {
    linkage::forget_preview()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn request(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: LinkageId,
    publicity_ends: NaiveDate,
) -> Result<()> {
    linkage::request_preview()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &publicity_ends, &id.0)
        .await?;
    Ok(())
}

/// Whether a preview of a list that is not public yet is to be prepared.
pub(super) async fn has_unmade(db: &impl Reader) -> Result<bool> {
    let statement = linkage::has_unmade().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

/// Locks the oldest unfinished preview.
pub(super) async fn lock_unmade(tx: &Transaction<'_>) -> Result<Option<Unmade>> {
    let row = linkage::lock_unmade()
        .prepare(tx)
        .await?
        .bind(tx)
        .opt()
        .await?;
    Ok(row.map(|row| Unmade {
        linkage: LinkageId(row.linkage),
        last_product: ProductId(row.last_product),
        publicity_ends: row.publicity_ends,
    }))
}

type Changed<'a> = (LimitChange, &'a Foreseen);

/// Inserts products whose limits would change. Returns how many hospitals' prices would be above
/// the new limits, of products with enough hospitals for that to be shown.
pub(super) async fn foresee_products(
    tx: &Transaction<'_>,
    id: LinkageId,
    changed: &[Changed<'_>],
    hospitals_min: i64,
) -> Result<i64> {
    let params = linkage::ForeseeProductsParams {
        linkage: id.0,
        series: PURCHASE_PRICES.name(),
        products: &column(changed, |(_, one)| one.product.0),
        changes: &column(changed, |(change, _)| change.into_str()),
        effective_on: &column(changed, |(_, one)| one.effective_on),
        limits_before: &column(changed, |(_, one)| one.before.map(UnitPrice::yuan)),
        limits_after: &column(changed, |(_, one)| {
            one.after.as_ref().map(|(price, _, _)| price.yuan())
        }),
        percents: &column(changed, |(_, one)| {
            let percent = one.before?.percent_to(one.after.as_ref()?.0);
            percent.map(Percent::number)
        }),
        regions: &column(changed, |(_, one)| {
            one.after.as_ref().map(|(_, region, _)| region.code())
        }),
        platforms: &column(changed, |(_, one)| {
            one.after.as_ref().map(|(_, _, name)| name.as_str())
        }),
        hospitals_min,
    };
    Ok(linkage::foresee_products()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .one()
        .await?)
}

/// Inserts open invitations that would be superseded, and returns how many.
pub(super) async fn foresee_invitations(
    tx: &Transaction<'_>,
    id: LinkageId,
    changed: &[Changed<'_>],
) -> Result<i64> {
    let (products, limits): (Vec<i64>, Vec<Decimal>) = changed
        .iter()
        .filter_map(|(_, one)| Some((one.product.0, one.after.as_ref()?.0.yuan())))
        .unzip();
    let inserted = linkage::foresee_invitations()
        .prepare(tx)
        .await?
        .bind(tx, &id.0, &products, &limits)
        .await?;
    i64::try_from(inserted).map_err(Error::internal)
}

/// Inserts concluded invitations whose prices would end.
pub(super) async fn foresee_concluded(
    tx: &Transaction<'_>,
    id: LinkageId,
    falls: &[Fall],
) -> Result<ConcludedForeseen> {
    let products = column(falls, |(product, _, _)| product.0);
    let limits = column(falls, |(_, limit, _)| limit.yuan());
    let days = column(falls, |(_, _, day)| *day);
    let row = linkage::foresee_concluded()
        .prepare(tx)
        .await?
        .bind(tx, &id.0, &products, &limits, &days)
        .one()
        .await?;
    Ok(ConcludedForeseen {
        prices: row.concluded,
        amount: row.amount.normalize(),
    })
}

pub(super) async fn note_foreseen(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: LinkageId,
    step: &Step,
) -> Result<()> {
    linkage::note_foreseen()
        .prepare(tx)
        .await?
        .params(
            tx,
            &linkage::NoteForeseenParams {
                last_product: step.last_product.0,
                rows: step.rows,
                falls: step.falls,
                rises: step.rises,
                appearances: step.appearances,
                vanishings: step.vanishings,
                invitations: step.invitations,
                prices_above: step.prices_above,
                concluded: step.concluded.prices,
                concluded_amount: step.concluded.amount,
                made_at: step.is_last.then_some(moment.now),
                linkage: id.0,
            },
        )
        .await?;
    Ok(())
}

/// `None` when there is no preview.
pub(super) async fn is_ready(db: &impl Reader, id: LinkageId) -> Result<Option<bool>> {
    Ok(linkage::preview_is_ready()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?)
}

pub(super) async fn one(db: &impl Reader, id: LinkageId) -> Result<Option<Preview>> {
    let row = linkage::preview()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Preview {
        requested_at: row.requested_at,
        made_at: row.made_at,
        rows_total: row.rows_total,
        rows_done: row.rows_done,
        publicity_ends: row.publicity_ends,
        falls: row.falls,
        rises: row.rises,
        appearances: row.appearances,
        vanishings: row.vanishings,
        invitations: row.invitations,
        concluded: ConcludedForeseen {
            prices: row.concluded,
            amount: row.concluded_amount.normalize(),
        },
        prices_above: row.prices_above,
        limits_changed_since: row.limits_changed_since,
        moves: moves(db, id).await?,
    }))
}

/// How many products move how far: every group of the scale, also empty ones.
async fn moves(db: &impl Reader, id: LinkageId) -> Result<Vec<Moves>> {
    let edges: Vec<Decimal> = MOVE_EDGES.into_iter().map(Decimal::from).collect();
    let counted = linkage::preview_moves()
        .prepare(db)
        .await?
        .bind(db, &edges, &id.0)
        .all()
        .await?;
    let counted: HashMap<usize, i64> = counted
        .into_iter()
        .filter_map(|row| Some((usize::try_from(row.bucket?).ok()?, row.products)))
        .collect();
    let moves = (0..=MOVE_EDGES.len()).map(|bucket| Moves {
        from: bucket
            .checked_sub(1)
            .and_then(|below| MOVE_EDGES.get(below).copied()),
        to: MOVE_EDGES.get(bucket).copied(),
        products: counted.get(&bucket).copied().unwrap_or_default(),
    });
    Ok(moves.collect())
}

fn product_of(row: linkage::PreviewProduct) -> Result<ProductForeseen> {
    let change = stored(&row.change)?;
    let region = row
        .region
        .map(|code| Region::of_code(code).ok_or_else(|| Error::internal(format!("region {code}"))));
    Ok(ProductForeseen {
        product: ProductId(row.product),
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        base_unit: row.base_unit,
        manufacturer: OrganisationId(row.manufacturer),
        change,
        effective_on: row.effective_on,
        before: row.limit_before.map(UnitPrice::stored),
        after: row.limit_after.map(UnitPrice::stored),
        region: region.transpose()?,
        platform: row.platform,
        percent: row.percent.map(Percent::stored),
        rank: row.rank,
        hospitals_above: Some(row.hospitals),
    })
}

pub(super) async fn products(
    db: &impl Reader,
    id: LinkageId,
    filter: &PreviewFilter,
    hospitals_min: i64,
    after: PreviewPosition,
    rows_max: i64,
) -> Result<(Vec<ProductForeseen>, i64)> {
    let direction = match filter.sort {
        PreviewSortBy::Entered => Decimal::ZERO,
        PreviewSortBy::LargestFall => Decimal::ONE,
        PreviewSortBy::LargestRise => Decimal::NEGATIVE_ONE,
    };
    let change = filter.change.map(|change| change.into_str());
    let rows = linkage::preview_products()
        .prepare(db)
        .await?
        .params(
            db,
            &linkage::PreviewProductsParams {
                direction,
                linkage: id.0,
                hospitals_min,
                after_rank: after.0,
                after: after.1.0,
                change,
                name_part: filter.name_part.as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = linkage::preview_products_count()
        .prepare(db)
        .await?
        .params(
            db,
            &linkage::PreviewProductsCountParams {
                linkage: id.0,
                hospitals_min,
                change,
                name_part: filter.name_part.as_deref(),
            },
        )
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(product_of).collect();
    Ok((found?, total))
}

pub(super) async fn invitations(
    db: &impl Reader,
    today: NaiveDate,
    (id, concluded): (LinkageId, bool),
    after: Option<InvitationId>,
    rows_max: i64,
) -> Result<(Vec<OvertakenInvitation>, i64)> {
    let rows = linkage::preview_invitations()
        .prepare(db)
        .await?
        .params(
            db,
            &linkage::PreviewInvitationsParams {
                today,
                linkage: id.0,
                concluded,
                after: after.map(|id| id.0),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = linkage::preview_invitations_count()
        .prepare(db)
        .await?
        .bind(db, &id.0, &concluded)
        .one()
        .await?;
    let invitation = |row: linkage::PreviewInvitation| {
        Ok(OvertakenInvitation {
            id: InvitationId(row.id),
            number: row.number,
            state: stored(&row.state)?,
            price: UnitPrice::stored(row.price),
            sent_at: row.sent_at,
            due_at: row.due_at,
            hospital: (OrganisationId(row.hospital), row.hospital_name),
            manufacturer: (
                OrganisationId(row.manufacturer),
                row.manufacturer_name.clone(),
            ),
            product: ProductId(row.product),
            head: ProductHead {
                code: row.code,
                name: row.product_name,
                specification: row.specification,
                model: row.model,
                manufacturer: row.manufacturer_name,
            },
            limit: row.limit_before.map(UnitPrice::stored),
            limit_after: UnitPrice::stored(row.limit_after),
        })
    };
    let invitations: Result<Vec<_>> = rows.into_iter().map(invitation).collect();
    Ok((invitations?, total))
}
