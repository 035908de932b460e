//! The names of the columns of files, by which rows are read: one that is not here does not compile.

/// The name of a column in code, also accepted as a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(&'static str);

impl Key {
    pub(super) const fn name(self) -> &'static str {
        self.0
    }
}

pub(super) const BASE_UNIT: Key = Key("base_unit");
pub(super) const CATEGORY1: Key = Key("category1");
pub(super) const CATEGORY2: Key = Key("category2");
pub(super) const CATEGORY3: Key = Key("category3");
pub(super) const CERTIFICATE: Key = Key("certificate");
pub(super) const CERTIFICATE_EXPIRES_ON: Key = Key("certificate_expires_on");
pub(super) const CODE: Key = Key("code");
pub(super) const CODE20: Key = Key("code20");
pub(super) const CODE_STATE: Key = Key("code_state");
pub(super) const CONTRACT_NO: Key = Key("contract_no");
pub(super) const CREDIT_CODE: Key = Key("credit_code");
pub(super) const EFFECTIVE_FROM: Key = Key("effective_from");
pub(super) const EFFECTIVE_TO: Key = Key("effective_to");
pub(super) const EMAIL: Key = Key("email");
pub(super) const EVIDENCE: Key = Key("evidence");
pub(super) const FEATURE: Key = Key("feature");
pub(super) const FIRST_ACCOUNT: Key = Key("first_account");
pub(super) const FIRST_NAME: Key = Key("first_name");
pub(super) const FORMER_CODE: Key = Key("former_code");
pub(super) const GENERIC_CLASS: Key = Key("generic_class");
pub(super) const GENERIC_NAME: Key = Key("generic_name");
pub(super) const GRADE: Key = Key("grade");
pub(super) const INSTITUTION_CODE: Key = Key("institution_code");
pub(super) const KIND: Key = Key("kind");
pub(super) const MANUFACTURER: Key = Key("manufacturer");
pub(super) const MATERIAL: Key = Key("material");
pub(super) const MODEL: Key = Key("model");
pub(super) const NAME: Key = Key("name");
pub(super) const NOTE: Key = Key("note");
pub(super) const NUMBER: Key = Key("number");
pub(super) const OWNERSHIP: Key = Key("ownership");
pub(super) const PACK_RATIO: Key = Key("pack_ratio");
pub(super) const PLATFORM: Key = Key("platform");
pub(super) const PLATFORM_LEVEL: Key = Key("platform_level");
pub(super) const PRICE: Key = Key("price");
pub(super) const PRICE_KIND: Key = Key("price_kind");
pub(super) const QUANTITY: Key = Key("quantity");
pub(super) const QUARTER: Key = Key("quarter");
pub(super) const REGION: Key = Key("region");
pub(super) const REGION_CODE: Key = Key("region_code");
pub(super) const REMARK: Key = Key("remark");
pub(super) const SALES_UNIT: Key = Key("sales_unit");
pub(super) const SOURCE: Key = Key("source");
pub(super) const SPECIFICATION: Key = Key("specification");
pub(super) const SPECIFICATION_AND_MODEL: Key = Key("specification_and_model");
pub(super) const UDI: Key = Key("udi");
