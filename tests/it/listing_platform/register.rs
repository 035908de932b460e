//! The register as a list, and what else than a list of prices fills it.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use serde_json::Value;
use tests::{Platform, cluster};

use super::{MONDAY, file, found, load, register, row, warned};

#[tokio::test(flavor = "multi_thread")]
async fn the_register_is_filtered_sorted_paged_and_exported() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    load(
        &platform,
        &file(&[
            row(1, "44", "", "99"),
            row(1, "44", "深圳阳光平台", "99"),
            row(1, "36", "江西医药平台", "99"),
            row(1, "36", "江西医药平台", "98"),
        ]),
    )
    .await;
    let all = found(&platform, "?limit=100").await;
    assert_eq!(
        all["total"], 38,
        "32 provinces, five that notices name, one seen"
    );
    assert_eq!(
        all["items"][0]["name"], "江西医药平台",
        "what waits comes first"
    );
    let page = found(&platform, "?limit=30").await;
    let next = page["next"].as_str().unwrap();
    let rest = found(&platform, &format!("?limit=30&cursor={next}")).await;
    let names = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!([names(&page), names(&rest)].concat(), names(&all));
    let most = found(&platform, "?sort=rows&limit=3").await;
    assert_eq!(most["items"][0]["rows"], 2, "{most}");
    assert_eq!(most["items"][2]["rows"], 1, "{most}");
    let province = found(&platform, "?region=江西").await;
    assert_eq!(names(&province), ["江西医药平台", "江西省"]);
    let spellings = found(&platform, "?state=merged").await;
    assert_eq!(names(&spellings), ["深圳阳光平台"]);
    assert_eq!(spellings["items"][0]["rows"], 1, "counted as it is written");
    for wrong in ["?state=new", "?region=99", "?sort=name"] {
        let refused = platform
            .get("operator", &format!("/platforms{wrong}"))
            .await;
        assert_eq!(refused.problem().0, 422, "{wrong}");
    }
    let book = platform
        .get("bureau", "/platforms?format=xlsx&state=seen")
        .await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.bytes)).unwrap();
    let (_, range) = book.worksheets().remove(0);
    let cells: Vec<String> = range.rows().flatten().map(ToString::to_string).collect();
    assert!(cells.contains(&"江西医药平台".to_owned()), "{cells:?}");
    assert!(cells.contains(&"待确认".to_owned()), "{cells:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_to_be_linked_is_warned_of_its_platform_too() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let list = file(&[row(1, "44", "广东药品交易中心", "99")]);
    let list = platform
        .load("operator", "linkage-lists", "清单.csv", list.into())
        .await;
    assert!(
        warned(&list)[0].starts_with("platform-never-seen"),
        "{list}"
    );
    assert_eq!(
        register(&platform, "广东药品").await,
        ["广东药品交易中心 44 seen 1 null"]
    );
    let long = "长".repeat(450);
    let names = [long.clone() + "甲", long.clone() + "乙", "——".to_owned()];
    let rows: Vec<String> = names.iter().map(|name| row(1, "44", name, "98")).collect();
    let listed = load(&platform, &file(&rows)).await;
    assert_eq!(listed["counts"]["error"], 0, "{listed}");
    let client = cluster::connect(platform.config()).await;
    let query = "select count(*) from listing_platform where folded <> folded_name(name)";
    let differing: i64 = client.query_one(query, &[]).await.unwrap().get(0);
    assert_eq!(differing, 0, "the program folds names as the database does");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_platform_of_two_provinces_in_one_file_is_warned_of() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        platform.capped(number, "100").await;
    }
    let rows = file(&[
        row(1, "36", "苏州云采", "99"),
        row(2, "32", "苏州云采", "99"),
        row(3, "32", "苏州云采", "99"),
    ]);
    let done = load(&platform, &rows).await;
    let expected = [
        "platform-never-seen 平台此前从未出现：苏州云采（没有相近的已知平台） 3 [2,3,4]",
        "platform-of-another-province 平台“苏州云采”在文件其他行中写为江苏省，此处写为江西省 1 [2]",
        "platform-of-city 平台“苏州云采”是市级平台，未写平台级别，按市级导入，不计入参考限价 3 [2,3,4]",
    ];
    assert_eq!(warned(&done), expected);
    assert_eq!(
        register(&platform, "苏州").await,
        ["苏州云采 32 seen 3 null"]
    );
    let next = load(&platform, &file(&[row(1, "36", "苏州云采", "98")])).await;
    let expected = [
        "platform-not-confirmed 平台尚未确认：苏州云采，此前仅在文件中出现过 1 [2]",
        "platform-of-another-province 平台“苏州云采”登记在江苏省，文件中写为江西省 1 [2]",
        "platform-of-city 平台“苏州云采”是市级平台，未写平台级别，按市级导入，不计入参考限价 1 [2]",
    ];
    assert_eq!(warned(&next), expected);
}
