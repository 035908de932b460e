//! Connections and transactions, on which statements run.

use std::future::Future;

use deadpool_postgres::{Client, ClientWrapper, Transaction};
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

    /// Runs a statement and returns its rows as they arrive.
    fn query_raw(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> impl Future<Output = Result<RowStream, Error>> + Send;
}

impl GenericClient for Client {
    async fn prepare(&self, text: &str) -> Result<Statement, Error> {
        ClientWrapper::prepare_cached(self, text).await
    }

    async fn execute(&self, statement: &Statement, values: Values<'_>) -> Result<u64, Error> {
        tokio_postgres::Client::execute(self, statement, values).await
    }

    async fn query_one(&self, statement: &Statement, values: Values<'_>) -> Result<Row, Error> {
        tokio_postgres::Client::query_one(self, statement, values).await
    }

    async fn query_opt(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<Option<Row>, Error> {
        tokio_postgres::Client::query_opt(self, statement, values).await
    }

    async fn query_raw(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<RowStream, Error> {
        let values = values.iter().copied();
        tokio_postgres::Client::query_raw(self, statement, values).await
    }
}

impl GenericClient for Transaction<'_> {
    async fn prepare(&self, text: &str) -> Result<Statement, Error> {
        self.prepare_cached(text).await
    }

    async fn execute(&self, statement: &Statement, values: Values<'_>) -> Result<u64, Error> {
        tokio_postgres::Transaction::execute(self, statement, values).await
    }

    async fn query_one(&self, statement: &Statement, values: Values<'_>) -> Result<Row, Error> {
        tokio_postgres::Transaction::query_one(self, statement, values).await
    }

    async fn query_opt(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<Option<Row>, Error> {
        tokio_postgres::Transaction::query_opt(self, statement, values).await
    }

    async fn query_raw(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<RowStream, Error> {
        let values = values.iter().copied();
        tokio_postgres::Transaction::query_raw(self, statement, values).await
    }
}
