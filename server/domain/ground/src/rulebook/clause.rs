//! The clauses that a rule may rest on: a closed list, so that none is invented.

use crate::error::{FieldError, Result};
use crate::words::{Label, Words};

/// A notice that rules cite, with its numbered articles.
#[derive(Debug)]
struct Notice {
    code: &'static str,
    name: Label,
    /// How many articles it numbers; none where it is cited as a whole.
    articles: usize,
}

/// S0 and S1 number their articles anew in each part: those of the part with the measures are meant. S2 is a report
/// on a notice and numbers none.
const NOTICES: [Notice; 5] = [
    Notice {
        code: "S0",
        name: Label::new("带量采购全流程管理通知", "VBP management notice"),
        articles: 7,
    },
    Notice {
        code: "S1",
        name: Label::new("吉医保联〔2019〕23号", "Jilin 2019 No. 23"),
        articles: 8,
    },
    Notice {
        code: "S2",
        name: Label::new("山东2024年通知", "Shandong 2024 notice"),
        articles: 0,
    },
    Notice {
        code: "S3",
        name: Label::new("天津高值耗材集采方案", "Tianjin VBP plan"),
        articles: 16,
    },
    Notice {
        code: "S4",
        name: Label::new("深圳阳光平台措施", "Shenzhen measures"),
        articles: 21,
    },
];

/// What rests on no article but on a decision of the exchange centre, which states its reason.
const OWN_READING: &str = "◇";

/// A clause that a rule may rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// As the rulebook holds it, such as `S4-1`.
    pub code: String,
    pub words: Words,
}

/// Every clause that a rule may rest on.
#[must_use]
pub fn clauses() -> Vec<Clause> {
    let own = Clause {
        code: OWN_READING.to_owned(),
        words: Words::new(
            "◇ 平台自行规定（须说明理由）",
            "◇ the platform's own reading (with its reason)",
        ),
    };
    let of_notices = NOTICES.iter().flat_map(|notice| {
        let Label { zh, en } = notice.name;
        let whole = (notice.articles == 0).then(|| Clause {
            code: notice.code.to_owned(),
            words: Words::new(zh, en),
        });
        let articles = (1..=notice.articles).map(move |article| Clause {
            code: format!("{}-{article}", notice.code),
            words: Words::new(
                format!("{zh}第{}条", chinese(article)),
                format!("{en}, art. {article}"),
            ),
        });
        whole.into_iter().chain(articles)
    });
    of_notices.chain([own]).collect()
}

/// 21 → 二十一, as the notices number their articles.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |index: usize| DIGITS.get(index).copied().unwrap_or_default();
    match number / 10 {
        0 => digit(number).to_owned(),
        1 => format!("十{}", digit(number % 10)),
        tens => format!("{}十{}", digit(tens), digit(number % 10)),
    }
}

/// Requires a clause of the list, and the reason where it is the platform's own reading.
///
/// # Errors
/// The fields that are wrong.
pub(super) fn must_cite(clause: &str, reason: &str) -> Result<()> {
    if clauses().iter().all(|known| known.code != clause) {
        let ranges = NOTICES.iter().map(|notice| match notice.articles {
            0 => notice.code.to_owned(),
            articles => format!("{0}-1…{0}-{articles}", notice.code),
        });
        let ranges = ranges.collect::<Vec<_>>().join(" / ");
        return Err(FieldError::alone(
            "/clause",
            format!("依据条款应为 {ranges}，或 {OWN_READING}（平台自行规定）"),
            format!("is one of {ranges}, or {OWN_READING} for the platform's own reading"),
        ));
    }
    if clause == OWN_READING && reason.trim().is_empty() {
        return Err(FieldError::alone(
            "/note",
            "平台自行规定的，须说明理由",
            "the platform's own reading states its reason",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clauses_of_the_notices_and_the_own_reading_are_cited() {
        for known in [
            "S0-1", "S0-7", "S1-8", "S2", "S3-16", "S4-1", "S4-13", "S4-21",
        ] {
            assert!(must_cite(known, "").is_ok(), "{known}");
        }
        for invented in [
            "",
            " ",
            "S4",
            "S4-0",
            "S4-22",
            "S4-013",
            "S4-1 ",
            "s4-1",
            "S4－1",
            "S5-1",
            "S9-99",
            "S2-1",
            "S4-1; S4-2",
            "第一条",
            "decision",
        ] {
            assert!(must_cite(invented, "理由").is_err(), "{invented:?}");
        }
        assert!(must_cite(OWN_READING, "联席会议纪要").is_ok());
        assert!(must_cite(OWN_READING, " ").is_err());
    }

    #[test]
    fn every_clause_has_words_of_its_own() {
        let clauses = clauses();
        let words: std::collections::HashSet<&str> =
            clauses.iter().map(|one| one.words.zh.as_str()).collect();
        assert_eq!(words.len(), clauses.len());
        let last = clauses.iter().find(|one| one.code == "S4-21");
        let last = last.expect("the last article");
        assert_eq!(last.words.zh, "深圳阳光平台措施第二十一条");
        assert_eq!(chinese(10), "十");
        assert_eq!(chinese(20), "二十");
    }
}
