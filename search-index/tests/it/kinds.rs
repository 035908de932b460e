//! What a buyer means by the kind of a product, by a negation and by the name of a class.

use crate::support::{Catalogue, product, text};
use search_index::ProductDocument;

/// What a search finds, and which words it names as missing.
fn found(catalogue: &Catalogue, query: &str) -> (Vec<i64>, Vec<String>) {
    (catalogue.ids(query), catalogue.search(&text(query)).missing)
}

fn of_class(id: i64, name: &str, classes: [&str; 3]) -> ProductDocument {
    ProductDocument {
        class_names: classes.map(str::to_owned).to_vec(),
        ..product(id, name)
    }
}

#[test]
fn a_name_that_ends_as_the_search_does_comes_first() {
    let others = [
        "乳胶导尿管",
        "硅胶导尿管",
        "换药剪",
        "静脉穿刺针",
        "可吸收缝合线",
    ];
    let mut products: Vec<_> = (1..=40)
        .flat_map(|id| {
            (0..)
                .zip(others)
                .map(move |(place, name)| product(id * 10 + place, name))
        })
        .collect();
    let kinds = [
        (1_001, "导尿护理包", "导尿包"),
        (1_002, "换药处置包", "换药包"),
        (1_003, "穿刺引流套包", "穿刺包"),
        (1_004, "皮肤缝合圆针", "缝合针"),
        (1_005, "导尿无菌托盘", "导尿托盘"),
    ];
    products.extend(kinds.map(|(id, name, _)| product(id, name)));
    let catalogue = Catalogue::of(&products);
    for (id, name, query) in kinds {
        assert_eq!(catalogue.ranked(query)[0], id, "{query} {name}");
        assert!(catalogue.search(&text(query)).missing.is_empty(), "{query}");
    }
    // Without such a name, or with one that ends so and lacks the rest, what is like the word is found as before.
    assert_eq!(catalogue.search(&text("导尿官")).total, 80);
    assert!(catalogue.ranked("导屎管")[0] < 1_000);
}

#[test]
fn a_negation_is_neither_dropped_nor_met_by_its_opposite() {
    let catalogue = Catalogue::of(&[
        product(1, "聚乙醇酸可吸收缝合线"),
        product(2, "已灭菌导管包"),
        product(3, "含菌培养管"),
        product(4, "不锈钢骨针"),
    ]);
    let named = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    for (query, ids, missing) in [
        ("不可吸收缝合线", &[1][..], &["不可吸收"][..]),
        ("非可吸收缝合线", &[1], &["非可吸收"]),
        ("缝合线 不可吸收", &[1], &["不可吸收"]),
        ("不可吸收", &[], &[]),
        ("非灭菌", &[], &[]),
        ("未灭菌", &[], &[]),
        ("导管 未灭菌", &[2], &["未灭菌"]),
        ("未灭菌导管", &[2], &["未灭菌"]),
        ("非灭菌导管包", &[2], &["非灭菌"]),
        ("免缝合线", &[], &[]),
        ("不锈钢骨针", &[4], &[]),
        ("可吸收缝合线", &[1], &[]),
    ] {
        assert_eq!(
            found(&catalogue, query),
            (ids.to_vec(), named(missing)),
            "{query}"
        );
    }
}

#[test]
fn what_nothing_found_has_is_named() {
    let catalogue = Catalogue::of(&[
        product(1, "皮肤吻合器"),
        product(2, "防粘连膜"),
        product(3, "切口保护补片"),
        product(4, "可吸收固定钉"),
        product(5, "角膜接触镜"),
        product(6, "硅胶导尿管"),
    ]);
    for (query, missing) in [
        ("痔吻合器", &["痔吻合器"][..]),
        ("防粘连液", &["防粘连液"]),
        ("疝固定钉", &["疝"]),
        ("角膜环", &["环"]),
        ("导屎管", &["屎"]),
        ("倒尿管", &["倒"]),
        ("导尿管", &[]),
        ("固定钉", &[]),
    ] {
        let page = catalogue.search(&text(query));
        assert!(page.total > 0, "{query}");
        assert_eq!(page.missing, missing, "{query}");
    }
}

#[test]
fn the_name_of_a_class_finds_its_products() {
    let stapling = "开放及微创手术通用吻（缝）合器及附件";
    let catalogue = Catalogue::of(&[
        of_class(
            1,
            "一次性使用无菌针灸针",
            ["中医类材料", "针灸材料", "毫针"],
        ),
        of_class(2, "角膜接触镜", ["眼科材料", "角膜材料", "角膜接触镜"]),
        of_class(3, "尼龙线带针", [stapling, "缝合材料", "不可吸收缝合线"]),
        of_class(4, "可吸收缝合线", [stapling, "缝合材料", "可吸收缝合线"]),
        of_class(
            5,
            "明胶海绵",
            ["止血防粘连材料", "止血材料", "止血明胶海绵"],
        ),
        ProductDocument {
            manufacturer_name: "合成医用材料器械有限公司".to_owned(),
            ..product(6, "口罩")
        },
        product(7, "毫针托盘"),
    ]);
    for (query, ids, missing) in [
        ("毫针", &[1, 7][..], &[][..]),
        ("毫针类", &[1], &[]),
        ("眼科材料", &[2], &[]),
        ("眼科", &[2], &[]),
        ("缝合材料", &[3, 4], &[]),
        ("不可吸收缝合线", &[3], &[]),
        ("止血材料", &[5], &[]),
        (stapling, &[3, 4], &[]),
        ("眼科 接触镜", &[2], &[]),
        ("眼科耗材", &[2], &[]),
        ("止血 耗材", &[5], &["耗材"]),
        ("丁腈材料", &[], &["丁腈"]),
        ("骨科 材料", &[], &["骨科"]),
        ("材料", &[6], &[]),
    ] {
        let (found, named) = found(&catalogue, query);
        assert_eq!(
            (found.as_slice(), named.len()),
            (ids, missing.len()),
            "{query} {named:?}"
        );
        assert!(
            missing
                .iter()
                .all(|word| named.contains(&(*word).to_owned())),
            "{query}"
        );
    }
    // What a product is by its class comes before what only ends with the word or has it.
    assert_eq!(catalogue.ranked("毫针"), [1, 7]);
}
