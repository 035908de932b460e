//! What an account is called, and which roles it may have. Pure.

use std::collections::HashSet;

use ground::{Role, Words};

/// Whether an account may have that name: 2 to 40 of `a-z`, `0-9`, `.`, `_`, `-`, of which the first is a letter or a digit, so that
/// people can say it and no path means something else by it.
#[must_use]
pub(in crate::party) fn is_account_name(name: &str) -> bool {
    (2..=40).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.bytes().all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || b"._-".contains(&letter)
        })
}

/// Requires that roles are chosen, and none of them twice.
///
/// # Errors
/// The words for the field `roles`.
pub(super) fn must_be_roles(roles: &[Role]) -> Result<(), Words> {
    if roles.is_empty() {
        return Err(Words::new("请至少选择一个角色", "choose a role"));
    }
    let distinct: HashSet<Role> = roles.iter().copied().collect();
    if distinct.len() < roles.len() {
        return Err(Words::new("同一角色只填一次", "states a role twice"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_a_name_that_begins_with_a_letter_or_a_digit() {
        for name in ["li.wei", "op", "3m-orders", "a__", "z9."] {
            assert!(is_account_name(name), "{name}");
        }
        for name in [
            "", "a", ".", "..", "._-", "--", "_li", "-li", ".li", "Li", "li wei", "李伟",
        ] {
            assert!(!is_account_name(name), "{name}");
        }
    }

    #[test]
    fn roles_are_chosen_once_each() {
        assert!(must_be_roles(&[]).is_err());
        assert!(must_be_roles(&[Role::Trader, Role::Trader]).is_err());
        assert!(must_be_roles(&[Role::Trader, Role::Administrator]).is_ok());
    }
}
