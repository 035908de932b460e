//! Connections and transactions, on which statements run.

use std::future::Future;

use futures_util::{StreamExt, TryStreamExt};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Row, RowStream, Statement};

type Values<'a> = &'a [&'a (dyn ToSql + Sync)];

/// A connection of the pool, or a transaction on one. Both cache their prepared statements.
pub trait GenericClient: Send + Sync {
    /// Prepares a text, unless this connection has prepared it before.
    fn prepare(&self, text: &str) -> impl Future<Output = Result<Statement, Error>> + Send;

    /// Runs a statement; returns the number of rows affected.
    fn execute(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> impl Future<Output = Result<u64, Error>> + Send;

    /// Runs a statement that returns exactly one row.
    fn query_one(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> impl Future<Output = Result<Row, Error>> + Send;

    /// Runs a statement that returns at most one row.
    fn query_opt(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> impl Future<Output = Result<Option<Row>, Error>> + Send;

    /// Runs a statement and reads its rows as they arrive.
    fn query<T: Send>(
        &self,
        statement: &Statement,
        values: Values<'_>,
        read: fn(&Row) -> Result<T, Error>,
    ) -> impl Future<Output = Result<Vec<T>, Error>> + Send;
}

/// Reads the rows of a statement as they arrive.
pub async fn read_rows<T>(
    rows: impl Future<Output = Result<RowStream, Error>>,
    read: fn(&Row) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    rows.await?.map(|row| read(&row?)).try_collect().await
}
