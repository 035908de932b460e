//! Invented manufacturers and import agents.

use super::check_digits::{CREDIT_LETTERS, credit_code};
use super::draw::{Draw, Purpose, as_index, length};

/// The manufacturers of the accounts `maker` and `maker2`.
pub(super) const RESERVED: [Reserved; 2] = [
    Reserved {
        name: "深圳市晨衡医疗器械有限公司",
        city: 0,
        letters: "CH",
        classes: &["01", "09", "10", "14", "16"],
    },
    Reserved {
        name: "上海昭岚医疗科技股份有限公司",
        city: 1,
        letters: "ZL",
        classes: &["02", "03", "05", "08", "11"],
    },
];

/// One manufacturer of so many is the agent of a foreign registrant.
const AGENT_EVERY: u32 = 5;
const CLASS_COUNT: u32 = 17;

/// A manufacturer, or the agent of a foreign one, as the certificate names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoManufacturer {
    /// The index in [`super::Demonstration::manufacturers`].
    pub index: u32,
    /// Five digits, positions 16 to 20 of the national code.
    pub number: String,
    /// Full company name, unique.
    pub name: String,
    /// Unified social credit code, 18 characters.
    pub credit_code: String,
    /// Two digits of GB/T 2260.
    pub region: &'static str,
    /// The city of the seat, for example `苏州`.
    pub city: &'static str,
    /// Mail address in a reserved domain.
    pub email: String,
    /// True for the agent of a foreign registrant: its products are imported.
    pub imports: bool,
    pub(super) province_short: &'static str,
    pub(super) filing_place: &'static str,
    pub(super) letters: String,
}

/// A manufacturer with a demonstration account.
#[derive(Debug)]
pub(super) struct Reserved {
    name: &'static str,
    city: u32,
    letters: &'static str,
    classes: &'static [&'static str],
}

impl Reserved {
    pub(super) fn makes(&self, class: &str) -> bool {
        self.classes.contains(&class)
    }
}

#[derive(Debug)]
struct City {
    region: &'static str,
    name: &'static str,
    full_name: &'static str,
    province_short: &'static str,
    filing_place: &'static str,
}

/// How many manufacturers serve so many products: 120 for 5,000, growing with the square root.
pub(super) fn count_for(products: u32) -> u32 {
    (12 * (products / 50).isqrt()).max(90)
}

/// The manufacturer with this index, with the numbers (from 0) of the top classes that it serves.
pub(super) fn make(index: u32) -> (DemoManufacturer, Vec<u32>) {
    let mut draw = Draw::new(Purpose::Manufacturer, index);
    let reserved = RESERVED.get(as_index(index));
    let imports = reserved.is_none() && index % AGENT_EVERY == AGENT_EVERY - 1;
    let city = match reserved {
        Some(reserved) => &CITIES[as_index(reserved.city)],
        None if imports => &CITIES[as_index(draw.below(4))],
        None => &CITIES[as_index(draw.below(length(&CITIES)))],
    };
    let name = match reserved {
        Some(reserved) => reserved.name.to_owned(),
        None if imports => agent_name(index, city),
        None => manufacturer_name(index, city, &mut draw),
    };
    let letters = match reserved {
        Some(reserved) => reserved.letters.to_owned(),
        None => (0..2)
            .map(|_| char::from(draw.pick(b"ABCDFGHJKLMNPQRSTWXYZ")))
            .collect(),
    };
    // Odd and not divisible by five, so that no two manufacturers share a number.
    let number = (u64::from(index) * 7_919 + 20_211) % 100_000;
    let manufacturer = DemoManufacturer {
        index,
        number: format!("{number:05}"),
        name,
        credit_code: company_credit_code(city.region, &mut draw),
        region: &city.region[..2],
        city: city.name,
        email: format!("tender-{number:05}@maker.example"),
        imports,
        province_short: city.province_short,
        filing_place: city.filing_place,
        letters,
    };
    let mut classes = vec![index % CLASS_COUNT];
    for _ in 0..draw.between(1, 3) {
        let class = draw.below(CLASS_COUNT);
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    (manufacturer, classes)
}

/// A credit code of a company in a region of six digits.
pub(super) fn company_credit_code(region: &str, draw: &mut Draw) -> String {
    let mut code = format!("91{region}MA5");
    for _ in 0..5 {
        code.push(char::from(draw.pick(CREDIT_LETTERS)));
    }
    credit_code(&code)
}

fn manufacturer_name(index: u32, city: &City, draw: &mut Draw) -> String {
    let seat = if draw.per_mille(700) {
        city.full_name
    } else {
        city.name
    };
    let suffix = draw.pick(&MANUFACTURER_SUFFIXES);
    format!(
        "{seat}{}{suffix}",
        brand(index, &[&BRAND_FIRST, &BRAND_SECOND, &BRAND_THIRD], 2)
    )
}

fn agent_name(index: u32, city: &City) -> String {
    let brand = brand(
        index,
        &[
            &FOREIGN_FIRST,
            &FOREIGN_SECOND,
            &FOREIGN_THIRD,
            &BRAND_THIRD,
        ],
        3,
    );
    if index.is_multiple_of(2) {
        format!("{brand}医疗器械贸易（{}）有限公司", city.name)
    } else {
        format!("{brand}（{}）医疗用品有限公司", city.name)
    }
}

/// A brand of at least `syllables_min` syllables, different for every number.
fn brand(number: u32, tables: &[&[&str]], syllables_min: usize) -> String {
    let mut brand = String::new();
    let mut rest = number;
    let mut shift = 0;
    for (syllable, table) in tables.iter().enumerate() {
        let size = length(table);
        if syllable >= syllables_min && rest == 0 {
            break;
        }
        // The step and the shift only hide the order; both keep the choice unique.
        let chosen = (rest % size * 7 + shift) % size;
        brand.push_str(table[as_index(chosen)]);
        shift += chosen;
        rest /= size;
    }
    brand
}

const MANUFACTURER_SUFFIXES: [&str; 8] = [
    "医疗器械有限公司",
    "医疗科技有限公司",
    "生物科技有限公司",
    "医疗器械股份有限公司",
    "生物材料股份有限公司",
    "医用制品有限公司",
    "医疗用品有限公司",
    "医学技术有限公司",
];

// The sizes must not be multiples of seven: see `brand`.
const BRAND_FIRST: [&str; 31] = [
    "澜", "沐", "曜", "岑", "穗", "砚", "禾", "屿", "昱", "霁", "翎", "桉", "弥", "泓", "峤", "汀",
    "玥", "朔", "芃", "荻", "栩", "煦", "珩", "璟", "榕", "槿", "湛", "骞", "澔", "筠", "钺",
];
const BRAND_SECOND: [&str; 29] = [
    "衡", "序", "棠", "图", "川", "朗", "域", "佑", "萃", "筑", "溯", "恪", "钧", "澍", "黎", "芮",
    "岚", "柏", "原", "迪", "律", "彦", "翰", "舟", "砺", "弘", "遥", "圻", "墨",
];
const BRAND_THIRD: [&str; 23] = [
    "康", "达", "泰", "宁", "安", "和", "源", "华", "瑞", "宜", "美", "正", "方", "通", "信", "兴",
    "盛", "健", "嘉", "润", "丰", "益", "恒",
];
const FOREIGN_FIRST: [&str; 16] = [
    "维", "诺", "奥", "莱", "欧", "卡", "芬", "索", "赫", "默", "瑟", "伊", "塔", "洛", "希", "艾",
];
const FOREIGN_SECOND: [&str; 13] = [
    "洛", "菲", "伦", "尼", "坦", "格", "维", "兰", "迪", "瑞", "缇", "蒙", "森",
];
const FOREIGN_THIRD: [&str; 11] = [
    "顿", "曼", "斯", "亚", "林", "特", "诺", "芙", "朵", "恩", "姆",
];

// The first four are also the seats of agents.
const CITIES: [City; 33] = [
    city("440300", "深圳", "深圳市", "粤", "深"),
    city("310115", "上海", "上海", "沪", "浦"),
    city("110108", "北京", "北京", "京", "海"),
    city("440100", "广州", "广州市", "粤", "穗"),
    city("120116", "天津", "天津市", "津", "滨"),
    city("130100", "石家庄", "石家庄", "冀", "石"),
    city("140100", "太原", "太原市", "晋", "并"),
    city("210100", "沈阳", "沈阳", "辽", "沈"),
    city("220100", "长春", "长春市", "吉", "长"),
    city("230100", "哈尔滨", "哈尔滨", "黑", "哈"),
    city("320100", "南京", "南京", "苏", "宁"),
    city("320200", "无锡", "无锡市", "苏", "锡"),
    city("320400", "常州", "常州市", "苏", "常"),
    city("320500", "苏州", "苏州", "苏", "苏"),
    city("321200", "泰州", "泰州市", "苏", "泰"),
    city("330100", "杭州", "杭州", "浙", "杭"),
    city("330200", "宁波", "宁波", "浙", "甬"),
    city("330400", "嘉兴", "嘉兴市", "浙", "嘉"),
    city("340100", "合肥", "合肥", "皖", "合"),
    city("350200", "厦门", "厦门", "闽", "厦"),
    city("360100", "南昌", "南昌市", "赣", "洪"),
    city("370100", "济南", "济南", "鲁", "济"),
    city("370200", "青岛", "青岛", "鲁", "青"),
    city("410100", "郑州", "郑州市", "豫", "郑"),
    city("410700", "新乡", "新乡市", "豫", "新"),
    city("420100", "武汉", "武汉", "鄂", "汉"),
    city("430100", "长沙", "长沙市", "湘", "长"),
    city("440400", "珠海", "珠海市", "粤", "珠"),
    city("440600", "佛山", "佛山市", "粤", "佛"),
    city("441900", "东莞", "东莞市", "粤", "莞"),
    city("500112", "重庆", "重庆", "渝", "渝"),
    city("510100", "成都", "成都", "川", "蓉"),
    city("610100", "西安", "西安", "陕", "西"),
];

const fn city(
    region: &'static str,
    name: &'static str,
    full_name: &'static str,
    province_short: &'static str,
    filing_place: &'static str,
) -> City {
    City {
        region,
        name,
        full_name,
        province_short,
        filing_place,
    }
}
