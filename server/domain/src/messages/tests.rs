//! Who is told what, and in which words.

use std::collections::HashSet;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::rules::{Around, Told, told, wait_after};
use super::{MessageKind, data_of, invitation_behind, link, words};
use crate::ids::{AccountId, EventId, OrganisationId};
use crate::log::Entry;
use crate::moment::shanghai_midnight;

const HOSPITAL: OrganisationId = OrganisationId(1);
const MAKER: OrganisationId = OrganisationId(2);
const EXCHANGE: OrganisationId = OrganisationId(3);
const BUYER: AccountId = AccountId(11);
const SELLER: AccountId = AccountId(12);
const OPERATOR: AccountId = AccountId(13);

fn around(actor: Option<(AccountId, OrganisationId)>) -> Around<'static> {
    Around {
        sides: Some((HOSPITAL, MAKER)),
        audience: &[MAKER],
        operators: &[EXCHANGE],
        actor,
    }
}

fn everyone_of(organisations: &[OrganisationId]) -> Told {
    Told::Organisations(organisations.to_vec(), None)
}

fn figures() -> Value {
    json!({
        "number": "YJ20260302-BCDF2345",
        "hospital_name": "深圳市第一医院",
        "manufacturer_name": "南山医疗器械公司",
        "product_name": "一次性使用导尿管",
        "base_unit": "支",
        "sales_unit": "盒",
        "quantity": 20,
        "price": "80.00",
        "counter_price": "85.00",
        "due_at": "2026-03-10T00:00:00+08:00",
        "due_at_before": "2026-03-09T00:00:00+08:00",
        "due_is_provisional": false,
        "reason": "原材料涨价",
        "clause": "S4-1",
        "evidence": { "number": "YJ20260302-BCDF2345", "due_at": "2026-03-10T00:00:00+08:00" },
        "year": 2027,
        "source": "国务院办公厅关于2027年部分节假日安排的通知",
        "key": "bargaining.answer_term",
        "value": "7",
        "before": "5",
        "effective_from": "2026-04-01",
        "kind": "listed-prices",
        "file_name": "三月.xlsx",
        "rows": 12,
        "accepted": 9,
        "unchanged": 2,
        "rejected": 1,
        "region_name": "浙江省",
        "base_price": "76.00",
        "executed_on": "2026-02-10",
        "due_on": "2026-03-10",
        "quarter": "2026Q1",
        "products": 12,
        "answered": 9,
        "manufacturers": 4,
        "silent": 1,
        "changes": 3,
        "day": "2026-03-02",
        "counts_from": "2026-03-11",
        "state": "dismissed",
        "answer": "经核实，公告规格与本产品一致",
    })
}

#[test]
fn an_invitation_is_told_to_the_manufacturer_and_its_answer_to_the_hospital() {
    let by_buyer = around(Some((BUYER, HOSPITAL)));
    let by_seller = around(Some((SELLER, MAKER)));
    for kind in [
        MessageKind::InvitationSent,
        MessageKind::InvitationCounterAccepted,
        MessageKind::InvitationCounterRefused,
        MessageKind::InvitationWithdrawn,
    ] {
        assert_eq!(told(kind, &by_buyer), everyone_of(&[MAKER]), "{kind:?}");
    }
    for kind in [
        MessageKind::InvitationAccepted,
        MessageKind::InvitationRefused,
        MessageKind::InvitationCountered,
    ] {
        assert_eq!(told(kind, &by_seller), everyone_of(&[HOSPITAL]), "{kind:?}");
    }
}

#[test]
fn what_the_system_decides_is_told_to_both_sides() {
    let confirmed = told(
        MessageKind::InvitationConfirmed,
        &around(Some((BUYER, HOSPITAL))),
    );
    assert_eq!(confirmed, everyone_of(&[HOSPITAL, MAKER]));
    for kind in [
        MessageKind::InvitationLapsed,
        MessageKind::InvitationSuperseded,
        MessageKind::InvitationDeadlineMoved,
    ] {
        assert_eq!(
            told(kind, &around(None)),
            everyone_of(&[HOSPITAL, MAKER]),
            "{kind:?}"
        );
    }
}

#[test]
fn the_side_that_acted_is_not_told_of_its_own_act() {
    let odd = around(Some((SELLER, MAKER)));
    assert_eq!(told(MessageKind::InvitationSent, &odd), everyone_of(&[]));
    assert_eq!(
        told(MessageKind::MisconductRecorded, &odd),
        everyone_of(&[])
    );
}

#[test]
fn misconduct_is_told_to_the_organisation_alone() {
    assert_eq!(
        told(MessageKind::MisconductRecorded, &around(None)),
        everyone_of(&[MAKER])
    );
}

#[test]
fn calendar_and_rules_are_told_to_the_colleagues_of_the_operator() {
    let by_operator = around(Some((OPERATOR, EXCHANGE)));
    for kind in [MessageKind::CalendarLoaded, MessageKind::RuleAmended] {
        let expected = Told::Organisations(vec![EXCHANGE], Some(OPERATOR));
        assert_eq!(told(kind, &by_operator), expected, "{kind:?}");
    }
}

#[test]
fn a_loaded_file_is_told_to_who_loaded_it() {
    for kind in [MessageKind::ImportFinished, MessageKind::ImportFailed] {
        let by_buyer = around(Some((BUYER, HOSPITAL)));
        assert_eq!(told(kind, &by_buyer), Told::Account(BUYER), "{kind:?}");
        assert_eq!(told(kind, &around(None)), everyone_of(&[]), "{kind:?}");
    }
}

#[test]
fn a_failed_try_at_a_counter_offer_is_told_to_nobody() {
    assert_eq!(MessageKind::parse("invitation-counter-rejected"), None);
    assert_eq!(MessageKind::parse("current-price-declared"), None);
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let names: HashSet<&str> = MessageKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(names.len(), MessageKind::ALL.len());
    for kind in MessageKind::ALL {
        assert_eq!(MessageKind::parse(kind.name()), Some(kind));
    }
}

#[test]
fn every_kind_has_whole_sentences_in_both_languages() {
    let mut titles = HashSet::new();
    for kind in MessageKind::ALL {
        let (title, body) = words(kind, &figures());
        for text in [&title.zh, &title.en, &body.zh, &body.en] {
            assert!(!text.is_empty(), "{kind:?}");
            assert!(
                !text.contains("null") && !text.contains("  "),
                "{kind:?}: {text}"
            );
            assert!(
                !text.contains("“”") && !text.contains("CNY  "),
                "{kind:?}: {text}"
            );
        }
        if kind.name().starts_with("invitation") {
            assert!(title.zh.contains("YJ20260302-BCDF2345"), "{}", title.zh);
            assert!(title.en.contains("YJ20260302-BCDF2345"), "{}", title.en);
            assert!(body.zh.contains("一次性使用导尿管"), "{}", body.zh);
        }
        assert!(titles.insert(title.zh), "{kind:?}");
    }
}

#[test]
fn an_invitation_reads_with_price_quantity_and_last_day() {
    let (title, body) = words(MessageKind::InvitationSent, &figures());
    assert_eq!(
        title.zh,
        "收到议价邀请YJ20260302-BCDF2345，请于2026-03-09 24:00前响应"
    );
    assert_eq!(
        title.en,
        "Invitation YJ20260302-BCDF2345: please answer by the end of 2026-03-09"
    );
    assert_eq!(
        body.zh,
        "深圳市第一医院邀请以80.00元/支采购“一次性使用导尿管”20盒。请在期限内接受、拒绝或还价，逾期未响应将被记录。"
    );
}

#[test]
fn a_provisional_deadline_says_so() {
    let mut data = figures();
    data["due_is_provisional"] = json!(true);
    let (title, _) = words(MessageKind::InvitationSent, &data);
    assert!(title.zh.contains("暂定"), "{}", title.zh);
    assert!(title.en.contains("provisional"), "{}", title.en);
}

#[test]
fn a_deadline_within_a_day_reads_with_its_minute() {
    let mut data = figures();
    data["due_at"] = json!("2026-03-09T09:30:00Z");
    let (title, _) = words(MessageKind::InvitationSent, &data);
    assert!(title.zh.contains("2026-03-09 17:30"), "{}", title.zh);
}

#[test]
fn a_failed_import_says_why_in_either_form() {
    let mut data = figures();
    data["reason"] = json!({ "zh": "不是表格", "en": "not a table" });
    let (_, body) = words(MessageKind::ImportFailed, &data);
    assert_eq!(body.zh, "已处理12行。不是表格");
    assert_eq!(body.en, "12 rows were handled. not a table");
    data["reason"] = json!("不是表格");
    assert_eq!(
        words(MessageKind::ImportFailed, &data).1.zh,
        "已处理12行。不是表格"
    );
}

#[test]
fn a_message_leads_to_its_page() {
    assert_eq!(link("invitation", "0193"), "/invitations/0193");
    assert_eq!(link("product", "7"), "/products/7");
    assert_eq!(link("import", "0193"), "/imports");
    assert_eq!(link("misconduct", "7"), "/misconduct-records");
    assert_eq!(link("calendar", "2027"), "/calendar");
    assert_eq!(link("rule", "bargaining.answer_term"), "/rules");
    assert_eq!(link("lower-price-report", "7"), "/lower-price-reports/7");
    assert_eq!(link("campaign", "7"), "/campaigns/7");
    assert_eq!(link("anything", "7"), "/messages");
}

#[test]
fn misconduct_leads_to_the_invitation_behind_it() {
    let id = "01930000-0000-7000-8000-000000000001";
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 10).expect("a date");
    let entry = Entry {
        position: 1,
        event: EventId(1),
        at: shanghai_midnight(day),
        kind: "misconduct-recorded".to_owned(),
        subject_kind: "misconduct".to_owned(),
        subject_id: "7".to_owned(),
        organisation: None,
        audience: vec![MAKER],
        clause: Some("S4-20".to_owned()),
        data: json!({ "invitation": id }),
    };
    assert_eq!(
        invitation_behind(&entry)
            .map(|id| id.to_string())
            .as_deref(),
        Some(id)
    );
    assert_eq!(data_of(&entry, None)["clause"], "S4-20");
    let nameless = Entry {
        data: Value::Null,
        ..entry
    };
    assert_eq!(invitation_behind(&nameless), None);
    assert_eq!(data_of(&nameless, None), json!({ "clause": "S4-20" }));
}

#[test]
fn mail_is_tried_again_ever_more_slowly_and_never_given_up() {
    let waits = [
        (0, TimeDelta::seconds(5)),
        (1, TimeDelta::seconds(5)),
        (2, TimeDelta::minutes(5)),
        (3, TimeDelta::minutes(30)),
        (4, TimeDelta::hours(2)),
        (5, TimeDelta::hours(5)),
        (6, TimeDelta::hours(10)),
        (1_000, TimeDelta::hours(10)),
    ];
    for (attempts, wait) in waits {
        assert_eq!(wait_after(attempts), wait, "after {attempts}");
    }
}
