//! Everything that an undo does or has to leave is listed, before and after it, page by page and as a file; a preview of a
//! load says of each price what it finds and leaves.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::MONDAY;
use super::reversed::reverse;

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";

fn row(number: u32, region: &str, price: &str) -> String {
    format!("C140203159240636165{number:08},{region},省平台,listing,{price},2026-01-01,,公告\n")
}

async fn load(platform: &Platform, rows: &str) -> Value {
    let file = format!("{HEADER}{rows}");
    platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await
}

fn path(import: &Value, query: &str) -> String {
    format!(
        "/imports/{}/reversal/things{query}",
        import["id"].as_str().unwrap()
    )
}

async fn things(platform: &Platform, who: &str, import: &Value, query: &str) -> Vec<Value> {
    let page = platform.get(who, &path(import, query)).await.must(200);
    page["items"].as_array().unwrap().clone()
}

fn brief(things: &[Value]) -> Vec<String> {
    things
        .iter()
        .map(|one| {
            let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            let (step, region) = (text(&one["step"]), text(&one["region"]["name"]));
            let (before, after) = (text(&one["before"]), text(&one["after"]));
            format!("{step} {region} {before} {after}")
        })
        .collect()
}

/// Two products at 100 with an offer each; a wrong list with both prices of one and a typing error of the other.
async fn wrong(platform: &Platform) -> Value {
    let goods = [Goods::number(1), Goods::number(2)];
    let products = platform.products(&goods).await;
    load(platform, &(row(1, "44", "100") + &row(2, "44", "100"))).await;
    for product in products {
        platform.invited(HOSPITAL, product, "95").await;
    }
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let rows = row(1, "44", "90") + &row(1, "33", "92") + &row(2, "44", "10");
    let import = load(platform, &rows).await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    import
}

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_of_an_undo_is_listed_before_and_after_it() {
    let platform = Platform::start(MONDAY).await;
    let import = wrong(&platform).await;
    let own = platform.get("operator", &path(&import, "")).await;
    assert_eq!(own.status, 404, "he may not undo it");
    let foreseen = things(&platform, "operator2", &import, "").await;
    let expected = [
        "limit_moved - 90.00 100.00",
        "invitation_restored - - 95.00",
        "price_withdrawn 浙江省 92.00 -",
        "price_withdrawn 广东省 90.00 100.00",
        "price_restored 广东省 90.00 100.00",
        "change_withdrawn 广东省 10.00 -",
    ];
    assert_eq!(brief(&foreseen), expected);
    let import_now = platform
        .get(
            "operator2",
            &format!("/imports/{}", import["id"].as_str().unwrap()),
        )
        .await
        .must(200);
    assert_eq!(import_now["reversal"], Value::Null, "only looked at");
    let done = reverse(&platform, "operator2", &import, false)
        .await
        .must(200);
    assert_eq!(done["prices_withdrawn"], 2, "{done}");
    for who in ["operator", "operator2", "bureau"] {
        let listed = things(&platform, who, &import, "").await;
        assert_eq!(brief(&listed), expected, "{who}");
        assert_eq!(listed[0]["product"]["name"], foreseen[0]["product"]["name"]);
    }
    let hidden = platform.get("maker", &path(&import, "")).await;
    assert_eq!(hidden.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_paged_filtered_and_exported() {
    let platform = Platform::start(MONDAY).await;
    let import = wrong(&platform).await;
    for undone in [false, true] {
        if undone {
            let done = reverse(&platform, "operator2", &import, false).await;
            assert_eq!(done.status, 200);
        }
        let all = things(&platform, "operator2", &import, "").await;
        let (mut paged, mut cursor) = (Vec::new(), String::new());
        loop {
            let query = format!("?limit=2{cursor}");
            let page = platform
                .get("operator2", &path(&import, &query))
                .await
                .must(200);
            assert_eq!(page["total"], 6, "{page}");
            paged.extend(page["items"].as_array().unwrap().clone());
            let Some(next) = page["next"].as_str() else {
                break;
            };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(paged, all, "undone: {undone}");
        let only = things(&platform, "operator2", &import, "?step=price_withdrawn").await;
        assert_eq!(only.len(), 2);
        let request = platform.request("operator2", Method::GET, &path(&import, "?format=xlsx"));
        let file = request.send().await.unwrap().bytes().await.unwrap();
        assert!(file.starts_with(b"PK"), "a workbook");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_undone_is_listed_with_the_reason() {
    let platform = Platform::start(MONDAY).await;
    let import = wrong(&platform).await;
    // A newer offer of the same pair: the old one stays ended.
    platform.wait_until("2026-03-03T10:00:00+08:00");
    platform.settle().await;
    let ended = platform
        .get(HOSPITAL, "/invitations?state=superseded")
        .await
        .must(200);
    let product: domain::ProductId =
        serde_json::from_value(ended["items"][0]["product"]["id"].clone()).unwrap();
    platform.invited(HOSPITAL, product, "88").await;
    let left = things(&platform, "operator2", &import, "?step=left_as_it_is").await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0]["number"], ended["items"][0]["number"]);
    assert!(!left[0]["reason"].as_str().unwrap().is_empty(), "{left:?}");
    assert_eq!(left[0]["after"], "95.00", "what it offered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_of_a_load_shows_of_each_price_what_it_finds_and_leaves() {
    let platform = Platform::start(MONDAY).await;
    let goods = [Goods::number(1), Goods::number(2)];
    let products = platform.products(&goods).await;
    load(&platform, &(row(1, "44", "100") + &row(2, "44", "100"))).await;
    platform.invited(HOSPITAL, products[0], "95").await;
    let rows = row(1, "44", "90") + &row(1, "33", "120") + &row(2, "44", "10");
    let seen = platform
        .foresee("operator", "listed-prices", &format!("{HEADER}{rows}"))
        .await
        .must(200);
    let around = |index: usize| seen["acting"][index]["around"].clone();
    let falls = json!({
        "price_before": "100.00", "price_after": "90.00", "limit_before": "100.00", "limit_after": "90.00",
        "limit_moves_on": "2026-03-02", "invitations_ending": 1, "beside": [], "rise_held": null,
    });
    assert_eq!(around(0), falls, "{seen}");
    assert_eq!(around(1)["price_before"], Value::Null, "{seen}");
    assert_eq!(around(1)["price_after"], "120.00", "{seen}");
    assert_eq!(around(1)["limit_after"], "90.00", "of the product");
    let held = json!({
        "price_before": "100.00", "price_after": "100.00", "limit_before": "100.00", "limit_after": "100.00",
        "limit_moves_on": null, "invitations_ending": 0, "beside": [], "rise_held": null,
    });
    assert_eq!(seen["acting"][2]["status"], "held", "{seen}");
    assert_eq!(around(2), held, "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_later_row_took_over_from_an_undone_load_is_named_and_stays() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    platform.product(&Goods::number(2)).await;
    // No limit rises by the last day of the second one.
    let lower = [Listed::at("44", "60")];
    platform.listed(&Goods::number(2), &lower).await;
    let load = async |who: &str, rows: [(&str, &str, &str); 2]| {
        let mut file =
            "27位码,省份,平台,价格类型,价格,包装转换比,执行日期,截止日期,来源\n".to_owned();
        for (number, (price, ratio, last)) in (1..).zip(rows) {
            let code = Goods::number(number).code;
            file += &format!("{code},33,省平台,listing,{price},{ratio},2026-01-01,{last},公告\n");
        }
        platform
            .load(who, "listed-prices", "价格.csv", file.into())
            .await
    };
    load("operator", [("100", "1", ""), ("100", "1", "")]).await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let wrong = load("operator2", [("100", "2", ""), ("100", "1", "2026-12-31")]).await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    load("operator", [("90", "", ""), ("90", "", "")]).await;
    for preview in [true, false] {
        let undone = reverse(&platform, "operator", &wrong, preview)
            .await
            .must(200);
        let left = undone["left_shown"].as_array().unwrap();
        assert_eq!(undone["left"], left.len(), "{undone}");
        let named = |words: &str| left.iter().any(|one| one.to_string().contains(words));
        assert!(named("未写包装转换比（2），"), "{undone}");
        assert!(named("未写截止日期（2026-12-31），"), "{undone}");
    }
}
