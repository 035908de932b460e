//! Verdicts on rows, to and from the database.

use std::pin::pin;

use ground::database::{Reader, Transaction};
use ground::{ImportId, Result};
use market::catalogue::{LoadedRow, RowVerdict};
use sql::queries::loading;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{Json, ToSql, Type};

use super::types::{NewVerdictRun, VerdictRun};
use crate::loading::store::{row_number, words};

/// By binary COPY, since verdicts come by the hundred thousand.
pub(in crate::loading) async fn insert(
    tx: &Transaction<'_>,
    import: ImportId,
    runs: &[NewVerdictRun<'_>],
) -> Result<()> {
    if runs.is_empty() {
        return Ok(());
    }
    let sink = tx
        .copy_in(
            "copy import_verdict (import, first_row, last_row, status, remarks) \
             from stdin (format binary)",
        )
        .await?;
    let types = [Type::UUID, Type::INT8, Type::INT8, Type::TEXT, Type::JSONB];
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
    for run in runs {
        let row: [&(dyn ToSql + Sync); 5] = [
            &import.0,
            &i64::from(run.first_row),
            &i64::from(run.last_row),
            &status_name(&run.verdict.outcome),
            &Json(&run.verdict.remarks),
        ];
        writer.as_mut().write(&row).await?;
    }
    writer.finish().await?;
    Ok(())
}

const STATUSES: [(LoadedRow, &str); 8] = [
    (LoadedRow::Accepted, "accepted"),
    (LoadedRow::Unchanged, "unchanged"),
    (LoadedRow::Skipped, "skipped"),
    (LoadedRow::Held, "held"),
    (LoadedRow::PriceMismatch, "price_mismatch"),
    (LoadedRow::SeveralHits, "several_hits"),
    (LoadedRow::NoHit, "no_hit"),
    (LoadedRow::Error, "error"),
];

fn status_name(outcome: &LoadedRow) -> &'static str {
    STATUSES
        .iter()
        .find(|(known, _)| known == outcome)
        .map_or("error", |(_, name)| name)
}

pub(in crate::loading) async fn page(
    db: &impl Reader,
    import: ImportId,
    after: i64,
    rows_max: i64,
) -> Result<Vec<VerdictRun>> {
    let rows = loading::verdicts()
        .prepare(db)
        .await?
        .params(
            db,
            &loading::VerdictsParams {
                import: import.0,
                after,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let verdict = |row: loading::Verdicts| {
        let outcome = STATUSES.iter().find(|(_, name)| *name == row.status);
        let outcome = outcome.map_or(LoadedRow::Error, |(outcome, _)| outcome.clone());
        let remarks = row
            .remarks
            .as_array()
            .into_iter()
            .flatten()
            .map(words)
            .collect();
        Ok(VerdictRun {
            first_row: row_number(row.first_row)?,
            last_row: row_number(row.last_row)?,
            verdict: RowVerdict::with_remarks(outcome, remarks),
        })
    };
    rows.into_iter().map(verdict).collect()
}
