//! Changing the duties of an account: its organisation's own administrators give and take them.

pub(super) mod rules;
mod store;

use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{AccountId, Caller, Error, Moment, Result};

use super::accounts::{self, at_field, must_be_assignable};
use super::holding::rules::Giving;
use super::holding::store::LockedAccount;
use super::keeping::{is_own_administrator, keepers_among};
use super::payload::DutiesChanged;
use super::types::Assigned;
use super::{event, holding, session};
use rules::{Change, must_be_stated};

/// Gives an account other duties, or leaves it alone where it has these: its sessions end. In the exchange centre one that is given
/// a duty only reads, until another person has confirmed it as he confirms who holds an account.
///
/// # Errors
/// [`Error::NotFound`] when it is no account of an organisation whose administrator the caller is; `duties-incompatible`,
/// `own-duty-not-given`, `last-administrator`; duties that its organisation does not have.
pub async fn change_duties(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    stated: &Assigned,
) -> Result<()> {
    let (organisation, _, _) = accounts::store::account_named(tx, id).await?;
    if !is_own_administrator(caller, organisation) {
        return Err(Error::NotFound);
    }
    accounts::store::lock_accounts(tx, organisation).await?;
    let all = accounts::store::accounts(tx, organisation).await?;
    let account = all.iter().find(|one| one.id == id);
    let before = account.ok_or(Error::NotFound)?.duties.as_slice();
    let kind = caller.kind;
    must_be_stated(stated).map_err(at_field(stated))?;
    let after = stated.duties_in(kind);
    let change = Change {
        before,
        after: &after,
        is_own: id == caller.account,
    };
    if change.is_none() {
        return Ok(());
    }
    must_be_assignable(kind, stated)?;
    change.must_be_given_by_another()?;
    change.must_leave_an_administrator(keepers_among(&all, None), keepers_among(&all, Some(id)))?;
    let giving = Giving::Colleague(caller.account);
    let locked = holding::store::lock_account(tx, id).await?;
    let waits = change.gains() && giving.takes_another(kind);
    let holding = match waits {
        true => locked.holding.clone().given(kind, giving, moment.wall),
        false => locked.holding.clone(),
    };
    store::set_duties(tx, id, &after, &holding).await?;
    let sessions_ended = session::store::end_sessions(tx, id).await?;
    let mut events = vec![changed(id, &locked, &change, sessions_ended).by(caller)];
    if waits && !locked.has_given_password {
        events.push(holding::to_confirm(tx, caller, id, Some(&after)).await?);
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}

fn changed(
    id: AccountId,
    account: &LockedAccount,
    change: &Change<'_>,
    sessions_ended: u64,
) -> NewEvent {
    let changed = DutiesChanged {
        account: account.account.clone(),
        display_name: account.display_name.clone(),
        kind: account.kind,
        before: change.before.to_vec(),
        after: change.after.to_vec(),
        sessions_ended,
    };
    event::DUTIES_CHANGED
        .about(id, &changed)
        .for_readers(Readers::parties(&[account.organisation]))
}
