//! The events of lower-price reports. Only [`REPORTED`] names the reporter, as its actor.

use chrono::NaiveDate;
use ground::calendar::{Deadline, DeadlineMoved};
use ground::log::{Audience, Event, EventKind, NewEvent, Readers, SubjectKind, Tone};
use ground::{
    Label, LowerPriceReportId, OrganisationId, PriceChangeId, ProductId, PublicityId, ShanghaiTime,
    UnitPrice,
};
use market::catalogue::Product;
use prices::listed_price::{PriceKind, Region};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::message;
use super::types::{Entry, LowerPriceReport, RunningDuty};

pub const LOWER_PRICE_REPORT: SubjectKind = SubjectKind::new("lower-price-report", |id| {
    format!("/lower-price-reports/{id}")
});

/// The price that a case is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CaseFigures {
    product: ProductId,
    product_name: String,
    code: String,
    base_unit: String,
    manufacturer: OrganisationId,
    region: Region,
    region_name: String,
    base_price: UnitPrice,
    executed_on: NaiveDate,
    due_on: NaiveDate,
}

/// A reported price and its deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reported {
    #[serde(flatten)]
    case: CaseFigures,
    platform: String,
    kind: PriceKind,
    price: UnitPrice,
    pack_ratio: Decimal,
    reference_limit: Option<UnitPrice>,
    due_at: ShanghaiTime,
    due_is_provisional: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reasoned {
    #[serde(flatten)]
    case: CaseFigures,
    reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Accepted {
    #[serde(flatten)]
    case: CaseFigures,
    price_change: Option<PriceChangeId>,
    publicity: Option<PublicityId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moved {
    product: ProductId,
    product_name: String,
    code: String,
    base_unit: String,
    region: Region,
    region_name: String,
    base_price: UnitPrice,
    executed_on: NaiveDate,
    due_on: NaiveDate,
    #[serde(flatten)]
    moved: DeadlineMoved,
    calendar_version: i64,
}

const fn reported(name: &'static str, label: Label) -> Event<Reported> {
    const EXAMPLE: &str = r#"{
    "product": "7", "product_name": "一次性使用导尿管", "code": "C14020315924063616500000001",
    "base_unit": "支", "manufacturer": "2", "region": 33, "region_name": "浙江省",
    "base_price": "76.00", "executed_on": "2026-02-10", "due_on": "2026-03-10",
    "platform": "浙江省平台", "kind": "listing", "price": "152.00", "pack_ratio": "2",
    "reference_limit": "100.00", "due_at": "2026-03-11T00:00:00+08:00", "due_is_provisional": false
}"#;
    Event::new(name, label, &LOWER_PRICE_REPORT, EXAMPLE).on("S4-13")
}

const fn reasoned(name: &'static str, label: Label) -> Event<Reasoned> {
    const EXAMPLE: &str = r#"{
    "product": "7", "product_name": "一次性使用导尿管", "code": "C14020315924063616500000001",
    "base_unit": "支", "manufacturer": "2", "region": 33, "region_name": "浙江省",
    "base_price": "76.00", "executed_on": "2026-02-10", "due_on": "2026-03-10",
    "reason": "该价格为带量采购中选价"
}"#;
    Event::new(name, label, &LOWER_PRICE_REPORT, EXAMPLE).on("S4-13")
}

pub(super) const REPORTED: Event<Reported> = reported(
    "lower-price-reported",
    Label::new("报告更低价格", "Lower price reported"),
)
.notifies(Audience::Operators, &message::REPORTED);

/// Notifies the manufacturer of the case without naming the reporter.
pub(super) const CASE_OPENED: Event<Reported> = reported(
    "lower-price-case-opened",
    Label::new("待企业说明", "Case opened"),
)
.tone(Tone::Waiting)
.notifies(Audience::Concerned, &message::CASE_OPENED);

pub(super) const EXPLAINED: Event<Reasoned> =
    reasoned("lower-price-explained", Label::new("企业说明", "Explained"))
        .notifies(Audience::Operators, &message::EXPLAINED);

pub(super) const ACCEPTED: Event<Accepted> = Event::new(
    "lower-price-accepted",
    Label::new("采纳并公示", "Accepted"),
    &LOWER_PRICE_REPORT,
    r#"{
    "product": "7", "product_name": "一次性使用导尿管", "code": "C14020315924063616500000001",
    "base_unit": "支", "manufacturer": "2", "region": 33, "region_name": "浙江省",
    "base_price": "76.00", "executed_on": "2026-02-10", "due_on": "2026-03-10",
    "price_change": "11", "publicity": "5"
}"#,
)
.on("S4-13")
.tone(Tone::Good)
.notifies(Audience::Concerned, &message::ACCEPTED);

pub(super) const REFUSED: Event<Reasoned> =
    reasoned("lower-price-refused", Label::new("未采纳", "Refused"))
        .tone(Tone::Bad)
        .notifies(Audience::Concerned, &message::REFUSED);

pub(super) const DEADLINE_MOVED: Event<Moved> = Event::new(
    "lower-price-deadline-moved",
    Label::new(
        "工作日历变更，报告期限调整",
        "Deadline moved with the calendar",
    ),
    &LOWER_PRICE_REPORT,
    r#"{
    "product": "7", "product_name": "一次性使用导尿管", "code": "C14020315924063616500000001",
    "base_unit": "支", "region": 33, "region_name": "浙江省", "base_price": "76.00",
    "executed_on": "2026-02-10", "due_on": "2026-03-10", "due_at": "2026-03-11T00:00:00+08:00",
    "due_at_before": "2026-03-10T00:00:00+08:00", "due_is_provisional": false,
    "due_was_provisional": true, "calendar_version": 7
}"#,
)
.on("S4-13")
.tone(Tone::Waiting);

pub(super) const KINDS: &[EventKind] = &[
    REPORTED.kind,
    CASE_OPENED.kind,
    EXPLAINED.kind,
    ACCEPTED.kind,
    REFUSED.kind,
    DEADLINE_MOVED.kind,
];

impl Reported {
    pub(super) fn of(product: &Product, entry: &Entry<'_>) -> Self {
        let (terms, deadline) = (&entry.new.terms, entry.counted.deadline);
        Self {
            case: CaseFigures {
                product: product.id,
                product_name: product.head.name.clone(),
                code: product.head.code.clone(),
                base_unit: product.base_unit.clone(),
                manufacturer: product.manufacturer,
                region: terms.region,
                region_name: terms.region.name().to_owned(),
                base_price: terms.price.base_price,
                executed_on: terms.effective_from,
                due_on: deadline.last_day(),
            },
            platform: terms.platform.clone(),
            kind: terms.kind,
            price: terms.price.price,
            pack_ratio: terms.price.pack_ratio,
            reference_limit: entry.limit,
            due_at: deadline.due_at.into(),
            due_is_provisional: deadline.is_provisional,
        }
    }

    /// An event about the report that brought it.
    pub(super) fn event(
        &self,
        kind: &Event<Self>,
        id: LowerPriceReportId,
        (party, reporter): (OrganisationId, OrganisationId),
    ) -> NewEvent {
        let readers = Readers::parties(&[party]).concerning(&[reporter]);
        kind.about(id, self).for_readers(readers)
    }
}

impl RunningDuty {
    pub(super) fn moved_from(&self, before: Deadline, parties: &[OrganisationId]) -> NewEvent {
        let moved = Moved {
            product: self.product,
            product_name: self.name.clone(),
            code: self.code.clone(),
            base_unit: self.base_unit.clone(),
            region: self.region,
            region_name: self.region.name().to_owned(),
            base_price: self.base_price,
            executed_on: self.deadline.from,
            due_on: self.deadline.last_day(),
            moved: DeadlineMoved::of(before, self.deadline),
            calendar_version: self.deadline.calendar_version,
        };
        DEADLINE_MOVED
            .about(self.id, &moved)
            .for_readers(Readers::parties(parties))
    }
}

impl LowerPriceReport {
    pub(super) fn explained(&self, reason: &str, reporters: &[OrganisationId]) -> NewEvent {
        let readers = Readers::parties(&[self.manufacturer]).concerning(reporters);
        self.reasoned(&EXPLAINED, reason).for_readers(readers)
    }

    pub(super) fn accepted(
        &self,
        price_change: Option<PriceChangeId>,
        publicity: Option<PublicityId>,
    ) -> NewEvent {
        let case = self.figures();
        let accepted = Accepted {
            case,
            price_change,
            publicity,
        };
        ACCEPTED.about(self.id, &accepted)
    }

    pub(super) fn refused(&self, reason: &str) -> NewEvent {
        self.reasoned(&REFUSED, reason)
    }

    fn reasoned(&self, kind: &Event<Reasoned>, reason: &str) -> NewEvent {
        let case = self.figures();
        let reason = reason.to_owned();
        kind.about(self.id, &Reasoned { case, reason })
    }

    fn figures(&self) -> CaseFigures {
        CaseFigures {
            product: self.product,
            product_name: self.head.name.clone(),
            code: self.head.code.clone(),
            base_unit: self.base_unit.clone(),
            manufacturer: self.manufacturer,
            region: self.terms.region,
            region_name: self.terms.region.name().to_owned(),
            base_price: self.terms.price.base_price,
            executed_on: self.terms.effective_from,
            due_on: self.deadline.last_day(),
        }
    }
}
