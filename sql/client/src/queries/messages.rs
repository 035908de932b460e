// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::JsonSql,
    T11: crate::ArraySql<Item = T10>,
> {
    pub positions: T1,
    pub accounts: T2,
    pub at: T3,
    pub kinds: T5,
    pub subject_kinds: T7,
    pub subject_ids: T9,
    pub data: T11,
}
#[derive(Debug)]
pub struct InsertMailParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub messages: T1,
    pub recipients: T3,
    pub message_ids: T5,
    pub subjects: T7,
    pub bodies: T9,
}
#[derive(Clone, Copy, Debug)]
pub struct PageParams {
    pub account: i64,
    pub unread_only: bool,
    pub before: Option<i64>,
    pub rows: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountParams {
    pub account: i64,
    pub unread_only: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkReadParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: i64,
    pub account: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkAllReadParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimMailParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub rows: i64,
    pub claimed_until: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteSentParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: i64,
}
#[derive(Debug)]
pub struct NoteFailedParams<T1: crate::StringSql> {
    pub next_try_at: chrono::DateTime<chrono::Utc>,
    pub error: T1,
    pub id: i64,
}
#[derive(Debug)]
pub struct ReleaseMailParams<T1: crate::StringSql, T2: crate::ArraySql<Item = i64>> {
    pub next_try_at: chrono::DateTime<chrono::Utc>,
    pub error: T1,
    pub ids: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationsToldOf {
    pub id: uuid::Uuid,
    pub hospital: i64,
    pub hospital_name: String,
    pub manufacturer: i64,
    pub manufacturer_name: String,
    pub product_name: String,
    pub base_unit: String,
    pub sales_unit: String,
}
pub struct InvitationsToldOfBorrowed<'a> {
    pub id: uuid::Uuid,
    pub hospital: i64,
    pub hospital_name: &'a str,
    pub manufacturer: i64,
    pub manufacturer_name: &'a str,
    pub product_name: &'a str,
    pub base_unit: &'a str,
    pub sales_unit: &'a str,
}
impl<'a> From<InvitationsToldOfBorrowed<'a>> for InvitationsToldOf {
    fn from(
        InvitationsToldOfBorrowed {
            id,
            hospital,
            hospital_name,
            manufacturer,
            manufacturer_name,
            product_name,
            base_unit,
            sales_unit,
        }: InvitationsToldOfBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            hospital,
            hospital_name: hospital_name.into(),
            manufacturer,
            manufacturer_name: manufacturer_name.into(),
            product_name: product_name.into(),
            base_unit: base_unit.into(),
            sales_unit: sales_unit.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Actors {
    pub id: i64,
    pub actor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccountsById {
    pub id: i64,
    pub organisation: i64,
    pub email: Option<String>,
}
pub struct AccountsByIdBorrowed<'a> {
    pub id: i64,
    pub organisation: i64,
    pub email: Option<&'a str>,
}
impl<'a> From<AccountsByIdBorrowed<'a>> for AccountsById {
    fn from(
        AccountsByIdBorrowed {
            id,
            organisation,
            email,
        }: AccountsByIdBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            organisation,
            email: email.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct InsertMany {
    pub id: i64,
    pub position: i64,
    pub account: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub id: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub data: serde_json::Value,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct PageBorrowed<'a> {
    pub id: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
    pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<PageBorrowed<'a>> for Page {
    fn from(
        PageBorrowed {
            id,
            at,
            kind,
            subject_kind,
            subject_id,
            data,
            read_at,
        }: PageBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            at,
            kind: kind.into(),
            subject_kind: subject_kind.into(),
            subject_id: subject_id.into(),
            data: serde_json::from_str(data.0.get()).unwrap(),
            read_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimMail {
    pub id: i64,
    pub recipient: String,
    pub message_id: String,
    pub subject: String,
    pub body: String,
    pub attempts: i32,
    pub subject_kind: String,
    pub subject_id: String,
}
pub struct ClaimMailBorrowed<'a> {
    pub id: i64,
    pub recipient: &'a str,
    pub message_id: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
    pub attempts: i32,
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
}
impl<'a> From<ClaimMailBorrowed<'a>> for ClaimMail {
    fn from(
        ClaimMailBorrowed {
            id,
            recipient,
            message_id,
            subject,
            body,
            attempts,
            subject_kind,
            subject_id,
        }: ClaimMailBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            recipient: recipient.into(),
            message_id: message_id.into(),
            subject: subject.into(),
            body: body.into(),
            attempts,
            subject_kind: subject_kind.into(),
            subject_id: subject_id.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MailWaiting {
    pub waiting: i64,
    pub oldest: Option<chrono::DateTime<chrono::Utc>>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InvitationsToldOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InvitationsToldOfBorrowed, tokio_postgres::Error>,
    mapper: fn(InvitationsToldOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InvitationsToldOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InvitationsToldOfBorrowed) -> R,
    ) -> InvitationsToldOfQuery<'c, 'a, 's, C, R, N> {
        InvitationsToldOfQuery {
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
pub struct ActorsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Actors, tokio_postgres::Error>,
    mapper: fn(Actors) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ActorsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Actors) -> R) -> ActorsQuery<'c, 'a, 's, C, R, N> {
        ActorsQuery {
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
pub struct AccountsByIdQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountsByIdBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountsByIdBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountsByIdQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AccountsByIdBorrowed) -> R,
    ) -> AccountsByIdQuery<'c, 'a, 's, C, R, N> {
        AccountsByIdQuery {
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
pub struct InsertManyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertMany, tokio_postgres::Error>,
    mapper: fn(InsertMany) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertManyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertMany) -> R) -> InsertManyQuery<'c, 'a, 's, C, R, N> {
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
pub struct ClaimMailQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimMailBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimMailBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimMailQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimMailBorrowed) -> R) -> ClaimMailQuery<'c, 'a, 's, C, R, N> {
        ClaimMailQuery {
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
pub struct MailWaitingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailWaiting, tokio_postgres::Error>,
    mapper: fn(MailWaiting) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailWaitingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailWaiting) -> R) -> MailWaitingQuery<'c, 'a, 's, C, R, N> {
        MailWaitingQuery {
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
pub struct InvitationsToldOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn invitations_told_of() -> InvitationsToldOfStmt {
    InvitationsToldOfStmt(
        "select invitation.id, invitation.hospital, hospital.name as hospital_name, invitation.manufacturer, manufacturer.name as manufacturer_name, product.name as product_name, product.base_unit, product.sales_unit from invitation join organisation hospital on hospital.id = invitation.hospital join organisation manufacturer on manufacturer.id = invitation.manufacturer join product on product.id = invitation.product where invitation.id = any($1)",
        None,
    )
}
impl InvitationsToldOfStmt {
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
    ) -> InvitationsToldOfQuery<'c, 'a, 's, C, InvitationsToldOf, 1> {
        InvitationsToldOfQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<InvitationsToldOfBorrowed, tokio_postgres::Error> {
                Ok(InvitationsToldOfBorrowed {
                    id: row.try_get(0)?,
                    hospital: row.try_get(1)?,
                    hospital_name: row.try_get(2)?,
                    manufacturer: row.try_get(3)?,
                    manufacturer_name: row.try_get(4)?,
                    product_name: row.try_get(5)?,
                    base_unit: row.try_get(6)?,
                    sales_unit: row.try_get(7)?,
                })
            },
            mapper: |it| InvitationsToldOf::from(it),
        }
    }
}
pub struct ActorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn actors() -> ActorsStmt {
    ActorsStmt(
        "select id, actor from event where id = any($1) and actor is not null",
        None,
    )
}
impl ActorsStmt {
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
    ) -> ActorsQuery<'c, 'a, 's, C, Actors, 1> {
        ActorsQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Actors, tokio_postgres::Error> {
                Ok(Actors {
                    id: row.try_get(0)?,
                    actor: row.try_get(1)?,
                })
            },
            mapper: |it| Actors::from(it),
        }
    }
}
pub struct AccountsByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accounts_by_id() -> AccountsByIdStmt {
    AccountsByIdStmt(
        "select id, organisation, email from account where id = any($1) and state = 'active'",
        None,
    )
}
impl AccountsByIdStmt {
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
    ) -> AccountsByIdQuery<'c, 'a, 's, C, AccountsById, 1> {
        AccountsByIdQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountsByIdBorrowed, tokio_postgres::Error> {
                    Ok(AccountsByIdBorrowed {
                        id: row.try_get(0)?,
                        organisation: row.try_get(1)?,
                        email: row.try_get(2)?,
                    })
                },
            mapper: |it| AccountsById::from(it),
        }
    }
}
pub struct InsertManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_many() -> InsertManyStmt {
    InsertManyStmt(
        "insert into message (position, account, at, kind, subject_kind, subject_id, data) select position, account, at, kind, subject_kind, subject_id, data from unnest( $1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::jsonb[] ) as told (position, account, at, kind, subject_kind, subject_id, data) on conflict (position, account) do nothing returning id, position, account",
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
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::StringSql,
        T9: crate::ArraySql<Item = T8>,
        T10: crate::JsonSql,
        T11: crate::ArraySql<Item = T10>,
    >(
        &'s self,
        client: &'c C,
        positions: &'a T1,
        accounts: &'a T2,
        at: &'a T3,
        kinds: &'a T5,
        subject_kinds: &'a T7,
        subject_ids: &'a T9,
        data: &'a T11,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 7> {
        InsertManyQuery {
            client,
            params: [
                positions,
                accounts,
                at,
                kinds,
                subject_kinds,
                subject_ids,
                data,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertMany, tokio_postgres::Error> {
                Ok(InsertMany {
                    id: row.try_get(0)?,
                    position: row.try_get(1)?,
                    account: row.try_get(2)?,
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
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::JsonSql,
    T11: crate::ArraySql<Item = T10>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        InsertManyQuery<'c, 'a, 's, C, InsertMany, 7>,
        C,
    > for InsertManyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 7> {
        self.bind(
            client,
            &params.positions,
            &params.accounts,
            &params.at,
            &params.kinds,
            &params.subject_kinds,
            &params.subject_ids,
            &params.data,
        )
    }
}
pub struct InsertMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_mail() -> InsertMailStmt {
    InsertMailStmt(
        "insert into mail (message, recipient, message_id, subject, body, created_at, next_try_at) select message, recipient, message_id, subject, body, $1, $1 from unnest( $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[] ) as written (message, recipient, message_id, subject, body) on conflict (message) do nothing",
        None,
    )
}
impl InsertMailStmt {
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
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::StringSql,
        T9: crate::ArraySql<Item = T8>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        messages: &'a T1,
        recipients: &'a T3,
        message_ids: &'a T5,
        subjects: &'a T7,
        bodies: &'a T9,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[now, messages, recipients, message_ids, subjects, bodies],
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
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertMailParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertMailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertMailParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.messages,
            &params.recipients,
            &params.message_ids,
            &params.subjects,
            &params.bodies,
        ))
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select id, at, kind, subject_kind, subject_id, data, read_at from message where account = $1 and (not $2::boolean or read_at is null) and ($3::bigint is null or id < $3) order by id desc limit $4",
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
        account: &'a i64,
        unread_only: &'a bool,
        before: &'a Option<i64>,
        rows: &'a i64,
    ) -> PageQuery<'c, 'a, 's, C, Page, 4> {
        PageQuery {
            client,
            params: [account, unread_only, before, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PageBorrowed, tokio_postgres::Error> {
                Ok(PageBorrowed {
                    id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    subject_kind: row.try_get(3)?,
                    subject_id: row.try_get(4)?,
                    data: row.try_get(5)?,
                    read_at: row.try_get(6)?,
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
            &params.account,
            &params.unread_only,
            &params.before,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from message where account = $1 and (not $2::boolean or read_at is null)",
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
        account: &'a i64,
        unread_only: &'a bool,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account, unread_only],
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
        self.bind(client, &params.account, &params.unread_only)
    }
}
pub struct MarkReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_read() -> MarkReadStmt {
    MarkReadStmt(
        "update message set read_at = coalesce(read_at, $1) where id = $2 and account = $3",
        None,
    )
}
impl MarkReadStmt {
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
        account: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, id, account])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkReadParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkReadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkReadParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id, &params.account))
    }
}
pub struct MarkAllReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_all_read() -> MarkAllReadStmt {
    MarkAllReadStmt(
        "update message set read_at = $1 where account = $2 and read_at is null",
        None,
    )
}
impl MarkAllReadStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, account])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkAllReadParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkAllReadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkAllReadParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.account))
    }
}
pub struct ClaimMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_mail() -> ClaimMailStmt {
    ClaimMailStmt(
        "with due as ( select mail.id from mail where mail.sent_at is null and mail.next_try_at <= $1 order by mail.next_try_at, mail.id limit $2 for update skip locked ) update mail set attempts = mail.attempts + 1, next_try_at = $3 from due, message where mail.id = due.id and message.id = mail.message returning mail.id, mail.recipient, mail.message_id, mail.subject, mail.body, mail.attempts, message.subject_kind, message.subject_id",
        None,
    )
}
impl ClaimMailStmt {
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
        claimed_until: &'a chrono::DateTime<chrono::Utc>,
    ) -> ClaimMailQuery<'c, 'a, 's, C, ClaimMail, 3> {
        ClaimMailQuery {
            client,
            params: [now, rows, claimed_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ClaimMailBorrowed, tokio_postgres::Error> {
                    Ok(ClaimMailBorrowed {
                        id: row.try_get(0)?,
                        recipient: row.try_get(1)?,
                        message_id: row.try_get(2)?,
                        subject: row.try_get(3)?,
                        body: row.try_get(4)?,
                        attempts: row.try_get(5)?,
                        subject_kind: row.try_get(6)?,
                        subject_id: row.try_get(7)?,
                    })
                },
            mapper: |it| ClaimMail::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimMailParams,
        ClaimMailQuery<'c, 'a, 's, C, ClaimMail, 3>,
        C,
    > for ClaimMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimMailParams,
    ) -> ClaimMailQuery<'c, 'a, 's, C, ClaimMail, 3> {
        self.bind(client, &params.now, &params.rows, &params.claimed_until)
    }
}
pub struct NoteSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_sent() -> NoteSentStmt {
    NoteSentStmt(
        "update mail set sent_at = $1, last_error = null where id = $2 and sent_at is null",
        None,
    )
}
impl NoteSentStmt {
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
        NoteSentParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteSentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteSentParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct NoteFailedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_failed() -> NoteFailedStmt {
    NoteFailedStmt(
        "update mail set next_try_at = $1, last_error = $2 where id = $3 and sent_at is null",
        None,
    )
}
impl NoteFailedStmt {
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
        next_try_at: &'a chrono::DateTime<chrono::Utc>,
        error: &'a T1,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[next_try_at, error, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoteFailedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteFailedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteFailedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.next_try_at, &params.error, &params.id))
    }
}
pub struct ReleaseMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_mail() -> ReleaseMailStmt {
    ReleaseMailStmt(
        "update mail set attempts = attempts - 1, next_try_at = $1, last_error = $2 where id = any($3) and sent_at is null",
        None,
    )
}
impl ReleaseMailStmt {
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
    >(
        &'s self,
        client: &'c C,
        next_try_at: &'a chrono::DateTime<chrono::Utc>,
        error: &'a T1,
        ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[next_try_at, error, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseMailParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseMailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseMailParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.next_try_at, &params.error, &params.ids))
    }
}
pub struct MailWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_waiting() -> MailWaitingStmt {
    MailWaitingStmt(
        "select count(*) as waiting, min(created_at) as oldest from mail where sent_at is null",
        None,
    )
}
impl MailWaitingStmt {
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
    ) -> MailWaitingQuery<'c, 'a, 's, C, MailWaiting, 0> {
        MailWaitingQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailWaiting, tokio_postgres::Error> {
                Ok(MailWaiting {
                    waiting: row.try_get(0)?,
                    oldest: row.try_get(1)?,
                })
            },
            mapper: |it| MailWaiting::from(it),
        }
    }
}
