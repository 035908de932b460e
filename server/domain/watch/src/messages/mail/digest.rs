//! The digest: one mail for a person and a day with what is not sent by itself.

use std::collections::BTreeMap;

use ground::capability::{DueWork, Pace, When};
use ground::database::Transaction;
use ground::{Label, Moment, Result, Words, seal, shanghai_midnight};

use super::in_language;
use super::rules::{Item, sections};
use super::store::{self, Due};
use crate::messages::kinds;
use crate::messages::preferences::Language;
use crate::messages::types::{DigestItem, Entry, NewDigest, Reader};

/// Readers whose digests are written in one transaction.
const READERS_MAX: i64 = 50;

pub(in crate::messages) const WRITE_DIGESTS: DueWork = DueWork {
    name: "write-digests",
    label: Label::new("汇总每日消息", "Write the digests of the day"),
    when: When::EveryMinute,
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(write_due(tx, moment))],
    follows: None,
    next: None,
    woken_by: &[],
};

/// Writes the digests that are due, each with all that waits for its reader; returns how many. What it lists points to it
/// from then on, so that nothing is listed twice; it is sent as all mail is.
async fn write_due(tx: &Transaction<'_>, moment: &Moment) -> Result<usize> {
    let today = moment.today();
    let due = Due {
        now: moment.now,
        today,
        midnight: shanghai_midnight(today),
        is_working_day: moment.calendar.is_working_day(today),
    };
    let readers = store::digests_due(tx, &due, READERS_MAX).await?;
    if readers.is_empty() {
        return Ok(0);
    }
    let mut by_reader: BTreeMap<Reader, Vec<DigestItem>> = BTreeMap::new();
    for item in store::digest_items(tx, &readers).await? {
        by_reader.entry(item.reader).or_default().push(item);
    }
    let mut written = 0;
    for (reader, items) in by_reader {
        let ids: Vec<_> = items.iter().map(|item| item.id).collect();
        let Some(digest) = digest(moment, reader, items) else {
            continue;
        };
        if let Some(id) = store::insert_digest(tx, &due, &digest).await? {
            store::mark_in_digest(tx, id, &ids).await?;
            written += 1;
        }
    }
    Ok(written)
}

fn digest(moment: &Moment, reader: Reader, items: Vec<DigestItem>) -> Option<NewDigest> {
    let newest = items.iter().max_by_key(|item| item.id.0)?;
    let (recipient, language) = (newest.recipient.clone(), newest.language);
    let (count, due) = (
        items.len(),
        items.iter().filter(|item| item.due_at.is_some()).count(),
    );
    let named = match reader {
        Reader::Account(account) => format!("account-{}", account.0),
        Reader::Organisation(organisation) => format!("organisation-{}", organisation.0),
    };
    let made_of = format!("digest.{named}.{}", moment.today());
    let items = items.into_iter().map(|item| Item {
        heading: heading(moment, item.kind.as_deref(), language),
        due_at: item.due_at,
        entry: Entry {
            title: item.title,
            body: item.body,
            link: item.link,
        },
    });
    Some(NewDigest {
        reader,
        recipient,
        message_id: seal::digest("mail", &made_of),
        subject: in_language(subject(count, due), language),
        language,
        sections: sections(items.collect()),
    })
}

fn subject(count: usize, due: usize) -> Words {
    if due == 0 {
        return Words::new(
            format!("消息汇总：{count}条"),
            format!("Digest: {count} messages"),
        );
    }
    Words::new(
        format!("消息汇总：{count}条，其中{due}条有期限"),
        format!("Digest: {count} messages, {due} of them with a deadline"),
    )
}

/// How the kind of a message is called.
fn heading(moment: &Moment, kind: Option<&str>, language: Language) -> String {
    let label = kind.and_then(|kind| kinds::label(moment.capabilities, kind));
    let label = label.unwrap_or(Label::new("其他", "Others"));
    in_language(label.words(), language)
}
