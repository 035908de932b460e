//! Bodies of requests: JSON, or a form with a file.

use std::marker::PhantomData;
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use domain::FieldError;
use edge::{BodyError, RequestBody};
use futures_util::stream::{empty, try_unfold};
use futures_util::{Stream, StreamExt};
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body_util::BodyExt;
use multer::{Field, Multipart};
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::description::Description;
use super::fields::{of_serde, wrong_fields};
use super::handler::{Argument, Arrived};
use super::places_at_work::Load;
use super::problem::Problem;
use super::problem_kind as kind;
use super::request::Request;

/// The largest JSON body.
const BYTES_MAX: usize = 2 * 1024 * 1024;

pub(crate) type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send + Sync>>;

pub(super) fn stream(body: RequestBody) -> BodyStream {
    Box::pin(body.into_data_stream())
}

pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned + ToSchema + Send> Argument for Json<T> {
    fn describe(description: &mut Description) {
        description.body::<T>("application/json");
    }

    async fn take(arrived: &mut Arrived) -> Result<Self, Problem> {
        must_be_plain(&arrived.request)?;
        let body = match arrived.body.take() {
            Some(body) => {
                let _arriving = arrived.request.app.work().arriving(&arrived.request)?;
                arrived.request.reserve(BYTES_MAX).await?;
                collected(body).await?
            }
            None => Bytes::new(),
        };
        let value = read(&arrived.request, &body)?;
        arrived.request.set_body(body);
        Ok(Self(value))
    }
}

/// # Errors
/// 415 for a body that is compressed, or coded in any other way: nothing here decodes it, and to read it as it is would blame its
/// content.
fn must_be_plain(request: &Request) -> Result<(), Problem> {
    let codings = request.headers().get_all(CONTENT_ENCODING).into_iter();
    let is_plain = |coding: &HeaderValue| coding.as_bytes().eq_ignore_ascii_case(b"identity");
    if codings.into_iter().all(is_plain) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        &kind::MEDIA_TYPE,
        "不接受压缩或以其他方式编码的请求体（Content-Encoding），请直接提交原内容",
        "a body with a Content-Encoding is not taken: send it as it is",
    ))
}

async fn collected(mut body: BodyStream) -> Result<Bytes, Problem> {
    let mut whole = BytesMut::new();
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(|error| {
            let en = format!("the body cannot be read: {error}");
            Problem::malformed("请求体无法读取", en)
        })?;
        if BYTES_MAX < whole.len() + piece.len() {
            return Err(Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE));
        }
        whole.extend_from_slice(&piece);
    }
    Ok(whole.freeze())
}

/// # Errors
/// 415 for another media type, 400 for what is no JSON, 422 for a wrong field, and for a list in place of an object.
fn read<T: DeserializeOwned>(request: &Request, body: &Bytes) -> Result<T, Problem> {
    let media_type = request.header("content-type").unwrap_or("application/json");
    if !media_type.starts_with("application/json") {
        return Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let outcome = match serde_json::from_slice(body) {
        // Where nothing is a list, no list stands in place of an object.
        Ok(read) if !body.contains(&b'[') => return Ok(read),
        outcome => outcome,
    };
    // serde_json reports a number where an enum is wanted as a syntax error, so its category cannot
    // decide whether the body is JSON: reading it as any value does.
    let value: Value = serde_json::from_slice(body).map_err(|error| {
        let text = error.to_string();
        Problem::malformed(format!("请求体不是合法的JSON：{text}"), text)
    })?;
    let mut wrong = wrong_fields::<T>(&value);
    match outcome {
        Ok(read) if wrong.is_empty() => return Ok(read),
        Ok(_) => {}
        Err(error) if wrong.is_empty() => {
            // A field that occurs twice occurs once in a value.
            let (pointer, detail) = (String::new(), of_serde(error.to_string()));
            wrong.push(FieldError { pointer, detail });
        }
        Err(_) => {}
    }
    Err(domain::Error::Invalid(wrong).into())
}

/// Parts of a form that may stand before the file: reading one costs far more than its bytes.
const PARTS_MAX: usize = 8;

/// A multipart form with a file, described as a `T`.
pub(crate) struct Form<T> {
    parts: Multipart<'static>,
    shape: PhantomData<fn() -> T>,
}

impl<T: ToSchema + 'static> Argument for Form<T> {
    fn describe(description: &mut Description) {
        description.body::<T>("multipart/form-data");
    }

    async fn take(arrived: &mut Arrived) -> Result<Self, Problem> {
        must_be_plain(&arrived.request)?;
        let media_type = arrived.request.header("content-type");
        let boundary = media_type.and_then(|media_type| multer::parse_boundary(media_type).ok());
        let boundary =
            boundary.ok_or_else(|| Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
        arrived.load = Load::Upload;
        let body = arrived.body.take().unwrap_or_else(|| Box::pin(empty()));
        Ok(Self {
            parts: Multipart::new(body, boundary),
            shape: PhantomData,
        })
    }
}

impl<T> Form<T> {
    /// The field named `file`.
    ///
    /// # Errors
    /// 422 when there is none.
    pub(crate) async fn file(mut self) -> Result<FormFile, Problem> {
        for _ in 0..PARTS_MAX {
            let field = self.parts.next_field().await;
            match field.map_err(|error| broken(&error))? {
                Some(field) if is_file(&field) => {
                    return Ok(FormFile {
                        parts: self.parts,
                        headers: field.headers().clone(),
                        field: Some(field),
                    });
                }
                Some(_) => {}
                None => break,
            }
        }
        let (zh, en) = ("缺少名为file的文件", "there is no field named file");
        Err(Problem::field("/file", zh, en))
    }
}

fn is_file(field: &Field<'_>) -> bool {
    field.name() == Some("file")
}

/// The only file of a form, as it arrives.
pub(crate) struct FormFile {
    parts: Multipart<'static>,
    headers: HeaderMap,
    /// None once it is read.
    field: Option<Field<'static>>,
}

/// Why the file of a form is not taken.
#[derive(Debug)]
pub(crate) enum FileTrouble {
    Broken(multer::Error),
    /// Another file follows, of which nobody would say what became of it.
    Second,
}

impl FormFile {
    /// Of its part of the form.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Its next bytes; none at its end, when no other file follows.
    ///
    /// # Errors
    /// A form that breaks off, and a second file.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, FileTrouble> {
        if let Some(field) = &mut self.field {
            if let Some(bytes) = field.chunk().await.map_err(FileTrouble::Broken)? {
                return Ok(Some(bytes));
            }
            // Two parts are never open at once.
            self.field = None;
            for _ in 0..PARTS_MAX {
                let next = self.parts.next_field().await;
                match next.map_err(FileTrouble::Broken)? {
                    Some(field) if is_file(&field) => return Err(FileTrouble::Second),
                    Some(_) => {}
                    None => break,
                }
            }
        }
        Ok(None)
    }

    pub(crate) fn pieces(self) -> impl Stream<Item = Result<Bytes, FileTrouble>> + Send {
        try_unfold(self, async |mut file| {
            let bytes = file.chunk().await?;
            Ok(bytes.map(|bytes| (bytes, file)))
        })
    }
}

impl From<FileTrouble> for Problem {
    fn from(trouble: FileTrouble) -> Self {
        match trouble {
            FileTrouble::Broken(error) => broken(&error),
            FileTrouble::Second => domain::Error::from(FileTrouble::Second).into(),
        }
    }
}

impl From<FileTrouble> for domain::Error {
    fn from(trouble: FileTrouble) -> Self {
        match trouble {
            FileTrouble::Broken(error) => {
                tracing::debug!(%error, "an upload broke off");
                FieldError::alone(
                    "/file",
                    "上传中断，请重新上传",
                    "the upload broke off: send it again",
                )
            }
            FileTrouble::Second => FieldError::alone(
                "/file",
                "一次只能上传一个文件，请逐个上传",
                "one file at a time: send each by itself",
            ),
        }
    }
}

/// 400: a form that breaks off, or is none.
fn broken(error: &multer::Error) -> Problem {
    let en = format!("the form cannot be read: {error}");
    Problem::malformed("上传内容无法读取", en)
}
