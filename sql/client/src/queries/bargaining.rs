// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct StandingsParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub hospitals: T1,
    pub products: T2,
    pub today: chrono::NaiveDate,
}
#[derive(Debug)]
pub struct SentBeforeParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub accounts: T1,
    pub keys: T3,
}
#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = rust_decimal::Decimal>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
    T13: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T14: crate::ArraySql<Item = Option<i64>>,
    T15: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T16: crate::ArraySql<Item = i64>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = Option<T17>>,
    T19: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T20: crate::ArraySql<Item = bool>,
    T21: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T22: crate::StringSql,
    T23: crate::ArraySql<Item = Option<T22>>,
    T24: crate::StringSql,
    T25: crate::ArraySql<Item = Option<T24>>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub today: chrono::NaiveDate,
    pub calendar_version: i64,
    pub ids: T1,
    pub numbers: T3,
    pub hospitals: T4,
    pub manufacturers: T5,
    pub products: T6,
    pub prices: T7,
    pub quantities: T8,
    pub notes: T10,
    pub states: T12,
    pub limits: T13,
    pub limit_versions: T14,
    pub current_prices: T15,
    pub senders: T16,
    pub keys: T18,
    pub due_at: T19,
    pub provisional: T20,
    pub decided_at: T21,
    pub decided_by: T23,
    pub decision_clauses: T25,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub party: Option<i64>,
    pub states: Option<T2>,
    pub product: Option<i64>,
    pub due_before: Option<chrono::DateTime<chrono::Utc>>,
    pub name_part: Option<T3>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: uuid::Uuid,
    pub rows: i64,
}
#[derive(Debug)]
pub struct PageInOrderParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
> {
    pub by_deadline: bool,
    pub without_deadline: chrono::DateTime<chrono::Utc>,
    pub party: Option<i64>,
    pub states: Option<T2>,
    pub product: Option<i64>,
    pub due_before: Option<chrono::DateTime<chrono::Utc>>,
    pub name_part: Option<T3>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub descending: bool,
    pub after_id: uuid::Uuid,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub party: Option<i64>,
    pub states: Option<T2>,
    pub product: Option<i64>,
    pub due_before: Option<chrono::DateTime<chrono::Utc>>,
    pub name_part: Option<T3>,
}
#[derive(Debug)]
pub struct SaveManyParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T5: crate::ArraySql<Item = bool>,
    T6: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T7: crate::ArraySql<Item = Option<i64>>,
    T8: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = Option<T9>>,
    T11: crate::ArraySql<Item = i16>,
    T12: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T13: crate::StringSql,
    T14: crate::ArraySql<Item = Option<T13>>,
    T15: crate::StringSql,
    T16: crate::ArraySql<Item = Option<T15>>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = Option<T17>>,
> {
    pub ids: T1,
    pub states: T3,
    pub due_at: T4,
    pub provisional: T5,
    pub due_from: T6,
    pub calendar_versions: T7,
    pub counter_prices: T8,
    pub counter_reasons: T10,
    pub counter_attempts: T11,
    pub decided_at: T12,
    pub decided_by: T14,
    pub decision_clauses: T16,
    pub decision_reasons: T18,
}
#[derive(Clone, Copy, Debug)]
pub struct DueParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountedByOlderParams {
    pub version: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct WaitingCountParams<T1: crate::StringSql> {
    pub state: T1,
    pub soon: chrono::DateTime<chrono::Utc>,
    pub party: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenOfPairParams {
    pub hospital: i64,
    pub product: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Standings {
    pub place: i64,
    pub manufacturer: i64,
    pub listing: String,
    pub certificate_expires_on: Option<chrono::NaiveDate>,
    pub zone_price: Option<rust_decimal::Decimal>,
    pub under_vbp: bool,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub limit_version: Option<i64>,
    pub own_price: Option<rust_decimal::Decimal>,
    pub open_invitation: Option<uuid::Uuid>,
}
pub struct StandingsBorrowed<'a> {
    pub place: i64,
    pub manufacturer: i64,
    pub listing: &'a str,
    pub certificate_expires_on: Option<chrono::NaiveDate>,
    pub zone_price: Option<rust_decimal::Decimal>,
    pub under_vbp: bool,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub limit_version: Option<i64>,
    pub own_price: Option<rust_decimal::Decimal>,
    pub open_invitation: Option<uuid::Uuid>,
}
impl<'a> From<StandingsBorrowed<'a>> for Standings {
    fn from(
        StandingsBorrowed {
            place,
            manufacturer,
            listing,
            certificate_expires_on,
            zone_price,
            under_vbp,
            limit_price,
            limit_version,
            own_price,
            open_invitation,
        }: StandingsBorrowed<'a>,
    ) -> Self {
        Self {
            place,
            manufacturer,
            listing: listing.into(),
            certificate_expires_on,
            zone_price,
            under_vbp,
            limit_price,
            limit_version,
            own_price,
            open_invitation,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SentBefore {
    pub id: uuid::Uuid,
    pub sent_by: i64,
    pub key: String,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub quantity: i64,
    pub note: String,
}
pub struct SentBeforeBorrowed<'a> {
    pub id: uuid::Uuid,
    pub sent_by: i64,
    pub key: &'a str,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub quantity: i64,
    pub note: &'a str,
}
impl<'a> From<SentBeforeBorrowed<'a>> for SentBefore {
    fn from(
        SentBeforeBorrowed {
            id,
            sent_by,
            key,
            product,
            price,
            quantity,
            note,
        }: SentBeforeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            sent_by,
            key: key.into(),
            product,
            price,
            quantity,
            note: note.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Invitation {
    pub id: uuid::Uuid,
    pub number: String,
    pub hospital: i64,
    pub manufacturer: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub quantity: i64,
    pub note: String,
    pub state: String,
    pub reference_limit: Option<rust_decimal::Decimal>,
    pub limit_version: Option<i64>,
    pub current_price: Option<rust_decimal::Decimal>,
    pub sent_at: chrono::DateTime<chrono::Utc>,
    pub sent_by: i64,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_is_provisional: bool,
    pub due_from: chrono::NaiveDate,
    pub calendar_version: i64,
    pub counter_price: Option<rust_decimal::Decimal>,
    pub counter_reason: Option<String>,
    pub counter_attempts: i16,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_by: Option<String>,
    pub decision_clause: Option<String>,
    pub decision_reason: Option<String>,
    pub version: i32,
}
pub struct InvitationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub number: &'a str,
    pub hospital: i64,
    pub manufacturer: i64,
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub quantity: i64,
    pub note: &'a str,
    pub state: &'a str,
    pub reference_limit: Option<rust_decimal::Decimal>,
    pub limit_version: Option<i64>,
    pub current_price: Option<rust_decimal::Decimal>,
    pub sent_at: chrono::DateTime<chrono::Utc>,
    pub sent_by: i64,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_is_provisional: bool,
    pub due_from: chrono::NaiveDate,
    pub calendar_version: i64,
    pub counter_price: Option<rust_decimal::Decimal>,
    pub counter_reason: Option<&'a str>,
    pub counter_attempts: i16,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_by: Option<&'a str>,
    pub decision_clause: Option<&'a str>,
    pub decision_reason: Option<&'a str>,
    pub version: i32,
}
impl<'a> From<InvitationBorrowed<'a>> for Invitation {
    fn from(
        InvitationBorrowed {
            id,
            number,
            hospital,
            manufacturer,
            product,
            price,
            quantity,
            note,
            state,
            reference_limit,
            limit_version,
            current_price,
            sent_at,
            sent_by,
            due_at,
            due_is_provisional,
            due_from,
            calendar_version,
            counter_price,
            counter_reason,
            counter_attempts,
            decided_at,
            decided_by,
            decision_clause,
            decision_reason,
            version,
        }: InvitationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            number: number.into(),
            hospital,
            manufacturer,
            product,
            price,
            quantity,
            note: note.into(),
            state: state.into(),
            reference_limit,
            limit_version,
            current_price,
            sent_at,
            sent_by,
            due_at,
            due_is_provisional,
            due_from,
            calendar_version,
            counter_price,
            counter_reason: counter_reason.map(|v| v.into()),
            counter_attempts,
            decided_at,
            decided_by: decided_by.map(|v| v.into()),
            decision_clause: decision_clause.map(|v| v.into()),
            decision_reason: decision_reason.map(|v| v.into()),
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Overtaken {
    pub id: uuid::Uuid,
    pub effective_on: chrono::NaiveDate,
    pub price: rust_decimal::Decimal,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WaitingCount {
    pub waiting: i64,
    pub due_soon: i64,
    pub open: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OpenCount {
    pub open: i64,
    pub due_soon: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenOfPair {
    pub id: uuid::Uuid,
    pub number: String,
    pub state: String,
}
pub struct OpenOfPairBorrowed<'a> {
    pub id: uuid::Uuid,
    pub number: &'a str,
    pub state: &'a str,
}
impl<'a> From<OpenOfPairBorrowed<'a>> for OpenOfPair {
    fn from(OpenOfPairBorrowed { id, number, state }: OpenOfPairBorrowed<'a>) -> Self {
        Self {
            id,
            number: number.into(),
            state: state.into(),
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
pub struct StandingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingsBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingsBorrowed) -> R) -> StandingsQuery<'c, 'a, 's, C, R, N> {
        StandingsQuery {
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
pub struct SentBeforeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SentBeforeBorrowed, tokio_postgres::Error>,
    mapper: fn(SentBeforeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SentBeforeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SentBeforeBorrowed) -> R,
    ) -> SentBeforeQuery<'c, 'a, 's, C, R, N> {
        SentBeforeQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct InvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(InvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InvitationBorrowed) -> R,
    ) -> InvitationQuery<'c, 'a, 's, C, R, N> {
        InvitationQuery {
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
pub struct OvertakenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Overtaken, tokio_postgres::Error>,
    mapper: fn(Overtaken) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OvertakenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Overtaken) -> R) -> OvertakenQuery<'c, 'a, 's, C, R, N> {
        OvertakenQuery {
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
pub struct WaitingCountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingCount, tokio_postgres::Error>,
    mapper: fn(WaitingCount) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingCountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingCount) -> R) -> WaitingCountQuery<'c, 'a, 's, C, R, N> {
        WaitingCountQuery {
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
pub struct OpenCountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenCount, tokio_postgres::Error>,
    mapper: fn(OpenCount) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenCountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenCount) -> R) -> OpenCountQuery<'c, 'a, 's, C, R, N> {
        OpenCountQuery {
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
pub struct OpenOfPairQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenOfPairBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenOfPairBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenOfPairQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenOfPairBorrowed) -> R,
    ) -> OpenOfPairQuery<'c, 'a, 's, C, R, N> {
        OpenOfPairQuery {
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
pub struct LockPairsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_pairs() -> LockPairsStmt {
    LockPairsStmt(
        "select pg_advisory_xact_lock(locked.pair)::text as locked from (select unnest($1::bigint[]) as pair) as locked",
        None,
    )
}
impl LockPairsStmt {
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
        pairs: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [pairs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct StandingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standings() -> StandingsStmt {
    StandingsStmt(
        "select asked.place, product.manufacturer, product.listing, product.certificate_expires_on, product.zone_price, product.under_vbp, reference_limit.price as limit_price, reference_limit.version as limit_version, own.price as own_price, open.id as open_invitation from unnest($1::bigint[], $2::bigint[]) with ordinality as asked (hospital, product, place) join product on product.id = asked.product left join reference_limit on reference_limit.product = asked.product left join lateral ( select current.price from current_purchase_price current where current.hospital = asked.hospital and current.product = asked.product and current.superseded_at is null and current.effective_from <= $3 and (current.effective_to is null or $3 <= current.effective_to) order by current.effective_from desc limit 1 ) as own on true left join invitation open on open.hospital = asked.hospital and open.product = asked.product and open.state in ('pending', 'countered')",
        None,
    )
}
impl StandingsStmt {
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
        hospitals: &'a T1,
        products: &'a T2,
        today: &'a chrono::NaiveDate,
    ) -> StandingsQuery<'c, 'a, 's, C, Standings, 3> {
        StandingsQuery {
            client,
            params: [hospitals, products, today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StandingsBorrowed, tokio_postgres::Error> {
                    Ok(StandingsBorrowed {
                        place: row.try_get(0)?,
                        manufacturer: row.try_get(1)?,
                        listing: row.try_get(2)?,
                        certificate_expires_on: row.try_get(3)?,
                        zone_price: row.try_get(4)?,
                        under_vbp: row.try_get(5)?,
                        limit_price: row.try_get(6)?,
                        limit_version: row.try_get(7)?,
                        own_price: row.try_get(8)?,
                        open_invitation: row.try_get(9)?,
                    })
                },
            mapper: |it| Standings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingsParams<T1, T2>,
        StandingsQuery<'c, 'a, 's, C, Standings, 3>,
        C,
    > for StandingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingsParams<T1, T2>,
    ) -> StandingsQuery<'c, 'a, 's, C, Standings, 3> {
        self.bind(client, &params.hospitals, &params.products, &params.today)
    }
}
pub struct SentBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sent_before() -> SentBeforeStmt {
    SentBeforeStmt(
        "select invitation.id, invitation.sent_by, invitation.idempotency_key as key, invitation.product, invitation.price, invitation.quantity, invitation.note from unnest($1::bigint[], $2::text[]) as asked (account, key) join invitation on invitation.sent_by = asked.account and invitation.idempotency_key = asked.key",
        None,
    )
}
impl SentBeforeStmt {
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
        accounts: &'a T1,
        keys: &'a T3,
    ) -> SentBeforeQuery<'c, 'a, 's, C, SentBefore, 2> {
        SentBeforeQuery {
            client,
            params: [accounts, keys],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SentBeforeBorrowed, tokio_postgres::Error> {
                    Ok(SentBeforeBorrowed {
                        id: row.try_get(0)?,
                        sent_by: row.try_get(1)?,
                        key: row.try_get(2)?,
                        product: row.try_get(3)?,
                        price: row.try_get(4)?,
                        quantity: row.try_get(5)?,
                        note: row.try_get(6)?,
                    })
                },
            mapper: |it| SentBefore::from(it),
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
        SentBeforeParams<T1, T2, T3>,
        SentBeforeQuery<'c, 'a, 's, C, SentBefore, 2>,
        C,
    > for SentBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SentBeforeParams<T1, T2, T3>,
    ) -> SentBeforeQuery<'c, 'a, 's, C, SentBefore, 2> {
        self.bind(client, &params.accounts, &params.keys)
    }
}
pub struct InsertManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_many() -> InsertManyStmt {
    InsertManyStmt(
        "insert into invitation (id, number, hospital, manufacturer, product, price, quantity, note, state, reference_limit, limit_version, current_price, sent_at, sent_by, idempotency_key, due_at, due_is_provisional, due_from, calendar_version, decided_at, decided_by, decision_clause) select id, number, hospital, manufacturer, product, price, quantity, note, state, reference_limit, limit_version, current_price, $1, sent_by, key, due_at, due_is_provisional, $2, $3, decided_at, decided_by, decision_clause from unnest( $4::uuid[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::numeric[], $10::bigint[], $11::text[], $12::text[], $13::numeric[], $14::bigint[], $15::numeric[], $16::bigint[], $17::text[], $18::timestamptz[], $19::boolean[], $20::timestamptz[], $21::text[], $22::text[] ) as new (id, number, hospital, manufacturer, product, price, quantity, note, state, reference_limit, limit_version, current_price, sent_by, key, due_at, due_is_provisional, decided_at, decided_by, decision_clause) on conflict do nothing returning id",
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i64>,
        T7: crate::ArraySql<Item = rust_decimal::Decimal>,
        T8: crate::ArraySql<Item = i64>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::StringSql,
        T12: crate::ArraySql<Item = T11>,
        T13: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T14: crate::ArraySql<Item = Option<i64>>,
        T15: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T16: crate::ArraySql<Item = i64>,
        T17: crate::StringSql,
        T18: crate::ArraySql<Item = Option<T17>>,
        T19: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
        T20: crate::ArraySql<Item = bool>,
        T21: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
        T22: crate::StringSql,
        T23: crate::ArraySql<Item = Option<T22>>,
        T24: crate::StringSql,
        T25: crate::ArraySql<Item = Option<T24>>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        today: &'a chrono::NaiveDate,
        calendar_version: &'a i64,
        ids: &'a T1,
        numbers: &'a T3,
        hospitals: &'a T4,
        manufacturers: &'a T5,
        products: &'a T6,
        prices: &'a T7,
        quantities: &'a T8,
        notes: &'a T10,
        states: &'a T12,
        limits: &'a T13,
        limit_versions: &'a T14,
        current_prices: &'a T15,
        senders: &'a T16,
        keys: &'a T18,
        due_at: &'a T19,
        provisional: &'a T20,
        decided_at: &'a T21,
        decided_by: &'a T23,
        decision_clauses: &'a T25,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 22> {
        UuidUuidQuery {
            client,
            params: [
                now,
                today,
                calendar_version,
                ids,
                numbers,
                hospitals,
                manufacturers,
                products,
                prices,
                quantities,
                notes,
                states,
                limits,
                limit_versions,
                current_prices,
                senders,
                keys,
                due_at,
                provisional,
                decided_at,
                decided_by,
                decision_clauses,
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
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = rust_decimal::Decimal>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
    T13: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T14: crate::ArraySql<Item = Option<i64>>,
    T15: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T16: crate::ArraySql<Item = i64>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = Option<T17>>,
    T19: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T20: crate::ArraySql<Item = bool>,
    T21: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T22: crate::StringSql,
    T23: crate::ArraySql<Item = Option<T22>>,
    T24: crate::StringSql,
    T25: crate::ArraySql<Item = Option<T24>>,
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
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 22>,
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 22> {
        self.bind(
            client,
            &params.now,
            &params.today,
            &params.calendar_version,
            &params.ids,
            &params.numbers,
            &params.hospitals,
            &params.manufacturers,
            &params.products,
            &params.prices,
            &params.quantities,
            &params.notes,
            &params.states,
            &params.limits,
            &params.limit_versions,
            &params.current_prices,
            &params.senders,
            &params.keys,
            &params.due_at,
            &params.provisional,
            &params.decided_at,
            &params.decided_by,
            &params.decision_clauses,
        )
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt(
        "select invitation.id, invitation.number, invitation.hospital, invitation.manufacturer, invitation.product, invitation.price, invitation.quantity, invitation.note, invitation.state, invitation.reference_limit, invitation.limit_version, invitation.current_price, invitation.sent_at, invitation.sent_by, invitation.due_at, invitation.due_is_provisional, invitation.due_from, invitation.calendar_version, invitation.counter_price, invitation.counter_reason, invitation.counter_attempts, invitation.decided_at, invitation.decided_by, invitation.decision_clause, invitation.decision_reason, invitation.version from invitation where id = any($1) order by id for update",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> InvitationQuery<'c, 'a, 's, C, Invitation, 1> {
        InvitationQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InvitationBorrowed, tokio_postgres::Error> {
                    Ok(InvitationBorrowed {
                        id: row.try_get(0)?,
                        number: row.try_get(1)?,
                        hospital: row.try_get(2)?,
                        manufacturer: row.try_get(3)?,
                        product: row.try_get(4)?,
                        price: row.try_get(5)?,
                        quantity: row.try_get(6)?,
                        note: row.try_get(7)?,
                        state: row.try_get(8)?,
                        reference_limit: row.try_get(9)?,
                        limit_version: row.try_get(10)?,
                        current_price: row.try_get(11)?,
                        sent_at: row.try_get(12)?,
                        sent_by: row.try_get(13)?,
                        due_at: row.try_get(14)?,
                        due_is_provisional: row.try_get(15)?,
                        due_from: row.try_get(16)?,
                        calendar_version: row.try_get(17)?,
                        counter_price: row.try_get(18)?,
                        counter_reason: row.try_get(19)?,
                        counter_attempts: row.try_get(20)?,
                        decided_at: row.try_get(21)?,
                        decided_by: row.try_get(22)?,
                        decision_clause: row.try_get(23)?,
                        decision_reason: row.try_get(24)?,
                        version: row.try_get(25)?,
                    })
                },
            mapper: |it| Invitation::from(it),
        }
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select invitation.id, invitation.number, invitation.hospital, invitation.manufacturer, invitation.product, invitation.price, invitation.quantity, invitation.note, invitation.state, invitation.reference_limit, invitation.limit_version, invitation.current_price, invitation.sent_at, invitation.sent_by, invitation.due_at, invitation.due_is_provisional, invitation.due_from, invitation.calendar_version, invitation.counter_price, invitation.counter_reason, invitation.counter_attempts, invitation.decided_at, invitation.decided_by, invitation.decision_clause, invitation.decision_reason, invitation.version from invitation where id = any($1)",
        None,
    )
}
impl GetStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> InvitationQuery<'c, 'a, 's, C, Invitation, 1> {
        InvitationQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InvitationBorrowed, tokio_postgres::Error> {
                    Ok(InvitationBorrowed {
                        id: row.try_get(0)?,
                        number: row.try_get(1)?,
                        hospital: row.try_get(2)?,
                        manufacturer: row.try_get(3)?,
                        product: row.try_get(4)?,
                        price: row.try_get(5)?,
                        quantity: row.try_get(6)?,
                        note: row.try_get(7)?,
                        state: row.try_get(8)?,
                        reference_limit: row.try_get(9)?,
                        limit_version: row.try_get(10)?,
                        current_price: row.try_get(11)?,
                        sent_at: row.try_get(12)?,
                        sent_by: row.try_get(13)?,
                        due_at: row.try_get(14)?,
                        due_is_provisional: row.try_get(15)?,
                        due_from: row.try_get(16)?,
                        calendar_version: row.try_get(17)?,
                        counter_price: row.try_get(18)?,
                        counter_reason: row.try_get(19)?,
                        counter_attempts: row.try_get(20)?,
                        decided_at: row.try_get(21)?,
                        decided_by: row.try_get(22)?,
                        decision_clause: row.try_get(23)?,
                        decision_reason: row.try_get(24)?,
                        version: row.try_get(25)?,
                    })
                },
            mapper: |it| Invitation::from(it),
        }
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select invitation.id from invitation join product on product.id = invitation.product where ($1::bigint is null or invitation.hospital = $1 or invitation.manufacturer = $1) and ($2::text[] is null or invitation.state = any($2)) and ($3::bigint is null or invitation.product = $3) and ($4::timestamptz is null or invitation.due_at < $4) and ($5::text is null or product.name like '%' || $5 || '%' or invitation.number = $5) and ($6::timestamptz is null or (invitation.sent_at, invitation.id) < ($6, $7::uuid)) order by invitation.sent_at desc, invitation.id desc limit $8",
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        party: &'a Option<i64>,
        states: &'a Option<T2>,
        product: &'a Option<i64>,
        due_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        name_part: &'a Option<T3>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a uuid::Uuid,
        rows: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [
                party, states, product, due_before, name_part, after_at, after_id, rows,
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
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.party,
            &params.states,
            &params.product,
            &params.due_before,
            &params.name_part,
            &params.after_at,
            &params.after_id,
            &params.rows,
        )
    }
}
pub struct PageInOrderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page_in_order() -> PageInOrderStmt {
    PageInOrderStmt(
        "select invitation.id from invitation join product on product.id = invitation.product cross join lateral ( select case when $1::boolean then coalesce(invitation.due_at, $2::timestamptz) else invitation.sent_at end as at ) as place where ($3::bigint is null or invitation.hospital = $3 or invitation.manufacturer = $3) and ($4::text[] is null or invitation.state = any($4)) and ($5::bigint is null or invitation.product = $5) and ($6::timestamptz is null or invitation.due_at < $6) and ($7::text is null or product.name like '%' || $7 || '%' or invitation.number = $7) and ($8::timestamptz is null or case when $9::boolean then (place.at, invitation.id) < ($8, $10::uuid) else (place.at, invitation.id) > ($8, $10::uuid) end) order by case when $9 then place.at end desc, case when $9 then invitation.id end desc, place.at, invitation.id limit $11",
        None,
    )
}
impl PageInOrderStmt {
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        by_deadline: &'a bool,
        without_deadline: &'a chrono::DateTime<chrono::Utc>,
        party: &'a Option<i64>,
        states: &'a Option<T2>,
        product: &'a Option<i64>,
        due_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        name_part: &'a Option<T3>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        descending: &'a bool,
        after_id: &'a uuid::Uuid,
        rows: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        UuidUuidQuery {
            client,
            params: [
                by_deadline,
                without_deadline,
                party,
                states,
                product,
                due_before,
                name_part,
                after_at,
                descending,
                after_id,
                rows,
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
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageInOrderParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11>,
        C,
    > for PageInOrderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageInOrderParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        self.bind(
            client,
            &params.by_deadline,
            &params.without_deadline,
            &params.party,
            &params.states,
            &params.product,
            &params.due_before,
            &params.name_part,
            &params.after_at,
            &params.descending,
            &params.after_id,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from invitation join product on product.id = invitation.product where ($1::bigint is null or invitation.hospital = $1 or invitation.manufacturer = $1) and ($2::text[] is null or invitation.state = any($2)) and ($3::bigint is null or invitation.product = $3) and ($4::timestamptz is null or invitation.due_at < $4) and ($5::text is null or product.name like '%' || $5 || '%' or invitation.number = $5)",
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        party: &'a Option<i64>,
        states: &'a Option<T2>,
        product: &'a Option<i64>,
        due_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        name_part: &'a Option<T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [party, states, product, due_before, name_part],
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
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.party,
            &params.states,
            &params.product,
            &params.due_before,
            &params.name_part,
        )
    }
}
pub struct SaveManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_many() -> SaveManyStmt {
    SaveManyStmt(
        "update invitation set state = saved.state, due_at = saved.due_at, due_is_provisional = saved.due_is_provisional, due_from = coalesce(saved.due_from, invitation.due_from), calendar_version = coalesce(saved.calendar_version, invitation.calendar_version), counter_price = saved.counter_price, counter_reason = saved.counter_reason, counter_attempts = saved.counter_attempts, decided_at = saved.decided_at, decided_by = saved.decided_by, decision_clause = saved.decision_clause, decision_reason = saved.decision_reason, version = invitation.version + 1 from unnest( $1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::date[], $6::bigint[], $7::numeric[], $8::text[], $9::smallint[], $10::timestamptz[], $11::text[], $12::text[], $13::text[] ) as saved (id, state, due_at, due_is_provisional, due_from, calendar_version, counter_price, counter_reason, counter_attempts, decided_at, decided_by, decision_clause, decision_reason) where invitation.id = saved.id",
        None,
    )
}
impl SaveManyStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
        T5: crate::ArraySql<Item = bool>,
        T6: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T7: crate::ArraySql<Item = Option<i64>>,
        T8: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = Option<T9>>,
        T11: crate::ArraySql<Item = i16>,
        T12: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
        T13: crate::StringSql,
        T14: crate::ArraySql<Item = Option<T13>>,
        T15: crate::StringSql,
        T16: crate::ArraySql<Item = Option<T15>>,
        T17: crate::StringSql,
        T18: crate::ArraySql<Item = Option<T17>>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        states: &'a T3,
        due_at: &'a T4,
        provisional: &'a T5,
        due_from: &'a T6,
        calendar_versions: &'a T7,
        counter_prices: &'a T8,
        counter_reasons: &'a T10,
        counter_attempts: &'a T11,
        decided_at: &'a T12,
        decided_by: &'a T14,
        decision_clauses: &'a T16,
        decision_reasons: &'a T18,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    ids,
                    states,
                    due_at,
                    provisional,
                    due_from,
                    calendar_versions,
                    counter_prices,
                    counter_reasons,
                    counter_attempts,
                    decided_at,
                    decided_by,
                    decision_clauses,
                    decision_reasons,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T5: crate::ArraySql<Item = bool>,
    T6: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T7: crate::ArraySql<Item = Option<i64>>,
    T8: crate::ArraySql<Item = Option<rust_decimal::Decimal>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = Option<T9>>,
    T11: crate::ArraySql<Item = i16>,
    T12: crate::ArraySql<Item = Option<chrono::DateTime<chrono::Utc>>>,
    T13: crate::StringSql,
    T14: crate::ArraySql<Item = Option<T13>>,
    T15: crate::StringSql,
    T16: crate::ArraySql<Item = Option<T15>>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = Option<T17>>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveManyParams<
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
        >,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SaveManyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveManyParams<
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
        >,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.ids,
            &params.states,
            &params.due_at,
            &params.provisional,
            &params.due_from,
            &params.calendar_versions,
            &params.counter_prices,
            &params.counter_reasons,
            &params.counter_attempts,
            &params.decided_at,
            &params.decided_by,
            &params.decision_clauses,
            &params.decision_reasons,
        ))
    }
}
pub struct DueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due() -> DueStmt {
    DueStmt(
        "select id from invitation where state in ('pending', 'countered') and deadline_is_over(due_at, due_is_provisional, $1) order by due_at limit $2 for update skip locked",
        None,
    )
}
impl DueStmt {
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
        rows: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, rows],
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
        DueParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for DueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.rows)
    }
}
pub struct OvertakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn overtaken() -> OvertakenStmt {
    OvertakenStmt(
        "select invitation.id, reference_limit.effective_on, reference_limit.price from invitation join reference_limit on reference_limit.product = invitation.product where invitation.state in ('pending', 'countered') and reference_limit.price < invitation.price order by invitation.id limit $1 for update of invitation skip locked",
        None,
    )
}
impl OvertakenStmt {
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
        rows: &'a i64,
    ) -> OvertakenQuery<'c, 'a, 's, C, Overtaken, 1> {
        OvertakenQuery {
            client,
            params: [rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Overtaken, tokio_postgres::Error> {
                Ok(Overtaken {
                    id: row.try_get(0)?,
                    effective_on: row.try_get(1)?,
                    price: row.try_get(2)?,
                })
            },
            mapper: |it| Overtaken::from(it),
        }
    }
}
pub struct CountedByOlderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counted_by_older() -> CountedByOlderStmt {
    CountedByOlderStmt(
        "select id from invitation where state in ('pending', 'countered') and calendar_version < $1 order by id limit $2 for update",
        None,
    )
}
impl CountedByOlderStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [version, rows],
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
        CountedByOlderParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for CountedByOlderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountedByOlderParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.version, &params.rows)
    }
}
pub struct WaitingCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_count() -> WaitingCountStmt {
    WaitingCountStmt(
        "select count(*) filter (where state = $1) as waiting, count(*) filter (where state = $1 and due_at < $2) as due_soon, count(*) filter (where state in ('pending', 'countered')) as open from invitation where state in ('pending', 'countered') and (hospital = $3 or manufacturer = $3)",
        None,
    )
}
impl WaitingCountStmt {
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
        state: &'a T1,
        soon: &'a chrono::DateTime<chrono::Utc>,
        party: &'a i64,
    ) -> WaitingCountQuery<'c, 'a, 's, C, WaitingCount, 3> {
        WaitingCountQuery {
            client,
            params: [state, soon, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingCount, tokio_postgres::Error> {
                Ok(WaitingCount {
                    waiting: row.try_get(0)?,
                    due_soon: row.try_get(1)?,
                    open: row.try_get(2)?,
                })
            },
            mapper: |it| WaitingCount::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingCountParams<T1>,
        WaitingCountQuery<'c, 'a, 's, C, WaitingCount, 3>,
        C,
    > for WaitingCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingCountParams<T1>,
    ) -> WaitingCountQuery<'c, 'a, 's, C, WaitingCount, 3> {
        self.bind(client, &params.state, &params.soon, &params.party)
    }
}
pub struct OpenCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_count() -> OpenCountStmt {
    OpenCountStmt(
        "select count(*) as open, count(*) filter (where due_at < $1) as due_soon from invitation where state in ('pending', 'countered')",
        None,
    )
}
impl OpenCountStmt {
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
        soon: &'a chrono::DateTime<chrono::Utc>,
    ) -> OpenCountQuery<'c, 'a, 's, C, OpenCount, 1> {
        OpenCountQuery {
            client,
            params: [soon],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenCount, tokio_postgres::Error> {
                Ok(OpenCount {
                    open: row.try_get(0)?,
                    due_soon: row.try_get(1)?,
                })
            },
            mapper: |it| OpenCount::from(it),
        }
    }
}
pub struct OpenOfPairStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_of_pair() -> OpenOfPairStmt {
    OpenOfPairStmt(
        "select id, number, state from invitation where hospital = $1 and product = $2 and state in ('pending', 'countered')",
        None,
    )
}
impl OpenOfPairStmt {
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
    ) -> OpenOfPairQuery<'c, 'a, 's, C, OpenOfPair, 2> {
        OpenOfPairQuery {
            client,
            params: [hospital, product],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OpenOfPairBorrowed, tokio_postgres::Error> {
                    Ok(OpenOfPairBorrowed {
                        id: row.try_get(0)?,
                        number: row.try_get(1)?,
                        state: row.try_get(2)?,
                    })
                },
            mapper: |it| OpenOfPair::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenOfPairParams,
        OpenOfPairQuery<'c, 'a, 's, C, OpenOfPair, 2>,
        C,
    > for OpenOfPairStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenOfPairParams,
    ) -> OpenOfPairQuery<'c, 'a, 's, C, OpenOfPair, 2> {
        self.bind(client, &params.hospital, &params.product)
    }
}
