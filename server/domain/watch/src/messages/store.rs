//! Messages and mail, rows to types.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use ground::capability::Capability;
use ground::database::{Reader, Transaction};
use ground::log::Draft;
use ground::{AccountId, Caller, MessageId, Moment, OrganisationId, OrganisationKind, Result, log};
use sql::queries::{messages, party};

use super::kinds;
use super::types::{Addressee, Mail, MailId, Message, MessageFilter, NewMail, NewMessage};

pub(super) async fn operators(db: &impl Reader) -> Result<Vec<OrganisationId>> {
    let kind = OrganisationKind::ExchangeCenter.into_str();
    let ids = party::organisations_of_kind()
        .prepare(db)
        .await?
        .bind(db, &kind)
        .all()
        .await?;
    Ok(ids.into_iter().map(OrganisationId).collect())
}

pub(super) async fn accounts(
    db: &impl Reader,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, OrganisationId, Option<String>)>> {
    let ids = AccountId::numbers(accounts);
    let rows = messages::accounts_by_id()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let accounts = rows.into_iter().map(|row| {
        (
            AccountId(row.id),
            OrganisationId(row.organisation),
            row.email,
        )
    });
    Ok(accounts.collect())
}

/// Inserts messages that do not exist yet; returns their id, position and account.
pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    new: &[NewMessage<'_>],
) -> Result<Vec<(MessageId, i64, AccountId)>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let positions: Vec<_> = new.iter().map(|message| message.draft.position).collect();
    let accounts: Vec<_> = new
        .iter()
        .map(|message| message.recipient.account.0)
        .collect();
    let at: Vec<_> = new.iter().map(|message| message.draft.at).collect();
    let kinds: Vec<_> = new.iter().map(|message| message.kind.name).collect();
    let subject_kinds: Vec<_> = new
        .iter()
        .map(|message| message.draft.subject.0.as_str())
        .collect();
    let subject_ids: Vec<_> = new
        .iter()
        .map(|message| message.draft.subject.1.as_str())
        .collect();
    let data: Vec<_> = new.iter().map(|message| &message.draft.data).collect();
    let rows = messages::insert_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::InsertManyParams {
                positions: &positions,
                accounts: &accounts,
                at: &at,
                kinds: &kinds,
                subject_kinds: &subject_kinds,
                subject_ids: &subject_ids,
                data: &data,
            },
        )
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (MessageId(row.id), row.position, AccountId(row.account)))
        .collect())
}

/// Inserts mail to accounts.
pub(super) async fn insert_mail(
    tx: &Transaction<'_>,
    moment: &Moment,
    mail: &[NewMail<'_>],
) -> Result<()> {
    let of_messages: Vec<_> = mail
        .iter()
        .filter_map(|mail| match mail.to {
            Addressee::Account(message) => Some(message.0),
            Addressee::Organisation(..) => None,
        })
        .collect();
    if of_messages.is_empty() {
        return Ok(());
    }
    let texts = Texts::of(mail);
    messages::insert_mail()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::InsertMailParams {
                now: moment.now,
                messages: &of_messages,
                recipients: &texts.recipients,
                message_ids: &texts.message_ids,
                subjects: &texts.subjects,
                bodies: &texts.bodies,
            },
        )
        .await?;
    Ok(())
}

/// Inserts mail to organisations that does not exist yet.
pub(super) async fn insert_mail_to_organisations(
    tx: &Transaction<'_>,
    moment: &Moment,
    mail: &[NewMail<'_>],
) -> Result<()> {
    let to: Vec<(OrganisationId, &Draft)> = mail
        .iter()
        .filter_map(|mail| match mail.to {
            Addressee::Organisation(organisation, draft) => Some((organisation, draft)),
            Addressee::Account(_) => None,
        })
        .collect();
    if to.is_empty() {
        return Ok(());
    }
    let texts = Texts::of(mail);
    let positions: Vec<_> = to.iter().map(|(_, draft)| draft.position).collect();
    let organisations: Vec<_> = to.iter().map(|(organisation, _)| organisation.0).collect();
    let subject_kinds: Vec<_> = to
        .iter()
        .map(|(_, draft)| draft.subject.0.as_str())
        .collect();
    let subject_ids: Vec<_> = to
        .iter()
        .map(|(_, draft)| draft.subject.1.as_str())
        .collect();
    messages::insert_mail_to_organisations()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::InsertMailToOrganisationsParams {
                now: moment.now,
                positions: &positions,
                organisations: &organisations,
                subject_kinds: &subject_kinds,
                subject_ids: &subject_ids,
                recipients: &texts.recipients,
                message_ids: &texts.message_ids,
                subjects: &texts.subjects,
                bodies: &texts.bodies,
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
}

impl<'a> Texts<'a> {
    fn of(mail: &'a [NewMail<'_>]) -> Self {
        Self {
            recipients: mail.iter().map(|mail| mail.recipient).collect(),
            message_ids: mail.iter().map(|mail| mail.message_id.as_str()).collect(),
            subjects: mail.iter().map(|mail| mail.subject.as_str()).collect(),
            bodies: mail.iter().map(|mail| mail.body.as_str()).collect(),
        }
    }
}

pub(super) async fn page(
    db: &impl Reader,
    capabilities: &'static [&'static Capability],
    caller: &Caller,
    filter: MessageFilter,
    before: Option<i64>,
    rows_max: i64,
) -> Result<(Vec<Message>, i64)> {
    let unread_only = filter == MessageFilter::Unread;
    let rows = messages::page()
        .prepare(db)
        .await?
        .params(
            db,
            &messages::PageParams {
                account: caller.account.0,
                unread_only,
                before,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let message = |mut row: messages::Page| {
        let kind = kinds::kind(capabilities, &row.kind)?;
        let text = kinds::words(capabilities, kind, &row.data)?;
        if !caller.is_overseer() {
            log::hide(&mut row.data, &kinds::overseers_only(capabilities, kind));
        }
        Ok(Message {
            id: MessageId(row.id),
            at: row.at,
            kind,
            text,
            link: kinds::link(capabilities, &row.subject_kind, &row.subject_id),
            data: row.data,
            read_at: row.read_at,
        })
    };
    let total = count(db, caller.account, filter).await?;
    Ok((rows.into_iter().map(message).collect::<Result<_>>()?, total))
}

pub(super) async fn count(
    db: &impl Reader,
    account: AccountId,
    filter: MessageFilter,
) -> Result<i64> {
    let unread_only = filter == MessageFilter::Unread;
    Ok(messages::count()
        .prepare(db)
        .await?
        .bind(db, &account.0, &unread_only)
        .one()
        .await?)
}

pub(super) async fn mark_read(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: AccountId,
    id: i64,
) -> Result<bool> {
    let marked = messages::mark_read()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::MarkReadParams {
                now: moment.now,
                id,
                account: account.0,
            },
        )
        .await?;
    Ok(0 < marked)
}

pub(super) async fn mark_all_read(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: AccountId,
) -> Result<u64> {
    Ok(messages::mark_all_read()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &account.0)
        .await?)
}

pub(super) async fn claim_mail(
    tx: &Transaction<'_>,
    moment: &Moment,
    claimed_until: DateTime<Utc>,
    rows_max: i64,
) -> Result<Vec<Mail>> {
    let rows = messages::claim_mail()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::ClaimMailParams {
                now: moment.now,
                rows: rows_max,
                claimed_until,
            },
        )
        .all()
        .await?;
    let mail = rows.into_iter().map(|row| Mail {
        id: MailId(row.id),
        recipient: row.recipient,
        message_id: row.message_id,
        subject: row.subject,
        body: row.body,
        link: kinds::link(moment.capabilities, &row.subject_kind, &row.subject_id),
        attempts: row.attempts,
    });
    Ok(mail.collect())
}

pub(super) async fn note_sent(tx: &Transaction<'_>, moment: &Moment, id: MailId) -> Result<()> {
    messages::note_sent()
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
    messages::note_failed()
        .prepare(tx)
        .await?
        .bind(tx, &next_try_at, &error, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn release_mail(
    tx: &Transaction<'_>,
    ids: &[MailId],
    next_try_at: DateTime<Utc>,
    error: &str,
) -> Result<()> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    messages::release_mail()
        .prepare(tx)
        .await?
        .bind(tx, &next_try_at, &error, &ids)
        .await?;
    Ok(())
}

pub(super) async fn mail_waiting(db: &impl Reader) -> Result<(i64, Option<DateTime<Utc>>)> {
    let row = messages::mail_waiting()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?;
    Ok((row.waiting, row.oldest))
}

/// The position of the first entry of each topic, for topics that had one.
pub(super) async fn topics(tx: &Transaction<'_>, topics: &[&str]) -> Result<HashMap<String, i64>> {
    let rows = messages::topics()
        .prepare(tx)
        .await?
        .bind(tx, &topics)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.topic, row.position))
        .collect())
}

pub(super) async fn insert_topics(
    tx: &Transaction<'_>,
    first: &BTreeMap<String, i64>,
) -> Result<()> {
    if first.is_empty() {
        return Ok(());
    }
    let topics: Vec<_> = first.keys().map(String::as_str).collect();
    let positions: Vec<_> = first.values().copied().collect();
    messages::insert_topics()
        .prepare(tx)
        .await?
        .bind(tx, &topics, &positions)
        .await?;
    Ok(())
}
