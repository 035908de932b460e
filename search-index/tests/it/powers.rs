//! An optical power is found by its sign.

use crate::support::{Catalogue, specified, text};
use search_index::ProductDocument;

fn lenses() -> Catalogue {
    let lens = |id, specification| specified(id, "人工晶状体", specification);
    let products: [ProductDocument; 10] = [
        lens(1, "-1.50D"),
        lens(2, "+1.50D"),
        lens(3, "+14.0D 柱镜1.5D"),
        lens(4, "−3.00D 基弧8.6mm"),
        lens(5, "＋3.00Ｄ"),
        lens(6, "+20.0D"),
        specified(7, "软性接触镜", "-3.25 8.6mm"),
        specified(8, "软性接触镜", "+3.25 8.6mm"),
        specified(9, "角膜塑形镜", "-300度"),
        specified(10, "球镜片", "5.00D"),
    ];
    Catalogue::of(&products)
}

#[test]
fn a_power_is_found_by_its_sign() {
    let lenses = lenses();
    for (query, expected) in [
        ("-1.50D", &[1][..]),
        ("−1.50D", &[1]),
        ("－1.5Ｄ", &[1]),
        ("-1.5 D", &[1]),
        // What has no sign comes after what has the one that is typed.
        ("+1.50D", &[2, 3]),
        ("＋1.5D", &[2, 3]),
        ("人工晶状体-1.50D", &[1]),
        ("人工晶状体 -1.50D", &[1]),
        ("rengongjingzhuangti +1.50D", &[2, 3]),
        ("-3.00D", &[4]),
        ("+3.00D", &[5]),
        ("-3.25", &[7]),
        ("+3.25", &[8]),
        ("接触镜 -3.25", &[7]),
        ("-300度", &[9]),
        ("+5.00D", &[10]),
        ("-5.00D", &[10]),
    ] {
        assert_eq!(lenses.ranked(query), expected, "{query}");
    }
    // Without a sign either is found.
    for (query, expected) in [
        ("1.50D", &[1, 2, 3][..]),
        ("3.00D", &[4, 5]),
        ("3.25", &[7, 8]),
    ] {
        assert_eq!(lenses.ids(query), expected, "{query}");
    }
}

#[test]
fn a_power_of_the_other_sign_alone_is_no_answer() {
    let lenses = lenses();
    for query in ["人工晶状体 -20D", "人工晶状体-20D", "晶状体 -20D"] {
        let page = lenses.search(&text(query));
        assert_eq!(
            (page.total, page.missing),
            (0, vec!["-20d".to_owned()]),
            "{query}"
        );
    }
    assert_eq!(lenses.ranked("人工晶状体 +20.0D"), [6]);
}

#[test]
fn a_hyphen_is_no_sign() {
    let catalogue = Catalogue::of(&[
        specified(1, "可吸收缝合线", "3-0 75cm"),
        specified(2, "人工晶状体", "SN60-20.0D"),
        specified(3, "导管", "AB-1.25"),
        specified(4, "栓塞微球", "300-500μm"),
        specified(5, "人工晶状体", "+10.0D~+30.0D"),
    ]);
    for (query, expected) in [
        ("3-0", &[1][..]),
        ("SN60-20.0D", &[2]),
        ("AB-1.25", &[3]),
        ("300-500um", &[4]),
        ("微球 -500μm", &[4]),
        ("+30.0D", &[5]),
        ("+10.0D", &[5]),
    ] {
        assert_eq!(catalogue.ids(query), expected, "{query}");
    }
}
