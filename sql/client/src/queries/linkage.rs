// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct OpenParams<T1: crate::StringSql> {
    pub import: uuid::Uuid,
    pub file_name: T1,
    pub organisation: i64,
    pub account: i64,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteRowsParams {
    pub rows: i64,
    pub unchanged: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteLoadedParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: i64,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql> {
    pub before: i64,
    pub state: Option<T1>,
    pub is_over: Option<bool>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::StringSql> {
    pub state: Option<T1>,
    pub is_over: Option<bool>,
}
#[derive(Debug)]
pub struct PublicizeParams<T1: crate::StringSql> {
    pub title: T1,
    pub publicity: i64,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CancelParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AskPreviewParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub publicity_ends: chrono::NaiveDate,
    pub linkage: i64,
}
#[derive(Debug)]
pub struct ForeseeProductsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = chrono::NaiveDate>,
    T5: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T6: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T7: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T8: crate::ArraySql<Item = Option<i16>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = Option<T9>>,
> {
    pub linkage: i64,
    pub products: T1,
    pub changes: T3,
    pub effective_on: T4,
    pub limits_before: T5,
    pub limits_after: T6,
    pub percents: T7,
    pub regions: T8,
    pub platforms: T10,
    pub hospitals_min: i64,
}
#[derive(Debug)]
pub struct ForeseeInvitationsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = rust_decimal::Decimal>,
> {
    pub linkage: i64,
    pub products: T1,
    pub limits_after: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteForeseenParams {
    pub last_product: i64,
    pub rows: i64,
    pub falls: i64,
    pub rises: i64,
    pub appearances: i64,
    pub vanishings: i64,
    pub invitations: i64,
    pub prices_above: i64,
    pub made_at: Option<chrono::DateTime<chrono::Utc>>,
    pub linkage: i64,
}
#[derive(Debug)]
pub struct PreviewMovesParams<T1: crate::ArraySql<Item = rust_decimal::Decimal>> {
    pub edges: T1,
    pub linkage: i64,
}
#[derive(Debug)]
pub struct PreviewProductsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub direction: rust_decimal::Decimal,
    pub linkage: i64,
    pub hospitals_min: i64,
    pub after_rank: rust_decimal::Decimal,
    pub after: i64,
    pub change: Option<T1>,
    pub name_part: Option<T2>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct PreviewProductsCountParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub linkage: i64,
    pub hospitals_min: i64,
    pub change: Option<T1>,
    pub name_part: Option<T2>,
}
#[derive(Clone, Copy, Debug)]
pub struct PreviewInvitationsParams {
    pub linkage: i64,
    pub after: Option<uuid::Uuid>,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Linkage {
    pub id: i64,
    pub import: uuid::Uuid,
    pub file_name: String,
    pub title: String,
    pub state: String,
    pub rows: i64,
    pub unchanged: i64,
    pub begun_at: chrono::DateTime<chrono::Utc>,
    pub loaded_at: Option<chrono::DateTime<chrono::Utc>>,
    pub publicity: Option<i64>,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_from: Option<chrono::NaiveDate>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_is_provisional: Option<bool>,
    pub calendar_version: Option<i64>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct LinkageBorrowed<'a> {
    pub id: i64,
    pub import: uuid::Uuid,
    pub file_name: &'a str,
    pub title: &'a str,
    pub state: &'a str,
    pub rows: i64,
    pub unchanged: i64,
    pub begun_at: chrono::DateTime<chrono::Utc>,
    pub loaded_at: Option<chrono::DateTime<chrono::Utc>>,
    pub publicity: Option<i64>,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_from: Option<chrono::NaiveDate>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_is_provisional: Option<bool>,
    pub calendar_version: Option<i64>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<LinkageBorrowed<'a>> for Linkage {
    fn from(
        LinkageBorrowed {
            id,
            import,
            file_name,
            title,
            state,
            rows,
            unchanged,
            begun_at,
            loaded_at,
            publicity,
            decided_at,
            due_from,
            due_at,
            due_is_provisional,
            calendar_version,
            closed_at,
        }: LinkageBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            import,
            file_name: file_name.into(),
            title: title.into(),
            state: state.into(),
            rows,
            unchanged,
            begun_at,
            loaded_at,
            publicity,
            decided_at,
            due_from,
            due_at,
            due_is_provisional,
            calendar_version,
            closed_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct UnmadePreview {
    pub linkage: i64,
    pub last_product: i64,
    pub publicity_ends: chrono::NaiveDate,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Preview {
    pub linkage: i64,
    pub asked_at: chrono::DateTime<chrono::Utc>,
    pub made_at: Option<chrono::DateTime<chrono::Utc>>,
    pub rows_total: i64,
    pub rows_done: i64,
    pub publicity_ends: chrono::NaiveDate,
    pub falls: i64,
    pub rises: i64,
    pub appearances: i64,
    pub vanishings: i64,
    pub invitations: i64,
    pub prices_above: i64,
    pub limits_changed_since: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PreviewMoves {
    pub bucket: Option<i32>,
    pub products: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewProduct {
    pub product: i64,
    pub change: String,
    pub effective_on: chrono::NaiveDate,
    pub limit_before: Option<rust_decimal::Decimal>,
    pub limit_after: Option<rust_decimal::Decimal>,
    pub percent: Option<rust_decimal::Decimal>,
    pub region: Option<i16>,
    pub platform: Option<String>,
    pub hospitals: i64,
    pub rank: rust_decimal::Decimal,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub base_unit: String,
    pub manufacturer: i64,
    pub manufacturer_name: String,
}
pub struct PreviewProductBorrowed<'a> {
    pub product: i64,
    pub change: &'a str,
    pub effective_on: chrono::NaiveDate,
    pub limit_before: Option<rust_decimal::Decimal>,
    pub limit_after: Option<rust_decimal::Decimal>,
    pub percent: Option<rust_decimal::Decimal>,
    pub region: Option<i16>,
    pub platform: Option<&'a str>,
    pub hospitals: i64,
    pub rank: rust_decimal::Decimal,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub base_unit: &'a str,
    pub manufacturer: i64,
    pub manufacturer_name: &'a str,
}
impl<'a> From<PreviewProductBorrowed<'a>> for PreviewProduct {
    fn from(
        PreviewProductBorrowed {
            product,
            change,
            effective_on,
            limit_before,
            limit_after,
            percent,
            region,
            platform,
            hospitals,
            rank,
            code,
            name,
            specification,
            model,
            base_unit,
            manufacturer,
            manufacturer_name,
        }: PreviewProductBorrowed<'a>,
    ) -> Self {
        Self {
            product,
            change: change.into(),
            effective_on,
            limit_before,
            limit_after,
            percent,
            region,
            platform: platform.map(|v| v.into()),
            hospitals,
            rank,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            base_unit: base_unit.into(),
            manufacturer,
            manufacturer_name: manufacturer_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewInvitation {
    pub id: uuid::Uuid,
    pub number: String,
    pub state: String,
    pub price: rust_decimal::Decimal,
    pub sent_at: chrono::DateTime<chrono::Utc>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub hospital: i64,
    pub hospital_name: String,
    pub manufacturer: i64,
    pub manufacturer_name: String,
    pub product: i64,
    pub code: String,
    pub product_name: String,
    pub limit_before: Option<rust_decimal::Decimal>,
    pub limit_after: rust_decimal::Decimal,
}
pub struct PreviewInvitationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub number: &'a str,
    pub state: &'a str,
    pub price: rust_decimal::Decimal,
    pub sent_at: chrono::DateTime<chrono::Utc>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub hospital: i64,
    pub hospital_name: &'a str,
    pub manufacturer: i64,
    pub manufacturer_name: &'a str,
    pub product: i64,
    pub code: &'a str,
    pub product_name: &'a str,
    pub limit_before: Option<rust_decimal::Decimal>,
    pub limit_after: rust_decimal::Decimal,
}
impl<'a> From<PreviewInvitationBorrowed<'a>> for PreviewInvitation {
    fn from(
        PreviewInvitationBorrowed {
            id,
            number,
            state,
            price,
            sent_at,
            due_at,
            hospital,
            hospital_name,
            manufacturer,
            manufacturer_name,
            product,
            code,
            product_name,
            limit_before,
            limit_after,
        }: PreviewInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            number: number.into(),
            state: state.into(),
            price,
            sent_at,
            due_at,
            hospital,
            hospital_name: hospital_name.into(),
            manufacturer,
            manufacturer_name: manufacturer_name.into(),
            product,
            code: code.into(),
            product_name: product_name.into(),
            limit_before,
            limit_after,
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
pub struct LinkageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinkageBorrowed, tokio_postgres::Error>,
    mapper: fn(LinkageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinkageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinkageBorrowed) -> R) -> LinkageQuery<'c, 'a, 's, C, R, N> {
        LinkageQuery {
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
pub struct UnmadePreviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnmadePreview, tokio_postgres::Error>,
    mapper: fn(UnmadePreview) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnmadePreviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnmadePreview) -> R) -> UnmadePreviewQuery<'c, 'a, 's, C, R, N> {
        UnmadePreviewQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct PreviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Preview, tokio_postgres::Error>,
    mapper: fn(Preview) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PreviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Preview) -> R) -> PreviewQuery<'c, 'a, 's, C, R, N> {
        PreviewQuery {
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
pub struct PreviewMovesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PreviewMoves, tokio_postgres::Error>,
    mapper: fn(PreviewMoves) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PreviewMovesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PreviewMoves) -> R) -> PreviewMovesQuery<'c, 'a, 's, C, R, N> {
        PreviewMovesQuery {
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
pub struct PreviewProductQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PreviewProductBorrowed, tokio_postgres::Error>,
    mapper: fn(PreviewProductBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PreviewProductQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PreviewProductBorrowed) -> R,
    ) -> PreviewProductQuery<'c, 'a, 's, C, R, N> {
        PreviewProductQuery {
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
pub struct PreviewInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PreviewInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(PreviewInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PreviewInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PreviewInvitationBorrowed) -> R,
    ) -> PreviewInvitationQuery<'c, 'a, 's, C, R, N> {
        PreviewInvitationQuery {
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
pub struct OpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open() -> OpenStmt {
    OpenStmt(
        "insert into linkage (import, file_name, organisation, account, begun_at) values ($1, $2, $3, $4, $5) on conflict (import) do nothing",
        None,
    )
}
impl OpenStmt {
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
        import: &'a uuid::Uuid,
        file_name: &'a T1,
        organisation: &'a i64,
        account: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[import, file_name, organisation, account, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        OpenParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for OpenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a OpenParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.import,
            &params.file_name,
            &params.organisation,
            &params.account,
            &params.now,
        ))
    }
}
pub struct OfImportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_import() -> OfImportStmt {
    OfImportStmt("select id from linkage where import = $1", None)
}
impl OfImportStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [import],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct NoteRowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_rows() -> NoteRowsStmt {
    NoteRowsStmt(
        "update linkage set rows = rows + $1, unchanged = unchanged + $2 where id = $3",
        None,
    )
}
impl NoteRowsStmt {
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
        unchanged: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[rows, unchanged, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoteRowsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteRowsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteRowsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.rows, &params.unchanged, &params.id))
    }
}
pub struct NoteLoadedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_loaded() -> NoteLoadedStmt {
    NoteLoadedStmt(
        "update linkage set loaded_at = $1 where id = $2 and loaded_at is null",
        None,
    )
}
impl NoteLoadedStmt {
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
        NoteLoadedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteLoadedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteLoadedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt(
        "select linkage.id, linkage.import, linkage.file_name, linkage.title, linkage.state, linkage.rows, linkage.unchanged, linkage.begun_at, linkage.loaded_at, linkage.publicity, linkage.decided_at, publicity.due_from, publicity.due_at, publicity.due_is_provisional, publicity.calendar_version, publicity.closed_at from linkage left join publicity on publicity.id = linkage.publicity where linkage.id = $1 for update of linkage",
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
        id: &'a i64,
    ) -> LinkageQuery<'c, 'a, 's, C, Linkage, 1> {
        LinkageQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LinkageBorrowed, tokio_postgres::Error> {
                    Ok(LinkageBorrowed {
                        id: row.try_get(0)?,
                        import: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        title: row.try_get(3)?,
                        state: row.try_get(4)?,
                        rows: row.try_get(5)?,
                        unchanged: row.try_get(6)?,
                        begun_at: row.try_get(7)?,
                        loaded_at: row.try_get(8)?,
                        publicity: row.try_get(9)?,
                        decided_at: row.try_get(10)?,
                        due_from: row.try_get(11)?,
                        due_at: row.try_get(12)?,
                        due_is_provisional: row.try_get(13)?,
                        calendar_version: row.try_get(14)?,
                        closed_at: row.try_get(15)?,
                    })
                },
            mapper: |it| Linkage::from(it),
        }
    }
}
pub struct OneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn one() -> OneStmt {
    OneStmt(
        "select linkage.id, linkage.import, linkage.file_name, linkage.title, linkage.state, linkage.rows, linkage.unchanged, linkage.begun_at, linkage.loaded_at, linkage.publicity, linkage.decided_at, publicity.due_from, publicity.due_at, publicity.due_is_provisional, publicity.calendar_version, publicity.closed_at from linkage left join publicity on publicity.id = linkage.publicity where linkage.id = $1",
        None,
    )
}
impl OneStmt {
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
    ) -> LinkageQuery<'c, 'a, 's, C, Linkage, 1> {
        LinkageQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LinkageBorrowed, tokio_postgres::Error> {
                    Ok(LinkageBorrowed {
                        id: row.try_get(0)?,
                        import: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        title: row.try_get(3)?,
                        state: row.try_get(4)?,
                        rows: row.try_get(5)?,
                        unchanged: row.try_get(6)?,
                        begun_at: row.try_get(7)?,
                        loaded_at: row.try_get(8)?,
                        publicity: row.try_get(9)?,
                        decided_at: row.try_get(10)?,
                        due_from: row.try_get(11)?,
                        due_at: row.try_get(12)?,
                        due_is_provisional: row.try_get(13)?,
                        calendar_version: row.try_get(14)?,
                        closed_at: row.try_get(15)?,
                    })
                },
            mapper: |it| Linkage::from(it),
        }
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select linkage.id, linkage.import, linkage.file_name, linkage.title, linkage.state, linkage.rows, linkage.unchanged, linkage.begun_at, linkage.loaded_at, linkage.publicity, linkage.decided_at, publicity.due_from, publicity.due_at, publicity.due_is_provisional, publicity.calendar_version, publicity.closed_at from linkage left join publicity on publicity.id = linkage.publicity where linkage.id < $1 and ($2::text is null or linkage.state = $2) and ($3::boolean is null or (publicity.closed_at is not null) = $3) order by linkage.id desc limit $4",
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
        state: &'a Option<T1>,
        is_over: &'a Option<bool>,
        rows: &'a i64,
    ) -> LinkageQuery<'c, 'a, 's, C, Linkage, 4> {
        LinkageQuery {
            client,
            params: [before, state, is_over, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LinkageBorrowed, tokio_postgres::Error> {
                    Ok(LinkageBorrowed {
                        id: row.try_get(0)?,
                        import: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        title: row.try_get(3)?,
                        state: row.try_get(4)?,
                        rows: row.try_get(5)?,
                        unchanged: row.try_get(6)?,
                        begun_at: row.try_get(7)?,
                        loaded_at: row.try_get(8)?,
                        publicity: row.try_get(9)?,
                        decided_at: row.try_get(10)?,
                        due_from: row.try_get(11)?,
                        due_at: row.try_get(12)?,
                        due_is_provisional: row.try_get(13)?,
                        calendar_version: row.try_get(14)?,
                        closed_at: row.try_get(15)?,
                    })
                },
            mapper: |it| Linkage::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1>,
        LinkageQuery<'c, 'a, 's, C, Linkage, 4>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1>,
    ) -> LinkageQuery<'c, 'a, 's, C, Linkage, 4> {
        self.bind(
            client,
            &params.before,
            &params.state,
            &params.is_over,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from linkage left join publicity on publicity.id = linkage.publicity where ($1::text is null or linkage.state = $1) and ($2::boolean is null or (publicity.closed_at is not null) = $2)",
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
        state: &'a Option<T1>,
        is_over: &'a Option<bool>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [state, is_over],
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
        self.bind(client, &params.state, &params.is_over)
    }
}
pub struct PublicizeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publicize() -> PublicizeStmt {
    PublicizeStmt(
        "update linkage set state = 'publicized', title = $1, publicity = $2, decided_at = $3, decided_by = $4 where id = $5",
        None,
    )
}
impl PublicizeStmt {
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
        title: &'a T1,
        publicity: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[title, publicity, now, account, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PublicizeParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PublicizeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PublicizeParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.title,
            &params.publicity,
            &params.now,
            &params.account,
            &params.id,
        ))
    }
}
pub struct CancelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel() -> CancelStmt {
    CancelStmt(
        "update linkage set state = 'cancelled', decided_at = $1, decided_by = $2 where id = $3",
        None,
    )
}
impl CancelStmt {
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
        account: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, account, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CancelParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CancelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CancelParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.account, &params.id))
    }
}
pub struct ForgetPreviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_preview() -> ForgetPreviewStmt {
    ForgetPreviewStmt("delete from linkage_preview where linkage = $1", None)
}
impl ForgetPreviewStmt {
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
        linkage: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[linkage])
            .await
    }
}
pub struct AskPreviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ask_preview() -> AskPreviewStmt {
    AskPreviewStmt(
        "insert into linkage_preview (linkage, asked_at, rows_total, limits_seen, publicity_ends) select linkage.id, $1, linkage.rows, coalesce((select max(id) from reference_limit_version), 0), $2 from linkage where linkage.id = $3",
        None,
    )
}
impl AskPreviewStmt {
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
        publicity_ends: &'a chrono::NaiveDate,
        linkage: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, publicity_ends, linkage])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AskPreviewParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AskPreviewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AskPreviewParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.publicity_ends, &params.linkage))
    }
}
pub struct LockUnmadeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_unmade() -> LockUnmadeStmt {
    LockUnmadeStmt(
        "select preview.linkage, preview.last_product, preview.publicity_ends from linkage_preview preview join linkage on linkage.id = preview.linkage where preview.made_at is null and linkage.state = 'draft' order by preview.asked_at, preview.linkage limit 1 for update of preview skip locked",
        None,
    )
}
impl LockUnmadeStmt {
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
    ) -> UnmadePreviewQuery<'c, 'a, 's, C, UnmadePreview, 0> {
        UnmadePreviewQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnmadePreview, tokio_postgres::Error> {
                Ok(UnmadePreview {
                    linkage: row.try_get(0)?,
                    last_product: row.try_get(1)?,
                    publicity_ends: row.try_get(2)?,
                })
            },
            mapper: |it| UnmadePreview::from(it),
        }
    }
}
pub struct ForeseeProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn foresee_products() -> ForeseeProductsStmt {
    ForeseeProductsStmt(
        "with written as ( insert into linkage_preview_product (linkage, product, change, effective_on, limit_before, limit_after, percent, region, platform, hospitals) select $1, foreseen.product, foreseen.change, foreseen.effective_on, foreseen.limit_before, foreseen.limit_after, foreseen.percent, foreseen.region, foreseen.platform, above.hospitals from unnest($2::bigint[], $3::text[], $4::date[], $5::numeric[], $6::numeric[], $7::numeric[], $8::smallint[], $9::text[]) as foreseen (product, change, effective_on, limit_before, limit_after, percent, region, platform) cross join lateral ( select count(*) as hospitals from ( select distinct on (hospital) price from current_purchase_price where product = foreseen.product and superseded_at is null and effective_from <= foreseen.effective_on and (effective_to is null or foreseen.effective_on <= effective_to) order by hospital, effective_from desc ) as current where foreseen.limit_after < current.price ) as above returning hospitals ) select coalesce(sum(hospitals) filter (where $10::bigint <= hospitals), 0)::bigint as prices_above from written",
        None,
    )
}
impl ForeseeProductsStmt {
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
        T4: crate::ArraySql<Item = chrono::NaiveDate>,
        T5: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T6: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T7: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T8: crate::ArraySql<Item = Option<i16>>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = Option<T9>>,
    >(
        &'s self,
        client: &'c C,
        linkage: &'a i64,
        products: &'a T1,
        changes: &'a T3,
        effective_on: &'a T4,
        limits_before: &'a T5,
        limits_after: &'a T6,
        percents: &'a T7,
        regions: &'a T8,
        platforms: &'a T10,
        hospitals_min: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 10> {
        I64Query {
            client,
            params: [
                linkage,
                products,
                changes,
                effective_on,
                limits_before,
                limits_after,
                percents,
                regions,
                platforms,
                hospitals_min,
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
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = chrono::NaiveDate>,
    T5: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T6: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T7: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T8: crate::ArraySql<Item = Option<i16>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = Option<T9>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ForeseeProductsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        I64Query<'c, 'a, 's, C, i64, 10>,
        C,
    > for ForeseeProductsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForeseeProductsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> I64Query<'c, 'a, 's, C, i64, 10> {
        self.bind(
            client,
            &params.linkage,
            &params.products,
            &params.changes,
            &params.effective_on,
            &params.limits_before,
            &params.limits_after,
            &params.percents,
            &params.regions,
            &params.platforms,
            &params.hospitals_min,
        )
    }
}
pub struct ForeseeInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn foresee_invitations() -> ForeseeInvitationsStmt {
    ForeseeInvitationsStmt(
        "insert into linkage_preview_invitation (linkage, invitation, product, limit_after) select $1, invitation.id, invitation.product, foreseen.limit_after from unnest($2::bigint[], $3::numeric[]) as foreseen (product, limit_after) join invitation on invitation.product = foreseen.product where invitation.state in ('pending', 'countered') and foreseen.limit_after < invitation.price",
        None,
    )
}
impl ForeseeInvitationsStmt {
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
        T2: crate::ArraySql<Item = rust_decimal::Decimal>,
    >(
        &'s self,
        client: &'c C,
        linkage: &'a i64,
        products: &'a T1,
        limits_after: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[linkage, products, limits_after])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = rust_decimal::Decimal>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForeseeInvitationsParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForeseeInvitationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForeseeInvitationsParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.linkage,
            &params.products,
            &params.limits_after,
        ))
    }
}
pub struct NoteForeseenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_foreseen() -> NoteForeseenStmt {
    NoteForeseenStmt(
        "update linkage_preview set last_product = $1, rows_done = rows_done + $2, falls = falls + $3, rises = rises + $4, appearances = appearances + $5, vanishings = vanishings + $6, invitations = invitations + $7, prices_above = prices_above + $8, made_at = $9 where linkage = $10",
        None,
    )
}
impl NoteForeseenStmt {
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
        last_product: &'a i64,
        rows: &'a i64,
        falls: &'a i64,
        rises: &'a i64,
        appearances: &'a i64,
        vanishings: &'a i64,
        invitations: &'a i64,
        prices_above: &'a i64,
        made_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        linkage: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    last_product,
                    rows,
                    falls,
                    rises,
                    appearances,
                    vanishings,
                    invitations,
                    prices_above,
                    made_at,
                    linkage,
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
        NoteForeseenParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteForeseenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteForeseenParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.last_product,
            &params.rows,
            &params.falls,
            &params.rises,
            &params.appearances,
            &params.vanishings,
            &params.invitations,
            &params.prices_above,
            &params.made_at,
            &params.linkage,
        ))
    }
}
pub struct PreviewIsReadyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_is_ready() -> PreviewIsReadyStmt {
    PreviewIsReadyStmt(
        "select made_at is not null as is_ready from linkage_preview where linkage = $1",
        None,
    )
}
impl PreviewIsReadyStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [linkage],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PreviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview() -> PreviewStmt {
    PreviewStmt(
        "select preview.linkage, preview.asked_at, preview.made_at, preview.rows_total, preview.rows_done, preview.publicity_ends, preview.falls, preview.rises, preview.appearances, preview.vanishings, preview.invitations, preview.prices_above, ( select count(distinct version.product) from reference_limit_version version join price_change on price_change.linkage = preview.linkage and price_change.product = version.product where preview.limits_seen < version.id ) as limits_changed_since from linkage_preview preview where preview.linkage = $1",
        None,
    )
}
impl PreviewStmt {
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
    ) -> PreviewQuery<'c, 'a, 's, C, Preview, 1> {
        PreviewQuery {
            client,
            params: [linkage],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Preview, tokio_postgres::Error> {
                Ok(Preview {
                    linkage: row.try_get(0)?,
                    asked_at: row.try_get(1)?,
                    made_at: row.try_get(2)?,
                    rows_total: row.try_get(3)?,
                    rows_done: row.try_get(4)?,
                    publicity_ends: row.try_get(5)?,
                    falls: row.try_get(6)?,
                    rises: row.try_get(7)?,
                    appearances: row.try_get(8)?,
                    vanishings: row.try_get(9)?,
                    invitations: row.try_get(10)?,
                    prices_above: row.try_get(11)?,
                    limits_changed_since: row.try_get(12)?,
                })
            },
            mapper: |it| Preview::from(it),
        }
    }
}
pub struct PreviewMovesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_moves() -> PreviewMovesStmt {
    PreviewMovesStmt(
        "select width_bucket(percent, $1::numeric[]) as bucket, count(*) as products from linkage_preview_product where linkage = $2 and percent is not null group by bucket order by bucket",
        None,
    )
}
impl PreviewMovesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = rust_decimal::Decimal>>(
        &'s self,
        client: &'c C,
        edges: &'a T1,
        linkage: &'a i64,
    ) -> PreviewMovesQuery<'c, 'a, 's, C, PreviewMoves, 2> {
        PreviewMovesQuery {
            client,
            params: [edges, linkage],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PreviewMoves, tokio_postgres::Error> {
                Ok(PreviewMoves {
                    bucket: row.try_get(0)?,
                    products: row.try_get(1)?,
                })
            },
            mapper: |it| PreviewMoves::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = rust_decimal::Decimal>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PreviewMovesParams<T1>,
        PreviewMovesQuery<'c, 'a, 's, C, PreviewMoves, 2>,
        C,
    > for PreviewMovesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PreviewMovesParams<T1>,
    ) -> PreviewMovesQuery<'c, 'a, 's, C, PreviewMoves, 2> {
        self.bind(client, &params.edges, &params.linkage)
    }
}
pub struct PreviewProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_products() -> PreviewProductsStmt {
    PreviewProductsStmt(
        "with page as materialized ( select foreseen.*, $1::numeric * coalesce(percent, $1 * 1e25) as rank from linkage_preview_product foreseen where linkage = $2 and $3 <= hospitals and ($1::numeric * coalesce(percent, $1 * 1e25), product) > ($4::numeric, $5) and ($6::text is null or change = $6) and ($7::text is null or exists ( select from product where product.id = foreseen.product and (product.name like '%' || $7 || '%' or product.code like $7 || '%'))) order by rank, product limit $8 ) select page.product, page.change, page.effective_on, page.limit_before, page.limit_after, page.percent, page.region, page.platform, page.hospitals, page.rank, product.code, product.name, product.specification, product.model, product.base_unit, product.manufacturer, organisation.name as manufacturer_name from page join product on product.id = page.product join organisation on organisation.id = product.manufacturer order by page.rank, page.product",
        None,
    )
}
impl PreviewProductsStmt {
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
        direction: &'a rust_decimal::Decimal,
        linkage: &'a i64,
        hospitals_min: &'a i64,
        after_rank: &'a rust_decimal::Decimal,
        after: &'a i64,
        change: &'a Option<T1>,
        name_part: &'a Option<T2>,
        rows: &'a i64,
    ) -> PreviewProductQuery<'c, 'a, 's, C, PreviewProduct, 8> {
        PreviewProductQuery {
            client,
            params: [
                direction,
                linkage,
                hospitals_min,
                after_rank,
                after,
                change,
                name_part,
                rows,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<PreviewProductBorrowed, tokio_postgres::Error> {
                Ok(PreviewProductBorrowed {
                    product: row.try_get(0)?,
                    change: row.try_get(1)?,
                    effective_on: row.try_get(2)?,
                    limit_before: row.try_get(3)?,
                    limit_after: row.try_get(4)?,
                    percent: row.try_get(5)?,
                    region: row.try_get(6)?,
                    platform: row.try_get(7)?,
                    hospitals: row.try_get(8)?,
                    rank: row.try_get(9)?,
                    code: row.try_get(10)?,
                    name: row.try_get(11)?,
                    specification: row.try_get(12)?,
                    model: row.try_get(13)?,
                    base_unit: row.try_get(14)?,
                    manufacturer: row.try_get(15)?,
                    manufacturer_name: row.try_get(16)?,
                })
            },
            mapper: |it| PreviewProduct::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PreviewProductsParams<T1, T2>,
        PreviewProductQuery<'c, 'a, 's, C, PreviewProduct, 8>,
        C,
    > for PreviewProductsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PreviewProductsParams<T1, T2>,
    ) -> PreviewProductQuery<'c, 'a, 's, C, PreviewProduct, 8> {
        self.bind(
            client,
            &params.direction,
            &params.linkage,
            &params.hospitals_min,
            &params.after_rank,
            &params.after,
            &params.change,
            &params.name_part,
            &params.rows,
        )
    }
}
pub struct PreviewProductsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_products_count() -> PreviewProductsCountStmt {
    PreviewProductsCountStmt(
        "select count(*) as total from linkage_preview_product foreseen join product on product.id = foreseen.product where foreseen.linkage = $1 and $2 <= foreseen.hospitals and ($3::text is null or foreseen.change = $3) and ($4::text is null or product.name like '%' || $4 || '%' or product.code like $4 || '%')",
        None,
    )
}
impl PreviewProductsCountStmt {
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
        linkage: &'a i64,
        hospitals_min: &'a i64,
        change: &'a Option<T1>,
        name_part: &'a Option<T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [linkage, hospitals_min, change, name_part],
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
        PreviewProductsCountParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for PreviewProductsCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PreviewProductsCountParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.linkage,
            &params.hospitals_min,
            &params.change,
            &params.name_part,
        )
    }
}
pub struct PreviewInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_invitations() -> PreviewInvitationsStmt {
    PreviewInvitationsStmt(
        "select invitation.id, invitation.number, invitation.state, invitation.price, invitation.sent_at, invitation.due_at, invitation.hospital, hospital.name as hospital_name, invitation.manufacturer, manufacturer.name as manufacturer_name, invitation.product, product.code, product.name as product_name, reference_limit.price as limit_before, overtaken.limit_after from linkage_preview_invitation overtaken join invitation on invitation.id = overtaken.invitation join organisation hospital on hospital.id = invitation.hospital join organisation manufacturer on manufacturer.id = invitation.manufacturer join product on product.id = invitation.product left join reference_limit on reference_limit.product = invitation.product where overtaken.linkage = $1 and ($2::uuid is null or $2 < overtaken.invitation) order by overtaken.invitation limit $3",
        None,
    )
}
impl PreviewInvitationsStmt {
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
        after: &'a Option<uuid::Uuid>,
        rows: &'a i64,
    ) -> PreviewInvitationQuery<'c, 'a, 's, C, PreviewInvitation, 3> {
        PreviewInvitationQuery {
            client,
            params: [linkage, after, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<PreviewInvitationBorrowed, tokio_postgres::Error> {
                Ok(PreviewInvitationBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    state: row.try_get(2)?,
                    price: row.try_get(3)?,
                    sent_at: row.try_get(4)?,
                    due_at: row.try_get(5)?,
                    hospital: row.try_get(6)?,
                    hospital_name: row.try_get(7)?,
                    manufacturer: row.try_get(8)?,
                    manufacturer_name: row.try_get(9)?,
                    product: row.try_get(10)?,
                    code: row.try_get(11)?,
                    product_name: row.try_get(12)?,
                    limit_before: row.try_get(13)?,
                    limit_after: row.try_get(14)?,
                })
            },
            mapper: |it| PreviewInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PreviewInvitationsParams,
        PreviewInvitationQuery<'c, 'a, 's, C, PreviewInvitation, 3>,
        C,
    > for PreviewInvitationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PreviewInvitationsParams,
    ) -> PreviewInvitationQuery<'c, 'a, 's, C, PreviewInvitation, 3> {
        self.bind(client, &params.linkage, &params.after, &params.rows)
    }
}
pub struct PreviewInvitationsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_invitations_count() -> PreviewInvitationsCountStmt {
    PreviewInvitationsCountStmt(
        "select count(*) as total from linkage_preview_invitation where linkage = $1",
        None,
    )
}
impl PreviewInvitationsCountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [linkage],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
