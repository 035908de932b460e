//! Empty tables for people to fill in, with a worksheet that explains every column.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, Formula, Note, Workbook, Worksheet,
};

use crate::worksheet::{ColumnKind, WriteError, format_of, header_format, worksheet_name};

pub(crate) const GUIDE: &str = "填写说明";
pub(crate) const CHOICES: &str = "字典";
/// What a report states of the file as a whole.
pub(crate) const NOTES: &str = "文件说明";
const LAST_ROW: u32 = 1_048_575;
const GUIDE_TITLES: [(&str, u16); 6] = [
    ("列名 / Column", 24),
    ("标识 / Identifier", 22),
    ("必填 / Required", 12),
    ("格式 / Format", 20),
    ("说明 / Explanation", 60),
    ("示例 / Example", 32),
];

/// A column for people to fill in.
#[derive(Clone, Debug)]
pub struct TemplateColumn {
    /// The Chinese header.
    pub header: String,
    /// The English identifier: the key by which rows are read.
    pub key: String,
    /// Whether a row needs it; shown by an asterisk and in red.
    pub required: bool,
    /// The kind of its cells; codes get the text format.
    pub kind: ColumnKind,
    /// An example of a filled-in cell.
    pub example: String,
    pub explanation: String,
    /// The allowed values, offered as a list; empty when any value is allowed.
    pub choices: Vec<String>,
}

/// A workbook for people to fill in and upload.
#[derive(Clone, Debug)]
pub struct Template {
    /// The name of the worksheet to fill in.
    pub title: String,
    pub columns: Vec<TemplateColumn>,
    /// General remarks, one per line, above the explanation of the columns.
    pub remarks: Vec<String>,
}

impl Template {
    /// The template as xlsx: the worksheet to fill in, 「填写说明」, and 「字典」 if there are choices.
    pub fn write(&self) -> Result<Vec<u8>, WriteError> {
        let mut workbook = Workbook::new();
        self.write_form(workbook.add_worksheet())?;
        self.write_guide(workbook.add_worksheet())?;
        if self.columns.iter().any(|column| !column.choices.is_empty()) {
            self.write_choices(workbook.add_worksheet())?;
        }
        Ok(workbook.save_to_buffer()?)
    }

    fn write_form(&self, worksheet: &mut Worksheet) -> Result<(), WriteError> {
        worksheet.set_name(worksheet_name(&self.title, 1))?;
        worksheet.set_freeze_panes(1, 0)?;
        let required = header_format().set_font_color(Color::RGB(0x00C0_0000));
        let optional = header_format();
        let mut choices = 0;
        for (position, column) in (0_u16..).zip(&self.columns) {
            let format = if column.required {
                &required
            } else {
                &optional
            };
            let mark = if column.required { "*" } else { "" };
            let header = format!("{mark}{}", column.header);
            worksheet.set_column_width(position, width_of(column))?;
            worksheet.set_column_format(position, &cell_format(column.kind))?;
            worksheet.write_string_with_format(0, position, header, format)?;
            worksheet.insert_note(0, position, &note(column))?;
            if !column.choices.is_empty() {
                worksheet.add_data_validation(
                    1,
                    position,
                    LAST_ROW,
                    position,
                    &list(choices, column),
                )?;
                choices += 1;
            }
        }
        Ok(())
    }

    fn write_guide(&self, worksheet: &mut Worksheet) -> Result<(), WriteError> {
        worksheet.set_name(GUIDE)?;
        let mut row = 0;
        for remark in &self.remarks {
            worksheet.write_string(row, 0, remark)?;
            row += 1;
        }
        let wrapped = Format::new()
            .set_num_format("@")
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        for (position, (title, width)) in (0_u16..).zip(GUIDE_TITLES) {
            worksheet.set_column_width(position, width)?;
            worksheet.write_string_with_format(row, position, title, &header_format())?;
        }
        for column in &self.columns {
            row += 1;
            let required = if column.required {
                "是 / yes"
            } else {
                "否 / no"
            };
            let explanation = match &column.choices[..] {
                [] => column.explanation.clone(),
                choices => format!("{}（可选：{}）", column.explanation, choices.join("、")),
            };
            let cells = [
                &column.header[..],
                &column.key,
                required,
                kind_name(column.kind),
                &explanation,
                &column.example,
            ];
            for (position, cell) in (0_u16..).zip(cells) {
                worksheet.write_string_with_format(row, position, cell, &wrapped)?;
            }
        }
        Ok(())
    }

    fn write_choices(&self, worksheet: &mut Worksheet) -> Result<(), WriteError> {
        worksheet.set_name(CHOICES)?;
        let columns = self
            .columns
            .iter()
            .filter(|column| !column.choices.is_empty());
        for (position, column) in (0_u16..).zip(columns) {
            worksheet.set_column_width(position, 24)?;
            worksheet.write_string_with_format(0, position, &column.header, &header_format())?;
            for (row, choice) in (1_u32..).zip(&column.choices) {
                worksheet.write_string(row, position, choice)?;
            }
        }
        Ok(())
    }
}

fn width_of(column: &TemplateColumn) -> u16 {
    match column.kind {
        ColumnKind::Code => 32,
        ColumnKind::Text => 24,
        ColumnKind::Number { .. } | ColumnKind::Date => 14,
        ColumnKind::DateTime => 20,
    }
}

/// Text columns get the text format too: a name like `1-2` would become a date.
fn cell_format(kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text | ColumnKind::Code => Format::new().set_num_format("@"),
        ColumnKind::Number { .. } | ColumnKind::Date | ColumnKind::DateTime => format_of(kind),
    }
}

fn kind_name(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "文本 / text",
        ColumnKind::Code => "文本（代码） / code as text",
        ColumnKind::Number { .. } => "数字 / number",
        ColumnKind::Date => "日期 / date",
        ColumnKind::DateTime => "日期时间 / date and time",
    }
}

fn note(column: &TemplateColumn) -> Note {
    let TemplateColumn {
        key,
        explanation,
        example,
        ..
    } = column;
    Note::new(format!("{key}\n{explanation}\n示例 / example: {example}"))
        .add_author_prefix(false)
        .set_width(260)
        .set_height(120)
}

fn list(position: usize, column: &TemplateColumn) -> DataValidation {
    let letter = crate::problem::column_letter(position);
    let last = column.choices.len() + 1;
    let range = Formula::new(format!("='{CHOICES}'!${letter}$2:${letter}${last}"));
    DataValidation::new().allow_list_formula(range)
}
