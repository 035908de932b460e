//! An import as its readers see it.

use chrono::{DateTime, Utc};
use ground::capability::ImportKind;
use ground::{AccountId, Caller, ImportId, OrganisationId, Words};
use rust_decimal::Decimal;

use super::kind::is_open_to;
use super::{Counts, ImportState, Reversal};

/// A file that is being loaded, or was.
#[derive(Debug, Clone)]
pub struct Import {
    pub id: ImportId,
    pub kind: &'static ImportKind,
    /// The name that the upload gave.
    pub file_name: String,
    pub file_bytes: i64,
    pub organisation: OrganisationId,
    pub account: AccountId,
    /// Who loaded it; where a program did, whoever could have by its key too.
    pub persons: Vec<AccountId>,
    pub state: ImportState,
    /// Rows below the header; an estimate until it has finished.
    pub rows_total: Option<i64>,
    /// Rows with a verdict.
    pub rows_done: i64,
    /// The last row with a verdict, counted as Excel does.
    pub last_row: i64,
    pub counts: Counts,
    /// Rows taken with a remark.
    pub warnings: i64,
    pub failure: Option<Words>,
    /// What is stated of the file as a whole.
    pub notes: Vec<Words>,
    /// The import with the same content, for the sake of which nothing was done.
    pub same_as: Option<ImportId>,
    /// When that one was undone, so that nothing of it is in force.
    pub same_undone_at: Option<DateTime<Utc>>,
    /// Whether what it caused is noted, so that it can be undone.
    pub traced: bool,
    pub reversal: Option<Reversal>,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl Import {
    /// The part that is done, from 0 to 1 in thousandths; below 1 until it is finished, whatever
    /// the counts say.
    #[must_use]
    pub fn progress(&self) -> Decimal {
        if matches!(self.state, ImportState::Done | ImportState::Reversed) {
            return Decimal::ONE;
        }
        let total = self
            .rows_total
            .unwrap_or_default()
            .max(self.rows_done)
            .max(1);
        Decimal::new((self.rows_done * 1_000 / total).min(999), 3)
    }

    /// Whether the caller may know of it.
    #[must_use]
    pub fn is_visible_to(&self, caller: &Caller) -> bool {
        caller.organisation == self.organisation || is_open_to(self.kind, caller)
    }
}

#[derive(Debug, Clone)]
pub struct ImportPage {
    pub imports: Vec<Import>,
    pub total: i64,
    pub running: i64,
}

#[cfg(test)]
mod tests {
    use market::catalogue;
    use uuid::Uuid;

    use super::*;

    fn import(state: ImportState, rows_total: Option<i64>, rows_done: i64) -> Import {
        Import {
            id: ImportId(Uuid::nil()),
            kind: &catalogue::PRODUCTS,
            file_name: String::new(),
            file_bytes: 0,
            organisation: OrganisationId(1),
            account: AccountId(1),
            persons: vec![AccountId(1)],
            state,
            rows_total,
            rows_done,
            last_row: 0,
            counts: Counts::default(),
            warnings: 0,
            failure: None,
            notes: Vec::new(),
            same_as: None,
            same_undone_at: None,
            traced: true,
            reversal: None,
            started_at: DateTime::UNIX_EPOCH,
            finished_at: None,
        }
    }

    #[test]
    fn progress_is_one_only_when_all_is_done() {
        let progress = |state, total, done| import(state, total, done).progress().to_string();
        assert_eq!(progress(ImportState::Running, None, 0), "0.000");
        assert_eq!(progress(ImportState::Running, Some(3), 1), "0.333");
        assert_eq!(progress(ImportState::Running, Some(3), 3), "0.999");
        assert_eq!(progress(ImportState::Failed, Some(10), 5), "0.500");
        assert_eq!(progress(ImportState::Done, Some(0), 0), "1");
        assert_eq!(progress(ImportState::Reversed, Some(2), 2), "1");
    }
}
