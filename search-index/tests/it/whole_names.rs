//! A whole name is found as it is read.

use crate::support::{Catalogue, product};

/// A word that sounds as another one does not hide a name that has it: fumo is 覆膜, and 复膜 within 修复膜.
#[test]
fn a_whole_name_is_found_as_it_is_read() {
    let catalogue = Catalogue::of(&[
        product(1, "鼻腔修复膜"),
        product(2, "定向透药治疗仪用贴片"),
        product(3, "软聚硅酮网状伤口接触层"),
        product(4, "覆膜支架"),
        product(5, "医用胶带"),
        product(6, "鼻腔修复凝胶"),
    ]);
    for (query, expected) in [
        ("biqiangxiufumo", &[1][..]),
        ("bi qiang xiu fu mo", &[1]),
        ("biqiang xiufumo", &[1]),
        ("dingxiangtouyaozhiliaoyiyongtiepian", &[2]),
        ("ruanjuguitongwangzhuangshangkoujiechuceng", &[3]),
        ("biqiangxiufu", &[1, 6]),
        ("fumo", &[4]),
    ] {
        assert_eq!(catalogue.ids(query), expected, "{query}");
    }
}
