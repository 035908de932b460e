//! What hospitals pay, rows to types.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use ground::database::{Reader, Transaction, array_text};
use ground::{
    Error, EvidenceId, ImportId, InvitationId, LimitVersionId, Moment, OrganisationId, ProductId,
    Result, UnitPrice, stored,
};
use market::catalogue::ProductHead;
use sql::queries::current_price;

use crate::disclosure;

use super::types::{
    AboveLimit, CountedPrice, CurrentPrice, CurrentPriceRow, DeclaredBefore, NewCurrentPrice,
    Origin, OwnPrice, Stated,
};

fn current_price_of(row: current_price::CurrentPrice) -> Result<CurrentPrice> {
    Ok(CurrentPrice {
        price: UnitPrice::stored(row.price),
        effective_from: row.effective_from,
        effective_to: row.effective_to,
        contract_no: row.contract_no,
        origin: stored(&row.origin)?,
        invitation: row.invitation.map(InvitationId),
        evidence: EvidenceId::all(row.evidence),
        import: row.import.map(ImportId),
        recorded_at: row.recorded_at,
        superseded_at: row.superseded_at,
    })
}

pub(super) async fn current_price_history(
    db: &impl Reader,
    hospital: OrganisationId,
    product: ProductId,
) -> Result<Vec<CurrentPrice>> {
    let rows = current_price::current_price_history()
        .prepare(db)
        .await?
        .params(
            db,
            &current_price::CurrentPriceHistoryParams {
                hospital: hospital.0,
                product: product.0,
            },
        )
        .all()
        .await?;
    rows.into_iter().map(current_price_of).collect()
}

pub(super) async fn in_force(
    db: &impl Reader,
    hospital: OrganisationId,
    wanted: &[(ProductId, NaiveDate)],
) -> Result<BTreeMap<(ProductId, NaiveDate), CurrentPrice>> {
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let products: Vec<i64> = wanted.iter().map(|(product, _)| product.0).collect();
    let days: Vec<NaiveDate> = wanted.iter().map(|(_, day)| *day).collect();
    let rows = current_price::in_force()
        .prepare(db)
        .await?
        .bind(db, &products, &days, &hospital.0)
        .all()
        .await?;
    let prices = rows.into_iter().map(|row| {
        let day = row
            .day
            .ok_or_else(|| Error::internal("a price of no day"))?;
        Ok(((ProductId(row.product), day), current_price_of(row)?))
    });
    prices.collect()
}

pub(super) async fn current_prices(
    db: &impl Reader,
    hospital: OrganisationId,
    day: NaiveDate,
    name_part: Option<&str>,
    after: ProductId,
    rows_max: i64,
) -> Result<(Vec<CurrentPriceRow>, i64)> {
    let rows = current_price::current_prices()
        .prepare(db)
        .await?
        .params(
            db,
            &current_price::CurrentPricesParams {
                hospital: hospital.0,
                day,
                after: after.0,
                name_part,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = current_price::current_prices_count()
        .prepare(db)
        .await?
        .bind(db, &day, &hospital.0, &name_part)
        .one()
        .await?;
    let row_of = |row: current_price::CurrentPrices| {
        Ok(CurrentPriceRow {
            product: ProductId(row.product),
            head: ProductHead {
                code: row.code,
                name: row.name,
                specification: row.specification,
                model: row.model,
                manufacturer: row.manufacturer_name,
            },
            base_unit: row.base_unit,
            price: UnitPrice::stored(row.price),
            effective_from: row.effective_from,
            effective_to: row.effective_to,
            contract_no: row.contract_no,
            origin: stored(&row.origin)?,
            evidence: EvidenceId::all(row.evidence),
            reference_limit: row.limit_price.map(UnitPrice::stored),
        })
    };
    let rows: Result<_> = rows.into_iter().map(row_of).collect();
    Ok((rows?, total))
}

/// Of declared prices those that the hospital declared before as far as they are stated, whatever has followed them, by
/// their index.
pub(super) async fn declared_before(
    tx: &Transaction<'_>,
    hospital: OrganisationId,
    declared: &[NewCurrentPrice],
    stated: &[Stated],
) -> Result<HashMap<usize, DeclaredBefore>> {
    let products: Vec<_> = declared.iter().map(|new| new.product.0).collect();
    let prices: Vec<_> = declared.iter().map(|new| new.price.yuan()).collect();
    let from: Vec<_> = declared.iter().map(|new| new.effective_from).collect();
    let to: Vec<_> = declared.iter().map(|new| new.effective_to).collect();
    let contracts: Vec<_> = declared
        .iter()
        .map(|new| new.contract_no.as_str())
        .collect();
    let evidence: Vec<String> = declared
        .iter()
        .map(|new| array_text(&new.evidence))
        .collect();
    let evidence: Vec<&str> = evidence.iter().map(String::as_str).collect();
    let all =
        |is_stated: fn(&Stated) -> bool| -> Vec<bool> { stated.iter().map(is_stated).collect() };
    let rows = current_price::declared_before()
        .prepare(tx)
        .await?
        .params(
            tx,
            &current_price::DeclaredBeforeParams {
                hospital: hospital.0,
                products: &products,
                prices: &prices,
                effective_from: &from,
                effective_to: &to,
                contract_nos: &contracts,
                evidence: &evidence,
                states_end: &all(|stated| stated.effective_to),
                states_contract: &all(|stated| stated.contract_no),
                states_evidence: &all(|stated| stated.evidence),
            },
        )
        .all()
        .await?;
    let before = |row: current_price::DeclaredBefore| {
        let index = usize::try_from(row.position - 1).map_err(Error::internal)?;
        let before = DeclaredBefore {
            id: row.id,
            at: row.at,
            is_in_force: row.is_in_force,
        };
        Ok((index, before))
    };
    rows.into_iter().map(before).collect()
}

/// The prices in force that invitations of a hospital ended in, by product.
pub(super) async fn concluded(
    tx: &Transaction<'_>,
    hospital: OrganisationId,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<CurrentPrice>>> {
    let rows = current_price::concluded()
        .prepare(tx)
        .await?
        .bind(tx, &hospital.0, &ProductId::numbers(products))
        .all()
        .await?;
    let mut concluded: HashMap<ProductId, Vec<CurrentPrice>> = HashMap::new();
    for row in rows {
        let of_product = concluded.entry(ProductId(row.product)).or_default();
        of_product.push(current_price_of(row)?);
    }
    Ok(concluded)
}

/// Notes prices that an import states too.
pub(super) async fn insert_repeats(
    tx: &Transaction<'_>,
    import: ImportId,
    prices: &[i64],
) -> Result<()> {
    if !prices.is_empty() {
        current_price::insert_repeats()
            .prepare(tx)
            .await?
            .bind(tx, &import.0, &prices)
            .await?;
    }
    Ok(())
}

/// Puts prices in force from their first day: a price in force on that day ends on the day before, and one
/// that began on that very day is superseded. Returns for each whether it changed anything.
pub(super) async fn set_current_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    origin: Origin,
    prices: &[OwnPrice],
) -> Result<Vec<bool>> {
    if prices.is_empty() {
        return Ok(Vec::new());
    }
    let hospitals: Vec<_> = prices.iter().map(|own| own.hospital.0).collect();
    let products: Vec<_> = prices.iter().map(|own| own.new.product.0).collect();
    let days: Vec<_> = prices.iter().map(|own| own.new.effective_from).collect();
    let open = current_price::open_current_prices()
        .prepare(tx)
        .await?
        .params(
            tx,
            &current_price::OpenCurrentPricesParams {
                hospitals: &hospitals,
                products: &products,
                days: &days,
            },
        )
        .all()
        .await?;
    let same = |own: &OwnPrice| {
        own.invitation.is_none()
            && open.iter().any(|row| {
                (row.hospital, row.product) == (own.hospital.0, own.new.product.0)
                    && row.effective_from == own.new.effective_from
                    && row.effective_to == own.new.effective_to
                    && UnitPrice::stored(row.price) == own.new.price
                    && row.contract_no == own.new.contract_no
                    && row
                        .evidence
                        .iter()
                        .eq(own.new.evidence.iter().map(|id| &id.0))
            })
    };
    let changed: Vec<bool> = prices.iter().map(|own| !same(own)).collect();
    let new: Vec<&OwnPrice> = prices
        .iter()
        .zip(&changed)
        .filter(|(_, changed)| **changed)
        .map(|(own, _)| own)
        .collect();
    let ends: HashMap<i64, NaiveDate> = open
        .iter()
        .filter_map(|row| {
            let own = new
                .iter()
                .find(|own| (row.hospital, row.product) == (own.hospital.0, own.new.product.0))?;
            Some((row.id, own.new.effective_from - Days::new(1)))
        })
        .collect();
    end_current_prices(tx, moment, ends.into_iter(), false).await?;
    insert_current_prices(tx, moment, origin, &new).await?;
    Ok(changed)
}

/// Ends prices on the given last days, `by_rule` or by other prices; the rows without them are kept as superseded.
pub(super) async fn end_current_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    ends: impl Iterator<Item = (i64, NaiveDate)>,
    by_rule: bool,
) -> Result<()> {
    let (ids, last_days): (Vec<i64>, Vec<NaiveDate>) = ends.unzip();
    if !ids.is_empty() {
        current_price::end_current_prices()
            .prepare(tx)
            .await?
            .bind(tx, &moment.now, &by_rule, &ids, &last_days)
            .await?;
    }
    Ok(())
}

pub(super) async fn lock_concluded_above_limit(
    tx: &Transaction<'_>,
    rule_since: NaiveDate,
    (day, among): (NaiveDate, Option<&[ProductId]>),
    rows_max: i64,
) -> Result<Vec<AboveLimit>> {
    let among: Option<Vec<_>> = among.map(|among| among.iter().map(|one| one.0).collect());
    let rows = current_price::lock_concluded_above_limit()
        .prepare(tx)
        .await?
        .params(
            tx,
            &current_price::LockConcludedAboveLimitParams {
                among: among.as_deref(),
                day,
                rule_since,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let above = rows.into_iter().map(|row| AboveLimit {
        id: row.id,
        hospital: OrganisationId(row.hospital),
        product: ProductId(row.product),
        invitation: row.invitation.map(InvitationId),
        price: UnitPrice::stored(row.price),
        limit: UnitPrice::stored(row.limit_price),
        limit_version: LimitVersionId(row.limit_version),
    });
    Ok(above.collect())
}

async fn insert_current_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    origin: Origin,
    new: &[&OwnPrice],
) -> Result<()> {
    let hospitals: Vec<_> = new.iter().map(|own| own.hospital.0).collect();
    let products: Vec<_> = new.iter().map(|own| own.new.product.0).collect();
    let prices: Vec<_> = new.iter().map(|own| own.new.price.yuan()).collect();
    let from: Vec<_> = new.iter().map(|own| own.new.effective_from).collect();
    let to: Vec<_> = new.iter().map(|own| own.new.effective_to).collect();
    let grid = disclosure::grid(moment)?;
    let grid_prices: Vec<_> = new
        .iter()
        .map(|own| grid.round(own.new.price).yuan())
        .collect();
    let evidence: Vec<String> = new
        .iter()
        .map(|own| array_text(&own.new.evidence))
        .collect();
    let evidence: Vec<&str> = evidence.iter().map(String::as_str).collect();
    let contracts: Vec<_> = new.iter().map(|own| own.new.contract_no.as_str()).collect();
    let invitations: Vec<_> = new
        .iter()
        .map(|own| own.invitation.map(|id| id.0))
        .collect();
    let imports: Vec<_> = new.iter().map(|own| own.import.map(|id| id.0)).collect();
    current_price::insert_current_prices()
        .prepare(tx)
        .await?
        .params(
            tx,
            &current_price::InsertCurrentPricesParams {
                origin: origin.into_str(),
                now: moment.now,
                hospitals: &hospitals,
                products: &products,
                prices: &prices,
                grid_prices: &grid_prices,
                grid_step: grid.step(),
                effective_from: &from,
                effective_to: &to,
                contract_nos: &contracts,
                invitations: &invitations,
                imports: &imports,
                evidence: &evidence,
            },
        )
        .await?;
    Ok(())
}

/// How many concluded prices are above the limits of `day`.
pub(super) async fn count_concluded_above_limit(db: &impl Reader, day: NaiveDate) -> Result<i64> {
    let statement = current_price::count_concluded_above_limit()
        .prepare(db)
        .await?;
    Ok(statement.bind(db, &day).one().await?)
}

/// Takes at most `rows_max` changes that are in effect on `day` off the list, and returns their products.
pub(super) async fn take_moved(
    tx: &Transaction<'_>,
    day: NaiveDate,
    rows_max: i64,
) -> Result<Vec<ProductId>> {
    let products = current_price::take_moved()
        .prepare(tx)
        .await?
        .bind(tx, &day, &rows_max)
        .all()
        .await?;
    Ok(products.into_iter().map(ProductId).collect())
}

/// The rounded prices that count of products on a day.
pub(super) async fn counted_prices(
    tx: &Transaction<'_>,
    day: NaiveDate,
    products: &[ProductId],
) -> Result<Vec<CountedPrice>> {
    let rows = current_price::counted_prices()
        .prepare(tx)
        .await?
        .bind(tx, &day, &ProductId::numbers(products))
        .all()
        .await?;
    let of = |row: current_price::CountedPrices| CountedPrice {
        product: ProductId(row.product),
        hospital: OrganisationId(row.hospital),
        figure: UnitPrice::stored(row.grid_price),
        step: row.grid_step,
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Those of some products for which there are figures of this capability in their units.
pub(super) async fn counted_products(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let found = current_price::counted_products()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}
