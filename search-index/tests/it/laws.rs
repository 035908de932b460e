//! Laws that hold for any catalogue.

use std::collections::BTreeSet;

use crate::support::{Catalogue, product, text};
use proptest::prelude::*;
use search_index::{ProductDocument, SearchQuery, Sort};

const WORDS: [(&str, &str); 12] = [
    ("一次性使用", "yicixingshiyong"),
    ("导尿管", "daoniaoguan"),
    ("注射器", "zhusheqi"),
    ("留置针", "liuzhizhen"),
    ("缝合线", "fenghexian"),
    ("髓内钉", "suineiding"),
    ("止血纱布", "zhixueshabu"),
    ("气管插管", "qiguanchaguan"),
    ("明胶海绵", "mingjiaohaimian"),
    ("延长管", "yanchangguan"),
    ("球囊扩张导管", "qiunangkuozhangdaoguan"),
    ("透析器", "touxiqi"),
];

fn products(names: &[Vec<usize>]) -> Vec<ProductDocument> {
    let named = names.iter().zip(0..).map(|(words, id)| {
        let name: String = words
            .iter()
            .map(|word| WORDS[*word % WORDS.len()].0)
            .collect();
        let mut product = product(id, &name);
        product.reference_limit = (id % 3 > 0).then_some(u64::try_from(id * 7 % 5).expect("small"));
        product
    });
    named.collect()
}

fn names() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0_usize..WORDS.len(), 1..4), 1..40)
}

fn han() -> impl Strategy<Value = String> {
    let characters: Vec<char> = "一次性使用无菌导尿管注射器支架骨钉固定针线缝合硅胶血长重"
        .chars()
        .collect();
    prop::collection::vec(prop::sample::select(characters), 2..12)
        .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn chinese_and_pinyin_of_a_word_find_the_same_set(names in names()) {
        let catalogue = Catalogue::of(&products(&names));
        let occurring = names.iter().flatten().map(|word| WORDS[*word]);
        for (chinese, pinyin) in occurring.collect::<BTreeSet<_>>() {
            prop_assert_eq!(catalogue.all(chinese), catalogue.all(pinyin), "{}", chinese);
        }
    }

    #[test]
    fn every_two_neighbours_of_a_name_find_it(names in prop::collection::vec(han(), 1..12)) {
        let products: Vec<_> = names.iter().zip(0..).map(|(name, id)| product(id, name)).collect();
        let catalogue = Catalogue::of(&products);
        for (name, id) in names.iter().zip(0..) {
            let characters: Vec<char> = name.chars().collect();
            for pair in characters.windows(2) {
                let fragment: String = pair.iter().collect();
                prop_assert!(catalogue.all(&fragment).contains(&id), "{} in {}", fragment, name);
            }
            prop_assert!(catalogue.all(name).contains(&id), "{}", name);
        }
    }

    #[test]
    fn pages_give_every_product_once(names in names(), limit in 1_usize..9, sort in 0_usize..3) {
        let catalogue = Catalogue::of(&products(&names));
        let sort = [Sort::Relevance, Sort::LimitAscending, Sort::LimitDescending][sort];
        for query in ["", "导尿管", "导尿馆", "管", "guan", "dng", "一次性导尿管", "fenghe"] {
            let query = SearchQuery { sort, ..text(query) };
            let paged = catalogue.paged(&query, limit);
            let distinct: BTreeSet<i64> = paged.iter().copied().collect();
            prop_assert_eq!(distinct.len(), paged.len(), "{:?}", query);
            let page = catalogue.search(&SearchQuery { limit: 1_000, ..query.clone() });
            let at_once: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
            prop_assert_eq!(&at_once, &paged);
            prop_assert_eq!(page.total, u64::try_from(paged.len()).expect("few"));
            let counted = catalogue.search(&SearchQuery { with_facets: true, ..query });
            prop_assert_eq!(counted.total, page.total);
        }
    }

    #[test]
    fn all_terms_must_be_found(names in names(), first in 0_usize..12, second in 0_usize..12) {
        let catalogue = Catalogue::of(&products(&names));
        let (first, second) = (WORDS[first].0, WORDS[second].1);
        let both: BTreeSet<i64> = catalogue.all(&format!("{first} {second}")).into_iter().collect();
        let one: BTreeSet<i64> = catalogue.all(first).into_iter().collect();
        let other: BTreeSet<i64> = catalogue.all(second).into_iter().collect();
        let expected: BTreeSet<i64> = one.intersection(&other).copied().collect();
        // Where nothing has both, a wrong character is tolerated.
        prop_assert!(both == expected || expected.is_empty(), "{both:?} {expected:?}");
    }
}
