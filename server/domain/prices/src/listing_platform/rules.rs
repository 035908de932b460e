//! Which known name is nearest to one that nobody has seen, and what may become of a name. Pure.

use ground::{FigureValues, Refused, Words};

use super::refusal::{
    PLATFORM_HAS_SPELLINGS, PLATFORM_IS_SPELLING, PLATFORM_NOT_SPELLING,
    PLATFORM_OF_ANOTHER_PROVINCE,
};
use super::types::{ListingPlatform, PlatformState};
use crate::listed_price::Region;

/// A known name that an unknown one may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) name: String,
    /// The name as it is compared.
    pub(super) folded: String,
    pub(super) region: Region,
    /// Whether it is more than a name that a file once held.
    pub(super) is_sure: bool,
}

/// The known name that is nearest to an unknown one: the fewest letters to be put in, left out or replaced; of equally near
/// ones first of the same province, then sure ones. None when more than half of the longer name differs.
pub(super) fn nearest<'a>(
    folded: &str,
    region: Region,
    known: &'a [Candidate],
) -> Option<&'a Candidate> {
    let letters: Vec<char> = folded.chars().collect();
    let measured = known.iter().filter_map(|one| {
        let other: Vec<char> = one.folded.chars().collect();
        let distance = distance(&letters, &other);
        let is_near = distance * 2 <= letters.len().max(other.len());
        is_near.then_some((distance, one.region != region, !one.is_sure, one))
    });
    let found = measured.min_by(|left, right| {
        let place = |one: &(usize, bool, bool, &Candidate)| (one.0, one.1, one.2);
        (place(left), &left.3.name).cmp(&(place(right), &right.3.name))
    });
    found.map(|(.., one)| one)
}

/// Letters to be put in, left out or replaced to make one name of the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.iter().enumerate() {
        let mut above_left = index;
        let mut left = index + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (place, other) in row.iter_mut().skip(1).zip(to) {
            let replaced = above_left + usize::from(letter != other);
            above_left = *place;
            left = replaced.min(above_left + 1).min(left + 1);
            *place = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

fn refused(
    kind: &'static ground::capability::RefusalKind,
    detail: Words,
    figures: FigureValues,
) -> Refused {
    Refused {
        kind,
        clause: None,
        detail,
        figures,
    }
}

/// Demands a name that is no spelling of another one.
///
/// # Errors
/// `platform-is-spelling` otherwise.
pub(super) fn must_be_no_spelling(platform: &ListingPlatform) -> Result<(), Refused> {
    let Some(known) = &platform.merged else {
        return Ok(());
    };
    Err(refused(
        &PLATFORM_IS_SPELLING,
        Words::new(
            format!("“{}”已是“{}”的另一写法", platform.name, known.name),
            format!("“{}” is a spelling of “{}”", platform.name, known.name),
        ),
        FigureValues::default()
            .with("name", platform.name.clone())
            .with("known", known.name.clone()),
    ))
}

/// Demands a spelling of another name.
///
/// # Errors
/// `platform-not-spelling` otherwise.
pub(super) fn must_be_spelling(platform: &ListingPlatform) -> Result<(), Refused> {
    match platform.state {
        PlatformState::Merged => Ok(()),
        PlatformState::Seeded | PlatformState::Seen | PlatformState::Confirmed => Err(refused(
            &PLATFORM_NOT_SPELLING,
            Words::new(
                format!("“{}”没有登记为其他平台的写法", platform.name),
                format!("“{}” is no spelling of another platform", platform.name),
            ),
            FigureValues::default().with("name", platform.name.clone()),
        )),
    }
}

/// Demands that a name may be stated to be a spelling of another.
///
/// # Errors
/// `platform-is-spelling` where one of them is, `platform-has-spellings` where others are spellings of it already,
/// `platform-of-another-province` where their provinces differ.
pub(super) fn may_merge(
    platform: &ListingPlatform,
    into: &ListingPlatform,
    has_spellings: bool,
) -> Result<(), Refused> {
    must_be_no_spelling(platform)?;
    must_be_no_spelling(into)?;
    if has_spellings {
        return Err(refused(
            &PLATFORM_HAS_SPELLINGS,
            Words::new(
                format!("“{}”另有其他写法，请先解除", platform.name),
                format!(
                    "others are spellings of “{}”: separate them first",
                    platform.name
                ),
            ),
            FigureValues::default().with("name", platform.name.clone()),
        ));
    }
    if platform.region != into.region {
        let (own, other) = (platform.region.words(), into.region.words());
        return Err(refused(
            &PLATFORM_OF_ANOTHER_PROVINCE,
            Words::new(
                format!(
                    "“{}”登记在{}，“{}”登记在{}",
                    platform.name, own.zh, into.name, other.zh
                ),
                format!(
                    "“{}” is of {}, “{}” of {}",
                    platform.name, own.en, into.name, other.en
                ),
            ),
            FigureValues::default()
                .with("region", platform.region)
                .with("region_name", own.zh)
                .with("known_region", into.region)
                .with("known_region_name", other.zh),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing_platform::types::{Known, ListingPlatformId};

    fn region(code: i16) -> Region {
        Region::of_code(code).expect("a province")
    }

    fn candidate(name: &str, code: i16, is_sure: bool) -> Candidate {
        Candidate {
            name: name.to_owned(),
            folded: ground::text::folded(name),
            region: region(code),
            is_sure,
        }
    }

    fn near(name: &str, known: &[Candidate]) -> Option<String> {
        let found = nearest(&ground::text::folded(name), region(44), known);
        found.map(|one| one.name.clone())
    }

    fn platform(id: i64, code: i16, merged: Option<&str>) -> ListingPlatform {
        ListingPlatform {
            id: ListingPlatformId(id),
            name: format!("平台{id}"),
            region: region(code),
            state: match merged {
                Some(_) => PlatformState::Merged,
                None => PlatformState::Seen,
            },
            level: None,
            merged: merged.map(|name| Known {
                id: ListingPlatformId(9),
                name: name.to_owned(),
                region: region(code),
                level: None,
            }),
            rows: 0,
            first_import: None,
            first_seen_at: None,
            first_by: None,
        }
    }

    #[test]
    fn letters_put_in_left_out_and_replaced_are_counted() {
        let count = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|text| text.chars().collect::<Vec<_>>());
            distance(&from, &to)
        };
        assert_eq!(count("", ""), 0);
        assert_eq!(count("", "平台"), 2);
        assert_eq!(count("平台", ""), 2);
        assert_eq!(count("广东省平台", "广东平台"), 1);
        assert_eq!(count("广东平台", "广西平台"), 1);
        assert_eq!(count("交易中心", "中心交易"), 4);
    }

    #[test]
    fn the_nearest_name_is_of_the_same_province_and_sure_where_several_are_as_near() {
        let known = [
            candidate("广西省药品中心", 45, true),
            candidate("广北省药品中心", 44, false),
            candidate("广南省药品中心", 44, true),
        ];
        assert_eq!(
            near("广东省药品中心", &known).as_deref(),
            Some("广南省药品中心")
        );
        assert_eq!(
            near("广东省药品中心", &known[..2]).as_deref(),
            Some("广北省药品中心")
        );
        assert_eq!(
            near("广西省药品中央", &known).as_deref(),
            Some("广西省药品中心"),
            "fewer letters differ"
        );
    }

    #[test]
    fn half_of_the_letters_may_differ_and_not_one_more() {
        let known = [candidate("甲乙丙丁", 44, true)];
        assert_eq!(near("甲乙戊己", &known).as_deref(), Some("甲乙丙丁"));
        assert_eq!(near("甲庚戊己", &known), None);
        assert_eq!(near("甲乙", &known).as_deref(), Some("甲乙丙丁"));
        assert_eq!(near("甲乙丙丁", &[]), None);
    }

    #[test]
    fn a_spelling_means_one_platform_of_its_province_and_no_other_spelling() {
        let code = |outcome: Result<(), Refused>| outcome.err().map(|refused| refused.kind.code);
        let (one, other) = (platform(1, 44, None), platform(2, 44, None));
        assert_eq!(code(may_merge(&one, &other, false)), None);
        assert_eq!(
            code(may_merge(&one, &other, true)),
            Some("platform-has-spellings")
        );
        let spelling = platform(3, 44, Some("平台9"));
        for (one, into) in [(&one, &spelling), (&spelling, &one)] {
            assert_eq!(
                code(may_merge(one, into, false)),
                Some("platform-is-spelling")
            );
        }
        let elsewhere = platform(4, 36, None);
        assert_eq!(
            code(may_merge(&one, &elsewhere, false)),
            Some("platform-of-another-province")
        );
        assert_eq!(code(must_be_spelling(&one)), Some("platform-not-spelling"));
        assert_eq!(code(must_be_spelling(&spelling)), None);
    }
}
