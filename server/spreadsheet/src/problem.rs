//! What is wrong with a single cell, with the remedy in Chinese and English.

use std::error::Error;
use std::fmt;

/// Why the content of a cell cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellProblem {
    /// The cell is required and empty.
    Missing,
    /// The cell is calculated; its value may differ from one program to the next.
    Formula,
    /// The cell shows an error such as `#N/A`.
    ExcelError,
    /// A code became a number and lost digits.
    ScientificNotation,
    /// A number that is written as a power of ten, such as `872.37e0`.
    PowerOfTen,
    /// The text is not a plain decimal number.
    NotANumber,
    /// The number format of the cell shows the number as another amount.
    OtherUnit,
    /// The cell is struck out.
    StruckOut,
    /// Letters of the cell are superscript, subscript or struck out.
    MarkedText,
    /// The number has more digits than can be stored exactly.
    NumberOutOfRange,
    NotADate,
    /// The cell is merged with one to its left.
    Merged,
}

impl CellProblem {
    /// A name for programs; never changed.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "cell-missing",
            Self::Formula => "cell-formula",
            Self::ExcelError => "cell-excel-error",
            Self::ScientificNotation => "cell-scientific-notation",
            Self::PowerOfTen => "cell-power-of-ten",
            Self::NotANumber => "cell-not-a-number",
            Self::OtherUnit => "cell-other-unit",
            Self::StruckOut => "cell-struck-out",
            Self::MarkedText => "cell-marked-text",
            Self::NumberOutOfRange => "cell-number-out-of-range",
            Self::NotADate => "cell-not-a-date",
            Self::Merged => "cell-merged",
        }
    }

    /// The problem and its remedy in Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Missing => "不能为空",
            Self::Formula => "单元格是公式，请复制后用“选择性粘贴—数值”粘贴为值",
            Self::ExcelError => "单元格是 Excel 错误值，请改正后重新上传",
            Self::ScientificNotation => {
                "代码被 Excel 转成了科学计数法，末尾数字已丢失；\
                 请先把该列设为“文本”格式，再重新粘贴完整的代码"
            }
            Self::PowerOfTen => "数字写成了科学计数法，请按普通数字填写，如 1234.50",
            Self::NotANumber => "不是数字，请只填写数字，如 1234.50",
            Self::OtherUnit => {
                "单元格的数字格式把数字显示成了另一金额（其他货币、单位、百分比或移动了小数位），请改为“常规”格式并填写应有的数字"
            }
            Self::StruckOut => "单元格含删除线，请去掉后重新导入",
            Self::MarkedText => "单元格含上标、下标或删除线的文字，请去掉后重新导入",
            Self::NumberOutOfRange => "数字过大或小数位过多",
            Self::NotADate => "不是日期，或没有这一天，请按 2026-01-31 填写",
            Self::Merged => "单元格与左边的单元格合并，请取消合并后分别填写",
        }
    }

    /// The problem and its remedy in English.
    pub fn en(self) -> &'static str {
        match self {
            Self::Missing => "must not be empty",
            Self::Formula => "the cell is a formula: copy it and paste it as values",
            Self::ExcelError => "the cell is an Excel error value: correct it",
            Self::ScientificNotation => {
                "Excel turned the code into scientific notation and its last digits are lost: \
                 format the column as text, then paste the full codes again"
            }
            Self::PowerOfTen => {
                "the number is in scientific notation: write its digits, like 1234.50"
            }
            Self::NotANumber => "not a number: write digits only, like 1234.50",
            Self::OtherUnit => {
                "the cell's number format shows another amount (another currency or unit, a percentage, or its point elsewhere): write \
                 the number that is meant, in the general format"
            }
            Self::StruckOut => {
                "the cell is struck out: remove it or its line and import the file again"
            }
            Self::MarkedText => {
                "the cell holds text that is superscript, subscript or struck out: remove it and import the file again"
            }
            Self::NumberOutOfRange => "the number is too large or has too many decimals",
            Self::NotADate => "not a date, or no such day: write it like 2026-01-31",
            Self::Merged => "the cell is merged with one to its left: unmerge and fill in each",
        }
    }
}

/// A problem with the cell where it occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    /// The row as Excel counts it, from 1.
    pub row: u32,
    pub key: &'static str,
    /// The header as the user wrote it; the first accepted name when the file lacks the column.
    pub column: String,
    /// The letter of the column, like `C`; empty when the file lacks the column.
    pub letter: String,
    pub problem: CellProblem,
    /// What the cell holds, cut after 100 characters.
    pub value: String,
    /// The number format of the cell, and what it makes of the value; only where that is the problem.
    pub display: Option<Box<(String, String)>>,
}

impl CellError {
    /// Cell, problem and remedy in Chinese, without the row.
    pub fn zh(&self) -> String {
        let place = format!("「{}」{}", self.column, self.problem.zh());
        match self.display.as_deref() {
            Some((format, shown)) => format!(
                "{place}（现为：{}，格式「{format}」显示为「{shown}」）",
                self.value
            ),
            None if self.value.is_empty() => place,
            None => format!("{place}（现为：{}）", self.value),
        }
    }

    /// Cell, problem and remedy in English, without the row.
    pub fn en(&self) -> String {
        let place = format!("{:?}: {}", self.column, self.problem.en());
        match self.display.as_deref() {
            Some((format, shown)) => format!(
                "{place} (it is {}, which the format {format} shows as {shown:?})",
                self.value
            ),
            None if self.value.is_empty() => place,
            None => format!("{place} (it is {})", self.value),
        }
    }
}

impl fmt::Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (row, letter) = (self.row, &self.letter);
        write!(
            f,
            "第 {row} 行 {letter} 列{} / row {row}, column {letter} ",
            self.zh()
        )?;
        f.write_str(&self.en())
    }
}

impl Error for CellError {}

/// The letters that Excel gives to a column counted from 0.
pub(crate) fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).expect("a remainder below 26"),
        ));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letter;

    #[test]
    fn columns_are_lettered_as_in_excel() {
        let letters: Vec<_> = [0, 25, 26, 701, 702, 16_383].map(column_letter).into();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
