//! Quality of search on the golden list.

use crate::golden::{self, catalogue};
use crate::support::{Catalogue, text};

/// Queries whose products are not all found, with their figures.
fn shown(misses: &[golden::Miss]) -> Vec<String> {
    let misses = misses.iter();
    misses
        .map(|miss| format!("{} {} {}", miss.query, miss.recall, miss.reciprocal))
        .collect()
}

#[test]
fn the_first_ten_hold_what_a_person_expects() {
    let (scores, misses) = golden::run(&golden::FIRST);
    let all = scores["all"];
    let shown = shown(&misses);
    assert!(all.queries >= 200, "{}", all.queries);
    assert!(all.recall() >= 0.95, "{} {shown:#?}", all.recall());
    assert!(
        all.reciprocal_rank() >= 0.85,
        "{} {shown:#?}",
        all.reciprocal_rank()
    );
    for (kind, score) in scores {
        assert!(score.recall() >= 0.9, "{kind} {}", score.recall());
    }
}

#[test]
fn the_first_ten_hold_what_buyers_type_for() {
    let (scores, misses) = golden::run(&golden::SECOND);
    let all = scores["all"];
    let shown = shown(&misses);
    assert!(all.queries >= 150, "{}", all.queries);
    assert!(all.recall() >= 0.98, "{} {shown:#?}", all.recall());
    assert!(
        all.reciprocal_rank() >= 0.85,
        "{} {shown:#?}",
        all.reciprocal_rank()
    );
}

#[test]
fn the_first_ten_hold_what_the_demonstration_has() {
    let (scores, misses) = golden::run(&golden::THIRD);
    let all = scores["all"];
    let shown = shown(&misses);
    assert!(all.queries >= 200, "{}", all.queries);
    assert!(all.recall() >= 0.98, "{} {shown:#?}", all.recall());
    for (kind, score) in scores {
        assert!(
            score.recall() >= 0.95,
            "{kind} {} {shown:#?}",
            score.recall()
        );
    }
}

#[test]
fn chinese_words_and_their_pinyin_find_the_same_products() {
    let catalogue = Catalogue::of(&catalogue(&golden::FIRST));
    let words = [
        ("导尿管", "daoniaoguan"),
        ("注射器", "zhusheqi"),
        ("留置针", "liuzhizhen"),
        ("冠状动脉", "guanzhuangdongmai"),
        ("血液透析器", "xueyetouxiqi"),
        ("可吸收缝合线", "kexishoufenghexian"),
        ("人工晶状体", "rengongjingzhuangti"),
        ("球囊扩张导管", "qiunangkuozhangdaoguan"),
        ("医用外科口罩", "yiyongwaikekouzhao"),
        ("一次性使用", "yicixingshiyong"),
        ("敷料", "fuliao"),
        ("支架", "zhijia"),
        ("种植体", "zhongzhiti"),
        ("康利达", "kanglida"),
    ];
    for (chinese, pinyin) in words {
        assert_eq!(catalogue.all(chinese), catalogue.all(pinyin), "{chinese}");
        assert!(!catalogue.all(chinese).is_empty(), "{chinese}");
    }
    assert!(catalogue.search(&text("zsq")).total > 0);
}
