// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = Option<i64>>,
    T8: crate::ArraySql<Item = Option<i64>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
    T13: crate::ArraySql<Item = bool>,
    T14: crate::ArraySql<Item = bool>,
    T15: crate::JsonSql,
    T16: crate::ArraySql<Item = T15>,
> {
    pub at: chrono::DateTime<chrono::Utc>,
    pub kinds: T2,
    pub subject_kinds: T4,
    pub subject_ids: T6,
    pub actors: T7,
    pub organisations: T8,
    pub clauses: T10,
    pub audiences: T12,
    pub for_everyone: T13,
    pub for_operators: T14,
    pub data: T16,
}
#[derive(Clone, Copy, Debug)]
pub struct AfterParams {
    pub position: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct KindsBetweenParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub after: i64,
    pub last: i64,
    pub kinds: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct FeedParams {
    pub position: i64,
    pub organisation: i64,
    pub overseer: bool,
    pub rows: i64,
}
#[derive(Debug)]
pub struct OfSubjectParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub subject_kind: T1,
    pub subject_id: T2,
}
#[derive(Debug)]
pub struct StartFollowerParams<T1: crate::StringSql> {
    pub name: T1,
    pub position: i64,
}
#[derive(Debug)]
pub struct AdvanceFollowerParams<T1: crate::StringSql> {
    pub position: i64,
    pub name: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Place {
    pub placed: i64,
    pub position: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct After {
    pub position: i64,
    pub id: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub actor: Option<i64>,
    pub organisation: Option<i64>,
    pub clause: Option<String>,
    pub audience: Vec<i64>,
    pub data: serde_json::Value,
}
pub struct AfterBorrowed<'a> {
    pub position: i64,
    pub id: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
    pub actor: Option<i64>,
    pub organisation: Option<i64>,
    pub clause: Option<&'a str>,
    pub audience: crate::ArrayIterator<'a, i64>,
    pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<AfterBorrowed<'a>> for After {
    fn from(
        AfterBorrowed {
            position,
            id,
            at,
            kind,
            subject_kind,
            subject_id,
            actor,
            organisation,
            clause,
            audience,
            data,
        }: AfterBorrowed<'a>,
    ) -> Self {
        Self {
            position,
            id,
            at,
            kind: kind.into(),
            subject_kind: subject_kind.into(),
            subject_id: subject_id.into(),
            actor,
            organisation,
            clause: clause.map(|v| v.into()),
            audience: audience.map(|v| v).collect(),
            data: serde_json::from_str(data.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    pub position: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub clause: Option<String>,
    pub data: serde_json::Value,
}
pub struct FeedBorrowed<'a> {
    pub position: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
    pub clause: Option<&'a str>,
    pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<FeedBorrowed<'a>> for Feed {
    fn from(
        FeedBorrowed {
            position,
            at,
            kind,
            subject_kind,
            subject_id,
            clause,
            data,
        }: FeedBorrowed<'a>,
    ) -> Self {
        Self {
            position,
            at,
            kind: kind.into(),
            subject_kind: subject_kind.into(),
            subject_id: subject_id.into(),
            clause: clause.map(|v| v.into()),
            data: serde_json::from_str(data.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfSubject {
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: String,
    pub clause: Option<String>,
    pub data: serde_json::Value,
    pub actor_name: Option<String>,
    pub organisation_name: Option<String>,
}
pub struct OfSubjectBorrowed<'a> {
    pub at: chrono::DateTime<chrono::Utc>,
    pub kind: &'a str,
    pub clause: Option<&'a str>,
    pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub actor_name: Option<&'a str>,
    pub organisation_name: Option<&'a str>,
}
impl<'a> From<OfSubjectBorrowed<'a>> for OfSubject {
    fn from(
        OfSubjectBorrowed {
            at,
            kind,
            clause,
            data,
            actor_name,
            organisation_name,
        }: OfSubjectBorrowed<'a>,
    ) -> Self {
        Self {
            at,
            kind: kind.into(),
            clause: clause.map(|v| v.into()),
            data: serde_json::from_str(data.0.get()).unwrap(),
            actor_name: actor_name.map(|v| v.into()),
            organisation_name: organisation_name.map(|v| v.into()),
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
pub struct PlaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Place, tokio_postgres::Error>,
    mapper: fn(Place) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Place) -> R) -> PlaceQuery<'c, 'a, 's, C, R, N> {
        PlaceQuery {
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
pub struct AfterQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AfterBorrowed, tokio_postgres::Error>,
    mapper: fn(AfterBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AfterQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AfterBorrowed) -> R) -> AfterQuery<'c, 'a, 's, C, R, N> {
        AfterQuery {
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
pub struct FeedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FeedBorrowed, tokio_postgres::Error>,
    mapper: fn(FeedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FeedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FeedBorrowed) -> R) -> FeedQuery<'c, 'a, 's, C, R, N> {
        FeedQuery {
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
pub struct OfSubjectQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfSubjectBorrowed, tokio_postgres::Error>,
    mapper: fn(OfSubjectBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfSubjectQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfSubjectBorrowed) -> R) -> OfSubjectQuery<'c, 'a, 's, C, R, N> {
        OfSubjectQuery {
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
        "insert into event (at, kind, subject_kind, subject_id, actor, organisation, clause, audience, for_everyone, for_operators, data) select $1, kind, subject_kind, subject_id, actor, organisation, nullif(clause, ''), audience::bigint[], for_everyone, for_operators, data from unnest( $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::boolean[], $10::boolean[], $11::jsonb[] ) as written (kind, subject_kind, subject_id, actor, organisation, clause, audience, for_everyone, for_operators, data) returning id",
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::ArraySql<Item = Option<i64>>,
        T8: crate::ArraySql<Item = Option<i64>>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::StringSql,
        T12: crate::ArraySql<Item = T11>,
        T13: crate::ArraySql<Item = bool>,
        T14: crate::ArraySql<Item = bool>,
        T15: crate::JsonSql,
        T16: crate::ArraySql<Item = T15>,
    >(
        &'s self,
        client: &'c C,
        at: &'a chrono::DateTime<chrono::Utc>,
        kinds: &'a T2,
        subject_kinds: &'a T4,
        subject_ids: &'a T6,
        actors: &'a T7,
        organisations: &'a T8,
        clauses: &'a T10,
        audiences: &'a T12,
        for_everyone: &'a T13,
        for_operators: &'a T14,
        data: &'a T16,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        I64Query {
            client,
            params: [
                at,
                kinds,
                subject_kinds,
                subject_ids,
                actors,
                organisations,
                clauses,
                audiences,
                for_everyone,
                for_operators,
                data,
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
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = Option<i64>>,
    T8: crate::ArraySql<Item = Option<i64>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
    T13: crate::ArraySql<Item = bool>,
    T14: crate::ArraySql<Item = bool>,
    T15: crate::JsonSql,
    T16: crate::ArraySql<Item = T15>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>,
        I64Query<'c, 'a, 's, C, i64, 11>,
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
        >,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        self.bind(
            client,
            &params.at,
            &params.kinds,
            &params.subject_kinds,
            &params.subject_ids,
            &params.actors,
            &params.organisations,
            &params.clauses,
            &params.audiences,
            &params.for_everyone,
            &params.for_operators,
            &params.data,
        )
    }
}
pub struct TryLockSequencerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn try_lock_sequencer() -> TryLockSequencerStmt {
    TryLockSequencerStmt("select pg_try_advisory_xact_lock(7701, 2) as locked", None)
}
impl TryLockSequencerStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place() -> PlaceStmt {
    PlaceStmt(
        "with taken as ( delete from event_unplaced returning event_id ), last as ( select coalesce(max(position), 0) as position from ledger ), placed as ( insert into ledger (position, event_id) select last.position + row_number() over (order by taken.event_id), taken.event_id from taken, last returning position ) select count(*) as placed, coalesce(max(position), 0) as position from placed",
        None,
    )
}
impl PlaceStmt {
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
    ) -> PlaceQuery<'c, 'a, 's, C, Place, 0> {
        PlaceQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Place, tokio_postgres::Error> {
                Ok(Place {
                    placed: row.try_get(0)?,
                    position: row.try_get(1)?,
                })
            },
            mapper: |it| Place::from(it),
        }
    }
}
pub struct LastPositionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_position() -> LastPositionStmt {
    LastPositionStmt(
        "select coalesce(max(position), 0) as position from ledger",
        None,
    )
}
impl LastPositionStmt {
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
pub struct UnplacedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unplaced() -> UnplacedStmt {
    UnplacedStmt("select count(*) as waiting from event_unplaced", None)
}
impl UnplacedStmt {
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
pub struct AfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn after() -> AfterStmt {
    AfterStmt(
        "select ledger.position, event.id, event.at, event.kind, event.subject_kind, event.subject_id, event.actor, event.organisation, event.clause, event.audience, event.data from ledger join event on event.id = ledger.event_id where $1 < ledger.position order by ledger.position limit $2",
        None,
    )
}
impl AfterStmt {
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
        position: &'a i64,
        rows: &'a i64,
    ) -> AfterQuery<'c, 'a, 's, C, After, 2> {
        AfterQuery {
            client,
            params: [position, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AfterBorrowed, tokio_postgres::Error> {
                Ok(AfterBorrowed {
                    position: row.try_get(0)?,
                    id: row.try_get(1)?,
                    at: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    subject_kind: row.try_get(4)?,
                    subject_id: row.try_get(5)?,
                    actor: row.try_get(6)?,
                    organisation: row.try_get(7)?,
                    clause: row.try_get(8)?,
                    audience: row.try_get(9)?,
                    data: row.try_get(10)?,
                })
            },
            mapper: |it| After::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AfterParams, AfterQuery<'c, 'a, 's, C, After, 2>, C>
    for AfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AfterParams,
    ) -> AfterQuery<'c, 'a, 's, C, After, 2> {
        self.bind(client, &params.position, &params.rows)
    }
}
pub struct KindsBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn kinds_between() -> KindsBetweenStmt {
    KindsBetweenStmt(
        "select distinct event.kind from ledger join event on event.id = ledger.event_id where $1 < ledger.position and ledger.position <= $2 and event.kind = any($3)",
        None,
    )
}
impl KindsBetweenStmt {
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
        after: &'a i64,
        last: &'a i64,
        kinds: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [after, last, kinds],
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
        KindsBetweenParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for KindsBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KindsBetweenParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.after, &params.last, &params.kinds)
    }
}
pub struct FeedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn feed() -> FeedStmt {
    FeedStmt(
        "select ledger.position, event.at, event.kind, event.subject_kind, event.subject_id, event.clause, event.data from ledger join event on event.id = ledger.event_id where $1 < ledger.position and (event.for_everyone or event.audience @> array[$2::bigint] or ($3::boolean and event.for_operators)) order by ledger.position limit $4",
        None,
    )
}
impl FeedStmt {
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
        position: &'a i64,
        organisation: &'a i64,
        overseer: &'a bool,
        rows: &'a i64,
    ) -> FeedQuery<'c, 'a, 's, C, Feed, 4> {
        FeedQuery {
            client,
            params: [position, organisation, overseer, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FeedBorrowed, tokio_postgres::Error> {
                Ok(FeedBorrowed {
                    position: row.try_get(0)?,
                    at: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    subject_kind: row.try_get(3)?,
                    subject_id: row.try_get(4)?,
                    clause: row.try_get(5)?,
                    data: row.try_get(6)?,
                })
            },
            mapper: |it| Feed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FeedParams, FeedQuery<'c, 'a, 's, C, Feed, 4>, C>
    for FeedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FeedParams,
    ) -> FeedQuery<'c, 'a, 's, C, Feed, 4> {
        self.bind(
            client,
            &params.position,
            &params.organisation,
            &params.overseer,
            &params.rows,
        )
    }
}
pub struct OfSubjectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_subject() -> OfSubjectStmt {
    OfSubjectStmt(
        "select event.at, event.kind, event.clause, event.data, account.display_name as actor_name, organisation.name as organisation_name from event left join account on account.id = event.actor left join organisation on organisation.id = event.organisation where event.subject_kind = $1 and event.subject_id = $2 order by event.id",
        None,
    )
}
impl OfSubjectStmt {
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
        subject_kind: &'a T1,
        subject_id: &'a T2,
    ) -> OfSubjectQuery<'c, 'a, 's, C, OfSubject, 2> {
        OfSubjectQuery {
            client,
            params: [subject_kind, subject_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfSubjectBorrowed, tokio_postgres::Error> {
                    Ok(OfSubjectBorrowed {
                        at: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        clause: row.try_get(2)?,
                        data: row.try_get(3)?,
                        actor_name: row.try_get(4)?,
                        organisation_name: row.try_get(5)?,
                    })
                },
            mapper: |it| OfSubject::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfSubjectParams<T1, T2>,
        OfSubjectQuery<'c, 'a, 's, C, OfSubject, 2>,
        C,
    > for OfSubjectStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfSubjectParams<T1, T2>,
    ) -> OfSubjectQuery<'c, 'a, 's, C, OfSubject, 2> {
        self.bind(client, &params.subject_kind, &params.subject_id)
    }
}
pub struct StartFollowerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn start_follower() -> StartFollowerStmt {
    StartFollowerStmt(
        "insert into follower (name, position) values ($1, $2) on conflict do nothing",
        None,
    )
}
impl StartFollowerStmt {
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
        name: &'a T1,
        position: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[name, position])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StartFollowerParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for StartFollowerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StartFollowerParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.name, &params.position))
    }
}
pub struct LockFollowerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_follower() -> LockFollowerStmt {
    LockFollowerStmt(
        "select position from follower where name = $1 for update",
        None,
    )
}
impl LockFollowerStmt {
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
        name: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AdvanceFollowerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advance_follower() -> AdvanceFollowerStmt {
    AdvanceFollowerStmt("update follower set position = $1 where name = $2", None)
}
impl AdvanceFollowerStmt {
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
        position: &'a i64,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[position, name])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AdvanceFollowerParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AdvanceFollowerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AdvanceFollowerParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.position, &params.name))
    }
}
pub struct FollowerPositionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follower_position() -> FollowerPositionStmt {
    FollowerPositionStmt("select position from follower where name = $1", None)
}
impl FollowerPositionStmt {
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
        name: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
