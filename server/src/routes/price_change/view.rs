//! Changes of prices as each caller may see them.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::calendar::Deadline;
use domain::campaign;
use domain::catalogue::ProductHead;
use domain::database::Reader;
use domain::listed_price::{LimitRise, ListedPrice, PlatformLevel, PriceKind};
use domain::log::Tone;
use domain::price_change::{self, ChangeState, EndForeseen, Origin, PriceChangeRow};
use domain::{
    Caller, CampaignId, EvidenceId, LinkageId, Percent, PriceChangeId, ProductId, PublicityId,
    Result, ShanghaiTime, UnitPrice, lower_price_report,
};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::http::{Column, FigureView, List, titles};
use crate::routes::views::{Named, RegionView};

use super::sources::{SourceView, Sources};

/// The product of a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(in crate::routes) struct ChangeProduct {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// 最小计量单位
    base_unit: String,
}

impl ChangeProduct {
    fn of(id: ProductId, head: ProductHead, base_unit: String) -> Self {
        Self {
            id,
            head,
            base_unit,
        }
    }
}

/// The window in which a change is public.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct ChangePublicity {
    id: PublicityId,
    /// Exclusive: the first instant that is too late for objections.
    due_at: Option<ShanghaiTime>,
    /// The last minute for objections, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
    /// Whether that waits for a calendar notice.
    due_is_provisional: bool,
}

impl ChangePublicity {
    fn of(id: PublicityId, deadline: Option<Deadline>) -> Self {
        Self {
            id,
            due_at: deadline.map(|deadline| deadline.due_at.into()),
            due_by: deadline.map(|deadline| deadline.text()),
            due_is_provisional: deadline.is_some_and(|it| it.is_provisional),
        }
    }
}

/// A change of a listed price.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct ChangeView {
    pub(in crate::routes) id: PriceChangeId,
    origin: Origin,
    state: ChangeState,
    /// The product whose price changes.
    product: ChangeProduct,
    /// Its maker.
    manufacturer: Named,
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    platform_level: PlatformLevel,
    kind: PriceKind,
    /// The kind in words.
    kind_label: &'static str,
    /// As listed, for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that it buys.
    pack_ratio: Decimal,
    /// Per base unit.
    base_price: UnitPrice,
    /// The first day on the platform.
    effective_from: NaiveDate,
    /// The last day there, inclusive.
    effective_to: Option<NaiveDate>,
    /// The document it comes from.
    source: String,
    /// What its submitter remarks; the submitter's and the overseers' to read.
    remark: String,
    /// What proves it; as the remark.
    evidence: Vec<EvidenceId>,
    /// Where the same price came from besides (E8): declarations and rows of lists that joined it, and reports, as far as the caller
    /// may know of them.
    sources: Vec<SourceView>,
    /// Per base unit: the last price that it is too far from, if it is held for that.
    last_price: Option<UnitPrice>,
    /// The limit today.
    reference_limit: Option<UnitPrice>,
    /// Per base unit: the limit that its price is far from (`pricing.hold_below_part`, `pricing.hold_above_times`), so that it may
    /// be a typing error.
    far_from_limit: Option<UnitPrice>,
    /// Of a held price, per base unit: what a file that was loaded after it states in its place, though it was listed before. One of the
    /// two may be a wrong file that was sent again.
    restated: Option<UnitPrice>,
    /// While it waits or is public: the limit on `limit_after_from` once it is announced with the others of its announcement. Where a
    /// price is to end: that without it, and without the other prices of its product whose ends have come as far; the limit today where
    /// none of this raises it. Null also where no price is left then.
    limit_after: Option<UnitPrice>,
    /// The first day on which it raises the limit, by the prices that are known; not before its publicity is over. A price that is
    /// listed already and states a last day raises it after that day. Null where it never does.
    limit_after_from: Option<NaiveDate>,
    /// The limit on that day as long as the prices stay as they are.
    limit_if_kept: Option<UnitPrice>,
    /// The days after that first one on which the limit is another one, as prices are known.
    limit_later: Vec<LimitLater>,
    /// How high the limit comes at most, where that is above what the fields before state: when what is public of its product and
    /// lowers the limit is stopped before it is announced. Null also where no price would be left then.
    limit_at_most: Option<UnitPrice>,
    /// The first day of that. Null where nothing could raise the limit further.
    limit_at_most_from: Option<NaiveDate>,
    /// Where a price is to end: what its platform states in its place, by first day.
    replaced_by: Vec<ReplacingPrice>,
    /// By how much it differs from the limit today, in percent, negative below it; where a price is to end, by how much `limit_after`
    /// differs from `limit_if_kept`.
    change_percent: Option<Percent>,
    /// Why it was returned, refused, stopped, corrected or struck.
    reason: Option<String>,
    /// When it was submitted last.
    submitted_at: ShanghaiTime,
    /// When its state changed last.
    decided_at: Option<ShanghaiTime>,
    /// The publicity in which it is public.
    publicity: Option<ChangePublicity>,
    /// The change whose wrong price it takes the place of.
    corrects_id: Option<PriceChangeId>,
    /// The change that took its place, when its price was corrected.
    corrected_by_id: Option<PriceChangeId>,
    /// Whether it is a corrected price that is far from what is known, or above what its platform lists: it is announced once another
    /// person has confirmed it.
    unconfirmed: bool,
    /// The public change of the same price that it joined, of which it is a further source.
    joined_into_id: Option<PriceChangeId>,
    /// The first day on which it counts, once announced.
    counts_from: Option<NaiveDate>,
    /// Whether it counts today or has counted.
    in_force: bool,
    /// Objections without an answer; the manufacturer's and the overseers' to know.
    objections_open: Option<i64>,
    /// The collection it answers.
    campaign_id: Option<CampaignId>,
    /// The list it stands in.
    linkage_id: Option<LinkageId>,
    /// Whether the caller brought it in, or reported its price, so that another person decides on it.
    takes_another: bool,
    /// For `If-Match`.
    pub(in crate::routes) version: i32,
}

impl ChangeView {
    /// The rows as answers. In `db` is which of their prices the caller reported or loaded too, and what else states them.
    ///
    /// # Errors
    /// When the database fails.
    pub(in crate::routes) async fn all(
        db: &impl Reader,
        rows: Vec<PriceChangeRow>,
        caller: &Caller,
        today: NaiveDate,
    ) -> Result<Vec<Self>> {
        let ids: Vec<PriceChangeId> = rows.iter().map(|row| row.change.id).collect();
        let own = of_caller(db, caller, &ids).await?;
        let mut sources = Sources::of(db, caller, &ids).await?;
        let rows = rows.into_iter();
        let views = rows.map(|row| Self {
            sources: sources.take(row.change.id),
            ..Self::of(row, caller, today, &own)
        });
        Ok(views.collect())
    }

    fn of(
        row: PriceChangeRow,
        caller: &Caller,
        today: NaiveDate,
        own: &HashSet<PriceChangeId>,
    ) -> Self {
        let at_most = row.limit_at_most();
        let change = row.change;
        // Whose a held price or rise is depends on all loads that state it.
        let is_own = !change.origin.is_held() && change.submitted_by == Some(caller.account);
        let in_force = change.has_begun(today);
        let terms = change.terms;
        let base_price = terms.price.base_price;
        let knows_objections =
            caller.oversees_platform() || change.manufacturer == caller.organisation;
        let end = EndView::of(row.end, row.rise, row.reference_limit, base_price);
        Self {
            id: change.id,
            origin: change.origin,
            state: change.state,
            manufacturer: Named {
                id: change.manufacturer,
                name: row.head.manufacturer.clone(),
            },
            product: ChangeProduct::of(change.product, row.head, row.base_unit),
            region: terms.region.into(),
            platform: terms.platform,
            platform_level: terms.level,
            kind: terms.kind,
            kind_label: terms.kind.label(),
            price: terms.price.price,
            pack_ratio: terms.price.pack_ratio,
            base_price,
            effective_from: terms.effective_from,
            effective_to: terms.price.effective_to,
            source: terms.source,
            remark: change.remark,
            evidence: change.evidence,
            sources: Vec::new(),
            last_price: change.last_price,
            reference_limit: row.reference_limit,
            far_from_limit: row.far_from_limit,
            restated: row.restated,
            limit_after: end.limit_after,
            limit_after_from: end.from,
            limit_if_kept: end.kept,
            limit_later: end.later,
            limit_at_most: at_most.and_then(|(_, limit)| limit),
            limit_at_most_from: at_most.map(|(from, _)| from),
            replaced_by: end.replaced_by,
            change_percent: end.percent,
            reason: Some(change.reason).filter(|reason| !reason.is_empty()),
            submitted_at: change.submitted_at.into(),
            decided_at: change.decided_at.map(Into::into),
            publicity: (change.publicity).map(|id| ChangePublicity::of(id, row.deadline)),
            corrects_id: change.corrects,
            corrected_by_id: row.corrected_by,
            unconfirmed: change.unconfirmed && change.state == ChangeState::Publicized,
            joined_into_id: change.joined_into,
            counts_from: change.counts_from,
            in_force,
            takes_another: is_own || own.contains(&change.id),
            objections_open: knows_objections.then_some(row.objections_open),
            campaign_id: change.campaign,
            linkage_id: change.linkage,
            version: change.version,
        }
    }
}

/// Those of some changes whose price the caller reported, loaded, or brought in by another change: another person decides on them.
///
/// # Errors
/// When the database fails.
pub(super) async fn of_caller(
    db: &impl Reader,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    let mut own = lower_price_report::taken_by_another(db, caller, ids).await?;
    own.extend(price_change::loaded_by(db, caller, ids).await?);
    Ok(own)
}

/// A price that its platform states in the place of one that is to end.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct ReplacingPrice {
    /// As listed, for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that it buys.
    pack_ratio: Decimal,
    /// Per base unit.
    base_price: UnitPrice,
    /// The first day on the platform.
    effective_from: NaiveDate,
    /// The last day there, inclusive.
    effective_to: Option<NaiveDate>,
}

impl From<ListedPrice> for ReplacingPrice {
    fn from(listed: ListedPrice) -> Self {
        let terms = listed.terms;
        Self {
            price: terms.price,
            pack_ratio: terms.pack_ratio,
            base_price: terms.base_price,
            effective_from: listed.key.effective_from,
            effective_to: terms.effective_to,
        }
    }
}

/// A later day on which a limit moves.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct LimitLater {
    from: NaiveDate,
    /// Null where the product has no limit then.
    limit: Option<UnitPrice>,
}

/// What a change or the end of a price brings about, as the fields of the change state it.
#[derive(Default)]
struct EndView {
    limit_after: Option<UnitPrice>,
    from: Option<NaiveDate>,
    kept: Option<UnitPrice>,
    later: Vec<LimitLater>,
    replaced_by: Vec<ReplacingPrice>,
    percent: Option<Percent>,
}

impl EndView {
    /// `limit`: that of today; `base_price`: what the change states.
    fn of(
        end: Option<EndForeseen>,
        rise: Option<LimitRise>,
        limit: Option<UnitPrice>,
        base_price: UnitPrice,
    ) -> Self {
        let Some(end) = end else {
            return Self {
                percent: limit.and_then(|limit| limit.percent_to(base_price)),
                ..rise.map(Self::risen).unwrap_or_default()
            };
        };
        let of_end = match end.rise {
            Some(rise) => Self {
                percent: rise.after.and_then(|after| rise.kept.percent_to(after)),
                ..Self::risen(rise)
            },
            None => Self {
                limit_after: limit,
                ..Self::default()
            },
        };
        Self {
            replaced_by: end.replaced_by.into_iter().map(Into::into).collect(),
            ..of_end
        }
    }

    fn risen(rise: LimitRise) -> Self {
        Self {
            limit_after: rise.after,
            from: Some(rise.from),
            kept: Some(rise.kept),
            later: (rise.later.into_iter())
                .map(|(from, limit)| LimitLater { from, limit })
                .collect(),
            ..Self::default()
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
    /// The instant at which it happened.
    pub(super) at: ShanghaiTime,
    /// The kind of event.
    pub(super) kind: String,
    /// What, in the language asked for.
    pub(super) label: String,
    /// Whether it is good news.
    pub(super) tone: Tone,
    /// Who; null when the rules did it, or the caller may not know.
    pub(super) actor: Option<ChangeActor>,
    /// The clause it rests on.
    pub(super) clause: Option<String>,
    /// The figures that people read, in words.
    pub(super) figures: Vec<FigureView>,
    /// The figures of the event, as recorded.
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

pub(in crate::routes) const COLUMNS: [Column<ChangeView>; 29] = [
    Column::code("编号", |view| view.id.to_string().into()),
    Column::text("来源类型", |view| view.origin.label().into()),
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
    Column::text("生产企业", |view| {
        view.manufacturer.name.as_str().into()
    }),
    Column::text("省份", |view| view.region.name.into()),
    Column::text("平台", |view| view.platform.as_str().into()),
    Column::text("平台级别", |view| view.platform_level.label().into()),
    Column::text("价格类型", |view| view.kind_label.into()),
    Column::price("价格", |view| view.price.into()),
    Column::count("包装转换比", |view| view.pack_ratio.into()),
    Column::price("最小计量单位价格", |view| view.base_price.into()),
    Column::price("当前参考限价", |view| view.reference_limit.into()),
    Column::price("上调后参考限价", |view| view.limit_after.into()),
    Column::price("不上调时参考限价", |view| view.limit_if_kept.into()),
    Column::date("限价变动日期", |view| view.limit_after_from.into()),
    Column::price("参考限价最高可至", |view| view.limit_at_most.into()),
    Column::date("最高限价日期", |view| view.limit_at_most_from.into()),
    Column::date("执行日期", |view| view.effective_from.into()),
    Column::date("截止日期", |view| view.effective_to.into()),
    Column::text("来源", |view| view.source.as_str().into()),
    Column::text("备注", |view| view.remark.as_str().into()),
    Column::text("理由", |view| view.reason.as_deref().into()),
    Column::time("提交时间", |view| view.submitted_at.into()),
    Column::deadline("公示截止", |view| {
        let due_at = view.publicity.as_ref().map(|publicity| publicity.due_at);
        due_at.flatten().into()
    }),
    Column::date("计入限价日期", |view| view.counts_from.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "价格变动",
    titles: &titles(&COLUMNS),
    loaded_as: &[&campaign::DECLARATIONS],
};
