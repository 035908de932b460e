//! Lists that are read piece by piece, by their own operations, on behalf of somebody who does not wait.

use std::sync::{Arc, Mutex, PoisonError};

use domain::at_work::in_thread;
use domain::party::SignedIn;
use edge::Origin;
use http::header::ACCEPT_LANGUAGE;
use http::{HeaderMap, HeaderValue, Method};
use spreadsheet::WorksheetWriter;

use super::branch::found;
use super::cursor::Page;
use super::export::{Column, append, begun};
use super::handler::Arrived;
use super::operation::Operation;
use super::places_at_work::Load;
use super::problem::Problem;
use super::request::Request;
use crate::app::App;

/// A workbook that grows piece by piece; none before the first piece.
pub(crate) type GrowingWorksheet = Arc<Mutex<Option<WorksheetWriter>>>;

/// A piece of a list that is wanted, and what came of it.
pub(crate) struct Piece {
    /// Where it starts: the cursor that the piece before it ended with.
    after: Option<String>,
    pub(super) rows_max: usize,
    /// Where its rows go; without one they are only looked for.
    worksheet: Option<GrowingWorksheet>,
    read: Mutex<Option<ReadPiece>>,
}

#[derive(Debug, Clone)]
pub(crate) struct ReadPiece {
    pub(crate) rows: usize,
    /// Where the next piece starts, unless this was the last.
    pub(crate) next: Option<String>,
    /// Rows of the list, where they are counted exactly.
    pub(crate) total: Option<i64>,
    /// What a file of the list is called, without its ending.
    pub(crate) file_name: String,
}

/// A list as somebody asked for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed<'a> {
    /// Its path, below the version.
    pub(crate) path: &'a str,
    /// Filter and order.
    pub(crate) query: &'a str,
    /// The language of words in it.
    pub(crate) language: &'static str,
}

impl Piece {
    pub(super) fn start(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Takes the rows that an operation found.
    pub(super) async fn take<T: Send + 'static>(
        &self,
        (name, file_name): (&'static str, &str),
        columns: &'static [Column<T>],
        page: Page<T>,
    ) -> Result<(), Problem> {
        let read = ReadPiece {
            rows: page.items.len(),
            total: page.exact_total(),
            next: page.next,
            file_name: file_name.to_owned(),
        };
        if let Some(worksheet) = self.worksheet.clone() {
            let items = page.items;
            let appending = in_thread(move || {
                let mut worksheet = worksheet.lock().unwrap_or_else(PoisonError::into_inner);
                if worksheet.is_none() {
                    *worksheet = Some(begun(name, columns)?);
                }
                (worksheet.as_mut()).map_or(Ok(()), |worksheet| append(worksheet, columns, &items))
            });
            appending.await.map_err(domain::Error::internal)??;
        }
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
        Ok(())
    }
}

/// Reads a piece of a list with the rights of `reader`, exactly as the operation answers a request. Rows go into
/// `worksheet`; without one only a single row is looked for, in the place of the request at hand.
///
/// # Errors
/// What the operation answers instead: 403 when the reader may not call it, 404 when it does not exist for him, 429 and
/// 503 while there is no place for it at work.
pub(crate) async fn read_piece(
    app: &App,
    operations: &[Operation],
    reader: SignedIn,
    list: Listed<'_>,
    (after, rows_max): (Option<String>, usize),
    worksheet: Option<GrowingWorksheet>,
) -> Result<ReadPiece, Problem> {
    let operation = found(operations, &Method::GET, list.path);
    let (operation, parameters) = operation.ok_or_else(Problem::not_found)?;
    let load = match worksheet {
        Some(_) => Load::Heavy,
        None => Load::Within,
    };
    let piece = Arc::new(Piece {
        after,
        rows_max,
        worksheet,
        read: Mutex::default(),
    });
    let arrived = Arrived {
        request: request(app, reader, list, Arc::clone(&piece))?,
        parameters: parameters.into_iter(),
        body: None,
        load,
    };
    let _empty = operation.answer_known(arrived).await?;
    let read = piece.read.lock().unwrap_or_else(PoisonError::into_inner);
    read.clone()
        .ok_or_else(|| domain::Error::internal("the operation exports nothing").into())
}

fn request(
    app: &App,
    reader: SignedIn,
    list: Listed<'_>,
    piece: Arc<Piece>,
) -> Result<Request, Problem> {
    let from = Origin::ours();
    let language = HeaderValue::from_static(list.language);
    let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, language)]);
    let uri = match list.query {
        "" => format!("{}?format=xlsx", list.path),
        query => format!("{}?{query}&format=xlsx", list.path),
    };
    let uri = uri.parse().map_err(domain::Error::internal)?;
    let request = Request::new(app.clone(), from, Method::GET, uri, headers);
    Ok(request.of_piece(reader, piece))
}
