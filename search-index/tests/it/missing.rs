//! Which word is left out where nothing has all of them, and that it is named.

use crate::support::{Catalogue, product, text};

fn gloves() -> Catalogue {
    let mut products = vec![product(1, "丁腈手套"), product(2, "丁腈指套")];
    products.extend((10..26).map(|id| product(id, "一次性使用橡胶检查手套")));
    products.extend((30..70).map(|id| product(id, "硅胶导尿管")));
    products.extend((80..100).map(|id| product(id, "医用检查床垫")));
    Catalogue::of(&products)
}

#[test]
fn the_rarest_word_is_kept() {
    let gloves = gloves();
    for (query, expected, missing) in [
        ("丁腈检查手套", &[1][..], "检查"),
        ("丁腈 检查 手套", &[1], "检查"),
        ("检查 手套 丁腈", &[1], "检查"),
        ("丁腈檢查手套", &[1], "检查"),
        ("dingjingjianchashoutao", &[1], "jiancha"),
        ("ding jing jian cha shou tao", &[1], "jiancha"),
        ("dingjing jiancha shoutao", &[1], "jiancha"),
    ] {
        let page = gloves.search(&text(query));
        let found: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
        assert_eq!(found, expected, "{query} {:?}", page.missing);
        assert_eq!(page.missing, [missing], "{query}");
    }
}

#[test]
fn general_words_are_left_out_together() {
    let gloves = gloves();
    for query in [
        "一次性使用丁腈手套",
        "一次性使用丁腈检查手套",
        "一次性使用医用丁腈手套",
    ] {
        let page = gloves.search(&text(query));
        let found: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
        assert_eq!(found, [1], "{query} {:?}", page.missing);
        assert!(page.missing.contains(&"一次性".to_owned()), "{query}");
        assert!(!page.missing.contains(&"丁腈".to_owned()), "{query}");
    }
}

#[test]
fn what_a_product_is_is_kept() {
    let gloves = gloves();
    for query in ["丁腈导尿管", "导尿管 丁腈", "dingjingdaoniaoguan"] {
        let page = gloves.search(&text(query));
        assert_eq!(
            (page.total, page.missing.len()),
            (40, 1),
            "{query} {:?}",
            page.missing
        );
    }
}

#[test]
fn a_word_that_nothing_has_is_named_in_letters_too() {
    let gloves = gloves();
    for (query, missing) in [
        ("nilongdaoniaoguan", "nilong"),
        ("ni long dao niao guan", "nilong"),
        ("尼龙导尿管", "尼龙"),
    ] {
        let page = gloves.search(&text(query));
        assert_eq!(page.total, 40, "{query} {:?}", page.missing);
        assert_eq!(page.missing, [missing], "{query}");
    }
}
