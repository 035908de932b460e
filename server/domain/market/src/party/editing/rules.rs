//! Who may edit what is registered of an organisation. Pure.

use ground::{Caller, Error, FieldError, FigureValues, OrganisationKind, Refused, Result, Words};
use serde::Serialize;
use utoipa::ToSchema;

use crate::party::founding::rules::founder_of;
use crate::party::refusal::EDITED_BY_ITS_FOUNDER;
use crate::party::types::{Organisation, Registered};

/// What somebody may edit of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditReach {
    /// All that is registered, of those that one's own organisation founds.
    All,
    /// Where it receives mail, by an administrator of its own.
    Mail,
}

/// What the caller may edit of an organisation that he may see.
///
/// # Errors
/// `edited-by-its-founder` when it is nothing.
pub fn reach(caller: &Caller, organisation: &Organisation) -> Result<EditReach, Refused> {
    let founds = founder_of(organisation.kind) == Some(caller.kind);
    if founds && caller.trades() {
        return Ok(EditReach::All);
    }
    let is_own = caller.firm == organisation.firm;
    if is_own && caller.is_administrator() {
        return Ok(EditReach::Mail);
    }
    Err(Refused {
        kind: &EDITED_BY_ITS_FOUNDER,
        clause: None,
        detail: Words::new(
            "机构信息由登记该机构的单位更正，邮箱也可由该机构自己的账号管理员修改",
            "whoever entered the organisation corrects it, and its own administrators change the mail address",
        ),
        figures: FigureValues::NONE,
    })
}

/// Requires that what an edit changes is within reach, and that there is a reason where others than the organisation itself change
/// it.
///
/// # Errors
/// Names the fields.
pub(super) fn may_edit(
    reach: EditReach,
    before: &Registered,
    after: &Registered,
    reason: &str,
) -> Result<()> {
    match reach {
        EditReach::All => FieldError::reason_given(reason).map(|_| ()),
        EditReach::Mail => {
            let beyond = after.changed_from(before).into_iter();
            let beyond = beyond.filter(|field| *field != "email");
            let beyond: Vec<FieldError> = beyond.map(not_ones_own).collect();
            match beyond.is_empty() {
                true => Ok(()),
                false => Err(Error::Invalid(beyond)),
            }
        }
    }
}

/// Requires that those stay where they are whose region decides what they have read: bureaus, and the exchange centre.
///
/// # Errors
/// Names the field `region`.
pub(super) fn may_move(kind: OrganisationKind, changed: &[&str]) -> Result<()> {
    let is_fixed = match kind {
        OrganisationKind::InsuranceBureau | OrganisationKind::ExchangeCenter => true,
        OrganisationKind::Hospital
        | OrganisationKind::Manufacturer
        | OrganisationKind::Distributor => false,
    };
    if is_fixed && changed.contains(&"region") {
        return Err(FieldError::alone(
            "/region",
            "医保部门和交易中心的区域不能变更；请在新区域另行设立",
            "a bureau and the exchange centre keep their region; found another one in the other region",
        ));
    }
    Ok(())
}

fn not_ones_own(field: &str) -> FieldError {
    FieldError {
        pointer: format!("/{field}"),
        detail: Words::new(
            "由登记该机构的单位更正，本单位只修改邮箱",
            "whoever entered the organisation corrects it; its own administrators change the mail address",
        ),
    }
}
