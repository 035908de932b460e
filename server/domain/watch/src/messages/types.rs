//! The types of messages and mail, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::log::{Draft, MessageKind, Text};
use ground::{AccountId, MessageId, OrganisationId};
use serde_json::Value;

/// An account that can receive a message.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) account: AccountId,
    pub(super) organisation: OrganisationId,
    pub(super) email: Option<String>,
}

pub(super) struct NewMessage<'a> {
    pub(super) kind: &'static MessageKind,
    pub(super) draft: &'a Draft,
    pub(super) recipient: &'a Recipient,
}

/// What goes to the registered address of an organisation.
pub(super) struct NewLetter<'a> {
    pub(super) kind: &'static MessageKind,
    pub(super) draft: &'a Draft,
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
}

/// Whom a mail is for; it is written once for each.
#[derive(Clone, Copy)]
pub(super) enum Addressee<'a> {
    /// The account of this message.
    Account(MessageId),
    /// An organisation, of the event at that draft's position.
    Organisation(OrganisationId, &'a Draft),
}

/// A message in a person's inbox.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: MessageId,
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
