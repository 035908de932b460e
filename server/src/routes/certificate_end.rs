//! Certificates ahead of their end.

use chrono::NaiveDate;
use domain::OrganisationKind::{ExchangeCenter, Hospital, InsuranceBureau, Manufacturer};
use domain::catalogue::{self, ProductHead};
use domain::certificate_end::{self, CertificatePlace, ExpiringCertificate};
use domain::{NoticeId, ProductId};
use serde::Serialize;
use utoipa::ToSchema;

use super::messages::concerned;
use crate::http::{
    Answer, Column, List, Operation, Page, Request, Since, Who, export, get, json, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/expiring-certificates", list)
            .by(Who::Members(&[Hospital, Manufacturer, ExchangeCenter, InsuranceBureau]))
            .described(
                "Certificates of listed products that end within the term of the first warning, the first to \
                    end first: all for overseers, a manufacturer's own, those of what a hospital buys.",
            )
            .query::<NoticeId>("notice", "Exactly those that this message to the caller reports")
            .paged(LIST),
    ]
}

/// A certificate that ends soon, with its product.
#[derive(Debug, Serialize, ToSchema)]
struct ExpiringCertificateView {
    /// The product.
    product_id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// Its maker's name.
    manufacturer: String,
    /// 注册备案号
    certificate: String,
    /// The certificate's last day.
    expires_on: NaiveDate,
    /// Days until the last day: 0 on it, negative afterwards.
    days_left: i64,
}

impl From<ExpiringCertificate> for ExpiringCertificateView {
    fn from(one: ExpiringCertificate) -> Self {
        Self {
            product_id: one.product,
            manufacturer: one.head.manufacturer.clone(),
            head: one.head,
            certificate: one.certificate,
            expires_on: one.expires_on,
            days_left: one.days_left,
        }
    }
}

async fn list(request: Request) -> Answer<Page<ExpiringCertificateView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (after, rows) = paging.span::<Since<(NaiveDate, i64)>>()?;
    let after = after.map(|Since(since, (day, product))| CertificatePlace {
        day,
        product: ProductId(product),
        since,
    });
    let connection = request.app.ground().db.get().await?;
    let only: Option<Vec<ProductId>> = concerned(&request, &connection).await?;
    let (found, total) = certificate_end::expiring(
        &connection,
        request.moment(),
        caller,
        only.as_deref(),
        (after, rows),
    )
    .await?;
    let page = Page::of(found, &paging, total, |one| {
        let place = &one.place;
        Since(place.since.clone(), (place.day, place.product.0))
    });
    let page = page.map(ExpiringCertificateView::from);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<ExpiringCertificateView>; 8] = [
    Column::code("医保耗材代码", |view| view.head.code.as_str().into()),
    Column::text("产品名称", |view| view.head.name.as_str().into()),
    Column::text("规格", |view| view.head.specification.as_str().into()),
    Column::text("型号", |view| view.head.model.as_str().into()),
    Column::text("生产企业", |view| view.manufacturer.as_str().into()),
    Column::text("注册备案号", |view| view.certificate.as_str().into()),
    Column::date("注册证有效期", |view| Some(view.expires_on).into()),
    Column::count("剩余天数", |view| view.days_left.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "即将到期的注册证",
    titles: &titles(&COLUMNS),
    loaded_as: &[&catalogue::PRODUCTS],
};
