//! What the names of platforms in a file mean, and what their rows are warned of. Pure.

use std::collections::HashMap;

use ground::{ImportId, Words};
use market::catalogue::RowWarning;

use super::capability::{NEVER_SEEN, NOT_CONFIRMED, OF_ANOTHER_PROVINCE, OF_CITY, SPELLING};
use super::city::{is_named_after_city, province_named};
use super::types::{ListingPlatform, PlatformState};
use crate::listed_price::{PlatformLevel, Region};

/// What is known of a name that a file writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) platform: ListingPlatform,
    /// Whether it is the platform of a city: the register knows so, or its name does.
    is_of_city: bool,
    /// Whether this load is the first that names it.
    is_new: bool,
    /// Whether a load names it that an earlier one did, and nobody has decided on since.
    is_unconfirmed: bool,
    /// The name that is nearest to a new one.
    nearest: Option<Nearest>,
}

/// The name nearest to a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Nearest {
    name: String,
    /// Whether it is more than a name that a file once held.
    is_sure: bool,
}

impl Meaning {
    pub(super) fn of(platform: ListingPlatform, import: Option<ImportId>) -> Self {
        let is_open = platform.state == PlatformState::Seen && import.is_some();
        let is_new = is_open && platform.first_import == import;
        let (name, region) = platform.known();
        let is_of_city = match platform.known_level() {
            Some(level) => level == PlatformLevel::City,
            None => is_named_after_city(name, region),
        };
        Self {
            is_of_city,
            platform,
            is_new,
            is_unconfirmed: is_open && !is_new,
            nearest: None,
        }
    }

    pub(super) fn is_new(&self) -> bool {
        self.is_new
    }

    pub(super) fn set_nearest(&mut self, name: &str, is_sure: bool) {
        self.nearest = Some(Nearest {
            name: shown(name),
            is_sure,
        });
    }
}

/// Letters of a name that a warning shows.
const SHOWN_MAX: usize = 60;

/// A name as a warning shows it: warnings are counted by their words, and a cell holds what it holds.
fn shown(name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters.by_ref().take(SHOWN_MAX).collect();
    match letters.next() {
        Some(_) => format!("{first}…"),
        None => first,
    }
}

/// What the names of platforms in the rows of a file mean, by the names as they are written.
#[derive(Debug, Clone, Default)]
pub struct Names(HashMap<String, Meaning>);

impl Names {
    pub(super) fn of(meanings: HashMap<String, Meaning>) -> Self {
        Self(meanings)
    }

    pub(super) fn meaning(&self, written: &str) -> Option<&Meaning> {
        self.0.get(written)
    }

    /// Names that the register has under another one, with that.
    #[must_use]
    pub fn other_names(&self) -> HashMap<&str, &str> {
        let meant = self.0.iter();
        meant
            .map(|(written, meaning)| (written.as_str(), meaning.platform.known().0))
            .filter(|(written, known)| written != known)
            .collect()
    }

    /// Whether a name means the platform of a city, which is no province's (S4). The province is the row's, for a name that the
    /// register does not have.
    #[must_use]
    pub fn is_of_city(&self, written: &str, region: Region) -> bool {
        match self.0.get(written) {
            Some(meaning) => meaning.is_of_city,
            None => is_named_after_city(written, region),
        }
    }

    /// What a row is warned of whose platform is a city's: that it counts for no limit without stating so, or that it counts as a
    /// province's.
    #[must_use]
    pub fn level_warning(
        &self,
        (written, region): (&str, Region),
        level: PlatformLevel,
        is_stated: bool,
    ) -> Option<RowWarning> {
        let is_of_city = self.is_of_city(written, region);
        let written = shown(written);
        let words = match (level, is_stated) {
            (PlatformLevel::City, true) => return None,
            (PlatformLevel::City, false) => Words::new(
                format!("平台“{written}”是市级平台，未写平台级别，按市级导入，不计入参考限价"),
                format!(
                    "“{written}” is a city's platform: without a level its price counts for no limit"
                ),
            ),
            (PlatformLevel::Provincial, _) => Words::new(
                format!("平台“{written}”是市级平台，此行按省级计入参考限价，请核对平台级别"),
                format!(
                    "“{written}” is a city's platform, but the price counts as a province's: check its level"
                ),
            ),
        };
        is_of_city.then(|| RowWarning::same(&OF_CITY, words))
    }

    /// What a row is warned of that writes a platform and a province; `stored` is the name under which it is stored.
    #[must_use]
    pub fn warnings(&self, written: &str, region: Region, stored: &str) -> Vec<RowWarning> {
        let Some(meaning) = self.0.get(written) else {
            return Vec::new();
        };
        let mut warnings = Vec::new();
        if meaning.is_new {
            warnings.push(never_seen(written, meaning.nearest.as_ref()));
        }
        if meaning.is_unconfirmed {
            warnings.push(not_confirmed(written));
        }
        let (known, known_region) = meaning.platform.known();
        if meaning.platform.state == PlatformState::Merged {
            warnings.push(spelling(written, known, stored));
        }
        if known_region != region {
            warnings.push(of_another_province(meaning, written, region));
        } else if meaning.is_new
            && let Some(named) = province_named(written).filter(|named| *named != region)
        {
            warnings.push(named_after_another_province(written, named, region));
        }
        warnings
    }
}

fn never_seen(written: &str, nearest: Option<&Nearest>) -> RowWarning {
    let near = match nearest {
        None => Words::new("没有相近的已知平台", "no known one is near"),
        Some(Nearest { name, is_sure }) if *is_sure => Words::new(
            format!("最接近的已知平台：{name}"),
            format!("nearest known: {name}"),
        ),
        Some(Nearest { name, .. }) => Words::new(
            format!("最接近的平台：{name}，尚未确认"),
            format!("nearest: {name}, not confirmed yet"),
        ),
    };
    let written = shown(written);
    RowWarning::same(
        &NEVER_SEEN,
        Words::new(
            format!("平台此前从未出现：{written}（{}）", near.zh),
            format!("platform never seen before: {written} ({})", near.en),
        ),
    )
}

/// A name that nobody has confirmed may be an error of the file that named it first.
fn not_confirmed(written: &str) -> RowWarning {
    let written = shown(written);
    RowWarning::same(
        &NOT_CONFIRMED,
        Words::new(
            format!("平台尚未确认：{written}，此前仅在文件中出现过"),
            format!("platform not confirmed: {written} is known from files only"),
        ),
    )
}

fn spelling(written: &str, known: &str, stored: &str) -> RowWarning {
    let is_kept = stored == written;
    let (written, known) = (shown(written), shown(known));
    let group = Words::new(
        format!("平台“{written}”是“{known}”的另一写法"),
        format!("“{written}” is another spelling of “{known}”"),
    );
    let kept = Words::new(
        format!("{}；该产品已以此写法挂网，仍记在此写法下", group.zh),
        format!(
            "{}; the product is listed under it already, and stays so",
            group.en
        ),
    );
    RowWarning {
        kind: &SPELLING,
        remark: if is_kept { kept } else { group.clone() },
        group,
    }
}

/// A name that nobody has seen is held against the province that it begins with.
fn named_after_another_province(written: &str, named: Region, region: Region) -> RowWarning {
    let (named, row) = (named.words(), region.words());
    let written = shown(written);
    let words = Words::new(
        format!(
            "平台“{written}”的名称是{}的，文件中写为{}",
            named.zh, row.zh
        ),
        format!(
            "“{written}” is named after {}, the file says {}",
            named.en, row.en
        ),
    );
    RowWarning::same(&OF_ANOTHER_PROVINCE, words)
}

fn of_another_province(meaning: &Meaning, written: &str, region: Region) -> RowWarning {
    let (known, row) = (meaning.platform.known().1.words(), region.words());
    let written = shown(written);
    // The province of a new one is what other rows of this file state.
    let words = match meaning.is_new {
        true => Words::new(
            format!(
                "平台“{written}”在文件其他行中写为{}，此处写为{}",
                known.zh, row.zh
            ),
            format!(
                "“{written}” is of {} in other rows of the file, of {} here",
                known.en, row.en
            ),
        ),
        false => Words::new(
            format!("平台“{written}”登记在{}，文件中写为{}", known.zh, row.zh),
            format!(
                "“{written}” is registered in {}, the file says {}",
                known.en, row.en
            ),
        ),
    };
    RowWarning::same(&OF_ANOTHER_PROVINCE, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing_platform::types::{Known, ListingPlatformId};

    fn region(code: i16) -> Region {
        Region::of_code(code).expect("a province")
    }

    fn load(number: u32) -> ImportId {
        let text = format!("019c0000-0000-7000-8000-{number:012}");
        text.parse().expect("an id")
    }

    fn platform(state: PlatformState, by: Option<ImportId>) -> ListingPlatform {
        ListingPlatform {
            id: ListingPlatformId(1),
            name: "省中心".to_owned(),
            region: region(44),
            state,
            level: None,
            merged: (state == PlatformState::Merged).then(|| Known {
                id: ListingPlatformId(2),
                name: "广东省药品交易中心".to_owned(),
                region: region(44),
                level: Some(PlatformLevel::Provincial),
            }),
            rows: 0,
            first_import: by,
            first_seen_at: None,
            first_by: None,
        }
    }

    fn warned(meaning: Meaning, code: i16, stored: &str) -> Vec<&'static str> {
        let names = Names::of(HashMap::from([("省中心".to_owned(), meaning)]));
        let warnings = names.warnings("省中心", region(code), stored);
        warnings.iter().map(|one| one.kind.name).collect()
    }

    #[test]
    fn a_name_is_new_to_the_load_that_named_it_first_and_unconfirmed_until_somebody_decides() {
        let own = Some(load(1));
        let of = |state, by, import| Meaning::of(platform(state, by), import);
        let seen = PlatformState::Seen;
        assert_eq!(
            warned(of(seen, own, own), 44, "省中心"),
            ["platform-never-seen"]
        );
        assert_eq!(
            warned(of(seen, own, Some(load(2))), 44, "省中心"),
            ["platform-not-confirmed"]
        );
        assert_eq!(
            warned(of(seen, None, own), 44, "省中心"),
            ["platform-not-confirmed"],
            "listed before there was a register"
        );
        assert!(warned(of(seen, None, None), 44, "省中心").is_empty());
        let confirmed = of(PlatformState::Confirmed, own, own);
        assert!(warned(confirmed, 44, "省中心").is_empty());
    }

    #[test]
    fn a_row_of_another_province_is_warned_of_also_where_the_file_names_the_platform_first() {
        let seen = platform(PlatformState::Seen, Some(load(1)));
        let new = Meaning::of(seen.clone(), Some(load(1)));
        assert_eq!(
            warned(new, 36, "省中心"),
            ["platform-never-seen", "platform-of-another-province"]
        );
        let known = Meaning::of(seen, Some(load(2)));
        assert_eq!(
            warned(known, 36, "省中心"),
            ["platform-not-confirmed", "platform-of-another-province"]
        );
        let merged = Meaning::of(platform(PlatformState::Merged, None), Some(load(1)));
        assert_eq!(
            warned(merged, 36, "广东省药品交易中心"),
            ["platform-spelling", "platform-of-another-province"]
        );
    }

    #[test]
    fn a_new_name_is_held_against_the_province_that_it_begins_with() {
        let warned = |name: &str, code: i16| {
            let platform = ListingPlatform {
                name: name.to_owned(),
                region: region(code),
                ..platform(PlatformState::Seen, Some(load(1)))
            };
            let meaning = Meaning::of(platform, Some(load(1)));
            let names = Names::of(HashMap::from([(name.to_owned(), meaning)]));
            let warnings = names.warnings(name, region(code), name);
            warnings.last().map(|one| one.remark.zh.clone())
        };
        for name in ["广东省药械采购平台", "广东药械采购平台"] {
            assert_eq!(
                warned(name, 46),
                Some(format!("平台“{name}”的名称是广东省的，文件中写为海南省"))
            );
            assert!(warned(name, 44).is_some_and(|only| only.contains("此前从未出现")));
        }
        // A prefecture of Qinghai, and a city, whose names are those of provinces too.
        for (name, code) in [("海南州采购平台", 63), ("吉林市采购平台", 22)] {
            assert!(warned(name, code).is_some_and(|only| only.contains("此前从未出现")));
        }
    }

    #[test]
    fn a_long_name_is_shown_by_its_first_letters() {
        assert_eq!(shown(&"平".repeat(60)), "平".repeat(60));
        assert_eq!(shown(&"平".repeat(61)), "平".repeat(60) + "…");
    }

    #[test]
    fn a_spelling_is_warned_of_with_the_name_under_which_its_row_is_kept() {
        let merged = Meaning::of(platform(PlatformState::Merged, None), Some(load(1)));
        let names = Names::of(HashMap::from([("省中心".to_owned(), merged)]));
        assert_eq!(
            names.other_names(),
            HashMap::from([("省中心", "广东省药品交易中心")])
        );
        let remark = |stored| {
            let warnings = names.warnings("省中心", region(44), stored);
            (warnings[0].group.zh.clone(), warnings[0].remark.zh.clone())
        };
        let (group, remark_of) = remark("广东省药品交易中心");
        assert_eq!(group, remark_of);
        assert_eq!(group, "平台“省中心”是“广东省药品交易中心”的另一写法");
        assert!(remark("省中心").1.ends_with("仍记在此写法下"));
        assert!(names.warnings("别的", region(44), "别的").is_empty());
    }

    #[test]
    fn a_platform_is_of_a_city_by_the_register_or_else_by_its_name() {
        let of = |name: &str, level| {
            let mut known = platform(PlatformState::Seeded, None);
            (known.name, known.level) = (name.to_owned(), level);
            Names::of(HashMap::from([(name.to_owned(), Meaning::of(known, None))]))
        };
        let (city, province) = (PlatformLevel::City, PlatformLevel::Provincial);
        let at = region(44);
        assert!(of("阳光平台", Some(city)).is_of_city("阳光平台", at));
        assert!(!of("深圳平台", Some(province)).is_of_city("深圳平台", at));
        let shenzhen = of("深圳平台", None);
        assert!(shenzhen.is_of_city("深圳平台", at));
        assert!(!shenzhen.is_of_city("别的", at));
        let unknown = "which the register does not have";
        assert!(shenzhen.is_of_city("广州平台", at), "{unknown}");
        let warned = |level, is_stated| {
            let warning = shenzhen.level_warning(("深圳平台", at), level, is_stated);
            warning.map(|warning| warning.group.zh)
        };
        assert_eq!(warned(city, true), None);
        assert!(warned(city, false).is_some_and(|zh| zh.ends_with("不计入参考限价")));
        for is_stated in [false, true] {
            assert!(warned(province, is_stated).is_some_and(|zh| zh.ends_with("请核对平台级别")));
        }
        let other = of("省平台", None).level_warning(("省平台", at), province, false);
        assert!(other.is_none());
    }
}
