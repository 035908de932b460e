//! What people know a product by.

use serde::Serialize;
use utoipa::ToSchema;

/// What people know a product by, in lists and sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, ToSchema)]
pub struct ProductHead {
    /// National consumable code of 27 or 20 characters.
    pub code: String,
    /// 单件产品名称
    pub name: String,
    /// 规格
    pub specification: String,
    /// 型号
    pub model: String,
    /// 耗材企业, by name. Answers name it in a field of their own, beside its id where they have one.
    #[serde(skip)]
    pub manufacturer: String,
}
