//! Specification and model in one column of a file, and what they are at a known product.

use domain::Words;
use domain::catalogue::{Product, ProductHead};

use super::columns::BOTH;
use crate::loading::key;
use crate::loading::layout::Layout;

/// What people set between specification and model.
const SEPARATORS: &str = "/、,，;；|-";

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || SEPARATORS.contains(letter)
}

/// Whether one column has specification and model together.
pub(super) fn has_one_column(layout: &Layout) -> bool {
    layout.has(BOTH) && !layout.has(key::SPECIFICATION) && !layout.has(key::MODEL)
}

/// A text without what people set between specification and model.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !is_separator(*letter))
        .collect()
}

/// Specification and model of a cell with both, where what is recorded of the product shows which part is which: it is both of
/// them, in either order, or one of them stands before or after something else. `None` where it does not.
pub(super) fn parted(both: &str, known: &ProductHead) -> Option<(String, String)> {
    let (specification, model) = (known.specification.as_str(), known.model.as_str());
    let same = bare(both);
    if same == bare(&format!("{specification}{model}"))
        || same == bare(&format!("{model}{specification}"))
    {
        return Some((specification.to_owned(), model.to_owned()));
    }
    if specification.is_empty() || model.is_empty() {
        return None;
    }
    let with_specification = beside(both, specification);
    let with_model = beside(both, model);
    match (with_specification, with_model) {
        (Some(other), None) => Some((specification.to_owned(), other.to_owned())),
        (None, Some(other)) => Some((other.to_owned(), model.to_owned())),
        (Some(_), Some(_)) | (None, None) => None,
    }
}

/// What stands beside a part, before or after it, with something between them.
fn beside<'a>(both: &'a str, part: &str) -> Option<&'a str> {
    let after = both.strip_prefix(part);
    let after = after.filter(|rest| rest.starts_with(is_separator));
    let before = both.strip_suffix(part);
    let before = before.filter(|rest| rest.ends_with(is_separator));
    let rest = match (after, before) {
        (Some(rest), None) | (None, Some(rest)) => rest.trim_matches(is_separator),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    (!rest.is_empty()).then_some(rest)
}

/// That a cell with both is kept whole as the specification, unless it was already.
pub(super) fn kept_whole(
    both: &str,
    taken: &ProductHead,
    known: Option<&Product>,
) -> Option<Words> {
    let was_whole = known.is_some_and(|known| known.head.specification == both);
    let is_whole = !both.is_empty() && taken.specification == both && taken.model.is_empty();
    (is_whole && !was_whole).then(|| {
        Words::new(
            "规格和型号写在同一列，已整体登记为规格，型号为空；如需分开，请分“规格”“型号”两列填写",
            "specification and model in one column: kept whole as the specification, without a model; give each a column to \
             part them",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_both_is_parted_where_the_known_product_shows_how() {
        let known = |specification: &str, model: &str| ProductHead {
            specification: specification.to_owned(),
            model: model.to_owned(),
            ..ProductHead::default()
        };
        let of = |both: &str| parted(both, &known("16Fr", "DN-16"));
        let pair =
            |specification: &str, model: &str| Some((specification.to_owned(), model.to_owned()));
        for same in ["16Fr DN-16", "16Fr/DN-16", "DN-16 16Fr", "16FrDN16"] {
            assert_eq!(of(same), pair("16Fr", "DN-16"), "{same}");
        }
        for changed in ["16Fr DN-18", "DN-18/16Fr"] {
            assert_eq!(of(changed), pair("16Fr", "DN-18"), "{changed}");
        }
        for changed in ["18Fr DN-16", "DN-16、18Fr"] {
            assert_eq!(of(changed), pair("18Fr", "DN-16"), "{changed}");
        }
        for whole in ["18Fr DN-18", "16Frx270", "16Fr", "16Fr /", "DN-16"] {
            assert_eq!(of(whole), None, "{whole}");
        }
        let recorded_whole = known("16Fr 双腔", "");
        assert_eq!(parted("16Fr 双腔", &recorded_whole), pair("16Fr 双腔", ""));
        assert_eq!(parted("16Fr 双腔 30ml", &recorded_whole), None);
    }
}
