// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i16>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::ArraySql<Item = rust_decimal::Decimal>,
    T11: crate::ArraySql<Item = rust_decimal::Decimal>,
    T12: crate::ArraySql<Item = rust_decimal::Decimal>,
    T13: crate::ArraySql<Item = chrono::NaiveDate>,
    T14: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T15: crate::StringSql,
    T16: crate::ArraySql<Item = T15>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = T17>,
    T19: crate::StringSql,
    T20: crate::ArraySql<Item = T19>,
    T21: crate::ArraySql<Item = Option<i64>>,
    T22: crate::ArraySql<Item = Option<i64>>,
    T23: crate::ArraySql<Item = Option<i64>>,
    T24: crate::ArraySql<Item = Option<i64>>,
    T25: crate::ArraySql<Item = i64>,
> {
    pub origin: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub products: T2,
    pub regions: T3,
    pub platforms: T5,
    pub platform_levels: T7,
    pub kinds: T9,
    pub prices: T10,
    pub pack_ratios: T11,
    pub base_prices: T12,
    pub effective_from: T13,
    pub effective_to: T14,
    pub sources: T16,
    pub remarks: T18,
    pub evidence: T20,
    pub campaigns: T21,
    pub linkages: T22,
    pub ends: T23,
    pub accounts: T24,
    pub organisations: T25,
}
#[derive(Debug)]
pub struct OnTheWayParams<T1: crate::ArraySql<Item = i64>> {
    pub manufacturer: i64,
    pub products: T1,
}
#[derive(Debug)]
pub struct PageParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
> {
    pub before: i64,
    pub ids: Option<T1>,
    pub origin: Option<T2>,
    pub states: Option<T4>,
    pub manufacturer: Option<i64>,
    pub linkage: Option<i64>,
    pub campaign: Option<i64>,
    pub product: Option<i64>,
    pub publicity: Option<i64>,
    pub with_drafts: bool,
    pub buyer_or_maker: Option<i64>,
    pub today: Option<chrono::NaiveDate>,
    pub name_part: Option<T5>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
> {
    pub origin: Option<T1>,
    pub states: Option<T3>,
    pub manufacturer: Option<i64>,
    pub linkage: Option<i64>,
    pub campaign: Option<i64>,
    pub product: Option<i64>,
    pub publicity: Option<i64>,
    pub with_drafts: bool,
    pub buyer_or_maker: Option<i64>,
    pub today: Option<chrono::NaiveDate>,
    pub name_part: Option<T4>,
}
#[derive(Debug)]
pub struct LockSubmittedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub origin: Option<T1>,
    pub campaign: Option<i64>,
    pub product: Option<i64>,
    pub name_part: Option<T2>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct DecideParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = Option<i64>>,
    T7: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T8: crate::ArraySql<Item = Option<i64>>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: Option<i64>,
    pub ids: T1,
    pub states: T3,
    pub reasons: T5,
    pub publicities: T6,
    pub counts_from: T7,
    pub listed_prices: T8,
}
#[derive(Debug)]
pub struct RewriteParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: T1,
    pub remark: T2,
    pub evidence: T3,
    pub platform: T4,
    pub platform_level: T5,
    pub kind: T6,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangesToAnnounceParams {
    pub publicity: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct StandingBesideParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub publicity: i64,
    pub products: T1,
    pub linkages: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct ProductsOfListParams {
    pub linkage: i64,
    pub after: i64,
    pub products: i64,
}
#[derive(Debug)]
pub struct OfListParams<T1: crate::ArraySql<Item = i64>> {
    pub linkage: i64,
    pub products: T1,
}
#[derive(Debug)]
pub struct InsertLinkedAgainParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
{
    pub linkage: i64,
    pub products: T1,
    pub listed_prices: T2,
}
#[derive(Debug)]
pub struct LinkedAgainParams<T1: crate::ArraySql<Item = i64>> {
    pub linkage: i64,
    pub products: T1,
}
#[derive(Debug)]
pub struct DecideListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub after: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub publicity: Option<i64>,
    pub linkage: i64,
    pub before: T2,
}
#[derive(Debug)]
pub struct InsertAnnouncedParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i16>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = rust_decimal::Decimal>,
    T10: crate::ArraySql<Item = rust_decimal::Decimal>,
    T11: crate::ArraySql<Item = rust_decimal::Decimal>,
    T12: crate::ArraySql<Item = chrono::NaiveDate>,
    T13: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T14: crate::StringSql,
    T15: crate::ArraySql<Item = T14>,
    T16: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T17: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub products: T1,
    pub regions: T2,
    pub platforms: T4,
    pub platform_levels: T6,
    pub kinds: T8,
    pub prices: T9,
    pub pack_ratios: T10,
    pub base_prices: T11,
    pub effective_from: T12,
    pub effective_to: T13,
    pub sources: T15,
    pub counts_from: T16,
    pub counts_to: T17,
}
#[derive(Debug)]
pub struct EndCountingParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = chrono::NaiveDate>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
    pub last_days: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PriceChange {
    pub id: i64,
    pub origin: String,
    pub product: i64,
    pub manufacturer: i64,
    pub region: i16,
    pub platform: String,
    pub platform_level: String,
    pub kind: String,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: String,
    pub remark: String,
    pub evidence: Vec<uuid::Uuid>,
    pub campaign: Option<i64>,
    pub linkage: Option<i64>,
    pub ends: Option<i64>,
    pub state: String,
    pub reason: String,
    pub submitted_at: chrono::DateTime<chrono::Utc>,
    pub submitted_by: Option<i64>,
    pub organisation: i64,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub publicity: Option<i64>,
    pub counts_from: Option<chrono::NaiveDate>,
    pub listed_price: Option<i64>,
    pub version: i32,
}
pub struct PriceChangeBorrowed<'a> {
    pub id: i64,
    pub origin: &'a str,
    pub product: i64,
    pub manufacturer: i64,
    pub region: i16,
    pub platform: &'a str,
    pub platform_level: &'a str,
    pub kind: &'a str,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: &'a str,
    pub remark: &'a str,
    pub evidence: crate::ArrayIterator<'a, uuid::Uuid>,
    pub campaign: Option<i64>,
    pub linkage: Option<i64>,
    pub ends: Option<i64>,
    pub state: &'a str,
    pub reason: &'a str,
    pub submitted_at: chrono::DateTime<chrono::Utc>,
    pub submitted_by: Option<i64>,
    pub organisation: i64,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub publicity: Option<i64>,
    pub counts_from: Option<chrono::NaiveDate>,
    pub listed_price: Option<i64>,
    pub version: i32,
}
impl<'a> From<PriceChangeBorrowed<'a>> for PriceChange {
    fn from(
        PriceChangeBorrowed {
            id,
            origin,
            product,
            manufacturer,
            region,
            platform,
            platform_level,
            kind,
            price,
            pack_ratio,
            base_price,
            effective_from,
            effective_to,
            source,
            remark,
            evidence,
            campaign,
            linkage,
            ends,
            state,
            reason,
            submitted_at,
            submitted_by,
            organisation,
            decided_at,
            publicity,
            counts_from,
            listed_price,
            version,
        }: PriceChangeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            origin: origin.into(),
            product,
            manufacturer,
            region,
            platform: platform.into(),
            platform_level: platform_level.into(),
            kind: kind.into(),
            price,
            pack_ratio,
            base_price,
            effective_from,
            effective_to,
            source: source.into(),
            remark: remark.into(),
            evidence: evidence.map(|v| v).collect(),
            campaign,
            linkage,
            ends,
            state: state.into(),
            reason: reason.into(),
            submitted_at,
            submitted_by,
            organisation,
            decided_at,
            publicity,
            counts_from,
            listed_price,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PriceChangeRow {
    pub id: i64,
    pub origin: String,
    pub product: i64,
    pub manufacturer: i64,
    pub region: i16,
    pub platform: String,
    pub platform_level: String,
    pub kind: String,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: String,
    pub remark: String,
    pub evidence: Vec<uuid::Uuid>,
    pub campaign: Option<i64>,
    pub linkage: Option<i64>,
    pub ends: Option<i64>,
    pub state: String,
    pub reason: String,
    pub submitted_at: chrono::DateTime<chrono::Utc>,
    pub submitted_by: Option<i64>,
    pub organisation: i64,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub publicity: Option<i64>,
    pub counts_from: Option<chrono::NaiveDate>,
    pub listed_price: Option<i64>,
    pub version: i32,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub base_unit: String,
    pub manufacturer_name: String,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub due_from: Option<chrono::NaiveDate>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_is_provisional: Option<bool>,
    pub calendar_version: Option<i64>,
    pub objections_open: i64,
}
pub struct PriceChangeRowBorrowed<'a> {
    pub id: i64,
    pub origin: &'a str,
    pub product: i64,
    pub manufacturer: i64,
    pub region: i16,
    pub platform: &'a str,
    pub platform_level: &'a str,
    pub kind: &'a str,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub source: &'a str,
    pub remark: &'a str,
    pub evidence: crate::ArrayIterator<'a, uuid::Uuid>,
    pub campaign: Option<i64>,
    pub linkage: Option<i64>,
    pub ends: Option<i64>,
    pub state: &'a str,
    pub reason: &'a str,
    pub submitted_at: chrono::DateTime<chrono::Utc>,
    pub submitted_by: Option<i64>,
    pub organisation: i64,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub publicity: Option<i64>,
    pub counts_from: Option<chrono::NaiveDate>,
    pub listed_price: Option<i64>,
    pub version: i32,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub base_unit: &'a str,
    pub manufacturer_name: &'a str,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub due_from: Option<chrono::NaiveDate>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_is_provisional: Option<bool>,
    pub calendar_version: Option<i64>,
    pub objections_open: i64,
}
impl<'a> From<PriceChangeRowBorrowed<'a>> for PriceChangeRow {
    fn from(
        PriceChangeRowBorrowed {
            id,
            origin,
            product,
            manufacturer,
            region,
            platform,
            platform_level,
            kind,
            price,
            pack_ratio,
            base_price,
            effective_from,
            effective_to,
            source,
            remark,
            evidence,
            campaign,
            linkage,
            ends,
            state,
            reason,
            submitted_at,
            submitted_by,
            organisation,
            decided_at,
            publicity,
            counts_from,
            listed_price,
            version,
            code,
            name,
            specification,
            model,
            base_unit,
            manufacturer_name,
            limit_price,
            due_from,
            due_at,
            due_is_provisional,
            calendar_version,
            objections_open,
        }: PriceChangeRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            origin: origin.into(),
            product,
            manufacturer,
            region,
            platform: platform.into(),
            platform_level: platform_level.into(),
            kind: kind.into(),
            price,
            pack_ratio,
            base_price,
            effective_from,
            effective_to,
            source: source.into(),
            remark: remark.into(),
            evidence: evidence.map(|v| v).collect(),
            campaign,
            linkage,
            ends,
            state: state.into(),
            reason: reason.into(),
            submitted_at,
            submitted_by,
            organisation,
            decided_at,
            publicity,
            counts_from,
            listed_price,
            version,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            base_unit: base_unit.into(),
            manufacturer_name: manufacturer_name.into(),
            limit_price,
            due_from,
            due_at,
            due_is_provisional,
            calendar_version,
            objections_open,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ProductsOfList {
    pub product: i64,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Waiting {
    pub returned: i64,
    pub to_check: i64,
    pub objections_open: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RiseHeld {
    pub id: i64,
    pub ends: Option<i64>,
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
pub struct PriceChangeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PriceChangeBorrowed, tokio_postgres::Error>,
    mapper: fn(PriceChangeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PriceChangeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PriceChangeBorrowed) -> R,
    ) -> PriceChangeQuery<'c, 'a, 's, C, R, N> {
        PriceChangeQuery {
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
pub struct PriceChangeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PriceChangeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PriceChangeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PriceChangeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PriceChangeRowBorrowed) -> R,
    ) -> PriceChangeRowQuery<'c, 'a, 's, C, R, N> {
        PriceChangeRowQuery {
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
pub struct ProductsOfListQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProductsOfList, tokio_postgres::Error>,
    mapper: fn(ProductsOfList) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProductsOfListQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ProductsOfList) -> R,
    ) -> ProductsOfListQuery<'c, 'a, 's, C, R, N> {
        ProductsOfListQuery {
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
pub struct WaitingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Waiting, tokio_postgres::Error>,
    mapper: fn(Waiting) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Waiting) -> R) -> WaitingQuery<'c, 'a, 's, C, R, N> {
        WaitingQuery {
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
pub struct RiseHeldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RiseHeld, tokio_postgres::Error>,
    mapper: fn(RiseHeld) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RiseHeldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RiseHeld) -> R) -> RiseHeldQuery<'c, 'a, 's, C, R, N> {
        RiseHeldQuery {
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
        "insert into price_change (origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, submitted_at, submitted_by, organisation) select $1, new.product, product.manufacturer, region, platform, platform_level, kind, price, new.pack_ratio, base_price, effective_from, effective_to, source, remark, evidence::uuid[], campaign, linkage, ends, 'submitted', $2, account, organisation from unnest( $3::bigint[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::numeric[], $9::numeric[], $10::numeric[], $11::date[], $12::date[], $13::text[], $14::text[], $15::text[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[] ) with ordinality as new (product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, account, organisation, place) join product on product.id = new.product order by place returning id",
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
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i16>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::StringSql,
        T9: crate::ArraySql<Item = T8>,
        T10: crate::ArraySql<Item = rust_decimal::Decimal>,
        T11: crate::ArraySql<Item = rust_decimal::Decimal>,
        T12: crate::ArraySql<Item = rust_decimal::Decimal>,
        T13: crate::ArraySql<Item = chrono::NaiveDate>,
        T14: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T15: crate::StringSql,
        T16: crate::ArraySql<Item = T15>,
        T17: crate::StringSql,
        T18: crate::ArraySql<Item = T17>,
        T19: crate::StringSql,
        T20: crate::ArraySql<Item = T19>,
        T21: crate::ArraySql<Item = Option<i64>>,
        T22: crate::ArraySql<Item = Option<i64>>,
        T23: crate::ArraySql<Item = Option<i64>>,
        T24: crate::ArraySql<Item = Option<i64>>,
        T25: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        origin: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        products: &'a T2,
        regions: &'a T3,
        platforms: &'a T5,
        platform_levels: &'a T7,
        kinds: &'a T9,
        prices: &'a T10,
        pack_ratios: &'a T11,
        base_prices: &'a T12,
        effective_from: &'a T13,
        effective_to: &'a T14,
        sources: &'a T16,
        remarks: &'a T18,
        evidence: &'a T20,
        campaigns: &'a T21,
        linkages: &'a T22,
        ends: &'a T23,
        accounts: &'a T24,
        organisations: &'a T25,
    ) -> I64Query<'c, 'a, 's, C, i64, 20> {
        I64Query {
            client,
            params: [
                origin,
                now,
                products,
                regions,
                platforms,
                platform_levels,
                kinds,
                prices,
                pack_ratios,
                base_prices,
                effective_from,
                effective_to,
                sources,
                remarks,
                evidence,
                campaigns,
                linkages,
                ends,
                accounts,
                organisations,
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
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i16>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::ArraySql<Item = rust_decimal::Decimal>,
    T11: crate::ArraySql<Item = rust_decimal::Decimal>,
    T12: crate::ArraySql<Item = rust_decimal::Decimal>,
    T13: crate::ArraySql<Item = chrono::NaiveDate>,
    T14: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T15: crate::StringSql,
    T16: crate::ArraySql<Item = T15>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = T17>,
    T19: crate::StringSql,
    T20: crate::ArraySql<Item = T19>,
    T21: crate::ArraySql<Item = Option<i64>>,
    T22: crate::ArraySql<Item = Option<i64>>,
    T23: crate::ArraySql<Item = Option<i64>>,
    T24: crate::ArraySql<Item = Option<i64>>,
    T25: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertManyParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
            T18,
            T19,
            T20,
            T21,
            T22,
            T23,
            T24,
            T25,
        >,
        I64Query<'c, 'a, 's, C, i64, 20>,
        C,
    > for InsertManyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertManyParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
            T18,
            T19,
            T20,
            T21,
            T22,
            T23,
            T24,
            T25,
        >,
    ) -> I64Query<'c, 'a, 's, C, i64, 20> {
        self.bind(
            client,
            &params.origin,
            &params.now,
            &params.products,
            &params.regions,
            &params.platforms,
            &params.platform_levels,
            &params.kinds,
            &params.prices,
            &params.pack_ratios,
            &params.base_prices,
            &params.effective_from,
            &params.effective_to,
            &params.sources,
            &params.remarks,
            &params.evidence,
            &params.campaigns,
            &params.linkages,
            &params.ends,
            &params.accounts,
            &params.organisations,
        )
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt(
        "select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at, submitted_by, organisation, decided_at, publicity, counts_from, listed_price, version from price_change where id = any($1) order by id for update",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> PriceChangeQuery<'c, 'a, 's, C, PriceChange, 1> {
        PriceChangeQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PriceChangeBorrowed, tokio_postgres::Error> {
                    Ok(PriceChangeBorrowed {
                        id: row.try_get(0)?,
                        origin: row.try_get(1)?,
                        product: row.try_get(2)?,
                        manufacturer: row.try_get(3)?,
                        region: row.try_get(4)?,
                        platform: row.try_get(5)?,
                        platform_level: row.try_get(6)?,
                        kind: row.try_get(7)?,
                        price: row.try_get(8)?,
                        pack_ratio: row.try_get(9)?,
                        base_price: row.try_get(10)?,
                        effective_from: row.try_get(11)?,
                        effective_to: row.try_get(12)?,
                        source: row.try_get(13)?,
                        remark: row.try_get(14)?,
                        evidence: row.try_get(15)?,
                        campaign: row.try_get(16)?,
                        linkage: row.try_get(17)?,
                        ends: row.try_get(18)?,
                        state: row.try_get(19)?,
                        reason: row.try_get(20)?,
                        submitted_at: row.try_get(21)?,
                        submitted_by: row.try_get(22)?,
                        organisation: row.try_get(23)?,
                        decided_at: row.try_get(24)?,
                        publicity: row.try_get(25)?,
                        counts_from: row.try_get(26)?,
                        listed_price: row.try_get(27)?,
                        version: row.try_get(28)?,
                    })
                },
            mapper: |it| PriceChange::from(it),
        }
    }
}
pub struct OnTheWayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn on_the_way() -> OnTheWayStmt {
    OnTheWayStmt(
        "select id from price_change where manufacturer = $1 and product = any($2) and state in ('submitted', 'returned', 'publicized') and ends is null",
        None,
    )
}
impl OnTheWayStmt {
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
        manufacturer: &'a i64,
        products: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [manufacturer, products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OnTheWayParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for OnTheWayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OnTheWayParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.manufacturer, &params.products)
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select change.id, change.origin, change.product, change.manufacturer, change.region, change.platform, change.platform_level, change.kind, change.price, change.pack_ratio, change.base_price, change.effective_from, change.effective_to, change.source, change.remark, change.evidence, change.campaign, change.linkage, change.ends, change.state, change.reason, change.submitted_at, change.submitted_by, change.organisation, change.decided_at, change.publicity, change.counts_from, change.listed_price, change.version, product.code, product.name, product.specification, product.model, product.base_unit, manufacturer.name as manufacturer_name, reference_limit.price as limit_price, publicity.due_from, publicity.due_at, publicity.due_is_provisional, publicity.calendar_version, (select count(*) from objection where objection.price_change = change.id and objection.state = 'open') as objections_open from price_change change join product on product.id = change.product join organisation manufacturer on manufacturer.id = change.manufacturer left join reference_limit on reference_limit.product = change.product left join publicity on publicity.id = change.publicity where change.id < $1 and ($2::bigint[] is null or change.id = any($2)) and ($3::text is null or change.origin = $3) and ($4::text[] is null or change.state = any($4)) and ($5::bigint is null or change.manufacturer = $5) and ($6::bigint is null or change.linkage = $6) and ($7::bigint is null or change.campaign = $7) and ($8::bigint is null or change.product = $8) and ($9::bigint is null or change.publicity = $9) and ($10::boolean or change.origin <> 'linkage' or change.publicity is not null) and ($11::bigint is null or change.manufacturer = $11 or exists ( select from current_purchase_price own where own.hospital = $11 and own.product = change.product and own.superseded_at is null and (own.effective_to is null or $12::date <= own.effective_to))) and ($13::text is null or product.name like '%' || $13 || '%' or product.code like $13 || '%') order by change.id desc limit $14",
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        before: &'a i64,
        ids: &'a Option<T1>,
        origin: &'a Option<T2>,
        states: &'a Option<T4>,
        manufacturer: &'a Option<i64>,
        linkage: &'a Option<i64>,
        campaign: &'a Option<i64>,
        product: &'a Option<i64>,
        publicity: &'a Option<i64>,
        with_drafts: &'a bool,
        buyer_or_maker: &'a Option<i64>,
        today: &'a Option<chrono::NaiveDate>,
        name_part: &'a Option<T5>,
        rows: &'a i64,
    ) -> PriceChangeRowQuery<'c, 'a, 's, C, PriceChangeRow, 14> {
        PriceChangeRowQuery {
            client,
            params: [
                before,
                ids,
                origin,
                states,
                manufacturer,
                linkage,
                campaign,
                product,
                publicity,
                with_drafts,
                buyer_or_maker,
                today,
                name_part,
                rows,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<PriceChangeRowBorrowed, tokio_postgres::Error> {
                Ok(PriceChangeRowBorrowed {
                    id: row.try_get(0)?,
                    origin: row.try_get(1)?,
                    product: row.try_get(2)?,
                    manufacturer: row.try_get(3)?,
                    region: row.try_get(4)?,
                    platform: row.try_get(5)?,
                    platform_level: row.try_get(6)?,
                    kind: row.try_get(7)?,
                    price: row.try_get(8)?,
                    pack_ratio: row.try_get(9)?,
                    base_price: row.try_get(10)?,
                    effective_from: row.try_get(11)?,
                    effective_to: row.try_get(12)?,
                    source: row.try_get(13)?,
                    remark: row.try_get(14)?,
                    evidence: row.try_get(15)?,
                    campaign: row.try_get(16)?,
                    linkage: row.try_get(17)?,
                    ends: row.try_get(18)?,
                    state: row.try_get(19)?,
                    reason: row.try_get(20)?,
                    submitted_at: row.try_get(21)?,
                    submitted_by: row.try_get(22)?,
                    organisation: row.try_get(23)?,
                    decided_at: row.try_get(24)?,
                    publicity: row.try_get(25)?,
                    counts_from: row.try_get(26)?,
                    listed_price: row.try_get(27)?,
                    version: row.try_get(28)?,
                    code: row.try_get(29)?,
                    name: row.try_get(30)?,
                    specification: row.try_get(31)?,
                    model: row.try_get(32)?,
                    base_unit: row.try_get(33)?,
                    manufacturer_name: row.try_get(34)?,
                    limit_price: row.try_get(35)?,
                    due_from: row.try_get(36)?,
                    due_at: row.try_get(37)?,
                    due_is_provisional: row.try_get(38)?,
                    calendar_version: row.try_get(39)?,
                    objections_open: row.try_get(40)?,
                })
            },
            mapper: |it| PriceChangeRow::from(it),
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
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2, T3, T4, T5>,
        PriceChangeRowQuery<'c, 'a, 's, C, PriceChangeRow, 14>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2, T3, T4, T5>,
    ) -> PriceChangeRowQuery<'c, 'a, 's, C, PriceChangeRow, 14> {
        self.bind(
            client,
            &params.before,
            &params.ids,
            &params.origin,
            &params.states,
            &params.manufacturer,
            &params.linkage,
            &params.campaign,
            &params.product,
            &params.publicity,
            &params.with_drafts,
            &params.buyer_or_maker,
            &params.today,
            &params.name_part,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from price_change change join product on product.id = change.product where ($1::text is null or change.origin = $1) and ($2::text[] is null or change.state = any($2)) and ($3::bigint is null or change.manufacturer = $3) and ($4::bigint is null or change.linkage = $4) and ($5::bigint is null or change.campaign = $5) and ($6::bigint is null or change.product = $6) and ($7::bigint is null or change.publicity = $7) and ($8::boolean or change.origin <> 'linkage' or change.publicity is not null) and ($9::bigint is null or change.manufacturer = $9 or exists ( select from current_purchase_price own where own.hospital = $9 and own.product = change.product and own.superseded_at is null and (own.effective_to is null or $10::date <= own.effective_to))) and ($11::text is null or product.name like '%' || $11 || '%' or product.code like $11 || '%')",
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        origin: &'a Option<T1>,
        states: &'a Option<T3>,
        manufacturer: &'a Option<i64>,
        linkage: &'a Option<i64>,
        campaign: &'a Option<i64>,
        product: &'a Option<i64>,
        publicity: &'a Option<i64>,
        with_drafts: &'a bool,
        buyer_or_maker: &'a Option<i64>,
        today: &'a Option<chrono::NaiveDate>,
        name_part: &'a Option<T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        I64Query {
            client,
            params: [
                origin,
                states,
                manufacturer,
                linkage,
                campaign,
                product,
                publicity,
                with_drafts,
                buyer_or_maker,
                today,
                name_part,
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
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 11>,
        C,
    > for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        self.bind(
            client,
            &params.origin,
            &params.states,
            &params.manufacturer,
            &params.linkage,
            &params.campaign,
            &params.product,
            &params.publicity,
            &params.with_drafts,
            &params.buyer_or_maker,
            &params.today,
            &params.name_part,
        )
    }
}
pub struct LockSubmittedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_submitted() -> LockSubmittedStmt {
    LockSubmittedStmt(
        "select change.id from price_change change join product on product.id = change.product where change.state = 'submitted' and change.origin <> 'linkage' and ($1::text is null or change.origin = $1) and ($2::bigint is null or change.campaign = $2) and ($3::bigint is null or change.product = $3) and ($4::text is null or product.name like '%' || $4 || '%' or product.code like $4 || '%') order by change.id limit $5 for update of change skip locked",
        None,
    )
}
impl LockSubmittedStmt {
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
        origin: &'a Option<T1>,
        campaign: &'a Option<i64>,
        product: &'a Option<i64>,
        name_part: &'a Option<T2>,
        rows: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [origin, campaign, product, name_part, rows],
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
        LockSubmittedParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for LockSubmittedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSubmittedParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.origin,
            &params.campaign,
            &params.product,
            &params.name_part,
            &params.rows,
        )
    }
}
pub struct DecideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide() -> DecideStmt {
    DecideStmt(
        "update price_change change set state = decided.state, reason = decided.reason, decided_at = $1, decided_by = coalesce($2, decided_by), publicity = coalesce(decided.publicity, change.publicity), counts_from = decided.counts_from, listed_price = decided.listed_price, version = version + 1 from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::date[], $8::bigint[]) as decided (id, state, reason, publicity, counts_from, listed_price) where change.id = decided.id",
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = Option<i64>>,
        T7: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T8: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a Option<i64>,
        ids: &'a T1,
        states: &'a T3,
        reasons: &'a T5,
        publicities: &'a T6,
        counts_from: &'a T7,
        listed_prices: &'a T8,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    now,
                    account,
                    ids,
                    states,
                    reasons,
                    publicities,
                    counts_from,
                    listed_prices,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = Option<i64>>,
    T7: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T8: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DecideParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecideStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecideParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.account,
            &params.ids,
            &params.states,
            &params.reasons,
            &params.publicities,
            &params.counts_from,
            &params.listed_prices,
        ))
    }
}
pub struct RewriteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rewrite() -> RewriteStmt {
    RewriteStmt(
        "update price_change set price = $1, pack_ratio = $2, base_price = $3, effective_from = $4, effective_to = $5, source = $6, remark = $7, evidence = $8, platform = $9, platform_level = $10, kind = $11, reason = '', state = 'submitted', submitted_at = $12, submitted_by = $13, version = version + 1 where id = $14",
        None,
    )
}
impl RewriteStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        price: &'a rust_decimal::Decimal,
        pack_ratio: &'a rust_decimal::Decimal,
        base_price: &'a rust_decimal::Decimal,
        effective_from: &'a chrono::NaiveDate,
        effective_to: &'a Option<chrono::NaiveDate>,
        source: &'a T1,
        remark: &'a T2,
        evidence: &'a T3,
        platform: &'a T4,
        platform_level: &'a T5,
        kind: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    price,
                    pack_ratio,
                    base_price,
                    effective_from,
                    effective_to,
                    source,
                    remark,
                    evidence,
                    platform,
                    platform_level,
                    kind,
                    now,
                    account,
                    id,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RewriteParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RewriteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RewriteParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.price,
            &params.pack_ratio,
            &params.base_price,
            &params.effective_from,
            &params.effective_to,
            &params.source,
            &params.remark,
            &params.evidence,
            &params.platform,
            &params.platform_level,
            &params.kind,
            &params.now,
            &params.account,
            &params.id,
        ))
    }
}
pub struct ChangesToAnnounceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changes_to_announce() -> ChangesToAnnounceStmt {
    ChangesToAnnounceStmt(
        "select change.id from price_change change where change.publicity = $1 and change.state = 'publicized' and not exists (select from objection where objection.price_change = change.id and objection.state = 'open') order by change.id limit $2",
        None,
    )
}
impl ChangesToAnnounceStmt {
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
        rows: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [publicity, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangesToAnnounceParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for ChangesToAnnounceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangesToAnnounceParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.publicity, &params.rows)
    }
}
pub struct StandingBesideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_beside() -> StandingBesideStmt {
    StandingBesideStmt(
        "select listed_price from price_change where publicity = $1 and state = 'announced' and listed_price is not null and product = any($2) union select listed_price from linked_again where linkage = any($3) and product = any($2)",
        None,
    )
}
impl StandingBesideStmt {
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
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        publicity: &'a i64,
        products: &'a T1,
        linkages: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [publicity, products, linkages],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingBesideParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for StandingBesideStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingBesideParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(
            client,
            &params.publicity,
            &params.products,
            &params.linkages,
        )
    }
}
pub struct ProductsOfListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_of_list() -> ProductsOfListStmt {
    ProductsOfListStmt(
        "select product, count(*) as rows from price_change where linkage = $1 and $2 < product and state = 'submitted' group by product order by product limit $3",
        None,
    )
}
impl ProductsOfListStmt {
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
        linkage: &'a i64,
        after: &'a i64,
        products: &'a i64,
    ) -> ProductsOfListQuery<'c, 'a, 's, C, ProductsOfList, 3> {
        ProductsOfListQuery {
            client,
            params: [linkage, after, products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ProductsOfList, tokio_postgres::Error> {
                    Ok(ProductsOfList {
                        product: row.try_get(0)?,
                        rows: row.try_get(1)?,
                    })
                },
            mapper: |it| ProductsOfList::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProductsOfListParams,
        ProductsOfListQuery<'c, 'a, 's, C, ProductsOfList, 3>,
        C,
    > for ProductsOfListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProductsOfListParams,
    ) -> ProductsOfListQuery<'c, 'a, 's, C, ProductsOfList, 3> {
        self.bind(client, &params.linkage, &params.after, &params.products)
    }
}
pub struct OfListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_list() -> OfListStmt {
    OfListStmt(
        "select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at, submitted_by, organisation, decided_at, publicity, counts_from, listed_price, version from price_change where linkage = $1 and product = any($2) order by product, id",
        None,
    )
}
impl OfListStmt {
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
        linkage: &'a i64,
        products: &'a T1,
    ) -> PriceChangeQuery<'c, 'a, 's, C, PriceChange, 2> {
        PriceChangeQuery {
            client,
            params: [linkage, products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PriceChangeBorrowed, tokio_postgres::Error> {
                    Ok(PriceChangeBorrowed {
                        id: row.try_get(0)?,
                        origin: row.try_get(1)?,
                        product: row.try_get(2)?,
                        manufacturer: row.try_get(3)?,
                        region: row.try_get(4)?,
                        platform: row.try_get(5)?,
                        platform_level: row.try_get(6)?,
                        kind: row.try_get(7)?,
                        price: row.try_get(8)?,
                        pack_ratio: row.try_get(9)?,
                        base_price: row.try_get(10)?,
                        effective_from: row.try_get(11)?,
                        effective_to: row.try_get(12)?,
                        source: row.try_get(13)?,
                        remark: row.try_get(14)?,
                        evidence: row.try_get(15)?,
                        campaign: row.try_get(16)?,
                        linkage: row.try_get(17)?,
                        ends: row.try_get(18)?,
                        state: row.try_get(19)?,
                        reason: row.try_get(20)?,
                        submitted_at: row.try_get(21)?,
                        submitted_by: row.try_get(22)?,
                        organisation: row.try_get(23)?,
                        decided_at: row.try_get(24)?,
                        publicity: row.try_get(25)?,
                        counts_from: row.try_get(26)?,
                        listed_price: row.try_get(27)?,
                        version: row.try_get(28)?,
                    })
                },
            mapper: |it| PriceChange::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfListParams<T1>,
        PriceChangeQuery<'c, 'a, 's, C, PriceChange, 2>,
        C,
    > for OfListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfListParams<T1>,
    ) -> PriceChangeQuery<'c, 'a, 's, C, PriceChange, 2> {
        self.bind(client, &params.linkage, &params.products)
    }
}
pub struct InsertLinkedAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_linked_again() -> InsertLinkedAgainStmt {
    InsertLinkedAgainStmt(
        "insert into linked_again (linkage, product, listed_price) select $1, product, listed_price from unnest($2::bigint[], $3::bigint[]) as again (product, listed_price) on conflict do nothing",
        None,
    )
}
impl InsertLinkedAgainStmt {
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
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        linkage: &'a i64,
        products: &'a T1,
        listed_prices: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[linkage, products, listed_prices])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLinkedAgainParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertLinkedAgainStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLinkedAgainParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.linkage,
            &params.products,
            &params.listed_prices,
        ))
    }
}
pub struct LinkedAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn linked_again() -> LinkedAgainStmt {
    LinkedAgainStmt(
        "select listed_price from linked_again where linkage = $1 and product = any($2)",
        None,
    )
}
impl LinkedAgainStmt {
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
        linkage: &'a i64,
        products: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [linkage, products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinkedAgainParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for LinkedAgainStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinkedAgainParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.linkage, &params.products)
    }
}
pub struct DecideListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide_list() -> DecideListStmt {
    DecideListStmt(
        "update price_change set state = $1, decided_at = $2, decided_by = $3, publicity = $4, version = version + 1 where linkage = $5 and state = $6",
        None,
    )
}
impl DecideListStmt {
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
        after: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        publicity: &'a Option<i64>,
        linkage: &'a i64,
        before: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[after, now, account, publicity, linkage, before],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DecideListParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecideListStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecideListParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.after,
            &params.now,
            &params.account,
            &params.publicity,
            &params.linkage,
            &params.before,
        ))
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "select (select count(*) from price_change where state = 'returned' and manufacturer = $1) as returned, (select count(*) from price_change where state = 'submitted' and origin <> 'linkage') as to_check, (select count(*) from objection where state = 'open') as objections_open",
        None,
    )
}
impl WaitingStmt {
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
    ) -> WaitingQuery<'c, 'a, 's, C, Waiting, 1> {
        WaitingQuery {
            client,
            params: [manufacturer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Waiting, tokio_postgres::Error> {
                Ok(Waiting {
                    returned: row.try_get(0)?,
                    to_check: row.try_get(1)?,
                    objections_open: row.try_get(2)?,
                })
            },
            mapper: |it| Waiting::from(it),
        }
    }
}
pub struct InsertAnnouncedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_announced() -> InsertAnnouncedStmt {
    InsertAnnouncedStmt(
        "insert into listed_price (product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, recorded_at, counts_from, counts_to) select product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, $1, counts_from, counts_to from unnest( $2::bigint[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::numeric[], $9::numeric[], $10::date[], $11::date[], $12::text[], $13::date[], $14::date[] ) with ordinality as new (product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, source, counts_from, counts_to, place) order by place returning id",
        None,
    )
}
impl InsertAnnouncedStmt {
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
        T2: crate::ArraySql<Item = i16>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::ArraySql<Item = rust_decimal::Decimal>,
        T10: crate::ArraySql<Item = rust_decimal::Decimal>,
        T11: crate::ArraySql<Item = rust_decimal::Decimal>,
        T12: crate::ArraySql<Item = chrono::NaiveDate>,
        T13: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T14: crate::StringSql,
        T15: crate::ArraySql<Item = T14>,
        T16: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T17: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        products: &'a T1,
        regions: &'a T2,
        platforms: &'a T4,
        platform_levels: &'a T6,
        kinds: &'a T8,
        prices: &'a T9,
        pack_ratios: &'a T10,
        base_prices: &'a T11,
        effective_from: &'a T12,
        effective_to: &'a T13,
        sources: &'a T15,
        counts_from: &'a T16,
        counts_to: &'a T17,
    ) -> I64Query<'c, 'a, 's, C, i64, 14> {
        I64Query {
            client,
            params: [
                now,
                products,
                regions,
                platforms,
                platform_levels,
                kinds,
                prices,
                pack_ratios,
                base_prices,
                effective_from,
                effective_to,
                sources,
                counts_from,
                counts_to,
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
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i16>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = rust_decimal::Decimal>,
    T10: crate::ArraySql<Item = rust_decimal::Decimal>,
    T11: crate::ArraySql<Item = rust_decimal::Decimal>,
    T12: crate::ArraySql<Item = chrono::NaiveDate>,
    T13: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T14: crate::StringSql,
    T15: crate::ArraySql<Item = T14>,
    T16: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T17: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertAnnouncedParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
        >,
        I64Query<'c, 'a, 's, C, i64, 14>,
        C,
    > for InsertAnnouncedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAnnouncedParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
        >,
    ) -> I64Query<'c, 'a, 's, C, i64, 14> {
        self.bind(
            client,
            &params.now,
            &params.products,
            &params.regions,
            &params.platforms,
            &params.platform_levels,
            &params.kinds,
            &params.prices,
            &params.pack_ratios,
            &params.base_prices,
            &params.effective_from,
            &params.effective_to,
            &params.sources,
            &params.counts_from,
            &params.counts_to,
        )
    }
}
pub struct EndCountingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_counting() -> EndCountingStmt {
    EndCountingStmt(
        "with ended as ( update listed_price set superseded_at = $1 from unnest($2::bigint[], $3::date[]) as asked (id, last_day) where listed_price.id = asked.id and listed_price.superseded_at is null returning listed_price.product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, counts_from, asked.last_day, source, loaded_by ) insert into listed_price (product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, counts_from, counts_to, source, loaded_by, recorded_at) select product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, counts_from, last_day, source, loaded_by, $1 from ended where greatest(effective_from, coalesce(counts_from, effective_from)) <= last_day",
        None,
    )
}
impl EndCountingStmt {
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
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        ids: &'a T1,
        last_days: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, ids, last_days])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = chrono::NaiveDate>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndCountingParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndCountingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndCountingParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.ids, &params.last_days))
    }
}
pub struct RisesHeldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rises_held() -> RisesHeldStmt {
    RisesHeldStmt(
        "select id, ends from price_change where origin = 'rise' and state = 'submitted' and ends is not null order by id",
        None,
    )
}
impl RisesHeldStmt {
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
    ) -> RiseHeldQuery<'c, 'a, 's, C, RiseHeld, 0> {
        RiseHeldQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RiseHeld, tokio_postgres::Error> {
                Ok(RiseHeld {
                    id: row.try_get(0)?,
                    ends: row.try_get(1)?,
                })
            },
            mapper: |it| RiseHeld::from(it),
        }
    }
}
pub struct HeldPricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn held_prices() -> HeldPricesStmt {
    HeldPricesStmt(
        "select ends from price_change where ends = any($1::bigint[]) and state in ('submitted', 'publicized')",
        None,
    )
}
impl HeldPricesStmt {
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
        listed_prices: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [listed_prices],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
