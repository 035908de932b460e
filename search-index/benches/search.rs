//! Measures building and searching against tantivy as it comes, with the same fields.
//!
//! `cargo bench -p search-index --bench search -- [products [directory [kind]]]`; with a
//! directory the indexes stay there and are used again the next time; with a kind only queries
//! whose name contains it are measured.
//!
//! Both sides give the twenty items of the first page and how many products match, out of one
//! process and of files that are in memory. Ours also marks what was found and keeps the sets of
//! terms that were searched before; the column `first` has the median over the queries when
//! each is searched for the first time, with nothing cached of its terms.

mod bare;
mod load;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bare::Bare;
use search_index::{ProductDocument, ProductIndex, SearchQuery, Sort};
use tempfile::TempDir;

const ROUNDS: usize = 101;
const BATCH: i64 = 2_000;

type Query = fn(&Bare, &SearchQuery) -> usize;

struct Kind {
    name: &'static str,
    queries: Vec<SearchQuery>,
    bare: Query,
}

fn main() {
    let arguments: Vec<String> = std::env::args().filter(|text| text != "--bench").collect();
    let count: i64 = arguments
        .get(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000_000);
    let temporary = TempDir::new().expect("a directory");
    let root = arguments
        .get(2)
        .map_or(temporary.path().to_path_buf(), PathBuf::from);
    let (ours, theirs) = (root.join("ours"), root.join("bare"));
    if !theirs.exists() {
        fs::create_dir_all(&theirs).expect("a directory");
        build_both(&ours, &theirs, count);
    }
    let bare = Bare::open(&theirs);
    println!(
        "disk: ours {} MB, bare {} MB",
        size(&ours) >> 20,
        size(&theirs) >> 20
    );
    let index = ProductIndex::open_or_create(&ours).expect("an index");
    println!(
        "{:<34}{:>11}{:>11}{:>8}{:>11}{:>11}{:>11}{:>11}",
        "median of a query",
        "ours",
        "bare",
        "ratio",
        "first",
        "bare first",
        "hits ours",
        "hits bare"
    );
    let only = arguments.get(3).map_or("", String::as_str);
    for kind in kinds().into_iter().filter(|kind| kind.name.contains(only)) {
        measure(&index, &bare, &kind);
    }
    println!("memory after the searches: {}", memory());
    if arguments.len() < 3 {
        println!("commit of 500 changed products: {:.1?}", changed(&index));
    }
}

fn build_both(ours: &Path, theirs: &Path, count: i64) {
    let generated = Instant::now();
    (0..count).for_each(|id| drop(black_box(load::product(id))));
    let generation = generated.elapsed();
    let started = Instant::now();
    drop(build(ours, count));
    let our_build = started.elapsed().saturating_sub(generation);
    let after_build = memory();
    let started = Instant::now();
    Bare::build(theirs, (0..count).map(load::product));
    let bare_build = started.elapsed().saturating_sub(generation);
    let speed = ratio(bare_build, our_build);
    println!(
        "{count} products built: ours {our_build:.1?}, bare {bare_build:.1?}, speed {speed:.2}"
    );
    println!("memory after our build: {after_build}");
}

fn build(directory: &Path, count: i64) -> ProductIndex {
    let index = ProductIndex::open_or_create(directory).expect("an index");
    let mut rebuild = index.rebuild().expect("a rebuild");
    for start in (0..count).step_by(usize::try_from(BATCH).expect("small")) {
        let end = (start + BATCH).min(count);
        let products: Vec<ProductDocument> = (start..end).map(load::product).collect();
        rebuild.add(&products).expect("added");
    }
    rebuild.finish(1).expect("finished");
    index
}

fn changed(index: &ProductIndex) -> Duration {
    let writer = index.writer();
    let mut times = Vec::new();
    for round in 0..5 {
        let products: Vec<_> = (round * 500..(round + 1) * 500)
            .map(load::product)
            .collect();
        let started = Instant::now();
        writer.replace(&products).expect("written");
        writer.commit(round + 2).expect("committed");
        times.push(started.elapsed());
    }
    median(times)
}

fn kinds() -> Vec<Kind> {
    let two = texts(
        "硅胶+导尿管 一次性+注射器 可吸收+缝合线 双腔+引流管 药物涂层+球囊 抗菌+敷料 外科+手套",
    );
    let frequent = texts("导管 使用 无菌 医用 外科 敷料 支架 胶原");
    let counted = texts("导尿管 注射器 留置针 敷料 无菌+支架 可吸收+缝合线 引流管 种植体");
    let counted = counted.into_iter().map(|query| SearchQuery {
        with_facets: true,
        limit: 0,
        ..query
    });
    let cheapest = "01 0203 16 1405 17 0310 10 0812"
        .split(' ')
        .map(|class| SearchQuery {
            category: Some(class.to_owned()),
            sort: Sort::LimitAscending,
            ..text("")
        });
    let wrong = texts("导尿营 注摄器 吸谈管 骨水尼 种直体 留志针 造影导撕 可吸收缝和线");
    let initials = texts("dng zsq lzz zzt gsn jgb ylg fl");
    let kind = |name, queries, bare: Query| Kind {
        name,
        queries,
        bare,
    };
    vec![
        kind(
            "two terms AND, top 20 and count",
            two.clone(),
            |bare, query| bare.conjunction(&query.text),
        ),
        kind("  against its top 20 alone", two, |bare, query| {
            bare.conjunction_only(&query.text)
        }),
        kind(
            "frequent term, top 20 and count",
            frequent.clone(),
            |bare, query| bare.term_top(&query.text),
        ),
        kind("  against its top 20 alone", frequent, |bare, query| {
            bare.term_only(&query.text)
        }),
        kind("facet counts", counted.collect(), |bare, query| {
            bare.facets(&query.text)
        }),
        kind("class, cheapest 20", cheapest.collect(), |bare, query| {
            bare.cheapest(query.category.as_deref().expect("a class"))
        }),
        kind("one wrong character", wrong, |bare, query| {
            bare.mistaken(&query.text)
        }),
        kind("pinyin initials", initials, |bare, query| {
            bare.initials(&query.text)
        }),
    ]
}

fn text(text: &str) -> SearchQuery {
    SearchQuery {
        text: text.to_owned(),
        limit: 20,
        ..SearchQuery::default()
    }
}

/// The searches of a list separated by blanks, in which a plus means a blank.
fn texts(all: &str) -> Vec<SearchQuery> {
    all.split(' ')
        .map(|each| text(&each.replace('+', " ")))
        .collect()
}

/// Measures both sides in turns, so that other load of the machine affects both.
fn measure(index: &ProductIndex, bare: &Bare, kind: &Kind) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut our_hits, mut their_hits) = (0, 0);
    for _ in 0..ROUNDS {
        for query in &kind.queries {
            let started = Instant::now();
            let page = black_box(index.search(query).expect("an answer"));
            ours.push(started.elapsed());
            let started = Instant::now();
            let hits = black_box((kind.bare)(bare, query));
            theirs.push(started.elapsed());
            our_hits += page.total;
            their_hits += hits;
        }
    }
    let count = kind.queries.len();
    let later = (ours.split_off(count), theirs.split_off(count));
    let first = (median(ours), median(theirs));
    let (ours, theirs) = (median(later.0), median(later.1));
    let rounds = ROUNDS * count;
    println!(
        "{:<34}{ours:>11.1?}{theirs:>11.1?}{:>8.2}{:>11.1?}{:>11.1?}{:>11}{:>11}",
        kind.name,
        ratio(ours, theirs),
        first.0,
        first.1,
        our_hits / u64::try_from(rounds).expect("small"),
        their_hits / rounds
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.div_duration_f64(theirs)
}

fn size(directory: &Path) -> u64 {
    let entries = fs::read_dir(directory)
        .expect("a directory")
        .map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| {
            let metadata = entry.metadata().expect("metadata");
            if metadata.is_dir() {
                size(&entry.path())
            } else {
                metadata.len()
            }
        })
        .sum()
}

/// The lines of the kernel that separate private memory from mapped files.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let wanted = ["VmHWM", "VmRSS", "RssAnon", "RssFile"];
    let lines = status
        .lines()
        .filter(|line| wanted.iter().any(|name| line.starts_with(name)));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(", ")
}
