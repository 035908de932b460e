//! Price linkage (价格联动): a list of another platform is loaded, shows what it would change, is made
//! public, and takes effect when its publicity is over (S4-13).
//!
//! A list changes no price and no limit by itself: its rows are changes of prices like all others. A
//! limit therefore rises only after publicity, never silently.

mod capability;
mod event;
mod preview;
mod refusal;
mod rules;
mod store;
mod types;

pub use capability::{CAPABILITY, LINKAGE_LISTS};
pub use preview::{
    ConcludedForeseen, Moves, OvertakenInvitation, PREVIEW_START, Preview, PreviewFilter,
    PreviewPosition, PreviewSortBy, ProductForeseen, prepare_preview, preview, preview_invitations,
    preview_prices_above, preview_products, request_preview,
};
pub use rules::LimitChange;
pub use types::{Linkage, LinkagePublicity, LinkageState, ListFile};

use ground::database::{Reader, Transaction};
use ground::{
    Caller, Error, FieldError, LinkageId, Moment, OrganisationKind, PriceChangeId, Result, Words,
    log, must_be_another, text,
};
use market::catalogue::{LoadedRow, RowVerdict};
use prices::listed_price::{self, ListedPriceRow};

use crate::price_change::{enter_list, strike_rows, withdraw_list};
use crate::{campaign, lower_price_report};

const TITLE_LETTERS_MAX: usize = 200;

/// Enters rows of the list of an import; returns a verdict for each row, in order.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a list that was made public or cancelled
/// meanwhile. A wrong row is a verdict, not an error.
pub async fn load_part(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    file: ListFile<'_>,
    rows: &[ListedPriceRow],
) -> Result<Vec<RowVerdict>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    // What rows are compared with, nobody replaces meanwhile. Before all other locks, as loads of prices take it.
    listed_price::lock_prices(tx).await?;
    // Of equal rows that are loaded at once in two lists, one is entered first.
    store::lock_lists(tx).await?;
    let list = open(tx, moment, caller, file).await?;
    list.state.must_be_draft()?;
    let verdicts = enter_list(tx, moment, caller, (list.id, file.again), rows).await?;
    let count = |outcome: &LoadedRow| {
        let rows = verdicts.iter().filter(|one| one.outcome == *outcome);
        i64::try_from(rows.count()).map_err(Error::internal)
    };
    let (entered, unchanged) = (count(&LoadedRow::Accepted)?, count(&LoadedRow::Unchanged)?);
    store::note_rows(tx, list.id, entered, unchanged).await?;
    if 0 < entered {
        let rows = event::RowsEntered { entered, unchanged };
        let event = event::ROWS_ENTERED.about(list.id, &rows).by(caller);
        log::write(tx, moment, &[event]).await?;
    }
    Ok(verdicts)
}

/// Marks the list of an import as complete: its preview is prepared from now on.
///
/// # Errors
/// As [`load_part`].
pub async fn finish_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    file: ListFile<'_>,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let list = open(tx, moment, caller, file).await?;
    list.state.must_be_draft()?;
    store::note_loaded(tx, moment, list.id).await?;
    let loaded = event::Loaded {
        file_name: list.file_name.clone(),
        rows: list.rows,
        unchanged: list.unchanged,
    };
    let event = event::LOADED.about(list.id, &loaded).by(caller);
    log::write(tx, moment, &[event]).await?;
    preview::begin(tx, moment, list.id).await
}

/// Locks the list of an import; creates it first if need be.
async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    file: ListFile<'_>,
) -> Result<Linkage> {
    store::open(tx, moment, caller, file.import, file.name).await?;
    let id = store::of_import(tx, file.import)
        .await?
        .ok_or(Error::NotFound)?;
    lock(tx, id).await
}

async fn lock(tx: &Transaction<'_>, id: LinkageId) -> Result<Linkage> {
    store::lock(tx, id).await?.ok_or(Error::NotFound)
}

/// Makes every row of a list public that is not struck.
///
/// # Errors
/// Refuses callers other than the exchange centre, who loaded it (`same-person`), lists that are public or cancelled
/// (`linkage-closed`), not loaded to their end (`linkage-not-loaded`), whose preview is not ready
/// (`linkage-preview-preparing`), or without a change (`linkage-empty`).
pub async fn publicize(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
    title: &str,
) -> Result<Linkage> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let title = text::one_line(title, TITLE_LETTERS_MAX).map_err(|error| {
        let words = error.words();
        FieldError::alone("/title", words.zh, words.en)
    })?;
    let title = title.as_str();
    let list = lock(tx, id).await?;
    list.state.must_be_draft()?;
    rules::must_be_loaded(list.loaded_at.is_some())?;
    preview::must_be_ready(tx, id).await?;
    let title = if title.is_empty() {
        list.file_name.as_str()
    } else {
        title
    };
    must_be_another([list.loaded_by], caller.account, own_list())?;
    lower_price_report::must_not_have_reported_rows(tx, caller, id).await?;
    let publicity = campaign::publicize_list(tx, moment, caller, title, id).await?;
    let publicity = publicity.ok_or_else(rules::empty)?;
    store::publicize(tx, moment, caller, id, title, publicity).await?;
    let publicized = event::Publicized {
        publicity,
        title: title.to_owned(),
        rows: list.rows - list.struck,
    };
    let event = event::PUBLICIZED.about(list.id, &publicized).by(caller);
    log::write(tx, moment, &[event]).await?;
    lock(tx, id).await
}

fn own_list() -> Words {
    Words::new(
        "该清单由本人导入，须由另一人公示",
        "you loaded this list: another person makes it public",
    )
}

/// Strikes rows of a list that is not public yet, each judged by itself; returns an outcome for each. What the list would
/// change is worked out anew.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, and lists that are public, cancelled
/// (`linkage-closed`) or not loaded to their end (`linkage-not-loaded`).
pub async fn strike(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
    ids: &[PriceChangeId],
    reason: &str,
) -> Result<Vec<Result<()>>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let list = lock(tx, id).await?;
    list.state.must_be_draft()?;
    rules::must_be_loaded(list.loaded_at.is_some())?;
    let (outcomes, rows) = strike_rows(tx, moment, caller, id, ids, reason).await?;
    if 0 < rows {
        let rows = i64::try_from(rows).map_err(Error::internal)?;
        store::note_struck(tx, id, rows).await?;
        let struck = event::RowsStruck {
            rows,
            reason: reason.to_owned(),
        };
        let event = event::ROWS_STRUCK.about(id, &struck).by(caller);
        log::write(tx, moment, &[event]).await?;
        preview::begin(tx, moment, id).await?;
    }
    Ok(outcomes)
}

/// Cancels a list that is not public yet. What another such list says too is that one's from now on.
///
/// # Errors
/// Refuses callers other than the exchange centre, and lists that are public or cancelled.
pub async fn cancel(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
) -> Result<Linkage> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    store::lock_lists(tx).await?;
    let list = lock(tx, id).await?;
    list.state.must_be_draft()?;
    let others = store::lock_other_drafts(tx, id).await?;
    let (rows, taken) = withdraw_list(tx, moment, caller, id, &others).await?;
    for (other, rows) in taken {
        take_over(tx, moment, caller, &list, (other, rows)).await?;
    }
    preview::forget(tx, id).await?;
    store::cancel(tx, moment, caller, id).await?;
    let cancelled = event::Cancelled { rows };
    let event = event::CANCELLED.about(list.id, &cancelled).by(caller);
    log::write(tx, moment, &[event]).await?;
    lock(tx, id).await
}

/// Notes that rows of a list are another's from now on, whose preview is worked out anew.
async fn take_over(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    list: &Linkage,
    (other, rows): (LinkageId, i64),
) -> Result<()> {
    store::take_over(tx, list.id, other, rows).await?;
    let taken = event::RowsTakenOver {
        rows,
        file_name: list.file_name.clone(),
    };
    let event = event::ROWS_TAKEN_OVER.about(other, &taken).by(caller);
    log::write(tx, moment, &[event]).await?;
    match lock(tx, other).await?.loaded_at {
        Some(_) => preview::begin(tx, moment, other).await,
        None => Ok(()),
    }
}

/// A list by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none; refuses callers other than overseers.
pub async fn linkage(db: &impl Reader, caller: &Caller, id: LinkageId) -> Result<Linkage> {
    caller.must_oversee()?;
    store::one(db, id).await?.ok_or(Error::NotFound)
}

/// Lists before `before`, newest first, and their total.
///
/// # Errors
/// Refuses callers other than overseers.
pub async fn linkages(
    db: &impl Reader,
    caller: &Caller,
    state: Option<LinkageState>,
    before: LinkageId,
    rows_max: i64,
) -> Result<(Vec<Linkage>, i64)> {
    caller.must_oversee()?;
    store::page(db, state, before, rows_max).await
}
