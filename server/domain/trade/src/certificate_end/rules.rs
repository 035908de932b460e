//! Which certificates end soon, and when somebody is told. Pure.

use chrono::{Days, NaiveDate};
use ground::FIRST_DAY;
use strum::IntoStaticStr;

/// When an end is told of: in two terms ahead of it, and once it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub(super) enum Term {
    First,
    Last,
    Over,
}

/// How many days ahead each warning is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ahead {
    pub(super) first: u32,
    /// Less than the first.
    pub(super) last: u32,
}

impl Ahead {
    /// The days of a term; none once the end is over.
    pub(super) fn days(self, term: Term) -> u32 {
        match term {
            Term::First => self.first,
            Term::Last => self.last,
            Term::Over => 0,
        }
    }

    /// The ends, first and last day, that are told of in this term on `today`: each end is in one term at most. An end that
    /// was over when it was loaded is told of however long ago it was.
    pub(super) fn ends(self, term: Term, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        match term {
            Term::First => {
                let first_day = after(today, self.last.saturating_add(1));
                (first_day, after(today, self.first))
            }
            Term::Last => (today, after(today, self.last)),
            Term::Over => (FIRST_DAY, today.pred_opt().unwrap_or(FIRST_DAY)),
        }
    }
}

fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into()))
        .unwrap_or(NaiveDate::MAX)
}

/// How many days remain until the last day of a certificate that ends within the longer term; 0 on that day, none
/// once it is over.
pub(super) fn days_left(
    expires_on: Option<NaiveDate>,
    today: NaiveDate,
    ahead: u32,
) -> Option<u32> {
    let left = u32::try_from((expires_on? - today).num_days()).ok()?;
    (left <= ahead).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AHEAD: Ahead = Ahead {
        first: 90,
        last: 30,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// The warning that an end gets on a day.
    fn due(expires_on: &str, today: &str) -> Option<Term> {
        let terms = [Term::First, Term::Last, Term::Over];
        let mut due = terms.into_iter().filter(|term| {
            let (first, last) = AHEAD.ends(*term, day(today));
            (first..=last).contains(&day(expires_on))
        });
        let term = due.next();
        assert_eq!(due.next(), None, "in two terms at once");
        term
    }

    #[test]
    fn the_first_warning_begins_with_the_ninetieth_day_and_the_last_with_the_thirtieth() {
        let ends = "2026-06-30";
        assert_eq!(due(ends, "2026-03-31"), None, "91 days");
        assert_eq!(due(ends, "2026-04-01"), Some(Term::First), "90 days");
        assert_eq!(due(ends, "2026-05-30"), Some(Term::First), "31 days");
        assert_eq!(due(ends, "2026-05-31"), Some(Term::Last), "30 days");
    }

    #[test]
    fn a_certificate_is_warned_of_to_the_end_of_its_last_day_and_is_over_afterwards() {
        let ends = "2026-06-30";
        assert_eq!(due(ends, "2026-06-30"), Some(Term::Last));
        assert_eq!(due(ends, "2026-07-01"), Some(Term::Over));
        assert_eq!(due(ends, "2036-07-01"), Some(Term::Over), "loaded late");
        assert_eq!(due("1900-01-01", "2026-07-01"), Some(Term::Over));
        assert_eq!(days_left(Some(day(ends)), day("2026-06-30"), 90), Some(0));
        assert_eq!(days_left(Some(day(ends)), day("2026-07-01"), 90), None);
    }

    #[test]
    fn days_are_counted_within_the_longer_term_alone() {
        let left = |today| days_left(Some(day("2026-06-30")), day(today), 90);
        assert_eq!(left("2026-04-01"), Some(90));
        assert_eq!(left("2026-03-31"), None);
        assert_eq!(days_left(None, day("2026-03-31"), 90), None);
    }

    #[test]
    fn the_last_representable_day_ends_nothing_early() {
        let (first, last) = AHEAD.ends(Term::First, NaiveDate::MAX);
        assert_eq!((first, last), (NaiveDate::MAX, NaiveDate::MAX));
    }
}
