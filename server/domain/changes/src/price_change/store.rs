//! Changes of prices, rows to types.

use std::collections::HashSet;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction, array_text, column};
use ground::{
    AccountId, Caller, CampaignId, EventId, EvidenceId, ImportId, LinkageId, ListedPriceId, Moment,
    OrganisationId, PriceChangeId, ProductId, PublicityId, Result, UnitPrice, stored,
};
use prices::listed_price::{ListedTerms, PriceTerms, Region};
use sql::queries::price_change;

use super::message::{Announced, Changes};
use super::rules::{ChangeState, Origin};
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
        decided_at: row.decided_at,
        publicity: row.publicity.map(PublicityId),
        counts_from: row.counts_from,
        listed_price: row.listed_price.map(ListedPriceId),
        last_price: row.last_price.map(UnitPrice::stored),
        corrects: row.corrects.map(PriceChangeId),
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
    let ids = PriceChangeId::numbers(ids);
    let rows = price_change::lock()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    rows.into_iter().map(change_of).collect()
}

/// Notes that a load would have held these changes, or the ends of these prices, had they not been held.
pub(super) async fn note_held_again(
    tx: &Transaction<'_>,
    import: ImportId,
    ids: &[PriceChangeId],
    ends: &[ListedPriceId],
) -> Result<()> {
    if ids.is_empty() && ends.is_empty() {
        return Ok(());
    }
    let (ids, ends) = (PriceChangeId::numbers(ids), ListedPriceId::numbers(ends));
    price_change::note_held_again()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::NoteHeldAgainParams {
                import: import.0,
                ids: &ids,
                ends: &ends,
            },
        )
        .await?;
    Ok(())
}

/// Leaves what a load held to another load that would have held it too, unless that was reversed.
pub(super) async fn take_over_held(
    tx: &Transaction<'_>,
    import: ImportId,
    reversed: &[ImportId],
) -> Result<()> {
    let reversed: Vec<_> = reversed.iter().map(|id| id.0).collect();
    price_change::take_over_held()
        .prepare(tx)
        .await?
        .bind(tx, &reversed, &import.0)
        .await?;
    Ok(())
}

/// The changes that a load held, and those that wait for the end of one of these prices.
pub(super) async fn changes_of_load(
    db: &impl Reader,
    import: ImportId,
    ended: &[ListedPriceId],
) -> Result<Vec<(PriceChangeId, ChangeState)>> {
    let rows = price_change::changes_of_load()
        .prepare(db)
        .await?
        .bind(db, &import.0, &ListedPriceId::numbers(ended))
        .all()
        .await?;
    let changes = rows
        .into_iter()
        .map(|row| Ok((PriceChangeId(row.id), stored(&row.state)?)));
    changes.collect()
}

/// Prices of a load that are law by an announcement: the end of what they follow was held, public, and is announced.
pub(super) async fn listed_with_announced(
    db: &impl Reader,
    import: ImportId,
) -> Result<HashSet<ListedPriceId>> {
    let ids = price_change::listed_with_announced()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
}

/// Lets open changes end the rows that prices are now.
pub(super) async fn move_ends(
    tx: &Transaction<'_>,
    moved: &[(ListedPriceId, ListedPriceId)],
) -> Result<()> {
    let (old, new): (Vec<i64>, Vec<i64>) = moved.iter().map(|(old, new)| (old.0, new.0)).unzip();
    price_change::move_ends()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::MoveEndsParams {
                old: &old,
                new: &new,
            },
        )
        .await?;
    Ok(())
}

/// How many changes of each origin a load held.
pub(super) async fn held_by_import(
    db: &impl Reader,
    import: ImportId,
) -> Result<Vec<(Origin, i64)>> {
    let rows = price_change::held_by_import()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    let held = rows
        .into_iter()
        .map(|row| Ok((stored(&row.origin)?, row.changes)));
    held.collect()
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
/// file.
pub(super) async fn declared_before(
    tx: &Transaction<'_>,
    manufacturer: OrganisationId,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let ids = price_change::declared_before()
        .prepare(tx)
        .await?
        .bind(tx, &manufacturer.0, &ProductId::numbers(products))
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

pub(super) async fn mark_undone(tx: &Transaction<'_>, ids: &[PriceChangeId]) -> Result<()> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    price_change::mark_undone()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    Ok(())
}

/// Changes of origin `outlier` of products that are neither announced nor closed.
pub(super) async fn outliers_held(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let ids = price_change::outliers_held()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    let ids: Vec<PriceChangeId> = ids.into_iter().map(PriceChangeId).collect();
    lock(tx, &ids).await
}

/// Held changes of prices that are over on a day.
pub(super) async fn moot(
    tx: &Transaction<'_>,
    today: NaiveDate,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::moot()
        .prepare(tx)
        .await?
        .bind(tx, &today, &rows_max)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// Held prices of loads, undecided or public, under whose key a later load states another price.
pub(super) async fn overtaken(
    tx: &Transaction<'_>,
    rows_max: i64,
) -> Result<Vec<(PriceChangeId, ChangeState)>> {
    let rows = price_change::overtaken()
        .prepare(tx)
        .await?
        .bind(tx, &rows_max)
        .all()
        .await?;
    let found = rows.into_iter();
    found
        .map(|row| Ok((PriceChangeId(row.id), stored(&row.state)?)))
        .collect()
}

/// Which of these prices have an undecided or public end already.
pub(super) async fn with_open_end(
    tx: &Transaction<'_>,
    prices: impl Iterator<Item = ListedPriceId>,
) -> Result<HashSet<ListedPriceId>> {
    let ids: Vec<i64> = prices.map(|price| price.0).collect();
    let found = price_change::held_prices()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    Ok(found.into_iter().map(ListedPriceId).collect())
}

/// The prices of some products that give way to something higher, or end, when what is public is announced.
pub(super) async fn departing(
    tx: &Transaction<'_>,
    products: impl IntoIterator<Item = ProductId>,
) -> Result<HashSet<ListedPriceId>> {
    let products: Vec<i64> = products.into_iter().map(|product| product.0).collect();
    let statement = price_change::departing().prepare(tx).await?;
    let found = statement.bind(tx, &products).all().await?;
    Ok(found.into_iter().map(ListedPriceId).collect())
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
        .params(
            tx,
            &price_change::DecideParams {
                now: moment.now,
                account,
                announced_by,
                ids: &ids,
                states: &states,
                reasons: &reasons,
                publicities: &windows,
                counts_from: &counts_from,
                listed_prices: &listed,
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
    window: PublicityId,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::changes_to_announce()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::ChangesToAnnounceParams {
                publicity: window.0,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// Listed prices of the same announcement as these changes: what was public together with them, or
/// together with what they correct, and what their linkage lists repeat.
pub(super) async fn listed_beside(
    tx: &Transaction<'_>,
    changes: &[PriceChange],
) -> Result<HashSet<ListedPriceId>> {
    let products: HashSet<i64> = changes.iter().map(|change| change.product.0).collect();
    let products: Vec<i64> = products.into_iter().collect();
    let ids: Vec<i64> = changes.iter().map(|change| change.id.0).collect();
    let linkages: HashSet<i64> = changes
        .iter()
        .filter_map(|change| change.linkage.map(|id| id.0))
        .collect();
    let linkages: Vec<i64> = linkages.into_iter().collect();
    let ids = price_change::listed_beside()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::ListedBesideParams {
                products: &products,
                changes: &ids,
                linkages: &linkages,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(ListedPriceId).collect())
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
