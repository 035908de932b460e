//! What an old workbook states of itself: its worksheets, formats and shared texts.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use crate::error::{ForeignFormat, TableError};
use crate::layout::{Mark, Pattern, WorksheetFacts};
use crate::limits::Limits;
use crate::source::Source;
use crate::xls::compound::{Compound, Extent};
use crate::xls::format::Look;
use crate::xls::records::{END, Records};
use crate::xls::rows::{self, Rows};
use crate::xls::text::{self, Fonts, Script, Shared};

/// The records with which a stream, and each part of it, begins: Excel 2, 3, 4, and 5 to 2003.
pub(crate) const BEGINNINGS: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809];
const GLOBALS: u16 = 0x0005;
const WORKSHEET: u16 = 0x0010;
const CHART: u16 = 0x0020;
const MACROS: u16 = 0x0040;
const WORKSPACE: u16 = 0x0100;
/// More than any workbook has; each is held in memory.
const WORKSHEETS_MAX: usize = 50_000;
/// Excel 2 names formats by six bits.
const FORMATS_OF_EXCEL_2: u16 = 0x3f;
/// Bytes of a stream whose rows are not in order: it is held in memory to be jumped about in.
const HELD_BYTES_MAX: u64 = 64 << 20;

/// What a part of a stream may be.
pub(crate) fn is_known(kind: u16) -> bool {
    [GLOBALS, WORKSHEET, CHART, MACROS, WORKSPACE].contains(&kind)
}

/// The version of the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    Excel2,
    Excel3,
    Excel4,
    Excel95,
    Excel97,
}

/// What the cells of all worksheets refer to.
pub(crate) struct Globals {
    pub(crate) dialect: Dialect,
    page: Option<u16>,
    pub(crate) is_1904: bool,
    /// By number; in the oldest versions by order.
    patterns: HashMap<u16, (Look, Option<Pattern>)>,
    /// The numbers of the font and of the format of each style.
    styles: Vec<(u16, u16)>,
    pub(crate) fonts: Fonts,
    pub(crate) shared: Shared,
}

impl Globals {
    fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            page: None,
            is_1904: false,
            patterns: HashMap::new(),
            styles: Vec::new(),
            fonts: Fonts::default(),
            shared: Shared::default(),
        }
    }

    pub(crate) fn script(&self) -> Result<Script, TableError> {
        Ok(match self.dialect {
            Dialect::Excel97 => Script::Unicode,
            Dialect::Excel2 | Dialect::Excel3 | Dialect::Excel4 | Dialect::Excel95 => {
                Script::Bytes(text::encoding_of(self.page)?)
            }
        })
    }

    pub(crate) fn look_of_style(&self, style: u16) -> Look {
        let format = self.styles.get(usize::from(style));
        format.map_or(Look::Number, |(_, format)| self.look_of_format(*format))
    }

    /// The mark of cells of a style.
    pub(crate) fn mark_of_style(&self, style: u16) -> Option<Mark> {
        let (font, _) = self.styles.get(usize::from(style))?;
        self.fonts.of(*font).of_cell()
    }

    pub(crate) fn look_of_format(&self, format: u16) -> Look {
        let stated = self.patterns.get(&format).map(|(look, _)| *look);
        stated.unwrap_or_else(|| match self.dialect {
            Dialect::Excel95 | Dialect::Excel97 => Look::built_in(format),
            Dialect::Excel2 | Dialect::Excel3 | Dialect::Excel4 => Look::Number,
        })
    }

    /// How numbers and days are shown, by what [`CellRecord::each_place`] gives of each cell.
    ///
    /// [`CellRecord::each_place`]: crate::xls::cell::CellRecord::each_place
    fn shown(&self) -> Vec<Option<Pattern>> {
        match self.dialect {
            Dialect::Excel2 => (0..=FORMATS_OF_EXCEL_2)
                .map(|it| self.pattern_of(it))
                .collect(),
            Dialect::Excel3 | Dialect::Excel4 | Dialect::Excel95 | Dialect::Excel97 => {
                let styles = self.styles.iter();
                styles.map(|(_, it)| self.pattern_of(*it)).collect()
            }
        }
    }

    fn pattern_of(&self, format: u16) -> Option<Pattern> {
        match (self.patterns.get(&format), self.dialect) {
            (Some((_, pattern)), _) => pattern.clone(),
            (None, Dialect::Excel95 | Dialect::Excel97) => Pattern::built_in(u32::from(format)),
            (None, Dialect::Excel2 | Dialect::Excel3 | Dialect::Excel4) => None,
        }
    }

    /// Takes what the current record states.
    fn take(&mut self, records: &mut Records, limits: &Limits) -> Result<(), TableError> {
        match records.kind {
            0x002f => return Err(TableError::Encrypted),
            0x0042 => self.page = Some(records.word()?),
            0x0022 => self.is_1904 = records.word()? == 1,
            0x001e | 0x041e => self.pattern(records)?,
            0x00e0 => {
                let font = records.word()?;
                let format = records.word()?;
                self.style(font, format);
            }
            0x0043 => {
                let font = u16::from(records.byte()?);
                records.skip(1)?;
                let format = u16::from(records.byte()? & 0x3f);
                self.style(font, format);
            }
            0x0243 | 0x0443 => {
                let font = u16::from(records.byte()?);
                let format = u16::from(records.byte()?);
                self.style(font, format);
            }
            0x0031 | 0x0231 => {
                let has_escapement = Dialect::Excel95 <= self.dialect;
                self.fonts.add(records.rest(), has_escapement);
            }
            0x00fc => self.shared = Shared::read(records, &self.fonts, limits)?,
            _ => {}
        }
        Ok(())
    }

    fn style(&mut self, font: u16, format: u16) {
        // Cells name them by sixteen bits.
        if self.styles.len() <= usize::from(u16::MAX) {
            self.styles.push((font, format));
        }
    }

    fn pattern(&mut self, records: &mut Records) -> Result<(), TableError> {
        let by_order = u16::try_from(self.patterns.len()).unwrap_or(u16::MAX);
        let number = match (records.kind, self.dialect) {
            (0x041e, Dialect::Excel95 | Dialect::Excel97) => records.word()?,
            (0x041e, _) => {
                records.skip(2)?;
                by_order
            }
            _ => by_order,
        };
        let count = match self.dialect {
            Dialect::Excel97 => records.word()?,
            Dialect::Excel2 | Dialect::Excel3 | Dialect::Excel4 | Dialect::Excel95 => {
                u16::from(records.byte()?)
            }
        };
        let mut pattern = String::new();
        text::append(records, self.script()?, usize::from(count), &mut pattern)?;
        let stated = (Look::of(&pattern), Pattern::own(&pattern));
        self.patterns.insert(number, stated);
        Ok(())
    }
}

/// A worksheet, and what its records state of its rows.
struct Worksheet {
    name: String,
    place: u64,
    facts: WorksheetFacts,
    /// Where its cells begin, row by row, if the file has them in another order.
    order: Option<rows::Order>,
}

/// An opened workbook with its shared texts in memory.
pub(crate) struct Book {
    extent: Extent,
    globals: Globals,
    worksheets: Vec<Worksheet>,
    /// Worksheets that nobody sees; their rows are only looked for.
    hidden: Vec<Worksheet>,
}

impl Book {
    /// Opens a workbook in a container.
    pub(crate) fn open(source: &Source, limits: &Limits, most: usize) -> Result<Self, TableError> {
        let compound = Compound::open(source)?;
        if compound.has("encryptedpackage") || compound.has("\u{9}drmcontent") {
            return Err(TableError::Encrypted);
        }
        if compound.has("_vba_project_cur") {
            return Err(TableError::Macros);
        }
        for name in ["workbook", "book"] {
            if let Some(extent) = compound.stream(name)? {
                return Self::read(extent, limits, most);
            }
        }
        Err(TableError::Foreign(ForeignFormat::OtherOffice))
    }

    /// Opens a stream that is a file by itself.
    pub(crate) fn bare(source: &Source, limits: &Limits, most: usize) -> Result<Self, TableError> {
        Self::read(Extent::whole(source)?, limits, most)
    }

    /// Reads what the workbook states, and surveys the first visible worksheets, at most so many.
    fn read(extent: Extent, limits: &Limits, most: usize) -> Result<Self, TableError> {
        let mut records = Records::open(&extent)?;
        let (dialect, part) = begin(&mut records)?;
        let mut book = Self {
            extent,
            globals: Globals::new(dialect),
            worksheets: Vec::new(),
            hidden: Vec::new(),
        };
        match part {
            GLOBALS => {
                let mut listed = Vec::new();
                book.read_globals(&mut records, limits, &mut listed)?;
                let (hidden, seen): (Vec<_>, Vec<_>) =
                    listed.into_iter().partition(|(_, is_hidden)| *is_hidden);
                let first = |worksheets: Vec<(Worksheet, bool)>| {
                    let worksheets = worksheets.into_iter().take(most);
                    worksheets.map(|(worksheet, _)| worksheet).collect()
                };
                (book.worksheets, book.hidden) = (first(seen), first(hidden));
            }
            WORKSHEET => {
                book.read_globals(&mut records, limits, &mut Vec::new())?;
                book.worksheets.push(Worksheet {
                    name: "Sheet1".to_owned(),
                    place: 0,
                    facts: WorksheetFacts::default(),
                    order: None,
                });
            }
            MACROS => return Err(TableError::Macros),
            _ => return Err(TableError::damaged("it holds no worksheet")),
        }
        for worksheet in &mut book.worksheets {
            records.seek(worksheet.place)?;
            begin(&mut records)?;
            let survey = rows::survey(&mut records, &book.globals)?;
            if survey.order.is_some() && HELD_BYTES_MAX < book.extent.length {
                return Err(TableError::damaged("rows are not in order"));
            }
            (worksheet.facts, worksheet.order) = (survey.facts, survey.order);
        }
        Ok(book)
    }

    fn read_globals(
        &mut self,
        records: &mut Records,
        limits: &Limits,
        worksheets: &mut Vec<(Worksheet, bool)>,
    ) -> Result<(), TableError> {
        let mut depth = 0_u32;
        loop {
            records.advance()?;
            match records.kind {
                END if depth == 0 => return Ok(()),
                END => depth -= 1,
                kind if BEGINNINGS.contains(&kind) => depth += 1,
                _ if depth > 0 => {}
                0x0085 => worksheets.extend(self.listed(records)?),
                _ => self.globals.take(records, limits)?,
            }
            if worksheets.len() > WORKSHEETS_MAX {
                return Err(TableError::Bomb);
            }
        }
    }

    /// A worksheet that the current record lists, and whether nobody sees it.
    fn listed(&self, records: &mut Records) -> Result<Option<(Worksheet, bool)>, TableError> {
        let place = u64::from(records.double_word()?);
        let is_hidden = records.byte()? & 3 != 0;
        let kind = records.byte()?;
        if kind == 1 {
            return Err(TableError::Macros);
        }
        let count = usize::from(records.byte()?);
        let mut name = String::new();
        text::append(records, self.globals.script()?, count, &mut name)?;
        let worksheet = Worksheet {
            name,
            place,
            facts: WorksheetFacts::default(),
            order: None,
        };
        Ok((kind == 0).then_some((worksheet, is_hidden)))
    }

    pub(crate) fn is_1904(&self) -> bool {
        self.globals.is_1904
    }

    /// The names of the visible worksheets, in their order.
    pub(crate) fn worksheets(&self) -> Vec<String> {
        self.worksheets.iter().map(|it| it.name.clone()).collect()
    }

    /// The names of the other ones.
    pub(crate) fn hidden_worksheets(&self) -> Vec<String> {
        self.hidden.iter().map(|it| it.name.clone()).collect()
    }

    fn worksheet(&self, name: &str) -> Option<&Worksheet> {
        let mut worksheets = self.worksheets.iter().chain(&self.hidden);
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
        self.globals.shown()
    }

    pub(crate) fn rows(&self, worksheet: &str, limits: &Limits) -> Result<Rows<'_>, TableError> {
        let missing = || TableError::damaged("a worksheet is missing");
        let worksheet = self.worksheet(worksheet).ok_or_else(missing)?;
        let records = match &worksheet.order {
            None => {
                let mut records = Records::open(&self.extent)?;
                records.seek(worksheet.place)?;
                begin(&mut records)?;
                records
            }
            Some(_) => {
                let mut bytes = Vec::new();
                self.extent.open()?.read_to_end(&mut bytes)?;
                Records::held(&Arc::from(bytes))
            }
        };
        let order = worksheet.order.as_ref();
        Ok(Rows::new(
            records,
            &self.globals,
            order,
            (&worksheet.facts, limits),
        ))
    }
}

/// Reads the record that begins a part: its version, and what the part is.
fn begin(records: &mut Records) -> Result<(Dialect, u16), TableError> {
    records.advance()?;
    let unknown = || TableError::damaged("it does not begin as a workbook");
    let kind = records.kind;
    if !BEGINNINGS.contains(&kind) {
        return Err(unknown());
    }
    let (version, part) = (records.word()?, records.word()?);
    let dialect = match (kind, version) {
        (0x0009, _) | (_, 0x0200) => Dialect::Excel2,
        (0x0209, _) | (_, 0x0300) => Dialect::Excel3,
        (0x0409, _) | (_, 0x0400) => Dialect::Excel4,
        // Programs that write a single worksheet by hand leave the version out.
        (_, 0x0500 | 0) => Dialect::Excel95,
        (_, 0x0600) => Dialect::Excel97,
        _ => return Err(unknown()),
    };
    Ok((dialect, part))
}
