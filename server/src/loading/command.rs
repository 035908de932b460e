//! `sunshine import`: the same pipeline from a file on this machine, with progress on the terminal.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use domain::capability::ImportKind;
use domain::loading::{self, Claim, Claimed, Counts, FileWarning, HiddenRows, Import, ImportState};
use domain::party;
use domain::{Caller, Clock, Error, Ground, SystemClock, Words};
use spreadsheet::Limits;
use tokio_util::sync::CancellationToken;

use super::file::{FILES, FileKind};
use super::report;
use super::worker::{self, Step, Task};

/// The largest file on the command line; uploads have a smaller bound.
const FILE_BYTES_MAX: u64 = 16 << 30;
const ROWS_MAX: u64 = 5_000_000;

/// Why the command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0:?}不是可导入的类型：{known} / no such kind of file", known = known_kinds())]
    Kind(String),
    #[error("无法读取文件{} / the file cannot be read", .0.display())]
    File(PathBuf, #[source] std::io::Error),
    /// There is no such account, or it may not load such files.
    #[error(
        "账号{0:?}无权导入此类文件，请用 --account 指明 / this account may not load such files: name one with --account"
    )]
    Account(String),
    /// The import failed; the reason is already on the terminal.
    #[error("文件未能全部导入 / not all of the file was loaded")]
    Failed,
    #[error("数据库操作失败 / the database failed")]
    Domain(#[from] Error),
    /// The terminal cannot be written to.
    #[error("无法输出 / the output is gone")]
    Output(#[from] std::io::Error),
}

fn known_kinds() -> String {
    let names: Vec<&str> = FILES.iter().map(|file| file.import.name).collect();
    names.join("、")
}

/// What the person at the terminal chose beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// Load it although the same content was loaded before.
    pub again: bool,
    /// What becomes of rows that are hidden or filtered away; without a choice a file with such rows is not loaded.
    pub hidden_rows: Option<HiddenRows>,
}

/// Loads a file of a kind on behalf of an account, prints progress and result, and writes the
/// report beside the file. The database stores no copy of the file.
///
/// # Errors
/// See [`CommandError`]. Wrong rows are in the report and are no error.
pub async fn command(
    ground: &Ground,
    kind: &str,
    file: &Path,
    account: &str,
    choices: Choices,
) -> Result<(), CommandError> {
    let kind = FileKind::named(kind).ok_or_else(|| CommandError::Kind(kind.to_owned()))?;
    let kind = kind.import;
    let unreadable = |error| CommandError::File(file.to_owned(), error);
    let bytes = File::open(file)
        .and_then(|file| file.metadata())
        .map_err(unreadable)?
        .len();
    let caller = caller(ground, kind, account).await?;
    let progress = Progress::default();
    let import = load(ground, &caller, kind, file, (bytes, choices), &|step| {
        progress.note(step)
    })
    .await?;
    progress.end();
    let mut output = std::io::stdout();
    let connection = ground.db.get().await?;
    let mut warned = loading::warned(&connection, &[import.id]).await?;
    drop(connection);
    let warned = warned.remove(&import.id).unwrap_or_default();
    print(&mut output, &import, &warned)?;
    if 0 < import.rows_done && import.state != ImportState::Running {
        let target = report_beside(file);
        report::write(&ground.db, &import, file, &target, &limits()).await?;
        writeln!(output, "结果 / report: {}", target.display())?;
    }
    if import.state == ImportState::Done {
        Ok(())
    } else {
        Err(CommandError::Failed)
    }
}

async fn caller(ground: &Ground, kind: &ImportKind, account: &str) -> Result<Caller, CommandError> {
    let connection = ground.db.get().await?;
    let found = party::caller_of_account(&connection, account).await;
    let may_load = |caller: Caller| {
        caller.must_trade_for(kind.loader)?;
        Ok(caller)
    };
    found.and_then(may_load).map_err(|error| match error {
        Error::NotFound | Error::Forbidden => CommandError::Account(account.to_owned()),
        other @ (Error::Refused(_)
        | Error::Invalid(_)
        | Error::Stale
        | Error::Unavailable(_)
        | Error::Internal(_)) => other.into(),
    })
}

/// Loads a file of a kind on behalf of a caller, without storing a copy of it.
///
/// # Errors
/// [`Error::Forbidden`] when the caller may not load files of this kind. An unusable file is a
/// failed import, not an error.
pub async fn load_file(
    ground: &Ground,
    caller: &Caller,
    kind: &ImportKind,
    file: &Path,
) -> Result<Import, Error> {
    let bytes = std::fs::metadata(file).map_err(Error::internal)?.len();
    let choices = Choices {
        again: true,
        hidden_rows: None,
    };
    load(ground, caller, kind, file, (bytes, choices), &|_| {}).await
}

async fn load(
    ground: &Ground,
    caller: &Caller,
    kind: &ImportKind,
    file: &Path,
    (bytes, choices): (u64, Choices),
    watch: &(dyn Fn(Step) + Send + Sync),
) -> Result<Import, Error> {
    let bytes = i64::try_from(bytes).map_err(Error::internal)?;
    let (claim, claimed) = begin(ground, kind, file, caller, (bytes, choices)).await?;
    let task = Task {
        file: FileKind::of(claimed.kind)?,
        ground,
        claim,
        claimed,
        path: file.to_owned(),
        limits: limits(),
        watch,
    };
    worker::work(&task, &CancellationToken::new()).await?;
    let connection = ground.db.get().await?;
    loading::import(&connection, &ground.moment(), caller, claim.import).await
}

fn limits() -> Limits {
    Limits {
        file_bytes: FILE_BYTES_MAX,
        rows: ROWS_MAX,
        ..Limits::default()
    }
}

async fn begin(
    ground: &Ground,
    kind: &ImportKind,
    file: &Path,
    caller: &Caller,
    (bytes, choices): (i64, Choices),
) -> Result<(Claim, Claimed), Error> {
    let (moment, wall) = (ground.moment(), SystemClock.now());
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let name = file.to_string_lossy();
    let import = loading::start(&tx, &moment, wall, caller, kind, &name, choices.again).await?;
    if let Some(choice) = choices.hidden_rows {
        loading::choose_hidden_rows(&tx, import, choice).await?;
    }
    let claim = loading::begin(&tx, &moment, wall, caller, import, bytes).await?;
    let claimed = loading::claimed(&tx, &moment, &claim).await?;
    tx.commit().await?;
    ground.wake_sequencer();
    Ok((claim, claimed))
}

fn print(output: &mut impl Write, import: &Import, warned: &[FileWarning]) -> std::io::Result<()> {
    let warned: Vec<Words> = warned.iter().map(FileWarning::line).collect();
    for note in import.notes.iter().chain(&warned) {
        writeln!(output, "{} / {}", note.zh, note.en)?;
    }
    if let Some(reason) = &import.failure {
        writeln!(output, "{} / {}", reason.zh, reason.en)?;
    }
    let Counts {
        accepted,
        unchanged,
        skipped,
        held,
        price_mismatch,
        several_hits,
        no_hit,
        error,
    } = import.counts;
    writeln!(output, "行 / rows: {}", import.rows_done)?;
    writeln!(
        output,
        "  已接受 / accepted: {accepted}，其中提示 / with warnings: {}",
        import.warnings
    )?;
    writeln!(output, "  无变化 / unchanged: {unchanged}")?;
    for (label, count) in [
        ("已跳过 / skipped", skipped),
        ("待核实 / held for another person", held),
        ("价格不符 / price mismatch", price_mismatch),
        ("多条匹配 / several hits", several_hits),
        ("无匹配 / no hit", no_hit),
        ("错误 / error", error),
    ] {
        if 0 < count {
            writeln!(output, "  {label}: {count}")?;
        }
    }
    Ok(())
}

fn report_beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".report.xlsx");
    PathBuf::from(name)
}

/// The line of progress; not printed when the output is no terminal.
#[derive(Default)]
struct Progress(Mutex<(u64, i64)>);

impl Progress {
    fn note(&self, step: Step) {
        let (total, done) = {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match step {
                Step::Opened(rows) => state.0 = rows,
                Step::Done(counts) => {
                    state.1 += counts.all();
                }
            }
            *state
        };
        if std::io::stderr().is_terminal() {
            eprint!("\r{done} / {total} ");
        }
    }

    fn end(&self) {
        if std::io::stderr().is_terminal() {
            eprintln!();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_lies_beside_the_file() {
        assert_eq!(
            report_beside(Path::new("/a/价格.csv")),
            Path::new("/a/价格.csv.report.xlsx")
        );
    }
}
