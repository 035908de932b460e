//! Pages of lists whose order moves while somebody reads them: what was in the list all along is shown exactly once.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};
use tokio_postgres::Client;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Listed prices of the things of each list, of which there are several pages of two.
const PRICES: [&str; 9] = [
    "200", "300", "400", "500", "600", "700", "800", "900", "150",
];

/// A list that is ordered by something that moves.
struct Moving {
    caller: &'static str,
    path: &'static str,
    /// What the things of it are known by.
    key: &'static str,
    /// Gives each thing a place of its own.
    enter: &'static str,
    /// Turns the order round.
    turn: &'static str,
}

const LISTS: [Moving; 10] = [
    Moving {
        caller: HOSPITAL,
        path: "/overpayments",
        key: "product_id",
        enter: "",
        turn: "update reference_limit set price = 1100 - price",
    },
    Moving {
        caller: HOSPITAL,
        path: "/overpayments?sort=-percent&q=导管",
        key: "product_id",
        enter: "",
        turn: "update reference_limit set price = 1100 - price",
    },
    Moving {
        caller: "operator",
        path: "/price-findings",
        key: "id",
        enter: "insert into price_finding (kind, product, weight, figures, found_on)
            select 'stale', id, row_number() over (order by id), '{}', '2026-03-01' from product",
        turn: "update price_finding set weight = 1000 - weight",
    },
    Moving {
        caller: "operator",
        path: "/price-findings?kind=stale&q=导管",
        key: "id",
        enter: "",
        turn: "update price_finding set weight = 1000 - weight",
    },
    Moving {
        caller: "maker",
        path: "/invitations?sort=due_at",
        key: "id",
        enter: "update invitation set due_at = timestamptz '2026-04-01 00:00+08' + numbered.place * interval '1 day'
            from (select id, row_number() over (order by id) as place from invitation) as numbered
            where numbered.id = invitation.id",
        turn: "update invitation set due_at = timestamptz '2026-06-01 00:00+08' - (due_at - timestamptz '2026-04-01 00:00+08')",
    },
    Moving {
        caller: "operator",
        path: "/invitations?sort=-due_at&state=pending",
        key: "id",
        enter: "",
        turn: "update invitation set due_at = timestamptz '2026-06-01 00:00+08' - (due_at - timestamptz '2026-04-01 00:00+08')",
    },
    Moving {
        caller: HOSPITAL,
        path: "/invitations?sort=due_at&q=导管",
        key: "id",
        enter: "",
        turn: "update invitation set due_at = timestamptz '2026-06-01 00:00+08' - (due_at - timestamptz '2026-04-01 00:00+08')",
    },
    Moving {
        caller: "operator",
        path: "/platforms?sort=rows&region=44",
        key: "id",
        enter: "insert into listing_platform (name, folded, region, state, rows)
            select 'P' || number, 'p' || number, 44, 'seen', number from generate_series(1, 9) as number",
        turn: "update listing_platform set rows = 100 - rows where rows between 1 and 99",
    },
    Moving {
        caller: "operator",
        path: "/storage/organisations?kind=evidence",
        key: "organisation_id",
        enter: "insert into storage_use (organisation, kind, bytes)
            select id, 'evidence', row_number() over (order by id) from organisation
            on conflict (organisation, kind) do update set bytes = excluded.bytes",
        turn: "update storage_use set bytes = 1000 - bytes",
    },
    Moving {
        caller: "operator",
        path: "/expiring-certificates",
        key: "product_id",
        enter: "update product set certificate_expires_on = date '2026-03-10' + right(code, 2)::integer",
        turn: "update product
            set certificate_expires_on = date '2026-05-10' - (certificate_expires_on - date '2026-03-10')",
    },
];

/// Products that a hospital overpays and bargains for.
async fn things(platform: &Platform) {
    for (number, price) in (1..).zip(PRICES) {
        let goods = Goods {
            name: format!("一次性使用导管{number}"),
            ..Goods::number(number)
        };
        let product = platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", price)]).await;
        platform.pays(HOSPITAL, product, "2000").await;
        let _invitation = platform.invited(HOSPITAL, product, "10").await;
    }
}

async fn whole(platform: &Platform, list: &Moving) -> Vec<String> {
    let sign = if list.path.contains('?') { '&' } else { '?' };
    let path = format!("{}{sign}limit=200", list.path);
    keys(&platform.get(list.caller, &path).await.must(200), list)
}

fn keys(page: &Value, list: &Moving) -> Vec<String> {
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|item| item[list.key].as_str().unwrap().to_owned())
        .collect()
}

/// The list as pages of two show it while its order turns round after each.
async fn paged(platform: &Platform, client: &Client, list: &Moving) -> Vec<String> {
    let mut seen = Vec::new();
    let sign = if list.path.contains('?') { '&' } else { '?' };
    let first = format!("{}{sign}limit=2", list.path);
    let mut path = first.clone();
    loop {
        let page = platform.get(list.caller, &path).await.must(200);
        seen.extend(keys(&page, list));
        client.batch_execute(list.turn).await.unwrap();
        match page["next"].as_str() {
            Some(next) => path = format!("{first}&cursor={next}"),
            None => return seen,
        }
    }
}

#[tokio::test]
async fn what_is_in_a_list_all_along_is_seen_once_and_in_its_order_while_the_order_turns_round() {
    let platform = Platform::start(MONDAY).await;
    things(&platform).await;
    let client = tests::cluster::connect(platform.config()).await;
    for list in &LISTS {
        let entered = client.batch_execute(list.enter).await;
        entered.unwrap_or_else(|error| panic!("{}: {error:?}", list.path));
        let before = whole(&platform, list).await;
        assert!(3 < before.len(), "{}: {before:?}", list.path);
        client.batch_execute(list.turn).await.unwrap();
        let turned = whole(&platform, list).await;
        assert_ne!(before, turned, "{}: its order moves", list.path);
        assert_eq!(
            paged(&platform, &client, list).await,
            turned,
            "{}",
            list.path
        );
    }
}

#[tokio::test]
async fn a_cursor_of_another_filter_or_of_an_order_that_is_no_longer_kept_is_refused() {
    let platform = Platform::start(MONDAY).await;
    things(&platform).await;
    let client = tests::cluster::connect(platform.config()).await;
    let first = platform.get(HOSPITAL, "/overpayments?limit=2").await;
    let first = first.must(200);
    let next = first["next"].as_str().unwrap();
    let further = format!("/overpayments?limit=2&cursor={next}");
    assert_eq!(platform.get(HOSPITAL, &further).await.status, 200);
    for wrong in [
        format!("/overpayments?limit=2&sort=-percent&cursor={next}"),
        format!("/overpayments?limit=2&against=lowest&cursor={next}"),
    ] {
        let refused = platform.get(HOSPITAL, &wrong).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{wrong}");
    }
    // The same order is kept once, however often it is read.
    let again = platform.get(HOSPITAL, "/overpayments?limit=2").await;
    assert_eq!(again.must(200)["items"], first["items"]);
    let kept = "select count(*) from kept_list";
    let kept: i64 = client.query_one(kept, &[]).await.unwrap().get(0);
    assert_eq!(kept, 1);

    let older = "update kept_list set kept_at = kept_at - interval '25 hours'";
    client.batch_execute(older).await.unwrap();
    let run = platform
        .post("operator", "/jobs/tidy/runs", json!({}))
        .await;
    assert!(run.status < 300, "{:?}", run.body);
    let gone = platform.get(HOSPITAL, &further).await;
    assert_eq!(gone.problem(), (422, "invalid-fields"));
    assert!(gone.body.to_string().contains("第一页"), "{:?}", gone.body);
}
