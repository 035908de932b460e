//! Files over HTTP: loaded row by row, returned with verdicts, loaded again without effect.

mod aside;
mod beside;
mod bridged;
mod by_row;
mod changed_fields;
mod concluded;
mod contracts;
mod declared;
mod documents;
mod exported;
mod far;
mod foreseen;
mod formats;
mod killed;
mod last_days;
mod left_out;
mod one_person;
mod one_word;
mod replaced_far;
mod retired;
mod reversed;
mod taken_over;
mod things;
mod twice;
mod undone;
mod undone_again;
mod undone_announced;
mod undone_nothing;
mod undone_rises;
mod unplaced;
mod unstated;
mod waiting;

pub(crate) use declared::DECLARED;

use domain::{Clock, SystemClock, catalogue, loading};
use serde_json::Value;
use tests::{Goods, HOSPITAL, Listed, Platform, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

pub(super) const PRODUCTS: &str = "\
27位码,单件产品名称,规格,型号,注册备案号,耗材企业,统一社会信用代码,最小计量单位,最小销售单位,包装转换比
C14020315924063616500000001,一次性使用无菌导尿管,16Fr,DN-16,粤械注准20242140270,甲医疗器械有限公司,,支,盒,10
C14020315924063616500000002,医用棉签,15cm,MQ-15,粤械注准20242140271,甲医疗器械有限公司,,支,支,50
1.40203E+26,科学记数,1,1,粤械注准20242140272,甲医疗器械有限公司,,支,盒,10
C14020315924063616500000004,无此企业的产品,1,1,粤械注准20242140273,丙医疗器械有限公司,,支,盒,10
C14020315924063616500000005,新企业的产品,1,1,粤械注准20242140274,丁医疗器械有限公司,91350100M000100Y43,支,盒,10
";

pub(super) const PRICES: &str = "\
27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源
C14020315924063616500000001,广东,广东省平台,,listing,1200,10,2026-01-01,,
C14020315924063616500000001,33,浙江省平台,provincial,挂网价,110,1,2026-01-01,,
C14020315924063616500000001,44,广州平台,city,listing,90,1,2026-01-01,,
C14020315924063616500000001,43,湖南省平台,,self_quoted,70,1,2026-01-01,,
C14020315924063616500000001,42,湖北省平台,,listing,0,1,2026-01-01,,
C14020315924063616500000099,42,湖北省平台,,listing,50,1,2026-01-01,,
";

pub(super) fn counts(import: &Value) -> (u64, u64, u64, u64) {
    let count = |name: &str| import["counts"][name].as_u64().unwrap();
    (
        count("accepted"),
        count("unchanged"),
        count("no_hit"),
        count("error"),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn loading_the_same_file_again_changes_nothing() {
    let platform = Platform::start(MONDAY).await;
    for kind in ["products", "listed-prices"] {
        let file = if kind == "products" { PRODUCTS } else { PRICES };
        let first = platform.load("operator", kind, "a.csv", file.into()).await;
        let feed = platform.get("operator", "/feed?limit=200").await.must(200);
        let again = platform.load("operator", kind, "a.csv", file.into()).await;
        assert_eq!(again["counts"]["accepted"], 0, "{kind}");
        assert_eq!(
            again["counts"]["unchanged"], first["counts"]["accepted"],
            "{kind}"
        );
        let after = feed["next"].as_i64().unwrap();
        let news = platform
            .get("operator", &format!("/feed?after={after}"))
            .await
            .must(200);
        let kinds: Vec<&str> = news["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["kind"].as_str().unwrap())
            .collect();
        assert_eq!(kinds, ["import-started", "import-finished"], "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_comes_back_with_a_verdict_for_each_row() {
    let platform = Platform::start(MONDAY).await;
    let import = platform
        .load("operator", "products", "产品.csv", PRODUCTS.into())
        .await;
    let path = format!("/imports/{}/report", import["id"].as_str().unwrap());
    let report = platform.get("operator", &path).await;
    assert_eq!(report.status, 200);
    let limits = spreadsheet::Limits::default();
    let mut table = spreadsheet::open(report.bytes, "report.xlsx", &limits).unwrap();
    let columns = [
        spreadsheet::Column {
            key: "code",
            names: &["27位码"],
            weak_names: &[],
            required: true,
        },
        spreadsheet::Column {
            key: "remark",
            names: &["说明 / Remark", "说明"],
            weak_names: &[],
            required: true,
        },
    ];
    table.match_header(&columns).unwrap();
    let remarks: Vec<String> = table
        .rows()
        .unwrap()
        .map(|row| row.unwrap().text("remark").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(remarks.len(), 5);
    assert!(remarks[1].contains("包装转换比"), "{remarks:?}");
    assert!(remarks[2].contains("科学"), "{remarks:?}");
    assert!(remarks[3].contains("丙医疗器械有限公司"), "{remarks:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_no_use_fails_with_a_sentence_and_leaves_nothing() {
    let platform = Platform::start(MONDAY).await;
    for (name, file, word) in [
        ("a.pdf", b"%PDF-1.7 nothing".to_vec(), "PDF"),
        ("b.csv", "名称,价格\n导尿管,1\n".into(), "医保耗材代码"),
    ] {
        let import = platform.load("operator", "products", name, file).await;
        assert_eq!(import["state"], "failed", "{name}");
        let shown = import["error"]["text"].as_str().unwrap();
        assert!(shown.contains(word), "{name}: {shown}");
    }
    let found = platform.get(HOSPITAL, "/products").await.must(200);
    assert_eq!(found["total"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hospital_sends_invitations_by_a_file_and_reads_what_became_of_each() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        let goods = Goods::number(number);
        platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", "100")]).await;
    }
    let file = "27位码,价格,数量,备注\n\
        C14020315924063616500000001,100,5,\n\
        C14020315924063616500000002,90,5,急\n\
        C14020315924063616500000003,101,5,\n\
        C14020315924063616500000009,1,5,\n";
    let import = platform
        .load(HOSPITAL, "invitations", "议价.csv", file.into())
        .await;
    assert_eq!(import["counts"]["accepted"], 2, "{import}");
    assert_eq!(import["counts"]["price_mismatch"], 1, "{import}");
    assert_eq!(import["counts"]["no_hit"], 1, "{import}");
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    let mut states: Vec<&str> = sent["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].as_str().unwrap())
        .collect();
    states.sort_unstable();
    assert_eq!(states, ["confirmed", "pending"]);
}

async fn stored_files(platform: &Platform) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let query = "select distinct import::text from import_file order by 1";
    let rows = client.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// An import that no process works on.
async fn unfinished(platform: &Platform) -> String {
    let operator = platform.caller("operator").await;
    let (moment, wall) = (platform.app.ground().moment(), SystemClock.now());
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let kind = &catalogue::PRODUCTS;
    let import = loading::start(&tx, &moment, wall, &operator, kind, "半.csv", false)
        .await
        .unwrap();
    let piece = PRODUCTS.as_bytes();
    loading::store_chunk(&tx, &moment, wall, import, 0, piece)
        .await
        .unwrap();
    loading::begin(&tx, &moment, wall, &operator, import, 1)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    import.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_imports_go_ninety_days_after_their_end_and_the_verdicts_stay() {
    let platform = Platform::start(MONDAY).await;
    let done = platform
        .load("operator", "products", "产品.csv", PRODUCTS.into())
        .await;
    let failed = platform
        .load("operator", "products", "坏.csv", "名称\n导尿管\n".into())
        .await;
    let prices = "27位码,省份,平台,价格,执行日期\n".to_owned();
    let prices = platform
        .load("operator", "listed-prices", "价格.csv", prices.into())
        .await;
    let open = unfinished(&platform).await;
    let id = |import: &Value| import["id"].as_str().unwrap().to_owned();
    let mut all = vec![id(&done), id(&failed), id(&prices), open.clone()];
    // Limits rest on lists of prices, so their files stay.
    let mut left = vec![id(&prices), open.clone()];
    left.sort_unstable();
    all.sort_unstable();

    platform.wait_until("2026-05-31T08:59:59+08:00");
    platform.settle().await;
    assert_eq!(stored_files(&platform).await, all);
    platform.wait_until("2026-05-31T09:10:00+08:00");
    platform.settle().await;
    platform.settle().await;
    assert_eq!(stored_files(&platform).await, left);

    let feed = platform.get("operator", "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap();
    let removed = events
        .iter()
        .filter(|event| event["kind"] == "import-file-removed");
    let mut names: Vec<&str> = removed
        .map(|event| event["data"]["file_name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["产品.csv", "坏.csv"], "one event each");

    let view = platform
        .get("operator", &format!("/imports/{}", id(&done)))
        .await;
    assert_eq!(view.must(200)["counts"], done["counts"]);
    let report = platform
        .get("operator", &format!("/imports/{}/report", id(&done)))
        .await;
    assert_eq!(report.status, 200);
    let (first, last, status, remark) = report_columns(report.bytes);
    assert_eq!(first, ["3", "4", "5", ""]);
    assert_eq!(last, ["3", "4", "5", ""]);
    assert!(
        status[0].starts_with("错误") && status[3].starts_with("已接受"),
        "{status:?}"
    );
    assert!(
        remark[0].contains("包装转换比") && remark[2].contains("丙医疗器械"),
        "{remark:?}"
    );
    let refused = platform
        .get("operator", &format!("/imports/{}/report", id(&failed)))
        .await;
    assert_eq!(refused.problem(), (409, "import-failed"));
}

/// The columns of a report for a file whose rows are no longer stored.
const REPORT_COLUMNS: [&str; 4] = [
    "首行 / First row",
    "末行 / Last row",
    "状态 / Status",
    "说明 / Remark",
];

fn report_columns(report: Vec<u8>) -> (Vec<String>, Vec<String>, Vec<String>, Vec<String>) {
    let limits = spreadsheet::Limits::default();
    let mut table = spreadsheet::open(report, "report.xlsx", &limits).unwrap();
    let columns = REPORT_COLUMNS.each_ref().map(|name| spreadsheet::Column {
        key: name,
        names: std::slice::from_ref(name),
        weak_names: &[],
        required: true,
    });
    table.match_header(&columns).unwrap();
    let rows: Vec<[String; 4]> = table
        .rows()
        .unwrap()
        .map(|row| {
            let row = row.unwrap();
            REPORT_COLUMNS.map(|name| row.text(name).unwrap_or_default().to_owned())
        })
        .collect();
    let column = |place: usize| rows.iter().map(|row| row[place].clone()).collect();
    (column(0), column(1), column(2), column(3))
}
