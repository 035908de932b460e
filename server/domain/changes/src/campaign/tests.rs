//! Until when a collection takes answers, when it reminds, and what is silence.

use chrono::{DateTime, Utc};
use ground::CampaignId;
use ground::calendar::Deadline;
use ground::calendar::seed_for_tests::seeded;

use super::quarter::{NoQuarter, Quarter, quarter_words};
use super::rules::{answered_by, is_silent, must_reach, must_take_answers, overlap, reminds};
use super::types::{Ended, OpenCampaign};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

#[test]
fn a_quarter_is_written_one_way() {
    for text in ["2026Q1", "2026Q4", "2021Q3"] {
        let quarter = text.parse::<Quarter>().expect(text);
        assert_eq!(quarter.to_string(), text);
    }
    let words = quarter_words("2026Q3");
    assert_eq!(
        (words.zh.as_str(), words.en.as_str()),
        ("2026年第3季度", "2026 Q3")
    );
    assert_eq!(
        quarter_words("Q3").zh,
        "Q3",
        "what was stored otherwise stays as it is"
    );
    for odd in [
        "", "2026", "2026Q0", "2026Q5", "26Q1", "2026q1", "2026Q01", "+026Q1", "1999Q1",
    ] {
        assert_eq!(odd.parse(), Err::<Quarter, _>(NoQuarter), "{odd:?}");
    }
}

#[test]
fn answers_are_taken_to_the_end_of_the_last_day() {
    let deadline = Deadline::chosen("2026-07-10".parse().expect("a date"));
    let due_at = at("2026-07-11T00:00:00+08:00");
    let last = at("2026-07-10T23:59:59.999999+08:00");
    let open = Ended {
        deadline,
        closed_at: None,
        is_stopped: false,
    };
    assert_eq!(must_take_answers(open, last), Ok(()));
    let late = must_take_answers(open, due_at).expect_err("over");
    assert_eq!(late.kind.code, "campaign-over");
    let closed = Ended {
        closed_at: Some(due_at),
        ..open
    };
    assert!(must_take_answers(closed, last).is_err(), "closed");
    let stopped = Ended {
        is_stopped: true,
        ..closed
    };
    for now in [last, due_at] {
        let refused = must_take_answers(stopped, now).expect_err("stopped");
        assert_eq!(refused.kind.code, "campaign-already-stopped");
    }
}

#[test]
fn a_reminder_comes_working_days_before_the_end() {
    let calendar = seeded(&[]);
    let deadline = Deadline::chosen("2021-10-12".parse().expect("a date"));
    let on = |text: &str| reminds(at(text), deadline, 3, &calendar);
    // 1 to 7 October 2021 rest; Saturday the 9th works.
    assert!(!on("2021-09-30T23:59:59+08:00"));
    assert!(!on("2021-10-07T12:00:00+08:00"));
    assert!(
        on("2021-10-08T00:00:00+08:00"),
        "the 9th, the 11th and the 12th are left"
    );
    assert!(on("2021-10-12T10:00:00+08:00"));
}

#[test]
fn silence_is_what_is_left_without_an_answer() {
    assert!(is_silent(3, 0) && is_silent(3, 2));
    assert!(!is_silent(3, 3) && !is_silent(0, 0));
}

#[test]
fn classes_overlap_where_one_holds_the_other() {
    assert!(overlap(None, None));
    assert!(overlap(None, Some("14")));
    assert!(overlap(Some("1402"), Some("14")));
    assert!(overlap(Some("14"), Some("14")));
    assert!(!overlap(Some("14"), Some("15")));
    assert!(!overlap(Some("1401"), Some("1402")));
}

#[test]
fn whoever_cannot_be_notified_is_pointed_out_first() {
    assert_eq!(must_reach(3, 3, false), Ok(()));
    assert_eq!(must_reach(3, 2, true), Ok(()));
    let first = must_reach(3, 2, false).expect_err("one is out of reach");
    assert_eq!(serde_json::json!(first.figures)["unreachable"], 1);
}

#[test]
fn a_row_answers_the_quarter_that_it_states_or_the_only_open_one() {
    let quarter = |text: &str| text.parse::<Quarter>().expect(text);
    let open = |id, text| OpenCampaign {
        id: CampaignId(id),
        quarter: quarter(text),
    };
    let (q4, q1) = (open(1, "2026Q4"), open(2, "2027Q1"));
    assert_eq!(answered_by(Some(q4.quarter), &[q4, q1]), Ok(Some(q4)));
    assert_eq!(answered_by(Some(q1.quarter), &[q4, q1]), Ok(Some(q1)));
    assert_eq!(answered_by(None, &[q4]), Ok(Some(q4)));
    assert_eq!(answered_by(None, &[]), Ok(None));
    let several = answered_by(None, &[q4, q1]).expect_err("nobody knows which");
    assert_eq!(several.kind.code, "campaign-not-named");
    assert!(
        several.detail.zh.contains("2026Q4、2027Q1"),
        "{}",
        several.detail.zh
    );
    for others in [&[q1][..], &[]] {
        let over = answered_by(Some(q4.quarter), others).expect_err("not open");
        assert_eq!(over.kind.code, "campaign-not-open");
    }
}
