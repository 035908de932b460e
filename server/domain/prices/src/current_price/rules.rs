//! What a hospital pays for a product on a day. Pure.

use chrono::NaiveDate;

use super::types::CurrentPrice;

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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::types::Origin;
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
            recorded_at: DateTime::UNIX_EPOCH,
            superseded_at: None,
        }
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
