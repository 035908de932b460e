//! What a hospital overpays, and one action that sends the invitations for it.

use chrono::NaiveDate;
use domain::OrganisationKind::Hospital;
use domain::bargaining::{self, Invite, Sent, State};
use domain::pricing::overpayment::{self, Benchmark, Overpayment, OverpaymentFilter};
use domain::{Caller, Percent, ProductId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::views::{RegionView, yuan};
use crate::http::{
    Answer, Cell, Json, Operation, Page, Problem, ProblemDocument, Request, Sheet, Who, get, json,
    post,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/overpayments", list)
            .by(Who::Members(&[Hospital]))
            .described("What the calling hospital pays above a benchmark, the most first.")
            .query::<String>("against", "limit (default), lowest, median")
            .query::<String>("sort", "-excess (default), -percent")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<String>("category", "How the class begins")
            .paged(),
        post("/overpayments/invitations", offer)
            .by(Who::Traders(&[Hospital]))
            .described(
                "Sends an invitation for each overpayment of a filter, at its benchmark and \
                    never above the limit. What is offered at the limit is confirmed at once.",
            )
            .keyed(),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 100_000;

/// Invitations that one call sends at most.
const OFFERS_MAX: i64 = 2_000;

/// Invitations of one transaction.
const OFFERS_AT_ONCE: usize = 200;

/// The lowest price that a platform lists.
#[derive(Debug, Serialize, ToSchema)]
struct LowestView {
    /// Yuan per base unit.
    price: String,
    /// Where.
    region: RegionView,
    /// Of which kind; not every kind counts for the limit.
    kind: &'static str,
}

/// What other hospitals pay, without a name.
#[derive(Debug, Serialize, ToSchema)]
struct SpreadView {
    /// A quarter of them pays this or less.
    low: String,
    /// Half of them pays this or less.
    median: String,
    /// Three quarters of them pay this or less.
    high: String,
}

/// A product for which the hospital pays more than the benchmark.
#[derive(Debug, Serialize, ToSchema)]
struct OverpaymentView {
    /// The product.
    product_id: String,
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// 规格
    specification: String,
    /// 型号
    model: String,
    /// 最小计量单位
    base_unit: String,
    /// Its maker's name.
    manufacturer: String,
    /// What the hospital pays, yuan per base unit.
    price: String,
    /// Since when.
    effective_from: NaiveDate,
    /// Under which contract.
    contract_no: String,
    /// 挂网参考限价
    reference_limit: Option<String>,
    /// The lowest listed price.
    lowest_listed: Option<LowestView>,
    /// What others pay; null while too few of them buy the product.
    other_hospitals: Option<SpreadView>,
    /// What the price is compared with.
    benchmark: String,
    /// Yuan above it.
    excess: String,
    /// The same in percent of the benchmark, with one decimal.
    excess_percent: Percent,
    /// Whether an invitation for it is open.
    has_open_invitation: bool,
    #[serde(skip)]
    place: (Decimal, i64),
}

impl OverpaymentView {
    fn of(row: Overpayment) -> Self {
        let excess_percent = row.benchmark.percent_to(row.price).unwrap_or_default();
        Self {
            place: (row.rank, row.product.0),
            product_id: row.product.to_string(),
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            base_unit: row.base_unit,
            manufacturer: row.manufacturer_name,
            price: yuan(row.price),
            effective_from: row.effective_from,
            contract_no: row.contract_no,
            reference_limit: row.limit.map(yuan),
            lowest_listed: row.lowest.map(|lowest| LowestView {
                price: yuan(lowest.price),
                region: lowest.region.into(),
                kind: lowest.kind.into_str(),
            }),
            other_hospitals: row.spread.map(|spread| SpreadView {
                low: yuan(spread.low),
                median: yuan(spread.median),
                high: yuan(spread.high),
            }),
            benchmark: yuan(row.benchmark),
            excess: yuan(row.excess),
            excess_percent,
            has_open_invitation: row.has_open_invitation,
        }
    }
}

/// Which overpayments to bargain for, and how.
#[derive(Debug, Deserialize, ToSchema)]
struct OverpaymentOffers {
    /// What own prices are compared with and what is offered: `limit` (the default), `lowest` or
    /// `median`; never above the limit.
    against: Option<String>,
    /// A part of the product's name, or how its code begins.
    q: Option<String>,
    /// How the class begins.
    category: Option<String>,
    /// These products only.
    product_ids: Option<Vec<String>>,
    /// Sales units that the hospital means to buy of each.
    quantity: i64,
    /// A remark to the manufacturers.
    #[serde(default)]
    note: String,
}

/// What became of the offer for one product.
#[derive(Debug, Serialize, ToSchema)]
struct OverpaymentOffer {
    /// The product.
    product_id: String,
    /// Its name.
    name: String,
    /// What was offered, yuan per base unit.
    price: String,
    /// The invitation, when it was sent.
    invitation_id: Option<String>,
    /// Its state: `confirmed` at once, or `pending`.
    state: Option<&'static str>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of the offers.
#[derive(Debug, Serialize, ToSchema)]
struct OverpaymentOffered {
    /// Invitations confirmed at once.
    confirmed: usize,
    /// Invitations that wait for their manufacturers.
    pending: usize,
    /// Offers that the rules refused.
    refused: usize,
    /// Overpayments of the filter beyond what one call sends.
    remaining: i64,
    /// In the order of the list.
    results: Vec<OverpaymentOffer>,
}

async fn list(request: Request) -> Answer<Page<OverpaymentView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let query = request.query();
    let by_share = query.word("sort", |sort| match sort {
        "-excess" => Some(false),
        "-percent" => Some(true),
        _ => None,
    })?;
    let filter = OverpaymentFilter {
        against: query.value("against")?.unwrap_or_default(),
        by_share: by_share.unwrap_or(false),
        name_part: query.part("q")?,
        category: query.part("category")?,
        products: None,
    };
    let (after, rows) = paging.span::<(Decimal, i64)>(EXPORT_MAX)?;
    let after = after.map(|(rank, product)| (rank, ProductId(product)));
    let connection = request.app.ground().db.get().await?;
    let moment = request.moment();
    let (found, total) =
        overpayment::overpayments(&connection, moment, caller, &filter, after, rows).await?;
    let views: Vec<OverpaymentView> = found.into_iter().map(OverpaymentView::of).collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    json(&Page::of(views, &paging, total, |view| view.place))
}

async fn offer(
    request: Request,
    Json(asked): Json<OverpaymentOffers>,
) -> Answer<OverpaymentOffered> {
    let caller = request.caller()?;
    let key = request.idempotency_key()?;
    let filter = asked.filter()?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let (found, total) =
        overpayment::overpayments(&connection, moment, caller, &filter, None, OFFERS_MAX).await?;
    drop(connection);
    let mut offered = OverpaymentOffered {
        confirmed: 0,
        pending: 0,
        refused: 0,
        remaining: total.saturating_sub(i64::try_from(found.len()).unwrap_or(total)),
        results: Vec::with_capacity(found.len()),
    };
    for part in found.chunks(OFFERS_AT_ONCE) {
        let invites: Vec<Invite> = part
            .iter()
            .map(|row| asked.invite(row, caller, key.as_deref()))
            .collect();
        let sent = request
            .change(async |tx, moment| {
                let mut sent = Vec::with_capacity(invites.len());
                for answer in bargaining::invite(tx, moment, &invites).await? {
                    sent.push(match answer {
                        Ok(Sent::New(invitation)) => Ok(*invitation),
                        Ok(Sent::Before(id)) => bargaining::invitation(tx, caller, id).await,
                        Err(error) => Err(error),
                    });
                }
                Ok(sent)
            })
            .await?;
        for ((row, invite), sent) in part.iter().zip(&invites).zip(sent) {
            offered.count(&request, row, invite, sent);
        }
    }
    json(&offered)
}

impl OverpaymentOffers {
    fn filter(&self) -> Result<OverpaymentFilter, Problem> {
        let against = match self.against.as_deref() {
            None => Benchmark::default(),
            Some(name) => name.parse().map_err(|_| {
                Problem::field(
                    "/against",
                    "应为 limit、lowest 或 median",
                    "is limit, lowest or median",
                )
            })?,
        };
        let texts = [&self.q, &self.category].into_iter().flatten();
        if texts.chain([&self.note]).any(|text| text.contains('\0')) {
            return Err(Problem::field(
                "/note",
                "含有无效字符",
                "holds a character we do not take",
            ));
        }
        let products = self.product_ids.as_ref().map(|ids| {
            ids.iter()
                .map(|id| id.parse::<ProductId>().map_err(|_| Problem::not_found()))
                .collect::<Result<Vec<_>, _>>()
        });
        Ok(OverpaymentFilter {
            against,
            by_share: false,
            name_part: self.q.clone(),
            category: self.category.clone(),
            products: products.transpose()?,
        })
    }

    fn invite(&self, row: &Overpayment, caller: &Caller, key: Option<&str>) -> Invite {
        Invite {
            caller: caller.clone(),
            product: row.product,
            price: row
                .limit
                .map_or(row.benchmark, |limit| limit.min(row.benchmark)),
            quantity: self.quantity,
            note: self.note.clone(),
            idempotency_key: key.map(|key| format!("{key}/{}", row.product)),
        }
    }
}

impl OverpaymentOffered {
    fn count(
        &mut self,
        request: &Request,
        row: &Overpayment,
        invite: &Invite,
        sent: domain::Result<bargaining::Invitation>,
    ) {
        let mut result = OverpaymentOffer {
            product_id: row.product.to_string(),
            name: row.name.clone(),
            price: yuan(invite.price),
            invitation_id: None,
            state: None,
            problem: None,
        };
        match sent {
            Ok(invitation) => {
                if invitation.progress.state == State::Confirmed {
                    self.confirmed += 1;
                } else {
                    self.pending += 1;
                }
                result.invitation_id = Some(invitation.id.to_string());
                result.state = Some(invitation.progress.state.into_str());
            }
            Err(error) => {
                self.refused += 1;
                let problem = Problem::from(error);
                result.problem = Some(problem.document(request.is_chinese(), None));
            }
        }
        self.results.push(result);
    }
}

async fn export(views: Vec<OverpaymentView>) -> Answer<Page<OverpaymentView>> {
    let money = ColumnKind::Number { decimals: 2 };
    let mut sheet = Sheet::new(
        "高于基准的采购价",
        &[
            ("医保耗材代码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("规格", ColumnKind::Text),
            ("型号", ColumnKind::Text),
            ("生产企业", ColumnKind::Text),
            ("最小计量单位", ColumnKind::Text),
            ("现行采购价（元）", money),
            ("挂网参考限价（元）", money),
            ("最低挂网价（元）", money),
            ("最低挂网价省份", ColumnKind::Text),
            ("其他机构四分之一位（元）", money),
            ("其他机构中位（元）", money),
            ("其他机构四分之三位（元）", money),
            ("比较基准（元）", money),
            ("高出（元）", money),
            ("高出（%）", ColumnKind::Number { decimals: 1 }),
            ("有未结邀请", ColumnKind::Text),
        ],
    );
    let number = |text: String| Cell::number(&text);
    for view in views {
        let (lowest, place) = match view.lowest_listed {
            Some(lowest) => (number(lowest.price), Cell::Text(lowest.region.name)),
            None => (Cell::Empty, Cell::Empty),
        };
        let (low, median, high) = match view.other_hospitals {
            Some(spread) => (
                number(spread.low),
                number(spread.median),
                number(spread.high),
            ),
            None => (Cell::Empty, Cell::Empty, Cell::Empty),
        };
        sheet.push(vec![
            Cell::Text(view.code),
            Cell::Text(view.name),
            Cell::Text(view.specification),
            Cell::Text(view.model),
            Cell::Text(view.manufacturer),
            Cell::Text(view.base_unit),
            number(view.price),
            Cell::maybe(view.reference_limit, number),
            lowest,
            place,
            low,
            median,
            high,
            number(view.benchmark),
            number(view.excess),
            Cell::Number(view.excess_percent.number()),
            Cell::Text(if view.has_open_invitation { "是" } else { "" }.to_owned()),
        ]);
    }
    sheet.answer().await
}
