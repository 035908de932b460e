//! Mail, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction, column};
use ground::{Moment, OrganisationId, Result};
use sql::queries::mail;

use crate::messages::kinds;
use crate::messages::types::{Addressee, Bundle, Mail, MailId, NewMail};

/// Inserts mail to accounts.
pub(super) async fn insert_for_accounts(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewMail<'_>],
) -> Result<()> {
    let of_messages: Vec<_> = new
        .iter()
        .filter_map(|mail| match mail.to {
            Addressee::Account(message) => Some(message.0),
            Addressee::Organisation(..) => None,
        })
        .collect();
    if of_messages.is_empty() {
        return Ok(());
    }
    let texts = Texts::of(new);
    mail::insert_for_accounts()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::InsertForAccountsParams {
                now: moment.now,
                messages: &of_messages,
                recipients: &texts.recipients,
                message_ids: &texts.message_ids,
                subjects: &texts.subjects,
                bodies: &texts.bodies,
                links: &texts.links,
                occasions: &texts.occasions,
            },
        )
        .await?;
    Ok(())
}

/// Inserts mail to organisations that does not exist yet.
pub(super) async fn insert_for_organisations(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewMail<'_>],
) -> Result<()> {
    let to: Vec<(OrganisationId, &Bundle)> = new
        .iter()
        .filter_map(|mail| match mail.to {
            Addressee::Organisation(organisation, bundle) => Some((organisation, bundle)),
            Addressee::Account(_) => None,
        })
        .collect();
    if to.is_empty() {
        return Ok(());
    }
    let texts = Texts::of(new);
    let positions: Vec<_> = to.iter().map(|(_, bundle)| bundle.position).collect();
    let organisations: Vec<_> = to.iter().map(|(organisation, _)| organisation.0).collect();
    let subject_kinds: Vec<_> = to
        .iter()
        .map(|(_, bundle)| bundle.subject.0.as_str())
        .collect();
    let subject_ids: Vec<_> = to
        .iter()
        .map(|(_, bundle)| bundle.subject.1.as_str())
        .collect();
    mail::insert_for_organisations()
        .prepare(tx)
        .await?
        .params(
            tx,
            &mail::InsertForOrganisationsParams {
                now: moment.now,
                positions: &positions,
                organisations: &organisations,
                subject_kinds: &subject_kinds,
                subject_ids: &subject_ids,
                recipients: &texts.recipients,
                message_ids: &texts.message_ids,
                subjects: &texts.subjects,
                bodies: &texts.bodies,
                links: &texts.links,
                occasions: &texts.occasions,
            },
        )
        .await?;
    Ok(())
}

/// What every mail has, as columns.
struct Texts<'a> {
    recipients: Vec<&'a str>,
    message_ids: Vec<&'a str>,
    subjects: Vec<&'a str>,
    bodies: Vec<&'a str>,
    links: Vec<&'a str>,
    occasions: Vec<Option<uuid::Uuid>>,
}

impl<'a> Texts<'a> {
    fn of(mail: &'a [NewMail<'_>]) -> Self {
        Self {
            recipients: mail.iter().map(|mail| mail.recipient).collect(),
            message_ids: mail.iter().map(|mail| mail.message_id.as_str()).collect(),
            subjects: mail.iter().map(|mail| mail.subject.as_str()).collect(),
            bodies: mail.iter().map(|mail| mail.body.as_str()).collect(),
            links: column(mail, |mail| mail.link.as_str()),
            occasions: column(mail, |mail| mail.occasion.map(|it| it.0)),
        }
    }
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
    let claimed = rows.into_iter().map(|row| Mail {
        id: MailId(row.id),
        recipient: row.recipient,
        message_id: row.message_id,
        subject: row.subject,
        body: row.body,
        link: row.link.unwrap_or_else(|| {
            let subject = (row.subject_kind.as_str(), row.subject_id.as_str());
            kinds::link(moment.capabilities, subject, None)
        }),
        attempts: row.attempts,
    });
    Ok(claimed.collect())
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

pub(super) async fn waiting(db: &impl Reader) -> Result<(i64, Option<DateTime<Utc>>)> {
    let row = mail::waiting().prepare(db).await?.bind(db).one().await?;
    Ok((row.waiting, row.oldest))
}
