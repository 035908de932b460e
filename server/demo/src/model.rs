//! The generator's output: plain values, named as the columns of the imports.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::vocabulary::Coded;

/// A category of the national classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoCategory {
    /// `C` and two, four or six digits.
    pub code: String,
    /// The label in the national table.
    pub label: &'static str,
    /// The code of the category above it; none at the top.
    pub parent: Option<String>,
    /// 1 to 3, from the top.
    pub level: u8,
}

/// A product: one specification of one registered device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoProduct {
    /// The index in [`super::Demonstration::products`].
    pub index: u32,
    /// National code of 27 characters, unique; its first 20 are the code of product and manufacturer.
    pub code: String,
    /// 单件产品名称.
    pub name: &'static str,
    /// 医保通用名.
    pub generic_name: &'static str,
    /// 医保通用名分类, three digits and label.
    pub generic_class: Coded,
    /// 规格.
    pub specification: String,
    /// 型号.
    pub model: String,
    /// 注册备案号, in the form of 2014 or a class I filing.
    pub certificate: String,
    /// Last day of validity; none for filings, which do not lapse.
    pub certificate_expires_on: Option<NaiveDate>,
    /// The index in [`super::Demonstration::manufacturers`].
    pub manufacturer_index: u32,
    /// 最小计量单位.
    pub base_unit: &'static str,
    /// 最小销售单位.
    pub sales_unit: &'static str,
    /// 包装转换比, base units in a sales unit; 1 when both are equal.
    pub pack_ratio: u32,
    /// 一级分类, two digits and label.
    pub top_category: Coded,
    /// 二级分类, two digits and label.
    pub second_category: Coded,
    /// 三级分类, two digits and label.
    pub third_category: Coded,
    /// 材质, two digits and label.
    pub material: Coded,
    /// 特征, three digits and label.
    pub feature: Coded,
    /// UDI-DI, GS1, 14 digits.
    pub udi_di: Option<String>,
}

/// A price of a product on a platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoListedPrice {
    /// The index in [`super::Demonstration::products`].
    pub product_index: u32,
    /// 27位码 of the product.
    pub product_code: String,
    /// 省份, two digits of GB/T 2260, or 66 for the corps.
    pub region: &'static str,
    pub region_name: &'static str,
    /// 平台.
    pub platform: &'static str,
    /// 平台级别, `provincial` or `city`.
    pub platform_level: &'static str,
    /// 价格类型, one of the eight kinds of the imports.
    pub kind: &'static str,
    /// 价格 in yuan, of `pack_ratio` base units.
    pub price: Decimal,
    /// 包装转换比 of this price; 1 when it is the price of a base unit.
    pub pack_ratio: u32,
    /// Yuan per base unit, exactly `price` over `pack_ratio`.
    pub base_price: Decimal,
    /// 执行日期.
    pub effective_from: NaiveDate,
    /// 截止日期, the last day.
    pub effective_to: Option<NaiveDate>,
    /// 来源.
    pub source: &'static str,
}

impl DemoListedPrice {
    /// Whether the price counts for the reference limit of a day (S4-1).
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.platform_level == "provincial"
            && matches!(self.kind, "listing" | "winning")
            && self.effective_from <= day
            && self.effective_to.is_none_or(|last| day <= last)
    }
}

/// A period of a hospital's own purchase price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoCurrentPrice {
    /// The index in the hospitals of [`super::Demonstration::parties`].
    pub hospital: u32,
    /// The index in [`super::Demonstration::products`].
    pub product_index: u32,
    /// Yuan per base unit.
    pub price: Decimal,
    pub effective_from: NaiveDate,
    /// The last day; none while it is in force.
    pub effective_to: Option<NaiveDate>,
    pub contract_no: String,
}

/// A product in a special state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSpecial {
    /// The index in [`super::Demonstration::products`].
    pub product_index: u32,
    pub kind: DemoSpecialKind,
}

/// The special state of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemoSpecialKind {
    /// In the price-advantage zone at a price (yuan per base unit) below the reference limit.
    Zone {
        /// Yuan per base unit.
        price: Decimal,
        /// The first day.
        since: NaiveDate,
    },
    /// Selected in volume-based procurement at a price (yuan per base unit).
    VolumeBasedProcurement {
        /// Yuan per base unit.
        price: Decimal,
        /// The first day.
        since: NaiveDate,
    },
    /// 撤网
    Delisted { reason: &'static str },
    /// 中止挂网
    Suspended { reason: &'static str },
    ExpiredCertificate {
        /// The last day of validity, before today.
        expired_on: NaiveDate,
    },
}

/// An invitation to be sent, and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoInvitation {
    /// 0 or 1, the index in the hospitals of [`super::Demonstration::parties`].
    pub hospital: u32,
    /// The index in [`super::Demonstration::products`].
    pub product_index: u32,
    /// Yuan per base unit.
    pub price: Decimal,
    /// How the price relates to the ceilings.
    pub relation: DemoPriceRelation,
    /// Sales units.
    pub quantity: u32,
    /// The hospital's note to the manufacturer.
    pub note: &'static str,
    /// Working days between the day of sending and today, at least 1.
    pub working_days_ago: u32,
    /// The time of sending, in minutes after midnight in Shanghai.
    pub minute_of_day: u32,
    pub outcome: DemoOutcome,
}

/// How an offered price relates to the reference limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoPriceRelation {
    /// Exactly the limit, without a lower purchase price of the hospital's own.
    AtLimit,
    /// Below the limit, without a lower purchase price of the hospital's own.
    BelowLimit,
    /// Exactly the hospital's own purchase price, which is below the limit.
    AtCurrentPrice,
    /// The product has no limit.
    NoLimit,
}

/// The outcome of an invitation; days are working days after the sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemoOutcome {
    /// The rule confirms it at once.
    ConfirmedAtOnce,
    Pending,
    Accepted {
        /// Days after sending.
        after: u32,
    },
    Refused {
        /// Days after sending.
        after: u32,
        reason: &'static str,
    },
    /// The manufacturer counters and the hospital has not answered yet.
    Countered {
        /// Days after sending.
        after: u32,
        /// Yuan per base unit, above the offer and not above the limit.
        price: Decimal,
        reason: &'static str,
    },
    /// The manufacturer counters and the hospital accepts.
    CounteredAndAccepted {
        /// Days from sending to the counter.
        after: u32,
        /// Yuan per base unit, above the offer and not above the limit.
        price: Decimal,
        reason: &'static str,
        /// Days from the sending to the hospital's acceptance.
        accepted_after: u32,
    },
    /// The hospital withdraws before an answer.
    Withdrawn {
        /// Days after sending.
        after: u32,
    },
    /// Nobody answers within the term.
    Lapsed,
}

/// A price list of another platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoLinkage {
    pub file_name: &'static str,
    pub title: &'static str,
    /// In the order of products.
    pub rows: Vec<DemoListedPrice>,
}

/// An organisation that is not a manufacturer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoOrganisation {
    /// `hospital`, `distributor`, `exchange_center` or `insurance_bureau`.
    pub kind: &'static str,
    pub name: &'static str,
    /// Unified social credit code, 18 characters.
    pub credit_code: String,
    /// Code of the medical institution, 12 characters, of hospitals only.
    pub institution_code: Option<&'static str>,
    /// Two digits of GB/T 2260.
    pub region: &'static str,
    /// Mail address in a reserved domain.
    pub email: &'static str,
    /// The grade of a hospital, such as `tertiary_a`.
    pub grade: Option<&'static str>,
    /// Whether a hospital is `public` or `private`.
    pub ownership: Option<&'static str>,
}

/// The organisations whose number does not depend on the number of products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoParties {
    /// The hospitals; the first two belong to the accounts `hospital` and `hospital2`.
    pub hospitals: [DemoOrganisation; 8],
    pub distributor: DemoOrganisation,
    /// The exchange centre, which operates the platform.
    pub exchange_center: DemoOrganisation,
    /// Of the city, of a district and of the province.
    pub insurance_bureaus: [DemoOrganisation; 3],
}

/// The organisation of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoParty {
    Hospital(u32),
    Manufacturer(u32),
    Distributor,
    ExchangeCenter,
    InsuranceBureau(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// The name used to sign in.
    pub account: &'static str,
    /// The user's invented name.
    pub display_name: &'static str,
    pub party: DemoParty,
    /// What the user does there, as the trade calls it.
    pub duties: &'static [&'static str],
    /// Mail address in a reserved domain.
    pub email: &'static str,
}
