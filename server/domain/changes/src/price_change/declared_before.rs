//! Which declared prices are listed, on their way or declared already, and what a second declaration adds to the first. Pure.

use ground::{ProductId, Refused, Result, Words};
use prices::listed_price::{ListedPrice, ListedTerms};

use super::refusal::{
    PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN, PRICE_CHANGE_RETURNED, PRICE_DECLARED_BEFORE,
};
use super::state::{ChangeState, Origin};
use super::types::{Declared, NewChange, PriceChange};

/// Whether a declared price is one that is on its way. Another name of the document does not make it another price.
pub(super) fn is_same(one: &Declared, product: ProductId, terms: &ListedTerms) -> bool {
    one.terms
        .is_same_price(one.product, terms.key(product), &terms.price)
}

/// Refuses a price that is listed already, or on its way; `beside` are those of the same command, `before` what the manufacturer
/// declared earlier. One that was returned is
/// corrected and submitted again (S4-13): declaring it beside that is refused under a name of its own.
///
/// # Errors
/// `price-already-listed`, `price-change-already-open`, `price-change-returned`.
pub(super) fn new_to(
    one: &Declared,
    listed: &[ListedPrice],
    on_the_way: &[PriceChange],
    beside: &[NewChange<'_>],
    before: &[PriceChange],
) -> Result<()> {
    let same_listed: Vec<&ListedPrice> = (listed.iter())
        .filter(|price| {
            let key = price.key.borrowed();
            one.terms.is_same_price(one.product, key, &price.terms) && price.counting.to.is_none()
        })
        .collect();
    let is_listed = !same_listed.is_empty();
    // What was found by another way is joined, not repeated (E8); what was held of a load waits for its decision as it is, so that a
    // list that comes back declares nothing of the exchange centre's.
    let mut same = (on_the_way.iter())
        .filter(|one_of| match one_of.origin {
            Origin::Declaration | Origin::Rise | Origin::Outlier => true,
            Origin::Report | Origin::Linkage => false,
        })
        .filter(|one_of| is_same(one, one_of.product, &one_of.terms));
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
            listed_already(one, &same_listed, before),
        ),
        (false, true) => (
            &PRICE_CHANGE_ALREADY_OPEN,
            Words::new(
                "相同的价格变动正在办理，无需重复申报",
                "the same change of price is on its way already",
            ),
        ),
    };
    Err(Refused {
        kind,
        clause: Some("S4-13"),
        detail,
        figures: one.terms.compared(),
    }
    .into())
}

/// That a price is listed already, and what of the declaration is not taken over: the price keeps the document that it came
/// from, and nobody decides on a remark.
fn listed_already(one: &Declared, same: &[&ListedPrice], before: &[PriceChange]) -> Words {
    let mut words = Words::new(
        "该价格已在库中，无需重复申报",
        "this price is listed already",
    );
    let mut add = |zh: String, en: String| {
        words.zh.push_str(&zh);
        words.en.push_str(&en);
    };
    let source = one.terms.source.trim();
    let mut known = same.iter().map(|price| price.key.source.as_str());
    if let Some(kept) = known.clone().next()
        && !source.is_empty()
        && !known.any(|known| known.trim() == source)
    {
        let shown = quoted_source(kept);
        add(
            format!("；来源仍为{}，本次的“{source}”未采用", shown.zh),
            format!(
                "; its source remains {}, and {source:?} was not taken",
                shown.en
            ),
        );
    }
    let remark = one.remark.trim();
    let is_known = |change: &PriceChange| {
        is_same(one, change.product, &change.terms) && change.remark.trim() == remark
    };
    if !remark.is_empty() && !before.iter().any(is_known) {
        add(
            "；本次的备注未提交".to_owned(),
            "; the remark was handed to nobody".to_owned(),
        );
    }
    words
}

/// The document that a price comes from, as sentences name it.
pub(super) fn quoted_source(source: &str) -> Words {
    match source {
        "" => Words::new("（空）", "(none)"),
        source => Words::new(format!("“{source}”"), format!("{source:?}")),
    }
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
    let known = match found.origin.is_held() {
        true => Words::new(
            "相同的价格此前已由导入文件载入",
            "the same price came with a loaded file before",
        ),
        false => Words::new("相同的价格此前已申报", "the same price was declared before"),
    };
    Err(Refused {
        kind: &PRICE_DECLARED_BEFORE,
        clause: None,
        detail: Words::new(
            format!("{}，编号{number}（{}）", known.zh, state.zh),
            format!("{}, number {number} ({})", known.en, state.en),
        ),
        figures: one.terms.compared(),
    }
    .into())
}

/// The refusal of a declaration whose price is on its way by something else than the manufacturer's own declaration.
pub(super) fn nothing_added(refused: &Words) -> Words {
    Words::new(
        format!("{}；本次的材料未并入", refused.zh),
        format!("{}; nothing of this one was added to it", refused.en),
    )
}

#[cfg(test)]
mod tests {
    use ground::{CampaignId, EvidenceId, PriceChangeId};
    use prices::listed_price::{PlatformLevel, PriceKind};

    use super::*;
    use crate::price_change::price_terms;
    use crate::price_change::tests::declared;
    use crate::price_change::types::Addition;

    fn file(number: u8) -> EvidenceId {
        let id = format!("0190f2f0-0000-7000-8000-00000000000{number}");
        id.parse().expect("an id")
    }

    fn one(evidence: &[EvidenceId], remark: &str, source: &str) -> Declared {
        let day = "2026-01-01".parse().expect("a day");
        let price = "90".parse().expect("a price");
        let price = price_terms(price, rust_decimal::Decimal::ONE, day, None);
        Declared {
            product: ProductId(7),
            terms: ListedTerms {
                region: "44".parse().expect("a province"),
                platform: "省平台".to_owned(),
                level: PlatformLevel::Provincial,
                kind: PriceKind::Listing,
                price: price.expect("terms"),
                effective_from: day,
                source: source.to_owned(),
            },
            remark: remark.to_owned(),
            evidence: evidence.to_vec(),
            may_be_far: false,
        }
    }

    fn open() -> PriceChange {
        let first = one(&[file(1)], "首次", "公告一");
        PriceChange {
            id: PriceChangeId(12),
            remark: first.remark,
            evidence: first.evidence,
            ..declared(first.product, first.terms)
        }
    }

    #[test]
    fn a_second_declaration_adds_what_the_first_has_not() {
        let second = one(&[file(1), file(2)], " 再次 ", "公告二");
        let added = Addition::of(&second, Some(CampaignId(5)), &open(), &[]);
        let expected = Addition {
            evidence: vec![file(2)],
            remark: Some("再次".to_owned()),
            source: Some("公告二".to_owned()),
            campaign: Some(CampaignId(5)),
        };
        assert_eq!(added, expected);
        let again = PriceChange {
            evidence: vec![file(1), file(2)],
            campaign: Some(CampaignId(5)),
            ..open()
        };
        let third = Addition::of(&second, Some(CampaignId(6)), &again, &[added]);
        assert!(third.is_empty(), "everything of it is known: {third:?}");
        let same = Addition::of(&one(&[file(1)], "首次", "公告一"), None, &open(), &[]);
        assert!(same.is_empty());
        let silent = Addition::of(&one(&[], "", " "), None, &open(), &[]);
        assert!(silent.is_empty());
    }

    #[test]
    fn the_refusal_names_what_became_of_it_with_the_number_of_the_first() {
        let refused = Words::new("正在办理", "on its way");
        let added = Addition {
            evidence: vec![file(2)],
            remark: Some("再次".to_owned()),
            ..Addition::default()
        };
        let number = PriceChangeId(12);
        let words = added.outcome(&refused, number);
        assert_eq!(
            words.zh,
            format!("正在办理；本次的证明材料、说明已并入编号{number}")
        );
        let answers = Addition {
            campaign: Some(CampaignId(5)),
            ..Addition::default()
        };
        let words = answers.outcome(&refused, number);
        assert!(
            words.zh.ends_with("本次没有新的材料，并作为对该采集的申报"),
            "{}",
            words.zh
        );
        let nothing = Addition::default().outcome(&refused, number);
        assert!(nothing.zh.ends_with("本次没有新的材料"), "{}", nothing.zh);
    }
}
