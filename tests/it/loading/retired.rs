//! Codes that the national register has retired or replaced.

use serde_json::{Value, json};
use tests::{Goods, Platform};

use super::MONDAY;

const RELEASE: &str = "原27位码,原码状态,27位码,类型,20位码,一级分类,二级分类,三级分类,医保通用名分类,材质,特征,注册备案号,\
                       单件产品名称,耗材企业,规格,型号\n";

fn row(former: &str, state: &str, code: &str) -> String {
    format!("{former},{state},{code},变更,,,,,,,,,示例导管,甲医疗器械有限公司,16Fr,DN-16\n")
}

async fn load(platform: &Platform, rows: &str) -> Value {
    let file = format!("{RELEASE}{rows}").into_bytes();
    platform
        .load("operator", "products", "国家发布表.csv", file)
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_product_is_made_of_a_retired_code_and_what_replaces_a_known_one_is_pointed_out() {
    let platform = Platform::start(MONDAY).await;
    let (known, fresh) = (Goods::number(1).code, Goods::number(2).code);
    let _product = platform.product(&Goods::number(1)).await;
    let kept = load(&platform, &row(&fresh, "保留", &fresh)).await;
    assert_eq!(
        (&kept["accepted"], &kept["rejected"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(kept["warned"], json!([]), "{kept}");
    let (retired, next) = (Goods::number(3).code, Goods::number(4).code);
    let rows = row("", "停用", &retired) + &row("", "停用", &known) + &row(&known, "停用", &next);
    let loaded = load(&platform, &rows).await;
    assert_eq!(loaded["counts"]["error"], 1, "{loaded}");
    let made = async |code: &str| {
        let path = format!("/products?q={code}");
        let found = platform.get("operator", &path).await.must(200);
        found["total"] == 1
    };
    platform.settle().await;
    assert!(!made(&retired).await && made(&next).await);
    let warned: Vec<&str> = (loaded["warned"].as_array().unwrap().iter())
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(warned, ["code-replaced", "code-retired"], "{loaded}");
}
