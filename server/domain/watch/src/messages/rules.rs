//! Who receives a message, and when an undelivered mail is tried again. Pure.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::TimeDelta;
use ground::log::Audience;
use ground::{AccountId, OrganisationId};

use super::types::{Bundle, Recipient, To};

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
    /// Whom it names.
    pub(super) persons: Option<&'a [AccountId]>,
    /// Whose account it is about.
    pub(super) owner: Option<AccountId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Recipients {
    /// Everyone of these organisations, except this account: the one that acted.
    Organisations(Vec<OrganisationId>, Option<AccountId>),
    Accounts(Vec<AccountId>),
    /// One account, and these organisations by their registered addresses alone.
    Owner(AccountId, Vec<OrganisationId>),
    /// These organisations by their registered addresses alone.
    Addresses(Vec<OrganisationId>),
}

impl Recipients {
    /// The organisations whose accounts are among them.
    pub(super) fn organisations(&self) -> &[OrganisationId] {
        match self {
            Self::Organisations(organisations, _) => organisations,
            Self::Accounts(_) | Self::Owner(..) | Self::Addresses(_) => &[],
        }
    }

    /// The organisations whose registered addresses are among them.
    pub(super) fn addressed(&self) -> &[OrganisationId] {
        match self {
            Self::Organisations(organisations, _)
            | Self::Owner(_, organisations)
            | Self::Addresses(organisations) => organisations,
            Self::Accounts(_) => &[],
        }
    }

    /// The accounts that are named one by one.
    pub(super) fn accounts(&self) -> &[AccountId] {
        match self {
            Self::Organisations(..) | Self::Addresses(_) => &[],
            Self::Accounts(accounts) => accounts,
            Self::Owner(account, _) => std::slice::from_ref(account),
        }
    }

    /// Each of them by itself.
    pub(super) fn each(&self) -> Vec<To> {
        match self {
            Self::Organisations(organisations, except) => {
                let distinct: BTreeSet<OrganisationId> = organisations.iter().copied().collect();
                let distinct = distinct.into_iter();
                distinct.map(|one| To::Organisation(one, *except)).collect()
            }
            Self::Accounts(accounts) => accounts.iter().copied().map(To::Account).collect(),
            Self::Owner(account, organisations) => {
                let addresses = organisations.iter().copied().map(To::Address);
                [To::Account(*account)]
                    .into_iter()
                    .chain(addresses)
                    .collect()
            }
            Self::Addresses(organisations) => {
                organisations.iter().copied().map(To::Address).collect()
            }
        }
    }
}

/// The organisations that get a mail of their own, at which address: not where an account that is mailed of it, or acted, has the same one, and one address once for the same events. What is for one account is for nobody
/// else.
pub(super) fn letters<'a, 'b>(
    bundles: impl Iterator<Item = &'a Bundle>,
    (accounts, is_mailed): (&[Recipient], impl Fn(&Bundle, &Recipient) -> bool),
    addresses: &'b HashMap<OrganisationId, String>,
) -> Vec<(&'a Bundle, OrganisationId, &'b str)> {
    let bundles: Vec<&Bundle> = bundles.collect();
    let mut taken: HashSet<(Events, String)> = HashSet::new();
    for bundle in &bundles {
        let to = bundle.to;
        let acted = |one: &Recipient| matches!(to, To::Organisation(_, Some(except)) if except == one.account);
        let reached = accounts
            .iter()
            .filter(|one| is_mailed(bundle, one) || acted(one));
        let boxes = reached.filter_map(|one| one.email.as_deref());
        taken.extend(boxes.map(|address| (events_of(bundle), mailbox(address))));
    }
    let mut letters = Vec::new();
    for bundle in bundles {
        let organisation = match bundle.to {
            To::Organisation(organisation, _) | To::Address(organisation) => organisation,
            To::Account(_) => continue,
        };
        if let Some(address) = addresses.get(&organisation)
            && taken.insert((events_of(bundle), mailbox(address)))
        {
            letters.push((bundle, organisation, address.trim()));
        }
    }
    letters
}

/// What a message reports, whoever reads it: kind, first and last position.
pub(super) type Events = (&'static str, i64, Option<i64>);

pub(super) fn events_of(bundle: &Bundle) -> Events {
    (bundle.kind.name, bundle.position, bundle.last_position)
}

/// An address as it tells boxes apart.
pub(super) fn mailbox(address: &str) -> String {
    address.trim().to_lowercase()
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
        Audience::Actor => alone(actor),
        Audience::Loader => {
            let persons = around.persons.unwrap_or_default().iter().copied();
            Recipients::Accounts(persons.filter(|one| Some(*one) != actor).collect())
        }
        Audience::Persons => match around.persons {
            Some(persons) => Recipients::Accounts(persons.to_vec()),
            None => Recipients::Organisations(operators, actor),
        },
        Audience::Owner => match around.owner {
            Some(owner) => Recipients::Owner(owner, around.concerned.to_vec()),
            None => alone(None),
        },
        Audience::Address => Recipients::Addresses(around.concerned.to_vec()),
    }
}

fn alone(account: Option<AccountId>) -> Recipients {
    Recipients::Accounts(account.into_iter().collect())
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
