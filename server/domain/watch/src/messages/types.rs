//! The types of messages and mail, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::log::{Draft, MessageKind, Text};
use ground::{AccountId, OrganisationId};
use serde_json::Value;

/// Someone who can receive a message.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) account: AccountId,
    pub(super) organisation: OrganisationId,
    pub(super) email: Option<String>,
}

/// A message about to be written.
pub(super) struct NewMessage<'a> {
    pub(super) kind: &'static MessageKind,
    pub(super) draft: &'a Draft,
    pub(super) recipient: &'a Recipient,
}

/// A mail in its bookkeeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MailId(pub i64);

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its row.
    pub id: MailId,
    /// The address it goes to.
    pub recipient: String,
    /// The part of its Message-ID before the `@`: of position, account and instant, the same
    /// however often it is sent.
    pub message_id: String,
    /// What it is about, in Chinese.
    pub subject: String,
    /// What it says, in Chinese, without the link.
    pub body: String,
    /// The page of the console that it points to.
    pub link: String,
    /// Which try this is, from 1.
    pub attempts: i32,
}

/// A mail about to be written.
pub(super) struct NewMail<'a> {
    pub(super) message: i64,
    pub(super) recipient: &'a str,
    pub(super) message_id: String,
    pub(super) subject: String,
    pub(super) body: String,
}

/// A message in a person's inbox.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its row; grows with time.
    pub id: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: &'static MessageKind,
    /// What it says.
    pub text: Text,
    /// The page of the console that it leads to.
    pub link: String,
    /// The event's figures, with the names of those concerned.
    pub data: Value,
    /// When its reader marked it read.
    pub read_at: Option<DateTime<Utc>>,
}

/// Which messages to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageFilter {
    /// All.
    #[default]
    All,
    /// Those not yet read.
    Unread,
}
