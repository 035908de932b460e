//! The texts of messages about changes of listed prices.

use chrono::NaiveDate;
use ground::calendar::until;
use ground::log::{Counted, MessageKind, Text, stored};
use ground::{OrganisationId, ShanghaiTime, Words};
use serde::{Deserialize, Serialize};

use super::ObjectionState;

/// A manufacturer declared prices on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Received {
    pub(super) manufacturer: OrganisationId,
    pub(super) manufacturer_name: String,
    pub(super) day: NaiveDate,
}

/// Changes of one manufacturer's prices in one act, which share a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Changes {
    pub(super) changes: i64,
    pub(super) manufacturer: OrganisationId,
    /// Of the first change.
    pub(super) product_name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decided {
    #[serde(flatten)]
    pub(super) changes: Changes,
    pub(super) reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Publicized {
    #[serde(flatten)]
    pub(super) changes: Changes,
    pub(super) due_at: ShanghaiTime,
    pub(super) due_is_provisional: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Announced {
    #[serde(flatten)]
    pub(super) changes: Changes,
    /// The earliest first day of any of them.
    pub(super) counts_from: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    pub(super) changes: i64,
}

impl Counted for Changes {
    fn count(&mut self) -> &mut i64 {
        &mut self.changes
    }
}

impl Counted for Decided {
    fn count(&mut self) -> &mut i64 {
        self.changes.count()
    }
}

impl Counted for Announced {
    fn count(&mut self) -> &mut i64 {
        self.changes.count()
    }
}

impl Counted for Held {
    fn count(&mut self) -> &mut i64 {
        &mut self.changes
    }
}

/// What a message about a list that became public, or is, adds for its reader.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OfManufacturer {
    /// Products of his that are in it.
    pub(super) products: i64,
}

#[derive(Deserialize)]
struct ListPublicized {
    #[serde(flatten)]
    of: OfManufacturer,
    due_at: ShanghaiTime,
    due_is_provisional: bool,
    clause: String,
}

#[derive(Deserialize)]
struct ObjectionRaised {
    product_name: String,
    reason: String,
}

#[derive(Deserialize)]
struct ObjectionAnswered {
    product_name: String,
    state: ObjectionState,
    answer: String,
    #[serde(default)]
    corrected: bool,
}

impl Changes {
    /// Their number, or the product when it is one.
    pub(super) fn words(&self) -> Words {
        match (self.changes, self.product_name.as_deref()) {
            (1, Some(product)) => Words::new(
                format!("“{product}”的价格"),
                format!("the price of “{product}”"),
            ),
            (count, _) => Words::new(format!("{count}条价格"), format!("{count} prices")),
        }
    }
}

pub(super) const EXAMPLE_RECEIVED: &str = r#"{
    "manufacturer": "2", "manufacturer_name": "南山医疗器械公司", "day": "2026-03-02"
}"#;

pub(super) const DECLARATIONS_RECEIVED: MessageKind =
    MessageKind::new("declarations-received", EXAMPLE_RECEIVED, |it| {
        Ok(received(&it.read()?))
    });

fn received(received: &Received) -> Text {
    let (manufacturer, day) = (&received.manufacturer_name, received.day);
    Text {
        title: Words::new(
            format!("{manufacturer}申报了价格，请审核"),
            format!("{manufacturer} declares prices: please check"),
        ),
        body: Words::new(
            format!("{manufacturer}于{day}提交价格申报。同一企业当日的其他申报不再另行提醒。"),
            format!(
                "{manufacturer} declared prices on {day}. Its further declarations of the day are not told \
                 one by one."
            ),
        ),
    }
}

pub(super) const EXAMPLE_DECIDED: &str = r#"{
    "reason": "请补充依据", "changes": 3, "manufacturer": "2", "product_name": "一次性使用导尿管"
}"#;

pub(super) const PRICES_RETURNED: MessageKind =
    MessageKind::new("prices-returned", EXAMPLE_DECIDED, |it| {
        Ok(returned(&it.read()?))
    })
    .for_action()
    .summed::<Decided>();

fn returned(decided: &Decided) -> Text {
    let what = decided.changes.words();
    let reason = Words::reason(decided.reason.as_deref());
    Text {
        title: Words::new(
            format!("申报退回补正：{}", what.zh),
            format!("Asked back: {}", what.en),
        ),
        body: Words::new(
            format!(
                "交易中心退回{}的申报，请补正后重新提交。{}",
                what.zh, reason.zh
            ),
            format!(
                "The exchange centre returns the declaration of {}: correct it and submit it \
                 again.{}",
                what.en, reason.en
            ),
        ),
    }
}

pub(super) const PRICES_REFUSED: MessageKind =
    MessageKind::new("prices-refused", EXAMPLE_DECIDED, |it| {
        Ok(refused(&it.read()?))
    })
    .for_action()
    .summed::<Decided>();

fn refused(decided: &Decided) -> Text {
    let what = decided.changes.words();
    let reason = Words::reason(decided.reason.as_deref());
    Text {
        title: Words::new(
            format!("价格变动未采纳：{}", what.zh),
            format!("Refused: {}", what.en),
        ),
        body: Words::new(
            format!("交易中心对{}的变动不予采纳。{}", what.zh, reason.zh),
            format!(
                "The exchange centre refuses the change of {}.{}",
                what.en, reason.en
            ),
        ),
    }
}

pub(super) const EXAMPLE_PUBLICIZED: &str = r#"{
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "changes": 1,
    "manufacturer": "2", "product_name": "一次性使用导尿管"
}"#;

pub(super) const PRICES_PUBLICIZED: MessageKind =
    MessageKind::new("prices-publicized", EXAMPLE_PUBLICIZED, |it| {
        Ok(publicized(&it.read()?))
    })
    .due(|data| Ok(stored::<Publicized>(data)?.due_at))
    .with_deadline();

fn publicized(one: &Publicized) -> Text {
    let what = one.changes.words();
    let due = until(one.due_at.to_utc(), one.due_is_provisional);
    Text {
        title: Words::new(
            format!("价格变动公示：{}", what.zh),
            format!("In publicity: {}", what.en),
        ),
        body: Words::new(
            format!("{}的变动已公示，{}前可提出异议。", what.zh, due.zh),
            format!(
                "The change of {} is public; objections are taken until {}.",
                what.en, due.en
            ),
        ),
    }
}

pub(super) const EXAMPLE_ANNOUNCED: &str = r#"{
    "counts_from": "2026-03-11", "changes": 3, "manufacturer": "2",
    "product_name": "一次性使用导尿管"
}"#;

pub(super) const PRICES_ANNOUNCED: MessageKind =
    MessageKind::new("prices-announced", EXAMPLE_ANNOUNCED, |it| {
        Ok(announced(&it.read()?))
    })
    .summed::<Announced>();

fn announced(announced: &Announced) -> Text {
    let (what, day) = (announced.changes.words(), announced.counts_from);
    Text {
        title: Words::new(
            format!("价格变动已公布：{}", what.zh),
            format!("Announced: {}", what.en),
        ),
        body: Words::new(
            format!(
                "{}的变动公示期满并公布，最早自{day}起计入参考限价。",
                what.zh
            ),
            format!(
                "The publicity of {} is over; from {day} at the earliest it counts for the limit.",
                what.en
            ),
        ),
    }
}

pub(super) const EXAMPLE_HELD: &str = r#"{"changes": 3}"#;

pub(super) const PRICE_RISES_HELD: MessageKind =
    MessageKind::new("price-rises-held", EXAMPLE_HELD, |it| {
        Ok(rises_held(&it.read()?))
    })
    .for_action()
    .summed::<Held>();

fn rises_held(Held { changes }: &Held) -> Text {
    Text {
        title: Words::new(
            format!("{changes}条原价终止将抬高参考限价，已暂挂"),
            format!("{changes} prices are held, or a limit would rise"),
        ),
        body: Words::new(
            "导入的价格表不再包含这些价格。限价上调须经审核和公示，在此之前原价继续计入。",
            "The loaded list no longer has them. A limit rises only after check and publicity; \
             until then the old prices count.",
        ),
    }
}

pub(super) const PRICE_OUTLIERS_HELD: MessageKind =
    MessageKind::new("price-outliers-held", EXAMPLE_HELD, |it| {
        Ok(outliers_held(&it.read()?))
    })
    .for_action()
    .summed::<Held>();

fn outliers_held(Held { changes }: &Held) -> Text {
    Text {
        title: Words::new(
            format!("{changes}条导入价格与上次价格相差过大，已暂挂"),
            format!("{changes} loaded prices are held, since they are far from the last ones"),
        ),
        body: Words::new(
            "请由导入人以外的人核实：属实的予以公示，录入差错的不予采纳。在此之前不计入参考限价。",
            "Somebody else than who loaded them checks them: make them public where they are true, refuse \
             them where they were typed wrong. Until then they do not count for the limit.",
        ),
    }
}

pub(super) const PUBLICITY_OPENED: MessageKind = MessageKind::new(
    "publicity-opened",
    r#"{
    "origin": "linkage", "changes": 12, "due_at": "2026-03-10T00:00:00+08:00",
    "due_is_provisional": false, "calendar_version": 7, "products": 12, "clause": "S4-13"
}"#,
    |it| Ok(list_publicized(&it.read()?)),
)
.due(|data| Ok(stored::<ListPublicized>(data)?.due_at))
.with_deadline();

fn list_publicized(list: &ListPublicized) -> Text {
    let (products, clause) = (list.of.products, &list.clause);
    let due = until(list.due_at.to_utc(), list.due_is_provisional);
    Text {
        title: Words::new(
            format!("价格联动公示：涉及贵方{products}个产品"),
            format!("A price linkage is public: {products} of your products"),
        ),
        body: Words::new(
            format!(
                "其他平台的价格清单已公示，涉及贵方{products}个产品；可在{}前提出异议，期满公布后生效（{clause}）。",
                due.zh
            ),
            format!(
                "A price list of another platform is public, with {products} of your products. You may \
                 object until {}; then it is announced and takes effect ({clause}).",
                due.en
            ),
        ),
    }
}

pub(super) const OBJECTION_RAISED: MessageKind = MessageKind::new(
    "objection-raised",
    r#"{
    "objection": "9", "publicity": "5", "product": "7", "product_name": "一次性使用导尿管",
    "manufacturer": "2", "reason": "公告规格与本产品不一致", "clause": "S4-13"
}"#,
    |it| Ok(objection_raised(&it.read()?)),
)
.for_action();

fn objection_raised(raised: &ObjectionRaised) -> Text {
    let product = &raised.product_name;
    let reason = Words::reason(Some(&raised.reason));
    Text {
        title: Words::new(
            format!("“{product}”的价格公示收到异议"),
            format!("An objection to the price of “{product}”"),
        ),
        body: Words::new(
            format!("公示中的价格变动收到异议，答复前不会公布。{}", reason.zh),
            format!(
                "The change is not announced before the objection is answered.{}",
                reason.en
            ),
        ),
    }
}

#[derive(Deserialize)]
struct ObjectionTakenBack {
    product_name: String,
    reason: String,
}

pub(super) const OBJECTION_WITHDRAWN: MessageKind = MessageKind::new(
    "objection-withdrawn",
    r#"{
    "objection": "9", "product": "7", "product_name": "一次性使用导尿管", "manufacturer": "2",
    "reason": "经核对，公告规格与本产品一致", "clause": "S4-13"
}"#,
    |it| Ok(objection_withdrawn(&it.read()?)),
);

fn objection_withdrawn(taken_back: &ObjectionTakenBack) -> Text {
    let product = &taken_back.product_name;
    let reason = Words::reason(Some(&taken_back.reason));
    Text {
        title: Words::new(
            format!("“{product}”的价格异议已撤回"),
            format!("An objection to the price of “{product}” was withdrawn"),
        ),
        body: Words::new(
            format!(
                "提出者已撤回异议，无需答复；没有其他异议的，公示期满后公布。{}",
                reason.zh
            ),
            format!(
                "Who raised it took it back, and no answer is due; without another objection the change is announced after \
                 its publicity.{}",
                reason.en
            ),
        ),
    }
}

pub(super) const OBJECTION_ANSWERED: MessageKind = MessageKind::new(
    "objection-answered",
    r#"{
    "objection": "9", "product": "7", "product_name": "一次性使用导尿管", "manufacturer": "2",
    "state": "dismissed", "answer": "经核实，公告规格与本产品一致", "clause": "S4-13"
}"#,
    |it| Ok(objection_answered(&it.read()?)),
)
.for_action();

fn objection_answered(answered: &ObjectionAnswered) -> Text {
    let (product, answer) = (&answered.product_name, &answered.answer);
    let outcome = match answered.state {
        ObjectionState::Upheld if answered.corrected => Words::new(
            "异议成立，价格已更正并重新公示",
            "upheld: the price is corrected and public anew",
        ),
        ObjectionState::Upheld => Words::new(
            "异议成立，该价格变动不予采纳",
            "upheld: the change is refused",
        ),
        ObjectionState::Closed => return objection_closed(answered),
        ObjectionState::Dismissed | ObjectionState::Open | ObjectionState::Withdrawn => {
            Words::new("异议不成立", "dismissed")
        }
    };
    Text {
        title: Words::new(
            format!("“{product}”价格异议已答复：{}", outcome.zh),
            format!("The objection about “{product}” is {}", outcome.en),
        ),
        body: Words::new(
            format!("交易中心答复：{answer}"),
            format!("The exchange centre answers: {answer}"),
        ),
    }
}

/// Nobody has judged it: the price that it was about is not public any more.
fn objection_closed(answered: &ObjectionAnswered) -> Text {
    let (product, reason) = (&answered.product_name, &answered.answer);
    let why = match answered.corrected {
        true => Words::new(
            "价格已更正并重新公示，对原价格的异议未作裁定即关闭",
            "the price is corrected and public anew, and the objection is closed without a decision on it",
        ),
        false => Words::new(
            "公示已终止，异议未作裁定即关闭",
            "its publicity was stopped, and the objection is closed without a decision on it",
        ),
    };
    Text {
        title: Words::new(
            format!("“{product}”价格异议已关闭"),
            format!("The objection about “{product}” is closed"),
        ),
        body: Words::new(
            format!("{}。理由：{reason}", why.zh),
            format!("Of “{product}”: {}. Reason: {reason}", why.en),
        ),
    }
}
