//! What things cost: listed prices and the limits drawn from them, what hospitals pay, what is odd.

pub mod current_price;
pub mod disclosure;
pub mod listed_price;
pub mod price_finding;
