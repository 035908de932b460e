//! What may stand for a value of a kind: a text is a text, whoever owns it.

use std::borrow::Cow;
use std::fmt::Debug;

use tokio_postgres::types::{Json, ToSql};

/// A text.
pub trait StringSql: Debug + ToSql + Sync {}

impl<T: StringSql> StringSql for &T {}
impl StringSql for String {}
impl StringSql for &str {}
impl StringSql for Cow<'_, str> {}

/// Bytes.
pub trait BytesSql: Debug + ToSql + Sync {}

impl<T: BytesSql> BytesSql for &T {}
impl BytesSql for Vec<u8> {}
impl BytesSql for &[u8] {}

/// Any JSON value.
pub trait JsonSql: Debug + ToSql + Sync {}

impl<T: JsonSql> JsonSql for &T {}
impl JsonSql for serde_json::Value {}
impl<T: serde::Serialize + Debug + Sync> JsonSql for Json<T> {}

/// An array of such values.
pub trait ArraySql: Debug + ToSql + Sync {
    /// What it holds.
    type Item;
}

impl<A: ArraySql> ArraySql for &A {
    type Item = A::Item;
}
impl<T: Debug + ToSql + Sync> ArraySql for Vec<T> {
    type Item = T;
}
impl<T: Debug + ToSql + Sync> ArraySql for &[T] {
    type Item = T;
}
