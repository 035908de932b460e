//! The columns of price lists and of invitations.

use spreadsheet::ColumnKind::{Date, Text};

use super::{CODE, CODE_20, COUNT, Choices, FileColumn, PRICE, optional, required};

const REGION: FileColumn = required(
    "region",
    &["省份", "省（自治区、直辖市）", "地区", "region"],
    Text,
    "广东省",
    "省份名称或两位代码；新疆生产建设兵团为66",
)
.of(Choices::Regions);

const PLATFORM: FileColumn = optional(
    "platform",
    &["平台", "平台名称", "platform"],
    Text,
    "广东省药品交易中心",
    "挂网平台的名称；留空时按省级平台",
);

const PLATFORM_LEVEL: FileColumn = optional(
    "platform_level",
    &["平台级别", "platform_level"],
    Text,
    "省级",
    "留空为省级",
)
.of(Choices::Levels);

const PRICE_KIND: FileColumn = required(
    "price_kind",
    &["价格类型", "price_kind", "kind"],
    Text,
    "挂网价",
    "价格从何而来；只有省级挂网价和中标价计入参考限价",
)
.of(Choices::PriceKinds);

const LISTED_PRICE: FileColumn = required(
    "price",
    &["价格", "挂网价格", "price"],
    PRICE,
    "120.00",
    "元，大于零，最多四位小数",
);

const PACK_RATIO: FileColumn = optional(
    "pack_ratio",
    &["包装转换比", "转换比", "pack_ratio"],
    COUNT,
    "10",
    "该价格对应多少最小计量单位；留空为1",
);

const EFFECTIVE_FROM: FileColumn = required(
    "effective_from",
    &["执行日期", "生效日期", "effective_from"],
    Date,
    "2026-01-01",
    "执行的第一天",
);

const EFFECTIVE_TO: FileColumn = optional(
    "effective_to",
    &["截止日期", "终止日期", "effective_to"],
    Date,
    "2027-12-31",
    "执行的最后一天；没有期限的留空",
);

const SOURCE: FileColumn = optional(
    "source",
    &["来源", "source"],
    Text,
    "省平台挂网公告",
    "文件、批次或标段",
);

pub(super) const LISTED_PRICES: &[FileColumn] = &[
    CODE,
    CODE_20,
    REGION,
    PLATFORM,
    PLATFORM_LEVEL,
    PRICE_KIND,
    LISTED_PRICE,
    PACK_RATIO,
    EFFECTIVE_FROM,
    EFFECTIVE_TO,
    SOURCE,
];

/// What a manufacturer declares is what a platform lists, with a remark to the exchange centre.
pub(super) const DECLARATIONS: &[FileColumn] = &[
    CODE,
    CODE_20,
    REGION,
    PLATFORM,
    PLATFORM_LEVEL,
    PRICE_KIND,
    LISTED_PRICE,
    PACK_RATIO,
    EFFECTIVE_FROM,
    EFFECTIVE_TO,
    SOURCE,
    optional(
        "remark",
        &["备注", "remark"],
        Text,
        "随挂网公告调整",
        "给交易中心的说明，最多500字",
    ),
];

pub(super) const CURRENT_PRICES: &[FileColumn] = &[
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

pub(super) const INVITATIONS: &[FileColumn] = &[
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
