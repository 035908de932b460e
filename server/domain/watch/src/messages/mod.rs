//! Messages on the site, and mail.
//!
//! The follower `messages` reads the ledger by position and writes, in one transaction, the messages,
//! the mail and its own new position. Reading an event twice changes nothing. Mail is sent elsewhere:
//! claimed here, committed, sent, and marked here, so that no network call waits in a transaction. A
//! crash in between repeats a mail under the same Message-ID.
//!
//! Whom an event notifies, and in which words, is defined with its kind in the capability that writes
//! it. The words use the event's own figures, which never hold a hospital's own price, and names that
//! everyone may know.

mod capability;
mod counters;
mod follow;
mod kinds;
mod mail;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::CAPABILITY;
pub use follow::follow;
pub use kinds::kinds;
pub use mail::{claim_mail_due, mail_waiting, note_failed, note_sent, note_unreachable};
pub use types::{Mail, MailId, Message, MessageFilter};

use ground::capability::Capability;
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, MessageId, Moment, Result};

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

/// How many messages the caller has not read.
pub async fn unread_count(db: &impl Reader, caller: &Caller) -> Result<i64> {
    store::count(db, caller.account, MessageFilter::Unread).await
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
    if store::mark_read(tx, moment, caller.account, id.0).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Marks all messages of the caller read, and returns how many were unread.
pub async fn mark_all_read(tx: &Transaction<'_>, moment: &Moment, caller: &Caller) -> Result<u64> {
    store::mark_all_read(tx, moment, caller.account).await
}
