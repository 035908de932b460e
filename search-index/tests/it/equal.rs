//! The same quantity in another unit of its kind is the same quantity.

use crate::support::{Catalogue, find, product, specified, text};

fn goods() -> Catalogue {
    Catalogue::of(&[
        specified(1, "栓塞微球", "0.15mm"),
        specified(2, "栓塞微球", "150μm"),
        specified(3, "栓塞微球", "0.015cm"),
        specified(4, "栓塞微球", "300-500μm"),
        specified(5, "栓塞微球", "1.5mm"),
        specified(6, "冲洗液", "1L"),
        specified(7, "冲洗液", "1000ml"),
        specified(8, "冲洗液", "100ml"),
        specified(9, "止血粉", "0.5g"),
        specified(10, "止血粉", "500毫克"),
        specified(11, "止血粉", "5g"),
        specified(12, "透析膜", "1m²"),
        specified(13, "透析膜", "10000平方厘米"),
        specified(14, "泡沫敷料", "10×10cm"),
        specified(15, "泡沫敷料", "100×100mm"),
        specified(16, "泡沫敷料", "10×20cm"),
        specified(17, "泡沫敷料", "10×100mm"),
        specified(18, "导引导管", "6Fr×100cm"),
        specified(19, "导引导管", "6Fr×1m"),
        specified(20, "导引导管", "7Fr×100cm"),
        product(21, "医用胶带 1.25cm×5m"),
        specified(22, "导丝", "0.035in"),
        specified(23, "采血针", "24G"),
    ])
}

/// Expects these products, those of the first list before all others.
fn expect(catalogue: &Catalogue, query: &str, first: &[i64], others: &[i64]) {
    let ranked = catalogue.ranked(query);
    let (before, after) = ranked.split_at(first.len().min(ranked.len()));
    let sorted = |ids: &[i64]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    assert_eq!(sorted(before), first, "{query}: {ranked:?}");
    assert_eq!(sorted(after), others, "{query}: {ranked:?}");
}

#[test]
fn a_quantity_is_found_in_every_unit_and_first_in_its_own() {
    let goods = goods();
    for (query, first, others) in [
        ("0.15mm", 1, [2, 3]),
        ("微球 0.15毫米", 1, [2, 3]),
        ("150μm", 2, [1, 3]),
        ("150um", 2, [1, 3]),
        ("150微米微球", 2, [1, 3]),
        ("0.015cm", 3, [1, 2]),
        ("weiqiu .015cm", 3, [1, 2]),
    ] {
        expect(&goods, query, &[first], &others);
    }
    for (query, first, other) in [
        ("冲洗液 1L", 6, 7),
        ("冲洗液 1升", 6, 7),
        ("1000ml", 7, 6),
        ("冲洗液 1000毫升", 7, 6),
        ("0.5g", 9, 10),
        ("500mg", 10, 9),
        ("止血粉 500 mg", 10, 9),
        ("1m2", 12, 13),
        ("10000cm2", 13, 12),
        ("透析膜 1平方米", 12, 13),
        ("敷料 10x10cm", 14, 15),
        ("10cm×10cm", 14, 15),
        ("敷料 100x100mm", 15, 14),
        ("100*100毫米", 15, 14),
        ("6Fr×100cm", 18, 19),
        ("导引导管 F6×1米", 19, 18),
    ] {
        expect(&goods, query, &[first], &[other]);
    }
}

#[test]
fn a_unit_that_nothing_has_finds_the_quantity_in_the_others() {
    let goods = goods();
    find(&goods, &["止血粉 500000μg", "止血粉 0.0005kg"], &[9, 10]);
    find(&goods, &["冲洗液 10dl", "冲洗液 1000cc"], &[6, 7]);
    find(&goods, &["1000000mm2", "透析膜 1000000平方毫米"], &[12, 13]);
    find(&goods, &["0.1m×0.1m", "0.1×0.1m"], &[14, 15]);
    find(
        &goods,
        &["微球 0.3-0.5mm", "0.3mm~0.5mm", "0.03-0.05cm"],
        &[4],
    );
    find(&goods, &["胶带 12.5mm×5m", "12.5mm×500cm", "1.25cm"], &[21]);
    find(&goods, &["导丝 0.889mm", "导丝 .889毫米"], &[22]);
}

#[test]
fn what_is_not_equal_is_not_found() {
    let goods = goods();
    find(
        &goods,
        &[
            "微球 15μm",
            "微球 1500nm",
            "冲洗液 10L",
            "止血粉 5mg",
            "透析膜 1cm2",
            "敷料 100x1000mm",
            "敷料 1×1cm",
            "采血针 24mg",
        ],
        &[],
    );
    find(&goods, &["敷料 100x200mm", "200mm×100mm"], &[16]);
    find(&goods, &["敷料 1×10cm"], &[17]);
    find(&goods, &["采血针 24G", "采血针 24号"], &[23]);
}

#[test]
fn pages_of_equal_quantities_hold_each_product_once() {
    let many: Vec<_> = (0..60)
        .map(|id| match id % 3 {
            0 => specified(id, "敷料", "10×10cm"),
            1 => specified(id, "泡沫敷料", "100×100mm"),
            _ => specified(id, "纱布", "0.1×0.1m"),
        })
        .collect();
    let catalogue = Catalogue::of(&many);
    let ids = catalogue.paged(&text("100x100mm"), 7);
    let own = |id: &i64| id % 3 == 1;
    assert!(
        ids[..20].iter().all(own) && !ids[20..].iter().any(own),
        "{ids:?}"
    );
    assert_eq!(catalogue.all("100x100mm"), (0..60).collect::<Vec<_>>());
    let page = catalogue.search(&text("敷料 100x100mm"));
    let last = page.hits.last().expect("hits");
    assert_eq!(page.total, 40);
    assert!(page.missing.is_empty());
    let shown = |(field, text): &&(&str, String)| {
        *field == "specification" && text.contains("<em>10cm</em>")
    };
    assert!(
        last.highlights.iter().any(|mark| shown(&mark)),
        "{:?}",
        last.highlights
    );
}
