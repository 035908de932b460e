//! Mail that waits to be sent, and the result of each try.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Reader, Transaction};
use ground::log::Draft;
use ground::{AccountId, MessageId, Moment, Result, seal};

use super::types::{Addressee, Mail, MailId, NewLetter, NewMail, NewMessage};
use super::{kinds, rules, store};

/// After how long a claimed mail is due again, should its process have died.
const CLAIM: TimeDelta = TimeDelta::minutes(10);

/// Added for an organisation that nobody can sign in for.
const WITHOUT_ACCOUNT: &str = "\n\n贵单位尚无可用账号，请联系交易中心开通。";

const ERROR_LETTERS_MAX: usize = 500;

/// Writes mail for messages just written, to recipients with an address, and for organisations.
pub(super) async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewMessage<'_>],
    written: &[(MessageId, i64, AccountId)],
    letters: &[NewLetter<'_>],
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
        let text = kinds::words(moment.capabilities, message.kind, &message.draft.data)?;
        mail.push(NewMail {
            to: Addressee::Account(*id),
            recipient,
            message_id: message_id(message.draft, &account.0.to_string()),
            subject: text.title.zh,
            body: text.body.zh,
        });
    }
    store::insert_mail(tx, moment, &mail).await?;
    let letters: Vec<NewMail<'_>> = letters
        .iter()
        .map(|letter| of_letter(moment, letter))
        .collect::<Result<_>>()?;
    store::insert_mail_to_organisations(tx, moment, &letters).await
}

fn of_letter<'a>(moment: &Moment, letter: &NewLetter<'a>) -> Result<NewMail<'a>> {
    let text = kinds::words(moment.capabilities, letter.kind, &letter.draft.data)?;
    let mut body = text.body.zh;
    if letter.is_without_account {
        body.push_str(WITHOUT_ACCOUNT);
    }
    Ok(NewMail {
        to: Addressee::Organisation(letter.organisation, letter.draft),
        recipient: letter.address,
        message_id: message_id(
            letter.draft,
            &format!("organisation-{}", letter.organisation.0),
        ),
        subject: text.title.zh,
        body,
    })
}

/// The same when messages are made anew, and no count of what happens.
fn message_id(draft: &Draft, addressee: &str) -> String {
    let instant = draft.at.timestamp_micros();
    let made_of = format!("{}.{addressee}.{instant}", draft.position);
    seal::digest("mail", &made_of)
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
