//! A worklist of unusual listed prices (S4-13, quality of the data): few provinces, old prices, differing
//! ratios, a wide spread, a sudden change, a price that ended without a successor.

mod capability;
mod event;
mod rulebook;
mod store;
mod types;

use chrono::Months;
use ground::database::{Connection, Reader, Transaction};
use ground::rulebook::Consequence;
use ground::{Caller, Error, FieldError, Label, Moment, OrganisationKind, Result, log};

use rulebook::{
    FINDING_CHANGE_MAX, FINDING_LOOKBACK, FINDING_PROVINCES_MIN, FINDING_SPREAD_MAX,
    FINDING_STALE_AFTER,
};
use types::Bounds;

pub use capability::CAPABILITY;
pub use types::{
    FindingFilter, FindingKind, FindingPlace, FindingState, PriceFinding, PriceFindingId,
};

/// Inspects every price in force and renews the worklist. A dismissed finding stays dismissed while its
/// cause lasts. Returns how many findings are new, changed or gone.
pub async fn inspect(tx: &Transaction<'_>, moment: &Moment) -> Result<usize> {
    let today = moment.today();
    let rulebook = &moment.rulebook;
    let lookback_days = rulebook.value(&FINDING_LOOKBACK, today)?;
    let bounds = Bounds {
        provinces_min: rulebook.value(&FINDING_PROVINCES_MIN, today)?.into(),
        stale_before: today - Months::new(rulebook.value(&FINDING_STALE_AFTER, today)?),
        spread_max: rulebook.value(&FINDING_SPREAD_MAX, today)?,
        change_max: rulebook.value(&FINDING_CHANGE_MAX, today)?,
        lookback_days: i32::try_from(lookback_days).map_err(Error::internal)?,
    };
    let (noted, gone) = store::inspect(tx, today, &bounds).await?;
    if noted + gone == 0 {
        return Ok(0);
    }
    let event = event::INSPECTED.about(today, &event::Inspected { noted, gone });
    log::write(tx, moment, &[event]).await?;
    usize::try_from(noted + gone).map_err(Error::internal)
}

/// The open findings of a kind whose bound would move: the next inspection judges them again.
async fn open_findings(db: &Connection<'_>, kind: FindingKind) -> Result<Vec<Consequence>> {
    let (zh, en) = match kind {
        FindingKind::FewProvinces => ("待核对：在挂省份偏少", "open findings: few provinces"),
        FindingKind::Stale => (
            "待核对：价格久未更新",
            "open findings: no new price for long",
        ),
        FindingKind::MixedRatios => (
            "待核对：各省包装转换比不一致",
            "open findings: mixed ratios",
        ),
        FindingKind::WideSpread => ("待核对：省际价差过大", "open findings: a wide spread"),
        FindingKind::SuddenChange => ("待核对：限价突变", "open findings: a sudden change"),
        FindingKind::Gap => ("待核对：价格断档", "open findings: a gap"),
    };
    let open = store::count_open(db, kind).await?;
    Ok(vec![Consequence::stays(Label::new(zh, en), open)])
}

/// How many findings of each kind are open; for overseers only.
pub async fn summary(db: &impl Reader, caller: &Caller) -> Result<Vec<(FindingKind, i64)>> {
    caller.must_oversee()?;
    store::summary(db).await
}

/// Findings by falling weight, after a place, and how many there are; for overseers only. A weight that moves while the
/// list is read changes no place in it.
pub async fn findings(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &FindingFilter,
    after: Option<FindingPlace>,
    rows_max: i64,
) -> Result<(Vec<PriceFinding>, i64)> {
    caller.must_oversee()?;
    store::page(db, moment.today(), filter, after, rows_max).await
}

/// Closes a finding that needs no action.
///
/// # Errors
/// Refuses callers other than the exchange centre and a missing note; [`Error::NotFound`] when the finding
/// is not open.
pub async fn dismiss(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceFindingId,
    note: &str,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let note = note.trim();
    if note.is_empty() {
        return Err(FieldError::alone(
            "/note",
            "请说明核对结果",
            "say what you found",
        ));
    }
    let (product, kind) = store::dismiss(tx, moment, caller, id, note)
        .await?
        .ok_or(Error::NotFound)?;
    let dismissed = event::Dismissed {
        finding: id.to_string(),
        kind,
        note: note.to_owned(),
    };
    let event = event::DISMISSED.about(product, &dismissed).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
