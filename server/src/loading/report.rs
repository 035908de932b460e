//! The report of an import: the user's own file with a verdict beside every row.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use domain::at_work::in_thread;
use domain::catalogue::{LoadedRow, RowVerdict};
use domain::database::Database;
use domain::loading::{self, Import, ImportState, VerdictRun};
use domain::{Caller, Error, FigureValues, Ground, ImportId, Refused, Result, Words};
use spreadsheet::{
    CellValue, ColumnKind, Limits, ReportFormat, ReportWriter, Status, Verdict, WorksheetColumn,
    WorksheetWriter, open,
};
use tempfile::TempPath;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::spawn_blocking;

use super::file::FileKind;
use super::limits;
use super::scratch::{self, Nameless};

const VERDICTS_AT_ONCE: i64 = 5_000;

/// Pages of verdicts buffered for the writing thread.
const PAGES_WAITING: usize = 2;

/// A report on disk, deleted with this value.
#[derive(Debug)]
pub struct Report {
    pub file_name: String,
    pub path: TempPath,
    pub bytes: u64,
}

type Page = Result<Vec<VerdictRun>>;

/// The uploaded file as xlsx, with a status and a remark per row; only the verdicts when the file
/// is no longer stored, or never was.
///
/// # Errors
/// [`Error::NotFound`] when the caller may not know of the import; refuses a running one, and one
/// whose file could not be read.
pub async fn report(ground: &Ground, caller: &Caller, id: ImportId) -> Result<Report> {
    let connection = ground.db.get().await?;
    let import = loading::import(&connection, &ground.moment(), caller, id).await?;
    drop(connection);
    must_have_report(&import)?;
    let target = spawn_blocking(scratch::file)
        .await
        .map_err(Error::internal)?;
    let target = target.map_err(scratch::disk)?.into_temp_path();
    match whole_upload(ground, &import).await? {
        Some(upload) => write(&ground.db, &import, &upload.path(), &target, &limits()).await?,
        None => write_verdicts(&ground.db, &import, &target).await?,
    }
    let bytes = std::fs::metadata(&target).map_err(scratch::disk)?.len();
    Ok(Report {
        file_name: report_name(&import.file_name),
        path: target,
        bytes,
    })
}

/// The uploaded file; `None` when its chunks are removed, or are being removed now.
async fn whole_upload(ground: &Ground, import: &Import) -> Result<Option<Nameless>> {
    let upload = match scratch::fetch(&ground.db, import.id).await {
        Ok(upload) => upload,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let bytes = std::fs::metadata(upload.path()).map_err(scratch::disk)?;
    Ok((i64::try_from(bytes.len()) == Ok(import.file_bytes)).then_some(upload))
}

/// Whether an import has a report: it has ended, and its file could be read.
#[must_use]
pub fn has_report(import: &Import) -> bool {
    must_have_report(import).is_ok()
}

fn must_have_report(import: &Import) -> Result<()> {
    let refused = |kind, detail| {
        Err(Refused {
            kind,
            clause: None,
            detail,
            figures: FigureValues::NONE,
        }
        .into())
    };
    match (import.state, &import.failure) {
        (ImportState::Running, _) => refused(
            &loading::IMPORT_RUNNING,
            Words::new("导入尚未完成，请稍后下载", "the import is not finished yet"),
        ),
        (ImportState::Failed, Some(reason)) if import.rows_done == 0 => {
            refused(&loading::IMPORT_FAILED, reason.clone())
        }
        (ImportState::Failed | ImportState::Done | ImportState::Reversed, _) => Ok(()),
    }
}

/// Writes the report on `upload` to `target`.
///
/// # Errors
/// When the disk fails.
pub(super) async fn write(
    db: &Database,
    import: &Import,
    upload: &Path,
    target: &Path,
    limits: &Limits,
) -> Result<()> {
    let connection = db.get().await?;
    let mut warned = loading::warned(&connection, &[import.id]).await?;
    drop(connection);
    let warned = warned.remove(&import.id).unwrap_or_default();
    let warned = warned.iter().map(|one| one.line().zh);
    let notes = import.notes.iter().map(|note| note.zh.clone());
    let (sender, receiver) = mpsc::channel(PAGES_WAITING);
    let book = Book {
        file: FileKind::of(import.kind)?,
        file_name: import.file_name.clone(),
        last_row: u32::try_from(import.last_row).map_err(Error::internal)?,
        upload: upload.to_owned(),
        target: target.to_owned(),
        limits: limits.clone(),
        notes: notes.chain(warned).collect(),
    };
    let writing = in_thread(move || book.write(receiver));
    let ((), written) = tokio::join!(send_pages(db, import.id, sender), writing);
    written.map_err(Error::internal)?
}

/// Writes the verdicts on the rows of `import` to `target`, without the rows.
async fn write_verdicts(db: &Database, import: &Import, target: &Path) -> Result<()> {
    let (sender, receiver) = mpsc::channel(PAGES_WAITING);
    let target = target.to_owned();
    let writing = in_thread(move || write_runs(receiver, &target));
    let ((), written) = tokio::join!(send_pages(db, import.id, sender), writing);
    written.map_err(Error::internal)?
}

fn write_runs(mut pages: Receiver<Page>, target: &Path) -> Result<()> {
    let number = ColumnKind::Number { decimals: 0 };
    let columns = vec![
        WorksheetColumn::new("首行 / First row", number),
        WorksheetColumn::new("末行 / Last row", number),
        WorksheetColumn::new("状态 / Status", ColumnKind::Text),
        WorksheetColumn::new("说明 / Remark", ColumnKind::Text),
    ];
    let mut writer = WorksheetWriter::new("导入结果", columns).map_err(Error::internal)?;
    while let Some(page) = pages.blocking_recv() {
        for run in page? {
            let Verdict { status, remark } = shown(&run.verdict);
            let cells = [
                CellValue::Number(run.first_row.into()),
                CellValue::Number(run.last_row.into()),
                CellValue::Text(status.label().into()),
                CellValue::Text(remark.into()),
            ];
            writer.row(&cells).map_err(Error::internal)?;
        }
    }
    let rest = "其余各行均已接受；原文件已不再保存 / all other rows were accepted; the file is not kept any more";
    let cells = [
        CellValue::Empty,
        CellValue::Empty,
        CellValue::Text(Status::Accepted.label().into()),
        CellValue::Text(rest.into()),
    ];
    writer.row(&cells).map_err(Error::internal)?;
    let output = BufWriter::new(File::create(target).map_err(scratch::disk)?);
    writer.finish_into(output).map_err(Error::internal)
}

/// The name of the report on a file.
pub(super) fn report_name(file_name: &str) -> String {
    let stem = Path::new(file_name)
        .file_stem()
        .and_then(|stem| stem.to_str());
    format!("{}-导入结果.xlsx", stem.unwrap_or(file_name))
}

async fn send_pages(db: &Database, import: ImportId, sender: Sender<Page>) {
    let mut after = 0;
    loop {
        let page = async {
            let connection = db.get().await?;
            loading::verdicts(&connection, import, after, VERDICTS_AT_ONCE).await
        };
        let page = page.await;
        match page.as_ref().map(|page| page.last()) {
            Ok(Some(last)) => after = i64::from(last.first_row),
            Ok(None) => return,
            Err(_) => {
                // The writer may have ended by an error of its own.
                let _ = sender.send(page).await;
                return;
            }
        }
        if sender.send(page).await.is_err() {
            return;
        }
    }
}

/// Input of the writing thread.
struct Book {
    file: &'static FileKind,
    file_name: String,
    last_row: u32,
    upload: PathBuf,
    target: PathBuf,
    limits: Limits,
    notes: Vec<String>,
}

impl Book {
    fn write(&self, pages: Receiver<Page>) -> Result<()> {
        let mut table =
            open(self.upload.as_path(), &self.file_name, &self.limits).map_err(Error::internal)?;
        (self.file.layout(&mut table)).map_err(|unfit| Error::internal(unfit.0.en))?;
        let mut stored = Stored {
            pages,
            page: Vec::new().into_iter(),
            next: None,
            error: None,
        };
        let verdict_of = |number| {
            let found = stored.of(number);
            found.or_else(|| (number <= self.last_row).then(accepted))
        };
        let output = BufWriter::new(File::create(&self.target).map_err(scratch::disk)?);
        ReportWriter::new(&mut table)
            .with_notes(self.notes.clone())
            .write(ReportFormat::Xlsx, verdict_of, output)
            .map_err(Error::internal)?;
        stored.error.map_or(Ok(()), Err)
    }
}

/// Reads stored verdicts in order, page by page.
struct Stored {
    pages: Receiver<Page>,
    page: std::vec::IntoIter<VerdictRun>,
    next: Option<VerdictRun>,
    error: Option<Error>,
}

impl Stored {
    fn of(&mut self, number: u32) -> Option<Verdict> {
        while self.next.as_ref().is_none_or(|next| next.last_row < number) {
            self.next = self.page.next();
            if self.next.is_some() {
                continue;
            }
            match self.pages.blocking_recv()? {
                Ok(page) => self.page = page.into_iter(),
                Err(error) => {
                    self.error = Some(error);
                    self.pages.close();
                }
            }
        }
        let next = self.next.as_ref()?;
        (next.first_row <= number).then(|| shown(&next.verdict))
    }
}

fn accepted() -> Verdict {
    Verdict {
        status: Status::Accepted,
        remark: String::new(),
    }
}

fn shown(verdict: &RowVerdict) -> Verdict {
    let status = match verdict.outcome {
        LoadedRow::Accepted => Status::Accepted,
        LoadedRow::Unchanged => Status::Unchanged,
        LoadedRow::Skipped => Status::Skipped,
        LoadedRow::Held => Status::Held,
        LoadedRow::PriceMismatch => Status::PriceMismatch,
        LoadedRow::SeveralHits => Status::SeveralHits,
        LoadedRow::NoHit => Status::NoHit,
        LoadedRow::Error => Status::Error,
    };
    let remarks: Vec<&str> = verdict
        .remarks
        .iter()
        .map(|remark| remark.zh.as_str())
        .collect();
    Verdict {
        status,
        remark: remarks.join("；"),
    }
}
