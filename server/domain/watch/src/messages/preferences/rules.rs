//! By which way somebody is notified. Pure.

use std::collections::BTreeMap;

use ground::log::{Audience, MessageKind, Urgency};
use ground::{FieldError, OrganisationKind, Result, Words};

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

/// Why a way cannot be chosen for a kind: what has a deadline stays in the console.
pub(super) fn closed(kind: &MessageKind, way: Way) -> Option<Words> {
    (way == Way::None && is_required(kind)).then(|| {
        Words::new(
            format!("“{}”这类消息有期限，不能关闭，至少在平台内接收", kind.name),
            format!(
                "messages of the kind “{}” have a deadline: they come to the console at least",
                kind.name
            ),
        )
    })
}

/// The way by what somebody chose.
pub(crate) fn way(kind: &MessageKind, preferences: &Preferences) -> Way {
    match preferences.chosen.get(kind.name) {
        None => usual(kind),
        Some(Way::None) if is_required(kind) => Way::Console,
        Some(way) => *way,
    }
}

/// What somebody chose of each kind.
///
/// # Errors
/// Refuses two choices for one kind (`/kinds`), of which nobody knows which one is meant.
pub fn choices(chosen: impl IntoIterator<Item = (String, Way)>) -> Result<BTreeMap<String, Way>> {
    let mut choices = BTreeMap::new();
    for (kind, way) in chosen {
        if choices.contains_key(&kind) {
            let words = Words::new(
                format!("“{kind}”这类消息有两个选择，每类消息只能选择一种方式"),
                format!(
                    "there are two choices for messages of the kind “{kind}”: choose one way for each kind"
                ),
            );
            return Err(FieldError::alone("/kinds", words.zh, words.en));
        }
        choices.insert(kind, way);
    }
    Ok(choices)
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
        Audience::Persons => is_operator || organisation == OrganisationKind::InsuranceBureau,
        Audience::Actor | Audience::Loader | Audience::Owner => true,
        Audience::Address => false,
    }
}

#[cfg(test)]
mod tests {
    use ground::Error;
    use ground::log::Text;

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
    fn a_kind_has_one_choice() {
        let chosen = |kinds: &[(&str, Way)]| {
            choices(kinds.iter().map(|(kind, way)| ((*kind).to_owned(), *way)))
        };
        let both = chosen(&[("a", Way::Mail), ("b", Way::None)]).unwrap();
        assert_eq!((both["a"], both["b"]), (Way::Mail, Way::None));
        for second in [Way::None, Way::Mail] {
            let refused = chosen(&[("a", Way::Mail), ("b", Way::None), ("a", second)]);
            let Err(Error::Invalid(fields)) = refused else {
                panic!("{second:?}");
            };
            assert_eq!(fields[0].pointer, "/kinds");
            assert!(fields[0].detail.zh.contains("“a”"));
        }
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
