//! For how long the files of imports are stored. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Import, ImportState};

/// How long the file of an import is stored after its end; the verdicts on its rows stay.
const FILE_RETENTION: TimeDelta = TimeDelta::days(90);

/// Files of imports that finished before this instant are too old at `now`.
pub(super) fn too_old_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now - FILE_RETENTION
}

/// Whether the file of an import is removed at `now`: it finished long ago, and no prices rest on it.
pub(super) fn file_is_forgotten(import: &Import, now: DateTime<Utc>) -> bool {
    let has_ended = match import.state {
        ImportState::Done | ImportState::Failed => true,
        ImportState::Running => false,
    };
    let is_old = (import.finished_at).is_some_and(|at| at < too_old_before(now));
    has_ended && is_old && !import.kind.proves_prices
}

#[cfg(test)]
mod tests {
    use ground::capability::ImportKind;
    use ground::{AccountId, ImportId, OrganisationId};
    use market::catalogue;
    use prices::listed_price;
    use uuid::Uuid;

    use super::super::Counts;
    use super::*;

    #[test]
    fn a_file_is_forgotten_after_90_days_unless_prices_rest_on_it() {
        let finished = DateTime::UNIX_EPOCH;
        let forgotten = |kind: &'static ImportKind, state, days| {
            let import = Import {
                id: ImportId(Uuid::nil()),
                kind,
                file_name: String::new(),
                file_bytes: 0,
                organisation: OrganisationId(1),
                account: AccountId(1),
                state,
                rows_total: None,
                rows_done: 0,
                last_row: 0,
                counts: Counts::default(),
                warnings: 0,
                failure: None,
                started_at: finished,
                finished_at: (state != ImportState::Running).then_some(finished),
            };
            file_is_forgotten(&import, finished + TimeDelta::days(days))
        };
        let products = &catalogue::PRODUCTS;
        assert!(!forgotten(products, ImportState::Done, 90));
        assert!(forgotten(products, ImportState::Done, 91));
        assert!(forgotten(products, ImportState::Failed, 91));
        assert!(!forgotten(products, ImportState::Running, 91));
        let listed = &listed_price::LISTED_PRICES;
        assert!(!forgotten(listed, ImportState::Done, 10_000));
    }
}
