//! JSON read into the types of its fields: each wrong field is found, and named by its pointer.

use domain::{FieldError, Words};
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::problem::Problem;
use super::shape::Shaped;

/// One of several things in a body, each judged by itself: a wrong value of one spoils no other.
#[derive(Debug)]
pub(crate) struct Each<T>(pub(crate) Result<T, Problem>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        match T::deserialize(Shaped(&value)) {
            Ok(one) => Ok(Self(Ok(one))),
            Err(error) if Words::of_error(&error.to_string()).is_some() => {
                let wrong = domain::Error::Invalid(wrong_fields::<T>(&value));
                Ok(Self(Err(wrong.into())))
            }
            // Another shape makes the whole body wrong.
            Err(error) => Err(D::Error::custom(error)),
        }
    }
}

/// Every wrong field of a body that is no `T`. Reading ends at the first one, so that this is put
/// last and the others are read before it, until none of them is wrong.
pub(super) fn wrong_fields<T: DeserializeOwned>(body: &Value) -> Vec<FieldError> {
    let Value::Object(fields) = body else {
        let outcome = serde_path_to_error::deserialize::<_, T>(Shaped(body));
        return outcome.err().map(wrong_field).into_iter().collect();
    };
    let mut fields: Vec<(&str, &Value)> = fields.iter().map(|(k, v)| (k.as_str(), v)).collect();
    let mut wrong: Vec<FieldError> = Vec::new();
    loop {
        let shaped = fields.iter().map(|(name, value)| (*name, Shaped(value)));
        let body = MapDeserializer::new(shaped);
        let Err(error) = serde_path_to_error::deserialize::<_, T>(body) else {
            return wrong;
        };
        let name = segments(error.path()).into_iter().next();
        let found = wrong_field(error);
        if wrong.contains(&found) {
            return wrong;
        }
        wrong.push(found);
        let Some(at) = fields
            .iter()
            .position(|(field, _)| Some(*field) == name.as_deref())
        else {
            return wrong;
        };
        fields[at..].rotate_left(1);
    }
}

fn wrong_field(error: serde_path_to_error::Error<serde_json::Error>) -> FieldError {
    let mut path = segments(error.path());
    // A list of ids is one field.
    path.pop_if(|last| last.parse::<usize>().is_ok());
    let text = error.into_inner().to_string();
    FieldError {
        pointer: path.iter().map(|segment| format!("/{segment}")).collect(),
        detail: Words::of_error(&text).unwrap_or_else(|| of_serde(text)),
    }
}

fn segments(path: &Path) -> Vec<String> {
    let segments = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    segments.collect()
}

/// How serde itself describes a wrong field.
const PHRASES: [(&str, &str); 6] = [
    ("missing field ", "缺少字段"),
    ("unknown variant ", "没有此取值："),
    ("invalid value: ", "取值不符："),
    (", expected one of ", "，应为其中之一："),
    (", expected ", "，应为"),
    (" or ", "或"),
];

/// What serde calls the types of JSON and of Rust.
const TYPES: [(&str, &str); 16] = [
    ("a string", "字符串"),
    ("string", "字符串"),
    ("a boolean", "true或false"),
    ("boolean", "布尔值"),
    ("integer", "整数"),
    ("i64", "整数"),
    ("i32", "整数"),
    ("u64", "非负整数"),
    ("u32", "非负整数"),
    ("floating point", "小数"),
    ("a sequence", "数组"),
    ("sequence", "数组"),
    ("a map", "对象"),
    ("map", "对象"),
    ("struct", "对象"),
    ("null", "空值"),
];

pub(super) fn of_serde(en: String) -> Words {
    let types = en
        .strip_prefix("invalid type: ")
        .and_then(|types| types.rsplit_once(", expected "));
    let zh = match types {
        Some((found, wanted)) => format!("类型不符：{}，应为{}", of_type(found), of_type(wanted)),
        None => PHRASES
            .iter()
            .fold(en.clone(), |text, (en, zh)| text.replace(en, zh)),
    };
    Words::new(format!("字段有误：{zh}"), en)
}

/// A type in Chinese, with the value that follows it.
fn of_type(en: &str) -> String {
    let known = TYPES
        .iter()
        .find_map(|(name, zh)| Some((en.strip_prefix(name)?, zh)));
    known.map_or_else(
        || en.to_owned(),
        |(value, zh)| format!("{zh}{}", value.trim_start()),
    )
}

#[cfg(test)]
mod tests {
    use domain::{PackRatio, ProductId, UnitPrice};
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Body {
        price: UnitPrice,
        pack_ratio: Option<PackRatio>,
        #[serde(default)]
        ids: Vec<ProductId>,
        quantity: i64,
    }

    fn pointers(body: &Value) -> Vec<String> {
        let wrong = wrong_fields::<Body>(body).into_iter();
        let mut pointers: Vec<String> = wrong.map(|wrong| wrong.pointer).collect();
        pointers.sort();
        pointers
    }

    #[test]
    fn every_wrong_field_is_found() {
        let body = json!({"quantity": "x", "price": "0", "ids": ["1", "x"], "pack_ratio": 0});
        let wrong = ["/ids", "/pack_ratio", "/price", "/quantity"];
        assert_eq!(pointers(&body), wrong);
        let right = json!({"quantity": 1, "price": "1", "ids": ["1"], "pack_ratio": 2.5});
        assert_eq!(pointers(&right), [""; 0]);
        assert_eq!(pointers(&json!({"quantity": 1})), [""]);
        assert_eq!(pointers(&json!([])), [""]);
        // A list of all its values would be read as the body.
        assert_eq!(pointers(&json!(["1", 2.5, ["1"], 1])), [""]);
    }

    #[test]
    fn what_is_wrong_is_described_in_both_languages() {
        let body = json!({"quantity": 1, "price": "1.23456"});
        let detail = wrong_fields::<Body>(&body).remove(0).detail;
        assert_eq!(
            detail,
            Words::new("价格最多四位小数", "has more than four decimals")
        );
        let body = json!({"quantity": "x", "price": "1"});
        let detail = wrong_fields::<Body>(&body).remove(0).detail;
        assert_eq!(detail.zh, "字段有误：类型不符：字符串\"x\"，应为整数");
    }

    #[test]
    fn one_wrong_value_spoils_no_other_thing() {
        let items = json!([{"quantity": 1, "price": "1"}, {"quantity": 1, "price": "0"}]);
        let read: Vec<Each<Body>> = serde_json::from_value(items).expect("things");
        assert!(read[0].0.is_ok() && read[1].0.is_err());
        for other in [
            json!([{"quantity": 1}]),
            json!([["1", null, [], 1]]),
            json!({}),
        ] {
            assert!(serde_json::from_value::<Vec<Each<Body>>>(other).is_err());
        }
    }
}
