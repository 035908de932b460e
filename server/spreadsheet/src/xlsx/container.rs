//! Checks the zip container of a workbook before anything in it is parsed.

use std::io::{Cursor, Read, Seek};

use zip::read::ZipFile;
use zip::{ZipArchive, ZipWriter};

use crate::error::{ForeignFormat, TableError};
use crate::limits::Limits;
use crate::package::{self, Meter, names_of, refusal};
use crate::source::Source;
use crate::xlsx::facts::{Named, Package, PartFacts};
use crate::xlsx::markup::Markup;

const CHUNK_BYTES: usize = 1 << 16;

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
    let mut archive = package::open(source)?;
    let names = names_of(&archive);
    let document = document_of(&mut archive, &names, limits)?;
    refuse_by_name(&names, document.as_deref())?;
    let mut package = Package {
        document: document.unwrap_or_default(),
        ..Package::default()
    };
    let mut meter = Meter::new(limits);
    let mut take = |package: &mut Package, named: &Named, is_meant: &dyn Fn(&str) -> bool| {
        for (index, name) in names.iter().enumerate().filter(|(_, name)| is_meant(name)) {
            let mut entry = archive.by_index(index).map_err(|error| refusal(&error))?;
            let facts = inspect_entry(&mut entry, (name, named), &mut meter, limits)?;
            if let Some(facts) = facts {
                package.parts.insert(name.clone(), facts);
            }
        }
        Ok::<(), TableError>(())
    };
    // Relationships lead to the styles and the shared texts, and cells name these.
    let is_relations = |name: &str| name.ends_with(".rels");
    take(&mut package, &Named::default(), &is_relations)?;
    let paths = package.named_paths();
    let is_named = |name: &str| paths.iter().any(|path| path == name);
    take(&mut package, &Named::default(), &is_named)?;
    let named = package.named();
    take(&mut package, &named, &|name| {
        !is_relations(name) && !is_named(name)
    })?;
    let source = with_fixed_names(source, &names, &package)?;
    Ok((package, source))
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
    let place = (root, &Named::default());
    let facts = inspect_entry(&mut entry, place, &mut Meter::new(limits), limits)?;
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
    let mut archive = package::open(source)?;
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
    (name, named): (&str, &Named),
    meter: &mut Meter,
    limits: &Limits,
) -> Result<Option<PartFacts>, TableError> {
    meter.begin(entry.compressed_size());
    let mut markup = is_parsed(name).then(|| Markup::new(limits, named));
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
        meter.count(read);
        if meter.is_passed() {
            return Err(TableError::Bomb);
        }
    }
}

/// Pictures and the properties of the document are never read.
fn is_parsed(name: &str) -> bool {
    let is_markup = name.ends_with(".xml") || name.ends_with(".rels");
    is_markup && !name.starts_with("customxml/") && !name.starts_with("docprops/")
}
