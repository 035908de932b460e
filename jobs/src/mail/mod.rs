//! Sending mail: claimed, committed, sent, recorded. Nothing is sent while a transaction is open.

mod compose;
mod deliver;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use domain::messages::{self, Mail, MailId};
use domain::{Error, Ground, Result};

pub(crate) use deliver::Mailer;
use deliver::SendError;
pub use deliver::{Outbox, Posted};

use crate::measure;

/// Mails claimed at once by one process.
const MAILS_MAX: i64 = 20;

/// Sends what is due; returns how many mails were sent. A refused mail waits and is tried again.
///
/// # Errors
/// When nothing can be sent at all: the mail server or the directory is unavailable.
pub(crate) async fn send_due(ground: Ground, mailer: Arc<Mailer>) -> Result<u64> {
    let mut sent: u64 = 0;
    loop {
        let claimed = claim(&ground).await?;
        if claimed.is_empty() {
            return Ok(sent);
        }
        for (index, mail) in claimed.iter().enumerate() {
            match mailer.send(mail).await {
                Ok(()) => {
                    measure::mailed("sent");
                    sent += 1;
                    note(&ground, Noted::Sent(mail.id)).await?;
                }
                Err(SendError::Refused(reason)) => {
                    measure::mailed("refused");
                    tracing::warn!(mail = mail.id.0, reason, "a mail was not taken");
                    note(&ground, Noted::Failed(mail, &reason)).await?;
                }
                Err(SendError::Unreachable(reason)) => {
                    measure::mailed("unreachable");
                    let rest: Vec<MailId> =
                        claimed.iter().skip(index).map(|mail| mail.id).collect();
                    note(&ground, Noted::Unreachable(&rest, &reason)).await?;
                    return Err(Error::Unavailable(reason.into()));
                }
            }
        }
    }
}

async fn claim(ground: &Ground) -> Result<Vec<Mail>> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let claimed = messages::claim_mail_due(&tx, &ground.moment(), MAILS_MAX).await?;
    tx.commit().await?;
    Ok(claimed)
}

enum Noted<'a> {
    Sent(MailId),
    Failed(&'a Mail, &'a str),
    Unreachable(&'a [MailId], &'a str),
}

async fn note(ground: &Ground, noted: Noted<'_>) -> Result<()> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let moment = ground.moment();
    match noted {
        Noted::Sent(id) => messages::note_sent(&tx, &moment, id).await?,
        Noted::Failed(mail, error) => messages::note_failed(&tx, &moment, mail, error).await?,
        Noted::Unreachable(ids, error) => {
            messages::note_unreachable(&tx, &moment, ids, error).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
