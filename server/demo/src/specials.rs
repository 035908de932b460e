//! The few products in a special state.

use rust_decimal::Decimal;

use super::listed_prices::days;
use super::model::{DemoSpecial, DemoSpecialKind};
use super::registration::locate;
use super::{Demonstration, EXCEPTIONS_BELOW};

/// Whether a product is in the price-advantage zone.
pub(super) fn is_in_zone(index: u32) -> bool {
    index < EXCEPTIONS_BELOW && index % 350 == 37
}

/// Whether a product is selected in volume-based procurement.
pub(super) fn is_selected(index: u32) -> bool {
    index < EXCEPTIONS_BELOW && index % 350 == 113
}

fn is_delisted(index: u32) -> bool {
    index < EXCEPTIONS_BELOW && index % 600 == 251
}

fn is_suspended(index: u32) -> bool {
    index < EXCEPTIONS_BELOW && index % 1_500 == 555
}

impl Demonstration {
    /// The products in the zone, under volume-based procurement, delisted, suspended or with an expired
    /// certificate among the first 5,000.
    pub fn specials(&self) -> impl Iterator<Item = DemoSpecial> + '_ {
        (0..self.products.min(EXCEPTIONS_BELOW)).filter_map(|index| self.special(index))
    }

    /// The special state of the product with this index, if it has one.
    pub fn special(&self, index: u32) -> Option<DemoSpecial> {
        let kind = if is_in_zone(index) {
            let limit = self.reference_limit(index, self.today)?;
            DemoSpecialKind::Zone {
                price: share(limit, 72),
                since: self.today - days(160),
            }
        } else if is_selected(index) {
            let prices = self.listed_prices_of(index);
            let price = prices
                .iter()
                .find(|price| price.kind == "vbp_national")?
                .base_price;
            DemoSpecialKind::VolumeBasedProcurement {
                price,
                since: self.today - days(200),
            }
        } else if is_delisted(index) {
            let reason = if index % 400 < 200 {
                "生产企业主动申请撤网"
            } else {
                "未在规定时间内更新注册证，予以清理"
            };
            DemoSpecialKind::Delisted { reason }
        } else if is_suspended(index) {
            DemoSpecialKind::Suspended {
                reason: "价格申报存疑，核查期间暂停采购",
            }
        } else {
            let expired_on = self.registration(locate(index).0).expires_on?;
            if expired_on >= self.today {
                return None;
            }
            DemoSpecialKind::ExpiredCertificate { expired_on }
        };
        Some(DemoSpecial {
            product_index: index,
            kind,
        })
    }
}

/// A share of a price in hundredths, rounded down as a buyer would offer it: to whole yuan from a thousand
/// on, to tenths from a hundred on, else to two decimals, to four below a yuan.
pub(super) fn share(price: Decimal, hundredths: i64) -> Decimal {
    let share = price * Decimal::new(hundredths, 2);
    let decimals = if share < Decimal::ONE {
        4
    } else if share < Decimal::ONE_HUNDRED {
        2
    } else if share < Decimal::ONE_THOUSAND {
        1
    } else {
        0
    };
    let mut cut = share.trunc_with_scale(decimals);
    cut.rescale(decimals.max(2));
    if cut.is_zero() { price } else { cut }
}
