//! Products, listed prices, hospitals' own prices, and special products.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use demo::{DemoListedPrice, DemoProduct, DemoSpecialKind};
use domain::capability::{BATCH_ROWS, ImportKind};
use domain::catalogue::{self, Listing, LoadedRow, ProductHead, ProductRow, RowVerdict};
use domain::current_price::{self, NewCurrentPrice};
use domain::database::Transaction;
use domain::listed_price::{self, ListedPriceRow};
use domain::listing_platform::{self, PlatformFilter, PlatformState};
use domain::{
    Clock, Error, ImportId, Moment, Result, SystemClock, loading, price_change, shanghai_midnight,
};

use super::{Demonstrator, known, yuan};

const PRODUCTS: usize = 2_000;

const PRICES: usize = 40_000;

const OWN_PRICES: usize = 500;

/// An import that is being entered, and its rows so far.
struct Entry {
    import: ImportId,
    rows: usize,
}

impl Entry {
    async fn note(&mut self, tx: &Transaction<'_>, verdicts: &[RowVerdict]) -> Result<()> {
        self.rows += verdicts.len();
        // The header is the first row of a file.
        let last_row = self.rows + 1;
        loading::note_entered(tx, SystemClock.now(), self.import, last_row, verdicts).await
    }
}

impl Demonstrator<'_> {
    /// The moment of a yearly list; now without any.
    fn moment_of(&self, list: Option<NaiveDate>) -> Moment {
        let at = |day| shanghai_midnight(day) + TimeDelta::hours(10);
        list.map_or_else(
            || self.ground.moment(),
            |day| self.ground.moment_at(at(day)),
        )
    }

    /// An import of a kind, as the operator would have loaded it.
    async fn import(&self, list: Option<NaiveDate>, kind: &ImportKind) -> Result<Entry> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let moment = self.moment_of(list);
        let name = format!("演示数据-{}-{}.csv", kind.label.words().zh, moment.today());
        let wall = SystemClock.now();
        let import = loading::enter(&tx, &moment, wall, &self.operator, kind, &name).await?;
        tx.commit().await?;
        Ok(Entry { import, rows: 0 })
    }

    pub(super) async fn enter_products(&self, print: &impl Fn(&str)) -> Result<()> {
        let list = self.demo.list_days().first().copied();
        let mut import = self.import(list, &catalogue::PRODUCTS).await?;
        let mut rows = Vec::with_capacity(PRODUCTS);
        let mut entered = 0;
        let total = self.demo.product_count();
        for product in self.demo.products() {
            rows.push(self.product_row(&product));
            if rows.len() == PRODUCTS {
                entered += self.load_products(&mut import, &mut rows).await?;
                if entered.is_multiple_of(20 * PRODUCTS) {
                    print(&format!(
                        "演示数据：产品 / demonstration: products {entered}/{total}"
                    ));
                }
            }
        }
        entered += self.load_products(&mut import, &mut rows).await?;
        print(&format!(
            "演示数据：产品 / demonstration: products {entered}/{total}"
        ));
        Ok(())
    }

    async fn load_products(&self, entry: &mut Entry, rows: &mut Vec<ProductRow>) -> Result<usize> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        // They were listed before their first prices.
        let moment = self.moment_of(self.demo.list_days().first().copied());
        let verdicts = catalogue::load(&tx, &moment, &self.operator, entry.import, rows).await?;
        entry.note(&tx, &verdicts).await?;
        tx.commit().await?;
        must_be_taken(&verdicts)?;
        let count = rows.len();
        rows.clear();
        Ok(count)
    }

    fn product_row(&self, product: &DemoProduct) -> ProductRow {
        let position = usize::try_from(product.manufacturer_index).unwrap_or_default();
        let manufacturer = self.demo.manufacturers().get(position);
        let label = |coded: &demo::Coded| format!("{}-{}", coded.code, coded.label);
        ProductRow {
            head: ProductHead {
                code: product.code.clone(),
                name: product.name.to_owned(),
                specification: product.specification.clone(),
                model: product.model.clone(),
                manufacturer: manufacturer
                    .map_or_else(String::new, |manufacturer| manufacturer.name.clone()),
            },
            generic_name: product.generic_name.to_owned(),
            certificate: product.certificate.clone(),
            certificate_expires_on: product.certificate_expires_on,
            credit_code: manufacturer.map(|manufacturer| manufacturer.credit_code.clone()),
            base_unit: product.base_unit.to_owned(),
            sales_unit: product.sales_unit.to_owned(),
            pack_ratio: product.pack_ratio.into(),
            category_labels: [
                label(&product.top_category),
                label(&product.second_category),
                label(&product.third_category),
            ],
            material: product.material.label.to_owned(),
            feature: product.feature.label.to_owned(),
            udi_di: product.udi_di.iter().cloned().collect(),
        }
    }

    /// The lists of the years before, and what is listed now from when it was; each loaded on its day.
    pub(super) async fn enter_earlier_prices(&self) -> Result<()> {
        let yearly = self.demo.list_days();
        let mut now = self.demo.listed_in_turn().into_iter().peekable();
        for day in self.demo.months() {
            let list = yearly.contains(&day).then(|| self.demo.list_of(day));
            let new = std::iter::from_fn(|| now.next_if(|price| price.effective_from <= day));
            let mut prices = list.into_iter().flatten().chain(new).peekable();
            if prices.peek().is_none() {
                continue;
            }
            let mut import = self.import(Some(day), &listed_price::LISTED_PRICES).await?;
            let mut rows = Vec::with_capacity(PRICES);
            for price in prices {
                rows.push(price_row(&price)?);
                if PRICES <= rows.len() {
                    self.load_prices(Some(day), &mut import, &mut rows).await?;
                }
            }
            self.load_prices(Some(day), &mut import, &mut rows).await?;
        }
        Ok(())
    }

    pub(super) async fn enter_prices(&self, print: &impl Fn(&str)) -> Result<()> {
        let mut import = self.import(None, &listed_price::LISTED_PRICES).await?;
        let mut rows = Vec::with_capacity(PRICES);
        let mut entered = 0;
        let mut printed = 0;
        for price in self.demo.listed_prices() {
            rows.push(price_row(&price)?);
            if PRICES <= rows.len() {
                entered += self.load_prices(None, &mut import, &mut rows).await?;
                if 1_000_000 <= entered - printed {
                    printed = entered;
                    print(&format!(
                        "演示数据：各省价格 / demonstration: listed prices {entered}"
                    ));
                }
            }
        }
        entered += self.load_prices(None, &mut import, &mut rows).await?;
        print(&format!(
            "演示数据：各省价格 / demonstration: listed prices {entered}"
        ));
        self.confirm_platforms().await
    }

    /// Confirms the platforms of provinces; those of cities wait for somebody.
    async fn confirm_platforms(&self) -> Result<()> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let (moment, operator) = (self.ground.moment(), &self.operator);
        let seen = PlatformFilter {
            state: Some(PlatformState::Seen),
            ..PlatformFilter::default()
        };
        let seen = listing_platform::ranked(&tx, operator, &seen).await?;
        let platforms = listing_platform::platforms(&tx, operator, &seen).await?;
        for platform in platforms {
            if demo::is_provincial_platform(&platform.name) {
                listing_platform::confirm(&tx, &moment, operator, platform.id, None).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    async fn load_prices(
        &self,
        list: Option<NaiveDate>,
        entry: &mut Entry,
        rows: &mut Vec<ListedPriceRow>,
    ) -> Result<usize> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let moment = self.moment_of(list);
        let import = entry.import;
        let named = rows.iter().map(|row| (row.platform.as_str(), row.region));
        listing_platform::see(&tx, &moment, &self.operator, import, named.clone()).await?;
        listing_platform::note_rows(&tx, import, named).await?;
        let verdicts =
            price_change::load_listed_prices(&tx, &moment, &self.operator, import, rows).await?;
        entry.note(&tx, &verdicts).await?;
        tx.commit().await?;
        must_be_taken(&verdicts)?;
        let count = rows.len();
        rows.clear();
        Ok(count)
    }

    pub(super) async fn enter_own_prices(&self) -> Result<()> {
        for (hospital, _) in (0..).zip(&self.demo.parties().hospitals) {
            let prices: Vec<_> = self.demo.current_prices(hospital).collect();
            let indexes: Vec<u32> = prices.iter().map(|price| price.product_index).collect();
            let ids = self.product_ids(&indexes).await?;
            let caller = self.hospital(hospital).await?;
            let contracts = self.contracts_of(hospital, &caller).await?;
            let mut connection = self.ground.db.get().await?;
            // At most one price of a product in a call: a later period ends the one before it.
            let mut waiting = prices;
            while !waiting.is_empty() {
                let mut taken = HashMap::new();
                let mut later = Vec::new();
                for price in waiting {
                    let full = OWN_PRICES <= taken.len();
                    if full || taken.contains_key(&price.product_index) {
                        later.push(price);
                    } else {
                        taken.insert(price.product_index, price);
                    }
                }
                let declared: Vec<NewCurrentPrice> = taken
                    .into_values()
                    .map(|price| {
                        let product = known(&ids, price.product_index)?;
                        Ok(NewCurrentPrice {
                            product,
                            price: yuan(price.price)?,
                            effective_from: price.effective_from,
                            effective_to: price.effective_to,
                            contract_no: price.contract_no,
                            evidence: vec![contracts],
                        })
                    })
                    .collect::<Result<_>>()?;
                let tx = connection.transaction().await?;
                let moment = self.ground.moment();
                current_price::declare_current_prices(&tx, &moment, &caller, &declared, None)
                    .await?;
                tx.commit().await?;
                waiting = later;
            }
        }
        self.form_figures().await
    }

    /// Forms the spreads before previews are made of them.
    async fn form_figures(&self) -> Result<()> {
        let mut connection = self.ground.db.get().await?;
        loop {
            let tx = connection.transaction().await?;
            let moment = self.ground.moment();
            let done = current_price::form_figures(&tx, &moment, BATCH_ROWS).await?;
            tx.commit().await?;
            if done == 0 {
                return Ok(());
            }
        }
    }

    pub(super) async fn enter_specials(&self) -> Result<()> {
        let specials: Vec<_> = self.demo.specials().collect();
        let indexes: Vec<u32> = specials
            .iter()
            .map(|special| special.product_index)
            .collect();
        let ids = self.product_ids(&indexes).await?;
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let moment = self.ground.moment();
        for special in specials {
            let id = known(&ids, special.product_index)?;
            match special.kind {
                DemoSpecialKind::Zone { price, .. } => {
                    let price = Some(yuan(price)?);
                    catalogue::note_procurement(&tx, &moment, id, price, false).await?;
                }
                DemoSpecialKind::VolumeBasedProcurement { .. } => {
                    catalogue::note_procurement(&tx, &moment, id, None, true).await?;
                }
                DemoSpecialKind::Delisted { reason } => {
                    let by = &self.operator;
                    catalogue::set_listing(&tx, &moment, by, id, Listing::Delisted, reason).await?;
                }
                DemoSpecialKind::Suspended { reason } => {
                    let by = &self.operator;
                    catalogue::set_listing(&tx, &moment, by, id, Listing::Suspended, reason)
                        .await?;
                }
                // The certificate of its row has expired already.
                DemoSpecialKind::ExpiredCertificate { .. } => {}
            }
        }
        tx.commit().await?;
        Ok(())
    }
}

pub(super) fn price_row(price: &DemoListedPrice) -> Result<ListedPriceRow> {
    Ok(ListedPriceRow {
        code: price.product_code.clone(),
        region: price.region.parse().map_err(Error::internal)?,
        platform: price.platform.to_owned(),
        level: price.platform_level.parse().map_err(Error::internal)?,
        kind: price.kind.parse().map_err(Error::internal)?,
        price: yuan(price.price)?,
        pack_ratio: price.pack_ratio.into(),
        effective_from: price.effective_from,
        effective_to: price.effective_to,
        source: price.source.to_owned(),
    })
}

pub(super) fn must_be_taken(verdicts: &[RowVerdict]) -> Result<()> {
    let taken = |verdict: &&RowVerdict| {
        !matches!(verdict.outcome, LoadedRow::Accepted | LoadedRow::Unchanged)
    };
    match verdicts.iter().find(taken) {
        Some(verdict) => Err(Error::internal(format!(
            "the demonstration was refused: {verdict:?}"
        ))),
        None => Ok(()),
    }
}
