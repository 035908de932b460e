//! What a hospital's own prices for a product would be without some of the acts that made them. Pure.

use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// A row of a hospital's prices for one product, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recorded {
    pub(super) id: i64,
    /// The row that it is the rest of; none when it was declared or concluded.
    pub(super) copy_of: Option<i64>,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
    pub(super) recorded_at: DateTime<Utc>,
    pub(super) superseded_at: Option<DateTime<Utc>>,
    /// The last day on which it stays in force, if a fallen limit ended it.
    pub(super) ended_by_rule: Option<NaiveDate>,
    /// Whether it was taken back with its file.
    pub(super) undone: bool,
}

impl Recorded {
    /// The row that was declared or concluded.
    pub(super) fn root(&self) -> i64 {
        self.copy_of.unwrap_or(self.id)
    }
}

/// A period for which a declared or concluded price is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Period {
    pub(super) root: i64,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
}

/// Something that changed which prices are in force.
enum Act<'a> {
    Set(&'a Recorded),
    /// A limit fell: the price of this row ended on a day.
    End(i64, NaiveDate),
}

/// When an act happened; what happened to a row at one instant, after the row was recorded.
type Turn = (DateTime<Utc>, i64, bool);

/// Which acts are left out.
#[derive(Debug, Default)]
pub(super) struct Without {
    /// Prices, by the rows that were declared or concluded.
    pub(super) prices: HashSet<i64>,
    /// Ends by the rule, by the rows that ended.
    pub(super) ends: HashSet<i64>,
}

/// The periods in force after all acts but some, in the order in which they were recorded.
pub(super) fn replayed(rows: &[Recorded], without: &Without) -> Vec<Period> {
    let mut acts: Vec<(Turn, Act<'_>)> = Vec::new();
    for row in rows {
        if row.copy_of.is_none() && !row.undone && !without.prices.contains(&row.id) {
            acts.push(((row.recorded_at, row.id, false), Act::Set(row)));
        }
        let ended = row.superseded_at.zip(row.ended_by_rule);
        if let Some((at, last)) = ended.filter(|_| !without.ends.contains(&row.id)) {
            // After the price that it ends, and before those that were recorded later at the same instant.
            acts.push(((at, row.id, true), Act::End(row.root(), last)));
        }
    }
    acts.sort_by_key(|(key, _)| *key);
    let mut periods: Vec<Period> = Vec::new();
    for (_, act) in acts {
        match act {
            Act::Set(row) => {
                let last = row.from - Days::new(1);
                end(&mut periods, last, |one| {
                    one.from <= row.from && one.to.is_none_or(|to| row.from <= to)
                });
                periods.push(Period {
                    root: row.id,
                    from: row.from,
                    to: row.to,
                });
            }
            Act::End(root, last) => end(&mut periods, last, |one| one.root == root),
        }
    }
    periods
}

/// Ends the periods that fit on a day; one that would end before it begins is gone.
fn end(periods: &mut Vec<Period>, last: NaiveDate, fits: impl Fn(&Period) -> bool) {
    for one in periods.iter_mut().filter(|one| fits(one)) {
        one.to = one.to.into_iter().chain([last]).min();
    }
    periods.retain(|one| one.to.is_none_or(|to| one.from <= to));
}

/// What leaving out some acts changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) gone: Vec<Period>,
    pub(super) new: Vec<Period>,
}

pub(super) fn difference(rows: &[Recorded], without: &Without) -> Difference {
    let before = replayed(rows, &Without::default());
    let after = replayed(rows, without);
    let only = |these: &[Period], those: &[Period]| -> Vec<Period> {
        let only = these.iter().filter(|one| !those.contains(one));
        only.copied().collect()
    };
    Difference {
        gone: only(&before, &after),
        new: only(&after, &before),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn set(id: i64, from: &str, to: Option<&str>) -> Recorded {
        Recorded {
            id,
            copy_of: None,
            from: day(from),
            to: to.map(day),
            recorded_at: DateTime::UNIX_EPOCH + TimeDelta::hours(id),
            superseded_at: None,
            ended_by_rule: None,
            undone: false,
        }
    }

    fn period(root: i64, from: &str, to: Option<&str>) -> Period {
        Period {
            root,
            from: day(from),
            to: to.map(day),
        }
    }

    fn without(prices: &[i64]) -> Without {
        Without {
            prices: prices.iter().copied().collect(),
            ends: HashSet::new(),
        }
    }

    #[test]
    fn a_price_ends_on_the_day_before_the_next_one_and_is_whole_without_it() {
        let rows = [set(1, "2026-01-01", None), set(2, "2026-03-01", None)];
        assert_eq!(
            replayed(&rows, &Without::default()),
            [
                period(1, "2026-01-01", Some("2026-02-28")),
                period(2, "2026-03-01", None)
            ]
        );
        let undone = difference(&rows, &without(&[2]));
        assert_eq!(
            undone,
            Difference {
                gone: vec![
                    period(1, "2026-01-01", Some("2026-02-28")),
                    period(2, "2026-03-01", None)
                ],
                new: vec![period(1, "2026-01-01", None)],
            }
        );
    }

    #[test]
    fn what_came_later_ends_the_price_that_is_in_force_again() {
        let rows = [
            set(1, "2026-01-01", None),
            set(2, "2026-03-01", None),
            set(3, "2026-04-01", None),
        ];
        let undone = difference(&rows, &without(&[2]));
        assert_eq!(undone.new, [period(1, "2026-01-01", Some("2026-03-31"))]);
        assert!(!undone.gone.contains(&period(3, "2026-04-01", None)));
    }

    #[test]
    fn a_price_of_the_same_first_day_is_restored_and_one_replaced_since_is_not() {
        let rows = [
            set(1, "2026-01-01", None),
            set(2, "2026-01-01", None),
            set(3, "2026-01-01", None),
        ];
        let undone = difference(&rows, &without(&[2]));
        assert_eq!(
            undone,
            Difference::default(),
            "the third has taken its place"
        );
        let undone = difference(&rows, &without(&[3]));
        assert_eq!(undone.new, [period(2, "2026-01-01", None)]);
    }

    #[test]
    fn a_price_that_a_limit_ended_is_in_force_again_without_that_end_alone() {
        let mut concluded = set(1, "2026-01-01", None);
        concluded.superseded_at = Some(concluded.recorded_at);
        concluded.ended_by_rule = Some(day("2026-02-09"));
        let rows = [concluded, set(2, "2026-03-01", None)];
        assert_eq!(
            replayed(&rows, &Without::default())[0],
            period(1, "2026-01-01", Some("2026-02-09"))
        );
        let without = Without {
            prices: HashSet::new(),
            ends: HashSet::from([1]),
        };
        assert_eq!(
            difference(&rows, &without).new,
            [period(1, "2026-01-01", Some("2026-02-28"))]
        );
    }
}
