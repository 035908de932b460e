//! The list of invitations.

use std::cmp::Reverse;

use domain::database::TOTALS_EXACT_TO;
use tests::{Goods, HOSPITAL, Platform};

use super::MONDAY;

#[tokio::test]
async fn invitations_come_in_the_requested_order_page_by_page() {
    let platform = Platform::start(MONDAY).await;
    let mut sent = Vec::new();
    // The third one is at the limit: confirmed at once, it has no deadline.
    for (number, day, price) in [(1, 2, "90"), (2, 4, "91"), (3, 5, "100"), (4, 6, "92")] {
        platform.wait_until(&format!("2026-03-0{day}T10:00:00+08:00"));
        let product = platform.capped(number, "100").await;
        let invitation = platform.invited(HOSPITAL, product, price).await;
        sent.push(invitation["id"].as_str().unwrap().to_owned());
    }
    let walk = async |sort: &str| {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/invitations?limit=1{sort}{cursor}");
            let page = platform.get(HOSPITAL, &path).await.must(200);
            let id = page["items"][0]["id"].as_str().unwrap();
            seen.push(sent.iter().position(|sent| sent == id).unwrap() + 1);
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return seen,
            }
        }
    };
    assert_eq!(walk("").await, [4, 3, 2, 1]);
    assert_eq!(walk("&sort=-sent_at").await, [4, 3, 2, 1]);
    assert_eq!(walk("&sort=sent_at").await, [1, 2, 3, 4]);
    assert_eq!(walk("&sort=due_at").await, [1, 2, 4, 3]);
    assert_eq!(walk("&sort=-due_at").await, [4, 2, 1, 3]);
    let first = platform.get(HOSPITAL, "/invitations?limit=1&sort=due_at");
    let next = first.await.must(200)["next"].as_str().unwrap().to_owned();
    for wrong in [
        format!("/invitations?cursor={next}"),
        format!("/invitations?sort=-due_at&cursor={next}"),
        "/invitations?sort=price".to_owned(),
    ] {
        let refused = platform.get(HOSPITAL, &wrong).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{wrong}");
    }
}

/// What a list is asked for, and by whom.
struct Filtered {
    caller: &'static str,
    states: &'static [&'static str],
    sort: &'static str,
    name_part: Option<&'static str>,
    due_before: Option<&'static str>,
}

struct Stored {
    id: String,
    hospital: &'static str,
    maker: &'static str,
    name: String,
    state: &'static str,
    sent_at: String,
    due_at: Option<String>,
}

const STATES: [&str; 5] = ["pending", "confirmed", "refused", "withdrawn", "lapsed"];

/// 120 invitations of two hospitals and two manufacturers: every state, several sent at one instant, some without a deadline.
async fn years(platform: &Platform) -> Vec<Stored> {
    let client = tests::cluster::connect(platform.config()).await;
    let mut stored = Vec::new();
    for number in 0..120_u32 {
        let maker = if number % 3 == 0 { "maker2" } else { "maker" };
        let mut goods = Goods::number(number + 1);
        goods.name = format!(
            "{}导管{number}",
            if number % 4 == 0 { "覆膜" } else { "普通" }
        );
        goods.manufacturer = if maker == "maker" {
            goods.manufacturer
        } else {
            "乙医疗器械有限公司".to_owned()
        };
        let product = platform.product(&goods).await;
        let hospital = if number % 5 == 0 {
            "hospital2"
        } else {
            HOSPITAL
        };
        let state = STATES[usize::try_from(number).unwrap() * 7 % STATES.len()];
        let row = client
            .query_one(
                "insert into invitation (id, number, hospital, manufacturer, product, price, quantity, state, sent_at,
                    sent_by, due_at, due_is_provisional, due_from, calendar_version, decided_at, decided_by)
                 select gen_random_uuid(), 'N' || $1::integer, sender.organisation, product.manufacturer, product.id, 9, 1, $2,
                    timestamptz '2025-03-01 09:00+08' + ($1 / 3) * interval '1 day', sender.id,
                    case when $2 <> 'confirmed' then timestamptz '2025-03-09 00:00+08' + ($1 / 2) * interval '1 day' end, $2 = 'pending',
                    date '2025-03-01', 1, case when $2 <> 'pending' then now() end, case when $2 <> 'pending' then 'manufacturer' end
                 from product, account sender
                 where product.id = $3 and sender.account = $4
                 returning id::text, sent_at::text, due_at::text",
                &[&i32::try_from(number).unwrap(), &state, &product.0, &hospital],
            )
            .await
            .unwrap();
        stored.push(Stored {
            id: row.get(0),
            hospital,
            maker,
            name: goods.name,
            state,
            sent_at: row.get(1),
            due_at: row.get(2),
        });
    }
    let pairs = "insert into invited_product (hospital, product, manufacturer)
        select distinct hospital, product, manufacturer from invitation on conflict do nothing";
    client.batch_execute(pairs).await.unwrap();
    stored
}

impl Filtered {
    /// What the list must show, worked out from all of them.
    fn expected(&self, stored: &[Stored]) -> Vec<String> {
        let shows = |one: &&Stored| {
            (self.caller == "operator" || [one.hospital, one.maker].contains(&self.caller))
                && (self.states.is_empty() || self.states.contains(&one.state))
                && self.name_part.is_none_or(|part| one.name.contains(part))
                && self
                    .due_before
                    .is_none_or(|end| one.due_at.as_deref().is_some_and(|due_at| due_at < end))
        };
        let mut found: Vec<&Stored> = stored.iter().filter(shows).collect();
        match self.sort {
            "sent_at" => found.sort_by_key(|one| (&one.sent_at, &one.id)),
            "due_at" => found.sort_by_key(|one| (one.due_at.is_none(), &one.due_at, &one.id)),
            "-due_at" => found
                .sort_by_key(|one| (one.due_at.is_none(), Reverse(&one.due_at), Reverse(&one.id))),
            _ => found.sort_by_key(|one| Reverse((&one.sent_at, &one.id))),
        }
        found.into_iter().map(|one| one.id.clone()).collect()
    }

    fn path(&self) -> String {
        let mut path = format!("/invitations?limit=7&sort={}", self.sort);
        if !self.states.is_empty() {
            path += &format!("&state={}", self.states.join(","));
        }
        if let Some(part) = self.name_part {
            path += &format!("&q={}", percent(part));
        }
        if let Some(end) = self.due_before {
            path += &format!(
                "&due_before={}",
                percent(&end.replace(' ', "T").replace("+08", "+08:00"))
            );
        }
        path
    }
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Every caller, states, order and one more filter.
fn everything() -> Vec<Filtered> {
    let states: [&[&str]; 4] = [
        &[],
        &["pending"],
        &["lapsed", "refused", "lapsed"],
        &["superseded"],
    ];
    let mut wanted = Vec::new();
    for caller in [
        "hospital",
        "hospital2",
        "maker",
        "maker2",
        "operator",
        "distributor",
    ] {
        for states in states {
            for sort in ["-sent_at", "sent_at", "due_at", "-due_at"] {
                for name_part in [None, Some("覆膜"), Some("管1"), Some("丁腈")] {
                    wanted.push(Filtered {
                        caller,
                        states,
                        sort,
                        name_part,
                        due_before: None,
                    });
                }
                let due_before = Some("2025-04-01 00:00:00+08");
                wanted.push(Filtered {
                    caller,
                    states,
                    sort,
                    name_part: None,
                    due_before,
                });
            }
        }
    }
    wanted
}

#[tokio::test]
async fn every_filter_in_every_order_shows_each_row_once_on_its_page() {
    let platform = Platform::start(MONDAY).await;
    let stored = years(&platform).await;
    for wanted in everything() {
        let expected = wanted.expected(&stored);
        let (path, mut seen, mut cursor) = (wanted.path(), Vec::new(), String::new());
        loop {
            let page = platform
                .get(wanted.caller, &format!("{path}{cursor}"))
                .await
                .must(200);
            assert_eq!(page["total"], expected.len(), "{} {path}", wanted.caller);
            let items = page["items"].as_array().unwrap();
            seen.extend(
                items
                    .iter()
                    .map(|one| one["id"].as_str().unwrap().to_owned()),
            );
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, expected, "{} {path}", wanted.caller);
    }
    let one = platform
        .get("hospital", "/invitations?q=N1")
        .await
        .must(200);
    assert_eq!(
        (one["total"].as_u64(), &one["items"][0]["id"]),
        (Some(1), &stored[1].id.clone().into())
    );
    let others = platform
        .get("hospital2", "/invitations?q=N1")
        .await
        .must(200);
    assert_eq!(others["total"], 0);
}

#[tokio::test]
async fn a_total_is_exact_up_to_ten_thousand_rows_and_not_beyond() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    let bound = client
        .query_one("select totals_exact_to()", &[])
        .await
        .unwrap();
    assert_eq!(bound.get::<_, i64>(0), TOTALS_EXACT_TO);
    let product = platform.capped(1, "100").await;
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    let messages = "insert into message (position, account, organisation, at, kind, subject_kind, subject_id, data)
        select n, account, organisation, at, kind, subject_kind, subject_id, data
        from (select * from message where kind = 'invitation-sent' limit 1) as one, generate_series($1::bigint, $2::bigint) n";
    let total = async || {
        let page = platform.get("maker", "/messages?limit=1").await.must(200);
        (
            page["total"].as_i64().unwrap(),
            page["total_is_exact"].as_bool().unwrap(),
        )
    };
    let (before, _) = total().await;
    client
        .execute(
            messages,
            &[&1_000_000_i64, &(1_000_000 + TOTALS_EXACT_TO - before - 1)],
        )
        .await
        .unwrap();
    assert_eq!(total().await, (TOTALS_EXACT_TO, true));
    client
        .execute(messages, &[&2_000_000_i64, &2_000_500_i64])
        .await
        .unwrap();
    assert_eq!(total().await, (TOTALS_EXACT_TO, false));
}
