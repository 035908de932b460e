//! Finds the type of a file by its content; neither its name nor the sender's media type is trusted.

use std::io::{Cursor, Read};
use std::path::Path;

use domain::evidence::MediaType;
use zip::ZipArchive;

/// Parts of a workbook.
const ENTRIES_MAX: usize = 10_000;

/// Bytes of an unpacked workbook.
const UNPACKED_MAX: u128 = 500 << 20;

/// The largest ratio of unpacked to packed bytes.
const UNPACKED_TIMES_MAX: u128 = 200;

/// Bytes that are read of a workbook's list of parts.
const PARTS_BYTES_MAX: u64 = 1 << 20;

const PARTS: &str = "[Content_Types].xml";
const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// Why a file is not accepted as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotEvidence {
    /// Of a type that is not accepted; names the one found.
    Type(&'static str),
    Macros,
    /// A workbook that unpacks to far more than its own size.
    Bomb,
    /// The extension does not fit the content, which is of this type.
    Name(MediaType),
}

/// The type of a file, by its content.
///
/// # Errors
/// See [`NotEvidence`].
pub(crate) fn media_type(name: &str, bytes: &[u8]) -> Result<MediaType, NotEvidence> {
    let found = infer::get(bytes).map_or("application/octet-stream", |found| found.mime_type());
    let media_type = match found {
        "application/zip" => workbook(bytes)?,
        other => match other.parse().ok() {
            Some(MediaType::Xlsx) => workbook(bytes)?,
            Some(media_type) => media_type,
            None => return Err(NotEvidence::Type(found)),
        },
    };
    let extension = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .map(str::to_ascii_lowercase);
    let fits = match media_type {
        MediaType::Pdf => ["pdf", "pdf"],
        MediaType::Png => ["png", "png"],
        MediaType::Jpeg => ["jpg", "jpeg"],
        MediaType::Xlsx => ["xlsx", "xlsx"],
    };
    match extension {
        Some(extension) if !fits.contains(&extension.as_str()) => {
            Err(NotEvidence::Name(media_type))
        }
        Some(_) | None => Ok(media_type),
    }
}

/// Demands an Excel workbook without macros that is no zip bomb.
fn workbook(bytes: &[u8]) -> Result<MediaType, NotEvidence> {
    const NONE: NotEvidence = NotEvidence::Type("application/zip");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NONE)?;
    let packed = u128::try_from(bytes.len()).unwrap_or(u128::MAX);
    // Read from the directory at the end: many programs write the sizes of parts only after them.
    let mut unpacked: u128 = 0;
    for number in 0..archive.len().min(ENTRIES_MAX) {
        let part = archive.by_index_raw(number).map_err(|_| NONE)?;
        unpacked = unpacked.saturating_add(part.size().into());
    }
    if ENTRIES_MAX < archive.len()
        || UNPACKED_MAX.min(packed.saturating_mul(UNPACKED_TIMES_MAX)) < unpacked
    {
        return Err(NotEvidence::Bomb);
    }
    let has_macros = archive.file_names_raw().any(|name| {
        String::from_utf8_lossy(name)
            .to_ascii_lowercase()
            .contains("vbaproject")
    });
    if has_macros {
        return Err(NotEvidence::Macros);
    }
    let mut parts = String::new();
    let listed = archive.by_name(PARTS).map_err(|_| NONE)?;
    let read = listed.take(PARTS_BYTES_MAX).read_to_string(&mut parts);
    read.map_err(|_| NONE)?;
    if parts.contains("macroEnabled") {
        return Err(NotEvidence::Macros);
    }
    if parts.contains(SHEETS) {
        Ok(MediaType::Xlsx)
    } else {
        Err(NONE)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use spreadsheet::{ColumnKind, WorksheetColumn, WorksheetWriter};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in entries {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .expect("an entry");
            writer.write_all(content).expect("written");
        }
        writer.finish().expect("finished").into_inner()
    }

    fn sheet() -> Vec<u8> {
        let columns = vec![WorksheetColumn::new("价格", ColumnKind::Text)];
        WorksheetWriter::new("价格", columns)
            .and_then(WorksheetWriter::finish)
            .expect("a workbook")
    }

    #[test]
    fn a_file_is_of_the_type_of_its_content() {
        let png = b"\x89PNG\r\n\x1a\n0000".as_slice();
        for (name, bytes, expected) in [
            ("公告.pdf", b"%PDF-1.7\n".as_slice(), MediaType::Pdf),
            ("截图.PNG", png, MediaType::Png),
            ("截图", png, MediaType::Png),
            ("a.jpeg", b"\xff\xd8\xff\xe0".as_slice(), MediaType::Jpeg),
            ("价格.xlsx", &sheet(), MediaType::Xlsx),
        ] {
            assert_eq!(media_type(name, bytes), Ok(expected), "{name}");
        }
    }

    #[test]
    fn a_file_that_lies_is_not_taken() {
        let program = b"MZ\x90\x00\x03\x00\x00\x00".as_slice();
        let parts = SHEETS.replace("sheet.main", "sheet.macroEnabled.main");
        let nothing = vec![0_u8; 40 << 20];
        for (name, bytes, expected) in [
            (
                "合同.pdf",
                program.to_vec(),
                NotEvidence::Type("application/vnd.microsoft.portable-executable"),
            ),
            (
                "合同.pdf",
                b"hello".to_vec(),
                NotEvidence::Type("application/octet-stream"),
            ),
            (
                "价格.xlsx",
                zipped(&[("a.txt", b"hello")]),
                NotEvidence::Type("application/zip"),
            ),
            (
                "价格.xlsx",
                zipped(&[(PARTS, SHEETS.as_bytes()), ("xl/vbaProject.bin", b"x")]),
                NotEvidence::Macros,
            ),
            (
                "价格.xlsx",
                zipped(&[(PARTS, parts.as_bytes())]),
                NotEvidence::Macros,
            ),
            (
                "价格.xlsx",
                zipped(&[(PARTS, SHEETS.as_bytes()), ("xl/a.xml", &nothing)]),
                NotEvidence::Bomb,
            ),
            ("价格.xlsm", sheet(), NotEvidence::Name(MediaType::Xlsx)),
            (
                "setup.exe",
                b"%PDF-1.7\n".to_vec(),
                NotEvidence::Name(MediaType::Pdf),
            ),
        ] {
            assert_eq!(media_type(name, &bytes), Err(expected), "{name}");
        }
    }
}
