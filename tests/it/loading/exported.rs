//! Lists that were exported come back: rows that repeat what is stored are unchanged, absent columns and empty cells change
//! nothing, and the report names the fields that a row changed.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, cluster, declaration, printed};

use super::{MONDAY, counts};

async fn exported(platform: &Platform, account: &str, path: &str) -> Vec<u8> {
    let file = platform.get(account, &format!("{path}?format=xlsx")).await;
    assert_eq!(file.status, 200, "{path}");
    file.bytes
}

/// The remarks of the report of an import, row by row.
pub(super) async fn remarks(platform: &Platform, account: &str, import: &Value) -> Vec<String> {
    let path = format!("/imports/{}/report", import["id"].as_str().unwrap());
    let report = platform.get(account, &path).await;
    assert_eq!(report.status, 200);
    let limits = spreadsheet::Limits::default();
    let mut table = spreadsheet::open(report.bytes, "report.xlsx", &limits).unwrap();
    let columns = [spreadsheet::Column {
        key: "remark",
        names: &["说明 / Remark"],
        weak_names: &[],
        required: true,
    }];
    table.match_header(&columns).unwrap();
    let rows = table.rows().unwrap();
    rows.map(|row| row.unwrap().text("remark").unwrap_or_default().to_owned())
        .collect()
}

const CODE: &str = "C14020315924063616500000001";

#[tokio::test(flavor = "multi_thread")]
async fn products_come_back_unchanged_and_what_is_not_stated_stays() {
    let platform = Platform::start(MONDAY).await;
    let head = "医保耗材代码,产品名称,医保通用名,规格,型号,注册备案号,注册证有效期,生产企业,最小计量单位,最小销售单位,\
                包装转换比,材质,特征,UDI\n";
    let row = format!(
        "{CODE},一次性使用无菌导尿管,导尿管,16Fr,DN-16,粤械注准20242140270,2030-12-31,甲医疗器械有限公司,支,盒,10,\
         硅胶,双腔,06901234567892\n"
    );
    let load = async |text: String| {
        platform
            .load("operator", "products", "产品.csv", text.into())
            .await
    };
    assert_eq!(counts(&load(format!("{head}{row}")).await), (1, 0, 0, 0));
    let file = exported(&platform, "operator", "/products").await;
    let back = platform
        .load("operator", "products", "产品目录.xlsx", file)
        .await;
    assert_eq!(counts(&back), (0, 1, 0, 0), "{back}");

    let few = "27位码,单件产品名称,耗材企业,最小计量单位,最小销售单位,包装转换比";
    let own = format!("{CODE},一次性使用无菌导尿管,甲医疗器械有限公司,支,盒,10");
    for (columns, cells) in [
        ("", ""),
        (",规格,型号,注册备案号,注册证有效期,材质", ",,,,,"),
        (",规格型号", ",16Fr DN-16"),
        (",规格型号", ",16Fr/DN-16"),
    ] {
        let same = load(format!("{few}{columns}\n{own}{cells}\n")).await;
        assert_eq!(counts(&same), (0, 1, 0, 0), "{columns}: {same}");
    }
    let ended = load(format!("{few},注册证有效期,型号\n{own},长期,无\n")).await;
    assert_eq!(counts(&ended), (1, 0, 0, 0));
    let remarks = remarks(&platform, "operator", &ended).await;
    assert!(remarks[0].contains("型号：DN-16 → （空）"), "{remarks:?}");
    assert!(
        remarks[0].contains("注册证有效期：2030-12-31 → （空）"),
        "{remarks:?}"
    );
    assert_eq!(ended["warnings"], 0, "{ended}");
    let none = load(format!("{few},材质,特征,UDI\n{own},无,无,无\n")).await;
    assert_eq!(counts(&none), (1, 0, 0, 0), "{none}");
    let product = platform.get("operator", "/products?q=导尿管").await;
    let path = format!(
        "/products/{}",
        product.must(200)["items"][0]["id"].as_str().unwrap()
    );
    let product = platform.get("operator", &path).await.must(200);
    for (field, nothing) in [
        ("material", json!("")),
        ("feature", json!("")),
        ("udi_di", json!([])),
    ] {
        assert_eq!(product[field], nothing, "{field}: {product}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn spaces_between_words_of_products_come_back_and_search_finds_them_either_way() {
    let platform = Platform::start(MONDAY).await;
    let load = async |name: &str, file: Vec<u8>| {
        let loaded = platform.load("operator", "products", name, file).await;
        platform.settle().await;
        loaded
    };
    let text = format!(
        "27位码,产品名称,规格,型号,生产企业,最小计量单位,最小销售单位,包装转换比\n\
         {CODE},一次性使用输血器 带针,  成人　 型,甲 型,甲医疗器械有限公司,支,盒,10\n"
    );
    let first = load("产品.csv", text.clone().into()).await;
    assert_eq!(counts(&first), (1, 0, 0, 0), "{first}");
    let list = platform.get("operator", "/products").await.must(200);
    let item = &list["items"][0];
    assert_eq!(item["name"], "一次性使用输血器 带针", "{list}");
    assert_eq!(item["specification"], "成人 型", "{list}");
    assert_eq!(item["model"], "甲 型", "{list}");
    let file = exported(&platform, "operator", "/products").await;
    for (name, file) in [("产品目录.xlsx", file), ("产品.csv", text.into())] {
        let back = load(name, file).await;
        assert_eq!(counts(&back), (0, 1, 0, 0), "{name}: {back}");
    }
    for query in ["输血器带针", "输血器 带针", "输血器%20%20带针"] {
        let path = format!("/products?q={query}");
        let found = platform.get("operator", &path).await.must(200);
        assert_eq!(found["total"], 1, "{query}: {found}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_in_a_list_of_few_columns_keep_the_spaces_between_their_words() {
    let platform = Platform::start(MONDAY).await;
    let head = "27位码,产品名称,生产企业,最小计量单位,最小销售单位,包装转换比\n";
    let row = format!("{CODE},CRRT配套管路 一次性使用,甲医疗器械有限公司,套,套,1\n");
    let file = format!("{head}{row}").into();
    let loaded = platform.load("operator", "products", "产品.csv", file);
    assert_eq!(counts(&loaded.await), (1, 0, 0, 0));
    // As the list of expiring certificates has them; and as the national release breaks names on a printed page.
    let few = format!(
        "医保耗材代码,产品名称,生产企业\n{CODE},CRRT配套管路 一次性使用,甲医疗器械有限公司\n"
    );
    let back = platform
        .load("operator", "products", "证件.csv", few.into())
        .await;
    assert_eq!(counts(&back), (0, 1, 0, 0), "{back}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_ended_is_stated_beside_the_row() {
    let platform = Platform::start(MONDAY).await;
    let text = format!(
        "27位码,产品名称,注册备案号,注册证有效期,生产企业,最小计量单位,最小销售单位,包装转换比\n\
         {CODE},导尿管,粤械注准20242140270,2026-03-01,甲医疗器械有限公司,支,盒,10\n\
         C14020315924063616500000002,导尿管,粤械注准20242140271,2026-03-02,甲医疗器械有限公司,支,盒,10\n"
    );
    let import = platform
        .load("operator", "products", "产品.csv", text.into())
        .await;
    assert_eq!(
        (counts(&import), &import["warnings"]),
        ((2, 0, 0, 0), &1.into())
    );
    let warned = json!([{
        "kind": "certificate-ended", "text": "注册证已到期，到期的产品不能采购", "rows": 1, "examples": [2],
    }]);
    assert_eq!(import["warned"], warned);
    let remarks = remarks(&platform, "operator", &import).await;
    assert!(remarks[0].contains("已于2026-03-01到期"), "{remarks:?}");
    assert_eq!(remarks[1], "");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_of_a_product_comes_back_unchanged() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [
        Listed::at("44", "100").until("2026-12-31"),
        Listed::at("66", "110"),
        Listed {
            pack_ratio: 10,
            ..Listed::at("33", "1234.5")
        },
    ];
    platform.listed(&goods, &prices).await;
    let path = format!("/products/{product}/reference-limit");
    let file = exported(&platform, "operator", &path).await;
    let back = platform
        .load("operator", "listed-prices", "限价计算单.xlsx", file)
        .await;
    assert_eq!(counts(&back), (0, 3, 0, 0), "{back}");
    let notes = back["notes"].to_string();
    assert!(notes.contains("3个省份"), "{notes}");
    // Without the columns of end and source the same price is meant.
    let short = format!(
        "27位码,省份,平台,价格类型,价格,执行日期\n{},粤,省平台,挂网价,100,2020-01-01\n",
        goods.code
    );
    let same = platform
        .load("operator", "listed-prices", "短.csv", short.clone().into())
        .await;
    assert_eq!(counts(&same), (0, 1, 0, 0), "{same}");
    let changed = short.replace("挂网价,100", "挂网价,99");
    let changed = platform
        .load("operator", "listed-prices", "短.csv", changed.into())
        .await;
    assert_eq!(counts(&changed), (1, 0, 0, 0), "{changed}");
    let remarks = remarks(&platform, "operator", &changed).await;
    let remark = "平台尚未确认：省平台，此前仅在文件中出现过；平台“省平台”登记在浙江省，文件中写为广东省；价格：100.00 → 99.00";
    assert_eq!(remarks, [remark]);
    let sheet = platform.get("operator", &path).await.must(200);
    let kept = sheet["considered"].as_array().unwrap().iter();
    let mut kept = kept.filter(|price| price["base_price"] == "99.00");
    assert_eq!(kept.next().unwrap()["effective_to"], "2026-12-31");
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_of_a_citys_price_come_back_as_the_same_declarations() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let mut body = declaration(product, "44", "90");
    body["platform_level"] = "city".into();
    let _declared = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    let file = exported(&platform, "maker", "/price-changes").await;
    let back = platform
        .load("maker", "declarations", "价格变动.xlsx", file)
        .await;
    assert_eq!(counts(&back), (0, 1, 0, 0), "{back}");
    let list = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(list["total"], 1, "{list}");
    assert_eq!(list["items"][0]["platform_level"], "city", "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_that_are_not_in_force_are_loaded_as_no_listed_prices() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let body = declaration(product, "44", "90");
    let _declared = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    let file = exported(&platform, "operator", "/price-changes").await;
    for kind in ["listed-prices", "linkage-lists"] {
        let done = platform
            .load("operator", kind, "挂网价.xlsx", file.clone())
            .await;
        assert_eq!(done["state"], "failed", "{kind}: {done}");
        assert!(done.to_string().contains("价格变动"), "{kind}: {done}");
    }
    let path = format!("/products/{product}");
    let limit = platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone();
    assert_eq!(limit, "100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hospitals_prices_keep_what_a_file_does_not_state() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    let code = &goods.code;
    let load = async |text: String| {
        platform
            .load(HOSPITAL, "current-prices", "价格.csv", text.into())
            .await
    };
    let whole = format!(
        "医保编码,现行采购价,生效日期,截止日期,合同编号\n{code},88.8,2026-01-01,2026-12-31,HT-1\n"
    );
    assert_eq!(counts(&load(whole).await), (1, 0, 0, 0));
    let file = exported(&platform, HOSPITAL, "/current-prices").await;
    let back = platform
        .load(HOSPITAL, "current-prices", "现行采购价.xlsx", file)
        .await;
    assert_eq!(counts(&back), (0, 1, 0, 0), "{back}");
    for (columns, cells) in [("", ""), (",截止日期,合同编号", ",,")] {
        let text = format!("医保编码,价格,生效日期{columns}\n{code},88.8,2026-01-01{cells}\n");
        let same = load(text).await;
        assert_eq!(counts(&same), (0, 1, 0, 0), "{same}");
    }
    let open = load(format!(
        "医保编码,价格,生效日期,截止日期\n{code},90,2026-01-01,9999-12-31\n"
    ))
    .await;
    assert_eq!(counts(&open), (1, 0, 0, 0));
    let remarks = remarks(&platform, HOSPITAL, &open).await;
    assert_eq!(
        remarks,
        ["现行采购价：88.80 → 90.00；截止日期：2026-12-31 → 长期"]
    );
    // Another contract has an end of its own, or none.
    let next = load(format!("医保编码,价格,生效日期\n{code},80,2026-02-01\n")).await;
    assert_eq!(counts(&next), (1, 0, 0, 0));
    let list = platform.get(HOSPITAL, "/current-prices").await.must(200);
    assert_eq!(list["items"][0]["contract_no"], "");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_for_invitations_come_back_without_sending_anything_twice() {
    let platform = Platform::start(MONDAY).await;
    for (number, limit, own) in [(1, "90", "100"), (2, "50", "60")] {
        let goods = Goods::number(number);
        let product = platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", limit)]).await;
        platform.pays(HOSPITAL, product, own).await;
    }
    let load =
        async |name: &str, file: Vec<u8>| platform.load(HOSPITAL, "invitations", name, file).await;
    let file = exported(&platform, HOSPITAL, "/overpayments").await;
    let blank = load("高于基准的采购价.xlsx", file).await;
    assert_eq!(counts(&blank), (0, 2, 0, 0), "{blank}");

    let text = format!(
        "医保编码,价格,数量,备注\n{},80,5,一批;二批;三批;四批;急\n",
        Goods::number(1).code
    );
    assert_eq!(counts(&load("邀请.csv", text.into()).await), (1, 0, 0, 0));
    let file = exported(&platform, HOSPITAL, "/invitations").await;
    let back = load("议价邀请.xlsx", file).await;
    assert_eq!(counts(&back), (0, 1, 0, 0), "{back}");
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(sent["total"], 1);
    // A file changes no invitation that was sent.
    let number = sent["items"][0]["number"].as_str().unwrap();
    let other = format!(
        "邀请编号,医保编码,价格,数量\n{number},{},79,5\n",
        Goods::number(1).code
    );
    assert_eq!(counts(&load("改.csv", other.into()).await), (0, 0, 0, 1));
}

/// A file of invitations of which one row is filtered away, and a worksheet that is not read.
fn filtered() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write_row(0, 0, ["医保耗材代码", "邀请价", "数量", "备注2"])
        .unwrap();
    for (row, number) in [(1, 1), (2, 2)] {
        sheet.write(row, 0, Goods::number(number).code).unwrap();
        sheet.write_row(row, 1, [40, 1]).unwrap();
    }
    sheet.set_row_hidden(2).unwrap();
    book.add_worksheet().write(0, 0, "其他").unwrap();
    let hidden = book.add_worksheet();
    hidden.set_hidden(true).write(0, 0, "藏").unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_were_filtered_away_are_sent_by_choice_only() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        let goods = Goods::number(number);
        platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", "90")]).await;
    }
    let refused = platform
        .load(HOSPITAL, "invitations", "选.xlsx", filtered())
        .await;
    assert_eq!(refused["state"], "failed");
    assert!(
        refused["error"]["text"]
            .to_string()
            .contains("1行被隐藏或筛选掉"),
        "{refused}"
    );
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(sent["total"], 0);

    let skipped = platform
        .load(
            HOSPITAL,
            "invitations?hidden_rows=skip",
            "选.xlsx",
            filtered(),
        )
        .await;
    assert_eq!(counts(&skipped), (1, 0, 0, 0), "{skipped}");
    assert_eq!(skipped["counts"]["skipped"], 1, "{skipped}");
    let notes = skipped["notes"].to_string();
    assert!(
        notes.contains("「备注2」（D列）") && notes.contains("没有读取：Sheet2"),
        "{notes}"
    );
    assert!(notes.contains("隐藏的工作表没有读取：Sheet3"), "{notes}");
    let remarks = remarks(&platform, HOSPITAL, &skipped).await;
    assert!(remarks[1].contains("被隐藏或筛选掉"), "{remarks:?}");
    let whole = platform
        .load(
            HOSPITAL,
            "invitations?hidden_rows=send&again=true",
            "选.xlsx",
            filtered(),
        )
        .await;
    let (accepted, ..) = counts(&whole);
    assert_eq!(
        accepted + whole["counts"]["error"].as_u64().unwrap(),
        2,
        "{whole}"
    );
    let bad = platform
        .foresee(
            HOSPITAL,
            "invitations?hidden_rows=all",
            "code,price,quantity\n",
        )
        .await;
    assert_eq!(bad.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_needs_the_same_choice() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        let goods = Goods::number(number);
        platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", "90")]).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("选.xlsx");
    std::fs::write(&file, filtered()).unwrap();
    let url = cluster::url(platform.config().get_dbname().unwrap()).await;
    let data = folder.path().join("data");
    let settings = [
        ("DATABASE_URL", url.as_str()),
        ("SUNSHINE_DATA", data.to_str().unwrap()),
    ];
    let given = ["import", "invitations", file.to_str().unwrap()];
    let load = |choice: &[&str]| {
        let account = ["--account", HOSPITAL];
        let arguments = [&given[..], &account, choice].concat();
        tokio::task::block_in_place(|| printed(&arguments, &settings, ""))
    };
    let without = load(&[]);
    assert!(without.contains("1行被隐藏或筛选掉"), "{without}");
    let wrong = load(&["--hidden-rows", "all"]);
    assert!(wrong.contains("skip或send"), "{wrong}");
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(sent["total"], 0);
    let skipped = load(&["--hidden-rows", "skip"]);
    assert!(skipped.contains("accepted: 1，"), "{skipped}");
}
