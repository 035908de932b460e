//! What people know a product by.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What people know a product by, in lists and sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct ProductHead {
    /// National consumable code of 27 or 20 characters.
    pub code: String,
    /// 单件产品名称
    pub name: String,
    /// 规格
    pub specification: String,
    /// 型号
    pub model: String,
}
