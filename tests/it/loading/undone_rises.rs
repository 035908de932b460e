//! Who undoes a load decides on what it changed, not on what came after it: no limit rises by that without a change that is public.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, Platform, Reply, cluster};

use super::MONDAY;
use super::reversed::{reverse, waiting};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";

/// A row of region, price, first and last day.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str);

const OPEN: (&str, &str) = ("2026-01-01", "");

fn open<'a>(region: &'a str, price: &'a str) -> Row<'a> {
    (region, price, OPEN.0, OPEN.1)
}

/// Tries of loads and reversals of one product, each a minute after the other.
struct Tries {
    platform: Platform,
    product: ProductId,
    minutes: i64,
}

impl Tries {
    async fn begin() -> Self {
        let platform = Platform::start(MONDAY).await;
        let product = platform.product(&Goods::number(1)).await;
        Self {
            platform,
            product,
            minutes: 0,
        }
    }

    fn wait(&mut self) {
        self.minutes += 1;
        let at = chrono::DateTime::parse_from_rfc3339(MONDAY).unwrap();
        let at = at + chrono::TimeDelta::minutes(self.minutes);
        self.platform.wait_until(&at.to_rfc3339());
    }

    async fn load(&mut self, account: &str, rows: &[Row<'_>]) -> Value {
        self.wait();
        let rows = rows.iter().map(|(region, price, first, last)| {
            format!(
                "C14020315924063616500000001,{region},省平台{region},listing,{price},{first},{last},\n"
            )
        });
        let file = HEADER.to_owned() + &rows.collect::<String>();
        let kind = "listed-prices?again=true";
        self.platform
            .load(account, kind, "价格.csv", file.into())
            .await
    }

    /// What the reversal did, which its preview said before.
    async fn undo(&mut self, account: &str, import: &Value) -> Value {
        self.wait();
        let seen = reverse(&self.platform, account, import, true).await;
        let done = reverse(&self.platform, account, import, false).await;
        let (seen, done) = (seen.must(200), done.must(200));
        for figure in ["prices_withdrawn", "limits_raised", "limits_gone", "left"] {
            assert_eq!(seen[figure], done[figure], "{figure}: {seen} {done}");
        }
        done
    }

    async fn limit_on(&self, day: &str) -> Value {
        let path = format!("/products/{}/reference-limit?on={day}", self.product);
        self.platform.get("operator", &path).await.must(200)["limit"].clone()
    }

    /// The limits of today and of the first days of the next two months.
    async fn limits(&self) -> Value {
        let mut limits = Vec::new();
        for day in ["2026-03-02", "2026-04-01", "2026-05-01"] {
            limits.push(self.limit_on(day).await);
        }
        json!(limits)
    }

    async fn rises(&self) -> Vec<Value> {
        let path = "/price-changes?origin=rise&state=submitted";
        let held = self.platform.get("operator", path).await.must(200);
        held["items"].as_array().unwrap().clone()
    }

    async fn publicize(&self, account: &str, change: &Value) -> Reply {
        let body = json!({"action": "publicity", "ids": [change["id"]]});
        let path = "/price-changes/decisions";
        self.platform.post(account, path, body).await
    }

    /// Makes a change public and goes to the day on which its publicity is over.
    async fn announce(&self, account: &str, change: &Value) {
        let decided = self.publicize(account, change).await.must(200);
        let state = &decided["results"][0]["change"]["state"];
        assert_eq!(state, "publicized", "{decided}");
        self.platform.wait_until("2026-03-10T09:00:00+08:00");
        self.platform.settle().await;
    }

    async fn may_not_publicize(&self, account: &str, change: &Value) {
        let decided = self.publicize(account, change).await.must(200);
        let problem = &decided["results"][0]["problem"]["type"];
        assert_eq!(problem, "same-person", "{decided}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_rise_is_not_decided_on_by_undoing_what_it_is_to_replace() {
    let mut tries = Tries::begin().await;
    let first = tries.load("operator", &[open("44", "110")]).await;
    let rise = [
        ("44", "110", "2026-01-01", "2026-03-31"),
        ("44", "130", "2026-04-01", ""),
    ];
    tries.load("operator2", &rise).await;
    let same = json!(["110.00", "110.00", "110.00"]);
    assert_eq!(tries.limits().await, same);
    let done = tries.undo("operator2", &first).await;
    assert_eq!(tries.limits().await, same, "{done}");
    assert_eq!(
        (
            &done["limits_raised"],
            &done["changes_withdrawn"],
            &done["left"]
        ),
        (&json!(0), &json!(0), &json!(1)),
        "{done}"
    );
    let rises = tries.rises().await;
    let notified = done["left_shown"][0]["what"].as_str().unwrap();
    assert_eq!(
        notified,
        format!("价格变动编号 {}", rises[0]["id"].as_str().unwrap())
    );
    assert_eq!(rises.len(), 1, "{rises:?}");
    assert_eq!(rises[0]["limit_after"], "130.00", "{rises:?}");
    tries.may_not_publicize("operator2", &rises[0]).await;
    tries.announce("operator", &rises[0]).await;
    assert_eq!(tries.limit_on("2026-03-31").await, "110.00");
    assert_eq!(tries.limit_on("2026-04-01").await, "130.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_higher_price_of_another_platform_is_no_limit_before_its_publicity() {
    for (region, by, first) in [
        ("44", "operator2", "2026-02-01"),
        ("33", "operator2", "2026-01-01"),
        ("33", "operator", "2026-01-01"),
    ] {
        let mut tries = Tries::begin().await;
        let wrong = tries.load("operator", &[open("44", "100")]).await;
        let dear = tries.load(by, &[(region, "250", first, "")]).await;
        assert_eq!(dear["accepted"], 1, "{dear}");
        let done = tries.undo("operator2", &wrong).await;
        let same = json!(["100.00", "100.00", "100.00"]);
        assert_eq!(tries.limits().await, same, "{by}: {done}");
        assert_eq!(done["prices_withdrawn"], 0, "{done}");
        let rises = tries.rises().await;
        let moves = ["limit_if_kept", "limit_after"].map(|one| &rises[0][one]);
        assert_eq!(moves, ["100.00", "250.00"], "{rises:?}");
        // Who undid the one price does not decide alone that the other takes its place.
        tries.may_not_publicize("operator2", &rises[0]).await;
        tries.announce("operator", &rises[0]).await;
        assert_eq!(tries.limit_on("2026-03-10").await, "250.00", "{by}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn until_a_higher_price_of_another_load_begins_the_undone_one_counts_on() {
    for (region, by, first) in [
        ("44", "operator2", "2026-03-03"),
        ("33", "operator2", "2026-04-01"),
        ("33", "operator", "2026-05-01"),
    ] {
        let mut tries = Tries::begin().await;
        let wrong = tries.load("operator", &[open("44", "100")]).await;
        let dear = tries.load(by, &[(region, "250", first, "")]).await;
        assert_eq!(dear["accepted"], 1, "{dear}");
        let done = tries.undo("operator2", &wrong).await;
        let same = json!(["100.00", "100.00", "100.00"]);
        assert_eq!(tries.limits().await, same, "{first}: {done}");
        assert_eq!(
            (&done["prices_withdrawn"], &done["left"]),
            (&json!(0), &json!(1)),
            "{done}"
        );
        let rises = tries.rises().await;
        assert_eq!(rises.len(), 1, "{rises:?}");
        tries.may_not_publicize("operator2", &rises[0]).await;
        tries.announce("operator", &rises[0]).await;
        assert_eq!(tries.limit_on("2026-05-01").await, "250.00", "{first}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undone_price_with_a_stated_end_counts_until_it_where_a_higher_one_follows() {
    let mut tries = Tries::begin().await;
    let until = ("44", "100", "2026-01-01", "2026-04-15");
    let wrong = tries.load("operator", &[until]).await;
    let later = ("33", "250", "2026-04-16", "");
    tries.load("operator2", &[later]).await;
    let done = tries.undo("operator2", &wrong).await;
    let limits = json!(["100.00", "100.00", "250.00"]);
    assert_eq!(tries.limits().await, limits, "{done}");
    assert_eq!(done["left"], 1, "{done}");
    // A lower one that follows raises nothing: what is undone is gone.
    let mut tries = Tries::begin().await;
    let wrong = tries.load("operator", &[open("44", "100")]).await;
    let later = ("33", "90", "2026-04-01", "");
    tries.load("operator2", &[later]).await;
    let done = tries.undo("operator2", &wrong).await;
    assert_eq!(tries.limits().await, json!([null, "90.00", "90.00"]));
    assert_eq!(done["left"], 0, "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_goes_when_the_higher_price_is_undone_too() {
    let mut tries = Tries::begin().await;
    let wrong = tries.load("operator", &[open("44", "100")]).await;
    let dear = tries.load("operator2", &[open("33", "250")]).await;
    let dearer = tries.load("operator", &[open("12", "260")]).await;
    tries.undo("operator2", &wrong).await;
    let all = |limit: Value| json!([limit, limit, limit]);
    assert_eq!(tries.limits().await, all(json!("100.00")));
    tries.undo("operator", &dear).await;
    assert_eq!(tries.limits().await, all(json!("100.00")), "260 is left");
    assert_eq!(waiting(&tries.platform).await, 1);
    let last = tries.undo("operator2", &dearer).await;
    assert_eq!(tries.limits().await, all(Value::Null), "{last}");
    assert_eq!(waiting(&tries.platform).await, 0, "{last}");
}

#[tokio::test(flavor = "multi_thread")]
async fn loads_that_are_undone_in_any_order_give_back_what_was_law_before_them() {
    for order in [[0, 1], [1, 0]] {
        let mut tries = Tries::begin().await;
        tries.load("operator2", &[open("33", "250")]).await;
        let wrong = [
            tries.load("operator", &[open("44", "200")]).await,
            tries.load("operator", &[open("12", "100")]).await,
        ];
        for one in order {
            tries.undo("operator2", &wrong[one]).await;
        }
        let law = json!(["250.00", "250.00", "250.00"]);
        assert_eq!(tries.limits().await, law, "{order:?}");
        assert_eq!(waiting(&tries.platform).await, 0, "{order:?}");
    }
    // 250 came when 200 was law: it never was one.
    for (order, kept) in [([0, 1], "100.00"), ([1, 0], "200.00")] {
        let mut tries = Tries::begin().await;
        let first = tries.load("operator", &[open("44", "200")]).await;
        tries.load("operator2", &[open("33", "250")]).await;
        let wrong = [first, tries.load("operator", &[open("12", "100")]).await];
        for one in order {
            tries.undo("operator2", &wrong[one]).await;
        }
        assert_eq!(tries.limits().await, json!([kept, kept, kept]), "{order:?}");
        let rises = tries.rises().await;
        assert_eq!(rises.len(), 1, "{rises:?}");
        assert_eq!(rises[0]["limit_after"], "250.00", "{rises:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn until_the_higher_price_begins_the_limit_is_that_of_before_the_load() {
    let mut tries = Tries::begin().await;
    let old = ("44", "120", "2026-01-01", "2026-04-15");
    tries.load("operator", &[old]).await;
    let wrong = tries.load("operator", &[open("33", "60")]).await;
    tries
        .load("operator2", &[("12", "170", "2026-04-16", "")])
        .await;
    let done = tries.undo("operator2", &wrong).await;
    let limits = json!(["120.00", "120.00", "60.00"]);
    assert_eq!(tries.limits().await, limits, "{done}");
    assert_eq!(done["limits_raised"], 1, "{done}");
    let rises = tries.rises().await;
    assert_eq!(
        ["limit_after_from", "limit_if_kept", "limit_after"].map(|one| &rises[0][one]),
        ["2026-04-16", "60.00", "170.00"],
        "{rises:?}"
    );
    tries.announce("operator", &rises[0]).await;
    let limits = json!(["120.00", "120.00", "170.00"]);
    assert_eq!(tries.limits().await, limits);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_third_person_who_undoes_the_load_does_not_decide_on_the_rise_either() {
    let mut tries = Tries::begin().await;
    let client = cluster::connect(tries.platform.config()).await;
    let third = "update account set organisation = (select organisation from account where account = 'operator'),
        duties = (select duties from account where account = 'operator') where account = 'distributor'";
    client.batch_execute(third).await.unwrap();
    let wrong = tries.load("operator", &[open("44", "100")]).await;
    tries.load("operator2", &[open("33", "250")]).await;
    let done = tries.undo("distributor", &wrong).await;
    let same = json!(["100.00", "100.00", "100.00"]);
    assert_eq!(tries.limits().await, same, "{done}");
    let rises = tries.rises().await;
    tries.may_not_publicize("distributor", &rises[0]).await;
    // Nor does who loaded the price that the limit rises to.
    tries.may_not_publicize("operator2", &rises[0]).await;
    tries.announce("operator", &rises[0]).await;
    assert_eq!(tries.limit_on("2026-03-10").await, "250.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_another_load_states_again_while_it_is_kept_is_that_loads() {
    let mut tries = Tries::begin().await;
    let wrong = tries.load("operator", &[open("44", "100")]).await;
    let dear = tries.load("operator2", &[open("33", "250")]).await;
    tries.undo("operator2", &wrong).await;
    let again = tries
        .load("operator", &[open("44", "100"), open("12", "270")])
        .await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    tries.undo("operator", &dear).await;
    let same = json!(["100.00", "100.00", "100.00"]);
    assert_eq!(tries.limits().await, same, "it is stated");
    tries.undo("operator2", &again).await;
    assert_eq!(tries.limits().await, json!([null, null, null]));
    assert_eq!(waiting(&tries.platform).await, 0);
}
