//! Nothing that a load holds becomes law on one person's word, whichever load is undone; and of two held prices of one key the later
//! file's is the one that waits.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, cluster};

use super::MONDAY;
use super::reversed::reverse;

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源\n";

/// Three operators of the centre; the third one has the distributor's account.
const THIRD: &str = "distributor";

/// Loads and decisions of one product, each a minute after the other.
struct Desk {
    platform: Platform,
    product: ProductId,
    minutes: i64,
}

impl Desk {
    async fn begin() -> Self {
        let platform = Platform::start(MONDAY).await;
        let product = platform.product(&Goods::number(1)).await;
        let client = cluster::connect(platform.config()).await;
        let third = "update account set organisation = (select organisation from account where account = 'operator'),
            duties = (select duties from account where account = 'operator') where account = 'distributor'";
        client.batch_execute(third).await.unwrap();
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

    /// Loads a price of a province, in a file whose content is its own.
    async fn load(&mut self, account: &str, region: &str, price: &str) -> Value {
        self.wait();
        let row =
            format!("C14020315924063616500000001,{region},省平台,listing,{price},2026-01-01,\n");
        let other = format!(
            "C00000000000000000000000000,44,其他平台,listing,{},2026-01-01,\n",
            self.minutes
        );
        let file = format!("{HEADER}{row}{other}");
        let kind = "listed-prices";
        self.platform
            .load(account, kind, "价格.csv", file.into())
            .await
    }

    async fn undo(&mut self, account: &str, import: &Value) -> Value {
        self.wait();
        let done = reverse(&self.platform, account, import, false).await;
        done.must(200)
    }

    /// The changes that wait, oldest first.
    async fn waiting(&self, account: &str) -> Vec<Value> {
        self.platform.settle().await;
        let path = "/price-changes?state=submitted";
        let found = self.platform.get(account, path).await.must(200);
        let mut items = found["items"].as_array().unwrap().clone();
        items.reverse();
        items
    }

    /// Whether the account may make the first of what waits public, which is done then.
    async fn publicizes(&mut self, account: &str) -> bool {
        self.wait();
        let change = &self.waiting(account).await[0];
        let problem = self.decide(account, "publicity", change).await;
        let is_refused = problem == "same-person";
        assert!(is_refused || problem.is_null(), "{problem}");
        assert_eq!(change["takes_another"], is_refused, "{account}: {change}");
        !is_refused
    }

    async fn decide(&self, account: &str, action: &str, change: &Value) -> Value {
        let body = json!({"action": action, "reason": "核对", "ids": [change["id"]]});
        let path = "/price-changes/decisions";
        let decided = self.platform.post(account, path, body).await.must(200);
        decided["results"][0]["problem"]["type"].clone()
    }

    async fn limit_on(&self, day: &str) -> Value {
        let path = format!("/products/{}/reference-limit?on={day}", self.product);
        self.platform.get("operator", &path).await.must(200)["limit"].clone()
    }

    async fn limit_after_publicity(&mut self) -> Value {
        self.platform.wait_until("2026-03-20T09:00:00+08:00");
        self.platform.settle().await;
        self.limit_on("2026-03-20").await
    }
}

fn prices(changes: &[Value]) -> Vec<String> {
    let prices = changes
        .iter()
        .map(|one| one["base_price"].as_str().unwrap().to_owned());
    prices.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_does_not_rise_to_a_price_on_the_word_of_who_loaded_it() {
    for (account, may) in [(THIRD, false), ("operator", false), ("operator2", true)] {
        let mut desk = Desk::begin().await;
        let low = desk.load("operator2", "33", "100").await;
        desk.load("operator", "44", "290").await;
        desk.undo(THIRD, &low).await;
        assert_eq!(desk.limit_on("2026-03-02").await, "100.00");
        assert_eq!(desk.publicizes(account).await, may, "{account}");
        let limit = desk.limit_after_publicity().await;
        assert_eq!(limit, if may { "290.00" } else { "100.00" }, "{account}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_own_load_was_undone_decides_on_what_it_leaves() {
    let mut desk = Desk::begin().await;
    let low = desk.load("operator", "33", "100").await;
    desk.load("operator", "44", "290").await;
    desk.undo("operator2", &low).await;
    assert!(!desk.publicizes("operator2").await);
    assert!(desk.publicizes("operator").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_that_a_later_load_brings_about_is_its_loaders() {
    for (account, may) in [("operator", false), ("operator2", true), (THIRD, true)] {
        let mut desk = Desk::begin().await;
        desk.load(THIRD, "33", "100").await;
        let wrong = desk.load("operator2", "33", "50").await;
        desk.load("operator", "33", "120").await;
        desk.undo(THIRD, &wrong).await;
        assert_eq!(prices(&desk.waiting(account).await), ["100.00"]);
        assert_eq!(desk.publicizes(account).await, may, "{account}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_public_by_the_decision_of_who_alone_states_it_then_waits_for_another() {
    for undoer in ["operator2", THIRD] {
        let mut desk = Desk::begin().await;
        desk.load(THIRD, "44", "30").await;
        let first = desk.load("operator", "33", "2").await;
        desk.load("operator2", "33", "2").await;
        assert!(desk.publicizes("operator2").await);
        let undone = desk.undo(undoer, &first).await;
        assert_eq!(undone["changes_withdrawn"], 1, "{undone}");
        assert!(
            undone["shown"]
                .as_array()
                .unwrap()
                .iter()
                .any(|one| one["step"] == "change_waits"),
            "{undone}"
        );
        assert_eq!(prices(&desk.waiting("operator").await), ["2.00"]);
        assert!(!desk.publicizes("operator2").await);
        assert_eq!(desk.limit_on("2026-03-20").await, "30.00");
        assert!(desk.publicizes("operator").await, "{undoer}");
        assert_eq!(desk.limit_after_publicity().await, "2.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_that_may_be_taken_back_is_no_second_person() {
    let mut desk = Desk::begin().await;
    desk.load(THIRD, "44", "30").await;
    let first = desk.load("operator", "33", "2").await;
    let change = desk.waiting("operator2").await[0].clone();
    assert!(desk.publicizes("operator2").await);
    let path = format!(
        "/price-changes/{}/objections",
        change["id"].as_str().unwrap()
    );
    let body = json!({"reason": "少一位", "evidence": []});
    let raised = desk.platform.post(HOSPITAL, &path, body).await.must(201);
    desk.load("operator2", "33", "2").await;
    desk.undo("operator2", &first).await;
    assert_eq!(prices(&desk.waiting("operator").await), ["2.00"]);
    assert!(!desk.publicizes("operator2").await);
    let seen = desk.platform.get("operator", "/objections").await.must(200);
    let own = &seen["items"][0];
    assert_eq!(own["id"], raised["id"]);
    assert_ne!(own["state"], "open", "{own}");
    assert_eq!(desk.limit_after_publicity().await, "30.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_undoes_a_load_brings_no_far_price_of_his_own_back() {
    let mut desk = Desk::begin().await;
    desk.load(THIRD, "44", "100").await;
    let bridge = desk.load("operator2", "33", "40").await;
    desk.load("operator", "12", "20").await;
    desk.load("operator", "51", "20").await;
    // No limit rises by it: the other 20 stays.
    desk.load("operator", "51", "50").await;
    assert!(desk.waiting("operator").await.is_empty());
    desk.undo("operator", &bridge).await;
    assert_eq!(prices(&desk.waiting("operator").await), ["20.00"]);
    assert_eq!(desk.limit_on("2026-03-02").await, "50.00");
    assert!(!desk.publicizes("operator").await);
    assert!(desk.publicizes("operator2").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_goes_over_to_who_loaded_it_too_bridges_nothing_of_his() {
    // What is far from the first price in the same place, of the same province, and of another one.
    for (bridge, far) in [("44", "44"), ("33", "33"), ("44", "33"), ("33", "12")] {
        let mut desk = Desk::begin().await;
        desk.load(THIRD, "44", "100").await;
        let first = desk.load("operator", bridge, "40").await;
        let second = desk.load("operator2", bridge, "40").await;
        let last = desk.load("operator", bridge, "40").await;
        desk.undo("operator2", &first).await;
        desk.load("operator", far, "20").await;
        assert_eq!(desk.limit_on("2026-03-02").await, "20.00");
        desk.undo("operator", &second).await;
        assert_eq!(desk.limit_on("2026-03-02").await, "40.00", "{bridge} {far}");
        let waiting = prices(&desk.waiting("operator").await);
        assert_eq!(waiting, ["20.00"], "{bridge} {far}");
        assert!(!desk.publicizes("operator").await);
        // What states the price alone can be undone.
        let path = "/imports?kind=listed-prices";
        let imports = desk.platform.get("operator2", path).await.must(200);
        let of_last =
            (imports["items"].as_array().unwrap().iter()).find(|one| one["id"] == last["id"]);
        assert_eq!(of_last.unwrap()["may_reverse"], true, "{imports}");
        desk.undo("operator2", &last).await;
        assert_eq!(
            desk.limit_on("2026-03-02").await,
            "100.00",
            "{bridge} {far}"
        );
        assert!(desk.publicizes("operator2").await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_of_another_that_becomes_his_alone_bridges_nothing_of_his_either() {
    for far in ["33", "12"] {
        let mut desk = Desk::begin().await;
        desk.load(THIRD, "44", "100").await;
        let first = desk.load("operator2", "33", "40").await;
        desk.load("operator", "33", "40").await;
        desk.load("operator", far, "20").await;
        desk.undo("operator", &first).await;
        assert_eq!(desk.limit_on("2026-03-02").await, "40.00", "{far}");
        let waiting = prices(&desk.waiting("operator").await);
        assert_eq!(waiting, ["20.00"], "{far}");
        assert!(!desk.publicizes("operator").await);
        assert!(desk.publicizes("operator2").await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_goes_over_is_compared_as_its_new_loaders() {
    for (bridge, far) in [("44", "44"), ("33", "33"), ("33", "12")] {
        let mut desk = Desk::begin().await;
        desk.load("operator", "44", "100").await;
        desk.load("operator2", bridge, "40").await;
        let first = desk.load(THIRD, far, "20").await;
        desk.load("operator2", far, "20").await;
        assert!(desk.waiting("operator").await.is_empty());
        let undone = desk.undo("operator", &first).await;
        assert_eq!(undone["prices_far"], 1, "{bridge} {far}: {undone}");
        assert_eq!(undone["left"], 0, "{bridge} {far}: {undone}");
        assert_eq!(desk.limit_on("2026-03-02").await, "40.00", "{bridge} {far}");
        assert_eq!(prices(&desk.waiting("operator").await), ["20.00"]);
        assert!(!desk.publicizes("operator2").await);
        assert!(desk.publicizes("operator").await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_raised_beside_a_far_price_that_goes_over_counts_until_its_end_is_public() {
    let mut desk = Desk::begin().await;
    desk.load("operator", "44", "100").await;
    desk.load("operator2", "33", "40").await;
    let first = desk.load(THIRD, "12", "20").await;
    desk.load("operator2", "12", "20").await;
    // No limit rises by it: the 20 stays.
    desk.load("operator", "33", "70").await;
    assert!(desk.waiting("operator").await.is_empty());
    desk.undo("operator", &first).await;
    assert_eq!(desk.limit_on("2026-03-02").await, "40.00");
    let mut waiting = prices(&desk.waiting("operator").await);
    waiting.sort_unstable();
    assert_eq!(waiting, ["20.00", "40.00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_goes_over_to_a_third_person_bridges_as_before() {
    let mut desk = Desk::begin().await;
    desk.load(THIRD, "44", "100").await;
    let first = desk.load("operator2", "33", "40").await;
    desk.load(THIRD, "33", "40").await;
    desk.load("operator", "33", "40").await;
    desk.load("operator", "12", "20").await;
    desk.undo("operator", &first).await;
    assert_eq!(desk.limit_on("2026-03-02").await, "20.00");
    assert!(desk.waiting("operator").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_of_an_undone_load_is_known_when_another_undo_takes_it() {
    let mut desk = Desk::begin().await;
    let low = desk.load("operator2", "12", "100").await;
    let high = desk.load(THIRD, "44", "110").await;
    desk.undo("operator", &low).await;
    assert_eq!(desk.limit_on("2026-03-02").await, "100.00");
    desk.undo("operator2", &high).await;
    assert_eq!(desk.limit_on("2026-03-02").await, Value::Null);
    desk.load("operator", "33", "290").await;
    assert_eq!(desk.limit_on("2026-03-02").await, Value::Null);
    assert_eq!(prices(&desk.waiting("operator").await), ["290.00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_public_goes_on_with_the_load_of_another_than_who_decided() {
    let mut desk = Desk::begin().await;
    desk.load("operator", "44", "30").await;
    let first = desk.load("operator", "33", "2").await;
    for account in ["operator2", THIRD] {
        desk.load(account, "33", "2").await;
    }
    assert!(desk.publicizes("operator2").await);
    let undone = desk.undo("operator2", &first).await;
    assert_eq!(undone["changes_withdrawn"], 0, "{undone}");
    assert!(desk.waiting("operator").await.is_empty());
    assert_eq!(desk.limit_after_publicity().await, "2.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_rise_is_his_whose_load_states_it_alone() {
    // Decided on before the first load is undone, and after.
    for is_public in [true, false] {
        let mut desk = Desk::begin().await;
        desk.load(THIRD, "33", "100").await;
        let first = desk.load("operator", "33", "120").await;
        desk.load("operator2", "33", "120").await;
        assert_eq!(prices(&desk.waiting("operator").await), ["100.00"]);
        if is_public {
            assert!(desk.publicizes("operator2").await);
        }
        desk.undo("operator2", &first).await;
        assert_eq!(
            prices(&desk.waiting("operator").await),
            ["100.00"],
            "{is_public}"
        );
        assert!(!desk.publicizes("operator2").await, "{is_public}");
        assert!(desk.publicizes("operator").await, "{is_public}");
        assert_eq!(desk.limit_after_publicity().await, "120.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_held_prices_of_one_key_the_later_files_waits() {
    let mut desk = Desk::begin().await;
    desk.load("operator2", "44", "30").await;
    desk.load("operator", "33", "2").await;
    let first = desk.waiting("operator2").await[0].clone();
    let second = desk.load("operator", "33", "2.50").await;
    // The rule decides, whether the job has run or not.
    assert_eq!(
        desk.decide("operator2", "publicity", &first).await,
        "price-change-closed"
    );
    assert_eq!(prices(&desk.waiting("operator").await), ["2.50"]);
    desk.undo("operator2", &second).await;
    assert_eq!(
        prices(&desk.waiting("operator").await),
        ["2.00"],
        "as if the other had never come"
    );
    // The first price sent again is the later one.
    desk.load("operator", "33", "2.50").await;
    desk.load("operator", "33", "2").await;
    assert_eq!(prices(&desk.waiting("operator").await), ["2.00"]);
    assert!(desk.publicizes("operator2").await);
    // What a person made public is not ended by a file that nobody has looked at.
    desk.load("operator", "33", "2.50").await;
    assert_eq!(prices(&desk.waiting("operator").await), ["2.50"]);
    assert_eq!(desk.limit_after_publicity().await, "2.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_price_waits_again_beside_what_was_listed_before_it() {
    let mut desk = Desk::begin().await;
    desk.load("operator2", "33", "100").await;
    desk.load("operator", "33", "12").await;
    let right = desk.load("operator", "33", "90").await;
    assert!(desk.waiting("operator").await.is_empty());
    desk.undo("operator2", &right).await;
    assert_eq!(prices(&desk.waiting("operator").await), ["12.00"]);
    assert_eq!(desk.limit_on("2026-03-02").await, "100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_price_that_a_person_refused_does_not_wait_again() {
    let mut desk = Desk::begin().await;
    desk.load("operator2", "44", "30").await;
    desk.load("operator", "33", "2").await;
    let second = desk.load("operator", "33", "2.50").await;
    desk.undo("operator2", &second).await;
    let again = desk.waiting("operator2").await[0].clone();
    assert_eq!(
        desk.decide("operator2", "refusal", &again).await,
        Value::Null
    );
    let third = desk.load("operator", "33", "2.70").await;
    desk.undo("operator2", &third).await;
    assert!(desk.waiting("operator").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decides_on_a_held_price_sees_that_a_later_file_states_what_is_listed() {
    let mut desk = Desk::begin().await;
    desk.load("operator2", "33", "30").await;
    desk.load("operator", "33", "2").await;
    assert_eq!(desk.waiting("operator").await[0]["restated"], Value::Null);
    let again = desk.load("operator", "33", "30").await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    let held = desk.waiting("operator").await;
    assert_eq!(
        (held.len(), &held[0]["restated"]),
        (1, &json!("30.00")),
        "{held:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_file_that_is_sent_again_as_it_was_is_seen_too() {
    let mut desk = Desk::begin().await;
    let right = async |desk: &mut Desk, account: &str| {
        desk.wait();
        let row = "C14020315924063616500000001,33,省平台,listing,30,2026-01-01,\n";
        let file = format!("{HEADER}{row}");
        (desk.platform)
            .load(account, "listed-prices", "价格.csv", file.into())
            .await
    };
    let first = right(&mut desk, "operator2").await;
    desk.load("operator", "33", "2").await;
    let again = right(&mut desk, "operator").await;
    assert_eq!(again["same_as"], first["id"], "{again}");
    let held = desk.waiting("operator").await;
    assert_eq!(
        (held.len(), &held[0]["restated"]),
        (1, &json!("30.00")),
        "{held:?}"
    );
    // What is held after it was not stated otherwise since.
    desk.load("operator", "33", "2.50").await;
    let held = desk.waiting("operator").await;
    assert_eq!(
        (held.len(), &held[0]["restated"]),
        (1, &Value::Null),
        "{held:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_names_the_file_that_states_a_price_too() {
    let mut desk = Desk::begin().await;
    let first = desk.load("operator", "33", "30").await;
    assert_eq!(first["takes_another"], true);
    let second = desk.load("operator", "33", "30").await;
    let undone = desk.undo("operator2", &first).await;
    assert_eq!(
        (&undone["prices_withdrawn"], &undone["left"]),
        (&json!(0), &json!(1)),
        "{undone}"
    );
    let left = &undone["left_shown"][0];
    let reason = left["reason"].as_str().unwrap();
    assert!(
        reason.contains("价格.csv") && reason.contains("一并撤销"),
        "{left}"
    );
    let undone = desk.undo("operator2", &second).await;
    assert_eq!(undone["prices_withdrawn"], 1, "{undone}");
    assert_eq!(desk.limit_on("2026-03-02").await, Value::Null);
}
