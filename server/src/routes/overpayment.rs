//! What a hospital overpays, and sending the invitations for it in one call.

use chrono::NaiveDate;
use domain::OrganisationKind::Hospital;
use domain::bargaining::{self, Invite, Sent, SentEarlier, State};
use domain::catalogue::ProductHead;
use domain::listed_price::PriceKind;
use domain::overpayment::{self, Benchmark, Overpayment, OverpaymentFilter};
use domain::{Caller, InvitationId, Percent, ProductId, UnitPrice};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::catalogue::class_code;
use super::views::RegionView;
use crate::http::{
    Answer, Cell, Column, Json, Operation, Page, Problem, ProblemDocument, Request, Who, export,
    get, json, post, storable, storable_lines,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/overpayments", list)
            .by(Who::Members(&[Hospital]))
            .described("What the calling hospital pays above a benchmark, the most first.")
            .query_word::<Benchmark>("against", "limit (default), lowest, median")
            .query_one_of("sort", &["-excess", "-percent"], "-excess by default")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<String>("category", "2, 4 or 6 digits")
            .paged(),
        post("/overpayments/invitations", offer)
            .by(Who::Traders(&[Hospital]))
            .described(
                "Sends an invitation for each overpayment of a filter, at its benchmark and \
                    never above the limit. What is offered at the limit is confirmed at once.",
            )
            .keyed()
            .heavy(),
    ]
}

/// Invitations sent by one call.
const OFFERS_MAX: usize = 2_000;

/// Invitations of one statement.
const OFFERS_AT_ONCE: usize = 200;

/// The lowest price that a platform lists.
#[derive(Debug, Serialize, ToSchema)]
struct LowestView {
    /// Yuan per base unit.
    price: UnitPrice,
    /// The province that lists the lowest price.
    region: RegionView,
    /// Of which kind; not every kind counts for the limit.
    kind: PriceKind,
}

/// What hospitals pay, without a name: rounded to a grid, formed of prices that were concluded here or declared
/// with evidence, and the same for every reader.
#[derive(Debug, Serialize, ToSchema)]
struct SpreadView {
    /// A quarter of them pays this or less.
    low: UnitPrice,
    /// Half of them pays this or less.
    median: UnitPrice,
    /// Three quarters of them pay this or less.
    high: UnitPrice,
    /// When the figures were formed; they move only when several hospitals' prices have changed.
    formed_on: NaiveDate,
    /// How far the points of the grid are apart on which they were rounded, in percent.
    grid_percent: Percent,
}

/// A product for which the hospital pays more than the benchmark.
#[derive(Debug, Serialize, ToSchema)]
struct OverpaymentView {
    /// The product.
    product_id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// 最小计量单位
    base_unit: String,
    /// 最小销售单位; quantities are given in it.
    sales_unit: String,
    /// Base units in one sales unit.
    #[schema(value_type = String)]
    pack_ratio: Decimal,
    /// Its maker's name.
    manufacturer: String,
    /// What the hospital pays, yuan per base unit.
    price: UnitPrice,
    /// The first day of the purchase price.
    effective_from: NaiveDate,
    /// Under which contract.
    contract_no: String,
    /// 挂网参考限价
    reference_limit: Option<UnitPrice>,
    /// The lowest listed price.
    lowest_listed: Option<LowestView>,
    /// What others pay; null while too few of them buy the product.
    other_hospitals: Option<SpreadView>,
    /// What the price is compared with.
    benchmark: UnitPrice,
    /// Yuan above it.
    excess: UnitPrice,
    /// The same in percent of the benchmark, with one decimal.
    excess_percent: Percent,
    /// Whether an invitation for it is open.
    has_open_invitation: bool,
}

impl OverpaymentView {
    fn of(row: Overpayment) -> Self {
        let excess_percent = row.benchmark.percent_to(row.price).unwrap_or_default();
        Self {
            product_id: row.product,
            manufacturer: row.head.manufacturer.clone(),
            head: row.head,
            base_unit: row.base_unit,
            sales_unit: row.sales_unit,
            pack_ratio: row.pack_ratio.normalize(),
            price: row.price,
            effective_from: row.effective_from,
            contract_no: row.contract_no,
            reference_limit: row.limit,
            lowest_listed: row.lowest.map(|lowest| LowestView {
                price: lowest.price,
                region: lowest.region.into(),
                kind: lowest.kind,
            }),
            other_hospitals: row.spread.map(|spread| SpreadView {
                low: spread.low,
                median: spread.median,
                high: spread.high,
                formed_on: spread.formed_on,
                grid_percent: spread.grid,
            }),
            benchmark: row.benchmark,
            excess: row.excess,
            excess_percent,
            has_open_invitation: row.has_open_invitation,
        }
    }
}

impl OverpaymentView {
    /// A cell about other hospitals; empty while too few of them buy the product.
    fn of_others(&self, price: impl Fn(&SpreadView) -> UnitPrice) -> Cell<'_> {
        self.other_hospitals.as_ref().map(price).into()
    }
}

/// Which overpayments to bargain for, and how.
#[derive(Debug, Deserialize, ToSchema)]
struct OverpaymentOffers {
    /// What own prices are compared with and what is offered: `limit` (the default), `lowest` or
    /// `median`; never above the limit.
    against: Option<Benchmark>,
    /// A part of the product's name, or how its code begins.
    q: Option<String>,
    /// The class, of 2, 4 or 6 digits.
    category: Option<String>,
    /// These products only.
    product_ids: Option<Vec<ProductId>>,
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
    product_id: ProductId,
    /// Its name.
    name: String,
    /// What was offered, yuan per base unit.
    price: UnitPrice,
    /// The invitation, when it was sent.
    invitation_id: Option<InvitationId>,
    /// Its state: `confirmed` at once, or `pending`.
    state: Option<State>,
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
        category: query.word("category", class_code)?,
        products: None,
    };
    let mut connection = request.app.ground().db.get().await?;
    let moment = request.moment();
    let kept = paging
        .kept(&request, &mut connection, async |tx| {
            let ranked = overpayment::ranked(tx, moment, caller, &filter).await?;
            Ok(ranked.iter().map(|product| product.0.to_string()).collect())
        })
        .await?;
    let products: Vec<ProductId> = kept.numbers()?.into_iter().map(ProductId).collect();
    let found =
        overpayment::overpayments(&connection, moment, caller, filter.against, &products).await?;
    let page = kept.of(found.into_iter().map(OverpaymentView::of).collect());
    if paging.as_xlsx {
        drop(connection);
        return export(request, "高于基准的采购价", &COLUMNS, page).await;
    }
    json(&page)
}

async fn offer(
    request: Request,
    Json(mut offers): Json<OverpaymentOffers>,
) -> Answer<OverpaymentOffered> {
    let caller = request.caller()?;
    let key = request.idempotency_key()?;
    offers.note = storable_lines("/note", offers.note)?;
    let filter = offers.filter()?;
    // Of a filter that finds nothing, too, the rest is right.
    bargaining::check_terms(offers.quantity, &offers.note)?;
    request
        .once(async |tx, moment| {
            let mut ranked = overpayment::ranked(tx, moment, caller, &filter).await?;
            let remaining = ranked.len().saturating_sub(OFFERS_MAX);
            ranked.truncate(OFFERS_MAX);
            let found =
                overpayment::overpayments(tx, moment, caller, filter.against, &ranked).await?;
            let mut offered = OverpaymentOffered {
                confirmed: 0,
                pending: 0,
                refused: 0,
                remaining: i64::try_from(remaining).map_err(domain::Error::internal)?,
                results: Vec::with_capacity(found.len()),
            };
            let mut earlier = SentEarlier::default();
            for part in found.chunks(OFFERS_AT_ONCE) {
                let invites: Vec<Invite> = part
                    .iter()
                    .map(|row| offers.invite(row, caller, key.as_deref()))
                    .collect();
                let sent = bargaining::invite(tx, moment, &invites, &mut earlier).await?;
                for ((row, invite), sent) in part.iter().zip(&invites).zip(sent) {
                    let invitation = match sent {
                        Ok(Sent::New(invitation) | Sent::Repeats(invitation)) => Ok(*invitation),
                        Ok(Sent::Before(id)) => bargaining::invitation(tx, caller, id).await,
                        Err(error) => Err(error),
                    };
                    offered.count(&request, row, invite, invitation);
                }
            }
            Ok(offered)
        })
        .await
}

impl OverpaymentOffers {
    fn filter(&self) -> Result<OverpaymentFilter, Problem> {
        let one_line = |pointer, text: &Option<String>| {
            let text = text.clone().map(|text| storable(pointer, text));
            text.transpose()
        };
        let name_part = one_line("/q", &self.q)?;
        let category = self.category.as_deref().map(|code| {
            let (zh, en) = ("分类须为2、4或6位数字", "must have 2, 4 or 6 digits");
            class_code(code).ok_or_else(|| Problem::field("/category", zh, en))
        });
        let category = category.transpose()?;
        Ok(OverpaymentFilter {
            against: self.against.unwrap_or_default(),
            by_share: false,
            name_part,
            category,
            products: self.product_ids.clone(),
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
            import: None,
            row: None,
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
            product_id: row.product,
            name: row.head.name.clone(),
            price: invite.price,
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
                result.invitation_id = Some(invitation.id);
                result.state = Some(invitation.progress.state);
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

/// With the columns of a file of invitations, to be filled in and sent back.
const COLUMNS: [Column<OverpaymentView>; 19] = [
    Column::code("医保耗材代码", |view| view.head.code.as_str().into()),
    Column::text("产品名称", |view| view.head.name.as_str().into()),
    Column::text("规格", |view| view.head.specification.as_str().into()),
    Column::text("型号", |view| view.head.model.as_str().into()),
    Column::text("生产企业", |view| view.manufacturer.as_str().into()),
    Column::text("最小计量单位", |view| view.base_unit.as_str().into()),
    Column::price("现行采购价（元）", |view| view.price.into()),
    Column::price("挂网参考限价（元）", |view| {
        view.reference_limit.into()
    }),
    Column::price("最低挂网价（元）", |view| {
        let lowest = view.lowest_listed.as_ref();
        lowest.map(|lowest| lowest.price).into()
    }),
    Column::text("最低挂网价省份", |view| {
        let lowest = view.lowest_listed.as_ref();
        lowest.map(|lowest| lowest.region.name).into()
    }),
    Column::price("各机构四分之一位（取整，元）", |view| {
        view.of_others(|others| others.low)
    }),
    Column::price("各机构中位（取整，元）", |view| {
        view.of_others(|others| others.median)
    }),
    Column::price("各机构四分之三位（取整，元）", |view| {
        view.of_others(|others| others.high)
    }),
    Column::price("比较基准（元）", |view| view.benchmark.into()),
    Column::price("高出（元）", |view| view.excess.into()),
    Column::number("高出（%）", 1, |view| view.excess_percent.into()),
    Column::text("有未结邀请", |view| {
        if view.has_open_invitation { "是" } else { "" }.into()
    }),
    Column::price("邀请价（元）", |_view| Cell::Empty),
    Column::count("数量", |_view| Cell::Empty),
];
