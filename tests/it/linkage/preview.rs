//! What an operator is shown of a list before anything happens.

use domain::{ProductId, linkage};
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{
    MONDAY, amend, changing, limit, linked, listing, path, preview, previewed, publicity_of,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_list_previews_its_changes_and_moves_nothing() {
    let platform = Platform::start(MONDAY).await;
    let (products, list) = changing(&platform).await;
    let import = format!("/imports/{}", list["import_id"].as_str().unwrap());
    let import = platform.get("operator", &import).await.must(200);
    let counts = &import["counts"];
    let counts = ["accepted", "unchanged", "no_hit", "error"].map(|name| counts[name].clone());
    assert_eq!(counts, [4, 2, 1, 1]);
    let of_list = ["state", "rows", "unchanged"].map(|name| list[name].clone());
    assert_eq!(of_list, [json!("draft"), json!(4), json!(2)]);

    let summary = preview(&platform, &list).await;
    for change in ["falls", "rises", "appearances", "vanishings"] {
        assert_eq!(summary[change], 1, "{change}: {summary}");
    }
    assert_eq!(summary["limits_changed_since"], 0);
    assert_eq!(summary["publicity_ends_on"], "2026-03-09");
    let foreseen = previewed(&platform, &list, "products").await;
    let shown: Vec<_> = foreseen
        .iter()
        .map(|one| {
            [
                &one["change"],
                &one["before"],
                &one["after"],
                &one["percent"],
            ]
        })
        .map(|shown| shown.map(|value| value.as_str().unwrap_or("-").to_owned()))
        .collect();
    assert_eq!(
        shown,
        [
            ["falls", "100.00", "92.00", "-8.0"],
            ["rises", "110.00", "130.00", "18.2"],
            ["appears", "-", "200.00", "-"],
            ["vanishes", "70.00", "-", "-"],
        ]
    );
    assert_eq!(foreseen[0]["effective_on"], "2026-03-10");
    assert_eq!(foreseen[0]["region"]["code"], "33");
    let only = path(&list, "/preview/products?change=rises");
    assert_eq!(platform.get("operator", &only).await.must(200)["total"], 1);
    let sheet = path(&list, "/preview/products?format=xlsx");
    assert_eq!(platform.get("operator", &sheet).await.status, 200);
    assert_eq!(limit(&platform, products[0]).await, "100.00");
    // The manufacturers see nothing of a draft, neither the list nor a row.
    let rows = platform.get("operator", "/price-changes").await.must(200);
    let row = format!(
        "/price-changes/{}",
        rows["items"][0]["id"].as_str().unwrap()
    );
    assert_eq!(platform.get("maker", &row).await.status, 404);
    let of_maker = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(
        (&of_maker["total"], &of_maker["items"]),
        (&json!(0), &json!([]))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_largest_moves_come_first_and_are_counted_by_parts_of_a_scale() {
    let platform = Platform::start(MONDAY).await;
    let (_, list) = changing(&platform).await;
    let summary = preview(&platform, &list).await;
    for (sort, first, last) in [
        ("percent", "falls", "vanishes"),
        ("-percent", "rises", "vanishes"),
    ] {
        let mut changes = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = format!("/preview/products?sort={sort}&limit=1{cursor}");
            let page = platform
                .get("operator", &path(&list, &page))
                .await
                .must(200);
            changes.push(page["items"][0]["change"].as_str().unwrap().to_owned());
            let Some(next) = page["next"].as_str() else {
                break;
            };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(changes.len(), 4, "{sort}: {changes:?}");
        assert_eq!(
            (changes[0].as_str(), changes[3].as_str()),
            (first, last),
            "{sort}"
        );
    }
    let moves = summary["moves"].as_array().unwrap().iter();
    let moves: Vec<_> = moves.filter(|part| part["products"] != 0).collect();
    assert_eq!(
        moves,
        [
            &json!({"from": -10, "to": 0, "products": 1}),
            &json!({"from": 10, "to": 30, "products": 1}),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_names_invitations_that_would_be_superseded_and_goes_stale() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let other = platform.capped(2, "100").await;
    let overtaken = platform.invited(HOSPITAL, product, "95").await;
    let _low = platform.invited("hospital2", product, "91").await;
    let _other = platform.invited(HOSPITAL, other, "95").await;
    let list = linked(&platform, &listing(1, "33", "92")).await;
    assert_eq!(preview(&platform, &list).await["invitations"], 1);
    let found = previewed(&platform, &list, "invitations").await;
    assert_eq!(found[0]["id"], overtaken["id"]);
    assert_eq!(found[0]["limit_after"], "92.00");
    let sheet = path(&list, "/preview/invitations?format=xlsx");
    assert_eq!(platform.get("operator", &sheet).await.status, 200);

    platform
        .listed(&Goods::number(2), &[Listed::at("11", "99")])
        .await;
    assert_eq!(preview(&platform, &list).await["limits_changed_since"], 0);
    platform
        .listed(&Goods::number(1), &[Listed::at("11", "90")])
        .await;
    assert_eq!(preview(&platform, &list).await["limits_changed_since"], 1);
    let again = path(&list, "/preview");
    let requested = platform.post("operator", &again, json!({})).await.must(202);
    assert_eq!(requested["state"], "preparing");
    let early = publicity_of(&platform, &list).await;
    assert_eq!(early.problem(), (409, "linkage-preview-preparing"));
    platform.settle().await;
    let fresh = preview(&platform, &list).await;
    assert_eq!(
        (&fresh["limits_changed_since"], &fresh["falls"]),
        (&json!(0), &json!(0))
    );
}

/// Enters hospitals that pay a price for a product and prove it.
async fn hospitals_pay(platform: &Platform, count: usize, product: ProductId, price: &str) {
    for hospital in platform.hospitals(count).await {
        platform.proves(&hospital, product, price).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_hospitals_prices_above_only_their_number_is_shown_and_only_from_five_up() {
    let platform = Platform::start(MONDAY).await;
    let few = platform.capped(1, "100").await;
    let many = platform.capped(2, "100").await;
    hospitals_pay(&platform, 4, few, "97.1357").await;
    hospitals_pay(&platform, 5, many, "97.2468").await;
    hospitals_pay(&platform, 3, many, "91.1111").await;
    platform.settle().await;
    let rows = listing(1, "33", "92") + &listing(2, "33", "92");
    let list = linked(&platform, &rows).await;
    let summary = preview(&platform, &list).await;
    assert_eq!(summary["prices_above"], 5);
    assert_eq!(summary["prices_above_from"], 5);
    let products = previewed(&platform, &list, "products").await;
    assert_eq!(products[0]["hospitals_above"], Value::Null);
    assert_eq!(products[1]["hospitals_above"], 5);
    let above = previewed(&platform, &list, "hospital-prices").await;
    assert_eq!(above.len(), 1);
    assert_eq!(above[0]["product"]["id"], many.to_string());
    let shown = json!([summary, products, above]).to_string();
    for secret in ["97.1357", "97.2468", "91.1111", "另一医院"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preparation_killed_in_the_middle_goes_on_and_finds_the_same() {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..=25).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    platform
        .listed_alike(&goods, &[Listed::at("44", "100")])
        .await;
    let _pending = platform.invited(HOSPITAL, products[3], "95").await;
    let mut rows = String::new();
    for number in 1..=25 {
        let price = if number % 2 == 0 { "90" } else { "101" };
        rows += &listing(number, "33", price);
    }
    let list = linked(&platform, &rows).await;
    let made = preview(&platform, &list).await;
    let found = previewed(&platform, &list, "products").await;
    assert_eq!((&made["falls"], found.len()), (&json!(12), 12));

    let again = path(&list, "/preview");
    let _requested = platform.post("operator", &again, json!({})).await.must(202);
    let ground = platform.app.ground();
    // One connection: what a killed step held is given back before the next one looks for it.
    let mut connection = ground.db.get().await.unwrap();
    for step in 0..4 {
        let tx = connection.transaction().await.unwrap();
        let moment = ground.moment();
        let done = linkage::prepare_preview(&tx, &moment, 7).await.unwrap();
        assert!(0 < done);
        // Every other step is killed before its end.
        if step % 2 == 0 {
            tx.commit().await.unwrap();
        } else {
            drop(tx);
        }
    }
    let half = platform.get("operator", &again).await.must(200);
    assert_eq!(
        (&half["state"], &half["rows_done"]),
        (&json!("preparing"), &json!(14)),
        "{half}"
    );
    platform.settle().await;
    assert_eq!(preview(&platform, &list).await, made);
    assert_eq!(previewed(&platform, &list, "products").await, found);
    assert_eq!(previewed(&platform, &list, "invitations").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn concluded_prices_that_the_limits_would_end_are_named_where_the_rule_ends_them() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let concluded = platform.invite(HOSPITAL, product, "100").await.must(201);
    assert_eq!(concluded["state"], "confirmed");
    let list = linked(&platform, &listing(1, "33", "92")).await;
    let summary = preview(&platform, &list).await;
    assert_eq!(summary["concluded"], 0, "they stay: {summary}");
    assert_eq!(
        previewed(&platform, &list, "concluded-prices").await,
        Vec::<Value>::new()
    );
    amend(&platform, "bargaining.concluded_above_limit", "end").await;
    let again = platform
        .post("operator", &path(&list, "/preview"), json!({}))
        .await;
    assert_eq!(again.status, 202, "{}", again.body);
    platform.settle().await;
    let summary = preview(&platform, &list).await;
    assert_eq!(summary["concluded"], 1, "{summary}");
    // Ten boxes of ten at 100.
    assert_eq!(summary["concluded_amount"], "10000", "{summary}");
    assert_eq!(summary["invitations"], 0, "{summary}");
    let named = previewed(&platform, &list, "concluded-prices").await;
    assert_eq!(named.len(), 1);
    assert_eq!(named[0]["number"], concluded["number"]);
    assert_eq!(
        (&named[0]["price"], &named[0]["limit_after"]),
        (&json!("100.00"), &json!("92.00"))
    );
    assert_eq!(
        previewed(&platform, &list, "invitations").await,
        Vec::<Value>::new()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_far_from_the_limit_is_pointed_out_in_its_list() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        platform.capped(number, "90").await;
    }
    let rows = listing(1, "33", "29.9999") + &listing(2, "33", "30") + &listing(3, "33", "900");
    let list = linked(&platform, &rows).await;
    let path = format!("/imports/{}", list["import_id"].as_str().unwrap());
    let import = platform.get("operator", &path).await.must(200);
    let warned = import["warned"].as_array().unwrap();
    let far = warned
        .iter()
        .find(|one| one["kind"] == "price-far-from-limit");
    assert_eq!(far.unwrap()["rows"], 2, "{import}");
}
