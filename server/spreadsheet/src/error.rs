//! Why a whole file is refused, in Chinese and English.

use std::error::Error;
use std::fmt;
use std::io;

/// A file format that is neither a workbook that is read nor a text table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFormat {
    /// Excel's binary workbook.
    Xlsb,
    /// A text document or slides, of Office or LibreOffice.
    OtherOffice,
    Pdf,
    Image,
    /// A zip, rar, 7z or gzip archive.
    Archive,
    /// A web page with a table, as which many systems export under the name .xls.
    WebPage,
    /// A web page in one file (.mht), also under that name.
    WebArchive,
    /// The XML of Excel 2003, also under that name.
    ExcelXml,
    /// A spreadsheet of LibreOffice as one XML (.fods).
    FlatOpenDocument,
    /// Other XML.
    Xml,
    /// Text with formats (.rtf).
    RichText,
    /// Bytes that are not text.
    Binary,
}

impl ForeignFormat {
    /// Whether programs for tables open it, whatever its name, and can save it as a workbook.
    fn is_table_in_disguise(self) -> bool {
        match self {
            Self::WebPage | Self::WebArchive | Self::ExcelXml | Self::FlatOpenDocument => true,
            Self::Xlsb
            | Self::OtherOffice
            | Self::Pdf
            | Self::Image
            | Self::Archive
            | Self::Xml
            | Self::RichText
            | Self::Binary => false,
        }
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Xlsb => (
                "Excel 二进制工作簿（.xlsb）",
                "an Excel binary workbook (.xlsb)",
            ),
            Self::OtherOffice => ("Office 文档", "an Office document that is no workbook"),
            Self::Pdf => ("PDF 文件", "a PDF document"),
            Self::Image => ("图片", "a picture"),
            Self::Archive => ("压缩包", "an archive"),
            Self::WebPage => ("网页（HTML）", "a web page (HTML)"),
            Self::WebArchive => ("网页存档（MHTML）", "a web page in one file (MHTML)"),
            Self::ExcelXml => ("Excel 2003 XML 表格", "an XML spreadsheet of Excel 2003"),
            Self::FlatOpenDocument => (
                "OpenDocument 单文件 XML 表格（.fods）",
                "an OpenDocument spreadsheet as one XML (.fods)",
            ),
            Self::Xml => ("XML 文件", "an XML file"),
            Self::RichText => ("RTF 文档", "a text with formats (RTF)"),
            Self::Binary => ("无法识别的二进制文件", "a binary file of unknown kind"),
        }
    }
}

/// Why a file cannot be read as a table at all; none of its rows was used.
#[derive(Debug)]
pub enum TableError {
    /// Neither xlsx, xls, ods nor csv.
    Foreign(ForeignFormat),
    /// No bytes, or a worksheet without any cell.
    Empty,
    /// The file needs a password.
    Encrypted,
    /// The workbook carries macros.
    Macros,
    /// More bytes than [`crate::Limits::file_bytes`].
    TooLarge { bytes_max: u64 },
    /// The compressed parts expand to more than a table needs.
    Bomb,
    /// A part declares a document type or entities.
    DocumentType,
    /// The container or a part is malformed.
    Damaged {
        /// What was found, in the words of whoever read it: for support, never for the uploader.
        detail: String,
    },
    /// The text is neither UTF-8, UTF-16 with a byte order mark, nor GBK/GB18030.
    Encoding {
        /// The first line, from 1, that is in none of them.
        line: u64,
    },
    /// No row near the top names the columns.
    NoHeader {
        /// The headers that were searched for.
        expected: Vec<String>,
        /// How many rows from the top were searched.
        rows: u32,
    },
    /// The header was found, but required columns are absent.
    MissingColumns {
        /// The first accepted header of each.
        names: Vec<String>,
    },
    /// Two columns have the same known header.
    DuplicateColumn {
        /// The header as the user wrote it.
        name: String,
        /// The letters of both columns.
        letters: [String; 2],
    },
    /// A title of a known column lies over several columns, and none of them is that column by its own title.
    UndecidedColumn {
        /// The title as the user wrote it.
        name: String,
        under: Vec<String>,
    },
    /// More than one worksheet has all the columns, and rows.
    SeveralWorksheets { names: Vec<String> },
    /// More rows than [`crate::Limits::rows`].
    TooManyRows { rows_max: u64 },
    /// More columns than [`crate::Limits::columns`].
    TooManyColumns { columns_max: usize },
    /// A cell holds more than [`crate::Limits::cell_chars`].
    CellTooLong {
        /// From 1; 0 when only the worksheet is known.
        row: u32,
        /// The limit in characters.
        chars_max: usize,
    },
    /// A row of more than [`crate::Limits::row_bytes`], usually because of an unclosed quotation mark.
    RowTooLong {
        /// The row, counted from 1.
        row: u32,
    },
    /// A quotation mark of a text has no pair, or its cell holds whole rows.
    UnpairedQuote {
        /// The line of the mark, from 1.
        line: u64,
    },
    /// Reading failed for a reason outside the file.
    Io(io::Error),
}

impl TableError {
    /// A name for programs; never changed.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Foreign(_) => "table-foreign-format",
            Self::Empty => "table-empty",
            Self::Encrypted => "table-encrypted",
            Self::Macros => "table-macros",
            Self::TooLarge { .. } => "table-too-large",
            Self::Bomb => "table-bomb",
            Self::DocumentType => "table-document-type",
            Self::Damaged { .. } => "table-damaged",
            Self::Encoding { .. } => "table-encoding",
            Self::NoHeader { .. } => "table-no-header",
            Self::MissingColumns { .. } => "table-missing-columns",
            Self::DuplicateColumn { .. } => "table-duplicate-column",
            Self::UndecidedColumn { .. } => "table-undecided-column",
            Self::SeveralWorksheets { .. } => "table-several-sheets",
            Self::TooManyRows { .. } => "table-too-many-rows",
            Self::TooManyColumns { .. } => "table-too-many-columns",
            Self::CellTooLong { .. } => "table-cell-too-long",
            Self::RowTooLong { .. } => "table-row-too-long",
            Self::UnpairedQuote { .. } => "table-unpaired-quote",
            Self::Io(_) => "table-unreadable",
        }
    }

    /// What is wrong and what to do, in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::Foreign(format) if format.is_table_in_disguise() => format!(
                "文件不论名称如何，内容是{}，不能直接读取：请用 Excel 或 WPS 打开，再“另存为” .xlsx（Excel 工作簿）后上传",
                format.names().0
            ),
            Self::Foreign(format) => format!(
                "文件是{}，请另存为 .xlsx、.xls、.ods 或 .csv 后再上传",
                format.names().0
            ),
            Self::Empty => "文件是空的，没有任何内容，请检查后重新上传".to_owned(),
            Self::Encrypted => "文件设有打开密码，无法读取：请去除密码、另存后再上传".to_owned(),
            Self::Macros => "工作簿含有宏，请另存为不含宏的 .xlsx 后再上传".to_owned(),
            Self::TooLarge { bytes_max } => {
                format!("文件超过 {} MB，请拆分后再上传", bytes_max >> 20)
            }
            Self::Bomb => "文件解压后的大小异常，已拒绝".to_owned(),
            Self::DocumentType => "文件内含有文档类型或实体声明，已拒绝".to_owned(),
            Self::Damaged { detail: _ } => {
                "文件已损坏或不完整，无法读取（可能下载或上传时中断）：请用 Excel 或 WPS 打开，确认内容完整，再另存为 .xlsx 后上传"
                    .to_owned()
            }
            Self::Encoding { line } => {
                format!(
                    "第 {line} 行的文字既不是 UTF-8 也不是 GBK，请另存为 .xlsx 或 UTF-8 的 .csv"
                )
            }
            Self::NoHeader { expected, rows } => {
                format!(
                    "前 {rows} 行中没有找到表头，表头应含有：{}",
                    expected.join("、")
                )
            }
            Self::MissingColumns { names } => format!("缺少必需的列：{}", names.join("、")),
            Self::DuplicateColumn {
                name,
                letters: [first, second],
            } => {
                format!("表头「{name}」重复，见 {first} 列和 {second} 列，请只保留一列")
            }
            Self::UndecidedColumn { name, under } => format!(
                "表头「{name}」下有几列：「{}」，不能确定读取哪一列，请把要读取的一列改名为「{name}」，并只用一行表头",
                under.join("」「")
            ),
            Self::SeveralWorksheets { names } => format!(
                "有多个工作表含有数据：{}。每次只读取一个工作表，请把数据放到同一工作表，或分成几个文件上传",
                names.join("、")
            ),
            Self::TooManyRows { rows_max } => format!("数据超过 {rows_max} 行，请拆分后再上传"),
            Self::TooManyColumns { columns_max } => format!("表格超过 {columns_max} 列"),
            Self::CellTooLong { row: 0, chars_max } => {
                format!("有单元格超过 {chars_max} 个字符")
            }
            Self::CellTooLong { row, chars_max } => {
                format!("第 {row} 行有单元格超过 {chars_max} 个字符")
            }
            Self::RowTooLong { row } => row_too_long(*row).0,
            Self::UnpairedQuote { line } => unpaired_quote(*line).0,
            Self::Io(_) => "读取文件失败，请重新上传".to_owned(),
        }
    }

    /// What is wrong and what to do, in English.
    pub fn en(&self) -> String {
        match self {
            Self::Foreign(format) if format.is_table_in_disguise() => format!(
                "whatever its name, the file is {}, which is not read: open it in Excel or WPS and save it as .xlsx (Excel workbook)",
                format.names().1
            ),
            Self::Foreign(format) => format!(
                "the file is {}: save it as .xlsx, .xls, .ods or .csv",
                format.names().1
            ),
            Self::Empty => "the file is empty: nothing is in it".to_owned(),
            Self::Encrypted => "the file needs a password: save it without one".to_owned(),
            Self::Macros => "the workbook has macros: save it as a plain .xlsx".to_owned(),
            Self::TooLarge { bytes_max } => {
                format!("the file is larger than {} MB: split it", bytes_max >> 20)
            }
            Self::Bomb => "the file unfolds to a suspicious size".to_owned(),
            Self::DocumentType => "the file declares a document type or entities".to_owned(),
            Self::Damaged { detail: _ } => {
                "the file is damaged or cut off and cannot be read: open it in Excel or WPS, see that everything is there, and save \
                 it as .xlsx"
                    .to_owned()
            }
            Self::Encoding { line } => {
                format!("line {line} is neither UTF-8 nor GBK: save as .xlsx or as UTF-8 .csv")
            }
            Self::NoHeader { expected, rows } => format!(
                "no header in the first {rows} rows; it should have: {}",
                expected.join(", ")
            ),
            Self::MissingColumns { names } => {
                format!("required columns are missing: {}", names.join(", "))
            }
            Self::DuplicateColumn {
                name,
                letters: [first, second],
            } => {
                format!("the header {name:?} is there twice, in columns {first} and {second}")
            }
            Self::UndecidedColumn { name, under } => format!(
                "the header {name:?} lies over several columns ({}), and which one is meant cannot be decided: give that one the \
                 name {name:?}, in one row of headers",
                under.join(", ")
            ),
            Self::SeveralWorksheets { names } => format!(
                "several worksheets have rows: {}. Only one is read: put the rows together, or upload a file for each",
                names.join(", ")
            ),
            Self::TooManyRows { rows_max } => format!("more than {rows_max} rows: split the file"),
            Self::TooManyColumns { columns_max } => format!("more than {columns_max} columns"),
            Self::CellTooLong { row: 0, chars_max } => {
                format!("a cell has more than {chars_max} characters")
            }
            Self::CellTooLong { row, chars_max } => {
                format!("a cell in row {row} has more than {chars_max} characters")
            }
            Self::RowTooLong { row } => row_too_long(*row).1,
            Self::UnpairedQuote { line } => unpaired_quote(*line).1,
            Self::Io(_) => "the file could not be read: upload it again".to_owned(),
        }
    }

    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged {
            detail: detail.into(),
        }
    }
}

fn unpaired_quote(line: u64) -> (String, String) {
    (
        format!(
            "第 {line} 行的引号没有成对，其后的内容会被并入同一单元格。请补上或删去该引号（英寸请写作 ″ 或“英寸”），或另存为 .xlsx"
        ),
        format!(
            "a quotation mark in line {line} has no pair, so that what follows would be read into one cell: add or remove one, or \
             save the file as .xlsx"
        ),
    )
}

fn row_too_long(row: u32) -> (String, String) {
    (
        format!("第 {row} 行过长，请检查该行是否有未成对的引号"),
        format!("row {row} is too long: look for a quotation mark left open"),
    )
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.zh(), self.en())
    }
}

impl Error for TableError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Io(error) = self {
            Some(error)
        } else {
            None
        }
    }
}

impl From<io::Error> for TableError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
