//! In which capacities a firm acts, and what becomes one firm. Pure.

use ground::{Error, FieldError, FigureValues, OrganisationKind, Refused, Result, Words};

use crate::party::keeping::Keepers;
use crate::party::refusal::{CAPACITY_HELD, CREDIT_CODES_DIFFER, KEPT_BY_TWO};
use crate::party::types::Organisation;

/// Requires that a firm which acts in these capacities may act in another one too: whoever makes may distribute, and the other way
/// round, once each. Nobody is judged by himself, so no other two are one's (S4-17).
///
/// # Errors
/// Names the field `capacity`; `capacity-held`.
pub(super) fn may_add(held: &[OrganisationKind], capacity: OrganisationKind) -> Result<()> {
    if held.contains(&capacity) {
        return Err(Refused {
            kind: &CAPACITY_HELD,
            clause: None,
            detail: Words::new(
                format!("该企业已有{}身份", capacity.label()),
                format!("the firm acts as {} already", capacity.words().en),
            ),
            figures: FigureValues::NONE,
        }
        .into());
    }
    if held.iter().all(|one| one.beside() == Some(capacity)) {
        return Ok(());
    }
    Err(FieldError::alone(
        "/capacity",
        "只有生产企业和配送企业两种身份可以由同一企业兼有",
        "one firm may be a manufacturer and a distributor, and nothing else together",
    ))
}

/// Requires of an organisation that agrees to be one firm with another that there is such a firm.
///
/// # Errors
/// Names the field `name`.
pub(super) fn may_agree(kind: OrganisationKind) -> Result<()> {
    if kind.beside().is_some() {
        return Ok(());
    }
    Err(FieldError::alone(
        "/name",
        "只有生产企业和配送企业可以是同一企业",
        "only a manufacturer and a distributor may be one firm",
    ))
}

/// A firm, and another organisation that is to be a capacity of it; each with who keeps its accounts.
#[derive(Clone, Copy)]
pub(super) struct Joining<'a> {
    pub(super) firm: (&'a Organisation, Keepers),
    pub(super) joined: (&'a Organisation, Keepers),
    /// Whether the other acts in one capacity alone.
    pub(super) is_alone: bool,
    /// Whether an administrator of each has agreed, by the name of the other.
    pub(super) has_agreed: bool,
}

/// Requires that another organisation can become a capacity of a firm: it is of that kind, acts in no other, and is no other legal
/// person. Whoever reads for one of them reads for both afterwards, so that where both have people, both have agreed.
///
/// # Errors
/// Names the field `joins`; `credit-codes-differ`, `kept-by-two`.
pub(super) fn may_join(joining: &Joining<'_>, capacity: OrganisationKind) -> Result<()> {
    let Joining {
        firm: (firm, of_firm),
        joined: (joined, of_joined),
        is_alone,
        has_agreed,
    } = *joining;
    if joined.kind != capacity || joined.firm == firm.firm || !is_alone {
        return Err(not_to_be_joined());
    }
    if let (Some(one), Some(other)) = (&firm.credit_code, &joined.credit_code)
        && one != other
    {
        return Err(refused(
            &CREDIT_CODES_DIFFER,
            Words::new(
                "两家机构的统一社会信用代码不同，是两个法人，不能合并",
                "their credit codes differ: they are two legal persons",
            ),
        ));
    }
    if of_firm.has_account && of_joined.has_account && !has_agreed {
        return Err(refused(
            &KEPT_BY_TWO,
            Words::new(
                "两家机构都有在用的账号，合并后双方人员都能看到两家的数据，须先由两家各自的账号管理员同意",
                "both have accounts in use, which would read what is the other's: an administrator of each agrees first",
            ),
        ));
    }
    Ok(())
}

pub(super) fn not_to_be_joined() -> Error {
    FieldError::alone(
        "/joins",
        "请指定一家该身份的、没有兼有其他身份的其他机构",
        "must be another organisation of that kind which acts in no other capacity",
    )
}

fn refused(kind: &'static ground::capability::RefusalKind, detail: Words) -> Error {
    Refused {
        kind,
        clause: None,
        detail,
        figures: FigureValues::NONE,
    }
    .into()
}
