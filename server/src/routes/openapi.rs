//! The API description, made from the tables of operations.

use std::sync::LazyLock;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method};
use serde_json::Value;
use utoipa::OpenApi;
use utoipa::openapi::HttpMethod;
use warp::Filter;
use warp::filters::BoxedFilter;
use warp::reply::Response;

use super::tables;
use crate::http::{Operation, Problem, ProblemDocument};

#[derive(OpenApi)]
#[openapi(
    info(title = "阳光平台 / the sunshine platform",
        description = include_str!("description.md")),
    components(schemas(ProblemDocument)),
    modifiers(&Common),
)]
struct Description;

/// What all operations share: the security schemes and the problem.
struct Common;

impl utoipa::Modify for Common {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{
            ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme,
        };
        let components = description.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("session")));
        components.add_security_scheme("cookie", cookie);
    }
}

/// The description as JSON: OpenAPI 3.1, with a problem as the answer to whatever goes wrong.
///
/// # Panics
/// Never: the description is a constant of the program.
#[must_use]
pub fn document() -> Value {
    let mut document = Description::openapi();
    for (tag, table) in tables() {
        for operation in table {
            add(&mut document, tag, operation);
        }
    }
    serde_json::to_value(document).expect("a description is plain data")
}

fn add(document: &mut utoipa::openapi::OpenApi, tag: &str, operation: Operation) {
    let method = match *operation.method() {
        Method::POST => HttpMethod::Post,
        Method::PUT => HttpMethod::Put,
        Method::DELETE => HttpMethod::Delete,
        _ => HttpMethod::Get,
    };
    let path = format!("/api/v1{}", operation.path());
    let (described, schemas) = operation.described_under(tag);
    let components = document.components.get_or_insert_default();
    components.schemas.extend(schemas);
    document
        .paths
        .add_path_operation(path, vec![method], described);
}

pub(super) fn route() -> BoxedFilter<(Result<Response, Problem>,)> {
    /// Written out by the first who reads it.
    static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(document().to_string()));
    warp::path!("api" / "v1" / "openapi.json")
        .and(warp::get())
        .map(|| {
            let mut answer = Response::new(DOCUMENT.clone().into());
            let media_type = HeaderValue::from_static("application/json");
            answer.headers_mut().insert(CONTENT_TYPE, media_type);
            Ok(answer)
        })
        .boxed()
}
