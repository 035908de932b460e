//! What one message reports of several things that one act did.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::message::Text;
use crate::calendar::until;
use crate::error::{Error, Result};
use crate::shanghai_time::ShanghaiTime;
use crate::words::Words;

/// What becomes of several messages of one kind to one reader about one act.
#[derive(Debug, Clone, Copy)]
pub enum Grouping {
    /// Each stays a message of its own.
    Alone,
    /// They become one, in which what each counts is added up.
    Sum(Added),
    /// They become one, in words of its own.
    Many(One, ManyWording),
}

/// A stored payload of which two in one act become one with their sum.
pub trait Counted: Serialize + DeserializeOwned {
    /// How many things it counts.
    fn count(&mut self) -> &mut i64;
}

/// A stored payload of which several in one act become one message in words of its own.
pub trait Several: DeserializeOwned {
    /// What one of them adds to that message.
    fn one(self) -> Many;
}

/// Adds the second of two stored payloads to the first.
type Added = fn(&Value, &Value) -> Result<Value>;

/// What a stored payload of one thing adds to the message about several.
type One = fn(&Value) -> Result<Many>;

/// Puts several things into words.
pub type ManyWording = fn(&Many) -> Text;

impl Grouping {
    /// They become one, in which what each payload counts is added up.
    pub(super) const fn sum<P: Counted>() -> Self {
        Self::Sum(added::<P>)
    }

    /// They become one, made of what each payload adds to it.
    pub(super) const fn many<P: Several>(words: ManyWording) -> Self {
        Self::Many(one::<P>, words)
    }

    /// What two stored payloads of a kind report together; the clause is that of the first.
    pub fn together(self, before: &Value, after: &Value) -> Result<Value> {
        match self {
            Self::Alone => Ok(before.clone()),
            Self::Sum(added) => added(before, after),
            Self::Many(one, _) => {
                let many = |data| Many::stored(data).map_or_else(|| one(data), Ok);
                let many = many(before)?.and(many(after)?);
                Ok(many.payload(before))
            }
        }
    }
}

fn added<P: Counted>(before: &Value, after: &Value) -> Result<Value> {
    let mut more = P::deserialize(after).map_err(Error::internal)?;
    let mut sum = P::deserialize(before).map_err(Error::internal)?;
    *sum.count() += *more.count();
    let mut data = before.clone();
    if let (Value::Object(data), Value::Object(sum)) = (
        &mut data,
        serde_json::to_value(sum).map_err(Error::internal)?,
    ) {
        data.extend(sum);
    }
    Ok(data)
}

fn one<P: Several>(data: &Value) -> Result<Many> {
    let payload = P::deserialize(data).map_err(Error::internal)?;
    Ok(payload.one())
}

/// Names that a message shows at most.
const NAMES_MAX: usize = 3;

/// The field of a stored payload that holds it.
const MANY: &str = "many";

/// Several things of one kind that one message reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Many {
    pub count: i64,
    /// Of products: the first few that differ.
    pub names: Vec<String>,
    /// The earliest deadline.
    pub due_at: Option<ShanghaiTime>,
    pub due_is_provisional: bool,
    /// Where it is the same for all.
    pub hospital_name: Option<String>,
    /// Where it is the same for all.
    pub manufacturer_name: Option<String>,
    /// Where it is the same for all.
    pub reason: Option<String>,
    /// The kind within the kind of message, where it is the same for all.
    pub kind: Option<String>,
}

impl Many {
    /// One thing, of which nothing more is known.
    #[must_use]
    pub fn one() -> Self {
        Self {
            count: 1,
            ..Self::default()
        }
    }

    /// What a stored payload holds of several things; none where it is of one.
    #[must_use]
    pub fn stored(data: &Value) -> Option<Self> {
        Self::deserialize(data.get(MANY)?).ok()
    }

    /// Both together, `other` after these.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for name in other.names {
            if self.names.len() < NAMES_MAX && !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        let is_earlier = match (self.due_at, other.due_at) {
            (None, Some(_)) => true,
            (Some(own), Some(others)) => others < own,
            (_, None) => false,
        };
        let (due_at, due_is_provisional) = if is_earlier {
            (other.due_at, other.due_is_provisional)
        } else {
            (self.due_at, self.due_is_provisional)
        };
        Self {
            count: self.count + other.count,
            names: self.names,
            due_at,
            due_is_provisional,
            hospital_name: same(self.hospital_name, other.hospital_name),
            manufacturer_name: same(self.manufacturer_name, other.manufacturer_name),
            reason: same(self.reason, other.reason),
            kind: same(self.kind, other.kind),
        }
    }

    /// As a payload, with the clause of the first.
    fn payload(&self, first: &Value) -> Value {
        json!({ MANY: self, "clause": first.get("clause") })
    }

    /// The names of products, as far as they are shown.
    #[must_use]
    pub fn products(&self) -> Words {
        let zh: Vec<String> = self.names.iter().map(|name| format!("“{name}”")).collect();
        let (joined_zh, joined_en) = (zh.join("、"), zh.join(", "));
        let has_more = i64::try_from(zh.len()).is_ok_and(|shown| shown < self.count);
        match (zh.is_empty(), has_more) {
            (true, _) => Words::new("产品", "products"),
            (false, true) => {
                Words::new(format!("{joined_zh}等"), format!("{joined_en} and others"))
            }
            (false, false) => Words::new(joined_zh, joined_en),
        }
    }

    /// The earliest deadline within a sentence; empty without one.
    #[must_use]
    pub fn until(&self) -> Words {
        self.due_at.map_or_else(
            || Words::new("", ""),
            |due| until(due.to_utc(), self.due_is_provisional),
        )
    }

    /// Its name, or that there are several.
    #[must_use]
    pub fn hospital(&self) -> Words {
        let name = self.hospital_name.as_deref();
        name.map_or_else(
            || Words::new("多家医疗机构", "several hospitals"),
            |name| Words::new(name, name),
        )
    }

    /// Its name, or that there are several.
    #[must_use]
    pub fn manufacturer(&self) -> Words {
        let name = self.manufacturer_name.as_deref();
        name.map_or_else(
            || Words::new("多家生产企业", "several manufacturers"),
            |name| Words::new(name, name),
        )
    }
}

fn same(own: Option<String>, others: Option<String>) -> Option<String> {
    own.filter(|own| Some(own) == others.as_ref())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    fn one(name: &str, due: &str, hospital: &str) -> Many {
        Many {
            names: vec![name.to_owned()],
            due_at: Some(due.parse::<DateTime<Utc>>().expect("an instant").into()),
            hospital_name: Some(hospital.to_owned()),
            ..Many::one()
        }
    }

    #[test]
    fn several_count_name_the_first_three_and_end_with_the_earliest() {
        let days = [
            "2026-03-12",
            "2026-03-10",
            "2026-03-11",
            "2026-03-10",
            "2026-03-10",
        ];
        let names = ["甲", "乙", "甲", "丙", "丁"];
        let each = days.iter().zip(names);
        let many = each
            .map(|(day, name)| one(name, &format!("{day}T00:00:00+08:00"), "第一医院"))
            .reduce(Many::and)
            .expect("some");
        assert_eq!(many.count, 5);
        assert_eq!(many.names, ["甲", "乙", "丙"]);
        assert_eq!(many.until().zh, "2026-03-09 24:00");
        assert_eq!(many.products().zh, "“甲”、“乙”、“丙”等");
        assert_eq!(many.hospital().zh, "第一医院");
        let stored = many.payload(&json!({"clause": "S4-1"}));
        assert_eq!(Many::stored(&stored), Some(many), "as it is stored");
        assert_eq!(stored["clause"], "S4-1");
    }

    #[test]
    fn grouping_in_steps_is_grouping_at_once() {
        let day = "2026-03-10T00:00:00+08:00";
        let of = |name: &str| one(name, day, "第一医院");
        let at_once = of("甲").and(of("乙")).and(of("丙")).and(of("丁"));
        let in_steps = of("甲").and(of("乙")).and(of("丙").and(of("丁")));
        assert_eq!(at_once, in_steps);
        let apart = of("甲").and(one("乙", day, "第二医院"));
        assert_eq!(apart.hospital().en, "several hospitals");
    }

    #[test]
    fn two_of_one_product_name_it_once() {
        let day = "2026-03-10T00:00:00+08:00";
        let many = one("甲", day, "第一医院").and(one("甲", day, "第二医院"));
        assert_eq!(many.products().en, "“甲” and others");
    }
}
