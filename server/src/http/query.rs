//! The query of a request; a wrong parameter is a problem that names it.

use std::collections::HashMap;
use std::str::FromStr;

use super::problem::Problem;

/// The query parameters.
pub(crate) struct Query(HashMap<String, String>);

impl Query {
    pub(super) fn parse(raw: &str) -> Self {
        let pairs = url::form_urlencoded::parse(raw.as_bytes());
        Self(
            pairs
                .map(|(key, value)| (key.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// A parameter as text; `None` when missing or blank.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// A part of a name to search by: at most 200 bytes, without NUL, which PostgreSQL cannot
    /// store.
    pub(crate) fn part(&self, name: &str) -> Result<Option<String>, Problem> {
        match self.text(name) {
            Some(text) if text.contains('\0') || 200 < text.len() => Err(wrong(name)),
            text => Ok(text.map(str::to_owned)),
        }
    }

    /// A parsed parameter.
    pub(crate) fn value<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        self.text(name)
            .map(|text| text.parse().map_err(|_| wrong(name)))
            .transpose()
    }

    /// A parameter of several values, with commas between them.
    pub(crate) fn values<T: FromStr>(&self, name: &str) -> Result<Vec<T>, Problem> {
        let texts = self.text(name).unwrap_or_default().split(',');
        let texts = texts.filter(|text| !text.is_empty());
        texts
            .map(|text| text.parse().map_err(|_| wrong(name)))
            .collect()
    }

    /// A parameter of a set of words.
    pub(crate) fn word<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        self.text(name)
            .map(|text| parse(text).ok_or_else(|| wrong(name)))
            .transpose()
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Problem> {
        self.value(name)
    }
}

fn wrong(name: &str) -> Problem {
    Problem::field(
        name,
        format!("查询参数{name}无效"),
        format!("the parameter {name} is not valid"),
    )
}
