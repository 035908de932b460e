//! The import of a list.

use domain::linkage::ListFile;
use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::{ImportId, linkage};
use tests::{Goods, Platform};
use uuid::Uuid;

use super::{MONDAY, linked, listing, publicity_of};

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_come_again_after_their_import_was_killed_are_entered_once() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let operator = platform.caller("operator").await;
    let row = |price: &str| ListedPriceRow {
        code: Goods::number(1).code,
        region: "33".parse().unwrap(),
        platform: "浙江省平台".to_owned(),
        level: PlatformLevel::Provincial,
        kind: PriceKind::Listing,
        price: price.parse().unwrap(),
        pack_ratio: 1.into(),
        effective_from: "2026-01-01".parse().unwrap(),
        effective_to: None,
        source: String::new(),
    };
    let import = ImportId(Uuid::now_v7());
    let rows = [row("90"), row("91")];
    let ground = platform.app.ground();
    let file = ListFile {
        import,
        name: "甲.csv",
        again: false,
    };
    for commits in [false, true, true] {
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let moment = ground.moment();
        let verdicts = linkage::load_part(&tx, &moment, &operator, file, &rows).await;
        let _verdicts = verdicts.unwrap();
        if commits {
            tx.commit().await.unwrap();
        }
    }
    let lists = platform.get("operator", "/linkages").await.must(200);
    assert_eq!(lists["items"][0]["rows"], 2);
    let refused = publicity_of(&platform, &lists["items"][0]).await;
    assert_eq!(refused.problem(), (409, "linkage-not-loaded"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bureau_finds_the_import_of_a_list_among_those_of_the_exchange() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let list = linked(&platform, &listing(1, "33", "92")).await;
    let imports = platform.get("bureau", "/imports").await.must(200);
    assert_eq!(imports["total"], 1);
    assert_eq!(imports["items"][0]["id"], list["import_id"]);
    let foreign = platform.get("maker", "/imports").await.must(200);
    assert_eq!(foreign["total"], 0);
}
