//! A caller's positions are 1, 2, 3… in the order of commits, whatever happens that he may not read, and
//! never change.

use domain::database::Connection;
use domain::log::{self, DAY, Event, FeedEntry, NewEvent, Readers};
use domain::{CAPABILITIES, Caller, Ground, Label, OrganisationId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tests::Platform;
use tokio::sync::{mpsc, oneshot};

/// Two ordinary organisations and both overseers; any of them may also be a party.
const READERS: [&str; 5] = ["hospital", "hospital2", "maker", "operator", "bureau"];

const HAPPENED: Event<usize> = Event::new("happened", Label::new("发生", "Happened"), &DAY, "1");

/// Transactions that are open at the same time.
const WRITERS: usize = 3;

const RUNS: usize = 12;

#[derive(Debug, Clone)]
enum Step {
    /// Events of one act in one of the open transactions.
    Write(usize, Vec<Who>),
    Commit(usize),
    Assign,
    Read,
}

#[derive(Debug, Clone)]
enum Who {
    Everyone,
    Overseers,
    Parties(Vec<usize>),
    Only(usize),
}

fn who() -> impl Strategy<Value = Who> {
    let one = 0..READERS.len();
    prop_oneof![
        Just(Who::Everyone),
        Just(Who::Overseers),
        prop::collection::vec(one.clone(), 0..4).prop_map(Who::Parties),
        one.prop_map(Who::Only),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..WRITERS, prop::collection::vec(who(), 1..5)).prop_map(|(tx, all)| Step::Write(tx, all)),
        3 => (0..WRITERS).prop_map(Step::Commit),
        2 => Just(Step::Assign),
        1 => Just(Step::Read),
    ]
}

fn readers(who: &Who, callers: &[Caller]) -> Readers {
    let of = |index: &usize| callers[*index].organisation;
    match who {
        Who::Everyone => Readers::everyone(),
        Who::Overseers => Readers::overseers(),
        Who::Parties(parties) => {
            let parties: Vec<OrganisationId> = parties.iter().map(of).collect();
            Readers::parties(&parties)
        }
        Who::Only(one) => Readers::only(of(one)),
    }
}

fn may_read(who: &Who, reader: usize, caller: &Caller) -> bool {
    match who {
        Who::Everyone => true,
        Who::Overseers => caller.is_overseer(),
        Who::Parties(parties) => caller.is_overseer() || parties.contains(&reader),
        Who::Only(one) => *one == reader,
    }
}

/// What one of the writers is to do next; it answers when that is done.
type Order = (Option<Vec<NewEvent>>, oneshot::Sender<()>);

/// Writes the events of each order in an open transaction; an order without events commits it.
async fn writer(ground: Ground, mut orders: mpsc::Receiver<Order>) {
    let mut connection = ground.db.get().await.unwrap();
    loop {
        let tx = connection.transaction().await.unwrap();
        let done = loop {
            let Some((events, done)) = orders.recv().await else {
                return;
            };
            let Some(events) = events else {
                break done;
            };
            log::write(&tx, &ground.moment(), &events).await.unwrap();
            done.send(()).unwrap();
        };
        tx.commit().await.unwrap();
        done.send(()).unwrap();
    }
}

/// The callers, what was written in this run, and what each of them has read of it.
struct World<'a> {
    ground: &'a Ground,
    callers: &'a [Caller],
    writers: Vec<mpsc::Sender<Order>>,
    written: Vec<Who>,
    seen: Vec<Vec<(i64, String)>>,
    /// The end of the ledger and of each caller's feed before this run.
    began: i64,
    before: Vec<i64>,
}

impl<'a> World<'a> {
    async fn begin(ground: &'a Ground, callers: &'a [Caller]) -> Self {
        let connection = ground.db.get().await.unwrap();
        let mut before = Vec::new();
        for caller in callers {
            let all = log::feed(&connection, &CAPABILITIES, caller, 0, 100_000)
                .await
                .unwrap();
            before.push(all.last().map_or(0, |entry| entry.position));
        }
        let writer = |_| {
            let (sender, orders) = mpsc::channel(1);
            tokio::spawn(writer(ground.clone(), orders));
            sender
        };
        Self {
            ground,
            callers,
            writers: (0..WRITERS).map(writer).collect(),
            written: Vec::new(),
            seen: vec![Vec::new(); callers.len()],
            began: log::last_position(&connection).await.unwrap(),
            before,
        }
    }

    async fn connection(&self) -> Connection<'_> {
        self.ground.db.get().await.unwrap()
    }

    async fn order(&self, writer: usize, events: Option<Vec<NewEvent>>) {
        let (done, is_done) = oneshot::channel();
        self.writers[writer].send((events, done)).await.unwrap();
        is_done.await.unwrap();
    }

    async fn take(&mut self, step: &Step) {
        match step {
            Step::Write(writer, all) => {
                let numbered = (self.written.len()..).zip(all);
                let event = |(number, who): (usize, &Who)| {
                    let event = HAPPENED.about(number, &number);
                    event.for_readers(readers(who, self.callers))
                };
                let events: Vec<NewEvent> = numbered.map(event).collect();
                self.order(*writer, Some(events)).await;
                self.written.extend_from_slice(all);
            }
            Step::Commit(writer) => self.order(*writer, None).await,
            Step::Assign => {
                let mut connection = self.connection().await;
                let tx = connection.transaction().await.unwrap();
                assert!(log::assign_positions(&tx).await.unwrap().is_some());
                tx.commit().await.unwrap();
            }
            Step::Read => {
                for (reader, name) in READERS.iter().enumerate() {
                    let whole = self.feed(reader, 0, 10_000).await;
                    let numbered: Vec<(i64, String)> =
                        (1..).zip(self.readable(reader).await).collect();
                    assert_eq!(whole, numbered, "{name}");
                    let seen = &self.seen[reader];
                    assert_eq!(whole[..seen.len()], seen[..], "as they were read before");
                    self.seen[reader] = whole;
                }
            }
        }
    }

    async fn feed(&self, reader: usize, after: i64, limit: i64) -> Vec<(i64, String)> {
        let (connection, before) = (self.connection().await, self.before[reader]);
        let caller = &self.callers[reader];
        let found = log::feed(&connection, &CAPABILITIES, caller, before + after, limit).await;
        let own = |entry: FeedEntry| (entry.position - before, entry.subject_id);
        found.unwrap().into_iter().map(own).collect()
    }

    /// What the feed must be: the ledger without what the reader may not read.
    async fn readable(&self, reader: usize) -> Vec<String> {
        let connection = self.connection().await;
        let ledger = log::after(&connection, self.began, 10_000).await.unwrap();
        let caller = &self.callers[reader];
        let readable = ledger.into_iter().filter(|entry| {
            let number: usize = entry.subject_id.parse().unwrap();
            may_read(&self.written[number], reader, caller)
        });
        readable.map(|entry| entry.subject_id).collect()
    }

    /// Reads from every position of every reader.
    async fn read_from_everywhere(&self, limit: usize) {
        for (reader, name) in READERS.iter().enumerate() {
            let whole = &self.seen[reader];
            for start in 0..=whole.len() {
                let page = whole.iter().skip(start).take(limit).cloned();
                let page: Vec<(i64, String)> = page.collect();
                let after = start.try_into().unwrap();
                let found = self.feed(reader, after, limit.try_into().unwrap()).await;
                assert_eq!(found, page, "{name} after {start}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callers_positions_are_gapless_stable_and_count_only_what_he_may_read() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let mut callers = Vec::new();
    for account in READERS {
        callers.push(platform.caller(account).await);
    }
    let mut runner = TestRunner::deterministic();
    for run in 1..=RUNS {
        let steps = prop::collection::vec(step(), 1..40);
        let steps = steps.new_tree(&mut runner).unwrap().current();
        println!("{steps:?}");
        let mut world = World::begin(platform.app.ground(), &callers).await;
        for step in &steps {
            world.take(step).await;
        }
        for writer in 0..WRITERS {
            world.take(&Step::Commit(writer)).await;
        }
        world.take(&Step::Assign).await;
        world.take(&Step::Read).await;
        world.read_from_everywhere(run).await;
    }
}

#[tokio::test]
async fn the_feed_names_the_callers_own_positions_and_the_next() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let read = async |path: String| platform.get("maker2", &path).await.must(200);
    // What others do is not counted.
    let product = platform.capped(1, "100").await;
    platform.settle().await;
    let known = read("/feed?limit=200".to_owned()).await["next"]
        .as_u64()
        .unwrap();
    for hospital in [tests::HOSPITAL, "hospital2"] {
        let _sent = platform.invited(hospital, product, "90").await;
    }
    platform.settle().await;
    let page = read(format!("/feed?after={known}")).await;
    assert_eq!(page["events"].as_array().unwrap().len(), 0, "{page}");
    assert_eq!(page["next"], known);
    let first = read("/feed?limit=1".to_owned()).await;
    assert_eq!(
        (&first["events"][0]["position"], &first["next"]),
        (&1.into(), &1.into())
    );
    for no_position in [
        "999999999",
        "9223372036854775807",
        "-1",
        "18446744073709551615",
    ] {
        let wrong = platform
            .get("maker2", &format!("/feed?after={no_position}"))
            .await;
        assert_eq!(wrong.status, 422);
    }
}

#[tokio::test]
async fn an_import_of_products_is_shown_to_those_who_may_open_it() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let _product = platform.capped(1, "100").await;
    platform.settle().await;
    for reader in READERS {
        let feed = platform.get(reader, "/feed?limit=200").await.must(200);
        for event in feed["events"].as_array().unwrap() {
            assert!(
                reader == "operator" || reader == "bureau" || event["kind"] != "products-loaded"
            );
        }
    }
}

#[tokio::test]
async fn a_position_that_there_is_not_is_refused_since_whoever_went_on_from_it_would_miss_events() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let read = async |after: i64| {
        platform
            .get("hospital", &format!("/feed?after={after}"))
            .await
    };
    let _product = platform.capped(1, "100").await;
    platform.settle().await;
    let all = platform.get("hospital", "/feed?limit=200").await.must(200);
    let last = all["next"].as_i64().unwrap();
    assert!(0 < last, "{all}");
    let end = read(last).await.must(200);
    assert_eq!(
        (&end["events"], &end["next"]),
        (&serde_json::json!([]), &all["next"])
    );
    for beyond in [last + 1, 1_000_000_000, i64::MAX] {
        let refused = read(beyond).await.must(422);
        assert_eq!(refused["errors"][0]["pointer"], "after", "{refused}");
    }
    // A new organisation without events begins at 0.
    let _from_the_start = read(0).await.must(200);
}
