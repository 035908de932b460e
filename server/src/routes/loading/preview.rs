//! What a file would do, before it is loaded.

use bytes::Bytes;
use chrono::NaiveDate;
use domain::bargaining::{EndingInvitation, SentTo};
use domain::catalogue::{LoadedRow, ProductHead, RowVerdict};
use domain::listed_price::LimitMove;
use domain::price_change::LoadForeseen;
use domain::{ImportId, InvitationId, ProductId, ShanghaiTime, UnitPrice};
use futures_util::Stream;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::rising::{ListedBeside, RiseHeldView, RisingLimit};
use super::{FileWarningView, ImportCounts};
use crate::http::{Problem, Request};
use crate::loading::{FileKind, How, PreviewRow, RowAround, preview};
use crate::routes::views::Named;

/// What a file would do.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LoadPreview {
    /// Rows of the file.
    rows: i64,
    /// Rows by what would become of them.
    counts: ImportCounts,
    /// Rows that would be taken with a remark.
    warnings: i64,
    /// What rows are warned of.
    warned: Vec<FileWarningView>,
    /// The first 200 rows that would act, or be held, after the row of `after`; `counts` has their number.
    acting: Vec<RowPreview>,
    /// The first 200 rows for which nothing would be done, since it was done before.
    unchanged: Vec<RowPreview>,
    /// The first 200 rows that would be left out: nobody sees them, or a later row counts in their place.
    skipped: Vec<RowPreview>,
    /// The first 200 rows that would not be taken.
    refused: Vec<RowPreview>,
    /// The import that loaded the same content before, so that this file would do nothing.
    same_as: Option<ImportId>,
    /// When that one was undone, so that nothing of it is in force: `again` loads the file all the same.
    same_undone_at: Option<ShanghaiTime>,
    /// What is stated of the file as a whole, such as columns that are not read.
    notes: Vec<String>,
    /// Rows that are hidden or filtered away. Without a choice (`hidden_rows`) this shows what happens without them, and a load
    /// is refused.
    hidden_rows: u64,
    /// What it would do to listed prices.
    prices: Option<PricesPreview>,
    /// What it would send.
    invitations: Option<InvitationsPreview>,
}

/// A row of a file and what would become of it.
#[derive(Debug, Serialize, ToSchema)]
struct RowPreview {
    /// Its number in the file, counted as Excel does.
    line: u32,
    status: RowOutcome,
    /// The product's code as the file writes it.
    code: String,
    /// The product that the code means.
    product_id: Option<ProductId>,
    product_name: Option<String>,
    specification: Option<String>,
    /// The price of the row.
    price: Option<UnitPrice>,
    /// Sales units.
    quantity: Option<i64>,
    /// The price of all of them, in yuan.
    #[schema(value_type = Option<String>)]
    amount: Option<Decimal>,
    /// Why it is held, unchanged or refused; empty for a row that acts.
    reason: String,
    /// What is to be looked at although the row is taken.
    warnings: Vec<String>,
    /// What a listed price that acts or is held finds and leaves; null for others.
    around: Option<PriceAround>,
}

/// What a listed price finds, and what is when its file is loaded.
#[derive(Debug, Serialize, ToSchema)]
struct PriceAround {
    /// The lowest price of one base unit that the same platform lists today under the same kind.
    price_before: Option<UnitPrice>,
    /// The price of one base unit then; the one before where the row is held.
    price_after: Option<UnitPrice>,
    /// The limit of the first day on which the file moves it, or of today; null for the candidate catalogue.
    limit_before: Option<UnitPrice>,
    /// The limit of that day then; null for the candidate catalogue.
    limit_after: Option<UnitPrice>,
    /// The first day on which the file moves the product's limit; null where it stays.
    limit_moves_on: Option<NaiveDate>,
    /// Open invitations of the product that would be superseded.
    invitations_ending: usize,
    /// What the same platform lists today under the same kind and goes on listing beside the row, the lowest first: the row is
    /// added and replaces none of it.
    beside: Vec<ListedBeside>,
    /// Where the end of a price there would be held, since the limit would rise by it.
    rise_held: Option<RiseHeldView>,
}

impl From<RowAround> for PriceAround {
    fn from(around: RowAround) -> Self {
        Self {
            price_before: around.price_before,
            price_after: around.price_after,
            limit_before: around.limit_before,
            limit_after: around.limit_after,
            limit_moves_on: around.limit_moves_on,
            invitations_ending: around.invitations_ending,
            beside: (around.beside.into_iter()).map(ListedBeside::of).collect(),
            rise_held: around.rise_held.map(Into::into),
        }
    }
}

/// What a list of prices would do.
#[derive(Debug, Serialize, ToSchema)]
struct PricesPreview {
    /// Prices under keys that nothing is listed under.
    new: i64,
    /// Prices beside or in the place of others under the same key.
    changed: i64,
    /// Prices whose place they take.
    replaced: i64,
    /// Ends of prices that would be held, since a limit would rise without them.
    rises_held: i64,
    /// The first 200 of them, the largest rise first.
    rising: Vec<RisingLimit>,
    /// Prices that would be held, since they are far from the last one.
    outliers_held: i64,
    /// Products whose limits would fall, today or on a later day.
    falls: i64,
    /// The first 200 of them, the largest fall first.
    falling: Vec<MovingLimit>,
    /// Products that would get a limit.
    appearances: i64,
    /// Open invitations that would be superseded.
    invitations: i64,
    /// Their offers times their quantities, in yuan.
    #[schema(value_type = String)]
    invitations_amount: Decimal,
    /// The first 200 of them, the largest amount first.
    ending: Vec<EndingInvitationView>,
    /// Concluded prices that the new limits would end (`bargaining.concluded_above_limit`).
    concluded: i64,
    /// These prices times the quantities of their invitations, in yuan.
    #[schema(value_type = String)]
    concluded_amount: Decimal,
    /// The invitations of the first 200 of them, the largest amount first.
    ending_concluded: Vec<EndingInvitationView>,
    /// Hospitals' rounded prices that would be above new limits, of products with at least `prices_above_from` of them. Products
    /// with fewer are left out, so that 0 does not say that there are none.
    prices_above: i64,
    /// The least number of such prices of a product that are counted in `prices_above` (`pricing.spread_hospitals_min`).
    prices_above_from: i64,
}

/// An open invitation that would be superseded, or a concluded one whose price would end.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct EndingInvitationView {
    id: InvitationId,
    /// The number that people quote.
    number: String,
    product_id: ProductId,
    product_name: String,
    specification: String,
    hospital: Named,
    /// Yuan per base unit.
    price: UnitPrice,
    /// Sales units.
    quantity: i64,
    /// The offer times the quantity, in yuan.
    #[schema(value_type = String)]
    amount: Decimal,
}

impl EndingInvitationView {
    pub(in crate::routes) fn of((one, head): (EndingInvitation, ProductHead)) -> Self {
        Self {
            id: one.id,
            number: one.number,
            product_id: one.product,
            product_name: head.name,
            specification: head.specification,
            hospital: one.hospital.into(),
            price: one.price,
            quantity: one.quantity,
            amount: one.amount,
        }
    }
}

/// A product whose limit would move.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MovingLimit {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// The first day on which it would be another one.
    on: NaiveDate,
    /// The limit of that day as it is; null for the candidate catalogue.
    before: Option<UnitPrice>,
    /// The limit of that day then; null for the candidate catalogue.
    after: Option<UnitPrice>,
}

/// What a file of invitations would send.
#[derive(Debug, Serialize, ToSchema)]
struct InvitationsPreview {
    /// Invitations that would be sent.
    sent: i64,
    /// Of them confirmed at once.
    confirmed: i64,
    /// Offers times quantities, in yuan.
    #[schema(value_type = String)]
    amount: Decimal,
    /// The manufacturers concerned, the largest amount first.
    manufacturers: Vec<InvitedManufacturer>,
}

/// What a file would send to one manufacturer.
#[derive(Debug, Serialize, ToSchema)]
struct InvitedManufacturer {
    /// Who is invited.
    manufacturer: Named,
    /// Invitations to it.
    sent: i64,
    /// Offers times quantities, in yuan.
    #[schema(value_type = String)]
    amount: Decimal,
}

/// What the file of a request would do.
pub(super) async fn foresee<E: Into<domain::Error>>(
    request: &Request,
    kind: &'static FileKind,
    (name, how): (&str, How),
    upload: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<LoadPreview, Problem> {
    let (ground, moment) = (request.app.ground(), request.moment());
    let begun = preview(ground, moment, request.caller()?, kind, (name, how), upload).await?;
    let found = request.heavily(begun.work_out(moment)).await??;
    let shown = |rows: Vec<PreviewRow>| -> Vec<RowPreview> {
        let rows = rows.into_iter();
        rows.map(|row| RowPreview::of(request, row)).collect()
    };
    Ok(LoadPreview {
        rows: found.rows,
        counts: ImportCounts::of(&found.counts),
        warnings: found.warnings,
        warned: FileWarningView::of(request, &found.warned),
        acting: shown(found.acting),
        unchanged: shown(found.unchanged),
        skipped: shown(found.skipped),
        refused: shown(found.refused),
        same_as: found.same_as,
        same_undone_at: found.same_undone_at.map(Into::into),
        notes: found
            .notes
            .iter()
            .map(|note| request.localized(note))
            .collect(),
        hidden_rows: found.hidden_rows,
        prices: found.effects.prices.map(PricesPreview::of),
        invitations: found.effects.invitations.map(InvitationsPreview::of),
    })
}

/// What would become of a row.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum RowOutcome {
    Accepted,
    Unchanged,
    Skipped,
    Held,
    PriceMismatch,
    SeveralHits,
    NoHit,
    Error,
}

impl RowOutcome {
    fn of(outcome: &LoadedRow) -> Self {
        match outcome {
            LoadedRow::Accepted => Self::Accepted,
            LoadedRow::Unchanged => Self::Unchanged,
            LoadedRow::Skipped => Self::Skipped,
            LoadedRow::Held => Self::Held,
            LoadedRow::PriceMismatch => Self::PriceMismatch,
            LoadedRow::SeveralHits => Self::SeveralHits,
            LoadedRow::NoHit => Self::NoHit,
            LoadedRow::Error => Self::Error,
        }
    }
}

impl RowPreview {
    fn of(request: &Request, row: PreviewRow) -> Self {
        // What an accepted row says names numbers and days of a load that did not happen.
        let reason = match row.verdict.outcome {
            LoadedRow::Accepted => String::new(),
            LoadedRow::Unchanged
            | LoadedRow::Skipped
            | LoadedRow::Held
            | LoadedRow::PriceMismatch
            | LoadedRow::SeveralHits
            | LoadedRow::NoHit
            | LoadedRow::Error => reason(request, &row.verdict),
        };
        let head = row.product.as_ref().map(|product| &product.head);
        let amount = row.price.zip(row.quantity).zip(row.product.as_ref());
        Self {
            line: row.line,
            status: RowOutcome::of(&row.verdict.outcome),
            code: row.code,
            product_id: row.product.as_ref().map(|product| product.id),
            product_name: head.map(|head| head.name.clone()),
            specification: head.map(|head| head.specification.clone()),
            price: row.price,
            quantity: row.quantity,
            amount: amount.map(|((price, quantity), product)| {
                (price.yuan() * product.pack_ratio * Decimal::from(quantity)).normalize()
            }),
            reason,
            warnings: row
                .verdict
                .warnings
                .iter()
                .map(|warning| request.localized(&warning.remark))
                .collect(),
            around: row.around.map(PriceAround::from),
        }
    }
}

fn reason(request: &Request, verdict: &RowVerdict) -> String {
    let remarks: Vec<String> = verdict
        .remarks
        .iter()
        .map(|words| request.localized(words))
        .collect();
    remarks.join(if request.is_chinese() { "；" } else { "; " })
}

impl MovingLimit {
    pub(super) fn of((one, head): (LimitMove, ProductHead)) -> Self {
        Self {
            id: one.product,
            head,
            on: one.on,
            before: one.before,
            after: one.after,
        }
    }
}

impl PricesPreview {
    fn of(found: LoadForeseen) -> Self {
        Self {
            new: found.new,
            changed: found.changed,
            replaced: found.replaced,
            rises_held: found.rises_held,
            rising: found.rising.into_iter().map(RisingLimit::of).collect(),
            outliers_held: found.outliers_held,
            falls: found.falls,
            falling: found.falling.into_iter().map(MovingLimit::of).collect(),
            appearances: found.appearances,
            invitations: found.invitations.invitations,
            invitations_amount: found.invitations.amount,
            ending: found
                .ending
                .into_iter()
                .map(EndingInvitationView::of)
                .collect(),
            concluded: found.concluded.invitations,
            concluded_amount: found.concluded.amount,
            ending_concluded: found
                .ending_concluded
                .into_iter()
                .map(EndingInvitationView::of)
                .collect(),
            prices_above: found.prices_above,
            prices_above_from: found.prices_above_from,
        }
    }
}

impl InvitationsPreview {
    fn of(sent: Vec<SentTo>) -> Self {
        Self {
            sent: sent.iter().map(|one| one.invitations).sum(),
            confirmed: sent.iter().map(|one| one.confirmed).sum(),
            amount: sent.iter().map(|one| one.amount).sum(),
            manufacturers: sent
                .into_iter()
                .map(|one| InvitedManufacturer {
                    manufacturer: one.manufacturer.into(),
                    sent: one.invitations,
                    amount: one.amount,
                })
                .collect(),
        }
    }
}
