//! Organisations by file, with their first administrators: entered, corrected, opened by one-time links, and the same file again.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const OWN: &str = "a-better-word-8";
const HEAD: &str = "名称,类型,统一社会信用代码,定点医疗机构编码,区划代码,医院等级,机构性质,邮箱,首个管理员账号,首个管理员姓名";

fn file(rows: &[&str]) -> Vec<u8> {
    format!("{HEAD}\n{}\n", rows.join("\n")).into()
}

async fn loaded(platform: &Platform, rows: &[&str]) -> Value {
    platform
        .load("operator", "organisations", "机构.csv", file(rows))
        .await
}

async fn found(platform: &Platform, name: &str) -> Vec<Value> {
    let listed = platform
        .get("operator", "/organisations?limit=200")
        .await
        .must(200);
    let items = listed["items"].as_array().unwrap().clone().into_iter();
    items.filter(|one| one["name"] == name).collect()
}

/// The letters of links: recipient and secret.
async fn letters(platform: &Platform) -> Vec<(String, String)> {
    platform.settle().await;
    let posted = platform.outbox.posted().into_iter();
    posted
        .filter_map(|mail| {
            let (_, rest) = mail.body.split_once("/confirm#")?;
            Some((mail.recipient.clone(), rest.lines().next()?.to_owned()))
        })
        .collect()
}

const TWO: [&str; 2] = [
    "甲医院,医疗机构,,H44030500001,,三级甲等,公立,jia@hospital.example,jia-admin,张三",
    "乙器械公司,生产企业,91350100M000100Y43,,4403,,,yi@maker.example,yi-admin,李四",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_file_founds_organisations_each_with_its_own_link() {
    let platform = Platform::start(MONDAY).await;
    let done = loaded(&platform, &TWO).await;
    assert_eq!(done["counts"]["accepted"], 2, "{done}");
    let hospital = &found(&platform, "甲医院").await[0];
    assert_eq!(hospital["region"]["code"], "440305", "as its code says");
    assert_eq!(
        (&hospital["grade"], &hospital["ownership"]),
        (&json!("tertiary_a"), &json!("public"))
    );
    let letters = letters(&platform).await;
    let mut to: Vec<&str> = letters
        .iter()
        .map(|(recipient, _)| recipient.as_str())
        .collect();
    to.sort_unstable();
    assert_eq!(
        to,
        ["jia@hospital.example", "yi@maker.example"],
        "one letter each, at once"
    );
    for (_, secret) in &letters {
        let body = json!({ "secret": secret, "password": OWN });
        let used = platform.post("", "/one-time-links/use", body).await;
        assert_eq!(used.status, 204);
    }
    // Who loads the file states the addresses: another person confirms.
    let path = format!(
        "/organisations/{}/accounts",
        hospital["id"].as_str().unwrap()
    );
    let own = platform.vouched("operator", &path, "jia-admin").await;
    assert_eq!(own.problem(), (409, "same-person"));
    assert_eq!(
        platform
            .vouched("operator2", &path, "jia-admin")
            .await
            .status,
        204
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_acts_once() {
    let platform = Platform::start(MONDAY).await;
    loaded(&platform, &TWO).await;
    assert_eq!(letters(&platform).await.len(), 2);
    let again = loaded(&platform, &TWO).await;
    assert_eq!(again["counts"]["accepted"], 0, "{again}");
    // The same rows in another file, one of them new.
    let more = [TWO[1], TWO[0], "丙医院,医疗机构,,,,,,,,"];
    let more = loaded(&platform, &more).await;
    assert_eq!(
        (&more["counts"]["unchanged"], &more["counts"]["accepted"]),
        (&json!(2), &json!(1)),
        "{more}"
    );
    assert_eq!(letters(&platform).await.len(), 2, "no further letter");
    for name in ["甲医院", "乙器械公司", "丙医院"] {
        assert_eq!(found(&platform, name).await.len(), 1, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_enters_nothing_and_sends_nothing() {
    let platform = Platform::start(MONDAY).await;
    let foreseen = platform
        .foresee("operator", "organisations", file(&TWO))
        .await
        .must(200);
    assert_eq!(foreseen["counts"]["accepted"], 2, "{foreseen}");
    assert!(found(&platform, "甲医院").await.is_empty());
    assert!(letters(&platform).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_is_named_and_leaves_nothing_of_itself() {
    let platform = Platform::start(MONDAY).await;
    let wrong = [
        ("甲医院,诊所,,,,,,,,", "须为医疗机构、生产企业或配送企业"),
        (
            "甲医院,医保部门,,,,,,,,",
            "须为医疗机构、生产企业或配送企业",
        ),
        ("甲医院,医疗机构,914403007084678372,,,,,,,", "校验位"),
        ("甲医院,医疗机构,,H4403,,,,,,", "定点医疗机构编码"),
        ("甲医院,医疗机构,,,999999,,,,,", "区划代码"),
        ("甲医院,医疗机构,,,,三甲,,,,", "医院等级"),
        ("甲医院,医疗机构,,,,,民营,,,", "公立或非公立"),
        (
            "甲公司,生产企业,,,,三级甲等,,,,",
            "医院等级只由医疗机构填写",
        ),
        ("甲医院,医疗机构,,,,,,nobody,,", "邮箱"),
        ("甲医院,医疗机构,,,,,,,jia-admin,张三", "没有登记邮箱"),
        ("甲医院,医疗机构,,,,,,a@b.cn,jia-admin,", "须与账号一同填写"),
        ("甲医院,医疗机构,,,,,,a@b.cn,,张三", "须与姓名一同填写"),
        ("甲医院,医疗机构,,,,,,a@b.cn,Jia Admin,张三", "账号须为"),
        ("甲医院,医疗机构,,,,,,a@b.cn,maker,张三", "该账号名已被使用"),
        (",医疗机构,,,,,,,,", "名称"),
    ];
    for (row, reason) in wrong {
        let foreseen = platform
            .foresee("operator", "organisations", file(&[row]))
            .await
            .must(200);
        assert_eq!(foreseen["counts"]["error"], 1, "{row}: {foreseen}");
        assert!(foreseen.to_string().contains(reason), "{row}: {foreseen}");
    }
    let good = "丁医院,医疗机构,,,,,,ding@hospital.example,ding-admin,王五";
    let rows: Vec<&str> = wrong.iter().map(|(row, _)| *row).chain([good]).collect();
    let done = loaded(&platform, &rows).await;
    assert_eq!(done["counts"]["accepted"], 1, "{done}");
    assert_eq!(done["counts"]["error"], wrong.len(), "{done}");
    assert!(
        found(&platform, "甲医院").await.is_empty() && found(&platform, "甲公司").await.is_empty()
    );
    assert_eq!(letters(&platform).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_corrects_what_it_states_and_no_code() {
    let platform = Platform::start(MONDAY).await;
    loaded(&platform, &TWO).await;
    let more = [
        "甲 医院,医疗机构,,,,三级乙等,,,,",
        "乙器械公司,生产企业,91440300192317458F,,,,,,,",
    ];
    let done = loaded(&platform, &more).await;
    assert_eq!(
        (&done["counts"]["accepted"], &done["counts"]["error"]),
        (&json!(1), &json!(1)),
        "{done}"
    );
    let hospital = &found(&platform, "甲医院").await[0];
    assert_eq!(hospital["grade"], "tertiary_b");
    assert_eq!(
        hospital["email"], "jia@hospital.example",
        "what it leaves out stays"
    );
    let path = format!(
        "/organisations/{}/history",
        hospital["id"].as_str().unwrap()
    );
    let history = platform.get("operator", &path).await.must(200).to_string();
    assert!(history.contains("导入文件“机构.csv”"), "{history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_that_keeps_its_accounts_gets_none_by_a_file() {
    let platform = Platform::start(MONDAY).await;
    let name =
        platform.get(HOSPITAL, "/sessions/current").await.must(200)["organisation"]["name"].clone();
    let name = name.as_str().unwrap().to_owned();
    platform
        .colleague(HOSPITAL, "chief", &[domain::Role::Administrator])
        .await;
    let row = |account: &str| format!("{name},医疗机构,,,,,,yy@hospital.example,{account},张三");
    let other = loaded(&platform, &[&row("other")]).await;
    assert_eq!(other["counts"]["error"], 1, "{other}");
    let organisation = platform.caller(HOSPITAL).await.organisation;
    let known = platform
        .get("operator", &format!("/organisations/{organisation}"))
        .await
        .must(200);
    assert_eq!(known["email"], Value::Null, "nor is its address another");
    let own = loaded(&platform, &[&row("chief")]).await;
    assert_eq!(
        own["counts"]["accepted"], 1,
        "its address is corrected: {own}"
    );
    assert!(letters(&platform).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exported_list_is_loaded_as_it_is() {
    let platform = Platform::start(MONDAY).await;
    loaded(&platform, &TWO).await;
    let path = "/organisations?kind=hospital&format=xlsx";
    let exported = platform.request("operator", reqwest::Method::GET, path);
    let exported = exported.send().await.unwrap();
    assert_eq!(exported.status(), 200);
    let bytes = exported.bytes().await.unwrap().to_vec();
    let done = platform
        .load("operator", "organisations", "机构企业.xlsx", bytes)
        .await;
    assert_eq!(done["state"], "done", "{done}");
    assert_eq!(done["counts"]["unchanged"], 3, "{done}");
    assert_eq!(done["counts"]["accepted"], 0, "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_in_both_its_capacities_is_one_firm_by_a_file_too() {
    let platform = Platform::start(MONDAY).await;
    let making = "乙器械公司,生产企业,91350100M000100Y43,,4403,,,yi@maker.example,yi-admin,李四";
    let distributing = making.replace("生产企业", "配送企业");
    let both = [making, distributing.as_str()];
    let done = loaded(&platform, &both).await;
    assert_eq!(done["counts"]["accepted"], 2, "{done}");
    let firm = found(&platform, "乙器械公司").await;
    let kinds: Vec<&Value> = firm.iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["manufacturer", "distributor"]);
    let path = format!("/organisations/{}", firm[1]["id"].as_str().unwrap());
    let second = platform.get("operator", &path).await.must(200);
    assert_eq!(second["capacities"].as_array().unwrap().len(), 2);
    assert_eq!(letters(&platform).await.len(), 1, "one firm, one link");
    // What a row corrects is of the firm; what the list exports comes back as it is.
    let again = [
        making,
        &distributing.replace("yi@maker.example", "yi2@maker.example"),
    ];
    let again = loaded(&platform, &again).await;
    assert_eq!(
        (&again["counts"]["unchanged"], &again["counts"]["accepted"]),
        (&json!(1), &json!(1)),
        "{again}"
    );
    for one in found(&platform, "乙器械公司").await {
        assert_eq!(one["email"], "yi2@maker.example");
    }
    // Of the same name without the code, or with the code under another name, it is not taken for the firm.
    let others = [
        "丙器械公司,生产企业,,,,,,,,",
        "丙器械公司,配送企业,,,,,,,,",
        "丁器械公司,配送企业,91350100M000100Y43,,,,,,,",
    ];
    let others = loaded(&platform, &others).await;
    assert_eq!(
        (&others["counts"]["accepted"], &others["counts"]["error"]),
        (&json!(2), &json!(1)),
        "{others}"
    );
    for one in found(&platform, "丙器械公司").await {
        let path = format!("/organisations/{}", one["id"].as_str().unwrap());
        let alone = platform.get("operator", &path).await.must(200);
        assert_eq!(alone["capacities"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_centre_alone_loads_organisations() {
    let platform = Platform::start(MONDAY).await;
    for who in [HOSPITAL, "maker", "bureau"] {
        let refused = platform.foresee(who, "organisations", file(&TWO)).await;
        assert_eq!(refused.status, 403, "{who}");
    }
}
