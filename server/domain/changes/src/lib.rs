//! How listed prices change: collected, declared, reported or linked, in publicity, announced.

pub mod campaign;
pub mod linkage;
pub mod lower_price_report;
pub mod price_change;
