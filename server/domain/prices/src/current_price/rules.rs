//! What a hospital pays for a product on a day. Pure.

use chrono::NaiveDate;

use ground::EvidenceId;

use super::types::{CurrentPrice, Origin};

/// What a hospital pays for a product on `day`, of all its recorded prices: of several contracts in force
/// that day, the price of the one that began last. The database's function `own_prices` states the same
/// rule.
#[must_use]
pub fn own_price_on(recorded: Vec<CurrentPrice>, day: NaiveDate) -> Option<CurrentPrice> {
    recorded
        .into_iter()
        .filter(|own| own.superseded_at.is_none() && own.effective_from <= day)
        .filter(|own| own.effective_to.is_none_or(|last| day <= last))
        .max_by_key(|own| own.effective_from)
}

/// Whether what is shown to others is formed of a price: it was concluded here, or declared with evidence. A
/// declaration alone proves nothing and moves nothing that others see. The database's function
/// `own_price_counts` states the same rule.
#[must_use]
pub fn counts(origin: Origin, evidence: &[EvidenceId]) -> bool {
    match origin {
        Origin::Invitation => true,
        Origin::Declared => !evidence.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn own(price: &str, from: &str, to: Option<&str>) -> CurrentPrice {
        CurrentPrice {
            price: price.parse().expect("a price"),
            effective_from: day(from),
            effective_to: to.map(day),
            contract_no: String::new(),
            origin: Origin::Declared,
            invitation: None,
            evidence: Vec::new(),
            recorded_at: DateTime::UNIX_EPOCH,
            superseded_at: None,
        }
    }

    #[test]
    fn a_declaration_counts_for_others_only_with_evidence() {
        let id = "0190f2f0-0000-7000-8000-000000000000";
        let file: [EvidenceId; 1] = [id.parse().expect("an id")];
        assert!(counts(Origin::Invitation, &[]));
        assert!(counts(Origin::Declared, &file));
        assert!(!counts(Origin::Declared, &[]));
    }

    #[test]
    fn of_several_contracts_in_force_the_one_that_began_last_is_paid() {
        let replaced = CurrentPrice {
            superseded_at: Some(DateTime::UNIX_EPOCH),
            ..own("70", "2026-02-10", None)
        };
        let recorded = [
            own("100", "2026-01-01", None),
            own("90", "2026-02-01", Some("2026-02-28")),
            replaced,
            own("80", "2026-04-01", None),
        ];
        let paid = |on: &str| {
            let found = own_price_on(recorded.to_vec(), day(on));
            found.map(|own| own.price.to_string())
        };
        assert_eq!(paid("2025-12-31"), None);
        assert_eq!(paid("2026-01-31").as_deref(), Some("100.00"));
        assert_eq!(paid("2026-02-28").as_deref(), Some("90.00"));
        assert_eq!(paid("2026-03-01").as_deref(), Some("100.00"));
        assert_eq!(paid("2026-04-01").as_deref(), Some("80.00"));
    }
}
