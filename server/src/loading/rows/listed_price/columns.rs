//! The columns of a file of listed prices.

use spreadsheet::ColumnKind::{Date, Text};

use crate::loading::columns::{
    CODE, CODE_20, COUNT, Choices, FileColumn, PRICE, optional, required,
};
use crate::loading::key::{self, Key};

pub(in crate::loading::rows) const COLUMNS: &[FileColumn] = &[
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

const REGION: FileColumn = required(
    key::REGION,
    &["省份", "省（自治区、直辖市）", "地区", "region"],
    Text,
    "广东省",
    "省份名称或两位代码；新疆生产建设兵团为66",
)
.of(Choices::Regions);

const PLATFORM: FileColumn = optional(
    key::PLATFORM,
    &["平台", "平台名称", "platform"],
    Text,
    "广东省药品交易中心",
    "挂网平台的名称；留空时为该省已挂该产品的平台，没有的按省级平台",
);

const PLATFORM_LEVEL: FileColumn = optional(
    key::PLATFORM_LEVEL,
    &["平台级别", "platform_level"],
    Text,
    "省级",
    "留空不改动已登记的级别；没有登记的，平台以市级登记或名称为城市的为市级，其余为省级",
)
.of(Choices::Levels);

const PRICE_KIND: FileColumn = required(
    key::PRICE_KIND,
    &["价格类型", "price_kind", "kind"],
    Text,
    "挂网价",
    "价格从何而来；只有省级挂网价和中标价计入参考限价",
)
.of(Choices::PriceKinds);

const LISTED_PRICE: FileColumn = required(
    key::PRICE,
    &["价格", "挂网价格", "挂网价", "挂网单价", "price"],
    PRICE,
    "120.00",
    "元，大于零，最多四位小数",
)
.or_weakly(&["单价", "采购单价"]);

const PACK_RATIO: FileColumn = optional(
    key::PACK_RATIO,
    &["包装转换比", "转换比", "pack_ratio"],
    COUNT,
    "10",
    "该价格对应多少最小计量单位；留空不改动同一价格已登记的转换比，没有登记的为1",
);

const EFFECTIVE_FROM: FileColumn = required(
    key::EFFECTIVE_FROM,
    &["执行日期", "生效日期", "effective_from"],
    Date,
    "2026-01-01",
    "执行的第一天",
);

const EFFECTIVE_TO: FileColumn = optional(
    key::EFFECTIVE_TO,
    &["截止日期", "终止日期", "effective_to"],
    Date,
    "2027-12-31",
    "执行的最后一天；没有期限的填“长期”；留空不改动已登记的日期",
);

const SOURCE: FileColumn = optional(
    key::SOURCE,
    &["来源", "source"],
    Text,
    "省平台挂网公告",
    "文件、批次或标段；留空时沿用已登记的同一价格的来源",
);

/// The columns of which a row that lists a price fills in at least one: a list that the platform exported has its products without
/// a price too.
pub(in crate::loading::rows) const FILLED_IN: [Key; 9] = [
    key::REGION,
    key::PLATFORM,
    key::PLATFORM_LEVEL,
    key::PRICE_KIND,
    key::PRICE,
    key::PACK_RATIO,
    key::EFFECTIVE_FROM,
    key::EFFECTIVE_TO,
    key::SOURCE,
];
