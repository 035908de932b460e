//! The 32 provincial procurement platforms, and city platforms, which are not provincial.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Platform {
    /// GB/T 2260; 66 is the private value for the production and construction corps.
    pub(super) region: &'static str,
    pub(super) region_name: &'static str,
    pub(super) name: &'static str,
    pub(super) level: &'static str,
}

/// One platform per province, and the corps.
pub(super) const PROVINCIAL: [Platform; 32] = [
    provincial("11", "北京市", "北京市医药集中采购平台"),
    provincial("12", "天津市", "天津市医药采购平台"),
    provincial("13", "河北省", "河北省医用耗材集中采购平台"),
    provincial("14", "山西省", "山西省药械集中招标采购平台"),
    provincial("15", "内蒙古自治区", "内蒙古自治区医药采购平台"),
    provincial("21", "辽宁省", "辽宁省药品和医用耗材采购平台"),
    provincial("22", "吉林省", "吉林省医药采购平台"),
    provincial("23", "黑龙江省", "黑龙江省药品集中采购平台"),
    provincial("31", "上海市", "上海市阳光医药采购平台"),
    provincial("32", "江苏省", "江苏省阳光采购平台"),
    provincial("33", "浙江省", "浙江省药械采购平台"),
    provincial("34", "安徽省", "安徽省医药集中采购平台"),
    provincial("35", "福建省", "福建省药械联合采购平台"),
    provincial("36", "江西省", "江西省医药采购平台"),
    provincial("37", "山东省", "山东省药械集中采购平台"),
    provincial("41", "河南省", "河南省医药采购平台"),
    provincial("42", "湖北省", "湖北省医用耗材集中采购平台"),
    provincial("43", "湖南省", "湖南省医药集中采购平台"),
    provincial("44", "广东省", "广东省药品和医用耗材采购平台"),
    provincial("45", "广西壮族自治区", "广西药械集中采购平台"),
    provincial("46", "海南省", "海南省药械采购平台"),
    provincial("50", "重庆市", "重庆市药品交易平台"),
    provincial("51", "四川省", "四川省药械集中采购平台"),
    provincial("52", "贵州省", "贵州省医药集中采购平台"),
    provincial("53", "云南省", "云南省药品集中采购平台"),
    provincial("54", "西藏自治区", "西藏自治区医药采购平台"),
    provincial("61", "陕西省", "陕西省药械采购平台"),
    provincial("62", "甘肃省", "甘肃省药品和医用耗材采购平台"),
    provincial("63", "青海省", "青海省药品采购平台"),
    provincial("64", "宁夏回族自治区", "宁夏公共资源药械采购平台"),
    provincial("65", "新疆维吾尔自治区", "新疆维吾尔自治区医药采购平台"),
    provincial("66", "新疆生产建设兵团", "新疆生产建设兵团医药采购平台"),
];

/// Whether a name is that of a province's platform.
#[must_use]
pub fn is_provincial_platform(name: &str) -> bool {
    PROVINCIAL.iter().any(|platform| platform.name == name)
}

/// City platforms, whose prices are not provincial ones.
pub(super) const CITY: [Platform; 6] = [
    city("44", "广东省", "广州市药械集团采购平台"),
    city("44", "广东省", "珠海市医用耗材采购平台"),
    city("35", "福建省", "厦门市医用耗材采购平台"),
    city("33", "浙江省", "宁波市医用耗材采购平台"),
    city("21", "辽宁省", "大连市医用耗材采购平台"),
    city("37", "山东省", "青岛市医用耗材采购平台"),
];

const fn provincial(
    region: &'static str,
    region_name: &'static str,
    name: &'static str,
) -> Platform {
    Platform {
        region,
        region_name,
        name,
        level: "provincial",
    }
}

const fn city(region: &'static str, region_name: &'static str, name: &'static str) -> Platform {
    Platform {
        region,
        region_name,
        name,
        level: "city",
    }
}
