//! Dates between two words: 放假时间为10月1日至7日，10月13日上班. The first part is what the word before it states, the second what the
//! word behind it states; more parts, or one, may be either.

use super::Reader;
use crate::calendar::day::DayKind;

impl Reader {
    /// A word behind dates; without dates before it, one that may be about those that follow.
    pub(super) fn word(&mut self, kind: DayKind) {
        if self.pending.is_empty() {
            self.loose = Some(kind).filter(|_| !self.encouraged);
            return self.are(kind);
        }
        let other = |ahead: &DayKind| *ahead != kind;
        let loose = self.loose.take().filter(other);
        if let Some(ahead) = self.ahead.take().filter(other) {
            self.divide(ahead, kind);
        } else if loose.is_some() && 1 < self.parts() {
            self.undivided();
        } else {
            self.are(kind);
        }
    }

    /// A word before dates; those before it are what an earlier one says, else what it says itself.
    pub(super) fn ahead(&mut self, kind: DayKind) {
        let before = self.ahead.take();
        match before.filter(|_| !self.pending.is_empty()) {
            Some(before) => self.are(before),
            None if !self.pending.is_empty() => return self.word(kind),
            None => {}
        }
        self.ahead = Some(kind);
    }

    /// The dates before are rest or work.
    pub(super) fn are(&mut self, kind: DayKind) {
        match kind {
            DayKind::Holiday => self.rest(),
            DayKind::Workday => self.work(),
        }
    }

    /// Leaves the dates before out; of several parts after a word the last one, and the others are what it says.
    pub(super) fn aside(&mut self) {
        let last = self.pending.pop().map(|range| range.part);
        match self.ahead.take() {
            Some(ahead) => {
                self.pending.retain(|range| Some(range.part) != last);
                self.are(ahead);
            }
            None => self.pending.clear(),
        }
    }

    fn parts(&self) -> usize {
        let parts = self.pending.chunk_by(|one, two| one.part == two.part);
        parts.count()
    }

    fn divide(&mut self, ahead: DayKind, behind: DayKind) {
        let first = self.pending.first().map(|range| range.part);
        let second = (self.pending.iter()).position(|range| Some(range.part) != first);
        let Some(second) = second.filter(|_| self.parts() == 2) else {
            return self.undivided();
        };
        let later = self.pending.split_off(second);
        self.are(ahead);
        self.pending = later;
        self.are(behind);
    }

    fn undivided(&mut self) {
        self.pending.clear();
        let sentence = self.sentences.shown();
        self.wrong(
            format!("“{sentence}”：分不清哪些日期放假、哪些日期上班，请分成两句"),
            format!(
                "“{sentence}”: which days are off and which are worked? make two sentences of it"
            ),
        );
    }
}
