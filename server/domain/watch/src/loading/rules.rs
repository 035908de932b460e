//! For how long the files of imports are stored, and when a file is the same again. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use ground::capability::SentAgain;

use super::{Counts, Import, ImportState};

/// How long the file of an import is stored after its end; the verdicts on its rows stay.
const FILE_RETENTION: TimeDelta = TimeDelta::days(90);

/// Files of imports that finished before this instant are too old at `now`.
pub(super) fn too_old_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now - FILE_RETENTION
}

/// Whether the file of an import is removed at `now`: it finished long ago, and no prices rest on it.
pub(super) fn file_is_forgotten(import: &Import, now: DateTime<Utc>) -> bool {
    let has_ended = match import.state {
        ImportState::Done | ImportState::Failed | ImportState::Reversed => true,
        ImportState::Running => false,
    };
    let is_old = (import.finished_at).is_some_and(|at| at < too_old_before(now));
    has_ended && is_old && !import.kind.proves_prices
}

/// Whether a file with the content of an earlier import does nothing: when all that the earlier one could do is
/// done. Of an import of which only a part was taken, the rest may be tried again.
pub(super) fn is_done_already(again: SentAgain, earlier: ImportState, counts: &Counts) -> bool {
    let taken = 0 < counts.taken();
    match (again, earlier) {
        (SentAgain::FoundByRow, _) | (_, ImportState::Failed | ImportState::Reversed) => false,
        (SentAgain::ChangesNothing, ImportState::Running) => false,
        (SentAgain::ChangesNothing, ImportState::Done) => taken && counts.rejected() == 0,
    }
}

/// Whether an import whose rows were compared one by one did nothing, since each that could be taken was before.
pub(super) fn did_nothing(counts: &Counts) -> bool {
    counts.accepted == 0 && counts.held == 0 && 0 < counts.unchanged
}

#[cfg(test)]
mod tests {
    use ground::capability::ImportKind;
    use ground::{AccountId, ImportId, OrganisationId};
    use market::catalogue;
    use prices::listed_price;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_file_is_the_same_again_when_all_that_it_can_do_is_done() {
        let counts = |accepted, no_hit| Counts {
            accepted,
            no_hit,
            ..Counts::default()
        };
        let (done, running) = (ImportState::Done, ImportState::Running);
        let prices = SentAgain::ChangesNothing;
        assert!(is_done_already(prices, done, &counts(3, 0)));
        assert!(
            !is_done_already(prices, done, &counts(3, 1)),
            "products may have come since"
        );
        assert!(
            !is_done_already(prices, done, &counts(0, 4)),
            "nothing was done"
        );
        assert!(!is_done_already(prices, running, &counts(3, 0)));
        assert!(!is_done_already(prices, ImportState::Failed, &counts(3, 0)));
        let by_row = SentAgain::FoundByRow;
        assert!(!is_done_already(by_row, done, &counts(3, 0)), "row by row");
    }

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
                persons: vec![AccountId(1)],
                state,
                rows_total: None,
                rows_done: 0,
                last_row: 0,
                counts: Counts::default(),
                warnings: 0,
                failure: None,
                notes: Vec::new(),
                same_as: None,
                same_undone_at: None,
                traced: true,
                reversal: None,
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
