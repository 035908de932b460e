//! The types of messages and mail, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::log::{MessageKind, Text};
use ground::{AccountId, MessageId, NoticeId, OccasionId, OrganisationId};
use serde_json::Value;

use super::rules::To;

/// An account that can receive a message.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) account: AccountId,
    pub(super) organisation: OrganisationId,
    pub(super) email: Option<String>,
}

/// A message to one reader about what one act did, to be written or to grow.
#[derive(Debug, Clone)]
pub(super) struct Bundle {
    pub(super) kind: &'static MessageKind,
    pub(super) to: To,
    /// Of the first entry that it reports.
    pub(super) position: i64,
    /// Of the last one; none when it is the first.
    pub(super) last_position: Option<i64>,
    /// When the first event happened.
    pub(super) at: DateTime<Utc>,
    /// The subject of the first entry: kind and id.
    pub(super) subject: (String, String),
    pub(super) data: Value,
    /// Under which further transactions of its act find it.
    pub(super) topic: Option<String>,
    /// The act of several transactions that it belongs to.
    pub(super) occasion: Option<OccasionId>,
}

impl Bundle {
    /// The list of what it reports, when it is several.
    pub(super) fn several(&self) -> Option<NoticeId> {
        self.last_position.map(|_| NoticeId::at(self.position))
    }
}

/// What an act of several transactions reported to a reader so far.
#[derive(Debug, Clone)]
pub(super) struct StoredGroup {
    pub(super) position: i64,
    pub(super) last_position: i64,
    pub(super) data: Value,
}

pub(super) struct NewMessage<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) recipient: &'a Recipient,
}

/// What goes to the registered address of an organisation.
pub(super) struct NewLetter<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) organisation: OrganisationId,
    pub(super) address: &'a str,
    /// Whether nobody of the organisation can sign in.
    pub(super) is_without_account: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MailId(pub i64);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub id: MailId,
    pub recipient: String,
    /// The part of its Message-ID before the `@`: of position, account or organisation, and instant, the
    /// same however often it is sent.
    pub message_id: String,
    /// In Chinese.
    pub subject: String,
    /// In Chinese, without the link.
    pub body: String,
    /// The page of the console.
    pub link: String,
    /// Counts the tries, this one included.
    pub attempts: i32,
}

pub(super) struct NewMail<'a> {
    pub(super) to: Addressee<'a>,
    pub(super) recipient: &'a str,
    pub(super) message_id: String,
    pub(super) subject: String,
    pub(super) body: String,
    /// The page of the console.
    pub(super) link: String,
    /// The act of several transactions whose end it waits for.
    pub(super) occasion: Option<OccasionId>,
}

/// Whom a mail is for; it is written once for each.
#[derive(Clone, Copy)]
pub(super) enum Addressee<'a> {
    /// The account of this message.
    Account(MessageId),
    /// An organisation, of what is reported to it.
    Organisation(OrganisationId, &'a Bundle),
}

/// A message in a person's inbox.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: MessageId,
    /// Where it is in the list; for cursors alone, since it counts what readers may not know.
    pub position: i64,
    pub at: DateTime<Utc>,
    pub kind: &'static MessageKind,
    pub text: Text,
    /// The page of the console.
    pub link: String,
    /// The figures of the event, with the names of its sides.
    pub data: Value,
    /// When its reader marked it read.
    pub read_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageFilter {
    #[default]
    All,
    /// Those not yet read.
    Unread,
}
