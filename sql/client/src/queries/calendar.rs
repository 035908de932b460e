// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertNoticeParams<T1: crate::StringSql> {
    pub year: i16,
    pub source: T1,
    pub published_on: chrono::NaiveDate,
    pub loaded_at: chrono::DateTime<chrono::Utc>,
    pub loaded_by: Option<i64>,
}
#[derive(Debug)]
pub struct InsertDaysParams<
    T1: crate::ArraySql<Item = chrono::NaiveDate>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub version: i64,
    pub days: T1,
    pub kinds: T3,
    pub names: T5,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CurrentNotices {
    pub version: i64,
    pub year: i16,
    pub source: String,
    pub published_on: chrono::NaiveDate,
    pub loaded_at: chrono::DateTime<chrono::Utc>,
}
pub struct CurrentNoticesBorrowed<'a> {
    pub version: i64,
    pub year: i16,
    pub source: &'a str,
    pub published_on: chrono::NaiveDate,
    pub loaded_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<CurrentNoticesBorrowed<'a>> for CurrentNotices {
    fn from(
        CurrentNoticesBorrowed {
            version,
            year,
            source,
            published_on,
            loaded_at,
        }: CurrentNoticesBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            year,
            source: source.into(),
            published_on,
            loaded_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CurrentDays {
    pub day: chrono::NaiveDate,
    pub kind: String,
    pub name: String,
}
pub struct CurrentDaysBorrowed<'a> {
    pub day: chrono::NaiveDate,
    pub kind: &'a str,
    pub name: &'a str,
}
impl<'a> From<CurrentDaysBorrowed<'a>> for CurrentDays {
    fn from(CurrentDaysBorrowed { day, kind, name }: CurrentDaysBorrowed<'a>) -> Self {
        Self {
            day,
            kind: kind.into(),
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    pub version: i64,
    pub year: i16,
    pub source: String,
    pub published_on: chrono::NaiveDate,
    pub loaded_at: chrono::DateTime<chrono::Utc>,
}
pub struct HistoryBorrowed<'a> {
    pub version: i64,
    pub year: i16,
    pub source: &'a str,
    pub published_on: chrono::NaiveDate,
    pub loaded_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<HistoryBorrowed<'a>> for History {
    fn from(
        HistoryBorrowed {
            version,
            year,
            source,
            published_on,
            loaded_at,
        }: HistoryBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            year,
            source: source.into(),
            published_on,
            loaded_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CurrentNoticesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CurrentNoticesBorrowed, tokio_postgres::Error>,
    mapper: fn(CurrentNoticesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CurrentNoticesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CurrentNoticesBorrowed) -> R,
    ) -> CurrentNoticesQuery<'c, 'a, 's, C, R, N> {
        CurrentNoticesQuery {
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
pub struct CurrentDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CurrentDaysBorrowed, tokio_postgres::Error>,
    mapper: fn(CurrentDaysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CurrentDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CurrentDaysBorrowed) -> R,
    ) -> CurrentDaysQuery<'c, 'a, 's, C, R, N> {
        CurrentDaysQuery {
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
pub struct HistoryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HistoryBorrowed, tokio_postgres::Error>,
    mapper: fn(HistoryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HistoryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HistoryBorrowed) -> R) -> HistoryQuery<'c, 'a, 's, C, R, N> {
        HistoryQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct CurrentNoticesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_notices() -> CurrentNoticesStmt {
    CurrentNoticesStmt(
        "select distinct on (year) version, year, source, published_on, loaded_at from calendar_notice order by year, version desc",
        None,
    )
}
impl CurrentNoticesStmt {
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
    ) -> CurrentNoticesQuery<'c, 'a, 's, C, CurrentNotices, 0> {
        CurrentNoticesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<CurrentNoticesBorrowed, tokio_postgres::Error> {
                Ok(CurrentNoticesBorrowed {
                    version: row.try_get(0)?,
                    year: row.try_get(1)?,
                    source: row.try_get(2)?,
                    published_on: row.try_get(3)?,
                    loaded_at: row.try_get(4)?,
                })
            },
            mapper: |it| CurrentNotices::from(it),
        }
    }
}
pub struct CurrentDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_days() -> CurrentDaysStmt {
    CurrentDaysStmt(
        "select calendar_day.day, calendar_day.kind, calendar_day.name from (select distinct on (year) version from calendar_notice order by year, version desc) notice join calendar_day using (version) order by calendar_day.day",
        None,
    )
}
impl CurrentDaysStmt {
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
    ) -> CurrentDaysQuery<'c, 'a, 's, C, CurrentDays, 0> {
        CurrentDaysQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CurrentDaysBorrowed, tokio_postgres::Error> {
                    Ok(CurrentDaysBorrowed {
                        day: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        name: row.try_get(2)?,
                    })
                },
            mapper: |it| CurrentDays::from(it),
        }
    }
}
pub struct LatestVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_version() -> LatestVersionStmt {
    LatestVersionStmt(
        "select coalesce(max(version), 0) as version from calendar_notice",
        None,
    )
}
impl LatestVersionStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn history() -> HistoryStmt {
    HistoryStmt(
        "select version, year, source, published_on, loaded_at from calendar_notice order by version desc",
        None,
    )
}
impl HistoryStmt {
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
    ) -> HistoryQuery<'c, 'a, 's, C, History, 0> {
        HistoryQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HistoryBorrowed, tokio_postgres::Error> {
                    Ok(HistoryBorrowed {
                        version: row.try_get(0)?,
                        year: row.try_get(1)?,
                        source: row.try_get(2)?,
                        published_on: row.try_get(3)?,
                        loaded_at: row.try_get(4)?,
                    })
                },
            mapper: |it| History::from(it),
        }
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt(
        "select pg_advisory_xact_lock(7701, 1)::text as locked",
        None,
    )
}
impl LockStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct InsertNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_notice() -> InsertNoticeStmt {
    InsertNoticeStmt(
        "insert into calendar_notice (year, source, published_on, loaded_at, loaded_by) values ($1, $2, $3, $4, $5) returning version",
        None,
    )
}
impl InsertNoticeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        year: &'a i16,
        source: &'a T1,
        published_on: &'a chrono::NaiveDate,
        loaded_at: &'a chrono::DateTime<chrono::Utc>,
        loaded_by: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [year, source, published_on, loaded_at, loaded_by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertNoticeParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for InsertNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertNoticeParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.year,
            &params.source,
            &params.published_on,
            &params.loaded_at,
            &params.loaded_by,
        )
    }
}
pub struct InsertDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_days() -> InsertDaysStmt {
    InsertDaysStmt(
        "insert into calendar_day (version, day, kind, name) select $1, day, kind, name from unnest($2::date[], $3::text[], $4::text[]) as loaded (day, kind, name)",
        None,
    )
}
impl InsertDaysStmt {
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
        T1: crate::ArraySql<Item = chrono::NaiveDate>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        version: &'a i64,
        days: &'a T1,
        kinds: &'a T3,
        names: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[version, days, kinds, names])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = chrono::NaiveDate>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertDaysParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertDaysStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertDaysParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.version,
            &params.days,
            &params.kinds,
            &params.names,
        ))
    }
}
