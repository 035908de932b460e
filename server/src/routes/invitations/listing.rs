//! Lists of invitations, and one with its thread.

use chrono::{DateTime, FixedOffset, Utc};
use domain::bargaining::{self, InvitationFilter, Order, Place, State};
use domain::{InvitationId, ProductId};
use spreadsheet::ColumnKind;

use super::view::{InvitationThread, InvitationView, ThreadActor, ThreadEvent, views};
use crate::http::{
    Answer, Cell, Cursor, Instant, Operation, Page, Paging, Problem, Request, Sheet, Who, get,
    json, with_version,
};
use crate::routes::closed::InvitationOrder;
use crate::routes::views::{shown, with_last_minutes};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/invitations", list)
            .by(Who::SignedIn)
            .described("The caller's invitations; overseers see all.")
            .query::<String>("state", "One state, or several with commas")
            .query::<String>("product_id", "Only for this product")
            .query::<Instant>(
                "due_before",
                "Only those whose deadline is before this instant",
            )
            .query_word::<InvitationOrder>(
                "sort",
                "Newest first (-sent_at) unless asked otherwise; by deadline, those without one \
                    come last",
            )
            .query::<String>("q", "Part of the product's name, or the number")
            .paged(),
        get("/invitations/{id}", one)
            .by(Who::SignedIn)
            .described("An invitation with everything that happened to it."),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

async fn list(request: Request) -> Answer<Page<InvitationView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = filter(&request)?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let order = request.query().value("sort")?;
    let order = order.unwrap_or_default();
    let (after, rows) = if paging.as_xlsx {
        (None, EXPORT_MAX)
    } else {
        (after(&paging, order)?, paging.rows())
    };
    let (invitations, total) =
        bargaining::invitations(&connection, caller, &filter, (order, after), rows).await?;
    if paging.as_xlsx {
        return export(views(&connection, moment, caller, &invitations).await?).await;
    }
    let page = Page::of(invitations, &paging, total, |invitation| Stand {
        order,
        place: order.place(invitation),
    });
    let views = views(&connection, moment, caller, &page.items).await?;
    json(&page.with(views))
}

/// Where a page ended, and in which order.
struct Stand {
    order: Order,
    place: Place,
}

impl Cursor for Stand {
    fn write(&self) -> String {
        let (at, id) = self.place;
        format!("{}.{}", self.order.into_str(), (at, id.0).write())
    }

    fn read(text: &str) -> Option<Self> {
        let (order, place) = text.split_once('.')?;
        let (at, id) = <(DateTime<Utc>, uuid::Uuid)>::read(place)?;
        Some(Self {
            order: order.parse().ok()?,
            place: (at, InvitationId(id)),
        })
    }
}

fn after(paging: &Paging, order: Order) -> Result<Option<Place>, Problem> {
    match paging.place::<Stand>()? {
        Some(stand) if stand.order != order => Err(Problem::field(
            "cursor",
            "游标属于另一种排序",
            "this cursor is of another order",
        )),
        stand => Ok(stand.map(|stand| stand.place)),
    }
}

fn filter(request: &Request) -> Result<InvitationFilter, Problem> {
    let query = request.query();
    let bad = || Problem::field("state", "状态无效", "holds something that is no state");
    let states = query.text("state").unwrap_or_default();
    let states = states
        .split(',')
        .filter(|name| !name.is_empty())
        .map(|name| name.parse::<State>().map_err(|_| bad()))
        .collect::<Result<Vec<_>, _>>()?;
    let due_before: Option<DateTime<FixedOffset>> = query.value("due_before")?;
    let product: Option<ProductId> = query.value("product_id")?;
    let text = query.part("q")?.or(query.part("number")?);
    Ok(InvitationFilter {
        states,
        product,
        due_before: due_before.map(|at| at.to_utc()),
        text,
    })
}

async fn export(views: Vec<InvitationView>) -> Answer<Page<InvitationView>> {
    let mut sheet = Sheet::new(
        "议价邀请",
        &[
            ("邀请编号", ColumnKind::Code),
            ("状态", ColumnKind::Text),
            ("医保耗材代码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("规格", ColumnKind::Text),
            ("型号", ColumnKind::Text),
            ("医疗机构", ColumnKind::Text),
            ("生产企业", ColumnKind::Text),
            ("邀请价（元）", ColumnKind::Number { decimals: 2 }),
            ("参考限价（元）", ColumnKind::Number { decimals: 2 }),
            ("还价（元）", ColumnKind::Number { decimals: 2 }),
            ("数量", ColumnKind::Number { decimals: 0 }),
            ("最小销售单位", ColumnKind::Text),
            ("发起时间", ColumnKind::DateTime),
            ("响应截止", ColumnKind::DateTime),
            ("办结时间", ColumnKind::DateTime),
            ("备注", ColumnKind::Text),
        ],
    );
    let number = Cell::number;
    for view in views {
        let label = view.state.parse().map_or("", State::label);
        sheet.push(vec![
            Cell::Text(view.number),
            Cell::Text(label.to_owned()),
            Cell::Text(view.product.code),
            Cell::Text(view.product.name),
            Cell::Text(view.product.specification),
            Cell::Text(view.product.model),
            Cell::Text(view.hospital.name),
            Cell::Text(view.manufacturer.name),
            number(&view.price),
            Cell::maybe(view.reference_limit, |limit| number(&limit)),
            Cell::maybe(view.counter_price, |price| number(&price)),
            Cell::Number(view.quantity.into()),
            Cell::Text(view.product.sales_unit),
            Cell::At(view.sent_at.to_utc()),
            Cell::maybe(view.due_at, |at| Cell::At(at.to_utc())),
            Cell::maybe(view.decided_at, |at| Cell::At(at.to_utc())),
            Cell::Text(view.note),
        ]);
    }
    sheet.answer().await
}

async fn one(request: Request, id: InvitationId) -> Answer<InvitationThread> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let invitation = bargaining::invitation(&connection, caller, id).await?;
    let events = bargaining::thread(&connection, caller, id).await?;
    let mut views = views(&connection, request.moment(), caller, &[invitation]).await?;
    let invitation = views.pop().ok_or_else(Problem::not_found)?;
    let events = events.into_iter().map(|event| ThreadEvent {
        at: shown(event.at),
        kind: event.kind,
        actor: event.actor.map(|(account, organisation)| ThreadActor {
            organisation,
            account,
        }),
        clause: event.clause,
        data: with_last_minutes(event.data),
    });
    let version = invitation.version;
    let events = events.collect();
    with_version(json(&InvitationThread { invitation, events })?, version)
}
