//! By which way somebody is notified. Pure.

use ground::OrganisationKind;
use ground::log::{Audience, MessageKind, Urgency};

use super::types::{Preferences, Way};

/// The usual way: what has a deadline or waits for somebody comes at once, the rest once a day.
pub(crate) fn usual(kind: &MessageKind) -> Way {
    match kind.urgency {
        Urgency::Deadline | Urgency::Action => Way::Mail,
        Urgency::Information => Way::Digest,
    }
}

/// Whether the message stays in the console whatever is chosen: a missed deadline costs rights.
pub(crate) fn is_required(kind: &MessageKind) -> bool {
    kind.urgency == Urgency::Deadline
}

/// The way by what somebody chose.
pub(crate) fn way(kind: &MessageKind, preferences: &Preferences) -> Way {
    match preferences.chosen.get(kind.name) {
        None => usual(kind),
        Some(Way::None) if is_required(kind) => Way::Console,
        Some(way) => *way,
    }
}

/// Whether people of such organisations can be among an audience.
pub(super) fn may_receive(audience: Audience, organisation: OrganisationKind) -> bool {
    let is_operator = organisation == OrganisationKind::ExchangeCenter;
    let is_hospital = organisation == OrganisationKind::Hospital;
    let is_manufacturer = organisation == OrganisationKind::Manufacturer;
    match audience {
        Audience::Hospital => is_hospital,
        Audience::Manufacturer => is_manufacturer,
        Audience::BothSides => is_hospital || is_manufacturer,
        Audience::Concerned => is_manufacturer || is_hospital,
        Audience::Operators | Audience::AllOperators => is_operator,
        Audience::ConcernedAndOperators => is_manufacturer || is_operator,
        Audience::Actor => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use ground::log::Text;
    use ground::{Error, Result};

    use super::*;

    fn no_words() -> Result<Text> {
        Err(Error::internal("no words"))
    }

    fn preferring(way: Way) -> Preferences {
        Preferences {
            chosen: BTreeMap::from([("kind".to_owned(), way)]),
            ..Preferences::default()
        }
    }

    #[test]
    fn a_deadline_comes_at_once_and_stays_in_the_console_whatever_is_chosen() {
        let kind = MessageKind::new("kind", "{}", |_| no_words()).with_deadline();
        assert_eq!(way(&kind, &Preferences::default()), Way::Mail);
        assert_eq!(way(&kind, &preferring(Way::None)), Way::Console);
        assert_eq!(way(&kind, &preferring(Way::Digest)), Way::Digest);
    }

    #[test]
    fn what_is_good_to_know_comes_once_a_day_and_may_be_switched_off() {
        let kind = MessageKind::new("kind", "{}", |_| no_words());
        assert_eq!(way(&kind, &Preferences::default()), Way::Digest);
        for chosen in [Way::None, Way::Console, Way::Digest, Way::Mail] {
            assert_eq!(way(&kind, &preferring(chosen)), chosen);
        }
    }
}
