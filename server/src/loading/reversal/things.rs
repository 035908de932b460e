//! Everything that a reversal undid or had to leave, thing by thing.

use std::collections::HashMap;

use domain::bargaining::{ChangedInvitation, EndingInvitation, Fall, InvitationsReversed};
use domain::campaign::FileWithdrawn;
use domain::current_price::OwnPriceUndone;
use domain::listed_price::{ListedPrice, PriceKey};
use domain::loading::{ReversalThing, UndoneStep};
use domain::price_change::{PriceChange, PricesReversed};
use domain::{ProductId, UnitPrice, Words};

fn thing(step: UndoneStep, product: Option<ProductId>) -> ReversalThing {
    ReversalThing {
        step,
        number: None,
        product,
        listed: None,
        from: None,
        before: None,
        after: None,
        quantity: None,
        reason: None,
    }
}

/// Of a list of prices.
pub(super) fn things_of_prices(reversed: &PricesReversed) -> Vec<ReversalThing> {
    let prices = &reversed.prices;
    let limits = prices.moves.iter().map(|one| ReversalThing {
        from: Some(one.on),
        before: one.before,
        after: one.after,
        ..thing(UndoneStep::LimitMoved, Some(one.product))
    });
    let concluded = reversed.concluded_restored.iter().map(|one| ReversalThing {
        after: Some(one.price),
        ..thing(UndoneStep::ConcludedPriceRestored, Some(one.product))
    });
    let under = reversed.concluded_under.iter().map(|one| ReversalThing {
        reason: Some(concluded_under()),
        ..of_invitation(UndoneStep::ConcludedUnderLoad, one)
    });
    let changes = reversed.changes_withdrawn.iter().map(withdrawn_change);
    let changes_left = reversed.changes_left.iter();
    let changes_left = changes_left.map(|(id, why)| left(&id.to_string(), None, why));
    let kept = reversed.kept.iter().map(|(price, change)| ReversalThing {
        number: Some(change.to_string()),
        after: Some(price.terms.base_price),
        reason: Some(never_a_limit()),
        ..listed(UndoneStep::PriceHeld, price)
    });
    let invitations = things_of_invitations(UndoneStep::InvitationRestored, &reversed.invitations);
    limits
        .chain(listed_prices(reversed))
        .chain(kept)
        .chain(changes)
        .chain(invitations)
        .chain(concluded)
        .chain(under)
        .chain(changes_left)
        .collect()
}

/// Concluded prices that limits end which the reversal lowers.
pub(super) fn things_of_ending(
    ending: &[EndingInvitation],
    falls: &[Fall],
) -> impl Iterator<Item = ReversalThing> {
    ending.iter().map(|one| {
        let fall = falls.iter().find(|(product, _, _)| *product == one.product);
        ReversalThing {
            number: Some(one.number.clone()),
            from: fall.map(|(_, _, day)| *day),
            before: Some(one.price),
            quantity: Some(one.quantity),
            ..thing(UndoneStep::ConcludedPriceEnding, Some(one.product))
        }
    })
}

/// The listed prices: where one took the place of one, both say what it was before and is now.
fn listed_prices(reversed: &PricesReversed) -> impl Iterator<Item = ReversalThing> {
    let prices = &reversed.prices;
    let held: Vec<&ListedPrice> = prices.held.iter().map(|(price, _)| price).collect();
    let withdrawn = by_place(prices.withdrawn.iter());
    let restored = by_place(prices.restored.iter().chain(held.iter().copied()));
    let other = |places: &HashMap<PriceKey<&str>, Vec<UnitPrice>>, price: &ListedPrice| match places
        .get(&place(price))
        .map(Vec::as_slice)
    {
        Some([one]) => Some(*one),
        Some(_) | None => None,
    };
    let gone = prices.withdrawn.iter().map(|price| ReversalThing {
        before: Some(price.terms.base_price),
        after: other(&restored, price),
        ..listed(UndoneStep::PriceWithdrawn, price)
    });
    let back = |step: UndoneStep, price: &ListedPrice| ReversalThing {
        before: other(&withdrawn, price),
        after: Some(price.terms.base_price),
        ..listed(step, price)
    };
    let restored = prices.restored.iter();
    let restored = restored.map(|price| back(UndoneStep::PriceRestored, price));
    let held = held
        .into_iter()
        .map(|price| back(UndoneStep::PriceHeld, price));
    let overtaken = prices.overtaken.iter().map(|price| ReversalThing {
        before: Some(price.terms.base_price),
        ..listed(UndoneStep::PriceOvertaken, price)
    });
    let things: Vec<ReversalThing> = gone.chain(restored).chain(held).chain(overtaken).collect();
    things.into_iter()
}

/// What a price is listed as, whatever its first day and document.
fn place(price: &ListedPrice) -> PriceKey<&str> {
    PriceKey {
        effective_from: chrono::NaiveDate::MIN,
        source: "",
        ..price.key.borrowed()
    }
}

fn by_place<'a>(
    prices: impl Iterator<Item = &'a ListedPrice>,
) -> HashMap<PriceKey<&'a str>, Vec<UnitPrice>> {
    let mut found: HashMap<PriceKey<&str>, Vec<UnitPrice>> = HashMap::new();
    for price in prices {
        let prices = found.entry(place(price)).or_default();
        prices.push(price.terms.base_price);
    }
    found
}

fn listed(step: UndoneStep, price: &ListedPrice) -> ReversalThing {
    ReversalThing {
        listed: Some((price.key.region, price.key.platform.clone())),
        from: Some(price.key.effective_from),
        ..thing(step, Some(price.key.product))
    }
}

fn withdrawn_change(change: &PriceChange) -> ReversalThing {
    ReversalThing {
        number: Some(change.id.to_string()),
        listed: Some((change.terms.region, change.terms.platform.clone())),
        from: Some(change.terms.effective_from),
        before: Some(change.terms.price.base_price),
        ..thing(UndoneStep::ChangeWithdrawn, Some(change.product))
    }
}

fn left(number: &str, product: Option<ProductId>, why: &Words) -> ReversalThing {
    ReversalThing {
        number: Some(number.to_owned()),
        reason: Some(why.clone()),
        ..thing(UndoneStep::LeftAsItIs, product)
    }
}

/// Invitations with what became of them, and those that had to be left.
pub(super) fn things_of_invitations(
    step: UndoneStep,
    reversed: &InvitationsReversed,
) -> impl Iterator<Item = ReversalThing> {
    let changed = reversed.changed.iter();
    let changed = changed.map(move |one| of_invitation(step, one));
    let left = reversed.left.iter().map(|(one, why)| ReversalThing {
        reason: Some(why.clone()),
        ..of_invitation(UndoneStep::LeftAsItIs, one)
    });
    changed.chain(left)
}

fn of_invitation(step: UndoneStep, one: &ChangedInvitation) -> ReversalThing {
    ReversalThing {
        number: Some(one.number.clone()),
        after: Some(one.price),
        quantity: Some(one.quantity),
        ..thing(step, Some(one.product))
    }
}

/// Why a price of the load counts on.
pub(super) fn never_a_limit() -> Words {
    Words::new(
        "撤销后限价将上升到此后录入、从未作为限价的价格：原价暂续计入，待另一人审核其终止并公示期满",
        "the limit would rise to a price that came later and never was the limit: this one counts on until another person has \
         checked its end and the publicity of it is over",
    )
}

fn concluded_under() -> Words {
    Words::new(
        "按本次导入形成的限价成交，合同继续有效，请双方核对",
        "it was concluded under a limit of this load and stays in force as a contract: both sides should look at it",
    )
}

/// A hospital's own prices.
pub(super) fn own_prices_of(
    step: UndoneStep,
    prices: &[OwnPriceUndone],
) -> impl Iterator<Item = ReversalThing> {
    let is_back = step == UndoneStep::PriceRestored;
    prices.iter().map(move |one| ReversalThing {
        before: Some(one.price).filter(|_| !is_back),
        after: Some(one.price).filter(|_| is_back),
        ..thing(step, Some(one.product))
    })
}

/// Products whose own prices something later took the place of.
pub(super) fn overtaken_products(products: &[ProductId]) -> impl Iterator<Item = ReversalThing> {
    let products = products.iter();
    products.map(|product| thing(UndoneStep::PriceOvertaken, Some(*product)))
}

/// Declarations of a file.
pub(super) fn things_of_declarations(reversed: &FileWithdrawn) -> Vec<ReversalThing> {
    let withdrawn = reversed.withdrawn.iter();
    let withdrawn = withdrawn.map(|(id, product, price)| ReversalThing {
        number: Some(id.to_string()),
        before: Some(*price),
        ..thing(UndoneStep::DeclarationWithdrawn, Some(*product))
    });
    let stay = reversed.left.iter();
    let stay = stay.map(|(id, why)| left(&id.to_string(), None, why));
    withdrawn.chain(stay).collect()
}
