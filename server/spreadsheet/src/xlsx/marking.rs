//! Letters that are set apart within a cell or a shared text, and fonts that do so: found tag by tag while a part is checked.

use quick_xml::escape::unescape;

use crate::layout::{Apart, Mark, is_blank};
use crate::xlsx::facts::{Named, PartFacts};

/// What is open of a cell, a shared text or a font.
#[derive(Debug, Default)]
pub(super) struct Marking {
    cell: Option<Cell>,
    /// The open font, or the open run of letters.
    letters: Option<Apart>,
    /// What is read of the open text; `None` where nothing depends on it.
    text: Option<Vec<u8>>,
    /// Whether letters of the open cell or shared text are set apart.
    has_marked: bool,
}

#[derive(Debug)]
struct Cell {
    place: (u32, u32),
    /// That of its format.
    mark: Option<Mark>,
    /// Whether its value is the number of a shared text, among which some are marked.
    is_shared: bool,
    is_filled: bool,
}

impl Marking {
    pub(super) fn begin_cell(&mut self, place: (u32, u32), mark: Option<Mark>, is_shared: bool) {
        self.cell = Some(Cell {
            place,
            mark,
            is_shared,
            is_filled: false,
        });
        self.has_marked = false;
    }

    /// Begins a font, or a run of letters.
    pub(super) fn begin_letters(&mut self) {
        self.letters = Some(Apart::default());
    }

    /// Takes a property of the open font or run, `strike` or `vertAlign`, with the value that it states.
    pub(super) fn set_apart(&mut self, property: &[u8], value: &[u8]) {
        let Some(letters) = &mut self.letters else {
            return;
        };
        match property {
            b"strike" => letters.is_struck = !matches!(value, b"0" | b"false"),
            _ => letters.is_raised = matches!(value, b"superscript" | b"subscript"),
        }
    }

    /// Whether something depends on the text of a run (`t`), or on the value of a cell (`v`).
    pub(super) fn awaits(&self, local: &[u8]) -> bool {
        match local {
            b"v" => self.cell.as_ref().is_some_and(|cell| cell.is_shared),
            _ => self.letters.is_some_and(Apart::is_any),
        }
    }

    /// Begins a text or a value, which is kept if it is awaited.
    pub(super) fn begin_text(&mut self, is_awaited: bool) {
        if let Some(cell) = &mut self.cell {
            cell.is_filled = true;
        }
        self.text = is_awaited.then(Vec::new);
    }

    /// Takes what stands between two tags.
    pub(super) fn note_text(&mut self, text: &[u8]) {
        if let Some(read) = &mut self.text {
            read.extend_from_slice(text);
        }
    }

    /// Ends an element: notes the mark of a cell, the marked text with this number, or a font.
    pub(super) fn close(
        &mut self,
        local: &[u8],
        (named, text): (&Named, u64),
        facts: &mut PartFacts,
    ) {
        match local {
            b"t" => {
                let read = self.text.take();
                self.has_marked |= read.is_some_and(|read| is_seen(&read));
            }
            b"v" => {
                let read = self.text.take();
                self.has_marked |= read.is_some_and(|read| named.is_marked_text(&read));
            }
            b"r" => self.letters = None,
            b"font" => {
                if let Some(letters) = self.letters.take() {
                    facts.note_font(letters);
                }
            }
            b"c" => {
                let has_marked = std::mem::take(&mut self.has_marked);
                if let Some(cell) = self.cell.take().filter(|cell| cell.is_filled) {
                    let mark = cell.mark.max(has_marked.then_some(Mark::Letters));
                    if let Some(mark) = mark {
                        facts.worksheet.marks.note(cell.place, mark);
                    }
                }
            }
            b"si" => {
                let has_marked = std::mem::take(&mut self.has_marked);
                if has_marked {
                    facts.note_marked_text(text);
                }
            }
            _ => {}
        }
    }
}

/// Whether anybody sees a text, which is as the part has it.
fn is_seen(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let plain = unescape(&text);
    !is_blank(plain.as_deref().unwrap_or(&text))
}
