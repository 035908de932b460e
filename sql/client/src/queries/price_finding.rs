// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct InspectParams {
    pub day: chrono::NaiveDate,
    pub lookback: i32,
    pub provinces_min: i64,
    pub stale_before: chrono::NaiveDate,
    pub spread_max: rust_decimal::Decimal,
    pub change_max: rust_decimal::Decimal,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub state: T1,
    pub kind: Option<T2>,
    pub name_part: Option<T3>,
    pub after_weight: Option<rust_decimal::Decimal>,
    pub after_id: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub state: T1,
    pub kind: Option<T2>,
    pub name_part: Option<T3>,
}
#[derive(Debug)]
pub struct DismissParams<T1: crate::StringSql> {
    pub note: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub account: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Inspect {
    pub noted: i64,
    pub gone: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    pub kind: String,
    pub open: i64,
}
pub struct SummaryBorrowed<'a> {
    pub kind: &'a str,
    pub open: i64,
}
impl<'a> From<SummaryBorrowed<'a>> for Summary {
    fn from(SummaryBorrowed { kind, open }: SummaryBorrowed<'a>) -> Self {
        Self {
            kind: kind.into(),
            open,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PriceFinding {
    pub id: i64,
    pub kind: String,
    pub product: i64,
    pub weight: rust_decimal::Decimal,
    pub figures: serde_json::Value,
    pub found_on: chrono::NaiveDate,
    pub state: String,
    pub note: String,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub manufacturer_name: String,
    pub limit_price: Option<rust_decimal::Decimal>,
}
pub struct PriceFindingBorrowed<'a> {
    pub id: i64,
    pub kind: &'a str,
    pub product: i64,
    pub weight: rust_decimal::Decimal,
    pub figures: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub found_on: chrono::NaiveDate,
    pub state: &'a str,
    pub note: &'a str,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub manufacturer_name: &'a str,
    pub limit_price: Option<rust_decimal::Decimal>,
}
impl<'a> From<PriceFindingBorrowed<'a>> for PriceFinding {
    fn from(
        PriceFindingBorrowed {
            id,
            kind,
            product,
            weight,
            figures,
            found_on,
            state,
            note,
            decided_at,
            code,
            name,
            specification,
            model,
            manufacturer_name,
            limit_price,
        }: PriceFindingBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            product,
            weight,
            figures: serde_json::from_str(figures.0.get()).unwrap(),
            found_on,
            state: state.into(),
            note: note.into(),
            decided_at,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            manufacturer_name: manufacturer_name.into(),
            limit_price,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Dismiss {
    pub product: i64,
    pub kind: String,
}
pub struct DismissBorrowed<'a> {
    pub product: i64,
    pub kind: &'a str,
}
impl<'a> From<DismissBorrowed<'a>> for Dismiss {
    fn from(DismissBorrowed { product, kind }: DismissBorrowed<'a>) -> Self {
        Self {
            product,
            kind: kind.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InspectQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Inspect, tokio_postgres::Error>,
    mapper: fn(Inspect) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InspectQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Inspect) -> R) -> InspectQuery<'c, 'a, 's, C, R, N> {
        InspectQuery {
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
pub struct SummaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SummaryBorrowed, tokio_postgres::Error>,
    mapper: fn(SummaryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SummaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SummaryBorrowed) -> R) -> SummaryQuery<'c, 'a, 's, C, R, N> {
        SummaryQuery {
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
pub struct PriceFindingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PriceFindingBorrowed, tokio_postgres::Error>,
    mapper: fn(PriceFindingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PriceFindingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PriceFindingBorrowed) -> R,
    ) -> PriceFindingQuery<'c, 'a, 's, C, R, N> {
        PriceFindingQuery {
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
pub struct DismissQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DismissBorrowed, tokio_postgres::Error>,
    mapper: fn(DismissBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DismissQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DismissBorrowed) -> R) -> DismissQuery<'c, 'a, 's, C, R, N> {
        DismissQuery {
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
pub struct InspectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn inspect() -> InspectStmt {
    InspectStmt(
        "with counted as ( select product, count(distinct region) as provinces, min(base_price) as low, max(base_price) as high, count(distinct pack_ratio) as ratios, max(effective_from) as newest from listed_price where superseded_at is null and kind in ('listing', 'winning') and platform_level = 'provincial' and effective_from <= $1 and (effective_to is null or $1 <= effective_to) and (counts_from is null or counts_from <= $1) and (counts_to is null or $1 <= counts_to) group by product ), moved as ( select product, price, effective_on, lag(price) over (partition by product order by effective_on, id) as before, row_number() over (partition by product order by effective_on desc, id desc) as age from reference_limit_version ), expired as ( select listed.product, listed.region, max(listed.effective_to) as ended_on, min(listed.base_price) as base_price from listed_price listed where listed.superseded_at is null and listed.kind in ('listing', 'winning') and listed.platform_level = 'provincial' and listed.effective_to < $1 and $1 - $2::integer <= listed.effective_to and not exists ( select from listed_price later where later.product = listed.product and later.region = listed.region and later.superseded_at is null and later.kind in ('listing', 'winning') and later.platform_level = 'provincial' and (later.effective_to is null or listed.effective_to < later.effective_to) ) group by listed.product, listed.region ), found as ( select 'few_provinces' as kind, product, ($3::bigint - provinces)::numeric as weight, jsonb_build_object('provinces', provinces) as figures from counted where provinces < $3 union all select 'stale', product, ($1 - newest)::numeric, jsonb_build_object('newest', newest) from counted where newest < $4 union all select 'mixed_ratios', product, ratios::numeric, jsonb_build_object('pack_ratios', ratios) from counted where 1 < ratios union all select 'wide_spread', product, round(high / low, 2), jsonb_build_object('lowest', low::text, 'highest', high::text) from counted where $5::numeric <= high / low union all select 'sudden_change', product, round(abs(price - before) / before, 4), jsonb_build_object('before', before::text, 'after', price::text, 'effective_on', effective_on) from moved where age = 1 and $1 - $2::integer <= effective_on and $6::numeric <= abs(price - before) / before union all select 'gap', product, count(*)::numeric, jsonb_build_object('provinces', count(*), 'ended_on', max(ended_on)) from expired group by product ), gone as ( update price_finding set state = 'gone' where state <> 'gone' and not exists (select from found where found.kind = price_finding.kind and found.product = price_finding.product) returning id ), noted as ( insert into price_finding (kind, product, weight, figures, found_on) select kind, product, weight, figures, $1 from found on conflict (kind, product) where state <> 'gone' do update set weight = excluded.weight, figures = excluded.figures where price_finding.figures is distinct from excluded.figures returning id ) select (select count(*) from noted) as noted, (select count(*) from gone) as gone",
        None,
    )
}
impl InspectStmt {
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
        lookback: &'a i32,
        provinces_min: &'a i64,
        stale_before: &'a chrono::NaiveDate,
        spread_max: &'a rust_decimal::Decimal,
        change_max: &'a rust_decimal::Decimal,
    ) -> InspectQuery<'c, 'a, 's, C, Inspect, 6> {
        InspectQuery {
            client,
            params: [
                day,
                lookback,
                provinces_min,
                stale_before,
                spread_max,
                change_max,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Inspect, tokio_postgres::Error> {
                Ok(Inspect {
                    noted: row.try_get(0)?,
                    gone: row.try_get(1)?,
                })
            },
            mapper: |it| Inspect::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InspectParams,
        InspectQuery<'c, 'a, 's, C, Inspect, 6>,
        C,
    > for InspectStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InspectParams,
    ) -> InspectQuery<'c, 'a, 's, C, Inspect, 6> {
        self.bind(
            client,
            &params.day,
            &params.lookback,
            &params.provinces_min,
            &params.stale_before,
            &params.spread_max,
            &params.change_max,
        )
    }
}
pub struct SummaryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn summary() -> SummaryStmt {
    SummaryStmt(
        "select kind, count(*) as open from price_finding where state = 'open' group by kind order by kind",
        None,
    )
}
impl SummaryStmt {
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
    ) -> SummaryQuery<'c, 'a, 's, C, Summary, 0> {
        SummaryQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SummaryBorrowed, tokio_postgres::Error> {
                    Ok(SummaryBorrowed {
                        kind: row.try_get(0)?,
                        open: row.try_get(1)?,
                    })
                },
            mapper: |it| Summary::from(it),
        }
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "select finding.id, finding.kind, finding.product, finding.weight, finding.figures, finding.found_on, finding.state, finding.note, finding.decided_at, product.code, product.name, product.specification, product.model, organisation.name as manufacturer_name, reference_limit.price as limit_price from price_finding finding join product on product.id = finding.product join organisation on organisation.id = product.manufacturer left join reference_limit on reference_limit.product = finding.product where finding.state = $1 and ($2::text is null or finding.kind = $2) and ($3::text is null or product.name like '%' || $3 || '%' or product.code like $3 || '%') and ($4::numeric is null or (finding.weight, -finding.id) < ($4, -$5::bigint)) order by finding.weight desc, finding.id limit $6",
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
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        kind: &'a Option<T2>,
        name_part: &'a Option<T3>,
        after_weight: &'a Option<rust_decimal::Decimal>,
        after_id: &'a i64,
        rows: &'a i64,
    ) -> PriceFindingQuery<'c, 'a, 's, C, PriceFinding, 6> {
        PriceFindingQuery {
            client,
            params: [state, kind, name_part, after_weight, after_id, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PriceFindingBorrowed, tokio_postgres::Error> {
                    Ok(PriceFindingBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        product: row.try_get(2)?,
                        weight: row.try_get(3)?,
                        figures: row.try_get(4)?,
                        found_on: row.try_get(5)?,
                        state: row.try_get(6)?,
                        note: row.try_get(7)?,
                        decided_at: row.try_get(8)?,
                        code: row.try_get(9)?,
                        name: row.try_get(10)?,
                        specification: row.try_get(11)?,
                        model: row.try_get(12)?,
                        manufacturer_name: row.try_get(13)?,
                        limit_price: row.try_get(14)?,
                    })
                },
            mapper: |it| PriceFinding::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2, T3>,
        PriceFindingQuery<'c, 'a, 's, C, PriceFinding, 6>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2, T3>,
    ) -> PriceFindingQuery<'c, 'a, 's, C, PriceFinding, 6> {
        self.bind(
            client,
            &params.state,
            &params.kind,
            &params.name_part,
            &params.after_weight,
            &params.after_id,
            &params.rows,
        )
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) as total from price_finding finding join product on product.id = finding.product where finding.state = $1 and ($2::text is null or finding.kind = $2) and ($3::text is null or product.name like '%' || $3 || '%' or product.code like $3 || '%')",
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        kind: &'a Option<T2>,
        name_part: &'a Option<T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [state, kind, name_part],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.state, &params.kind, &params.name_part)
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "update price_finding set state = 'dismissed', note = $1, decided_at = $2, decided_by = $3 where id = $4 and state = 'open' returning product, kind",
        None,
    )
}
impl DismissStmt {
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
        note: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        account: &'a i64,
        id: &'a i64,
    ) -> DismissQuery<'c, 'a, 's, C, Dismiss, 4> {
        DismissQuery {
            client,
            params: [note, now, account, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DismissBorrowed, tokio_postgres::Error> {
                    Ok(DismissBorrowed {
                        product: row.try_get(0)?,
                        kind: row.try_get(1)?,
                    })
                },
            mapper: |it| Dismiss::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DismissParams<T1>,
        DismissQuery<'c, 'a, 's, C, Dismiss, 4>,
        C,
    > for DismissStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DismissParams<T1>,
    ) -> DismissQuery<'c, 'a, 's, C, Dismiss, 4> {
        self.bind(
            client,
            &params.note,
            &params.now,
            &params.account,
            &params.id,
        )
    }
}
