//! The file of an export: on disk while it grows, in the database once it is whole.

use std::fs::File;
use std::io::{BufWriter, Read, Seek};

use bytes::Bytes;
use domain::database::Database;
use domain::export::{self, CHUNK_BYTES, Claim};
use domain::{Clock, Error, ExportId, Ground, Result, SystemClock};
use futures_util::{Stream, stream};
use spreadsheet::WorksheetWriter;
use tokio::task::spawn_blocking;

use crate::loading::nameless;

/// Ends a workbook; its file has no name, so that nothing of it is left when the process is killed.
pub(super) async fn finished(worksheet: WorksheetWriter) -> Result<File> {
    let writing = spawn_blocking(move || {
        let mut file = nameless().map_err(disk)?;
        let output = BufWriter::new(&mut file);
        worksheet.finish_into(output).map_err(Error::internal)?;
        file.rewind().map_err(disk)?;
        Ok(file)
    });
    writing.await.map_err(Error::internal)?
}

/// Stores a file piece by piece, each in a short transaction.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over; refuses what is beyond the quotas of the organisation.
pub(super) async fn keep(ground: &Ground, claim: &Claim, mut file: File) -> Result<()> {
    for number in 0.. {
        let reading = spawn_blocking(move || {
            let mut piece = Vec::with_capacity(CHUNK_BYTES);
            let most = u64::try_from(CHUNK_BYTES).map_err(Error::internal)?;
            let rest = (&mut file).take(most);
            { rest }.read_to_end(&mut piece).map_err(disk)?;
            Ok::<_, Error>((file, piece))
        });
        let (rest, piece) = reading.await.map_err(Error::internal)??;
        file = rest;
        if piece.is_empty() {
            break;
        }
        let mut connection = ground.db.get().await?;
        let tx = connection.transaction().await?;
        let wall = SystemClock.now();
        export::store_chunk(&tx, &ground.moment(), wall, claim, number, &piece).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The stored file, a piece at a time; no connection is held while a piece is sent.
pub(crate) fn stored(
    db: Database,
    export: ExportId,
) -> impl Stream<Item = Result<Bytes>> + Send + Sync {
    stream::try_unfold((db, 0), move |(db, number)| {
        // A stream that is sent must be `Sync`, which a task's handle is.
        let reading = tokio::spawn(async move {
            let connection = db.get().await?;
            let piece = export::chunk(&connection, export, number).await?;
            drop(connection);
            Ok::<_, Error>(piece.map(|piece| (Bytes::from(piece), (db, number + 1))))
        });
        async move { reading.await.map_err(Error::internal)? }
    })
}

/// A full or failing disk is a temporary fault of the installation.
fn disk(error: std::io::Error) -> Error {
    Error::Unavailable(error.into())
}
