//! Files whose format is not that of their name.

use spreadsheet::{ForeignFormat, Limits, TableError, open};

use crate::refusal;
use crate::workbook::{Workbook, package};

fn foreign(bytes: impl Into<Vec<u8>>) -> ForeignFormat {
    let error = refusal(bytes);
    let TableError::Foreign(format) = error else {
        panic!("{error}")
    };
    format
}

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 1536];
    bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    bytes[30] = 9;
    bytes[48] = 1;
    // The first sector says what follows on what: itself, then the directory, which is one sector.
    bytes[68..512].fill(0xff);
    bytes[76..80].fill(0);
    bytes[512..1024].fill(0xff);
    bytes[512] = 0xfd;
    bytes[516] = 0xfe;
    // The root leads to one stream.
    for (place, number) in [
        (68, u32::MAX),
        (72, u32::MAX),
        (76, 1),
        (128 + 68, u32::MAX),
        (128 + 72, u32::MAX),
    ] {
        bytes[1024 + place..][..4].copy_from_slice(&number.to_le_bytes());
    }
    bytes[1024 + 128 + 66] = 2;
    for (place, unit) in bytes[1024 + 128..].chunks_mut(2).zip(stream.encode_utf16()) {
        place.copy_from_slice(&unit.to_le_bytes());
    }
    bytes
}

#[test]
fn other_kinds_of_files_are_named() {
    assert_eq!(
        foreign(compound("WordDocument")),
        ForeignFormat::OtherOffice
    );
    assert_eq!(foreign("%PDF-1.7\n..."), ForeignFormat::Pdf);
    assert_eq!(
        foreign(&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]),
        ForeignFormat::Image
    );
    assert_eq!(
        foreign(&b"\xff\xd8\xff\xe0\0\x10JFIF"[..]),
        ForeignFormat::Image
    );
    assert_eq!(foreign(&b"Rar!\x1a\x07"[..]), ForeignFormat::Archive);
    assert_eq!(foreign(&b"\x1f\x8b\x08\0"[..]), ForeignFormat::Archive);
    assert_eq!(foreign("{\\rtf1\\ansi"), ForeignFormat::RichText);
    assert_eq!(
        foreign(&b"code,price\n\0\x01\x02,1"[..]),
        ForeignFormat::Binary
    );
}

#[test]
fn what_systems_export_under_the_name_of_a_workbook_is_called_what_it_is() {
    let excel = "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"";
    let flat =
        "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">";
    let xml = "<?xml version=\"1.0\"?>\n";
    let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n";
    for (file, format) in [
        (
            "\u{feff} <HTML><table><tr>".to_owned(),
            ForeignFormat::WebPage,
        ),
        (
            "<table border=1><tr><td>code".to_owned(),
            ForeignFormat::WebPage,
        ),
        ("<!-- 导出 --><style>".to_owned(), ForeignFormat::WebPage),
        ("<!DOCTYPE html PUBLIC>".to_owned(), ForeignFormat::WebPage),
        (
            format!("{xml}<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"),
            ForeignFormat::WebPage,
        ),
        (
            format!("{xml}<?mso-application progid=\"Excel.Sheet\"?><Workbook {excel}>"),
            ForeignFormat::ExcelXml,
        ),
        (format!("<Workbook {excel}>"), ForeignFormat::ExcelXml),
        (format!("{xml}{flat}"), ForeignFormat::FlatOpenDocument),
        (archive.to_owned(), ForeignFormat::WebArchive),
    ] {
        assert_eq!(foreign(file.clone()), format, "{file}");
        let error = refusal(file);
        assert!(
            error.zh().contains("另存为") && error.zh().contains(".xlsx"),
            "{error}"
        );
        assert!(error.en().contains("save it as .xlsx"), "{error}");
    }
    let wide = "\u{feff}<html><table>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes);
    assert_eq!(foreign(wide.collect::<Vec<u8>>()), ForeignFormat::WebPage);
    assert_eq!(foreign(format!("{xml}<root/>")), ForeignFormat::Xml);
    // A text may begin like the head of a mail.
    let rows = crate::rows("From: ,price,code\n,1,C1\n");
    assert_eq!(rows[0].text("code"), Some("C1"));
}

#[test]
fn other_kinds_of_containers_are_named() {
    let part = |name| package(&[(name, b"<x/>".to_vec())]);
    assert_eq!(foreign(part("xl/workbook.bin")), ForeignFormat::Xlsb);
    assert_eq!(
        foreign(part("word/document.xml")),
        ForeignFormat::OtherOffice
    );
    assert_eq!(foreign(part("photo.jpg")), ForeignFormat::Archive);
}

#[test]
fn an_empty_file_is_refused_as_empty() {
    assert!(matches!(refusal(""), TableError::Empty));
    assert!(matches!(refusal("\n\n , \n"), TableError::Empty));
    assert!(matches!(
        refusal(Workbook::of("").bytes()),
        TableError::Empty
    ));
}

#[test]
fn a_locked_workbook_is_refused_as_encrypted() {
    assert!(matches!(
        refusal(compound("EncryptedPackage")),
        TableError::Encrypted
    ));
}

#[test]
fn macros_are_refused_in_every_guise() {
    let book = || Workbook::of("<row/>");
    let kind = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/\
        vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    for book in [
        book().with("xl/vbaProject.bin", "x"),
        book().with("xl\\VBAPROJECT.BIN", "x"),
        book().with("xl/macrosheets/sheet1.xml", "<x/>"),
        book().with("[Content_Types].xml", kind),
    ] {
        assert!(matches!(refusal(book.bytes()), TableError::Macros));
    }
}

#[test]
fn a_file_above_the_limit_is_not_looked_at() {
    let limits = Limits {
        file_bytes: 10,
        ..Limits::default()
    };
    let error = open(b"code,price\n".to_vec(), "a.csv", &limits)
        .err()
        .expect("a refusal");
    assert!(matches!(error, TableError::TooLarge { bytes_max: 10 }));
}

#[test]
fn a_truncated_or_garbled_workbook_is_damaged() {
    let whole = Workbook::with_cells("<c r=\"A2\"><v>1</v></c>").bytes();
    for end in (4..whole.len()).step_by(7) {
        let error = refusal(&whole[..end]);
        assert!(
            matches!(error, TableError::Damaged { .. }),
            "{end}: {error}"
        );
    }
    for position in 4..whole.len() {
        let mut garbled = whole.clone();
        garbled[position] ^= 0x55;
        // Whatever the outcome, it is a value and not a panic.
        let _outcome = crate::read(garbled, &Limits::default());
    }
}

#[test]
fn why_a_file_cannot_be_read_is_a_sentence_in_both_languages_and_nobody_elses_words() {
    let whole = Workbook::with_cells("<c r=\"A2\"><v>1</v></c>").bytes();
    let cut = &whole[..whole.len() / 2];
    let garbled = package(&[("xl/workbook.xml", b"<workbook".to_vec())]);
    let ods = package(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet".to_vec(),
        ),
        ("content.xml", b"<x/>".to_vec()),
    ]);
    let old = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat();
    for (file, stated) in [
        (cut.to_vec(), "已损坏或不完整"),
        (garbled, "已损坏或不完整"),
        (ods, "已损坏或不完整"),
        (old, "已损坏或不完整"),
        (compound("EncryptedPackage"), "密码"),
        (Vec::new(), "文件是空的"),
        (
            b"code,price\nC1,\xff\xff\n".to_vec(),
            "既不是 UTF-8 也不是 GBK",
        ),
    ] {
        let error = refusal(file);
        let (zh, en) = (error.zh(), error.en());
        assert!(zh.contains(stated), "{zh}");
        let library = [
            "nvalid",
            "Zip",
            "zip",
            "Could not",
            "EOF",
            "directory",
            "xml",
            "XML",
            "container",
        ];
        for word in library {
            assert!(
                !zh.contains(word) && !en.contains(word),
                "{word}: {zh} / {en}"
            );
        }
        assert!(!zh.is_ascii() && en.is_ascii(), "{zh} / {en}");
    }
}
