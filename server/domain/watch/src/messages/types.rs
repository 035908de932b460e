//! The types of messages and mail, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::log::{MessageKind, Text};
use ground::{AccountId, MessageId, NoticeId, OccasionId, OrganisationId, Result, ShanghaiTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::preferences::{Language, Way};

/// An account that can receive a message.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) account: AccountId,
    /// In which capacity it reads.
    pub(super) organisation: OrganisationId,
    pub(super) email: Option<String>,
    /// Where it is named itself, and not as one of an organisation: the capacities of its firm, the first one first.
    pub(super) named_of: Vec<OrganisationId>,
}

impl Recipient {
    /// In which capacity it reads what names it itself: the one in which its own firm acted, else the first one; none where it is
    /// one of an organisation.
    fn capacity_of(&self, sender: Option<OrganisationId>) -> Option<OrganisationId> {
        let own = sender.filter(|sender| self.named_of.contains(sender));
        own.or_else(|| self.named_of.first().copied())
    }
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
    /// The organisation that acted; none when the system did.
    pub(super) sender: Option<OrganisationId>,
}

impl Bundle {
    /// The list of what it reports, when it is several.
    pub(super) fn several(&self) -> Option<NoticeId> {
        self.last_position.map(|_| NoticeId::at(self.position))
    }

    /// The earliest deadline of what it reports.
    pub(super) fn due_at(&self) -> Result<Option<DateTime<Utc>>> {
        let due_at = self.kind.due_at(&self.data)?;
        Ok(due_at.map(ShanghaiTime::to_utc))
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
    pub(super) way: Way,
    pub(super) language: Language,
}

/// What goes to the registered address of an organisation.
pub(super) struct NewLetter<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) organisation: OrganisationId,
    pub(super) address: &'a str,
    /// Whether nobody of the organisation can sign in.
    pub(super) is_without_account: bool,
    /// Whether it waits for the digest.
    pub(super) is_in_digest: bool,
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
    /// In the reader's language, as the body is.
    pub subject: String,
    /// Without the link; empty in a digest.
    pub body: String,
    /// The page of the console.
    pub link: String,
    pub language: Language,
    /// What a digest lists; none of other mail.
    pub sections: Option<Vec<Section>>,
    /// Counts the tries, this one included.
    pub attempts: i32,
}

/// Messages of one kind within a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// How the kind is called.
    pub heading: String,
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

/// A message within a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub title: String,
    pub body: String,
    /// The page of the console.
    pub link: String,
}

/// Who gets a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reader {
    Account(AccountId),
    Organisation(OrganisationId),
}

impl Reader {
    pub(super) fn account(self) -> Option<i64> {
        match self {
            Self::Account(account) => Some(account.0),
            Self::Organisation(_) => None,
        }
    }

    pub(super) fn organisation(self) -> Option<i64> {
        match self {
            Self::Account(_) => None,
            Self::Organisation(organisation) => Some(organisation.0),
        }
    }
}

/// What waits for a digest.
pub(super) struct DigestItem {
    pub(super) id: MailId,
    pub(super) reader: Reader,
    pub(super) recipient: String,
    /// The kind of message.
    pub(super) kind: Option<String>,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) link: String,
    pub(super) due_at: Option<DateTime<Utc>>,
    pub(super) language: Language,
}

pub(super) struct NewDigest {
    pub(super) reader: Reader,
    pub(super) recipient: String,
    pub(super) message_id: String,
    pub(super) subject: String,
    pub(super) language: Language,
    pub(super) sections: Vec<Section>,
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
    /// The kind of message.
    pub(super) kind: &'static str,
    pub(super) due_at: Option<DateTime<Utc>>,
    /// The organisation that acted; none when the system did.
    pub(super) sender: Option<OrganisationId>,
    pub(super) language: Language,
    /// Whether it waits for the digest.
    pub(super) in_digest: bool,
    /// Whether it opens something, and so never waits for a digest.
    pub(super) is_opening: bool,
}

/// Whom a mail is for; it is written once for each.
#[derive(Clone, Copy)]
pub(super) enum Addressee<'a> {
    /// The account of this message.
    Account(MessageId, AccountId),
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

/// One reader of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To {
    /// Everyone of an organisation, except this account: the one that acted.
    Organisation(OrganisationId, Option<AccountId>),
    Account(AccountId),
    /// The registered address of an organisation, and none of its accounts.
    Address(OrganisationId),
}

impl To {
    /// Whether a recipient is meant by an act of this organisation.
    pub(super) fn includes(self, one: &Recipient, sender: Option<OrganisationId>) -> bool {
        match self {
            Self::Organisation(organisation, except) => {
                organisation == one.organisation
                    && Some(one.account) != except
                    && one.named_of.is_empty()
            }
            Self::Account(account) => {
                one.account == account && Some(one.organisation) == one.capacity_of(sender)
            }
            Self::Address(_) => false,
        }
    }
}
