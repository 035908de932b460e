// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ClaimParams<T1: crate::StringSql> {
    pub name: T1,
    pub scheduled_for: chrono::DateTime<chrono::Utc>,
    pub on_demand: bool,
    pub now: chrono::DateTime<chrono::Utc>,
    pub wall: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct BeatParams {
    pub wall: chrono::DateTime<chrono::Utc>,
    pub id: i64,
}
#[derive(Debug)]
pub struct FinishParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub state: T1,
    pub done: i64,
    pub error: Option<T2>,
    pub id: i64,
}
#[derive(Debug)]
pub struct AbandonParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub error: T1,
    pub beat_before: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql> {
    pub name: T1,
    pub before: Option<i64>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct RunningParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub names: T2,
    pub beat_since: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteOldParams {
    pub before: chrono::DateTime<chrono::Utc>,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Latest {
    pub name: String,
    pub id: i64,
    pub scheduled_for: chrono::DateTime<chrono::Utc>,
    pub on_demand: bool,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: String,
    pub done: i64,
    pub error: Option<String>,
    pub ended_state: Option<String>,
    pub succeeded_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct LatestBorrowed<'a> {
    pub name: &'a str,
    pub id: i64,
    pub scheduled_for: chrono::DateTime<chrono::Utc>,
    pub on_demand: bool,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: &'a str,
    pub done: i64,
    pub error: Option<&'a str>,
    pub ended_state: Option<&'a str>,
    pub succeeded_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<LatestBorrowed<'a>> for Latest {
    fn from(
        LatestBorrowed {
            name,
            id,
            scheduled_for,
            on_demand,
            started_at,
            finished_at,
            state,
            done,
            error,
            ended_state,
            succeeded_at,
        }: LatestBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            id,
            scheduled_for,
            on_demand,
            started_at,
            finished_at,
            state: state.into(),
            done,
            error: error.map(|v| v.into()),
            ended_state: ended_state.map(|v| v.into()),
            succeeded_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub id: i64,
    pub scheduled_for: chrono::DateTime<chrono::Utc>,
    pub on_demand: bool,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: String,
    pub done: i64,
    pub error: Option<String>,
}
pub struct PageBorrowed<'a> {
    pub id: i64,
    pub scheduled_for: chrono::DateTime<chrono::Utc>,
    pub on_demand: bool,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: &'a str,
    pub done: i64,
    pub error: Option<&'a str>,
}
impl<'a> From<PageBorrowed<'a>> for Page {
    fn from(
        PageBorrowed {
            id,
            scheduled_for,
            on_demand,
            started_at,
            finished_at,
            state,
            done,
            error,
        }: PageBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            scheduled_for,
            on_demand,
            started_at,
            finished_at,
            state: state.into(),
            done,
            error: error.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct LatestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LatestBorrowed, tokio_postgres::Error>,
    mapper: fn(LatestBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LatestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LatestBorrowed) -> R) -> LatestQuery<'c, 'a, 's, C, R, N> {
        LatestQuery {
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
pub struct PageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PageBorrowed, tokio_postgres::Error>,
    mapper: fn(PageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PageBorrowed) -> R) -> PageQuery<'c, 'a, 's, C, R, N> {
        PageQuery {
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
        "insert into job_run (name, scheduled_for, on_demand, started_at, beat_at, state) values ($1, $2, $3, $4, $5, 'running') on conflict (name, scheduled_for) where not on_demand do nothing returning id",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
        scheduled_for: &'a chrono::DateTime<chrono::Utc>,
        on_demand: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
        wall: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [name, scheduled_for, on_demand, now, wall],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ClaimParams<T1>, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for ClaimStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.name,
            &params.scheduled_for,
            &params.on_demand,
            &params.now,
            &params.wall,
        )
    }
}
pub struct BeatStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn beat() -> BeatStmt {
    BeatStmt(
        "update job_run set beat_at = $1 where id = $2 and state = 'running'",
        None,
    )
}
impl BeatStmt {
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
        id: &'a i64,
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
        BeatParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeatStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeatParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.wall, &params.id))
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "update job_run set finished_at = $1, state = $2, done = $3, error = $4 where id = $5 and state = 'running'",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        state: &'a T1,
        done: &'a i64,
        error: &'a Option<T2>,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, state, done, error, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.state,
            &params.done,
            &params.error,
            &params.id,
        ))
    }
}
pub struct AbandonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn abandon() -> AbandonStmt {
    AbandonStmt(
        "update job_run set finished_at = $1, state = 'failed', error = $2 where state = 'running' and beat_at < $3",
        None,
    )
}
impl AbandonStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        error: &'a T1,
        beat_before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, error, beat_before])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AbandonParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AbandonStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AbandonParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.error, &params.beat_before))
    }
}
pub struct LatestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest() -> LatestStmt {
    LatestStmt(
        "select asked.name, latest.id, latest.scheduled_for, latest.on_demand, latest.started_at, latest.finished_at, latest.state, latest.done, latest.error, ended.state as ended_state, succeeded.finished_at as succeeded_at from unnest($1::text[]) as asked (name) cross join lateral ( select run.id, run.scheduled_for, run.on_demand, run.started_at, run.finished_at, run.state, run.done, run.error from job_run run where run.name = asked.name order by run.id desc limit 1 ) as latest left join lateral ( select run.state from job_run run where run.name = asked.name and run.state <> 'running' order by run.id desc limit 1 ) as ended on true left join lateral ( select run.finished_at from job_run run where run.name = asked.name and run.state = 'done' order by run.id desc limit 1 ) as succeeded on true",
        None,
    )
}
impl LatestStmt {
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
        names: &'a T2,
    ) -> LatestQuery<'c, 'a, 's, C, Latest, 1> {
        LatestQuery {
            client,
            params: [names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LatestBorrowed, tokio_postgres::Error> {
                    Ok(LatestBorrowed {
                        name: row.try_get(0)?,
                        id: row.try_get(1)?,
                        scheduled_for: row.try_get(2)?,
                        on_demand: row.try_get(3)?,
                        started_at: row.try_get(4)?,
                        finished_at: row.try_get(5)?,
                        state: row.try_get(6)?,
                        done: row.try_get(7)?,
                        error: row.try_get(8)?,
                        ended_state: row.try_get(9)?,
                        succeeded_at: row.try_get(10)?,
                    })
                },
            mapper: |it| Latest::from(it),
        }
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select id, scheduled_for, on_demand, started_at, finished_at, state, done, error from job_run where name = $1 and ($2::bigint is null or id < $2) order by id desc limit $3",
        None,
    )
}
impl PageStmt {
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
        name: &'a T1,
        before: &'a Option<i64>,
        rows: &'a i64,
    ) -> PageQuery<'c, 'a, 's, C, Page, 3> {
        PageQuery {
            client,
            params: [name, before, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PageBorrowed, tokio_postgres::Error> {
                Ok(PageBorrowed {
                    id: row.try_get(0)?,
                    scheduled_for: row.try_get(1)?,
                    on_demand: row.try_get(2)?,
                    started_at: row.try_get(3)?,
                    finished_at: row.try_get(4)?,
                    state: row.try_get(5)?,
                    done: row.try_get(6)?,
                    error: row.try_get(7)?,
                })
            },
            mapper: |it| Page::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PageParams<T1>, PageQuery<'c, 'a, 's, C, Page, 3>, C>
    for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1>,
    ) -> PageQuery<'c, 'a, 's, C, Page, 3> {
        self.bind(client, &params.name, &params.before, &params.rows)
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from job_run where name = $1",
        None,
    )
}
impl CountStmt {
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
        name: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RunningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn running() -> RunningStmt {
    RunningStmt(
        "select count(*) as running from job_run where state = 'running' and name = any($1) and $2 <= beat_at",
        None,
    )
}
impl RunningStmt {
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
        names: &'a T2,
        beat_since: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [names, beat_since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunningParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for RunningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunningParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.names, &params.beat_since)
    }
}
pub struct DeleteOldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_old() -> DeleteOldStmt {
    DeleteOldStmt(
        "delete from job_run where id in ( select old.id from job_run old where old.beat_at < $1 and old.state <> 'running' and exists (select from job_run newer where newer.name = old.name and newer.id > old.id and newer.state = 'done') order by old.id limit $2 )",
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
