//! How a secret figure is rounded, and when the figures formed of several are formed again. Pure.

use std::collections::BTreeMap;

use ground::{OrganisationId, UnitPrice};
use rust_decimal::{Decimal, RoundingStrategy};

/// The widest step: beyond it the figures would be of no use.
const STEP_MAX: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The finest step: an amendment of the rule may widen the grid, never refine it below its first value.
const STEP_MIN: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Five fen, the finest step of one yuan: the grid is never finer, since prices are in fen, and a share of less than a
/// yuan would hold so few of them that a point names the price.
const FINEST: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

const FEN_PLACES: u32 = 2;

/// The most that a price may be, and a point.
const PRICE_MAX: Decimal = Decimal::from_parts(276_447_231, 23_283, 0, false, 0);

/// The points to which secret figures are rounded: a geometric series from one yuan up and down, the same
/// for everybody and every product, each point rounded to a fen and at least five from the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Those of the finest grid, ascending.
    finest: Vec<Decimal>,
    /// Its own, ascending.
    points: Vec<Decimal>,
    step: Decimal,
}

/// The points that are `step` of the one before apart, ascending.
fn points(step: Decimal) -> Vec<Decimal> {
    let factor = Decimal::ONE + step;
    let mut below = Vec::new();
    let mut exact = Decimal::ONE;
    loop {
        exact = (exact / factor).min(exact - FINEST);
        if exact < FINEST {
            break;
        }
        below.push(exact);
    }
    below.reverse();
    let mut points = below;
    exact = Decimal::ONE;
    points.push(exact);
    loop {
        exact = (exact * factor).max(exact + FINEST);
        if PRICE_MAX < exact {
            break;
        }
        points.push(exact);
    }
    for point in &mut points {
        let halves = RoundingStrategy::MidpointAwayFromZero;
        *point = point.round_dp_with_strategy(FEN_PLACES, halves);
    }
    points
}

/// The point next to an amount; of two equally near the higher one.
fn nearest(points: &[Decimal], yuan: Decimal) -> Option<Decimal> {
    let above = points.partition_point(|point| *point <= yuan);
    let lower = above.checked_sub(1).and_then(|below| points.get(below));
    match (lower, points.get(above)) {
        (Some(lower), Some(upper)) if yuan - lower < upper - yuan => Some(*lower),
        (_, Some(upper)) => Some(*upper),
        (Some(lower), None) => Some(*lower),
        (None, None) => None,
    }
}

impl Grid {
    /// The grid whose points are `step` of the one before apart.
    #[must_use]
    pub fn of(step: Decimal) -> Self {
        let step = step.clamp(STEP_MIN, STEP_MAX);
        Self {
            finest: points(STEP_MIN),
            points: points(step),
            step,
        }
    }

    /// How far a point is above the one before, as a share of it.
    #[must_use]
    pub fn step(&self) -> Decimal {
        self.step
    }

    /// The point next to the price's point on the finest grid. What a price is rounded to on any number of grids tells so no
    /// more than its point on the finest: of a price that is recorded again after an amendment of the step, nobody finds
    /// where two cells overlap.
    #[must_use]
    pub fn round(&self, price: UnitPrice) -> UnitPrice {
        let finest = nearest(&self.finest, price.yuan());
        let own = finest.and_then(|finest| nearest(&self.points, finest));
        own.map_or(price, UnitPrice::stored)
    }
}

/// The members of a figure with what each contributes, rounded to a grid.
pub type Members = BTreeMap<OrganisationId, UnitPrice>;

/// What the figures shown of a subject are formed of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rounded {
    pub members: Members,
    /// The widest step of the grids on which the members' figures were rounded.
    pub step: Decimal,
}

impl Rounded {
    /// Takes in what a member contributes, rounded on a grid of this step.
    pub fn add(&mut self, member: OrganisationId, figure: UnitPrice, step: Decimal) {
        self.members.insert(member, figure);
        self.step = self.step.max(step);
    }
}

/// The quartiles of rounded figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quartiles {
    /// A quarter of the members is at this or below.
    pub low: UnitPrice,
    /// Half of them is.
    pub median: UnitPrice,
    /// Three quarters of them are.
    pub high: UnitPrice,
}

impl Quartiles {
    /// The quartiles of `members`, each the figure of one of them; `None` when there are none.
    #[must_use]
    pub fn of(members: &Members) -> Option<Self> {
        let mut figures: Vec<UnitPrice> = members.values().copied().collect();
        figures.sort_unstable();
        let at = |quarters: usize| {
            let rank = (figures.len() * quarters).div_ceil(4);
            figures.get(rank.checked_sub(1)?).copied()
        };
        Some(Self {
            low: at(1)?,
            median: at(2)?,
            high: at(3)?,
        })
    }
}

/// How many organisations came, went or moved to another point. One that moved away and back counts for
/// nothing, and one that moved often counts once.
#[must_use]
fn changed(formed: &Members, now: &Members) -> usize {
    let moved = now
        .iter()
        .filter(|(organisation, figure)| formed.get(organisation) != Some(*figure));
    let gone = formed
        .keys()
        .filter(|organisation| !now.contains_key(organisation));
    moved.count() + gone.count()
}

/// Whether figures are formed again: when so many of their members have changed ([`SPREAD_CHANGES_MIN`](super::SPREAD_CHANGES_MIN)).
#[must_use]
pub(super) fn is_formed_again(formed: &Members, now: &Members, changes_min: u32) -> bool {
    u32::try_from(changed(formed, now)).is_ok_and(|changes| changes_min <= changes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price(text: &str) -> UnitPrice {
        text.parse().expect("a price")
    }

    fn five_percent() -> Grid {
        Grid::of(Decimal::new(5, 2))
    }

    fn rounded(text: &str) -> String {
        five_percent().round(price(text)).to_string()
    }

    fn members(figures: &[(i64, &str)]) -> Members {
        let one = |(id, figure): &(i64, &str)| (OrganisationId(*id), price(figure));
        figures.iter().map(one).collect()
    }

    #[test]
    fn points_are_a_share_apart_from_one_yuan_up_and_never_finer_than_five_fen() {
        for (exact, shown) in [
            ("1", "1.00"),
            ("1.0249", "1.00"),
            ("1.025", "1.05"),
            ("1.06", "1.05"),
            ("0.97", "0.95"),
            ("0.0001", "0.05"),
            ("0.0749", "0.05"),
            ("0.075", "0.10"),
            ("0.62", "0.60"),
            ("100", "98.13"),
            ("99999999999999", "96591160990318.99"),
        ] {
            assert_eq!(rounded(exact), shown, "{exact}");
        }
    }

    #[test]
    fn a_point_is_that_of_several_prices_in_fen_however_small_they_are() {
        for step in ["0.05", "0.07", "0.1", "0.2", "0.3", "0.5"] {
            let grid = Grid::of(step.parse().expect("a step"));
            let mut prices: BTreeMap<UnitPrice, usize> = BTreeMap::new();
            for fen in 1..=1_000 {
                let price = UnitPrice::positive(Decimal::new(fen, 2)).expect("a price");
                *prices.entry(grid.round(price)).or_default() += 1;
            }
            // The last point has prices above ten yuan, too.
            let _last = prices.pop_last();
            for (point, prices) in prices {
                assert!(3 <= prices, "{step}: {prices} at {point}");
            }
        }
        for fen in 1..=10 {
            let shown = rounded(&Decimal::new(fen, 2).to_string());
            assert_eq!(shown, if fen < 8 { "0.05" } else { "0.10" }, "{fen}");
        }
    }

    /// Two hundred steps, as two people may amend the rule from day to day.
    #[test]
    fn all_grids_together_show_no_more_of_a_price_than_the_finest() {
        let grids: Vec<Grid> = (0..200)
            .map(|more| Grid::of(Decimal::new(500 + 22 * more, 4)))
            .collect();
        let finest = five_percent();
        let mut seen: BTreeMap<UnitPrice, Vec<UnitPrice>> = BTreeMap::new();
        for fen in (1..3_000)
            .chain((12_000..14_000).step_by(7))
            .chain([575_300])
        {
            let price = UnitPrice::positive(Decimal::new(fen, 2)).expect("a price");
            let shown: Vec<UnitPrice> = grids.iter().map(|grid| grid.round(price)).collect();
            let known = seen.entry(finest.round(price)).or_insert(shown.clone());
            assert_eq!(*known, shown, "{price} is told from others of its cell");
        }
    }

    #[test]
    fn a_price_between_two_points_goes_to_the_nearer_and_halfway_up() {
        // 93.46 and 98.13 meet at 95.795.
        assert_eq!(rounded("95.7949"), "93.46");
        assert_eq!(rounded("95.795"), "98.13");
        assert_eq!(rounded("98.13"), "98.13");
    }

    #[test]
    fn no_amendment_makes_the_grid_finer_than_its_first_step() {
        assert_eq!(Grid::of(Decimal::new(1, 4)), five_percent());
        assert_eq!(Grid::of(Decimal::from(-7)), five_percent());
        assert_ne!(Grid::of(Decimal::new(1, 1)), five_percent());
    }

    #[test]
    fn quartiles_are_figures_of_members_and_there_are_none_of_nobody() {
        assert_eq!(Quartiles::of(&Members::new()), None);
        let eight: Vec<(i64, String)> = (1..=8).map(|id| (id, format!("{id}0"))).collect();
        let eight: Vec<(i64, &str)> = eight.iter().map(|(id, text)| (*id, &**text)).collect();
        let found = Quartiles::of(&members(&eight)).expect("members");
        assert_eq!(
            [found.low, found.median, found.high],
            ["20", "40", "60"].map(price)
        );
        let found = Quartiles::of(&members(&eight[..5])).expect("members");
        assert_eq!(
            [found.low, found.median, found.high],
            ["20", "30", "40"].map(price)
        );
    }

    #[test]
    fn an_organisation_that_moved_counts_once_and_one_that_came_back_not_at_all() {
        let formed = members(&[(1, "10"), (2, "20"), (3, "30")]);
        assert_eq!(changed(&formed, &formed), 0);
        let now = members(&[(1, "10"), (2, "21"), (4, "30")]);
        assert_eq!(changed(&formed, &now), 3, "moved, gone and come");
        assert_eq!(changed(&Members::new(), &now), 3);
        assert_eq!(changed(&formed, &Members::new()), 3);
        assert!(is_formed_again(&formed, &now, 3));
        assert!(!is_formed_again(&formed, &now, 4));
    }

    proptest! {
        #[test]
        fn a_higher_price_is_never_rounded_lower_and_none_is_moved_by_more_than_half_a_step(
            parts in 2_000_i64..10_000_000_000, more in 0_i64..1_000_000,
        ) {
            let at = |parts: i64| UnitPrice::positive(Decimal::new(parts, 4)).expect("a price");
            let (grid, low, high) = (five_percent(), at(parts), at(parts + more));
            prop_assert!(grid.round(low) <= grid.round(high));
            let off = (grid.round(low).yuan() - low.yuan()).abs();
            let half = (low.yuan() * Decimal::new(26, 3)).max(FINEST / Decimal::TWO);
            // Each point is rounded to a fen.
            prop_assert!(off <= half + Decimal::new(1, 2), "{low} {off}");
            prop_assert_eq!(grid.round(grid.round(low)), grid.round(low));
        }
    }
}
