//! The texts of messages about several invitations that one act sent, answered, moved or closed.

use ground::Words;
use ground::log::{Many, Names, Several, Text};
use serde::Deserialize;

use super::payload::Figures;

/// One of several invitations: the figures of its event, and the names behind it.
#[derive(Deserialize)]
pub(super) struct OfSeveral {
    #[serde(flatten)]
    after: Figures,
    #[serde(flatten)]
    names: Names,
}

impl Several for OfSeveral {
    fn one(self) -> Many {
        Many {
            due_at: self.after.due_at,
            due_is_provisional: self.after.due_is_provisional,
            reason: self.after.reason,
            ..self.names.one()
        }
    }
}

/// Both languages of a sentence, with the products and the deadline filled in.
fn text(title: [String; 2], body: [String; 2]) -> Text {
    let words = |[zh, en]: [String; 2]| Words::new(zh, en);
    Text {
        title: words(title),
        body: words(body),
    }
}

pub(super) fn sent(many: &Many) -> Text {
    let (count, goods, due) = (many.count, many.products(), many.until());
    let hospital = many.hospital();
    text(
        [
            format!("收到{count}份议价邀请，请于{}前响应", due.zh),
            format!("{count} invitations: please answer by {}", due.en),
        ],
        [
            format!(
                "{}邀请采购{}，共{count}份。请在期限内逐份或批量接受、拒绝或还价，逾期未响应将被记录。",
                hospital.zh, goods.zh
            ),
            format!(
                "{} sends {count} invitations for {}. Accept, refuse or counter in time; silence is put on record.",
                hospital.en, goods.en
            ),
        ],
    )
}

pub(super) fn confirmed(many: &Many) -> Text {
    let (count, goods) = (many.count, many.products());
    let (hospital, manufacturer) = (many.hospital(), many.manufacturer());
    text(
        [
            format!("{count}份议价邀请已自动确认"),
            format!("{count} invitations were confirmed by the system"),
        ],
        [
            format!(
                "{}按挂网参考限价向{}采购{}，系统已自动确认。",
                hospital.zh, manufacturer.zh, goods.zh
            ),
            format!(
                "{} buys {} from {} at the reference limits.",
                hospital.en, goods.en, manufacturer.en
            ),
        ],
    )
}

pub(super) fn accepted(many: &Many) -> Text {
    let (count, goods, manufacturer) = (many.count, many.products(), many.manufacturer());
    text(
        [
            format!("{count}份议价邀请已被接受"),
            format!("{count} invitations were accepted"),
        ],
        [
            format!(
                "{}接受供应{}，这些价格已成为贵院的现行采购价。",
                manufacturer.zh, goods.zh
            ),
            format!(
                "{} supplies {} at your offers, which are now your current prices.",
                manufacturer.en, goods.en
            ),
        ],
    )
}

pub(super) fn refused(many: &Many) -> Text {
    let (count, goods, manufacturer) = (many.count, many.products(), many.manufacturer());
    let reason = Words::reason(many.reason.as_deref());
    text(
        [
            format!("{count}份议价邀请被拒绝"),
            format!("{count} invitations were refused"),
        ],
        [
            format!(
                "{}拒绝按报价供应{}。{}",
                manufacturer.zh, goods.zh, reason.zh
            ),
            format!(
                "{} refuses to supply {} at your offers.{}",
                manufacturer.en, goods.en, reason.en
            ),
        ],
    )
}

pub(super) fn countered(many: &Many) -> Text {
    let (count, goods, due) = (many.count, many.products(), many.until());
    let manufacturer = many.manufacturer();
    text(
        [
            format!("{count}份议价邀请收到还价，请于{}前答复", due.zh),
            format!("{count} counter-offers: please answer by {}", due.en),
        ],
        [
            format!("{}对{}提出还价。", manufacturer.zh, goods.zh),
            format!("{} names other prices for {}.", manufacturer.en, goods.en),
        ],
    )
}

pub(super) fn counter_accepted(many: &Many) -> Text {
    let (count, goods, hospital) = (many.count, many.products(), many.hospital());
    text(
        [
            format!("{count}份还价已被接受"),
            format!("{count} of your counter-offers were accepted"),
        ],
        [
            format!("{}接受按还价采购{}。", hospital.zh, goods.zh),
            format!("{} buys {} at your prices.", hospital.en, goods.en),
        ],
    )
}

pub(super) fn counter_refused(many: &Many) -> Text {
    let (count, goods, hospital) = (many.count, many.products(), many.hospital());
    text(
        [
            format!("{count}份还价被拒绝"),
            format!("{count} of your counter-offers were refused"),
        ],
        [
            format!(
                "{}不接受按还价采购{}，这些议价结束。",
                hospital.zh, goods.zh
            ),
            format!(
                "{} does not buy {} at your prices; they are over.",
                hospital.en, goods.en
            ),
        ],
    )
}

pub(super) fn withdrawn(many: &Many) -> Text {
    let (count, goods, hospital) = (many.count, many.products(), many.hospital());
    text(
        [
            format!("{count}份议价邀请已撤回"),
            format!("{count} invitations were withdrawn"),
        ],
        [
            format!(
                "{}撤回了采购{}的议价邀请，无需响应。",
                hospital.zh, goods.zh
            ),
            format!(
                "{} took back its offers for {}; no answer is needed.",
                hospital.en, goods.en
            ),
        ],
    )
}

pub(super) fn lapsed(many: &Many) -> Text {
    let (count, goods, due) = (many.count, many.products(), many.until());
    let (hospital, manufacturer) = (many.hospital(), many.manufacturer());
    text(
        [
            format!("{count}份议价邀请逾期未答复，已关闭"),
            format!("{count} invitations lapsed without an answer"),
        ],
        [
            format!(
                "{}向{}采购{}的议价期满未获答复，已关闭；最早的截至{}。",
                hospital.zh, manufacturer.zh, goods.zh, due.zh
            ),
            format!(
                "{} and {}: nobody answered about {} in time, the earliest by {}.",
                hospital.en, manufacturer.en, goods.en, due.en
            ),
        ],
    )
}

pub(super) fn superseded(many: &Many) -> Text {
    let (count, goods) = (many.count, many.products());
    text(
        [
            format!("{count}份议价邀请因参考限价下调失效"),
            format!("{count} invitations ended because reference limits fell"),
        ],
        [
            format!(
                "{}的挂网参考限价已低于邀请价，可按新限价重新发起议价。",
                goods.zh
            ),
            format!(
                "For {} the limits are now below the offers; new invitations may be sent.",
                goods.en
            ),
        ],
    )
}

pub(super) fn restored(many: &Many) -> Text {
    let (count, goods, due) = (many.count, many.products(), many.until());
    text(
        [
            format!("{count}份议价邀请已恢复，最早期限{}", due.zh),
            format!(
                "{count} invitations are open again, the earliest until {}",
                due.en
            ),
        ],
        [
            format!("使{}限价下调的导入已被撤销，邀请恢复有效。", goods.zh),
            format!(
                "The load that had lowered the limits of {} was undone.",
                goods.en
            ),
        ],
    )
}

pub(super) fn deadline_moved(many: &Many) -> Text {
    let (count, goods, due) = (many.count, many.products(), many.until());
    text(
        [
            format!("{count}份议价邀请的期限已按新日历调整，最早{}", due.zh),
            format!(
                "The deadlines of {count} invitations follow the new calendar, the earliest is {}",
                due.en
            ),
        ],
        [
            format!(
                "工作日历更新，采购{}的答复期限已调整或确定，最早的现为{}。",
                goods.zh, due.zh
            ),
            format!(
                "The working calendar changed: the deadlines for {} moved or are confirmed, the earliest is now {}.",
                goods.en, due.en
            ),
        ],
    )
}
