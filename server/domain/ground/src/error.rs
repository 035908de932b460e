//! What an operation can fail with, by what the caller can do about it.

use std::error::Error as StdError;
use std::str::FromStr;

use serde_json::Value;
use tokio_postgres::error::SqlState;

use crate::capability::RefusalKind;
use crate::words::Words;

/// The result of an operation.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Any cause, for the log only.
pub(crate) type Cause = Box<dyn StdError + Send + Sync>;

/// Why an operation did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules forbid it; the words are for the caller.
    #[error("{}", .0.detail.en)]
    Refused(Box<Refused>),

    /// The caller's role may not do this at all.
    #[error("this role may not do that")]
    Forbidden,

    /// It is not there, or the caller may not know that it is.
    #[error("no such thing")]
    NotFound,

    /// Fields of the command are wrong.
    #[error("{} fields are wrong", .0.len())]
    Invalid(Vec<FieldError>),

    /// The thing has changed since the caller read it.
    #[error("it has changed meanwhile")]
    Stale,

    /// The database is away or busy: the same call may go through later.
    #[error("the database did not answer")]
    Unavailable(#[source] Cause),

    /// A bug, or a row that breaks its own rules.
    #[error("something went wrong on our side")]
    Internal(#[source] Cause),
}

/// A refusal by a rule, with everything needed to say why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which refusal it is, with its code and title.
    pub kind: &'static RefusalKind,
    /// The clause that decided, such as `S4-1`.
    pub clause: Option<&'static str>,
    /// The sentence for the caller.
    pub detail: Words,
    /// What was compared; `null` when nothing was.
    pub figures: Value,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(Box::new(refused))
    }
}

/// One wrong field of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer into the command.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: Words,
}

impl FieldError {
    /// One wrong field as an error.
    pub fn alone(pointer: &str, zh: impl Into<String>, en: impl Into<String>) -> Error {
        let detail = Words::new(zh, en);
        Error::Invalid(vec![Self {
            pointer: pointer.to_owned(),
            detail,
        }])
    }
}

impl Error {
    /// A fault of ours, told to the log.
    pub fn internal(cause: impl Into<Cause>) -> Self {
        Self::Internal(cause.into())
    }

    /// A row holds a word that the program does not know.
    #[must_use]
    pub fn unknown(what: &str, value: impl std::fmt::Debug) -> Self {
        Self::internal(format!("{what} {value:?}"))
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(state) = error.code() else {
            return Self::Unavailable(error.into());
        };
        let busy = [
            SqlState::QUERY_CANCELED,
            SqlState::LOCK_NOT_AVAILABLE,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::T_R_SERIALIZATION_FAILURE,
            SqlState::ADMIN_SHUTDOWN,
            SqlState::CRASH_SHUTDOWN,
            SqlState::CANNOT_CONNECT_NOW,
            SqlState::TOO_MANY_CONNECTIONS,
            SqlState::READ_ONLY_SQL_TRANSACTION,
            SqlState::DISK_FULL,
        ];
        if busy.contains(state) {
            Self::Unavailable(error.into())
        } else {
            Self::internal(error)
        }
    }
}

/// The value whose name a row holds.
pub fn stored<T: FromStr>(name: &str) -> Result<T> {
    name.parse()
        .map_err(|_| Error::unknown(std::any::type_name::<T>(), name))
}

/// The named constraint that a statement broke.
pub fn broken(error: &tokio_postgres::Error) -> Option<&str> {
    error.as_db_error()?.constraint()
}
