//! Checks the zip container of a workbook before anything in it is parsed.

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::error::{ForeignFormat, TableError};
use crate::limits::Limits;
use crate::source::Source;
use crate::xlsx::markup::Markup;

const ENTRIES_MAX: usize = 10_000;
const CHUNK_BYTES: usize = 1 << 16;
/// Small parts may be highly compressed without being a bomb.
const RATIO_FROM_BYTES: u64 = 16 << 20;

/// Refuses what is not a plain workbook, and what would expand beyond the limits.
pub(crate) fn inspect(source: &Source, limits: &Limits) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(source.open()?).map_err(|error| refusal(&error))?;
    if archive.len() > ENTRIES_MAX {
        return Err(TableError::Bomb);
    }
    refuse_by_name(&archive)?;
    let mut inflated = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| refusal(&error))?;
        inspect_entry(&mut entry, &mut inflated, limits)?;
    }
    Ok(())
}

fn refuse_by_name<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<(), TableError> {
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| {
            String::from_utf8_lossy(name)
                .replace('\\', "/")
                .to_lowercase()
        })
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let starts = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) || starts("xl/macrosheets/") {
        return Err(TableError::Macros);
    }
    if has("xl/workbook.xml") {
        return Ok(());
    }
    Err(TableError::Foreign(if has("xl/workbook.bin") {
        ForeignFormat::Xlsb
    } else if has("mimetype") || has("content.xml") {
        ForeignFormat::OpenDocument
    } else if starts("word/") || starts("ppt/") {
        ForeignFormat::OtherOffice
    } else {
        ForeignFormat::Archive
    }))
}

fn inspect_entry<R: Read + ?Sized>(
    entry: &mut ZipFile<'_, R>,
    inflated: &mut u64,
    limits: &Limits,
) -> Result<(), TableError> {
    let packed = entry.compressed_size().max(1);
    let name = entry
        .name()
        .map_err(|error| refusal(&error))?
        .replace('\\', "/")
        .to_lowercase();
    let mut markup = is_parsed(&name).then(|| Markup::new(&name, limits));
    let mut own: u64 = 0;
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        let read = entry
            .read(&mut buffer)
            .map_err(|error| TableError::damaged(error.to_string()))?;
        if read == 0 {
            return markup.map_or(Ok(()), |markup| markup.finish());
        }
        if let Some(markup) = markup.as_mut() {
            markup.feed(&buffer[..read])?;
        }
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        own = own.saturating_add(read);
        *inflated = inflated.saturating_add(read);
        let is_tight = own > RATIO_FROM_BYTES && own / packed > limits.inflation_ratio;
        if *inflated > limits.inflated_bytes || is_tight {
            return Err(TableError::Bomb);
        }
    }
}

/// Pictures and the properties of the document are never read.
fn is_parsed(name: &str) -> bool {
    let is_markup = name.ends_with(".xml") || name.ends_with(".rels");
    is_markup && !name.starts_with("customxml/") && !name.starts_with("docprops/")
}

fn refusal(error: &ZipError) -> TableError {
    if matches!(
        error,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
    ) {
        return TableError::Encrypted;
    }
    TableError::damaged(error.to_string())
}
