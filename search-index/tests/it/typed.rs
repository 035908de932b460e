//! What people type in every usual way finds the same products.

use crate::support::{Catalogue, find, product, specified, text};
use search_index::SearchQuery;

fn goods() -> Catalogue {
    Catalogue::of(&[
        specified(1, "一次性使用无菌针灸针", "Φ0.18×13mm"),
        specified(2, "泡沫敷料", "10cm×10cm"),
        specified(3, "泡沫敷料", "10cm×20cm"),
        specified(4, "栓塞微球", "150μm 2ml"),
        specified(5, "导尿管", "F16×270mm"),
        specified(6, "胃管", "16号"),
        specified(7, "髋臼杯", "Φ50mm"),
        specified(8, "管型吻合器", "29mm"),
        specified(9, "血液透析器", "1.5m²"),
        specified(10, "移液器吸头", "200μl"),
        specified(11, "留置针", "24G×19mm"),
        specified(12, "造影导丝", "0.035英寸×150cm"),
        specified(13, "导尿管", "14Fr×400"),
        specified(14, "可吸收缝线", "3-0 75cm"),
        specified(15, "倒刺缝线", "2-0 30cm"),
        specified(16, "注射针", "0.45×16RWLB"),
    ])
}

#[test]
fn sizes_are_found_however_they_are_written() {
    let goods = goods();
    let needle = [
        "Φ0.18×13",
        "0.18×13",
        "Ø0.18",
        "⌀0.18",
        "0.18x13mm",
        "13*0.18",
        ".18 X 13",
        "φ ０．１８ × １３ｍｍ",
        "直径0.18",
        "针灸针0.18",
    ];
    find(&goods, &needle, &[1]);
    let foam = [
        "10x10cm",
        "10 x 10cm",
        "10×10",
        "10cm*10cm",
        "10㎝X10㎝",
        "10厘米×10厘米",
        "10 公分 * 10 公分",
        "10cmx10cm 敷料",
    ];
    find(&goods, &foam, &[2]);
    find(&goods, &["20x10cm", "10×20", "敷料 20cm"], &[3]);
    find(
        &goods,
        &[
            "髋臼 50mm",
            "髋臼Φ50",
            "50mm 髋臼杯",
            "髋臼 50",
            "髋臼杯直径50毫米",
            "髋臼 ⌀50㎜",
        ],
        &[7],
    );
    find(
        &goods,
        &[
            "吻合器 29mm",
            "29吻合器",
            "29mm吻合器",
            "吻合器29",
            "吻合器 29 毫米",
        ],
        &[8],
    );
    find(&goods, &["0.45×16", "0.45*16mm", "16x0.45"], &[16]);
}

#[test]
fn units_are_found_however_they_are_written() {
    let goods = goods();
    find(
        &goods,
        &["150μm", "150um", "150µm", "150 微米", "150㎛", "150UM"],
        &[4],
    );
    let catheter = [
        "导尿管 F16",
        "导尿管 16号",
        "导尿管16Fr",
        "16F导尿管",
        "导尿管 Ch16",
        "导尿管 16ch",
        "导尿管 16#",
        "导尿管 16",
        "16Frx270",
        "16frx270mm",
        "F16×270",
    ];
    find(&goods, &catheter, &[5]);
    find(
        &goods,
        &["胃管 16Fr", "胃管 F16", "胃管No.16", "胃管 16#"],
        &[6],
    );
    find(
        &goods,
        &["1.5m²", "1.5m2", "1.5㎡", "1.5平方米", "透析器 1.50 平米"],
        &[9],
    );
    find(
        &goods,
        &["200μl", "200ul", "200微升", "200 µL", "200㎕"],
        &[10],
    );
    find(
        &goods,
        &["24G", "24g 留置针", "留置针 24号", "留置针24#", "24Gx19"],
        &[11],
    );
    find(
        &goods,
        &[
            "0.035\"",
            "0.035in",
            "0.035英寸",
            ".035 inch",
            "0.035″×150cm",
            "导丝 0.035",
        ],
        &[12],
    );
    find(&goods, &["导尿管 14F 400mm", "14Fr×400mm"], &[13]);
    find(&goods, &["缝线 3-0", "3/0", "缝线3—0"], &[14]);
}

#[test]
fn every_reading_of_a_trade_word_finds_it() {
    let names = [
        "椎间融合器",
        "左炔诺孕酮宫内节育器",
        "刨削刀头",
        "枸橼酸钠抗凝剂",
        "绿色滤器",
        "牙𬌗记录材料",
        "㖞斜矫正带",
        "䓖香贴",
        "女用导尿管",
    ];
    let products: Vec<_> = names
        .iter()
        .zip(1..)
        .map(|(name, id)| product(id, name))
        .collect();
    let catalogue = Catalogue::of(&products);
    find(
        &catalogue,
        &[
            "zhuijian",
            "zjrhq",
            "chuijian",
            "zhuijianronghe",
            "zhuī jiān",
        ],
        &[1],
    );
    find(
        &catalogue,
        &["zqnyt", "zuoguinuoyuntong", "zuoquenuoyuntong"],
        &[2],
    );
    find(&catalogue, &["bxdt", "baoxiao", "baoxue", "paoxiao"], &[3]);
    find(&catalogue, &["juyuansuan", "jysn", "gouyuansuan"], &[4]);
    find(
        &catalogue,
        &["lüse", "lvse", "luse", "lyuse", "lǜsè", "lslq", "lvqi"],
        &[5],
    );
    find(&catalogue, &["牙𬌗", "yahe", "yhjl", "𬌗"], &[6]);
    find(&catalogue, &["㖞斜", "waixie"], &[7]);
    find(&catalogue, &["䓖香", "qiongxiang"], &[8]);
    find(&catalogue, &["nüyong", "nvyong", "nuyong", "nyuyong"], &[9]);
}

#[test]
fn a_letter_with_dots_is_found_with_and_without_them() {
    let catalogue = Catalogue::of(&[product(1, "Müller 髋臼杯")]);
    find(&catalogue, &["müller", "muller", "MÜLLER 髋臼"], &[1]);
}

#[test]
fn what_a_product_is_comes_before_what_it_goes_with() {
    let mut products: Vec<_> = (1..=40).map(|id| product(id, "导尿包用导尿管")).collect();
    products.push(product(
        41,
        "一次性使用无菌导尿包（含导尿管、镊子与引流袋）",
    ));
    let catalogue = Catalogue::of(&products);
    for query in ["导尿包", "daoniaobao", "dnb", "无菌导尿包"] {
        assert_eq!(catalogue.ranked(query)[0], 41, "{query}");
    }
    assert_ne!(catalogue.ranked("导尿管")[0], 41);
}

#[test]
fn a_word_that_nothing_has_is_left_out_and_named() {
    let goods = goods();
    for query in ["丁腈导尿管", "丁腈 导尿管", "导尿管 丁腈"] {
        let page = goods.search(&text(query));
        assert_eq!(
            (page.total, page.missing.as_slice()),
            (2, &["丁腈".to_owned()][..]),
            "{query}"
        );
        let first = goods.search(&SearchQuery {
            limit: 1,
            ..text(query)
        });
        let second = goods.search(&SearchQuery {
            limit: 1,
            cursor: first.next,
            ..text(query)
        });
        assert_eq!((second.total, second.missing), (2, page.missing));
        assert_ne!(first.hits[0].id, second.hits[0].id);
    }
    assert!(goods.search(&text("导尿管")).missing.is_empty());
    let page = goods.search(&text("导尿管 zzzz"));
    assert_eq!((page.total, page.missing), (2, vec!["zzzz".to_owned()]));
    // A sign of diameter whose number is still to be typed takes nothing away.
    assert_eq!(goods.search(&text("导尿管 Φ")).total, 2);
    for signs in ["Φ", "***", "—— ", "（）"] {
        let page = goods.search(&text(signs));
        let named = vec![signs.trim().to_owned()];
        assert_eq!((page.total, page.missing), (0, named), "{signs}");
    }
    assert!(goods.search(&text(" \u{3000}")).total > 2);
    // A specification is never left out; that nothing has it is named.
    for (query, missing) in [("导尿管 5ml", vec!["5ml".to_owned()]), ("丁腈", vec![])] {
        let page = goods.search(&text(query));
        assert_eq!((page.total, page.missing), (0, missing), "{query}");
    }
}

/// Pairs of characters that are all read so and are no words.
fn sounding(first: &str, second: &str) -> Vec<search_index::ProductDocument> {
    let pairs = first.chars().flat_map(|before| {
        second
            .chars()
            .map(move |after| format!("{before}{after}垫"))
    });
    let named = (1..).zip(pairs);
    named.map(|(id, name)| product(id, &name)).collect()
}

#[test]
fn two_syllables_are_found_however_many_words_sound_so() {
    let last = "毛帽冒贸茂貌猫锚卯髦";
    let products = sounding("付父负富附腹复覆傅赋副妇扶", last);
    let catalogue = Catalogue::of(&products);
    assert_eq!(catalogue.all("fumao").len(), products.len());
    // Where a word sounds so, it is what was meant.
    let catalogue = Catalogue::of(&sounding("一医衣依仪移遗疑宜以已易艺", last));
    assert!(!catalogue.all("yimao").is_empty());
}

#[test]
fn the_unit_of_an_area_finds_what_has_a_size_in_it() {
    let goods = goods();
    find(
        &goods,
        &[
            "m²",
            "m2",
            "㎡",
            "M2",
            "透析器 m²",
            "平方米",
            "平米",
            "透析器平方米",
            "1.5平方米",
        ],
        &[9],
    );
}

#[test]
fn traditional_characters_find_simplified_names_and_are_found_by_them() {
    let catalogue = Catalogue::of(&[
        product(1, "髓内锉"),
        product(2, "氧化鋯瓷塊"),
        product(3, "鼻胃管"),
        product(4, "冻干人纤维蛋白粘合剂"),
        product(5, "乾坤牌醫用矽膠引流管"),
    ]);
    find(&catalogue, &["髓內銼", "髓内锉"], &[1]);
    find(&catalogue, &["氧化锆", "氧化鋯"], &[2]);
    find(&catalogue, &["凍乾", "冻干", "donggan", "纖維蛋白"], &[4]);
    find(
        &catalogue,
        &["硅胶引流管", "矽膠引流管", "qiankun", "乾坤"],
        &[5],
    );
    let page = catalogue.search(&text("氧化锆"));
    assert!(format!("{:?}", page.hits[0]).contains("<em>氧化鋯</em>"));
}

#[test]
fn letters_of_a_name_are_typed_among_its_initials_and_its_syllables() {
    let catalogue = Catalogue::of(&[
        product(1, "双J管"),
        product(2, "带气囊T管"),
        product(3, "3D打印接骨板"),
        product(4, "CRRT管路"),
        product(5, "导尿管"),
        product(6, "一次性使用PICC导管套件"),
        product(7, "双腔管"),
    ]);
    find(&catalogue, &["sjg", "SJG", "shuangjguan", "双j管"], &[1]);
    find(&catalogue, &["dqntg", "qntg", "ntg", "tguan", "dqng"], &[2]);
    find(&catalogue, &["3ddy", "3DDYJGB", "3d打印", "3ddayin"], &[3]);
    find(&catalogue, &["crrtgl", "crrtguanlu", "CRRT管路"], &[4]);
    find(
        &catalogue,
        &["piccdg", "sypiccdgtj", "sydgtj", "piccdaoguan"],
        &[6],
    );
    // 尿 and 接 have readings that begin with s too; 双腔管 is not 双管.
    let without_letters = catalogue.ids("sg");
    assert!(without_letters.contains(&1) && !without_letters.contains(&7));
    let page = catalogue.search(&text("sjg"));
    assert!(format!("{:?}", page.hits[0]).contains("<em>双J管</em>"));
}

#[test]
fn syllables_apart_from_each_other_are_one_word_too() {
    let mut products: Vec<_> = (1..=30)
        .map(|id| product(id, "透析用器械包（析透）"))
        .collect();
    products.push(product(31, "血液透析器用一次性管路"));
    products.push(product(32, "透析器"));
    let catalogue = Catalogue::of(&products);
    for query in [
        "tou xi qi",
        "touxi qi",
        "tou xiqi",
        "TOU XI QI",
        "tòu xī qì",
        "touxiqi",
    ] {
        assert_eq!(catalogue.ranked(query)[0], 32, "{query}");
    }
    assert_eq!(catalogue.all("tou xi qi").len(), 32);
}

#[test]
fn a_number_of_a_model_is_the_same_with_and_without_its_zeros() {
    let catalogue = Catalogue::of(&[
        specified(1, "造影导管", "5F JL4.0"),
        specified(2, "造影导管", "5F JL4"),
        specified(3, "造影导管", "5F JL40"),
        specified(4, "造影导管", "5F JL4.5"),
        specified(5, "造影导管", "JL-3.50"),
        specified(6, "磁共振线圈", "3.0T"),
    ]);
    find(
        &catalogue,
        &["JL4", "jl4.0", "JL4.00", "造影导管 JL4.0"],
        &[1, 2],
    );
    find(&catalogue, &["JL40", "JL40.0"], &[3]);
    find(&catalogue, &["JL4.5", "JL4.50"], &[4]);
    find(&catalogue, &["JL-3.5", "JL-3.50"], &[5]);
    find(&catalogue, &["3T", "3.0T"], &[6]);
}

#[test]
fn what_is_typed_apart_or_with_words_between_is_one_word() {
    let goods = Catalogue::of(&[
        specified(1, "一次性使用无菌导尿管", "16Fr"),
        specified(2, "一次性使用无菌注射器", "5ml"),
        specified(3, "冠状动脉造影导管", "JL4"),
        specified(4, "冠状动脉造影导管", "JR4"),
    ]);
    find(&goods, &["d n g", "dng", "D N G 16Fr"], &[1]);
    find(&goods, &["ycxzsq", "zsq"], &[2]);
    find(&goods, &["JL 4", "jl4", "造影导管 JL 4"], &[3]);
}

#[test]
fn how_many_are_in_a_package_never_hides_the_product() {
    let goods = Catalogue::of(&[
        specified(1, "一次性使用采血针", "23G"),
        specified(2, "医用橡胶检查手套", "M"),
        specified(3, "棉签", "50支/包"),
        specified(4, "鞋套", "20双/包"),
    ]);
    for (query, id, pack) in [("采血针 50支", 1, "50支"), ("手套 20双", 2, "20双")] {
        let page = goods.search(&text(query));
        let ids: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
        assert_eq!(
            (ids, page.missing),
            (vec![id], vec![pack.to_owned()]),
            "{query}"
        );
    }
    find(&goods, &["棉签 50支"], &[3]);
}
