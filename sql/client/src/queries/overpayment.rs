// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PageParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = i64>,
> {
    pub hospital: i64,
    pub day: chrono::NaiveDate,
    pub against: T1,
    pub hospitals_min: i64,
    pub by_share: bool,
    pub name_part: Option<T2>,
    pub category: Option<T3>,
    pub products: Option<T4>,
    pub after_rank: Option<rust_decimal::Decimal>,
    pub after_product: i64,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Overpayment {
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub contract_no: String,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub lowest_price: Option<rust_decimal::Decimal>,
    pub lowest_region: Option<i16>,
    pub lowest_kind: Option<String>,
    pub spread_low: Option<rust_decimal::Decimal>,
    pub spread_median: Option<rust_decimal::Decimal>,
    pub spread_high: Option<rust_decimal::Decimal>,
    pub benchmark: rust_decimal::Decimal,
    pub excess: rust_decimal::Decimal,
    pub rank: rust_decimal::Decimal,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub model: String,
    pub base_unit: String,
    pub manufacturer_name: String,
    pub has_open_invitation: bool,
    pub total: i64,
}
pub struct OverpaymentBorrowed<'a> {
    pub product: i64,
    pub price: rust_decimal::Decimal,
    pub effective_from: chrono::NaiveDate,
    pub contract_no: &'a str,
    pub limit_price: Option<rust_decimal::Decimal>,
    pub lowest_price: Option<rust_decimal::Decimal>,
    pub lowest_region: Option<i16>,
    pub lowest_kind: Option<&'a str>,
    pub spread_low: Option<rust_decimal::Decimal>,
    pub spread_median: Option<rust_decimal::Decimal>,
    pub spread_high: Option<rust_decimal::Decimal>,
    pub benchmark: rust_decimal::Decimal,
    pub excess: rust_decimal::Decimal,
    pub rank: rust_decimal::Decimal,
    pub code: &'a str,
    pub name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub base_unit: &'a str,
    pub manufacturer_name: &'a str,
    pub has_open_invitation: bool,
    pub total: i64,
}
impl<'a> From<OverpaymentBorrowed<'a>> for Overpayment {
    fn from(
        OverpaymentBorrowed {
            product,
            price,
            effective_from,
            contract_no,
            limit_price,
            lowest_price,
            lowest_region,
            lowest_kind,
            spread_low,
            spread_median,
            spread_high,
            benchmark,
            excess,
            rank,
            code,
            name,
            specification,
            model,
            base_unit,
            manufacturer_name,
            has_open_invitation,
            total,
        }: OverpaymentBorrowed<'a>,
    ) -> Self {
        Self {
            product,
            price,
            effective_from,
            contract_no: contract_no.into(),
            limit_price,
            lowest_price,
            lowest_region,
            lowest_kind: lowest_kind.map(|v| v.into()),
            spread_low,
            spread_median,
            spread_high,
            benchmark,
            excess,
            rank,
            code: code.into(),
            name: name.into(),
            specification: specification.into(),
            model: model.into(),
            base_unit: base_unit.into(),
            manufacturer_name: manufacturer_name.into(),
            has_open_invitation,
            total,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OverpaymentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OverpaymentBorrowed, tokio_postgres::Error>,
    mapper: fn(OverpaymentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OverpaymentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OverpaymentBorrowed) -> R,
    ) -> OverpaymentQuery<'c, 'a, 's, C, R, N> {
        OverpaymentQuery {
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
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "with own as ( select distinct on (product) product, price, effective_from, contract_no from current_purchase_price where hospital = $1 and superseded_at is null and effective_from <= $2 and (effective_to is null or $2 <= effective_to) order by product, effective_from desc ), compared as ( select own.product, own.price, own.effective_from, own.contract_no, reference_limit.price as limit_price, lowest.base_price as lowest_price, lowest.region as lowest_region, lowest.kind as lowest_kind, others.low as spread_low, others.median as spread_median, others.high as spread_high, case $3 when 'limit' then reference_limit.price when 'lowest' then lowest.base_price else others.median end as benchmark from own left join reference_limit on reference_limit.product = own.product left join lateral ( select listed.base_price, listed.region, listed.kind from listed_price listed where listed.product = own.product and listed.superseded_at is null and listed.kind <> 'in_publicity' and listed.effective_from <= $2 and (listed.effective_to is null or $2 <= listed.effective_to) and (listed.counts_from is null or listed.counts_from <= $2) and (listed.counts_to is null or $2 <= listed.counts_to) order by listed.base_price, listed.region, listed.id limit 1 ) as lowest on true left join lateral ( select percentile_disc(0.25) within group (order by each.price) as low, percentile_disc(0.5) within group (order by each.price) as median, percentile_disc(0.75) within group (order by each.price) as high from ( select distinct on (current.hospital) current.price from current_purchase_price current where current.product = own.product and current.hospital <> $1 and current.superseded_at is null and current.effective_from <= $2 and (current.effective_to is null or $2 <= current.effective_to) order by current.hospital, current.effective_from desc ) as each having $4 <= count(*) ) as others on true ), ranked as ( select compared.*, compared.price - benchmark as excess, case when $5::boolean then (compared.price - benchmark) / benchmark else compared.price - benchmark end as rank from compared where benchmark < compared.price ), matched as ( select ranked.*, product.code, product.name, product.specification, product.model, product.base_unit, organisation.name as manufacturer_name, count(*) over () as total from ranked join product on product.id = ranked.product join organisation on organisation.id = product.manufacturer where ($6::text is null or product.name like '%' || $6 || '%' or product.code like $6 || '%') and ($7::text is null or starts_with(product.category_code, $7)) and ($8::bigint[] is null or ranked.product = any($8)) ) select product, price, effective_from, contract_no, limit_price, lowest_price, lowest_region, lowest_kind, spread_low, spread_median, spread_high, benchmark, excess, rank, code, name, specification, model, base_unit, manufacturer_name, exists ( select from invitation where invitation.hospital = $1 and invitation.product = matched.product and invitation.state in ('pending', 'countered') ) as has_open_invitation, total from matched where $9::numeric is null or (rank, -product) < ($9, -$10::bigint) order by rank desc, product limit $11",
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
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        hospital: &'a i64,
        day: &'a chrono::NaiveDate,
        against: &'a T1,
        hospitals_min: &'a i64,
        by_share: &'a bool,
        name_part: &'a Option<T2>,
        category: &'a Option<T3>,
        products: &'a Option<T4>,
        after_rank: &'a Option<rust_decimal::Decimal>,
        after_product: &'a i64,
        rows: &'a i64,
    ) -> OverpaymentQuery<'c, 'a, 's, C, Overpayment, 11> {
        OverpaymentQuery {
            client,
            params: [
                hospital,
                day,
                against,
                hospitals_min,
                by_share,
                name_part,
                category,
                products,
                after_rank,
                after_product,
                rows,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OverpaymentBorrowed, tokio_postgres::Error> {
                    Ok(OverpaymentBorrowed {
                        product: row.try_get(0)?,
                        price: row.try_get(1)?,
                        effective_from: row.try_get(2)?,
                        contract_no: row.try_get(3)?,
                        limit_price: row.try_get(4)?,
                        lowest_price: row.try_get(5)?,
                        lowest_region: row.try_get(6)?,
                        lowest_kind: row.try_get(7)?,
                        spread_low: row.try_get(8)?,
                        spread_median: row.try_get(9)?,
                        spread_high: row.try_get(10)?,
                        benchmark: row.try_get(11)?,
                        excess: row.try_get(12)?,
                        rank: row.try_get(13)?,
                        code: row.try_get(14)?,
                        name: row.try_get(15)?,
                        specification: row.try_get(16)?,
                        model: row.try_get(17)?,
                        base_unit: row.try_get(18)?,
                        manufacturer_name: row.try_get(19)?,
                        has_open_invitation: row.try_get(20)?,
                        total: row.try_get(21)?,
                    })
                },
            mapper: |it| Overpayment::from(it),
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
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2, T3, T4>,
        OverpaymentQuery<'c, 'a, 's, C, Overpayment, 11>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2, T3, T4>,
    ) -> OverpaymentQuery<'c, 'a, 's, C, Overpayment, 11> {
        self.bind(
            client,
            &params.hospital,
            &params.day,
            &params.against,
            &params.hospitals_min,
            &params.by_share,
            &params.name_part,
            &params.category,
            &params.products,
            &params.after_rank,
            &params.after_product,
            &params.rows,
        )
    }
}
