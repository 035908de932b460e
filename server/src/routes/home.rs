//! What waits for the caller.

use domain::bargaining::Waiting;
use domain::calendar::Term;
use domain::pricing::change::{self, ChangesWaiting};
use domain::pricing::{campaign, report};
use domain::{Caller, OrganisationKind, bargaining, conduct, loading, messages};
use serde::Serialize;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::closed::CounterKey;
use crate::app::App;
use crate::http::{Answer, Request, bare, json};

/// Something that waits, with how much of it.
#[derive(Debug, Serialize, ToSchema)]
struct Counter {
    /// What.
    #[schema(value_type = CounterKey)]
    key: &'static str,
    /// How much.
    count: i64,
    /// The page of the console that shows it.
    link: &'static str,
}

/// What waits for the caller.
#[derive(Debug, Serialize, ToSchema)]
struct HomeView {
    /// The most pressing first.
    counters: Vec<Counter>,
}

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    warp::path::end()
        .and(warp::get())
        .and(bare(app))
        .then(home)
        .boxed()
}

/// What waits for the caller.
#[utoipa::path(get, path = "/api/v1/home", tag = "system",
    responses((status = 200, body = HomeView)))]
pub(super) async fn home(request: Request) -> Answer {
    let caller = request.caller().await?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    // Pressing is what is due by the end of the next working day.
    let soon = moment
        .calendar
        .count(moment.now, Term::WorkingDays(1))
        .deadline
        .due_at;
    let soon = soon + chrono::TimeDelta::microseconds(1);
    let waiting = bargaining::waiting(&connection, &caller, soon).await?;
    let unread = messages::unread_count(&connection, &caller).await?;
    let misconduct = conduct::standing(&connection, &caller).await?;
    let changes = change::waiting(&connection, &caller).await?;
    let mut counters = bargaining_counters(&caller, &waiting);
    counters.extend(price_counters(&caller, &changes));
    let imports = loading::imports(&connection, &caller, None, 1).await?;
    counters.push(counter("imports_running", imports.running, "/imports"));
    let lower_prices = report::waiting(&connection, &caller).await?;
    counters.extend(lower_price_counter(&caller, lower_prices));
    if caller.is_overseer() || caller.kind == OrganisationKind::Manufacturer {
        let campaigns = campaign::waiting(&connection, &moment, &caller).await?;
        counters.push(counter("campaigns_open", campaigns, "/campaigns?open=true"));
    }
    if caller.is_operator() {
        let red = request.app.red_jobs().await?.len();
        counters.push(counter(
            "jobs_red",
            i64::try_from(red).unwrap_or(i64::MAX),
            "/jobs",
        ));
    }
    counters.push(counter("unread_messages", unread, "/messages"));
    counters.push(counter(
        "misconduct_recent",
        misconduct,
        "/misconduct-records",
    ));
    json(&HomeView { counters })
}

/// What waits in bargaining: for the caller's answer, and open in all.
fn bargaining_counters(caller: &Caller, waiting: &Waiting) -> Vec<Counter> {
    const OPEN: &str = "/invitations?state=pending,countered";
    let mine = match caller.kind {
        OrganisationKind::Manufacturer => Some("/invitations?state=pending"),
        OrganisationKind::Hospital => Some("/invitations?state=countered"),
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => None,
        OrganisationKind::Distributor => return Vec::new(),
    };
    let mut counters = Vec::new();
    if let Some(link) = mine {
        counters.push(counter(
            "invitations_waiting_for_me",
            waiting.for_caller,
            link,
        ));
    }
    counters.push(counter(
        "invitations_due_soon",
        waiting.due_soon,
        mine.unwrap_or(OPEN),
    ));
    counters.push(counter("invitations_open", waiting.open, OPEN));
    counters
}

/// Cases of lower prices that wait for the caller.
fn lower_price_counter(caller: &Caller, waiting: i64) -> Option<Counter> {
    match caller.kind {
        OrganisationKind::Manufacturer => Some(counter(
            "lower_price_cases_open",
            waiting,
            "/lower-price-reports?state=open",
        )),
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => Some(counter(
            "lower_price_reports_open",
            waiting,
            "/lower-price-reports?state=open,explained",
        )),
        OrganisationKind::Hospital | OrganisationKind::Distributor => None,
    }
}

/// What waits in the life of prices.
fn price_counters(caller: &Caller, waiting: &ChangesWaiting) -> Vec<Counter> {
    match caller.kind {
        OrganisationKind::Manufacturer => vec![counter(
            "declarations_returned",
            waiting.returned,
            "/price-changes?state=returned",
        )],
        OrganisationKind::ExchangeCenter => vec![
            counter(
                "price_changes_to_check",
                waiting.to_check,
                "/price-changes?state=submitted",
            ),
            counter(
                "objections_open",
                waiting.objections_open,
                "/objections?state=open",
            ),
        ],
        OrganisationKind::Hospital
        | OrganisationKind::Distributor
        | OrganisationKind::InsuranceBureau => Vec::new(),
    }
}

fn counter(key: &'static str, count: i64, link: &'static str) -> Counter {
    Counter { key, count, link }
}
