//! Changes of listed prices before they count: submitted, checked, in publicity, objected to, announced
//! (S4-13). What is in force is never edited: an announced change replaces it from a day on.

mod add_again;
mod announce;
mod back;
mod capability;
mod counters;
mod decide;
mod declare;
mod declared_before;
mod earlier;
mod event;
mod foresee;
mod held;
mod impact;
mod listing;
mod message;
mod near;
mod notices;
mod objection;
mod one_price;
mod platform_list;
mod publicity;
mod replace;
mod rules;
mod store;
mod sweep;
#[cfg(test)]
mod tests;
mod types;

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::{Caller, Moment, Result, UnitPrice};
use prices::listed_price::PriceTerms;
use rust_decimal::Decimal;

pub use back::{Corrected, Correction, confirm};
pub(crate) use back::{correct, stop_changes, stop_publicity};
pub use capability::{
    CAPABILITY, PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN, PRICE_CHANGE_RETURNED,
    PRICE_DECLARED_BEFORE,
};
pub(crate) use decide::decide_each;
pub use decide::{Decision, decide, publicize};
pub use declare::{Declared, DeclaredIn};
pub(crate) use declare::{declare, declared_in, mark_undone, resubmit, withdraw};
pub use event::PRICE_CHANGE;
pub use foresee::{LoadForeseen, RiseHeld, falls_of, foresee_load};
pub use held::{
    PricesReversed, finish_load, load_listed_prices, load_part, loaded_by, note_file_repeated,
    note_waiting, reverse_load,
};
pub use listing::{change, changes, changes_by_id, changes_in_publicity};
pub use objection::{
    NewObjection, NewReply, Objection, ObjectionFilter, ObjectionState, object, objection,
    objections, withdraw_objection,
};
pub(crate) use objection::{Outcome, answer_objection};
pub(crate) use one_price::{also_brought_in_by, publicize_reported};
pub use one_price::{joined_to, listed_by};
pub(crate) use platform_list::{
    Foreseen, enter_list, foresee_list, products_of_list, publicity_would_end, publicize_list,
    strike_rows, withdraw_list,
};
pub use publicity::{PUBLICITY, Publicity, extend, publicities, publicity, remind};
pub use rules::{ChangeState, Effect, Origin, Step, counts_from};
pub(crate) use sweep::decide_filtered;
pub(crate) use sweep::foresee_filtered;
pub use sweep::{SweepForeseen, Swept};
pub use types::{ChangeFilter, EndForeseen, PriceChange, PriceChangeRow, SubmittedFilter};

pub use prices::listed_price::ListedTerms;
pub(crate) use types::NewChange;

/// The terms of a price in the base unit.
///
/// # Errors
/// Names the field that does not make a price.
pub fn price_terms(
    price: UnitPrice,
    pack_ratio: Decimal,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
) -> Result<PriceTerms> {
    use ground::FieldError;
    let base_price = price.per_base_unit(pack_ratio).map_err(|error| {
        FieldError::alone(
            "/pack_ratio",
            "按包装转换比换算后的价格无效",
            format!("the price in the base unit {error}"),
        )
    })?;
    if effective_to.is_some_and(|last| last < effective_from) {
        return Err(FieldError::alone(
            "/effective_to",
            "截止日期早于执行日期",
            "it ends before it starts",
        ));
    }
    Ok(PriceTerms {
        price,
        pack_ratio: pack_ratio.normalize(),
        base_price,
        effective_to,
    })
}

async fn save(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    changes: &[PriceChange],
) -> Result<()> {
    store::decide(tx, moment, caller, changes, None).await
}
