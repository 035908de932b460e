//! What the generator gives: plain values, named as the columns of the imports.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::vocabulary::Coded;

/// A category of the national classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoCategory {
    /// `C` and two, four or six digits.
    pub code: String,
    /// What the national table calls it.
    pub label: &'static str,
    /// The code of the category above it, none at the top.
    pub parent: Option<String>,
    /// 1 to 3.
    pub level: u8,
}

/// A product: one specification of one registered device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoProduct {
    /// Its place in [`super::Demonstration::products`].
    pub index: u32,
    /// National code of 27 characters, unique; its first 20 are the code of product and maker.
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
    /// Place in [`super::Demonstration::manufacturers`].
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
    /// Place in [`super::Demonstration::products`].
    pub product_index: u32,
    /// 27位码 of the product.
    pub product_code: String,
    /// 省份, two digits of GB/T 2260, or 66 for the corps.
    pub region: &'static str,
    /// The province's name.
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
    /// Place in the hospitals of [`super::Demonstration::parties`].
    pub hospital: u32,
    /// Place in [`super::Demonstration::products`].
    pub product_index: u32,
    /// Yuan per base unit.
    pub price: Decimal,
    /// First day.
    pub effective_from: NaiveDate,
    /// Last day; none while it runs on.
    pub effective_to: Option<NaiveDate>,
    /// Number of the purchase contract.
    pub contract_no: String,
}

/// A product with which something is out of the ordinary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSpecial {
    /// Place in [`super::Demonstration::products`].
    pub product_index: u32,
    /// What it is.
    pub kind: DemoSpecialKind,
}

/// What is out of the ordinary with a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemoSpecialKind {
    /// In the price-advantage zone at a price (yuan per base unit) below the reference limit.
    Zone {
        /// Yuan per base unit.
        price: Decimal,
        /// First day.
        since: NaiveDate,
    },
    /// Selected in volume-based procurement at a price (yuan per base unit).
    VolumeBasedProcurement {
        /// Yuan per base unit.
        price: Decimal,
        /// First day.
        since: NaiveDate,
    },
    /// Taken from the platform.
    Delisted {
        /// Why.
        reason: &'static str,
    },
    /// Listing suspended.
    Suspended {
        /// Why.
        reason: &'static str,
    },
    /// Its certificate has lapsed.
    ExpiredCertificate {
        /// Last day of validity, before today.
        expired_on: NaiveDate,
    },
}

/// An invitation to be made, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoInvitation {
    /// 0 or 1, place in the hospitals of [`super::Demonstration::parties`].
    pub hospital: u32,
    /// Place in [`super::Demonstration::products`].
    pub product_index: u32,
    /// Yuan per base unit.
    pub price: Decimal,
    /// How the price stands to the ceilings.
    pub relation: DemoPriceRelation,
    /// Sales units.
    pub quantity: u32,
    /// The buyer's words.
    pub note: &'static str,
    /// Working days between the day of sending and today, at least 1.
    pub working_days_ago: u32,
    /// Time of sending: minutes after midnight in Shanghai.
    pub minute_of_day: u32,
    /// What happens then.
    pub outcome: DemoOutcome,
}

/// How an offered price stands to the reference limit.
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

/// What becomes of an invitation; days are working days after the sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemoOutcome {
    /// The rule confirms it when it is sent.
    ConfirmedAtOnce,
    /// Still open.
    Pending,
    /// The manufacturer accepts.
    Accepted {
        /// Days after sending.
        after: u32,
    },
    /// The manufacturer refuses.
    Refused {
        /// Days after sending.
        after: u32,
        /// Its words.
        reason: &'static str,
    },
    /// The manufacturer counters and the hospital has not answered yet.
    Countered {
        /// Days after sending.
        after: u32,
        /// Yuan per base unit, above the offer and not above the limit.
        price: Decimal,
        /// Its words.
        reason: &'static str,
    },
    /// The manufacturer counters and the hospital takes it.
    CounteredAndTaken {
        /// Days from sending to the counter.
        after: u32,
        /// Yuan per base unit, above the offer and not above the limit.
        price: Decimal,
        /// The manufacturer's words.
        reason: &'static str,
        /// Days from sending to the hospital's yes.
        taken_after: u32,
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
    /// The file that it comes in.
    pub file_name: &'static str,
    /// What its publicity is called.
    pub title: &'static str,
    /// What it says, in the order of products.
    pub rows: Vec<DemoListedPrice>,
}

/// An organisation that is not a manufacturer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoOrganisation {
    /// `hospital`, `distributor`, `exchange_center` or `insurance_bureau`.
    pub kind: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Unified social credit code, 18 characters.
    pub credit_code: String,
    /// Code of the medical institution, 12 characters, of hospitals only.
    pub institution_code: Option<&'static str>,
    /// Two digits of GB/T 2260.
    pub region: &'static str,
    /// Mail address in a reserved domain.
    pub email: &'static str,
}

/// The organisations there is a fixed number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoParties {
    /// The hospitals; the first two belong to the accounts `hospital` and `hospital2`.
    pub hospitals: [DemoOrganisation; 8],
    /// The distributor.
    pub distributor: DemoOrganisation,
    /// The exchange centre, which operates the platform.
    pub exchange_center: DemoOrganisation,
    /// The city insurance bureau.
    pub insurance_bureau: DemoOrganisation,
}

/// Whose an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoParty {
    /// A hospital by its place.
    Hospital(u32),
    /// A manufacturer by its place.
    Manufacturer(u32),
    /// The distributor.
    Distributor,
    /// The exchange centre.
    ExchangeCenter,
    /// The city insurance bureau.
    InsuranceBureau,
}

/// An account of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// What its user types.
    pub account: &'static str,
    /// The user's invented name.
    pub display_name: &'static str,
    /// Whose it is.
    pub party: DemoParty,
    /// Mail address in a reserved domain.
    pub email: &'static str,
}
