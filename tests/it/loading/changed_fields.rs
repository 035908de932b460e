//! Every kind of file names the fields that a row changed, and what of a row was not taken.

use tests::{Goods, HOSPITAL, Listed, Platform};

use super::exported::remarks;
use super::{MONDAY, counts};

/// A platform with a product that one listed price is known of, and its row as files have it.
async fn known(platform: &Platform) -> String {
    let goods = Goods::number(1);
    platform.product(&goods).await;
    let text = format!(
        "27位码,省份,平台,价格类型,价格,包装转换比,执行日期,截止日期,来源\n{},广东省,省平台,挂网价,100,1,2026-01-01,长期,公告一\n",
        goods.code
    );
    let loaded = platform
        .load("operator", "listed-prices", "价格.csv", text.clone().into())
        .await;
    assert_eq!(counts(&loaded), (1, 0, 0, 0), "{loaded}");
    text
}

/// The only remark on a file.
async fn remark(platform: &Platform, account: &str, kind: &str, text: &str) -> String {
    let done = platform
        .load(account, kind, "改.csv", text.to_owned().into())
        .await;
    let mut remarks = remarks(platform, account, &done).await;
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    remarks.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn declared_and_linked_rows_name_what_they_change_of_the_listed_price() {
    let platform = Platform::start(MONDAY).await;
    let row = known(&platform).await;
    let changed = row
        .replace("挂网价,100", "挂网价,90")
        .replace("2026-01-01", "2026-03-01")
        .replace("长期", "2026-12-31")
        .replace("公告一", "公告二");
    let stated = "价格：100.00 → 90.00；执行日期：2026-01-01 → 2026-03-01；截止日期：长期 → 2026-12-31；来源：公告一 → 公告二";
    for (account, kind) in [("operator", "linkage-lists"), ("maker", "declarations")] {
        let remark = remark(&platform, account, kind, &changed).await;
        assert!(remark.contains(stated), "{kind}: {remark}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_source_of_a_listed_price_is_not_dropped_without_a_word() {
    let platform = Platform::start(MONDAY).await;
    let row = known(&platform).await;
    let other = row.replace("公告一", "公告二");
    for (account, kind) in [("operator", "linkage-lists"), ("maker", "declarations")] {
        let same = remark(&platform, account, kind, &row).await;
        assert!(!same.contains("来源"), "{kind}: {same}");
        let stated = remark(&platform, account, kind, &other).await;
        assert!(
            stated.contains("来源仍为“公告一”") && stated.contains("“公告二”未采用"),
            "{kind}: {stated}"
        );
    }
    let with_remark = row.replace("来源\n", "来源,备注\n").trim().to_owned() + ",请尽快\n";
    let stated = remark(&platform, "maker", "declarations", &with_remark).await;
    assert!(stated.ends_with("本次的备注未提交"), "{stated}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_with_the_number_of_an_invitation_names_what_it_would_change() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    platform.listed(&goods, &[Listed::at("44", "90")]).await;
    let code = &goods.code;
    let text = format!("医保编码,邀请价,数量,备注\n{code},80,5,首批\n");
    let sent = platform
        .load(HOSPITAL, "invitations", "邀请.csv", text.into())
        .await;
    assert_eq!(counts(&sent), (1, 0, 0, 0), "{sent}");
    let list = platform.get(HOSPITAL, "/invitations").await.must(200);
    let number = list["items"][0]["number"].as_str().unwrap().to_owned();
    let row = |price: &str, quantity: &str, note: &str| {
        format!("邀请编号,医保编码,邀请价,数量,备注\n{number},{code},{price},{quantity},{note}\n")
    };
    for same in [row("80", "5", "首批"), row("80.00", "5", "")] {
        let done = platform
            .load(HOSPITAL, "invitations", "同.csv", same.clone().into())
            .await;
        assert_eq!(counts(&done), (0, 1, 0, 0), "{same}: {done}");
    }
    let stated = remark(&platform, HOSPITAL, "invitations", &row("79", "6", "二批")).await;
    assert!(
        stated.ends_with("邀请价：80.00 → 79.00；数量：5 → 6；备注：首批 → 二批"),
        "{stated}"
    );
}
