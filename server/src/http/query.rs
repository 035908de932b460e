//! The query of a request; a wrong parameter is a problem that names it.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::problem::Problem;
use super::text::storable;

/// The query parameters, each with every value that it was given.
pub(crate) struct Query(HashMap<String, Vec<String>>);

impl Query {
    pub(super) fn parse(raw: &str) -> Self {
        let mut parameters: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in url::form_urlencoded::parse(raw.as_bytes()) {
            let values = parameters.entry(name.into_owned()).or_default();
            values.push(value.into_owned());
        }
        Self(parameters)
    }

    fn given(&self, name: &str) -> Result<Option<&str>, Problem> {
        match self.0.get(name).map_or(&[][..], Vec::as_slice) {
            [] => Ok(None),
            [value] => Ok(Some(value)),
            // Which of them is meant is not ours to guess.
            _ => Err(Problem::parameter(
                name,
                format!("查询参数{name}只能出现一次"),
                format!("the parameter {name} is given more than once"),
            )),
        }
    }

    /// A parameter that is not left empty: a client that has no value leaves it out.
    ///
    /// # Errors
    /// 400 when it is empty or given twice.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, Problem> {
        match self.given(name)? {
            Some(text) if text.trim().is_empty() => Err(empty(name)),
            // A text to search by is what people type; everything else has one form.
            Some(text) if text.trim() != text => Err(wrong(name)),
            text => Ok(text),
        }
    }

    /// A part of a name to search by, in the form of names, and of at most 200 bytes. What stands in the field of a
    /// search (`q`) is none when empty; every other is refused then.
    pub(crate) fn part(&self, name: &str) -> Result<Option<String>, Problem> {
        let Some(given) = self.given(name)? else {
            return Ok(None);
        };
        if name != SEARCH && given.trim().is_empty() {
            return Err(empty(name));
        }
        let part = storable(name, given.trim().to_owned())?;
        if 200 < part.len() {
            return Err(wrong(name));
        }
        Ok(Some(part).filter(|part| !part.is_empty()))
    }

    pub(crate) fn value<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        self.word(name, |text| text.parse().ok())
    }

    /// A whole number within its range.
    pub(crate) fn number(
        &self,
        name: &str,
        range: RangeInclusive<i64>,
    ) -> Result<Option<i64>, Problem> {
        let number = self.word(name, |text| numeral(text)?.parse().ok())?;
        if number.is_some_and(|number| !range.contains(&number)) {
            let (first, last) = (range.start(), range.end());
            return Err(Problem::field(
                name,
                format!("{name}须为{first}至{last}"),
                format!("{name} is from {first} to {last}"),
            ));
        }
        Ok(number)
    }

    /// A parameter of several values, with commas between them.
    pub(crate) fn values<T: FromStr>(&self, name: &str) -> Result<Vec<T>, Problem> {
        let Some(text) = self.text(name)? else {
            return Ok(Vec::new());
        };
        let texts = text.split(',');
        texts
            .map(|text| text.trim().parse().map_err(|_| wrong(name)))
            .collect()
    }

    /// A parameter of a set of words.
    pub(crate) fn word<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        self.text(name)?
            .map(|text| parse(text).ok_or_else(|| wrong(name)))
            .transpose()
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Problem> {
        self.value(name)
    }
}

/// A text unless it is a whole number in another form than the platform writes it in: with a plus, or with zeros in
/// front.
pub(super) fn numeral(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches(['-', '+']);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_other = text.starts_with('+') || (digits.starts_with('0') && digits != "0");
    (!(is_number && is_other)).then_some(text)
}

/// A query without what chooses a place in a list, or its form.
pub(super) fn without_place(raw: &str) -> String {
    let mut filter = url::form_urlencoded::Serializer::new(String::new());
    let given = url::form_urlencoded::parse(raw.as_bytes());
    filter.extend_pairs(given.filter(|(name, _)| !PLACE.contains(&name.as_ref())));
    filter.finish()
}

/// Parameters that choose a place in a list, or its form.
const PLACE: [&str; 3] = ["limit", "cursor", "format"];

/// The parameter that holds what somebody types to search by.
const SEARCH: &str = "q";

fn empty(name: &str) -> Problem {
    Problem::parameter(
        name,
        format!("查询参数{name}不能为空"),
        format!("the parameter {name} is empty"),
    )
}

fn wrong(name: &str) -> Problem {
    Problem::field(
        name,
        format!("{name}的取值不在可选范围内，或格式不正确"),
        format!("{name} is none of the values that it takes, or not in its form"),
    )
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    fn status<T>(outcome: Result<T, Problem>) -> Option<StatusCode> {
        outcome.err().map(|problem| problem.status())
    }

    #[test]
    fn an_empty_parameter_is_refused_except_a_text_to_search_by() {
        let query = Query::parse("limit=&on=%20&state=&q=&cursor&certificate=&account=%E3%80%80");
        let empty = Some(StatusCode::BAD_REQUEST);
        assert_eq!(status(query.number("limit", 1..=200)), empty);
        assert_eq!(status(query.value::<domain::Day>("on")), empty);
        assert_eq!(status(query.values::<bool>("state")), empty);
        assert_eq!(status(query.text("cursor")), empty);
        assert_eq!(status(query.part("certificate")), empty);
        assert_eq!(status(query.part("account")), empty);
        assert!(query.part("q").is_ok_and(|q| q.is_none()));
        assert!(query.flag("open").is_ok_and(|open| open.is_none()));
    }

    #[test]
    fn a_parameter_is_given_once() {
        let query = Query::parse("limit=1&limit=1&q=a&q=");
        let twice = Some(StatusCode::BAD_REQUEST);
        assert_eq!(status(query.number("limit", 1..=200)), twice);
        assert_eq!(status(query.part("q")), twice);
    }

    #[test]
    fn a_number_keeps_to_its_range() {
        let query = Query::parse(
            "a=0&b=201&c=99999999999999999999&d=NaN&e=1e2&f=200&g=%2B5&h=005&i=%205&j=5%20&k=-1",
        );
        for name in ["a", "b", "c", "d", "e", "g", "h", "i", "j", "k"] {
            let status = status(query.number(name, 1..=200));
            assert_eq!(status, Some(StatusCode::UNPROCESSABLE_ENTITY), "{name}");
        }
        assert!(query.number("f", 1..=200).is_ok_and(|f| f == Some(200)));
    }

    #[test]
    fn a_filter_is_what_is_left_without_the_place() {
        assert_eq!(
            without_place("q=%E9%92%9B+a&limit=20&format=xlsx&cursor=x&open=true"),
            "q=%E9%92%9B+a&open=true"
        );
        assert_eq!(without_place("format=xlsx"), "");
    }

    #[test]
    fn several_words_have_one_comma_between_them() {
        let query = Query::parse("a=true,false&b=true,&c=,");
        assert!(
            query
                .values("a")
                .is_ok_and(|a: Vec<bool>| a == [true, false])
        );
        for name in ["b", "c"] {
            let wrong = status(query.values::<bool>(name));
            assert_eq!(wrong, Some(StatusCode::UNPROCESSABLE_ENTITY), "{name}");
        }
    }
}
