//! The texts of messages about concluded prices that end, or are in force again.

use chrono::NaiveDate;
use ground::log::{Many, MessageKind, Text};
use ground::{UnitPrice, Words};
use serde::Deserialize;

use crate::bargaining::many::OfSeveral;
use crate::bargaining::message::{Invited, message};

#[derive(Deserialize)]
struct Ended {
    #[serde(flatten)]
    invited: Invited,
    concluded: UnitPrice,
    limit_after: UnitPrice,
    fell_on: NaiveDate,
}

#[derive(Deserialize)]
struct Restored {
    #[serde(flatten)]
    invited: Invited,
    concluded: UnitPrice,
}

pub(in crate::bargaining) const PRICE_ENDED: MessageKind =
    message("invitation-price-ended", |it| Ok(ended(&it.read()?)))
        .for_action()
        .many::<OfSeveral>(ended_many);

fn ended(one: &Ended) -> Text {
    let (invited, day) = (&one.invited, one.fell_on);
    let (number, product) = (&invited.number, &invited.product_name);
    let (hospital, manufacturer) = (&invited.hospital_name, &invited.manufacturer_name);
    let (price, limit) = (invited.at(one.concluded), invited.at(one.limit_after));
    Text {
        title: Words::new(
            format!("议价邀请{number}的成交价因参考限价下调自{day}起失效"),
            format!(
                "Invitation {number}: the concluded price has ended from {day} since the limit fell"
            ),
        ),
        body: Words::new(
            format!(
                "{hospital}与{manufacturer}就“{product}”的成交价{}高于自{day}起的挂网参考限价{}，自该日起失效（S4-13）；可按新限价重新议价。",
                price.zh, limit.zh
            ),
            format!(
                "{hospital} and {manufacturer} had concluded {} for “{product}”, which is above the limit of {} from {day} on. It has \
                 ended from that day (S4-13); a new invitation may be sent.",
                price.en, limit.en
            ),
        ),
    }
}

fn ended_many(many: &Many) -> Text {
    let (count, goods) = (many.count, many.products());
    let (hospital, manufacturer) = (many.hospital(), many.manufacturer());
    Text {
        title: Words::new(
            format!("{count}个成交价因参考限价下调失效"),
            format!("{count} concluded prices have ended since limits fell"),
        ),
        body: Words::new(
            format!(
                "{}与{}就{}的成交价高于新的挂网参考限价，已失效（S4-13）；可按新限价重新议价。",
                hospital.zh, manufacturer.zh, goods.zh
            ),
            format!(
                "What {} and {} had concluded for {} is above the new limits and has ended (S4-13); new invitations may be sent.",
                hospital.en, manufacturer.en, goods.en
            ),
        ),
    }
}

pub(in crate::bargaining) const PRICE_RESTORED: MessageKind =
    message("invitation-price-restored", |it| Ok(restored(&it.read()?)))
        .many::<OfSeveral>(restored_many);

fn restored(one: &Restored) -> Text {
    let invited = &one.invited;
    let (number, product) = (&invited.number, &invited.product_name);
    let price = invited.at(one.concluded);
    Text {
        title: Words::new(
            format!("议价邀请{number}的成交价恢复有效"),
            format!("Invitation {number}: the concluded price is in force again"),
        ),
        body: Words::new(
            format!(
                "使“{product}”限价下调的导入已被撤销（S4-13），成交价{}恢复有效。",
                price.zh
            ),
            format!(
                "The load that had lowered the limit of “{product}” was undone (S4-13): {} is in force again.",
                price.en
            ),
        ),
    }
}

fn restored_many(many: &Many) -> Text {
    let (count, goods) = (many.count, many.products());
    Text {
        title: Words::new(
            format!("{count}个成交价恢复有效"),
            format!("{count} concluded prices are in force again"),
        ),
        body: Words::new(
            format!(
                "使限价下调的导入已被撤销（S4-13），{}的成交价恢复有效。",
                goods.zh
            ),
            format!(
                "The load that had lowered the limits was undone (S4-13): the prices concluded for {} are in force again.",
                goods.en
            ),
        ),
    }
}
