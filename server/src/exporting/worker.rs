//! One attempt at an export: piece after piece until the list ends, then the file is stored.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use domain::database::Purpose;
use domain::export::{self, Assignment, Claim, ROWS_AT_ONCE};
use domain::{Caller, Clock, Error, Ground, Result, SystemClock, Words};
use http::StatusCode;
use tokio_util::sync::CancellationToken;

use super::file::{finished, keep};
use crate::app::App;
use crate::http::{GrowingWorksheet, Listed, Problem, ReadPiece, read_piece};

/// Rows of a piece at most: few enough for a short statement.
const PIECE_ROWS: usize = 5_000;

/// How often an export is begun before it fails: it may be what kills its workers.
const ATTEMPTS_MAX: i32 = 5;

/// After how long an attempt that failed on our side is repeated.
const PAUSE: TimeDelta = TimeDelta::seconds(30);

/// How long a piece waits until it asks for a place at work again.
const BUSY_PAUSE: Duration = Duration::from_secs(2);

/// Why an attempt did not end with a file.
enum Ending {
    /// The program stops: another process goes on at once.
    Stopped,
    /// It cannot be finished; for whoever asked.
    Failed(Words),
    /// Something failed on our side; it is tried again.
    Broken,
}

/// Writes a claimed export.
///
/// # Errors
/// When the database stays unavailable, or another worker has taken over.
pub(super) async fn write(app: &App, claim: &Claim, stop: &CancellationToken) -> Result<()> {
    let ground = app.ground().used_for(Purpose::Jobs);
    let reader = export::claimed(&ground.db.get().await?, claim).await?;
    let caller = reader.reader.caller;
    let ending = match written(app, &ground, claim, stop).await {
        Ok(None) => {
            tracing::info!(export = %claim.export, "an export is done");
            return Ok(());
        }
        Ok(Some(ending)) => ending,
        Err(Error::Refused(refused)) => Ending::Failed(refused.detail),
        Err(Error::Stale) => return Err(Error::Stale),
        Err(error) => {
            tracing::error!(export = %claim.export, error = crate::cause::cause(&error),
                "an attempt at an export failed");
            Ending::Broken
        }
    };
    end(&ground, claim, &caller, ending).await
}

async fn end(ground: &Ground, claim: &Claim, caller: &Caller, ending: Ending) -> Result<()> {
    let mut connection = ground.db.get().await?;
    let wall = SystemClock.now();
    let reason = match ending {
        Ending::Stopped => return export::release(&connection, claim, wall).await,
        Ending::Broken if claim.attempt() < ATTEMPTS_MAX => {
            return export::release(&connection, claim, wall + PAUSE).await;
        }
        Ending::Broken => Words::new(
            "平台内部错误，已停止导出；请稍后重新导出，或缩小筛选范围",
            "an error on our side: export it again later, or narrow the filter",
        ),
        Ending::Failed(reason) => reason,
    };
    let tx = connection.transaction().await?;
    export::fail(&tx, &ground.moment(), caller, claim, &reason).await?;
    tx.commit().await?;
    ground.wake_sequencer();
    Ok(())
}

/// Writes the file and stores it; how the attempt ended when there is none.
async fn written(
    app: &App,
    ground: &Ground,
    claim: &Claim,
    stop: &CancellationToken,
) -> Result<Option<Ending>> {
    if ATTEMPTS_MAX < claim.attempt() {
        return Ok(Some(Ending::Broken));
    }
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    export::discard_file(&tx, claim).await?;
    tx.commit().await?;
    drop(connection);
    let worksheet = GrowingWorksheet::default();
    let mut progress = Progress::default();
    loop {
        let piece = match piece(app, ground, claim, &worksheet, &progress, stop).await? {
            Ok(piece) => piece,
            Err(ending) => return Ok(Some(ending)),
        };
        progress.rows += i64::try_from(piece.rows).map_err(Error::internal)?;
        progress.total = progress.total.or(piece.total);
        progress.note(ground, claim).await?;
        if piece.next.is_none() {
            return store(ground, claim, worksheet, &piece.file_name).await;
        }
        progress.after = piece.next;
    }
}

#[derive(Default)]
struct Progress {
    rows: i64,
    total: Option<i64>,
    after: Option<String>,
}

impl Progress {
    async fn note(&self, ground: &Ground, claim: &Claim) -> Result<()> {
        let connection = ground.db.get().await?;
        let wall = SystemClock.now();
        export::note_progress(&connection, wall, claim, self.rows, self.total).await
    }
}

/// Reads the next piece into the worksheet, with the rights that the reader has now, as soon as there is a place for it.
async fn piece(
    app: &App,
    ground: &Ground,
    claim: &Claim,
    worksheet: &GrowingWorksheet,
    progress: &Progress,
    stop: &CancellationToken,
) -> Result<Result<ReadPiece, Ending>> {
    loop {
        if stop.is_cancelled() {
            return Ok(Err(Ending::Stopped));
        }
        let claimed = export::claimed(&ground.db.get().await?, claim).await?;
        if !claimed.is_active {
            return Ok(Err(Ending::Failed(Words::new(
                "申请导出的账号已停用",
                "the account that asked for it has been disabled",
            ))));
        }
        let problem = match read(app, claimed, progress.after.clone(), worksheet).await {
            Ok(read) => return Ok(Ok(read)),
            Err(problem) => problem,
        };
        match problem.status() {
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                progress.note(ground, claim).await?;
                let _stopped = stop
                    .run_until_cancelled(tokio::time::sleep(BUSY_PAUSE))
                    .await;
            }
            status if status.is_client_error() => {
                return Ok(Err(Ending::Failed(problem.words())));
            }
            _ => return Ok(Err(Ending::Broken)),
        }
    }
}

async fn read(
    app: &App,
    assignment: Assignment,
    after: Option<String>,
    worksheet: &GrowingWorksheet,
) -> Result<ReadPiece, Problem> {
    let moment = app.ground().moment();
    let rows_max = (moment.rulebook).value(&ROWS_AT_ONCE, moment.today())?;
    let rows_max = usize::try_from(rows_max).unwrap_or(PIECE_ROWS);
    let list = Listed {
        path: &assignment.path,
        query: &assignment.query,
        language: assignment.language.into_str(),
    };
    let rows = (after, rows_max.min(PIECE_ROWS));
    let lists = app.exporter().lists();
    read_piece(
        app,
        lists,
        assignment.reader,
        list,
        rows,
        Some(Arc::clone(worksheet)),
    )
    .await
}

/// Stores the whole file and finishes the export.
async fn store(
    ground: &Ground,
    claim: &Claim,
    worksheet: GrowingWorksheet,
    file_name: &str,
) -> Result<Option<Ending>> {
    let worksheet = (worksheet.lock().unwrap_or_else(PoisonError::into_inner)).take();
    let worksheet = worksheet.ok_or_else(|| Error::internal("no piece was read"))?;
    keep(ground, claim, finished(worksheet).await?).await?;
    let mut connection = ground.db.get().await?;
    let claimed = export::claimed(&connection, claim).await?;
    let tx = connection.transaction().await?;
    let (moment, caller) = (ground.moment(), &claimed.reader.caller);
    export::finish(&tx, &moment, caller, claim, file_name).await?;
    tx.commit().await?;
    ground.wake_sequencer();
    Ok(None)
}
