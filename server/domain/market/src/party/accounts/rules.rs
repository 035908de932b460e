//! What an account is called. Pure.

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
}
