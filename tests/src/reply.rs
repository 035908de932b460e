//! An answer of the program.

use serde_json::Value;

/// An answer; the JSON body is null when there is none.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub body: Value,
    pub headers: reqwest::header::HeaderMap,
    /// The raw body.
    pub bytes: Vec<u8>,
}

impl Reply {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let bytes = response.bytes().await.expect("a whole body").to_vec();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        if (400..500).contains(&status) {
            every_figure_is_labelled(&body);
        }
        Self {
            status,
            body,
            headers,
            bytes,
        }
    }

    /// The body of an answer that must have this status.
    #[track_caller]
    #[must_use]
    pub fn must(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }

    /// The status and the type of a problem.
    #[track_caller]
    #[must_use]
    pub fn problem(&self) -> (u16, &str) {
        let kind = self.body["type"].as_str();
        (
            self.status,
            kind.unwrap_or_else(|| panic!("no problem: {} {}", self.status, self.body)),
        )
    }
}

/// People read each figure of a refusal: itself, or as the name beside its code.
fn every_figure_is_labelled(problem: &Value) {
    let none = Vec::new();
    let labelled = problem["labelled_figures"].as_array().unwrap_or(&none);
    let is_labelled = |name: &str| labelled.iter().any(|figure| figure["name"] == name);
    let figures = problem["figures"].as_object().into_iter().flatten();
    for (name, value) in figures {
        let is_read = is_labelled(name) || is_labelled(&format!("{name}_name"));
        assert!(is_read || value.is_null(), "{name} of {problem}");
    }
}
