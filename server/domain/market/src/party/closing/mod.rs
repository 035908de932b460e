//! What is closed to somebody who has signed in.

#[cfg(test)]
mod tests;

use ground::{Caller, Moment, Result};

use super::holding::rules::is_closed_unconfirmed;
use super::rulebook::SECOND_FACTOR_DUTIES;
use super::types::SignedIn;

/// Why nothing is open to an account but what it takes to open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Somebody else gave its password, and its owner has not changed it.
    Password,
    /// A founder opened it, and nobody else has confirmed its owner.
    Owner,
    /// Its duties demand a second factor, and it has none in force.
    SecondFactor,
}

/// Why an account is closed, if it is: the first of several reasons.
pub fn closing(signed_in: &SignedIn, moment: &Moment) -> Result<Option<Closing>> {
    if signed_in.must_change_password {
        return Ok(Some(Closing::Password));
    }
    if signed_in.unconfirmed.is_some() && is_closed_unconfirmed(signed_in.caller.kind) {
        return Ok(Some(Closing::Owner));
    }
    let is_lacking =
        signed_in.lacks_second_factor && demands_second_factor(&signed_in.caller, moment)?;
    Ok(is_lacking.then_some(Closing::SecondFactor))
}

/// Whether the rulebook demands a second factor for the duties of an account that are in force.
pub(super) fn demands_second_factor(caller: &Caller, moment: &Moment) -> Result<bool> {
    let demand = moment
        .rulebook
        .value(&SECOND_FACTOR_DUTIES, moment.today())?;
    Ok(demand.is_of(&caller.duties))
}
