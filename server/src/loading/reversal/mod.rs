//! What undoes a load, for each kind of file.

mod things;

use std::collections::HashMap;

use domain::bargaining::{self, ChangedInvitation, Fall};
use domain::catalogue::{self, Product};
use domain::current_price::OwnPriceUndone;
use domain::database::Transaction;
use domain::listed_price::ListedPrice;
use domain::loading::{self, Import, Left, ReversalThing, Undone, UndoneStep, UndoneThing};
use domain::price_change::{PriceChange, PricesReversed, PublicAround};
use domain::{
    Caller, ImportId, Moment, ProductId, Result, Words, campaign, current_price, listed_price,
    price_change,
};
use futures_util::future::BoxFuture;

use super::SHOWN_MAX;
use super::file::FileKind;
use things::{
    Stays, changes_left, concluded_left, invitations_left, overtaken_products, own_prices_of,
    prices_handed, prices_kept, rows_taken_over, states_the_same, things_of_declarations,
    things_of_ending, things_of_invitations, things_of_prices,
};

/// Concluded prices that are named, at most.
const ENDING_MAX: usize = 10_000;

/// A load that is being undone.
pub(super) struct Reversing<'a> {
    tx: &'a Transaction<'a>,
    moment: &'a Moment,
    caller: &'a Caller,
    import: &'a Import,
    /// It, and all that were undone before.
    all_reversed: &'a [ImportId],
    reason: &'a str,
}

pub(super) type ReverseOf = for<'a> fn(&'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>>;

/// Undoes a load as a whole, all in the caller's transaction; a preview rolls it back.
///
/// # Errors
/// As [`begin_reversal`](loading::begin_reversal); refuses kinds of files that have another way back.
pub async fn reverse(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ImportId,
    reason: &str,
) -> Result<Import> {
    let (import, all_reversed) = loading::begin_reversal(tx, moment, caller, id, reason).await?;
    let reversing = Reversing {
        tx,
        moment,
        caller,
        import: &import,
        all_reversed: &all_reversed,
        reason,
    };
    let mut undone = (FileKind::of(import.kind)?.reverse)(&reversing).await?;
    let taken_over = loading::taken_over_from(tx, import.id).await?;
    add_left(&mut undone, rows_taken_over(&taken_over));
    let again = loading::sent_again_by_others(tx, import.id).await?;
    undone.sent_again = again.iter().map(states_the_same).collect();
    name_products(tx, &mut undone.shown).await?;
    name_products(tx, &mut undone.concluded_under_shown).await?;
    name_left(tx, &mut undone.left_shown).await?;
    loading::finish_reversal(tx, moment, caller, &import, reason, &undone).await
}

/// The prices themselves, and the term of publicities that show no longer how high the limit rises.
async fn reverse_prices(of: &Reversing<'_>) -> Result<PricesReversed> {
    let public = PublicAround::of_load(of.tx, of.moment, of.import.id).await?;
    let mut reversed = price_change::reverse_load(
        of.tx,
        // What the lower limits end is named before it ends.
        &of.moment.clone().foreseen(),
        of.caller,
        (of.import.id, of.import.started_at),
        of.all_reversed,
        of.reason,
    )
    .await?;
    let raising = public.begin_again(of.tx, of.moment, of.caller, of.reason);
    reversed.changes_left.extend(raising.await?);
    Ok(reversed)
}

/// Undoes a list of prices.
pub(super) fn prices<'a>(of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    Box::pin(async move {
        let reversed = reverse_prices(of).await?;
        let moves = &reversed.prices.moves;
        let mut things = things_of_prices(&reversed);
        let left = left_of_prices(of, &reversed).await?;
        let restored = reversed.invitations.changed.iter();
        let falls = price_change::falls_of(moves);
        let (ending, concluded_ending) =
            bargaining::concluded_ending(of.tx, of.moment, &falls, ENDING_MAX).await?;
        end_above(of, &falls).await?;
        things.extend(things_of_ending(&concluded_ending, &falls));
        let concluded = reversed.concluded_restored.iter();
        let shown = moves
            .iter()
            .map(|one| UndoneThing {
                before: one.before,
                price: one.after,
                ..thing(UndoneStep::LimitMoved, one.product)
            })
            .chain(reversed.far.iter().map(far))
            .chain(reversed.waiting.iter().map(waiting))
            .chain(reversed.decided_again.iter().map(decided_again))
            .chain(restored.map(|one| invitation(UndoneStep::InvitationRestored, one)))
            .chain(concluded.map(|one| UndoneThing {
                price: Some(one.price),
                ..thing(UndoneStep::ConcludedPriceRestored, one.product)
            }));
        Ok(Undone {
            prices_withdrawn: reversed.prices.withdrawn.len(),
            prices_restored: reversed.prices.restored.len() + reversed.prices.held.len(),
            prices_overtaken: reversed.prices.overtaken.len(),
            limits_raised: moves.iter().filter(|one| one.rises()).count(),
            limits_lowered: moves.iter().filter(|one| one.falls()).count(),
            limits_gone: moves.iter().filter(|one| one.vanishes()).count(),
            limits_new: moves.iter().filter(|one| one.appears()).count(),
            concluded_ending: usize::try_from(ending.invitations).unwrap_or_default(),
            concluded_ending_amount: ending.amount,
            prices_far: reversed.far.len() + reversed.waiting.len(),
            changes_withdrawn: reversed.changes_withdrawn.len(),
            invitations_restored: reversed.invitations.changed.len(),
            shown: shown.take(SHOWN_MAX).collect(),
            concluded_restored: reversed.concluded_restored.len(),
            concluded_under: reversed.concluded_under.len(),
            concluded_under_shown: (reversed.concluded_under.iter())
                .map(|one| invitation(UndoneStep::ConcludedUnderLoad, one))
                .take(SHOWN_MAX)
                .collect(),
            ..leaving(things, left)
        })
    })
}

/// Ends what is above the limits that the reversal lowers.
async fn end_above(of: &Reversing<'_>, falls: &[Fall]) -> Result<()> {
    let products: Vec<ProductId> = falls.iter().map(|(product, _, _)| *product).collect();
    let day = listed_price::limits_day(of.tx, of.moment).await?;
    listed_price::end_above(of.tx, of.moment, day, &products).await
}

/// Undoes a file of invitations.
pub(super) fn invitations<'a>(of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    Box::pin(async move {
        let Reversing {
            tx,
            moment,
            caller,
            import,
            ..
        } = *of;
        let reversed = bargaining::withdraw_sent(tx, moment, caller, import.id).await?;
        loading::must_undo_something(import, reversed.changed.len(), reversed.left.len())?;
        let things = things_of_invitations(UndoneStep::InvitationWithdrawn, &reversed);
        Ok(Undone {
            invitations_withdrawn: reversed.changed.len(),
            shown: (reversed.changed.iter())
                .map(|one| invitation(UndoneStep::InvitationWithdrawn, one))
                .take(SHOWN_MAX)
                .collect(),
            ..leaving(things.collect(), invitations_left(&reversed).collect())
        })
    })
}

fn thing(step: UndoneStep, product: ProductId) -> UndoneThing {
    UndoneThing {
        step,
        invitation: None,
        number: None,
        product,
        product_name: String::new(),
        specification: String::new(),
        before: None,
        price: None,
        quantity: None,
    }
}

/// A price of a later load that waits for another person.
fn far(change: &PriceChange) -> UndoneThing {
    UndoneThing {
        number: Some(change.id.to_string()),
        before: Some(change.terms.price.base_price),
        ..thing(UndoneStep::PriceFar, change.product)
    }
}

/// A held price that waits again.
fn waiting(change: &PriceChange) -> UndoneThing {
    UndoneThing {
        before: None,
        ..far(change)
    }
}

/// What another person decides on, since who had decided states it alone now.
fn decided_again(change: &PriceChange) -> UndoneThing {
    UndoneThing {
        step: UndoneStep::ChangeWaits,
        ..far(change)
    }
}

fn invitation(step: UndoneStep, one: &ChangedInvitation) -> UndoneThing {
    UndoneThing {
        invitation: Some(one.id),
        number: Some(one.number.clone()),
        price: Some(one.price),
        quantity: Some(one.quantity),
        ..thing(step, one.product)
    }
}

fn own_things(step: UndoneStep, prices: &[OwnPriceUndone]) -> impl Iterator<Item = UndoneThing> {
    prices.iter().map(move |one| UndoneThing {
        price: Some(one.price),
        ..thing(step, one.product)
    })
}

/// Products by their ids.
async fn products_of(
    tx: &Transaction<'_>,
    ids: impl Iterator<Item = ProductId>,
) -> Result<HashMap<ProductId, Product>> {
    let ids: Vec<ProductId> = ids.collect();
    let products = catalogue::products(tx, &ids).await?.into_iter();
    Ok(products.map(|product| (product.id, product)).collect())
}

/// Writes how people know the products.
async fn name_products(tx: &Transaction<'_>, things: &mut [UndoneThing]) -> Result<()> {
    let products = products_of(tx, things.iter().map(|one| one.product)).await?;
    for one in things {
        if let Some(product) = products.get(&one.product) {
            one.product_name.clone_from(&product.head.name);
            one.specification.clone_from(&product.head.specification);
        }
    }
    Ok(())
}

/// Writes how people know the products of what stays as it is.
async fn name_left(tx: &Transaction<'_>, left: &mut [Left]) -> Result<()> {
    let products = products_of(tx, left.iter().filter_map(|one| one.product)).await?;
    for one in left {
        if let Some(product) = one.product.and_then(|id| products.get(&id)) {
            one.product_name.clone_from(&product.head.name);
            one.specification.clone_from(&product.head.specification);
        }
    }
    Ok(())
}

/// What was undone, and what stays as it is, of which the answer names the first and the list has all.
fn leaving(mut things: Vec<ReversalThing>, left: Vec<Stays>) -> Undone {
    let count = left.len();
    let left_shown = left.iter().take(SHOWN_MAX).map(Stays::named).collect();
    things.extend(left.into_iter().map(Stays::listed));
    Undone {
        left: count,
        left_shown,
        things,
        ..Undone::default()
    }
}

/// Adds what stays as it is, whatever kind of file is undone.
fn add_left(undone: &mut Undone, left: impl Iterator<Item = Stays>) {
    for one in left {
        undone.left += 1;
        if undone.left_shown.len() < SHOWN_MAX {
            undone.left_shown.push(one.named());
        }
        undone.things.push(one.listed());
    }
}

/// Products are not undone: prices and invitations rest on them.
pub(super) fn products<'a>(_of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    another_way(
        "产品目录的导入不能整体撤销：请用更正后的文件再次导入，或在产品页面暂停采购",
        "products are not undone: load a corrected file, or suspend a product on its page",
    )
}

/// What an organisation did since, and the mail that went to it, cannot be taken back.
pub(super) fn organisations<'a>(_of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    another_way(
        "机构的导入不能整体撤销：登记有误的请逐个更正，寄错的一次性链接请作废，误开的账号请停用",
        "organisations are not undone: correct what is registered, void links and disable accounts one by one",
    )
}

/// Lists of other platforms move nothing by themselves.
pub(super) fn lists<'a>(_of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    another_way(
        "联动清单本身不改变价格：公示前请取消清单或剔除行，公示中请终止公示",
        "a list moves no price by itself: cancel it or strike rows, or stop its publicity",
    )
}

/// Undoes a list of a hospital's own prices.
pub(super) fn own_prices<'a>(of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    Box::pin(async move {
        let Reversing {
            tx,
            moment,
            caller,
            import,
            ..
        } = *of;
        let reversed =
            current_price::reverse_declared(tx, moment, caller, import.id, of.all_reversed).await?;
        loading::must_undo_something(import, reversed.undone(), 0)?;
        let above = bargaining::end_restored_above_limit(tx, moment, &reversed.restored).await?;
        let is_above = |one: &OwnPriceUndone| one.invitation.is_some_and(|id| above.contains(&id));
        let (ended, restored): (Vec<_>, Vec<_>) = reversed.restored.into_iter().partition(is_above);
        let products = products_of(tx, ended.iter().map(|one| one.product)).await?;
        let left = concluded_left(&ended, &products, still_below).collect();
        let things = own_prices_of(UndoneStep::PriceWithdrawn, &reversed.withdrawn)
            .chain(own_prices_of(UndoneStep::PriceRestored, &restored))
            .chain(overtaken_products(&reversed.overtaken));
        Ok(Undone {
            prices_withdrawn: reversed.withdrawn.len(),
            prices_restored: restored.len(),
            prices_overtaken: reversed.overtaken.len(),
            shown: own_things(UndoneStep::PriceWithdrawn, &reversed.withdrawn)
                .chain(own_things(UndoneStep::PriceRestored, &restored))
                .take(SHOWN_MAX)
                .collect(),
            ..leaving(things.collect(), left)
        })
    })
}

/// Withdraws the declarations of a file that are undecided.
pub(super) fn declarations<'a>(of: &'a Reversing<'a>) -> BoxFuture<'a, Result<Undone>> {
    Box::pin(async move {
        let Reversing {
            tx,
            moment,
            caller,
            import,
            ..
        } = *of;
        let reversed =
            campaign::withdraw_file(tx, moment, caller, import.id, of.all_reversed).await?;
        let undone = reversed.withdrawn.len() + reversed.handed.len();
        loading::must_undo_something(import, undone, reversed.left.len())?;
        let things = things_of_declarations(&reversed);
        let left = changes_left(&reversed.left).chain(changes_left(&reversed.handed));
        Ok(Undone {
            changes_withdrawn: reversed.withdrawn.len(),
            shown: (reversed.withdrawn.iter())
                .map(|(id, product, price)| UndoneThing {
                    number: Some(id.to_string()),
                    price: Some(*price),
                    ..thing(UndoneStep::DeclarationWithdrawn, *product)
                })
                .take(SHOWN_MAX)
                .collect(),
            ..leaving(things, left.collect())
        })
    })
}

fn still_below() -> Words {
    Words::new(
        "成交价因参考限价下调已终止，现行限价仍低于该价",
        "the concluded price ended above a limit that fell, and today's limit is still below it",
    )
}

fn overtaken() -> Words {
    Words::new(
        "成交价因参考限价下调已终止，医疗机构此后已有其他现行价格",
        "the concluded price ended above a limit that fell, and the hospital has another price since",
    )
}

/// Everything that a list of prices leaves.
///
/// # Errors
/// `import-not-reversible` where it undoes nothing and leaves nothing of its own.
async fn left_of_prices(of: &Reversing<'_>, reversed: &PricesReversed) -> Result<Vec<Stays>> {
    let (below, taken) = (&reversed.concluded_left, &reversed.concluded_overtaken);
    let products = below.iter().chain(taken).map(|one| one.product);
    let products = products_of(of.tx, products).await?;
    let heirs = heirs(of, &reversed.prices.handed).await?;
    let left = changes_left(&reversed.changes_left)
        .chain(prices_kept(reversed))
        .chain(prices_handed(&reversed.prices.handed, &heirs))
        .chain(concluded_left(below, &products, still_below))
        .chain(concluded_left(taken, &products, overtaken))
        .chain(invitations_left(&reversed.invitations));
    let left: Vec<Stays> = left.collect();
    // What stays is named, each with its reason.
    loading::must_undo_something(of.import, reversed.undone() + left.len(), 0)?;
    Ok(left)
}

/// The loads whose prices these are now.
async fn heirs(
    of: &Reversing<'_>,
    handed: &[(ListedPrice, ImportId)],
) -> Result<HashMap<ImportId, Import>> {
    let mut heirs = HashMap::new();
    for (_, id) in handed {
        if !heirs.contains_key(id) {
            heirs.insert(
                *id,
                loading::import(of.tx, of.moment, of.caller, *id).await?,
            );
        }
    }
    Ok(heirs)
}

fn another_way<'a>(zh: &'static str, en: &'static str) -> BoxFuture<'a, Result<Undone>> {
    Box::pin(async move { loading::must_know_way_back(Words::new(zh, en)) })
}
