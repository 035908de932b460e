//! What the nightly inspection finds in the prices, and what a change of a rule would mean.

use domain::listed_price::PriceKind;
use serde_json::{Value, json};

use tests::{Goods, HOSPITAL, Listed, Platform, declaration};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /price-findings", "?------++-"),
        ("GET /price-findings/summary", "?------++-"),
        ("POST /price-findings/{id}/dismissal", "?------+--"),
    ],
    body: refused_body,
    events: &[
        // Of the exchange centre's work.
        ("prices-inspected", "O", "gone noted"),
        ("price-finding-dismissed", "O", "finding kind note"),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /price-findings/{id}/dismissal" => json!({"note": ""}),
        _ => json!({}),
    }
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const NIGHT: &str = "2026-03-03T02:41:00+08:00";

async fn found(platform: &Platform, query: &str) -> Value {
    let path = format!("/price-findings{query}");
    platform.get("operator", &path).await.must(200)
}

fn kinds(page: &Value) -> Vec<&str> {
    let mut kinds: Vec<&str> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["kind"]["code"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    kinds
}

#[tokio::test]
async fn each_kind_of_oddity_is_found_and_goes_with_its_cause() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    let packs = |region, price, pack_ratio| Listed {
        pack_ratio,
        from: "2024-01-01",
        ..Listed::at(region, price)
    };
    let gap = Listed {
        from: "2024-01-01",
        ..Listed::at("51", "100").until("2026-02-20")
    };
    // Each of the first prices is near enough to the middle one to count at once.
    let middle = packs("33", "30", 1).of(PriceKind::Winning);
    let first = [packs("44", "90", 1), packs("33", "100", 10), middle, gap];
    platform.listed(&goods, &first).await;
    platform.wait_until(NIGHT);
    platform.settle().await;
    let page = found(&platform, "").await;
    assert_eq!(
        kinds(&page),
        [
            "few_provinces",
            "gap",
            "mixed_ratios",
            "stale",
            "wide_spread"
        ]
    );
    let spread = found(&platform, "?kind=wide_spread").await;
    let figures = &spread["items"][0]["figures"];
    assert_eq!(figures["lowest"], "10.0000");
    assert_eq!(figures["highest"], "90.0000");

    // A fresh price in two further provinces: more provinces, newer, and no gap in Sichuan.
    platform
        .listed(
            &goods,
            &[
                Listed {
                    from: "2026-03-03",
                    ..Listed::at("51", "40")
                },
                Listed {
                    from: "2026-03-03",
                    ..Listed::at("42", "40")
                },
            ],
        )
        .await;
    platform.wait_until("2026-03-04T02:41:00+08:00");
    platform.settle().await;
    let page = found(&platform, "").await;
    assert_eq!(kinds(&page), ["mixed_ratios", "wide_spread"]);
    let gone = found(&platform, "?state=gone").await;
    assert_eq!(kinds(&gone), ["few_provinces", "gap", "stale"]);
}

#[tokio::test]
async fn a_sudden_change_is_found_and_what_is_dismissed_does_not_come_back() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    let provinces = ["11", "12", "13"].map(|region| Listed {
        from: "2026-01-01",
        ..Listed::at(region, "100")
    });
    platform.listed(&goods, &provinces).await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let fallen = Listed {
        from: "2026-03-02",
        ..Listed::at("44", "60")
    };
    platform.listed(&goods, &[fallen]).await;
    platform.wait_until(NIGHT);
    platform.settle().await;
    let page = found(&platform, "").await;
    assert_eq!(kinds(&page), ["sudden_change"]);
    assert_eq!(page["items"][0]["weight"], "0.4");
    let id = page["items"][0]["id"].as_str().unwrap();

    let path = format!("/price-findings/{id}/dismissal");
    let empty = platform
        .post("operator", &path, json!({ "note": " " }))
        .await;
    assert_eq!(empty.problem().0, 422);
    let note = json!({ "note": "已核对原公告，属实" });
    let dismissed = platform.post("operator", &path, note.clone()).await;
    assert_eq!(dismissed.status, 204);
    let twice = platform.post("operator", &path, note).await;
    assert_eq!(twice.problem().0, 404);
    platform.wait_until("2026-03-04T02:41:00+08:00");
    platform.settle().await;
    assert_eq!(found(&platform, "").await["total"], 0);
    assert_eq!(found(&platform, "?state=dismissed").await["total"], 1);
    let summary = platform
        .get("bureau", "/price-findings/summary")
        .await
        .must(200);
    assert_eq!(summary["items"], json!([]));
}

#[tokio::test]
async fn a_rule_shows_its_impact_before_it_takes_effect() {
    let platform = Platform::start(MONDAY).await;
    let impact = |key: &str, value: &str| {
        let path = format!("/rules/{key}/impact?value={value}&effective_from=2026-03-02");
        let platform = &platform;
        async move { platform.get("operator", &path).await }
    };
    let term = impact("bargaining.answer_term", "3").await.must(200);
    let first = &term["consequences"][0];
    assert_eq!(
        (&first["before"], &first["after"]),
        (&json!("2026-03-09"), &json!("2026-03-05"))
    );
    let effect = impact("pricing.change_effect", "next_month")
        .await
        .must(200);
    let first = &effect["consequences"][0];
    assert_eq!(
        (&first["before"], &first["after"]),
        (&json!("2026-03-03"), &json!("2026-04-01"))
    );
    assert_eq!(
        impact("pricing.change_effect", "someday").await.problem().0,
        422
    );
    assert_eq!(impact("no.such_rule", "1").await.problem().0, 404);
    let past = "/rules/bargaining.answer_term/impact?value=3&effective_from=2026-03-01";
    assert_eq!(platform.get("operator", past).await.problem().0, 422);
}

/// Few products are looked up one by one, many are met in the order of the list: both show what a comparison shows.
#[tokio::test]
async fn a_part_of_a_name_finds_the_same_of_few_products_and_of_many() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let client = tests::cluster::connect(platform.config()).await;
    let filled = client
        .batch_execute(
            "insert into product (code, name, manufacturer, base_unit, sales_unit, pack_ratio, created_at, changed_at)
            select 'C' || lpad(n::text, 19, '0'), case when n = 7 then '纯度50%导管' else '普通导管' || n end,
                (select min(manufacturer) from product), '个', '个', 1, now(), now()
            from generate_series(1, 10002) as n;
            insert into price_finding (kind, product, weight, figures, found_on)
            select 'stale', id, id, '{}', '2026-03-01' from product where name like '%导管%'",
        )
        .await;
    filled.unwrap();
    for (part, total) in [
        ("导管", 10_000),
        ("管7", 1_110),
        ("50%", 1),
        ("%", 1),
        ("_", 0),
        ("通导管10002", 1),
        ("管普", 0),
        ("C0000000000000000001", 1),
        ("C000000000000000000", 9),
        ("0000000001", 0),
    ] {
        let wanted = part.replace('%', "%25");
        let page = found(&platform, &format!("?q={wanted}&limit=3")).await;
        let is_exact = part != "导管";
        assert_eq!(
            (&page["total"], &page["total_is_exact"]),
            (&json!(total), &json!(is_exact)),
            "{part}"
        );
        let shown = page["items"].as_array().unwrap();
        let codes: Vec<&str> = shown
            .iter()
            .map(|one| one["code"].as_str().unwrap())
            .collect();
        let by_comparison = client
            .query(
                "select code from product where (strpos(name, $1) > 0 or left(code, length($1)) = $1) and name like '%导管%'
                order by id desc limit 3",
                &[&part],
            )
            .await
            .unwrap();
        let right: Vec<&str> = by_comparison.iter().map(|row| row.get(0)).collect();
        assert_eq!(codes, right, "{part}");
    }
}

#[tokio::test]
async fn a_renamed_product_is_found_by_its_new_name_in_every_list_and_by_its_code() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    let declared = declaration(product, "44", "95");
    let _declared = platform
        .post("maker", "/declarations", declared)
        .await
        .must(201);
    platform.wait_until(NIGHT);
    platform.settle().await;
    let mut goods = Goods::number(1);
    let (code, old) = (goods.code.clone(), goods.name.clone());
    let totals = async |part: &str| {
        let mut totals = Vec::new();
        for (account, list) in [
            (HOSPITAL, "invitations"),
            ("operator", "invitations"),
            ("operator", "price-findings"),
            ("operator", "price-changes"),
        ] {
            let page = platform.get(account, &format!("/{list}?q={part}")).await;
            totals.push(page.must(200)["total"].as_i64());
        }
        totals
    };
    // Two things are odd about its price.
    let (found, none) = ([Some(1), Some(1), Some(2), Some(1)], [Some(0); 4]);
    assert_eq!(totals(&old).await, found);
    goods.name = "一次性使用球囊扩张导管".to_owned();
    platform.product(&goods).await;
    assert_eq!(totals(&old).await, none);
    // Two neighbours that the name has, but not one after the other.
    assert_eq!(totals("球囊导管").await, none);
    for part in [&goods.name[..], "球囊扩张", "囊", &code[..], &code[..6]] {
        assert_eq!(totals(part).await, found, "{part}");
    }
}
