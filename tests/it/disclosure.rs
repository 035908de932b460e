//! What an attacker learns of hospitals' prices: two worlds whose prices differ within the cells of the grid answer
//! ten thousand questions alike.

use std::collections::BTreeMap;

use domain::disclosure::Grid;
use domain::{Caller, ProductId};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use crate::linkage::{linked, listing, preview, previewed};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Questions of one world.
const QUESTIONS: usize = 10_000;

/// The lowest and the highest price of cells that follow each other, with the point of each.
const CELLS: [[&str; 3]; 7] = [
    ["71.48", "75.0549", "73.22"],
    ["75.055", "78.8099", "76.89"],
    ["78.81", "82.7499", "80.73"],
    ["82.75", "86.8899", "84.77"],
    ["86.89", "91.2349", "89.01"],
    ["91.235", "95.7949", "93.46"],
    ["95.795", "100.5799", "98.13"],
];

fn grid() -> Grid {
    Grid::of(Decimal::new(5, 2))
}

#[test]
fn the_worlds_differ_as_far_as_the_cells_are_wide() {
    for [low, high, point] in CELLS {
        for end in [low, high] {
            assert_eq!(grid().round(end.parse().unwrap()).to_string(), point);
        }
    }
}

/// A platform on which hospitals with secrets buy a product, and the two hospitals of the attacker too.
struct World {
    platform: Platform,
    product: ProductId,
    victims: Vec<Caller>,
    /// Honest hospitals whose prices move.
    movers: Vec<Caller>,
    attackers: [Caller; 2],
    answers: Vec<String>,
}

impl World {
    async fn of(secrets: &[&str]) -> Self {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "200").await;
        let victims = platform.hospitals(secrets.len()).await;
        for (victim, secret) in victims.iter().zip(secrets) {
            platform.proves(victim, product, secret).await;
        }
        let movers = platform.hospitals(5).await;
        let attackers = [
            platform.caller(HOSPITAL).await,
            platform.caller("hospital2").await,
        ];
        Self {
            platform,
            product,
            victims,
            movers,
            attackers,
            answers: Vec::new(),
        }
    }

    /// Requests something and keeps the answer, whatever it is.
    async fn request(&mut self, who: &str, path: &str) {
        let answer = self.platform.get(who, path).await;
        self.answers
            .push(format!("{} {}", answer.status, answer.body));
    }

    /// Both hospitals compare what they pay, in every way that the program offers.
    async fn compare(&mut self, round: usize) {
        for who in [HOSPITAL, "hospital2"] {
            for against in ["limit", "lowest", "median"] {
                for rest in [
                    "",
                    "&sort=-percent",
                    "&q=导尿管",
                    "&limit=1",
                    "&category=14",
                ] {
                    let path = format!("/overpayments?against={against}{rest}");
                    self.request(who, &path).await;
                }
            }
        }
        let key = "pricing.spread_hospitals_min";
        let path = format!(
            "/rules/{key}/impact?value={}&effective_from=2026-03-02",
            5 + round % 9
        );
        self.request("operator", &path).await;
        self.request("operator", "/price-findings").await;
    }

    /// Moves the attacker's own prices: to the extremes, between them, with and without evidence.
    async fn move_own(&mut self, round: usize) {
        let prices = ["0.0001", "99999999", "73.22", "84.7", "91.2"];
        for (index, name) in [HOSPITAL, "hospital2"].into_iter().enumerate() {
            let price = prices[(round + 2 * index) % prices.len()];
            if round % 3 == index {
                self.platform.pays(name, self.product, price).await;
            } else {
                self.platform
                    .proves(&self.attackers[index], self.product, price)
                    .await;
            }
        }
    }

    /// Others move too, alike in both worlds, so that figures are formed again and again.
    async fn move_others(&mut self, round: usize) {
        for (index, mover) in self.movers.iter().enumerate() {
            let price = 60 + (round * 7 + index * 11) % 50;
            self.platform
                .proves(mover, self.product, &price.to_string())
                .await;
        }
    }

    /// Loads a list of one row, previews it and cancels it.
    async fn preview_at(&mut self, limit: &str) {
        let list = linked(&self.platform, &listing(1, "33", limit)).await;
        let summary = preview(&self.platform, &list).await;
        self.answers.push(summary["prices_above"].to_string());
        for what in ["products", "hospital-prices"] {
            let found = previewed(&self.platform, &list, what).await;
            let shown: Vec<&Value> = found.iter().map(|one| &one["hospitals_above"]).collect();
            self.answers.push(json!(shown).to_string());
        }
        let path = format!("/linkages/{}/cancellation", list["id"].as_str().unwrap());
        let _cancelled = self
            .platform
            .post("operator", &path, json!({}))
            .await
            .must(200);
    }

    /// Everything that the attacker does and is answered.
    async fn attacked(mut self) -> Vec<String> {
        let mut round = 0;
        while self.answers.len() < QUESTIONS {
            self.move_own(round).await;
            if round % 2 == 0 {
                self.move_others(round).await;
            }
            self.platform.settle().await;
            if round % 4 == 0 {
                let [low, high, point] = CELLS[round / 4 % CELLS.len()];
                for limit in [low, high, point] {
                    self.preview_at(limit).await;
                }
            }
            for _ in 0..8 {
                self.compare(round).await;
            }
            round += 1;
        }
        assert_eq!(self.victims.len(), CELLS.len());
        self.answers
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_questions_learn_no_price_better_than_the_grid() {
    // Every secret is elsewhere in its cell, some higher and some lower, so that no difference of two tells more.
    let of = |odd: usize| -> Vec<&str> {
        let cells = CELLS.iter().enumerate();
        cells.map(|(index, cell)| cell[(index + odd) % 2]).collect()
    };
    let (first, second) = tokio::join!(async { World::of(&of(0)).await.attacked().await }, async {
        World::of(&of(1)).await.attacked().await
    },);
    assert_eq!(first.len(), second.len());
    for (index, (one, other)) in first.iter().zip(&second).enumerate() {
        assert_eq!(one, other, "question {index} tells the worlds apart");
    }
    let mut seen: BTreeMap<&String, usize> = BTreeMap::new();
    for answer in &first {
        *seen.entry(answer).or_default() += 1;
    }
    assert!(
        40 < seen.len(),
        "the questions are answered: {}",
        seen.len()
    );
    assert!(first.iter().any(|answer| answer.contains("\"median\"")));
}

/// The figures that a hospital reads, and the distribution of a preview.
async fn figures(platform: &Platform, product: ProductId) -> Value {
    platform.pays(HOSPITAL, product, "150").await;
    let page = platform
        .get(HOSPITAL, "/overpayments?against=median")
        .await
        .must(200);
    page["items"][0]["other_hospitals"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn declared_fakes_of_two_hospitals_move_no_figure_that_others_see() {
    let world = World::of(&CELLS.map(|cell| cell[0])).await;
    let (platform, product) = (&world.platform, world.product);
    platform.settle().await;
    let honest = figures(platform, product).await;
    let contracts: Vec<String> = CELLS.iter().map(|cell| cell[0].to_owned()).collect();
    for place in ["low", "median", "high"] {
        let shown = honest[place].as_str().unwrap().to_owned();
        assert!(
            !contracts.contains(&shown),
            "{shown} is somebody's contract price"
        );
    }
    for fake in ["0.0001", "99999999"] {
        // Without evidence they do not count; with it two of them are too few for the figures to move.
        for name in [HOSPITAL, "hospital2"] {
            platform.pays(name, product, fake).await;
        }
        platform.settle().await;
        assert_eq!(figures(platform, product).await, honest, "{fake}");
        for attacker in &world.attackers {
            platform.proves(attacker, product, fake).await;
        }
        platform.settle().await;
        assert_eq!(
            figures(platform, product).await,
            honest,
            "{fake} with evidence"
        );
    }
    // Four honest hospitals that move are too few beside nobody, and three are enough beside the two.
    for mover in &world.movers[..2] {
        platform.proves(mover, product, "60").await;
    }
    platform.settle().await;
    assert_eq!(figures(platform, product).await, honest);
    for mover in &world.movers[2..] {
        platform.proves(mover, product, "60").await;
    }
    platform.settle().await;
    assert_ne!(figures(platform, product).await, honest);
}

#[tokio::test(flavor = "multi_thread")]
async fn previews_of_lists_of_one_row_read_the_lowest_prices_no_better_than_the_grid() {
    let mut worlds = Vec::new();
    for end in [0, 1] {
        let mut world = World::of(&CELLS.map(|cell| cell[end])).await;
        world.platform.settle().await;
        // Around every border, point and end of the lowest cells.
        for limit in [
            "71.47", "71.48", "73.22", "75.0549", "75.055", "76.88", "76.89", "78.81", "80.72",
            "80.73",
        ] {
            world.preview_at(limit).await;
        }
        worlds.push(world.answers);
    }
    assert_eq!(worlds[0], worlds[1]);
    let shown: Vec<&str> = worlds[0].iter().step_by(3).map(String::as_str).collect();
    assert_eq!(shown[0], "7", "all of them are above: {shown:?}");
    assert_eq!(shown[9], "0", "four are too few to be counted: {shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_keeps_the_point_of_the_day_on_which_it_was_recorded() {
    let world = World::of(&CELLS.map(|cell| cell[0])).await;
    let (platform, product) = (&world.platform, world.product);
    platform.settle().await;
    let before = figures(platform, product).await;
    let client = tests::cluster::connect(platform.config()).await;
    let wider = "insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) \
        values ('pricing.spread_grid', '0.2', 'ratio', 'S4-1', '4403', '2026-03-02', '', now())";
    client.execute(wider, &[]).await.unwrap();
    platform.app.ground().refresh().await.unwrap();
    let same = figures(platform, product).await;
    assert_eq!(
        before, same,
        "figures keep the grid on which they were formed"
    );
    assert_eq!(same["grid_percent"], "5.0");
    // The same prices are recorded on the wide grid; of those that were not, nothing is rounded again.
    for mover in &world.movers {
        platform.proves(mover, product, "100").await;
    }
    platform.settle().await;
    let after = figures(platform, product).await;
    assert_eq!(after["grid_percent"], "20.0");
    let points: Vec<&str> = CELLS.iter().map(|cell| cell[2]).collect();
    assert!(
        points.contains(&after["low"].as_str().unwrap()),
        "{before} {after}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn prices_recorded_before_there_was_a_grid_got_the_points_of_the_rule() {
    const SAMPLE: &str = "0.0001 0.0125 0.015 0.0749 0.075 0.1 0.2 0.62 0.97 0.99 1 1.0249 1.025 1.06 71.4799 71.48 95.795 \
        100 12345.6789 9999999.9999 99999999999999";
    let part = |migration: &str, from: &str, to: &str| {
        let file = tests::sql::root().join("sql/migrations").join(migration);
        let text = std::fs::read_to_string(file).unwrap();
        let (_, rest) = text.split_once(from).unwrap();
        rest.split_once(to).unwrap().0.to_owned()
    };
    let body = part("V29__disclosure.sql", "do $$", "$$;");
    // Below one yuan they were rounded again, coarser.
    let coarser = part(
        "V81__grid_below_one_yuan.sql",
        "coarser as (",
        "returning product",
    );
    let client = tests::cluster::connect(&tests::cluster::fresh_database(None).await).await;
    client
        .batch_execute(
            "create table current_purchase_price (price numeric(18, 4), grid_price numeric(18, 4))",
        )
        .await
        .unwrap();
    for price in SAMPLE.split_whitespace() {
        let insert = "insert into current_purchase_price (price) values ($1::text::numeric)";
        client.execute(insert, &[&price]).await.unwrap();
    }
    client
        .batch_execute(&format!("do $$ {body} $$; {coarser}"))
        .await
        .unwrap();
    let rows = client
        .query(
            "select price::text, grid_price::text from current_purchase_price",
            &[],
        )
        .await
        .unwrap();
    for row in rows {
        let (price, point): (String, String) = (row.get(0), row.get(1));
        let expected = grid().round(price.parse().unwrap());
        assert_eq!(
            point.parse::<Decimal>().unwrap(),
            expected.yuan(),
            "{price}"
        );
    }
}
