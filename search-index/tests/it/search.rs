//! Searches of every kind over small indexes.

use crate::support::{Catalogue, product, text};
use search_index::{SearchError, SearchQuery, Sort};

fn catheters() -> Catalogue {
    let mut first = product(1, "一次性使用无菌导尿管");
    first.specification = "16Fr".to_owned();
    first.manufacturer_name = "江苏康进医疗器材有限公司".to_owned();
    let mut second = product(2, "一次性使用无菌注射器 带针");
    second.specification = "5ml 0.7×30".to_owned();
    second.model = "CH-2A/5.0".to_owned();
    let mut third = product(3, "硅胶导尿包");
    third.certificate = "国械注准20203140001".to_owned();
    third.code = "C01010100113038075550000001".to_owned();
    third.udi_di = vec!["06901234567892".to_owned()];
    let fourth = product(4, "延长管");
    let fifth = product(5, "血管内造影导管");
    Catalogue::of(&[first, second, third, fourth, fifth])
}

#[test]
fn words_fragments_and_single_characters_are_found() {
    let catalogue = catheters();
    assert_eq!(catalogue.ids("导尿管"), [1]);
    assert_eq!(catalogue.ids("导尿"), [1, 3]);
    assert_eq!(catalogue.ids("菌注"), [2]);
    assert_eq!(catalogue.ids("针"), [2]);
    assert_eq!(catalogue.ids("一次性注射器"), [2]);
    assert_eq!(catalogue.ids("导尿管 16F"), [1]);
    assert_eq!(catalogue.ids("导尿管16fr"), [1]);
    assert_eq!(catalogue.ids("康进"), [1]);
    assert_eq!(catalogue.ids("導尿管"), [1]);
    assert_eq!(catalogue.ids("导尿管 5ml"), [0_i64; 0]);
    assert_eq!(catalogue.ids(" "), [1, 2, 3, 4, 5]);
}

#[test]
fn pinyin_and_initials_find_what_chinese_finds() {
    let catalogue = catheters();
    for query in [
        "daoniaoguan",
        "dng",
        "daoniaog",
        "DNG 16f",
        "dng16f",
        "dniaoguan",
    ] {
        assert_eq!(catalogue.ids(query), [1], "{query}");
    }
    for query in ["zhusheqi", "zsq", "zhushe", "wujunzhusheqi"] {
        assert_eq!(catalogue.ids(query), [2], "{query}");
    }
    for query in ["yanchangguan", "yanzhangguan", "ycg", "yzg"] {
        assert_eq!(catalogue.ids(query), [4], "{query}");
    }
    assert_eq!(catalogue.ids("xueguan"), [5]);
    assert_eq!(catalogue.ids("xieguan"), [5]);
    assert_eq!(catalogue.ids("kj"), [1]);
}

#[test]
fn codes_certificates_devices_and_models_are_found_by_their_beginnings() {
    let catalogue = catheters();
    for query in [
        "C0101",
        "c010101",
        "C01010100113038075",
        "C01010100113038075550000001",
    ] {
        assert_eq!(catalogue.ids(query), [3], "{query}");
    }
    for query in [
        "国械注准2020",
        "国械注准20203140001",
        "国械注准",
        "20203140001",
        "2020314",
    ] {
        assert_eq!(catalogue.ids(query), [3], "{query}");
    }
    for query in [
        "06901234567892",
        "0690123",
        "6901234567892",
        "(01)06901234567892(17)270101",
    ] {
        assert_eq!(catalogue.ids(query), [3], "{query}");
    }
    for query in [
        "CH-2A/5.0",
        "ch2a",
        "CH-2",
        "ＣＨ－２Ａ",
        "5ml",
        "5ML",
        "5 ml",
        "0.7×30",
        "0.7x30",
    ] {
        assert_eq!(catalogue.ids(query), [2], "{query}");
    }
    assert_eq!(catalogue.ids("0.7"), [2]);
    assert_eq!(catalogue.ids("7"), [0_i64; 0]);
}

#[test]
fn a_wrong_character_is_forgiven_when_nothing_else_is_found() {
    let catalogue = catheters();
    for query in ["导尿馆", "倒尿管", "导民管", "一次性导尿馆"] {
        assert!(catalogue.ids(query).contains(&1), "{query}");
    }
    for query in ["注摄器", "无菌注射气", "一次性使用无菌注社器"] {
        assert_eq!(catalogue.ids(query), [2], "{query}");
    }
    assert_eq!(catalogue.ids("皂影导管"), [5]);
}

#[test]
fn exact_matches_rank_above_sound_and_other_fields() {
    let mut maker = product(1, "纱布");
    maker.manufacturer_name = "上海导尿管有限公司".to_owned();
    maker.reference_limit = Some(1);
    let sound = product(2, "倒尿管");
    let loose = product(3, "导尿用管 尿管 导尿");
    let exact = product(4, "一次性导尿管");
    let catalogue = Catalogue::of(&[maker, sound, loose, exact]);
    assert_eq!(catalogue.ranked("导尿管"), [4, 3, 1, 2]);
}

#[test]
fn filters_and_facets_agree() {
    let products: Vec<_> = (0..60)
        .map(|id| {
            let mut product = product(id, "导尿管");
            product.category_code = if id % 3 == 0 { "010203" } else { "0202" }.to_owned();
            product.manufacturer_id = id % 2;
            product.capped = id % 4 == 0;
            product
        })
        .collect();
    let catalogue = Catalogue::of(&products);
    let mut query = text("导尿管");
    query.with_facets = true;
    let page = catalogue.search(&query);
    assert_eq!((page.total, page.total_is_exact), (60, true));
    assert_eq!(
        page.facets.category,
        [("01".to_owned(), 20), ("02".to_owned(), 40)]
    );
    assert_eq!(page.facets.manufacturer, [(0, 30), (1, 30)]);
    assert_eq!(page.facets.capped, (15, 45));
    query.category = Some("01".to_owned());
    query.manufacturer = Some(0);
    query.capped = Some(true);
    let page = catalogue.search(&query);
    assert_eq!(page.total, 5);
    assert_eq!(
        page.facets.category,
        [("01".to_owned(), 5), ("0102".to_owned(), 5)]
    );
}

#[test]
fn limits_sort_both_ways_with_nulls_last() {
    let products: Vec<_> = [Some(30), None, Some(10), Some(20), None]
        .into_iter()
        .zip(1..)
        .map(|(limit, id)| {
            let mut product = product(id, "导尿管");
            product.reference_limit = limit;
            product
        })
        .collect();
    let catalogue = Catalogue::of(&products);
    let mut query = text("");
    query.sort = Sort::LimitAscending;
    assert_eq!(catalogue.paged(&query, 2), [3, 4, 1, 2, 5]);
    query.sort = Sort::LimitDescending;
    assert_eq!(catalogue.paged(&query, 2), [1, 4, 3, 2, 5]);
}

#[test]
fn hits_carry_their_marks() {
    let catalogue = catheters();
    let page = catalogue.search(&text("dng"));
    assert_eq!(page.hits[0].id, 1);
    let marks = &page.hits[0].highlights;
    assert_eq!(
        marks[0],
        ("name", "一次性使用无菌<em>导尿管</em>".to_owned())
    );
}

#[test]
fn a_bad_cursor_is_refused() {
    let catalogue = catheters();
    let mut query = text("");
    query.limit = 2;
    let next = catalogue.search(&query).next.expect("there are five");
    for cursor in ["", "x", "00", &next[1..], &next.replace('0', "1")] {
        query.cursor = Some(cursor.to_owned());
        let result = catalogue.index.search(&query);
        assert!(matches!(result, Err(SearchError::BadCursor)), "{cursor}");
    }
    query.cursor = Some(next);
    query.text = "导".to_owned();
    assert!(matches!(
        catalogue.index.search(&query),
        Err(SearchError::BadCursor)
    ));
}

#[test]
fn odd_texts_do_no_harm() {
    let catalogue = catheters();
    let long = "导尿管".repeat(400);
    for query in [
        "()",
        "*",
        "a\0b",
        "\u{10ffff}",
        "的",
        "\"导尿管\"",
        "导尿管,16F",
        &long,
        "'",
        "鿿鿿鿿鿿",
    ] {
        catalogue.search(&SearchQuery {
            with_facets: true,
            ..text(query)
        });
    }
    assert_eq!(catalogue.ids("\"导尿管\""), [1]);
}
