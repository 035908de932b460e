//! Changes of prices, rows to types.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::{Reader, Transaction, array_text, column};
use ground::{
    AccountId, Caller, CampaignId, EventId, EvidenceId, ImportId, LinkageId, ListedPriceId, Moment,
    OrganisationId, PriceChangeId, ProductId, PublicityId, Result, UnitPrice, stored,
};
use prices::listed_price::{ListedTerms, PriceTerms, Region};
use sql::queries::price_change;

use super::message::{Announced, Changes};
use super::state::Origin;
use super::types::{NewChange, PriceChange};

pub(super) fn change_of(row: price_change::PriceChange) -> Result<PriceChange> {
    let origin = stored(&row.origin)?;
    let state = stored(&row.state)?;
    let level = stored(&row.platform_level)?;
    let kind = stored(&row.kind)?;
    Ok(PriceChange {
        id: PriceChangeId(row.id),
        origin,
        product: ProductId(row.product),
        manufacturer: OrganisationId(row.manufacturer),
        terms: ListedTerms {
            region: Region::stored(row.region)?,
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
        evidence: EvidenceId::all(row.evidence),
        campaign: row.campaign.map(CampaignId),
        linkage: row.linkage.map(LinkageId),
        ends: row.ends.map(ListedPriceId),
        state,
        reason: row.reason,
        submitted_at: row.submitted_at,
        organisation: OrganisationId(row.organisation),
        submitted_by: row.submitted_by.map(AccountId),
        loaded_by: Vec::new(),
        decided_at: row.decided_at,
        publicity: row.publicity.map(PublicityId),
        counts_from: row.counts_from,
        listed_price: row.listed_price.map(ListedPriceId),
        last_price: row.last_price.map(UnitPrice::stored),
        corrects: row.corrects.map(PriceChangeId),
        joined_into: row.joined_into.map(PriceChangeId),
        unconfirmed: row.unconfirmed,
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
    let evidence = column(new, |one| array_text(one.evidence));
    let params = price_change::InsertManyParams {
        origin: origin.into_str(),
        now: moment.now,
        products: &column(new, |one| one.product.0),
        regions: &column(new, |one| one.terms.region.code()),
        platforms: &column(new, |one| one.terms.platform.as_str()),
        platform_levels: &column(new, |one| one.terms.level.into_str()),
        kinds: &column(new, |one| one.terms.kind.into_str()),
        prices: &column(new, |one| one.terms.price.price.yuan()),
        pack_ratios: &column(new, |one| one.terms.price.pack_ratio),
        base_prices: &column(new, |one| one.terms.price.base_price.yuan()),
        effective_from: &column(new, |one| one.terms.effective_from),
        effective_to: &column(new, |one| one.terms.price.effective_to),
        sources: &column(new, |one| one.terms.source.as_str()),
        remarks: &column(new, |one| one.remark),
        evidence: &column(&evidence, String::as_str),
        campaigns: &column(new, |one| one.campaign.map(|id| id.0)),
        linkages: &column(new, |one| one.linkage.map(|id| id.0)),
        ends: &column(new, |one| one.ends.map(|id| id.0)),
        accounts: &column(new, |one| one.account.map(|id| id.0)),
        organisations: &column(new, |one| one.organisation.0),
        last_prices: &column(new, |one| one.last_price.map(UnitPrice::yuan)),
        imports: &column(new, |one| one.import.map(|id| id.0)),
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
    let numbers = PriceChangeId::numbers(ids);
    let rows = price_change::lock()
        .prepare(tx)
        .await?
        .bind(tx, &numbers)
        .all()
        .await?;
    let changes: Result<Vec<PriceChange>> = rows.into_iter().map(change_of).collect();
    let mut changes = changes?;
    if changes.iter().any(|change| change.origin.is_held()) {
        let mut loaders = loaders_of_held(tx, ids).await?;
        for change in &mut changes {
            change.loaded_by = loaders.remove(&change.id).unwrap_or_default();
        }
    }
    Ok(changes)
}

/// Whose the held prices and rises are, by the loads that state them.
pub(super) async fn loaders_of_held(
    db: &impl Reader,
    ids: &[PriceChangeId],
) -> Result<HashMap<PriceChangeId, Vec<AccountId>>> {
    let rows = price_change::loaders_of_held()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(ids))
        .all()
        .await?;
    let mut loaders: HashMap<PriceChangeId, Vec<AccountId>> = HashMap::new();
    for row in rows {
        let of_change = loaders.entry(PriceChangeId(row.id)).or_default();
        of_change.push(AccountId(row.account));
    }
    Ok(loaders)
}

/// No other declaration of a manufacturer is judged until the transaction ends.
pub(super) async fn lock_declarations(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
) -> Result<()> {
    let statement = price_change::lock_declarations().prepare(tx).await?;
    statement.bind(tx, &manufacturer.0).one().await?;
    Ok(())
}

/// A manufacturer's changes that are neither announced nor closed.
pub(super) async fn on_the_way(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let products = ProductId::numbers(products);
    let ids = price_change::on_the_way()
        .prepare(tx)
        .await?
        .bind(tx, &manufacturer.0, &products)
        .all()
        .await?;
    let ids: Vec<PriceChangeId> = ids.into_iter().map(PriceChangeId).collect();
    lock(tx, &ids).await
}

/// A manufacturer's declarations of products that are decided on or withdrawn; not those that were withdrawn with their
/// file. `with_held`: what loads stated of its products and was held, too, which its list shows beside them.
pub(super) async fn declared_before(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
    products: &[ProductId],
    with_held: bool,
) -> Result<Vec<PriceChange>> {
    let ids = price_change::declared_before()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &manufacturer.0,
            &ProductId::numbers(products),
            &with_held,
        )
        .all()
        .await?;
    let ids: Vec<PriceChangeId> = ids.into_iter().map(PriceChangeId).collect();
    lock(tx, &ids).await
}

/// What a file declared for a manufacturer, oldest first.
pub(super) async fn declared_in(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
    import: ImportId,
) -> Result<Vec<PriceChange>> {
    let ids = price_change::declared_in()
        .prepare(tx)
        .await?
        .bind(tx, &manufacturer.0, &import.0)
        .all()
        .await?;
    let ids: Vec<PriceChangeId> = ids.into_iter().map(PriceChangeId).collect();
    lock(tx, &ids).await
}

/// Notes that the caller declares what is on its way too, by a file or by hand.
pub(super) async fn note_declared_again(
    tx: &Transaction<'_>,
    caller: &Caller,
    import: Option<ImportId>,
    ids: &[PriceChangeId],
) -> Result<()> {
    let import = import.map(|import| import.0);
    price_change::note_declared_again()
        .prepare(tx)
        .await?
        .bind(tx, &caller.account.0, &import, &PriceChangeId::numbers(ids))
        .await?;
    Ok(())
}

/// Leaves what a file declared to others who declared it too, unless by a reversed file; returns that.
pub(super) async fn leave_declared_again(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
    import: ImportId,
    reversed: &[ImportId],
) -> Result<HashSet<PriceChangeId>> {
    let reversed: Vec<_> = reversed.iter().map(|id| id.0).collect();
    let ids = price_change::leave_declared_again()
        .prepare(tx)
        .await?
        .bind(tx, &manufacturer.0, &import.0, &reversed)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

pub(super) async fn mark_undone(tx: &Transaction<'_>, ids: &[PriceChangeId]) -> Result<()> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    price_change::mark_undone()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    Ok(())
}

pub(super) async fn decide(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    changes: &[PriceChange],
    announced_by: Option<EventId>,
) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let announced_by = announced_by.map(|event| event.0);
    let account = caller.map(|caller| caller.account.0);
    let ids: Vec<_> = changes.iter().map(|change| change.id.0).collect();
    let states: Vec<_> = changes
        .iter()
        .map(|change| change.state.into_str())
        .collect();
    let reasons: Vec<_> = changes
        .iter()
        .map(|change| change.reason.as_str())
        .collect();
    let publicities: Vec<_> = changes
        .iter()
        .map(|change| change.publicity.map(|id| id.0))
        .collect();
    let counts_from: Vec<_> = changes.iter().map(|change| change.counts_from).collect();
    let listed: Vec<_> = changes
        .iter()
        .map(|change| change.listed_price.map(|id| id.0))
        .collect();
    let joined: Vec<_> = changes
        .iter()
        .map(|change| change.joined_into.map(|id| id.0))
        .collect();
    price_change::decide()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::DecideParams {
                now: moment.now,
                account,
                announced_by,
                ids: &ids,
                states: &states,
                reasons: &reasons,
                publicities: &publicities,
                counts_from: &counts_from,
                listed_prices: &listed,
                joined_into: &joined,
            },
        )
        .await?;
    Ok(())
}

/// The changes that each of these events announced, by manufacturer.
pub(super) async fn announced_by(
    db: &impl Reader,
    events: &[EventId],
) -> Result<Vec<(EventId, Announced)>> {
    let events = EventId::numbers(events);
    let rows = price_change::announced_by()
        .prepare(db)
        .await?
        .bind(db, &events)
        .all()
        .await?;
    let announced = rows.into_iter().map(|row| {
        let changes = Changes {
            changes: row.changes,
            manufacturer: OrganisationId(row.manufacturer),
            product_name: Some(row.product_name),
        };
        let counts_from = row.counts_from;
        let announced = Announced {
            changes,
            counts_from,
        };
        (EventId(row.event), announced)
    });
    Ok(announced.collect())
}

/// Saves what second declarations added to the changes.
pub(super) async fn save_additions(tx: &Transaction<'_>, changes: &[PriceChange]) -> Result<()> {
    let ids = column(changes, |change| change.id.0);
    let files = column(changes, |change| array_text(&change.evidence));
    let files = column(&files, String::as_str);
    let campaigns = column(changes, |change| change.campaign.map(|id| id.0));
    price_change::save_additions()
        .prepare(tx)
        .await?
        .bind(tx, &ids, &files, &campaigns)
        .await?;
    Ok(())
}

/// Those of these changes that an open objection holds.
pub(super) async fn contested(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    let found = price_change::contested()
        .prepare(tx)
        .await?
        .bind(tx, &PriceChangeId::numbers(ids))
        .all()
        .await?;
    Ok(found.into_iter().map(PriceChangeId).collect())
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
        evidence: &column(&change.evidence, |id| id.0),
        now: moment.now,
        account: caller.account.0,
        platform: terms.platform.as_str(),
        platform_level: terms.level.into_str(),
        kind: terms.kind.into_str(),
        id: change.id.0,
    };
    price_change::rewrite()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

pub(super) async fn changes_to_announce(
    tx: &Transaction<'_>,
    publicity: PublicityId,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::changes_to_announce()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::ChangesToAnnounceParams {
                publicity: publicity.0,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// The public changes of the products of a load, each with its publicity.
pub(super) async fn public_of_load(
    db: &impl Reader,
    import: ImportId,
) -> Result<Vec<(PriceChangeId, PublicityId)>> {
    let rows = price_change::public_of_load()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    let public = rows.into_iter();
    let public = public.map(|row| (PriceChangeId(row.id), PublicityId(row.publicity)));
    Ok(public.collect())
}

/// Listed prices of the same announcement as each of some changes, by its number: what was public together with it, or together with
/// what it corrects, and what its linkage list repeats.
pub(super) async fn listed_beside(
    db: &impl Reader,
    changes: &[PriceChangeId],
) -> Result<HashMap<PriceChangeId, HashSet<ListedPriceId>>> {
    let rows = price_change::listed_beside()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(changes))
        .all()
        .await?;
    let mut beside: HashMap<PriceChangeId, HashSet<ListedPriceId>> = HashMap::new();
    for row in rows {
        let prices = beside.entry(PriceChangeId(row.change)).or_default();
        prices.insert(ListedPriceId(row.listed_price));
    }
    Ok(beside)
}

/// Concluded prices above the limits that public or announced changes bring from `since` on. It asks for
/// all days to come and for every contract, not what a hospital pays on a day, so it does not read
/// `own_prices`.
pub(super) async fn count_concluded_overtaken(db: &impl Reader, since: NaiveDate) -> Result<i64> {
    let statement = price_change::count_concluded_overtaken()
        .prepare(db)
        .await?;
    Ok(statement.bind(db, &since).one().await?)
}

/// Those of some products for which there are figures of this capability in their units.
pub(super) async fn counted_products(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let found = price_change::counted_products()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}
