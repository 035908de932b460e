//! Ways back from what is public by mistake: stopped, or corrected with a publicity of its own.

mod confirm;
mod correct;
pub(super) mod event;
mod message;
mod notices;
pub(super) mod payload;
mod rules;
mod stop;
mod store;

pub use confirm::confirm;
pub(crate) use correct::correct;
pub use correct::{Corrected, Correction};
pub(super) use correct::{Wrong, put_right};
pub(super) use rules::must_be_open;
pub(super) use stop::end_publicity_of;
pub(crate) use stop::{stop_changes, stop_publicity};
