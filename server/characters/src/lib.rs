//! Traditional Chinese characters and their simplified ones, so that what is written in either is the same wherever texts are
//! compared: searches, headers and cells of files, names of provinces and of platforms. Knows characters, not the trade.
//!
//! The forms are those of OpenCC's table of characters, as the crate `hanconv` has it (MIT, the table Apache-2.0). Each
//! character has one form whatever its neighbours are: what is stored and what is sought are cut differently.

use std::sync::LazyLock;

use hanconv::RawDictionary;

/// Characters whose form differs from the one of OpenCC's table, each before its form. Variants of print and of Taiwan and
/// Hong Kong, which the table leaves to others; 矽 and 顎 are in names of goods what the mainland calls 硅 and 颌; 著 is
/// the 着 of 附着 and 接着剂.
const OTHERWISE: [(char, char); 20] = [
    ('矽', '硅'),
    ('顎', '颌'),
    ('著', '着'),
    ('陜', '陕'),
    ('靑', '青'),
    ('寜', '宁'),
    ('舖', '铺'),
    ('値', '值'),
    ('衞', '卫'),
    ('睪', '睾'),
    ('痺', '痹'),
    ('粧', '妆'),
    ('敍', '叙'),
    ('枱', '台'),
    ('簷', '檐'),
    ('廻', '回'),
    ('徧', '遍'),
    ('艶', '艳'),
    ('凖', '准'),
    ('鬪', '斗'),
];
/// Standard characters of 2013 that mean something of their own in simplified texts: 苧 of 苧烯, 薹 of 芸薹, and those of
/// names.
const OWN: [char; 5] = ['吒', '苧', '薹', '爇', '薳'];
/// The basic block, which has nearly all of them.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

struct Forms {
    /// The form of each character of the basic block.
    basic: Vec<char>,
    /// Characters of other blocks before their forms, sorted.
    others: Vec<(char, char)>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(Forms::read);

/// The simplified form of a character; any other character as it is.
#[must_use]
pub fn simplified(character: char) -> char {
    if character.is_ascii() {
        return character;
    }
    let forms = &*FORMS;
    if let Some(form) = index(character).and_then(|index| forms.basic.get(index)) {
        return *form;
    }
    let found = forms
        .others
        .binary_search_by_key(&character, |(from, _)| *from);
    found.map_or(character, |index| forms.others[index].1)
}

/// A text in simplified characters.
#[must_use]
pub fn in_simplified(text: &str) -> String {
    text.chars().map(simplified).collect()
}

/// The place of a character among those of the basic block; none of one that comes before it.
fn index(character: char) -> Option<usize> {
    let index = u32::from(character).checked_sub(u32::from(FIRST))?;
    usize::try_from(index).ok()
}

/// The traditional characters that are known, each before its simplified one.
fn pairs() -> impl Iterator<Item = (char, char)> {
    let only = |text: &str| {
        let mut characters = text.chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    let known = RawDictionary::TSCharacters.iter();
    let known = known.filter_map(move |(from, to)| only(from).zip(only(to)));
    let is_own =
        |from: &char| OWN.contains(from) || OTHERWISE.iter().any(|(other, _)| other == from);
    let known = known.filter(move |(from, to)| from != to && !is_own(from));
    known.chain(OTHERWISE)
}

impl Forms {
    fn read() -> Self {
        let mut basic: Vec<char> = (FIRST..=LAST).collect();
        let mut others = Vec::new();
        for (from, to) in pairs() {
            match index(from).and_then(|index| basic.get_mut(index)) {
                Some(form) => *form = to,
                None => others.push((from, to)),
            }
        }
        others.sort_unstable();
        Self { basic, others }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{OTHERWISE, OWN, in_simplified, pairs, simplified};

    #[test]
    fn texts_are_read_in_simplified_characters() {
        for (written, read) in [
            ("價格", "价格"),
            ("省級", "省级"),
            ("醫保編碼（27位）", "医保编码（27位）"),
            ("註冊證號", "注册证号"),
            ("廣東省", "广东省"),
            ("臺灣", "台湾"),
            ("導尿管 16Fr", "导尿管 16Fr"),
            ("𠀀价a", "𠀀价a"),
            ("氧化鋯瓷塊", "氧化锆瓷块"),
            ("髓內銼", "髓内锉"),
            ("凍乾人纖維蛋白粘合劑", "冻干人纤维蛋白粘合剂"),
            ("醫用矽膠引流管", "医用硅胶引流管"),
            ("接著劑", "接着剂"),
            ("上顎骨板", "上颌骨板"),
            ("鎢鋼車針 銥鉑電極 鉭", "钨钢车针 铱铂电极 钽"),
            (
                "鼻飼管 餵食 麵團 鹽水 鱟試劑",
                "鼻饲管 喂食 面团 盐水 鲎试剂",
            ),
            (
                "衞生紙 牀墊 羣 裏 綫 爲 啓 鈎",
                "卫生纸 床垫 群 里 线 为 启 钩",
            ),
            ("𥐟 䥯", "𥐟 𫔆"),
        ] {
            assert_eq!(in_simplified(written), read, "{written}");
        }
    }

    #[test]
    fn what_is_simplified_stays() {
        for text in [
            "一次性使用无菌注射器 明瞭 狼藉 覆膜支架 芸薹 苧烯",
            "干湿两用 头发 发热 后路 里程 面部 台车 系统 余量 只 斗 着色 升 泛 伙 于",
            "𬌗𬳶㖞䓖〇",
        ] {
            assert_eq!(in_simplified(text), text);
        }
        assert!(OWN.iter().all(|own| simplified(*own) == *own));
    }

    #[test]
    fn every_pair_is_known_once_and_leads_to_one_that_stays() {
        let mut seen = BTreeMap::new();
        for (from, to) in pairs() {
            assert_ne!(from, to);
            assert_eq!(seen.insert(from, to), None, "{from}");
            assert_eq!((simplified(from), simplified(to)), (to, to), "{from}");
        }
        assert!(seen.len() > 4_000, "{}", seen.len());
        assert!(
            OTHERWISE
                .iter()
                .all(|(from, to)| seen.get(from) == Some(to))
        );
    }
}
