//! The document that the index holds for one product.

/// One product as the index stores it. Text may come in any width and case; it is normalised here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductDocument {
    /// The product's identity, by which it is replaced and removed.
    pub id: i64,
    /// The national code, of 27 or 20 characters.
    pub code: String,
    pub name: String,
    /// The generic name of the medical insurance catalogue.
    pub generic_name: String,
    /// The specification, such as `5ml 0.7×30`.
    pub specification: String,
    /// The model, such as `CH-2A/5.0`.
    pub model: String,
    /// The number of the registration certificate or filing.
    pub certificate: String,
    /// The manufacturer's identity, for filtering and counting.
    pub manufacturer_id: i64,
    pub manufacturer_name: String,
    /// Two, four or six digits; a shorter code contains every longer one that begins with it.
    pub category_code: String,
    /// The names of its classes at every level; a search for one of them finds the product.
    pub class_names: Vec<String>,
    /// The device identifiers under which the product is sold.
    pub udi_di: Vec<String>,
    /// The reference limit in ten-thousandths of a yuan, or none.
    pub reference_limit: Option<u64>,
    /// Whether it is in the capped catalogue; else it is in the candidate catalogue.
    pub capped: bool,
    /// Whether it is in the price-advantage zone.
    pub zone: bool,
    /// Whether it may be bought.
    pub buyable: bool,
}
