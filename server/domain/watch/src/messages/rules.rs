//! Who receives a message, and when an undelivered mail is tried again. Pure.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use ground::log::Audience;
use ground::{AccountId, OrganisationId};

use super::types::Recipient;

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

impl Recipients {
    pub(super) fn organisations(&self) -> &[OrganisationId] {
        match self {
            Self::Organisations(organisations, _) => organisations,
            Self::Account(_) => &[],
        }
    }

    pub(super) fn includes(&self, one: &Recipient) -> bool {
        match self {
            Self::Organisations(organisations, except) => {
                organisations.contains(&one.organisation) && Some(one.account) != *except
            }
            Self::Account(account) => one.account == *account,
        }
    }

    /// The organisations that get a mail of their own, at which address: not where an account that receives the
    /// message, or acted, has the same one, and one address once. What is for one account is for nobody else.
    pub(super) fn addresses<'a>(
        &self,
        accounts: &[Recipient],
        addresses: &'a HashMap<OrganisationId, String>,
    ) -> Vec<(OrganisationId, &'a str)> {
        let Self::Organisations(organisations, except) = self else {
            return Vec::new();
        };
        let mut taken: HashSet<String> = accounts
            .iter()
            .filter(|one| self.includes(one) || Some(one.account) == *except)
            .filter_map(|one| Some(one.email.as_deref()?.trim().to_lowercase()))
            .collect();
        let known = organisations
            .iter()
            .filter_map(|one| Some((*one, addresses.get(one)?.trim())));
        known
            .filter(|(_, address)| taken.insert(address.to_lowercase()))
            .collect()
    }
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
