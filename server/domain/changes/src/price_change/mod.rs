//! Changes of listed prices before they count: submitted, checked, in publicity, objected to, announced
//! (S4-13). What is in force is never edited: an announced change replaces it from a day on.

mod add_again;
mod advance;
mod announce;
mod back;
mod capability;
mod counters;
mod decide;
mod declare;
mod declared_before;
mod earlier;
mod event;
mod figure;
mod foresee;
mod held;
mod impact;
mod listing;
mod message;
mod near;
mod notices;
mod objection;
mod one_price;
mod payload;
mod platform_list;
mod publicity;
mod refusal;
mod replace;
mod rulebook;
mod rules;
mod state;
mod store;
mod sweep;
#[cfg(test)]
mod tests;
mod types;
mod uncovered;

use ground::database::Transaction;
use ground::{Caller, Moment, Result};

pub use back::{Corrected, Correction, confirm};
pub(crate) use back::{correct, stop_changes, stop_publicity};
pub use capability::CAPABILITY;
pub(crate) use decide::decide_each;
pub use decide::{Decision, decide, publicize};
pub(crate) use declare::{
    declare, declared_in, known_already, leave_declared_again, mark_undone, resubmit, withdraw,
};
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
pub use payload::PRICE_CHANGE;
pub(crate) use platform_list::{
    Foreseen, enter_list, foresee_list, products_of_list, publicity_would_end, publicize_list,
    strike_rows, withdraw_list,
};
pub use publicity::{PUBLICITY, Publicity, extend, publicities, publicity, remind};
pub use refusal::{
    PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN, PRICE_CHANGE_RETURNED, PRICE_DECLARED_BEFORE,
};
pub use rules::{Step, counts_from};
pub use state::{ChangeState, Effect, Origin};
pub(crate) use sweep::decide_filtered;
pub(crate) use sweep::foresee_filtered;
pub use sweep::{SweepForeseen, Swept};
pub use types::{
    ChangeFilter, Declared, DeclaredIn, EndForeseen, PriceChange, PriceChangeRow, SubmittedFilter,
    price_terms,
};

pub use prices::listed_price::ListedTerms;
pub(crate) use types::NewChange;
pub use uncovered::PublicAround;

async fn save(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    changes: &[PriceChange],
) -> Result<()> {
    store::decide(tx, moment, caller, changes, None).await
}
