// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub quarter: T1,
    pub category: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub due_on: chrono::NaiveDate,
    pub due_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct OfScopeParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub quarter: T1,
    pub category: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct PageParams {
    pub viewer: Option<i64>,
    pub before: i64,
    pub id: Option<i64>,
    pub open: bool,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountParams {
    pub open: bool,
    pub viewer: Option<i64>,
}
#[derive(Debug)]
pub struct DutiesParams<T1: crate::StringSql> {
    pub campaign: i64,
    pub after: i64,
    pub done: Option<bool>,
    pub name_part: Option<T1>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct DutiesCountParams<T1: crate::StringSql> {
    pub campaign: i64,
    pub done: Option<bool>,
    pub name_part: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct ProductsParams {
    pub manufacturer: i64,
    pub campaign: i64,
    pub after: i64,
    pub answered: Option<bool>,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ProductsCountParams {
    pub manufacturer: i64,
    pub campaign: i64,
    pub answered: Option<bool>,
}
#[derive(Clone, Copy, Debug)]
pub struct LockDutyParams {
    pub campaign: i64,
    pub manufacturer: i64,
}
#[derive(Debug)]
pub struct InScopeParams<T1: crate::ArraySql<Item = i64>> {
    pub manufacturer: i64,
    pub campaign: i64,
    pub products: T1,
}
#[derive(Debug)]
pub struct AnswerParams<T1: crate::ArraySql<Item = i64>> {
    pub account: i64,
    pub now: chrono::DateTime<chrono::Utc>,
    pub confirmed: bool,
    pub manufacturer: i64,
    pub campaign: i64,
    pub products: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct TakeBackParams {
    pub campaign: i64,
    pub manufacturer: i64,
    pub product: i64,
}
#[derive(Debug)]
pub struct KeepEvidenceParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub products: T1,
    pub evidence: T3,
    pub campaign: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteRemindedParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub campaign: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CloseParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub campaign: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub viewer: Option<i64>,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenDutiesParams {
    pub manufacturer: i64,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct InsertDuties {
    pub manufacturer: i64,
    pub products: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Campaign {
    pub id: i64,
    pub quarter: String,
    pub category: String,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub due_on: chrono::NaiveDate,
    pub reminded_at: Option<chrono::DateTime<chrono::Utc>>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub manufacturers: i64,
    pub done: i64,
    pub products: i64,
    pub answered: i64,
}
pub struct CampaignBorrowed<'a> {
    pub id: i64,
    pub quarter: &'a str,
    pub category: &'a str,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub due_on: chrono::NaiveDate,
    pub reminded_at: Option<chrono::DateTime<chrono::Utc>>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub manufacturers: i64,
    pub done: i64,
    pub products: i64,
    pub answered: i64,
}
impl<'a> From<CampaignBorrowed<'a>> for Campaign {
    fn from(
        CampaignBorrowed {
            id,
            quarter,
            category,
            opened_at,
            due_on,
            reminded_at,
            closed_at,
            manufacturers,
            done,
            products,
            answered,
        }: CampaignBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            quarter: quarter.into(),
            category: category.into(),
            opened_at,
            due_on,
            reminded_at,
            closed_at,
            manufacturers,
            done,
            products,
            answered,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignDuty {
    pub manufacturer: i64,
    pub name: String,
    pub products: i64,
    pub answered: i64,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct CampaignDutyBorrowed<'a> {
    pub manufacturer: i64,
    pub name: &'a str,
    pub products: i64,
    pub answered: i64,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<CampaignDutyBorrowed<'a>> for CampaignDuty {
    fn from(
        CampaignDutyBorrowed {
            manufacturer,
            name,
            products,
            answered,
            answered_at,
        }: CampaignDutyBorrowed<'a>,
    ) -> Self {
        Self {
            manufacturer,
            name: name.into(),
            products,
            answered,
            answered_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignProduct {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub base_unit: String,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct CampaignProductBorrowed<'a> {
    pub id: i64,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub base_unit: &'a str,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<CampaignProductBorrowed<'a>> for CampaignProduct {
    fn from(
        CampaignProductBorrowed {
            id,
            code,
            name,
            specification,
            model,
            base_unit,
            limit_price,
            answered_at,
        }: CampaignProductBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            base_unit: base_unit.into(),
            limit_price,
            answered_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockDuty {
    pub due_on: chrono::NaiveDate,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Answer {
    pub added: i64,
    pub products: i64,
    pub answered: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    pub id: i64,
    pub quarter: String,
    pub due_on: chrono::NaiveDate,
}
pub struct PendingBorrowed<'a> {
    pub id: i64,
    pub quarter: &'a str,
    pub due_on: chrono::NaiveDate,
}
impl<'a> From<PendingBorrowed<'a>> for Pending {
    fn from(
        PendingBorrowed {
            id,
            quarter,
            due_on,
        }: PendingBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            quarter: quarter.into(),
            due_on,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AllDuties {
    pub manufacturer: i64,
    pub products: i64,
    pub answered: i64,
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
pub struct InsertDutiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertDuties, tokio_postgres::Error>,
    mapper: fn(InsertDuties) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertDutiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertDuties) -> R) -> InsertDutiesQuery<'c, 'a, 's, C, R, N> {
        InsertDutiesQuery {
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
pub struct CampaignQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CampaignBorrowed, tokio_postgres::Error>,
    mapper: fn(CampaignBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CampaignQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CampaignBorrowed) -> R) -> CampaignQuery<'c, 'a, 's, C, R, N> {
        CampaignQuery {
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
pub struct CampaignDutyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CampaignDutyBorrowed, tokio_postgres::Error>,
    mapper: fn(CampaignDutyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CampaignDutyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CampaignDutyBorrowed) -> R,
    ) -> CampaignDutyQuery<'c, 'a, 's, C, R, N> {
        CampaignDutyQuery {
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
pub struct CampaignProductQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CampaignProductBorrowed, tokio_postgres::Error>,
    mapper: fn(CampaignProductBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CampaignProductQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CampaignProductBorrowed) -> R,
    ) -> CampaignProductQuery<'c, 'a, 's, C, R, N> {
        CampaignProductQuery {
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
pub struct LockDutyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockDuty, tokio_postgres::Error>,
    mapper: fn(LockDuty) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockDutyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockDuty) -> R) -> LockDutyQuery<'c, 'a, 's, C, R, N> {
        LockDutyQuery {
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
pub struct AnswerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Answer, tokio_postgres::Error>,
    mapper: fn(Answer) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AnswerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Answer) -> R) -> AnswerQuery<'c, 'a, 's, C, R, N> {
        AnswerQuery {
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
pub struct PendingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PendingBorrowed, tokio_postgres::Error>,
    mapper: fn(PendingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PendingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PendingBorrowed) -> R) -> PendingQuery<'c, 'a, 's, C, R, N> {
        PendingQuery {
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
pub struct AllDutiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllDuties, tokio_postgres::Error>,
    mapper: fn(AllDuties) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllDutiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllDuties) -> R) -> AllDutiesQuery<'c, 'a, 's, C, R, N> {
        AllDutiesQuery {
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
        "insert into campaign (quarter, category, opened_at, opened_by, due_on, due_at) values ($1, $2, $3, $4, $5, $6) on conflict on constraint campaign_once do nothing returning id",
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
        quarter: &'a T1,
        category: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        due_on: &'a chrono::NaiveDate,
        due_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [quarter, category, now, account, due_on, due_at],
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
        I64Query<'c, 'a, 's, C, i64, 6>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.quarter,
            &params.category,
            &params.now,
            &params.account,
            &params.due_on,
            &params.due_at,
        )
    }
}
pub struct OfScopeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_scope() -> OfScopeStmt {
    OfScopeStmt(
        "select id from campaign where quarter = $1 and category = $2",
        None,
    )
}
impl OfScopeStmt {
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
        quarter: &'a T1,
        category: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [quarter, category],
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
        OfScopeParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for OfScopeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfScopeParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.quarter, &params.category)
    }
}
pub struct InsertDutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_duties() -> InsertDutiesStmt {
    InsertDutiesStmt(
        "insert into campaign_manufacturer (campaign, manufacturer, products) select campaign.id, product.manufacturer, count(*) from campaign join product on product.listing = 'listed' and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%' where campaign.id = $1 group by campaign.id, product.manufacturer returning manufacturer, products",
        None,
    )
}
impl InsertDutiesStmt {
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
        campaign: &'a i64,
    ) -> InsertDutiesQuery<'c, 'a, 's, C, InsertDuties, 1> {
        InsertDutiesQuery {
            client,
            params: [campaign],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertDuties, tokio_postgres::Error> {
                Ok(InsertDuties {
                    manufacturer: row.try_get(0)?,
                    products: row.try_get(1)?,
                })
            },
            mapper: |it| InsertDuties::from(it),
        }
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select campaign.id, campaign.quarter, campaign.category, campaign.opened_at, campaign.due_on, campaign.reminded_at, campaign.closed_at, progress.manufacturers, progress.done, progress.products, progress.answered from campaign cross join lateral ( select count(*) as manufacturers, count(*) filter (where products <= answered) as done, coalesce(sum(products), 0)::bigint as products, coalesce(sum(answered), 0)::bigint as answered from campaign_manufacturer duty where duty.campaign = campaign.id and ($1::bigint is null or duty.manufacturer = $1) ) as progress where campaign.id < $2 and ($3::bigint is null or campaign.id = $3) and (not $4::boolean or campaign.closed_at is null) and ($1::bigint is null or 0 < progress.manufacturers) order by campaign.id desc limit $5",
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
        viewer: &'a Option<i64>,
        before: &'a i64,
        id: &'a Option<i64>,
        open: &'a bool,
        rows: &'a i64,
    ) -> CampaignQuery<'c, 'a, 's, C, Campaign, 5> {
        CampaignQuery {
            client,
            params: [viewer, before, id, open, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CampaignBorrowed, tokio_postgres::Error> {
                    Ok(CampaignBorrowed {
                        id: row.try_get(0)?,
                        quarter: row.try_get(1)?,
                        category: row.try_get(2)?,
                        opened_at: row.try_get(3)?,
                        due_on: row.try_get(4)?,
                        reminded_at: row.try_get(5)?,
                        closed_at: row.try_get(6)?,
                        manufacturers: row.try_get(7)?,
                        done: row.try_get(8)?,
                        products: row.try_get(9)?,
                        answered: row.try_get(10)?,
                    })
                },
            mapper: |it| Campaign::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams,
        CampaignQuery<'c, 'a, 's, C, Campaign, 5>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams,
    ) -> CampaignQuery<'c, 'a, 's, C, Campaign, 5> {
        self.bind(
            client,
            &params.viewer,
            &params.before,
            &params.id,
            &params.open,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from campaign where (not $1::boolean or closed_at is null) and ($2::bigint is null or exists ( select from campaign_manufacturer duty where duty.campaign = campaign.id and duty.manufacturer = $2))",
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
        open: &'a bool,
        viewer: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [open, viewer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.open, &params.viewer)
    }
}
pub struct DutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn duties() -> DutiesStmt {
    DutiesStmt(
        "select duty.manufacturer, organisation.name, duty.products, duty.answered, duty.answered_at from campaign_manufacturer duty join organisation on organisation.id = duty.manufacturer where duty.campaign = $1 and $2 < duty.manufacturer and ($3::boolean is null or (duty.products <= duty.answered) = $3) and ($4::text is null or organisation.name like '%' || $4 || '%') order by duty.manufacturer limit $5",
        None,
    )
}
impl DutiesStmt {
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
        campaign: &'a i64,
        after: &'a i64,
        done: &'a Option<bool>,
        name_part: &'a Option<T1>,
        rows: &'a i64,
    ) -> CampaignDutyQuery<'c, 'a, 's, C, CampaignDuty, 5> {
        CampaignDutyQuery {
            client,
            params: [campaign, after, done, name_part, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CampaignDutyBorrowed, tokio_postgres::Error> {
                    Ok(CampaignDutyBorrowed {
                        manufacturer: row.try_get(0)?,
                        name: row.try_get(1)?,
                        products: row.try_get(2)?,
                        answered: row.try_get(3)?,
                        answered_at: row.try_get(4)?,
                    })
                },
            mapper: |it| CampaignDuty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DutiesParams<T1>,
        CampaignDutyQuery<'c, 'a, 's, C, CampaignDuty, 5>,
        C,
    > for DutiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DutiesParams<T1>,
    ) -> CampaignDutyQuery<'c, 'a, 's, C, CampaignDuty, 5> {
        self.bind(
            client,
            &params.campaign,
            &params.after,
            &params.done,
            &params.name_part,
            &params.rows,
        )
    }
}
pub struct DutiesCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn duties_count() -> DutiesCountStmt {
    DutiesCountStmt(
        "select count(*) as total from campaign_manufacturer duty join organisation on organisation.id = duty.manufacturer where duty.campaign = $1 and ($2::boolean is null or (duty.products <= duty.answered) = $2) and ($3::text is null or organisation.name like '%' || $3 || '%')",
        None,
    )
}
impl DutiesCountStmt {
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
        campaign: &'a i64,
        done: &'a Option<bool>,
        name_part: &'a Option<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [campaign, done, name_part],
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
        DutiesCountParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for DutiesCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DutiesCountParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.campaign, &params.done, &params.name_part)
    }
}
pub struct ProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products() -> ProductsStmt {
    ProductsStmt(
        "select product.id, product.code, product.name, product.specification, product.model, product.base_unit, reference_limit.price as limit_price, answer.answered_at from campaign join product on product.listing = 'listed' and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%' and product.manufacturer = $1 left join campaign_answer answer on answer.campaign = campaign.id and answer.product = product.id left join reference_limit on reference_limit.product = product.id where campaign.id = $2 and $3 < product.id and ($4::boolean is null or (answer.product is not null) = $4) order by product.id limit $5",
        None,
    )
}
impl ProductsStmt {
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
        campaign: &'a i64,
        after: &'a i64,
        answered: &'a Option<bool>,
        rows: &'a i64,
    ) -> CampaignProductQuery<'c, 'a, 's, C, CampaignProduct, 5> {
        CampaignProductQuery {
            client,
            params: [manufacturer, campaign, after, answered, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<CampaignProductBorrowed, tokio_postgres::Error> {
                Ok(CampaignProductBorrowed {
                    id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    specification: row.try_get(3)?,
                    model: row.try_get(4)?,
                    base_unit: row.try_get(5)?,
                    limit_price: row.try_get(6)?,
                    answered_at: row.try_get(7)?,
                })
            },
            mapper: |it| CampaignProduct::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProductsParams,
        CampaignProductQuery<'c, 'a, 's, C, CampaignProduct, 5>,
        C,
    > for ProductsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProductsParams,
    ) -> CampaignProductQuery<'c, 'a, 's, C, CampaignProduct, 5> {
        self.bind(
            client,
            &params.manufacturer,
            &params.campaign,
            &params.after,
            &params.answered,
            &params.rows,
        )
    }
}
pub struct ProductsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_count() -> ProductsCountStmt {
    ProductsCountStmt(
        "select count(*) as total from campaign join product on product.listing = 'listed' and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%' and product.manufacturer = $1 left join campaign_answer answer on answer.campaign = campaign.id and answer.product = product.id where campaign.id = $2 and ($3::boolean is null or (answer.product is not null) = $3)",
        None,
    )
}
impl ProductsCountStmt {
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
        campaign: &'a i64,
        answered: &'a Option<bool>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [manufacturer, campaign, answered],
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
        ProductsCountParams,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for ProductsCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProductsCountParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(
            client,
            &params.manufacturer,
            &params.campaign,
            &params.answered,
        )
    }
}
pub struct LockDutyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_duty() -> LockDutyStmt {
    LockDutyStmt(
        "select campaign.due_on, campaign.closed_at from campaign join campaign_manufacturer duty on duty.campaign = campaign.id where campaign.id = $1 and duty.manufacturer = $2 for share of campaign for update of duty",
        None,
    )
}
impl LockDutyStmt {
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
        campaign: &'a i64,
        manufacturer: &'a i64,
    ) -> LockDutyQuery<'c, 'a, 's, C, LockDuty, 2> {
        LockDutyQuery {
            client,
            params: [campaign, manufacturer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockDuty, tokio_postgres::Error> {
                Ok(LockDuty {
                    due_on: row.try_get(0)?,
                    closed_at: row.try_get(1)?,
                })
            },
            mapper: |it| LockDuty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockDutyParams,
        LockDutyQuery<'c, 'a, 's, C, LockDuty, 2>,
        C,
    > for LockDutyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockDutyParams,
    ) -> LockDutyQuery<'c, 'a, 's, C, LockDuty, 2> {
        self.bind(client, &params.campaign, &params.manufacturer)
    }
}
pub struct InScopeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn in_scope() -> InScopeStmt {
    InScopeStmt(
        "select product.id from campaign join product on product.listing = 'listed' and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%' and product.manufacturer = $1 where campaign.id = $2 and product.id = any($3)",
        None,
    )
}
impl InScopeStmt {
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
        campaign: &'a i64,
        products: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [manufacturer, campaign, products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, InScopeParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for InScopeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InScopeParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(
            client,
            &params.manufacturer,
            &params.campaign,
            &params.products,
        )
    }
}
pub struct AnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answer() -> AnswerStmt {
    AnswerStmt(
        "with added as ( insert into campaign_answer (campaign, product, manufacturer, account, answered_at, confirmed) select campaign.id, product.id, product.manufacturer, $1, $2, $3 from campaign join product on product.listing = 'listed' and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%' and product.manufacturer = $4 where campaign.id = $5 and ($6::bigint[] is null or product.id = any($6)) on conflict do nothing returning product ), confirmed as ( update campaign_answer set confirmed = true where $3 and not confirmed and campaign = $5 and manufacturer = $4 and ($6::bigint[] is null or product = any($6)) ) update campaign_manufacturer set answered = answered + (select count(*) from added), answered_at = $2 where campaign = $5 and manufacturer = $4 returning (select count(*) from added) as added, products, answered",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        account: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
        confirmed: &'a bool,
        manufacturer: &'a i64,
        campaign: &'a i64,
        products: &'a Option<T1>,
    ) -> AnswerQuery<'c, 'a, 's, C, Answer, 6> {
        AnswerQuery {
            client,
            params: [account, now, confirmed, manufacturer, campaign, products],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Answer, tokio_postgres::Error> {
                Ok(Answer {
                    added: row.try_get(0)?,
                    products: row.try_get(1)?,
                    answered: row.try_get(2)?,
                })
            },
            mapper: |it| Answer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AnswerParams<T1>,
        AnswerQuery<'c, 'a, 's, C, Answer, 6>,
        C,
    > for AnswerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AnswerParams<T1>,
    ) -> AnswerQuery<'c, 'a, 's, C, Answer, 6> {
        self.bind(
            client,
            &params.account,
            &params.now,
            &params.confirmed,
            &params.manufacturer,
            &params.campaign,
            &params.products,
        )
    }
}
pub struct TakeBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_back() -> TakeBackStmt {
    TakeBackStmt(
        "with taken as ( delete from campaign_answer answer using campaign where campaign.id = answer.campaign and answer.campaign = $1 and answer.manufacturer = $2 and answer.product = $3 and not answer.confirmed and not exists ( select from price_change change where change.product = answer.product and change.origin = 'declaration' and (change.state in ('submitted', 'returned', 'publicized') or (change.state in ('announced', 'refused') and campaign.opened_at <= change.submitted_at))) returning answer.product ) update campaign_manufacturer set answered = answered - (select count(*) from taken) where campaign = $1 and manufacturer = $2",
        None,
    )
}
impl TakeBackStmt {
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
        campaign: &'a i64,
        manufacturer: &'a i64,
        product: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[campaign, manufacturer, product])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TakeBackParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TakeBackStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TakeBackParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.campaign,
            &params.manufacturer,
            &params.product,
        ))
    }
}
pub struct KeepEvidenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_evidence() -> KeepEvidenceStmt {
    KeepEvidenceStmt(
        "update campaign_answer answer set evidence = answer.evidence || told.evidence::uuid[] from unnest($1::bigint[], $2::text[]) as told (product, evidence) where answer.campaign = $3 and answer.product = told.product",
        None,
    )
}
impl KeepEvidenceStmt {
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
    >(
        &'s self,
        client: &'c C,
        products: &'a T1,
        evidence: &'a T3,
        campaign: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[products, evidence, campaign])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        KeepEvidenceParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepEvidenceStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepEvidenceParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.products, &params.evidence, &params.campaign))
    }
}
pub struct LockUnremindedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_unreminded() -> LockUnremindedStmt {
    LockUnremindedStmt(
        "select id, quarter, due_on from campaign where reminded_at is null and closed_at is null and not deadline_is_over(due_at, false, $1) order by id for update skip locked",
        None,
    )
}
impl LockUnremindedStmt {
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
    ) -> PendingQuery<'c, 'a, 's, C, Pending, 1> {
        PendingQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PendingBorrowed, tokio_postgres::Error> {
                    Ok(PendingBorrowed {
                        id: row.try_get(0)?,
                        quarter: row.try_get(1)?,
                        due_on: row.try_get(2)?,
                    })
                },
            mapper: |it| Pending::from(it),
        }
    }
}
pub struct NoteRemindedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_reminded() -> NoteRemindedStmt {
    NoteRemindedStmt("update campaign set reminded_at = $1 where id = $2", None)
}
impl NoteRemindedStmt {
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
        campaign: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, campaign])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoteRemindedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteRemindedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteRemindedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.campaign))
    }
}
pub struct LockOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_over() -> LockOverStmt {
    LockOverStmt(
        "select id, quarter, due_on from campaign where closed_at is null and deadline_is_over(due_at, false, $1) order by id limit 1 for update skip locked",
        None,
    )
}
impl LockOverStmt {
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
    ) -> PendingQuery<'c, 'a, 's, C, Pending, 1> {
        PendingQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PendingBorrowed, tokio_postgres::Error> {
                    Ok(PendingBorrowed {
                        id: row.try_get(0)?,
                        quarter: row.try_get(1)?,
                        due_on: row.try_get(2)?,
                    })
                },
            mapper: |it| Pending::from(it),
        }
    }
}
pub struct RecountDutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recount_duties() -> RecountDutiesStmt {
    RecountDutiesStmt(
        "update campaign_manufacturer duty set products = duty.answered + coalesce(missing.products, 0) from campaign_manufacturer other left join ( select product.manufacturer, count(*) as products from campaign join product on product.listing = 'listed' and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%' where campaign.id = $1 and not exists ( select from campaign_answer answer where answer.campaign = campaign.id and answer.product = product.id) group by product.manufacturer ) as missing on missing.manufacturer = other.manufacturer where duty.campaign = $1 and other.campaign = $1 and other.manufacturer = duty.manufacturer",
        None,
    )
}
impl RecountDutiesStmt {
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
        campaign: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[campaign])
            .await
    }
}
pub struct AllDutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_duties() -> AllDutiesStmt {
    AllDutiesStmt(
        "select manufacturer, products, answered from campaign_manufacturer where campaign = $1 order by manufacturer",
        None,
    )
}
impl AllDutiesStmt {
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
        campaign: &'a i64,
    ) -> AllDutiesQuery<'c, 'a, 's, C, AllDuties, 1> {
        AllDutiesQuery {
            client,
            params: [campaign],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllDuties, tokio_postgres::Error> {
                Ok(AllDuties {
                    manufacturer: row.try_get(0)?,
                    products: row.try_get(1)?,
                    answered: row.try_get(2)?,
                })
            },
            mapper: |it| AllDuties::from(it),
        }
    }
}
pub struct CloseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close() -> CloseStmt {
    CloseStmt("update campaign set closed_at = $1 where id = $2", None)
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
        campaign: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, campaign])
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
        Box::pin(self.bind(client, &params.now, &params.campaign))
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "select count(*) as open from campaign where closed_at is null and not deadline_is_over(due_at, false, $1) and ($2::bigint is null or exists ( select from campaign_manufacturer duty where duty.campaign = campaign.id and duty.manufacturer = $2 and duty.answered < duty.products))",
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
        now: &'a chrono::DateTime<chrono::Utc>,
        viewer: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [now, viewer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WaitingParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for WaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.now, &params.viewer)
    }
}
pub struct OpenDutiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_duties() -> OpenDutiesStmt {
    OpenDutiesStmt(
        "select campaign.id from campaign join campaign_manufacturer duty on duty.campaign = campaign.id where duty.manufacturer = $1 and campaign.closed_at is null and not deadline_is_over(campaign.due_at, false, $2) order by campaign.id",
        None,
    )
}
impl OpenDutiesStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [manufacturer, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenDutiesParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for OpenDutiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenDutiesParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.manufacturer, &params.now)
    }
}
