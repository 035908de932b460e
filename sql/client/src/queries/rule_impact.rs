// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct StandingParams {
    pub since: chrono::DateTime<chrono::Utc>,
    pub day: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct SpreadsParams {
    pub before: i64,
    pub after: i64,
    pub day: chrono::NaiveDate,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Standing {
    pub pending: i64,
    pub countered: i64,
    pub without_limit: i64,
    pub confirmed_by_rule: i64,
    pub publicities: i64,
    pub concluded_above: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Spreads {
    pub before: i64,
    pub after: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StandingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Standing, tokio_postgres::Error>,
    mapper: fn(Standing) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Standing) -> R) -> StandingQuery<'c, 'a, 's, C, R, N> {
        StandingQuery {
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
pub struct SpreadsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Spreads, tokio_postgres::Error>,
    mapper: fn(Spreads) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SpreadsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Spreads) -> R) -> SpreadsQuery<'c, 'a, 's, C, R, N> {
        SpreadsQuery {
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
pub struct StandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing() -> StandingStmt {
    StandingStmt(
        "select (select count(*) from invitation where state = 'pending') as pending, (select count(*) from invitation where state = 'countered') as countered, (select count(*) from invitation where state in ('pending', 'countered') and reference_limit is null) as without_limit, (select count(*) from invitation where state = 'confirmed' and decided_by = 'rule' and $1 <= decided_at) as confirmed_by_rule, (select count(*) from publicity where closed_at is null) as publicities, ( select count(*) from current_purchase_price current join reference_limit on reference_limit.product = current.product where current.superseded_at is null and current.origin = 'invitation' and reference_limit.price < current.price and current.effective_from <= $2 and (current.effective_to is null or $2 <= current.effective_to) ) as concluded_above",
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
        since: &'a chrono::DateTime<chrono::Utc>,
        day: &'a chrono::NaiveDate,
    ) -> StandingQuery<'c, 'a, 's, C, Standing, 2> {
        StandingQuery {
            client,
            params: [since, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Standing, tokio_postgres::Error> {
                Ok(Standing {
                    pending: row.try_get(0)?,
                    countered: row.try_get(1)?,
                    without_limit: row.try_get(2)?,
                    confirmed_by_rule: row.try_get(3)?,
                    publicities: row.try_get(4)?,
                    concluded_above: row.try_get(5)?,
                })
            },
            mapper: |it| Standing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingParams,
        StandingQuery<'c, 'a, 's, C, Standing, 2>,
        C,
    > for StandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingParams,
    ) -> StandingQuery<'c, 'a, 's, C, Standing, 2> {
        self.bind(client, &params.since, &params.day)
    }
}
pub struct ConcludedOvertakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn concluded_overtaken() -> ConcludedOvertakenStmt {
    ConcludedOvertakenStmt(
        "select count(*) as prices from current_purchase_price current join lateral ( select min(change.base_price) as price from price_change change where change.product = current.product and change.state in ('publicized', 'announced') and change.ends is null and change.kind in ('listing', 'winning') and change.platform_level = 'provincial' and (change.counts_from is null or $1 <= change.counts_from) ) as coming on true where current.superseded_at is null and current.origin = 'invitation' and coming.price < current.price and (current.effective_to is null or $1 <= current.effective_to)",
        None,
    )
}
impl ConcludedOvertakenStmt {
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
        since_day: &'a chrono::NaiveDate,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [since_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SpreadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn spreads() -> SpreadsStmt {
    SpreadsStmt(
        "select count(*) filter (where $1::bigint <= hospitals) as before, count(*) filter (where $2::bigint <= hospitals) as after from ( select product, count(distinct hospital) as hospitals from current_purchase_price where superseded_at is null and effective_from <= $3 and (effective_to is null or $3 <= effective_to) group by product ) as each",
        None,
    )
}
impl SpreadsStmt {
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
        before: &'a i64,
        after: &'a i64,
        day: &'a chrono::NaiveDate,
    ) -> SpreadsQuery<'c, 'a, 's, C, Spreads, 3> {
        SpreadsQuery {
            client,
            params: [before, after, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Spreads, tokio_postgres::Error> {
                Ok(Spreads {
                    before: row.try_get(0)?,
                    after: row.try_get(1)?,
                })
            },
            mapper: |it| Spreads::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SpreadsParams,
        SpreadsQuery<'c, 'a, 's, C, Spreads, 3>,
        C,
    > for SpreadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SpreadsParams,
    ) -> SpreadsQuery<'c, 'a, 's, C, Spreads, 3> {
        self.bind(client, &params.before, &params.after, &params.day)
    }
}
pub struct FindingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn findings() -> FindingsStmt {
    FindingsStmt(
        "select count(*) as open from price_finding where state = 'open' and kind = $1",
        None,
    )
}
impl FindingsStmt {
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
        kind: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
