// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ClaimParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub account: i64,
    pub operation: T1,
    pub key: T2,
    pub fingerprint: T3,
    pub wall: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct FindParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub account: i64,
    pub operation: T1,
    pub key: T2,
}
#[derive(Debug)]
pub struct KeepParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub status: i16,
    pub body: T1,
    pub account: i64,
    pub operation: T2,
    pub key: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteOldParams {
    pub before: chrono::DateTime<chrono::Utc>,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Find {
    pub fingerprint: Vec<u8>,
    pub status: Option<i16>,
    pub body: Option<String>,
}
pub struct FindBorrowed<'a> {
    pub fingerprint: &'a [u8],
    pub status: Option<i16>,
    pub body: Option<&'a str>,
}
impl<'a> From<FindBorrowed<'a>> for Find {
    fn from(
        FindBorrowed {
            fingerprint,
            status,
            body,
        }: FindBorrowed<'a>,
    ) -> Self {
        Self {
            fingerprint: fingerprint.into(),
            status,
            body: body.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindBorrowed, tokio_postgres::Error>,
    mapper: fn(FindBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindBorrowed) -> R) -> FindQuery<'c, 'a, 's, C, R, N> {
        FindQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ClaimStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim() -> ClaimStmt {
    ClaimStmt(
        "insert into idempotency_key (account, operation, key, fingerprint, at) values ($1, $2, $3, $4, $5) on conflict do nothing",
        None,
    )
}
impl ClaimStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        account: &'a i64,
        operation: &'a T1,
        key: &'a T2,
        fingerprint: &'a T3,
        wall: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[account, operation, key, fingerprint, wall],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ClaimParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ClaimStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ClaimParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account,
            &params.operation,
            &params.key,
            &params.fingerprint,
            &params.wall,
        ))
    }
}
pub struct FindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find() -> FindStmt {
    FindStmt(
        "select fingerprint, status, body from idempotency_key where account = $1 and operation = $2 and key = $3",
        None,
    )
}
impl FindStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        account: &'a i64,
        operation: &'a T1,
        key: &'a T2,
    ) -> FindQuery<'c, 'a, 's, C, Find, 3> {
        FindQuery {
            client,
            params: [account, operation, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindBorrowed, tokio_postgres::Error> {
                Ok(FindBorrowed {
                    fingerprint: row.try_get(0)?,
                    status: row.try_get(1)?,
                    body: row.try_get(2)?,
                })
            },
            mapper: |it| Find::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindParams<T1, T2>,
        FindQuery<'c, 'a, 's, C, Find, 3>,
        C,
    > for FindStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindParams<T1, T2>,
    ) -> FindQuery<'c, 'a, 's, C, Find, 3> {
        self.bind(client, &params.account, &params.operation, &params.key)
    }
}
pub struct KeepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep() -> KeepStmt {
    KeepStmt(
        "update idempotency_key set status = $1, body = $2 where account = $3 and operation = $4 and key = $5",
        None,
    )
}
impl KeepStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        status: &'a i16,
        body: &'a T1,
        account: &'a i64,
        operation: &'a T2,
        key: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[status, body, account, operation, key],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        KeepParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.body,
            &params.account,
            &params.operation,
            &params.key,
        ))
    }
}
pub struct DeleteOldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_old() -> DeleteOldStmt {
    DeleteOldStmt(
        "delete from idempotency_key where (account, operation, key) in ( select old.account, old.operation, old.key from idempotency_key old where old.at < $1 order by old.at limit $2 )",
        None,
    )
}
impl DeleteOldStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        before: &'a chrono::DateTime<chrono::Utc>,
        rows: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[before, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteOldParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteOldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteOldParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.rows))
    }
}
