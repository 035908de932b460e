//! Whether an import can be undone, and by whom. Pure.

use ground::{AccountId, FigureValues, Refused, Words, must_be_another};

use crate::loading::import::Import;
use crate::loading::refusal::{IMPORT_NOT_REVERSIBLE, IMPORT_REVERSED, IMPORT_RUNNING};
use crate::loading::rules::did_nothing;
use crate::loading::{Counts, ImportState};

/// Demands what [`must_be_open_to_reversal`] does, and another person than the loader.
///
/// # Errors
/// Which of it is missing.
pub(super) fn must_be_reversible(import: &Import, person: AccountId) -> Result<(), Refused> {
    must_be_another(
        import.persons.iter().copied(),
        person,
        Words::new(
            "该文件由本人导入，须由本机构另一人撤销",
            "you loaded this file: another person of your organisation undoes it",
        ),
    )?;
    must_be_open_to_reversal(import)
}

/// Demands an import that has ended, did something, whose effects are noted and that nobody has undone.
///
/// # Errors
/// Which of it is missing.
pub(super) fn must_be_open_to_reversal(import: &Import) -> Result<(), Refused> {
    if import.state == ImportState::Running {
        return Err(Refused {
            kind: &IMPORT_RUNNING,
            clause: None,
            detail: Words::new("导入尚未完成，完成后方可撤销", "wait until it has ended"),
            figures: FigureValues::NONE,
        });
    }
    if import.reversal.is_some() {
        return Err(Refused {
            kind: &IMPORT_REVERSED,
            clause: None,
            detail: Words::new("此导入已经撤销", "this load was undone already"),
            figures: FigureValues::NONE,
        });
    }
    if import.same_as.is_some() {
        return Err(not_reversible(Words::new(
            "此导入与此前的导入内容相同，未执行任何内容，无需撤销",
            "it repeated an earlier load and did nothing: undo that one",
        )));
    }
    if import.counts.taken() == 0 {
        return Err(not_reversible(Words::new(
            "此导入没有被接受的行，未产生任何影响，无需撤销",
            "no row of it was taken, so that it did nothing",
        )));
    }
    if !import.traced {
        return Err(not_reversible(Words::new(
            "此导入早于平台记录导入影响的版本，无法整体撤销；请用正确的文件更正，或逐条更正价格",
            "it is from before the platform noted what loads cause: load the right file, or correct its prices one by one",
        )));
    }
    Ok(())
}

/// Demands that something is undone.
///
/// # Errors
/// `import-not-reversible`, with how much stays as it is.
pub(super) fn must_undo_something(
    counts: &Counts,
    undone: usize,
    left: usize,
) -> Result<(), Refused> {
    if 0 < undone {
        return Ok(());
    }
    let words = match (left, did_nothing(counts)) {
        (0, true) => Words::new(
            "此导入的各行此前均已由其他导入载入，本次未产生任何影响，没有可以撤销的内容；如有错误，请撤销首次载入的导入",
            "other loads had brought in every row of it before, so that it did nothing: undo the load that brought them in",
        ),
        (0, false) => Words::new(
            "此导入没有可以撤销的内容：其内容均已撤回或被取代；此导入保持原状",
            "nothing of it can be undone: all of it is withdrawn or replaced by now; it stays as it is",
        ),
        (left, _) => Words::new(
            format!(
                "此导入没有可以撤销的内容：其中{left}项已有答复或决定，其余已撤回；此导入保持原状"
            ),
            format!(
                "nothing of it can be undone: {left} of it have been answered or decided on, the rest is withdrawn; it stays as it is"
            ),
        ),
    };
    Err(not_reversible(words))
}

pub(super) fn not_reversible(detail: Words) -> Refused {
    Refused {
        kind: &IMPORT_NOT_REVERSIBLE,
        clause: None,
        detail,
        figures: FigureValues::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_undone_by_a_load_that_did_nothing_or_of_which_nothing_is_left() {
        let refused = |counts: Counts, left| {
            let refused = must_undo_something(&counts, 0, left).expect_err("nothing is undone");
            refused.detail.zh
        };
        let repeated = Counts {
            unchanged: 3,
            ..Counts::default()
        };
        let acted = Counts {
            accepted: 1,
            ..repeated
        };
        assert!(refused(repeated, 0).contains("均已由其他导入载入"));
        assert!(refused(acted, 0).contains("均已撤回或被取代"));
        assert!(refused(acted, 2).contains("其中2项已有答复或决定"));
        assert!(must_undo_something(&repeated, 1, 0).is_ok());
    }
}
