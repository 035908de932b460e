// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub origin: T1,
    pub title: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub due_from: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub provisional: bool,
    pub calendar_version: i64,
}
#[derive(Debug)]
pub struct OpenUntilParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub origin: T1,
    pub title: T2,
    pub due_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql> {
    pub before: i64,
    pub id: Option<i64>,
    pub origin: Option<T1>,
    pub open: bool,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::StringSql> {
    pub origin: Option<T1>,
    pub open: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct LockCountedByOlderParams {
    pub version: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct SaveDeadlinesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T3: crate::ArraySql<Item = bool>,
    T4: crate::ArraySql<Item = Option<i64>>,
> {
    pub ids: T1,
    pub due_at: T2,
    pub provisional: T3,
    pub calendar_versions: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct CloseParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Publicity {
    pub id: i64,
    pub origin: String,
    pub title: String,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub due_from: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub changes: i64,
    pub objections_open: i64,
}
pub struct PublicityBorrowed<'a> {
    pub id: i64,
    pub origin: &'a str,
    pub title: &'a str,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub due_from: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub changes: i64,
    pub objections_open: i64,
}
impl<'a> From<PublicityBorrowed<'a>> for Publicity {
    fn from(
        PublicityBorrowed {
            id,
            origin,
            title,
            opened_at,
            due_from,
            due_at,
            due_is_provisional,
            calendar_version,
            closed_at,
            changes,
            objections_open,
        }: PublicityBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            origin: origin.into(),
            title: title.into(),
            opened_at,
            due_from,
            due_at,
            due_is_provisional,
            calendar_version,
            closed_at,
            changes,
            objections_open,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PublicityDue {
    pub id: i64,
    pub due_from: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Manufacturers {
    pub manufacturer: i64,
    pub products: i64,
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
pub struct PublicityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PublicityBorrowed, tokio_postgres::Error>,
    mapper: fn(PublicityBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PublicityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PublicityBorrowed) -> R) -> PublicityQuery<'c, 'a, 's, C, R, N> {
        PublicityQuery {
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
pub struct PublicityDueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PublicityDue, tokio_postgres::Error>,
    mapper: fn(PublicityDue) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PublicityDueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PublicityDue) -> R) -> PublicityDueQuery<'c, 'a, 's, C, R, N> {
        PublicityDueQuery {
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
pub struct ManufacturersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Manufacturers, tokio_postgres::Error>,
    mapper: fn(Manufacturers) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ManufacturersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Manufacturers) -> R) -> ManufacturersQuery<'c, 'a, 's, C, R, N> {
        ManufacturersQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into publicity (origin, title, opened_at, opened_by, due_from, due_at, due_is_provisional, calendar_version) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id",
        None,
    )
}
impl InsertStmt {
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
        origin: &'a T1,
        title: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        due_from: &'a chrono::NaiveDate,
        due_at: &'a chrono::DateTime<chrono::Utc>,
        provisional: &'a bool,
        calendar_version: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 8> {
        I64Query {
            client,
            params: [
                origin,
                title,
                now,
                account,
                due_from,
                due_at,
                provisional,
                calendar_version,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 8>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 8> {
        self.bind(
            client,
            &params.origin,
            &params.title,
            &params.now,
            &params.account,
            &params.due_from,
            &params.due_at,
            &params.provisional,
            &params.calendar_version,
        )
    }
}
pub struct OpenUntilStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_until() -> OpenUntilStmt {
    OpenUntilStmt(
        "select id from publicity where origin = $1 and title = $2 and due_at = $3 and not due_is_provisional and closed_at is null order by id limit 1",
        None,
    )
}
impl OpenUntilStmt {
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
        origin: &'a T1,
        title: &'a T2,
        due_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [origin, title, due_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenUntilParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for OpenUntilStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenUntilParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.origin, &params.title, &params.due_at)
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select publicity.id, publicity.origin, publicity.title, publicity.opened_at, publicity.due_from, publicity.due_at, publicity.due_is_provisional, publicity.calendar_version, publicity.closed_at, (select count(*) from price_change where price_change.publicity = publicity.id) as changes, (select count(*) from objection where objection.publicity = publicity.id and objection.state = 'open') as objections_open from publicity where id < $1 and ($2::bigint is null or id = $2) and ($3::text is null or origin = $3) and (not $4::boolean or closed_at is null) order by id desc limit $5",
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
        before: &'a i64,
        id: &'a Option<i64>,
        origin: &'a Option<T1>,
        open: &'a bool,
        rows: &'a i64,
    ) -> PublicityQuery<'c, 'a, 's, C, Publicity, 5> {
        PublicityQuery {
            client,
            params: [before, id, origin, open, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PublicityBorrowed, tokio_postgres::Error> {
                    Ok(PublicityBorrowed {
                        id: row.try_get(0)?,
                        origin: row.try_get(1)?,
                        title: row.try_get(2)?,
                        opened_at: row.try_get(3)?,
                        due_from: row.try_get(4)?,
                        due_at: row.try_get(5)?,
                        due_is_provisional: row.try_get(6)?,
                        calendar_version: row.try_get(7)?,
                        closed_at: row.try_get(8)?,
                        changes: row.try_get(9)?,
                        objections_open: row.try_get(10)?,
                    })
                },
            mapper: |it| Publicity::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1>,
        PublicityQuery<'c, 'a, 's, C, Publicity, 5>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1>,
    ) -> PublicityQuery<'c, 'a, 's, C, Publicity, 5> {
        self.bind(
            client,
            &params.before,
            &params.id,
            &params.origin,
            &params.open,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from publicity where ($1::text is null or origin = $1) and (not $2::boolean or closed_at is null)",
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
        origin: &'a Option<T1>,
        open: &'a bool,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [origin, open],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CountParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.origin, &params.open)
    }
}
pub struct LockDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_due() -> LockDueStmt {
    LockDueStmt(
        "select id, due_from, due_at, due_is_provisional, calendar_version from publicity where closed_at is null and deadline_is_over(due_at, due_is_provisional, $1) order by due_at, id limit 1 for update skip locked",
        None,
    )
}
impl LockDueStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> PublicityDueQuery<'c, 'a, 's, C, PublicityDue, 1> {
        PublicityDueQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PublicityDue, tokio_postgres::Error> {
                Ok(PublicityDue {
                    id: row.try_get(0)?,
                    due_from: row.try_get(1)?,
                    due_at: row.try_get(2)?,
                    due_is_provisional: row.try_get(3)?,
                    calendar_version: row.try_get(4)?,
                })
            },
            mapper: |it| PublicityDue::from(it),
        }
    }
}
pub struct LockCountedByOlderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_counted_by_older() -> LockCountedByOlderStmt {
    LockCountedByOlderStmt(
        "select id, due_from, due_at, due_is_provisional, calendar_version from publicity where closed_at is null and calendar_version < $1 order by id limit $2 for update skip locked",
        None,
    )
}
impl LockCountedByOlderStmt {
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
        version: &'a i64,
        rows: &'a i64,
    ) -> PublicityDueQuery<'c, 'a, 's, C, PublicityDue, 2> {
        PublicityDueQuery {
            client,
            params: [version, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PublicityDue, tokio_postgres::Error> {
                Ok(PublicityDue {
                    id: row.try_get(0)?,
                    due_from: row.try_get(1)?,
                    due_at: row.try_get(2)?,
                    due_is_provisional: row.try_get(3)?,
                    calendar_version: row.try_get(4)?,
                })
            },
            mapper: |it| PublicityDue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockCountedByOlderParams,
        PublicityDueQuery<'c, 'a, 's, C, PublicityDue, 2>,
        C,
    > for LockCountedByOlderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockCountedByOlderParams,
    ) -> PublicityDueQuery<'c, 'a, 's, C, PublicityDue, 2> {
        self.bind(client, &params.version, &params.rows)
    }
}
pub struct SaveDeadlinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_deadlines() -> SaveDeadlinesStmt {
    SaveDeadlinesStmt(
        "update publicity set due_at = saved.due_at, due_is_provisional = saved.is_provisional, calendar_version = saved.calendar_version from unnest($1::bigint[], $2::timestamptz[], $3::boolean[], $4::bigint[]) as saved (id, due_at, is_provisional, calendar_version) where publicity.id = saved.id",
        None,
    )
}
impl SaveDeadlinesStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
        T3: crate::ArraySql<Item = bool>,
        T4: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        due_at: &'a T2,
        provisional: &'a T3,
        calendar_versions: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[ids, due_at, provisional, calendar_versions],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T3: crate::ArraySql<Item = bool>,
    T4: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveDeadlinesParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SaveDeadlinesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveDeadlinesParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.ids,
            &params.due_at,
            &params.provisional,
            &params.calendar_versions,
        ))
    }
}
pub struct CloseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close() -> CloseStmt {
    CloseStmt("update publicity set closed_at = $1 where id = $2", None)
}
impl CloseStmt {
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
        id: &'a i64,
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
        CloseParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CloseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CloseParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct ManufacturersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn manufacturers() -> ManufacturersStmt {
    ManufacturersStmt(
        "select manufacturer, count(distinct product) as products from price_change where publicity = $1 group by manufacturer order by manufacturer",
        None,
    )
}
impl ManufacturersStmt {
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
        publicity: &'a i64,
    ) -> ManufacturersQuery<'c, 'a, 's, C, Manufacturers, 1> {
        ManufacturersQuery {
            client,
            params: [publicity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Manufacturers, tokio_postgres::Error> {
                Ok(Manufacturers {
                    manufacturer: row.try_get(0)?,
                    products: row.try_get(1)?,
                })
            },
            mapper: |it| Manufacturers::from(it),
        }
    }
}
