//! Collections of prices, rows to types.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::Deadline;
use ground::database::{Reader, Transaction, array_text};
use ground::{
    AccountId, Caller, CampaignId, EvidenceId, Moment, OrganisationId, ProductId, Result,
    UnitPrice, stored,
};
use market::catalogue::ProductHead;
use sql::queries::campaign;

use super::quarter::Quarter;
use super::types::{
    Campaign, CampaignProduct, Confirmed, Ended, NewCampaign, OpenCampaign, Progress,
    ProgressFilter,
};

fn category(new: &NewCampaign) -> &str {
    new.category.as_deref().unwrap_or_default()
}

/// Inserts a collection; `None` when its quarter and scope has one.
pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewCampaign,
    deadline: Deadline,
) -> Result<Option<CampaignId>> {
    let quarter = new.quarter.to_string();
    let account = caller.account.0;
    let id = campaign::insert()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::InsertParams {
                quarter: &quarter,
                category: category(new),
                now: moment.now,
                account,
                due_on: deadline.last_day(),
                due_at: deadline.due_at,
            },
        )
        .opt()
        .await?;
    Ok(id.map(CampaignId))
}

pub(super) async fn of_scope(
    db: &impl Reader,
    quarter: Quarter,
    category: Option<&str>,
) -> Result<Option<CampaignId>> {
    let id = campaign::of_scope()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::OfScopeParams {
                quarter: &quarter.to_string(),
                category: category.unwrap_or_default(),
            },
        )
        .opt()
        .await?;
    Ok(id.map(CampaignId))
}

/// Lets whoever opens or corrects another collection of the quarter wait.
pub(super) async fn lock_quarter(tx: &Transaction<'_>, quarter: Quarter) -> Result<()> {
    campaign::lock_quarter()
        .prepare(tx)
        .await?
        .bind(tx, &quarter.to_string())
        .one()
        .await?;
    Ok(())
}

/// The collections of a quarter that were not stopped, with their classes.
pub(super) async fn of_quarter(
    db: &impl Reader,
    quarter: Quarter,
) -> Result<Vec<(CampaignId, Option<String>)>> {
    let rows = campaign::of_quarter()
        .prepare(db)
        .await?
        .bind(db, &quarter.to_string())
        .all()
        .await?;
    let class = |text: String| Some(text).filter(|text| !text.is_empty());
    let found = rows.into_iter();
    Ok(found
        .map(|row| (CampaignId(row.id), class(row.category)))
        .collect())
}

/// Counts what every manufacturer has to answer, in one statement however many products there are.
pub(super) async fn insert_duties(
    tx: &Transaction<'_>,
    id: CampaignId,
) -> Result<Vec<(OrganisationId, i64)>> {
    let rows = campaign::insert_duties()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .all()
        .await?;
    let duties = rows.into_iter();
    let duties = duties.map(|row| (OrganisationId(row.manufacturer), row.products));
    Ok(duties.collect())
}

fn campaign_of(row: campaign::Campaign) -> Result<Campaign> {
    let quarter = stored(&row.quarter)?;
    Ok(Campaign {
        id: CampaignId(row.id),
        quarter,
        category: Some(row.category).filter(|category| !category.is_empty()),
        opened_at: row.opened_at,
        opened_by: AccountId(row.opened_by),
        deadline: Deadline::chosen(row.due_on),
        reminded_at: row.reminded_at,
        closed_at: row.closed_at,
        stopped: row.stopped_at.map(|at| (at, row.stop_reason)),
        manufacturers: row.manufacturers,
        manufacturers_done: row.done,
        products: row.products,
        answered: row.answered,
    })
}

/// Collections, all or those that are open at an instant.
pub(super) async fn page(
    db: &impl Reader,
    viewer: Option<OrganisationId>,
    open_at: Option<DateTime<Utc>>,
    before: CampaignId,
    rows_max: i64,
) -> Result<(Vec<Campaign>, i64)> {
    let viewer = viewer.map(|id| id.0);
    let rows = campaign::page()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::PageParams {
                viewer,
                before: before.0,
                id: None,
                open_at,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = campaign::count()
        .prepare(db)
        .await?
        .bind(db, &open_at, &viewer)
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(campaign_of).collect();
    Ok((found?, total))
}

pub(super) async fn one(
    db: &impl Reader,
    viewer: Option<OrganisationId>,
    id: CampaignId,
) -> Result<Option<Campaign>> {
    let viewer = viewer.map(|id| id.0);
    let row = campaign::page()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::PageParams {
                viewer,
                before: i64::MAX,
                id: Some(id.0),
                open_at: None,
                rows: 1,
            },
        )
        .opt()
        .await?;
    row.map(campaign_of).transpose()
}

pub(super) async fn duties(
    db: &impl Reader,
    id: CampaignId,
    filter: &ProgressFilter,
    after: OrganisationId,
    rows_max: i64,
) -> Result<(Vec<Progress>, i64)> {
    let rows = campaign::duties()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::DutiesParams {
                campaign: id.0,
                after: after.0,
                done: filter.done,
                name_part: filter.name_part.as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = campaign::duties_count()
        .prepare(db)
        .await?
        .bind(db, &id.0, &filter.done, &filter.name_part)
        .one()
        .await?;
    let progress = rows.into_iter().map(|row| Progress {
        manufacturer: (OrganisationId(row.manufacturer), row.name),
        products: row.products,
        answered: row.answered,
        answered_at: row.answered_at,
    });
    Ok((progress.collect(), total))
}

/// Products without their prices, and how many there are.
pub(super) async fn products(
    db: &impl Reader,
    today: NaiveDate,
    id: CampaignId,
    manufacturer: Option<OrganisationId>,
    answered: Option<bool>,
    after: ProductId,
    rows_max: i64,
) -> Result<(Vec<CampaignProduct>, i64)> {
    let rows = campaign::products()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::ProductsParams {
                today,
                manufacturer: manufacturer.map(|id| id.0),
                campaign: id.0,
                after: after.0,
                answered,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = campaign::products_count()
        .prepare(db)
        .await?
        .bind(db, &manufacturer.map(|id| id.0), &id.0, &answered)
        .one()
        .await?;
    let found = rows.into_iter().map(|row| CampaignProduct {
        product: ProductId(row.id),
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        base_unit: row.base_unit,
        limit: row.limit_price.map(UnitPrice::stored),
        answered_at: row.answered_at,
        evidence: EvidenceId::all(row.evidence),
        prices: Vec::new(),
    });
    Ok((found.collect(), total))
}

/// The deadline of a manufacturer's duty and when the collection was closed; `None` without a duty.
/// Locks the duty for update and the collection for share: answers of several manufacturers run
/// beside each other, and none beside the closing.
pub(super) async fn lock_duty(
    tx: &Transaction<'_>,
    id: CampaignId,
    manufacturer: OrganisationId,
) -> Result<Option<Ended>> {
    let row = campaign::lock_duty()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::LockDutyParams {
                campaign: id.0,
                manufacturer: manufacturer.0,
            },
        )
        .opt()
        .await?;
    Ok(row.map(|row| Ended {
        deadline: Deadline::chosen(row.due_on),
        closed_at: row.closed_at,
        is_stopped: row.is_stopped,
    }))
}

/// The collections that a manufacturer has to answer now.
pub(super) async fn open_duties(
    tx: &Transaction<'_>,
    moment: &Moment,
    manufacturer: OrganisationId,
) -> Result<Vec<CampaignId>> {
    let ids = campaign::open_duties()
        .prepare(tx)
        .await?
        .bind(tx, &manufacturer.0, &moment.now)
        .all()
        .await?;
    Ok(ids.into_iter().map(CampaignId).collect())
}

/// Which of these collections are about each of the manufacturer's products, oldest first.
pub(super) async fn open_of_products(
    tx: &Transaction<'_>,
    campaigns: &[CampaignId],
    manufacturer: OrganisationId,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<OpenCampaign>>> {
    let rows = campaign::open_of_products()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::OpenOfProductsParams {
                manufacturer: manufacturer.0,
                campaigns: &CampaignId::numbers(campaigns),
                products: &ProductId::numbers(products),
            },
        )
        .all()
        .await?;
    let mut open: HashMap<ProductId, Vec<OpenCampaign>> = HashMap::new();
    for row in rows {
        let quarter = stored(&row.quarter)?;
        let one = OpenCampaign {
            id: CampaignId(row.campaign),
            quarter,
        };
        open.entry(ProductId(row.product)).or_default().push(one);
    }
    Ok(open)
}

pub(super) async fn in_scope(
    tx: &Transaction<'_>,
    id: CampaignId,
    manufacturer: OrganisationId,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let ids = campaign::in_scope()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::InScopeParams {
                manufacturer: manufacturer.0,
                campaign: id.0,
                products: &ProductId::numbers(products),
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// Writes answers for products that have none: `confirmed`, or given by declarations.
pub(super) async fn answer(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    products: Option<&[ProductId]>,
    confirmed: bool,
) -> Result<Confirmed> {
    let products = products.map(ProductId::numbers);
    let (account, manufacturer) = (caller.account.0, caller.organisation.0);
    let row = campaign::answer()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::AnswerParams {
                account,
                now: moment.now,
                confirmed,
                manufacturer,
                campaign: id.0,
                products: products.as_deref(),
            },
        )
        .one()
        .await?;
    Ok(Confirmed {
        confirmed: row.added,
        products: row.products,
        answered: row.answered,
    })
}

/// Removes the answer that declarations of a product gave, when none of them is left.
pub(super) async fn take_back(
    tx: &Transaction<'_>,
    id: CampaignId,
    manufacturer: OrganisationId,
    product: ProductId,
) -> Result<()> {
    campaign::take_back()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::TakeBackParams {
                campaign: id.0,
                manufacturer: manufacturer.0,
                product: product.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn keep_evidence(
    tx: &Transaction<'_>,
    id: CampaignId,
    evidence: &BTreeMap<ProductId, Vec<EvidenceId>>,
) -> Result<()> {
    if evidence.is_empty() {
        return Ok(());
    }
    let products: Vec<i64> = evidence.keys().map(|id| id.0).collect();
    let files: Vec<String> = evidence.values().map(|files| array_text(files)).collect();
    campaign::keep_evidence()
        .prepare(tx)
        .await?
        .bind(tx, &products, &files, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn waiting(
    db: &impl Reader,
    moment: &Moment,
    viewer: Option<OrganisationId>,
) -> Result<i64> {
    let open = campaign::waiting()
        .prepare(db)
        .await?
        .bind(db, &moment.now, &viewer.map(|id| id.0))
        .one()
        .await?;
    Ok(open)
}
