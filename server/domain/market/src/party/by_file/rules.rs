//! Which organisation a row of a file means, and what of it the row changes. Pure.

use ground::OrganisationId;

use crate::party::types::{NewOrganisation, Registered};

/// An organisation of the kind and the name of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) id: OrganisationId,
    /// As it is registered, perhaps in other letters.
    pub(super) name: String,
    pub(super) credit_code: Option<String>,
    pub(super) institution_code: Option<String>,
}

impl Known {
    /// Whether a row can mean it: it states no code that is another than the registered one.
    #[must_use]
    pub(super) fn is_same(&self, new: &NewOrganisation) -> bool {
        let agrees = |known: &Option<String>, stated: &Option<String>| {
            known.is_none() || stated.is_none() || known == stated
        };
        agrees(&self.credit_code, &new.credit_code)
            && agrees(&self.institution_code, &new.institution_code)
    }

    /// Whether a row means the same firm in another capacity: a name alone does not show that, so both state the same credit code.
    #[must_use]
    pub(super) fn is_same_firm(&self, new: &NewOrganisation) -> bool {
        self.credit_code.is_some() && self.credit_code == new.credit_code
    }
}

/// What is registered of an organisation once a row was loaded: what the row states, and else what was there.
#[must_use]
pub(super) fn stated(before: &Registered, new: &NewOrganisation) -> Registered {
    let or = |stated: &Option<String>, before: &Option<String>| stated.clone().or(before.clone());
    Registered {
        name: before.name.clone(),
        credit_code: or(&new.credit_code, &before.credit_code),
        institution_code: or(&new.institution_code, &before.institution_code),
        region: new.region.or(before.region),
        hospital: new.hospital.or(before.hospital),
        email: or(&new.email, &before.email),
    }
}

#[cfg(test)]
mod tests {
    use ground::{OrganisationKind, RegionCode};

    use super::*;
    use crate::party::hospital_facts::{HospitalFacts, HospitalGrade, HospitalOwnership};

    fn row(credit_code: Option<&str>, institution_code: Option<&str>) -> NewOrganisation {
        NewOrganisation {
            name: "南山医院".to_owned(),
            kind: OrganisationKind::Hospital,
            credit_code: credit_code.map(str::to_owned),
            institution_code: institution_code.map(str::to_owned),
            region: None,
            hospital: HospitalFacts::default(),
            email: None,
        }
    }

    #[test]
    fn a_row_means_the_one_of_its_name_whose_codes_are_no_others() {
        let known = Known {
            id: OrganisationId(1),
            name: "南山医院".to_owned(),
            credit_code: Some("914403007084678371".to_owned()),
            institution_code: None,
        };
        for (credit_code, institution_code, is_same) in [
            (None, None, true),
            (Some("914403007084678371"), None, true),
            (Some("914403007084678371"), Some("H44030500001"), true),
            (None, Some("H44030500001"), true),
            (Some("91440300192317458F"), None, false),
        ] {
            let judged = known.is_same(&row(credit_code, institution_code));
            assert_eq!(judged, is_same, "{credit_code:?} {institution_code:?}");
            let is_same_firm = credit_code == Some("914403007084678371");
            let judged = known.is_same_firm(&row(credit_code, institution_code));
            assert_eq!(judged, is_same_firm, "{credit_code:?}");
        }
        let coded = Known {
            institution_code: Some("H44030500001".to_owned()),
            ..known
        };
        assert!(!coded.is_same(&row(None, Some("H44030500002"))));
        let without_code = Known {
            credit_code: None,
            ..coded
        };
        assert!(!without_code.is_same_firm(&row(None, None)));
    }

    #[test]
    fn what_a_row_leaves_out_stays_as_it_is() {
        let before = Registered {
            name: "南山医院".to_owned(),
            credit_code: Some("914403007084678371".to_owned()),
            institution_code: Some("H44030500001".to_owned()),
            region: Some(RegionCode::SHENZHEN),
            hospital: HospitalFacts {
                grade: Some(HospitalGrade::TertiaryA),
                ownership: None,
            },
            email: Some("yy@nanshan.example".to_owned()),
        };
        assert_eq!(stated(&before, &row(None, None)), before);
        let more = NewOrganisation {
            hospital: HospitalFacts {
                grade: None,
                ownership: Some(HospitalOwnership::Public),
            },
            email: Some("cg@nanshan.example".to_owned()),
            name: "南山 医院".to_owned(),
            ..row(None, None)
        };
        let after = stated(&before, &more);
        assert_eq!(after.changed_from(&before), ["email", "ownership"]);
        assert_eq!(after.name, before.name, "in whatever letters");
    }
}
