//! The statements of a notice, each with what was read from it and what could not be.

use crate::calendar::day::NamedDay;
use crate::words::Words;

/// Words of what holds in a part of the country only.
const LOCAL: [&str; 18] = [
    "仅适用",
    "只适用",
    "仅限",
    "三月三",
    "开斋节",
    "古尔邦",
    "肉孜节",
    "藏历",
    "雪顿",
    "我省",
    "我区",
    "我市",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "内蒙古",
    "延边",
];

/// What a page shows of a statement at most.
const LETTERS_SHOWN: usize = 80;

/// A statement: what ends with a stop, a line, or before the name of the next holiday.
#[derive(Debug, Clone, Default)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) days: Vec<NamedDay>,
    /// Whether dates of it were read as rest or work.
    is_read: bool,
    unread: Vec<String>,
}

/// All of them; the last is the one that is being read.
#[derive(Debug)]
pub(super) struct Sentences(Vec<Sentence>);

impl Default for Sentences {
    fn default() -> Self {
        Self(vec![Sentence::default()])
    }
}

impl Sentences {
    pub(super) fn current(&self) -> usize {
        self.0.len() - 1
    }

    /// The letters that the next token is read from.
    pub(super) fn add(&mut self, text: &str) {
        if let Some(sentence) = self.0.last_mut() {
            sentence.text.push_str(text);
        }
    }

    /// Notes letters that nobody can read for certain.
    pub(super) fn unread(&mut self, text: &str, goes_on: bool) {
        if let Some(sentence) = self.0.last_mut() {
            match sentence.unread.last_mut() {
                Some(before) if goes_on => before.push_str(text),
                _ => sentence.unread.push(text.to_owned()),
            }
        }
    }

    /// Begins the next one.
    pub(super) fn end(&mut self) {
        self.0.push(Sentence::default());
    }

    /// Notes a day that is read from the current one.
    pub(super) fn read(&mut self, day: NamedDay) {
        if let Some(sentence) = self.0.last_mut() {
            sentence.days.push(day);
        }
    }

    /// Notes that dates of some, from `first` to the current one, are read.
    pub(super) fn mark(&mut self, first: usize) {
        for sentence in self.0.iter_mut().skip(first) {
            sentence.is_read = true;
        }
    }

    /// The letters of the current one, as a page shows them.
    pub(super) fn shown(&self) -> String {
        self.0.last().map(Sentence::shown).unwrap_or_default()
    }

    /// Those from which days were read.
    pub(super) fn with_days(self) -> Vec<(String, Vec<NamedDay>)> {
        let read = self.0.into_iter().filter(|one| !one.days.is_empty());
        read.map(|one| (one.shown(), one.days)).collect()
    }

    /// Why statements cannot be read for certain.
    pub(super) fn wrong(&self) -> Vec<Words> {
        let unread = self.0.iter().filter(|one| one.is_read).filter_map(|one| {
            let unread = one.unread.join("”“");
            (!unread.is_empty()).then(|| one.not_read(&unread))
        });
        let local = self.0.iter().filter_map(|one| {
            let word = LOCAL.iter().find(|word| one.text.contains(**word))?;
            let is_named = one.is_read && one.unread.iter().any(|unread| unread.contains(word));
            (!is_named).then(|| one.local(word))
        });
        unread.chain(local).collect()
    }
}

impl Sentence {
    fn shown(&self) -> String {
        let text = self.text.trim_matches([',', '、', ':', '。', ';']);
        let mut shown: String = text.chars().take(LETTERS_SHOWN).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        shown
    }

    fn not_read(&self, unread: &str) -> Words {
        let text = self.shown();
        Words::new(
            format!("“{text}”：读不准其中的“{unread}”，请改写这一句，或按日期清单载入"),
            format!("“{text}”: “{unread}” is not certain; rewrite it, or load a list of days"),
        )
    }

    fn local(&self, word: &str) -> Words {
        let text = self.shown();
        Words::new(
            format!("“{text}”：“{word}”表明只适用于部分地区，不能载入全国日历"),
            format!("“{text}”: “{word}” is of a part of the country, not of all of it"),
        )
    }
}
