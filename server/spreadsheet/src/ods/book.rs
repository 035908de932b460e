//! The package of a spreadsheet: what it is, whether it is locked, and its worksheets.

use std::io::Read;

use zip::ZipArchive;

use crate::error::{ForeignFormat, TableError};
use crate::layout::{Pattern, WorksheetFacts};
use crate::limits::Limits;
use crate::ods::markup::{Markup, Piece, Space};
use crate::ods::part::Part;
use crate::ods::survey::{Survey, Worksheet};
use crate::ods::table::Rows;
use crate::package::{self, Meter, names_of, refusal};
use crate::source::{Opened, Source};

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "meta-inf/manifest.xml";
const MEDIA_TYPE: &str = "mimetype";
const MEDIA_TYPE_BYTES_MAX: u64 = 256;

/// Whether a zip is a package of this kind, and not one of Excel.
pub(crate) fn is_within(source: &Source) -> Result<bool, TableError> {
    let names = names_of(&package::open(source)?);
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let is_excel = has("[content_types].xml") || has("xl/workbook.xml");
    Ok(!is_excel && (has(CONTENT) || (has(MEDIA_TYPE) && has(MANIFEST))))
}

/// An opened spreadsheet.
pub(crate) struct Book {
    archive: ZipArchive<Opened>,
    /// The index of the part with the content.
    content: usize,
    survey: Survey,
    meter: Meter,
}

impl Book {
    /// Reads what the spreadsheet states, and surveys the first visible worksheets, at most so many.
    pub(crate) fn open(source: &Source, limits: &Limits, most: usize) -> Result<Self, TableError> {
        let mut archive = package::open(source)?;
        let names = names_of(&archive);
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        let mut meter = Meter::new(limits);
        if let Some(index) = find(MANIFEST) {
            let mut markup = Markup::of(part(&mut archive, index, meter)?);
            refuse_locked(&mut markup)?;
            meter = markup.into_meter();
        }
        if let Some(index) = find(MEDIA_TYPE) {
            refuse_other(&mut archive, index)?;
        }
        if names.iter().any(|name| is_macro(name)) {
            return Err(TableError::Macros);
        }
        let other = || TableError::Foreign(ForeignFormat::Archive);
        let content = find(CONTENT).ok_or_else(other)?;
        let mut survey = Survey::default();
        if let Some(index) = find("styles.xml") {
            let mut markup = Markup::of(part(&mut archive, index, meter)?);
            survey.read_styles(&mut markup)?;
            meter = markup.into_meter();
        }
        let mut markup = Markup::of(part(&mut archive, content, meter)?);
        survey.read_content(&mut markup, most)?;
        drop(markup);
        Ok(Self {
            archive,
            content,
            survey,
            meter: Meter::new(limits),
        })
    }

    pub(crate) fn is_1904(&self) -> bool {
        self.survey.is_1904
    }

    /// The names of the visible worksheets, in their order.
    pub(crate) fn worksheets(&self) -> Vec<String> {
        self.survey
            .worksheets
            .iter()
            .map(|it| it.name.clone())
            .collect()
    }

    /// The names of the other ones.
    pub(crate) fn hidden_worksheets(&self) -> Vec<String> {
        let hidden = self.survey.hidden.iter();
        hidden.map(|it| it.name.clone()).collect()
    }

    fn worksheet(&self, name: &str) -> Option<&Worksheet> {
        let mut worksheets = self.survey.worksheets.iter().chain(&self.survey.hidden);
        worksheets.find(|worksheet| worksheet.name == name)
    }

    /// What a worksheet states of its rows.
    pub(crate) fn facts(&self, worksheet: &str) -> WorksheetFacts {
        self.worksheet(worksheet)
            .map(|it| it.facts.clone())
            .unwrap_or_default()
    }

    /// How numbers and days are shown, by the number that the looks of a worksheet have.
    pub(crate) fn patterns(&self) -> Vec<Option<Pattern>> {
        self.survey.styles.patterns().to_vec()
    }

    pub(crate) fn rows(
        &mut self,
        worksheet: &str,
        limits: &Limits,
    ) -> Result<Rows<'_>, TableError> {
        let missing = || TableError::damaged("a worksheet is missing");
        let (place, facts) = self
            .worksheet(worksheet)
            .map(|worksheet| (worksheet.place, worksheet.facts.clone()))
            .ok_or_else(missing)?;
        let part = part(&mut self.archive, self.content, self.meter.clone())?;
        let markup = Markup::within(part, place, &self.survey.spaces)?;
        Rows::new(markup, &self.survey.styles, (facts, limits))
    }
}

fn part(
    archive: &mut ZipArchive<Opened>,
    index: usize,
    meter: Meter,
) -> Result<Part<'_>, TableError> {
    let file = archive.by_index(index).map_err(|error| refusal(&error))?;
    Ok(Part::new(file, meter))
}

/// Refuses a package of which a part is encrypted, as its manifest says.
fn refuse_locked(manifest: &mut Markup<'_>) -> Result<(), TableError> {
    loop {
        match manifest.next()? {
            Piece::Start(tag) | Piece::Empty(tag)
                if tag.name() == (Space::Manifest, "encryption-data") =>
            {
                return Err(TableError::Encrypted);
            }
            Piece::Over => return Ok(()),
            Piece::Start(_) | Piece::Empty(_) | Piece::End | Piece::Text(_) | Piece::Nothing => {}
        }
    }
}

/// Refuses a package that calls itself another kind of document.
fn refuse_other(archive: &mut ZipArchive<Opened>, index: usize) -> Result<(), TableError> {
    let file = archive.by_index(index).map_err(|error| refusal(&error))?;
    let mut stated = Vec::new();
    let read = file.take(MEDIA_TYPE_BYTES_MAX).read_to_end(&mut stated);
    read.map_err(|error| TableError::damaged(error.to_string()))?;
    let stated = String::from_utf8_lossy(&stated);
    let is_other = stated.contains("opendocument.") && !stated.contains("opendocument.spreadsheet");
    if is_other {
        Err(TableError::Foreign(ForeignFormat::OtherOffice))
    } else {
        Ok(())
    }
}

/// Whether a part holds a program, not just the list of a library of them.
fn is_macro(name: &str) -> bool {
    let is_list = name.ends_with('/')
        || name.ends_with("/script-lb.xml")
        || name.ends_with("/script-lc.xml")
        || name.ends_with("/dialog-lb.xml")
        || name.ends_with("/dialog-lc.xml");
    !is_list && (name.starts_with("basic/") || name.starts_with("scripts/"))
}
