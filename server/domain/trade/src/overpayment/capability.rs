//! What overpayments bring to the centre.

use ground::capability::Capability;
use ground::rulebook::Impact;
use prices::disclosure::SPREAD_HOSPITALS_MIN;

use super::impact::spreads_shown;

pub const CAPABILITY: Capability = Capability {
    impacts: &[Impact {
        rule: &SPREAD_HOSPITALS_MIN.definition,
        consequences: |db, proposal| Box::pin(spreads_shown(db, proposal)),
    }],
    ..Capability::named("overpayment")
};
