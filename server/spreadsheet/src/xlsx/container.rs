//! Checks the zip container of a workbook before anything in it is parsed.

use std::io::{Cursor, Read, Seek};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{ZipArchive, ZipWriter};

use crate::error::{ForeignFormat, TableError};
use crate::limits::Limits;
use crate::source::Source;
use crate::xlsx::facts::{Package, PartFacts};
use crate::xlsx::markup::Markup;

const ENTRIES_MAX: usize = 10_000;
const CHUNK_BYTES: usize = 1 << 16;
/// Small parts may be highly compressed without being a bomb.
const RATIO_FROM_BYTES: u64 = 16 << 20;

/// Parts that the parser looks for under one name, by the end of their relationship's type.
const FIXED_NAMES: [(&str, &str); 3] = [
    ("/sharedStrings", "sharedStrings.xml"),
    ("/styles", "styles.xml"),
    ("/theme", "theme/theme1.xml"),
];
/// Bytes of a file whose parts are given those names, in memory.
const RENAMED_BYTES_MAX: u64 = 64 << 20;

/// Refuses what is not a plain workbook, and what would expand beyond the limits. Returns what its parts state, and the file
/// as the parser finds all of it.
pub(crate) fn inspect(source: &Source, limits: &Limits) -> Result<(Package, Source), TableError> {
    let mut archive = ZipArchive::new(source.open()?).map_err(|error| refusal(&error))?;
    if archive.len() > ENTRIES_MAX {
        return Err(TableError::Bomb);
    }
    let names = names_of(&archive);
    let document = document_of(&mut archive, &names, limits)?;
    refuse_by_name(&names, document.as_deref())?;
    let mut package = Package {
        document: document.unwrap_or_default(),
        ..Package::default()
    };
    let mut inflated = 0;
    for (index, name) in names.iter().enumerate() {
        let mut entry = archive.by_index(index).map_err(|error| refusal(&error))?;
        let facts = inspect_entry(&mut entry, name, &mut inflated, limits)?;
        if let Some(facts) = facts {
            package.parts.insert(name.clone(), facts);
        }
    }
    let source = with_fixed_names(source, &names, &package)?;
    Ok((package, source))
}

/// The names of all parts, in lower case.
fn names_of<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<String> {
    let names = archive.file_names_raw().map(|name| {
        String::from_utf8_lossy(name)
            .replace('\\', "/")
            .to_lowercase()
    });
    names.collect()
}

/// The path of the document, to which the package's relationships lead.
fn document_of<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    names: &[String],
    limits: &Limits,
) -> Result<Option<String>, TableError> {
    let root = "_rels/.rels";
    let Some(index) = names.iter().position(|name| name == root) else {
        return Ok(None);
    };
    let mut entry = archive.by_index(index).map_err(|error| refusal(&error))?;
    let facts = inspect_entry(&mut entry, root, &mut 0, limits)?;
    let relations = facts.map(|facts| facts.relations).unwrap_or_default();
    let document = relations
        .iter()
        .rev()
        .find(|it| it.kind.ends_with("/officeDocument"));
    Ok(document.map(|it| it.target.trim_start_matches('/').to_lowercase()))
}

fn refuse_by_name(names: &[String], document: Option<&str>) -> Result<(), TableError> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let starts = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    let is_macro =
        |name: &String| name.ends_with("vbaproject.bin") || name.contains("macrosheets/");
    if names.iter().any(is_macro) {
        return Err(TableError::Macros);
    }
    let document = document.unwrap_or("xl/workbook.xml");
    let is_office = document.starts_with("word/") || document.starts_with("ppt/");
    if has(document) && document.ends_with(".xml") && !is_office {
        return Ok(());
    }
    Err(TableError::Foreign(
        if document.ends_with(".bin") || has("xl/workbook.bin") {
            ForeignFormat::Xlsb
        } else if has("mimetype") || has("content.xml") {
            ForeignFormat::OpenDocument
        } else if is_office || starts("word/") || starts("ppt/") {
            ForeignFormat::OtherOffice
        } else {
            ForeignFormat::Archive
        },
    ))
}

/// The parser finds worksheets by their relationships, but strings and styles by their usual names only. A file in which they
/// are called otherwise would be read without its texts: it is read from a copy in which they have those names.
fn with_fixed_names(
    source: &Source,
    names: &[String],
    package: &Package,
) -> Result<Source, TableError> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for (kind, usual) in FIXED_NAMES {
        let relation = package
            .relations()
            .iter()
            .find(|it| it.kind.ends_with(kind));
        let Some(relation) = relation else { continue };
        let (path, usual) = (package.path(&relation.target), package.path(usual));
        if path != usual.to_lowercase() && names.contains(&path) {
            renamed.push((path, usual));
        }
    }
    if renamed.is_empty() {
        return Ok(source.clone());
    }
    if source.byte_count()? > RENAMED_BYTES_MAX {
        return Err(TableError::damaged("a part has an unusual name"));
    }
    let mut archive = ZipArchive::new(source.open()?).map_err(|error| refusal(&error))?;
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, name) in names.iter().enumerate() {
        let part = archive
            .by_index_raw(index)
            .map_err(|error| refusal(&error))?;
        let copied = match renamed.iter().find(|(path, _)| path == name) {
            Some((_, usual)) => copy.raw_copy_file_rename(part, usual.as_str()),
            // Whatever has the usual name without the relationship is no part of the workbook.
            None if renamed
                .iter()
                .any(|(_, usual)| usual.to_lowercase() == *name) =>
            {
                continue;
            }
            None => copy.raw_copy_file(part),
        };
        copied.map_err(|error| refusal(&error))?;
    }
    let copy = copy.finish().map_err(|error| refusal(&error))?;
    Ok(Source::from(copy.into_inner()))
}

fn inspect_entry<R: Read + ?Sized>(
    entry: &mut ZipFile<'_, R>,
    name: &str,
    inflated: &mut u64,
    limits: &Limits,
) -> Result<Option<PartFacts>, TableError> {
    let packed = entry.compressed_size().max(1);
    let mut markup = is_parsed(name).then(|| Markup::new(limits));
    let mut own: u64 = 0;
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        let read = entry
            .read(&mut buffer)
            .map_err(|error| TableError::damaged(error.to_string()))?;
        if read == 0 {
            return markup.map(Markup::finish).transpose();
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
