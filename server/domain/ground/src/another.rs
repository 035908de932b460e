//! What takes two people: nobody decides on what he himself brought in. Pure.

use serde_json::Value;

use crate::error::Refused;
use crate::ids::AccountId;
use crate::rulebook::SAME_PERSON;
use crate::words::Words;

/// Requires that `person` is none of those who did what is decided on; what a rule did, anybody may decide on.
///
/// # Errors
/// `same-person` with `detail`.
pub fn must_be_another(
    first: impl IntoIterator<Item = AccountId>,
    person: AccountId,
    detail: Words,
) -> Result<(), Refused> {
    if first.into_iter().all(|one| one != person) {
        return Ok(());
    }
    Err(Refused {
        kind: &SAME_PERSON,
        clause: None,
        detail,
        figures: Value::Null,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_did_it_does_not_decide_on_it() {
        let decides = |first: &[i64], person: i64| {
            let first = first.iter().map(|id| AccountId(*id));
            must_be_another(first, AccountId(person), Words::new("", "")).is_ok()
        };
        assert!(decides(&[], 1), "a rule did it");
        assert!(decides(&[1, 2], 3));
        assert!(!decides(&[1, 2], 2));
    }
}
