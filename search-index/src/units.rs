//! Units of measure: how people write them, and how they are stored.

use std::collections::BTreeSet;

/// The ways in which a unit is written in normal text, and the one in which it is stored. `no` is any
/// gauge that is a mere number: 号, # or No. A longer way comes before its beginning.
pub(crate) const UNITS: [(&str, &str); 78] = [
    ("立方厘米", "ml"),
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
    ("sqm", "m2"),
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
    ("f.", "f"),
    ("f", "f"),
    ("ch.", "f"),
    ("ch", "f"),
    ("#", "no"),
    ("♯", "no"),
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
/// Characters after which a unit is the beginning of a word, or names another size: 克氏针, 升级, 号码, L=30 D=3.
pub(crate) const NO_UNITS: [(&str, &str); 8] = [
    ("克", "氏"),
    ("升", "级降温"),
    ("号", "码"),
    ("度", "数"),
    ("d", "=:"),
    ("l", "=:"),
    ("w", "=:"),
    ("m", "=:"),
];
/// Gauges written before their number.
pub(crate) const PREFIXES: [(&str, &str); 8] = [
    ("fr.", "f"),
    ("fr", "f"),
    ("ch.", "f"),
    ("ch", "f"),
    ("f.", "f"),
    ("f", "f"),
    ("no.", "no"),
    ("no", "no"),
];

/// What names a size before a mere number: D3.5 and D=3.5 are a diameter, L12 is a length, BC8.6 the curve of a lens.
const DIMENSIONS: [&str; 6] = ["d", "l", "od", "id", "dia", "bc"];
/// Units of areas, as they are stored.
const AREAS: [&str; 3] = ["mm2", "cm2", "m2"];
/// Units of optical powers, as they are stored: a sign before one is a part of it.
pub(crate) const POWERS: [&str; 2] = [DIOPTRE, "deg"];
/// The unit in which what has no sign is a power as well.
const DIOPTRE: &str = "d";
/// What names a size before a colon or an equals sign, or right before a number with its unit.
const LABELS: [&str; 9] = ["d", "l", "w", "h", "t", "od", "id", "dia", "bc"];

/// Whether letters before a colon or an equals sign, or right before a number with its unit, only name the size that follows.
pub(crate) fn is_label(letters: &str) -> bool {
    LABELS.contains(&letters)
}

/// Whether letters right before a mere number name a size, which may be a model as well.
pub(crate) fn is_dimension(letters: &str) -> bool {
    DIMENSIONS.contains(&letters)
}

/// The unit of a quantity that is an area. It is sought by itself: who types m² means all that have a size in it.
pub(crate) fn area(literal: &str) -> Option<&str> {
    let (_, unit) = split(literal)?;
    AREAS.contains(&unit).then_some(unit)
}

/// Whether a quantity is in dioptres.
pub(crate) fn is_in_dioptres(literal: &str) -> bool {
    split(literal).is_some_and(|(_, unit)| unit == DIOPTRE)
}

/// A run that ends with the name of a unit of areas: what is before it, and the unit.
pub(crate) fn ending_with_area(run: &str) -> Option<(&str, &'static str)> {
    let names = UNITS
        .iter()
        .filter(|(name, unit)| AREAS.contains(unit) && name.starts_with('平'));
    let mut found = names.filter_map(|(name, unit)| Some((run.strip_suffix(name)?, *unit)));
    found.next()
}

/// The other units, as they are stored, that begin with one, in their order; without those that begin with another of them.
pub(crate) fn longer(unit: &str) -> Vec<&'static str> {
    let stored: BTreeSet<&'static str> = UNITS.iter().map(|(_, stored)| *stored).collect();
    let mut result: Vec<&'static str> = Vec::new();
    for other in stored {
        let is_longer = other.len() > unit.len() && other.starts_with(unit);
        if is_longer && !result.last().is_some_and(|last| other.starts_with(last)) {
            result.push(other);
        }
    }
    result
}

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

#[cfg(test)]
mod tests {
    use super::{area, ending_with_area, longer};

    #[test]
    fn a_unit_may_begin_others() {
        assert_eq!(longer("m"), ["m2", "mg", "ml", "mm"]);
        assert_eq!(longer("cm"), ["cm2"]);
        assert_eq!(longer("d"), ["deg", "dl"]);
        assert!(longer("ml").is_empty());
    }

    #[test]
    fn the_name_of_a_unit_of_areas_ends_a_run() {
        assert_eq!(ending_with_area("平方米"), Some(("", "m2")));
        assert_eq!(ending_with_area("透析器平方厘米"), Some(("透析器", "cm2")));
        assert_eq!(ending_with_area("平米"), Some(("", "m2")));
        assert_eq!(ending_with_area("厘米"), None);
    }

    #[test]
    fn only_an_area_has_its_unit_by_itself() {
        assert_eq!(area("1.6m2"), Some("m2"));
        assert_eq!(area("10cm2"), Some("cm2"));
        for other in ["m2", "1.6m", "16", "1.6ml", "1.6m2a"] {
            assert_eq!(area(other), None, "{other}");
        }
    }
}
