//! Lists of invitations, and one with its thread.

use chrono::{DateTime, Utc};
use domain::bargaining::{self, InvitationFilter, InvitationPlace, SortBy, State};
use domain::{Instant, InvitationId, NoticeId, ProductId};

use super::view::{BarredAction, Facts, InvitationThread, InvitationView, views};
use crate::http::{
    Answer, Column, Cursor, List, Operation, Page, Paging, Problem, Request, Since, Who, export,
    get, json, titles, with_version,
};
use crate::routes::event_words::ThreadEvent;
use crate::routes::messages::concerned;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/invitations", list)
            .by(Who::SignedIn)
            .described("The caller's invitations; overseers see all.")
            .query_words::<State>("state", "One state, or several with commas")
            .query::<ProductId>("product_id", "Only for this product")
            .query::<Instant>(
                "due_before",
                "Only those whose deadline is before this instant",
            )
            .query_word::<SortBy>(
                "sort",
                "Newest first (-sent_at) unless asked otherwise; by deadline, those without one \
                    come last",
            )
            .query::<String>("q", "Part of the product's name, or the number")
            .query::<NoticeId>(
                "notice",
                "Only those that this message to the caller reports",
            )
            .paged(LIST),
        get("/invitations/{id}", one)
            .by(Who::SignedIn)
            .described("An invitation with everything that happened to it."),
    ]
}

async fn list(request: Request) -> Answer<Page<InvitationView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let mut filter = filter(&request)?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    filter.ids = concerned(&request, &connection).await?;
    let order = request.query().value("sort")?;
    let order = order.unwrap_or_default();
    let (after, rows) = (after(&paging, order)?, paging.rows());
    let (invitations, total) =
        bargaining::invitations(&connection, caller, &filter, (order, after), rows).await?;
    let page = Page::of(invitations, &paging, total, |listed| PageEnd {
        order,
        place: listed.place.clone(),
    });
    let page = page.map(|listed| listed.invitation);
    let views = views(&connection, moment, caller, &page.items).await?;
    let page = page.with(views);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

/// The cursor of a list: the end of a page, and its order.
struct PageEnd {
    order: SortBy,
    place: InvitationPlace,
}

impl Cursor for PageEnd {
    fn write(&self) -> String {
        let place = &self.place;
        let since = Since(place.since.clone(), (place.at, place.id.0));
        format!("{}.{}", self.order.into_str(), since.write())
    }

    fn read(text: &str) -> Option<Self> {
        let (order, place) = text.split_once('.')?;
        let Since(since, (at, id)) = Since::<(DateTime<Utc>, uuid::Uuid)>::read(place)?;
        let id = InvitationId(id);
        Some(Self {
            order: order.parse().ok()?,
            place: InvitationPlace { at, id, since },
        })
    }
}

fn after(paging: &Paging, order: SortBy) -> Result<Option<InvitationPlace>, Problem> {
    match paging.start::<PageEnd>()? {
        Some(end) if end.order != order => Err(Problem::field(
            "cursor",
            "游标属于另一种排序",
            "this cursor is of another order",
        )),
        end => Ok(end.map(|end| end.place)),
    }
}

fn filter(request: &Request) -> Result<InvitationFilter, Problem> {
    let query = request.query();
    let due_before: Option<Instant> = query.value("due_before")?;
    let product: Option<ProductId> = query.value("product_id")?;
    let text = query.part("q")?.or(query.part("number")?);
    Ok(InvitationFilter {
        states: query.values("state")?,
        product,
        due_before: due_before.map(Instant::to_utc),
        text,
        ids: None,
    })
}

const COLUMNS: [Column<InvitationView>; 17] = [
    Column::code("邀请编号", |view| view.number.as_str().into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::code("医保耗材代码", |view| {
        view.product.head.code.as_str().into()
    }),
    Column::text("产品名称", |view| {
        view.product.head.name.as_str().into()
    }),
    Column::text("规格", |view| {
        view.product.head.specification.as_str().into()
    }),
    Column::text("型号", |view| view.product.head.model.as_str().into()),
    Column::text("医疗机构", |view| view.hospital.name.as_str().into()),
    Column::text("生产企业", |view| {
        view.manufacturer.name.as_str().into()
    }),
    Column::price("邀请价（元）", |view| view.price.into()),
    Column::price("挂网参考限价（元）", |view| {
        view.reference_limit.into()
    }),
    Column::price("还价（元）", |view| view.counter_price.into()),
    Column::count("数量", |view| view.quantity.into()),
    Column::text("最小销售单位", |view| {
        view.product.sales_unit.as_str().into()
    }),
    Column::time("发起时间", |view| view.sent_at.into()),
    Column::deadline("响应截止", |view| view.due_at.into()),
    Column::time("办结时间", |view| view.decided_at.into()),
    Column::text("备注", |view| view.note.as_str().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "议价邀请",
    titles: &titles(&COLUMNS),
    loaded_as: &[&bargaining::INVITATIONS],
};

async fn one(request: Request, id: InvitationId) -> Answer<InvitationThread> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let invitation = bargaining::invitation(&connection, caller, id).await?;
    let events = bargaining::thread(&connection, caller, id).await?;
    let moment = request.moment();
    let one = std::slice::from_ref(&invitation);
    let facts = Facts::of(&connection, moment, caller, one).await?;
    let barred = facts.steps.values().flat_map(|steps| &steps.barred);
    let barred = barred.map(|(action, reason)| BarredAction {
        action: *action,
        reason: request.localized(reason),
    });
    let barred = barred.collect();
    let view = facts.view(moment, caller, &invitation);
    let invitation = view.ok_or_else(Problem::not_found)?;
    let events = events.into_iter();
    let events = events.map(|event| ThreadEvent::of(&request, event));
    let version = invitation.version;
    let events = events.collect();
    with_version(
        json(&InvitationThread {
            invitation,
            barred,
            events,
        })?,
        version,
    )
}
