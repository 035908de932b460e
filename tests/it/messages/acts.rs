//! What one act did to one reader is one message and one mail, whatever the act: a file, an answer to many, a calendar, a
//! run of due work. Its link leads to exactly those things, and to nothing of anybody else's.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, by_law_2027, cluster, notice_2027};

use super::{MONDAY, OVER, all, rebuilt};

const OTHER: &str = "乙医疗器械有限公司";

/// Offers in a file: to the first manufacturer below the limit, at it, and to another one.
const BELOW: u32 = 442;
const AT: u32 = 8;
const OTHERS: u32 = 5;

fn goods() -> Vec<Goods> {
    let own = (1..=BELOW + AT).map(Goods::number);
    let others = (BELOW + AT + 1..=BELOW + AT + OTHERS).map(|number| Goods {
        manufacturer: OTHER.to_owned(),
        ..Goods::number(number)
    });
    own.chain(others).collect()
}

/// A hospital sends offers for all goods by one file.
async fn sent_by_file(platform: &Platform) -> Value {
    let goods = goods();
    let _products = platform.products(&goods).await;
    platform
        .listed_alike(&goods, &[Listed::at("44", "100")])
        .await;
    let mut file = "27位码,价格,数量\n".to_owned();
    for (index, one) in goods.iter().enumerate() {
        let index = u32::try_from(index).unwrap();
        let price = if (BELOW..BELOW + AT).contains(&index) {
            100
        } else {
            90
        };
        file.push_str(&format!("{},{price},5\n", one.code));
    }
    let import = platform
        .load(HOSPITAL, "invitations", "议价.csv", file.into())
        .await;
    assert_eq!(
        import["counts"]["accepted"],
        BELOW + AT + OTHERS,
        "{import}"
    );
    import
}

/// The caller's messages of a kind: title, body and link.
async fn of_kind(platform: &Platform, account: &str, kind: &str) -> Vec<(String, String, String)> {
    let found = platform.get(account, "/messages").await.must(200);
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let found = found["items"].as_array().unwrap().iter();
    found
        .filter(|one| one["kind"] == kind)
        .map(|one| (text(one, "title"), text(one, "body"), text(one, "link")))
        .collect()
}

async fn only(platform: &Platform, account: &str, kind: &str) -> (String, String, String) {
    let mut found = of_kind(platform, account, kind).await;
    assert_eq!(found.len(), 1, "{account} {kind}: {found:?}");
    found.remove(0)
}

async fn listed(platform: &Platform, account: &str, link: &str) -> Value {
    platform.get(account, link).await.must(200)
}

fn mailed(platform: &Platform, address: &str, words: &str) -> usize {
    let posted = platform.outbox.posted();
    let to = posted.iter().filter(|mail| mail.recipient == address);
    to.filter(|mail| mail.subject.contains(words)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_one_message_to_each_and_so_is_what_becomes_of_it() {
    let platform = Platform::start(MONDAY).await;
    let _import = sent_by_file(&platform).await;
    let (title, body, link) = only(&platform, "maker", "invitation-sent").await;
    assert_eq!(title, "收到442份议价邀请，请于2026-03-09 24:00前响应");
    assert!(
        body.contains("第一医院邀请采购“一次性使用无菌导尿管1”、"),
        "{body}"
    );
    assert!(
        !body.contains("导尿管451"),
        "of another manufacturer: {body}"
    );
    let found = listed(&platform, "maker", &link).await;
    assert_eq!(found["total"], BELOW);
    let states = found["items"].as_array().unwrap().iter();
    assert!(
        states.clone().all(|one| one["state"] == "pending"),
        "{found}"
    );
    let page = listed(&platform, "maker", &format!("{link}&limit=40")).await;
    let next = page["next"].as_str().unwrap();
    let second = listed(
        &platform,
        "maker",
        &format!("{link}&limit=40&cursor={next}"),
    )
    .await;
    assert_eq!(second["items"].as_array().unwrap().len(), 40);
    assert_ne!(second["items"][0]["id"], page["items"][39]["id"]);
    assert_eq!(
        listed(&platform, "maker2", &link).await["total"],
        0,
        "not his message"
    );
    let (other, _, other_link) = only(&platform, "maker2", "invitation-sent").await;
    assert!(other.contains("收到5份"), "{other}");
    assert_eq!(
        listed(&platform, "maker2", &other_link).await["total"],
        OTHERS
    );
    let (confirmed, _, link) = only(&platform, HOSPITAL, "invitation-confirmed").await;
    assert_eq!(confirmed, "8份议价邀请已自动确认");
    assert_eq!(listed(&platform, HOSPITAL, &link).await["total"], AT);
    assert_eq!(mailed(&platform, "maker@sunshine.test", "收到442份"), 1);
    let others = mailed(&platform, "maker@sunshine.test", "议价邀请");
    assert_eq!(others, 1, "what was confirmed waits for the digest");

    lapse(&platform).await;
    let client = cluster::connect(platform.config()).await;
    let messages = all(&client).await;
    for at_once in [1, 100, 5_000] {
        let again = rebuilt(&platform, &client, at_once).await;
        assert_eq!(again.len(), messages.len(), "{at_once} at once");
        assert_eq!(again, messages, "{at_once} at once");
    }
    client
        .batch_execute("delete from message_group")
        .await
        .unwrap();
    assert_eq!(rebuilt(&platform, &client, 7).await, messages);
}

/// Nobody answers: a run of due work of several batches.
async fn lapse(platform: &Platform) {
    platform.wait_until(OVER);
    platform.settle().await;
    for account in ["maker", HOSPITAL] {
        let lapsed = only_of(platform, account, "invitation-lapsed", 442).await;
        assert_eq!(
            listed(platform, account, &lapsed).await["total"],
            lapsed_of(account)
        );
    }
    let (recorded, _, link) = only(platform, "maker", "misconduct-recorded").await;
    assert_eq!(recorded, "不良行为记录：442项");
    assert_eq!(listed(platform, "maker", &link).await["total"], BELOW);
}

/// All lapses are one message to either side; the hospital's counts those of both manufacturers.
fn lapsed_of(account: &str) -> u32 {
    if account == HOSPITAL {
        BELOW + OTHERS
    } else {
        BELOW
    }
}

async fn only_of(platform: &Platform, account: &str, kind: &str, least: u32) -> String {
    let (title, _, link) = only(platform, account, kind).await;
    let count = lapsed_of(account);
    assert!(
        least <= count && title.contains(&format!("{count}份")),
        "{title}"
    );
    link
}

#[tokio::test]
async fn an_answer_to_many_is_one_message() {
    let platform = Platform::start(MONDAY).await;
    let mut ids = Vec::new();
    for number in 1..=4 {
        let product = platform.capped(number, "100").await;
        let sent = platform.invited(HOSPITAL, product, "90").await;
        ids.push(sent["id"].clone());
    }
    platform.settle().await;
    assert_eq!(
        of_kind(&platform, "maker", "invitation-sent").await.len(),
        4,
        "four acts"
    );
    let body = json!({"action": "acceptance", "ids": ids[..3]});
    let answered = platform.post("maker", "/invitations/answers", body).await;
    let _answered = answered.must(200);
    platform.settle().await;
    let (title, body, link) = only(&platform, HOSPITAL, "invitation-accepted").await;
    assert_eq!(title, "3份议价邀请已被接受");
    assert!(
        body.contains("甲医疗器械有限公司接受供应“一次性使用无菌导尿管1”"),
        "{body}"
    );
    let found = listed(&platform, HOSPITAL, &link).await;
    assert_eq!(found["total"], 3);
    let wrong = platform.get(HOSPITAL, "/invitations?notice=nothing").await;
    assert_eq!(wrong.status, 422);
    let of_others = link.replace("/invitations", "/price-changes");
    assert_eq!(listed(&platform, "maker", &of_others).await["total"], 0);
}

#[tokio::test]
async fn a_calendar_that_moves_many_deadlines_is_one_message() {
    let platform = Platform::start("2026-12-28T09:00:00+08:00").await;
    for number in 1..=3 {
        let product = platform.capped(number, "100").await;
        let _sent = platform.invited(HOSPITAL, product, "90").await;
    }
    let notice = notice_2027(&by_law_2027());
    let loaded = platform.put("operator", "/calendar/2027", notice).await;
    let _loaded = platform.in_force(loaded).await;
    platform.settle().await;
    for account in [HOSPITAL, "maker"] {
        let (title, _, link) = only(&platform, account, "invitation-deadline-moved").await;
        assert!(title.starts_with("3份议价邀请的期限"), "{title}");
        assert_eq!(listed(&platform, account, &link).await["total"], 3);
    }
    assert_eq!(
        mailed(&platform, "maker@sunshine.test", "3份议价邀请的期限"),
        1
    );
}

#[tokio::test]
async fn a_box_that_two_accounts_share_gets_one_mail() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let share =
        "update account set email = 'Desk@hospital.test' where account in ('hospital', 'reader')";
    client.batch_execute(share).await.unwrap();
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    let path = format!("/invitations/{}/counter", sent["id"].as_str().unwrap());
    let counter = json!({"price": "95", "reason": "原材料涨价"});
    let _countered = platform.post("maker", &path, counter).await.must(200);
    platform.settle().await;
    assert_eq!(mailed(&platform, "Desk@hospital.test", "收到还价"), 1);
    for account in [HOSPITAL, "reader"] {
        let _message = only(&platform, account, "invitation-countered").await;
    }
}

#[tokio::test]
async fn messages_are_newest_first_by_what_happened_whenever_they_are_made() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        let product = platform.capped(number, "100").await;
        let _sent = platform.invited(HOSPITAL, product, "90").await;
        platform.settle().await;
    }
    let titles = async || {
        let found = platform.get("maker", "/messages").await.must(200);
        let found = found["items"].as_array().unwrap().iter();
        found.map(|one| one["title"].clone()).collect::<Vec<_>>()
    };
    let before = titles().await;
    let client = cluster::connect(platform.config()).await;
    // The message of the first invitation is made last.
    let first = "delete from mail; delete from message where position = (select min(position) from message)";
    client.batch_execute(first).await.unwrap();
    let begin = "update follower set position = 0 where name = 'messages'";
    client.batch_execute(begin).await.unwrap();
    platform.settle().await;
    assert_eq!(titles().await, before);
    let page = platform.get("maker", "/messages?limit=2").await.must(200);
    let next = page["next"].as_str().unwrap();
    let rest = format!("/messages?limit=2&cursor={next}");
    let rest = platform.get("maker", &rest).await.must(200);
    assert_eq!(rest["items"][0]["title"], before[2]);
}
