//! Lower-price reports: how to make one, and one that was accepted.

use std::collections::HashSet;

use chrono::{Days, NaiveDate, TimeDelta};
use demo::DEMO_ACCOUNT_OF_BOTH;
use domain::database::Transaction;
use domain::listed_price::{ListedTerms, PlatformLevel, PriceKind, Region};
use domain::lower_price_report::{self, NewLowerPriceReport};
use domain::price_change::price_terms;
use domain::{
    Caller, Error, LowerPriceReportId, Moment, OrganisationKind, ProductId, Result, party,
    shanghai_midnight,
};
use rust_decimal::Decimal;

use super::{Demonstrator, known, yuan};

/// For how many days the accepted price has been in force elsewhere.
const EXECUTED_DAYS_AGO: u64 = 12;

impl Demonstrator<'_> {
    /// The second manufacturer reports a lower price of its own product in time, and the exchange
    /// centre accepts it; a distributor reports one of another, which waits.
    pub(super) async fn enter_lower_price_reports(&self) -> Result<()> {
        let mut free = self.free_products();
        let Some((index, limit)) = free.next() else {
            return Ok(());
        };
        let other = free.next();
        drop(free);
        let wanted = [Some(index), other.map(|(other, _)| other)];
        let wanted: Vec<u32> = wanted.into_iter().flatten().collect();
        let ids = self.product_ids(&wanted).await?;
        let reported_at = shanghai_midnight(self.working_days_ago(3)) + TimeDelta::hours(10);
        let accepted_at = shanghai_midnight(self.working_days_ago(1)) + TimeDelta::hours(16);
        let (reported, accepted) = (
            self.ground.moment_at(reported_at),
            self.ground.moment_at(accepted_at),
        );
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let maker = party::caller_of_account(&tx, "maker2").await?;
        let lower = (limit * Decimal::new(90, 2)).round_dp(4);
        let since = self.demo.today() - Days::new(EXECUTED_DAYS_AGO);
        let seen = lower_price(known(&ids, index)?, "54", lower, since)?;
        if let Some(report) = report_once(&tx, &reported, &maker, &seen).await? {
            lower_price_report::accept(&tx, &accepted, &self.operator, report, "").await?;
        }
        if let Some((other, limit)) = other {
            // Another firm, which makes as well, reports what it learned as a distributor: as a manufacturer it does not know of it.
            let distributor = OrganisationKind::Distributor;
            let both = party::caller_in(&tx, DEMO_ACCOUNT_OF_BOTH, distributor).await?;
            let lower = (limit * Decimal::new(92, 2)).round_dp(4);
            let seen = lower_price(known(&ids, other)?, "45", lower, since)?;
            report_once(&tx, &reported, &both, &seen).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The ordinary products of the second manufacturer that nobody bargains for, with their limits.
    fn free_products(&self) -> impl Iterator<Item = (u32, Decimal)> + '_ {
        let invited: HashSet<u32> = self.plan.iter().map(|one| one.product_index).collect();
        let public = self.demo.public_linkage();
        let public: HashSet<u32> = public
            .iter()
            .flat_map(|list| list.rows.iter().map(|row| row.product_index))
            .collect();
        let products = self.demo.products();
        let own = products.filter(|product| product.manufacturer_index == 1);
        own.filter_map(move |product| {
            let index = product.index;
            let is_free = !invited.contains(&index) && !public.contains(&index);
            let is_ordinary = is_free && self.demo.special(index).is_none();
            let limit = self.demo.reference_limit(index, self.demo.today());
            Some((index, limit.filter(|_| is_ordinary)?))
        })
    }
}

/// A report of a price in force in a province since a day.
pub(super) fn lower_price(
    product: ProductId,
    region: &str,
    price: Decimal,
    since: NaiveDate,
) -> Result<NewLowerPriceReport> {
    let region: Region = region.parse().map_err(Error::internal)?;
    Ok(NewLowerPriceReport {
        product,
        terms: ListedTerms {
            region,
            platform: format!("{}医药采购平台", region.name()),
            level: PlatformLevel::Provincial,
            kind: PriceKind::Listing,
            price: price_terms(yuan(price)?, Decimal::ONE, since, None)?,
            effective_from: since,
            source: "省平台挂网公告".to_owned(),
        },
        evidence: Vec::new(),
    })
}

/// Reports a lower price; `None` when a killed start has reported it already.
pub(super) async fn report_once(
    tx: &Transaction<'_>,
    moment: &Moment,
    reporter: &Caller,
    seen: &NewLowerPriceReport,
) -> Result<Option<LowerPriceReportId>> {
    match lower_price_report::report(tx, moment, reporter, seen).await {
        Ok(report) => Ok(Some(report)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
