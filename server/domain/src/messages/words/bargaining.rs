//! Messages about invitations.

use super::Text;
use super::figures::Figures;
use crate::words::Words;

pub(super) fn sent(figures: &Figures<'_>) -> Text {
    let (number, hospital) = (figures.text("number"), figures.text("hospital_name"));
    let (goods, price, due) = (
        figures.goods(),
        figures.price("price"),
        figures.deadline("due_at"),
    );
    (
        Words::new(
            format!("收到议价邀请{number}，请于{}前响应", due.zh),
            format!("Invitation {number}: please answer by {}", due.en),
        ),
        Words::new(
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
    )
}

pub(super) fn confirmed(figures: &Figures<'_>) -> Text {
    let (number, goods, price) = (
        figures.text("number"),
        figures.goods(),
        figures.price("price"),
    );
    let (hospital, maker) = (
        figures.text("hospital_name"),
        figures.text("manufacturer_name"),
    );
    (
        Words::new(
            format!("议价邀请{number}已自动确认"),
            format!("Invitation {number} was confirmed by the system"),
        ),
        Words::new(
            format!(
                "{hospital}按挂网参考限价{}向{maker}采购{}，系统已自动确认。",
                price.zh, goods.zh
            ),
            format!(
                "{hospital} buys {} from {maker} at the reference limit of {}.",
                goods.en, price.en
            ),
        ),
    )
}

pub(super) fn accepted(figures: &Figures<'_>) -> Text {
    let (number, maker) = (figures.text("number"), figures.text("manufacturer_name"));
    let (goods, price) = (figures.goods(), figures.price("price"));
    (
        Words::new(
            format!("议价邀请{number}已被接受"),
            format!("Invitation {number} was accepted"),
        ),
        Words::new(
            format!(
                "{maker}接受以{}供应{}，该价格已成为贵院的现行采购价。",
                price.zh, goods.zh
            ),
            format!(
                "{maker} supplies {} at {}, which is now your current price.",
                goods.en, price.en
            ),
        ),
    )
}

pub(super) fn refused(figures: &Figures<'_>) -> Text {
    let (number, maker) = (figures.text("number"), figures.text("manufacturer_name"));
    let (goods, price, reason) = (figures.goods(), figures.price("price"), figures.reason());
    (
        Words::new(
            format!("议价邀请{number}被拒绝"),
            format!("Invitation {number} was refused"),
        ),
        Words::new(
            format!("{maker}拒绝以{}供应{}。{}", price.zh, goods.zh, reason.zh),
            format!(
                "{maker} refuses to supply {} at {}.{}",
                goods.en, price.en, reason.en
            ),
        ),
    )
}

pub(super) fn countered(figures: &Figures<'_>) -> Text {
    let (number, maker) = (figures.text("number"), figures.text("manufacturer_name"));
    let (goods, reason, due) = (
        figures.goods(),
        figures.reason(),
        figures.deadline("due_at"),
    );
    let (price, counter) = (figures.price("price"), figures.price("counter_price"));
    (
        Words::new(
            format!("议价邀请{number}收到还价，请于{}前答复", due.zh),
            format!(
                "Invitation {number}: a counter-offer, please answer by {}",
                due.en
            ),
        ),
        Words::new(
            format!(
                "{maker}对{}还价{}（贵院报价{}）。{}",
                goods.zh, counter.zh, price.zh, reason.zh
            ),
            format!(
                "{maker} asks {} for {} (you offered {}).{}",
                counter.en, goods.en, price.en, reason.en
            ),
        ),
    )
}

pub(super) fn counter_accepted(figures: &Figures<'_>) -> Text {
    let (number, hospital) = (figures.text("number"), figures.text("hospital_name"));
    let (goods, counter) = (figures.goods(), figures.price("counter_price"));
    (
        Words::new(
            format!("议价邀请{number}的还价已被接受"),
            format!("Invitation {number}: your counter-offer was accepted"),
        ),
        Words::new(
            format!("{hospital}接受以{}采购{}。", counter.zh, goods.zh),
            format!("{hospital} buys {} at {}.", goods.en, counter.en),
        ),
    )
}

pub(super) fn counter_refused(figures: &Figures<'_>) -> Text {
    let (number, hospital) = (figures.text("number"), figures.text("hospital_name"));
    let (goods, counter) = (figures.goods(), figures.price("counter_price"));
    (
        Words::new(
            format!("议价邀请{number}的还价被拒绝"),
            format!("Invitation {number}: your counter-offer was refused"),
        ),
        Words::new(
            format!(
                "{hospital}不接受以{}采购{}，本次议价结束。",
                counter.zh, goods.zh
            ),
            format!(
                "{hospital} does not buy {} at {}; it is over.",
                goods.en, counter.en
            ),
        ),
    )
}

pub(super) fn withdrawn(figures: &Figures<'_>) -> Text {
    let (number, hospital) = (figures.text("number"), figures.text("hospital_name"));
    let goods = figures.goods();
    (
        Words::new(
            format!("议价邀请{number}已撤回"),
            format!("Invitation {number} was withdrawn"),
        ),
        Words::new(
            format!("{hospital}撤回了采购{}的议价邀请，无需响应。", goods.zh),
            format!(
                "{hospital} took back its offer for {}; no answer is needed.",
                goods.en
            ),
        ),
    )
}

pub(super) fn lapsed(figures: &Figures<'_>) -> Text {
    let (number, goods, due) = (
        figures.text("number"),
        figures.goods(),
        figures.deadline("due_at"),
    );
    let (hospital, maker) = (
        figures.text("hospital_name"),
        figures.text("manufacturer_name"),
    );
    (
        Words::new(
            format!("议价邀请{number}逾期未答复，已关闭"),
            format!("Invitation {number} lapsed without an answer"),
        ),
        Words::new(
            format!(
                "{hospital}向{maker}采购{}的议价截至{}未获答复，已关闭。",
                goods.zh, due.zh
            ),
            format!(
                "{hospital} and {maker}: nobody answered about {} by {}.",
                goods.en, due.en
            ),
        ),
    )
}

pub(super) fn superseded(figures: &Figures<'_>) -> Text {
    let (number, goods, price) = (
        figures.text("number"),
        figures.goods(),
        figures.price("price"),
    );
    (
        Words::new(
            format!("议价邀请{number}因参考限价下调失效"),
            format!("Invitation {number} ended because the reference limit fell"),
        ),
        Words::new(
            format!(
                "{}的挂网参考限价已低于邀请价{}，可按新限价重新发起议价。",
                goods.zh, price.zh
            ),
            format!(
                "For {} the limit is now below the offered {}; a new invitation may be sent.",
                goods.en, price.en
            ),
        ),
    )
}

pub(super) fn deadline_moved(figures: &Figures<'_>) -> Text {
    let (number, goods) = (figures.text("number"), figures.goods());
    let (due, before) = (
        figures.deadline("due_at"),
        figures.deadline("due_at_before"),
    );
    (
        Words::new(
            format!("议价邀请{number}的期限现为{}", due.zh),
            format!("Invitation {number}: the deadline is now {}", due.en),
        ),
        Words::new(
            format!(
                "工作日历更新，采购{}的答复期限由{}调整为{}。",
                goods.zh, before.zh, due.zh
            ),
            format!(
                "The working calendar changed: for {} the deadline moves from {} to {}.",
                goods.en, before.en, due.en
            ),
        ),
    )
}
