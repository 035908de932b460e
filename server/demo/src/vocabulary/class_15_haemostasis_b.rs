//! The product families of class 15, 止血防粘连材料, part 2 of 2.

use super::{Family, Group, Origin, coded, yuan};

pub(super) const GROUPS: &[Group] = &[Group {
    category: coded("03", "封闭粘合材料"),
    families: &[
        Family {
            category: coded("01", "生物蛋白胶"),
            generic: coded("173", "封闭胶类"),
            common_name: "外科用封合剂",
            names: &["猪源纤维蛋白粘合剂", "医用生物蛋白胶", "外科用可吸收封合剂"],
            materials: &[coded("28", "纤维蛋白"), coded("29", "聚乙二醇")],
            features: &[coded("090", "双组分"), coded("093", "单组分")],
            specification: "{}ml",
            axes: &[&["0.5", "1", "2", "2.5", "5"]],
            base_unit: "套",
            sales_unit: "盒",
            pack_ratios: &[1, 5],
            price_from: yuan(280, 0),
            price_to: yuan(3680, 0),
            device_class: 3,
            device_field: "02",
            origin: Origin::DomesticAndImported,
        },
        Family {
            category: coded("02", "封堵用医用胶"),
            generic: coded("173", "封闭胶类"),
            common_name: "医用封闭胶",
            names: &["硬脑膜封合医用胶", "血管封合胶", "栓塞用医用胶"],
            materials: &[coded("29", "聚乙二醇"), coded("30", "氰基丙烯酸酯")],
            features: &[coded("096", "快速固化"), coded("099", "常规")],
            specification: "{}ml",
            axes: &[&["0.5", "1", "1.5", "3", "5"]],
            base_unit: "支",
            sales_unit: "盒",
            pack_ratios: &[1, 5],
            price_from: yuan(380, 0),
            price_to: yuan(4980, 0),
            device_class: 3,
            device_field: "02",
            origin: Origin::DomesticAndImported,
        },
    ],
}];
