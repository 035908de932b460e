//! Everything that a reversal undid or had to leave, thing by thing.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::bargaining::{ChangedInvitation, EndingInvitation, Fall, InvitationsReversed};
use domain::campaign::FileWithdrawn;
use domain::catalogue::{OpenCell, Product};
use domain::current_price::OwnPriceUndone;
use domain::listed_price::{ListedPrice, PlatformLevel, PriceKey};
use domain::loading::{Import, Left, ReversalThing, RowTakenOver, SentAgain, UndoneStep};
use domain::price_change::{PriceChange, PricesReversed};
use domain::{ImportId, PriceChangeId, ProductId, UnitPrice, Words, shanghai_minute};

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
    let far = reversed.far.iter().map(|change| ReversalThing {
        reason: Some(far_again(change.last_price)),
        ..of_change(UndoneStep::PriceFar, change)
    });
    let waiting = reversed.waiting.iter().map(|change| ReversalThing {
        before: None,
        reason: Some(waits_again(change.last_price)),
        ..of_change(UndoneStep::PriceFar, change)
    });
    let alone = reversed.decided_again.iter().map(|change| ReversalThing {
        reason: Some(states_it_alone()),
        ..of_change(UndoneStep::ChangeWaits, change)
    });
    let changes = reversed.changes_withdrawn.iter();
    let changes = changes.map(|change| of_change(UndoneStep::ChangeWithdrawn, change));
    let invitations = things_of_invitations(UndoneStep::InvitationRestored, &reversed.invitations);
    limits
        .chain(far)
        .chain(waiting)
        .chain(listed_prices(reversed))
        .chain(changes)
        .chain(alone)
        .chain(invitations)
        .chain(concluded)
        .chain(under)
        .collect()
}

/// Concluded prices that limits end which the reversal lowers.
pub(super) fn things_of_ending(
    ending: &[EndingInvitation],
    falls: &[Fall],
) -> impl Iterator<Item = ReversalThing> {
    let days: HashMap<ProductId, NaiveDate> = (falls.iter())
        .map(|(product, _, day)| (*product, *day))
        .collect();
    ending.iter().map(move |one| ReversalThing {
        number: Some(one.number.clone()),
        from: days.get(&one.product).copied(),
        before: Some(one.price),
        quantity: Some(one.quantity),
        ..thing(UndoneStep::ConcludedPriceEnding, Some(one.product))
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
        effective_from: NaiveDate::MIN,
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

fn of_change(step: UndoneStep, change: &PriceChange) -> ReversalThing {
    ReversalThing {
        number: Some(change.id.to_string()),
        listed: Some((change.terms.region, change.terms.platform.clone())),
        from: Some(change.terms.effective_from),
        before: Some(change.terms.price.base_price),
        ..thing(step, Some(change.product))
    }
}

/// Something that stays as it is: how the answer names it, and the line of it in the list. Both are made of this alone, so that
/// nothing is counted that the list does not hold.
pub(super) struct Stays {
    what: String,
    reason: Words,
    thing: ReversalThing,
}

impl Stays {
    fn new(what: String, reason: Words, thing: ReversalThing) -> Self {
        Self {
            what,
            reason,
            thing,
        }
    }

    /// As the answer names it, its product by number alone.
    pub(super) fn named(&self) -> Left {
        Left {
            what: self.what.clone(),
            reason: self.reason.clone(),
            product: self.thing.product,
            product_name: String::new(),
            specification: String::new(),
        }
    }

    /// Its line, with the reason.
    pub(super) fn listed(self) -> ReversalThing {
        ReversalThing {
            step: UndoneStep::LeftAsItIs,
            reason: Some(self.reason),
            ..self.thing
        }
    }
}

/// Changes of prices that stay as they are.
pub(super) fn changes_left(left: &[(PriceChange, Words)]) -> impl Iterator<Item = Stays> {
    left.iter().map(|(change, why)| {
        let thing = ReversalThing {
            number: Some(change.id.to_string()),
            listed: Some((change.terms.region, change.terms.platform.clone())),
            from: Some(change.terms.effective_from),
            after: Some(change.terms.price.base_price),
            ..thing(UndoneStep::LeftAsItIs, Some(change.product))
        };
        Stays::new(change_named(change.id), why.clone(), thing)
    })
}

/// Prices of a load that count on, each until a change, its end, is announced.
pub(super) fn prices_kept(reversed: &PricesReversed) -> impl Iterator<Item = Stays> {
    reversed.kept.iter().map(|(price, change)| {
        let thing = ReversalThing {
            number: Some(change.to_string()),
            after: Some(price.terms.base_price),
            ..listed(UndoneStep::LeftAsItIs, price)
        };
        Stays::new(change_named(*change), never_a_limit(), thing)
    })
}

/// Prices of a load that other loads state too.
pub(super) fn prices_handed(
    handed: &[(ListedPrice, ImportId)],
    heirs: &HashMap<ImportId, Import>,
) -> impl Iterator<Item = Stays> {
    handed.iter().map(|(price, heir)| {
        let price_now = price.terms.base_price;
        let thing = ReversalThing {
            after: Some(price_now),
            ..listed(UndoneStep::LeftAsItIs, price)
        };
        let file = heirs
            .get(heir)
            .map_or("", |import| import.file_name.as_str());
        Stays::new(format!("价格 {price_now}"), stated_by(file), thing)
    })
}

/// Rows of other loads that have what they left blank from the load.
pub(super) fn rows_taken_over(rows: &[RowTakenOver]) -> impl Iterator<Item = Stays> {
    rows.iter().map(|one| {
        let thing = thing(UndoneStep::LeftAsItIs, Some(one.product));
        let number = format!("文件“{}”第{}行", one.file_name, one.row);
        Stays::new(number, has_taken_over(one), thing)
    })
}

/// Concluded prices that stay ended for a reason, by the codes of their products.
pub(super) fn concluded_left(
    left: &[OwnPriceUndone],
    products: &HashMap<ProductId, Product>,
    reason: fn() -> Words,
) -> impl Iterator<Item = Stays> {
    left.iter().map(move |one| {
        let thing = ReversalThing {
            after: Some(one.price),
            ..thing(UndoneStep::LeftAsItIs, Some(one.product))
        };
        let code = products.get(&one.product);
        let code = code.map_or("", |product| product.head.code.as_str());
        Stays::new(format!("成交价 {code} {}", one.price), reason(), thing)
    })
}

/// Invitations that stay as they are.
pub(super) fn invitations_left(reversed: &InvitationsReversed) -> impl Iterator<Item = Stays> {
    reversed.left.iter().map(|(one, why)| {
        let thing = of_invitation(UndoneStep::LeftAsItIs, one);
        Stays::new(one.number.clone(), why.clone(), thing)
    })
}

/// The number that people know a change of a price by.
fn change_named(id: PriceChangeId) -> String {
    format!("价格变动编号 {id}")
}

/// Invitations with what became of them.
pub(super) fn things_of_invitations(
    step: UndoneStep,
    reversed: &InvitationsReversed,
) -> impl Iterator<Item = ReversalThing> {
    let changed = reversed.changed.iter();
    changed.map(move |one| of_invitation(step, one))
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
fn never_a_limit() -> Words {
    Words::new(
        "撤销后限价将上升到此后录入、从未作为限价的价格：原价暂续计入，待另一人审核其终止并公示期满",
        "the limit would rise to a price that came later and never was the limit: this one counts on until another person has \
         checked its end and the publicity of it is over",
    )
}

/// Why a price of a later load counts no more.
fn far_again(last: Option<UnitPrice>) -> Words {
    let last = last.map_or("—".to_owned(), |last| last.to_string());
    Words::new(
        format!("撤销后与已知价格{last}相差过大：停止计入，待导入人之外的另一人核实后公示"),
        format!(
            "without the load it is too far from the known price, {last}: it counts no more until another person than its loader \
             has accepted it and its publicity is over"
        ),
    )
}

/// Why a price that another one had taken the place of waits again.
fn waits_again(last: Option<UnitPrice>) -> Words {
    let last = last.map_or("—".to_owned(), |last| last.to_string());
    Words::new(
        format!(
            "与已知价格{last}相差过大；此后取代它的价格现已停止计入，该价格待导入人之外的另一人核实后公示"
        ),
        format!(
            "it is too far from the known price, {last}, and what had taken its place counts no more: it waits until another person \
             than its loader has accepted it and its publicity is over"
        ),
    )
}

/// Why somebody should look at a row of another load: what it has from this one.
fn has_taken_over(one: &RowTakenOver) -> Words {
    let shown = |(cell, value): &(OpenCell, String)| {
        let value = match cell {
            OpenCell::PlatformLevel => {
                let level = value.parse().map(PlatformLevel::words);
                level.unwrap_or_else(|_| Words::new(value, value))
            }
            OpenCell::Evidence => {
                let files = value.split(' ').count();
                Words::new(format!("{files}份"), format!("{files} files"))
            }
            OpenCell::Platform
            | OpenCell::PackRatio
            | OpenCell::LastDay
            | OpenCell::Source
            | OpenCell::ContractNo => Words::new(value, value),
        };
        let cell = cell.words();
        Words::new(
            format!("{}（{}）", cell.zh, value.zh),
            format!("{} ({})", cell.en, value.en),
        )
    };
    let values: Vec<Words> = one.values.iter().map(shown).collect();
    let values = Words::list(&values);
    Words::new(
        format!(
            "该行未写{}，沿用了只有被撤销的导入写明的值；未予改动，如有误，请写明后另行导入",
            values.zh
        ),
        format!(
            "the row left out {} and took over what only the undone load had stated. It stays: if it is wrong, load the row again with it stated",
            values.en
        ),
    )
}

/// That a file of somebody else, for which nothing was done, is in force no more either.
pub(super) fn states_the_same(one: &SentAgain) -> Words {
    let (person, file, at) = (&one.person, &one.file_name, shanghai_minute(one.at));
    Words::new(
        format!(
            "{person}于{at}导入的文件“{file}”与被撤销的内容相同，当时未重复执行，撤销后其内容同样不再生效；如其内容无误，请再次导入并选择“仍要导入”"
        ),
        format!(
            "{person} loaded the same content at {at} as {file:?}, for which nothing was done: nothing of it is in force any more; if it is right, \
             load it again and choose to load it all the same"
        ),
    )
}

fn stated_by(file: &str) -> Words {
    Words::new(
        format!("该价格另由导入的文件“{file}”载明，继续计入；如亦有误，请一并撤销该次导入"),
        format!(
            "the file {file:?}, which was loaded too, states it: it counts on; undo that load as well if it is wrong"
        ),
    )
}

fn states_it_alone() -> Words {
    Words::new(
        "该价格此后只由决定公示的人导入，原公示已终止，须由另一人重新决定",
        "who decided to make it public is the only one whose load states it now: its publicity ended, and another person decides on it",
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

pub(super) fn things_of_declarations(reversed: &FileWithdrawn) -> Vec<ReversalThing> {
    let withdrawn = reversed.withdrawn.iter();
    let withdrawn = withdrawn.map(|(id, product, price)| ReversalThing {
        number: Some(id.to_string()),
        before: Some(*price),
        ..thing(UndoneStep::DeclarationWithdrawn, Some(*product))
    });
    withdrawn.collect()
}
