// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T8: crate::ArraySql<Item = Option<i64>>,
    T9: crate::ArraySql<Item = Option<i64>>,
    T10: crate::JsonSql,
    T11: crate::ArraySql<Item = T10>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub organisations: T1,
    pub kinds: T3,
    pub happened_at: T4,
    pub clauses: T6,
    pub invitations: T7,
    pub lower_price_reports: T8,
    pub campaigns: T9,
    pub evidence: T11,
}
#[derive(Clone, Copy, Debug)]
pub struct PageParams {
    pub organisation: Option<i64>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct WithdrawOfReportParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = i64>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub reason: T1,
    pub kind: T2,
    pub lower_price_reports: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct InsertMany {
    pub id: i64,
    pub organisation: i64,
    pub kind: String,
    pub invitation: Option<uuid::Uuid>,
    pub lower_price_report: Option<i64>,
    pub campaign: Option<i64>,
}
pub struct InsertManyBorrowed<'a> {
    pub id: i64,
    pub organisation: i64,
    pub kind: &'a str,
    pub invitation: Option<uuid::Uuid>,
    pub lower_price_report: Option<i64>,
    pub campaign: Option<i64>,
}
impl<'a> From<InsertManyBorrowed<'a>> for InsertMany {
    fn from(
        InsertManyBorrowed {
            id,
            organisation,
            kind,
            invitation,
            lower_price_report,
            campaign,
        }: InsertManyBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            organisation,
            kind: kind.into(),
            invitation,
            lower_price_report,
            campaign,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub id: i64,
    pub organisation: i64,
    pub organisation_name: String,
    pub kind: String,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub clause: String,
    pub invitation: Option<uuid::Uuid>,
    pub lower_price_report: Option<i64>,
    pub campaign: Option<i64>,
    pub evidence: serde_json::Value,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub withdrawn_at: Option<chrono::DateTime<chrono::Utc>>,
    pub withdrawn_reason: String,
}
pub struct PageBorrowed<'a> {
    pub id: i64,
    pub organisation: i64,
    pub organisation_name: &'a str,
    pub kind: &'a str,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub clause: &'a str,
    pub invitation: Option<uuid::Uuid>,
    pub lower_price_report: Option<i64>,
    pub campaign: Option<i64>,
    pub evidence: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub withdrawn_at: Option<chrono::DateTime<chrono::Utc>>,
    pub withdrawn_reason: &'a str,
}
impl<'a> From<PageBorrowed<'a>> for Page {
    fn from(
        PageBorrowed {
            id,
            organisation,
            organisation_name,
            kind,
            happened_at,
            clause,
            invitation,
            lower_price_report,
            campaign,
            evidence,
            recorded_at,
            withdrawn_at,
            withdrawn_reason,
        }: PageBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            organisation,
            organisation_name: organisation_name.into(),
            kind: kind.into(),
            happened_at,
            clause: clause.into(),
            invitation,
            lower_price_report,
            campaign,
            evidence: serde_json::from_str(evidence.0.get()).unwrap(),
            recorded_at,
            withdrawn_at,
            withdrawn_reason: withdrawn_reason.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WithdrawOfReport {
    pub id: i64,
    pub organisation: i64,
    pub lower_price_report: Option<i64>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InsertManyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertManyBorrowed, tokio_postgres::Error>,
    mapper: fn(InsertManyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertManyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InsertManyBorrowed) -> R,
    ) -> InsertManyQuery<'c, 'a, 's, C, R, N> {
        InsertManyQuery {
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
pub struct WithdrawOfReportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WithdrawOfReport, tokio_postgres::Error>,
    mapper: fn(WithdrawOfReport) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WithdrawOfReportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WithdrawOfReport) -> R,
    ) -> WithdrawOfReportQuery<'c, 'a, 's, C, R, N> {
        WithdrawOfReportQuery {
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
pub struct InsertManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_many() -> InsertManyStmt {
    InsertManyStmt(
        "insert into trade_misconduct (organisation, kind, happened_at, clause, invitation, lower_price_report, campaign, evidence, recorded_at) select organisation, kind, happened_at, clause, invitation, lower_price_report, campaign, evidence, $1 from unnest( $2::bigint[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[], $7::bigint[], $8::bigint[], $9::jsonb[] ) as noted (organisation, kind, happened_at, clause, invitation, lower_price_report, campaign, evidence) on conflict do nothing returning id, organisation, kind, invitation, lower_price_report, campaign",
        None,
    )
}
impl InsertManyStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T8: crate::ArraySql<Item = Option<i64>>,
        T9: crate::ArraySql<Item = Option<i64>>,
        T10: crate::JsonSql,
        T11: crate::ArraySql<Item = T10>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        organisations: &'a T1,
        kinds: &'a T3,
        happened_at: &'a T4,
        clauses: &'a T6,
        invitations: &'a T7,
        lower_price_reports: &'a T8,
        campaigns: &'a T9,
        evidence: &'a T11,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 9> {
        InsertManyQuery {
            client,
            params: [
                now,
                organisations,
                kinds,
                happened_at,
                clauses,
                invitations,
                lower_price_reports,
                campaigns,
                evidence,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InsertManyBorrowed, tokio_postgres::Error> {
                    Ok(InsertManyBorrowed {
                        id: row.try_get(0)?,
                        organisation: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        invitation: row.try_get(3)?,
                        lower_price_report: row.try_get(4)?,
                        campaign: row.try_get(5)?,
                    })
                },
            mapper: |it| InsertMany::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T8: crate::ArraySql<Item = Option<i64>>,
    T9: crate::ArraySql<Item = Option<i64>>,
    T10: crate::JsonSql,
    T11: crate::ArraySql<Item = T10>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        InsertManyQuery<'c, 'a, 's, C, InsertMany, 9>,
        C,
    > for InsertManyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 9> {
        self.bind(
            client,
            &params.now,
            &params.organisations,
            &params.kinds,
            &params.happened_at,
            &params.clauses,
            &params.invitations,
            &params.lower_price_reports,
            &params.campaigns,
            &params.evidence,
        )
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select trade_misconduct.id, trade_misconduct.organisation, organisation.name as organisation_name, trade_misconduct.kind, trade_misconduct.happened_at, trade_misconduct.clause, trade_misconduct.invitation, trade_misconduct.lower_price_report, trade_misconduct.campaign, trade_misconduct.evidence, trade_misconduct.recorded_at, trade_misconduct.withdrawn_at, trade_misconduct.withdrawn_reason from trade_misconduct join organisation on organisation.id = trade_misconduct.organisation where ($1::bigint is null or trade_misconduct.organisation = $1) and ($2::timestamptz is null or (trade_misconduct.happened_at, trade_misconduct.id) < ($2, $3::bigint)) order by trade_misconduct.happened_at desc, trade_misconduct.id desc limit $4",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organisation: &'a Option<i64>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a i64,
        rows: &'a i64,
    ) -> PageQuery<'c, 'a, 's, C, Page, 4> {
        PageQuery {
            client,
            params: [organisation, before_at, before_id, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PageBorrowed, tokio_postgres::Error> {
                Ok(PageBorrowed {
                    id: row.try_get(0)?,
                    organisation: row.try_get(1)?,
                    organisation_name: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    happened_at: row.try_get(4)?,
                    clause: row.try_get(5)?,
                    invitation: row.try_get(6)?,
                    lower_price_report: row.try_get(7)?,
                    campaign: row.try_get(8)?,
                    evidence: row.try_get(9)?,
                    recorded_at: row.try_get(10)?,
                    withdrawn_at: row.try_get(11)?,
                    withdrawn_reason: row.try_get(12)?,
                })
            },
            mapper: |it| Page::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PageParams, PageQuery<'c, 'a, 's, C, Page, 4>, C>
    for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams,
    ) -> PageQuery<'c, 'a, 's, C, Page, 4> {
        self.bind(
            client,
            &params.organisation,
            &params.before_at,
            &params.before_id,
            &params.rows,
        )
    }
}
pub struct WithdrawOfReportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_of_report() -> WithdrawOfReportStmt {
    WithdrawOfReportStmt(
        "update trade_misconduct set withdrawn_at = $1, withdrawn_reason = $2 where kind = $3 and lower_price_report = any($4) and withdrawn_at is null returning id, organisation, lower_price_report",
        None,
    )
}
impl WithdrawOfReportStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        reason: &'a T1,
        kind: &'a T2,
        lower_price_reports: &'a T3,
    ) -> WithdrawOfReportQuery<'c, 'a, 's, C, WithdrawOfReport, 4> {
        WithdrawOfReportQuery {
            client,
            params: [now, reason, kind, lower_price_reports],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WithdrawOfReport, tokio_postgres::Error> {
                    Ok(WithdrawOfReport {
                        id: row.try_get(0)?,
                        organisation: row.try_get(1)?,
                        lower_price_report: row.try_get(2)?,
                    })
                },
            mapper: |it| WithdrawOfReport::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WithdrawOfReportParams<T1, T2, T3>,
        WithdrawOfReportQuery<'c, 'a, 's, C, WithdrawOfReport, 4>,
        C,
    > for WithdrawOfReportStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawOfReportParams<T1, T2, T3>,
    ) -> WithdrawOfReportQuery<'c, 'a, 's, C, WithdrawOfReport, 4> {
        self.bind(
            client,
            &params.now,
            &params.reason,
            &params.kind,
            &params.lower_price_reports,
        )
    }
}
pub struct StandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing() -> StandingStmt {
    StandingStmt(
        "select count(*) as total from trade_misconduct where withdrawn_at is null and ($1::bigint is null or organisation = $1)",
        None,
    )
}
impl StandingStmt {
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
        organisation: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [organisation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from trade_misconduct where ($1::bigint is null or organisation = $1)",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organisation: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [organisation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
