//! Tests of which two kinds one firm may be, and which two organisations become one.

use ground::{Error, OrganisationId, OrganisationKind, RegionCode, Result};
use strum::VariantArray;

use super::rules::{Joining, may_add, may_agree, may_join};
use crate::party::HospitalFacts;
use crate::party::keeping::Keepers;
use crate::party::types::Organisation;

use OrganisationKind::{Distributor, ExchangeCenter, Hospital, InsuranceBureau, Manufacturer};

/// The code of a refusal, or the field that is wrong; empty where there is none.
fn outcome(judged: Result<()>) -> String {
    match judged {
        Ok(()) => String::new(),
        Err(Error::Refused(refused)) => refused.kind.code.to_owned(),
        Err(Error::Invalid(fields)) => fields[0].pointer.clone(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_firm_makes_and_distributes_and_is_nothing_else_together() {
    for (held, capacity, expected) in [
        (&[Manufacturer][..], Distributor, ""),
        (&[Distributor], Manufacturer, ""),
        (&[Manufacturer], Manufacturer, "capacity-held"),
        (&[Manufacturer, Distributor], Distributor, "capacity-held"),
        (&[Distributor, Manufacturer], Manufacturer, "capacity-held"),
        (&[Manufacturer], Hospital, "/capacity"),
        (&[Manufacturer, Distributor], Hospital, "/capacity"),
        (&[Hospital], Manufacturer, "/capacity"),
        (&[ExchangeCenter], Distributor, "/capacity"),
        (&[InsuranceBureau], ExchangeCenter, "/capacity"),
    ] {
        assert_eq!(
            outcome(may_add(held, capacity)),
            expected,
            "{held:?} {capacity}"
        );
    }
}

#[test]
fn only_who_may_be_two_is_one_with_another() {
    for kind in OrganisationKind::VARIANTS {
        let may = matches!(kind, Manufacturer | Distributor);
        assert_eq!(may_agree(*kind).is_ok(), may, "{kind}");
        assert_eq!(kind.beside().is_some(), may, "{kind}");
    }
}

fn organisation(id: i64, kind: OrganisationKind, credit_code: Option<&str>) -> Organisation {
    Organisation {
        id: OrganisationId(id),
        firm: OrganisationId(id),
        kind,
        name: format!("企业{id}"),
        credit_code: credit_code.map(str::to_owned),
        institution_code: None,
        region: RegionCode::SHENZHEN,
        email: None,
        hospital: HospitalFacts::default(),
    }
}

fn kept(has_account: bool) -> Keepers {
    Keepers {
        has_administrator: has_account,
        has_account,
    }
}

#[test]
fn two_with_people_agree_first_and_two_legal_persons_never_become_one() {
    let (one, other) = (Some("914403007084678371"), Some("91440300192317458F"));
    for (codes, kept_by, has_agreed, expected) in [
        ((None, None), (false, false), false, ""),
        ((one, None), (true, false), false, ""),
        ((None, one), (false, true), false, ""),
        ((one, one), (true, false), false, ""),
        ((one, None), (true, true), false, "kept-by-two"),
        ((one, None), (true, true), true, ""),
        ((one, other), (false, false), false, "credit-codes-differ"),
        ((one, other), (true, true), true, "credit-codes-differ"),
    ] {
        let firm = organisation(1, Manufacturer, codes.0);
        let joined = organisation(2, Distributor, codes.1);
        let joining = Joining {
            firm: (&firm, kept(kept_by.0)),
            joined: (&joined, kept(kept_by.1)),
            is_alone: true,
            has_agreed,
        };
        let found = outcome(may_join(&joining, Distributor));
        assert_eq!(found, expected, "{codes:?} {kept_by:?} {has_agreed}");
    }
}

#[test]
fn what_is_of_another_kind_of_the_same_firm_or_of_another_one_is_not_joined() {
    let firm = organisation(1, Manufacturer, None);
    let of_firm = Organisation {
        firm: OrganisationId(1),
        ..organisation(2, Distributor, None)
    };
    for (joined, is_alone) in [
        (organisation(2, Hospital, None), true),
        (organisation(2, Manufacturer, None), true),
        (organisation(2, Distributor, None), false),
        (of_firm, true),
    ] {
        let joining = Joining {
            firm: (&firm, kept(false)),
            joined: (&joined, kept(false)),
            is_alone,
            has_agreed: true,
        };
        assert_eq!(
            outcome(may_join(&joining, Distributor)),
            "/joins",
            "{joined:?}"
        );
    }
}
