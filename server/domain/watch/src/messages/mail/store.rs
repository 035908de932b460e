//! Mail, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{self, Transaction, column};
use ground::{AccountId, Error, MessageId, Moment, OrganisationId, Result, stored};
use serde::Deserialize;
use sql::queries::mail;

use crate::messages::kinds;
use crate::messages::preferences::USUAL_HOUR;
use crate::messages::types::{
    Addressee, Bundle, DigestItem, Mail, MailId, NewDigest, NewMail, Reader, Section,
};

/// Inserts mail; what is there already about an act that goes on is brought up to date.
pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewMail<'_>],
) -> Result<()> {
    let mut to_accounts: Vec<(MessageId, AccountId, &NewMail<'_>)> = Vec::new();
    let mut to_organisations: Vec<(OrganisationId, &Bundle, &NewMail<'_>)> = Vec::new();
    for one in new {
        match one.to {
            Addressee::Account(message, account) => to_accounts.push((message, account, one)),
            Addressee::Organisation(organisation, bundle) => {
                to_organisations.push((organisation, bundle, one));
            }
        }
    }
    insert_for_accounts(tx, moment, &to_accounts).await?;
    insert_for_organisations(tx, moment, &to_organisations).await
}

async fn insert_for_accounts(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[(MessageId, AccountId, &NewMail<'_>)],
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let columns = Columns::of(new.iter().map(|(_, _, one)| *one));
    mail::insert_for_accounts()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::InsertForAccountsParams {
                now: moment.now,
                messages: &column(new, |(message, _, _)| message.0),
                accounts: &column(new, |(_, account, _)| account.0),
                recipients: &columns.recipients,
                message_ids: &columns.message_ids,
                subjects: &columns.subjects,
                bodies: &columns.bodies,
                links: &columns.links,
                occasions: &columns.occasions,
                kinds: &columns.kinds,
                due_at: &columns.due_at,
                senders: &columns.senders,
                languages: &column(new, |(_, _, one)| one.language.into_str()),
                in_digest: &columns.in_digest,
            },
        )
        .await?;
    Ok(())
}

async fn insert_for_organisations(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[(OrganisationId, &Bundle, &NewMail<'_>)],
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let columns = Columns::of(new.iter().map(|(_, _, one)| *one));
    mail::insert_for_organisations()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::InsertForOrganisationsParams {
                now: moment.now,
                positions: &column(new, |(_, bundle, _)| bundle.position),
                organisations: &column(new, |(organisation, _, _)| organisation.0),
                subject_kinds: &column(new, |(_, bundle, _)| bundle.subject.0.as_str()),
                subject_ids: &column(new, |(_, bundle, _)| bundle.subject.1.as_str()),
                recipients: &columns.recipients,
                message_ids: &columns.message_ids,
                subjects: &columns.subjects,
                bodies: &columns.bodies,
                links: &columns.links,
                occasions: &columns.occasions,
                kinds: &columns.kinds,
                due_at: &columns.due_at,
                senders: &columns.senders,
                in_digest: &columns.in_digest,
            },
        )
        .await?;
    Ok(())
}

/// What every mail has, as columns.
#[derive(Default)]
struct Columns<'a> {
    recipients: Vec<&'a str>,
    message_ids: Vec<&'a str>,
    subjects: Vec<&'a str>,
    bodies: Vec<&'a str>,
    links: Vec<&'a str>,
    occasions: Vec<Option<uuid::Uuid>>,
    kinds: Vec<&'a str>,
    due_at: Vec<Option<DateTime<Utc>>>,
    senders: Vec<Option<i64>>,
    in_digest: Vec<bool>,
}

impl<'a> Columns<'a> {
    fn of(new: impl Iterator<Item = &'a NewMail<'a>>) -> Self {
        let mut columns = Self::default();
        for one in new {
            columns.recipients.push(one.recipient);
            columns.message_ids.push(&one.message_id);
            columns.subjects.push(&one.subject);
            columns.bodies.push(&one.body);
            columns.links.push(&one.link);
            columns.occasions.push(one.occasion.map(|it| it.0));
            columns.kinds.push(one.kind);
            columns.due_at.push(one.due_at);
            columns.senders.push(one.sender.map(|it| it.0));
            columns.in_digest.push(one.in_digest);
        }
        columns
    }
}

/// The mails to these boxes since an instant, by whose acts.
pub(super) async fn sent_to_boxes(
    tx: &Transaction<'_>,
    boxes: &[String],
    since: DateTime<Utc>,
) -> Result<Vec<(String, Option<OrganisationId>, u32)>> {
    let boxes: Vec<&str> = boxes.iter().map(String::as_str).collect();
    let rows = mail::sent_to_boxes()
        .prepare(tx)
        .await?
        .bind(tx, &boxes, &since)
        .all()
        .await?;
    let sent = rows.into_iter().map(|row| {
        let mails = u32::try_from(row.mails).unwrap_or(u32::MAX);
        (row.r#box, row.sender.map(OrganisationId), mails)
    });
    Ok(sent.collect())
}

pub(super) struct Due {
    pub(super) now: DateTime<Utc>,
    pub(super) today: NaiveDate,
    /// The first instant of the day.
    pub(super) midnight: DateTime<Utc>,
    pub(super) is_working_day: bool,
}

fn reader(account: Option<i64>, organisation: Option<i64>) -> Result<Reader> {
    let of_account = account.map(|account| Reader::Account(AccountId(account)));
    let of_organisation = organisation.map(|id| Reader::Organisation(OrganisationId(id)));
    let reader = of_account.or(of_organisation);
    reader.ok_or_else(|| Error::internal("a mail without a reader"))
}

/// Readers whose digest of today is due, at most `rows_max`.
pub(super) async fn digests_due(
    tx: &Transaction<'_>,
    due: &Due,
    rows_max: i64,
) -> Result<Vec<Reader>> {
    let rows = mail::digests_due()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::DigestsDueParams {
                midnight: due.midnight,
                usual_hour: i32::from(USUAL_HOUR),
                now: due.now,
                is_working_day: due.is_working_day,
                today: due.today,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    rows.into_iter()
        .map(|row| reader(row.account, row.organisation))
        .collect()
}

/// What waits for the digests of these readers, locked.
pub(super) async fn digest_items(
    tx: &Transaction<'_>,
    readers: &[Reader],
) -> Result<Vec<DigestItem>> {
    let accounts: Vec<i64> = readers.iter().filter_map(|one| one.account()).collect();
    let organisations: Vec<i64> = readers
        .iter()
        .filter_map(|one| one.organisation())
        .collect();
    let rows = mail::digest_items()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::DigestItemsParams {
                accounts: &accounts,
                organisations: &organisations,
            },
        )
        .all()
        .await?;
    let items = rows.into_iter().map(|row| {
        Ok(DigestItem {
            id: MailId(row.id),
            reader: reader(row.account, row.organisation)?,
            recipient: row.recipient,
            kind: row.kind,
            title: row.subject,
            body: row.body,
            link: row.link.unwrap_or_default(),
            due_at: row.due_at,
            language: stored(&row.language)?,
        })
    });
    items.collect()
}

/// Inserts a digest, unless its reader has one of the day.
pub(super) async fn insert_digest(
    tx: &Transaction<'_>,
    due: &Due,
    digest: &NewDigest,
) -> Result<Option<MailId>> {
    let sections = serde_json::to_value(&digest.sections).map_err(Error::internal)?;
    let id = mail::insert_digest()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::InsertDigestParams {
                account: digest.reader.account(),
                organisation: digest.reader.organisation(),
                recipient: digest.recipient.as_str(),
                message_id: digest.message_id.as_str(),
                subject: digest.subject.as_str(),
                language: digest.language.into_str(),
                sections: &sections,
                today: due.today,
                now: due.now,
            },
        )
        .opt()
        .await?;
    Ok(id.map(MailId))
}

pub(super) async fn mark_in_digest(
    tx: &Transaction<'_>,
    digest: MailId,
    items: &[MailId],
) -> Result<()> {
    let ids: Vec<i64> = items.iter().map(|id| id.0).collect();
    mail::mark_in_digest()
        .prepare(tx)
        .await?
        .bind(tx, &digest.0, &ids)
        .await?;
    Ok(())
}

pub(super) async fn claim(
    tx: &Transaction<'_>,
    moment: &Moment,
    claimed_until: DateTime<Utc>,
    rows_max: i64,
) -> Result<Vec<Mail>> {
    let rows = mail::claim()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::ClaimParams {
                wall: moment.wall,
                now: moment.now,
                rows: rows_max,
                claimed_until,
            },
        )
        .all()
        .await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        let subject = (row.subject_kind.as_str(), row.subject_id.as_str());
        let page = row
            .link
            .unwrap_or_else(|| kinds::link(moment.capabilities, subject, None));
        let kind = row.kind.as_deref();
        let letter = (row.subject_id.as_str(), row.recipient.as_str());
        let secret = match kinds::opening(moment.capabilities, kind) {
            Some(opening) => (opening.secret)(tx, moment, letter).await?,
            None => None,
        };
        let sections = row.sections.as_ref().map(Vec::<Section>::deserialize);
        claimed.push(Mail {
            id: MailId(row.id),
            recipient: row.recipient,
            message_id: row.message_id,
            subject: row.subject,
            body: row.body,
            link: secret.map_or(page.clone(), |secret| format!("{page}#{secret}")),
            language: stored(&row.language)?,
            sections: sections.transpose().map_err(Error::internal)?,
            attempts: row.attempts,
        });
    }
    Ok(claimed)
}

pub(super) async fn note_sent(tx: &Transaction<'_>, moment: &Moment, id: MailId) -> Result<()> {
    mail::note_sent()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn note_failed(
    tx: &Transaction<'_>,
    id: MailId,
    next_try_at: DateTime<Utc>,
    error: &str,
) -> Result<()> {
    mail::note_failed()
        .prepare(tx)
        .await?
        .bind(tx, &next_try_at, &error, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn release(
    tx: &Transaction<'_>,
    ids: &[MailId],
    next_try_at: DateTime<Utc>,
    error: &str,
) -> Result<()> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    mail::release()
        .prepare(tx)
        .await?
        .bind(tx, &next_try_at, &error, &ids)
        .await?;
    Ok(())
}

pub(super) async fn waiting(db: &impl database::Reader) -> Result<(i64, Option<DateTime<Utc>>)> {
    let row = mail::waiting().prepare(db).await?.bind(db).one().await?;
    Ok((row.waiting, row.oldest))
}
