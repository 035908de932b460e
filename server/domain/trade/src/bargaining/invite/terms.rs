//! The rules in force for an offer, and the form of its terms.

use ground::calendar::Deadline;
use ground::{FieldError, Moment, OrganisationKind, Result};

use crate::bargaining::rulebook::{BARGAIN_WITHOUT_LIMIT, CONFIRM_AT_LIMIT, RESPONSE_TERM};
use crate::bargaining::rules::Switches;
use crate::bargaining::store as invitations;
use crate::bargaining::types::Invite;

/// In sales units.
pub(super) const QUANTITY_MAX: i64 = 1_000_000_000;

pub(super) const NOTE_LETTERS_MAX: usize = 500;

/// The rules and the deadline of an offer sent now.
pub(super) struct Terms {
    pub(super) switches: Switches,
    pub(super) deadline: Deadline,
}

impl Terms {
    pub(super) fn read(moment: &Moment) -> Result<Self> {
        Ok(Self {
            switches: switches(moment)?,
            deadline: moment.deadline(&RESPONSE_TERM)?,
        })
    }
}

/// What the rulebook switches on today.
pub(in crate::bargaining) fn switches(moment: &Moment) -> Result<Switches> {
    let (rulebook, today) = (&moment.rulebook, moment.today());
    Ok(Switches {
        confirm_at_limit: rulebook.value(&CONFIRM_AT_LIMIT, today)?,
        without_limit: rulebook.value(&BARGAIN_WITHOUT_LIMIT, today)?,
    })
}

pub(super) fn pair(invite: &Invite) -> invitations::Pair {
    (invite.caller.organisation, invite.product)
}

pub(super) fn check(invite: &Invite) -> Result<()> {
    invite.caller.must_trade_for(OrganisationKind::Hospital)?;
    check_terms(invite.quantity, &invite.note)
}

/// What is wrong with an offer whatever it is for: a quantity in sales units, a remark.
pub fn check_terms(quantity: i64, note: &str) -> Result<()> {
    if !(1..=QUANTITY_MAX).contains(&quantity) {
        let zh = "数量须为正整数（最小销售单位）";
        return Err(FieldError::alone(
            "/quantity",
            zh,
            "must be a whole number of sales units",
        ));
    }
    if NOTE_LETTERS_MAX < note.chars().count() {
        let zh = format!("备注不得超过{NOTE_LETTERS_MAX}字");
        let en = format!("must not have more than {NOTE_LETTERS_MAX} letters");
        return Err(FieldError::alone("/note", zh, en));
    }
    Ok(())
}
