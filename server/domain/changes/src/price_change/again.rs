//! Which declared prices are listed, on their way or declared already. Pure.

use ground::{ProductId, Refused, Result, Words};
use prices::listed_price::{ListedPrice, ListedTerms};
use serde_json::json;

use super::capability::{
    PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN, PRICE_CHANGE_RETURNED, PRICE_DECLARED_BEFORE,
};
use super::declare::Declared;
use super::rules::ChangeState;
use super::types::{NewChange, PriceChange};

/// Whether a declared price is one that is on its way. Another name of the document does not make it another price.
pub(super) fn is_same(one: &Declared, product: ProductId, terms: &ListedTerms) -> bool {
    one.terms
        .is_same_price(one.product, terms.key(product), &terms.price)
}

/// Refuses a price that is listed already, or on its way; `beside` are those of the same command. One that was returned is
/// corrected and submitted again (S4-13): declaring it beside that is refused under a name of its own.
///
/// # Errors
/// `price-already-listed`, `price-change-already-open`, `price-change-returned`.
pub(super) fn new_to(
    one: &Declared,
    listed: &[ListedPrice],
    on_the_way: &[PriceChange],
    beside: &[NewChange<'_>],
) -> Result<()> {
    let is_listed = listed.iter().any(|price| {
        let key = price.key.borrowed();
        one.terms.is_same_price(one.product, key, &price.terms) && price.counting.to.is_none()
    });
    let mut same = (on_the_way.iter()).filter(|one_of| is_same(one, one_of.product, &one_of.terms));
    let is_returned = |change: &PriceChange| change.state == ChangeState::Returned;
    let is_open = same.clone().any(|change| !is_returned(change))
        || beside
            .iter()
            .any(|change| is_same(one, change.product, change.terms));
    let (kind, detail) = match (is_listed, is_open) {
        (false, false) if same.any(is_returned) => (
            &PRICE_CHANGE_RETURNED,
            Words::new(
                "相同价格的申报已退回，请在该申报中补正后重新提交",
                "the declaration of this price was returned: correct it there and submit it again",
            ),
        ),
        (false, false) => return Ok(()),
        (true, _) => (
            &PRICE_ALREADY_LISTED,
            Words::new(
                "该价格已在库中，无需重复申报",
                "this price is listed already",
            ),
        ),
        (false, true) if one.evidence.is_empty() => (
            &PRICE_CHANGE_ALREADY_OPEN,
            Words::new(
                "相同的价格变动正在办理，无需重复申报",
                "the same change of price is on its way already",
            ),
        ),
        (false, true) => (
            &PRICE_CHANGE_ALREADY_OPEN,
            Words::new(
                "相同的价格变动正在办理，本次所附证明材料已并入",
                "the same change of price is on its way already: the files were added to it",
            ),
        ),
    };
    let mut figures = json!(one.terms.figures());
    figures["region_name"] = json!(one.terms.region.name());
    Err(Refused {
        kind,
        clause: Some("S4-13"),
        detail,
        figures,
    }
    .into())
}

/// Refuses a price that was declared before and decided on, or withdrawn; not one that was withdrawn with its file, nor
/// one with another proof.
///
/// # Errors
/// `price-declared-before`.
pub(super) fn not_declared_before(one: &Declared, before: &[PriceChange]) -> Result<()> {
    let found = before
        .iter()
        .filter(|change| {
            change.terms.key(change.product) == one.terms.key(one.product)
                && change.terms.price.meaning() == one.terms.price.meaning()
        })
        .max_by_key(|change| change.id.0)
        .filter(|change| {
            one.evidence
                .iter()
                .all(|file| change.evidence.contains(file))
        });
    let Some(found) = found else {
        return Ok(());
    };
    let (number, state) = (found.id, found.state.words());
    let mut figures = json!(one.terms.figures());
    figures["region_name"] = json!(one.terms.region.name());
    Err(Refused {
        kind: &PRICE_DECLARED_BEFORE,
        clause: None,
        detail: Words::new(
            format!("相同的价格此前已申报，编号{number}（{}）", state.zh),
            format!(
                "the same price was declared before, number {number} ({})",
                state.en
            ),
        ),
        figures,
    }
    .into())
}
