//! Runs one import: rows from the reading thread go batch by batch into the database.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::catalogue::LoadedRow;
use domain::loading::{self, Claim, Claimed, Content, Counts};
use domain::{Clock, Error, Ground, Moment, OccasionId, Result, SystemClock, Words, log};
use futures_util::future::BoxFuture;
use spreadsheet::Limits;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::file::FileKind;
use super::layout::Layout;
use super::reading::{Batch, Piece, Plan, content, read};
use super::rows::{FileRow, Work};
use super::verdicts::{Merged, merge};
use crate::cause::cause;

/// Batches buffered between the reading thread and the database.
const BATCHES_WAITING: usize = 2;

const HEARTBEAT_EVERY: Duration = Duration::from_secs(10);

/// How often a batch is tried again while the database is unavailable, and the pauses in between.
const TRIES_MAX: u32 = 12;
/// Of these so many are of the batch as a whole.
const TRIES_WHOLE: u32 = 2;
const PAUSE_MIN: Duration = Duration::from_millis(200);
const PAUSE_MAX: Duration = Duration::from_secs(15);

/// Rows that may fail by internal errors before the import fails.
const FAULTS_MAX: u32 = 20;

/// A claimed import with its file on disk.
pub(super) struct Task<'a> {
    pub(super) ground: &'a Ground,
    pub(super) claim: Claim,
    pub(super) claimed: Claimed,
    pub(super) file: &'static FileKind,
    pub(super) path: PathBuf,
    pub(super) limits: Limits,
    /// Called with every step.
    pub(super) watch: &'a (dyn Fn(Step) + Send + Sync),
}

impl Task<'_> {
    /// All that a file does is one act.
    fn occasion(&self) -> OccasionId {
        OccasionId(self.claim.import.0)
    }

    fn moment(&self) -> Moment {
        self.ground.moment().within(self.occasion())
    }
}

/// Progress of an import.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// The estimated number of rows.
    Opened(u64),
    /// More rows have these verdicts.
    Done(Counts),
}

/// How the work on an import ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ended {
    /// Every row has its verdict.
    Done,
    /// The file cannot be loaded, or a rule forbids it.
    Failed(Words),
    /// Left to another worker.
    Left,
}

/// Runs an import until it has finished or `stop` is cancelled.
///
/// # Errors
/// When the database stays unavailable; the import is taken over later.
pub(super) async fn work(task: &Task<'_>, stop: &CancellationToken) -> Result<Ended> {
    let outcome = tokio::select! {
        outcome = (task.file.work)(task, stop) => outcome,
        () = give_signs_of_life(task) => Ok(Ended::Left),
    };
    match outcome {
        Ok(Ended::Failed(reason)) => fail(task, reason).await,
        Ok(ended) => Ok(ended),
        Err(Error::Stale) => Ok(Ended::Left),
        Err(Error::Forbidden) => {
            fail(
                task,
                Words::new(
                    "账号无权导入此类文件",
                    "the account may not load such files",
                ),
            )
            .await
        }
        Err(error @ Error::Unavailable(_)) => Err(error),
        Err(error) => {
            tracing::error!(import = %task.claim.import, error = cause(&error),
                "an import failed");
            let zh = "平台内部错误，已停止导入；已完成的行仍然有效，可稍后重新导入";
            let en = "an error on our side; the rows done stay, load the file again later";
            fail(task, Words::new(zh, en)).await
        }
    }
}

/// Ends an import that cannot go on.
pub(super) async fn fail(task: &Task<'_>, reason: Words) -> Result<Ended> {
    let moment = task.ground.moment();
    let mut connection = task.ground.db.get().await?;
    let tx = connection.transaction().await?;
    match loading::fail(&tx, &moment, &task.claimed.caller, &task.claim, &reason).await {
        Ok(()) => {
            log::close_occasion(&tx, task.occasion()).await?;
            tx.commit().await?;
        }
        Err(Error::Stale) => return Ok(Ended::Left),
        Err(error) => return Err(error),
    }
    task.ground.wake_sequencer();
    Ok(Ended::Failed(reason))
}

async fn give_signs_of_life(task: &Task<'_>) {
    loop {
        tokio::time::sleep(HEARTBEAT_EVERY).await;
        let touched = async {
            let connection = task.ground.db.get().await?;
            loading::heartbeat(&connection, SystemClock.now(), &task.claim).await
        };
        if let Err(error) = touched.await {
            tracing::warn!(import = %task.claim.import, error = cause(&error),
                "an import could not give a sign of life");
        }
    }
}

/// Loads the rows of a file as rows of this type.
pub(super) fn work_on<'a, T: FileRow>(
    task: &'a Task<'a>,
    stop: &'a CancellationToken,
) -> BoxFuture<'a, Result<Ended>> {
    Box::pin(Worker::<T>::new(task).run(stop))
}

struct Worker<'a, T: FileRow> {
    task: &'a Task<'a>,
    layout: Arc<Layout>,
    memory: T::Memory,
    faults: u32,
}

impl<'a, T: FileRow> Worker<'a, T> {
    fn new(task: &'a Task<'a>) -> Self {
        Self {
            task,
            layout: Arc::default(),
            memory: T::Memory::default(),
            faults: 0,
        }
    }

    async fn run(mut self, stop: &CancellationToken) -> Result<Ended> {
        let plan = self.plan();
        if let Some(ended) = Self::compare(self.task, &plan).await? {
            return Ok(ended);
        }
        let (sender, mut receiver) = mpsc::channel(BATCHES_WAITING);
        let reading = tokio::task::spawn_blocking(move || read::<T>(&plan, &sender));
        let mut content = None;
        let mut notes = Vec::new();
        loop {
            let piece = tokio::select! {
                biased;
                () = stop.cancelled() => {
                    let connection = self.task.ground.db.get().await?;
                    loading::release(&connection, &self.task.claim).await?;
                    return Ok(Ended::Left);
                }
                piece = receiver.recv() => piece,
            };
            match piece {
                Some(Piece::Opened { layout, rows }) => self.open(layout, rows).await?,
                Some(Piece::Batch(batch)) => self.apply(batch, stop).await?,
                Some(Piece::Read(all, stated)) => (content, notes) = (Some(all), stated),
                None => break,
            }
        }
        match reading.await {
            Ok(Ok(())) => self.finish(content.as_ref(), &notes).await,
            // Without `finish`: rows that a half-read file seems to omit may be in its other half. Loading
            // the file again replaces them.
            Ok(Err(unfit)) => Ok(Ended::Failed(unfit.0)),
            Err(panic) => Err(Error::internal(panic)),
        }
    }

    fn plan(&self) -> Plan {
        Plan {
            file: self.task.file,
            path: self.task.path.clone(),
            file_name: self.task.claimed.file_name.clone(),
            limits: self.task.limits.clone(),
            skip_to: self.task.claimed.last_row,
            hidden_rows: self.task.claimed.hidden_rows,
        }
    }

    /// Ends an import whose content another one loaded before. Comparing takes a reading of its own, which is spared
    /// where there is nothing to compare with, unless the same file may be loaded beside it.
    async fn compare(task: &Task<'_>, plan: &Plan) -> Result<Option<Ended>> {
        let Task { claim, claimed, .. } = task;
        let mut connection = task.ground.db.get().await?;
        let is_compared =
            claimed.last_row == 0 && loading::has_contents(&connection, claim, claimed).await?;
        if !is_compared {
            return Ok(None);
        }
        drop(connection);
        let plan = plan.clone();
        let read = tokio::task::spawn_blocking(move || content::<T>(&plan)).await;
        let content = match read.map_err(Error::internal)? {
            Ok(content) => content,
            Err(unfit) => return Ok(Some(Ended::Failed(unfit.0))),
        };
        connection = task.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let same = loading::note_content(&tx, claim, claimed, &content).await?;
        if let Some(same) = &same {
            let wall = SystemClock.now();
            loading::note_same(&tx, wall, claim, &content, same).await?;
            T::repeated(&tx, same.import).await?;
            let moment = task.ground.moment();
            loading::finish(&tx, &moment, &claimed.caller, claim).await?;
        }
        tx.commit().await?;
        task.ground.wake_sequencer();
        Ok(same.map(|_| Ended::Done))
    }

    async fn open(&mut self, layout: Arc<Layout>, rows: u64) -> Result<()> {
        self.layout = layout;
        let mut connection = self.task.ground.db.get().await?;
        let tx = connection.transaction().await?;
        loading::lock(&tx, &self.task.claim).await?;
        loading::note_total(&tx, &self.task.claim, rows).await?;
        loading::set_notes(&tx, &self.task.claim, &self.layout.notes).await?;
        tx.commit().await?;
        (self.task.watch)(Step::Opened(rows));
        Ok(())
    }

    /// Loads a batch. One that fails as a whole is halved until the failing row is found. What waits for another try when the work
    /// is stopped stays undone.
    async fn apply(&mut self, batch: Batch<T>, stop: &CancellationToken) -> Result<()> {
        let mut waiting = vec![batch];
        let mut tries = 0;
        while let Some(batch) = waiting.pop() {
            match self.give_effect(&batch).await {
                Ok(()) => tries = 0,
                Err(error @ (Error::Stale | Error::Forbidden)) => return Err(error),
                Err(error @ Error::Unavailable(_)) => {
                    tries += 1;
                    if TRIES_MAX < tries {
                        return Err(error);
                    }
                    tracing::warn!(import = %self.task.claim.import, tries,
                        error = cause(&error), "a batch is tried again");
                    let pause = (PAUSE_MIN * 2_u32.pow(tries - 1)).min(PAUSE_MAX);
                    tokio::select! {
                        biased;
                        () = stop.cancelled() => return Ok(()),
                        () = tokio::time::sleep(pause) => {}
                    }
                    // What took longer than the database waits is perhaps too much at once.
                    match TRIES_WHOLE < tries && 1 < batch.rows.len() {
                        true => waiting.extend(halves(batch)),
                        false => waiting.push(batch),
                    }
                }
                Err(_) if 1 < batch.rows.len() => waiting.extend(halves(batch)),
                Err(error) if batch.rows.is_empty() => return Err(error),
                Err(error) => waiting.push(batch.refused(&LoadedRow::Error, &self.explain(error)?)),
            }
        }
        Ok(())
    }

    /// The remark on a row that fails by itself.
    fn explain(&mut self, error: Error) -> Result<Words> {
        match remark_of(error) {
            Ok(remark) => Ok(remark),
            Err(error) => {
                self.faults += 1;
                if FAULTS_MAX < self.faults {
                    return Err(error);
                }
                tracing::error!(import = %self.task.claim.import,
                    error = cause(&error), "a row of an import failed");
                Ok(Words::new(
                    "平台无法处理此行，请联系平台管理员",
                    "this row could not be processed: ask the platform's operator",
                ))
            }
        }
    }

    async fn give_effect(&mut self, batch: &Batch<T>) -> Result<()> {
        let task = self.task;
        let moment = task.moment();
        let work = Work {
            moment: &moment,
            caller: &task.claimed.caller,
            import: task.claim.import,
            file_name: &task.claimed.file_name,
            layout: &self.layout,
            again: task.claimed.again,
            malformed: &batch.malformed,
        };
        let mut connection = task.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let last_row = loading::lock(&tx, &task.claim).await?;
        let loaded = if batch.rows.is_empty() {
            Vec::new()
        } else {
            T::load(&tx, &work, &mut self.memory, &batch.numbers, &batch.rows).await?
        };
        log::open_occasion(&tx, &moment, task.occasion()).await?;
        if batch.last_number <= last_row {
            // The rows had their verdicts before the import was taken over, and were read for memory only.
            tx.commit().await?;
            return Ok(());
        }
        let Merged {
            verdicts,
            warnings,
            warned,
        } = merge(batch, loaded, T::REMARKS_ARE_OUTCOMES);
        loading::note_progress(&tx, SystemClock.now(), &task.claim, &verdicts, warnings).await?;
        loading::note_warned(&tx, &task.claim, &warned).await?;
        T::note(&tx, &work, &batch.rows).await?;
        tx.commit().await?;
        task.ground.wake_sequencer();
        (task.watch)(Step::Done(Counts::of(&verdicts)));
        Ok(())
    }

    async fn finish(&mut self, content: Option<&Content>, notes: &[Words]) -> Result<Ended> {
        let moment = self.task.moment();
        let mut connection = self.task.ground.db.get().await?;
        let tx = connection.transaction().await?;
        loading::lock(&tx, &self.task.claim).await?;
        let work = Work {
            moment: &moment,
            caller: &self.task.claimed.caller,
            import: self.task.claim.import,
            file_name: &self.task.claimed.file_name,
            layout: &self.layout,
            again: self.task.claimed.again,
            malformed: &[],
        };
        T::finish(&tx, &work, &self.memory).await?;
        loading::add_notes(&tx, &self.task.claim, notes).await?;
        if let Some(content) = content {
            loading::set_content(&tx, &self.task.claim, &self.task.claimed, content).await?;
        }
        loading::finish(&tx, &moment, &self.task.claimed.caller, &self.task.claim).await?;
        log::close_occasion(&tx, self.task.occasion()).await?;
        tx.commit().await?;
        self.task.ground.wake_sequencer();
        Ok(Ended::Done)
    }
}

/// The halves of a batch as a stack takes them: the first one is the next.
fn halves<T>(batch: Batch<T>) -> [Batch<T>; 2] {
    let (before, after) = batch.split();
    [after, before]
}

/// The remark on a row that a rule refuses.
///
/// # Errors
/// When no rule refused it.
pub(super) fn remark_of(error: Error) -> Result<Words> {
    match error {
        Error::Refused(refused) => Ok(refused.detail),
        Error::Invalid(fields) => {
            let zh: Vec<_> = fields
                .iter()
                .map(|field| field.detail.zh.as_str())
                .collect();
            let en: Vec<_> = fields
                .iter()
                .map(|field| field.detail.en.as_str())
                .collect();
            Ok(Words::new(zh.join("；"), en.join("; ")))
        }
        error @ (Error::Forbidden
        | Error::NotFound
        | Error::Stale
        | Error::Unavailable(_)
        | Error::Internal(_)) => Err(error),
    }
}
