//! Workbooks built part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A zip of these parts.
pub(crate) fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a container").into_inner()
}

/// A workbook of one worksheet, of which any part may be replaced.
pub(crate) struct Workbook {
    parts: Vec<(String, Vec<u8>)>,
}

impl Workbook {
    /// With these rows as XML.
    pub(crate) fn of(rows: &str) -> Self {
        let book = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><workbookPr/><sheets>\
             <sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let relations = |target: &str, kind: &str| {
            format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/{kind}\" \
                 Target=\"{target}\"/></Relationships>"
            )
        };
        let worksheet =
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        Self { parts: Vec::new() }
            .with(
                "_rels/.rels",
                relations("xl/workbook.xml", "officeDocument"),
            )
            .with("xl/workbook.xml", book)
            .with(
                "xl/_rels/workbook.xml.rels",
                relations("worksheets/sheet1.xml", "worksheet"),
            )
            .with("xl/worksheets/sheet1.xml", worksheet)
    }

    /// A header of code, price and valid from, and below it these cells in row 2.
    pub(crate) fn with_cells(cells: &str) -> Self {
        Self::of(&format!(
            "<row r=\"1\">{}{}{}</row><row r=\"2\">{cells}</row>",
            text("A1", "code"),
            text("B1", "price"),
            text("C1", "valid from")
        ))
    }

    /// With a part added or replaced.
    pub(crate) fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(other, _content)| other != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// With `from` replaced by `to` in a part.
    pub(crate) fn replacing(mut self, name: &str, from: &str, to: &str) -> Self {
        for (_name, content) in self
            .parts
            .iter_mut()
            .filter(|(other, _content)| other == name)
        {
            *content = String::from_utf8_lossy(content)
                .replace(from, to)
                .into_bytes();
        }
        self
    }

    /// With a part under another name.
    pub(crate) fn moving(mut self, from: &str, to: &str) -> Self {
        for (name, _content) in &mut self.parts {
            if name == from {
                to.clone_into(name);
            }
        }
        self
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|(name, content)| (&name[..], content.clone()))
            .collect();
        package(&parts)
    }
}

/// A cell of inline text.
pub(crate) fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}
