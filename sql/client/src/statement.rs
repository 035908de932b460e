//! One statement from its text to its rows.

use std::marker::PhantomData;

use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Row};

use crate::client::GenericClient;

/// The text of a statement. The type `S` identifies the statement whose values a [`Prepared`] takes.
#[must_use]
pub struct Statement<S> {
    text: &'static str,
    kind: PhantomData<S>,
}

impl<S> Statement<S> {
    pub(crate) fn new(text: &'static str) -> Self {
        let kind = PhantomData;
        Self { text, kind }
    }

    /// Prepares the statement, once for each connection.
    pub async fn prepare<C: GenericClient>(self, client: &C) -> Result<Prepared<S>, Error> {
        let statement = client.prepare(self.text).await?;
        let kind = self.kind;
        Ok(Prepared { statement, kind })
    }
}

/// A statement prepared on a connection. Its values are passed by `bind`, or by name with `params` when
/// they are many or two could be swapped unnoticed.
pub struct Prepared<S> {
    statement: tokio_postgres::Statement,
    kind: PhantomData<S>,
}

impl<S> Prepared<S> {
    pub(crate) fn query<'q, C: GenericClient, T, const N: usize>(
        &'q self,
        client: &'q C,
        values: [&'q (dyn ToSql + Sync); N],
        read: fn(&Row) -> Result<T, Error>,
    ) -> Query<'q, C, T, N> {
        Query {
            client,
            statement: &self.statement,
            values,
            read,
        }
    }

    pub(crate) async fn execute<C: GenericClient>(
        &self,
        client: &C,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<u64, Error> {
        client.execute(&self.statement, values).await
    }
}

/// A statement with its values, not yet run.
#[must_use]
pub struct Query<'q, C, T, const N: usize> {
    client: &'q C,
    statement: &'q tokio_postgres::Statement,
    values: [&'q (dyn ToSql + Sync); N],
    read: fn(&Row) -> Result<T, Error>,
}

impl<C: GenericClient, T: Send, const N: usize> Query<'_, C, T, N> {
    pub async fn one(self) -> Result<T, Error> {
        let row = self.client.query_one(self.statement, &self.values).await?;
        (self.read)(&row)
    }

    pub async fn opt(self) -> Result<Option<T>, Error> {
        let row = self.client.query_opt(self.statement, &self.values).await?;
        row.as_ref().map(self.read).transpose()
    }

    pub async fn all(self) -> Result<Vec<T>, Error> {
        let Self {
            statement, read, ..
        } = self;
        self.client.query(statement, &self.values, read).await
    }
}
