//! The numbers kept beside a manufacturer's answers equal the answers, whatever happens in whatever order.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, Listed, Platform, cluster};
use tokio_postgres::Client;

use super::{MONDAY, progress};

const CLASSES: [&str; 3] = ["", "03", "14"];

/// Six products of two classes, four of `maker` and two of `maker2`.
async fn of_two_classes(platform: &Platform) -> Vec<(&'static str, ProductId)> {
    let all: Vec<Goods> = (1..=6)
        .map(|number| {
            let class = if number % 2 == 0 { "03" } else { "14" };
            let goods = Goods::number(number);
            Goods {
                code: goods.code.replacen("C14", &format!("C{class}"), 1),
                manufacturer: if number <= 4 {
                    goods.manufacturer
                } else {
                    "乙医疗器械有限公司".to_owned()
                },
                ..goods
            }
        })
        .collect();
    let ids = platform.products(&all).await;
    platform
        .listed_alike(&all, &[Listed::at("44", "100")])
        .await;
    let makers = ["maker", "maker", "maker", "maker", "maker2", "maker2"];
    makers.into_iter().zip(ids).collect()
}

/// Opens a collection of every class.
async fn open_all(platform: &Platform) -> String {
    let body = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let made = platform.post("operator", "/campaigns", body).await;
    format!("/campaigns/{}", made.must(201)["id"].as_str().unwrap())
}

/// Each duty with its numbers, and what the rows say.
async fn counted(client: &Client) -> Vec<(i64, i64, (i64, i64), (i64, i64))> {
    let query = "select duty.campaign, duty.manufacturer, duty.products, duty.answered,
            (select count(*) from product where product.manufacturer = duty.manufacturer
                and product.category_code like campaign.category || '%'),
            (select count(*) from campaign_answer answer join product on product.id = answer.product
                where answer.campaign = duty.campaign and answer.manufacturer = duty.manufacturer
                    and product.category_code like campaign.category || '%')
        from campaign_manufacturer duty
        join campaign on campaign.id = duty.campaign
        order by duty.campaign, duty.manufacturer";
    let rows = client.query(query, &[]).await.unwrap();
    let row = |row: &tokio_postgres::Row| {
        let figures = (row.get(2), row.get(3));
        (row.get(0), row.get(1), figures, (row.get(4), row.get(5)))
    };
    rows.iter().map(row).collect()
}

#[tokio::test]
async fn a_declaration_taken_back_after_the_class_was_corrected_lowers_no_other_count() {
    let platform = Platform::start(MONDAY).await;
    let products = of_two_classes(&platform).await;
    let path = open_all(&platform).await;
    let declared = async |product: ProductId| {
        let body = tests::declaration(product, "33", "95");
        let made = platform.post("maker", "/declarations", body).await;
        made.must(201)["id"].as_str().unwrap().to_owned()
    };
    let (of_14, of_03) = (products[0].1, products[1].1);
    let taken = declared(of_14).await;
    let _stays = declared(of_03).await;
    let to = async |class: &str| {
        let body = json!({"category": class, "reason": "范围有误"});
        let path = format!("{path}/correction");
        let _corrected = platform.post("operator", &path, body).await.must(200);
    };
    to("03").await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
    let withdraw = format!("/declarations/{taken}/withdrawal");
    let withdrawn = platform.post("maker", &withdraw, json!({})).await;
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.body);
    assert_eq!(
        progress(&platform, "maker", &path).await,
        (2, 1),
        "of another class"
    );
    to("14").await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 0));
    to("").await;
    assert_eq!(progress(&platform, "maker", &path).await, (4, 1));
}

/// The same choices for the same seed (Knuth's linear congruence, its upper half).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// One act of anybody who may; refused ones change nothing.
async fn act(
    platform: &Platform,
    chance: &mut Chance,
    path: &str,
    products: &[(&'static str, ProductId)],
    declared: &mut Vec<(&'static str, String)>,
) -> String {
    let reason = |mut body: Value| {
        body["reason"] = json!("有误");
        body
    };
    let (who, product) = products[chance.below(products.len())];
    match chance.below(20) {
        0..8 => {
            let price = format!("{}", 60 + chance.below(40));
            let body = tests::declaration(product, "33", &price);
            let made = platform.post(who, "/declarations", body).await;
            if let Some(id) = made.body["id"].as_str() {
                declared.push((who, id.to_owned()));
            }
            format!("{who} declares {product}: {}", made.status)
        }
        8..13 if !declared.is_empty() => {
            let (who, id) = declared.swap_remove(chance.below(declared.len()));
            let path = format!("/declarations/{id}/withdrawal");
            let reply = platform.post(who, &path, json!({})).await;
            format!("{who} takes back {id}: {}", reply.status)
        }
        13..14 => {
            let body = json!({"product_ids": [product.to_string()]});
            let reply = platform
                .post(who, &format!("{path}/confirmations"), body)
                .await;
            format!("{who} confirms {product}: {}", reply.status)
        }
        14..15 => {
            let day = format!("2026-03-{}", 21 + chance.below(11));
            let body = reason(json!({ "due_on": day }));
            let reply = platform
                .post("operator", &format!("{path}/extension"), body)
                .await;
            format!("extended to {day}: {}", reply.status)
        }
        _ => {
            let class = CLASSES[chance.below(CLASSES.len())];
            let body = reason(json!({ "category": class }));
            let reply = platform
                .post("operator", &format!("{path}/correction"), body)
                .await;
            format!("corrected to {class:?}: {}", reply.status)
        }
    }
}

#[tokio::test]
async fn counters_equal_counted_rows_after_any_sequence_of_acts() {
    for seed in 0..4 {
        let platform = Platform::start(MONDAY).await;
        let client = cluster::connect(platform.config()).await;
        let products = of_two_classes(&platform).await;
        let mut path = open_all(&platform).await;
        let mut chance = Chance(seed);
        let (mut done, mut declared) = (Vec::new(), Vec::new());
        for step in 0..60 {
            done.push(act(&platform, &mut chance, &path, &products, &mut declared).await);
            if step == 35 {
                let body = json!({"reason": "重新开启"});
                let stopped = platform
                    .post("operator", &format!("{path}/stop"), body)
                    .await;
                let _stopped = stopped.must(200);
                path = open_all(&platform).await;
                done.push("stopped and opened again".to_owned());
            }
            for (campaign, manufacturer, kept, rows) in counted(&client).await {
                let context = format!("seed {seed}, {campaign} of {manufacturer}: {done:#?}");
                assert_eq!(kept, rows, "{context}");
            }
        }
    }
}
