//! A report as csv in which no program finds formulas.

use std::borrow::Cow;
use std::io::Write;

use csv::{QuoteStyle, WriterBuilder};

use crate::number;
use crate::report::{Line, Lines, REMARK_TITLE, ReportError, STATUS_TITLE, Shown, Verdict};
use crate::worksheet::WriteError;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write<F: FnMut(u32) -> Option<Verdict>>(
    mut lines: Lines<'_, F>,
    separator: u8,
    mut output: impl Write,
) -> Result<(), ReportError> {
    output.write_all(UTF8_MARK).map_err(WriteError::Io)?;
    // Everything is quoted, so that nothing in a cell is read as a separator later.
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .quote_style(QuoteStyle::Always)
        .from_writer(&mut output);
    let status = lines.columns.status;
    let mut written = 0;
    while let Some(line) = lines.next()? {
        // Blank rows keep the row numbers in step; an empty line would not count as a row.
        while written + 1 < lines.row.number {
            writer.write_record(["", ""]).map_err(failure)?;
            written += 1;
        }
        let mut cells = lines.cells(!matches!(line, Line::Title));
        match &line {
            Line::Title | Line::Data(None) => {}
            Line::Header => {
                cells[status] = Shown::text(STATUS_TITLE);
                cells[status + 1] = Shown::text(REMARK_TITLE);
            }
            Line::Data(Some(verdict)) => {
                cells[status] = Shown::text(verdict.status.label());
                cells[status + 1] = Shown::text(&verdict.remark);
            }
        }
        let harmless = cells.iter().map(|cell| neutral(cell.text));
        writer
            .write_record(harmless.map(Cow::into_owned))
            .map_err(failure)?;
        written = lines.row.number;
    }
    writer.flush().map_err(WriteError::Io)?;
    Ok(())
}

/// The text with an apostrophe before it where a spreadsheet would calculate it.
pub(crate) fn neutral(text: &str) -> Cow<'_, str> {
    let is_risky =
        text.starts_with(['=', '+', '-', '@', '\t', '\r']) && number::parse(text).is_err();
    if is_risky {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn failure(error: csv::Error) -> WriteError {
    WriteError::Io(error.into())
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn what_starts_like_a_formula_is_disarmed() {
        for text in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "+86 138",
        ] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["", "a=b", "-12.50", "'x", "甲"] {
            assert_eq!(neutral(text), text);
        }
    }
}
