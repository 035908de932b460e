//! The format of a file by its first bytes, whatever its name.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use crate::error::{ForeignFormat, TableError};
use crate::source::Source;
use crate::xls;

const HEAD_BYTES: u64 = 4096;
const ZIP: &[u8] = b"PK\x03\x04";
const IMAGES: &[&[u8]] = &[
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\0\0\x01\0",
    b"RIFF",
];
const ARCHIVES: &[&[u8]] = &[
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
];
/// With what the pages begin that systems write by hand.
const WEB_PAGES: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<meta",
    "<title",
    "<style",
    "<body",
    "<center",
    "<div",
    "<form",
    "<font",
    "<span",
    "<table",
    "<!--",
];

/// The format as which the bytes may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Zip,
    /// The container of old Office.
    Compound,
    /// The stream of an old workbook without a container.
    Bare,
    Text,
}

/// Reads the head of the file and refuses what is certainly no table.
pub(crate) fn sort(source: &Source) -> Result<Sort, TableError> {
    let opened = source.open()?;
    let mut head = Vec::new();
    opened.take(HEAD_BYTES).read_to_end(&mut head)?;
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));
    if head.is_empty() {
        return Err(TableError::Empty);
    }
    if head.starts_with(ZIP) {
        return Ok(Sort::Zip);
    }
    if head.starts_with(xls::MARK) {
        return Ok(Sort::Compound);
    }
    if xls::is_bare(&head) {
        return Ok(Sort::Bare);
    }
    let foreign = if head.starts_with(b"%PDF") {
        ForeignFormat::Pdf
    } else if starts(IMAGES) || (head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4])) {
        ForeignFormat::Image
    } else if starts(ARCHIVES) {
        ForeignFormat::Archive
    } else if let Some(markup) = markup_of(&head) {
        markup
    } else {
        return Ok(Sort::Text);
    };
    Err(TableError::Foreign(foreign))
}

/// The kind of markup with which the bytes begin, in whatever letters and encoding.
fn markup_of(head: &[u8]) -> Option<ForeignFormat> {
    let (encoding, mark) = Encoding::for_bom(head).unwrap_or((UTF_8, 0));
    let (text, _had_errors) = encoding.decode_without_bom_handling(&head[mark..]);
    let text = text.to_lowercase();
    let text = text.trim_start();
    let has = |part: &str| text.contains(part);
    let begins = |marks: &[&str]| marks.iter().any(|mark| text.starts_with(mark));
    if begins(&["{\\rtf"]) {
        return Some(ForeignFormat::RichText);
    }
    if begins(&["mime-version:", "from: "]) && has("multipart/related") {
        return Some(ForeignFormat::WebArchive);
    }
    if begins(&[
        "<?xml",
        "<!doctype",
        "<workbook",
        "<ss:workbook",
        "<office:document",
    ]) {
        return Some(if has("schemas-microsoft-com:office:spreadsheet") {
            ForeignFormat::ExcelXml
        } else if has("opendocument.spreadsheet") {
            ForeignFormat::FlatOpenDocument
        } else if has("<html") || has("<table") || has("<!doctype html") {
            ForeignFormat::WebPage
        } else {
            ForeignFormat::Xml
        });
    }
    begins(WEB_PAGES).then_some(ForeignFormat::WebPage)
}
