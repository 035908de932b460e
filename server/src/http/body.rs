//! Bodies of requests: JSON, or a form with a file.

use std::marker::PhantomData;
use std::pin::Pin;

use bytes::{Buf, Bytes, BytesMut};
use domain::FieldError;
use futures_util::{Stream, StreamExt};
use http::StatusCode;
use multer::{Field, Multipart};
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::description::Description;
use super::fields::{of_serde, wrong_fields};
use super::handler::{Argument, Arrived};
use super::problem::Problem;
use super::request::Request;
use super::work::Load;

/// The largest JSON body.
const BYTES_MAX: usize = 2 * 1024 * 1024;

pub(crate) type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, warp::Error>> + Send + Sync>>;

pub(super) fn stream<B: Buf + 'static>(
    body: impl Stream<Item = Result<B, warp::Error>> + Send + Sync + 'static,
) -> BodyStream {
    Box::pin(body.map(|piece| piece.map(|mut piece| piece.copy_to_bytes(piece.remaining()))))
}

pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned + ToSchema + Send> Argument for Json<T> {
    fn describe(description: &mut Description) {
        description.body::<T>("application/json");
    }

    async fn take(arrived: &mut Arrived) -> Result<Self, Problem> {
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
        let media_type = arrived.request.header("content-type");
        let boundary = media_type.and_then(|media_type| multer::parse_boundary(media_type).ok());
        let boundary =
            boundary.ok_or_else(|| Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
        arrived.load = Load::Upload;
        let body = arrived.body.take().unwrap_or_else(|| stream(empty()));
        Ok(Self {
            parts: Multipart::new(body, boundary),
            shape: PhantomData,
        })
    }
}

fn empty() -> impl Stream<Item = Result<Bytes, warp::Error>> + Send + Sync + 'static {
    futures_util::stream::empty()
}

impl<T> Form<T> {
    /// The field named `file`.
    ///
    /// # Errors
    /// 422 when there is none.
    pub(crate) async fn file(&mut self) -> Result<Field<'static>, Problem> {
        for _ in 0..PARTS_MAX {
            let field = self.parts.next_field().await;
            match field.map_err(|error| broken(&error))? {
                Some(field) if field.name() == Some("file") => return Ok(field),
                Some(_) => {}
                None => break,
            }
        }
        let (zh, en) = ("缺少名为file的文件", "there is no field named file");
        Err(Problem::field("/file", zh, en))
    }
}

/// 400: a form that breaks off, or is none.
pub(crate) fn broken(error: &multer::Error) -> Problem {
    let en = format!("the form cannot be read: {error}");
    Problem::malformed("上传内容无法读取", en)
}
