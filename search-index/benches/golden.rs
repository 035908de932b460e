//! Prints the quality of each kind of search on the golden lists.

#![expect(clippy::float_arithmetic, reason = "means of measurements")]

#[path = "../golden/mod.rs"]
mod golden;

fn main() {
    show(&golden::FIRST);
    show(&golden::SECOND);
    show(&golden::THIRD);
}

fn show(list: &golden::List) {
    let (scores, misses) = golden::run(list);
    println!(
        "{:<14}{:>8}{:>12}{:>22}",
        "kind", "queries", "recall@10", "mean reciprocal rank"
    );
    for (kind, score) in scores {
        let (recall, rank) = (score.recall(), score.reciprocal_rank());
        println!("{kind:<14}{:>8}{recall:>12.3}{rank:>22.3}", score.queries);
    }
    for miss in misses {
        println!(
            "{:<40} recall {:.2}, first at 1/{:.2}",
            miss.query, miss.recall, miss.reciprocal
        );
    }
}
