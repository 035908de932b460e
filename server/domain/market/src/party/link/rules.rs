//! For whom a one-time link may be sent, by whom, to which address, and until when it serves. Pure.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use ground::{
    AccountId, Duty, FigureValues, OrganisationId, OrganisationKind, Refused, ShanghaiTime, Words,
    must_be_another,
};

use super::types::{Address, LinkPurpose, LinkState, OneTimeLink};
use crate::party::holding::rules::SEPARATION;
use crate::party::keeping::{Keepers, keepers_among, may_found};
use crate::party::refusal::{
    ADDRESS_CHANGED_LATELY, LINK_NOT_PROPOSED, LINK_OPEN_ALREADY, LINK_VOID,
    ORGANISATION_WITHOUT_MAIL, RECOVERS_ADMINISTRATORS,
};
use crate::party::types::Account;

/// An account for which somebody wants a link, and who keeps the accounts of its organisation.
pub(in crate::party) struct Wanted<'a> {
    founder: OrganisationKind,
    kind: OrganisationKind,
    account: &'a Account,
    keepers: Keepers,
    /// Without that account.
    others: Keepers,
}

impl<'a> Wanted<'a> {
    /// One of the accounts of an organisation of a kind, which are `all`.
    pub(in crate::party) fn of(
        founder: OrganisationKind,
        kind: OrganisationKind,
        account: &'a Account,
        all: &[Account],
    ) -> Self {
        Self {
            founder,
            kind,
            account,
            keepers: keepers_among(all, None),
            others: keepers_among(all, Some(account.id)),
        }
    }

    /// What the link is for: the first administrator while nobody keeps the accounts, and the last one who is lost.
    ///
    /// # Errors
    /// `accounts-kept-by-their-own` where others of the organisation can help, or it is not the caller's to found;
    /// `recovers-administrators` for an account that is none, or is disabled.
    pub(in crate::party) fn purpose(&self) -> Result<LinkPurpose, Refused> {
        may_found(self.founder, self.kind, NOBODY)?;
        let founds = may_found(self.founder, self.kind, self.keepers);
        if self.others.has_administrator {
            return founds.map(|()| LinkPurpose::First);
        }
        let is_administrator = self.account.duties.contains(&Duty::Administrator);
        if !is_administrator || !self.account.state.is_active() {
            return Err(recovers_administrators());
        }
        Ok(match founds {
            Ok(()) => LinkPurpose::First,
            Err(_) => LinkPurpose::Lost,
        })
    }
}

/// Of an organisation without accounts.
const NOBODY: Keepers = Keepers {
    has_administrator: false,
    has_account: false,
};

fn recovers_administrators() -> Refused {
    Refused {
        kind: &RECOVERS_ADMINISTRATORS,
        clause: None,
        detail: Words::new(
            "一次性链接只寄给启用的账号管理员，其他账号由该机构自己的账号管理员办理",
            "a link is for an administrator whose account is active; the other accounts are its own administrators' matter",
        ),
        figures: FigureValues::NONE,
    }
}

/// The registered address to which a link goes.
///
/// # Errors
/// `organisation-without-mail`.
pub(super) fn must_have_address(address: &Address) -> Result<&str, Refused> {
    let email = address.email.as_deref().filter(|email| !email.is_empty());
    email.ok_or_else(|| Refused {
        kind: &ORGANISATION_WITHOUT_MAIL,
        clause: None,
        detail: Words::new(
            "该机构没有登记邮箱，无法寄送一次性链接；请先登记其邮箱",
            "no mail address is registered of the organisation: register it first",
        ),
        figures: FigureValues::NONE,
    })
}

/// Requires of an address by which a lost administrator comes back that nobody but the organisation has changed it within `days`:
/// whoever changes it could read the mail there, and the organisation has to have had time to object (S4-17).
///
/// # Errors
/// `address-changed-lately` with who changed it, and from when it serves.
pub(super) fn must_be_settled(
    organisation: OrganisationId,
    address: &Address,
    now: DateTime<Utc>,
    days: u32,
) -> Result<(), Refused> {
    let is_own = address.by_organisation == Some(organisation);
    let settled_at = address.at.map(|at| at + TimeDelta::days(days.into()));
    let Some(settled_at) = settled_at.filter(|settled_at| !is_own && now < *settled_at) else {
        return Ok(());
    };
    let by = address.by_name.clone().unwrap_or_default();
    let shown = ShanghaiTime::from(settled_at);
    let changed = address.at.map(ShanghaiTime::from);
    Err(Refused {
        kind: &ADDRESS_CHANGED_LATELY,
        clause: Some(SEPARATION),
        detail: Words::new(
            format!(
                "登记邮箱近期由{by}更改，满{days}天后才能寄送找回链接，以便该机构发现并提出异议"
            ),
            format!(
                "{by} changed the registered address lately: a link goes there {days} days later, so that the organisation can object"
            ),
        ),
        figures: FigureValues::default()
            .with("changed_by", by)
            .with_any("changed_at", changed)
            .with("settled_at", shown),
    })
}

/// Requires that a person is another than who proposed the link, whoever could act by either account (S4-17). The hands are those of
/// `hands_of` in the database.
///
/// # Errors
/// `same-person`.
pub(super) fn must_be_another_hand(
    proposed: (AccountId, &[AccountId]),
    person: (AccountId, &[AccountId]),
) -> Result<(), Refused> {
    let own = Words::new(
        "找回账号管理员须两人办理：提出的人不能寄送，由另一人寄送",
        "it takes two persons: who proposed the link does not send it",
    );
    let one_hand = Words::new(
        "提出的人与你的账号由同一人开通或重置过密码，须由与其无关的另一人寄送",
        "one person could act by your account and by the proposer's, having opened or reset both: it takes another person to send it",
    );
    let shared = person
        .1
        .iter()
        .copied()
        .find(|one| proposed.1.contains(one));
    let judged = must_be_another([proposed.0], person.0, own)
        .and_then(|()| must_be_another(shared, shared.unwrap_or(person.0), one_hand));
    judged.map_err(|refused| Refused {
        clause: Some(SEPARATION),
        ..refused
    })
}

/// Whether a first link vouches for whoever reads the registered address: none could both have stated the address and sent the link
/// there. Else another person has to confirm the owner afterwards (S4-17).
pub(super) fn vouches(stated: &[AccountId], sent: &[AccountId]) -> bool {
    sent.iter().all(|one| !stated.contains(one))
}

/// Until when a link serves that is sent now.
#[must_use]
pub(super) fn expires_at(wall: DateTime<Utc>, hours: u32) -> DateTime<Utc> {
    wall.trunc_subsecs(0) + TimeDelta::hours(hours.into())
}

/// Whether a link serves: it was sent, has not ended, and its time is not over; at its end it is.
#[must_use]
pub(super) fn serves(link: &OneTimeLink, wall: DateTime<Utc>) -> bool {
    let in_time = link
        .sent
        .as_ref()
        .is_some_and(|sent| wall < sent.expires_at);
    link.state == LinkState::Open && in_time
}

/// Whether a link stands in the way of another: it waits for a second person, or serves.
#[must_use]
pub(super) fn is_live(link: &OneTimeLink, wall: DateTime<Utc>) -> bool {
    link.state == LinkState::Proposed || serves(link, wall)
}

/// Requires that no link of the organisation waits or serves, before another is proposed.
///
/// # Errors
/// `link-open-already`.
pub(super) fn must_be_alone(
    last: Option<&OneTimeLink>,
    wall: DateTime<Utc>,
) -> Result<(), Refused> {
    if last.is_none_or(|link| !is_live(link, wall)) {
        return Ok(());
    }
    Err(Refused {
        kind: &LINK_OPEN_ALREADY,
        clause: None,
        detail: Words::new(
            "该机构已有待寄送或有效的一次性链接，请先作废",
            "a link of the organisation waits or serves: void that one first",
        ),
        figures: FigureValues::NONE,
    })
}

/// Requires that a link is still the one that somebody saw waiting.
///
/// # Errors
/// `link-not-proposed`.
pub(super) fn must_be_proposed(link: &OneTimeLink) -> Result<(), Refused> {
    if link.state == LinkState::Proposed {
        return Ok(());
    }
    Err(Refused {
        kind: &LINK_NOT_PROPOSED,
        clause: None,
        detail: Words::new(
            "没有这个待寄送的链接，请刷新后重新核实",
            "that link does not wait to be sent any more: look once more",
        ),
        figures: FigureValues::NONE,
    })
}

/// Why a secret opens nothing: one answer for all reasons, so that nobody learns what there is.
pub(in crate::party) fn void() -> Refused {
    Refused {
        kind: &LINK_VOID,
        clause: None,
        detail: Words::new(
            "链接无效、已用过、已过期或已作废，请联系寄送单位重新寄送",
            "the link is wrong, was used, is over or was voided: have another sent",
        ),
        figures: FigureValues::NONE,
    }
}
