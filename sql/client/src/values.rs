//! What may be passed for a value of a kind, owned or borrowed.

use std::borrow::Cow;
use std::fmt::Debug;

use tokio_postgres::types::{Json, ToSql};

pub trait StringSql: Debug + ToSql + Sync {}

impl<T: StringSql> StringSql for &T {}
impl StringSql for String {}
impl StringSql for &str {}
impl StringSql for Cow<'_, str> {}

pub trait BytesSql: Debug + ToSql + Sync {}

impl<T: BytesSql> BytesSql for &T {}
impl BytesSql for Vec<u8> {}
impl BytesSql for &[u8] {}

pub trait JsonSql: Debug + ToSql + Sync {}

impl<T: JsonSql> JsonSql for &T {}
impl JsonSql for serde_json::Value {}
impl<T: serde::Serialize + Debug + Sync> JsonSql for Json<T> {}

pub trait ArraySql: Debug + ToSql + Sync {
    /// The type of its elements.
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
