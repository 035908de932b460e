//! What the rows of a file are warned of, counted by kind and by what is said, with the first rows of each. The count is pure.

mod store;
mod types;

use std::collections::{BTreeMap, HashMap};

use ground::database::{Reader, Transaction};
use ground::{ImportId, Result, Words};
use market::catalogue::RowWarning;

use super::types::Claim;
use types::EXAMPLES;
pub use types::FileWarning;

/// Warnings of one kind that are counted apart in a file; further ones are counted together.
const APART_MAX: usize = 100;

/// Warnings about rows, counted.
#[derive(Debug, Clone, Default)]
pub struct Warned(BTreeMap<&'static str, BTreeMap<String, FileWarning>>);

impl Warned {
    /// Counts a warning about a row; rows come in their order.
    pub fn add(&mut self, number: u32, warning: &RowWarning) {
        let words = &warning.group;
        let counted = self.counted(warning.kind.name, words);
        counted.rows += 1;
        if counted.examples.len() < EXAMPLES {
            counted.examples.push(number);
        }
    }

    /// Adds the warnings about the rows that follow.
    pub fn join(&mut self, later: Self) {
        for (kind, warnings) in later.0 {
            for later in warnings.into_values() {
                let counted = self.counted(kind, &later.words);
                counted.rows += later.rows;
                counted.examples.extend(later.examples);
                counted.examples.truncate(EXAMPLES);
            }
        }
    }

    /// These warnings as they are to be counted beside those that are stored of the file.
    fn beside(self, stored: &[(String, Words)]) -> Self {
        let mut all = Self::default();
        for kind in self.0.keys() {
            for (_, words) in stored.iter().filter(|(of, _)| of == kind) {
                all.entry(kind, words);
            }
        }
        all.join(self);
        for of_kind in all.0.values_mut() {
            of_kind.retain(|_, one| 0 < one.rows);
        }
        all
    }

    fn counted(&mut self, kind: &'static str, words: &Words) -> &mut FileWarning {
        let of_kind = self.0.entry(kind).or_default();
        match of_kind.len() < APART_MAX || of_kind.contains_key(&words.zh) {
            true => self.entry(kind, words),
            false => self.entry(kind, &Words::new("同类的其他提醒", "others of this kind")),
        }
    }

    fn entry(&mut self, kind: &'static str, words: &Words) -> &mut FileWarning {
        let of_kind = self.0.entry(kind).or_default();
        of_kind
            .entry(words.zh.clone())
            .or_insert_with(|| FileWarning {
                kind: kind.to_owned(),
                words: words.clone(),
                rows: 0,
                examples: Vec::new(),
            })
    }

    /// The warnings, kind by kind, those about most rows first.
    #[must_use]
    pub fn into_list(self) -> Vec<FileWarning> {
        let of_kinds = self.0.into_values().flat_map(|of_kind| {
            let mut warnings: Vec<FileWarning> = of_kind.into_values().collect();
            warnings.sort_by(|left, right| {
                (right.rows, &left.words.zh).cmp(&(left.rows, &right.words.zh))
            });
            warnings
        });
        of_kinds.collect()
    }
}

/// Stores what the rows of a batch are warned of, in the transaction of their effect.
pub async fn note_warned(tx: &Transaction<'_>, claim: &Claim, warned: &Warned) -> Result<()> {
    if warned.0.is_empty() {
        return Ok(());
    }
    let stored = store::stored_words(tx, claim.import).await?;
    let warnings = warned.clone().beside(&stored).into_list();
    store::note_warnings(tx, claim.import, &warnings).await
}

/// What the rows of imports were warned of, kind by kind, those about most rows first. Does not check whether the caller may
/// see the imports.
pub async fn warned(
    db: &impl Reader,
    imports: &[ImportId],
) -> Result<HashMap<ImportId, Vec<FileWarning>>> {
    store::warnings(db, imports).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use market::catalogue::WarningKind;

    static NEW: WarningKind = WarningKind { name: "new" };
    static FAR: WarningKind = WarningKind { name: "far" };

    fn warning(kind: &'static WarningKind, text: &str) -> RowWarning {
        RowWarning::same(kind, Words::new(text, text))
    }

    fn lines(warned: Warned) -> Vec<String> {
        let list = warned.into_list().into_iter();
        list.map(|one| format!("{} {}", one.kind, one.line().zh))
            .collect()
    }

    #[test]
    fn warnings_are_counted_by_their_words_with_their_first_rows() {
        let mut warned = Warned::default();
        for row in 2..9 {
            warned.add(row, &warning(&NEW, "甲"));
        }
        warned.add(9, &warning(&NEW, "乙"));
        warned.add(9, &warning(&FAR, "丙"));
        assert_eq!(
            lines(warned),
            [
                "far 丙：1行，如第9行",
                "new 甲：7行，如第2、3、4、5、6行",
                "new 乙：1行，如第9行",
            ]
        );
    }

    #[test]
    fn parts_of_a_file_are_counted_together() {
        let (mut first, mut second) = (Warned::default(), Warned::default());
        for row in 2..6 {
            first.add(row, &warning(&NEW, "甲"));
            second.add(row + 10, &warning(&NEW, "甲"));
        }
        second.add(20, &warning(&NEW, "乙"));
        first.join(second);
        assert_eq!(
            lines(first),
            ["new 甲：8行，如第2、3、4、5、12行", "new 乙：1行，如第20行"]
        );
    }

    #[test]
    fn a_hundred_are_counted_apart_and_the_rest_together() {
        let mut warned = Warned::default();
        for row in 0..103 {
            warned.add(row, &warning(&NEW, &format!("平台{row}")));
        }
        warned.add(200, &warning(&NEW, "平台0"));
        let list = warned.into_list();
        assert_eq!(list.len(), APART_MAX + 1);
        assert_eq!(
            list[0].line().zh,
            "同类的其他提醒：3行，如第100、101、102行"
        );
        assert_eq!(list[1].line().zh, "平台0：2行，如第0、200行");
    }

    #[test]
    fn a_hundred_of_a_kind_are_counted_apart_over_all_parts_of_a_file() {
        let stored: Vec<(String, Words)> = (0..100)
            .map(|row| format!("平台{row}"))
            .map(|text| ("new".to_owned(), Words::new(text.clone(), text)))
            .collect();
        let mut warned = Warned::default();
        for (row, text) in [(300, "平台7"), (301, "平台100"), (302, "平台101")] {
            warned.add(row, &warning(&NEW, text));
        }
        warned.add(303, &warning(&FAR, "丙"));
        let expected = [
            "far 丙：1行，如第303行",
            "new 同类的其他提醒：2行，如第301、302行",
            "new 平台7：1行，如第300行",
        ];
        assert_eq!(lines(warned.clone().beside(&stored)), expected);
        let mut joined = Warned::default();
        for row in 0..100 {
            joined.add(row, &warning(&NEW, &format!("平台{row}")));
        }
        joined.join(warned);
        assert_eq!(joined.into_list().len(), APART_MAX + 2);
    }
}
