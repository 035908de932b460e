//! Reading rows as people and programs write them.

use std::hash::{DefaultHasher, Hash, Hasher};

use domain::Words;
use domain::catalogue::{LoadedRow, RowVerdict};
use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use spreadsheet::{Limits, open};

use super::bargaining::InvitationLine;
use super::catalogue::ProductLine;
use super::current_price::CurrentPriceLine;
use super::listed_price::ListedLine;
use super::{FileRow, bargaining, catalogue, current_price, listed_price};
use crate::loading::cells::Cells;
use crate::loading::file::FileKind;

/// A row with its remarks, or its problems.
type ReadRow<T> = Result<(T, Vec<Words>), Vec<Words>>;

/// Reads each row of a csv.
fn read<T: FileRow>(file: &FileKind, text: &str) -> Vec<ReadRow<T>> {
    let mut table = open(text.as_bytes().to_vec(), "t.csv", &Limits::default()).unwrap();
    let layout = file.layout(&mut table).unwrap();
    let read = |row: &spreadsheet::Row| {
        let mut cells = Cells::of(row);
        match T::read(&mut cells, &layout) {
            Some(content) if cells.problems.is_empty() => Ok((content, cells.remarks)),
            _ => Err(cells.problems),
        }
    };
    table
        .rows()
        .unwrap()
        .map(|row| read(&row.unwrap()))
        .collect()
}

fn taken<T: FileRow>(file: &FileKind, text: &str) -> Vec<T> {
    let rows = read::<T>(file, text);
    rows.into_iter()
        .map(|row| {
            row.map(|(content, _)| content)
                .unwrap_or_else(|reported| panic!("{reported:?}"))
        })
        .collect()
}

fn problems<T: FileRow>(file: &FileKind, text: &str) -> Vec<String> {
    let rows = read::<T>(file, text);
    let reported = rows.into_iter().filter_map(Result::err).flatten();
    reported.map(|words| words.zh).collect()
}

const RELEASE: &str = "耗材代码,一级分类,二级分类,三级分类,医保通用名分类,耗材材质,规格（特征、参数）,\
                       医保通用名编号,医保通用名,耗材企业\n";

#[test]
fn a_row_of_the_national_release_is_cleaned_and_gets_the_units_of_one_piece() {
    let text = format!(
        "{RELEASE}C0101010011303899999,01-非血管介入治疗类材料,01-呼吸介入材料,01-示例支 架,\
         001-支架类,13-不锈钢,038-覆膜/ 加长,001001,示例支架（覆膜/非锁 定）,示例医疗(上海）有限公 司\n\
         C1704010000000099998,17-功能性敷料,04-其他敷料,01-其他敷料,000--,00-不区分,000-其他,,,甲乙有限公司\n\
         C0101010011303899997,01-非血管介入治疗类材料,,,001-支架类,13-不锈钢,038-覆膜,,,甲乙有限公司\n"
    );
    let rows = read::<ProductLine>(&catalogue::FILE, &text);
    let (first, remarks) = rows[0].as_ref().unwrap();
    let first = &first.row;
    assert_eq!(first.head.code, "C0101010011303899999");
    assert_eq!(first.head.name, "示例支架（覆膜/非锁定）");
    assert_eq!(first.head.manufacturer, "示例医疗（上海）有限公司");
    assert_eq!(first.category_labels[2], "01-示例支架");
    assert_eq!(
        (first.material.as_str(), first.feature.as_str()),
        ("不锈钢", "覆膜/加长")
    );
    assert_eq!(first.head.specification, "");
    assert_eq!(
        (first.base_unit.as_str(), first.sales_unit.as_str()),
        ("件", "件")
    );
    assert_eq!(first.credit_code, None);
    assert!(remarks.is_empty());

    let (nameless, _) = rows[1].as_ref().unwrap();
    let nameless = &nameless.row;
    assert_eq!(nameless.head.name, "其他敷料");
    assert_eq!(
        (nameless.material.as_str(), nameless.feature.as_str()),
        ("不区分", "其他")
    );
    let (classed, _) = rows[2].as_ref().unwrap();
    let classed = &classed.row;
    assert_eq!(classed.head.name, "支架类");
    assert_eq!(classed.category_labels[1], "");
}

#[test]
fn the_full_release_has_the_specification_in_a_column_of_its_own() {
    let text = "GOODS_ID,UDI,原27位码,原码状态,27位码,类型,20位码,一级分类,二级分类,三级分类,医保通用名分类,\
                材质,特征,注册备案号,单件产品名称,耗材企业,规格型号数,规格,型号,医保通用名编号,医保通用名\n\
                1,06901234567892;MA.156.M0.100036.12,,保留,C01010100113038999990000001,保留,\
                C0101010011303899999,01-甲,01-乙,01-丙,001-支架类,不锈钢,覆膜,国械注准 20203010682,示例支架,\
                甲乙有限公司,3,10×60mm,AB-1,001001,支架\n";
    let row = &taken::<ProductLine>(&catalogue::FILE, text)[0].row;
    assert_eq!(row.head.code, "C01010100113038999990000001");
    assert_eq!(
        (row.head.specification.as_str(), row.head.model.as_str()),
        ("10×60mm", "AB-1")
    );
    assert_eq!(
        (row.material.as_str(), row.feature.as_str()),
        ("不锈钢", "覆膜")
    );
    assert_eq!(row.certificate, "国械注准20203010682");
    assert_eq!(row.udi_di, ["06901234567892", "MA.156.M0.100036.12"]);
    assert_eq!(
        (row.head.name.as_str(), row.generic_name.as_str()),
        ("示例支架", "支架")
    );
}

#[test]
fn a_class_or_a_short_code_that_contradicts_the_code_is_pointed_out_and_names_nothing() {
    let text = "27位码,20位码,一级分类,二级分类,三级分类,单件产品名称,耗材企业,统一社会信用代码,最小计量单位,最小销售单位,包装转换比\n\
        C16010200113038999990000001,C16010200113038999,09-体外循环材料,C02-甲,02-乙,示例,甲乙有限公司,,支,支,1\n\
        C16010200113038999990000001,C1601020011303899888,16-眼科材料,甲,02-乙,示例,甲乙有限公司,,支,支,1\n\
        C16010200113038999990000001,C1601020011303899999,16-眼科材料,01-甲,02,示例,甲乙有限公司,,支,支,1\n";
    let rows = read::<ProductLine>(&catalogue::FILE, text);
    let (wrong, remarks) = rows[0].as_ref().unwrap();
    assert_eq!(wrong.row.category_labels, ["", "", "02-乙"]);
    let [first, second] = &remarks[..] else {
        panic!("{remarks:?}");
    };
    assert_eq!(
        first.zh,
        "「一级分类」与代码中的分类号16不符（现为：09-体外循环材料），分类以代码为准"
    );
    assert!(second.zh.contains("二级分类"), "{second:?}");
    let (short, remarks) = rows[1].as_ref().unwrap();
    assert_eq!(short.row.category_labels, ["16-眼科材料", "甲", "02-乙"]);
    let [of_code] = &remarks[..] else {
        panic!("{remarks:?}");
    };
    assert_eq!(
        of_code.zh,
        "「20位码」不是27位码的前20位（现为：C1601020011303899888），以27位码为准"
    );
    let (right, remarks) = rows[2].as_ref().unwrap();
    assert_eq!(right.row.category_labels, ["16-眼科材料", "01-甲", ""]);
    assert!(remarks.is_empty(), "{remarks:?}");
}

const OWN: &str = "27位码,单件产品名称,耗材企业,统一社会信用代码,最小计量单位,最小销售单位,包装转换比,UDI,\
                   注册证有效期\n";

#[test]
fn a_row_of_our_own_columns_is_read_whole() {
    let text = format!(
        "{OWN}c01010100113038999990000001 ,一次性使用导尿管,甲乙有限公司,91440300192317458f,支,盒,10.0,\
         \"06901234567892，（01）16901234567899（17）300101 | -\",长期\n"
    );
    let row = &taken::<ProductLine>(&catalogue::FILE, &text)[0].row;
    assert_eq!(row.head.code, "C01010100113038999990000001");
    assert_eq!(row.credit_code.as_deref(), Some("91440300192317458F"));
    assert_eq!(row.pack_ratio.to_string(), "10");
    assert_eq!(row.udi_di, ["06901234567892", "16901234567899"]);
    assert_eq!(row.certificate_expires_on, None);
}

#[test]
fn every_problem_of_a_row_is_reported_at_once_by_its_column() {
    let text = format!("{OWN}1.01E+26,,,,,盒,0,,下月\n");
    let reported = problems::<ProductLine>(&catalogue::FILE, &text);
    let columns = [
        "27位码",
        "耗材企业",
        "最小计量单位",
        "包装转换比",
        "注册证有效期",
    ];
    for column in columns {
        let prefix = format!("「{column}」");
        assert!(
            reported.iter().any(|problem| problem.starts_with(&prefix)),
            "{column}: {reported:?}"
        );
    }
    assert!(
        reported
            .iter()
            .any(|problem| problem.contains("科学计数法") && problem.contains("文本"))
    );
}

const LISTED: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源\n";

#[test]
fn a_listed_price_has_its_defaults() {
    let text = format!(
        "{LISTED}C01010100113038999990000001,44,,,listing,\"1,200.50\",,2026/1/1,,\n\
         C01010100113038999990000001,新疆生产建设兵团,兵团平台,city,中标价,0.0125,10,2026-01-01,2026年12月31日,甲\n"
    );
    let rows = taken::<ListedLine>(&listed_price::FILE, &text);
    let rows: Vec<ListedPriceRow> = rows.into_iter().map(|line| line.row).collect();
    assert_eq!(
        (rows[0].region.code(), rows[0].level),
        (44, PlatformLevel::Provincial)
    );
    assert_eq!(&*rows[0].platform, "广东省");
    assert_eq!(
        (
            rows[0].price.to_string().as_str(),
            rows[0].pack_ratio.to_string().as_str()
        ),
        ("1200.50", "1")
    );
    assert_eq!(
        (rows[1].region.code(), rows[1].level),
        (66, PlatformLevel::City)
    );
    assert_eq!(rows[1].kind, PriceKind::Winning);
    assert_eq!(rows[1].effective_to.unwrap().to_string(), "2026-12-31");
}

#[test]
fn a_listed_price_that_leaves_out_level_or_ratio_is_another_than_one_that_states_them() {
    let hash = |level: &str, ratio: &str| {
        let row = format!(
            "{LISTED}C01010100113038999990000001,44,甲,{level},挂网价,80,{ratio},2026-01-01,,\n"
        );
        let mut hasher = DefaultHasher::new();
        taken::<ListedLine>(&listed_price::FILE, &row)[0].hash(&mut hasher);
        hasher.finish()
    };
    let hashes = [("省级", "1"), ("", "1"), ("省级", ""), ("", "")].map(|(a, b)| hash(a, b));
    for (place, one) in hashes.iter().enumerate() {
        assert!(!hashes[..place].contains(one), "{place}");
    }
    let row = format!("{LISTED}C01010100113038999990000001,44,甲,省级,挂网价,80,1,2026-01-01,,\n");
    let mut hasher = DefaultHasher::new();
    let line = &taken::<ListedLine>(&listed_price::FILE, &row)[0];
    line.row.hash(&mut hasher);
    assert_eq!(
        hasher.finish(),
        hashes[0],
        "files that were loaded before are known again"
    );
}

#[test]
fn a_listed_price_that_cannot_be_is_refused() {
    let text = format!(
        "{LISTED}C01010100113038999990000001,深圳,甲,区级,赠送,0,1,2026-02-30,2026-01-01,\n\
         C01010100113038999990000001,44,甲,省级,挂网价,1.00001,0.00001,2026-02-01,2026-01-01,\n"
    );
    let reported = problems::<ListedLine>(&listed_price::FILE, &text);
    for column in [
        "省份",
        "平台级别",
        "价格类型",
        "价格",
        "包装转换比",
        "执行日期",
        "截止日期",
    ] {
        let prefix = format!("「{column}」");
        assert!(
            reported.iter().any(|problem| problem.starts_with(&prefix)),
            "{column}: {reported:?}"
        );
    }
}

#[test]
fn a_hospitals_lines_are_read_by_the_headers_it_uses() {
    let prices = "医保编码（27位）,现行采购价（元）,生效日期,合同编号\n\
                  C01010100113038999990000001,¥88.80,2026-01-01,HT-1\n";
    assert_eq!(
        taken::<CurrentPriceLine>(&current_price::FILE, prices).len(),
        1
    );
    let invitations = "医保码,价格,数量,备注\nC01010100113038999990000001,85,100.0,\n\
                       C01010100113038999990000001,85,1.5,\n";
    let rows = read::<InvitationLine>(&bargaining::FILE, invitations);
    assert!(rows[0].is_ok());
    let reported = rows[1].as_ref().unwrap_err();
    assert!(reported[0].zh.contains("整数"), "{reported:?}");
}

#[test]
fn a_code_that_names_nothing_or_too_much_is_reported() {
    let outcome = |hit| -> LoadedRow {
        let RowVerdict { outcome, .. } = super::not_one("C1", hit);
        outcome
    };
    assert_eq!(outcome(None), LoadedRow::NoHit);
    let several = domain::catalogue::CodeHit::Several(3);
    assert_eq!(outcome(Some(&several)), LoadedRow::SeveralHits);
}

#[test]
fn columns_are_known_by_what_hospitals_call_them() {
    let code = "C01010100113038999990000001";
    for header in [
        "27位医保编码",
        "医保27位编码",
        "国家医保编码(27位)",
        "国家医保编码（27位）",
        "医保编码27位",
        "27 位医保编码",
    ] {
        let text = format!("{header},单价,生效日期\n{code},88.8,2026-01-01\n");
        let rows = taken::<CurrentPriceLine>(&current_price::FILE, &text);
        assert_eq!(super::FileRow::terms(&rows[0]).code, code, "{header}");
    }
    for price in ["单价", "采购单价", "采购单价（元）", "单价(元)"] {
        let text = format!("医保编码,{price},限价,生效日期\n{code},88.8,99,2026-01-01\n");
        let own = taken::<CurrentPriceLine>(&current_price::FILE, &text);
        let paid = super::FileRow::terms(&own[0]).price;
        assert_eq!(
            paid.map(|paid| paid.to_string()).as_deref(),
            Some("88.80"),
            "{price}"
        );
        let text =
            format!("医保编码,省份,价格类型,{price},执行日期\n{code},44,挂网价,88.8,2026-01-01\n");
        let listed = taken::<ListedLine>(&listed_price::FILE, &text);
        assert_eq!(listed[0].row.price.to_string(), "88.80", "{price}");
    }
    // What has the name of its own column is read, and the other one reported as not read.
    let both = format!("医保编码,单价,现行采购价,生效日期\n{code},99,88.8,2026-01-01\n");
    let own = taken::<CurrentPriceLine>(&current_price::FILE, &both);
    let paid = super::FileRow::terms(&own[0]).price;
    assert_eq!(paid.map(|paid| paid.to_string()).as_deref(), Some("88.80"));
}

#[test]
fn regions_and_levels_are_read_as_people_write_them() {
    let head = "医保编码,省份,平台级别,价格类型,价格,执行日期\n";
    let row = |region: &str, level: &str| {
        format!("{head}C01010100113038999990000001,{region},{level},挂网价,88.8,2026-01-01\n")
    };
    for (region, level, code) in [
        ("廣東省", "省 ", 44),
        ("44.0", "省级", 44),
        ("44 ", "省級", 44),
        ("４４", "省", 44),
        ("陜西省", "市", 61),
        ("内蒙古区", "地市级", 15),
        ("内蒙古 自治区", "地级市", 15),
        ("广西壮族自治区", "/", 45),
    ] {
        let listed = taken::<ListedLine>(&listed_price::FILE, &row(region, level));
        assert_eq!(listed[0].row.region.code(), code, "{region}");
        let is_city = level.contains('市');
        assert_eq!(
            listed[0].row.level == PlatformLevel::City,
            is_city,
            "{level}"
        );
    }
    let either = problems::<ListedLine>(&listed_price::FILE, &row("44", "省/市级"));
    assert!(either[0].starts_with("「平台级别」"), "{either:?}");
}

#[test]
fn a_stroke_in_a_cell_of_text_is_nothing() {
    let code = "C01010100113038999990000001";
    for nothing in ["无", "-", "—", "/", "N/A", "暂无", "空", "nil", "－"] {
        let text = format!(
            "医保编码,省份,平台,价格类型,价格,执行日期,来源\n{code},44,{nothing},挂网价,88.8,2026-01-01,{nothing}\n"
        );
        let listed = taken::<ListedLine>(&listed_price::FILE, &text);
        assert_eq!(listed[0].row.platform, "广东省", "{nothing}");
        assert_eq!(listed[0].row.source, "", "{nothing}");
        let text = format!(
            "27位码,产品名称,规格,型号,生产企业,最小计量单位,最小销售单位,包装转换比,统一社会信用代码\n\
             {code},导尿管,{nothing},A-1,甲公司,支,盒,10,{nothing}\n"
        );
        let product = &taken::<ProductLine>(&catalogue::FILE, &text)[0];
        assert_eq!(product.row.head.specification, "", "{nothing}");
        assert_eq!(product.row.credit_code.as_deref(), Some(""), "{nothing}");
        let nameless = text.replace("甲公司", nothing);
        assert!(
            !problems::<ProductLine>(&catalogue::FILE, &nameless).is_empty(),
            "{nothing}"
        );
    }
}

#[test]
fn a_sentence_names_a_column_without_the_mark_of_what_is_required() {
    let head = "*医保耗材代码,现行采购价（元） *,＊生效日期";
    let text = format!("{head}\nC14020315924063616500000001,872.37e0,2026-01-01\n");
    assert_eq!(
        problems::<CurrentPriceLine>(&current_price::FILE, &text),
        [
            "「现行采购价（元）」数字写成了科学计数法，请按普通数字填写，如 1234.50（现为：872.37e0）"
        ]
    );
    let text = format!("{head}\n,-1,2026-01-01\n");
    let found = problems::<CurrentPriceLine>(&current_price::FILE, &text);
    assert!(
        found.iter().all(|sentence| !sentence.contains(['*', '＊'])),
        "{found:?}"
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_pack_of_less_than_one_base_unit_is_remarked() {
    let row = |ratio: &str| {
        format!(
            "27位码,省份,价格类型,价格,包装转换比,执行日期\nC14020315924063616500000001,广东省,挂网价,100,{ratio},2026-01-01\n"
        )
    };
    let remarks = |ratio: &str| {
        let mut rows = read::<ListedLine>(&listed_price::FILE, &row(ratio));
        rows.remove(0).unwrap().1
    };
    let of_half = remarks("0.50");
    assert_eq!(of_half.len(), 1, "{of_half:?}");
    assert!(
        of_half[0]
            .zh
            .starts_with("「包装转换比」小于1（现为：0.5）"),
        "{of_half:?}"
    );
    for usual in ["1", "10", "2.5", ""] {
        assert_eq!(remarks(usual), [], "{usual}");
    }
}

#[test]
fn the_national_code_is_read_beside_a_hospitals_own() {
    let code = "C01010100113038999990000001";
    for header in [
        "产品编码,医用耗材代码",
        "物资编码,耗材编码",
        "物资编码,国家编码",
        "产品编码,国家码",
        "SPD编码,医保C码",
    ] {
        let text = format!("{header},现行采购价,执行日期\nHX01,{code},10,2026-01-01\n");
        let rows = taken::<CurrentPriceLine>(&current_price::FILE, &text);
        assert_eq!(rows[0].terms().code, code, "{header}");
    }
}
