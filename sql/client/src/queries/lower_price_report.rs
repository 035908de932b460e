// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SamePriceParams {
    pub product: i64,
    pub region: i16,
    pub base_price: rust_decimal::Decimal,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = uuid::Uuid>,
    T6: crate::StringSql,
> {
    pub joined: Option<i64>,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub account: i64,
    pub region: i16,
    pub platform: T1,
    pub platform_level: T2,
    pub kind: T3,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: T4,
    pub evidence: T5,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub raw_due_on: chrono::NaiveDate,
    pub due_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub provisional: bool,
    pub calendar_version: i64,
    pub settled_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: T6,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub before: i64,
    pub id: Option<i64>,
    pub states: Option<T2>,
    pub product: Option<i64>,
    pub viewer: Option<i64>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub states: Option<T2>,
    pub product: Option<i64>,
    pub viewer: Option<i64>,
}
#[derive(Debug)]
pub struct ExplainParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
> {
    pub explanation: T1,
    pub evidence: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub ids: T3,
}
#[derive(Debug)]
pub struct DecideParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = i64>>
{
    pub state: T1,
    pub reason: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub price_change: Option<i64>,
    pub settled_at: Option<chrono::DateTime<chrono::Utc>>,
    pub ids: T3,
}
#[derive(Debug)]
pub struct LockDutiesParams<T1: crate::ArraySql<Item = i64>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: Option<T1>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct SettleDutiesParams<T1: crate::ArraySql<Item = i64>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct LockCountedByOlderParams {
    pub version: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct SaveDeadlinesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = chrono::NaiveDate>,
    T3: crate::ArraySql<Item = chrono::NaiveDate>,
    T4: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T5: crate::ArraySql<Item = bool>,
    T6: crate::ArraySql<Item = Option<i64>>,
> {
    pub ids: T1,
    pub raw_due_on: T2,
    pub due_on: T3,
    pub due_at: T4,
    pub provisional: T5,
    pub calendar_versions: T6,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SamePrice {
    pub id: i64,
    pub head: i64,
    pub organisation: i64,
    pub state: String,
    pub in_publicity: bool,
}
pub struct SamePriceBorrowed<'a> {
    pub id: i64,
    pub head: i64,
    pub organisation: i64,
    pub state: &'a str,
    pub in_publicity: bool,
}
impl<'a> From<SamePriceBorrowed<'a>> for SamePrice {
    fn from(
        SamePriceBorrowed {
            id,
            head,
            organisation,
            state,
            in_publicity,
        }: SamePriceBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            head,
            organisation,
            state: state.into(),
            in_publicity,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LowerPriceReport {
    pub id: i64,
    pub joined: Option<i64>,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub region: i16,
    pub platform: String,
    pub platform_level: String,
    pub kind: String,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: String,
    pub evidence: Vec<uuid::Uuid>,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub reported_at: chrono::DateTime<chrono::Utc>,
    pub raw_due_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub state: String,
    pub explanation: String,
    pub explanation_evidence: Vec<uuid::Uuid>,
    pub explained_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reason: String,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub price_change: Option<i64>,
    pub version: i32,
    pub publicity: Option<i64>,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub base_unit: String,
    pub manufacturer_name: String,
    pub organisation_name: String,
}
pub struct LowerPriceReportBorrowed<'a> {
    pub id: i64,
    pub joined: Option<i64>,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub region: i16,
    pub platform: &'a str,
    pub platform_level: &'a str,
    pub kind: &'a str,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: &'a str,
    pub evidence: crate::ArrayIterator<'a, uuid::Uuid>,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub reported_at: chrono::DateTime<chrono::Utc>,
    pub raw_due_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub state: &'a str,
    pub explanation: &'a str,
    pub explanation_evidence: crate::ArrayIterator<'a, uuid::Uuid>,
    pub explained_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reason: &'a str,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub price_change: Option<i64>,
    pub version: i32,
    pub publicity: Option<i64>,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub base_unit: &'a str,
    pub manufacturer_name: &'a str,
    pub organisation_name: &'a str,
}
impl<'a> From<LowerPriceReportBorrowed<'a>> for LowerPriceReport {
    fn from(
        LowerPriceReportBorrowed {
            id,
            joined,
            product,
            manufacturer,
            organisation,
            region,
            platform,
            platform_level,
            kind,
            price,
            pack_ratio,
            base_price,
            executed_on,
            effective_to,
            source,
            evidence,
            limit_price,
            reported_at,
            raw_due_on,
            due_at,
            due_is_provisional,
            calendar_version,
            state,
            explanation,
            explanation_evidence,
            explained_at,
            reason,
            decided_at,
            price_change,
            version,
            publicity,
            code,
            name,
            specification,
            model,
            base_unit,
            manufacturer_name,
            organisation_name,
        }: LowerPriceReportBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            joined,
            product,
            manufacturer,
            organisation,
            region,
            platform: platform.into(),
            platform_level: platform_level.into(),
            kind: kind.into(),
            price,
            pack_ratio,
            base_price,
            executed_on,
            effective_to,
            source: source.into(),
            evidence: evidence.map(|v| v).collect(),
            limit_price,
            reported_at,
            raw_due_on,
            due_at,
            due_is_provisional,
            calendar_version,
            state: state.into(),
            explanation: explanation.into(),
            explanation_evidence: explanation_evidence.map(|v| v).collect(),
            explained_at,
            reason: reason.into(),
            decided_at,
            price_change,
            version,
            publicity,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            base_unit: base_unit.into(),
            manufacturer_name: manufacturer_name.into(),
            organisation_name: organisation_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockCase {
    pub id: i64,
    pub joined: Option<i64>,
    pub organisation: i64,
    pub state: String,
}
pub struct LockCaseBorrowed<'a> {
    pub id: i64,
    pub joined: Option<i64>,
    pub organisation: i64,
    pub state: &'a str,
}
impl<'a> From<LockCaseBorrowed<'a>> for LockCase {
    fn from(
        LockCaseBorrowed {
            id,
            joined,
            organisation,
            state,
        }: LockCaseBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            joined,
            organisation,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    pub id: i64,
    pub head: i64,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub region: i16,
    pub platform: String,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub state: String,
    pub reported_at: chrono::DateTime<chrono::Utc>,
    pub code: String,
    pub name: String,
    pub declared_in_time: bool,
}
pub struct DutyBorrowed<'a> {
    pub id: i64,
    pub head: i64,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub region: i16,
    pub platform: &'a str,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub state: &'a str,
    pub reported_at: chrono::DateTime<chrono::Utc>,
    pub code: &'a str,
    pub name: &'a str,
    pub declared_in_time: bool,
}
impl<'a> From<DutyBorrowed<'a>> for Duty {
    fn from(
        DutyBorrowed {
            id,
            head,
            product,
            manufacturer,
            organisation,
            region,
            platform,
            price,
            pack_ratio,
            base_price,
            executed_on,
            due_at,
            due_is_provisional,
            calendar_version,
            state,
            reported_at,
            code,
            name,
            declared_in_time,
        }: DutyBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            head,
            product,
            manufacturer,
            organisation,
            region,
            platform: platform.into(),
            price,
            pack_ratio,
            base_price,
            executed_on,
            due_at,
            due_is_provisional,
            calendar_version,
            state: state.into(),
            reported_at,
            code: code.into(),
            name: name.into(),
            declared_in_time,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockCountedByOlder {
    pub id: i64,
    pub joined: Option<i64>,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub region: i16,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub raw_due_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub code: String,
    pub name: String,
    pub base_unit: String,
}
pub struct LockCountedByOlderBorrowed<'a> {
    pub id: i64,
    pub joined: Option<i64>,
    pub product: i64,
    pub manufacturer: i64,
    pub organisation: i64,
    pub region: i16,
    pub base_price: rust_decimal::Decimal,
    pub executed_on: chrono::NaiveDate,
    pub raw_due_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub code: &'a str,
    pub name: &'a str,
    pub base_unit: &'a str,
}
impl<'a> From<LockCountedByOlderBorrowed<'a>> for LockCountedByOlder {
    fn from(
        LockCountedByOlderBorrowed {
            id,
            joined,
            product,
            manufacturer,
            organisation,
            region,
            base_price,
            executed_on,
            raw_due_on,
            due_at,
            due_is_provisional,
            calendar_version,
            code,
            name,
            base_unit,
        }: LockCountedByOlderBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            joined,
            product,
            manufacturer,
            organisation,
            region,
            base_price,
            executed_on,
            raw_due_on,
            due_at,
            due_is_provisional,
            calendar_version,
            code: code.into(),
            name: name.into(),
            base_unit: base_unit.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct SamePriceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SamePriceBorrowed, tokio_postgres::Error>,
    mapper: fn(SamePriceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SamePriceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SamePriceBorrowed) -> R) -> SamePriceQuery<'c, 'a, 's, C, R, N> {
        SamePriceQuery {
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
pub struct LowerPriceReportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LowerPriceReportBorrowed, tokio_postgres::Error>,
    mapper: fn(LowerPriceReportBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LowerPriceReportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LowerPriceReportBorrowed) -> R,
    ) -> LowerPriceReportQuery<'c, 'a, 's, C, R, N> {
        LowerPriceReportQuery {
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
pub struct LockCaseQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockCaseBorrowed, tokio_postgres::Error>,
    mapper: fn(LockCaseBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockCaseQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockCaseBorrowed) -> R) -> LockCaseQuery<'c, 'a, 's, C, R, N> {
        LockCaseQuery {
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
pub struct DutyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DutyBorrowed, tokio_postgres::Error>,
    mapper: fn(DutyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DutyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DutyBorrowed) -> R) -> DutyQuery<'c, 'a, 's, C, R, N> {
        DutyQuery {
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
pub struct LockCountedByOlderQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<LockCountedByOlderBorrowed, tokio_postgres::Error>,
    mapper: fn(LockCountedByOlderBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockCountedByOlderQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LockCountedByOlderBorrowed) -> R,
    ) -> LockCountedByOlderQuery<'c, 'a, 's, C, R, N> {
        LockCountedByOlderQuery {
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
pub struct LockProductStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_product() -> LockProductStmt {
    LockProductStmt(
        "select pg_advisory_xact_lock(7702, ($1::bigint % 2147483647)::integer)::text as locked",
        None,
    )
}
impl LockProductStmt {
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
        product: &'a i64,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [product],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct SamePriceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn same_price() -> SamePriceStmt {
    SamePriceStmt(
        "select report.id, coalesce(report.joined, report.id) as head, report.organisation, report.state, coalesce(change.state in ('submitted', 'publicized'), false) as in_publicity from lower_price_report report left join price_change change on change.id = report.price_change where report.product = $1 and report.region = $2 and report.base_price = $3 and report.state <> 'refused' order by report.id",
        None,
    )
}
impl SamePriceStmt {
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
        product: &'a i64,
        region: &'a i16,
        base_price: &'a rust_decimal::Decimal,
    ) -> SamePriceQuery<'c, 'a, 's, C, SamePrice, 3> {
        SamePriceQuery {
            client,
            params: [product, region, base_price],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SamePriceBorrowed, tokio_postgres::Error> {
                    Ok(SamePriceBorrowed {
                        id: row.try_get(0)?,
                        head: row.try_get(1)?,
                        organisation: row.try_get(2)?,
                        state: row.try_get(3)?,
                        in_publicity: row.try_get(4)?,
                    })
                },
            mapper: |it| SamePrice::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SamePriceParams,
        SamePriceQuery<'c, 'a, 's, C, SamePrice, 3>,
        C,
    > for SamePriceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SamePriceParams,
    ) -> SamePriceQuery<'c, 'a, 's, C, SamePrice, 3> {
        self.bind(client, &params.product, &params.region, &params.base_price)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into lower_price_report (joined, product, manufacturer, organisation, account, region, platform, platform_level, kind, price, pack_ratio, base_price, executed_on, effective_to, source, evidence, limit_price, reported_at, raw_due_on, due_on, due_at, due_is_provisional, calendar_version, duty_settled_at, state, price_change) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, (select price_change from lower_price_report head where head.id = $1 and $25::text = 'accepted')) returning id",
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = uuid::Uuid>,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        joined: &'a Option<i64>,
        product: &'a i64,
        manufacturer: &'a i64,
        organisation: &'a i64,
        account: &'a i64,
        region: &'a i16,
        platform: &'a T1,
        platform_level: &'a T2,
        kind: &'a T3,
        price: &'a rust_decimal::Decimal,
        pack_ratio: &'a rust_decimal::Decimal,
        base_price: &'a rust_decimal::Decimal,
        executed_on: &'a chrono::NaiveDate,
        effective_to: &'a Option<chrono::NaiveDate>,
        source: &'a T4,
        evidence: &'a T5,
        limit_price: &'a Option<rust_decimal::Decimal>,
        now: &'a chrono::DateTime<chrono::Utc>,
        raw_due_on: &'a chrono::NaiveDate,
        due_on: &'a chrono::NaiveDate,
        due_at: &'a chrono::DateTime<chrono::Utc>,
        provisional: &'a bool,
        calendar_version: &'a i64,
        settled_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        state: &'a T6,
    ) -> I64Query<'c, 'a, 's, C, i64, 25> {
        I64Query {
            client,
            params: [
                joined,
                product,
                manufacturer,
                organisation,
                account,
                region,
                platform,
                platform_level,
                kind,
                price,
                pack_ratio,
                base_price,
                executed_on,
                effective_to,
                source,
                evidence,
                limit_price,
                now,
                raw_due_on,
                due_on,
                due_at,
                provisional,
                calendar_version,
                settled_at,
                state,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = uuid::Uuid>,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertParams<T1, T2, T3, T4, T5, T6>,
        I64Query<'c, 'a, 's, C, i64, 25>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6>,
    ) -> I64Query<'c, 'a, 's, C, i64, 25> {
        self.bind(
            client,
            &params.joined,
            &params.product,
            &params.manufacturer,
            &params.organisation,
            &params.account,
            &params.region,
            &params.platform,
            &params.platform_level,
            &params.kind,
            &params.price,
            &params.pack_ratio,
            &params.base_price,
            &params.executed_on,
            &params.effective_to,
            &params.source,
            &params.evidence,
            &params.limit_price,
            &params.now,
            &params.raw_due_on,
            &params.due_on,
            &params.due_at,
            &params.provisional,
            &params.calendar_version,
            &params.settled_at,
            &params.state,
        )
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select report.id, report.joined, report.product, report.manufacturer, report.organisation, report.region, report.platform, report.platform_level, report.kind, report.price, report.pack_ratio, report.base_price, report.executed_on, report.effective_to, report.source, report.evidence, report.limit_price, report.reported_at, report.raw_due_on, report.due_at, report.due_is_provisional, report.calendar_version, report.state, report.explanation, report.explanation_evidence, report.explained_at, report.reason, report.decided_at, report.price_change, report.version, change.publicity, product.code, product.name, product.specification, product.model, product.base_unit, manufacturer.name as manufacturer_name, reporter.name as organisation_name from lower_price_report report join product on product.id = report.product join organisation manufacturer on manufacturer.id = report.manufacturer join organisation reporter on reporter.id = report.organisation left join price_change change on change.id = report.price_change where report.id < $1 and ($2::bigint is null or report.id = $2) and ($3::text[] is null or report.state = any($3)) and ($4::bigint is null or report.product = $4) and ($5::bigint is null or report.organisation = $5 or (report.manufacturer = $5 and report.joined is null)) order by report.id desc limit $6",
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
        before: &'a i64,
        id: &'a Option<i64>,
        states: &'a Option<T2>,
        product: &'a Option<i64>,
        viewer: &'a Option<i64>,
        rows: &'a i64,
    ) -> LowerPriceReportQuery<'c, 'a, 's, C, LowerPriceReport, 6> {
        LowerPriceReportQuery {
            client,
            params: [before, id, states, product, viewer, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LowerPriceReportBorrowed, tokio_postgres::Error> {
                Ok(LowerPriceReportBorrowed {
                    id: row.try_get(0)?,
                    joined: row.try_get(1)?,
                    product: row.try_get(2)?,
                    manufacturer: row.try_get(3)?,
                    organisation: row.try_get(4)?,
                    region: row.try_get(5)?,
                    platform: row.try_get(6)?,
                    platform_level: row.try_get(7)?,
                    kind: row.try_get(8)?,
                    price: row.try_get(9)?,
                    pack_ratio: row.try_get(10)?,
                    base_price: row.try_get(11)?,
                    executed_on: row.try_get(12)?,
                    effective_to: row.try_get(13)?,
                    source: row.try_get(14)?,
                    evidence: row.try_get(15)?,
                    limit_price: row.try_get(16)?,
                    reported_at: row.try_get(17)?,
                    raw_due_on: row.try_get(18)?,
                    due_at: row.try_get(19)?,
                    due_is_provisional: row.try_get(20)?,
                    calendar_version: row.try_get(21)?,
                    state: row.try_get(22)?,
                    explanation: row.try_get(23)?,
                    explanation_evidence: row.try_get(24)?,
                    explained_at: row.try_get(25)?,
                    reason: row.try_get(26)?,
                    decided_at: row.try_get(27)?,
                    price_change: row.try_get(28)?,
                    version: row.try_get(29)?,
                    publicity: row.try_get(30)?,
                    code: row.try_get(31)?,
                    name: row.try_get(32)?,
                    specification: row.try_get(33)?,
                    model: row.try_get(34)?,
                    base_unit: row.try_get(35)?,
                    manufacturer_name: row.try_get(36)?,
                    organisation_name: row.try_get(37)?,
                })
            },
            mapper: |it| LowerPriceReport::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2>,
        LowerPriceReportQuery<'c, 'a, 's, C, LowerPriceReport, 6>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2>,
    ) -> LowerPriceReportQuery<'c, 'a, 's, C, LowerPriceReport, 6> {
        self.bind(
            client,
            &params.before,
            &params.id,
            &params.states,
            &params.product,
            &params.viewer,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from lower_price_report report where ($1::text[] is null or report.state = any($1)) and ($2::bigint is null or report.product = $2) and ($3::bigint is null or report.organisation = $3 or (report.manufacturer = $3 and report.joined is null))",
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
        states: &'a Option<T2>,
        product: &'a Option<i64>,
        viewer: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [states, product, viewer],
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
        CountParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.states, &params.product, &params.viewer)
    }
}
pub struct OfChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_change() -> OfChangeStmt {
    OfChangeStmt(
        "select id from lower_price_report where price_change = $1 order by id limit 1",
        None,
    )
}
impl OfChangeStmt {
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
pub struct LockCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_case() -> LockCaseStmt {
    LockCaseStmt(
        "select report.id, report.joined, report.organisation, report.state from lower_price_report report join lower_price_report asked on asked.id = $1 where coalesce(report.joined, report.id) = coalesce(asked.joined, asked.id) order by report.id for update of report",
        None,
    )
}
impl LockCaseStmt {
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
    ) -> LockCaseQuery<'c, 'a, 's, C, LockCase, 1> {
        LockCaseQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LockCaseBorrowed, tokio_postgres::Error> {
                    Ok(LockCaseBorrowed {
                        id: row.try_get(0)?,
                        joined: row.try_get(1)?,
                        organisation: row.try_get(2)?,
                        state: row.try_get(3)?,
                    })
                },
            mapper: |it| LockCase::from(it),
        }
    }
}
pub struct ExplainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn explain() -> ExplainStmt {
    ExplainStmt(
        "update lower_price_report set state = 'explained', explanation = $1, explanation_evidence = $2, explained_at = $3, explained_by = $4, version = version + 1 where id = any($5)",
        None,
    )
}
impl ExplainStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        explanation: &'a T1,
        evidence: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        ids: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[explanation, evidence, now, account, ids],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ExplainParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ExplainStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ExplainParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.explanation,
            &params.evidence,
            &params.now,
            &params.account,
            &params.ids,
        ))
    }
}
pub struct DecideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide() -> DecideStmt {
    DecideStmt(
        "update lower_price_report set state = $1, reason = $2, decided_at = $3, decided_by = $4, price_change = $5, duty_settled_at = coalesce(duty_settled_at, $6), version = version + 1 where id = any($7)",
        None,
    )
}
impl DecideStmt {
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
        T3: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        reason: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        price_change: &'a Option<i64>,
        settled_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        ids: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[state, reason, now, account, price_change, settled_at, ids],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DecideParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecideStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecideParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.reason,
            &params.now,
            &params.account,
            &params.price_change,
            &params.settled_at,
            &params.ids,
        ))
    }
}
pub struct LockDutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_duties() -> LockDutiesStmt {
    LockDutiesStmt(
        "select report.id, coalesce(report.joined, report.id) as head, report.product, report.manufacturer, report.organisation, report.region, report.platform, report.price, report.pack_ratio, report.base_price, report.executed_on, report.due_at, report.due_is_provisional, report.calendar_version, report.state, report.reported_at, product.code, product.name, (exists ( select from lower_price_report own where own.product = report.product and own.region = report.region and own.base_price <= report.base_price and own.organisation = report.manufacturer and own.reported_at < report.due_at ) or exists ( select from price_change declared where declared.product = report.product and declared.region = report.region and declared.base_price <= report.base_price and declared.origin = 'declaration' and declared.state <> 'withdrawn' and declared.submitted_at < report.due_at )) as declared_in_time from lower_price_report report join product on product.id = report.product where report.duty_settled_at is null and deadline_is_over(report.due_at, report.due_is_provisional, $1) and ($2::bigint[] is null or report.id = any($2)) and (report.organisation = report.manufacturer or report.state = 'accepted' or (report.state = 'open' and report.reported_at < report.due_at)) order by report.id limit $3 for update of report skip locked",
        None,
    )
}
impl LockDutiesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        ids: &'a Option<T1>,
        rows: &'a i64,
    ) -> DutyQuery<'c, 'a, 's, C, Duty, 3> {
        DutyQuery {
            client,
            params: [now, ids, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DutyBorrowed, tokio_postgres::Error> {
                Ok(DutyBorrowed {
                    id: row.try_get(0)?,
                    head: row.try_get(1)?,
                    product: row.try_get(2)?,
                    manufacturer: row.try_get(3)?,
                    organisation: row.try_get(4)?,
                    region: row.try_get(5)?,
                    platform: row.try_get(6)?,
                    price: row.try_get(7)?,
                    pack_ratio: row.try_get(8)?,
                    base_price: row.try_get(9)?,
                    executed_on: row.try_get(10)?,
                    due_at: row.try_get(11)?,
                    due_is_provisional: row.try_get(12)?,
                    calendar_version: row.try_get(13)?,
                    state: row.try_get(14)?,
                    reported_at: row.try_get(15)?,
                    code: row.try_get(16)?,
                    name: row.try_get(17)?,
                    declared_in_time: row.try_get(18)?,
                })
            },
            mapper: |it| Duty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockDutiesParams<T1>,
        DutyQuery<'c, 'a, 's, C, Duty, 3>,
        C,
    > for LockDutiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockDutiesParams<T1>,
    ) -> DutyQuery<'c, 'a, 's, C, Duty, 3> {
        self.bind(client, &params.now, &params.ids, &params.rows)
    }
}
pub struct SettleDutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_duties() -> SettleDutiesStmt {
    SettleDutiesStmt(
        "update lower_price_report set duty_settled_at = $1 where id = any($2)",
        None,
    )
}
impl SettleDutiesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettleDutiesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SettleDutiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleDutiesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.ids))
    }
}
pub struct LockCountedByOlderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_counted_by_older() -> LockCountedByOlderStmt {
    LockCountedByOlderStmt(
        "select report.id, report.joined, report.product, report.manufacturer, report.organisation, report.region, report.base_price, report.executed_on, report.raw_due_on, report.due_at, report.due_is_provisional, report.calendar_version, product.code, product.name, product.base_unit from lower_price_report report join product on product.id = report.product where report.duty_settled_at is null and report.calendar_version < $1 order by report.id limit $2 for update of report skip locked",
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
    ) -> LockCountedByOlderQuery<'c, 'a, 's, C, LockCountedByOlder, 2> {
        LockCountedByOlderQuery {
            client,
            params: [version, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LockCountedByOlderBorrowed, tokio_postgres::Error> {
                Ok(LockCountedByOlderBorrowed {
                    id: row.try_get(0)?,
                    joined: row.try_get(1)?,
                    product: row.try_get(2)?,
                    manufacturer: row.try_get(3)?,
                    organisation: row.try_get(4)?,
                    region: row.try_get(5)?,
                    base_price: row.try_get(6)?,
                    executed_on: row.try_get(7)?,
                    raw_due_on: row.try_get(8)?,
                    due_at: row.try_get(9)?,
                    due_is_provisional: row.try_get(10)?,
                    calendar_version: row.try_get(11)?,
                    code: row.try_get(12)?,
                    name: row.try_get(13)?,
                    base_unit: row.try_get(14)?,
                })
            },
            mapper: |it| LockCountedByOlder::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockCountedByOlderParams,
        LockCountedByOlderQuery<'c, 'a, 's, C, LockCountedByOlder, 2>,
        C,
    > for LockCountedByOlderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockCountedByOlderParams,
    ) -> LockCountedByOlderQuery<'c, 'a, 's, C, LockCountedByOlder, 2> {
        self.bind(client, &params.version, &params.rows)
    }
}
pub struct SaveDeadlinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_deadlines() -> SaveDeadlinesStmt {
    SaveDeadlinesStmt(
        "update lower_price_report set raw_due_on = saved.raw_due_on, due_on = saved.due_on, due_at = saved.due_at, due_is_provisional = saved.is_provisional, calendar_version = saved.calendar_version from unnest($1::bigint[], $2::date[], $3::date[], $4::timestamptz[], $5::boolean[], $6::bigint[]) as saved (id, raw_due_on, due_on, due_at, is_provisional, calendar_version) where lower_price_report.id = saved.id",
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
        T2: crate::ArraySql<Item = chrono::NaiveDate>,
        T3: crate::ArraySql<Item = chrono::NaiveDate>,
        T4: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
        T5: crate::ArraySql<Item = bool>,
        T6: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        raw_due_on: &'a T2,
        due_on: &'a T3,
        due_at: &'a T4,
        provisional: &'a T5,
        calendar_versions: &'a T6,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    ids,
                    raw_due_on,
                    due_on,
                    due_at,
                    provisional,
                    calendar_versions,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = chrono::NaiveDate>,
    T3: crate::ArraySql<Item = chrono::NaiveDate>,
    T4: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T5: crate::ArraySql<Item = bool>,
    T6: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveDeadlinesParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SaveDeadlinesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveDeadlinesParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.ids,
            &params.raw_due_on,
            &params.due_on,
            &params.due_at,
            &params.provisional,
            &params.calendar_versions,
        ))
    }
}
pub struct CasesOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cases_open() -> CasesOpenStmt {
    CasesOpenStmt(
        "select count(*) as open from lower_price_report where manufacturer = $1 and joined is null and state = 'open' and organisation <> manufacturer",
        None,
    )
}
impl CasesOpenStmt {
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
        manufacturer: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [manufacturer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ReportsOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reports_open() -> ReportsOpenStmt {
    ReportsOpenStmt(
        "select count(*) as open from lower_price_report where joined is null and state in ('open', 'explained')",
        None,
    )
}
impl ReportsOpenStmt {
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
