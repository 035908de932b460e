// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PricesOfRegionsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub products: T1,
    pub regions: T3,
}
#[derive(Debug)]
pub struct ClaimSourcesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub import: Option<uuid::Uuid>,
    pub sources: T2,
}
#[derive(Debug)]
pub struct ShareSourcesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub sources: T2,
    pub import: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct OwnSourcesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub sources: T2,
    pub import: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PricesKnownAtParams {
    pub product: i64,
    pub known_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SupersedePricesParams<T1: crate::ArraySql<Item = i64>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ProductsTurningParams {
    pub day: chrono::NaiveDate,
    pub day_before: chrono::NaiveDate,
}
#[derive(Debug)]
pub struct InsertLimitVersionsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T3: crate::ArraySql<Item = Option<i64>>,
> {
    pub effective_on: chrono::NaiveDate,
    pub now: chrono::DateTime<chrono::Utc>,
    pub event: i64,
    pub products: T1,
    pub prices: T2,
    pub listed_prices: T3,
}
#[derive(Debug)]
pub struct UpsertLimitsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T3: crate::ArraySql<Item = Option<i16>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = i64>,
> {
    pub effective_on: chrono::NaiveDate,
    pub products: T1,
    pub prices: T2,
    pub regions: T3,
    pub platforms: T5,
    pub versions: T6,
}
#[derive(Clone, Copy, Debug)]
pub struct CurrentPriceParams {
    pub hospital: i64,
    pub product: i64,
    pub day: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct CurrentPriceHistoryParams {
    pub hospital: i64,
    pub product: i64,
}
#[derive(Debug)]
pub struct CurrentPricesParams<T1: crate::StringSql> {
    pub hospital: i64,
    pub day: chrono::NaiveDate,
    pub after: i64,
    pub name_part: Option<T1>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CurrentPricesCountParams<T1: crate::StringSql> {
    pub hospital: i64,
    pub day: chrono::NaiveDate,
    pub name_part: Option<T1>,
}
#[derive(Debug)]
pub struct OpenCurrentPricesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = chrono::NaiveDate>,
> {
    pub hospitals: T1,
    pub products: T2,
    pub days: T3,
}
#[derive(Debug)]
pub struct EndCurrentPricesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = chrono::NaiveDate>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
    pub last_days: T2,
}
#[derive(Debug)]
pub struct InsertCurrentPricesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = rust_decimal::Decimal>,
    T5: crate::ArraySql<Item = chrono::NaiveDate>,
    T6: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = Option<uuid::Uuid>>,
> {
    pub origin: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub hospitals: T2,
    pub products: T3,
    pub prices: T4,
    pub effective_from: T5,
    pub effective_to: T6,
    pub contract_nos: T8,
    pub invitations: T9,
}
#[derive(Clone, Copy, Debug)]
pub struct LockConcludedAboveLimitParams {
    pub rule_since: chrono::NaiveDate,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPrice {
    pub id: i64,
    pub product: i64,
    pub region: i16,
    pub platform: String,
    pub platform_level: String,
    pub kind: String,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub counts_from: Option<chrono::NaiveDate>,
    pub counts_to: Option<chrono::NaiveDate>,
    pub source: String,
    pub loaded_by: Option<uuid::Uuid>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub superseded_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ListedPriceBorrowed<'a> {
    pub id: i64,
    pub product: i64,
    pub region: i16,
    pub platform: &'a str,
    pub platform_level: &'a str,
    pub kind: &'a str,
    pub price: rust_decimal::Decimal,
    pub pack_ratio: rust_decimal::Decimal,
    pub base_price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub counts_from: Option<chrono::NaiveDate>,
    pub counts_to: Option<chrono::NaiveDate>,
    pub source: &'a str,
    pub loaded_by: Option<uuid::Uuid>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub superseded_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ListedPriceBorrowed<'a>> for ListedPrice {
    fn from(
        ListedPriceBorrowed {
            id,
            product,
            region,
            platform,
            platform_level,
            kind,
            price,
            pack_ratio,
            base_price,
            effective_from,
            effective_to,
            counts_from,
            counts_to,
            source,
            loaded_by,
            recorded_at,
            superseded_at,
        }: ListedPriceBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            product,
            region,
            platform: platform.into(),
            platform_level: platform_level.into(),
            kind: kind.into(),
            price,
            pack_ratio,
            base_price,
            effective_from,
            effective_to,
            counts_from,
            counts_to,
            source: source.into(),
            loaded_by,
            recorded_at,
            superseded_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    pub product: i64,
    pub price: Option<rust_decimal::Decimal>,
    pub region: Option<i16>,
    pub platform: Option<String>,
    pub effective_on: chrono::NaiveDate,
    pub version: i64,
}
pub struct LimitBorrowed<'a> {
    pub product: i64,
    pub price: Option<rust_decimal::Decimal>,
    pub region: Option<i16>,
    pub platform: Option<&'a str>,
    pub effective_on: chrono::NaiveDate,
    pub version: i64,
}
impl<'a> From<LimitBorrowed<'a>> for Limit {
    fn from(
        LimitBorrowed {
            product,
            price,
            region,
            platform,
            effective_on,
            version,
        }: LimitBorrowed<'a>,
    ) -> Self {
        Self {
            product,
            price,
            region,
            platform: platform.map(|v| v.into()),
            effective_on,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct InsertLimitVersions {
    pub id: i64,
    pub product: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LimitHistory {
    pub effective_on: chrono::NaiveDate,
    pub price: Option<rust_decimal::Decimal>,
    pub region: Option<i16>,
    pub platform: Option<String>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
}
pub struct LimitHistoryBorrowed<'a> {
    pub effective_on: chrono::NaiveDate,
    pub price: Option<rust_decimal::Decimal>,
    pub region: Option<i16>,
    pub platform: Option<&'a str>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<LimitHistoryBorrowed<'a>> for LimitHistory {
    fn from(
        LimitHistoryBorrowed {
            effective_on,
            price,
            region,
            platform,
            recorded_at,
        }: LimitHistoryBorrowed<'a>,
    ) -> Self {
        Self {
            effective_on,
            price,
            region,
            platform: platform.map(|v| v.into()),
            recorded_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CurrentPrice {
    pub id: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub contract_no: String,
    pub origin: String,
    pub invitation: Option<uuid::Uuid>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub superseded_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct CurrentPriceBorrowed<'a> {
    pub id: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub contract_no: &'a str,
    pub origin: &'a str,
    pub invitation: Option<uuid::Uuid>,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub superseded_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<CurrentPriceBorrowed<'a>> for CurrentPrice {
    fn from(
        CurrentPriceBorrowed {
            id,
            product,
            price,
            effective_from,
            effective_to,
            contract_no,
            origin,
            invitation,
            recorded_at,
            superseded_at,
        }: CurrentPriceBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            product,
            price,
            effective_from,
            effective_to,
            contract_no: contract_no.into(),
            origin: origin.into(),
            invitation,
            recorded_at,
            superseded_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CurrentPrices {
    pub id: i64,
    pub product: i64,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub base_unit: String,
    pub manufacturer_name: String,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub contract_no: String,
    pub origin: String,
    pub limit_price: Option<rust_decimal::Decimal>,
}
pub struct CurrentPricesBorrowed<'a> {
    pub id: i64,
    pub product: i64,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub base_unit: &'a str,
    pub manufacturer_name: &'a str,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub contract_no: &'a str,
    pub origin: &'a str,
    pub limit_price: Option<rust_decimal::Decimal>,
}
impl<'a> From<CurrentPricesBorrowed<'a>> for CurrentPrices {
    fn from(
        CurrentPricesBorrowed {
            id,
            product,
            code,
            name,
            specification,
            model,
            base_unit,
            manufacturer_name,
            price,
            effective_from,
            contract_no,
            origin,
            limit_price,
        }: CurrentPricesBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            product,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            base_unit: base_unit.into(),
            manufacturer_name: manufacturer_name.into(),
            price,
            effective_from,
            contract_no: contract_no.into(),
            origin: origin.into(),
            limit_price,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenCurrentPrice {
    pub id: i64,
    pub hospital: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub contract_no: String,
}
pub struct OpenCurrentPriceBorrowed<'a> {
    pub id: i64,
    pub hospital: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub effective_to: Option<chrono::NaiveDate>,
    pub contract_no: &'a str,
}
impl<'a> From<OpenCurrentPriceBorrowed<'a>> for OpenCurrentPrice {
    fn from(
        OpenCurrentPriceBorrowed {
            id,
            hospital,
            product,
            price,
            effective_from,
            effective_to,
            contract_no,
        }: OpenCurrentPriceBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            hospital,
            product,
            price,
            effective_from,
            effective_to,
            contract_no: contract_no.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ConcludedAboveLimit {
    pub id: i64,
    pub hospital: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub limit_price: rust_decimal::Decimal,
    pub limit_version: i64,
    pub fell_on: chrono::NaiveDate,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListedPriceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListedPriceBorrowed, tokio_postgres::Error>,
    mapper: fn(ListedPriceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListedPriceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListedPriceBorrowed) -> R,
    ) -> ListedPriceQuery<'c, 'a, 's, C, R, N> {
        ListedPriceQuery {
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
pub struct LimitQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LimitBorrowed, tokio_postgres::Error>,
    mapper: fn(LimitBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LimitQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LimitBorrowed) -> R) -> LimitQuery<'c, 'a, 's, C, R, N> {
        LimitQuery {
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
pub struct InsertLimitVersionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertLimitVersions, tokio_postgres::Error>,
    mapper: fn(InsertLimitVersions) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertLimitVersionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InsertLimitVersions) -> R,
    ) -> InsertLimitVersionsQuery<'c, 'a, 's, C, R, N> {
        InsertLimitVersionsQuery {
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
pub struct LimitHistoryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LimitHistoryBorrowed, tokio_postgres::Error>,
    mapper: fn(LimitHistoryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LimitHistoryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LimitHistoryBorrowed) -> R,
    ) -> LimitHistoryQuery<'c, 'a, 's, C, R, N> {
        LimitHistoryQuery {
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
pub struct CurrentPriceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CurrentPriceBorrowed, tokio_postgres::Error>,
    mapper: fn(CurrentPriceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CurrentPriceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CurrentPriceBorrowed) -> R,
    ) -> CurrentPriceQuery<'c, 'a, 's, C, R, N> {
        CurrentPriceQuery {
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
pub struct CurrentPricesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CurrentPricesBorrowed, tokio_postgres::Error>,
    mapper: fn(CurrentPricesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CurrentPricesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CurrentPricesBorrowed) -> R,
    ) -> CurrentPricesQuery<'c, 'a, 's, C, R, N> {
        CurrentPricesQuery {
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
pub struct OpenCurrentPriceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenCurrentPriceBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenCurrentPriceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenCurrentPriceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenCurrentPriceBorrowed) -> R,
    ) -> OpenCurrentPriceQuery<'c, 'a, 's, C, R, N> {
        OpenCurrentPriceQuery {
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
pub struct ConcludedAboveLimitQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConcludedAboveLimit, tokio_postgres::Error>,
    mapper: fn(ConcludedAboveLimit) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConcludedAboveLimitQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConcludedAboveLimit) -> R,
    ) -> ConcludedAboveLimitQuery<'c, 'a, 's, C, R, N> {
        ConcludedAboveLimitQuery {
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
pub struct PricesOfProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prices_of_products() -> PricesOfProductsStmt {
    PricesOfProductsStmt(
        "select id, product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, counts_from, counts_to, source, loaded_by, recorded_at, superseded_at from listed_price where product = any($1) and superseded_at is null order by product, id",
        None,
    )
}
impl PricesOfProductsStmt {
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
        products: &'a T1,
    ) -> ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 1> {
        ListedPriceQuery {
            client,
            params: [products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedPriceBorrowed, tokio_postgres::Error> {
                    Ok(ListedPriceBorrowed {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                        region: row.try_get(2)?,
                        platform: row.try_get(3)?,
                        platform_level: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        price: row.try_get(6)?,
                        pack_ratio: row.try_get(7)?,
                        base_price: row.try_get(8)?,
                        effective_from: row.try_get(9)?,
                        effective_to: row.try_get(10)?,
                        counts_from: row.try_get(11)?,
                        counts_to: row.try_get(12)?,
                        source: row.try_get(13)?,
                        loaded_by: row.try_get(14)?,
                        recorded_at: row.try_get(15)?,
                        superseded_at: row.try_get(16)?,
                    })
                },
            mapper: |it| ListedPrice::from(it),
        }
    }
}
pub struct PricesOfRegionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prices_of_regions() -> PricesOfRegionsStmt {
    PricesOfRegionsStmt(
        "with asked as materialized ( select product, regions::smallint[] as regions from unnest($1::bigint[], $2::text[]) as asked (product, regions) ) select listed.id, listed.product, listed.region, listed.platform, listed.platform_level, listed.kind, listed.price, listed.pack_ratio, listed.base_price, listed.effective_from, listed.effective_to, listed.counts_from, listed.counts_to, listed.source, listed.loaded_by, listed.recorded_at, listed.superseded_at from asked join listed_price listed on listed.product = asked.product and listed.region = any(asked.regions) where listed.superseded_at is null",
        None,
    )
}
impl PricesOfRegionsStmt {
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
    >(
        &'s self,
        client: &'c C,
        products: &'a T1,
        regions: &'a T3,
    ) -> ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 2> {
        ListedPriceQuery {
            client,
            params: [products, regions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedPriceBorrowed, tokio_postgres::Error> {
                    Ok(ListedPriceBorrowed {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                        region: row.try_get(2)?,
                        platform: row.try_get(3)?,
                        platform_level: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        price: row.try_get(6)?,
                        pack_ratio: row.try_get(7)?,
                        base_price: row.try_get(8)?,
                        effective_from: row.try_get(9)?,
                        effective_to: row.try_get(10)?,
                        counts_from: row.try_get(11)?,
                        counts_to: row.try_get(12)?,
                        source: row.try_get(13)?,
                        loaded_by: row.try_get(14)?,
                        recorded_at: row.try_get(15)?,
                        superseded_at: row.try_get(16)?,
                    })
                },
            mapper: |it| ListedPrice::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PricesOfRegionsParams<T1, T2, T3>,
        ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 2>,
        C,
    > for PricesOfRegionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PricesOfRegionsParams<T1, T2, T3>,
    ) -> ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 2> {
        self.bind(client, &params.products, &params.regions)
    }
}
pub struct ClaimSourcesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_sources() -> ClaimSourcesStmt {
    ClaimSourcesStmt(
        "insert into listed_price_source (source, import) select distinct source, $1::uuid from unnest($2::text[]) as said (source) on conflict do nothing returning source",
        None,
    )
}
impl ClaimSourcesStmt {
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
        import: &'a Option<uuid::Uuid>,
        sources: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [import, sources],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimSourcesParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for ClaimSourcesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimSourcesParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.import, &params.sources)
    }
}
pub struct ShareSourcesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn share_sources() -> ShareSourcesStmt {
    ShareSourcesStmt(
        "update listed_price_source set import = null where source = any($1) and import is not null and import is distinct from $2",
        None,
    )
}
impl ShareSourcesStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        sources: &'a T2,
        import: &'a Option<uuid::Uuid>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[sources, import])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ShareSourcesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ShareSourcesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ShareSourcesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.sources, &params.import))
    }
}
pub struct OwnSourcesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_sources() -> OwnSourcesStmt {
    OwnSourcesStmt(
        "select source from listed_price_source where source = any($1) and import = $2",
        None,
    )
}
impl OwnSourcesStmt {
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
        sources: &'a T2,
        import: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [sources, import],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnSourcesParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for OwnSourcesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnSourcesParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.sources, &params.import)
    }
}
pub struct PricesKnownAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prices_known_at() -> PricesKnownAtStmt {
    PricesKnownAtStmt(
        "select id, product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to, counts_from, counts_to, source, loaded_by, recorded_at, superseded_at from listed_price where product = $1 and recorded_at <= $2 and (superseded_at is null or $2 < superseded_at) order by id",
        None,
    )
}
impl PricesKnownAtStmt {
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
        known_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 2> {
        ListedPriceQuery {
            client,
            params: [product, known_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedPriceBorrowed, tokio_postgres::Error> {
                    Ok(ListedPriceBorrowed {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                        region: row.try_get(2)?,
                        platform: row.try_get(3)?,
                        platform_level: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        price: row.try_get(6)?,
                        pack_ratio: row.try_get(7)?,
                        base_price: row.try_get(8)?,
                        effective_from: row.try_get(9)?,
                        effective_to: row.try_get(10)?,
                        counts_from: row.try_get(11)?,
                        counts_to: row.try_get(12)?,
                        source: row.try_get(13)?,
                        loaded_by: row.try_get(14)?,
                        recorded_at: row.try_get(15)?,
                        superseded_at: row.try_get(16)?,
                    })
                },
            mapper: |it| ListedPrice::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PricesKnownAtParams,
        ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 2>,
        C,
    > for PricesKnownAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PricesKnownAtParams,
    ) -> ListedPriceQuery<'c, 'a, 's, C, ListedPrice, 2> {
        self.bind(client, &params.product, &params.known_at)
    }
}
pub struct LockPricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_prices() -> LockPricesStmt {
    LockPricesStmt(
        "select pg_advisory_xact_lock(7701, 3)::text as locked",
        None,
    )
}
impl LockPricesStmt {
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
pub struct ReservePriceIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reserve_price_ids() -> ReservePriceIdsStmt {
    ReservePriceIdsStmt(
        "select setval( pg_get_serial_sequence('listed_price', 'id'), nextval(pg_get_serial_sequence('listed_price', 'id')) + $1::bigint - 1 ) as last_id",
        None,
    )
}
impl ReservePriceIdsStmt {
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
        count: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [count],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SupersedePricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn supersede_prices() -> SupersedePricesStmt {
    SupersedePricesStmt(
        "update listed_price set superseded_at = $1 where id = any($2)",
        None,
    )
}
impl SupersedePricesStmt {
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
        SupersedePricesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SupersedePricesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SupersedePricesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.ids))
    }
}
pub struct ProductsTurningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_turning() -> ProductsTurningStmt {
    ProductsTurningStmt(
        "select distinct product from listed_price where superseded_at is null and (effective_from = $1 or effective_to = $2 or counts_from = $1 or counts_to = $2) order by product",
        None,
    )
}
impl ProductsTurningStmt {
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
        day: &'a chrono::NaiveDate,
        day_before: &'a chrono::NaiveDate,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [day, day_before],
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
        ProductsTurningParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for ProductsTurningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProductsTurningParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.day, &params.day_before)
    }
}
pub struct LimitsOfProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn limits_of_products() -> LimitsOfProductsStmt {
    LimitsOfProductsStmt(
        "select product, price, region, platform, effective_on, version from reference_limit where product = any($1)",
        None,
    )
}
impl LimitsOfProductsStmt {
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
        products: &'a T1,
    ) -> LimitQuery<'c, 'a, 's, C, Limit, 1> {
        LimitQuery {
            client,
            params: [products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LimitBorrowed, tokio_postgres::Error> {
                Ok(LimitBorrowed {
                    product: row.try_get(0)?,
                    price: row.try_get(1)?,
                    region: row.try_get(2)?,
                    platform: row.try_get(3)?,
                    effective_on: row.try_get(4)?,
                    version: row.try_get(5)?,
                })
            },
            mapper: |it| Limit::from(it),
        }
    }
}
pub struct InsertLimitVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_limit_versions() -> InsertLimitVersionsStmt {
    InsertLimitVersionsStmt(
        "insert into reference_limit_version (product, effective_on, price, listed_price, recorded_at, event) select product, $1, price, listed_price, $2, $3 from unnest($4::bigint[], $5::numeric[], $6::bigint[]) as changed (product, price, listed_price) returning id, product",
        None,
    )
}
impl InsertLimitVersionsStmt {
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
        T2: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T3: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        effective_on: &'a chrono::NaiveDate,
        now: &'a chrono::DateTime<chrono::Utc>,
        event: &'a i64,
        products: &'a T1,
        prices: &'a T2,
        listed_prices: &'a T3,
    ) -> InsertLimitVersionsQuery<'c, 'a, 's, C, InsertLimitVersions, 6> {
        InsertLimitVersionsQuery {
            client,
            params: [effective_on, now, event, products, prices, listed_prices],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InsertLimitVersions, tokio_postgres::Error> {
                    Ok(InsertLimitVersions {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                    })
                },
            mapper: |it| InsertLimitVersions::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T3: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLimitVersionsParams<T1, T2, T3>,
        InsertLimitVersionsQuery<'c, 'a, 's, C, InsertLimitVersions, 6>,
        C,
    > for InsertLimitVersionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLimitVersionsParams<T1, T2, T3>,
    ) -> InsertLimitVersionsQuery<'c, 'a, 's, C, InsertLimitVersions, 6> {
        self.bind(
            client,
            &params.effective_on,
            &params.now,
            &params.event,
            &params.products,
            &params.prices,
            &params.listed_prices,
        )
    }
}
pub struct UpsertLimitsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_limits() -> UpsertLimitsStmt {
    UpsertLimitsStmt(
        "insert into reference_limit (product, price, region, platform, effective_on, version) select product, price, region, platform, $1, version from unnest($2::bigint[], $3::numeric[], $4::smallint[], $5::text[], $6::bigint[]) as changed (product, price, region, platform, version) on conflict (product) do update set price = excluded.price, region = excluded.region, platform = excluded.platform, effective_on = excluded.effective_on, version = excluded.version",
        None,
    )
}
impl UpsertLimitsStmt {
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
        T2: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T3: crate::ArraySql<Item = Option<i16>>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = Option<T4>>,
        T6: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        effective_on: &'a chrono::NaiveDate,
        products: &'a T1,
        prices: &'a T2,
        regions: &'a T3,
        platforms: &'a T5,
        versions: &'a T6,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[effective_on, products, prices, regions, platforms, versions],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T3: crate::ArraySql<Item = Option<i16>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpsertLimitsParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpsertLimitsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpsertLimitsParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.effective_on,
            &params.products,
            &params.prices,
            &params.regions,
            &params.platforms,
            &params.versions,
        ))
    }
}
pub struct ProductsOfEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_of_event() -> ProductsOfEventStmt {
    ProductsOfEventStmt(
        "select product from reference_limit_version where event = $1 order by product",
        None,
    )
}
impl ProductsOfEventStmt {
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
        event: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [event],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LimitHistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn limit_history() -> LimitHistoryStmt {
    LimitHistoryStmt(
        "select version.effective_on, version.price, listed.region, listed.platform, version.recorded_at from reference_limit_version version left join listed_price listed on listed.id = version.listed_price where version.product = $1 order by version.effective_on, version.id",
        None,
    )
}
impl LimitHistoryStmt {
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
    ) -> LimitHistoryQuery<'c, 'a, 's, C, LimitHistory, 1> {
        LimitHistoryQuery {
            client,
            params: [product],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LimitHistoryBorrowed, tokio_postgres::Error> {
                    Ok(LimitHistoryBorrowed {
                        effective_on: row.try_get(0)?,
                        price: row.try_get(1)?,
                        region: row.try_get(2)?,
                        platform: row.try_get(3)?,
                        recorded_at: row.try_get(4)?,
                    })
                },
            mapper: |it| LimitHistory::from(it),
        }
    }
}
pub struct LastLimitDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_limit_day() -> LastLimitDayStmt {
    LastLimitDayStmt(
        "select coalesce((select value from setting where key = 'limits_of_day'), '') as day",
        None,
    )
}
impl LastLimitDayStmt {
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
pub struct SetLastLimitDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_last_limit_day() -> SetLastLimitDayStmt {
    SetLastLimitDayStmt(
        "insert into setting (key, value) values ('limits_of_day', $1) on conflict (key) do update set value = excluded.value",
        None,
    )
}
impl SetLastLimitDayStmt {
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
        day: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[day])
            .await
    }
}
pub struct CurrentPriceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_price() -> CurrentPriceStmt {
    CurrentPriceStmt(
        "select id, product, price, effective_from, effective_to, contract_no, origin, invitation, recorded_at, superseded_at from current_purchase_price where hospital = $1 and product = $2 and superseded_at is null and effective_from <= $3 and (effective_to is null or $3 <= effective_to) order by effective_from desc limit 1",
        None,
    )
}
impl CurrentPriceStmt {
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
        hospital: &'a i64,
        product: &'a i64,
        day: &'a chrono::NaiveDate,
    ) -> CurrentPriceQuery<'c, 'a, 's, C, CurrentPrice, 3> {
        CurrentPriceQuery {
            client,
            params: [hospital, product, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CurrentPriceBorrowed, tokio_postgres::Error> {
                    Ok(CurrentPriceBorrowed {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                        price: row.try_get(2)?,
                        effective_from: row.try_get(3)?,
                        effective_to: row.try_get(4)?,
                        contract_no: row.try_get(5)?,
                        origin: row.try_get(6)?,
                        invitation: row.try_get(7)?,
                        recorded_at: row.try_get(8)?,
                        superseded_at: row.try_get(9)?,
                    })
                },
            mapper: |it| CurrentPrice::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CurrentPriceParams,
        CurrentPriceQuery<'c, 'a, 's, C, CurrentPrice, 3>,
        C,
    > for CurrentPriceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CurrentPriceParams,
    ) -> CurrentPriceQuery<'c, 'a, 's, C, CurrentPrice, 3> {
        self.bind(client, &params.hospital, &params.product, &params.day)
    }
}
pub struct CurrentPriceHistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_price_history() -> CurrentPriceHistoryStmt {
    CurrentPriceHistoryStmt(
        "select id, product, price, effective_from, effective_to, contract_no, origin, invitation, recorded_at, superseded_at from current_purchase_price where hospital = $1 and product = $2 order by effective_from, id",
        None,
    )
}
impl CurrentPriceHistoryStmt {
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
        hospital: &'a i64,
        product: &'a i64,
    ) -> CurrentPriceQuery<'c, 'a, 's, C, CurrentPrice, 2> {
        CurrentPriceQuery {
            client,
            params: [hospital, product],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CurrentPriceBorrowed, tokio_postgres::Error> {
                    Ok(CurrentPriceBorrowed {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                        price: row.try_get(2)?,
                        effective_from: row.try_get(3)?,
                        effective_to: row.try_get(4)?,
                        contract_no: row.try_get(5)?,
                        origin: row.try_get(6)?,
                        invitation: row.try_get(7)?,
                        recorded_at: row.try_get(8)?,
                        superseded_at: row.try_get(9)?,
                    })
                },
            mapper: |it| CurrentPrice::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CurrentPriceHistoryParams,
        CurrentPriceQuery<'c, 'a, 's, C, CurrentPrice, 2>,
        C,
    > for CurrentPriceHistoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CurrentPriceHistoryParams,
    ) -> CurrentPriceQuery<'c, 'a, 's, C, CurrentPrice, 2> {
        self.bind(client, &params.hospital, &params.product)
    }
}
pub struct CurrentPricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_prices() -> CurrentPricesStmt {
    CurrentPricesStmt(
        "select current.id, current.product, product.code, product.name, product.specification, product.model, product.base_unit, organisation.name as manufacturer_name, current.price, current.effective_from, current.contract_no, current.origin, reference_limit.price as limit_price from ( select distinct on (product) id, product, price, effective_from, contract_no, origin from current_purchase_price where hospital = $1 and superseded_at is null and effective_from <= $2 and (effective_to is null or $2 <= effective_to) order by product, effective_from desc ) as current join product on product.id = current.product join organisation on organisation.id = product.manufacturer left join reference_limit on reference_limit.product = current.product where $3 < current.product and ($4::text is null or product.name like '%' || $4 || '%' or product.code like $4 || '%') order by current.product limit $5",
        None,
    )
}
impl CurrentPricesStmt {
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
        hospital: &'a i64,
        day: &'a chrono::NaiveDate,
        after: &'a i64,
        name_part: &'a Option<T1>,
        rows: &'a i64,
    ) -> CurrentPricesQuery<'c, 'a, 's, C, CurrentPrices, 5> {
        CurrentPricesQuery {
            client,
            params: [hospital, day, after, name_part, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CurrentPricesBorrowed, tokio_postgres::Error> {
                    Ok(CurrentPricesBorrowed {
                        id: row.try_get(0)?,
                        product: row.try_get(1)?,
                        code: row.try_get(2)?,
                        name: row.try_get(3)?,
                        specification: row.try_get(4)?,
                        model: row.try_get(5)?,
                        base_unit: row.try_get(6)?,
                        manufacturer_name: row.try_get(7)?,
                        price: row.try_get(8)?,
                        effective_from: row.try_get(9)?,
                        contract_no: row.try_get(10)?,
                        origin: row.try_get(11)?,
                        limit_price: row.try_get(12)?,
                    })
                },
            mapper: |it| CurrentPrices::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CurrentPricesParams<T1>,
        CurrentPricesQuery<'c, 'a, 's, C, CurrentPrices, 5>,
        C,
    > for CurrentPricesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CurrentPricesParams<T1>,
    ) -> CurrentPricesQuery<'c, 'a, 's, C, CurrentPrices, 5> {
        self.bind(
            client,
            &params.hospital,
            &params.day,
            &params.after,
            &params.name_part,
            &params.rows,
        )
    }
}
pub struct CurrentPricesCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_prices_count() -> CurrentPricesCountStmt {
    CurrentPricesCountStmt(
        "select count(*) as total from ( select distinct on (product) product from current_purchase_price where hospital = $1 and superseded_at is null and effective_from <= $2 and (effective_to is null or $2 <= effective_to) order by product, effective_from desc ) as current join product on product.id = current.product where $3::text is null or product.name like '%' || $3 || '%' or product.code like $3 || '%'",
        None,
    )
}
impl CurrentPricesCountStmt {
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
        hospital: &'a i64,
        day: &'a chrono::NaiveDate,
        name_part: &'a Option<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [hospital, day, name_part],
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
        CurrentPricesCountParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for CurrentPricesCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CurrentPricesCountParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.hospital, &params.day, &params.name_part)
    }
}
pub struct OpenCurrentPricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_current_prices() -> OpenCurrentPricesStmt {
    OpenCurrentPricesStmt(
        "select current.id, current.hospital, current.product, current.price, current.effective_from, current.effective_to, current.contract_no from unnest($1::bigint[], $2::bigint[], $3::date[]) as asked (hospital, product, day) join current_purchase_price current on current.hospital = asked.hospital and current.product = asked.product where current.superseded_at is null and current.effective_from <= asked.day and (current.effective_to is null or asked.day <= current.effective_to) order by current.id",
        None,
    )
}
impl OpenCurrentPricesStmt {
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
        T3: crate::ArraySql<Item = chrono::NaiveDate>,
    >(
        &'s self,
        client: &'c C,
        hospitals: &'a T1,
        products: &'a T2,
        days: &'a T3,
    ) -> OpenCurrentPriceQuery<'c, 'a, 's, C, OpenCurrentPrice, 3> {
        OpenCurrentPriceQuery {
            client,
            params: [hospitals, products, days],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OpenCurrentPriceBorrowed, tokio_postgres::Error> {
                Ok(OpenCurrentPriceBorrowed {
                    id: row.try_get(0)?,
                    hospital: row.try_get(1)?,
                    product: row.try_get(2)?,
                    price: row.try_get(3)?,
                    effective_from: row.try_get(4)?,
                    effective_to: row.try_get(5)?,
                    contract_no: row.try_get(6)?,
                })
            },
            mapper: |it| OpenCurrentPrice::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = chrono::NaiveDate>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenCurrentPricesParams<T1, T2, T3>,
        OpenCurrentPriceQuery<'c, 'a, 's, C, OpenCurrentPrice, 3>,
        C,
    > for OpenCurrentPricesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenCurrentPricesParams<T1, T2, T3>,
    ) -> OpenCurrentPriceQuery<'c, 'a, 's, C, OpenCurrentPrice, 3> {
        self.bind(client, &params.hospitals, &params.products, &params.days)
    }
}
pub struct EndCurrentPricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_current_prices() -> EndCurrentPricesStmt {
    EndCurrentPricesStmt(
        "with ended as ( update current_purchase_price current set superseded_at = $1 from unnest($2::bigint[], $3::date[]) as asked (id, last_day) where current.id = asked.id returning current.hospital, current.product, current.price, current.effective_from, current.contract_no, current.origin, current.invitation, asked.last_day ) insert into current_purchase_price (hospital, product, price, effective_from, effective_to, contract_no, origin, invitation, recorded_at) select hospital, product, price, effective_from, last_day, contract_no, origin, invitation, $1 from ended where effective_from <= last_day",
        None,
    )
}
impl EndCurrentPricesStmt {
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
        EndCurrentPricesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndCurrentPricesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndCurrentPricesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.ids, &params.last_days))
    }
}
pub struct InsertCurrentPricesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_current_prices() -> InsertCurrentPricesStmt {
    InsertCurrentPricesStmt(
        "insert into current_purchase_price (hospital, product, price, effective_from, effective_to, contract_no, origin, invitation, recorded_at) select hospital, product, price, effective_from, effective_to, contract_no, $1, invitation, $2 from unnest($3::bigint[], $4::bigint[], $5::numeric[], $6::date[], $7::date[], $8::text[], $9::uuid[]) as new (hospital, product, price, effective_from, effective_to, contract_no, invitation)",
        None,
    )
}
impl InsertCurrentPricesStmt {
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
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = rust_decimal::Decimal>,
        T5: crate::ArraySql<Item = chrono::NaiveDate>,
        T6: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::ArraySql<Item = Option<uuid::Uuid>>,
    >(
        &'s self,
        client: &'c C,
        origin: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        hospitals: &'a T2,
        products: &'a T3,
        prices: &'a T4,
        effective_from: &'a T5,
        effective_to: &'a T6,
        contract_nos: &'a T8,
        invitations: &'a T9,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    origin,
                    now,
                    hospitals,
                    products,
                    prices,
                    effective_from,
                    effective_to,
                    contract_nos,
                    invitations,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = rust_decimal::Decimal>,
    T5: crate::ArraySql<Item = chrono::NaiveDate>,
    T6: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = Option<uuid::Uuid>>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertCurrentPricesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertCurrentPricesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertCurrentPricesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.origin,
            &params.now,
            &params.hospitals,
            &params.products,
            &params.prices,
            &params.effective_from,
            &params.effective_to,
            &params.contract_nos,
            &params.invitations,
        ))
    }
}
pub struct LockConcludedAboveLimitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_concluded_above_limit() -> LockConcludedAboveLimitStmt {
    LockConcludedAboveLimitStmt(
        "select current.id, current.hospital, current.product, current.price, reference_limit.price as limit_price, reference_limit.version as limit_version, reference_limit.effective_on as fell_on from current_purchase_price current join reference_limit on reference_limit.product = current.product where current.superseded_at is null and current.origin = 'invitation' and reference_limit.price < current.price and $1 <= reference_limit.effective_on and current.effective_from < reference_limit.effective_on and (current.effective_to is null or reference_limit.effective_on <= current.effective_to) order by current.id limit $2 for update of current skip locked",
        None,
    )
}
impl LockConcludedAboveLimitStmt {
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
        rule_since: &'a chrono::NaiveDate,
        rows: &'a i64,
    ) -> ConcludedAboveLimitQuery<'c, 'a, 's, C, ConcludedAboveLimit, 2> {
        ConcludedAboveLimitQuery {
            client,
            params: [rule_since, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConcludedAboveLimit, tokio_postgres::Error> {
                    Ok(ConcludedAboveLimit {
                        id: row.try_get(0)?,
                        hospital: row.try_get(1)?,
                        product: row.try_get(2)?,
                        price: row.try_get(3)?,
                        limit_price: row.try_get(4)?,
                        limit_version: row.try_get(5)?,
                        fell_on: row.try_get(6)?,
                    })
                },
            mapper: |it| ConcludedAboveLimit::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockConcludedAboveLimitParams,
        ConcludedAboveLimitQuery<'c, 'a, 's, C, ConcludedAboveLimit, 2>,
        C,
    > for LockConcludedAboveLimitStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockConcludedAboveLimitParams,
    ) -> ConcludedAboveLimitQuery<'c, 'a, 's, C, ConcludedAboveLimit, 2> {
        self.bind(client, &params.rule_since, &params.rows)
    }
}
