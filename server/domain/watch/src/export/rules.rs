//! How many exports an account may have, and what of a file may be fetched. Pure.

use chrono::{DateTime, Days, Utc};
use ground::{Error, FigureValues, Refused, Result, Words};

use super::refusal::{EXPORT_EXPIRED, EXPORT_FAILED, EXPORT_UNFINISHED, EXPORTS_OPEN};
use super::{Export, ExportState};

/// Requires that an account with so many unfinished exports may have one more (◇ our own reading: no notice sets a
/// number, but nobody may hold what all share).
pub(super) fn must_be_few(open: usize, allowed: u32) -> Result<()> {
    if open < usize::try_from(allowed).unwrap_or(usize::MAX) {
        return Ok(());
    }
    Err(Refused {
        kind: &EXPORTS_OPEN,
        clause: Some("◇"),
        detail: Words::new(
            format!("您已有{open}个导出在进行，最多同时{allowed}个；请等其中一个完成后再导出"),
            format!(
                "{open} of your exports are in progress, of at most {allowed}: ask again when one of them is finished"
            ),
        ),
        figures: FigureValues::default().with("open", open).with("allowed", allowed),
    }
    .into())
}

/// Requires that the whole file is there.
pub(super) fn must_have_file(export: &Export) -> Result<()> {
    let refused = |kind, detail| {
        Err(Error::from(Refused {
            kind,
            clause: None,
            detail,
            figures: FigureValues::NONE,
        }))
    };
    match export.state {
        ExportState::Done => Ok(()),
        ExportState::Queued | ExportState::Running => refused(
            &EXPORT_UNFINISHED,
            Words::new(
                "文件还在生成，请稍后再下载",
                "the file is still being written: fetch it later",
            ),
        ),
        ExportState::Failed => refused(
            &EXPORT_FAILED,
            (export.failure.clone())
                .unwrap_or_else(|| Words::new("导出未能完成", "the export was not finished")),
        ),
        ExportState::Expired => refused(
            &EXPORT_EXPIRED,
            Words::new(
                "文件保留期已过，已清理；请重新导出",
                "the file was kept for its days and removed: export the list again",
            ),
        ),
    }
}

/// Files of exports that finished before this instant are no longer kept at `now`.
pub(super) fn too_old_before(now: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    now.checked_sub_days(Days::new(days.into())).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use ground::{AccountId, ExportId, OrganisationId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_last_export_fits_and_the_next_does_not() {
        assert!(must_be_few(2, 3).is_ok());
        let Err(Error::Refused(refused)) = must_be_few(3, 3) else {
            panic!("refused");
        };
        assert_eq!(json!(refused.figures), json!({"open": 3, "allowed": 3}));
    }

    #[test]
    fn only_a_whole_file_is_fetched() {
        let export = |state| Export {
            id: ExportId(Uuid::nil()),
            organisation: OrganisationId(1),
            account: AccountId(1),
            path: String::new(),
            query: String::new(),
            name: String::new(),
            state,
            rows_done: 0,
            rows_total: None,
            bytes: 1,
            failure: None,
            requested_at: DateTime::UNIX_EPOCH,
            finished_at: None,
        };
        assert!(must_have_file(&export(ExportState::Done)).is_ok());
        for (state, kind) in [
            (ExportState::Queued, &EXPORT_UNFINISHED),
            (ExportState::Running, &EXPORT_UNFINISHED),
            (ExportState::Failed, &EXPORT_FAILED),
            (ExportState::Expired, &EXPORT_EXPIRED),
        ] {
            let Err(Error::Refused(refused)) = must_have_file(&export(state)) else {
                panic!("{state:?}");
            };
            assert_eq!(refused.kind, kind, "{state:?}");
        }
    }

    #[test]
    fn a_file_is_kept_for_whole_days() {
        let now: DateTime<Utc> = "2026-03-09T01:00:00Z".parse().unwrap();
        let first: DateTime<Utc> = "2026-03-02T01:00:00Z".parse().unwrap();
        assert_eq!(too_old_before(now, 7), first);
    }
}
