// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertOrganisationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub name: T1,
    pub kind: T2,
    pub credit_code: Option<T3>,
    pub institution_code: Option<T4>,
    pub district: Option<T5>,
    pub email: Option<T6>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct OrganisationsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub after: i64,
    pub kind: Option<T1>,
    pub name_part: Option<T2>,
    pub rows: i64,
}
#[derive(Debug)]
pub struct OrganisationsCountParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub kind: Option<T1>,
    pub name_part: Option<T2>,
}
#[derive(Debug)]
pub struct InsertAccountParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
> {
    pub organisation: i64,
    pub account: T1,
    pub display_name: T2,
    pub password_hash: T3,
    pub roles: T5,
    pub email: Option<T6>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteFailureParams {
    pub failures: i32,
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
    pub id: i64,
}
#[derive(Debug)]
pub struct InsertSessionParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub account: i64,
    pub now: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SessionParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub idle_since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct TouchSessionParams<T1: crate::BytesSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub token_hash: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteStaleSessionsParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub idle_since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SetAccountStateParams<T1: crate::StringSql> {
    pub state: T1,
    pub id: i64,
}
#[derive(Debug)]
pub struct OrganisationByNameParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub name: T1,
    pub kind: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    pub id: i64,
    pub name: String,
    pub kind: String,
    pub credit_code: Option<String>,
    pub institution_code: Option<String>,
    pub district: Option<String>,
    pub email: Option<String>,
}
pub struct OrganisationBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub kind: &'a str,
    pub credit_code: Option<&'a str>,
    pub institution_code: Option<&'a str>,
    pub district: Option<&'a str>,
    pub email: Option<&'a str>,
}
impl<'a> From<OrganisationBorrowed<'a>> for Organisation {
    fn from(
        OrganisationBorrowed {
            id,
            name,
            kind,
            credit_code,
            institution_code,
            district,
            email,
        }: OrganisationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            credit_code: credit_code.map(|v| v.into()),
            institution_code: institution_code.map(|v| v.into()),
            district: district.map(|v| v.into()),
            email: email.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Names {
    pub id: i64,
    pub name: String,
}
pub struct NamesBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
}
impl<'a> From<NamesBorrowed<'a>> for Names {
    fn from(NamesBorrowed { id, name }: NamesBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ManufacturersByCode {
    pub credit_code: String,
    pub id: i64,
}
pub struct ManufacturersByCodeBorrowed<'a> {
    pub credit_code: &'a str,
    pub id: i64,
}
impl<'a> From<ManufacturersByCodeBorrowed<'a>> for ManufacturersByCode {
    fn from(
        ManufacturersByCodeBorrowed { credit_code, id }: ManufacturersByCodeBorrowed<'a>,
    ) -> Self {
        Self {
            credit_code: credit_code.into(),
            id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ManufacturersByName {
    pub name: String,
    pub id: i64,
}
pub struct ManufacturersByNameBorrowed<'a> {
    pub name: &'a str,
    pub id: i64,
}
impl<'a> From<ManufacturersByNameBorrowed<'a>> for ManufacturersByName {
    fn from(ManufacturersByNameBorrowed { name, id }: ManufacturersByNameBorrowed<'a>) -> Self {
        Self {
            name: name.into(),
            id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Credential {
    pub id: i64,
    pub organisation: i64,
    pub organisation_name: String,
    pub kind: String,
    pub roles: Vec<String>,
    pub display_name: String,
    pub password_hash: String,
    pub state: String,
    pub failures: i32,
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct CredentialBorrowed<'a> {
    pub id: i64,
    pub organisation: i64,
    pub organisation_name: &'a str,
    pub kind: &'a str,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub display_name: &'a str,
    pub password_hash: &'a str,
    pub state: &'a str,
    pub failures: i32,
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<CredentialBorrowed<'a>> for Credential {
    fn from(
        CredentialBorrowed {
            id,
            organisation,
            organisation_name,
            kind,
            roles,
            display_name,
            password_hash,
            state,
            failures,
            locked_until,
        }: CredentialBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            organisation,
            organisation_name: organisation_name.into(),
            kind: kind.into(),
            roles: roles.map(|v| v.into()).collect(),
            display_name: display_name.into(),
            password_hash: password_hash.into(),
            state: state.into(),
            failures,
            locked_until,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub id: i64,
    pub account: String,
    pub organisation: i64,
    pub organisation_name: String,
    pub kind: String,
    pub roles: Vec<String>,
    pub display_name: String,
    pub used_at: chrono::DateTime<chrono::Utc>,
}
pub struct SessionBorrowed<'a> {
    pub id: i64,
    pub account: &'a str,
    pub organisation: i64,
    pub organisation_name: &'a str,
    pub kind: &'a str,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub display_name: &'a str,
    pub used_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<SessionBorrowed<'a>> for Session {
    fn from(
        SessionBorrowed {
            id,
            account,
            organisation,
            organisation_name,
            kind,
            roles,
            display_name,
            used_at,
        }: SessionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account: account.into(),
            organisation,
            organisation_name: organisation_name.into(),
            kind: kind.into(),
            roles: roles.map(|v| v.into()).collect(),
            display_name: display_name.into(),
            used_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccountsOfOrganisation {
    pub id: i64,
    pub account: String,
    pub display_name: String,
    pub roles: Vec<String>,
    pub email: Option<String>,
    pub state: String,
}
pub struct AccountsOfOrganisationBorrowed<'a> {
    pub id: i64,
    pub account: &'a str,
    pub display_name: &'a str,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub email: Option<&'a str>,
    pub state: &'a str,
}
impl<'a> From<AccountsOfOrganisationBorrowed<'a>> for AccountsOfOrganisation {
    fn from(
        AccountsOfOrganisationBorrowed {
            id,
            account,
            display_name,
            roles,
            email,
            state,
        }: AccountsOfOrganisationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account: account.into(),
            display_name: display_name.into(),
            roles: roles.map(|v| v.into()).collect(),
            email: email.map(|v| v.into()),
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccountsToTell {
    pub id: i64,
    pub organisation: i64,
    pub email: Option<String>,
}
pub struct AccountsToTellBorrowed<'a> {
    pub id: i64,
    pub organisation: i64,
    pub email: Option<&'a str>,
}
impl<'a> From<AccountsToTellBorrowed<'a>> for AccountsToTell {
    fn from(
        AccountsToTellBorrowed {
            id,
            organisation,
            email,
        }: AccountsToTellBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            organisation,
            email: email.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CallerOfAccount {
    pub id: i64,
    pub organisation: i64,
    pub kind: String,
    pub roles: Vec<String>,
}
pub struct CallerOfAccountBorrowed<'a> {
    pub id: i64,
    pub organisation: i64,
    pub kind: &'a str,
    pub roles: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<CallerOfAccountBorrowed<'a>> for CallerOfAccount {
    fn from(
        CallerOfAccountBorrowed {
            id,
            organisation,
            kind,
            roles,
        }: CallerOfAccountBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            organisation,
            kind: kind.into(),
            roles: roles.map(|v| v.into()).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ManufacturerNames {
    pub id: i64,
    pub name: String,
}
pub struct ManufacturerNamesBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
}
impl<'a> From<ManufacturerNamesBorrowed<'a>> for ManufacturerNames {
    fn from(ManufacturerNamesBorrowed { id, name }: ManufacturerNamesBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
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
pub struct OrganisationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrganisationBorrowed, tokio_postgres::Error>,
    mapper: fn(OrganisationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrganisationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OrganisationBorrowed) -> R,
    ) -> OrganisationQuery<'c, 'a, 's, C, R, N> {
        OrganisationQuery {
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
pub struct NamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NamesBorrowed, tokio_postgres::Error>,
    mapper: fn(NamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NamesBorrowed) -> R) -> NamesQuery<'c, 'a, 's, C, R, N> {
        NamesQuery {
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
pub struct ManufacturersByCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ManufacturersByCodeBorrowed, tokio_postgres::Error>,
    mapper: fn(ManufacturersByCodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ManufacturersByCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ManufacturersByCodeBorrowed) -> R,
    ) -> ManufacturersByCodeQuery<'c, 'a, 's, C, R, N> {
        ManufacturersByCodeQuery {
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
pub struct ManufacturersByNameQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ManufacturersByNameBorrowed, tokio_postgres::Error>,
    mapper: fn(ManufacturersByNameBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ManufacturersByNameQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ManufacturersByNameBorrowed) -> R,
    ) -> ManufacturersByNameQuery<'c, 'a, 's, C, R, N> {
        ManufacturersByNameQuery {
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
pub struct CredentialQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CredentialBorrowed, tokio_postgres::Error>,
    mapper: fn(CredentialBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CredentialQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CredentialBorrowed) -> R,
    ) -> CredentialQuery<'c, 'a, 's, C, R, N> {
        CredentialQuery {
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
pub struct SessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SessionBorrowed) -> R) -> SessionQuery<'c, 'a, 's, C, R, N> {
        SessionQuery {
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
pub struct AccountsOfOrganisationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<AccountsOfOrganisationBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountsOfOrganisationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountsOfOrganisationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AccountsOfOrganisationBorrowed) -> R,
    ) -> AccountsOfOrganisationQuery<'c, 'a, 's, C, R, N> {
        AccountsOfOrganisationQuery {
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
pub struct AccountsToTellQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountsToTellBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountsToTellBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountsToTellQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AccountsToTellBorrowed) -> R,
    ) -> AccountsToTellQuery<'c, 'a, 's, C, R, N> {
        AccountsToTellQuery {
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
pub struct CallerOfAccountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CallerOfAccountBorrowed, tokio_postgres::Error>,
    mapper: fn(CallerOfAccountBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CallerOfAccountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CallerOfAccountBorrowed) -> R,
    ) -> CallerOfAccountQuery<'c, 'a, 's, C, R, N> {
        CallerOfAccountQuery {
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
pub struct ManufacturerNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ManufacturerNamesBorrowed, tokio_postgres::Error>,
    mapper: fn(ManufacturerNamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ManufacturerNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ManufacturerNamesBorrowed) -> R,
    ) -> ManufacturerNamesQuery<'c, 'a, 's, C, R, N> {
        ManufacturerNamesQuery {
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
pub struct InsertOrganisationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_organisation() -> InsertOrganisationStmt {
    InsertOrganisationStmt(
        "insert into organisation (name, kind, credit_code, institution_code, district, email, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning id",
        None,
    )
}
impl InsertOrganisationStmt {
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
        name: &'a T1,
        kind: &'a T2,
        credit_code: &'a Option<T3>,
        institution_code: &'a Option<T4>,
        district: &'a Option<T5>,
        email: &'a Option<T6>,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [
                name,
                kind,
                credit_code,
                institution_code,
                district,
                email,
                created_at,
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
        InsertOrganisationParams<T1, T2, T3, T4, T5, T6>,
        I64Query<'c, 'a, 's, C, i64, 7>,
        C,
    > for InsertOrganisationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOrganisationParams<T1, T2, T3, T4, T5, T6>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        self.bind(
            client,
            &params.name,
            &params.kind,
            &params.credit_code,
            &params.institution_code,
            &params.district,
            &params.email,
            &params.created_at,
        )
    }
}
pub struct OrganisationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn organisation() -> OrganisationStmt {
    OrganisationStmt(
        "select id, name, kind, credit_code, institution_code, district, email from organisation where id = $1",
        None,
    )
}
impl OrganisationStmt {
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
    ) -> OrganisationQuery<'c, 'a, 's, C, Organisation, 1> {
        OrganisationQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OrganisationBorrowed, tokio_postgres::Error> {
                    Ok(OrganisationBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        credit_code: row.try_get(3)?,
                        institution_code: row.try_get(4)?,
                        district: row.try_get(5)?,
                        email: row.try_get(6)?,
                    })
                },
            mapper: |it| Organisation::from(it),
        }
    }
}
pub struct OrganisationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn organisations() -> OrganisationsStmt {
    OrganisationsStmt(
        "select id, name, kind, credit_code, institution_code, district, email from organisation where $1 < id and ($2::text is null or kind = $2) and ($3::text is null or name like '%' || $3 || '%') order by id limit $4",
        None,
    )
}
impl OrganisationsStmt {
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
        after: &'a i64,
        kind: &'a Option<T1>,
        name_part: &'a Option<T2>,
        rows: &'a i64,
    ) -> OrganisationQuery<'c, 'a, 's, C, Organisation, 4> {
        OrganisationQuery {
            client,
            params: [after, kind, name_part, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OrganisationBorrowed, tokio_postgres::Error> {
                    Ok(OrganisationBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        credit_code: row.try_get(3)?,
                        institution_code: row.try_get(4)?,
                        district: row.try_get(5)?,
                        email: row.try_get(6)?,
                    })
                },
            mapper: |it| Organisation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrganisationsParams<T1, T2>,
        OrganisationQuery<'c, 'a, 's, C, Organisation, 4>,
        C,
    > for OrganisationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrganisationsParams<T1, T2>,
    ) -> OrganisationQuery<'c, 'a, 's, C, Organisation, 4> {
        self.bind(
            client,
            &params.after,
            &params.kind,
            &params.name_part,
            &params.rows,
        )
    }
}
pub struct OrganisationsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn organisations_count() -> OrganisationsCountStmt {
    OrganisationsCountStmt(
        "select count(*) as total from organisation where ($1::text is null or kind = $1) and ($2::text is null or name like '%' || $2 || '%')",
        None,
    )
}
impl OrganisationsCountStmt {
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
        kind: &'a Option<T1>,
        name_part: &'a Option<T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [kind, name_part],
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
        OrganisationsCountParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for OrganisationsCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrganisationsCountParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.kind, &params.name_part)
    }
}
pub struct NamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn names() -> NamesStmt {
    NamesStmt("select id, name from organisation where id = any($1)", None)
}
impl NamesStmt {
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
    ) -> NamesQuery<'c, 'a, 's, C, Names, 1> {
        NamesQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NamesBorrowed, tokio_postgres::Error> {
                Ok(NamesBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Names::from(it),
        }
    }
}
pub struct ManufacturersByCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn manufacturers_by_code() -> ManufacturersByCodeStmt {
    ManufacturersByCodeStmt(
        "select credit_code, id from organisation where kind = 'manufacturer' and credit_code = any($1)",
        None,
    )
}
impl ManufacturersByCodeStmt {
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
    ) -> ManufacturersByCodeQuery<'c, 'a, 's, C, ManufacturersByCode, 1> {
        ManufacturersByCodeQuery {
            client,
            params: [codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ManufacturersByCodeBorrowed, tokio_postgres::Error> {
                Ok(ManufacturersByCodeBorrowed {
                    credit_code: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| ManufacturersByCode::from(it),
        }
    }
}
pub struct ManufacturersByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn manufacturers_by_name() -> ManufacturersByNameStmt {
    ManufacturersByNameStmt(
        "select name, min(id) as id from organisation where kind = 'manufacturer' and name = any($1) group by name",
        None,
    )
}
impl ManufacturersByNameStmt {
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
        names: &'a T2,
    ) -> ManufacturersByNameQuery<'c, 'a, 's, C, ManufacturersByName, 1> {
        ManufacturersByNameQuery {
            client,
            params: [names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ManufacturersByNameBorrowed, tokio_postgres::Error> {
                Ok(ManufacturersByNameBorrowed {
                    name: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| ManufacturersByName::from(it),
        }
    }
}
pub struct InsertAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_account() -> InsertAccountStmt {
    InsertAccountStmt(
        "insert into account (organisation, account, display_name, password_hash, roles, email, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning id",
        None,
    )
}
impl InsertAccountStmt {
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
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        organisation: &'a i64,
        account: &'a T1,
        display_name: &'a T2,
        password_hash: &'a T3,
        roles: &'a T5,
        email: &'a Option<T6>,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [
                organisation,
                account,
                display_name,
                password_hash,
                roles,
                email,
                created_at,
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
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertAccountParams<T1, T2, T3, T4, T5, T6>,
        I64Query<'c, 'a, 's, C, i64, 7>,
        C,
    > for InsertAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAccountParams<T1, T2, T3, T4, T5, T6>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        self.bind(
            client,
            &params.organisation,
            &params.account,
            &params.display_name,
            &params.password_hash,
            &params.roles,
            &params.email,
            &params.created_at,
        )
    }
}
pub struct CredentialStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credential() -> CredentialStmt {
    CredentialStmt(
        "select account.id, account.organisation, organisation.name as organisation_name, organisation.kind, account.roles, account.display_name, account.password_hash, account.state, account.failures, account.locked_until from account join organisation on organisation.id = account.organisation where account.account = $1 for update of account",
        None,
    )
}
impl CredentialStmt {
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
        account: &'a T1,
    ) -> CredentialQuery<'c, 'a, 's, C, Credential, 1> {
        CredentialQuery {
            client,
            params: [account],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CredentialBorrowed, tokio_postgres::Error> {
                    Ok(CredentialBorrowed {
                        id: row.try_get(0)?,
                        organisation: row.try_get(1)?,
                        organisation_name: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        roles: row.try_get(4)?,
                        display_name: row.try_get(5)?,
                        password_hash: row.try_get(6)?,
                        state: row.try_get(7)?,
                        failures: row.try_get(8)?,
                        locked_until: row.try_get(9)?,
                    })
                },
            mapper: |it| Credential::from(it),
        }
    }
}
pub struct NoteFailureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_failure() -> NoteFailureStmt {
    NoteFailureStmt(
        "update account set failures = $1, locked_until = $2 where id = $3",
        None,
    )
}
impl NoteFailureStmt {
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
        failures: &'a i32,
        locked_until: &'a Option<chrono::DateTime<chrono::Utc>>,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[failures, locked_until, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoteFailureParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteFailureStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteFailureParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.failures, &params.locked_until, &params.id))
    }
}
pub struct NoteSuccessStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_success() -> NoteSuccessStmt {
    NoteSuccessStmt(
        "update account set failures = 0, locked_until = null where id = $1 and (failures <> 0 or locked_until is not null)",
        None,
    )
}
impl NoteSuccessStmt {
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
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[id])
            .await
    }
}
pub struct InsertSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_session() -> InsertSessionStmt {
    InsertSessionStmt(
        "insert into session (token_hash, account, created_at, used_at, expires_at) values ($1, $2, $3, $3, $4)",
        None,
    )
}
impl InsertSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        account: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
        expires_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(
                self.0,
                self.1.as_ref(),
                &[token_hash, account, now, expires_at],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertSessionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertSessionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.token_hash,
            &params.account,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct SessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session() -> SessionStmt {
    SessionStmt(
        "select account.id, account.account, account.organisation, organisation.name as organisation_name, organisation.kind, account.roles, account.display_name, session.used_at from session join account on account.id = session.account join organisation on organisation.id = account.organisation where session.token_hash = $1 and $2 < session.expires_at and $3 < session.used_at and account.state = 'active'",
        None,
    )
}
impl SessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        idle_since: &'a chrono::DateTime<chrono::Utc>,
    ) -> SessionQuery<'c, 'a, 's, C, Session, 3> {
        SessionQuery {
            client,
            params: [token_hash, now, idle_since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SessionBorrowed, tokio_postgres::Error> {
                    Ok(SessionBorrowed {
                        id: row.try_get(0)?,
                        account: row.try_get(1)?,
                        organisation: row.try_get(2)?,
                        organisation_name: row.try_get(3)?,
                        kind: row.try_get(4)?,
                        roles: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        used_at: row.try_get(7)?,
                    })
                },
            mapper: |it| Session::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionParams<T1>,
        SessionQuery<'c, 'a, 's, C, Session, 3>,
        C,
    > for SessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionParams<T1>,
    ) -> SessionQuery<'c, 'a, 's, C, Session, 3> {
        self.bind(client, &params.token_hash, &params.now, &params.idle_since)
    }
}
pub struct TouchSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch_session() -> TouchSessionStmt {
    TouchSessionStmt(
        "update session set used_at = $1 where token_hash = $2",
        None,
    )
}
impl TouchSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        token_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, token_hash])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TouchSessionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TouchSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TouchSessionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.token_hash))
    }
}
pub struct DeleteSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_session() -> DeleteSessionStmt {
    DeleteSessionStmt("delete from session where token_hash = $1", None)
}
impl DeleteSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[token_hash])
            .await
    }
}
pub struct DeleteSessionsOfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_sessions_of_account() -> DeleteSessionsOfAccountStmt {
    DeleteSessionsOfAccountStmt("delete from session where account = $1", None)
}
impl DeleteSessionsOfAccountStmt {
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
        account: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[account])
            .await
    }
}
pub struct DeleteStaleSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_stale_sessions() -> DeleteStaleSessionsStmt {
    DeleteStaleSessionsStmt(
        "delete from session where expires_at <= $1 or used_at <= $2",
        None,
    )
}
impl DeleteStaleSessionsStmt {
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
        idle_since: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[now, idle_since])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteStaleSessionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteStaleSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteStaleSessionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.idle_since))
    }
}
pub struct AccountsOfOrganisationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accounts_of_organisation() -> AccountsOfOrganisationStmt {
    AccountsOfOrganisationStmt(
        "select id, account, display_name, roles, email, state from account where organisation = $1 order by id",
        None,
    )
}
impl AccountsOfOrganisationStmt {
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
        organisation: &'a i64,
    ) -> AccountsOfOrganisationQuery<'c, 'a, 's, C, AccountsOfOrganisation, 1> {
        AccountsOfOrganisationQuery {
            client,
            params: [organisation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AccountsOfOrganisationBorrowed, tokio_postgres::Error> {
                Ok(AccountsOfOrganisationBorrowed {
                    id: row.try_get(0)?,
                    account: row.try_get(1)?,
                    display_name: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    email: row.try_get(4)?,
                    state: row.try_get(5)?,
                })
            },
            mapper: |it| AccountsOfOrganisation::from(it),
        }
    }
}
pub struct AccountOrganisationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account_organisation() -> AccountOrganisationStmt {
    AccountOrganisationStmt("select organisation from account where id = $1", None)
}
impl AccountOrganisationStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SetAccountStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_account_state() -> SetAccountStateStmt {
    SetAccountStateStmt("update account set state = $1 where id = $2", None)
}
impl SetAccountStateStmt {
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
        state: &'a T1,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute_prepared(self.0, self.1.as_ref(), &[state, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetAccountStateParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetAccountStateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetAccountStateParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.state, &params.id))
    }
}
pub struct AccountsToTellStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accounts_to_tell() -> AccountsToTellStmt {
    AccountsToTellStmt(
        "select id, organisation, email from account where organisation = any($1) and state = 'active' order by id",
        None,
    )
}
impl AccountsToTellStmt {
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
        organisations: &'a T1,
    ) -> AccountsToTellQuery<'c, 'a, 's, C, AccountsToTell, 1> {
        AccountsToTellQuery {
            client,
            params: [organisations],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AccountsToTellBorrowed, tokio_postgres::Error> {
                Ok(AccountsToTellBorrowed {
                    id: row.try_get(0)?,
                    organisation: row.try_get(1)?,
                    email: row.try_get(2)?,
                })
            },
            mapper: |it| AccountsToTell::from(it),
        }
    }
}
pub struct OrganisationsOfKindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn organisations_of_kind() -> OrganisationsOfKindStmt {
    OrganisationsOfKindStmt(
        "select id from organisation where kind = $1 order by id",
        None,
    )
}
impl OrganisationsOfKindStmt {
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
pub struct CallerOfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn caller_of_account() -> CallerOfAccountStmt {
    CallerOfAccountStmt(
        "select account.id, account.organisation, organisation.kind, account.roles from account join organisation on organisation.id = account.organisation where account.account = $1 and account.state = 'active'",
        None,
    )
}
impl CallerOfAccountStmt {
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
        account: &'a T1,
    ) -> CallerOfAccountQuery<'c, 'a, 's, C, CallerOfAccount, 1> {
        CallerOfAccountQuery {
            client,
            params: [account],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<CallerOfAccountBorrowed, tokio_postgres::Error> {
                Ok(CallerOfAccountBorrowed {
                    id: row.try_get(0)?,
                    organisation: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    roles: row.try_get(3)?,
                })
            },
            mapper: |it| CallerOfAccount::from(it),
        }
    }
}
pub struct OrganisationByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn organisation_by_name() -> OrganisationByNameStmt {
    OrganisationByNameStmt(
        "select id from organisation where name = $1 and kind = $2 order by id limit 1",
        None,
    )
}
impl OrganisationByNameStmt {
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
        name: &'a T1,
        kind: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [name, kind],
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
        OrganisationByNameParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for OrganisationByNameStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrganisationByNameParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.name, &params.kind)
    }
}
pub struct ManufacturerNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn manufacturer_names() -> ManufacturerNamesStmt {
    ManufacturerNamesStmt(
        "select id, name from organisation where kind = 'manufacturer'",
        None,
    )
}
impl ManufacturerNamesStmt {
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
    ) -> ManufacturerNamesQuery<'c, 'a, 's, C, ManufacturerNames, 0> {
        ManufacturerNamesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ManufacturerNamesBorrowed, tokio_postgres::Error> {
                Ok(ManufacturerNamesBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| ManufacturerNames::from(it),
        }
    }
}
