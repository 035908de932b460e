//! Mail that waits to be sent, and the result of each try.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, MessageId, Moment, Result, seal};

use super::types::{Mail, MailId, NewMail, NewMessage};
use super::{kinds, rules, store};

/// After how long a claimed mail is due again, should its process have died.
const CLAIM: TimeDelta = TimeDelta::minutes(10);

const ERROR_LETTERS_MAX: usize = 500;

/// Writes mail for messages just written, to recipients with an address.
pub(super) async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewMessage<'_>],
    written: &[(MessageId, i64, AccountId)],
) -> Result<()> {
    let by_key: HashMap<(i64, AccountId), &NewMessage<'_>> = new
        .iter()
        .map(|message| {
            let key = (message.draft.position, message.recipient.account);
            (key, message)
        })
        .collect();
    let mut mail = Vec::new();
    for (id, position, account) in written {
        let Some(message) = by_key.get(&(*position, *account)) else {
            continue;
        };
        let Some(recipient) = message.recipient.email.as_deref() else {
            continue;
        };
        let draft = message.draft;
        let text = kinds::words(moment.capabilities, message.kind, &draft.data)?;
        // The same when messages are made anew, and no count of what happens.
        let instant = draft.at.timestamp_micros();
        let made_of = format!("{position}.{}.{instant}", account.0);
        mail.push(NewMail {
            message: *id,
            recipient,
            message_id: seal::digest("mail", &made_of),
            subject: text.title.zh,
            body: text.body.zh,
        });
    }
    store::insert_mail(tx, moment, &mail).await
}

/// Claims at most `rows_max` mails that are due, for the caller to send after its commit. One
/// without a result is due again after ten minutes.
pub async fn claim_mail_due(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Vec<Mail>> {
    store::claim_mail(tx, moment, moment.now + CLAIM, rows_max).await
}

/// Marks a mail as handed over.
pub async fn note_sent(tx: &Transaction<'_>, moment: &Moment, id: MailId) -> Result<()> {
    store::note_sent(tx, moment, id).await
}

/// Stores the failure of a try and when to try again. Mail is never given up.
pub async fn note_failed(
    tx: &Transaction<'_>,
    moment: &Moment,
    mail: &Mail,
    error: &str,
) -> Result<()> {
    let next_try_at = moment.now + rules::wait_after(mail.attempts);
    store::note_failed(tx, mail.id, next_try_at, &shortened(error)).await
}

/// Releases claimed mails when the mail server cannot be reached; it does not count as a try.
pub async fn note_unreachable(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[MailId],
    error: &str,
) -> Result<()> {
    let next_try_at = moment.now + rules::wait_after(1);
    store::release_mail(tx, ids, next_try_at, &shortened(error)).await
}

/// How many mails wait, and since when the oldest waits.
pub async fn mail_waiting(db: &impl Reader) -> Result<(i64, Option<DateTime<Utc>>)> {
    store::mail_waiting(db).await
}

fn shortened(error: &str) -> String {
    error.chars().take(ERROR_LETTERS_MAX).collect()
}
