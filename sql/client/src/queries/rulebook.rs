// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub key: T1,
    pub value: T2,
    pub unit: T3,
    pub clause: T4,
    pub jurisdiction: T5,
    pub effective_from: chrono::NaiveDate,
    pub note: T6,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
    pub recorded_by: Option<i64>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct All {
    pub id: i64,
    pub key: String,
    pub value: String,
    pub unit: String,
    pub clause: String,
    pub jurisdiction: String,
    pub effective_from: chrono::NaiveDate,
    pub note: String,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
}
pub struct AllBorrowed<'a> {
    pub id: i64,
    pub key: &'a str,
    pub value: &'a str,
    pub unit: &'a str,
    pub clause: &'a str,
    pub jurisdiction: &'a str,
    pub effective_from: chrono::NaiveDate,
    pub note: &'a str,
    pub recorded_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AllBorrowed<'a>> for All {
    fn from(
        AllBorrowed {
            id,
            key,
            value,
            unit,
            clause,
            jurisdiction,
            effective_from,
            note,
            recorded_at,
        }: AllBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            key: key.into(),
            value: value.into(),
            unit: unit.into(),
            clause: clause.into(),
            jurisdiction: jurisdiction.into(),
            effective_from,
            note: note.into(),
            recorded_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AllQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllBorrowed, tokio_postgres::Error>,
    mapper: fn(AllBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllBorrowed) -> R) -> AllQuery<'c, 'a, 's, C, R, N> {
        AllQuery {
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
pub struct AllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all() -> AllStmt {
    AllStmt(
        "select id, key, value, unit, clause, jurisdiction, effective_from, note, recorded_at from rule order by key, effective_from, id",
        None,
    )
}
impl AllStmt {
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
    ) -> AllQuery<'c, 'a, 's, C, All, 0> {
        AllQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllBorrowed, tokio_postgres::Error> {
                Ok(AllBorrowed {
                    id: row.try_get(0)?,
                    key: row.try_get(1)?,
                    value: row.try_get(2)?,
                    unit: row.try_get(3)?,
                    clause: row.try_get(4)?,
                    jurisdiction: row.try_get(5)?,
                    effective_from: row.try_get(6)?,
                    note: row.try_get(7)?,
                    recorded_at: row.try_get(8)?,
                })
            },
            mapper: |it| All::from(it),
        }
    }
}
pub struct LatestIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_id() -> LatestIdStmt {
    LatestIdStmt("select coalesce(max(id), 0) as id from rule", None)
}
impl LatestIdStmt {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id",
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
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        key: &'a T1,
        value: &'a T2,
        unit: &'a T3,
        clause: &'a T4,
        jurisdiction: &'a T5,
        effective_from: &'a chrono::NaiveDate,
        note: &'a T6,
        recorded_at: &'a chrono::DateTime<chrono::Utc>,
        recorded_by: &'a Option<i64>,
    ) -> I64Query<'c, 'a, 's, C, i64, 9> {
        I64Query {
            client,
            params: [
                key,
                value,
                unit,
                clause,
                jurisdiction,
                effective_from,
                note,
                recorded_at,
                recorded_by,
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
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertParams<T1, T2, T3, T4, T5, T6>,
        I64Query<'c, 'a, 's, C, i64, 9>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6>,
    ) -> I64Query<'c, 'a, 's, C, i64, 9> {
        self.bind(
            client,
            &params.key,
            &params.value,
            &params.unit,
            &params.clause,
            &params.jurisdiction,
            &params.effective_from,
            &params.note,
            &params.recorded_at,
            &params.recorded_by,
        )
    }
}
