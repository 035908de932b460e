//! The program killed in the middle: whatever it acknowledged exists, once, with its event.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use domain::ProductId;
use serde_json::json;
use tests::{Goods, HOSPITAL, Listed, Platform, Program, cluster};

/// How often the program is killed.
const KILLS: u32 = 50;

/// Invitations acknowledged at least before each kill, which then hits one of the next.
const ACKNOWLEDGED_EACH: u32 = 5;

/// Clients that send invitations at the same time.
const CLIENTS: usize = 4;

/// Products to invite for; each takes one open invitation.
const PRODUCTS: u32 = 4_000;

/// The state shared by the clients.
struct Load {
    base: String,
    token: String,
    products: Vec<ProductId>,
    next: AtomicU32,
    acknowledged: AtomicU32,
    over: AtomicBool,
}

/// Sends invitations one after the other, each until it is answered; returns the acknowledged ones by key.
async fn send(load: Arc<Load>) -> BTreeMap<String, String> {
    let client = tests::client()
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    let mut acknowledged = BTreeMap::new();
    while !load.over.load(Ordering::SeqCst) {
        let index = usize::try_from(load.next.fetch_add(1, Ordering::SeqCst)).unwrap();
        let Some(product) = load.products.get(index) else {
            break;
        };
        let key = format!("key-{index}");
        let offer = json!({
            "product_id": product.to_string(), "price": "90", "quantity": 1, "note": "",
        });
        loop {
            let request = client
                .post(format!("{}/api/v1/invitations", load.base))
                .bearer_auth(&load.token)
                .header("idempotency-key", &key)
                .json(&offer);
            match request.send().await {
                Ok(answer) if answer.status() == 201 => {
                    let Ok(body) = answer.json::<serde_json::Value>().await else {
                        continue;
                    };
                    acknowledged.insert(key.clone(), body["id"].as_str().unwrap().to_owned());
                    load.acknowledged.fetch_add(1, Ordering::SeqCst);
                    break;
                }
                Ok(answer) => assert_eq!(answer.status(), 503, "{key}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            }
            if load.over.load(Ordering::SeqCst) {
                break;
            }
        }
    }
    acknowledged
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_fifty_times_under_load_it_has_every_acknowledged_invitation_once() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let program = Program::on(&platform).await;
    let products = lay_out(&platform).await;
    let load = Arc::new(Load {
        base: program.base(),
        token: platform.token(HOSPITAL).to_owned(),
        products,
        next: AtomicU32::new(0),
        acknowledged: AtomicU32::new(0),
        over: AtomicBool::new(false),
    });
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| tokio::spawn(send(Arc::clone(&load))))
        .collect();
    for kill in 0..KILLS {
        let mut child = program.start();
        let enough = load.acknowledged.load(Ordering::SeqCst) + ACKNOWLEDGED_EACH;
        while load.acknowledged.load(Ordering::SeqCst) < enough {
            child.must_run();
            tokio::time::sleep(Duration::from_millis(1 + u64::from(kill % 5))).await;
        }
        child.kill();
    }
    load.over.store(true, Ordering::SeqCst);
    let mut acknowledged = BTreeMap::new();
    for client in clients {
        acknowledged.extend(client.await.unwrap());
    }
    let least = usize::try_from(KILLS * ACKNOWLEDGED_EACH).unwrap();
    assert!(
        least <= acknowledged.len(),
        "{} acknowledged",
        acknowledged.len()
    );
    check(&platform, &acknowledged).await;
}

async fn lay_out(platform: &Platform) -> Vec<ProductId> {
    let goods: Vec<Goods> = (1..=PRODUCTS).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    platform
        .listed_alike(&goods, &[Listed::at("44", "100")])
        .await;
    products
}

async fn check(platform: &Platform, acknowledged: &BTreeMap<String, String>) {
    let client = cluster::connect(platform.config()).await;
    let query = "select idempotency_key, invitation.id::text, count(event.id) \
        from invitation left join event on event.subject_kind = 'invitation' \
        and event.subject_id = invitation.id::text group by 1, 2";
    let rows = client.query(query, &[]).await.unwrap();
    let mut stored = BTreeMap::new();
    for row in rows {
        let (key, id, events): (String, String, i64) = (row.get(0), row.get(1), row.get(2));
        assert_eq!(events, 1, "{key} has one event");
        assert_eq!(stored.insert(key, id), None, "one invitation for a key");
    }
    for (key, id) in acknowledged {
        assert_eq!(stored.get(key), Some(id), "{key} was acknowledged");
    }
}
