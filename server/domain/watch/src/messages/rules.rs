//! Who receives a message, and when an undelivered mail is tried again. Pure.

use chrono::TimeDelta;
use ground::log::Audience;
use ground::{AccountId, OrganisationId};

/// The organisations that an audience can mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) hospital: Option<OrganisationId>,
    pub(super) manufacturer: Option<OrganisationId>,
    pub(super) concerned: &'a [OrganisationId],
    /// The exchange centre.
    pub(super) operators: &'a [OrganisationId],
    /// Who acted, and for whom.
    pub(super) actor: Option<(AccountId, OrganisationId)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Recipients {
    /// Everyone of these organisations, except this account: the one that acted.
    Organisations(Vec<OrganisationId>, Option<AccountId>),
    Account(AccountId),
}

/// Decides who receives a message: not the organisation that acted, unless the system decided or
/// its colleagues have to know.
pub(super) fn recipients(audience: Audience, around: &Around<'_>) -> Recipients {
    let actor = around.actor.map(|(account, _)| account);
    let others = |organisations: &mut dyn Iterator<Item = OrganisationId>| {
        let acted = around.actor.map(|(_, organisation)| organisation);
        let others = organisations.filter(|one| Some(*one) != acted);
        others.collect::<Vec<_>>()
    };
    let concerned = || others(&mut around.concerned.iter().copied());
    let operators = around.operators.to_vec();
    match audience {
        Audience::Hospital => {
            Recipients::Organisations(others(&mut around.hospital.into_iter()), None)
        }
        Audience::Manufacturer => {
            Recipients::Organisations(others(&mut around.manufacturer.into_iter()), None)
        }
        Audience::BothSides => {
            let sides = around.hospital.into_iter().chain(around.manufacturer);
            Recipients::Organisations(sides.collect(), None)
        }
        Audience::Concerned => Recipients::Organisations(concerned(), None),
        Audience::Operators => Recipients::Organisations(operators, actor),
        Audience::AllOperators => Recipients::Organisations(operators, None),
        Audience::ConcernedAndOperators => {
            let organisations = [concerned(), operators].concat();
            Recipients::Organisations(organisations, actor)
        }
        Audience::Actor => actor.map_or_else(
            || Recipients::Organisations(Vec::new(), None),
            Recipients::Account,
        ),
    }
}

/// How long a mail waits after its `attempts`-th try failed.
pub(super) fn wait_after(attempts: i32) -> TimeDelta {
    match attempts {
        ..=1 => TimeDelta::seconds(5),
        2 => TimeDelta::minutes(5),
        3 => TimeDelta::minutes(30),
        4 => TimeDelta::hours(2),
        5 => TimeDelta::hours(5),
        _ => TimeDelta::hours(10),
    }
}
