//! Changes of prices, their publicity and objections, rows to types.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use sql::client::Params;
use sql::queries::price_change;

use super::publicity::{NewObjection, Objection, ObjectionFilter, ObjectionState, Publicity};
use super::rules::{ChangeState, Origin};
use super::sweep::SubmittedFilter;
use super::{ChangeFilter, ChangesWaiting, ListedTerms, NewChange, PriceChange, PriceChangeRow};
use crate::calendar::Deadline;
use crate::caller::Caller;
use crate::database::{Reader, Transaction, array_text};
use crate::error::{Error, Result};
use crate::ids::{
    CampaignId, EvidenceId, LinkageId, ListedPriceId, ObjectionId, OrganisationId, PriceChangeId,
    ProductId, PublicityId,
};
use crate::moment::Moment;
use crate::money::UnitPrice;
use crate::pricing::rules::{ListedPrice, PlatformLevel, PriceKind, PriceTerms};
use crate::pricing::store::region;

fn unknown(what: &str, value: &str) -> Error {
    Error::internal(format!("{what} {value:?}"))
}

fn evidence_ids(ids: Vec<uuid::Uuid>) -> Vec<EvidenceId> {
    ids.into_iter().map(EvidenceId).collect()
}

pub(super) fn change_of(row: price_change::PriceChange) -> Result<PriceChange> {
    let origin = Origin::parse(&row.origin).ok_or_else(|| unknown("origin", &row.origin))?;
    let state = ChangeState::parse(&row.state).ok_or_else(|| unknown("state", &row.state))?;
    let level = PlatformLevel::parse(&row.platform_level)
        .ok_or_else(|| unknown("platform level", &row.platform_level))?;
    let kind = PriceKind::parse(&row.kind).ok_or_else(|| unknown("price kind", &row.kind))?;
    Ok(PriceChange {
        id: PriceChangeId(row.id),
        origin,
        product: ProductId(row.product),
        manufacturer: OrganisationId(row.manufacturer),
        terms: ListedTerms {
            region: region(row.region)?,
            platform: row.platform,
            level,
            kind,
            price: PriceTerms {
                price: UnitPrice::stored(row.price),
                pack_ratio: row.pack_ratio.normalize(),
                base_price: UnitPrice::stored(row.base_price),
                effective_to: row.effective_to,
            },
            effective_from: row.effective_from,
            source: row.source,
        },
        remark: row.remark,
        evidence: evidence_ids(row.evidence),
        campaign: row.campaign.map(CampaignId),
        linkage: row.linkage.map(LinkageId),
        ends: row.ends.map(ListedPriceId),
        state,
        reason: row.reason,
        submitted_at: row.submitted_at,
        organisation: OrganisationId(row.organisation),
        decided_at: row.decided_at,
        publicity: row.publicity.map(PublicityId),
        counts_from: row.counts_from,
        listed_price: row.listed_price.map(ListedPriceId),
        version: row.version,
    })
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    origin: Origin,
    new: &[NewChange<'_>],
) -> Result<Vec<PriceChangeId>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    macro_rules! column {
        ($value:expr) => {
            new.iter().map($value).collect::<Vec<_>>()
        };
    }
    let params = price_change::InsertManyParams {
        origin: origin.name(),
        now: moment.now,
        products: column!(|one| one.product.0),
        regions: column!(|one| one.terms.region.code()),
        platforms: column!(|one| one.terms.platform.as_str()),
        platform_levels: column!(|one| one.terms.level.name()),
        kinds: column!(|one| one.terms.kind.name()),
        prices: column!(|one| one.terms.price.price.yuan()),
        pack_ratios: column!(|one| one.terms.price.pack_ratio),
        base_prices: column!(|one| one.terms.price.base_price.yuan()),
        effective_from: column!(|one| one.terms.effective_from),
        effective_to: column!(|one| one.terms.price.effective_to),
        sources: column!(|one| one.terms.source.as_str()),
        remarks: column!(|one| one.remark),
        evidence: column!(|one| array_text(one.evidence)),
        campaigns: column!(|one| one.campaign.map(|id| id.0)),
        linkages: column!(|one| one.linkage.map(|id| id.0)),
        ends: column!(|one| one.ends.map(|id| id.0)),
        accounts: column!(|one| one.account.map(|id| id.0)),
        organisations: column!(|one| one.organisation.0),
    };
    let ids = price_change::insert_many()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

pub(super) async fn lock(tx: &Transaction<'_>, ids: &[PriceChangeId]) -> Result<Vec<PriceChange>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows = price_change::lock()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    rows.into_iter().map(change_of).collect()
}

/// Changes of a manufacturer's that are neither announced nor closed.
pub(super) async fn on_the_way(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let products: Vec<i64> = products.iter().map(|id| id.0).collect();
    let ids = price_change::on_the_way()
        .prepare(tx)
        .await?
        .bind(tx, &manufacturer.0, &products)
        .all()
        .await?;
    let ids: Vec<PriceChangeId> = ids.into_iter().map(PriceChangeId).collect();
    lock(tx, &ids).await
}

/// Held ends that nobody has decided on, with the prices they end.
pub(super) async fn rises_held(
    tx: &Transaction<'_>,
) -> Result<Vec<(PriceChangeId, ListedPriceId)>> {
    let rows = price_change::rises_held()
        .prepare(tx)
        .await?
        .bind(tx)
        .all()
        .await?;
    let held = rows
        .into_iter()
        .filter_map(|row| Some((PriceChangeId(row.id), ListedPriceId(row.ends?))));
    Ok(held.collect())
}

/// Which of these prices are held already.
pub(super) async fn held(
    tx: &Transaction<'_>,
    prices: &[&ListedPrice],
) -> Result<HashSet<ListedPriceId>> {
    let ids: Vec<i64> = prices.iter().map(|price| price.id.0).collect();
    let held = price_change::held_prices()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    Ok(held.into_iter().map(ListedPriceId).collect())
}

pub(super) async fn decide(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    changes: &[PriceChange],
) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let account = caller.map(|caller| caller.account.0);
    let ids: Vec<_> = changes.iter().map(|change| change.id.0).collect();
    let states: Vec<_> = changes.iter().map(|change| change.state.name()).collect();
    let reasons: Vec<_> = changes
        .iter()
        .map(|change| change.reason.as_str())
        .collect();
    let windows: Vec<_> = changes
        .iter()
        .map(|change| change.publicity.map(|id| id.0))
        .collect();
    let counts_from: Vec<_> = changes.iter().map(|change| change.counts_from).collect();
    let listed: Vec<_> = changes
        .iter()
        .map(|change| change.listed_price.map(|id| id.0))
        .collect();
    price_change::decide()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &moment.now,
            &account,
            &ids,
            &states,
            &reasons,
            &windows,
            &counts_from,
            &listed,
        )
        .await?;
    Ok(())
}

pub(super) async fn rewrite(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    change: &PriceChange,
) -> Result<()> {
    let terms = &change.terms;
    let params = price_change::RewriteParams {
        price: terms.price.price.yuan(),
        pack_ratio: terms.price.pack_ratio,
        base_price: terms.price.base_price.yuan(),
        effective_from: terms.effective_from,
        effective_to: terms.price.effective_to,
        source: terms.source.as_str(),
        remark: change.remark.as_str(),
        evidence: change.evidence.iter().map(|id| id.0).collect::<Vec<_>>(),
        now: moment.now,
        account: caller.account.0,
        platform: terms.platform.as_str(),
        platform_level: terms.level.name(),
        kind: terms.kind.name(),
        id: change.id.0,
    };
    price_change::rewrite()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

fn row_of(row: price_change::PriceChangeRow) -> Result<PriceChangeRow> {
    Ok(PriceChangeRow {
        code: row.code,
        name: row.name,
        specification: row.specification,
        model: row.model,
        base_unit: row.base_unit,
        manufacturer_name: row.manufacturer_name,
        reference_limit: row.limit_price.map(UnitPrice::stored),
        due_at: row.due_at,
        due_is_provisional: row.due_is_provisional.unwrap_or_default(),
        objections_open: row.objections_open,
        change: change_of(price_change::PriceChange {
            id: row.id,
            origin: row.origin,
            product: row.product,
            manufacturer: row.manufacturer,
            region: row.region,
            platform: row.platform,
            platform_level: row.platform_level,
            kind: row.kind,
            price: row.price,
            pack_ratio: row.pack_ratio,
            base_price: row.base_price,
            effective_from: row.effective_from,
            effective_to: row.effective_to,
            source: row.source,
            remark: row.remark,
            evidence: row.evidence,
            campaign: row.campaign,
            linkage: row.linkage,
            ends: row.ends,
            state: row.state,
            reason: row.reason,
            submitted_at: row.submitted_at,
            submitted_by: row.submitted_by,
            organisation: row.organisation,
            decided_at: row.decided_at,
            publicity: row.publicity,
            counts_from: row.counts_from,
            listed_price: row.listed_price,
            version: row.version,
        })?,
    })
}

pub(super) async fn rows_by_id(
    db: &impl Reader,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeRow>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows = price_change::rows_by_id()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    rows.into_iter().map(row_of).collect()
}

pub(super) async fn page(
    db: &impl Reader,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
) -> Result<(Vec<PriceChangeRow>, i64)> {
    let origin = filter.origin.map(Origin::name);
    let states: Option<Vec<&str>> = filter
        .states
        .as_ref()
        .map(|states| states.iter().map(|state| state.name()).collect());
    let manufacturer = filter.manufacturer.map(|id| id.0);
    let linkage = filter.linkage.map(|id| id.0);
    let campaign = filter.campaign.map(|id| id.0);
    let product = filter.product.map(|id| id.0);
    let window = filter.publicity.map(|id| id.0);
    let rows = price_change::page()
        .prepare(db)
        .await?
        .bind(
            db,
            &before.0,
            &origin,
            &states,
            &manufacturer,
            &linkage,
            &campaign,
            &product,
            &window,
            &!filter.without_drafts,
            &filter.name_part,
            &rows_max,
        )
        .all()
        .await?;
    let total = price_change::count()
        .prepare(db)
        .await?
        .bind(
            db,
            &origin,
            &states,
            &manufacturer,
            &linkage,
            &campaign,
            &product,
            &window,
            &!filter.without_drafts,
            &filter.name_part,
        )
        .one()
        .await?;
    let rows: Result<Vec<_>> = rows.into_iter().map(row_of).collect();
    Ok((rows?, total))
}

pub(super) async fn insert_publicity(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    origin: Origin,
    title: &str,
    deadline: Deadline,
) -> Result<PublicityId> {
    let id = price_change::insert_publicity()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &origin.name(),
            &title,
            &moment.now,
            &caller.account.0,
            &moment.today(),
            &deadline.due_at,
            &deadline.provisional,
            &deadline.calendar_version,
        )
        .one()
        .await?;
    Ok(PublicityId(id))
}

/// A window of that name and origin that is open and surely ends at `due_at`.
pub(super) async fn open_publicity_until(
    tx: &Transaction<'_>,
    origin: Origin,
    title: &str,
    due_at: DateTime<Utc>,
) -> Result<Option<PublicityId>> {
    let id = price_change::open_publicity_until()
        .prepare(tx)
        .await?
        .bind(tx, &origin.name(), &title, &due_at)
        .opt()
        .await?;
    Ok(id.map(PublicityId))
}

/// Submitted changes that a filter finds and nobody else decides on just now, oldest first; rows of
/// linkage lists are not among them.
pub(super) async fn lock_submitted(
    tx: &Transaction<'_>,
    filter: &SubmittedFilter,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let (origin, campaign, product) = submitted_parts(filter);
    let ids = price_change::lock_submitted()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &origin,
            &campaign,
            &product,
            &filter.name_part,
            &rows_max,
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// How many submitted changes a filter finds.
pub(super) async fn submitted_left(tx: &Transaction<'_>, filter: &SubmittedFilter) -> Result<i64> {
    let (origin, campaign, product) = submitted_parts(filter);
    Ok(price_change::submitted_left()
        .prepare(tx)
        .await?
        .bind(tx, &origin, &campaign, &product, &filter.name_part)
        .one()
        .await?)
}

fn submitted_parts(filter: &SubmittedFilter) -> (Option<&'static str>, Option<i64>, Option<i64>) {
    (
        filter.origin.map(Origin::name),
        filter.campaign.map(|id| id.0),
        filter.product.map(|id| id.0),
    )
}

fn publicity_of(row: price_change::Publicity) -> Result<Publicity> {
    Ok(Publicity {
        id: PublicityId(row.id),
        origin: Origin::parse(&row.origin).ok_or_else(|| unknown("origin", &row.origin))?,
        title: row.title,
        opened_at: row.opened_at,
        due_at: row.due_at,
        due_is_provisional: row.due_is_provisional,
        calendar_version: row.calendar_version,
        closed_at: row.closed_at,
        changes: row.changes,
        objections_open: row.objections_open,
    })
}

pub(super) async fn publicities(
    db: &impl Reader,
    origin: Option<Origin>,
    only_open: bool,
    before: PublicityId,
    rows_max: i64,
) -> Result<(Vec<Publicity>, i64)> {
    let origin = origin.map(Origin::name);
    let rows = price_change::publicities()
        .prepare(db)
        .await?
        .bind(db, &before.0, &origin, &only_open, &rows_max)
        .all()
        .await?;
    let total = price_change::publicities_count()
        .prepare(db)
        .await?
        .bind(db, &origin, &only_open)
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(publicity_of).collect();
    Ok((found?, total))
}

pub(super) async fn publicity(db: &impl Reader, id: PublicityId) -> Result<Option<Publicity>> {
    let row = price_change::publicity()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?;
    row.map(publicity_of).transpose()
}

/// A window that is over and not closed, held until the transaction ends.
pub(super) async fn lock_publicity_due(
    tx: &Transaction<'_>,
    moment: &Moment,
) -> Result<Option<(PublicityId, DateTime<Utc>)>> {
    let row = price_change::lock_publicity_due()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .opt()
        .await?;
    Ok(row.map(|row| (PublicityId(row.id), row.due_at)))
}

type Counted = (PublicityId, NaiveDate, DateTime<Utc>, bool);

pub(super) async fn lock_publicities_counted_by_older(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Vec<Counted>> {
    let rows = price_change::lock_publicities_counted_by_older()
        .prepare(tx)
        .await?
        .bind(tx, &moment.calendar.version(), &rows_max)
        .all()
        .await?;
    let counted = rows.into_iter().map(|row| {
        let due_at = row.due_at;
        (
            PublicityId(row.id),
            row.due_from,
            due_at,
            row.due_is_provisional,
        )
    });
    Ok(counted.collect())
}

pub(super) async fn recount_publicity(
    tx: &Transaction<'_>,
    id: PublicityId,
    deadline: Deadline,
) -> Result<()> {
    price_change::recount_publicity()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &deadline.due_at,
            &deadline.provisional,
            &deadline.calendar_version,
            &id.0,
        )
        .await?;
    Ok(())
}

pub(super) async fn close_publicity(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: PublicityId,
) -> Result<()> {
    price_change::close_publicity()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn changes_to_announce(
    tx: &Transaction<'_>,
    window: PublicityId,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::changes_to_announce()
        .prepare(tx)
        .await?
        .bind(tx, &window.0, &rows_max)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// What stands beside the changes of a window: prices that it announced before, and those that the
/// lists among them say again.
pub(super) async fn standing_beside(
    tx: &Transaction<'_>,
    window: PublicityId,
    changes: &[PriceChange],
) -> Result<HashSet<ListedPriceId>> {
    let products: HashSet<i64> = changes.iter().map(|change| change.product.0).collect();
    let products: Vec<i64> = products.into_iter().collect();
    let linkages: HashSet<i64> = changes
        .iter()
        .filter_map(|change| change.linkage.map(|id| id.0))
        .collect();
    let linkages: Vec<i64> = linkages.into_iter().collect();
    let ids = price_change::standing_beside()
        .prepare(tx)
        .await?
        .bind(tx, &window.0, &products, &linkages)
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}

pub(super) async fn manufacturers_in_publicity(
    db: &impl Reader,
    window: PublicityId,
) -> Result<Vec<(OrganisationId, i64)>> {
    let rows = price_change::manufacturers_in_publicity()
        .prepare(db)
        .await?
        .bind(db, &window.0)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.manufacturer), row.products))
        .collect())
}

pub(super) async fn insert_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    window: PublicityId,
    new: &NewObjection,
) -> Result<Option<ObjectionId>> {
    let evidence: Vec<_> = new.evidence.iter().map(|id| id.0).collect();
    let id = price_change::insert_objection()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &new.change.0,
            &window.0,
            &caller.organisation.0,
            &caller.account.0,
            &new.reason.trim(),
            &evidence,
            &moment.now,
        )
        .opt()
        .await?;
    Ok(id.map(ObjectionId))
}

/// The change that an objection is about, and who raised it.
pub(super) async fn objection_subject(
    tx: &Transaction<'_>,
    id: ObjectionId,
) -> Result<Option<(PriceChangeId, OrganisationId)>> {
    let row = price_change::objection_subject()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(row.map(|row| {
        (
            PriceChangeId(row.price_change),
            OrganisationId(row.organisation),
        )
    }))
}

/// Answers an objection that has no answer; says whether it had none.
pub(super) async fn answer_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    state: ObjectionState,
    answer: &str,
) -> Result<bool> {
    let answered = price_change::answer_objection()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &state.name(),
            &answer,
            &moment.now,
            &caller.account.0,
            &id.0,
        )
        .await?;
    Ok(answered == 1)
}

pub(super) async fn has_open_objection(tx: &Transaction<'_>, id: PriceChangeId) -> Result<bool> {
    let open = price_change::open_objections_of()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .one()
        .await?;
    Ok(0 < open)
}

pub(super) async fn objections(
    db: &impl Reader,
    party: Option<OrganisationId>,
    filter: &ObjectionFilter,
    before: ObjectionId,
    rows_max: i64,
) -> Result<(Vec<Objection>, i64)> {
    let rows = price_change::objections()
        .prepare(db)
        .await?
        .bind(
            db,
            &before.0,
            &party.map(|id| id.0),
            &filter.publicity.map(|id| id.0),
            &filter.change.map(|id| id.0),
            &filter.state.map(ObjectionState::name),
            &rows_max,
        )
        .all()
        .await?;
    let objection = |row: price_change::ObjectionRow| {
        Ok(Objection {
            id: ObjectionId(row.id),
            change: PriceChangeId(row.price_change),
            publicity: PublicityId(row.publicity),
            organisation: Some((OrganisationId(row.organisation), row.organisation_name)),
            reason: row.reason,
            evidence: evidence_ids(row.evidence),
            raised_at: row.raised_at,
            state: ObjectionState::parse(&row.state).ok_or_else(|| unknown("state", &row.state))?,
            answer: row.answer,
            answered_at: row.answered_at,
            product: ProductId(row.product),
            product_name: row.product_name,
            code: row.code,
            region: region(row.region)?,
            base_price: UnitPrice::stored(row.base_price),
        })
    };
    let total = price_change::objections_count()
        .prepare(db)
        .await?
        .bind(
            db,
            &party.map(|id| id.0),
            &filter.publicity.map(|id| id.0),
            &filter.change.map(|id| id.0),
            &filter.state.map(ObjectionState::name),
        )
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(objection).collect();
    Ok((found?, total))
}

pub(super) async fn waiting(
    db: &impl Reader,
    manufacturer: OrganisationId,
) -> Result<ChangesWaiting> {
    let row = price_change::waiting()
        .prepare(db)
        .await?
        .bind(db, &manufacturer.0)
        .one()
        .await?;
    Ok(ChangesWaiting {
        returned: row.returned,
        to_check: row.to_check,
        objections_open: row.objections_open,
    })
}

/// Lists announced prices, each under a number of its own, in order.
pub(super) async fn insert_announced(
    tx: &Transaction<'_>,
    moment: &Moment,
    changes: &[&PriceChange],
) -> Result<Vec<ListedPriceId>> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    macro_rules! column {
        ($value:expr) => {
            changes.iter().map($value).collect::<Vec<_>>()
        };
    }
    let params = price_change::InsertAnnouncedParams {
        now: moment.now,
        products: column!(|one| one.product.0),
        regions: column!(|one| one.terms.region.code()),
        platforms: column!(|one| one.terms.platform.as_str()),
        platform_levels: column!(|one| one.terms.level.name()),
        kinds: column!(|one| one.terms.kind.name()),
        prices: column!(|one| one.terms.price.price.yuan()),
        pack_ratios: column!(|one| one.terms.price.pack_ratio),
        base_prices: column!(|one| one.terms.price.base_price.yuan()),
        effective_from: column!(|one| one.terms.effective_from),
        effective_to: column!(|one| one.terms.price.effective_to),
        sources: column!(|one| one.terms.source.as_str()),
        counts_from: column!(|one| {
            one.counts_from
                .filter(|first| one.terms.effective_from < *first)
        }),
    };
    let ids = price_change::insert_announced()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}

/// Notes the last day on which prices count; what stood without it stays for the record.
pub(super) async fn end_counting(
    tx: &Transaction<'_>,
    moment: &Moment,
    ends: &BTreeMap<ListedPriceId, NaiveDate>,
) -> Result<()> {
    if ends.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = ends.keys().map(|id| id.0).collect();
    let last_days: Vec<NaiveDate> = ends.values().copied().collect();
    price_change::end_counting()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &ids, &last_days)
        .await?;
    Ok(())
}
