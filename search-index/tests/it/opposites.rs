//! What has the property that is typed comes before what has its opposite, and where nothing has it the page names what is lacking.

use crate::support::{Catalogue, product, specified, text};
use search_index::ProductDocument;

fn goods() -> Catalogue {
    Catalogue::of(&[
        product(1, "一次性使用无粉乳胶手套"),
        product(2, "一次性使用有粉乳胶手套"),
        product(3, "可重复使用喉镜片"),
        product(4, "一次性使用喉镜片"),
        product(5, "无菌纱布"),
        product(6, "非无菌纱布"),
        product(7, "未灭菌棉球"),
        product(8, "已灭菌棉球"),
        product(9, "左侧股骨髁"),
        product(10, "右侧股骨髁"),
        product(11, "不带针丝线"),
        product(12, "带针丝线"),
        product(13, "不可吸收缝合线"),
        product(14, "可吸收缝合线"),
        specified(15, "锁骨接骨板", "右 6孔"),
        specified(16, "锁骨接骨板", "左 6孔"),
        product(17, "无囊气管插管"),
        product(18, "带囊气管插管"),
        product(19, "不含银敷料"),
        product(20, "含银敷料"),
        product(21, "非覆膜支架"),
        product(22, "覆膜支架"),
    ])
}

#[test]
fn what_has_the_property_comes_before_its_opposite() {
    let goods = goods();
    for (query, first) in [
        ("有粉手套", 2),
        ("带粉 手套", 2),
        ("无粉手套", 1),
        ("不含粉手套", 1),
        ("手套 有粉", 2),
        ("可重复使用喉镜片", 3),
        ("喉镜片 重复使用", 3),
        ("一次性喉镜片", 4),
        ("无菌纱布", 5),
        ("非无菌纱布", 6),
        ("灭菌棉球", 8),
        ("已灭菌棉球", 8),
        ("未灭菌棉球", 7),
        ("非灭菌棉球", 7),
        ("左股骨髁", 9),
        ("左侧股骨髁", 9),
        ("股骨髁 右", 10),
        ("右股骨髁", 10),
        ("带针丝线", 12),
        ("丝线 带针", 12),
        ("不带针丝线", 11),
        ("丝线 无针", 11),
        ("可吸收缝合线", 14),
        ("吸收缝合线", 14),
        ("吸收性缝合线", 14),
        ("缝合线 可吸收", 14),
        ("不可吸收缝合线", 13),
        ("非吸收缝合线", 13),
        ("锁骨接骨板左", 16),
        ("右锁骨接骨板", 15),
        ("接骨板 左 6孔", 16),
        ("带囊气管插管", 18),
        ("有囊插管", 18),
        ("不带囊插管", 17),
        ("含银敷料", 20),
        ("敷料 不含银", 19),
        ("覆膜支架", 22),
        ("非覆膜支架", 21),
    ] {
        let page = goods.search(&text(query));
        assert_eq!(page.hits.first().map(|hit| hit.id), Some(first), "{query}");
        assert!(page.missing.is_empty(), "{query} {:?}", page.missing);
    }
}

#[test]
fn a_page_of_opposites_names_what_is_lacking() {
    for (query, name, missing) in [
        ("有粉手套", "无粉手套", "有粉"),
        ("有粉手套", "检查手套", "有粉"),
        ("无粉手套", "有粉手套", "无粉"),
        ("一次性喉镜片", "可重复使用喉镜片", "一次性"),
        ("可重复使用喉镜片", "一次性使用喉镜片", "可重复"),
        ("无菌纱布", "非无菌纱布", "无菌"),
        ("灭菌纱布", "未灭菌纱布", "灭菌"),
        ("未灭菌纱布", "无菌纱布", "未灭菌"),
        ("左股骨髁", "右股骨髁", "左"),
        ("带针缝合线", "不带针缝合线", "带针"),
        ("不带针缝合线", "带针缝合线", "不带针"),
        ("可吸收缝合线", "不可吸收缝合线", "可吸收"),
        ("吸收缝合线", "非吸收缝合线", "吸收"),
        ("带囊插管", "无囊插管", "带囊"),
        ("含银敷料", "不含银敷料", "含银"),
        ("覆膜支架", "非覆膜支架", "覆膜"),
    ] {
        let page = Catalogue::of(&[product(1, name)]).search(&text(query));
        assert_eq!(
            (page.total, page.missing),
            (1, vec![missing.to_owned()]),
            "{query} {name}"
        );
    }
}

#[test]
fn the_name_of_a_class_states_a_property_too() {
    let of_class = |id, name: &str, class: &str| ProductDocument {
        class_names: vec![class.to_owned()],
        ..product(id, name)
    };
    let catalogue = Catalogue::of(&[
        of_class(1, "缝合线 尼龙", "不可吸收缝合线"),
        of_class(2, "缝合线 聚乳酸", "可吸收缝合线"),
    ]);
    assert_eq!(catalogue.ranked("不可吸收缝合线")[0], 1);
    assert_eq!(catalogue.ranked("可吸收缝合线")[0], 2);
}

#[test]
fn pages_hold_each_product_once_and_the_opposites_last() {
    let many: Vec<_> = (0..60)
        .map(|id| match id % 3 {
            0 => product(id, "不可吸收缝合线"),
            1 => product(id, "可吸收缝合线"),
            _ => product(id, "可吸收性外科缝合线"),
        })
        .collect();
    let catalogue = Catalogue::of(&many);
    let ids = catalogue.paged(&text("可吸收缝合线"), 7);
    assert!(ids[..40].iter().all(|id| id % 3 != 0), "{ids:?}");
    assert!(ids[40..].iter().all(|id| id % 3 == 0), "{ids:?}");
    assert_eq!(catalogue.all("可吸收缝合线"), (0..60).collect::<Vec<_>>());
}
