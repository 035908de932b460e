//! The texts of messages about invitations.

use ground::calendar::{DeadlineBefore, until};
use ground::log::{MessageKind, Text, Wording};
use ground::{ShanghaiTime, UnitPrice, Words};
use serde::Deserialize;

use super::many;

/// What every message about an invitation names.
#[derive(Deserialize)]
pub(super) struct Invited {
    pub(super) number: String,
    pub(super) hospital_name: String,
    pub(super) manufacturer_name: String,
    pub(super) product_name: String,
    pub(super) base_unit: String,
    pub(super) sales_unit: String,
    pub(super) quantity: i64,
    pub(super) price: UnitPrice,
}

/// An invitation with its deadline.
#[derive(Deserialize)]
pub(super) struct Due {
    #[serde(flatten)]
    pub(super) invited: Invited,
    due_at: ShanghaiTime,
    due_is_provisional: bool,
}

#[derive(Deserialize)]
struct Refused {
    #[serde(flatten)]
    invited: Invited,
    reason: String,
}

#[derive(Deserialize)]
struct Superseded {
    #[serde(flatten)]
    invited: Invited,
    /// Events of earlier programs do not state it.
    limit_after: Option<UnitPrice>,
}

#[derive(Deserialize)]
struct Moved {
    #[serde(flatten)]
    due: Due,
    #[serde(flatten)]
    before: DeadlineBefore,
}

impl Invited {
    pub(super) fn goods(&self) -> Words {
        let (product, quantity, unit) = (&self.product_name, self.quantity, &self.sales_unit);
        Words::new(
            format!("“{product}”{quantity}{unit}"),
            format!("{quantity} {unit} of “{product}”"),
        )
    }

    pub(super) fn at(&self, price: UnitPrice) -> Words {
        Words::price_of(price, &self.base_unit)
    }
}

impl Due {
    pub(super) fn deadline(&self) -> Words {
        until(self.due_at.to_utc(), self.due_is_provisional)
    }
}

const EXAMPLE: &str = r#"{
    "number": "YJ20260302-BCDF2345", "product": "7", "state": "countered", "price": "80.00",
    "counter_price": "85.00", "reference_limit": "100.00", "limit_version": 3, "quantity": 20,
    "due_at": "2026-03-10T00:00:00+08:00", "due_at_before": "2026-03-09T00:00:00+08:00",
    "due_is_provisional": false, "due_was_provisional": false, "calendar_version": 7,
    "reason": "原材料涨价", "clause": "S4-1", "limit_after": "75.00", "concluded": "85.00", "fell_on": "2026-03-05",
    "hospital_name": "深圳市第一医院", "manufacturer_name": "南山医疗器械公司",
    "product_name": "一次性使用导尿管", "base_unit": "支", "sales_unit": "盒"
}"#;

pub(super) const fn message(name: &'static str, words: Wording) -> MessageKind {
    MessageKind::new(name, EXAMPLE, words)
}

pub(super) const SENT: MessageKind = message("invitation-sent", |it| Ok(sent(&it.read()?)))
    .with_deadline()
    .many::<many::OfSeveral>(many::sent);

fn sent(due: &Due) -> Text {
    let (invited, deadline) = (&due.invited, due.deadline());
    let (number, hospital) = (&invited.number, &invited.hospital_name);
    let (goods, price) = (invited.goods(), invited.at(invited.price));
    Text {
        title: Words::new(
            format!("收到议价邀请{number}，请于{}前响应", deadline.zh),
            format!("Invitation {number}: please answer by {}", deadline.en),
        ),
        body: Words::new(
            format!(
                "{hospital}邀请以{}采购{}。请在期限内接受、拒绝或还价，逾期未响应将被记录。",
                price.zh, goods.zh
            ),
            format!(
                "{hospital} offers {} for {}. Accept, refuse or counter in time; silence is put on \
                 record.",
                price.en, goods.en
            ),
        ),
    }
}

pub(super) const CONFIRMED: MessageKind =
    message("invitation-confirmed", |it| Ok(confirmed(&it.read()?)))
        .many::<many::OfSeveral>(many::confirmed);

fn confirmed(invited: &Invited) -> Text {
    let number = &invited.number;
    let (hospital, maker) = (&invited.hospital_name, &invited.manufacturer_name);
    let (goods, price) = (invited.goods(), invited.at(invited.price));
    Text {
        title: Words::new(
            format!("议价邀请{number}已自动确认"),
            format!("Invitation {number} was confirmed by the system"),
        ),
        body: Words::new(
            format!(
                "{hospital}按挂网参考限价{}向{maker}采购{}，系统已自动确认。",
                price.zh, goods.zh
            ),
            format!(
                "{hospital} buys {} from {maker} at the reference limit of {}.",
                goods.en, price.en
            ),
        ),
    }
}

pub(super) const ACCEPTED: MessageKind =
    message("invitation-accepted", |it| Ok(accepted(&it.read()?)))
        .many::<many::OfSeveral>(many::accepted);

fn accepted(invited: &Invited) -> Text {
    let (number, maker) = (&invited.number, &invited.manufacturer_name);
    let (goods, price) = (invited.goods(), invited.at(invited.price));
    Text {
        title: Words::new(
            format!("议价邀请{number}已被接受"),
            format!("Invitation {number} was accepted"),
        ),
        body: Words::new(
            format!(
                "{maker}接受以{}供应{}，该价格已成为贵院的现行采购价。",
                price.zh, goods.zh
            ),
            format!(
                "{maker} supplies {} at {}, which is now your current price.",
                goods.en, price.en
            ),
        ),
    }
}

pub(super) const REFUSED: MessageKind =
    message("invitation-refused", |it| Ok(refused(&it.read()?)))
        .many::<many::OfSeveral>(many::refused);

fn refused(Refused { invited, reason }: &Refused) -> Text {
    let (number, maker) = (&invited.number, &invited.manufacturer_name);
    let (goods, price) = (invited.goods(), invited.at(invited.price));
    let reason = Words::reason(Some(reason));
    Text {
        title: Words::new(
            format!("议价邀请{number}被拒绝"),
            format!("Invitation {number} was refused"),
        ),
        body: Words::new(
            format!("{maker}拒绝以{}供应{}。{}", price.zh, goods.zh, reason.zh),
            format!(
                "{maker} refuses to supply {} at {}.{}",
                goods.en, price.en, reason.en
            ),
        ),
    }
}

pub(super) const WITHDRAWN: MessageKind =
    message("invitation-withdrawn", |it| Ok(withdrawn(&it.read()?)))
        .many::<many::OfSeveral>(many::withdrawn);

fn withdrawn(invited: &Invited) -> Text {
    let (number, hospital, goods) = (&invited.number, &invited.hospital_name, invited.goods());
    Text {
        title: Words::new(
            format!("议价邀请{number}已撤回"),
            format!("Invitation {number} was withdrawn"),
        ),
        body: Words::new(
            format!("{hospital}撤回了采购{}的议价邀请，无需响应。", goods.zh),
            format!(
                "{hospital} took back its offer for {}; no answer is needed.",
                goods.en
            ),
        ),
    }
}

pub(super) const LAPSED: MessageKind = message("invitation-lapsed", |it| Ok(lapsed(&it.read()?)))
    .many::<many::OfSeveral>(many::lapsed);

fn lapsed(due: &Due) -> Text {
    let (invited, deadline) = (&due.invited, due.deadline());
    let (number, goods) = (&invited.number, invited.goods());
    let (hospital, maker) = (&invited.hospital_name, &invited.manufacturer_name);
    Text {
        title: Words::new(
            format!("议价邀请{number}逾期未答复，已关闭"),
            format!("Invitation {number} lapsed without an answer"),
        ),
        body: Words::new(
            format!(
                "{hospital}向{maker}采购{}的议价截至{}未获答复，已关闭。",
                goods.zh, deadline.zh
            ),
            format!(
                "{hospital} and {maker}: nobody answered about {} by {}.",
                goods.en, deadline.en
            ),
        ),
    }
}

pub(super) const SUPERSEDED: MessageKind =
    message("invitation-superseded", |it| Ok(superseded(&it.read()?)))
        .many::<many::OfSeveral>(many::superseded);

fn superseded(
    Superseded {
        invited,
        limit_after,
    }: &Superseded,
) -> Text {
    let (number, goods) = (&invited.number, invited.goods());
    let price = invited.at(invited.price);
    let fallen = limit_after.map_or_else(
        || Words::new("已", "is now "),
        |limit| {
            let limit = invited.at(limit);
            Words::new(
                format!("已降至{}，", limit.zh),
                format!("fell to {}, ", limit.en),
            )
        },
    );
    Text {
        title: Words::new(
            format!("议价邀请{number}因参考限价下调失效"),
            format!("Invitation {number} ended because the reference limit fell"),
        ),
        body: Words::new(
            format!(
                "{}的挂网参考限价{}低于邀请价{}，可按新限价重新发起议价。",
                goods.zh, fallen.zh, price.zh
            ),
            format!(
                "For {} the limit {}below the offered {}; a new invitation may be sent.",
                goods.en, fallen.en, price.en
            ),
        ),
    }
}

pub(super) const RESTORED: MessageKind =
    message("invitation-restored", |it| Ok(restored(&it.read()?)))
        .with_deadline()
        .many::<many::OfSeveral>(many::restored);

fn restored(due: &Due) -> Text {
    let (invited, deadline) = (&due.invited, due.deadline());
    let (number, goods) = (&invited.number, invited.goods());
    Text {
        title: Words::new(
            format!("议价邀请{number}已恢复，期限{}", deadline.zh),
            format!("Invitation {number} is open again until {}", deadline.en),
        ),
        body: Words::new(
            format!("使{}限价下调的导入已被撤销，邀请恢复有效。", goods.zh),
            format!(
                "The load that had lowered the limit of {} was undone.",
                goods.en
            ),
        ),
    }
}

pub(super) const DEADLINE_MOVED: MessageKind = message("invitation-deadline-moved", |it| {
    Ok(deadline_moved(&it.read()?))
})
.with_deadline()
.many::<many::OfSeveral>(many::deadline_moved);

fn deadline_moved(moved: &Moved) -> Text {
    let due = &moved.due;
    if (moved.before).is_confirmed(due.due_at.to_utc(), due.due_is_provisional) {
        return deadline_confirmed(due);
    }
    let (invited, before, deadline) = (&due.invited, moved.before.until(), due.deadline());
    let (number, goods) = (&invited.number, invited.goods());
    if (moved.before).is_held(due.due_at.to_utc(), due.due_is_provisional) {
        return Text {
            title: Words::new(
                format!("议价邀请{number}的期限暂不执行"),
                format!("Invitation {number}: the deadline is not enforced for now"),
            ),
            body: Words::new(
                format!(
                    "放假安排的变更尚待确定，采购{}的答复期限{}暂不执行，仍可答复。",
                    goods.zh, deadline.zh
                ),
                format!(
                    "The holidays are not settled yet: for {} the deadline, {}, is not enforced, and an answer is still taken.",
                    goods.en, deadline.en
                ),
            ),
        };
    }
    Text {
        title: Words::new(
            format!("议价邀请{number}的期限现为{}", deadline.zh),
            format!("Invitation {number}: the deadline is now {}", deadline.en),
        ),
        body: Words::new(
            format!(
                "工作日历更新，采购{}的答复期限由{}调整为{}。",
                goods.zh, before.zh, deadline.zh
            ),
            format!(
                "The working calendar changed: for {} the deadline moves from {} to {}.",
                goods.en, before.en, deadline.en
            ),
        ),
    }
}

fn deadline_confirmed(due: &Due) -> Text {
    let (invited, deadline) = (&due.invited, due.deadline());
    let (number, goods) = (&invited.number, invited.goods());
    Text {
        title: Words::new(
            format!("议价邀请{number}的期限已确定：{}", deadline.zh),
            format!(
                "Invitation {number}: the deadline is confirmed: {}",
                deadline.en
            ),
        ),
        body: Words::new(
            format!(
                "工作日历更新，采购{}的答复期限{}已确定。",
                goods.zh, deadline.zh
            ),
            format!(
                "The working calendar changed: for {} the deadline, {}, is confirmed.",
                goods.en, deadline.en
            ),
        ),
    }
}
