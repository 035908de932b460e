//! Tables of texts as old workbooks (.xls) and as spreadsheets of LibreOffice (.ods), which this crate reads and does not write.

use std::collections::HashMap;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Below the header of an old workbook.
pub(crate) const ROWS_MAX: u32 = 65_535;
const RECORD_BYTES_MAX: usize = 8_000;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Each text once, in the order in which they come.
#[derive(Default)]
struct Shared {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
    uses: u32,
}

impl Shared {
    fn number(&mut self, text: &str) -> u32 {
        self.uses += 1;
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).expect("few texts");
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    /// The table of texts, which goes on in further records where one is full.
    fn records(&self) -> Vec<u8> {
        let count = u32::try_from(self.texts.len()).expect("few texts");
        let mut data = [self.uses.to_le_bytes(), count.to_le_bytes()].concat();
        let (mut kind, mut all) = (0x00fc, Vec::new());
        for text in &self.texts {
            let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if RECORD_BYTES_MAX < data.len() + 3 + units.len() {
                all.extend(record(kind, &data));
                (kind, data) = (0x003c, Vec::new());
            }
            let letters = u16::try_from(units.len() / 2).expect("a short text");
            data.extend(letters.to_le_bytes());
            data.push(1);
            data.extend(units);
        }
        all.extend(record(kind, &data));
        all
    }
}

/// A workbook of Excel 97 as a stream without container.
pub(crate) fn xls<const N: usize>(
    header: &[&str; N],
    lines: impl Iterator<Item = [String; N]>,
) -> Vec<u8> {
    let (mut shared, mut cells) = (Shared::default(), Vec::new());
    let lines = std::iter::once(header.map(str::to_owned)).chain(lines);
    for (row, line) in (0_u16..=u16::MAX).zip(lines) {
        for (column, text) in (0_u16..).zip(&line) {
            let place = [row, column, 0].map(u16::to_le_bytes).concat();
            let number = shared.number(text).to_le_bytes();
            cells.extend(record(0x00fd, &[&place[..], &number].concat()));
        }
    }
    let begin = |part: u16| {
        record(
            0x0809,
            &[0x0600, part, 0, 0, 0, 0, 0, 0]
                .map(u16::to_le_bytes)
                .concat(),
        )
    };
    let listed = |place: u32| {
        record(
            0x0085,
            &[&place.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat(),
        )
    };
    let (texts, end) = (shared.records(), record(0x000a, &[]));
    let place = begin(5).len() + listed(0).len() + texts.len() + end.len();
    let place = u32::try_from(place).expect("a place");
    [
        begin(5),
        listed(place),
        texts,
        end.clone(),
        begin(0x10),
        cells,
        end,
    ]
    .concat()
}

/// A spreadsheet as LibreOffice writes it, without what nobody reads.
pub(crate) fn ods<const N: usize>(
    header: &[&str; N],
    lines: impl Iterator<Item = [String; N]>,
) -> Vec<u8> {
    let declared: String = ["office", "table", "text"]
        .iter()
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("content.xml", options).expect("a part");
    let mut put = |text: &str| writer.write_all(text.as_bytes()).expect("a part");
    put(&format!(
        "<office:document-content{declared} xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"S\">"
    ));
    for line in std::iter::once(header.map(str::to_owned)).chain(lines) {
        let cells = line.map(|text| {
            format!(
                "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        });
        put(&format!(
            "<table:table-row table:style-name=\"ro1\">{}</table:table-row>",
            cells.concat()
        ));
    }
    put("</table:table></office:spreadsheet></office:body></office:document-content>");
    writer.finish().expect("a container").into_inner()
}
