//! Units of measure: how people write them, and how they are stored.

/// The ways in which a unit is written in normal text, and the one in which it is stored. `no` is any
/// gauge that is a mere number: 号, # or No. A longer way comes before its beginning.
pub(crate) const UNITS: [(&str, &str); 73] = [
    ("平方毫米", "mm2"),
    ("平方厘米", "cm2"),
    ("平方米", "m2"),
    ("平方", "m2"),
    ("平米", "m2"),
    ("毫米", "mm"),
    ("厘米", "cm"),
    ("公分", "cm"),
    ("微米", "μm"),
    ("纳米", "nm"),
    ("英寸", "in"),
    ("英吋", "in"),
    ("吋", "in"),
    ("米", "m"),
    ("毫升", "ml"),
    ("微升", "μl"),
    ("公升", "l"),
    ("升", "l"),
    ("毫克", "mg"),
    ("微克", "μg"),
    ("千克", "kg"),
    ("公斤", "kg"),
    ("克", "g"),
    ("号", "no"),
    ("度", "deg"),
    ("mm2", "mm2"),
    ("mm", "mm"),
    ("cm2", "cm2"),
    ("cm3", "ml"),
    ("cm", "cm"),
    ("m2", "m2"),
    ("m^2", "m2"),
    ("μm", "μm"),
    ("um", "μm"),
    ("nm", "nm"),
    ("inches", "in"),
    ("inch", "in"),
    ("in", "in"),
    ("\"", "in"),
    ("”", "in"),
    ("“", "in"),
    ("′′", "in"),
    ("''", "in"),
    ("’’", "in"),
    ("ml", "ml"),
    ("cc", "ml"),
    ("μl", "μl"),
    ("ul", "μl"),
    ("dl", "dl"),
    ("l", "l"),
    ("μg", "μg"),
    ("ug", "μg"),
    ("mcg", "μg"),
    ("mg", "mg"),
    ("kg", "kg"),
    ("gauge", "g"),
    ("ga", "g"),
    ("g", "g"),
    ("french", "f"),
    ("fr.", "f"),
    ("fr", "f"),
    ("f", "f"),
    ("ch", "f"),
    ("#", "no"),
    ("deg", "deg"),
    ("°", "deg"),
    ("iu", "iu"),
    ("mmhg", "mmhg"),
    ("kpa", "kpa"),
    ("atm", "atm"),
    ("d", "d"),
    ("w", "w"),
    ("m", "m"),
];
/// Characters after which a Chinese unit is the beginning of a word: 克氏针, 升级, 号码.
pub(crate) const NO_UNITS: [(&str, &str); 4] =
    [("克", "氏"), ("升", "级降温"), ("号", "码"), ("度", "数")];
/// Gauges written before their number.
pub(crate) const PREFIXES: [(&str, &str); 5] = [
    ("fr", "f"),
    ("ch", "f"),
    ("f", "f"),
    ("no.", "no"),
    ("no", "no"),
];

/// Splits a stored literal into its number and its unit; the unit is empty for a mere number.
pub(crate) fn split(literal: &str) -> Option<(&str, &str)> {
    let is_part = |character: char| character.is_ascii_digit() || character == '.';
    let end = literal
        .find(|character| !is_part(character))
        .unwrap_or(literal.len());
    let (number, unit) = literal.split_at(end);
    let is_unit = unit.is_empty() || UNITS.iter().any(|(_, stored)| *stored == unit);
    (end > 0 && is_unit).then_some((number, unit))
}
