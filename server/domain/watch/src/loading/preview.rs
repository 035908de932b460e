//! Previews of files: who may have one, and of how many rows. What a file would do is found by doing it in a
//! transaction that is rolled back, so a preview leaves nothing behind.

use ground::capability::ImportKind;
use ground::{Caller, FigureValues, ImportId, Moment, Refused, Result, Words};

use super::fresh_id;
use super::refusal::PREVIEW_TOO_LARGE;
use super::rulebook::PREVIEW_ROWS;

/// The import that a preview pretends to be.
///
/// # Errors
/// [`Forbidden`](ground::Error::Forbidden) when the caller may not load files of this kind.
pub fn start_preview(moment: &Moment, caller: &Caller, kind: &ImportKind) -> Result<ImportId> {
    caller.must_trade_for(kind.loader)?;
    Ok(fresh_id(moment))
}

/// Demands a file with so few rows that nobody else waits long for its preview; one whose rows were not counted is too
/// large.
///
/// # Errors
/// `preview-too-large`.
pub fn must_be_previewable(moment: &Moment, rows: Option<i64>) -> Result<()> {
    let rows_max = moment.rulebook.value(&PREVIEW_ROWS, moment.today())?;
    if rows.is_some_and(|rows| rows <= i64::from(rows_max)) {
        return Ok(());
    }
    Err(Refused {
        kind: &PREVIEW_TOO_LARGE,
        clause: None,
        detail: Words::new(
            format!("文件超过{rows_max}行，不能预览；可拆分后预览，或直接导入（导入后可由另一人撤销）"),
            format!(
                "the file has more than {rows_max} rows and cannot be previewed: split it, or load it (another \
                 person can undo the load)"
            ),
        ),
        figures: FigureValues::default().with_any("rows", rows).with("rows_max", rows_max),
    }
    .into())
}
