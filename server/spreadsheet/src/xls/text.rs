//! Texts of an old workbook: bytes in a code page until Excel 95, since then half or whole Unicode.

use encoding_rs::Encoding;

use crate::error::TableError;
use crate::layout::{Apart, is_blank};
use crate::limits::Limits;
use crate::xls::compound::u16_at;
use crate::xls::records::{Records, short};

/// How texts are written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Script {
    /// Excel 97 and later.
    Unicode,
    Bytes(&'static Encoding),
}

impl Script {
    /// How much of a text a letter takes, in units by which places in it are counted.
    fn width(self, letter: char) -> usize {
        match self {
            Self::Unicode => letter.len_utf16(),
            Self::Bytes(_) if letter.is_ascii() => 1,
            Self::Bytes(encoding) => {
                let mut bytes = [0; 4];
                encoding.encode(letter.encode_utf8(&mut bytes)).0.len()
            }
        }
    }
}

/// The encoding of a code page, as CODEPAGE names it. Programs that name none wrote for systems in Chinese.
pub(crate) fn encoding_of(page: Option<u16>) -> Result<&'static Encoding, TableError> {
    use encoding_rs as known;
    Ok(match page {
        None | Some(0 | 936 | 1200 | 10008 | 54936) => known::GB18030,
        Some(950 | 10002) => known::BIG5,
        Some(932) => known::SHIFT_JIS,
        Some(949) => known::EUC_KR,
        Some(874) => known::WINDOWS_874,
        Some(1250) => known::WINDOWS_1250,
        Some(1251) => known::WINDOWS_1251,
        // What stands for plain letters in the oldest files.
        Some(367 | 1252 | 32769) => known::WINDOWS_1252,
        Some(1253) => known::WINDOWS_1253,
        Some(1254) => known::WINDOWS_1254,
        Some(1255) => known::WINDOWS_1255,
        Some(1256) => known::WINDOWS_1256,
        Some(1257) => known::WINDOWS_1257,
        Some(1258) => known::WINDOWS_1258,
        Some(10000 | 32768) => known::MACINTOSH,
        Some(65001) => known::UTF_8,
        Some(page) => {
            return Err(TableError::damaged(format!(
                "texts are in code page {page}, which is not read"
            )));
        }
    })
}

/// Reads a text of so many characters (bytes, in a code page) from the current record, and appends it.
pub(crate) fn append(
    records: &mut Records,
    script: Script,
    count: usize,
    text: &mut String,
) -> Result<(), TableError> {
    match script {
        Script::Unicode => {
            let is_wide = records.byte()? & 1 == 1;
            append_units(records, is_wide, count, text)
        }
        Script::Bytes(encoding) => {
            let mut bytes = Vec::new();
            while bytes.len() < count {
                if records.is_at_end()? {
                    return Err(short());
                }
                let rest = records.rest();
                let step = rest.len().min(count - bytes.len());
                bytes.extend_from_slice(&rest[..step]);
                records.consume(step);
            }
            let (decoded, had_errors) = encoding.decode_without_bom_handling(&bytes);
            if had_errors {
                return Err(TableError::damaged(format!(
                    "a text is not in {}",
                    encoding.name()
                )));
            }
            text.push_str(&decoded);
            Ok(())
        }
    }
}

/// Characters of one byte or two. Where they go on in another record, that begins with their width.
fn append_units(
    records: &mut Records,
    mut is_wide: bool,
    mut count: usize,
    text: &mut String,
) -> Result<(), TableError> {
    let mut lead: Option<u16> = None;
    while count > 0 {
        if records.rest().is_empty() {
            if !records.go_on()? {
                return Err(short());
            }
            is_wide = records.byte()? & 1 == 1;
        }
        let width = if is_wide { 2 } else { 1 };
        let taken = (records.rest().len() / width).min(count);
        if taken == 0 && !records.rest().is_empty() {
            return Err(short());
        }
        if is_wide {
            let units = records.rest()[..taken * 2].chunks_exact(2);
            let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
            let mut units: Vec<u16> = lead.take().into_iter().chain(units).collect();
            lead = units.pop_if(|unit| (0xd800..0xdc00).contains(unit) && taken < count);
            let letters = char::decode_utf16(units);
            text.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        } else {
            text.extend(records.rest()[..taken].iter().copied().map(char::from));
        }
        records.consume(taken * width);
        count -= taken;
    }
    text.extend(lead.map(|_half| char::REPLACEMENT_CHARACTER));
    Ok(())
}

/// The shared texts of a workbook: one text, and where each ends in it.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    text: String,
    ends: Vec<usize>,
    /// The numbers of the texts of which letters are set apart, in their order.
    marked: Vec<u32>,
}

impl Shared {
    /// Reads the table of shared texts, which is the current record.
    pub(crate) fn read(
        records: &mut Records,
        fonts: &Fonts,
        limits: &Limits,
    ) -> Result<Self, TableError> {
        let mut shared = Self::default();
        let _uses = records.double_word()?;
        let stated = records.double_word()?;
        if limits.shared_strings < u64::from(stated) {
            return Err(TableError::Bomb);
        }
        for number in 0..stated {
            // Some programs state more than they write; a cell that needs one of those is found out.
            if records.is_at_end()? {
                break;
            }
            let count = usize::from(records.word()?);
            let flags = records.byte()?;
            let runs = if flags & 8 == 8 { records.word()? } else { 0 };
            let more = if flags & 4 == 4 {
                records.double_word()?
            } else {
                0
            };
            let start = shared.text.len();
            append_units(records, flags & 1 == 1, count, &mut shared.text)?;
            if 0 < runs && fonts.set_apart() {
                let mut reader = RunsOf::new(&shared.text[start..], Script::Unicode);
                for _run in 0..runs {
                    reader.take(records.word()?, fonts.is_apart(records.word()?));
                }
                if reader.finish() {
                    shared.marked.push(number);
                }
            } else {
                records.skip(usize::from(runs) * 4)?;
            }
            records.skip(usize::try_from(more).unwrap_or(usize::MAX))?;
            shared.ends.push(shared.text.len());
            let bytes = u64::try_from(shared.text.len()).unwrap_or(u64::MAX);
            if limits.shared_strings_bytes < bytes {
                return Err(TableError::Bomb);
            }
        }
        Ok(shared)
    }

    /// Whether letters of a text are set apart.
    pub(crate) fn is_marked(&self, index: u32) -> bool {
        self.marked.binary_search(&index).is_ok()
    }

    pub(crate) fn get(&self, index: u32) -> Result<&str, TableError> {
        let missing = || TableError::damaged("a cell names a text that is not there");
        let index = usize::try_from(index).map_err(|_error| missing())?;
        let end = *self.ends.get(index).ok_or_else(missing)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        Ok(&self.text[start..end])
    }
}

/// Goes through the runs of a text, from each of which on it has another font, and finds letters that are set apart.
pub(crate) struct RunsOf<'t> {
    rest: &'t str,
    script: Script,
    /// Where the rest begins, in units of the script.
    place: usize,
    is_apart: bool,
    has_marked: bool,
}

impl<'t> RunsOf<'t> {
    pub(crate) fn new(text: &'t str, script: Script) -> Self {
        Self {
            rest: text,
            script,
            place: 0,
            is_apart: false,
            has_marked: false,
        }
    }

    /// Takes a run that begins at `place`, and whether its font sets letters apart.
    pub(crate) fn take(&mut self, place: u16, is_apart: bool) {
        let wanted = usize::from(place);
        let mut length = 0;
        // Runs that go back are of no length, so that no letter is passed twice.
        for letter in self.rest.chars() {
            if wanted <= self.place {
                break;
            }
            self.place += self.script.width(letter);
            length += letter.len_utf8();
        }
        let (run, rest) = self.rest.split_at(length);
        self.has_marked |= self.is_apart && !is_blank(run);
        (self.rest, self.is_apart) = (rest, is_apart);
    }

    /// Whether letters are set apart, when all runs were taken.
    pub(crate) fn finish(self) -> bool {
        self.has_marked || (self.is_apart && !is_blank(self.rest))
    }
}

/// The fonts of a workbook: which of them set letters apart.
#[derive(Debug, Default)]
pub(crate) struct Fonts {
    fonts: Vec<Apart>,
    set_apart: bool,
}

impl Fonts {
    /// Adds the font of the current record, whose head is its height.
    pub(crate) fn add(&mut self, font: &[u8], has_escapement: bool) {
        // They are named by sixteen bits.
        if self.fonts.len() <= usize::from(u16::MAX) {
            let flags = u16_at(font, 2).unwrap_or_default();
            let escapement = u16_at(font, 8).filter(|_| has_escapement);
            let font = Apart {
                is_struck: flags & 8 != 0,
                is_raised: matches!(escapement, Some(1 | 2)),
            };
            self.set_apart |= font.is_any();
            self.fonts.push(font);
        }
    }

    /// How a font shows letters. No font has the number four, which was one of the screen's.
    pub(crate) fn of(&self, font: u16) -> Apart {
        let index = usize::from(if font < 4 { font } else { font - 1 });
        self.fonts.get(index).copied().unwrap_or_default()
    }

    pub(crate) fn is_apart(&self, font: u16) -> bool {
        self.of(font).is_any()
    }

    /// Whether any font sets letters apart.
    pub(crate) fn set_apart(&self) -> bool {
        self.set_apart
    }
}
