// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ProductsAfterParams {
    pub after: i64,
    pub rows: i64,
}
#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
    T13: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T14: crate::ArraySql<Item = i64>,
    T15: crate::StringSql,
    T16: crate::ArraySql<Item = T15>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = T17>,
    T19: crate::StringSql,
    T20: crate::ArraySql<Item = T19>,
    T21: crate::StringSql,
    T22: crate::ArraySql<Item = T21>,
    T23: crate::StringSql,
    T24: crate::ArraySql<Item = T23>,
    T25: crate::ArraySql<Item = rust_decimal::Decimal>,
    T26: crate::StringSql,
    T27: crate::ArraySql<Item = T26>,
> {
    pub loaded_by: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub event: i64,
    pub codes: T2,
    pub names: T4,
    pub generic_names: T6,
    pub specifications: T8,
    pub models: T10,
    pub certificates: T12,
    pub certificate_expires_on: T13,
    pub manufacturers: T14,
    pub category_codes: T16,
    pub materials: T18,
    pub features: T20,
    pub base_units: T22,
    pub sales_units: T24,
    pub pack_ratios: T25,
    pub udi_dis: T27,
}
#[derive(Debug)]
pub struct SetListingParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub listing: T1,
    pub reason: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub event: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetProcurementParams {
    pub zone_price: Option<rust_decimal::Decimal>,
    pub under_vbp: bool,
    pub now: chrono::DateTime<chrono::Utc>,
    pub event: i64,
    pub id: i64,
}
#[derive(Debug)]
pub struct MarkChangedParams<T1: crate::ArraySql<Item = i64>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub event: i64,
    pub ids: T1,
}
#[derive(Debug)]
pub struct InsertCategoryNamesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub effective_from: chrono::NaiveDate,
    pub codes: T2,
    pub labels: T4,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub generic_name: String,
    pub specification: String,
    pub model: String,
    pub certificate: String,
    pub certificate_expires_on: Option<chrono::NaiveDate>,
    pub manufacturer: i64,
    pub manufacturer_name: String,
    pub category_code: String,
    pub material: String,
    pub feature: String,
    pub base_unit: String,
    pub sales_unit: String,
    pub pack_ratio: rust_decimal::Decimal,
    pub udi_di: Vec<String>,
    pub listing: String,
    pub listing_reason: String,
    pub zone_price: Option<rust_decimal::Decimal>,
    pub under_vbp: bool,
}
pub struct ProductBorrowed<'a> {
    pub id: i64,
    pub code: &'a str,
    pub name: &'a str,
    pub generic_name: &'a str,
    pub specification: &'a str,
    pub model: &'a str,
    pub certificate: &'a str,
    pub certificate_expires_on: Option<chrono::NaiveDate>,
    pub manufacturer: i64,
    pub manufacturer_name: &'a str,
    pub category_code: &'a str,
    pub material: &'a str,
    pub feature: &'a str,
    pub base_unit: &'a str,
    pub sales_unit: &'a str,
    pub pack_ratio: rust_decimal::Decimal,
    pub udi_di: crate::ArrayIterator<'a, &'a str>,
    pub listing: &'a str,
    pub listing_reason: &'a str,
    pub zone_price: Option<rust_decimal::Decimal>,
    pub under_vbp: bool,
}
impl<'a> From<ProductBorrowed<'a>> for Product {
    fn from(
        ProductBorrowed {
            id,
            code,
            name,
            generic_name,
            specification,
            model,
            certificate,
            certificate_expires_on,
            manufacturer,
            manufacturer_name,
            category_code,
            material,
            feature,
            base_unit,
            sales_unit,
            pack_ratio,
            udi_di,
            listing,
            listing_reason,
            zone_price,
            under_vbp,
        }: ProductBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            code: code.into(),
            name: name.into(),
            generic_name: generic_name.into(),
            specification: specification.into(),
            model: model.into(),
            certificate: certificate.into(),
            certificate_expires_on,
            manufacturer,
            manufacturer_name: manufacturer_name.into(),
            category_code: category_code.into(),
            material: material.into(),
            feature: feature.into(),
            base_unit: base_unit.into(),
            sales_unit: sales_unit.into(),
            pack_ratio,
            udi_di: udi_di.map(|v| v.into()).collect(),
            listing: listing.into(),
            listing_reason: listing_reason.into(),
            zone_price,
            under_vbp,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IdsByCode {
    pub code: String,
    pub id: i64,
}
pub struct IdsByCodeBorrowed<'a> {
    pub code: &'a str,
    pub id: i64,
}
impl<'a> From<IdsByCodeBorrowed<'a>> for IdsByCode {
    fn from(IdsByCodeBorrowed { code, id }: IdsByCodeBorrowed<'a>) -> Self {
        Self {
            code: code.into(),
            id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IdsByCodePrefix {
    pub prefix: String,
    pub id: i64,
}
pub struct IdsByCodePrefixBorrowed<'a> {
    pub prefix: &'a str,
    pub id: i64,
}
impl<'a> From<IdsByCodePrefixBorrowed<'a>> for IdsByCodePrefix {
    fn from(IdsByCodePrefixBorrowed { prefix, id }: IdsByCodePrefixBorrowed<'a>) -> Self {
        Self {
            prefix: prefix.into(),
            id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Categories {
    pub code: String,
    pub label: String,
}
pub struct CategoriesBorrowed<'a> {
    pub code: &'a str,
    pub label: &'a str,
}
impl<'a> From<CategoriesBorrowed<'a>> for Categories {
    fn from(CategoriesBorrowed { code, label }: CategoriesBorrowed<'a>) -> Self {
        Self {
            code: code.into(),
            label: label.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ProductQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProductBorrowed, tokio_postgres::Error>,
    mapper: fn(ProductBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProductQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProductBorrowed) -> R) -> ProductQuery<'c, 'a, 's, C, R, N> {
        ProductQuery {
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
pub struct IdsByCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdsByCodeBorrowed, tokio_postgres::Error>,
    mapper: fn(IdsByCodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdsByCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdsByCodeBorrowed) -> R) -> IdsByCodeQuery<'c, 'a, 's, C, R, N> {
        IdsByCodeQuery {
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
pub struct IdsByCodePrefixQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdsByCodePrefixBorrowed, tokio_postgres::Error>,
    mapper: fn(IdsByCodePrefixBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdsByCodePrefixQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(IdsByCodePrefixBorrowed) -> R,
    ) -> IdsByCodePrefixQuery<'c, 'a, 's, C, R, N> {
        IdsByCodePrefixQuery {
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
pub struct CategoriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CategoriesBorrowed, tokio_postgres::Error>,
    mapper: fn(CategoriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CategoriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CategoriesBorrowed) -> R,
    ) -> CategoriesQuery<'c, 'a, 's, C, R, N> {
        CategoriesQuery {
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
pub struct ProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products() -> ProductsStmt {
    ProductsStmt(
        "select product.id, product.code, product.name, product.generic_name, product.specification, product.model, product.certificate, product.certificate_expires_on, product.manufacturer, organisation.name as manufacturer_name, product.category_code, product.material, product.feature, product.base_unit, product.sales_unit, product.pack_ratio, product.udi_di, product.listing, product.listing_reason, product.zone_price, product.under_vbp from product join organisation on organisation.id = product.manufacturer where product.id = any($1) order by product.id",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> ProductQuery<'c, 'a, 's, C, Product, 1> {
        ProductQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ProductBorrowed, tokio_postgres::Error> {
                    Ok(ProductBorrowed {
                        id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        name: row.try_get(2)?,
                        generic_name: row.try_get(3)?,
                        specification: row.try_get(4)?,
                        model: row.try_get(5)?,
                        certificate: row.try_get(6)?,
                        certificate_expires_on: row.try_get(7)?,
                        manufacturer: row.try_get(8)?,
                        manufacturer_name: row.try_get(9)?,
                        category_code: row.try_get(10)?,
                        material: row.try_get(11)?,
                        feature: row.try_get(12)?,
                        base_unit: row.try_get(13)?,
                        sales_unit: row.try_get(14)?,
                        pack_ratio: row.try_get(15)?,
                        udi_di: row.try_get(16)?,
                        listing: row.try_get(17)?,
                        listing_reason: row.try_get(18)?,
                        zone_price: row.try_get(19)?,
                        under_vbp: row.try_get(20)?,
                    })
                },
            mapper: |it| Product::from(it),
        }
    }
}
pub struct ProductsAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_after() -> ProductsAfterStmt {
    ProductsAfterStmt(
        "select product.id, product.code, product.name, product.generic_name, product.specification, product.model, product.certificate, product.certificate_expires_on, product.manufacturer, organisation.name as manufacturer_name, product.category_code, product.material, product.feature, product.base_unit, product.sales_unit, product.pack_ratio, product.udi_di, product.listing, product.listing_reason, product.zone_price, product.under_vbp from product join organisation on organisation.id = product.manufacturer where $1 < product.id order by product.id limit $2",
        None,
    )
}
impl ProductsAfterStmt {
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
        after: &'a i64,
        rows: &'a i64,
    ) -> ProductQuery<'c, 'a, 's, C, Product, 2> {
        ProductQuery {
            client,
            params: [after, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ProductBorrowed, tokio_postgres::Error> {
                    Ok(ProductBorrowed {
                        id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        name: row.try_get(2)?,
                        generic_name: row.try_get(3)?,
                        specification: row.try_get(4)?,
                        model: row.try_get(5)?,
                        certificate: row.try_get(6)?,
                        certificate_expires_on: row.try_get(7)?,
                        manufacturer: row.try_get(8)?,
                        manufacturer_name: row.try_get(9)?,
                        category_code: row.try_get(10)?,
                        material: row.try_get(11)?,
                        feature: row.try_get(12)?,
                        base_unit: row.try_get(13)?,
                        sales_unit: row.try_get(14)?,
                        pack_ratio: row.try_get(15)?,
                        udi_di: row.try_get(16)?,
                        listing: row.try_get(17)?,
                        listing_reason: row.try_get(18)?,
                        zone_price: row.try_get(19)?,
                        under_vbp: row.try_get(20)?,
                    })
                },
            mapper: |it| Product::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProductsAfterParams,
        ProductQuery<'c, 'a, 's, C, Product, 2>,
        C,
    > for ProductsAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProductsAfterParams,
    ) -> ProductQuery<'c, 'a, 's, C, Product, 2> {
        self.bind(client, &params.after, &params.rows)
    }
}
pub struct ProductsByCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_by_code() -> ProductsByCodeStmt {
    ProductsByCodeStmt(
        "select product.id, product.code, product.name, product.generic_name, product.specification, product.model, product.certificate, product.certificate_expires_on, product.manufacturer, organisation.name as manufacturer_name, product.category_code, product.material, product.feature, product.base_unit, product.sales_unit, product.pack_ratio, product.udi_di, product.listing, product.listing_reason, product.zone_price, product.under_vbp from product join organisation on organisation.id = product.manufacturer where product.code = any($1) order by product.id",
        None,
    )
}
impl ProductsByCodeStmt {
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
        codes: &'a T2,
    ) -> ProductQuery<'c, 'a, 's, C, Product, 1> {
        ProductQuery {
            client,
            params: [codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ProductBorrowed, tokio_postgres::Error> {
                    Ok(ProductBorrowed {
                        id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        name: row.try_get(2)?,
                        generic_name: row.try_get(3)?,
                        specification: row.try_get(4)?,
                        model: row.try_get(5)?,
                        certificate: row.try_get(6)?,
                        certificate_expires_on: row.try_get(7)?,
                        manufacturer: row.try_get(8)?,
                        manufacturer_name: row.try_get(9)?,
                        category_code: row.try_get(10)?,
                        material: row.try_get(11)?,
                        feature: row.try_get(12)?,
                        base_unit: row.try_get(13)?,
                        sales_unit: row.try_get(14)?,
                        pack_ratio: row.try_get(15)?,
                        udi_di: row.try_get(16)?,
                        listing: row.try_get(17)?,
                        listing_reason: row.try_get(18)?,
                        zone_price: row.try_get(19)?,
                        under_vbp: row.try_get(20)?,
                    })
                },
            mapper: |it| Product::from(it),
        }
    }
}
pub struct IdsByCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_code() -> IdsByCodeStmt {
    IdsByCodeStmt("select code, id from product where code = any($1)", None)
}
impl IdsByCodeStmt {
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
        codes: &'a T2,
    ) -> IdsByCodeQuery<'c, 'a, 's, C, IdsByCode, 1> {
        IdsByCodeQuery {
            client,
            params: [codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IdsByCodeBorrowed, tokio_postgres::Error> {
                    Ok(IdsByCodeBorrowed {
                        code: row.try_get(0)?,
                        id: row.try_get(1)?,
                    })
                },
            mapper: |it| IdsByCode::from(it),
        }
    }
}
pub struct IdsByCodePrefixStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_code_prefix() -> IdsByCodePrefixStmt {
    IdsByCodePrefixStmt(
        "select asked.prefix, product.id from unnest($1::text[]) as asked (prefix) join product on asked.prefix <= product.code and product.code < asked.prefix || ':' order by asked.prefix, product.id",
        None,
    )
}
impl IdsByCodePrefixStmt {
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
        prefixes: &'a T2,
    ) -> IdsByCodePrefixQuery<'c, 'a, 's, C, IdsByCodePrefix, 1> {
        IdsByCodePrefixQuery {
            client,
            params: [prefixes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<IdsByCodePrefixBorrowed, tokio_postgres::Error> {
                Ok(IdsByCodePrefixBorrowed {
                    prefix: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| IdsByCodePrefix::from(it),
        }
    }
}
pub struct IdsOfEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_of_event() -> IdsOfEventStmt {
    IdsOfEventStmt(
        "select id from product where change_event = $1 order by id",
        None,
    )
}
impl IdsOfEventStmt {
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
pub struct ExistsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn exists() -> ExistsStmt {
    ExistsStmt(
        "select exists (select from product where id = $1) as found",
        None,
    )
}
impl ExistsStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockListingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_listing() -> LockListingStmt {
    LockListingStmt("select listing from product where id = $1 for update", None)
}
impl LockListingStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct InsertManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_many() -> InsertManyStmt {
    InsertManyStmt(
        "insert into product (code, name, generic_name, specification, model, certificate, certificate_expires_on, manufacturer, category_code, material, feature, base_unit, sales_unit, pack_ratio, udi_di, loaded_by, created_at, changed_at, change_event) select code, name, generic_name, specification, model, certificate, certificate_expires_on, manufacturer, category_code, material, feature, base_unit, sales_unit, pack_ratio, udi_di::text[], $1, $2, $2, $3 from unnest( $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::numeric[], $18::text[] ) as loaded (code, name, generic_name, specification, model, certificate, certificate_expires_on, manufacturer, category_code, material, feature, base_unit, sales_unit, pack_ratio, udi_di) on conflict on constraint product_code do update set name = excluded.name, generic_name = excluded.generic_name, specification = excluded.specification, model = excluded.model, certificate = excluded.certificate, certificate_expires_on = excluded.certificate_expires_on, manufacturer = excluded.manufacturer, category_code = excluded.category_code, material = excluded.material, feature = excluded.feature, base_unit = excluded.base_unit, sales_unit = excluded.sales_unit, pack_ratio = excluded.pack_ratio, udi_di = excluded.udi_di, loaded_by = excluded.loaded_by, changed_at = excluded.changed_at, change_event = excluded.change_event",
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
    pub async fn bind<
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
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::StringSql,
        T12: crate::ArraySql<Item = T11>,
        T13: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
        T14: crate::ArraySql<Item = i64>,
        T15: crate::StringSql,
        T16: crate::ArraySql<Item = T15>,
        T17: crate::StringSql,
        T18: crate::ArraySql<Item = T17>,
        T19: crate::StringSql,
        T20: crate::ArraySql<Item = T19>,
        T21: crate::StringSql,
        T22: crate::ArraySql<Item = T21>,
        T23: crate::StringSql,
        T24: crate::ArraySql<Item = T23>,
        T25: crate::ArraySql<Item = rust_decimal::Decimal>,
        T26: crate::StringSql,
        T27: crate::ArraySql<Item = T26>,
    >(
        &'s self,
        client: &'c C,
        loaded_by: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        event: &'a i64,
        codes: &'a T2,
        names: &'a T4,
        generic_names: &'a T6,
        specifications: &'a T8,
        models: &'a T10,
        certificates: &'a T12,
        certificate_expires_on: &'a T13,
        manufacturers: &'a T14,
        category_codes: &'a T16,
        materials: &'a T18,
        features: &'a T20,
        base_units: &'a T22,
        sales_units: &'a T24,
        pack_ratios: &'a T25,
        udi_dis: &'a T27,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[
                    loaded_by,
                    now,
                    event,
                    codes,
                    names,
                    generic_names,
                    specifications,
                    models,
                    certificates,
                    certificate_expires_on,
                    manufacturers,
                    category_codes,
                    materials,
                    features,
                    base_units,
                    sales_units,
                    pack_ratios,
                    udi_dis,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
    T13: crate::ArraySql<Item = Option<chrono::NaiveDate>>,
    T14: crate::ArraySql<Item = i64>,
    T15: crate::StringSql,
    T16: crate::ArraySql<Item = T15>,
    T17: crate::StringSql,
    T18: crate::ArraySql<Item = T17>,
    T19: crate::StringSql,
    T20: crate::ArraySql<Item = T19>,
    T21: crate::StringSql,
    T22: crate::ArraySql<Item = T21>,
    T23: crate::StringSql,
    T24: crate::ArraySql<Item = T23>,
    T25: crate::ArraySql<Item = rust_decimal::Decimal>,
    T26: crate::StringSql,
    T27: crate::ArraySql<Item = T26>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
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
            T26,
            T27,
        >,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertManyStmt
{
    fn params(
        &'a self,
        client: &'a C,
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
            T26,
            T27,
        >,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.loaded_by,
            &params.now,
            &params.event,
            &params.codes,
            &params.names,
            &params.generic_names,
            &params.specifications,
            &params.models,
            &params.certificates,
            &params.certificate_expires_on,
            &params.manufacturers,
            &params.category_codes,
            &params.materials,
            &params.features,
            &params.base_units,
            &params.sales_units,
            &params.pack_ratios,
            &params.udi_dis,
        ))
    }
}
pub struct SetListingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_listing() -> SetListingStmt {
    SetListingStmt(
        "update product set listing = $1, listing_reason = $2, changed_at = $3, change_event = $4 where id = $5",
        None,
    )
}
impl SetListingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        listing: &'a T1,
        reason: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        event: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[listing, reason, now, event, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetListingParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetListingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetListingParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.listing,
            &params.reason,
            &params.now,
            &params.event,
            &params.id,
        ))
    }
}
pub struct SetProcurementStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_procurement() -> SetProcurementStmt {
    SetProcurementStmt(
        "update product set zone_price = $1, under_vbp = $2, changed_at = $3, change_event = $4 where id = $5",
        None,
    )
}
impl SetProcurementStmt {
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
        zone_price: &'a Option<rust_decimal::Decimal>,
        under_vbp: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
        event: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[zone_price, under_vbp, now, event, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetProcurementParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetProcurementStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetProcurementParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.zone_price,
            &params.under_vbp,
            &params.now,
            &params.event,
            &params.id,
        ))
    }
}
pub struct CertificatesExpiredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn certificates_expired() -> CertificatesExpiredStmt {
    CertificatesExpiredStmt(
        "select id from product where listing = 'listed' and certificate_expires_on = $1 order by id",
        None,
    )
}
impl CertificatesExpiredStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MarkChangedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_changed() -> MarkChangedStmt {
    MarkChangedStmt(
        "update product set changed_at = $1, change_event = $2 where id = any($3)",
        None,
    )
}
impl MarkChangedStmt {
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
        event: &'a i64,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, event, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkChangedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkChangedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkChangedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.event, &params.ids))
    }
}
pub struct CategoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn categories() -> CategoriesStmt {
    CategoriesStmt(
        "select distinct on (category_name.code) category_name.code, category_name.label from category_name where category_name.effective_from <= $1 order by category_name.code, category_name.effective_from desc",
        None,
    )
}
impl CategoriesStmt {
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
    ) -> CategoriesQuery<'c, 'a, 's, C, Categories, 1> {
        CategoriesQuery {
            client,
            params: [day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CategoriesBorrowed, tokio_postgres::Error> {
                    Ok(CategoriesBorrowed {
                        code: row.try_get(0)?,
                        label: row.try_get(1)?,
                    })
                },
            mapper: |it| Categories::from(it),
        }
    }
}
pub struct InsertCategoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_categories() -> InsertCategoriesStmt {
    InsertCategoriesStmt(
        "insert into category (code) select code from unnest($1::text[]) as loaded (code) on conflict do nothing",
        None,
    )
}
impl InsertCategoriesStmt {
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
        codes: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[codes])
            .await
    }
}
pub struct InsertCategoryNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_category_names() -> InsertCategoryNamesStmt {
    InsertCategoryNamesStmt(
        "insert into category_name (code, label, effective_from) select code, label, $1 from unnest($2::text[], $3::text[]) as loaded (code, label) on conflict do nothing",
        None,
    )
}
impl InsertCategoryNamesStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        effective_from: &'a chrono::NaiveDate,
        codes: &'a T2,
        labels: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[effective_from, codes, labels])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertCategoryNamesParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertCategoryNamesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertCategoryNamesParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.effective_from,
            &params.codes,
            &params.labels,
        ))
    }
}
