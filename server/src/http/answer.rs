//! The answers of handlers.

use std::fmt::Display;
use std::marker::PhantomData;

use bytes::Bytes;
use futures_util::Stream;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;
use warp::reply::{Reply as _, Response};

use super::problem::Problem;

/// What a handler returns: an answer of kind `K`, or a problem. The kind is read by the description
/// of the operation: `T` itself means 200 with a `T` in JSON.
pub(crate) type Answer<K> = Result<Reply<K>, Problem>;

/// A response with its kind.
pub(crate) struct Reply<K> {
    response: Response,
    kind: PhantomData<fn() -> K>,
}

impl<K> Reply<K> {
    pub(super) fn new(response: Response) -> Self {
        Self {
            response,
            kind: PhantomData,
        }
    }

    pub(super) fn into_response(self) -> Response {
        self.response
    }

    pub(crate) fn headers_mut(&mut self) -> &mut HeaderMap {
        self.response.headers_mut()
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }
}

/// 201 with a `T` in JSON.
pub(crate) struct Created<T>(PhantomData<T>);

/// 202 with a `T` in JSON.
pub(crate) struct Accepted<T>(PhantomData<T>);

/// 201 with a `D` in JSON, or 202 with a `W`.
pub(crate) struct CreatedOrAccepted<D, W>(PhantomData<(D, W)>);

/// 200 with a `D` in JSON, or 202 with a `W`.
pub(crate) struct DoneOrAccepted<D, W>(PhantomData<(D, W)>);

/// What came of a request to create something.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Made<D, W> {
    /// It is done: 201.
    Done(D),
    /// It waits for somebody: 202.
    Waiting(W),
}

impl<D, W> Made<D, W> {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::Done(_) => StatusCode::CREATED,
            Self::Waiting(_) => StatusCode::ACCEPTED,
        }
    }
}

/// 204
pub(crate) struct NoContent;

/// 200 with an xlsx file.
pub(crate) struct Workbook;

/// 200 with a file of whatever type.
pub(crate) struct AnyFile;

/// An answer whose JSON is already serialised.
pub(super) fn body<K>(status: StatusCode, bytes: Vec<u8>) -> Reply<K> {
    let mut response = Response::new(bytes.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Reply::new(response)
}

pub(super) fn serialised<K>(status: StatusCode, value: &impl Serialize) -> Answer<K> {
    let bytes = serde_json::to_vec(value).map_err(domain::Error::internal)?;
    Ok(body(status, bytes))
}

pub(crate) fn json<T: Serialize>(value: &T) -> Answer<T> {
    serialised(StatusCode::OK, value)
}

pub(crate) fn created<T: Serialize>(value: &T) -> Answer<Created<T>> {
    serialised(StatusCode::CREATED, value)
}

pub(crate) fn accepted<T: Serialize>(value: &T) -> Answer<Accepted<T>> {
    serialised(StatusCode::ACCEPTED, value)
}

/// 200 when it is done, 202 when somebody works on it.
pub(crate) fn done_or_accepted<D: Serialize, W: Serialize>(
    made: &Made<D, W>,
) -> Answer<DoneOrAccepted<D, W>> {
    let status = match made {
        Made::Done(_) => StatusCode::OK,
        Made::Waiting(_) => StatusCode::ACCEPTED,
    };
    serialised(status, made)
}

/// Adds the version of what the answer shows (`ETag`).
pub(crate) fn with_version<K>(mut answer: Reply<K>, version: impl Display) -> Answer<K> {
    let tag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(domain::Error::internal)?;
    answer.headers_mut().insert(ETAG, tag);
    Ok(answer)
}

pub(crate) fn no_content() -> Answer<NoContent> {
    let mut response = Response::new(bytes::Bytes::new().into());
    *response.status_mut() = StatusCode::NO_CONTENT;
    Ok(Reply::new(response))
}

/// Marks an answer that is not in memory as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Streamed;

/// 200 with a file of so many bytes, which are read while they are sent.
pub(crate) fn sent<K>(
    name: &str,
    media_type: &'static str,
    bytes: u64,
    pieces: impl Stream<Item = domain::Result<Bytes>> + Send + Sync + 'static,
) -> Answer<K> {
    let mut response = warp::reply::stream(pieces).into_response();
    response.extensions_mut().insert(Streamed);
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes));
    as_file(response, name, media_type)
}

/// 200 with a file to save under `name`. Of any kind, because a list may be answered as a file too.
pub(crate) fn file<K>(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Answer<K> {
    as_file(Response::new(bytes.into()), name, media_type)
}

fn as_file<K>(mut response: Response, name: &str, media_type: &'static str) -> Answer<K> {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A name that was stored before names had a form may still turn its own ending.
    let name = domain::text::shown_name(name);
    let encoded: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20");
    let disposition = format!("attachment; filename*=UTF-8''{encoded}");
    let disposition = HeaderValue::from_str(&disposition).map_err(domain::Error::internal)?;
    headers.insert(CONTENT_DISPOSITION, disposition);
    Ok(Reply::new(response))
}
