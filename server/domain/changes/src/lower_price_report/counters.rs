//! The counters of lower-price reports on the home page.

use ground::capability::{Counter, CounterKind, Counters};
use ground::database::Connection;
use ground::{Caller, Label, Moment, OrganisationKind, Result};

use super::store;

pub(super) const COUNTERS: Counters = Counters {
    kinds: &[&CASES_OPEN, &REPORTS_OPEN],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

const CASES_OPEN: CounterKind = CounterKind {
    key: "lower_price_cases_open",
    label: Label::new("待说明的更低价格", "Lower prices to explain"),
    rank: 80,
    is_alarming: false,
};

const REPORTS_OPEN: CounterKind = CounterKind {
    key: "lower_price_reports_open",
    label: Label::new("待处理的更低价格报告", "Lower prices to decide"),
    rank: 90,
    is_alarming: false,
};

/// For a manufacturer the cases that it has not explained, for overseers those without a decision.
async fn count(db: &Connection<'_>, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let waiting = match caller.kind {
        OrganisationKind::Manufacturer => {
            let cases = store::cases_open(db, caller.organisation).await?;
            CASES_OPEN.of(cases, "/lower-price-reports?state=open")
        }
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => {
            let reports = store::reports_open(db, caller.within()).await?;
            REPORTS_OPEN.of(reports, "/lower-price-reports?state=open,explained")
        }
        OrganisationKind::Hospital | OrganisationKind::Distributor => return Ok(Vec::new()),
    };
    Ok(vec![waiting])
}
