//! Which kinds of messages reach somebody by which way, as he chose or as is usual.

mod event;
pub(super) mod rules;
mod store;
mod types;

pub(super) use event::KINDS;
pub use rules::choices;
pub(super) use types::USUAL_HOUR;
pub use types::{KindPreference, Language, Preferences, Way};

use std::collections::HashMap;

use ground::capability::Capability;
use ground::database::{Reader, Transaction};
use ground::{AccountId, Caller, FieldError, Moment, Result, Words, log};

use super::kinds;

/// What the caller chose.
pub async fn preferences(db: &impl Reader, caller: &Caller) -> Result<Preferences> {
    let mut found = of_accounts(db, &[caller.account]).await?;
    Ok(found.remove(&caller.account).unwrap_or_default())
}

/// What these accounts chose; those that chose nothing are not among them.
pub(super) async fn of_accounts(
    db: &impl Reader,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Preferences>> {
    store::of_accounts(db, accounts).await
}

/// The caller's mail address, if there is one.
pub async fn mail_address(db: &impl Reader, caller: &Caller) -> Result<Option<String>> {
    store::address(db, caller.account).await
}

/// The kinds of messages that the caller may receive, and by which way he does.
#[must_use]
pub fn of_kinds(
    capabilities: &'static [&'static Capability],
    caller: &Caller,
    preferences: &Preferences,
) -> Vec<KindPreference> {
    let mut known: Vec<KindPreference> = Vec::new();
    for event in kinds::events(capabilities) {
        let Some(notice) = event.notice else { continue };
        let kind = notice.message;
        let is_known = known.iter().any(|one| one.kind.name == kind.name);
        if is_known || !rules::may_receive(notice.audience, caller.kind) {
            continue;
        }
        known.push(KindPreference {
            kind,
            label: event.label,
            way: rules::way(kind, preferences),
            usual: rules::usual(kind),
            is_required: rules::is_required(kind),
        });
    }
    known
}

/// Replaces what the caller chose.
///
/// # Errors
/// Refuses an hour that no day has (`/digest_hour`), kinds that there are not, and no way at all for what has a deadline (`/kinds`).
pub async fn choose(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    chosen: &Preferences,
) -> Result<()> {
    if !(0..=23).contains(&chosen.digest_hour) {
        let (zh, en) = ("须为0至23的整点", "must be an hour from 0 to 23");
        return Err(FieldError::alone("/digest_hour", zh, en));
    }
    for (name, way) in &chosen.chosen {
        let wrong = match kinds::kind(moment.capabilities, name) {
            Ok(kind) => rules::closed(kind, *way),
            Err(_) => Some(Words::new(
                format!("没有“{name}”这类消息"),
                format!("there are no messages of the kind “{name}”"),
            )),
        };
        if let Some(words) = wrong {
            return Err(FieldError::alone("/kinds", words.zh, words.en));
        }
    }
    store::save(tx, caller.account, chosen).await?;
    log::write(tx, moment, &[event::changed(caller, chosen)]).await?;
    Ok(())
}
