//! Answers that handlers give.

use std::fmt::Display;

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use warp::reply::Response;

use super::problem::Problem;

/// What a handler gives: warp turns both sides into a response, so that `?` serves freely.
pub(crate) type Answer = Result<Response, Problem>;

/// An answer whose JSON is written already.
pub(super) fn body(status: StatusCode, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(bytes.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn serialised(status: StatusCode, value: &impl Serialize) -> Answer {
    let bytes = serde_json::to_vec(value).map_err(domain::Error::internal)?;
    Ok(body(status, bytes))
}

/// 200 with a JSON value.
pub(crate) fn json(value: &impl Serialize) -> Answer {
    serialised(StatusCode::OK, value)
}

/// 201 with the JSON of what was made.
pub(crate) fn created(value: &impl Serialize) -> Answer {
    serialised(StatusCode::CREATED, value)
}

/// 202 with the JSON of what was begun.
pub(crate) fn accepted(value: &impl Serialize) -> Answer {
    serialised(StatusCode::ACCEPTED, value)
}

/// An answer with the version of what it shows (`ETag`).
pub(crate) fn with_version(mut answer: Response, version: impl Display) -> Answer {
    let tag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(domain::Error::internal)?;
    answer.headers_mut().insert(ETAG, tag);
    Ok(answer)
}

/// 204
pub(crate) fn no_content() -> Answer {
    let mut response = Response::new(bytes::Bytes::new().into());
    *response.status_mut() = StatusCode::NO_CONTENT;
    Ok(response)
}

/// 200 with a file to save under `name`.
pub(crate) fn file(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Answer {
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let encoded: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20");
    let disposition = format!("attachment; filename*=UTF-8''{encoded}");
    let disposition = HeaderValue::from_str(&disposition).map_err(domain::Error::internal)?;
    headers.insert(CONTENT_DISPOSITION, disposition);
    Ok(response)
}
