//! What an operation can fail with, by what the caller can do about it.
//!
//! Every operation that touches the database may fail with [`Error::Unavailable`] or [`Error::Internal`];
//! the doc comments of operations name only their refusals.

use std::error::Error as StdError;
use std::str::FromStr;

use tokio_postgres::error::SqlState;

use crate::capability::RefusalKind;
use crate::figure_value::FigureValues;
use crate::words::Words;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A cause, for the log only: callers never see it.
pub(crate) type Cause = Box<dyn StdError + Send + Sync>;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule forbids it; its text is for the caller.
    #[error("{}", .0.detail.en)]
    Refused(Box<Refused>),

    /// The caller's role may not do this at all.
    #[error("this role may not do that")]
    Forbidden,

    /// It does not exist, or the caller may not know that it exists: the two must look alike.
    #[error("no such thing")]
    NotFound,

    #[error("{} fields are wrong", .0.len())]
    Invalid(Vec<FieldError>),

    /// The thing has changed since the caller read it.
    #[error("it has changed meanwhile")]
    Stale,

    /// The database is away or busy; the same call may succeed later.
    #[error("the database did not answer")]
    Unavailable(#[source] Cause),

    /// A bug, or a stored row that breaks its own rules.
    #[error("something went wrong on our side")]
    Internal(#[source] Cause),
}

/// A refusal by a rule, with everything needed to explain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub kind: &'static RefusalKind,
    /// The clause that decided, such as `S4-1`.
    pub clause: Option<&'static str>,
    pub detail: Words,
    /// The values compared.
    pub figures: FigureValues,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(Box::new(refused))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer into the command.
    pub pointer: String,
    pub detail: Words,
}

impl FieldError {
    /// The reason of a decision, trimmed.
    ///
    /// # Errors
    /// Names the field when there is none.
    pub fn reason_given(reason: &str) -> Result<&str> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Self::alone("/reason", "请说明原因", "give a reason"));
        }
        Ok(reason)
    }

    /// An error with one wrong field.
    pub fn alone(pointer: &str, zh: impl Into<String>, en: impl Into<String>) -> Error {
        let detail = Words::new(zh, en);
        Error::Invalid(vec![Self {
            pointer: pointer.to_owned(),
            detail,
        }])
    }
}

impl Error {
    /// A fault of ours; its cause goes to the log.
    pub fn internal(cause: impl Into<Cause>) -> Self {
        Self::Internal(cause.into())
    }

    /// A row holds a value that the program does not know.
    #[must_use]
    pub fn unknown(what: &str, value: impl std::fmt::Debug) -> Self {
        Self::internal(format!("{what} {value:?}"))
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        // Without a code the connection broke before the server answered.
        let Some(state) = error.code() else {
            return Self::Unavailable(error.into());
        };
        // What passes by itself, or with the failover to another server.
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

/// The name of the constraint that a statement violated: operations turn it into a refusal.
pub fn broken(error: &tokio_postgres::Error) -> Option<&str> {
    error.as_db_error()?.constraint()
}
