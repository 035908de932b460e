//! Texts of an old workbook: bytes in a code page until Excel 95, since then half or whole Unicode.

use encoding_rs::Encoding;

use crate::error::TableError;
use crate::limits::Limits;
use crate::xls::records::{Records, short};

/// How texts are written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Script {
    /// Excel 97 and later.
    Unicode,
    Bytes(&'static Encoding),
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
}

impl Shared {
    /// Reads the table of shared texts, which is the current record.
    pub(crate) fn read(records: &mut Records, limits: &Limits) -> Result<Self, TableError> {
        let mut shared = Self::default();
        let _uses = records.double_word()?;
        let stated = records.double_word()?;
        if limits.shared_strings < u64::from(stated) {
            return Err(TableError::Bomb);
        }
        for _text in 0..stated {
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
            append_units(records, flags & 1 == 1, count, &mut shared.text)?;
            records.skip(usize::from(runs) * 4)?;
            records.skip(usize::try_from(more).unwrap_or(usize::MAX))?;
            shared.ends.push(shared.text.len());
            let bytes = u64::try_from(shared.text.len()).unwrap_or(u64::MAX);
            if limits.shared_strings_bytes < bytes {
                return Err(TableError::Bomb);
            }
        }
        Ok(shared)
    }

    pub(crate) fn get(&self, index: u32) -> Result<&str, TableError> {
        let missing = || TableError::damaged("a cell names a text that is not there");
        let index = usize::try_from(index).map_err(|_error| missing())?;
        let end = *self.ends.get(index).ok_or_else(missing)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        Ok(&self.text[start..end])
    }
}
