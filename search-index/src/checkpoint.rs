//! How far an index follows a log, and of which history.

/// A position in a log with what proves that the log is the one that was followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    pub position: i64,
    /// What only the entry at this position has; empty where the caller needs no proof.
    pub mark: String,
}

impl Checkpoint {
    /// As the engine keeps it with a commit.
    pub(crate) fn payload(&self) -> String {
        format!("{} {}", self.position, self.mark)
    }

    pub(crate) fn of_payload(payload: &str) -> Option<Self> {
        let (position, mark) = payload.split_once(' ')?;
        Some(Self {
            position: position.parse().ok()?,
            mark: mark.to_owned(),
        })
    }
}

impl From<i64> for Checkpoint {
    fn from(position: i64) -> Self {
        let mark = String::new();
        Self { position, mark }
    }
}
