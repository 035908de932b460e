//! Listed prices: what the platforms of the country list for a product.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::Demonstration;
use super::draw::{Draw, Purpose, as_index};
use super::model::DemoListedPrice;
use super::platforms::{CITY, PROVINCIAL, Platform};
use super::products::code;
use super::registration::locate;
use super::specials::is_selected;

/// Per mille: products without any price that counts.
const CANDIDATE_SHARE: u32 = 30;
/// Kinds of price that never count for the limit, in their frequency.
const EXCLUDED_KINDS: [&str; 9] = [
    "self_quoted",
    "self_quoted",
    "hospital_negotiated",
    "hospital_negotiated",
    "filed",
    "filed",
    "in_publicity",
    "vbp_provincial",
    "vbp_provincial",
];

/// One product of so many is listed by the pack in some provinces and by the piece in others.
const BY_PACK_ONE_OF: u32 = 12;

/// What the prices of one product are derived from.
#[derive(Debug)]
struct Basis {
    product_index: u32,
    product_code: String,
    /// Ten-thousandths of a yuan per base unit.
    level: i64,
    pack_ratio: u32,
    /// Whether some provinces list it by the pack.
    by_pack: bool,
    today: NaiveDate,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    platform: &'static Platform,
    kind: &'static str,
    /// Share of the level, in thousandths.
    share: i64,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
}

impl Demonstration {
    /// Every price of every product, product by product.
    pub fn listed_prices(&self) -> impl Iterator<Item = DemoListedPrice> + '_ {
        (0..self.products).flat_map(|index| self.listed_prices_of(index))
    }

    /// The prices of the product with this index.
    pub fn listed_prices_of(&self, index: u32) -> Vec<DemoListedPrice> {
        let (number, position) = locate(index);
        let registration = self.registration(number);
        let mut draw = Draw::new(Purpose::Prices, index);
        let basis = Basis {
            product_index: index,
            product_code: code(&registration, position),
            level: stepped(registration.price_level * draw.between(940, 1_060) / 1_000),
            pack_ratio: registration.pack_ratio,
            by_pack: index.is_multiple_of(BY_PACK_ONE_OF),
            today: self.today,
        };
        let selected = is_selected(index);
        let candidate = draw.per_mille(CANDIDATE_SHARE) && !super::specials::is_in_zone(index);
        let mut prices = Vec::with_capacity(40);
        basis.provincial(candidate, &mut draw, &mut prices);
        basis.city(&mut draw, &mut prices);
        if selected {
            basis.selected(&mut draw, &mut prices);
        }
        prices
    }

    /// The reference limit of the product with this index on a day: the lowest price that counts, in yuan
    /// per base unit; `None` without one (S4-1).
    pub fn reference_limit(&self, index: u32, day: NaiveDate) -> Option<Decimal> {
        lowest_on(&self.listed_prices_of(index), day)
    }
}

/// The lowest of the prices that count on a day.
pub(super) fn lowest_on(prices: &[DemoListedPrice], day: NaiveDate) -> Option<Decimal> {
    prices
        .iter()
        .filter(|price| price.counts_on(day))
        .map(|price| price.base_price)
        .min()
}

impl Basis {
    fn provincial(&self, candidate: bool, draw: &mut Draw, prices: &mut Vec<DemoListedPrice>) {
        let count = if draw.per_mille(120) {
            draw.below(30) + 3
        } else {
            draw.below(15) + 6
        };
        let first = draw.below(32);
        // Odd, so that it reaches every one of the 32 platforms.
        let step = draw.below(16) * 2 + 1;
        let mut counting = 0;
        for number in 0..count {
            let platform = &PROVINCIAL[as_index((first + number * step) % 32)];
            // Two that certainly count: a product with prices only of other kinds is a candidate.
            let ordinary = !candidate && (counting < 2 || draw.per_mille(870));
            if ordinary {
                counting += 1;
                let row = self.ordinary(platform, draw);
                self.push(row, draw, prices);
                if draw.per_mille(30) {
                    // A second lot in the same province.
                    let from = row.effective_from + days(draw.between(1, 4));
                    self.push(
                        Row {
                            share: row.share - 20,
                            effective_from: from,
                            ..row
                        },
                        draw,
                        prices,
                    );
                }
            } else {
                let row = self.uncounted(platform, draw);
                self.push(row, draw, prices);
            }
        }
    }

    fn ordinary(&self, platform: &'static Platform, draw: &mut Draw) -> Row {
        let recent = draw.per_mille(12);
        let age = if recent {
            draw.between(3, 90)
        } else {
            draw.between(100, 1_100)
        };
        let ends = draw
            .per_mille(550)
            .then(|| self.today + days(draw.between(25, 730)));
        Row {
            platform,
            kind: if draw.per_mille(720) {
                "listing"
            } else {
                "winning"
            },
            share: 1_000 + draw.between(0, 200).min(draw.between(0, 200)),
            effective_from: self.today - days(age),
            effective_to: ends,
        }
    }

    /// A price that does not count today: of another kind, ended, or not yet in force.
    fn uncounted(&self, platform: &'static Platform, draw: &mut Draw) -> Row {
        let row = self.ordinary(platform, draw);
        match draw.below(10) {
            0..=2 => {
                let last = self.today - days(draw.between(1, 99).max(draw.between(1, 99)));
                let from = last - days(draw.between(200, 800));
                Row {
                    share: row.share - draw.between(0, 60),
                    effective_from: from,
                    effective_to: Some(last),
                    ..row
                }
            }
            3 => Row {
                share: row.share - draw.between(0, 120),
                effective_from: self.today + days(draw.between(2, 120)),
                effective_to: None,
                ..row
            },
            _ => Row {
                kind: draw.pick(&EXCLUDED_KINDS),
                share: draw.between(520, 990),
                ..row
            },
        }
    }

    fn city(&self, draw: &mut Draw, prices: &mut Vec<DemoListedPrice>) {
        let count = if draw.per_mille(300) {
            draw.below(3) + 1
        } else {
            0
        };
        let first = draw.below(6);
        for number in 0..count {
            let row = self.ordinary(&CITY[as_index((first + number) % 6)], draw);
            self.push(
                Row {
                    share: draw.between(820, 980),
                    ..row
                },
                draw,
                prices,
            );
        }
    }

    /// The price of a product selected in a national procurement, as provinces publish it.
    fn selected(&self, draw: &mut Draw, prices: &mut Vec<DemoListedPrice>) {
        let first = draw.below(32);
        for number in 0..draw.below(6) + 4 {
            let row = Row {
                platform: &PROVINCIAL[as_index((first + number * 3) % 32)],
                kind: "vbp_national",
                share: 400,
                effective_from: self.today - days(200),
                effective_to: Some(self.today + days(530)),
            };
            self.push(row, draw, prices);
        }
    }

    fn push(&self, row: Row, draw: &mut Draw, prices: &mut Vec<DemoListedPrice>) {
        let base = stepped(self.level * row.share / 1_000);
        let in_sales_units = self.pack_ratio != 1 && draw.per_mille(350) && self.by_pack;
        let pack_ratio = if in_sales_units { self.pack_ratio } else { 1 };
        prices.push(DemoListedPrice {
            product_index: self.product_index,
            product_code: self.product_code.clone(),
            region: row.platform.region,
            region_name: row.platform.region_name,
            platform: row.platform.name,
            platform_level: row.platform.level,
            kind: row.kind,
            price: yuan(base * i64::from(pack_ratio)),
            pack_ratio,
            base_price: yuan(base),
            effective_from: row.effective_from,
            effective_to: row.effective_to,
            source: source_of(row.kind),
        });
    }
}

/// Ten-thousandths of a yuan as yuan with two decimals, or with four where two are not enough.
pub(super) fn yuan(ten_thousandths: i64) -> Decimal {
    if ten_thousandths % 100 == 0 {
        Decimal::new(ten_thousandths / 100, 2)
    } else {
        Decimal::new(ten_thousandths, 4)
    }
}

/// A price as the trade quotes it: four decimals below a yuan, else two, and whole yuan from a thousand on.
pub(super) fn stepped(ten_thousandths: i64) -> i64 {
    let step = match ten_thousandths {
        ..10_000 => 1,
        10_000..10_000_000 => 100,
        10_000_000.. => 10_000,
    };
    (ten_thousandths / step * step).max(1)
}

pub(super) fn days(count: i64) -> Days {
    Days::new(u64::try_from(count).expect("counted forwards from zero"))
}

fn source_of(kind: &str) -> &'static str {
    match kind {
        "listing" => "省平台挂网公告",
        "winning" => "省级集中采购中标结果公告",
        "vbp_national" => "国家组织集中带量采购中选结果",
        "vbp_provincial" => "省际联盟集中带量采购中选结果",
        "self_quoted" => "企业自主申报",
        "hospital_negotiated" => "医疗机构议价结果",
        "filed" => "备案采购结果",
        "in_publicity" => "拟挂网公示",
        _ => "平台数据交换",
    }
}
