//! Mail that waits to be sent, and the result of each try.

mod store;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, MessageId, Moment, Result, seal};

use super::types::{Addressee, Bundle, Mail, MailId, NewLetter, NewMail, NewMessage};
use super::{kinds, rules};

/// After how long a claimed mail is due again, should its process have died.
const CLAIM: TimeDelta = TimeDelta::minutes(10);

/// Added for an organisation that nobody can sign in for.
const WITHOUT_ACCOUNT: &str = "\n\n贵单位尚无可用账号，请联系交易中心开通。";

const ERROR_LETTERS_MAX: usize = 500;

/// Writes mail for messages just written, to recipients with an address, and for organisations. A box gets one mail of the
/// same events, however many accounts have it.
pub(super) async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewMessage<'_>],
    written: &[(MessageId, i64, AccountId)],
    letters: &[NewLetter<'_>],
) -> Result<()> {
    let by_key: HashMap<(i64, AccountId), MessageId> = written
        .iter()
        .map(|(id, position, account)| ((*position, *account), *id))
        .collect();
    let mut mail = Vec::new();
    let mut taken = HashSet::new();
    for NewMessage { bundle, recipient } in new {
        let Some(address) = recipient.email.as_deref() else {
            continue;
        };
        let key = (bundle.position, recipient.account);
        let is_first = taken.insert((rules::events_of(bundle), rules::mailbox(address)));
        if let (true, Some(id)) = (is_first, by_key.get(&key)) {
            let to = Addressee::Account(*id);
            let named = recipient.account.0.to_string();
            mail.push(new_mail(moment, bundle, to, (address, &named))?);
        }
    }
    store::insert_for_accounts(tx, moment, &mail).await?;
    let letters: Vec<NewMail<'_>> = letters
        .iter()
        .map(|letter| of_letter(moment, letter))
        .collect::<Result<_>>()?;
    store::insert_for_organisations(tx, moment, &letters).await
}

fn of_letter<'a>(moment: &Moment, letter: &NewLetter<'a>) -> Result<NewMail<'a>> {
    let (bundle, organisation) = (letter.bundle, letter.organisation);
    let to = Addressee::Organisation(organisation, bundle);
    let named = format!("organisation-{}", organisation.0);
    let mut mail = new_mail(moment, bundle, to, (letter.address, &named))?;
    if letter.is_without_account {
        mail.body.push_str(WITHOUT_ACCOUNT);
    }
    Ok(mail)
}

fn new_mail<'a>(
    moment: &Moment,
    bundle: &Bundle,
    to: Addressee<'a>,
    (recipient, named): (&'a str, &str),
) -> Result<NewMail<'a>> {
    let text = kinds::text(moment.capabilities, bundle.kind, &bundle.data)?;
    let (kind, id) = &bundle.subject;
    Ok(NewMail {
        to,
        recipient,
        message_id: message_id(bundle, named),
        subject: text.title.zh,
        body: text.body.zh,
        link: kinds::link(moment.capabilities, (kind, id), bundle.several()),
        occasion: bundle.occasion,
    })
}

/// The same when messages are made anew, and no count of what happens.
fn message_id(bundle: &Bundle, addressee: &str) -> String {
    let instant = bundle.at.timestamp_micros();
    let made_of = format!("{}.{addressee}.{instant}", bundle.position);
    seal::digest("mail", &made_of)
}

/// Claims at most `rows_max` mails that are due, for the caller to send after its commit. One
/// without a result is due again after ten minutes.
pub async fn claim_mail_due(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Vec<Mail>> {
    store::claim(tx, moment, moment.now + CLAIM, rows_max).await
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
    store::release(tx, ids, next_try_at, &shortened(error)).await
}

/// How many mails wait, and since when the oldest waits.
pub async fn mail_waiting(db: &impl Reader) -> Result<(i64, Option<DateTime<Utc>>)> {
    store::waiting(db).await
}

fn shortened(error: &str) -> String {
    error.chars().take(ERROR_LETTERS_MAX).collect()
}
