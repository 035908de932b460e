//! Changes of prices as each caller may see them.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::pricing::change::{ChangeState, Origin, PriceChangeRow};
use domain::{Caller, EvidenceId, Percent};
use serde::Serialize;
use serde_json::Value;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use crate::http::{Answer, Cell, Page, Sheet};
use crate::routes::closed;
use crate::routes::views::{Named, RegionView, shown, yuan};

/// The product of a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(in crate::routes) struct ChangeProduct {
    /// Its id.
    id: String,
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
}

/// The window in which a change is public.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct ChangePublicity {
    /// Its id.
    id: String,
    /// Exclusive: the first instant that is too late for objections.
    due_at: Option<DateTime<FixedOffset>>,
    /// The last minute for objections, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
    /// Whether that waits for a calendar notice.
    due_is_provisional: bool,
}

/// A change of a listed price.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct ChangeView {
    /// Its id.
    pub(in crate::routes) id: String,
    /// `declaration`, `report`, `linkage` or `rise`.
    #[schema(value_type = closed::ChangeOrigin)]
    origin: &'static str,
    /// `submitted`, `returned`, `withdrawn`, `refused`, `publicized` or `announced`.
    #[schema(value_type = closed::ChangeState)]
    state: &'static str,
    /// Whose price.
    product: ChangeProduct,
    /// Its maker.
    manufacturer: Named,
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    /// `provincial` or `city`.
    #[schema(value_type = closed::PlatformLevel)]
    platform_level: &'static str,
    /// How the price came about.
    #[schema(value_type = closed::PriceKind)]
    kind: &'static str,
    /// The kind in words.
    kind_label: &'static str,
    /// As listed, for `pack_ratio` base units.
    price: String,
    /// Base units that it buys.
    pack_ratio: String,
    /// Per base unit.
    base_price: String,
    /// The first day on the platform.
    effective_from: NaiveDate,
    /// The last day there, inclusive.
    effective_to: Option<NaiveDate>,
    /// The document it comes from.
    source: String,
    /// What its submitter remarks; the submitter's and the overseers' to read.
    remark: String,
    /// What proves it; as the remark.
    evidence: Vec<String>,
    /// The limit today.
    reference_limit: Option<String>,
    /// By how much it differs from that, in percent; negative below it.
    change_percent: Option<Percent>,
    /// Why it was returned or refused.
    reason: Option<String>,
    /// When it was submitted last.
    submitted_at: DateTime<FixedOffset>,
    /// When its state changed last.
    decided_at: Option<DateTime<FixedOffset>>,
    /// The window in which it is public.
    publicity: Option<ChangePublicity>,
    /// The first day on which it counts, once announced.
    counts_from: Option<NaiveDate>,
    /// Whether it counts today or has counted.
    in_force: bool,
    /// Objections without an answer; the manufacturer's and the overseers' to know.
    objections_open: Option<i64>,
    /// The collection it answers.
    campaign_id: Option<String>,
    /// The list it stands in.
    linkage_id: Option<String>,
    /// For `If-Match`.
    pub(in crate::routes) version: i32,
    #[serde(skip)]
    pub(in crate::routes) place: i64,
}

impl ChangeView {
    pub(in crate::routes) fn of(row: PriceChangeRow, caller: &Caller, today: NaiveDate) -> Self {
        let change = row.change;
        let terms = change.terms;
        let base_price = terms.price.base_price;
        let is_known = caller.is_overseer() || change.manufacturer == caller.organisation;
        let percent = row
            .reference_limit
            .and_then(|limit| limit.percent_to(base_price));
        Self {
            id: change.id.to_string(),
            origin: change.origin.into_str(),
            state: change.state.into_str(),
            product: ChangeProduct {
                id: change.product.to_string(),
                code: row.code,
                name: row.name,
                specification: row.specification,
                model: row.model,
                base_unit: row.base_unit,
            },
            manufacturer: Named {
                id: change.manufacturer.to_string(),
                name: row.manufacturer_name,
            },
            region: terms.region.into(),
            platform: terms.platform,
            platform_level: terms.level.into_str(),
            kind: terms.kind.into_str(),
            kind_label: terms.kind.label(),
            price: yuan(terms.price.price),
            pack_ratio: terms.price.pack_ratio.to_string(),
            base_price: yuan(base_price),
            effective_from: terms.effective_from,
            effective_to: terms.price.effective_to,
            source: terms.source,
            remark: change.remark,
            evidence: change.evidence.iter().map(EvidenceId::to_string).collect(),
            reference_limit: row.reference_limit.map(yuan),
            change_percent: percent,
            reason: Some(change.reason).filter(|reason| !reason.is_empty()),
            submitted_at: shown(change.submitted_at),
            decided_at: change.decided_at.map(shown),
            publicity: change.publicity.map(|id| ChangePublicity {
                id: id.to_string(),
                due_at: row.deadline.map(|deadline| shown(deadline.due_at)),
                due_by: row.deadline.map(|deadline| deadline.text()),
                due_is_provisional: row.deadline.is_some_and(|it| it.is_provisional),
            }),
            counts_from: change.counts_from,
            in_force: change.state == ChangeState::Announced
                && change.counts_from.is_some_and(|first| first <= today),
            objections_open: is_known.then_some(row.objections_open),
            campaign_id: change.campaign.map(|id| id.to_string()),
            linkage_id: change.linkage.map(|id| id.to_string()),
            version: change.version,
            place: change.id.0,
        }
    }
}

/// A change with everything that happened to it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ChangeThread {
    /// The change.
    #[serde(flatten)]
    pub(super) change: ChangeView,
    /// What happened, oldest first, as far as the caller may know.
    pub(super) events: Vec<ChangeEvent>,
}

/// Something that happened to a change.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ChangeEvent {
    /// When.
    pub(super) at: DateTime<FixedOffset>,
    /// What.
    pub(super) kind: String,
    /// Who; null when the rules did it, or the caller may not know.
    pub(super) actor: Option<ChangeActor>,
    /// The clause it rests on.
    pub(super) clause: Option<String>,
    /// The figures.
    #[schema(value_type = Object)]
    pub(super) data: Value,
}

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ChangeActor {
    /// The organisation's name.
    pub(super) organisation: String,
    /// The person's name.
    pub(super) account: String,
}

fn origin_label(name: &str) -> &'static str {
    name.parse().map_or("", Origin::label)
}

fn state_label(name: &str) -> &'static str {
    name.parse().map_or("", ChangeState::label)
}

const PRICE: ColumnKind = ColumnKind::Number { decimals: 2 };

/// The columns of an exported list.
const COLUMNS: [(&str, ColumnKind); 23] = [
    ("编号", ColumnKind::Code),
    ("来源类型", ColumnKind::Text),
    ("状态", ColumnKind::Text),
    ("27位码", ColumnKind::Code),
    ("产品名称", ColumnKind::Text),
    ("规格", ColumnKind::Text),
    ("型号", ColumnKind::Text),
    ("生产企业", ColumnKind::Text),
    ("省份", ColumnKind::Text),
    ("平台", ColumnKind::Text),
    ("价格类型", ColumnKind::Text),
    ("价格", PRICE),
    ("包装转换比", ColumnKind::Number { decimals: 0 }),
    ("最小计量单位价格", PRICE),
    ("当前参考限价", PRICE),
    ("执行日期", ColumnKind::Date),
    ("截止日期", ColumnKind::Date),
    ("来源", ColumnKind::Text),
    ("备注", ColumnKind::Text),
    ("理由", ColumnKind::Text),
    ("提交时间", ColumnKind::DateTime),
    ("公示截止", ColumnKind::DateTime),
    ("计入限价日期", ColumnKind::Date),
];

/// A list of changes as a spreadsheet.
pub(in crate::routes) async fn export(views: Vec<ChangeView>) -> Answer<Page<ChangeView>> {
    let mut sheet = Sheet::new("价格变动", &COLUMNS);
    let number = Cell::number;
    for view in views {
        let due_at = view.publicity.and_then(|publicity| publicity.due_at);
        sheet.push(vec![
            Cell::Text(view.id),
            Cell::Text(origin_label(view.origin).to_owned()),
            Cell::Text(state_label(view.state).to_owned()),
            Cell::Text(view.product.code),
            Cell::Text(view.product.name),
            Cell::Text(view.product.specification),
            Cell::Text(view.product.model),
            Cell::Text(view.manufacturer.name),
            Cell::Text(view.region.name),
            Cell::Text(view.platform),
            Cell::Text(view.kind_label.to_owned()),
            number(&view.price),
            number(&view.pack_ratio),
            number(&view.base_price),
            Cell::maybe(view.reference_limit, |limit| number(&limit)),
            Cell::Date(view.effective_from),
            Cell::maybe(view.effective_to, Cell::Date),
            Cell::Text(view.source),
            Cell::Text(view.remark),
            Cell::maybe(view.reason, Cell::Text),
            Cell::At(view.submitted_at.to_utc()),
            Cell::maybe(due_at, |at| Cell::At(at.to_utc())),
            Cell::maybe(view.counts_from, Cell::Date),
        ]);
    }
    sheet.answer().await
}
