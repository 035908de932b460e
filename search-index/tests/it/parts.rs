//! Codes typed in part, words that exclude, and what resembles what is typed: a unit that begins another, a character that many read
//! by a part of it.

use crate::support::{Catalogue, find, product, specified, text};
use search_index::{ProductDocument, SearchQuery};

fn coded(id: i64, code: &str) -> ProductDocument {
    ProductDocument {
        code: code.to_owned(),
        ..product(id, "导管")
    }
}

#[test]
fn a_code_is_found_by_a_part_of_it() {
    let goods = Catalogue::of(&[
        coded(1, "C0101010011303807555"),
        coded(2, "C01010100113038075550000012"),
        coded(3, "C14020100000000211790000049"),
        coded(4, "C09100100000000211790000049"),
    ]);
    find(
        &goods,
        &["C0101", "c010101001", "C0101010011303807555"],
        &[1, 2],
    );
    find(&goods, &["C01010100113038075550000012"], &[2]);
    // As it is printed, in groups.
    find(
        &goods,
        &["C 0101 0100 1130", "c0101 0100", "C0101-0100-11"],
        &[1, 2],
    );
    find(&goods, &["C0910 0100 0000 0021 1790 0000 49"], &[4]);
    // From within it, or without its letter.
    find(
        &goods,
        &["13038075", "010101001", "11303807", "导管 13038075"],
        &[1, 2],
    );
    find(&goods, &["75550000012"], &[2]);
    find(&goods, &["0000211790", "00000000211790000049"], &[3, 4]);
    find(&goods, &["1303807", "13038076", "0101 13038075 9"], &[]);
}

#[test]
fn a_word_with_a_minus_excludes_what_has_it() {
    let goods = Catalogue::of(&[
        product(1, "气囊导管"),
        product(2, "导管"),
        product(3, "球囊扩张导管"),
        product(4, "导管（带气囊）"),
        product(5, "PICC-导管"),
        specified(6, "缝线", "3-0"),
        specified(7, "人工晶体", "-5.0D"),
        product(8, "导尿管"),
    ]);
    find(
        &goods,
        &[
            "导管 -气囊",
            "导管 －气囊",
            "导管 −气囊",
            "-气囊 导管",
            "导管 -qinang",
            "導管 -氣囊",
        ],
        &[2, 3, 5],
    );
    find(&goods, &["导管 -气囊 -球囊", "导管 -球囊 -气囊"], &[2, 5]);
    find(&goods, &["导管 -PICC", "导管 -picc"], &[1, 2, 3, 4]);
    find(&goods, &["导管 -钛合金"], &[1, 2, 3, 4, 5]);
    // These are no minus.
    find(&goods, &["导管-气囊", "导管 - 气囊", "-气囊"], &[1, 4]);
    find(&goods, &["缝线 3-0", "缝线 -3-0"], &[6]);
    find(&goods, &["人工晶体 -5.0D", "-5.0D"], &[7]);
    // What is left out of one search is found by the next.
    find(&goods, &["导管 -气囊"], &[2, 3, 5]);
    find(&goods, &["导管"], &[1, 2, 3, 4, 5]);
}

#[test]
fn what_is_excluded_is_on_no_page_and_in_no_count() {
    let mut products: Vec<ProductDocument> = (1..=30).map(|id| product(id, "导管")).collect();
    products.extend((31..=60).map(|id| product(id, "气囊导管")));
    let goods = Catalogue::of(&products);
    let query = SearchQuery {
        limit: 7,
        with_facets: true,
        ..text("导管 -气囊")
    };
    let page = goods.search(&query);
    assert_eq!((page.total, page.missing), (30, Vec::new()));
    assert_eq!(page.facets.capped.1, 30);
    let mut ids = goods.paged(&query, 7);
    ids.sort_unstable();
    assert_eq!(ids, (1..=30).collect::<Vec<i64>>());
    let none = goods.search(&text("气囊导管 -导管"));
    assert_eq!((none.total, none.hits.len()), (0, 0));
}

#[test]
fn a_unit_that_begins_another_is_another() {
    let goods = Catalogue::of(&[
        specified(1, "导管", "3mm"),
        specified(2, "导管", "3cm"),
        specified(3, "敷料", "10cm²"),
        specified(4, "注射器", "3ml"),
        specified(5, "口罩", "3M1860"),
        specified(6, "导丝", "Φ1.0mm"),
    ]);
    find(&goods, &["导管 3m", "导管3m", "1m", "导丝 1m", "1cm"], &[]);
    find(&goods, &["10cm", "敷料 10cm", "敷料 10m"], &[]);
    find(&goods, &["3mm"], &[1]);
    find(&goods, &["3cm"], &[2]);
    find(&goods, &["3M1860", "口罩 3M"], &[5]);
    find(&goods, &["1mm", "1.0mm", "0.1cm"], &[6]);
    let both = Catalogue::of(&[
        specified(1, "导丝", "Φ1.0mm"),
        specified(2, "导丝", "1m"),
        specified(3, "导丝", "100cm"),
    ]);
    assert_eq!(both.ranked("1m"), [2, 3]);
    assert_eq!(both.ranked("导丝 1mm"), [1]);
}

#[test]
fn a_character_that_many_read_by_a_part_of_it_is_found_so() {
    let goods = Catalogue::of(&[
        product(1, "丁腈手套"),
        product(2, "乳胶手套"),
        product(3, "眼睑牵开器"),
    ]);
    find(
        &goods,
        &[
            "丁晴",
            "丁晴手套",
            "丁晴 手套",
            "dingqing",
            "dingjing",
            "dqst",
        ],
        &[1],
    );
    find(&goods, &["眼脸牵开器", "yanlian", "yanjian"], &[3]);
    let page = goods.search(&text("丁晴手套"));
    assert_eq!(page.missing, ["晴"], "what is only like it is named");
}
