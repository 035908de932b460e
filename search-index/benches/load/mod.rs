//! Generates any number of plausible products, the same ones each time.

use std::sync::LazyLock;

use search_index::ProductDocument;

const MATERIALS: &str = "硅胶 乳胶 聚氨酯 聚乙烯 不锈钢 钛合金 镍钛 聚丙烯 硅酮 亲水涂层 PVC TPU 聚酯 尼龙 \
    陶瓷 钴铬 氧化锆 壳聚糖 胶原 藻酸盐 银离子 高分子 无纺布 橡胶";
const STYLES: &str = "一次性使用 一次性使用无菌 医用 无菌 可吸收 加强型 双腔 三腔 儿童型 成人型 精密过滤 避光 \
    抗菌 自毁型 带针 免缝 可调弯 微创 外科 医用外科 灭菌型 非灭菌型 便携式 弧形 \
    直线型 加长型 可视 植入式 覆膜 药物涂层";
/// The goods of each class.
const GOODS: [(&str, &str); 17] = [
    (
        "01",
        "导尿管 引流管 胃管 气管插管 胆道支架 鼻胆管 输尿管支架 取石网篮 \
        活检钳 吸痰管 造影导管 圈套器",
    ),
    (
        "02",
        "冠状动脉支架 球囊扩张导管 造影导丝 指引导管 微导管 导管鞘 血栓抽吸导管 弹簧圈 \
        压力泵 腔静脉滤器",
    ),
    (
        "03",
        "锁定接骨板 接骨螺钉 髓内钉 椎间融合器 椎弓根螺钉 人工髋关节 骨水泥 克氏针 \
        带线锚钉 外固定支架",
    ),
    (
        "04",
        "颅骨锁 硬脑膜补片 脑室引流管 动脉瘤夹 分流管 颅内压监测探头 脑棉片",
    ),
    (
        "05",
        "人工心脏瓣膜 心脏补片 成形环 心脏起搏器 起搏电极导线 主动脉内球囊",
    ),
    ("06", "人工血管 人工耳蜗 乳房假体 人工喉 听小骨假体"),
    (
        "07",
        "种植体 基台 光固化复合树脂 根管锉 正畸托槽 印模材料 玻璃离子水门汀 牙胶尖",
    ),
    (
        "08",
        "人工晶状体 角膜接触镜 粘弹剂 眼科手术刀 青光眼引流阀 义眼台",
    ),
    (
        "09",
        "膜式氧合器 体外循环管路 动脉插管 静脉插管 储血罐 微栓过滤器",
    ),
    (
        "10",
        "血液透析器 透析管路 血液灌流器 内瘘穿刺针 透析浓缩液 腹膜透析导管",
    ),
    (
        "11",
        "切割吻合器 钉仓 皮肤缝合器 可吸收缝合线 结扎夹 带针缝合线 血管夹",
    ),
    ("12", "疝补片 盆底修复补片 生物补片 软组织修复膜"),
    ("13", "针灸针 艾条 拔罐器 揿针 穴位敷贴 刮痧板"),
    (
        "14",
        "医用口罩 检查手套 手术衣 棉签 纱布块 绷带 护理垫 防护服 \
        换药包 手术刀片",
    ),
    ("15", "止血纱布 明胶海绵 防粘连膜 止血粉 骨蜡 生物蛋白胶"),
    (
        "16",
        "注射器 输液器 留置针 采血针 胰岛素笔针 注射针 输血器 延长管 \
        三通阀 穿刺针",
    ),
    (
        "17",
        "水胶体敷料 泡沫敷料 藻酸盐敷料 透明敷料 创可贴 硅酮疤痕贴 凝胶敷料",
    ),
];
const CITIES: &str = "山东 江苏 浙江 广东 上海 北京 河南 江西 湖南 四川 天津 福建 安徽 湖北 重庆 陕西 苏州 常州 深圳 杭州";
const SYLLABLES: &str = "康 瑞 德 华 新 益 达 安 润 泰 诚 博 恒 美 迈 健 优 宏 威 凯 \
    天 金 海 正 信 百 立 联 佳 普 盛 洁 爱 赛 科 乐 远 奥 欣 明";
const COMPANIES: &str = "医疗器械有限公司 医疗科技有限公司 医用材料股份有限公司 \
    生物科技有限公司 高分子制品有限公司";
const SUFFIXES: &str = "- - - - 套装 组件 （加强） Ⅱ型 包 系统 （无菌） 附件";
const LETTERS: &str = "A B C D E F G H K L M N P Q R S T W X Y";

struct Words {
    materials: Vec<&'static str>,
    styles: Vec<&'static str>,
    goods: Vec<(&'static str, Vec<&'static str>)>,
    cities: Vec<&'static str>,
    syllables: Vec<&'static str>,
    companies: Vec<&'static str>,
    suffixes: Vec<&'static str>,
    letters: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let list = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
    Words {
        materials: list(MATERIALS),
        styles: list(STYLES),
        goods: GOODS
            .iter()
            .map(|(class, goods)| (*class, list(goods)))
            .collect(),
        cities: list(CITIES),
        syllables: list(SYLLABLES),
        companies: list(COMPANIES),
        suffixes: list(SUFFIXES)
            .into_iter()
            .map(|suffix| suffix.trim_matches('-'))
            .collect(),
        letters: list(LETTERS),
    }
});

/// A sequence of pseudo-random numbers, always the same.
struct Numbers(u64);

impl Numbers {
    fn new(seed: i64) -> Self {
        Self(seed.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound).expect("a length");
        usize::try_from((self.0 >> 16) % bound).expect("below a length")
    }

    fn of(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(choices.len())]
    }
}

/// The product of a number. Some tens of consecutive products are specifications of one.
pub(crate) fn product(id: i64) -> ProductDocument {
    let mut numbers = Numbers::new(id + 7);
    let mut family = Numbers::new(id / 30 + 99);
    let mut product = family_product(&mut family);
    product.id = id;
    product.code = format!("{}{:07}", product.code, id % 9_999_999);
    product.specification = specification(&mut numbers);
    let letters = &WORDS.letters;
    let (first, second, last) = (numbers.of(letters), family.of(letters), numbers.of(letters));
    product.model = format!("{first}{second}-{}{last}", numbers.below(400));
    product.reference_limit = (numbers.below(5) > 0).then(|| {
        let yuan = family.below(3_000) * family.below(30) + numbers.below(300) + 1;
        u64::try_from(yuan * 100 + numbers.below(100)).expect("a price") * 100
    });
    product.udi_di = vec![format!("069{:011}", id * 7)];
    product.capped = numbers.below(3) > 0;
    product.zone = numbers.below(20) == 0;
    product.buyable = numbers.below(30) > 0;
    product
}

/// What the specifications of one product have in common.
fn family_product(family: &mut Numbers) -> ProductDocument {
    let (class, goods) = &WORDS.goods[family.below(WORDS.goods.len())];
    let goods = family.of(goods);
    let (style, other) = (family.of(&WORDS.styles), family.of(&WORDS.styles));
    let (material, suffix) = (family.of(&WORDS.materials), family.of(&WORDS.suffixes));
    let name = match family.below(4) {
        0 => format!("{style}{goods}{suffix}"),
        1 => format!("{style}{material}{goods}{suffix}"),
        2 => format!("{goods}（{material}）"),
        _ => format!("{style}{other}{material}{goods}{suffix}"),
    };
    let maker = family.below(3_000);
    let category_code = format!(
        "{class}{:02}{:02}",
        family.below(20) + 1,
        family.below(30) + 1
    );
    let (generic, feature) = (family.below(90) + 1, family.below(40_000));
    let (year, kind, serial) = (family.below(10) + 15, family.below(22), family.below(9_999));
    ProductDocument {
        code: format!("C{category_code}{generic:03}{feature:05}{maker:05}"),
        name,
        generic_name: goods.to_owned(),
        certificate: format!("国械注准20{year}3{kind:02}{serial:04}"),
        manufacturer_id: i64::try_from(maker).expect("small") + 1,
        manufacturer_name: manufacturer(maker),
        category_code,
        ..ProductDocument::default()
    }
}

fn specification(numbers: &mut Numbers) -> String {
    let size = numbers.below(40) + 1;
    match numbers.below(4) {
        0 => format!("{size}Fr"),
        1 => format!("{}.{}×{size}mm", numbers.below(9), numbers.below(10)),
        2 => format!("{size}ml"),
        _ => format!("{size}×{}cm", numbers.below(60) + 1),
    }
}

fn manufacturer(number: usize) -> String {
    let mut numbers = Numbers::new(i64::try_from(number).expect("small") + 5);
    let city = numbers.of(&WORDS.cities);
    let (first, second) = (numbers.of(&WORDS.syllables), numbers.of(&WORDS.syllables));
    format!("{city}{first}{second}{}", numbers.of(&WORDS.companies))
}
