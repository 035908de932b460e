//! Messages and mail, rows to types.

use std::collections::{BTreeMap, HashMap};

use ground::capability::Capability;
use ground::database::{Reader, Transaction, column};
use ground::{
    AccountId, Caller, MessageId, Moment, NoticeId, OrganisationId, OrganisationKind, Result, log,
};
use sql::queries::{messages, party};

use super::kinds;
use super::types::{Bundle, Message, MessageFilter, NewMessage, StoredGroup};

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

/// What a message was written for: its position, its account and in which capacity that reads it.
pub(super) type Place = (i64, AccountId, OrganisationId);

/// Inserts messages that do not exist yet; returns their ids by what they were written for.
pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    new: &[NewMessage<'_>],
) -> Result<HashMap<Place, MessageId>> {
    if new.is_empty() {
        return Ok(HashMap::new());
    }
    let of = |bundle: fn(&Bundle) -> &str| column(new, |message| bundle(message.bundle));
    let rows = messages::insert_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::InsertManyParams {
                positions: &column(new, |message| message.bundle.position),
                last_positions: &column(new, |message| message.bundle.last_position),
                accounts: &column(new, |message| message.recipient.account.0),
                organisations: &column(new, |message| message.recipient.organisation.0),
                at: &column(new, |message| message.bundle.at),
                kinds: &of(|bundle| bundle.kind.name),
                subject_kinds: &of(|bundle| &bundle.subject.0),
                subject_ids: &of(|bundle| &bundle.subject.1),
                data: &column(new, |message| &message.bundle.data),
            },
        )
        .all()
        .await?;
    let place = |row: &messages::InsertMany| {
        let organisation = OrganisationId(row.organisation);
        (row.position, AccountId(row.account), organisation)
    };
    Ok(rows
        .iter()
        .map(|row| (place(row), MessageId(row.id)))
        .collect())
}

/// What acts of several transactions reported so far, by topic.
pub(super) async fn groups(
    tx: &Transaction<'_>,
    topics: &[&str],
) -> Result<HashMap<String, StoredGroup>> {
    if topics.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = messages::groups()
        .prepare(tx)
        .await?
        .bind(tx, &topics)
        .all()
        .await?;
    let stored = rows.into_iter().map(|row| {
        let group = StoredGroup {
            position: row.position,
            last_position: row.last_position,
            data: row.data,
        };
        (row.topic, group)
    });
    Ok(stored.collect())
}

pub(super) async fn save_groups(tx: &Transaction<'_>, bundles: &[Bundle]) -> Result<()> {
    let grown: Vec<(&str, &Bundle)> = bundles
        .iter()
        .filter_map(|bundle| Some((bundle.topic.as_deref()?, bundle)))
        .collect();
    if grown.is_empty() {
        return Ok(());
    }
    let last = |bundle: &Bundle| bundle.last_position.unwrap_or(bundle.position);
    messages::save_groups()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::SaveGroupsParams {
                topics: &column(&grown, |(topic, _)| *topic),
                positions: &column(&grown, |(_, bundle)| bundle.position),
                last_positions: &column(&grown, |(_, bundle)| last(bundle)),
                data: &column(&grown, |(_, bundle)| &bundle.data),
            },
        )
        .await?;
    Ok(())
}

/// The kind and the last position of the message to the caller that begins at a position.
pub(super) async fn notice(
    db: &impl Reader,
    caller: &Caller,
    position: i64,
) -> Result<Option<(String, i64)>> {
    let row = messages::notice()
        .prepare(db)
        .await?
        .params(
            db,
            &messages::NoticeParams {
                account: caller.account.0,
                organisation: caller.organisation.0,
                position,
            },
        )
        .opt()
        .await?;
    Ok(row.map(|row| (row.kind, row.last_position)))
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
                organisation: caller.organisation.0,
                unread_only,
                before,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let message = |mut row: messages::Page| {
        let kind = kinds::kind(capabilities, &row.kind)?;
        let text = kinds::text(capabilities, kind, &row.data)?;
        if !caller.oversees_platform() {
            log::hide(&mut row.data, &kinds::overseers_only(capabilities, kind));
        }
        Ok(Message {
            id: MessageId(row.id),
            position: row.position,
            at: row.at,
            kind,
            text,
            link: kinds::link(
                capabilities,
                (&row.subject_kind, &row.subject_id),
                row.last_position.map(|_| NoticeId::at(row.position)),
            ),
            data: row.data,
            read_at: row.read_at,
        })
    };
    let total = count(db, (caller.account, caller.organisation), filter).await?;
    Ok((rows.into_iter().map(message).collect::<Result<_>>()?, total))
}

/// The messages to an account in a capacity.
pub(super) async fn count(
    db: &impl Reader,
    (account, organisation): (AccountId, OrganisationId),
    filter: MessageFilter,
) -> Result<i64> {
    let unread_only = filter == MessageFilter::Unread;
    Ok(messages::count()
        .prepare(db)
        .await?
        .params(
            db,
            &messages::CountParams {
                account: account.0,
                organisation: organisation.0,
                unread_only,
            },
        )
        .one()
        .await?)
}

pub(super) async fn mark_read(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
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
                account: caller.account.0,
                organisation: caller.organisation.0,
            },
        )
        .await?;
    Ok(0 < marked)
}

pub(super) async fn mark_all_read(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
) -> Result<u64> {
    Ok(messages::mark_all_read()
        .prepare(tx)
        .await?
        .params(
            tx,
            &messages::MarkAllReadParams {
                now: moment.now,
                account: caller.account.0,
                organisation: caller.organisation.0,
            },
        )
        .await?)
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
