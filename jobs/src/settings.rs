//! What can be set: how mail leaves, and where links in it lead.

use std::fmt;
use std::path::PathBuf;

use crate::mail::Outbox;

/// The settings of the jobs.
#[derive(Debug, Clone)]
pub struct JobSettings {
    /// How mail leaves.
    pub mail: MailSettings,
    /// The console's address, which links in mail begin with.
    pub base_url: String,
}

impl JobSettings {
    /// Mail that leaves this way, with links to there.
    #[must_use]
    pub fn new(mail: MailSettings, base_url: impl Into<String>) -> Self {
        Self {
            mail,
            base_url: base_url.into(),
        }
    }
}

/// How mail leaves.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// By which way.
    pub delivery: Delivery,
    /// The sender, such as `阳光采购 <noreply@example.org>`. Its domain ends every Message-ID.
    pub from: String,
}

/// A way for mail to leave.
#[derive(Clone)]
pub enum Delivery {
    /// A mail server, such as `smtps://user:password@mail.example.org`, or `smtp://…?tls=required`.
    Smtp {
        /// Where it is, with the credentials.
        url: String,
    },
    /// One `.eml` file for each mail in this directory.
    Directory(PathBuf),
    /// Kept in memory; for tests.
    Memory(Outbox),
}

impl Delivery {
    /// The name of the way: `smtp`, `files` or `memory`.
    #[must_use]
    pub fn mode(&self) -> &'static str {
        match self {
            Self::Smtp { .. } => "smtp",
            Self::Directory(_) => "files",
            Self::Memory(_) => "memory",
        }
    }

    /// Where to: the server without the credentials, or the directory.
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

// A derived one would print the password.
impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.mode(), self.detail())
    }
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A schedule that is no cron line of seven or six fields.
    #[error("the schedule of {job} is no cron line: {line:?}")]
    Cron {
        /// The job.
        job: String,
        /// What was written.
        line: String,
        /// Why not.
        #[source]
        source: cron::error::Error,
    },
    /// A schedule that does not begin with second 0.
    #[error("the schedule of {job} must begin with second 0: {line:?}")]
    Second {
        /// The job.
        job: String,
        /// What was written.
        line: String,
    },
    /// Two jobs of one name.
    #[error("there are two jobs named {job}")]
    Twice {
        /// The name.
        job: String,
    },
    /// A sender that is no mail address.
    #[error("the sender is no mail address: {from:?}")]
    From {
        /// What was written.
        from: String,
        /// Why not.
        #[source]
        source: lettre::address::AddressError,
    },
    /// A mail server that cannot be understood.
    #[error("the address of the mail server cannot be used")]
    Smtp(#[source] lettre::transport::smtp::Error),
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
            ("smtp", "mail.example.org:465")
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
            ("files", "/var/lib/mail")
        );
        let memory = Delivery::Memory(Outbox::default());
        assert_eq!((memory.mode(), memory.detail().as_str()), ("memory", ""));
    }
}
