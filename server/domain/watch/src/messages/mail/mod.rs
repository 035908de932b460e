//! Mail that waits to be sent, alone or within the digest of a day, and the result of each try.

mod digest;
mod rules;
mod store;

pub(super) use digest::WRITE_DIGESTS;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Reader, Transaction};
use ground::{MessageId, Moment, OrganisationId, OrganisationKind, Result, Words, seal};

use super::preferences::{Language, Way};
use super::rulebook::{MAILS_PER_HOUR, MAILS_PER_HOUR_ALTOGETHER};
use super::store::Place;
use super::types::{Addressee, Bundle, Mail, MailId, NewLetter, NewMail, NewMessage, Recipient};
use super::{kinds, rules as messages};
use rules::{Bounds, Load};

/// After how long a claimed mail is due again, should its process have died.
const CLAIM: TimeDelta = TimeDelta::minutes(10);

/// Over what the mails to a box are counted.
const HOUR: TimeDelta = TimeDelta::hours(1);

/// Added for an organisation that nobody can sign in for.
const WITHOUT_ACCOUNT: &str = "\n\n贵单位尚无可用账号，请联系交易中心开通。";

const ERROR_LETTERS_MAX: usize = 500;

/// Writes mail for messages just written, to recipients with an address who want it, and for organisations. A box gets one
/// mail of the same events, however many accounts have it, in whatever capacity, and no more in an hour than the rulebook says: what is beyond
/// waits for the digest.
pub(super) async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    (new, written): (&[NewMessage<'_>], &HashMap<Place, MessageId>),
    letters: &[NewLetter<'_>],
    capacities: &HashMap<OrganisationId, OrganisationKind>,
) -> Result<()> {
    let mut mail = Vec::new();
    let mut taken = HashSet::new();
    for message in new {
        let NewMessage {
            bundle, recipient, ..
        } = message;
        let (Some(address), Way::Mail | Way::Digest) = (recipient.email.as_deref(), message.way)
        else {
            continue;
        };
        let place = (bundle.position, recipient.account, recipient.organisation);
        let is_first = taken.insert((messages::events_of(bundle), messages::mailbox(address)));
        if let (true, Some(id)) = (is_first, written.get(&place)) {
            let to = Addressee::Account(*id, recipient.account);
            let capacity = capacities.get(&recipient.organisation).copied();
            let named = named(recipient, capacity);
            let one = new_mail(moment, bundle, to, (address, &named, message.language))?;
            let one = in_capacity(one, capacity);
            mail.push(NewMail {
                in_digest: message.way == Way::Digest,
                ..one
            });
        }
    }
    let of_letters: Result<Vec<NewMail<'_>>> = letters
        .iter()
        .map(|letter| {
            let capacity = capacities.get(&letter.organisation).copied();
            Ok(in_capacity(of_letter(moment, letter)?, capacity))
        })
        .collect();
    mail.extend(of_letters?);
    bound(tx, moment, &mut mail).await?;
    store::insert(tx, moment, &mail).await
}

/// Leaves to the digest what would be too many mails to a box.
async fn bound(tx: &Transaction<'_>, moment: &Moment, mail: &mut [NewMail<'_>]) -> Result<()> {
    let at_once = mail.iter().filter(|one| is_bounded(one));
    let boxes: HashSet<String> = at_once
        .map(|one| messages::mailbox(one.recipient))
        .collect();
    if boxes.is_empty() {
        return Ok(());
    }
    let (book, today) = (&moment.rulebook, moment.today());
    let bounds = Bounds {
        of_sender: book.value(&MAILS_PER_HOUR, today)?,
        altogether: book.value(&MAILS_PER_HOUR_ALTOGETHER, today)?,
    };
    let boxes: Vec<String> = boxes.into_iter().collect();
    let sent = store::sent_to_boxes(tx, &boxes, moment.now - HOUR).await?;
    let mut load = Load::of(sent);
    for one in mail.iter_mut().filter(|one| is_bounded(one)) {
        one.in_digest = !load.takes(messages::mailbox(one.recipient), one.sender, bounds);
    }
    Ok(())
}

/// As whom the addressee is known under whom a mail has its id: the account, and where it has several the capacity.
fn named(recipient: &Recipient, capacity: Option<OrganisationKind>) -> String {
    let account = recipient.account.0;
    match capacity {
        None => account.to_string(),
        Some(capacity) => format!("{account}-{capacity}"),
    }
}

/// A mail whose subject names the capacity in which it is read, where the firm has several.
fn in_capacity(mail: NewMail<'_>, capacity: Option<OrganisationKind>) -> NewMail<'_> {
    let Some(capacity) = capacity else {
        return mail;
    };
    let capacity = in_language(capacity.words(), mail.language);
    NewMail {
        subject: match mail.language {
            Language::Zh => format!("【{capacity}】{}", mail.subject),
            Language::En => format!("[{capacity}] {}", mail.subject),
        },
        ..mail
    }
}

/// Whether a mail counts among those of an hour: it is sent at once, and could wait.
fn is_bounded(mail: &NewMail<'_>) -> bool {
    !mail.in_digest && !mail.is_opening
}

fn of_letter<'a>(moment: &Moment, letter: &NewLetter<'a>) -> Result<NewMail<'a>> {
    let (bundle, organisation) = (letter.bundle, letter.organisation);
    let to = Addressee::Organisation(organisation, bundle);
    let named = format!("organisation-{}", organisation.0);
    let addressed = (letter.address, named.as_str(), Language::Zh);
    let mut mail = new_mail(moment, bundle, to, addressed)?;
    if letter.is_without_account {
        mail.body.push_str(WITHOUT_ACCOUNT);
    }
    Ok(NewMail {
        in_digest: letter.is_in_digest,
        ..mail
    })
}

fn new_mail<'a>(
    moment: &Moment,
    bundle: &'a Bundle,
    to: Addressee<'a>,
    (recipient, named, language): (&'a str, &str, Language),
) -> Result<NewMail<'a>> {
    let text = kinds::text(moment.capabilities, bundle.kind, &bundle.data)?;
    let (kind, id) = &bundle.subject;
    Ok(NewMail {
        to,
        recipient,
        message_id: message_id(bundle, named),
        subject: in_language(text.title, language),
        body: in_language(text.body, language),
        link: match bundle.kind.opening {
            Some(opening) => opening.page.to_owned(),
            None => kinds::link(moment.capabilities, (kind, id), bundle.several()),
        },
        occasion: bundle.occasion,
        kind: bundle.kind.name,
        due_at: bundle.due_at()?,
        sender: bundle.sender,
        language,
        in_digest: false,
        is_opening: bundle.kind.opening.is_some(),
    })
}

fn in_language(words: Words, language: Language) -> String {
    match language {
        Language::Zh => words.zh,
        Language::En => words.en,
    }
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
    let next_try_at = moment.now + messages::wait_after(mail.attempts);
    store::note_failed(tx, mail.id, next_try_at, &shortened(error)).await
}

/// Releases claimed mails when the mail server cannot be reached; it does not count as a try.
pub async fn note_unreachable(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[MailId],
    error: &str,
) -> Result<()> {
    let next_try_at = moment.now + messages::wait_after(1);
    store::release(tx, ids, next_try_at, &shortened(error)).await
}

/// How many mails wait, and since when the oldest waits.
pub async fn mail_waiting(db: &impl Reader) -> Result<(i64, Option<DateTime<Utc>>)> {
    store::waiting(db).await
}

fn shortened(error: &str) -> String {
    error.chars().take(ERROR_LETTERS_MAX).collect()
}
