//! Who is notified of what by which way, the digest of a day, and a bound on what one sender makes arrive in a box.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};

use super::MONDAY;

const MAKER: &str = "maker@sunshine.test";

async fn way_of(platform: &Platform, account: &str, kind: &str) -> Option<(String, bool)> {
    let settings = platform.get(account, "/messages/settings").await.must(200);
    let kinds = settings["kinds"].as_array().unwrap().iter();
    let found = kinds.clone().find(|one| one["kind"] == kind)?;
    let way = found["way"].as_str().unwrap().to_owned();
    Some((way, found["is_required"].as_bool().unwrap()))
}

async fn choose(platform: &Platform, account: &str, language: &str, ways: &[(&str, &str)]) {
    let kinds: Vec<Value> = ways
        .iter()
        .map(|(kind, way)| json!({"kind": kind, "way": way}))
        .collect();
    let body = json!({
        "language": language, "digest_hour": 8, "working_days_only": true, "kinds": kinds,
    });
    let chosen = platform.put(account, "/messages/settings", body).await;
    let _chosen = chosen.must(200);
}

/// The subjects and texts of mail to an address.
fn mail_to(platform: &Platform, address: &str) -> Vec<(String, String)> {
    let posted = platform.outbox.posted().into_iter();
    posted
        .filter(|mail| mail.recipient == address)
        .map(|mail| (mail.subject, mail.body))
        .collect()
}

async fn titles(platform: &Platform, account: &str) -> Vec<String> {
    let found = platform.get(account, "/messages").await.must(200);
    let found = found["items"].as_array().unwrap().iter();
    found
        .map(|one| one["title"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn two_choices_for_one_kind_are_refused_and_nothing_is_chosen() {
    let platform = Platform::start(MONDAY).await;
    let kind = "invitation-confirmed";
    let before = way_of(&platform, HOSPITAL, kind).await;
    for second in ["none", "mail"] {
        let ways = ["none", second].map(|way| json!({"kind": kind, "way": way}));
        let body = json!({
            "language": "zh", "digest_hour": 8, "working_days_only": true, "kinds": ways,
        });
        let refused = platform.put(HOSPITAL, "/messages/settings", body).await;
        let refused = refused.must(422);
        assert_eq!(refused["errors"][0]["pointer"], "/kinds", "{second}");
    }
    assert_eq!(way_of(&platform, HOSPITAL, kind).await, before);
}

#[tokio::test]
async fn the_usual_way_is_at_once_for_deadlines_and_once_a_day_for_the_rest() {
    let platform = Platform::start(MONDAY).await;
    let of = async |account, kind| way_of(&platform, account, kind).await;
    let at_once = Some(("mail".to_owned(), true));
    let in_digest = Some(("digest".to_owned(), false));
    assert_eq!(of("maker", "invitation-sent").await, at_once);
    assert_eq!(
        of(HOSPITAL, "invitation-sent").await,
        None,
        "not his to receive"
    );
    assert_eq!(of(HOSPITAL, "invitation-countered").await, at_once);
    assert_eq!(of(HOSPITAL, "invitation-confirmed").await, in_digest);
    assert_eq!(of("operator", "rule-amended").await, in_digest);
    assert_eq!(of("maker", "rule-amended").await, None);
}

#[tokio::test]
async fn each_chooses_his_ways_and_no_deadline_can_be_switched_off_in_the_console() {
    let platform = Platform::start(MONDAY).await;
    let off = json!({
        "language": "zh", "digest_hour": 8, "working_days_only": true,
        "kinds": [{"kind": "invitation-sent", "way": "none"}],
    });
    let refused = platform.put("maker", "/messages/settings", off).await;
    let refused = refused.must(422);
    assert_eq!(refused["errors"][0]["pointer"], "/kinds", "{refused}");
    let usual = Some(("mail".to_owned(), true));
    assert_eq!(way_of(&platform, "maker", "invitation-sent").await, usual);
    let ways = [
        ("invitation-sent", "console"),
        ("invitation-confirmed", "none"),
        ("invitation-withdrawn", "mail"),
    ];
    choose(&platform, "maker", "en", &ways).await;
    let console = Some(("console".to_owned(), true));
    assert_eq!(way_of(&platform, "maker", "invitation-sent").await, console);
    let product = platform.capped(1, "100").await;
    let at_limit = platform.capped(2, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    let _confirmed = platform.invited(HOSPITAL, at_limit, "100").await;
    let path = format!("/invitations/{}/withdrawal", sent["id"].as_str().unwrap());
    let _withdrawn = platform.post(HOSPITAL, &path, json!({})).await.must(200);
    platform.settle().await;
    let received = titles(&platform, "maker").await;
    assert_eq!(received.len(), 2, "sent and withdrawn: {received:?}");
    let mails = mail_to(&platform, MAKER);
    let [(subject, body)] = mails.as_slice() else {
        panic!("{mails:?}")
    };
    assert!(subject.ends_with("was withdrawn"), "{subject}");
    assert!(body.contains("See it on the platform"), "{body}");
    assert_eq!(
        titles(&platform, HOSPITAL).await.len(),
        1,
        "the choice is the maker's alone"
    );
    choose(&platform, "maker", "zh", &[]).await;
    let usual = Some(("mail".to_owned(), true));
    assert_eq!(way_of(&platform, "maker", "invitation-sent").await, usual);
}

#[tokio::test]
async fn what_nobody_can_choose_is_refused() {
    let platform = Platform::start(MONDAY).await;
    let with = |hour: i64, kind: &str| {
        json!({
            "language": "zh", "digest_hour": hour, "working_days_only": false,
            "kinds": [{"kind": kind, "way": "mail"}],
        })
    };
    for (body, pointer) in [
        (with(24, "invitation-sent"), "/digest_hour"),
        (with(-1, "invitation-sent"), "/digest_hour"),
        (with(8, "nothing"), "/kinds"),
    ] {
        let refused = platform.put("maker", "/messages/settings", body).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.body["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn a_digest_is_one_mail_a_day_with_the_most_urgent_first() {
    let platform = Platform::start(MONDAY).await;
    choose(&platform, "maker", "zh", &[("invitation-sent", "digest")]).await;
    for number in 1..=3 {
        let product = platform.capped(number, "100").await;
        let _confirmed = platform.invited(HOSPITAL, product, "100").await;
    }
    let product = platform.capped(4, "100").await;
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    assert!(mail_to(&platform, MAKER).is_empty());
    platform.wait_until("2026-03-03T07:59:59+08:00");
    platform.settle().await;
    assert!(mail_to(&platform, MAKER).is_empty(), "before its hour");
    platform.wait_until("2026-03-03T08:00:00+08:00");
    platform.settle().await;
    platform.settle().await;
    let mails = mail_to(&platform, MAKER);
    let [(subject, body)] = mails.as_slice() else {
        panic!("{mails:?}")
    };
    assert_eq!(subject, "消息汇总：4条，其中1条有期限");
    let (urgent, rest) = (body.find("【发起邀请】"), body.find("【系统自动确认】"));
    assert!(urgent.unwrap() < rest.unwrap(), "{body}");
    assert_eq!(
        body.matches("https://sunshine.test/invitations/").count(),
        4
    );

    let client = cluster::connect(platform.config()).await;
    // The program died between sending and noting that.
    let forget =
        "update mail set sent_at = null, next_try_at = created_at where digest_on is not null";
    assert_eq!(
        client.execute(forget, &[]).await.unwrap(),
        3,
        "those of the hospital too"
    );
    platform.settle().await;
    assert_eq!(
        mail_to(&platform, MAKER),
        mails,
        "under the same Message-ID"
    );

    let product = platform.capped(5, "100").await;
    let _confirmed = platform.invited(HOSPITAL, product, "100").await;
    platform.wait_until("2026-03-03T23:00:00+08:00");
    platform.settle().await;
    assert_eq!(mail_to(&platform, MAKER).len(), 1, "one a day");
    platform.wait_until("2026-03-04T08:00:00+08:00");
    platform.settle().await;
    let mails = mail_to(&platform, MAKER);
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[1].0, "消息汇总：1条", "nothing is listed twice");
}

#[tokio::test]
async fn a_digest_waits_for_a_working_day_unless_somebody_wants_it_every_day() {
    let platform = Platform::start("2026-03-06T18:00:00+08:00").await;
    let body = json!({"language": "zh", "digest_hour": 9, "working_days_only": false, "kinds": []});
    let _daily = platform
        .put("maker", "/messages/settings", body)
        .await
        .must(200);
    let product = platform.capped(1, "100").await;
    let _confirmed = platform.invited(HOSPITAL, product, "100").await;
    let hospital = "hospital@sunshine.test";
    for (instant, to_maker, to_hospital) in [
        ("2026-03-07T08:00:00+08:00", 0, 0),
        ("2026-03-07T09:00:00+08:00", 1, 0),
        ("2026-03-08T09:00:00+08:00", 1, 0),
        ("2026-03-09T08:00:00+08:00", 1, 1),
    ] {
        platform.wait_until(instant);
        platform.settle().await;
        let count = |address| mail_to(&platform, address).len();
        assert_eq!(
            (count(MAKER), count(hospital)),
            (to_maker, to_hospital),
            "{instant}"
        );
    }
}

#[tokio::test]
async fn what_one_organisation_does_fills_no_box_of_another() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(100, "100").await;
    for number in 1..=13 {
        let product = platform.capped(number, "100").await;
        let _sent = platform.invited(HOSPITAL, product, "90").await;
        platform.settle().await;
    }
    assert_eq!(
        mail_to(&platform, MAKER).len(),
        10,
        "in an hour, by the rulebook"
    );
    assert_eq!(
        titles(&platform, "maker").await.len(),
        13,
        "the console has all"
    );
    let _other = platform.invited("hospital2", product, "90").await;
    platform.settle().await;
    let mails = mail_to(&platform, MAKER);
    assert_eq!(mails.len(), 11, "another sender has a share of its own");
    platform.wait_until("2026-03-02T10:00:01+08:00");
    let product = platform.capped(101, "100").await;
    let _later = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    assert_eq!(mail_to(&platform, MAKER).len(), 12, "the hour is over");
    platform.wait_until("2026-03-03T08:00:00+08:00");
    platform.settle().await;
    let mails = mail_to(&platform, MAKER);
    assert_eq!(mails.len(), 13);
    assert_eq!(mails[12].0, "消息汇总：3条，其中3条有期限");
}

#[tokio::test]
async fn an_organisations_own_box_gets_what_is_usual_whatever_its_people_choose() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let address = "update organisation set email = 'office@maker.test'
        where id = (select organisation from account where account = 'maker')";
    client.batch_execute(address).await.unwrap();
    choose(&platform, "maker", "zh", &[("invitation-sent", "console")]).await;
    let (product, at_limit) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    let _confirmed = platform.invited(HOSPITAL, at_limit, "100").await;
    platform.settle().await;
    assert!(mail_to(&platform, MAKER).is_empty());
    assert_eq!(
        mail_to(&platform, "office@maker.test").len(),
        1,
        "the deadline"
    );
    platform.wait_until("2026-03-03T08:00:00+08:00");
    platform.settle().await;
    let mails = mail_to(&platform, "office@maker.test");
    assert_eq!(mails.len(), 2, "and its digest");
    assert!(mails[1].0.starts_with("消息汇总：1条"), "{mails:?}");
}
