//! Whether the name of a platform is that of a city below a province: only a province's platform counts (S4). Pure.

use ground::text;

use crate::listed_price::Region;

/// The cities, prefectures and leagues below each province, by what their names begin with. The four municipalities have none.
const CITIES: [(i16, &str); 28] = [
    (
        13,
        "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    ),
    (14, "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁"),
    (
        15,
        "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善",
    ),
    (
        21,
        "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    ),
    (22, "长春 吉林市 四平 辽源 通化 白山 松原 白城 延边"),
    (
        23,
        "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭",
    ),
    (
        32,
        "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    ),
    (33, "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水"),
    (
        34,
        "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    ),
    (35, "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德"),
    (
        36,
        "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    ),
    (
        37,
        "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    ),
    (
        41,
        "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 \
         周口 驻马店 济源",
    ),
    (
        42,
        "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架",
    ),
    (
        43,
        "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西",
    ),
    (
        44,
        "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 \
         清远 东莞 中山 潮州 揭阳 云浮",
    ),
    (
        45,
        "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    ),
    (46, "海口 三亚 三沙 儋州 琼海 文昌 万宁 东方市 五指山"),
    (
        51,
        "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 \
         雅安 巴中 资阳 阿坝 甘孜 凉山",
    ),
    (52, "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南"),
    (
        53,
        "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
    ),
    (54, "拉萨 日喀则 昌都 林芝 山南 那曲 阿里"),
    (61, "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛"),
    (
        62,
        "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南",
    ),
    (63, "西宁 海东 海北 黄南 海南州 海南藏族 果洛 玉树 海西"),
    (64, "银川 石嘴山 吴忠 固原 中卫"),
    (
        65,
        "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 \
         伊犁 塔城 阿勒泰 石河子",
    ),
    (
        66,
        "石河子 阿拉尔 图木舒克 五家渠 北屯 铁门关 双河 可克达拉 昆玉 胡杨河 新星",
    ),
];

/// Letters after 市 with which it is no city: 市场, 市级, 市县.
const NO_CITY: &str = "场级县民价";

/// Whether a platform of a province names a city below it: its name begins with one, behind the province's own if that is
/// there, or has the full name of one anywhere. A municipality is a province.
pub(super) fn is_named_after_city(name: &str, region: Region) -> bool {
    let folded = text::folded(name);
    let rest = without_province(&folded, region);
    of(region).any(|city| rest.starts_with(city)) || begins_with_town(rest) || has_full_name(rest)
}

fn of(region: Region) -> impl Iterator<Item = &'static str> {
    let mut known = CITIES.iter();
    let own = known.find(|(code, _)| *code == region.code());
    own.into_iter().flat_map(|(_, cities)| cities.split(' '))
}

/// The province that a platform's name begins with, by its full name or its short one.
pub(super) fn province_named(name: &str) -> Option<Region> {
    Region::all().find(|province| {
        name.starts_with(province.name()) || after_short_name(name, *province).is_some()
    })
}

/// The name behind that of its province.
fn without_province(name: &str, region: Region) -> &str {
    let full = Region::all().find_map(|province| name.strip_prefix(province.name()));
    full.or_else(|| after_short_name(name, region))
        .unwrap_or(name)
}

/// What follows the short name of a province, which is none of a city or a prefecture: 吉林市 is a city of 吉林省, and 海南州 of another.
fn after_short_name(name: &str, region: Region) -> Option<&str> {
    let rest = name.strip_prefix(region.short_name())?;
    (!rest.starts_with(['市', '州'])).then_some(rest)
}

/// Whether a name begins with two to four letters and 市, as those of towns do that are no cities of their own.
fn begins_with_town(name: &str) -> bool {
    let letters: Vec<char> = name.chars().take(6).collect();
    let mark = letters.iter().position(|letter| *letter == '市');
    mark.is_some_and(|mark| {
        let after = letters.get(mark + 1);
        (2..=4).contains(&mark) && !after.is_some_and(|after| NO_CITY.contains(*after))
    })
}

/// Whether a name has a city's with 市, wherever that is: 省平台（深圳市）.
fn has_full_name(name: &str) -> bool {
    let mut before = name.match_indices('市').map(|(place, _)| &name[..place]);
    before.any(|before| {
        let mut cities = CITIES.iter().flat_map(|(_, cities)| cities.split(' '));
        cities.any(|city| before.ends_with(city))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_of_city(name: &str, code: i16) -> bool {
        is_named_after_city(name, Region::of_code(code).expect("a province"))
    }

    #[test]
    fn a_platform_that_names_a_city_below_its_province_is_of_a_city() {
        for (name, code) in [
            ("深圳医用耗材阳光交易和监管平台", 44),
            ("深圳阳光平台", 44),
            ("广东省深圳市阳光平台", 44),
            ("广东深圳平台", 44),
            ("广州市医药采购平台", 44),
            ("海口市药品采购平台", 46),
            ("青岛医药集采", 37),
            ("青 岛（医药）", 37),
            ("宁波市医保平台", 33),
            ("昆山市平台", 32),
            ("吉林市采购平台", 22),
            ("吉林省吉林市采购平台", 22),
            ("延边州平台", 22),
            ("湖北省药械平台（武汉市）", 42),
            // The province of the row is wrong, the city is one all the same.
            ("深圳市平台", 36),
            ("兵团石河子市平台", 66),
        ] {
            assert!(is_of_city(name, code), "{name}");
        }
    }

    #[test]
    fn a_platform_that_names_its_province_or_nothing_is_of_no_city() {
        for region in Region::all() {
            for name in [
                region.name().to_owned(),
                region.short_name().to_owned(),
                format!("{}医药采购平台", region.name()),
                format!("{}医药采购平台", region.short_name()),
            ] {
                assert!(!is_named_after_city(&name, region), "{name}");
            }
        }
        for (name, code) in [
            ("吉林省药械采购服务平台", 22),
            ("天津市医药采购应用平台", 12),
            ("天津市医药采购应用平台", 13),
            ("广东省药品交易中心", 44),
            ("重庆药品交易所", 50),
            ("省平台", 33),
            ("药品市场交易平台", 33),
            ("省市级医药平台", 33),
            ("海南省平台", 46),
            ("海南医药平台", 46),
            ("", 44),
        ] {
            assert!(!is_of_city(name, code), "{name}");
        }
    }

    #[test]
    fn every_province_but_the_municipalities_has_cities() {
        let without: Vec<i16> = Region::all()
            .filter(|region| of(*region).next().is_none())
            .map(Region::code)
            .collect();
        assert_eq!(without, [11, 12, 31, 50]);
        for (_, cities) in CITIES {
            assert!(cities.split(' ').all(|city| 2 <= city.chars().count()));
        }
    }
}
