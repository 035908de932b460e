//! The columns of every kind of file: the headers they go by, and what people are told of them.

use domain::loading::ImportKind;
use domain::pricing::{PriceKind, Region};
use spreadsheet::{Column, ColumnKind};

use ColumnKind::{Code, Date, Number, Text};

/// A column of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileColumn {
    /// By which rows are asked for it, and an accepted header.
    pub(super) key: &'static str,
    /// The headers it goes by, the one of the template first.
    pub(super) names: &'static [&'static str],
    /// Whether every row needs it.
    pub(super) required: bool,
    /// Whether the template has it.
    pub(super) offered: bool,
    /// What its cells hold.
    pub(super) kind: ColumnKind,
    /// A filled-in cell.
    pub(super) example: &'static str,
    /// What to fill in.
    pub(super) explanation: &'static str,
    /// Values to choose from.
    pub(super) choices: Choices,
}

/// The values that a column allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choices {
    /// Anything goes.
    Any,
    /// The 32 provincial platforms.
    Regions,
    /// Provincial or city.
    Levels,
    /// The kinds of listed prices.
    PriceKinds,
}

impl Choices {
    /// The values as people choose them.
    pub(super) fn list(self) -> Vec<String> {
        match self {
            Self::Any => Vec::new(),
            Self::Regions => Region::all()
                .map(|region| region.name().to_owned())
                .collect(),
            Self::Levels => vec!["省级".to_owned(), "市级".to_owned()],
            Self::PriceKinds => PriceKind::ALL.map(|kind| kind.label().to_owned()).into(),
        }
    }
}

const PRICE: ColumnKind = Number { decimals: 2 };
const COUNT: ColumnKind = Number { decimals: 0 };

const fn required(
    key: &'static str,
    names: &'static [&'static str],
    kind: ColumnKind,
    example: &'static str,
    explanation: &'static str,
) -> FileColumn {
    let choices = Choices::Any;
    FileColumn {
        key,
        names,
        required: true,
        offered: true,
        kind,
        example,
        explanation,
        choices,
    }
}

const fn optional(
    key: &'static str,
    names: &'static [&'static str],
    kind: ColumnKind,
    example: &'static str,
    explanation: &'static str,
) -> FileColumn {
    let column = required(key, names, kind, example, explanation);
    FileColumn {
        required: false,
        ..column
    }
}

impl FileColumn {
    const fn of(self, choices: Choices) -> Self {
        Self { choices, ..self }
    }

    const fn not_offered(self) -> Self {
        Self {
            offered: false,
            ..self
        }
    }
}

const CODE: FileColumn = required(
    "code",
    &[
        "27位码",
        "医保编码",
        "医保码",
        "国家医保编码",
        "医保耗材编码",
        "医用耗材代码",
        "医保医用耗材代码",
        "耗材编码",
        "code",
        "code27",
    ],
    Code,
    "C09100100000000211790000049",
    "国家医保医用耗材代码27位（C加26位数字）；没有规格码时可填20位。请保持文本格式",
);

const CODE_20: FileColumn = optional(
    "code20",
    &["20位码", "耗材代码", "code20"],
    Code,
    "C0101010011303807555",
    "没有27位码时填写20位码",
)
.not_offered();

const PRODUCTS: &[FileColumn] = &[
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

const LISTED_PRICES: &[FileColumn] = &[
    CODE,
    CODE_20,
    required(
        "region",
        &["省份", "省（自治区、直辖市）", "地区", "region"],
        Text,
        "广东省",
        "省份名称或两位代码；新疆生产建设兵团为66",
    )
    .of(Choices::Regions),
    optional(
        "platform",
        &["平台", "平台名称", "platform"],
        Text,
        "广东省药品交易中心",
        "挂网平台的名称；留空时按省级平台",
    ),
    optional(
        "platform_level",
        &["平台级别", "platform_level"],
        Text,
        "省级",
        "留空为省级",
    )
    .of(Choices::Levels),
    required(
        "price_kind",
        &["价格类型", "price_kind", "kind"],
        Text,
        "挂网价",
        "价格从何而来；只有省级挂网价和中标价计入参考限价",
    )
    .of(Choices::PriceKinds),
    required(
        "price",
        &["价格", "挂网价格", "price"],
        PRICE,
        "120.00",
        "元，大于零，最多四位小数",
    ),
    optional(
        "pack_ratio",
        &["包装转换比", "转换比", "pack_ratio"],
        COUNT,
        "10",
        "该价格对应多少最小计量单位；留空为1",
    ),
    required(
        "effective_from",
        &["执行日期", "生效日期", "effective_from"],
        Date,
        "2026-01-01",
        "执行的第一天",
    ),
    optional(
        "effective_to",
        &["截止日期", "终止日期", "effective_to"],
        Date,
        "2027-12-31",
        "执行的最后一天；没有期限的留空",
    ),
    optional(
        "source",
        &["来源", "source"],
        Text,
        "省平台挂网公告",
        "文件、批次或标段",
    ),
];

const CURRENT_PRICES: &[FileColumn] = &[
    CODE,
    CODE_20,
    required(
        "price",
        &["价格", "现行采购价", "采购价", "采购价格", "price"],
        PRICE,
        "88.80",
        "每一最小计量单位的采购价，元，大于零，最多四位小数",
    ),
    required(
        "effective_from",
        &["生效日期", "执行日期", "起始日期", "effective_from"],
        Date,
        "2026-01-01",
        "合同价的第一天",
    ),
    optional(
        "effective_to",
        &["截止日期", "终止日期", "effective_to"],
        Date,
        "2026-12-31",
        "合同价的最后一天；没有期限的留空",
    ),
    optional(
        "contract_no",
        &["合同编号", "合同号", "contract_no"],
        Text,
        "HT-2026-001",
        "合同编号",
    ),
];

const INVITATIONS: &[FileColumn] = &[
    CODE,
    CODE_20,
    required(
        "price",
        &["价格", "议价", "邀请价", "报价", "price"],
        PRICE,
        "85.00",
        "每一最小计量单位的邀请价，元；不得高于参考限价和本机构现行采购价",
    ),
    required(
        "quantity",
        &["数量", "采购数量", "quantity"],
        COUNT,
        "100",
        "意向数量，整数，按最小销售单位",
    ),
    optional(
        "note",
        &["备注", "note"],
        Text,
        "年度用量，分批供货",
        "给生产企业的话，最多500字",
    ),
];

/// The columns of a kind of file.
pub(super) fn columns(kind: ImportKind) -> &'static [FileColumn] {
    match kind {
        ImportKind::Products => PRODUCTS,
        ImportKind::ListedPrices => LISTED_PRICES,
        ImportKind::CurrentPrices => CURRENT_PRICES,
        ImportKind::Invitations => INVITATIONS,
    }
}

/// The columns as a header is looked for, with those that a file must have.
pub(super) fn wanted(kind: ImportKind, demanded: impl Fn(&FileColumn) -> bool) -> Vec<Column> {
    columns(kind)
        .iter()
        .map(|column| Column {
            key: column.key,
            names: column.names,
            required: demanded(column),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_column_goes_by_a_chinese_header_and_its_identifier_and_by_no_other_columns() {
        for kind in ImportKind::ALL {
            let mut seen = BTreeSet::new();
            for column in columns(kind) {
                assert!(!column.names.is_empty());
                for name in column.names {
                    assert!(seen.insert(*name), "{name} in {kind:?}");
                }
                let by_identifier = column.names.iter().any(|name| name.is_ascii());
                assert!(by_identifier, "{} in {kind:?}", column.key);
            }
        }
    }
}
