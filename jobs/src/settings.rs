//! Settings: how mail leaves, and where its links lead.

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use strum::IntoStaticStr;
use utoipa::ToSchema;

use crate::mail::Outbox;

#[derive(Debug, Clone)]
pub struct JobSettings {
    pub mail: MailSettings,
    /// The console's address, with which links in mail begin.
    pub base_url: String,
}

impl JobSettings {
    #[must_use]
    pub fn new(mail: MailSettings, base_url: impl Into<String>) -> Self {
        Self {
            mail,
            base_url: base_url.into(),
        }
    }
}

#[derive(Debug, Clone)]
pub struct MailSettings {
    pub delivery: Delivery,
    /// The sender, such as `阳光采购 <noreply@example.org>`. Its domain ends every Message-ID.
    pub from: String,
}

#[derive(Clone)]
pub enum Delivery {
    /// A mail server, such as `smtps://user:password@mail.example.org`, or `smtp://…?tls=required`.
    Smtp {
        /// The server, with credentials.
        url: String,
    },
    /// One `.eml` file for each mail in this directory.
    Directory(PathBuf),
    /// Kept in memory; for tests.
    Memory(Outbox),
}

/// How mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum MailMode {
    Smtp,
    Files,
    Memory,
}

impl Delivery {
    #[must_use]
    pub fn mode(&self) -> MailMode {
        match self {
            Self::Smtp { .. } => MailMode::Smtp,
            Self::Directory(_) => MailMode::Files,
            Self::Memory(_) => MailMode::Memory,
        }
    }

    /// The server without credentials, or the directory.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Smtp { url } => {
                let address = url
                    .split_once("://")
                    .map_or(url.as_str(), |(_, address)| address);
                let address = address.rsplit_once('@').map_or(address, |(_, host)| host);
                address
                    .split(['/', '?'])
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            }
            Self::Directory(path) => path.display().to_string(),
            Self::Memory(_) => String::new(),
        }
    }
}

// A derived implementation would print the password.
impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.mode().into_str(), self.detail())
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("the schedule of {job} is no cron line: {line:?}")]
    Cron {
        job: String,
        line: String,
        #[source]
        source: cron::error::Error,
    },
    /// A schedule that does not begin with second 0.
    #[error("the schedule of {job} must begin with second 0: {line:?}")]
    Second { job: String, line: String },
    #[error("there are two jobs named {job}")]
    Twice { job: String },
    #[error("the sender is no mail address: {from:?}")]
    From {
        /// The rejected sender.
        from: String,
        #[source]
        source: lettre::address::AddressError,
    },
    /// Without the cause, which may quote the address and so its password.
    #[error(
        "the address of the mail server cannot be used: smtps://USER:PASSWORD@HOST:PORT is expected"
    )]
    Smtp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_is_shown_without_its_password() {
        let url = "smtps://buyer%40example.org:secret@mail.example.org:465/host?tls=required";
        let delivery = Delivery::Smtp {
            url: url.to_owned(),
        };
        assert_eq!(
            (delivery.mode(), delivery.detail().as_str()),
            (MailMode::Smtp, "mail.example.org:465")
        );
        assert_eq!(format!("{delivery:?}"), "smtp mail.example.org:465");
        let plain = Delivery::Smtp {
            url: "smtp://127.0.0.1:2525".to_owned(),
        };
        assert_eq!(plain.detail(), "127.0.0.1:2525");
    }

    #[test]
    fn files_and_memory_are_shown_as_what_they_are() {
        let files = Delivery::Directory("/var/lib/mail".into());
        assert_eq!(
            (files.mode(), files.detail().as_str()),
            (MailMode::Files, "/var/lib/mail")
        );
        let memory = Delivery::Memory(Outbox::default());
        assert_eq!(
            (memory.mode(), memory.detail().as_str()),
            (MailMode::Memory, "")
        );
    }
}
