//! The columns of product files, the national release's among them.

use spreadsheet::ColumnKind::{Code, Date, Text};

use super::{CODE, CODE_20, COUNT, FileColumn, optional, required};

pub(super) const PRODUCTS: &[FileColumn] = &[
    CODE,
    CODE_20,
    required(
        "name",
        &["单件产品名称", "产品名称", "name"],
        Text,
        "一次性使用无菌导尿管",
        "产品名称；没有时可只填医保通用名",
    ),
    optional(
        "generic_name",
        &["医保通用名", "generic_name"],
        Text,
        "导尿管",
        "医保通用名",
    ),
    optional(
        "specification",
        &["规格", "specification"],
        Text,
        "16F",
        "规格",
    ),
    optional("model", &["型号", "model"], Text, "双腔 30ml", "型号"),
    optional(
        "certificate",
        &[
            "注册备案号",
            "注册证号",
            "注册证编号",
            "注册（备案）号",
            "certificate",
        ],
        Text,
        "国械注准20203140682",
        "医疗器械注册证编号或备案凭证编号；不是生产许可证、经营许可证号",
    ),
    optional(
        "certificate_expires_on",
        &[
            "注册证有效期",
            "注册证有效期至",
            "有效期至",
            "certificate_expires_on",
        ],
        Date,
        "2030-12-31",
        "注册证有效期的最后一天；长期有效的留空",
    ),
    required(
        "manufacturer",
        &["耗材企业", "生产企业", "企业名称", "manufacturer"],
        Text,
        "深圳示例医疗器械有限公司",
        "注册人（备案人）全称",
    ),
    optional(
        "credit_code",
        &["统一社会信用代码", "信用代码", "credit_code"],
        Code,
        "91440300192317458F",
        "注册人的统一社会信用代码；先按代码、再按全称查找企业，查不到时凭有效代码新建",
    ),
    required(
        "base_unit",
        &["最小计量单位", "base_unit"],
        Text,
        "根",
        "价格比较所用的单位",
    ),
    required(
        "sales_unit",
        &["最小销售单位", "sales_unit"],
        Text,
        "盒",
        "订货所用的单位",
    ),
    required(
        "pack_ratio",
        &["包装转换比", "转换比", "pack_ratio"],
        COUNT,
        "10",
        "一个最小销售单位含多少最小计量单位；两个单位相同时为1",
    ),
    optional(
        "category1",
        &["一级分类", "category1"],
        Text,
        "14-基础卫生材料",
        "分类由代码决定，此列只用于核对名称",
    ),
    optional(
        "category2",
        &["二级分类", "category2"],
        Text,
        "01-导管",
        "同上",
    ),
    optional(
        "category3",
        &["三级分类", "category3"],
        Text,
        "02-导尿管",
        "同上",
    ),
    optional(
        "generic_class",
        &["医保通用名分类", "generic_class"],
        Text,
        "001-支架类",
        "国家发布表的列；没有产品名称和通用名时用作名称",
    )
    .not_offered(),
    optional(
        "material",
        &["材质", "耗材材质", "material"],
        Text,
        "硅胶",
        "材质",
    ),
    optional(
        "feature",
        &["特征", "规格（特征、参数）", "规格特征参数", "feature"],
        Text,
        "双腔/带球囊",
        "特征、参数",
    ),
    optional(
        "udi",
        &["UDI", "UDI-DI", "udi_di"],
        Code,
        "06901234567892",
        "最小销售单元产品标识；多个用分号隔开",
    ),
];
