//! The console, built into the program. Every path that is no file is a page of it.

use edge::PageNonce;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use rust_embed::RustEmbed;
use warp::Filter;
use warp::filters::BoxedFilter;
use warp::path::FullPath;
use warp::reply::Response;

use crate::http::Problem;

/// The output of `npm run build`.
#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Console;

pub(super) fn routes() -> BoxedFilter<(Result<Response, Problem>,)> {
    warp::get()
        .or(warp::head())
        .unify()
        .and(warp::path::full())
        .map(|path: FullPath| page(&path))
        .boxed()
}

fn page(path: &FullPath) -> Result<Response, Problem> {
    let path = path.as_str().trim_start_matches('/');
    if path.starts_with("api/") {
        return Err(Problem::not_found());
    }
    if let Some(file) = Console::get(path).filter(|_| !path.is_empty()) {
        let media_type = HeaderValue::from_str(file.metadata.mimetype());
        let media_type = media_type.map_err(domain::Error::internal)?;
        // Built files carry a hash of their content in their names.
        let is_hashed = path.starts_with("assets/");
        let cache_control = if is_hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        return Ok(with(file.data.into_owned(), media_type, cache_control));
    }
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    let index = Console::get("index.html").filter(|_| !is_file);
    match index {
        Some(index) => {
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            let nonce = PageNonce::new();
            let mut page = with(with_nonce(&index.data, &nonce), html, "no-cache");
            page.extensions_mut().insert(nonce);
            Ok(page)
        }
        None if path.is_empty() => {
            let text = "控制台尚未构建：请运行 make run / the console is not built: run make run\n";
            let mut answer = with(
                text.into(),
                HeaderValue::from_static("text/plain; charset=utf-8"),
                "no-store",
            );
            *answer.status_mut() = StatusCode::NOT_FOUND;
            Ok(answer)
        }
        None => Err(Problem::not_found()),
    }
}

/// What the built page carries where its nonce belongs: `html.cspNonce` of `web/vite.config.ts`.
const NONCE_MARK: &str = "nonce-of-this-page";

fn with_nonce(page: &[u8], nonce: &PageNonce) -> Vec<u8> {
    String::from_utf8_lossy(page)
        .replace(NONCE_MARK, nonce.as_str())
        .into_bytes()
}

fn with(body: Vec<u8>, media_type: HeaderValue, cache_control: &'static str) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(cache_control));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nonce_replaces_every_mark_of_the_built_page() {
        let nonce = PageNonce::new();
        let built = format!("<meta nonce=\"{NONCE_MARK}\"><script nonce=\"{NONCE_MARK}\">");
        let page = String::from_utf8(with_nonce(built.as_bytes(), &nonce)).unwrap();
        let word = nonce.as_str();
        assert_eq!(
            page,
            format!("<meta nonce=\"{word}\"><script nonce=\"{word}\">")
        );
    }

    #[test]
    fn the_console_is_built_with_the_mark_that_is_replaced() {
        let build = include_str!("../../../web/vite.config.ts");
        assert!(build.contains(&format!("cspNonce: '{NONCE_MARK}'")));
    }
}
