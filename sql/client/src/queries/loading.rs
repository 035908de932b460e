// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertImportParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub id: uuid::Uuid,
    pub kind: T1,
    pub file_name: T2,
    pub organisation: i64,
    pub account: i64,
    pub now: chrono::DateTime<chrono::Utc>,
    pub wall: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertChunkParams<T1: crate::BytesSql> {
    pub number: i32,
    pub bytes: T1,
    pub import: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TouchReceivedParams {
    pub wall: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginParams {
    pub file_bytes: i64,
    pub wall: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TouchParams {
    pub wall: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimAbandonedParams {
    pub wall: chrono::DateTime<chrono::Utc>,
    pub idle_since: chrono::DateTime<chrono::Utc>,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseParams {
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct LockClaimedParams {
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct SetTotalParams {
    pub rows_total: i64,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteProgressParams {
    pub rows: i64,
    pub last_row: i64,
    pub accepted: i64,
    pub unchanged: i64,
    pub price_mismatch: i64,
    pub several_hits: i64,
    pub no_hit: i64,
    pub error: i64,
    pub warnings: i64,
    pub wall: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FinishParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailParams<T1: crate::JsonSql> {
    pub failure: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ImportsParams {
    pub organisation: i64,
    pub overseer: bool,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ImportsCountParams {
    pub organisation: i64,
    pub overseer: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct VerdictsParams {
    pub import: uuid::Uuid,
    pub after: i64,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ChunkParams {
    pub import: uuid::Uuid,
    pub number: i32,
}
#[derive(Debug)]
pub struct LockFilesKeptParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub before: chrono::DateTime<chrono::Utc>,
    pub kept: T2,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimedParams {
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ClaimAbandoned {
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub id: uuid::Uuid,
    pub kind: String,
    pub file_name: String,
    pub file_bytes: i64,
    pub organisation: i64,
    pub account: i64,
    pub state: String,
    pub rows_total: Option<i64>,
    pub rows_done: i64,
    pub last_row: i64,
    pub accepted: i64,
    pub unchanged: i64,
    pub price_mismatch: i64,
    pub several_hits: i64,
    pub no_hit: i64,
    pub error: i64,
    pub warnings: i64,
    pub failure: Option<serde_json::Value>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ImportBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub file_name: &'a str,
    pub file_bytes: i64,
    pub organisation: i64,
    pub account: i64,
    pub state: &'a str,
    pub rows_total: Option<i64>,
    pub rows_done: i64,
    pub last_row: i64,
    pub accepted: i64,
    pub unchanged: i64,
    pub price_mismatch: i64,
    pub several_hits: i64,
    pub no_hit: i64,
    pub error: i64,
    pub warnings: i64,
    pub failure: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ImportBorrowed<'a>> for Import {
    fn from(
        ImportBorrowed {
            id,
            kind,
            file_name,
            file_bytes,
            organisation,
            account,
            state,
            rows_total,
            rows_done,
            last_row,
            accepted,
            unchanged,
            price_mismatch,
            several_hits,
            no_hit,
            error,
            warnings,
            failure,
            started_at,
            finished_at,
        }: ImportBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            file_name: file_name.into(),
            file_bytes,
            organisation,
            account,
            state: state.into(),
            rows_total,
            rows_done,
            last_row,
            accepted,
            unchanged,
            price_mismatch,
            several_hits,
            no_hit,
            error,
            warnings,
            failure: failure.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            started_at,
            finished_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ImportsCount {
    pub total: i64,
    pub running: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Verdicts {
    pub first_row: i64,
    pub last_row: i64,
    pub status: String,
    pub remarks: serde_json::Value,
}
pub struct VerdictsBorrowed<'a> {
    pub first_row: i64,
    pub last_row: i64,
    pub status: &'a str,
    pub remarks: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<VerdictsBorrowed<'a>> for Verdicts {
    fn from(
        VerdictsBorrowed {
            first_row,
            last_row,
            status,
            remarks,
        }: VerdictsBorrowed<'a>,
    ) -> Self {
        Self {
            first_row,
            last_row,
            status: status.into(),
            remarks: serde_json::from_str(remarks.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    pub kind: String,
    pub file_name: String,
    pub file_bytes: i64,
    pub last_row: i64,
    pub account: i64,
    pub organisation: i64,
    pub roles: Vec<String>,
    pub account_state: String,
    pub organisation_kind: String,
    pub has_file: bool,
}
pub struct ClaimedBorrowed<'a> {
    pub kind: &'a str,
    pub file_name: &'a str,
    pub file_bytes: i64,
    pub last_row: i64,
    pub account: i64,
    pub organisation: i64,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub account_state: &'a str,
    pub organisation_kind: &'a str,
    pub has_file: bool,
}
impl<'a> From<ClaimedBorrowed<'a>> for Claimed {
    fn from(
        ClaimedBorrowed {
            kind,
            file_name,
            file_bytes,
            last_row,
            account,
            organisation,
            roles,
            account_state,
            organisation_kind,
            has_file,
        }: ClaimedBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            file_name: file_name.into(),
            file_bytes,
            last_row,
            account,
            organisation,
            roles: roles.map(|v| v.into()).collect(),
            account_state: account_state.into(),
            organisation_kind: organisation_kind.into(),
            has_file,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ClaimAbandonedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimAbandoned, tokio_postgres::Error>,
    mapper: fn(ClaimAbandoned) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimAbandonedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ClaimAbandoned) -> R,
    ) -> ClaimAbandonedQuery<'c, 'a, 's, C, R, N> {
        ClaimAbandonedQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct ImportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ImportBorrowed, tokio_postgres::Error>,
    mapper: fn(ImportBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ImportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ImportBorrowed) -> R) -> ImportQuery<'c, 'a, 's, C, R, N> {
        ImportQuery {
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
pub struct ImportsCountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ImportsCount, tokio_postgres::Error>,
    mapper: fn(ImportsCount) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ImportsCountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ImportsCount) -> R) -> ImportsCountQuery<'c, 'a, 's, C, R, N> {
        ImportsCountQuery {
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
pub struct VerdictsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VerdictsBorrowed, tokio_postgres::Error>,
    mapper: fn(VerdictsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VerdictsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VerdictsBorrowed) -> R) -> VerdictsQuery<'c, 'a, 's, C, R, N> {
        VerdictsQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct ClaimedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimedBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimedBorrowed) -> R) -> ClaimedQuery<'c, 'a, 's, C, R, N> {
        ClaimedQuery {
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
pub struct InsertImportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_import() -> InsertImportStmt {
    InsertImportStmt(
        "insert into import (id, kind, file_name, organisation, account, started_at, worked_at) values ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertImportStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        file_name: &'a T2,
        organisation: &'a i64,
        account: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
        wall: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[id, kind, file_name, organisation, account, now, wall],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertImportParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertImportStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertImportParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.kind,
            &params.file_name,
            &params.organisation,
            &params.account,
            &params.now,
            &params.wall,
        ))
    }
}
pub struct InsertChunkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_chunk() -> InsertChunkStmt {
    InsertChunkStmt(
        "insert into import_file (import, number, bytes) select import.id, $1, $2 from import where import.id = $3 and import.state = 'receiving'",
        None,
    )
}
impl InsertChunkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        number: &'a i32,
        bytes: &'a T1,
        import: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[number, bytes, import])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertChunkParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertChunkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertChunkParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.number, &params.bytes, &params.import))
    }
}
pub struct TouchReceivedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch_received() -> TouchReceivedStmt {
    TouchReceivedStmt(
        "update import set worked_at = $1 where id = $2 and state = 'receiving'",
        None,
    )
}
impl TouchReceivedStmt {
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
        wall: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[wall, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TouchReceivedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TouchReceivedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TouchReceivedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.wall, &params.id))
    }
}
pub struct DeleteReceivedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_received() -> DeleteReceivedStmt {
    DeleteReceivedStmt(
        "delete from import where id = $1 and state = 'receiving'",
        None,
    )
}
impl DeleteReceivedStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[id])
            .await
    }
}
pub struct DeleteStaleReceivedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_stale_received() -> DeleteStaleReceivedStmt {
    DeleteStaleReceivedStmt(
        "delete from import where state = 'receiving' and worked_at < $1",
        None,
    )
}
impl DeleteStaleReceivedStmt {
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
        idle_since: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[idle_since])
            .await
    }
}
pub struct BeginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin() -> BeginStmt {
    BeginStmt(
        "update import set state = 'running', attempt = 1, file_bytes = $1, worked_at = $2 where id = $3 and state = 'receiving'",
        None,
    )
}
impl BeginStmt {
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
        file_bytes: &'a i64,
        wall: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[file_bytes, wall, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BeginParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeginStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.file_bytes, &params.wall, &params.id))
    }
}
pub struct TouchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch() -> TouchStmt {
    TouchStmt(
        "update import set worked_at = $1 where id = ( select held.id from import held where held.id = $2 and held.state = 'running' and held.attempt = $3 for update skip locked )",
        None,
    )
}
impl TouchStmt {
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
        wall: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[wall, id, attempt])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TouchParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TouchStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TouchParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.wall, &params.id, &params.attempt))
    }
}
pub struct ClaimAbandonedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_abandoned() -> ClaimAbandonedStmt {
    ClaimAbandonedStmt(
        "update import set attempt = attempt + 1, worked_at = $1 where id in ( select abandoned.id from import abandoned where abandoned.state = 'running' and abandoned.worked_at < $2 order by abandoned.started_at, abandoned.id limit $3 for update skip locked ) returning id, attempt",
        None,
    )
}
impl ClaimAbandonedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        wall: &'a chrono::DateTime<chrono::Utc>,
        idle_since: &'a chrono::DateTime<chrono::Utc>,
        rows: &'a i64,
    ) -> ClaimAbandonedQuery<'c, 'a, 's, C, ClaimAbandoned, 3> {
        ClaimAbandonedQuery {
            client,
            params: [wall, idle_since, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ClaimAbandoned, tokio_postgres::Error> {
                    Ok(ClaimAbandoned {
                        id: row.try_get(0)?,
                        attempt: row.try_get(1)?,
                    })
                },
            mapper: |it| ClaimAbandoned::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimAbandonedParams,
        ClaimAbandonedQuery<'c, 'a, 's, C, ClaimAbandoned, 3>,
        C,
    > for ClaimAbandonedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimAbandonedParams,
    ) -> ClaimAbandonedQuery<'c, 'a, 's, C, ClaimAbandoned, 3> {
        self.bind(client, &params.wall, &params.idle_since, &params.rows)
    }
}
pub struct ReleaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release() -> ReleaseStmt {
    ReleaseStmt(
        "update import set worked_at = 'epoch' where id = $1 and state = 'running' and attempt = $2",
        None,
    )
}
impl ReleaseStmt {
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
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[id, attempt])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.attempt))
    }
}
pub struct LockClaimedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_claimed() -> LockClaimedStmt {
    LockClaimedStmt(
        "select last_row from import where id = $1 and state = 'running' and attempt = $2 for update",
        None,
    )
}
impl LockClaimedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, attempt],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockClaimedParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for LockClaimedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockClaimedParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.attempt)
    }
}
pub struct SetTotalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_total() -> SetTotalStmt {
    SetTotalStmt("update import set rows_total = $1 where id = $2", None)
}
impl SetTotalStmt {
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
        rows_total: &'a i64,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[rows_total, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetTotalParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetTotalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetTotalParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.rows_total, &params.id))
    }
}
pub struct NoteProgressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_progress() -> NoteProgressStmt {
    NoteProgressStmt(
        "update import set rows_done = rows_done + $1, rows_total = greatest(rows_total, rows_done + $1), last_row = greatest(last_row, $2), accepted = accepted + $3, unchanged = unchanged + $4, price_mismatch = price_mismatch + $5, several_hits = several_hits + $6, no_hit = no_hit + $7, error = error + $8, warnings = warnings + $9, worked_at = $10 where id = $11",
        None,
    )
}
impl NoteProgressStmt {
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
        rows: &'a i64,
        last_row: &'a i64,
        accepted: &'a i64,
        unchanged: &'a i64,
        price_mismatch: &'a i64,
        several_hits: &'a i64,
        no_hit: &'a i64,
        error: &'a i64,
        warnings: &'a i64,
        wall: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    rows,
                    last_row,
                    accepted,
                    unchanged,
                    price_mismatch,
                    several_hits,
                    no_hit,
                    error,
                    warnings,
                    wall,
                    id,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoteProgressParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteProgressStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteProgressParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.rows,
            &params.last_row,
            &params.accepted,
            &params.unchanged,
            &params.price_mismatch,
            &params.several_hits,
            &params.no_hit,
            &params.error,
            &params.warnings,
            &params.wall,
            &params.id,
        ))
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "update import set state = 'done', rows_total = rows_done, finished_at = $1 where id = $2",
        None,
    )
}
impl FinishStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct FailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail() -> FailStmt {
    FailStmt(
        "update import set state = 'failed', failure = $1, finished_at = $2 where id = $3",
        None,
    )
}
impl FailStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        failure: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[failure, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FailParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.failure, &params.now, &params.id))
    }
}
pub struct ImportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import() -> ImportStmt {
    ImportStmt(
        "select id, kind, file_name, file_bytes, organisation, account, state, rows_total, rows_done, last_row, accepted, unchanged, price_mismatch, several_hits, no_hit, error, warnings, failure, started_at, finished_at from import where id = $1 and state <> 'receiving'",
        None,
    )
}
impl ImportStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 1> {
        ImportQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                    Ok(ImportBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        file_bytes: row.try_get(3)?,
                        organisation: row.try_get(4)?,
                        account: row.try_get(5)?,
                        state: row.try_get(6)?,
                        rows_total: row.try_get(7)?,
                        rows_done: row.try_get(8)?,
                        last_row: row.try_get(9)?,
                        accepted: row.try_get(10)?,
                        unchanged: row.try_get(11)?,
                        price_mismatch: row.try_get(12)?,
                        several_hits: row.try_get(13)?,
                        no_hit: row.try_get(14)?,
                        error: row.try_get(15)?,
                        warnings: row.try_get(16)?,
                        failure: row.try_get(17)?,
                        started_at: row.try_get(18)?,
                        finished_at: row.try_get(19)?,
                    })
                },
            mapper: |it| Import::from(it),
        }
    }
}
pub struct ImportsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn imports() -> ImportsStmt {
    ImportsStmt(
        "select id, kind, file_name, file_bytes, organisation, account, state, rows_total, rows_done, last_row, accepted, unchanged, price_mismatch, several_hits, no_hit, error, warnings, failure, started_at, finished_at from import where state <> 'receiving' and (organisation = $1 or ($2::boolean and kind in ('products', 'listed-prices', 'linkage-lists'))) and ($3::timestamptz is null or (started_at, id) < ($3, $4::uuid)) order by started_at desc, id desc limit $5",
        None,
    )
}
impl ImportsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organisation: &'a i64,
        overseer: &'a bool,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        rows: &'a i64,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 5> {
        ImportQuery {
            client,
            params: [organisation, overseer, before_at, before_id, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                    Ok(ImportBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        file_bytes: row.try_get(3)?,
                        organisation: row.try_get(4)?,
                        account: row.try_get(5)?,
                        state: row.try_get(6)?,
                        rows_total: row.try_get(7)?,
                        rows_done: row.try_get(8)?,
                        last_row: row.try_get(9)?,
                        accepted: row.try_get(10)?,
                        unchanged: row.try_get(11)?,
                        price_mismatch: row.try_get(12)?,
                        several_hits: row.try_get(13)?,
                        no_hit: row.try_get(14)?,
                        error: row.try_get(15)?,
                        warnings: row.try_get(16)?,
                        failure: row.try_get(17)?,
                        started_at: row.try_get(18)?,
                        finished_at: row.try_get(19)?,
                    })
                },
            mapper: |it| Import::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ImportsParams,
        ImportQuery<'c, 'a, 's, C, Import, 5>,
        C,
    > for ImportsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ImportsParams,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 5> {
        self.bind(
            client,
            &params.organisation,
            &params.overseer,
            &params.before_at,
            &params.before_id,
            &params.rows,
        )
    }
}
pub struct ImportsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn imports_count() -> ImportsCountStmt {
    ImportsCountStmt(
        "select count(*) as total, count(*) filter (where state = 'running') as running from import where state <> 'receiving' and (organisation = $1 or ($2::boolean and kind in ('products', 'listed-prices', 'linkage-lists')))",
        None,
    )
}
impl ImportsCountStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organisation: &'a i64,
        overseer: &'a bool,
    ) -> ImportsCountQuery<'c, 'a, 's, C, ImportsCount, 2> {
        ImportsCountQuery {
            client,
            params: [organisation, overseer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ImportsCount, tokio_postgres::Error> {
                Ok(ImportsCount {
                    total: row.try_get(0)?,
                    running: row.try_get(1)?,
                })
            },
            mapper: |it| ImportsCount::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ImportsCountParams,
        ImportsCountQuery<'c, 'a, 's, C, ImportsCount, 2>,
        C,
    > for ImportsCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ImportsCountParams,
    ) -> ImportsCountQuery<'c, 'a, 's, C, ImportsCount, 2> {
        self.bind(client, &params.organisation, &params.overseer)
    }
}
pub struct VerdictsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn verdicts() -> VerdictsStmt {
    VerdictsStmt(
        "select first_row, last_row, status, remarks from import_verdict where import = $1 and $2 < first_row order by first_row limit $3",
        None,
    )
}
impl VerdictsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        import: &'a uuid::Uuid,
        after: &'a i64,
        rows: &'a i64,
    ) -> VerdictsQuery<'c, 'a, 's, C, Verdicts, 3> {
        VerdictsQuery {
            client,
            params: [import, after, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<VerdictsBorrowed, tokio_postgres::Error> {
                    Ok(VerdictsBorrowed {
                        first_row: row.try_get(0)?,
                        last_row: row.try_get(1)?,
                        status: row.try_get(2)?,
                        remarks: row.try_get(3)?,
                    })
                },
            mapper: |it| Verdicts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VerdictsParams,
        VerdictsQuery<'c, 'a, 's, C, Verdicts, 3>,
        C,
    > for VerdictsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VerdictsParams,
    ) -> VerdictsQuery<'c, 'a, 's, C, Verdicts, 3> {
        self.bind(client, &params.import, &params.after, &params.rows)
    }
}
pub struct ChunkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn chunk() -> ChunkStmt {
    ChunkStmt(
        "select bytes from import_file where import = $1 and number = $2",
        None,
    )
}
impl ChunkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        import: &'a uuid::Uuid,
        number: &'a i32,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [import, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ChunkParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for ChunkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChunkParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.import, &params.number)
    }
}
pub struct LockFilesKeptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_files_kept() -> LockFilesKeptStmt {
    LockFilesKeptStmt(
        "select id, kind, file_name, file_bytes, organisation, account, state, rows_total, rows_done, last_row, accepted, unchanged, price_mismatch, several_hits, no_hit, error, warnings, failure, started_at, finished_at from import where state in ('done', 'failed') and finished_at < $1 and kind <> all($2) and exists (select from import_file where import_file.import = import.id) order by finished_at, id limit $3 for update skip locked",
        None,
    )
}
impl LockFilesKeptStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        before: &'a chrono::DateTime<chrono::Utc>,
        kept: &'a T2,
        rows: &'a i64,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 3> {
        ImportQuery {
            client,
            params: [before, kept, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                    Ok(ImportBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        file_bytes: row.try_get(3)?,
                        organisation: row.try_get(4)?,
                        account: row.try_get(5)?,
                        state: row.try_get(6)?,
                        rows_total: row.try_get(7)?,
                        rows_done: row.try_get(8)?,
                        last_row: row.try_get(9)?,
                        accepted: row.try_get(10)?,
                        unchanged: row.try_get(11)?,
                        price_mismatch: row.try_get(12)?,
                        several_hits: row.try_get(13)?,
                        no_hit: row.try_get(14)?,
                        error: row.try_get(15)?,
                        warnings: row.try_get(16)?,
                        failure: row.try_get(17)?,
                        started_at: row.try_get(18)?,
                        finished_at: row.try_get(19)?,
                    })
                },
            mapper: |it| Import::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockFilesKeptParams<T1, T2>,
        ImportQuery<'c, 'a, 's, C, Import, 3>,
        C,
    > for LockFilesKeptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockFilesKeptParams<T1, T2>,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 3> {
        self.bind(client, &params.before, &params.kept, &params.rows)
    }
}
pub struct DeleteFilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_files() -> DeleteFilesStmt {
    DeleteFilesStmt("delete from import_file where import = any($1)", None)
}
impl DeleteFilesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        imports: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[imports])
            .await
    }
}
pub struct ClaimedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claimed() -> ClaimedStmt {
    ClaimedStmt(
        "select import.kind, import.file_name, import.file_bytes, import.last_row, account.id as account, account.organisation, account.roles, account.state as account_state, organisation.kind as organisation_kind, exists (select from import_file where import_file.import = import.id) as has_file from import join account on account.id = import.account join organisation on organisation.id = account.organisation where import.id = $1 and import.state = 'running' and import.attempt = $2",
        None,
    )
}
impl ClaimedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> ClaimedQuery<'c, 'a, 's, C, Claimed, 2> {
        ClaimedQuery {
            client,
            params: [id, attempt],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ClaimedBorrowed, tokio_postgres::Error> {
                    Ok(ClaimedBorrowed {
                        kind: row.try_get(0)?,
                        file_name: row.try_get(1)?,
                        file_bytes: row.try_get(2)?,
                        last_row: row.try_get(3)?,
                        account: row.try_get(4)?,
                        organisation: row.try_get(5)?,
                        roles: row.try_get(6)?,
                        account_state: row.try_get(7)?,
                        organisation_kind: row.try_get(8)?,
                        has_file: row.try_get(9)?,
                    })
                },
            mapper: |it| Claimed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimedParams,
        ClaimedQuery<'c, 'a, 's, C, Claimed, 2>,
        C,
    > for ClaimedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimedParams,
    ) -> ClaimedQuery<'c, 'a, 's, C, Claimed, 2> {
        self.bind(client, &params.id, &params.attempt)
    }
}
