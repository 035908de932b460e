//! Loads files: from an upload to accepted rows, and the user's own file back with verdicts.
//!
//! An upload is stored in the database chunk by chunk, so that any process can go on with it when the
//! one that received it is killed. Rows are read on a thread of their own and take effect batch by
//! batch, each in one transaction with its verdicts; memory does not grow with the file.

mod cells;
mod clean;
mod columns;
mod command;
mod exported;
mod file;
mod key;
mod layout;
mod preview;
mod queue;
mod reading;
mod report;
mod reversal;
mod rows;
mod scratch;
mod survey;
mod template;
mod verdicts;
mod worker;

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use domain::capability::ImportKind;
use domain::database::Purpose;
use domain::loading::{self, CHUNK_BYTES, Claim, HiddenRows};
use domain::{
    Caller, Clock, Error, FieldError, FigureValues, Ground, ImportId, Moment, OrganisationId,
    Refused, Result, SystemClock, Words,
};
use futures_util::{Stream, StreamExt};
use spreadsheet::Limits;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use command::{Choices, CommandError, command, load_file};
#[cfg(test)]
pub(crate) use file::headers;
pub use file::{FILES, FileKind};
pub use preview::{How, Preview, PreviewRow, RowAround, preview};
pub use report::{Report, has_report, report};
pub use reversal::reverse;
pub use rows::Effects;
pub(crate) use scratch::nameless;
pub use template::{template, template_name};

use queue::{Queue, give_heartbeats, work_for};
use worker::{Ended, Task};

use crate::cause::cause;

/// Rows and things that previews and reversals name at most, beside their numbers.
const SHOWN_MAX: usize = 200;

pub const UPLOAD_BYTES_MAX: u64 = 512 << 20;

const TAKEN_OVER_MAX: i64 = 10;

/// How often an import is taken over before it fails: it may be what kills its workers.
const ATTEMPTS_MAX: i32 = 6;

/// The bounds for an uploaded table.
fn limits() -> Limits {
    Limits {
        file_bytes: UPLOAD_BYTES_MAX,
        ..Limits::default()
    }
}

/// Receives uploads and loads them. Cheap to clone.
#[derive(Clone)]
pub struct Loader {
    ground: Ground,
    queue: Arc<Queue>,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Loader {
    /// A loader that works until [`Loader::stop`].
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        let loader = Self {
            ground,
            queue: Arc::new(Queue::new()),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
        };
        let ground = loader.ground.used_for(Purpose::Jobs);
        let queue = Arc::clone(&loader.queue);
        let stop = loader.stop.clone();
        loader.tasks.spawn(give_heartbeats(ground, queue, stop));
        loader.tasks.close();
        loader
    }

    /// Stores an uploaded file and starts to load it. `stated` is the length that its sender states, if any.
    /// With `again` it is loaded although its content was loaded before; `hidden` is what becomes of rows that people do not
    /// see.
    ///
    /// # Errors
    /// [`Error::Forbidden`] when the caller may not load files of this kind; refuses files over
    /// [`UPLOAD_BYTES_MAX`] (`upload-too-large`), what is beyond the quotas of the caller's organisation, and interrupted
    /// ones (`/file`).
    pub async fn upload<E>(
        &self,
        caller: &Caller,
        kind: &ImportKind,
        file_name: &str,
        stated: Option<u64>,
        (again, hidden): (bool, Option<HiddenRows>),
        file: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<ImportId>
    where
        E: Into<Error>,
    {
        let moment = self.ground.moment();
        let import = self
            .start(&moment, caller, kind, file_name, (stated, again, hidden))
            .await?;
        match self.receive(&moment, import, file).await {
            Ok(bytes) => self.begin(&moment, caller, import, bytes).await?,
            Err(error) => {
                self.discard(import).await;
                return Err(error);
            }
        }
        Ok(import)
    }

    /// Takes over imports that other processes have left unfinished, and returns how many.
    pub async fn resume(&self) -> Result<usize> {
        let claims = claim_abandoned(&self.ground).await?;
        let count = claims.len();
        let connection = self.ground.db.get().await?;
        for claim in claims {
            match loading::claimed(&connection, &self.ground.moment(), &claim).await {
                Ok(claimed) => {
                    self.enqueue(claimed.caller.organisation, claim, claimed.file_bytes);
                }
                Err(Error::Stale) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(count)
    }

    /// Waits until no import is queued or running.
    pub async fn wait_idle(&self) {
        self.queue.wait_idle().await;
    }

    /// Stops after the current batches, and releases the imports for other processes.
    pub async fn stop(&self) {
        self.stop.cancel();
        self.tasks.wait().await;
    }

    fn enqueue(&self, organisation: OrganisationId, claim: Claim, bytes: i64) {
        if self.queue.add(organisation, claim, bytes) {
            let ground = self.ground.used_for(Purpose::Jobs);
            let (queue, stop) = (Arc::clone(&self.queue), self.stop.clone());
            self.tasks
                .spawn(work_for(organisation, ground, queue, stop));
        }
    }

    async fn start(
        &self,
        moment: &Moment,
        caller: &Caller,
        kind: &ImportKind,
        name: &str,
        (stated, again, hidden): (Option<u64>, bool, Option<HiddenRows>),
    ) -> Result<ImportId> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let bytes = stated.unwrap_or_default().min(UPLOAD_BYTES_MAX);
        let bytes = i64::try_from(bytes).map_err(Error::internal)?;
        loading::must_fit(&tx, moment, caller, bytes).await?;
        let wall = SystemClock.now();
        let import = loading::start(&tx, moment, wall, caller, kind, name, again).await?;
        if let Some(choice) = hidden {
            loading::choose_hidden_rows(&tx, import, choice).await?;
        }
        tx.commit().await?;
        Ok(import)
    }

    /// Stores the chunks of a file, each in a short transaction, and returns its size in bytes.
    async fn receive<E: Into<Error>>(
        &self,
        moment: &Moment,
        import: ImportId,
        file: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<u64> {
        let mut file = std::pin::pin!(file);
        let mut waiting = BytesMut::new();
        let mut total = 0_u64;
        let mut number = 0;
        while let Some(piece) = file.next().await {
            let piece = piece.map_err(Into::into)?;
            total += u64::try_from(piece.len()).unwrap_or(u64::MAX);
            if UPLOAD_BYTES_MAX < total {
                return Err(too_large());
            }
            waiting.extend_from_slice(&piece);
            while CHUNK_BYTES <= waiting.len() {
                let chunk = waiting.split_to(CHUNK_BYTES);
                self.keep(moment, import, number, &chunk).await?;
                number += 1;
            }
        }
        if total == 0 {
            return Err(empty());
        }
        if !waiting.is_empty() {
            self.keep(moment, import, number, &waiting).await?;
        }
        Ok(total)
    }

    async fn keep(
        &self,
        moment: &Moment,
        import: ImportId,
        number: i32,
        bytes: &[u8],
    ) -> Result<()> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        loading::store_chunk(&tx, moment, SystemClock.now(), import, number, bytes).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn begin(
        &self,
        moment: &Moment,
        caller: &Caller,
        import: ImportId,
        bytes: u64,
    ) -> Result<()> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let bytes = i64::try_from(bytes).map_err(Error::internal)?;
        let claim = loading::begin(&tx, moment, SystemClock.now(), caller, import, bytes).await?;
        tx.commit().await?;
        self.ground.wake_sequencer();
        self.enqueue(caller.organisation, claim, bytes);
        Ok(())
    }

    /// Failing does no harm: a stalled upload is discarded later.
    async fn discard(&self, import: ImportId) {
        let discarded = async {
            let mut connection = self.ground.db.get().await?;
            let tx = connection.transaction().await?;
            loading::discard(&tx, import).await?;
            tx.commit().await?;
            Ok::<(), Error>(())
        };
        if let Err(error) = discarded.await {
            tracing::warn!(%import, error = cause(&error),
                "an upload that broke off stays for now");
        }
    }
}

async fn claim_abandoned(ground: &Ground) -> Result<Vec<Claim>> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let wall = SystemClock.now();
    loading::discard_stale(&tx, wall).await?;
    let claims = loading::claim_abandoned(&tx, wall, TAKEN_OVER_MAX).await?;
    tx.commit().await?;
    Ok(claims)
}

/// Runs a claimed import until it has finished or `stop` is cancelled.
///
/// # Errors
/// When the database stays unavailable; another process will take over.
async fn run_import(ground: &Ground, claim: Claim, stop: &CancellationToken) -> Result<()> {
    let connection = ground.db.get().await?;
    let claimed = match loading::claimed(&connection, &ground.moment(), &claim).await {
        Ok(claimed) => claimed,
        Err(Error::Stale) => return Ok(()),
        Err(error) => return Err(error),
    };
    loading::heartbeat(&connection, SystemClock.now(), &claim).await?;
    drop(connection);
    let obstacle = obstacle(&claim, claimed.is_active, claimed.has_file);
    let watch = |_| {};
    let mut task = Task {
        file: FileKind::of(claimed.kind)?,
        ground,
        claim,
        claimed,
        path: Default::default(),
        limits: limits(),
        watch: &watch,
    };
    if let Some(reason) = obstacle {
        worker::fail(&task, reason).await?;
        return Ok(());
    }
    let upload = scratch::fetch(&ground.db, claim.import).await?;
    task.path = upload.path();
    let ended = worker::work(&task, stop).await?;
    match ended {
        Ended::Done => tracing::info!(import = %claim.import, "an import is done"),
        Ended::Failed(reason) => {
            tracing::info!(import = %claim.import, reason = reason.en, "an import failed");
        }
        Ended::Left => tracing::info!(import = %claim.import, "an import is left to others"),
    }
    Ok(())
}

fn obstacle(claim: &Claim, is_active: bool, has_file: bool) -> Option<Words> {
    if !is_active {
        let en = "the account that loaded the file has been disabled";
        return Some(Words::new("导入文件的账号已停用", en));
    }
    if !has_file {
        return Some(Words::new(
            "命令行导入被中断；已完成的行仍然有效，请重新运行命令",
            "the command was interrupted; the rows done stay, run it again",
        ));
    }
    (ATTEMPTS_MAX < claim.attempt()).then(|| {
        Words::new(
            "导入多次中断，已停止；请拆分文件后重试",
            "the import was interrupted too often: split the file and try again",
        )
    })
}

fn empty() -> Error {
    FieldError::alone("/file", "文件是空的", "the file is empty")
}

fn too_large() -> Error {
    Refused {
        kind: &loading::UPLOAD_TOO_LARGE,
        clause: None,
        detail: Words::new(
            format!("文件超过 {} MB，请拆分后再上传", UPLOAD_BYTES_MAX >> 20),
            format!(
                "the file is larger than {} MB: split it",
                UPLOAD_BYTES_MAX >> 20
            ),
        ),
        figures: FigureValues::default().with("bytes_max", UPLOAD_BYTES_MAX),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use domain::storage::MEGABYTE;

    use super::*;

    #[test]
    fn the_least_quota_has_room_for_the_largest_file() {
        let largest = i64::try_from(UPLOAD_BYTES_MAX).unwrap();
        for rule in [loading::FILES.per_day, loading::FILES.altogether] {
            let least: i64 = rule.definition.range.unwrap().least.parse().unwrap();
            assert!(largest <= least * MEGABYTE, "{}", rule.definition.key);
            assert!((least - 1) * MEGABYTE < largest, "{}", rule.definition.key);
        }
    }
}
