//! The texts of messages about counter-offers.

use ground::log::{MessageKind, Text};
use ground::{UnitPrice, Words};
use serde::Deserialize;

use crate::bargaining::many;
use crate::bargaining::message::{Due, Invited, message};

#[derive(Deserialize)]
struct Countered {
    #[serde(flatten)]
    due: Due,
    counter_price: UnitPrice,
    reason: String,
}

#[derive(Deserialize)]
struct CounterDecided {
    #[serde(flatten)]
    invited: Invited,
    counter_price: UnitPrice,
}

pub(in crate::bargaining) const COUNTERED: MessageKind =
    message("invitation-countered", |it| Ok(countered(&it.read()?)))
        .with_deadline()
        .many::<many::OfSeveral>(many::countered);

fn countered(one: &Countered) -> Text {
    let (invited, deadline) = (&one.due.invited, one.due.deadline());
    let (number, manufacturer) = (&invited.number, &invited.manufacturer_name);
    let (goods, reason) = (invited.goods(), Words::reason(Some(&one.reason)));
    let (price, counter) = (invited.at(invited.price), invited.at(one.counter_price));
    Text {
        title: Words::new(
            format!("议价邀请{number}收到还价，请于{}前答复", deadline.zh),
            format!(
                "Invitation {number}: a counter-offer, please answer by {}",
                deadline.en
            ),
        ),
        body: Words::new(
            format!(
                "{manufacturer}对{}还价{}（贵院报价{}）。{}",
                goods.zh, counter.zh, price.zh, reason.zh
            ),
            format!(
                "{manufacturer} asks {} for {} (you offered {}).{}",
                counter.en, goods.en, price.en, reason.en
            ),
        ),
    }
}

pub(in crate::bargaining) const COUNTER_ACCEPTED: MessageKind =
    message("invitation-counter-accepted", |it| {
        Ok(counter_accepted(&it.read()?))
    })
    .many::<many::OfSeveral>(many::counter_accepted);

fn counter_accepted(one: &CounterDecided) -> Text {
    let (number, hospital) = (&one.invited.number, &one.invited.hospital_name);
    let (goods, counter) = (one.invited.goods(), one.invited.at(one.counter_price));
    Text {
        title: Words::new(
            format!("议价邀请{number}的还价已被接受"),
            format!("Invitation {number}: your counter-offer was accepted"),
        ),
        body: Words::new(
            format!("{hospital}接受以{}采购{}。", counter.zh, goods.zh),
            format!("{hospital} buys {} at {}.", goods.en, counter.en),
        ),
    }
}

pub(in crate::bargaining) const COUNTER_REFUSED: MessageKind =
    message("invitation-counter-refused", |it| {
        Ok(counter_refused(&it.read()?))
    })
    .many::<many::OfSeveral>(many::counter_refused);

fn counter_refused(one: &CounterDecided) -> Text {
    let (number, hospital) = (&one.invited.number, &one.invited.hospital_name);
    let (goods, counter) = (one.invited.goods(), one.invited.at(one.counter_price));
    Text {
        title: Words::new(
            format!("议价邀请{number}的还价被拒绝"),
            format!("Invitation {number}: your counter-offer was refused"),
        ),
        body: Words::new(
            format!(
                "{hospital}不接受以{}采购{}，本次议价结束。",
                counter.zh, goods.zh
            ),
            format!(
                "{hospital} does not buy {} at {}; it is over.",
                goods.en, counter.en
            ),
        ),
    }
}
