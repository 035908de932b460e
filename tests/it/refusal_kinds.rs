//! The refusals of the capabilities: clients match on their codes, people read their titles and figures.

use std::fmt::Write;

use domain::CAPABILITIES;

use crate::event_kinds::must_be_kept;

/// The file holds what clients and people have read so far: a change of it is a change of the product.
#[test]
fn every_refusal_has_the_title_and_the_figures_that_are_in_the_file() {
    let mut found = String::new();
    for kind in CAPABILITIES.iter().flat_map(|one| one.refusals) {
        let figures: Vec<&str> = kind.figures.iter().map(|figure| figure.name).collect();
        let (code, title, figures) = (kind.code, kind.title, figures.join(", "));
        writeln!(found, "{code} | {} | {} | {figures}", title.zh, title.en).unwrap();
    }
    must_be_kept("refusal_kinds.txt", &found);
}
