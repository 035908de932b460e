//! Price changes: declared, returned, in publicity, objected to; a lower-price report; the quarter's
//! collection.

use chrono::{Datelike, Days, TimeDelta};
use demo::DemoParty;
use domain::campaign::{self, NewCampaign};
use domain::database::Transaction;
use domain::listed_price::{ListedTerms, PlatformLevel, PriceKind, Region};
use domain::price_change::{
    self, Decision, Declared, DeclaredIn, NewObjection, Step, price_terms, publicize,
};
use domain::{Caller, Error, Moment, PriceChangeId, Result, party, shanghai_midnight};
use rust_decimal::Decimal;

use super::lower_price_reports::{lower_price, report_once};
use super::{Demonstrator, known, yuan};

/// Prices that the first manufacturer declares.
const DECLARED: usize = 8;

/// So many stay unchecked, the next is returned, the others are public.
const UNCHECKED: usize = 3;

/// Days that manufacturers have for the quarter's collection.
const CAMPAIGN_DAYS: u64 = 20;

impl Demonstrator<'_> {
    /// Declares prices two working days ago, and decides on most of them.
    pub(super) async fn enter_changes(&self) -> Result<()> {
        let connection = self.ground.db.get().await?;
        let maker = party::caller_of_account(&connection, "maker").await?;
        drop(connection);
        let hospital = self.hospital(0).await?;
        let day = self.working_days_ago(2);
        let moment = self
            .ground
            .moment_at(shanghai_midnight(day) + TimeDelta::hours(10));
        let declared = self.declared(&moment).await?;

        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        if let Some(last) = declared.last() {
            let distributor = party::caller_of_account(&tx, "distributor").await?;
            let seen = (last.terms.price.base_price.yuan() * Decimal::new(80, 2)).round_dp(4);
            let seen = lower_price(last.product, "53", seen, moment.today() - Days::new(20))?;
            report_once(&tx, &moment, &distributor, &seen).await?;
        }
        // Now, not two days ago: only products that existed at its opening belong to a collection.
        self.open_campaign(&tx, &self.ground.moment()).await?;
        let by_hand = DeclaredIn {
            again: true,
            ..DeclaredIn::default()
        };
        let entered: Vec<PriceChangeId> = campaign::declare(&tx, &moment, &maker, by_hand, &declared)
            .await?
            .into_iter()
            // Refused when a killed start has declared them already.
            .filter_map(Result::ok)
            .collect();
        if let Some((_, [returned, public @ ..])) = entered.split_at_checked(UNCHECKED) {
            let operator = &self.operator;
            let decision = Decision {
                step: Step::Return,
                reason: "请补充该省挂网公告截图".to_owned(),
                title: String::new(),
            };
            campaign::decide_each(&tx, &moment, operator, &decision, &[*returned]).await?;
            publicize(&tx, &moment, operator, "企业申报价格公示", public).await?;
            if let Some(first) = public.first() {
                let why = "该省挂网公告中的规格与本产品不一致，请核实";
                object(&tx, &moment, &hospital, *first, why).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// Opens the collection of the quarter, unless a killed start has opened it.
    async fn open_campaign(&self, tx: &Transaction<'_>, moment: &Moment) -> Result<()> {
        let today = moment.today();
        let quarter = format!("{:04}Q{}", today.year(), today.quarter());
        let new = NewCampaign {
            quarter: quarter.parse().map_err(Error::internal)?,
            category: None,
            due_on: today + Days::new(CAMPAIGN_DAYS),
            confirmed: true,
        };
        campaign::open(tx, moment, &self.operator, &new).await?;
        Ok(())
    }

    /// A lower price of another province for each of the manufacturer's first products.
    async fn declared(&self, moment: &Moment) -> Result<Vec<Declared>> {
        let accounts = self.demo.accounts();
        let maker = accounts.iter().find(|account| account.account == "maker");
        let Some(DemoParty::Manufacturer(maker)) = maker.map(|account| account.party) else {
            return Err(Error::internal("a demonstration without its manufacturer"));
        };
        let products: Vec<_> = self
            .demo
            .products()
            .filter(|product| product.manufacturer_index == maker)
            .take(DECLARED)
            .collect();
        let indexes: Vec<u32> = products.iter().map(|product| product.index).collect();
        let ids = self.product_ids(&indexes).await?;
        let regions = ["36", "45", "52", "62"];
        let mut declared = Vec::with_capacity(products.len());
        for (index, region) in indexes.iter().zip(regions.into_iter().cycle()) {
            let price = self.demo.listed_prices_of(*index).into_iter().next();
            let Some(price) = price else { continue };
            let lower = (price.base_price * Decimal::new(93, 2)).round_dp(4);
            let region: Region = region.parse().map_err(Error::internal)?;
            let first = moment.today();
            declared.push(Declared {
                product: known(&ids, *index)?,
                terms: ListedTerms {
                    region,
                    platform: format!("{}医药采购平台", region.name()),
                    level: PlatformLevel::Provincial,
                    kind: PriceKind::Listing,
                    price: price_terms(yuan(lower)?, Decimal::ONE, first, None)?,
                    effective_from: first,
                    source: "省平台挂网公告".to_owned(),
                },
                remark: "按季度主动申报".to_owned(),
                evidence: Vec::new(),
                may_be_far: true,
            });
        }
        Ok(declared)
    }
}

pub(super) async fn object(
    tx: &Transaction<'_>,
    moment: &Moment,
    hospital: &Caller,
    change: PriceChangeId,
    reason: &str,
) -> Result<()> {
    let objection = NewObjection {
        change,
        reason: reason.to_owned(),
        evidence: Vec::new(),
    };
    price_change::object(tx, moment, hospital, &objection).await?;
    Ok(())
}
