//! The texts of messages about what the exchange centre stops, corrects, extends and reminds of.

use ground::calendar::until;
use ground::log::{MessageKind, Text, stored};
use ground::{OrganisationId, ShanghaiTime, UnitPrice, Words};
use serde::{Deserialize, Serialize};

use crate::price_change::message::{Decided, EXAMPLE_DECIDED, OfManufacturer};

pub(super) const PRICES_STOPPED: MessageKind =
    MessageKind::new("prices-stopped", EXAMPLE_DECIDED, |it| {
        Ok(stopped(&it.read()?))
    })
    .for_action()
    .summed::<Decided>();

fn stopped(decided: &Decided) -> Text {
    let what = decided.changes.words();
    let reason = Words::reason(decided.reason.as_deref());
    Text {
        title: Words::new(
            format!("公示终止：{}", what.zh),
            format!("No longer in publicity: {}", what.en),
        ),
        body: Words::new(
            format!(
                "交易中心终止{}的公示，该变动不再公布、不计入限价。{}",
                what.zh, reason.zh
            ),
            format!(
                "The exchange centre ends the publicity of {}: it is not announced and counts for no \
                 limit.{}",
                what.en, reason.en
            ),
        ),
    }
}

/// A wrong price that was public, and the right one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Corrected {
    pub(super) manufacturer: OrganisationId,
    pub(super) product_name: Option<String>,
    pub(super) base_price_before: UnitPrice,
    pub(super) base_price: UnitPrice,
    /// Whether another person is to confirm it before it is announced.
    #[serde(default)]
    pub(super) unconfirmed: bool,
    pub(super) due_at: ShanghaiTime,
    pub(super) due_is_provisional: bool,
    pub(super) reason: Option<String>,
}

pub(super) const PRICE_CORRECTED: MessageKind = MessageKind::new(
    "price-corrected",
    r#"{
    "manufacturer": "2", "product_name": "一次性使用导尿管", "base_price_before": "1.00",
    "base_price": "92.34", "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false,
    "reason": "录入有误"
}"#,
    |it| Ok(corrected(&it.read()?)),
)
.due(|data| Ok(stored::<Corrected>(data)?.due_at))
.with_deadline();

fn corrected(one: &Corrected) -> Text {
    let product = one.product_name.as_deref().unwrap_or_default();
    let (before, after) = (one.base_price_before, one.base_price);
    let due = until(one.due_at.to_utc(), one.due_is_provisional);
    let reason = Words::reason(one.reason.as_deref());
    let confirmed = match one.unconfirmed {
        true => Words::new(
            "该价格与已知价格相差较大或高于该平台现行价格，经交易中心另一人核实后方可公布。",
            " It is far from what is known, or above what its platform lists: another person of the exchange centre confirms it before it is \
             announced.",
        ),
        false => Words::new("", ""),
    };
    Text {
        title: Words::new(
            format!("公示价格更正：{product}"),
            format!("A price in publicity is corrected: {product}"),
        ),
        body: Words::new(
            format!(
                "“{product}”公示的价格由{before}元更正为{after}元，公示期重新计算，{}前可提出异议。{}{}",
                due.zh, confirmed.zh, reason.zh
            ),
            format!(
                "The price of “{product}” in publicity is CNY {after}, not CNY {before}. Its publicity begins \
                 anew; objections are taken until {}.{}{}",
                due.en, confirmed.en, reason.en
            ),
        ),
    }
}

#[derive(Deserialize)]
struct ListStopped {
    #[serde(flatten)]
    of: OfManufacturer,
    reason: String,
}

pub(super) const PUBLICITY_STOPPED: MessageKind = MessageKind::new(
    "publicity-stopped",
    r#"{
    "origin": "linkage", "changes": 12, "reason": "清单有误", "products": 12, "clause": "S4-13"
}"#,
    |it| Ok(list_stopped(&it.read()?)),
)
.for_action();

fn list_stopped(list: &ListStopped) -> Text {
    let products = list.of.products;
    let reason = Words::reason(Some(&list.reason));
    Text {
        title: Words::new(
            format!("价格联动公示终止：涉及贵方{products}个产品"),
            format!("A price linkage is no longer public: {products} of your products"),
        ),
        body: Words::new(
            format!(
                "交易中心终止该清单的公示，其中的价格不再公布、不计入限价。{}",
                reason.zh
            ),
            format!(
                "The exchange centre ends the publicity of the list: its prices are not announced and count \
                 for no limit.{}",
                reason.en
            ),
        ),
    }
}

#[derive(Deserialize)]
struct OfPublicity {
    #[serde(flatten)]
    of: OfManufacturer,
    due_at: ShanghaiTime,
    due_is_provisional: bool,
    reason: String,
}

pub(super) const PUBLICITY_EXTENDED: MessageKind = MessageKind::new(
    "publicity-extended",
    r#"{
    "due_at": "2026-03-12T00:00:00+08:00", "due_at_before": "2026-03-10T00:00:00+08:00",
    "due_is_provisional": false, "due_was_provisional": false, "reason": "材料补充", "products": 3,
    "clause": "S4-13"
}"#,
    |it| Ok(extended(&it.read()?)),
)
.due(|data| Ok(stored::<OfPublicity>(data)?.due_at))
.with_deadline();

fn extended(publicity: &OfPublicity) -> Text {
    let products = publicity.of.products;
    let due = until(publicity.due_at.to_utc(), publicity.due_is_provisional);
    let reason = Words::reason(Some(&publicity.reason));
    Text {
        title: Words::new(
            format!("公示延期至{}", due.zh),
            format!("A publicity lasts until {}", due.en),
        ),
        body: Words::new(
            format!(
                "该公示涉及贵方{products}个产品，{}前可提出异议。{}",
                due.zh, reason.zh
            ),
            format!(
                "{products} of your products are in it; objections are taken until {}.{}",
                due.en, reason.en
            ),
        ),
    }
}

pub(super) const PUBLICITY_REMINDER: MessageKind = MessageKind::new("publicity-reminder", r#"{
    "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "reason": "请核对本企业价格",
    "products": 3, "clause": "S4-13"
}"#, |it| Ok(reminder(&it.read()?)))
.due(|data| Ok(stored::<OfPublicity>(data)?.due_at))
.with_deadline();

fn reminder(publicity: &OfPublicity) -> Text {
    let products = publicity.of.products;
    let due = until(publicity.due_at.to_utc(), publicity.due_is_provisional);
    let reason = Words::reason(Some(&publicity.reason));
    Text {
        title: Words::new(
            format!("公示提醒：{}截止", due.zh),
            format!("A publicity ends by {}", due.en),
        ),
        body: Words::new(
            format!(
                "该公示涉及贵方{products}个产品，截止前可提出异议。{}",
                reason.zh
            ),
            format!(
                "{products} of your products are in it; objections are taken until its end.{}",
                reason.en
            ),
        ),
    }
}
