//! The hospitals, the distributor, the exchange centre, the bureau, and all accounts.

use super::check_digits::credit_code;
use super::draw::{Draw, Purpose};
use super::manufacturers::company_credit_code;
use super::model::{DemoAccount, DemoOrganisation, DemoParties, DemoParty};

/// The password of every account of the demonstration.
pub const DEMO_PASSWORD: &str = "sunshine-demo";

/// The account of a firm that makes and distributes, and acts in one of both capacities at a time.
pub const DEMO_ACCOUNT_OF_BOTH: &str = "both";

pub const DEMO_ACCOUNTS: [DemoAccount; 22] = [
    account(
        "hospital",
        "林若溪（采购员）",
        DemoParty::Hospital(0),
        &["buyer", "administrator"],
        "buyer@hospital.example",
    ),
    account(
        "hospital2",
        "周启明（采购员）",
        DemoParty::Hospital(1),
        &["buyer", "administrator"],
        "buyer@hospital2.example",
    ),
    account(
        "maker",
        "陈知远（招标经理）",
        DemoParty::Manufacturer(0),
        &["sales", "administrator"],
        "tender@maker.example",
    ),
    account(
        "maker2",
        "沈青禾（招标经理）",
        DemoParty::Manufacturer(1),
        &["sales", "administrator"],
        "tender@maker2.example",
    ),
    account(
        "distributor",
        "何嘉树（配送专员）",
        DemoParty::Distributor,
        &["sales", "administrator"],
        "desk@distributor.example",
    ),
    account(
        "operator",
        "梁思齐（平台运营）",
        DemoParty::ExchangeCenter,
        &["operator", "administrator"],
        "desk@exchange.example",
    ),
    account(
        "operator2",
        "叶知秋（平台复核）",
        DemoParty::ExchangeCenter,
        &["operator", "administrator"],
        "review@exchange.example",
    ),
    account(
        "bureau",
        "许望舒（价格监管）",
        DemoParty::InsuranceBureau(0),
        &["reviewer", "decider", "administrator"],
        "desk@bureau.example",
    ),
    account(
        "bureau-district",
        "田若谷（辖区监管）",
        DemoParty::InsuranceBureau(1),
        &["reviewer", "administrator"],
        "desk@bureau-district.example",
    ),
    account(
        "bureau-province",
        "裴清如（全省监管）",
        DemoParty::InsuranceBureau(2),
        &["reviewer", "administrator"],
        "desk@bureau-province.example",
    ),
    account(
        "storekeeper",
        "方砚秋（库管）",
        DemoParty::Hospital(0),
        &["storekeeper"],
        "store@hospital.example",
    ),
    account(
        "finance",
        "蒋雨桐（付款经办）",
        DemoParty::Hospital(0),
        &["finance_maker"],
        "finance@hospital.example",
    ),
    account(
        "finance2",
        "唐景行（付款放行）",
        DemoParty::Hospital(0),
        &["finance_releaser"],
        "release@hospital.example",
    ),
    account(
        "hospital-admin",
        "顾南亭（账号管理）",
        DemoParty::Hospital(0),
        &["administrator"],
        "accounts@hospital.example",
    ),
    account(
        "reviewer",
        "苏晚晴（采购复核）",
        DemoParty::Hospital(0),
        &["reviewer"],
        "review@hospital.example",
    ),
    account(
        "auditor",
        "程既白（内部审计）",
        DemoParty::Hospital(0),
        &["auditor"],
        "audit@hospital.example",
    ),
    account(
        "shipping",
        "韩江雪（发货员）",
        DemoParty::Distributor,
        &["shipping"],
        "shipping@distributor.example",
    ),
    account(
        DEMO_ACCOUNT_OF_BOTH,
        "顾长风（招标和配送）",
        DemoParty::Manufacturer(2),
        &["sales", "administrator"],
        "desk@both.example",
    ),
    account(
        "technical",
        "陆明舒（技术组）",
        DemoParty::ExchangeCenter,
        &["technical"],
        "technical@exchange.example",
    ),
    account(
        "technical2",
        "白景澄（技术组）",
        DemoParty::ExchangeCenter,
        &["technical"],
        "technical2@exchange.example",
    ),
    account(
        "negotiation",
        "贺知夏（谈判组）",
        DemoParty::ExchangeCenter,
        &["negotiation"],
        "talks@exchange.example",
    ),
    account(
        "supervision",
        "严正初（监督组）",
        DemoParty::ExchangeCenter,
        &["supervision"],
        "supervision@exchange.example",
    ),
];

/// The hospitals: name, credit code without its check characters, code of the institution, mail, grade.
const HOSPITALS: [[&str; 5]; 8] = [
    [
        "深圳市鹏澜人民医院",
        "1244030056ED7K41",
        "H44030400917",
        "purchasing@hospital.example",
        "tertiary_a",
    ],
    [
        "深圳市湾畔中心医院",
        "1244030058QF3M26",
        "H44030600382",
        "purchasing@hospital2.example",
        "tertiary_a",
    ],
    [
        "深圳市凤栖妇幼保健院",
        "1244030061GT5N08",
        "H44030500126",
        "purchasing@hospital3.example",
        "tertiary_a",
    ],
    [
        "深圳市榕浦第二人民医院",
        "1244030063HU8P19",
        "H44030700843",
        "purchasing@hospital4.example",
        "tertiary_b",
    ],
    [
        "深圳市梅屿骨科医院",
        "1244030065JW2Q33",
        "H44030300255",
        "purchasing@hospital5.example",
        "tertiary_b",
    ],
    [
        "深圳市沙澜中医院",
        "1244030067KX6R47",
        "H44031000671",
        "purchasing@hospital6.example",
        "tertiary_a",
    ],
    [
        "深圳市坪溪人民医院",
        "1244030069LY9T52",
        "H44031100319",
        "purchasing@hospital7.example",
        "secondary_a",
    ],
    [
        "深圳市云桥大学附属医院",
        "1244030072MA4U64",
        "H44030900508",
        "purchasing@hospital8.example",
        "tertiary_a",
    ],
];

pub(super) fn make() -> DemoParties {
    DemoParties {
        hospitals: HOSPITALS.map(hospital),
        distributor: DemoOrganisation {
            kind: "distributor",
            name: "深圳市穗鹏达医药配送有限公司",
            credit_code: company_credit_code("440300", &mut Draw::new(Purpose::Organisation, 2)),
            institution_code: None,
            region: "4403",
            email: "office@distributor.example",
            grade: None,
            ownership: None,
        },
        exchange_center: DemoOrganisation {
            kind: "exchange_center",
            name: "深圳阳光采购交易中心（演示）",
            credit_code: company_credit_code("440300", &mut Draw::new(Purpose::Organisation, 3)),
            institution_code: None,
            region: "4403",
            email: "office@exchange.example",
            grade: None,
            ownership: None,
        },
        insurance_bureaus: BUREAUS.map(bureau),
    }
}

/// The bureaus: name, credit code without its check characters, region, mail.
const BUREAUS: [[&str; 4]; 3] = [
    [
        "深圳市医疗保障局（演示）",
        "11440300MB2D9X07",
        "4403",
        "office@bureau.example",
    ],
    [
        "深圳市医疗保障局南山分局（演示）",
        "11440305MB2E4Y18",
        "440305",
        "office@bureau-district.example",
    ],
    [
        "广东省医疗保障局（演示）",
        "11440000MB2F6W29",
        "44",
        "office@bureau-province.example",
    ],
];

fn bureau([name, first_sixteen, region, email]: [&'static str; 4]) -> DemoOrganisation {
    DemoOrganisation {
        kind: "insurance_bureau",
        name,
        credit_code: credit_code(first_sixteen),
        institution_code: None,
        region,
        email,
        grade: None,
        ownership: None,
    }
}

fn hospital(
    [name, first_sixteen, institution_code, email, grade]: [&'static str; 5],
) -> DemoOrganisation {
    DemoOrganisation {
        kind: "hospital",
        name,
        credit_code: credit_code(first_sixteen),
        institution_code: Some(institution_code),
        // Six digits behind a letter.
        region: &institution_code[1..7],
        email,
        grade: Some(grade),
        ownership: Some("public"),
    }
}

const fn account(
    account: &'static str,
    display_name: &'static str,
    party: DemoParty,
    duties: &'static [&'static str],
    email: &'static str,
) -> DemoAccount {
    DemoAccount {
        account,
        display_name,
        party,
        duties,
        email,
    }
}
