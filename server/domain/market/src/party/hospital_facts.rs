//! What is registered of a hospital alone: its grade (医疗机构等级), and whether it is public (公立: S4-4). Pure.

use ground::{FieldError, OrganisationKind, Result, Words};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// The grade of a hospital by the reviews of hospitals (三级十等, without 特等, which none has).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum HospitalGrade {
    TertiaryA,
    TertiaryB,
    TertiaryC,
    /// 三级, reviewed for no class within it.
    Tertiary,
    SecondaryA,
    SecondaryB,
    SecondaryC,
    /// 二级, reviewed for no class within it.
    Secondary,
    PrimaryA,
    PrimaryB,
    PrimaryC,
    /// 一级, reviewed for no class within it.
    Primary,
    /// It has none: 未定级.
    Ungraded,
}

impl HospitalGrade {
    /// Those with their names, as figures of events show them.
    pub(super) fn states() -> Vec<(&'static str, Words)> {
        let grades = Self::VARIANTS.iter();
        grades
            .map(|grade| (grade.into_str(), grade.words()))
            .collect()
    }

    #[must_use]
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Self::TertiaryA => ("三级甲等", "tertiary A"),
            Self::TertiaryB => ("三级乙等", "tertiary B"),
            Self::TertiaryC => ("三级丙等", "tertiary C"),
            Self::Tertiary => ("三级", "tertiary"),
            Self::SecondaryA => ("二级甲等", "secondary A"),
            Self::SecondaryB => ("二级乙等", "secondary B"),
            Self::SecondaryC => ("二级丙等", "secondary C"),
            Self::Secondary => ("二级", "secondary"),
            Self::PrimaryA => ("一级甲等", "primary A"),
            Self::PrimaryB => ("一级乙等", "primary B"),
            Self::PrimaryC => ("一级丙等", "primary C"),
            Self::Primary => ("一级", "primary"),
            Self::Ungraded => ("未定级", "ungraded"),
        };
        Words::new(zh, en)
    }

    /// By its Chinese name, as files write it.
    #[must_use]
    pub fn labelled(label: &str) -> Option<Self> {
        let mut all = Self::VARIANTS.iter().copied();
        all.find(|one| one.words().zh == label)
    }
}

/// Whose a hospital is: S4-4 speaks of 公立医疗机构.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum HospitalOwnership {
    /// 公立
    Public,
    /// 非公立
    Private,
}

impl HospitalOwnership {
    /// Those with their names, as figures of events show them.
    pub(super) fn states() -> Vec<(&'static str, Words)> {
        let both = Self::VARIANTS.iter();
        both.map(|one| (one.into_str(), one.words())).collect()
    }

    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Public => Words::new("公立", "public"),
            Self::Private => Words::new("非公立", "private"),
        }
    }

    /// By its Chinese name, as files write it.
    #[must_use]
    pub fn labelled(label: &str) -> Option<Self> {
        let mut all = Self::VARIANTS.iter().copied();
        all.find(|one| one.words().zh == label)
    }
}

/// Both; none of what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct HospitalFacts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<HospitalGrade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ownership: Option<HospitalOwnership>,
}

impl HospitalFacts {
    /// With what was known before where nothing is stated now.
    #[must_use]
    pub fn or(self, before: Self) -> Self {
        Self {
            grade: self.grade.or(before.grade),
            ownership: self.ownership.or(before.ownership),
        }
    }

    /// Requires that a hospital alone has them.
    ///
    /// # Errors
    /// Names the field.
    pub(super) fn must_fit(self, kind: OrganisationKind) -> Result<()> {
        let stated = [
            (
                "/grade",
                self.grade.is_some(),
                Words::new("医院等级只由医疗机构填写", "hospitals alone have a grade"),
            ),
            (
                "/ownership",
                self.ownership.is_some(),
                Words::new(
                    "机构性质只由医疗机构填写",
                    "hospitals alone are public or not",
                ),
            ),
        ];
        let first = stated.into_iter().find(|(_, is_stated, _)| *is_stated);
        match first {
            Some((field, _, words)) if kind != OrganisationKind::Hospital => {
                Err(FieldError::alone(field, words.zh, words.en))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: HospitalFacts = HospitalFacts {
        grade: Some(HospitalGrade::TertiaryA),
        ownership: Some(HospitalOwnership::Public),
    };

    #[test]
    fn a_hospital_alone_has_a_grade_and_an_ownership() {
        for kind in OrganisationKind::VARIANTS {
            let is_hospital = *kind == OrganisationKind::Hospital;
            assert_eq!(PUBLIC.must_fit(*kind).is_ok(), is_hospital, "{kind:?}");
            assert!(HospitalFacts::default().must_fit(*kind).is_ok());
        }
    }

    #[test]
    fn what_is_not_stated_stays() {
        let graded = HospitalFacts {
            grade: Some(HospitalGrade::Secondary),
            ownership: None,
        };
        let after = graded.or(PUBLIC);
        assert_eq!(after.grade, Some(HospitalGrade::Secondary));
        assert_eq!(after.ownership, Some(HospitalOwnership::Public));
        assert_eq!(HospitalFacts::default().or(PUBLIC), PUBLIC);
    }

    #[test]
    fn every_grade_has_a_name_of_its_own() {
        let mut names: Vec<String> = HospitalGrade::VARIANTS
            .iter()
            .map(|grade| grade.words().zh)
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), HospitalGrade::VARIANTS.len());
    }
}
