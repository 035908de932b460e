//! Quality of search by the names of classes at every level, however they are typed.

use std::collections::{BTreeMap, BTreeSet};

use crate::classes::{Class, classes, classified};
use crate::support::{Catalogue, product, text};
use search_index::ProductDocument;

const SHOWN: usize = 10;
const RECALL: f64 = 0.98;

/// How the name of a class is typed.
type Typed = fn(&Class) -> String;

/// The mean share of the products of a class among the first ten, of as many as fit there, and what missed some. Classes
/// that are typed alike are one: initials of several names show all of them.
fn recall(
    catalogue: &Catalogue,
    products: &[ProductDocument],
    typed: BTreeMap<String, Vec<&Class>>,
) -> (f64, Vec<String>) {
    let number = |count: usize| f64::from(u32::try_from(count).expect("few"));
    let queries = number(typed.len());
    let mut sum = 0.0;
    let mut misses = Vec::new();
    for (query, classes) in typed {
        let is_of_class =
            |product: &&ProductDocument| classes.iter().any(|class| class.has(product));
        let of_class = products.iter().filter(is_of_class);
        let expected: BTreeSet<i64> = of_class.map(|product| product.id).collect();
        let found = catalogue.ranked(&query);
        let right = found.iter().take(SHOWN).filter(|id| expected.contains(id));
        let share = number(right.count()) / number(expected.len().min(SHOWN));
        sum += share;
        if share < 1.0 {
            misses.push(format!("{query} {} {share}", classes[0].name));
        }
    }
    (sum / queries, misses)
}

#[test]
fn a_class_is_found_however_its_name_is_typed() {
    let classes = classes();
    let products = classified(&classes);
    let catalogue = Catalogue::of(&products);
    let kinds: [(&str, Typed); 5] = [
        ("characters", |class| class.name.clone()),
        ("traditional", |class| class.traditional.clone()),
        ("syllables", |class| class.pinyin.clone()),
        ("joined", |class| class.pinyin.replace(' ', "")),
        ("initials", Class::initials),
    ];
    for (kind, typed) in kinds {
        let mut queries: BTreeMap<String, Vec<&Class>> = BTreeMap::new();
        for class in &classes {
            queries.entry(typed(class)).or_default().push(class);
        }
        assert!(queries.len() > 350, "{kind} {}", queries.len());
        let (recall, misses) = recall(&catalogue, &products, queries);
        assert!(recall >= RECALL, "{kind} {recall} {misses:#?}");
    }
}

#[test]
fn a_part_of_the_name_of_a_class_finds_its_products() {
    let of_class = |id, name: &str, class: &str| ProductDocument {
        class_names: vec![class.to_owned()],
        ..product(id, name)
    };
    let catalogue = Catalogue::of(&[
        of_class(1, "一次性磨头", "关节镜刨削刀头"),
        of_class(2, "压迫器", "血管封堵止血装置"),
        of_class(3, "导尿包", "导尿管"),
    ]);
    for (part, id) in [
        ("刨削刀头", 1),
        ("刨削刀", 1),
        ("paoxuedaotou", 1),
        ("baoxiaodaotou", 1),
        ("pao xue dao tou", 1),
        ("血管封堵", 2),
        ("xueguanfengdu", 2),
    ] {
        let page = catalogue.search(&text(part));
        let found: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
        assert_eq!((found, page.missing), (vec![id], Vec::new()), "{part}");
    }
}

/// Every stretch of two to four characters of the name of a class finds its products, whatever else has it in its own name.
#[test]
fn what_is_written_in_the_name_of_a_class_finds_all_of_its_products() {
    let classes = classes();
    let mut products = classified(&classes);
    // A product whose own name is such a stretch hides no class that has it.
    let stretch = "钢板";
    let own = product(1_000_000, stretch);
    products.push(own);
    let catalogue = Catalogue::of(&products);
    let with = |part: &str| -> BTreeSet<i64> {
        let has_part = |product: &&ProductDocument| {
            product.name.contains(part)
                || classes
                    .iter()
                    .any(|class| class.name.contains(part) && class.has(product))
        };
        products
            .iter()
            .filter(has_part)
            .map(|product| product.id)
            .collect()
    };
    let mut short = Vec::new();
    for part in [
        stretch,
        "缝合线",
        "人工晶体",
        "注射针",
        "透析",
        "止血",
        "镇痛",
        "吻合",
        "支架",
    ] {
        let expected = with(part);
        assert!(!expected.is_empty(), "{part} is in the name of a class");
        let found: BTreeSet<i64> = catalogue.all(part).into_iter().collect();
        if !found.is_superset(&expected) {
            short.push(format!("{part} {} of {}", found.len(), expected.len()));
        }
    }
    assert!(short.is_empty(), "{short:?}");
}
