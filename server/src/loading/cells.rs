//! The cells of one row, read so that all problems of the row are reported at once.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::{Day, LastDay, MoneyError, PackRatio, UnitPrice, Words, text};
use rust_decimal::Decimal;
use spreadsheet::{CellError, CellProblem, Row};

use super::clean::{
    as_written, clean, clean_code, clean_name, clean_name_of_words, clean_words, unseen,
};
use super::key::{self, Key};
use super::layout::code_key;

/// The default length of a text cell.
const TEXT_LETTERS_MAX: usize = 500;

const CODE_20_LETTERS: usize = 20;

/// So much is shown of a cell that belongs to no column.
const SURPLUS_LETTERS_MAX: usize = 40;

/// What people write for a period without an end; the days that programs write are [`LastDay`]'s.
const OPEN_ENDS: [&str; 15] = [
    "长期",
    "长期有效",
    "永久",
    "永久有效",
    "无",
    "无期限",
    "无限期",
    "不限",
    "至今",
    "/",
    "-",
    "--",
    "—",
    "——",
    "long-term",
];

/// The end of a period as a cell states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The cell is empty, or there is no such column.
    Unstated,
    /// It states that there is none.
    Open,
    On(NaiveDate),
}

impl End {
    pub(super) fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Unstated | Self::Open => None,
            Self::On(date) => Some(date),
        }
    }
}

/// A row being read, with its problems and remarks.
pub(super) struct Cells<'a> {
    row: &'a Row,
    /// What makes the row unusable.
    pub(super) problems: Vec<Words>,
    /// What the uploader should check.
    pub(super) remarks: Vec<Words>,
}

impl<'a> Cells<'a> {
    pub(super) fn of(row: &'a Row) -> Self {
        Self {
            row,
            problems: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// A text has no cell right of its header: one that is there was a part of another.
    pub(super) fn must_end_with_header(&mut self) {
        let Some((letter, shown)) = self.row.surplus() else {
            return;
        };
        let shown: String = shown.chars().take(SURPLUS_LETTERS_MAX).collect();
        self.problems.push(Words::new(
            format!(
                "{letter}列没有表头，却有内容「{shown}」：数字或文字里的逗号会把一格拆成两格，其后各格错位。请去掉该逗号，或给该格加上引号"
            ),
            format!(
                "column {letter} has no header and holds {shown:?}: a comma within a number or a text makes two cells of one, and \
                 moves those after it. Remove the comma, or put the cell into quotation marks"
            ),
        ));
    }

    /// The national code, from whichever column has one. Where both have, the shorter one is the beginning of the longer.
    pub(super) fn code(&mut self) -> String {
        let key = code_key(self.row);
        let found = self.row.required(key.name(), self.row.code(key.name()));
        let code = self.checked(found);
        let code = code
            .map(|code| self.seen(key, code, clean_code))
            .unwrap_or_default();
        let short = self
            .row
            .text(key::CODE20.name())
            .filter(|_| key == key::CODE);
        let short = short.map(clean_code).unwrap_or_default();
        // What has another length is a hospital's own code.
        if short.len() == CODE_20_LETTERS && !code.starts_with(&short) {
            self.remark_at(
                key::CODE20,
                &format!("不是27位码的前20位（现为：{short}），以27位码为准"),
                &format!("does not begin the longer code, which counts (it is {short})"),
            );
        }
        code
    }

    /// Another code, such as a credit code. A number is a problem: it may have lost digits.
    pub(super) fn other_code(&mut self, key: Key) -> Option<String> {
        let found = self.row.code(key.name());
        let code = self.checked(found).flatten()?;
        if text::states_nothing(code) {
            return None;
        }
        let code = self.seen(key, code, as_written);
        self.within(key, &code, TEXT_LETTERS_MAX)
    }

    /// A text that is kept as it was written, so that what the platform exported comes back as it was.
    pub(super) fn written(&mut self, key: Key, letters_max: usize) -> String {
        self.cleaned(key, as_written, letters_max)
    }

    /// Cleaned text; empty when the cell is.
    pub(super) fn text(&mut self, key: Key) -> String {
        self.cleaned(key, clean, TEXT_LETTERS_MAX)
    }

    /// Cleaned text of a product, in which spaces part words.
    pub(super) fn words(&mut self, key: Key) -> String {
        self.cleaned(key, clean_words, TEXT_LETTERS_MAX)
    }

    /// A name of such words, with brackets in the width of its language.
    pub(super) fn name_of_words(&mut self, key: Key) -> String {
        self.cleaned(key, clean_name_of_words, TEXT_LETTERS_MAX)
    }

    /// A name, with brackets in the width of its language.
    pub(super) fn name(&mut self, key: Key) -> String {
        self.cleaned(key, clean_name, TEXT_LETTERS_MAX)
    }

    /// A name that may not be missing.
    pub(super) fn required_name(&mut self, key: Key) -> String {
        let name = self.name(key);
        if name.is_empty() && !self.has_problem_at(key) {
            self.problem(key, CellProblem::Missing);
        }
        name
    }

    fn cleaned(&mut self, key: Key, clean: fn(&str) -> String, letters_max: usize) -> String {
        let found = self.row.string(key.name());
        let text = self.checked(found).flatten().unwrap_or_default();
        // A stroke in a cell is no name and no number of a contract.
        if text::states_nothing(text) {
            return String::new();
        }
        let text = self.seen(key, text, clean);
        self.within(key, &text, letters_max).unwrap_or_default()
    }

    /// The text of a cell without what nobody sees in it. That is a remark: in Excel nobody could find it, and the row is
    /// right without.
    fn seen(&mut self, key: Key, text: &str, clean: fn(&str) -> String) -> String {
        if let Some(letter) = unseen(text) {
            let code = u32::from(letter);
            self.remark_at(
                key,
                &format!("含有不可见字符U+{code:04X}，已去除"),
                &format!("held the invisible character U+{code:04X}, which was taken out"),
            );
        }
        clean(text)
    }

    /// A text in the form of names; otherwise a problem.
    fn within(&mut self, key: Key, text: &str, letters_max: usize) -> Option<String> {
        match text::one_line(text, letters_max) {
            Ok(text) => Some(text),
            Err(error) => {
                let words = error.words();
                self.blame(key, &words.zh, &words.en);
                None
            }
        }
    }

    pub(super) fn price(&mut self, key: Key) -> Option<UnitPrice> {
        let found = self.row.required(key.name(), self.row.decimal(key.name()));
        let number = self.checked(found)?;
        self.remark_rounded(key, number);
        self.positive(key, UnitPrice::positive(number))
    }

    /// A number of which the cell shows fewer decimals is not what its reader checked.
    fn remark_rounded(&mut self, key: Key, number: Decimal) {
        let Some((format, shown)) = self.row.rounded(key.name()) else {
            return;
        };
        let number = number.normalize();
        self.remark_at(
            key,
            &format!("按格式「{format}」显示为「{shown}」，按实际数值{number}读取，请核对"),
            &format!("is shown as {shown:?} by the format {format} and read as {number}, which it is: please check"),
        );
    }

    fn positive<T>(&mut self, key: Key, number: Result<T, MoneyError>) -> Option<T> {
        let (zh, en) = match number {
            Ok(number) => return Some(number),
            Err(MoneyError::NotPositive) => ("须大于零", "must be above zero"),
            Err(MoneyError::TooFine) => ("最多四位小数", "must not have more than four decimals"),
            Err(MoneyError::TooLarge) => ("数字过大", "is too large"),
            Err(MoneyError::Malformed) => ("不是数字", "is no number"),
        };
        self.blame(key, zh, en);
        None
    }

    /// Base units in a pack; the default when the cell is empty.
    pub(super) fn pack_ratio(&mut self, key: Key, default: Option<Decimal>) -> Option<Decimal> {
        let found = self.row.decimal(key.name());
        let number = match (self.checked(found)?, default) {
            (Some(number), _) => number,
            (None, Some(default)) => return Some(default),
            (None, None) => {
                self.problem(key, CellProblem::Missing);
                return None;
            }
        };
        self.remark_rounded(key, number);
        let ratio = PackRatio::positive(number).map(PackRatio::base_units);
        let ratio = self.positive(key, ratio)?;
        if ratio < Decimal::ONE {
            self.remark_small_ratio(key, ratio);
        }
        Some(ratio)
    }

    /// A pack that has less than one base unit is likely the ratio upside down.
    fn remark_small_ratio(&mut self, key: Key, ratio: Decimal) {
        let ratio = ratio.normalize();
        self.remark_at(
            key,
            &format!("小于1（现为：{ratio}）：一个包装应含至少一个最小计量单位，请核对是否写反"),
            &format!("is below 1 (it is {ratio}): a pack has one base unit or more; look whether it is upside down"),
        );
    }

    /// Adds what the uploader should check in a column.
    pub(super) fn remark_at(&mut self, key: Key, zh: &str, en: &str) {
        let column = self.row.error(key.name(), CellProblem::Missing).column;
        self.remarks.push(Words::new(
            format!("「{column}」{zh}"),
            format!("{column:?} {en}"),
        ));
    }

    pub(super) fn whole(&mut self, key: Key) -> Option<i64> {
        let found = self.row.required(key.name(), self.row.decimal(key.name()));
        let number = self.checked(found)?.normalize();
        let whole = (number.scale() == 0)
            .then(|| i64::try_from(number).ok())
            .flatten();
        if whole.is_none() {
            self.blame(key, "须为整数", "must be a whole number");
        }
        whole
    }

    /// The first day of a period, which may not be missing. One that is written with the time 24:00 may be that day or the next: ◇ it
    /// is refused, as by every other entrance.
    pub(super) fn day(&mut self, key: Key) -> Option<NaiveDate> {
        let found = self.row.required(key.name(), self.row.date(key.name()));
        let date = self.checked(found)?;
        if self.row.is_end_of_day(key.name()) {
            let zh = "写为24:00，无法判断从当日还是次日起，请只写日期";
            self.blame(
                key,
                zh,
                "ends a day at 24:00: write the day alone on which it begins",
            );
            return None;
        }
        self.in_range(key, date)
    }

    pub(super) fn last_day(&mut self, key: Key) -> End {
        let text = self.row.normalised(key.name()).ok().flatten();
        let is_word = |text: Cow<'_, str>| OPEN_ENDS.contains(&text.to_lowercase().as_str());
        if text.is_some_and(is_word) {
            return End::Open;
        }
        let found = self.row.date(key.name());
        let Some(date) = self.checked(found).flatten() else {
            return End::Unstated;
        };
        match LastDay::try_from(date) {
            Ok(last) => last.date().map_or(End::Open, End::On),
            Err(_) => {
                let zh = "日期须在1900年至2200年之间；没有截止日期的请填“长期”";
                let en = "must be from 1900 to 2200, or long-term when there is no end";
                self.blame(key, zh, en);
                End::Unstated
            }
        }
    }

    /// Whether a cell states that there is nothing, and is not just empty.
    pub(super) fn states_nothing(&self, key: Key) -> bool {
        self.row.text(key.name()).is_some_and(text::states_nothing)
    }

    /// Whether none of these cells states anything.
    pub(super) fn are_empty(&self, keys: &[Key]) -> bool {
        let mut keys = keys.iter();
        keys.all(|key| match self.row.string(key.name()) {
            Ok(text) => text.is_none_or(text::states_nothing),
            Err(_) => false,
        })
    }

    /// A day that may be entered.
    fn in_range(&mut self, key: Key, date: NaiveDate) -> Option<NaiveDate> {
        let day = Day::try_from(date);
        if let Err(error) = day {
            let words = error.words();
            self.blame(key, &words.zh, &words.en);
        }
        day.ok().map(Day::date)
    }

    /// A cell parsed by `parse`; when it is empty the default, or a problem without one.
    pub(super) fn choice<T>(
        &mut self,
        key: Key,
        default: Option<T>,
        parse: impl Fn(&str) -> Option<T>,
        (zh, en): (&str, &str),
    ) -> Option<T> {
        let found = self.row.normalised(key.name());
        let found = self.checked(found)?;
        let text = match (found.filter(|text| !text::states_nothing(text)), default) {
            (Some(text), _) => text,
            (None, Some(default)) => return Some(default),
            (None, None) => {
                self.problem(key, CellProblem::Missing);
                return None;
            }
        };
        let chosen = parse(&text).or_else(|| parse(&without_spaces(&text)));
        if chosen.is_none() {
            self.blame(key, zh, en);
        }
        chosen
    }

    /// Adds a problem of the cell of `key` that only the caller can find.
    pub(super) fn blame(&mut self, key: Key, zh: &str, en: &str) {
        let found = self.row.error(key.name(), CellProblem::Missing);
        let shown = match found.value.as_str() {
            "" => (String::new(), String::new()),
            value => (format!("（现为：{value}）"), format!(" (it is {value})")),
        };
        self.problems.push(Words::new(
            format!("「{}」{zh}{}", found.column, shown.0),
            format!("{:?}: {en}{}", found.column, shown.1),
        ));
    }

    fn problem(&mut self, key: Key, problem: CellProblem) {
        let words = words_of(&self.row.error(key.name(), problem));
        self.problems.push(words);
    }

    fn has_problem_at(&self, key: Key) -> bool {
        let prefix = format!(
            "「{}」",
            self.row.error(key.name(), CellProblem::Missing).column
        );
        self.problems
            .iter()
            .any(|problem| problem.zh.starts_with(&prefix))
    }

    fn checked<T>(&mut self, found: Result<T, CellError>) -> Option<T> {
        match found {
            Ok(value) => Some(value),
            Err(error) => {
                self.problems.push(words_of(&error));
                None
            }
        }
    }
}

fn words_of(error: &CellError) -> Words {
    Words::new(error.zh(), error.en())
}

fn without_spaces(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        Cow::Owned(text.split_whitespace().collect())
    } else {
        Cow::Borrowed(text)
    }
}
