//! Offers that a file or a batch repeats: which of them were sent before, so that they are not sent once more. Pure.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{Days, NaiveDate};
use ground::{InvitationId, Moment, Result};

use super::rulebook::SAME_OFFER_DAYS;
use super::types::Invite;

/// Which earlier invitations stand for which rows of a file or a batch: of equal rows, as many were sent before as there
/// are earlier invitations.
#[derive(Debug, Default)]
pub struct SentEarlier(HashMap<InvitationId, u32>);

/// The hospital's invitations with the terms of an offer.
#[derive(Debug, Default)]
pub(super) struct Equal {
    /// Those that were sent otherwise, newest first.
    pub(super) earlier: Vec<InvitationId>,
    /// The one that another row of its file sent.
    pub(super) of_file: Option<InvitationId>,
}

/// The offers, by their positions, that are equal to an earlier one of those sent together, remarks included, each with the
/// position of the first: a row that was written twice by mistake. Those that are meant are none.
pub(super) fn twice(invites: &[Invite]) -> HashMap<usize, usize> {
    let mut first: HashMap<_, usize> = HashMap::new();
    let mut twice = HashMap::new();
    for (index, invite) in invites.iter().enumerate() {
        let Some(import) = invite.row.and(invite.import) else {
            continue;
        };
        let terms = (
            import,
            invite.product,
            invite.price,
            invite.quantity,
            invite.note.as_str(),
        );
        match first.entry(terms) {
            Entry::Occupied(first) => {
                twice.insert(index, *first.get());
            }
            Entry::Vacant(first) => {
                first.insert(index);
            }
        }
    }
    twice
}

impl SentEarlier {
    /// The invitation that a row was before, of those with its terms. A row that is tried again finds its own.
    pub(super) fn take_equal(&mut self, row: u32, equal: &[InvitationId]) -> Option<InvitationId> {
        let own = equal.iter().find(|id| self.0.get(*id) == Some(&row));
        let free = || equal.iter().find(|id| !self.0.contains_key(*id));
        let found = own.or_else(free).copied()?;
        self.0.insert(found, row);
        Some(found)
    }
}

/// The first day whose invitations are taken for the same act as an equal offer of today. Those that are open are,
/// however old.
///
/// The day of sending is the first of the days: the rule states for how many days an offer is the same one, no term of a reaction,
/// of which the day of the event would not be counted (RD1). With 28 of them the same day of the next month is never among them, so
/// that monthly orders are sent, as the rule promises.
pub(super) fn same_since(moment: &Moment) -> Result<NaiveDate> {
    let today = moment.today();
    let days = moment.rulebook.value(&SAME_OFFER_DAYS, today)?;
    Ok(first_day(today, days))
}

fn first_day(today: NaiveDate, days: u32) -> NaiveDate {
    today - Days::new(u64::from(days.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> InvitationId {
        InvitationId(Uuid::from_u128(number))
    }

    #[test]
    fn of_equal_rows_as_many_were_sent_before_as_there_are_earlier_ones() {
        let mut earlier = SentEarlier::default();
        let equal = [id(1), id(2)];
        assert_eq!(earlier.take_equal(2, &equal), Some(id(1)));
        assert_eq!(earlier.take_equal(3, &equal), Some(id(2)));
        assert_eq!(earlier.take_equal(4, &equal), None);
        assert_eq!(earlier.take_equal(3, &equal), Some(id(2)), "tried again");
        assert_eq!(earlier.take_equal(5, &[id(3)]), Some(id(3)));
    }

    #[test]
    fn an_order_of_the_next_month_is_a_new_one() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(first_day(day("2027-02-28"), 28), day("2027-02-01"));
        assert_eq!(first_day(day("2027-03-01"), 28), day("2027-02-02"));
        assert_eq!(first_day(day("2027-03-01"), 1), day("2027-03-01"));
        // Whatever the month has: an order of the same day of the month before is older.
        for first in day("2026-01-01").iter_days().take(1_461) {
            let next = first + chrono::Months::new(1);
            assert!(first < first_day(next, 28), "{first} and {next}");
        }
    }
}
