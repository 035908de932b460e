//! The invitations of the demonstration: which hospital offers what, and the outcome.

use std::collections::HashSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::current_prices::has_current_price;
use super::draw::{Draw, Purpose};
use super::listed_prices::{days, lowest_on};
use super::model::{DemoInvitation, DemoOutcome, DemoPriceRelation};
use super::registration::locate;
use super::specials::share;
use super::{Demonstration, EXCEPTIONS_BELOW};

/// Days for which limits must have been steady; the oldest invitation is younger.
const STEADY_DAYS: i64 = 75;

const REFUSALS: [&str; 4] = [
    "报价低于生产成本，无法供应",
    "该规格近期停产，暂不接受议价",
    "已执行全国统一挂网价，不再另行议价",
    "采购数量偏小，建议合并规格后再议",
];
const COUNTERS: [&str; 3] = [
    "原材料成本上涨，可在此价格供应",
    "承诺年度用量后可再优惠",
    "此为我司对同级医院的最低供货价",
];
const NOTES: [&str; 6] = [
    "按年度用量估算，请尽快答复",
    "科室续用产品，希望价格与周边医院一致",
    "",
    "首次采购，先行小批量试用",
    "请参考外省近期成交价",
    "",
];

/// One line of the script: how the price relates to the limit, how long ago it was sent, and the outcome.
#[derive(Clone, Copy, Debug)]
struct Line {
    relation: DemoPriceRelation,
    working_days_ago: u32,
    turn: Turn,
}

#[derive(Clone, Copy, Debug)]
enum Turn {
    Confirmed,
    Pending,
    Accepted(u32),
    Refused(u32),
    Countered(u32),
    Taken(u32, u32),
    Withdrawn(u32),
    Lapsed,
}

/// Whose product an invitation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Reserved(u32),
    Anyone,
}

impl Demonstration {
    /// The invitations, oldest first: no two by one hospital about one product, every product buyable, its
    /// limit steady since the sending, most of `maker` and `maker2`.
    pub fn invitation_plan(&self) -> Vec<DemoInvitation> {
        let mut used = HashSet::new();
        let mut plan: Vec<DemoInvitation> = Vec::new();
        for (number, line) in (0..).zip(script()) {
            let owner = match number % 7 {
                0 | 2 | 4 => Owner::Reserved(0),
                1 | 5 => Owner::Reserved(1),
                _ => Owner::Anyone,
            };
            // Two of three are from the first hospital.
            let hospital = u32::from(number % 3 == 2);
            let found = self
                .product_for(line.relation, hospital, owner, &used)
                .or_else(|| self.product_for(line.relation, hospital, Owner::Anyone, &used));
            let Some((product_index, usual)) = found else {
                continue;
            };
            used.insert(locate(product_index).0);
            plan.push(self.invitation(number, line, (hospital, product_index), usual));
        }
        plan.sort_by_key(|invitation| std::cmp::Reverse(invitation.working_days_ago));
        plan
    }

    fn invitation(
        &self,
        number: u32,
        line: Line,
        (hospital, product_index): (u32, u32),
        usual: Decimal,
    ) -> DemoInvitation {
        let mut draw = Draw::new(Purpose::Invitation, number);
        let price = match line.relation {
            DemoPriceRelation::AtLimit | DemoPriceRelation::AtCurrentPrice => usual,
            DemoPriceRelation::BelowLimit => share(usual, draw.between(84, 96)),
            DemoPriceRelation::NoLimit => share(usual, draw.between(90, 99)),
        };
        // Between the offer and the limit.
        let counter = share(price + usual, 50).max(price).min(usual);
        let outcome = match line.turn {
            Turn::Confirmed => DemoOutcome::ConfirmedAtOnce,
            Turn::Pending => DemoOutcome::Pending,
            Turn::Accepted(after) => DemoOutcome::Accepted { after },
            Turn::Refused(after) => DemoOutcome::Refused {
                after,
                reason: draw.pick(&REFUSALS),
            },
            Turn::Countered(after) => DemoOutcome::Countered {
                after,
                price: counter,
                reason: draw.pick(&COUNTERS),
            },
            Turn::Taken(after, accepted_after) => DemoOutcome::CounteredAndAccepted {
                after,
                price: counter,
                reason: draw.pick(&COUNTERS),
                accepted_after,
            },
            Turn::Withdrawn(after) => DemoOutcome::Withdrawn { after },
            Turn::Lapsed => DemoOutcome::Lapsed,
        };
        DemoInvitation {
            hospital,
            product_index,
            price,
            relation: line.relation,
            quantity: (draw.below(40) + 1) * 5,
            note: draw.pick(&NOTES),
            working_days_ago: line.working_days_ago,
            minute_of_day: 9 * 60 + draw.below(8 * 60),
            outcome,
        }
    }

    /// A product for a line of the script, and the price from which its offer is derived.
    fn product_for(
        &self,
        relation: DemoPriceRelation,
        hospital: u32,
        owner: Owner,
        used: &HashSet<u32>,
    ) -> Option<(u32, Decimal)> {
        (0..self.products.min(EXCEPTIONS_BELOW)).find_map(|index| {
            let number = locate(index).0;
            if used.contains(&number) || !self.may_be_invited(index, owner) {
                return None;
            }
            let usual = self.measure(relation, hospital, index)?;
            Some((index, usual))
        })
    }

    fn may_be_invited(&self, index: u32, owner: Owner) -> bool {
        let manufacturer = self.registration(locate(index).0).manufacturer.index;
        let owned = match owner {
            Owner::Reserved(reserved) => manufacturer == reserved,
            // Spread over the catalogue, not taken from its first pages.
            Owner::Anyone => {
                index.is_multiple_of(23) || has_current_price(0, index) && index.is_multiple_of(7)
            }
        };
        owned && self.special(index).is_none()
    }

    fn measure(&self, relation: DemoPriceRelation, hospital: u32, index: u32) -> Option<Decimal> {
        let limit = self.steady_limit(index);
        match relation {
            DemoPriceRelation::AtCurrentPrice => {
                let periods = self.current_prices_of(hospital, index);
                let since = self.today - days(STEADY_DAYS);
                let current = periods.last()?;
                let steady = current.effective_from <= since
                    && current.effective_to.is_none_or(|last| last > self.today);
                limit?
                    .filter(|limit| steady && current.price < *limit)
                    .map(|_| current.price)
            }
            _ if has_current_price(hospital, index) => None,
            DemoPriceRelation::NoLimit => match limit? {
                Some(_) => None,
                None => self.usual_price(index),
            },
            // High enough that a few hundredths make a different price.
            DemoPriceRelation::AtLimit | DemoPriceRelation::BelowLimit => {
                limit?.filter(|limit| *limit > Decimal::ONE)
            }
        }
    }

    /// The limit (or its absence) if it was the same on every day of the period, else `None`.
    fn steady_limit(&self, index: u32) -> Option<Option<Decimal>> {
        let prices = self.listed_prices_of(index);
        let first: NaiveDate = self.today - days(STEADY_DAYS);
        let limit = lowest_on(&prices, self.today);
        first
            .iter_days()
            .take_while(|day| *day <= self.today)
            .all(|day| lowest_on(&prices, day) == limit)
            .then_some(limit)
    }
}

fn script() -> Vec<Line> {
    use DemoPriceRelation::{AtCurrentPrice, AtLimit, BelowLimit, NoLimit};
    let line = |relation, working_days_ago, turn| Line {
        relation,
        working_days_ago,
        turn,
    };
    let mut lines = Vec::new();
    for ago in [1, 1, 2, 3, 4, 6, 8, 11, 13, 17, 21, 26, 30, 35] {
        lines.push(line(AtLimit, ago, Turn::Confirmed));
    }
    for ago in [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4] {
        lines.push(line(BelowLimit, ago, Turn::Pending));
    }
    lines.push(line(AtCurrentPrice, 2, Turn::Pending));
    lines.push(line(NoLimit, 3, Turn::Pending));
    for (ago, after) in [
        (3, 1),
        (7, 2),
        (9, 4),
        (14, 1),
        (18, 5),
        (22, 3),
        (28, 2),
        (33, 1),
    ] {
        lines.push(line(BelowLimit, ago, Turn::Accepted(after)));
    }
    lines.push(line(AtCurrentPrice, 12, Turn::Accepted(2)));
    lines.push(line(NoLimit, 16, Turn::Accepted(3)));
    for (ago, after) in [(2, 1), (6, 1), (10, 3), (15, 2), (19, 5), (24, 4), (31, 1)] {
        lines.push(line(BelowLimit, ago, Turn::Refused(after)));
    }
    for (ago, after) in [(2, 1), (3, 1), (4, 2), (5, 3)] {
        lines.push(line(BelowLimit, ago, Turn::Countered(after)));
    }
    for (ago, after, taken) in [(5, 1, 2), (10, 2, 4), (20, 4, 8), (27, 3, 4)] {
        lines.push(line(BelowLimit, ago, Turn::Taken(after, taken)));
    }
    for (ago, after) in [(3, 1), (8, 2), (13, 1), (23, 3)] {
        lines.push(line(BelowLimit, ago, Turn::Withdrawn(after)));
    }
    for ago in [7, 9, 12, 16, 25, 32] {
        lines.push(line(BelowLimit, ago, Turn::Lapsed));
    }
    lines
}
