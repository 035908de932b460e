//! How much an organisation may store. Pure.

use ground::capability::StoredKind;
use ground::{Error, FigureValues, Refused, Words};

use super::types::Volume;

/// The bytes of a megabyte, in which quotas are set.
pub const MEGABYTE: i64 = 1_000_000;

/// Requires that what an organisation stores, a new file included, is within its quotas (◇ our own reading: no notice
/// sets one, but nobody may fill the store that all share).
///
/// # Errors
/// Refuses with what was there before the file and what may be, in megabytes.
pub(super) fn must_have_room(
    kind: &StoredKind,
    used: Volume,
    file: i64,
    allowed: Volume,
) -> Result<(), Error> {
    let megabytes = |used: i64| (used - file).max(0) / MEGABYTE;
    let label = kind.label;
    let (before, allowed, detail) = if allowed.altogether < used.altogether {
        let (before, allowed) = (megabytes(used.altogether), allowed.altogether / MEGABYTE);
        let detail = Words::new(
            format!(
                "本机构的{}已有{before} MB，合计不得超过{allowed} MB；请联系平台运营",
                label.zh
            ),
            format!(
                "{before} MB of {} are there of at most {allowed} MB: ask the operators of the platform",
                label.en
            ),
        );
        (before, allowed, detail)
    } else if allowed.of_day < used.of_day {
        let (before, allowed) = (megabytes(used.of_day), allowed.of_day / MEGABYTE);
        let detail = Words::new(
            format!(
                "本机构今天新增的{}已有{before} MB，每天不得超过{allowed} MB；请明天再试",
                label.zh
            ),
            format!(
                "{before} MB of {} are new today of at most {allowed} MB a day: go on tomorrow",
                label.en
            ),
        );
        (before, allowed, detail)
    } else {
        return Ok(());
    };
    Err(Refused {
        kind: kind.refusal,
        clause: Some("◇"),
        detail,
        figures: FigureValues::default()
            .with("used", before)
            .with("allowed", allowed),
    }
    .into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use ground::Label;
    use ground::capability::RefusalKind;
    use ground::rulebook::{Range, Rule, RuleDefinition, Unit};

    use super::*;

    static MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
        key: "files.megabytes",
        unit: Unit::Count,
        clause: "◇",
        default: "50",
        label: Label::new("文件（MB）", "files (MB)"),
        choices: &[],
        range: Some(Range::between("21", "50")),
        guards: None,
    });

    static QUOTA: RefusalKind = RefusalKind::new("files-quota", "超出可用空间", "there is no room");

    static FILES: StoredKind = StoredKind {
        name: "files",
        label: Label::new("文件", "files"),
        per_day: &MEGABYTES,
        altogether: &MEGABYTES,
        refusal: &QUOTA,
    };

    fn refused(of_day: i64, altogether: i64, file: i64) -> Option<serde_json::Value> {
        let used = Volume { of_day, altogether };
        let allowed = Volume {
            of_day: 21_000_000,
            altogether: 50_000_000,
        };
        match must_have_room(&FILES, used, file, allowed) {
            Ok(()) => None,
            Err(Error::Refused(refused)) => Some(json!(refused.figures)),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_last_byte_fits_and_the_next_does_not() {
        assert_eq!(refused(21_000_000, 50_000_000, 1), None);
        let day = json!({"used": 21, "allowed": 21});
        assert_eq!(refused(21_000_001, 50_000_000, 1), Some(day));
        let total = json!({"used": 40, "allowed": 50});
        assert_eq!(refused(10_000_001, 50_000_001, 10_000_001), Some(total));
    }
}
