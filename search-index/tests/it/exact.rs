//! What is called exactly as the text comes first, by whatever name and however it is typed.

use std::collections::{BTreeMap, BTreeSet};

use crate::classes::{classes, classified};
use crate::support::{Catalogue, product};
use pinyin::ToPinyin;
use search_index::ProductDocument;

const SHOWN: usize = 10;

/// What a product is called: by its classes, in the insurance catalogue and by its name.
fn names(product: &ProductDocument) -> impl Iterator<Item = &str> {
    let classes = product.class_names.iter().map(String::as_str);
    classes.chain([product.generic_name.as_str(), product.name.as_str()])
}

/// The usual readings of the characters of a name; none of a name with signs, letters or digits.
fn readings(name: &str) -> Option<Vec<&'static str>> {
    let readings = name.chars().map(|each| Some(each.to_pinyin()?.plain()));
    readings.collect()
}

fn joined(name: &str) -> Option<String> {
    Some(readings(name)?.concat().replace('ü', "v"))
}

fn initials(name: &str) -> Option<String> {
    Some(readings(name)?.iter().map(|each| &each[..1]).collect())
}

/// How many texts do not have first what is called as they are typed, and how many texts there are. Names that are typed alike
/// are one.
fn wrong(typed: impl Fn(&str) -> Option<String>) -> (Vec<String>, usize) {
    let products = classified(&classes());
    let catalogue = Catalogue::of(&products);
    let mut called: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for product in &products {
        for query in names(product).filter_map(&typed) {
            called.entry(query).or_default().insert(product.id);
        }
    }
    let mut wrong = Vec::new();
    for (query, expected) in &called {
        let first = catalogue.ranked(query);
        let mut first = first.iter().take(expected.len().min(SHOWN));
        if first.len() < expected.len().min(SHOWN) || !first.all(|id| expected.contains(id)) {
            wrong.push(query.clone());
        }
    }
    (wrong, called.len())
}

#[test]
fn what_is_called_exactly_so_comes_first() {
    let (wrong, count) = wrong(|name| Some(name.to_owned()));
    assert!(wrong.is_empty() && count > 1_000, "{count} {wrong:?}");
}

#[test]
fn what_is_read_exactly_so_comes_first() {
    let (wrong, count) = wrong(joined);
    assert!(
        wrong.len() * 100 <= count && count > 800,
        "{count} {wrong:?}"
    );
}

/// Initials of one name are those within others: what has them as a class or in the insurance catalogue comes first, and the
/// shorter of other names.
#[test]
fn what_has_exactly_the_initials_comes_first() {
    let (wrong, count) = wrong(initials);
    assert!(
        wrong.len() * 50 <= count && count > 800,
        "{count} {wrong:?}"
    );
}

#[test]
fn what_is_called_so_comes_before_what_has_the_name_within_its_own() {
    let named = |id, name: &str, generic: &str, class: &str| ProductDocument {
        generic_name: generic.to_owned(),
        class_names: vec![class.to_owned()],
        ..product(id, name)
    };
    let mut products = Vec::new();
    for id in 10..60 {
        products.push(named(
            id,
            "药物涂层冠状动脉球囊扩张导管",
            "药物球囊",
            "冠状动脉药物球囊",
        ));
        products.push(named(id + 100, "腔镜直线型切割吻合器钉仓", "钉仓", "钉仓"));
    }
    products.push(named(1, "PTCA导管", "预扩张导管", "冠状动脉球囊扩张导管"));
    products.push(named(
        2,
        "电动腔镜吻合器",
        "腔镜直线型切割吻合器",
        "腔镜切割吻合器",
    ));
    products.push(named(3, "球囊扩张导管", "扩张导管", "其他"));
    let catalogue = Catalogue::of(&products);
    for (queries, id) in [
        (
            &[
                "冠状动脉球囊扩张导管",
                "冠狀動脈球囊擴張導管",
                "guanzhuangdongmaiqiunangkuozhangdaoguan",
                "guan zhuang dong mai qiu nang kuo zhang dao guan",
                "gzdmqnkzdg",
            ][..],
            1,
        ),
        (
            &[
                "腔镜直线型切割吻合器",
                "腔鏡直線型切割吻合器",
                "腔镜 直线型切割吻合器",
                "qiangjingzhixianxingqiegewenheqi",
                "qjzxxqgwhq",
            ],
            2,
        ),
        (
            &["球囊扩张导管", "球囊擴張導管", "qiunangkuozhangdaoguan"],
            3,
        ),
    ] {
        for query in queries {
            assert_eq!(catalogue.ranked(query).first(), Some(&id), "{query}");
        }
    }
}
