//! Warnings about rows, to and from the database.

use std::collections::HashMap;

use ground::database::{Reader, Transaction, array_text};
use ground::{Error, ImportId, Result, Words};
use sql::queries::loading;

use super::types::{EXAMPLES, FileWarning};
use crate::loading::store::row_number;

/// What is counted apart of a load: kinds and words.
pub(super) async fn stored_words(
    tx: &Transaction<'_>,
    import: ImportId,
) -> Result<Vec<(String, Words)>> {
    let rows = loading::warned_words()
        .prepare(tx)
        .await?
        .bind(tx, &import.0)
        .all()
        .await?;
    let words = |row: loading::WarnedWords| (row.kind, Words::new(row.words_zh, row.words_en));
    Ok(rows.into_iter().map(words).collect())
}

pub(super) async fn note_warnings(
    tx: &Transaction<'_>,
    import: ImportId,
    warnings: &[FileWarning],
) -> Result<()> {
    let kinds: Vec<&str> = warnings.iter().map(|one| one.kind.as_str()).collect();
    let words_zh: Vec<&str> = warnings.iter().map(|one| one.words.zh.as_str()).collect();
    let words_en: Vec<&str> = warnings.iter().map(|one| one.words.en.as_str()).collect();
    let rows: Vec<i64> = warnings.iter().map(|one| one.rows).collect();
    let examples: Vec<String> = warnings
        .iter()
        .map(|one| array_text(&one.examples))
        .collect();
    let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
    loading::note_warnings()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::NoteWarningsParams {
                import: import.0,
                kinds: &kinds,
                words_zh: &words_zh,
                words_en: &words_en,
                rows: &rows,
                examples: &examples,
                examples_max: i32::try_from(EXAMPLES).map_err(Error::internal)?,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn warnings(
    db: &impl Reader,
    imports: &[ImportId],
) -> Result<HashMap<ImportId, Vec<FileWarning>>> {
    let imports: Vec<_> = imports.iter().map(|import| import.0).collect();
    let rows = loading::warnings()
        .prepare(db)
        .await?
        .bind(db, &imports)
        .all()
        .await?;
    let mut found: HashMap<ImportId, Vec<FileWarning>> = HashMap::new();
    for row in rows {
        let examples = row.examples.into_iter().map(row_number);
        let warning = FileWarning {
            kind: row.kind,
            words: Words::new(row.words_zh, row.words_en),
            rows: row.rows,
            examples: examples.collect::<Result<_>>()?,
        };
        found.entry(ImportId(row.import)).or_default().push(warning);
    }
    Ok(found)
}
