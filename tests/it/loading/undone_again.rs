//! A file whose load was undone states that when it is sent again, and is loaded by a choice alone, whatever kind of file it is.

use serde_json::Value;
use tests::{Goods, HOSPITAL, Platform, cluster};

use super::MONDAY;
use super::by_row::second_buyer;
use super::reversed::reverse;

/// The same file again, once another person has undone it.
struct Sent {
    kind: &'static str,
    /// Who loads it, and who undoes it.
    people: (&'static str, &'static str),
    file: String,
}

async fn load(platform: &Platform, sent: &Sent, query: &str) -> Value {
    let kind = format!("{}{query}", sent.kind);
    let file = sent.file.clone().into_bytes();
    platform.load(sent.people.0, &kind, "文件.csv", file).await
}

/// Begins at the hour of the day, and loads it once more half an hour later.
async fn states_that_it_was_undone(platform: &Platform, sent: &Sent, hour: &str) {
    platform.wait_until(&format!("2026-03-02T{hour}:00:00+08:00"));
    let first = load(platform, sent, "").await;
    let rows = first["counts"]["accepted"].as_i64().unwrap();
    assert!(0 < rows, "{}: {first}", sent.kind);
    let undone = reverse(platform, sent.people.1, &first, false).await;
    assert_eq!(undone.status, 200, "{}: {}", sent.kind, undone.body);
    let seen = platform.foresee(sent.people.0, sent.kind, &sent.file).await;
    let seen = seen.must(200);
    assert_eq!(seen["same_as"], first["id"], "{}: {seen}", sent.kind);
    assert_eq!(
        seen["same_undone_at"],
        format!("2026-03-02T{hour}:00:00+08:00").as_str(),
        "{}: {seen}",
        sent.kind
    );
    let notes = seen["notes"].to_string();
    let undone = format!("已于2026-03-02 {hour}:00撤销");
    for words in [undone.as_str(), "仍要导入"] {
        assert!(notes.contains(words), "{}: {notes}", sent.kind);
    }
    platform.wait_until(&format!("2026-03-02T{hour}:30:00+08:00"));
    let second = load(platform, sent, "").await;
    assert_eq!(second["counts"]["accepted"], 0, "{}: {second}", sent.kind);
    assert_eq!(
        (&second["same_as"], &second["same_undone_at"]),
        (&first["id"], &seen["same_undone_at"]),
        "{}: {second}",
        sent.kind
    );
    let meant = format!("{}?again=true", sent.kind);
    let seen = platform.foresee(sent.people.0, &meant, &sent.file).await;
    let seen = seen.must(200);
    assert_eq!(seen["counts"]["accepted"], rows, "{}: {seen}", sent.kind);
    assert_eq!(seen["same_undone_at"], Value::Null, "{}: {seen}", sent.kind);
    let third = load(platform, sent, "?again=true").await;
    assert_eq!(third["counts"]["accepted"], rows, "{}: {third}", sent.kind);
    // It is in force again: what is sent then repeats what was loaded.
    let fourth = load(platform, sent, "").await;
    assert_eq!(fourth["counts"]["accepted"], 0, "{}: {fourth}", sent.kind);
    assert_eq!(
        (&fourth["same_as"], &fourth["same_undone_at"]),
        (&third["id"], &Value::Null),
        "{}: {fourth}",
        sent.kind
    );
}

/// A second person of the manufacturer, `distributor`.
async fn second_declarer(platform: &Platform) {
    let client = cluster::connect(platform.config()).await;
    let second = "update account set organisation = (select organisation from account where account = 'maker'),
        duties = (select duties from account where account = 'maker') where account = 'distributor'";
    client.batch_execute(second).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn prices_of_a_load_that_was_undone_are_loaded_by_a_choice_alone() {
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    second_declarer(&platform).await;
    platform.product(&Goods::number(1)).await;
    platform.capped(2, "100").await;
    let listed = |price: &str| {
        format!(
            "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n\
             C14020315924063616500000001,44,省平台,listing,{price},2026-01-01,,公告\n"
        )
    };
    let prices = Sent {
        kind: "listed-prices",
        people: ("operator", "operator2"),
        file: listed("90"),
    };
    states_that_it_was_undone(&platform, &prices, "10").await;
    let declared = Sent {
        kind: "declarations",
        people: ("maker", "distributor"),
        file: listed("85"),
    };
    states_that_it_was_undone(&platform, &declared, "11").await;
    let own = Sent {
        kind: "current-prices",
        people: (HOSPITAL, "reader"),
        file: "27位码,价格,生效日期,截止日期,合同编号\nC14020315924063616500000002,120,2026-01-01,,HT-1\n"
            .to_owned(),
    };
    states_that_it_was_undone(&platform, &own, "12").await;
    let offers = Sent {
        kind: "invitations",
        people: (HOSPITAL, "reader"),
        file: "27位码,价格,数量,备注\nC14020315924063616500000002,95,5,年度\n".to_owned(),
    };
    states_that_it_was_undone(&platform, &offers, "13").await;
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(sent["total"], 2, "one withdrawn, one sent: {sent}");
}
