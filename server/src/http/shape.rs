//! JSON whose objects are objects: what serde derives for a struct reads a list as well, field by field, which nobody
//! means and the description does not offer.

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};

/// A value of which a struct is read from an object alone, at whatever depth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shaped<'de>(pub(super) &'de Value);

fn field<'de>((name, value): (&'de String, &'de Value)) -> (&'de str, Shaped<'de>) {
    (name, Shaped(value))
}

impl<'de> IntoDeserializer<'de, Error> for Shaped<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Shaped<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => {
                let mut items = SeqDeserializer::new(items.iter().map(Shaped));
                let read = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(read)
            }
            Value::Object(fields) => {
                let mut fields = MapDeserializer::new(fields.iter().map(field));
                let read = visitor.visit_map(&mut fields)?;
                fields.end()?;
                Ok(read)
            }
            value @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                value.deserialize_any(visitor)
            }
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.0.is_array() {
            return Err(Error::invalid_type(Unexpected::Seq, &"a map"));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Value::Object(fields) = self.0
            && fields.len() == 1
        {
            let fields = MapDeserializer::new(fields.iter().map(field));
            return visitor.visit_enum(MapAccessDeserializer::new(fields));
        }
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Inner {
        price: i64,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    enum Kind {
        Plain,
        Of(Inner),
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Outer {
        name: String,
        inner: Option<Inner>,
        #[serde(default)]
        items: Vec<Inner>,
        kind: Option<Kind>,
        pair: Option<(i64, i64)>,
    }

    #[test]
    fn objects_are_read_as_they_are() {
        let body = json!({
            "name": "a", "inner": {"price": 1}, "items": [{"price": 2}], "kind": {"Of": {"price": 3}}, "pair": [4, 5],
        });
        let read = Outer::deserialize(Shaped(&body)).expect("an object");
        assert_eq!(read, Outer::deserialize(&body).expect("an object"));
        assert_eq!(read.items, [Inner { price: 2 }]);
        let plain = json!({"name": "a", "inner": null, "kind": "Plain"});
        let read = Outer::deserialize(Shaped(&plain)).expect("an object");
        assert_eq!((read.inner, read.kind), (None, Some(Kind::Plain)));
    }

    #[test]
    fn a_list_is_no_object_at_any_depth() {
        for body in [
            json!(["a", null, [], null, null]),
            json!({"name": "a", "inner": [1]}),
            json!({"name": "a", "items": [{"price": 1}, [2]]}),
            json!({"name": "a", "kind": {"Of": [3]}}),
        ] {
            assert!(Outer::deserialize(&body).is_ok(), "serde reads {body}");
            let error = Outer::deserialize(Shaped(&body)).expect_err("a list");
            assert_eq!(
                error.to_string(),
                "invalid type: sequence, expected a map",
                "{body}"
            );
        }
    }
}
