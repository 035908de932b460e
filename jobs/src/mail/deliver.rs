//! The ways for mail to leave: a mail server, files in a directory, or memory.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::messages::Mail;
use lettre::message::Mailbox;
use lettre::transport::smtp::{self, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::io::AsyncWriteExt;

use super::compose::Letterhead;
use crate::run::causes;
use crate::settings::{Delivery, MailSettings, SettingsError};

/// How long the mail server may take for one command.
const COMMAND_WAIT_MAX: Duration = Duration::from_secs(10);

/// How long one mail may take in all.
const MAIL_WAIT_MAX: Duration = Duration::from_secs(30);

/// How long a connection to the mail server is kept without use.
const CONNECTION_IDLE_MAX: Duration = Duration::from_secs(30);

/// Replies by which a mail server refuses the sender, not the mail: it is shutting down (421), or it
/// requires authentication.
const REPLIES_OF_SERVER: [u16; 6] = [421, 454, 530, 534, 535, 538];

pub(crate) struct Mailer {
    letterhead: Letterhead,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Directory(PathBuf),
    Memory(Outbox),
}

#[derive(Debug)]
pub(crate) enum SendError {
    /// The server refused this mail.
    Refused(String),
    /// No mail can be sent.
    Unreachable(String),
}

/// Mail kept in memory; for tests.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    posted: Arc<Mutex<Vec<Posted>>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// The Message-ID, without the angle brackets.
    pub message_id: String,
    /// The recipient's address.
    pub recipient: String,
    pub subject: String,
    /// The whole text.
    pub body: String,
}

impl Outbox {
    /// Sent mail, oldest first; a repetition replaces the first.
    #[must_use]
    pub fn posted(&self) -> Vec<Posted> {
        self.posted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn put(&self, posted: Posted) {
        let mut all = self.posted.lock().unwrap_or_else(PoisonError::into_inner);
        match all
            .iter_mut()
            .find(|known| known.message_id == posted.message_id)
        {
            Some(known) => *known = posted,
            None => all.push(posted),
        }
    }
}

impl Mailer {
    pub(crate) fn new(settings: &MailSettings, base_url: &str) -> Result<Self, SettingsError> {
        let from: Mailbox = settings
            .from
            .parse()
            .map_err(|source| SettingsError::From {
                from: settings.from.clone(),
                source,
            })?;
        let way = match &settings.delivery {
            Delivery::Smtp { url } => {
                let pool = PoolConfig::new()
                    .max_size(2)
                    .idle_timeout(CONNECTION_IDLE_MAX);
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|_| SettingsError::Smtp)?
                    .timeout(Some(COMMAND_WAIT_MAX))
                    .pool_config(pool)
                    .build();
                Way::Smtp(transport)
            }
            Delivery::Directory(path) => Way::Directory(path.clone()),
            Delivery::Memory(outbox) => Way::Memory(outbox.clone()),
        };
        let base_url = base_url.trim_end_matches('/').to_owned();
        Ok(Self {
            letterhead: Letterhead { from, base_url },
            way,
        })
    }

    pub(crate) async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let message = self.letterhead.compose(mail).map_err(SendError::Refused)?;
        match &self.way {
            Way::Smtp(transport) => post(transport, message).await,
            Way::Directory(path) => file(path, &self.letterhead.message_id(mail), &message)
                .await
                .map_err(|error| SendError::Unreachable(format!("{}: {error}", path.display()))),
            Way::Memory(outbox) => {
                outbox.put(Posted {
                    message_id: self.letterhead.message_id(mail),
                    recipient: mail.recipient.clone(),
                    subject: mail.subject.clone(),
                    body: self.letterhead.text(mail),
                });
                Ok(())
            }
        }
    }
}

async fn post(
    transport: &AsyncSmtpTransport<Tokio1Executor>,
    message: Message,
) -> Result<(), SendError> {
    match tokio::time::timeout(MAIL_WAIT_MAX, transport.send(message)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if is_about_the_mail(&error) => Err(SendError::Refused(causes(&error))),
        Ok(Err(error)) => Err(SendError::Unreachable(causes(&error))),
        Err(_) => Err(SendError::Unreachable(
            "the mail server took too long".to_owned(),
        )),
    }
}

fn is_about_the_mail(error: &smtp::Error) -> bool {
    error.is_client()
        || error
            .status()
            .is_some_and(|code| !REPLIES_OF_SERVER.contains(&u16::from(code)))
}

/// Writes a mail to its own file, whole or not at all; a repetition replaces the first.
async fn file(directory: &Path, message_id: &str, message: &Message) -> std::io::Result<()> {
    tokio::fs::create_dir_all(directory).await?;
    let name: String = message_id
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let draft = directory.join(format!(".{name}.draft"));
    let mut open = tokio::fs::File::create(&draft).await?;
    open.write_all(&message.formatted()).await?;
    open.sync_all().await?;
    tokio::fs::rename(&draft, directory.join(format!("{name}.eml"))).await
}
