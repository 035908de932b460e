//! Who receives what, and in which words.

mod grouping;

use changes::{campaign, lower_price_report, price_change};
use chrono::TimeDelta;
use ground::capability::Capability;
use ground::log::{Audience, Draft, Entry, Grouping, Text};
use ground::{AccountId, EventId, OrganisationId, calendar, rulebook, shanghai_midnight};
use market::{catalogue, conduct};
use prices::{current_price, listed_price};
use serde_json::{Value, json};
use trade::bargaining;

use super::kinds::{self, kind};
use super::rules::{Around, Recipients, recipients, wait_after};
use super::types::To;

/// The capabilities whose events the tests use.
const CAPABILITIES: &[&Capability] = &[
    &calendar::CAPABILITY,
    &rulebook::CAPABILITY,
    &catalogue::CAPABILITY,
    &conduct::CAPABILITY,
    &listed_price::CAPABILITY,
    &current_price::CAPABILITY,
    &bargaining::CAPABILITY,
    &campaign::CAPABILITY,
    &price_change::CAPABILITY,
    &lower_price_report::CAPABILITY,
    &crate::loading::CAPABILITY,
];

const HOSPITAL: OrganisationId = OrganisationId(1);
const MAKER: OrganisationId = OrganisationId(2);
const EXCHANGE: OrganisationId = OrganisationId(3);
const BUYER: AccountId = AccountId(11);
const SELLER: AccountId = AccountId(12);
const OPERATOR: AccountId = AccountId(13);

fn around(actor: Option<(AccountId, OrganisationId)>) -> Around<'static> {
    Around {
        hospital: Some(HOSPITAL),
        manufacturer: Some(MAKER),
        concerned: &[MAKER],
        operators: &[EXCHANGE],
        actor,
        persons: None,
        owner: None,
    }
}

fn everyone_of(organisations: &[OrganisationId]) -> Recipients {
    Recipients::Organisations(organisations.to_vec(), None)
}

/// Who is notified of an event of this kind.
fn notified(event: &str, around: &Around<'_>) -> Recipients {
    let kind = kinds::events(CAPABILITIES).find(|kind| kind.name == event);
    let notice = kind.and_then(|kind| kind.notice).expect(event);
    recipients(notice.audience, around)
}

fn words(message: &str, data: &Value) -> Text {
    let kind = kind(CAPABILITIES, message).expect("a kind of message");
    kinds::text(CAPABILITIES, kind, data).expect("whole figures")
}

fn link(subject_kind: &str, subject_id: &str) -> String {
    kinds::link(CAPABILITIES, (subject_kind, subject_id), None)
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
        "due_at": "2026-03-10T00:00:00+08:00",
        "due_is_provisional": false,
    })
}

#[test]
fn an_invitation_notifies_the_manufacturer_and_its_response_the_hospital() {
    let by_buyer = around(Some((BUYER, HOSPITAL)));
    let by_seller = around(Some((SELLER, MAKER)));
    for kind in [
        "invitation-sent",
        "invitation-counter-accepted",
        "invitation-counter-refused",
        "invitation-withdrawn",
    ] {
        assert_eq!(notified(kind, &by_buyer), everyone_of(&[MAKER]), "{kind}");
    }
    for kind in [
        "invitation-accepted",
        "invitation-refused",
        "invitation-countered",
    ] {
        assert_eq!(
            notified(kind, &by_seller),
            everyone_of(&[HOSPITAL]),
            "{kind}"
        );
    }
}

#[test]
fn what_the_system_decides_notifies_both_sides() {
    let by_buyer = around(Some((BUYER, HOSPITAL)));
    let confirmed = notified("invitation-confirmed", &by_buyer);
    assert_eq!(confirmed, everyone_of(&[HOSPITAL, MAKER]));
    for kind in [
        "invitation-lapsed",
        "invitation-superseded",
        "invitation-deadline-moved",
    ] {
        assert_eq!(
            notified(kind, &around(None)),
            everyone_of(&[HOSPITAL, MAKER]),
            "{kind}"
        );
    }
}

#[test]
fn the_side_that_acted_is_not_notified_of_its_own_act() {
    let odd = around(Some((SELLER, MAKER)));
    assert_eq!(notified("invitation-sent", &odd), everyone_of(&[]));
    assert_eq!(notified("misconduct-recorded", &odd), everyone_of(&[]));
}

#[test]
fn misconduct_notifies_the_organisation_alone() {
    let recorded = notified("misconduct-recorded", &around(None));
    assert_eq!(recorded, everyone_of(&[MAKER]));
}

#[test]
fn calendar_and_rules_notify_the_colleagues_of_the_operator() {
    let by_operator = around(Some((OPERATOR, EXCHANGE)));
    for kind in ["calendar-loaded", "rule-amended"] {
        let expected = Recipients::Organisations(vec![EXCHANGE], Some(OPERATOR));
        assert_eq!(notified(kind, &by_operator), expected, "{kind}");
    }
}

#[test]
fn held_rises_notify_the_operator_who_loaded_the_list_too() {
    let by_operator = around(Some((OPERATOR, EXCHANGE)));
    let held = notified("price-rise-held", &by_operator);
    assert_eq!(held, everyone_of(&[EXCHANGE]));
}

#[test]
fn an_objection_notifies_both_but_for_the_operator_who_acted() {
    let by_operator = around(Some((OPERATOR, EXCHANGE)));
    let raised = recipients(Audience::ConcernedAndOperators, &by_operator);
    let expected = Recipients::Organisations(vec![MAKER, EXCHANGE], Some(OPERATOR));
    assert_eq!(raised, expected);
}

#[test]
fn a_loaded_file_notifies_who_loaded_it() {
    for kind in ["import-finished", "import-failed"] {
        let by_buyer = around(Some((BUYER, HOSPITAL)));
        assert_eq!(
            notified(kind, &by_buyer),
            Recipients::Accounts(vec![BUYER]),
            "{kind}"
        );
        let nobody = Recipients::Accounts(Vec::new());
        assert_eq!(notified(kind, &around(None)), nobody, "{kind}");
    }
}

#[test]
fn a_file_that_another_undid_notifies_who_loaded_it() {
    let undone = |loader: Option<AccountId>| {
        let around = Around {
            persons: Some(loader.as_slice()),
            ..around(Some((OPERATOR, EXCHANGE)))
        };
        notified("import-reversed", &around)
    };
    let other = AccountId(14);
    assert_eq!(undone(Some(other)), Recipients::Accounts(vec![other]));
    assert_eq!(
        undone(Some(OPERATOR)),
        Recipients::Accounts(Vec::new()),
        "he did it himself"
    );
    assert_eq!(undone(None), Recipients::Accounts(Vec::new()));
}

#[test]
fn whom_an_event_names_is_notified_and_of_the_first_ones_the_exchange_centre() {
    let by_operator = around(Some((OPERATOR, EXCHANGE)));
    let named = Around {
        persons: Some(&[BUYER]),
        ..by_operator
    };
    let notified = |around: &Around<'_>| recipients(Audience::Persons, around);
    assert_eq!(notified(&named), Recipients::Accounts(vec![BUYER]));
    let others = Recipients::Organisations(vec![EXCHANGE], Some(OPERATOR));
    assert_eq!(notified(&by_operator), others);
}

#[test]
fn the_persons_of_a_stored_payload_are_those_that_it_names() {
    let events = kinds::events(crate::CAPABILITIES).chain(kinds::events(market::CAPABILITIES));
    let read: Vec<_> = events
        .filter_map(|kind| Some((kind, kind.notice?)))
        .filter(|(_, notice)| matches!(notice.audience, Audience::Loader | Audience::Persons))
        .map(|(kind, notice)| {
            let persons = notice.persons.expect("a kind that names persons");
            let example = kind.stored_example().expect("an object");
            (kind.name, persons(&example).expect("whole figures"))
        })
        .collect();
    let person = || Some(vec![AccountId(3)]);
    let expected = [
        ("import-reversed", person()),
        ("capacity-added", person()),
        ("joining-agreed", person()),
        ("account-to-confirm", person()),
        ("founded-account-to-confirm", person()),
        ("administrator-recovery-to-send", person()),
        ("service-account-opened", person()),
        ("service-account-rotated", person()),
        ("service-account-revoked", person()),
        ("service-account-ends", person()),
    ];
    assert_eq!(read, expected);
}

#[test]
fn a_message_reports_the_deadline_of_its_event() {
    let mut checked = 0;
    for kind in kinds::events(CAPABILITIES) {
        let example = kind.stored_example().expect("an object");
        let (Some(notice), Some(due_at)) = (kind.notice, example.get("due_at")) else {
            continue;
        };
        if matches!(notice.message.grouping, Grouping::Many(..)) {
            continue;
        }
        let mut data: Value = serde_json::from_str(notice.message.example).expect("an object");
        data["due_at"] = due_at.clone();
        let reported = notice.message.due_at(&data).expect("whole figures");
        assert_eq!(&json!(reported), due_at, "{}", kind.name);
        checked += 1;
    }
    assert!(10 < checked, "{checked}");
}

#[test]
fn a_reset_notifies_its_person_and_the_address_of_his_organisation() {
    let reset = Around {
        owner: Some(BUYER),
        ..around(Some((OPERATOR, EXCHANGE)))
    };
    let recipients = recipients(Audience::Owner, &reset);
    assert_eq!(recipients.each(), [To::Account(BUYER), To::Address(MAKER)]);
    assert!(
        recipients.organisations().is_empty(),
        "none of his colleagues"
    );
}

#[test]
fn a_failed_try_at_a_counter_offer_notifies_nobody() {
    for silent in ["invitation-counter-rejected", "current-price-declared"] {
        let kind = kinds::events(CAPABILITIES).find(|kind| kind.name == silent);
        assert!(kind.expect(silent).notice.is_none(), "{silent}");
        assert!(super::kinds::kind(CAPABILITIES, silent).is_err());
    }
}

#[test]
fn an_invitation_reads_with_price_quantity_and_last_day() {
    let Text { title, body } = words("invitation-sent", &figures());
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
fn a_provisional_deadline_is_marked() {
    let mut data = figures();
    data["due_is_provisional"] = json!(true);
    let title = words("invitation-sent", &data).title;
    assert!(title.zh.contains("暂定"), "{}", title.zh);
    assert!(title.en.contains("provisional"), "{}", title.en);
}

#[test]
fn a_deadline_within_a_day_reads_with_its_minute() {
    let mut data = figures();
    data["due_at"] = json!("2026-03-09T09:30:00Z");
    let title = words("invitation-sent", &data).title;
    assert!(title.zh.contains("2026-03-09 17:30"), "{}", title.zh);
}

/// The message of a deadline that a new calendar moved, or only confirmed, to the end of 2026-03-09.
fn deadline_moved(before: &str, was_provisional: Option<bool>, is_provisional: bool) -> Text {
    let mut data = figures();
    data["due_at_before"] = json!(before);
    data["due_is_provisional"] = json!(is_provisional);
    if let Some(was) = was_provisional {
        data["due_was_provisional"] = json!(was);
    }
    words("invitation-deadline-moved", &data)
}

#[test]
fn a_moved_deadline_reads_with_the_mark_that_each_of_both_had() {
    let Text { title, body } = deadline_moved("2026-03-07T00:00:00+08:00", Some(true), false);
    assert_eq!(
        title.zh,
        "议价邀请YJ20260302-BCDF2345的期限现为2026-03-09 24:00"
    );
    assert_eq!(
        body.zh,
        "工作日历更新，采购“一次性使用导尿管”20盒的答复期限由2026-03-06 24:00（暂定，待放假通知公布后确定）\
         调整为2026-03-09 24:00。"
    );
    assert_eq!(
        body.en,
        "The working calendar changed: for 20 盒 of “一次性使用导尿管” the deadline moves from the end of \
         2026-03-06 (provisional until the holiday notice) to the end of 2026-03-09."
    );
    let certain = deadline_moved("2026-03-07T00:00:00+08:00", Some(false), true).body;
    assert!(
        certain
            .zh
            .contains("由2026-03-06 24:00调整为2026-03-09 24:00（暂定")
    );
    assert!(
        certain
            .en
            .contains("from the end of 2026-03-06 to the end of 2026-03-09 (provisional")
    );
}

#[test]
fn a_provisional_deadline_that_stays_the_same_is_confirmed() {
    let Text { title, body } = deadline_moved("2026-03-09T16:00:00Z", Some(true), false);
    assert_eq!(
        title.zh,
        "议价邀请YJ20260302-BCDF2345的期限已确定：2026-03-09 24:00"
    );
    assert_eq!(
        title.en,
        "Invitation YJ20260302-BCDF2345: the deadline is confirmed: the end of 2026-03-09"
    );
    assert_eq!(
        body.zh,
        "工作日历更新，采购“一次性使用导尿管”20盒的答复期限2026-03-09 24:00已确定。"
    );
    assert_eq!(
        body.en,
        "The working calendar changed: for 20 盒 of “一次性使用导尿管” the deadline, the end of 2026-03-09, \
             is confirmed."
    );
}

#[test]
fn an_earlier_event_of_a_moved_deadline_reads_without_the_mark_before() {
    let body = deadline_moved("2026-03-07T00:00:00+08:00", None, true).body;
    assert!(
        body.zh
            .contains("由2026-03-06 24:00调整为2026-03-09 24:00（暂定"),
        "{}",
        body.zh
    );
    assert!(
        body.en.contains("from the end of 2026-03-06 to"),
        "{}",
        body.en
    );
}

#[test]
fn a_message_without_a_figure_that_it_needs_is_an_error_and_no_blank() {
    let kind = kind(CAPABILITIES, "invitation-sent").expect("a kind of message");
    let mut data = figures();
    data["product_name"] = Value::Null;
    assert!(kinds::text(CAPABILITIES, kind, &data).is_err());
}

#[test]
fn a_failed_import_gives_its_reason_in_either_form() {
    let mut data = json!({
        "kind": "listed-prices",
        "file_name": "三月.xlsx",
        "rows": 12,
        "reason": { "zh": "不是表格", "en": "not a table" },
    });
    let body = words("import-failed", &data).body;
    assert_eq!(body.zh, "已处理12行。不是表格");
    assert_eq!(body.en, "12 rows were handled. not a table");
    data["reason"] = json!("不是表格");
    assert_eq!(
        words("import-failed", &data).body.zh,
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
fn a_message_has_the_clause_of_its_event_beside_the_figures() {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 10).expect("a date");
    let entry = Entry {
        position: 1,
        event: EventId(1),
        at: shanghai_midnight(day),
        kind: "misconduct-recorded".to_owned(),
        subject_kind: "misconduct".to_owned(),
        subject_id: "7".to_owned(),
        actor: None,
        organisation: None,
        act: None,
        occasion: None,
        audience: vec![MAKER],
        clause: Some("S4-20".to_owned()),
        data: json!({ "kind": "invitation_unanswered" }),
    };
    assert_eq!(
        Draft::of(&entry).data,
        json!({ "kind": "invitation_unanswered", "clause": "S4-20" })
    );
    let nameless = Entry {
        data: Value::Null,
        ..entry
    };
    assert_eq!(Draft::of(&nameless).data, json!({ "clause": "S4-20" }));
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
