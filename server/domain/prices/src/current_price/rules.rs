//! What a hospital pays for a product on a day. Pure.

use chrono::{DateTime, Days, NaiveDate, Utc};
use ground::{EvidenceId, SHANGHAI, UnitPrice};
use market::catalogue::{OpenCell, TakenOver};

use super::types::{CurrentPrice, NewCurrentPrice, Origin, Stated};

/// What a hospital pays for a product on `day`, of all its recorded prices: of several contracts in force
/// that day, the price of the one that began last. The database's function `own_prices` states the same
/// rule.
#[must_use]
pub fn own_price_on(recorded: Vec<CurrentPrice>, day: NaiveDate) -> Option<CurrentPrice> {
    recorded
        .into_iter()
        .filter(|own| own.effective_from <= day && lasts(own, day))
        .max_by_key(|own| own.effective_from)
}

/// Whether a price is in force on `day` or begins later. Of concluded prices the database's function `concluded_price_lasts` states the
/// same rule.
#[must_use]
pub fn lasts(own: &CurrentPrice, day: NaiveDate) -> bool {
    own.superseded_at.is_none() && own.effective_to.is_none_or(|last| day <= last)
}

/// A declaration with what its row does not state taken from the price of the same contract: of those `in_force` on its first
/// day the one that begins on it. So its last day stays, whoever set it: the hospital, or a price that followed.
#[must_use]
pub fn completed(
    mut new: NewCurrentPrice,
    stated: Stated,
    in_force: Option<&CurrentPrice>,
) -> NewCurrentPrice {
    let same = in_force.filter(|price| price.effective_from == new.effective_from);
    let Some(same) = same else {
        return new;
    };
    if !stated.effective_to {
        new.effective_to = same.effective_to;
    }
    if !stated.contract_no {
        new.contract_no.clone_from(&same.contract_no);
    }
    if !stated.evidence {
        new.evidence.clone_from(&same.evidence);
    }
    new
}

/// What a completed declaration has of the price of the same contract, as [`completed`] looks it up, with the file that declared that.
#[must_use]
pub fn taken_over(
    new: &NewCurrentPrice,
    stated: Stated,
    in_force: Option<&CurrentPrice>,
) -> Vec<TakenOver> {
    let same = in_force.filter(|price| price.effective_from == new.effective_from);
    let Some(same) = same else {
        return Vec::new();
    };
    let mut taken = Vec::new();
    let mut take = |cell, value, is_stated| {
        taken.push(TakenOver {
            product: new.product,
            cell,
            value,
            from: same.import,
            is_stated,
        });
    };
    if let Some(last) = new.effective_to
        && same.effective_to == Some(last)
    {
        take(OpenCell::LastDay, last.to_string(), stated.effective_to);
    }
    if !new.contract_no.is_empty() && same.contract_no == new.contract_no {
        take(
            OpenCell::ContractNo,
            new.contract_no.clone(),
            stated.contract_no,
        );
    }
    if !new.evidence.is_empty() && same.evidence == new.evidence {
        let files: Vec<String> = new.evidence.iter().map(EvidenceId::to_string).collect();
        take(OpenCell::Evidence, files.join(" "), stated.evidence);
    }
    taken
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

/// What an own price or an offer is compared with by which a typing error is seen: what the hospital pays or paid last, else the
/// limit. A bargain far below the limit is near what was bargained for before.
#[must_use]
pub fn known_price(own: Option<UnitPrice>, limit: Option<UnitPrice>) -> Option<UnitPrice> {
    own.or(limit)
}

/// The day on which a limit fell that binds since this instant. What was concluded stays until the day before, so that no
/// price ends on a day on which nobody knew of the limit (S4-13).
#[must_use]
pub(super) fn fell_on(binds_since: DateTime<Utc>) -> NaiveDate {
    binds_since.with_timezone(&SHANGHAI).date_naive()
}

/// What lower concluded prices make of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// It is taken as it is.
    Free,
    /// It counts before the conclusion, and ends on this last day as if it had been declared then.
    Until(NaiveDate),
    /// It would put a concluded price aside, which began on `since`.
    Above {
        concluded: UnitPrice,
        since: NaiveDate,
    },
}

/// Judges a declaration beside the concluded prices of its product. The current price is that of a contract (S4-2), and binds
/// invitations (S4-1): a declaration that proves nothing opens no higher price again than the one that was agreed here. With evidence of the
/// contract it does.
#[must_use]
pub(super) fn beside(new: &NewCurrentPrice, concluded: &[CurrentPrice]) -> Beside {
    if counts(Origin::Declared, &new.evidence) {
        return Beside::Free;
    }
    let lower: Vec<&CurrentPrice> = concluded
        .iter()
        .filter(|one| one.price < new.price)
        .filter(|one| lasts(one, new.effective_from))
        .filter(|one| {
            new.effective_to
                .is_none_or(|last| one.effective_from <= last)
        })
        .collect();
    let begun = lower
        .iter()
        .filter(|one| one.effective_from <= new.effective_from);
    if let Some(one) = begun.min_by_key(|one| one.price) {
        return Beside::Above {
            concluded: one.price,
            since: one.effective_from,
        };
    }
    let next = lower.iter().map(|one| one.effective_from).min();
    next.map_or(Beside::Free, |first| Beside::Until(first - Days::new(1)))
}

#[cfg(test)]
mod tests {
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
            import: None,
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
    fn only_proof_puts_a_lower_concluded_price_aside_on_its_days() {
        let concluded = [own("100", "2026-03-02", Some("2026-12-31"))];
        let judged = |price: &str, from: &str, to: Option<&str>, proof: bool| {
            let id = "0190f2f0-0000-7000-8000-000000000000";
            let new = NewCurrentPrice {
                product: ground::ProductId(1),
                price: price.parse().expect("a price"),
                effective_from: day(from),
                effective_to: to.map(day),
                contract_no: "HT-2".to_owned(),
                evidence: match proof {
                    true => vec![id.parse().expect("an id")],
                    false => Vec::new(),
                },
            };
            beside(&new, &concluded)
        };
        let above = Beside::Above {
            concluded: "100".parse().expect("a price"),
            since: day("2026-03-02"),
        };
        assert_eq!(judged("100.01", "2026-03-02", None, false), above);
        assert_eq!(judged("110", "2026-12-31", None, false), above);
        let before = Beside::Until(day("2026-03-01"));
        assert_eq!(judged("110", "2026-01-01", None, false), before);
        assert_eq!(
            judged("110", "2026-01-01", Some("2026-03-02"), false),
            before
        );
        for free in [
            judged("110", "2026-01-01", Some("2026-03-01"), false),
            judged("110", "2027-01-01", None, false),
            judged("100", "2026-03-02", None, false),
            judged("110", "2026-03-02", None, true),
        ] {
            assert_eq!(free, Beside::Free);
        }
    }

    #[test]
    fn what_a_row_does_not_state_stays_as_it_is_recorded_of_the_same_first_day() {
        let row = |from: &str| NewCurrentPrice {
            product: ground::ProductId(1),
            price: "90".parse().expect("a price"),
            effective_from: day(from),
            effective_to: None,
            contract_no: String::new(),
            evidence: Vec::new(),
        };
        let recorded = CurrentPrice {
            contract_no: "HT-1".to_owned(),
            ..own("80", "2026-01-01", Some("2026-01-31"))
        };
        let nothing = Stated {
            effective_to: false,
            contract_no: false,
            evidence: false,
        };
        let kept = completed(row("2026-01-01"), nothing, Some(&recorded));
        assert_eq!(kept.effective_to, Some(day("2026-01-31")));
        assert_eq!(kept.contract_no, "HT-1");
        assert_eq!(kept.price, row("2026-01-01").price);
        let open = Stated {
            effective_to: true,
            ..nothing
        };
        let open = completed(row("2026-01-01"), open, Some(&recorded));
        assert_eq!(open.effective_to, None, "it states that there is no end");
        let other = completed(row("2026-01-02"), nothing, Some(&recorded));
        assert_eq!(other, row("2026-01-02"), "another contract");
        assert_eq!(
            completed(row("2026-01-01"), nothing, None),
            row("2026-01-01")
        );
        let taken = |new: &NewCurrentPrice, stated| {
            let taken = taken_over(new, stated, Some(&recorded)).into_iter();
            taken
                .map(|one| (one.cell, one.value, one.is_stated))
                .collect::<Vec<_>>()
        };
        let (last, contract) = ("2026-01-31".to_owned(), "HT-1".to_owned());
        let both = [
            (OpenCell::LastDay, last, false),
            (OpenCell::ContractNo, contract.clone(), false),
        ];
        assert_eq!(taken(&kept, nothing), both);
        let end_stated = Stated {
            effective_to: true,
            ..nothing
        };
        assert_eq!(
            taken(&open, end_stated),
            [(OpenCell::ContractNo, contract, false)]
        );
        assert_eq!(taken(&other, nothing), [], "another contract");
    }

    #[test]
    fn a_limit_fell_on_the_day_in_shanghai_on_which_it_began_to_bind() {
        let on = |at: &str| fell_on(at.parse().expect("an instant"));
        assert_eq!(on("2026-03-03T00:00:00+08:00"), day("2026-03-03"));
        assert_eq!(on("2026-03-02T23:59:59+08:00"), day("2026-03-02"));
        assert_eq!(on("2026-03-03T06:50:00+08:00"), day("2026-03-03"));
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
