//! Products and prices that a test sets up.

use chrono::NaiveDate;
use domain::catalogue::{self, CodeHit, LoadedRow, ProductHead, ProductRow};
use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::{ImportId, ProductId, UnitPrice, price_change};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::platform::Platform;

/// A product to be entered; the default is an ordinary one of `maker`.
#[derive(Debug, Clone)]
pub struct Goods {
    pub code: String,
    pub name: String,
    pub manufacturer: String,
    /// The names that its file has of its classes, the widest first; empty where it has none.
    pub classes: [&'static str; 3],
    /// The last day of its certificate.
    pub certificate_expires_on: Option<NaiveDate>,
}

impl Goods {
    /// An ordinary product of the account `maker`, distinguished by a number.
    #[must_use]
    pub fn number(number: u32) -> Self {
        Self {
            code: format!("C140203159240636165{number:08}"),
            name: format!("一次性使用无菌导尿管{number}"),
            manufacturer: "甲医疗器械有限公司".to_owned(),
            classes: [""; 3],
            certificate_expires_on: None,
        }
    }
}

/// A listed price to be entered; the default is an open provincial listing since 2020.
#[derive(Debug, Clone)]
pub struct Listed {
    pub region: &'static str,
    pub kind: PriceKind,
    pub level: PlatformLevel,
    /// Yuan for `pack_ratio` base units.
    pub price: &'static str,
    pub pack_ratio: u32,
    /// The first day.
    pub from: &'static str,
    /// The last day, inclusive.
    pub to: Option<&'static str>,
}

impl Listed {
    /// A province's listing at a price.
    #[must_use]
    pub fn at(region: &'static str, price: &'static str) -> Self {
        Self {
            region,
            kind: PriceKind::Listing,
            level: PlatformLevel::Provincial,
            price,
            pack_ratio: 1,
            from: "2020-01-01",
            to: None,
        }
    }

    /// The same with another kind.
    #[must_use]
    pub fn of(self, kind: PriceKind) -> Self {
        Self { kind, ..self }
    }

    /// The same with a last day.
    #[must_use]
    pub fn until(self, to: &'static str) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }
}

impl Platform {
    /// Enters a product and returns its id.
    pub async fn product(&self, goods: &Goods) -> ProductId {
        self.products(std::slice::from_ref(goods)).await[0]
    }

    /// Enters products and returns their ids, in order.
    pub async fn products(&self, goods: &[Goods]) -> Vec<ProductId> {
        let operator = self.caller("operator").await;
        let row = |goods: &Goods| ProductRow {
            head: ProductHead {
                code: goods.code.clone(),
                name: goods.name.clone(),
                manufacturer: goods.manufacturer.clone(),
                ..ProductHead::default()
            },
            category_labels: goods.classes.map(str::to_owned),
            certificate: "粤械注准20242140270".to_owned(),
            certificate_expires_on: goods.certificate_expires_on,
            credit_code: Some(String::new()),
            base_unit: "支".to_owned(),
            sales_unit: "盒".to_owned(),
            pack_ratio: Decimal::TEN,
            ..ProductRow::default()
        };
        let rows: Vec<ProductRow> = goods.iter().map(row).collect();
        let mut connection = self.app.ground().db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let moment = self.app.ground().moment();
        let import = ImportId(Uuid::now_v7());
        let verdicts = catalogue::load(&tx, &moment, &operator, import, &rows).await;
        for verdict in verdicts.expect("it answers") {
            assert_eq!(
                verdict.outcome,
                LoadedRow::Accepted,
                "{:?}",
                verdict.remarks
            );
        }
        let codes: Vec<&str> = goods.iter().map(|one| one.code.as_str()).collect();
        let hits = catalogue::find_codes(&tx, &codes)
            .await
            .expect("it answers");
        tx.commit().await.expect("committed");
        let id = |code: &&str| match hits[*code] {
            CodeHit::One(id) => id,
            CodeHit::Several(count) => panic!("{count} products of one code"),
        };
        codes.iter().map(id).collect()
    }

    pub async fn listed(&self, goods: &Goods, prices: &[Listed]) {
        self.listed_alike(std::slice::from_ref(goods), prices).await;
    }

    /// Enters the same listed prices for several products.
    pub async fn listed_alike(&self, goods: &[Goods], prices: &[Listed]) {
        let operator = self.caller("operator").await;
        let rows: Vec<ListedPriceRow> = goods
            .iter()
            .flat_map(|goods| prices.iter().map(move |listed| (goods, listed)))
            .map(|(goods, listed)| ListedPriceRow {
                code: goods.code.clone(),
                region: listed.region.parse().expect("a region"),
                platform: "省平台".to_owned(),
                level: listed.level,
                kind: listed.kind,
                price: listed.price.parse().expect("a price"),
                pack_ratio: listed.pack_ratio.into(),
                effective_from: listed.from.parse().expect("a date"),
                effective_to: listed.to.map(|to| to.parse().expect("a date")),
                source: String::new(),
            })
            .collect();
        let mut connection = self.app.ground().db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let moment = self.app.ground().moment();
        let import = ImportId(Uuid::now_v7());
        let verdicts =
            price_change::load_listed_prices(&tx, &moment, &operator, import, &rows).await;
        tx.commit().await.expect("committed");
        for verdict in verdicts.expect("it answers") {
            assert_eq!(
                verdict.outcome,
                LoadedRow::Accepted,
                "{:?}",
                verdict.remarks
            );
        }
    }

    /// Enters an ordinary product with a limit; returns its id.
    pub async fn capped(&self, number: u32, limit: &'static str) -> ProductId {
        let goods = Goods::number(number);
        let id = self.product(&goods).await;
        self.listed(&goods, &[Listed::at("44", limit)]).await;
        id
    }

    /// Declares what a hospital pays today.
    pub async fn pays(&self, hospital: &str, product: ProductId, price: &str) {
        let path = format!("/products/{product}/current-price");
        let body = serde_json::json!({ "price": price, "contract_no": "HT-1", "far_meant": true });
        let _declared = self.put(hospital, &path, body).await.must(200);
    }

    /// Sets a product's price in the zone and its selection in volume-based procurement.
    pub async fn procured(&self, product: ProductId, zone_price: Option<UnitPrice>, vbp: bool) {
        let mut connection = self.app.ground().db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let moment = self.app.ground().moment();
        let noted = catalogue::note_procurement(&tx, &moment, product, zone_price, vbp).await;
        noted.expect("noted");
        tx.commit().await.expect("committed");
    }

    /// Sends an offer; returns the answer, whatever its status.
    pub async fn invite(&self, hospital: &str, product: ProductId, price: &str) -> crate::Reply {
        let body = serde_json::json!({
            "product_id": product.to_string(), "price": price, "quantity": 10, "note": "",
        });
        self.post(hospital, "/invitations", body).await
    }

    /// Sends an offer that must be accepted; returns the invitation.
    pub async fn invited(&self, hospital: &str, product: ProductId, price: &str) -> Value {
        self.invite(hospital, product, price).await.must(201)
    }
}

/// The body with which a manufacturer declares a price in force since 1 March 2026.
#[must_use]
pub fn declaration(product: ProductId, region: &str, price: &str) -> Value {
    json!({
        "product_id": product.to_string(), "region": region, "platform": "省平台", "kind": "listing",
        "price": price, "effective_from": "2026-03-01", "source": "挂网公告",
    })
}
