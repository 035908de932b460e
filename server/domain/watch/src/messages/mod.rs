//! Messages on the site, by which way each person wants which kinds, and the mail that goes with them.
//!
//! The follower `messages` reads the ledger by position and writes, in one transaction, the messages,
//! the mail and its own new position. Reading an event twice changes nothing. Mail is sent elsewhere:
//! claimed here, committed, sent, and marked here, so that no network call waits in a transaction. A
//! crash in between repeats a mail under the same Message-ID.
//!
//! What one act did to one reader is one message, whatever the act: `group` brings it together. An act of several
//! transactions (a file, a run of due work) makes a message that grows, whose mail waits for the act's end.
//!
//! Whom an event notifies, and in which words, is defined with its kind in the capability that writes
//! it; by which way, each person chooses (`preferences`). The words use the event's own figures, which never hold a hospital's own price, and names that
//! everyone may know.

mod capability;
mod counters;
mod follow;
mod group;
mod kinds;
mod mail;
mod preferences;
mod rulebook;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::CAPABILITY;
pub use follow::follow;
pub use kinds::{kinds, text};
pub use mail::{claim_mail_due, mail_waiting, note_failed, note_sent, note_unreachable};
pub use preferences::{
    KindPreference, Language, Preferences, Way, choices, choose, mail_address, of_kinds,
    preferences,
};
pub use types::{Entry, Mail, MailId, Message, MessageFilter, Section};

use ground::capability::Capability;
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, MessageId, Moment, NoticeId, OrganisationId, Result, log};

pub const FOLLOWER: &str = "messages";

/// The caller's messages before `before`, newest first, and their total.
pub async fn messages(
    db: &impl Reader,
    capabilities: &'static [&'static Capability],
    caller: &Caller,
    filter: MessageFilter,
    before: Option<i64>,
    rows_max: i64,
) -> Result<(Vec<Message>, i64)> {
    store::page(db, capabilities, caller, filter, before, rows_max).await
}

/// Things that one message names at most in a filtered list.
const CONCERNED_MAX: i64 = 10_000;

/// The ids of the things that a message to the caller reports, in order; none when no such message is his.
pub async fn concerned(
    db: &impl Reader,
    capabilities: &'static [&'static Capability],
    caller: &Caller,
    notice: NoticeId,
) -> Result<Vec<String>> {
    let first = notice.position();
    let Some((kind, last)) = store::notice(db, caller, first).await? else {
        return Ok(Vec::new());
    };
    let made_of = kinds::events(capabilities).filter(|event| {
        event
            .notice
            .is_some_and(|notice| notice.message.name == kind)
    });
    let made_of: Vec<&str> = made_of.map(|event| event.name).collect();
    log::subjects_between(db, caller, (first, last), &made_of, CONCERNED_MAX).await
}

/// How many messages the caller has not read in the capacity that he acts in.
pub async fn unread_count(db: &impl Reader, caller: &Caller) -> Result<i64> {
    unread_in(db, caller, caller.organisation).await
}

/// How many messages the caller has not read in one of the capacities of his firm: that there are some is known in the others too, so
/// that none is missed.
pub async fn unread_in(db: &impl Reader, caller: &Caller, capacity: OrganisationId) -> Result<i64> {
    store::count(db, (caller.account, capacity), MessageFilter::Unread).await
}

/// Marks a message of the caller read; `read_at` keeps the first time.
///
/// # Errors
/// [`Error::NotFound`] for messages of others.
pub async fn mark_read(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: MessageId,
) -> Result<()> {
    if store::mark_read(tx, moment, caller, id.0).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Marks all messages of the caller read, and returns how many were unread.
pub async fn mark_all_read(tx: &Transaction<'_>, moment: &Moment, caller: &Caller) -> Result<u64> {
    store::mark_all_read(tx, moment, caller).await
}
