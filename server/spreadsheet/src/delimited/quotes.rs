//! Follows the quotation marks of a text table: what comes after one without its pair is read into a single cell, and whole rows
//! would vanish in it.

use std::io::Read;

const BUFFER_BYTES: usize = 1 << 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first letter of a cell.
    Start,
    /// In a cell that does not begin with a quotation mark: one within it means itself.
    Plain,
    Quoted,
    /// After a quotation mark in a quoted cell: it closes the cell unless another follows at once.
    Closed,
}

/// Where a text is, between its quotation marks.
#[derive(Debug)]
struct Quotes {
    separator: u8,
    state: State,
    /// From 1.
    line: u64,
    /// The line of the quotation mark that was opened last.
    opened: u64,
    /// Separators of the row before the quoted cell, and after it.
    in_row: usize,
    /// The most separators that a row has had.
    widest: usize,
    /// Separators of the quoted cell up to its first line break, and of all of it.
    in_first_line: usize,
    in_cell: usize,
    is_broken: bool,
    /// Quoted cells of the row.
    quoted: usize,
    /// The line of a quoted cell of the row that holds what looks like whole rows.
    doubtful: Option<u64>,
}

/// The first line with a quotation mark that has no pair, or whose cell holds what looks like whole rows.
///
/// # Errors
/// Those of reading the text.
pub(super) fn unpaired(mut text: impl Read, separator: u8) -> std::io::Result<Option<u64>> {
    let mut quotes = Quotes::new(separator);
    let mut buffer = vec![0_u8; BUFFER_BYTES];
    loop {
        let read = text.read(&mut buffer)?;
        if read == 0 {
            let is_open = quotes.state == State::Quoted;
            return Ok(match is_open {
                true => Some(quotes.opened),
                false => quotes.end_row(),
            });
        }
        for byte in buffer.iter().take(read) {
            if let Some(line) = quotes.pass(*byte) {
                return Ok(Some(line));
            }
        }
    }
}

impl Quotes {
    fn new(separator: u8) -> Self {
        Self {
            separator,
            state: State::Start,
            line: 1,
            opened: 1,
            in_row: 0,
            widest: 0,
            in_first_line: 0,
            in_cell: 0,
            is_broken: false,
            quoted: 0,
            doubtful: None,
        }
    }

    /// The line of a mark that has no pair, as this byte shows.
    fn pass(&mut self, byte: u8) -> Option<u64> {
        let is_separator = byte == self.separator;
        let is_break = byte == b'\n';
        self.line += u64::from(is_break);
        if self.state == State::Closed && (is_separator || is_break) && self.holds_rows() {
            self.doubtful = Some(self.opened);
        }
        match (self.state, byte) {
            (State::Quoted, b'"') => self.state = State::Closed,
            (State::Quoted, _) => self.pass_within(is_separator, is_break),
            (State::Closed, b'"') => self.state = State::Quoted,
            (State::Start, b'"') => self.open(),
            (_, _) if is_separator => {
                self.in_row += 1;
                self.state = State::Start;
            }
            (_, _) if is_break => return self.end_row(),
            (State::Closed, b' ' | b'\t' | b'\r') => {}
            (State::Closed, _) => return Some(self.opened),
            (State::Start | State::Plain, _) => self.state = State::Plain,
        }
        None
    }

    /// The line of its one quoted cell where that holds what looks like whole rows. Where others are quoted too, whoever wrote the
    /// text quotes cells: a mark without its pair would end at the mark that the next of them begins with.
    fn end_row(&mut self) -> Option<u64> {
        let doubtful = self.doubtful.take().filter(|_| self.quoted == 1);
        self.widest = self.widest.max(self.in_row);
        (self.in_row, self.quoted) = (0, 0);
        self.state = State::Start;
        doubtful
    }

    fn open(&mut self) {
        self.state = State::Quoted;
        self.quoted += 1;
        self.opened = self.line;
        (self.in_first_line, self.in_cell, self.is_broken) = (0, 0, false);
    }

    fn pass_within(&mut self, is_separator: bool, is_break: bool) {
        self.is_broken |= is_break;
        self.in_cell += usize::from(is_separator);
        self.in_first_line += usize::from(is_separator && !self.is_broken);
    }

    /// Whether a quoted cell ends a row at its first line break, and holds as much as another row.
    fn holds_rows(&self) -> bool {
        let ends_row = self.in_row + self.in_first_line == self.widest;
        self.is_broken && ends_row && self.widest.max(2) <= self.in_cell
    }
}

#[cfg(test)]
mod tests {
    use super::unpaired;

    #[test]
    fn a_mark_without_its_pair_is_found_with_its_line() {
        for (text, line) in [
            ("a,b,c\n\"3寸管,2,3\n4,5,6\n", Some(2)),
            ("a,b,c\n1,2,3\n4,5,\"6", Some(3)),
            // Closed by the next stray mark at the beginning of a cell: its text follows the mark.
            ("a,b,c\n1,\"3寸,3\n4,\"5寸,6\n", Some(2)),
            // Closed by the next one at the end of a cell: a whole row is in between.
            ("a,b,c\n1,\"3寸,3\n4,5寸\",6\n", Some(2)),
            ("a,b,c\n1,2,\"3\n4,5,6\n7,8,9\"\n", Some(2)),
            ("a,b,c\r\n1,\"3寸,3\r\n4,5,6\r\n7,8\",9\r\n", Some(2)),
            ("a;b\n\"甲\"乙;2\n", Some(2)),
        ] {
            assert_eq!(
                unpaired(text.as_bytes(), separator(text)).unwrap(),
                line,
                "{text}"
            );
        }
    }

    #[test]
    fn pairs_and_marks_within_plain_cells_are_none() {
        for text in [
            "",
            "a,b\n3\"管,2\n",
            "a,b\n=\"00123\",2\n",
            "a,b\n\"=\"\"00123\"\"\",\"2\" \r\n",
            "a,b,c\n1,\"甲,乙\n丙\",3\n",
            "a,b,c\n1,\"甲\n乙, 丙\",3\n",
            "a,b,c\n1,2,\"甲\n乙\"\n",
            "\"a\",\"b\"\n\"1\",\"2\"",
            "a\n\"甲\n乙\"\n",
            // Rows whose cells are quoted, whatever these hold.
            "\"a\",\"b\",\"c\"\n\"1\",\",\n,\",\"3\"\n",
            "\"a\",\"b\",\"c\"\n\"1,2,3\n4,5,6\n7\",\"8\",\"9\"",
            "a,b,c\n,\"1\",\"甲,乙\n丙,丁,戊\"\n",
        ] {
            assert_eq!(
                unpaired(text.as_bytes(), separator(text)).unwrap(),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn a_mark_is_followed_over_the_pieces_that_are_read() {
        let text = format!("a,b\n1,\"{}\"\n", "字,".repeat(60_000));
        assert_eq!(unpaired(text.as_bytes(), b',').unwrap(), None);
        let open = text.replacen("\"\n", "\n", 1);
        assert_eq!(unpaired(open.as_bytes(), b',').unwrap(), Some(2));
    }

    fn separator(text: &str) -> u8 {
        if text.contains(';') { b';' } else { b',' }
    }
}
