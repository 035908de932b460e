//! The trade's vocabulary: families of consumables over the 17 top classes of the national code.

mod class_01_non_vascular_a;
mod class_01_non_vascular_b;
mod class_02_vascular_a;
mod class_02_vascular_b;
mod class_03_bone_a;
mod class_03_bone_b;
mod class_03_bone_c;
mod class_04_neurosurgery_a;
mod class_04_neurosurgery_b;
mod class_05_cardiac_surgery_a;
mod class_05_cardiac_surgery_b;
mod class_06_artificial_organs_a;
mod class_06_artificial_organs_b;
mod class_07_dental_a;
mod class_07_dental_b;
mod class_08_ophthalmic_a;
mod class_08_ophthalmic_b;
mod class_09_extracorporeal_a;
mod class_09_extracorporeal_b;
mod class_10_blood_purification_a;
mod class_10_blood_purification_b;
mod class_11_staplers_a;
mod class_11_staplers_b;
mod class_12_repair_a;
mod class_12_repair_b;
mod class_13_chinese_medicine_a;
mod class_13_chinese_medicine_b;
mod class_14_hygiene_a;
mod class_14_hygiene_b;
mod class_15_haemostasis_a;
mod class_15_haemostasis_b;
mod class_16_injection_a;
mod class_16_injection_b;
mod class_17_dressings_a;
mod class_17_dressings_b;

/// A part of a code with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded {
    /// The digits in the national code.
    pub code: &'static str,
    /// The label in the national table.
    pub label: &'static str,
}

/// A top class of the national classification, with its second level below it.
#[derive(Debug)]
pub(super) struct TopClass {
    pub(super) category: Coded,
    pub(super) groups: &'static [&'static [Group]],
}

/// A second-level category.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) category: Coded,
    pub(super) families: &'static [Family],
}

/// A third-level category with the possible properties of its products.
#[derive(Debug)]
pub(super) struct Family {
    pub(super) category: Coded,
    pub(super) generic: Coded,
    pub(super) common_name: &'static str,
    pub(super) names: &'static [&'static str],
    pub(super) materials: &'static [Coded],
    pub(super) features: &'static [Coded],
    /// A pattern whose `{}` are filled from `axes`, one value each.
    pub(super) specification: &'static str,
    pub(super) axes: &'static [&'static [&'static str]],
    pub(super) base_unit: &'static str,
    pub(super) sales_unit: &'static str,
    /// Base units in a sales unit.
    pub(super) pack_ratios: &'static [u32],
    /// Ten-thousandths of a yuan per base unit, lowest usual price.
    pub(super) price_from: i64,
    /// Ten-thousandths of a yuan per base unit, highest usual price.
    pub(super) price_to: i64,
    /// Risk class 1, 2 or 3.
    pub(super) device_class: u8,
    /// The two digits of the device catalogue in a certificate number.
    pub(super) device_field: &'static str,
    pub(super) origin: Origin,
}

/// The origin of a family's products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Made in the country only.
    Domestic,
    /// Made in the country and imported.
    DomesticAndImported,
}

/// Every top class, by code.
pub(super) const CLASSES: &[TopClass] = &[
    TopClass {
        category: coded("01", "非血管介入治疗类材料"),
        groups: &[
            class_01_non_vascular_a::GROUPS,
            class_01_non_vascular_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("02", "血管介入治疗类材料"),
        groups: &[class_02_vascular_a::GROUPS, class_02_vascular_b::GROUPS],
    },
    TopClass {
        category: coded("03", "骨、软骨及软组织材料"),
        groups: &[
            class_03_bone_a::GROUPS,
            class_03_bone_b::GROUPS,
            class_03_bone_c::GROUPS,
        ],
    },
    TopClass {
        category: coded("04", "神经外科材料"),
        groups: &[
            class_04_neurosurgery_a::GROUPS,
            class_04_neurosurgery_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("05", "心脏外科类材料"),
        groups: &[
            class_05_cardiac_surgery_a::GROUPS,
            class_05_cardiac_surgery_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("06", "人工器官、组织及配套材料"),
        groups: &[
            class_06_artificial_organs_a::GROUPS,
            class_06_artificial_organs_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("07", "口腔材料"),
        groups: &[class_07_dental_a::GROUPS, class_07_dental_b::GROUPS],
    },
    TopClass {
        category: coded("08", "眼科材料"),
        groups: &[class_08_ophthalmic_a::GROUPS, class_08_ophthalmic_b::GROUPS],
    },
    TopClass {
        category: coded("09", "体外循环材料"),
        groups: &[
            class_09_extracorporeal_a::GROUPS,
            class_09_extracorporeal_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("10", "血液净化材料"),
        groups: &[
            class_10_blood_purification_a::GROUPS,
            class_10_blood_purification_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("11", "吻（缝）合器及附件"),
        groups: &[class_11_staplers_a::GROUPS, class_11_staplers_b::GROUPS],
    },
    TopClass {
        category: coded("12", "修补材料"),
        groups: &[class_12_repair_a::GROUPS, class_12_repair_b::GROUPS],
    },
    TopClass {
        category: coded("13", "中医类材料"),
        groups: &[
            class_13_chinese_medicine_a::GROUPS,
            class_13_chinese_medicine_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("14", "基础卫生材料"),
        groups: &[class_14_hygiene_a::GROUPS, class_14_hygiene_b::GROUPS],
    },
    TopClass {
        category: coded("15", "止血防粘连材料"),
        groups: &[
            class_15_haemostasis_a::GROUPS,
            class_15_haemostasis_b::GROUPS,
        ],
    },
    TopClass {
        category: coded("16", "注射穿刺类材料"),
        groups: &[class_16_injection_a::GROUPS, class_16_injection_b::GROUPS],
    },
    TopClass {
        category: coded("17", "功能性敷料"),
        groups: &[class_17_dressings_a::GROUPS, class_17_dressings_b::GROUPS],
    },
];

const fn coded(code: &'static str, label: &'static str) -> Coded {
    Coded { code, label }
}

/// Ten-thousandths of a yuan.
const fn yuan(whole: i64, ten_thousandths: i64) -> i64 {
    whole * 10_000 + ten_thousandths
}
