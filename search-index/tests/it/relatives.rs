//! The relatives of what once found nothing: other ways in which buyers type the same size, letter or lack.

use crate::support::{Catalogue, find, specified, text};

fn goods() -> Catalogue {
    Catalogue::of(&[
        specified(1, "硅胶导尿管", "16Fr×310mm"),
        specified(2, "硅胶导尿管", "18Fr×310mm"),
        specified(3, "空心加压螺钉", "Φ3.5×14mm"),
        specified(4, "松质骨螺钉", "Φ4.5×12mm"),
        specified(5, "α-氰基丙烯酸酯医用胶", "1.0ml"),
        specified(6, "β-磷酸三钙人工骨", "5ml"),
        specified(7, "银柄针灸针", "Φ0.18×13mm"),
        specified(8, "可吸收缝合线", "3/0 75cm"),
        specified(9, "非吸收缝合线", "2/0 75cm"),
        specified(10, "一次性使用无菌埋线针", "12#×60mm"),
        specified(11, "泡沫敷料", "10×10cm"),
        specified(12, "泡沫敷料", "10×20cm"),
        specified(13, "管型吻合器", "Φ29mm"),
        specified(14, "正畸丝", "0.018in"),
        specified(15, "髋臼杯", "D50"),
        specified(16, "骨水泥枪", "L=30 D=3.2"),
        specified(17, "加样枪头", "200μl"),
        specified(18, "血液透析器", "1.8m²"),
        specified(19, "针灸针", "5号"),
        specified(20, "口腔固定钉", "D4.0×8mm"),
        specified(21, "注射器", "10ml"),
        specified(22, "PICC alpha套件", "4Fr"),
        specified(23, "气管插管", "ID7.5mm OD10.2mm"),
        specified(24, "气管插管", "ID8.0mm OD10.9mm"),
        specified(25, "角膜接触镜", "BC8.6 DIA14.2"),
    ])
}

#[test]
fn a_french_gauge_is_found_in_every_spelling() {
    let queries = [
        "导尿管 fr.16",
        "导尿管 Fr.16",
        "导尿管 F.16",
        "导尿管 Fr. 16",
        "导尿管 Fr 16",
        "导尿管 16 Fr",
        "导尿管 16Fr.",
        "导尿管 16F",
        "导尿管 ch16",
        "导尿管 CH.16",
        "导尿管 CH 16",
        "导尿管 16＃",
        "导尿管 １６Ｆｒ",
        "导尿管 Ｆ１６",
        "导尿管fr.16",
        "16号导尿管",
        "daoniaoguan F.16",
        "dng 16fr",
        "16Frx310",
        "导尿管 fr.16×310",
        "导尿管 Fr:16",
    ];
    find(&goods(), &queries, &[1]);
}

#[test]
fn a_size_is_found_behind_its_name() {
    let goods = goods();
    let tube = [
        "气管插管 7.5mm",
        "气管插管 7.5",
        "气管插管 ID7.5",
        "气管插管 ID7.5mm",
        "气管插管 id 7.50 mm",
        "气管插管 ID=7.5",
        "气管插管 10.2mm",
        "气管插管 Φ7.5",
        "ID7.5mm 气管插管",
    ];
    find(&goods, &tube, &[23]);
    find(
        &goods,
        &["气管插管 8mm", "气管插管 ID8", "气管插管 OD10.9mm"],
        &[24],
    );
    find(
        &goods,
        &["接触镜 8.6", "接触镜 14.2", "接触镜 BC8.6", "接触镜 bc8.60"],
        &[25],
    );
    find(
        &goods,
        &["气管插管 7mm", "气管插管 ID75", "接触镜 8.5"],
        &[],
    );
}

#[test]
fn a_diameter_is_found_in_every_spelling() {
    let goods = goods();
    let screw = [
        "螺钉 D3.5",
        "螺钉 d3.5",
        "螺钉 D=3.5",
        "螺钉 d = 3.5",
        "螺钉 D：3.5",
        "螺钉 Φ3.5",
        "螺钉 φ3.5",
        "螺钉 Φ=3.5",
        "螺钉 直径3.5",
        "螺钉 直径=3.5mm",
        "螺钉 直径：3.5 毫米",
        "螺钉 3.5mm",
        "螺钉 ∅3.5",
        "螺钉 Ø3.50",
        "螺钉D3.5",
        "luoding d3.5",
        "螺钉 D3.5×14",
        "螺钉 d3.5*14mm",
        "螺钉 L14 D3.5",
        "L14 螺钉",
        "螺钉 3.5×L14",
        "Ｄ３．５螺钉",
    ];
    find(&goods, &screw, &[3]);
    find(&goods, &["螺钉 D3.5 L12", "螺钉 d3.6"], &[]);
    find(&goods, &["螺钉 L12 D4.5", "螺钉 D4.5 L12"], &[4]);
    find(
        &goods,
        &[
            "髋臼 D50",
            "髋臼 50mm",
            "髋臼 Φ50",
            "髋臼 直径50",
            "髋臼杯 50",
        ],
        &[15],
    );
    find(
        &goods,
        &["骨水泥枪 3.2", "骨水泥枪 L30", "骨水泥枪 30mm D=3.2"],
        &[16],
    );
    find(
        &goods,
        &["固定钉 4×8", "固定钉 D4", "固定钉 Φ4.0×8mm"],
        &[20],
    );
    find(&goods, &["吻合器 29mm", "吻合器 D29", "吻合器 29"], &[13]);
}

#[test]
fn a_greek_letter_is_found_as_people_type_it() {
    let goods = goods();
    let glue = [
        "a氰基",
        "a-氰基丙烯酸酯",
        "A氰基",
        "α氰基",
        "Α-氰基",
        "α-氰基丙烯酸酯",
        "alpha氰基",
        "alpha-氰基丙烯酸酯",
        "Alpha 氰基",
        "阿尔法氰基",
        "阿尔法-氰基丙烯酸酯",
        "氰基丙烯酸酯",
        "ａ氰基",
    ];
    find(&goods, &glue, &[5]);
    let bone = [
        "b磷酸三钙",
        "b-磷酸三钙",
        "β磷酸三钙",
        "ß-磷酸三钙",
        "beta磷酸三钙",
        "beta-磷酸三钙",
        "贝塔磷酸三钙",
        "倍他-磷酸三钙",
    ];
    find(&goods, &bone, &[6]);
    for (query, letter) in [("g磷酸三钙", "g"), ("a磷酸三钙", "a")] {
        let page = goods.search(&text(query));
        assert_eq!((page.hits[0].id, page.total), (6, 1), "{query}");
        assert_eq!(page.missing, [letter], "{query}");
    }
    find(&goods, &["alpha套件", "α套件", "picc a套件"], &[22]);
}

#[test]
fn widths_and_signs_make_no_difference() {
    let goods = goods();
    find(
        &goods,
        &[
            "针灸针 .18",
            "针灸针 ０．１８×１３",
            "针灸针 0.18X13",
            "针灸针 13*.18",
        ],
        &[7],
    );
    find(
        &goods,
        &[
            "缝合线 3-0",
            "缝合线 3/0",
            "缝合线3－0",
            "3-0缝合线",
            "缝合线 3—0",
        ],
        &[8],
    );
    find(
        &goods,
        &["埋线针 12#", "埋线针 12号", "埋线针12＃", "埋线针 No.12"],
        &[10],
    );
    find(
        &goods,
        &[
            "敷料 10x10cm",
            "敷料 10 x 10cm",
            "敷料 10*10",
            "敷料 10×10 cm",
            "敷料 10X10ＣＭ",
        ],
        &[11],
    );
    find(&goods, &["敷料 100x100mm", "敷料 0.1×0.1米"], &[11]);
    find(&goods, &["敷料 10x10mm", "敷料 1000x1000mm"], &[]);
    find(
        &goods,
        &["针灸针 5号", "针灸针 5#", "针灸针No.5", "针灸针 ５号"],
        &[19],
    );
}

#[test]
fn decimals_and_units_are_read_alike_however_written() {
    let goods = goods();
    find(
        &goods,
        &[
            "正畸丝 .018",
            "正畸丝 0.018",
            "正畸丝 .018英寸",
            "正畸丝 0.0180in",
        ],
        &[14],
    );
    find(
        &goods,
        &[
            "医用胶 1ml",
            "医用胶 1.0ml",
            "医用胶 1 毫升",
            "医用胶 １ＭＬ",
            "医用胶 1.00mL",
            "医用胶 1cc",
        ],
        &[5],
    );
    find(&goods, &["注射器 1ml", "注射器 1.0"], &[]);
    find(&goods, &["200ul", "200 μl", "200µL", "200微升"], &[17]);
    find(
        &goods,
        &[
            "1.8m2",
            "1.8 m²",
            "1.8㎡",
            "1.8平方米",
            "透析器 1.80平方",
            "1.8m^2",
        ],
        &[18],
    );
}

#[test]
fn every_word_that_is_missing_is_named() {
    let goods = goods();
    for (query, ids, missing) in [
        ("银柄 银针 丁腈", &[7][..], &["银针", "丁腈"][..]),
        ("银柄 丁腈", &[7], &["丁腈"]),
        ("丁腈 银柄", &[7], &["丁腈"]),
        ("丁腈银柄针灸针", &[7], &["丁腈"]),
        ("丁腈 尼龙 银柄", &[7], &["丁腈", "尼龙"]),
        ("丁腈 尼龙 银柄 0.18", &[7], &["丁腈", "尼龙"]),
        ("dingjing yinbing", &[7], &["dingjing"]),
        ("yinbing dingjing nilong", &[7], &["dingjing", "nilong"]),
        ("丁腈 尼龙", &[], &["丁腈", "尼龙"]),
        ("dingjing nilong", &[], &["dingjing", "nilong"]),
        ("丁腈 螺钉 9.9mm", &[], &["丁腈", "9.9mm"]),
        ("银柄 骨水泥枪 丁腈", &[7], &["骨水泥枪", "丁腈"]),
    ] {
        let page = goods.search(&text(query));
        let found: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
        assert_eq!(found, ids, "{query}");
        assert_eq!(page.missing, missing, "{query}");
        assert_eq!(
            page.total,
            u64::try_from(ids.len()).expect("few"),
            "{query}"
        );
    }
}
