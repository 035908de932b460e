//! What a load of listed prices would do, read in its own transaction, which a preview rolls back. The words are those
//! of the previews of linkage lists.

use ground::database::{Reader, Transaction};
use ground::{ImportId, Moment, ProductId, Result, UnitPrice};
use market::catalogue::{self, ProductHead};
use prices::listed_price::{self, LimitMove, LimitRise, ListedTerms};
use prices::{current_price, disclosure};
use trade::bargaining::{self, EndingInvitation, Fall, OpenAbove};

use super::state::Origin;
use super::{held, listing};

/// What a load of listed prices would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadForeseen {
    /// Prices under keys that nothing was listed under.
    pub new: i64,
    /// Prices beside or in the place of others under the same key.
    pub changed: i64,
    /// Prices whose place they take.
    pub replaced: i64,
    /// Ends of prices that are held, since a limit would rise without them.
    pub rises_held: i64,
    /// The first of them, the largest rise first.
    pub rising: Vec<RiseHeld>,
    /// Prices that are held, since they are far from the last one.
    pub outliers_held: i64,
    /// Products whose limits fall, today or on a later day.
    pub falls: i64,
    /// The first of them, the largest fall first.
    pub falling: Vec<(LimitMove, ProductHead)>,
    /// Products that get a limit.
    pub appearances: i64,
    /// Open invitations that would be superseded.
    pub invitations: OpenAbove,
    /// The first of them, the largest amount first.
    pub ending: Vec<(EndingInvitation, ProductHead)>,
    /// Concluded prices that the new limits would end.
    pub concluded: OpenAbove,
    /// The first of their invitations, the largest amount first.
    pub ending_concluded: Vec<(EndingInvitation, ProductHead)>,
    /// Hospitals' rounded prices above the new limits, of products with enough of them.
    pub prices_above: i64,
    /// How many of a product are enough.
    pub prices_above_from: i64,
    /// How each limit moves that does.
    pub moves: Vec<LimitMove>,
}

/// The end of a listed price that a load would hold, and the limit that would rise by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiseHeld {
    pub product: ProductId,
    pub head: ProductHead,
    /// The price that would end.
    pub terms: ListedTerms,
    /// When and by how much; none where it only would once other ends have been decided.
    pub rise: Option<LimitRise>,
}

/// What an import of listed prices has done, of which at most `shown_max` falling limits are named.
pub async fn foresee_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    shown_max: usize,
) -> Result<LoadForeseen> {
    let effect = listed_price::effect_of_load(tx, moment, import).await?;
    let held = held::held_by_import(tx, import).await?;
    let held = |origin: Origin| {
        let count = held.iter().find(|(found, _)| *found == origin);
        count.map_or(0, |(_, count)| *count)
    };
    let count = |pick: fn(&LimitMove) -> bool| {
        let products = effect.moves.iter().filter(|one| pick(one)).count();
        i64::try_from(products).unwrap_or(i64::MAX)
    };
    let lower: Vec<(ProductId, UnitPrice)> = effect
        .moves
        .iter()
        .filter_map(|one| Some((one.product, one.lowest?)))
        .collect();
    let figures: Vec<(i64, UnitPrice)> = lower
        .iter()
        .map(|(product, limit)| (product.0, *limit))
        .collect();
    let (concluded, ending_concluded) =
        bargaining::concluded_ending(tx, moment, &falls_of(&effect.moves), shown_max).await?;
    let ending = bargaining::ending_invitations(tx, &lower, shown_max).await?;
    Ok(LoadForeseen {
        new: effect.new,
        changed: effect.changed,
        replaced: effect.replaced,
        rises_held: held(Origin::Rise),
        rising: rising(tx, moment, import, shown_max).await?,
        outliers_held: held(Origin::Outlier),
        falls: count(LimitMove::falls),
        falling: named(tx, &effect.moves, LimitMove::falls, shown_max).await?,
        appearances: count(LimitMove::appears),
        invitations: bargaining::open_above(tx, &lower).await?,
        ending: with_heads(tx, ending).await?,
        concluded,
        ending_concluded: with_heads(tx, ending_concluded).await?,
        prices_above: disclosure::count_above(tx, moment, current_price::PURCHASE_PRICES, &figures)
            .await?,
        prices_above_from: disclosure::others_min(moment)?,
        moves: effect.moves,
    })
}

async fn rising(
    db: &impl Reader,
    moment: &Moment,
    import: ImportId,
    shown_max: usize,
) -> Result<Vec<RiseHeld>> {
    let rows_max = i64::try_from(shown_max).unwrap_or(i64::MAX);
    let ids = held::rises_held(db, import, rows_max).await?;
    let rows = listing::complete_rows(db, moment, &ids).await?;
    let rising = rows.into_iter().map(|row| RiseHeld {
        product: row.change.product,
        head: row.head,
        terms: row.change.terms,
        rise: row.end.and_then(|end| end.rise),
    });
    let mut rising: Vec<RiseHeld> = rising.collect();
    let by = |one: &RiseHeld| {
        let rise = one.rise.as_ref();
        rise.and_then(|rise| Some(rise.after?.yuan() / rise.kept.yuan()))
    };
    rising.sort_by_key(|one| std::cmp::Reverse(by(one)));
    Ok(rising)
}

/// The limits among moves that are lower on some day, each from the first day on which it moves.
#[must_use]
pub fn falls_of(moves: &[LimitMove]) -> Vec<Fall> {
    moves
        .iter()
        .filter_map(|one| Some((one.product, one.lowest?, one.on)))
        .collect()
}

/// Invitations with their products.
pub(super) async fn with_heads(
    db: &impl Reader,
    found: Vec<EndingInvitation>,
) -> Result<Vec<(EndingInvitation, ProductHead)>> {
    let ids: Vec<ProductId> = found.iter().map(|one| one.product).collect();
    let products = catalogue::products(db, &ids).await?;
    let head = |id: ProductId| {
        let product = products.iter().find(|product| product.id == id);
        product.map(|product| product.head.clone())
    };
    Ok(found
        .into_iter()
        .filter_map(|one| {
            let head = head(one.product)?;
            Some((one, head))
        })
        .collect())
}

/// The first of the moves that `pick` picks, the largest fall first, with their products.
pub(super) async fn named(
    db: &impl Reader,
    moves: &[LimitMove],
    pick: fn(&LimitMove) -> bool,
    shown_max: usize,
) -> Result<Vec<(LimitMove, ProductHead)>> {
    let mut picked: Vec<LimitMove> = moves.iter().copied().filter(pick).collect();
    // The largest step downwards first.
    picked.sort_by_key(|one| Some(one.after?.yuan() / one.before?.yuan()));
    picked.truncate(shown_max);
    let ids: Vec<ProductId> = picked.iter().map(|one| one.product).collect();
    let products = catalogue::products(db, &ids).await?;
    let head = |id: ProductId| {
        let product = products.iter().find(|product| product.id == id);
        product.map(|product| product.head.clone())
    };
    Ok(picked
        .into_iter()
        .filter_map(|one| Some((one, head(one.product)?)))
        .collect())
}
