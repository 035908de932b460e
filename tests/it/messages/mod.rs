//! The inbox, and one message for many events: for what one act did to a manufacturer's prices, and for a
//! day's declarations. The messages are the same whatever number of entries is read at once, and when they are
//! rebuilt.

mod acts;
mod settings;

use domain::messages;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, cluster};
use tokio_postgres::Client;

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /messages", "?+++++++++"),
        ("GET /messages/unread-count", "?+++++++++"),
        ("PUT /messages/{id}/read", "?000+00000"),
        ("PUT /messages/read", "?+++++++++"),
        ("GET /messages/settings", "?+++++++++"),
        ("PUT /messages/settings", "?+++++++++"),
    ],
    body: |operation, _, _| match operation {
        "PUT /messages/settings" => {
            json!({"language": "zh", "digest_hour": 24, "working_days_only": true, "kinds": []})
        }
        _ => json!({}),
    },
    events: &[
        // Of the organisation whose member chose it.
        (
            "message-settings-changed",
            "HMDO",
            "digest_hour language ways working_days_only",
        ),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The first instant after the five working days of a publicity that was opened on the Monday.
const OVER: &str = "2026-03-10T00:00:00+08:00";

/// Position, account, kind, link to and figures of every message.
type Messages = Vec<(i64, i64, String, String, Value)>;

async fn all(client: &Client) -> Messages {
    let query = "select position, account, kind, subject_kind || '/' || subject_id, data
        from message order by position, account";
    let rows = client.query(query, &[]).await.unwrap();
    let row =
        |row: &tokio_postgres::Row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
    rows.iter().map(row).collect()
}

/// Rebuilds all messages from position 0, reading `at_once` entries at a time.
async fn rebuilt(platform: &Platform, client: &Client, at_once: i64) -> Messages {
    let forget = "delete from mail; delete from message;
        update follower set position = 0 where name = 'messages'";
    client.batch_execute(forget).await.unwrap();
    let ground = platform.app.ground();
    let mut connection = ground.db.get().await.unwrap();
    loop {
        let tx = connection.transaction().await.unwrap();
        let taken = messages::follow(&tx, &ground.moment(), at_once)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        if taken == 0 {
            return all(client).await;
        }
    }
}

async fn declared(platform: &Platform, account: &str, items: &[Value]) -> Vec<Value> {
    let request = platform
        .request(account, reqwest::Method::POST, "/declarations/batch")
        .header("idempotency-key", items.len().to_string())
        .json(&json!({ "items": items }));
    let made = platform.send(request).await.must(201);
    let results = made["results"].as_array().unwrap().iter();
    results.map(|one| one["change"]["id"].clone()).collect()
}

async fn decide(platform: &Platform, action: &str, ids: &[Value]) {
    let body = json!({"action": action, "ids": ids, "reason": "请补充依据", "title": "三月公示"});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    let _decided = decided.must(200);
}

fn of_kind(messages: &Messages, kind: &str) -> Vec<(String, Value)> {
    let found = messages.iter().filter(|message| message.2 == kind);
    found
        .map(|(_, _, _, subject, data)| (subject.clone(), data["changes"].clone()))
        .collect()
}

/// Two manufacturers declare; the exchange centre returns, refuses and publicizes; time announces.
async fn lay_out(platform: &Platform) {
    let own = platform.capped(1, "100").await;
    let goods = Goods {
        manufacturer: "乙医疗器械有限公司".to_owned(),
        ..Goods::number(2)
    };
    let foreign = platform.product(&goods).await;
    let of = |product, prices: &[&str]| -> Vec<Value> {
        let declare = |price: &&str| tests::declaration(product, "44", price);
        prices.iter().map(declare).collect()
    };
    let first = of(own, &["90", "89", "88", "87", "86"]);
    let first = declared(platform, "maker", &first).await;
    let second = declared(platform, "maker2", &of(foreign, &["80", "79"])).await;
    platform.settle().await;
    let again = declared(platform, "maker", &of(own, &["85"])).await;
    decide(
        platform,
        "return",
        &[first[0].clone(), second[0].clone(), first[1].clone()],
    )
    .await;
    decide(platform, "refusal", &[first[2].clone()]).await;
    let public = [
        first[3].clone(),
        second[1].clone(),
        first[4].clone(),
        again[0].clone(),
    ];
    decide(platform, "publicity", &public).await;
    let higher = [Listed::at("33", "140")];
    platform.listed(&Goods::number(1), &higher).await;
    platform.wait_until(OVER);
    platform.settle().await;
}

#[tokio::test]
async fn one_act_makes_one_message_for_each_manufacturer() {
    let platform = Platform::start(MONDAY).await;
    lay_out(&platform).await;
    let client = cluster::connect(platform.config()).await;
    let messages = all(&client).await;
    let received = of_kind(&messages, "declarations-received");
    let each = "one a day for each, to the two people of the exchange centre";
    assert_eq!(received.len(), 4, "{each}: {received:?}");
    let returned = of_kind(&messages, "prices-returned");
    assert_eq!(returned.len(), 2, "{returned:?}");
    assert_eq!(returned[0], ("price-changes/returned".to_owned(), json!(2)));
    assert!(returned[1].0.starts_with("price-change/"), "{returned:?}");
    assert_eq!(returned[1].1, json!(1));
    assert_eq!(of_kind(&messages, "prices-refused").len(), 1);
    for kind in ["prices-publicized", "prices-announced"] {
        let notified = of_kind(&messages, kind);
        let counts: Vec<&Value> = notified.iter().map(|(_, changes)| changes).collect();
        assert_eq!(counts, [&json!(3), &json!(1)], "{kind}: {notified:?}");
        assert!(notified[0].0.starts_with("publicity/"), "{notified:?}");
    }
}

#[tokio::test]
async fn the_same_messages_follow_whatever_is_read_at_once() {
    let platform = Platform::start(MONDAY).await;
    lay_out(&platform).await;
    let client = cluster::connect(platform.config()).await;
    let messages = all(&client).await;
    assert_eq!(messages.len(), 11, "{messages:?}");
    for at_once in [1, 2, 3, 7, 1_000] {
        let again = rebuilt(&platform, &client, at_once).await;
        assert_eq!(again, messages, "{at_once} at once");
    }
    let forget = "delete from message_topic";
    client.batch_execute(forget).await.unwrap();
    assert_eq!(rebuilt(&platform, &client, 5).await, messages);
}

/// Events as the program wrote them before acts were recorded: the changes' own events, and one for the
/// message.
const EARLIER: &str = r#"
    insert into event (at, kind, subject_kind, subject_id, actor, organisation, clause, audience, data)
    select event.at, kind, 'price-change', id, (select id from account where account = 'operator'),
        (select organisation from account where account = 'operator'), 'S4-13', array[maker], data
    from (select now() as at, account.organisation as maker from account where account = 'maker') as event,
        (values
            ('price-change-returned', '1', '{"reason": "请补充依据"}'::jsonb),
            ('price-change-returned', '2', '{"reason": "请补充依据"}'),
            ('price-declared', '3', '{}')
        ) as own (kind, id, data);
    insert into event (at, kind, subject_kind, subject_id, actor, organisation, clause, audience, data)
    select now(), 'prices-returned', 'price-changes', 'returned', operator.id, operator.organisation, 'S4-13',
        array[maker.organisation], jsonb_build_object('reason', '请补充依据', 'changes', 2,
            'manufacturer', maker.organisation::text, 'product_name', '导尿管')
    from account operator, account maker
    where operator.account = 'operator' and maker.account = 'maker';
"#;

#[tokio::test]
async fn what_was_written_for_a_message_makes_it_and_its_cause_makes_none() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    client.batch_execute(EARLIER).await.unwrap();
    platform.settle().await;
    let messages = all(&client).await;
    let kinds: Vec<&str> = messages.iter().map(|message| message.2.as_str()).collect();
    assert_eq!(kinds, ["prices-returned"], "{messages:?}");
    let found = platform.get("maker", "/messages").await.must(200);
    let message = &found["items"][0];
    assert_eq!(message["title"], "申报退回补正：2条价格");
    assert_eq!(message["link"], "/price-changes?state=returned");
}

#[tokio::test]
async fn messages_are_counted_read_and_the_callers_own() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    let unread = async |who: &str| {
        platform.get(who, "/messages/unread-count").await.must(200)["count"]
            .as_i64()
            .unwrap()
    };
    assert_eq!((unread("maker").await, unread("maker2").await), (1, 0));
    let message = platform.get("maker", "/messages").await.must(200)["items"][0].clone();
    let path = format!("/messages/{}/read", message["id"].as_str().unwrap());
    assert_eq!(platform.put("maker2", &path, json!({})).await.status, 404);
    assert_eq!(platform.put("maker", &path, json!({})).await.status, 204);
    assert_eq!(unread("maker").await, 0);
}
