//! Certificates that end, for the operations and the store alike.

use chrono::NaiveDate;
use ground::{Caller, Error, OrganisationId, OrganisationKind, ProductId, Result};
use market::catalogue::ProductHead;

/// A certificate whose end is to be warned of.
#[derive(Debug, Clone)]
pub(super) struct Expiring {
    pub(super) product: ProductId,
    pub(super) product_name: String,
    pub(super) certificate: String,
    pub(super) expires_on: NaiveDate,
    pub(super) manufacturer: OrganisationId,
}

/// A certificate that ends within the longer term, or that a message warned of.
#[derive(Debug, Clone)]
pub struct ExpiringCertificate {
    pub product: ProductId,
    pub head: ProductHead,
    /// 注册备案号
    pub certificate: String,
    /// The last day.
    pub expires_on: NaiveDate,
    /// Days until the last day: 0 on it, negative afterwards.
    pub days_left: i64,
    pub place: CertificatePlace,
}

/// Where a page of certificates ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificatePlace {
    /// The last day, as it was when the first page was read: a certificate may be extended.
    pub day: NaiveDate,
    pub product: ProductId,
    /// What the first page saw of the database. All pages go in the order that it had.
    pub since: String,
}

/// Whose products a list holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    All,
    MadeBy(OrganisationId),
    BoughtBy(OrganisationId),
}

impl Of {
    /// Overseers read all, a manufacturer its own, a hospital what it buys; nobody else has such a list.
    pub(super) fn caller(caller: &Caller) -> Result<Self> {
        match caller.kind {
            OrganisationKind::Manufacturer => Ok(Self::MadeBy(caller.organisation)),
            OrganisationKind::Hospital => Ok(Self::BoughtBy(caller.organisation)),
            OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => Ok(Self::All),
            OrganisationKind::Distributor => Err(Error::Forbidden),
        }
    }

    pub(super) fn manufacturer(self) -> Option<i64> {
        match self {
            Self::MadeBy(organisation) => Some(organisation.0),
            Self::All | Self::BoughtBy(_) => None,
        }
    }

    pub(super) fn hospital(self) -> Option<i64> {
        match self {
            Self::BoughtBy(organisation) => Some(organisation.0),
            Self::All | Self::MadeBy(_) => None,
        }
    }
}
