// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub price_change: i64,
    pub publicity: i64,
    pub organisation: i64,
    pub account: i64,
    pub reason: T1,
    pub evidence: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct AnswerParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub state: T1,
    pub answer: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub id: i64,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql> {
    pub before: i64,
    pub organisation: Option<i64>,
    pub publicity: Option<i64>,
    pub price_change: Option<i64>,
    pub state: Option<T1>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::StringSql> {
    pub organisation: Option<i64>,
    pub publicity: Option<i64>,
    pub price_change: Option<i64>,
    pub state: Option<T1>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Subject {
    pub price_change: i64,
    pub organisation: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectionRow {
    pub id: i64,
    pub price_change: i64,
    pub publicity: i64,
    pub organisation: i64,
    pub reason: String,
    pub evidence: Vec<uuid::Uuid>,
    pub raised_at: chrono::DateTime<chrono::Utc>,
    pub state: String,
    pub answer: String,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
    pub organisation_name: String,
    pub product: i64,
    pub product_name: String,
    pub code: String,
    pub manufacturer: i64,
    pub region: i16,
    pub base_price: rust_decimal::Decimal,
}
pub struct ObjectionRowBorrowed<'a> {
    pub id: i64,
    pub price_change: i64,
    pub publicity: i64,
    pub organisation: i64,
    pub reason: &'a str,
    pub evidence: crate::ArrayIterator<'a, uuid::Uuid>,
    pub raised_at: chrono::DateTime<chrono::Utc>,
    pub state: &'a str,
    pub answer: &'a str,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
    pub organisation_name: &'a str,
    pub product: i64,
    pub product_name: &'a str,
    pub code: &'a str,
    pub manufacturer: i64,
    pub region: i16,
    pub base_price: rust_decimal::Decimal,
}
impl<'a> From<ObjectionRowBorrowed<'a>> for ObjectionRow {
    fn from(
        ObjectionRowBorrowed {
            id,
            price_change,
            publicity,
            organisation,
            reason,
            evidence,
            raised_at,
            state,
            answer,
            answered_at,
            organisation_name,
            product,
            product_name,
            code,
            manufacturer,
            region,
            base_price,
        }: ObjectionRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            price_change,
            publicity,
            organisation,
            reason: reason.into(),
            evidence: evidence.map(|v| v).collect(),
            raised_at,
            state: state.into(),
            answer: answer.into(),
            answered_at,
            organisation_name: organisation_name.into(),
            product,
            product_name: product_name.into(),
            code: code.into(),
            manufacturer,
            region,
            base_price,
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
pub struct SubjectQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Subject, tokio_postgres::Error>,
    mapper: fn(Subject) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SubjectQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Subject) -> R) -> SubjectQuery<'c, 'a, 's, C, R, N> {
        SubjectQuery {
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
pub struct ObjectionRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObjectionRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ObjectionRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObjectionRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ObjectionRowBorrowed) -> R,
    ) -> ObjectionRowQuery<'c, 'a, 's, C, R, N> {
        ObjectionRowQuery {
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
        "insert into objection (price_change, publicity, organisation, account, reason, evidence, raised_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        price_change: &'a i64,
        publicity: &'a i64,
        organisation: &'a i64,
        account: &'a i64,
        reason: &'a T1,
        evidence: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [
                price_change,
                publicity,
                organisation,
                account,
                reason,
                evidence,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 7>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        self.bind(
            client,
            &params.price_change,
            &params.publicity,
            &params.organisation,
            &params.account,
            &params.reason,
            &params.evidence,
            &params.now,
        )
    }
}
pub struct SubjectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn subject() -> SubjectStmt {
    SubjectStmt(
        "select price_change, organisation from objection where id = $1",
        None,
    )
}
impl SubjectStmt {
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
        id: &'a i64,
    ) -> SubjectQuery<'c, 'a, 's, C, Subject, 1> {
        SubjectQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Subject, tokio_postgres::Error> {
                Ok(Subject {
                    price_change: row.try_get(0)?,
                    organisation: row.try_get(1)?,
                })
            },
            mapper: |it| Subject::from(it),
        }
    }
}
pub struct AnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answer() -> AnswerStmt {
    AnswerStmt(
        "update objection set state = $1, answer = $2, answered_at = $3, answered_by = $4 where id = $5 and state = 'open'",
        None,
    )
}
impl AnswerStmt {
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
        state: &'a T1,
        answer: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[state, answer, now, account, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AnswerParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AnswerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AnswerParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.answer,
            &params.now,
            &params.account,
            &params.id,
        ))
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select objection.id, objection.price_change, objection.publicity, objection.organisation, objection.reason, objection.evidence, objection.raised_at, objection.state, objection.answer, objection.answered_at, organisation.name as organisation_name, product.id as product, product.name as product_name, product.code, change.manufacturer, change.region, change.base_price from objection join price_change change on change.id = objection.price_change join product on product.id = change.product join organisation on organisation.id = objection.organisation where objection.id < $1 and ($2::bigint is null or objection.organisation = $2 or change.manufacturer = $2) and ($3::bigint is null or objection.publicity = $3) and ($4::bigint is null or objection.price_change = $4) and ($5::text is null or objection.state = $5) order by objection.id desc limit $6",
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
        organisation: &'a Option<i64>,
        publicity: &'a Option<i64>,
        price_change: &'a Option<i64>,
        state: &'a Option<T1>,
        rows: &'a i64,
    ) -> ObjectionRowQuery<'c, 'a, 's, C, ObjectionRow, 6> {
        ObjectionRowQuery {
            client,
            params: [before, organisation, publicity, price_change, state, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ObjectionRowBorrowed, tokio_postgres::Error> {
                    Ok(ObjectionRowBorrowed {
                        id: row.try_get(0)?,
                        price_change: row.try_get(1)?,
                        publicity: row.try_get(2)?,
                        organisation: row.try_get(3)?,
                        reason: row.try_get(4)?,
                        evidence: row.try_get(5)?,
                        raised_at: row.try_get(6)?,
                        state: row.try_get(7)?,
                        answer: row.try_get(8)?,
                        answered_at: row.try_get(9)?,
                        organisation_name: row.try_get(10)?,
                        product: row.try_get(11)?,
                        product_name: row.try_get(12)?,
                        code: row.try_get(13)?,
                        manufacturer: row.try_get(14)?,
                        region: row.try_get(15)?,
                        base_price: row.try_get(16)?,
                    })
                },
            mapper: |it| ObjectionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1>,
        ObjectionRowQuery<'c, 'a, 's, C, ObjectionRow, 6>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1>,
    ) -> ObjectionRowQuery<'c, 'a, 's, C, ObjectionRow, 6> {
        self.bind(
            client,
            &params.before,
            &params.organisation,
            &params.publicity,
            &params.price_change,
            &params.state,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from objection join price_change change on change.id = objection.price_change where ($1::bigint is null or objection.organisation = $1 or change.manufacturer = $1) and ($2::bigint is null or objection.publicity = $2) and ($3::bigint is null or objection.price_change = $3) and ($4::text is null or objection.state = $4)",
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
        organisation: &'a Option<i64>,
        publicity: &'a Option<i64>,
        price_change: &'a Option<i64>,
        state: &'a Option<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [organisation, publicity, price_change, state],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CountParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.organisation,
            &params.publicity,
            &params.price_change,
            &params.state,
        )
    }
}
pub struct OpenOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_of() -> OpenOfStmt {
    OpenOfStmt(
        "select count(*) as open from objection where price_change = $1 and state = 'open'",
        None,
    )
}
impl OpenOfStmt {
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
        price_change: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [price_change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
