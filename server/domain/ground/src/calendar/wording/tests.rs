//! The words of the notices of 2008 to 2026, against the days that the seeded calendar has.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::seed_for_tests::seeded;
use super::read;
use super::types::Wording;
use crate::calendar::day::DayKind;

const NOTICES: [(i32, &str); 7] = [
    (
        2020,
        "一、元旦：2020年1月1日放假，共1天。\n二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。\n三、清明节：4月4日至6日放假调休，共3天。\n四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。\n五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。\n六、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。",
    ),
    (
        2021,
        "一、元旦：2021年1月1日至3日放假，共3天。二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。三、清明节：4月3日至5日放假调休，共3天。四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。五、端午节：6月12日至14日放假，共3天。六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。",
    ),
    (
        2022,
        "一、元旦：2022年1月1日至3日放假，共3天。二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。五、端午节：6月3日至5日放假，共3天。六、中秋节：9月10日至12日放假，共3天。七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。",
    ),
    (
        2023,
        "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。三、清明节：4月5日放假，共1天。四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。",
    ),
    (
        2024,
        "一、元旦：1月1日放假，与周末连休。二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。五、端午节：6月10日放假，与周末连休。六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。",
    ),
    (
        2025,
        "一、元旦：1月1日（周三）放假1天，不调休。\n二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。",
    ),
    (
        2026,
        "国务院办公厅关于2026年\n部分节假日安排的通知\n国办发明电〔2025〕7号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\n　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。\n　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，确保人民群众祥和平安度过节日假期。\n国务院办公厅\n2025年11月4日",
    ),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Dates and kinds, without names.
fn kinds(wording: &Wording) -> BTreeMap<NaiveDate, DayKind> {
    assert_eq!(wording.wrong, []);
    wording
        .days
        .iter()
        .map(|(date, day)| (*date, day.kind))
        .collect()
}

fn wrong(text: &str, year: i32) -> String {
    let wrong = read(text, year).wrong;
    wrong
        .iter()
        .map(|words| words.zh.as_str())
        .collect::<Vec<_>>()
        .join("；")
}

/// What the seed has for a notice: the days of its year without those that another notice brought.
fn seed_of(year: i32) -> BTreeMap<NaiveDate, DayKind> {
    let calendar = seeded(&[]);
    let named = [year - 1, year]
        .into_iter()
        .flat_map(|year| calendar.named_days(year));
    let named = named
        .filter(|day| day.date.year() == year || (day.name == "元旦" && day.date.month() == 12));
    let mut days: BTreeMap<_, _> = named.map(|day| (day.date, day.kind)).collect();
    days.retain(|date, _| !(date.year() == year && date.month() == 12));
    if year == 2020 {
        // The extension came with a notice of its own.
        days.retain(|date, _| ![day("2020-01-31"), day("2020-02-02")].contains(date));
        days.insert(day("2020-02-01"), DayKind::Workday);
    }
    days
}

#[test]
fn the_notices_of_2020_to_2026_name_the_days_of_the_calendar() {
    for (year, text) in NOTICES {
        let wording = read(text, year);
        assert_eq!(kinds(&wording), seed_of(year), "{year}");
        let calendar = seeded(&[]);
        for (date, named) in &wording.days {
            let seeded = calendar.named_days(date.year());
            let seeded = seeded.iter().find(|seeded| seeded.date == *date).unwrap();
            assert_eq!(named.name, seeded.name, "{date}");
        }
    }
}

#[test]
fn width_blanks_and_ends_of_lines_change_nothing() {
    for (year, text) in NOTICES {
        let as_written = kinds(&read(text, year));
        let half: String = unicode_normalization::UnicodeNormalization::nfkc(text).collect();
        let full = text
            .replace('1', "１")
            .replace('0', "０")
            .replace('2', "２");
        let spaced = text
            .replace('月', " 月 ")
            .replace('至', " 至\n")
            .replace('休', "休\r\n");
        let without_stops = text.replace('。', "\n");
        let dashed = text.replace('至', "—");
        for written in [half, full, spaced, without_stops, dashed] {
            assert_eq!(kinds(&read(&written, year)), as_written, "{written}");
        }
    }
}

#[test]
fn only_encouraged_rest_is_a_working_day() {
    let wording = read(NOTICES[4].1, 2024);
    assert!(!wording.days.contains_key(&day("2024-02-09")));
    assert!(
        wording
            .remarks
            .iter()
            .any(|remark| remark.zh.contains("鼓励"))
    );
}

#[test]
fn a_line_without_a_name_takes_it_from_the_law_and_the_month_from_the_date_before() {
    let wording = read("1月1日至3日放假调休，4日上班", 2026);
    let dates: Vec<(String, &str, DayKind)> = wording
        .days
        .values()
        .map(|day| (day.date.to_string(), day.name.as_str(), day.kind))
        .collect();
    assert_eq!(
        dates,
        [
            ("2026-01-01".to_owned(), "元旦", DayKind::Holiday),
            ("2026-01-02".to_owned(), "元旦", DayKind::Holiday),
            ("2026-01-03".to_owned(), "元旦", DayKind::Holiday),
            ("2026-01-04".to_owned(), "元旦", DayKind::Workday),
        ]
    );
    assert_eq!(wording.wrong, []);
}

#[test]
fn new_year_reaches_into_the_year_before_with_and_without_its_number() {
    let texts = [
        "元旦：2024年12月30日（周一）至2025年1月1日（周三）放假调休，共3天。2024年12月29日（周日）上班。",
        "元旦：2024年12月30日至1月1日放假调休，共3天。12月29日（周日）上班。",
        "元旦：12月30日（周一）至1月1日（周三）放假调休，共3天。12月29日（周日）上班。",
        "元旦：12月30日至次年1月1日放假，共3天。12月29日上班。",
        "2024年12月30日至2025年1月1日放假3天，2024年12月29日上班",
    ];
    for text in texts {
        let expected = [
            (day("2024-12-29"), DayKind::Workday),
            (day("2024-12-30"), DayKind::Holiday),
            (day("2024-12-31"), DayKind::Holiday),
            (day("2025-01-01"), DayKind::Holiday),
        ];
        assert_eq!(kinds(&read(text, 2025)), expected.into(), "{text}");
    }
}

#[test]
fn the_words_of_older_notices_are_read() {
    let text = "一、元旦：2007年12月30日—2008年1月1日放假，共3天。其中，1月1日（星期二）为法定节假日，12月30日（星期日）为公休日，\
        12月29日（星期六）公休日调至12月31日（星期一），12月29日（星期六）上班。";
    let expected = [
        (day("2007-12-29"), DayKind::Workday),
        (day("2007-12-30"), DayKind::Holiday),
        (day("2007-12-31"), DayKind::Holiday),
        (day("2008-01-01"), DayKind::Holiday),
    ];
    assert_eq!(kinds(&read(text, 2008)), expected.into());
    let text = "三、清明节：4月5日放假，与周末连休。四、劳动节：5月1日放假。";
    assert_eq!(kinds(&read(text, 2019)).len(), 2);
}

#[test]
fn an_extension_and_an_adjustment_amend_a_year() {
    let text = "国务院办公厅关于延长2020年春节假期的通知\n经国务院批准，现将延长2020年春节假期的具体安排通知如下。\n一、延长2020年春节假期至2月2日\
        （农历正月初九，星期日），2月3日（星期一）起正常上班。二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。";
    let wording = read(text, 2020);
    assert_eq!(wording.wrong, []);
    assert_eq!(wording.extended, [("春节".to_owned(), day("2020-02-02"))]);
    assert!(wording.amends && wording.days.is_empty());
    let text = "关于调整2019年劳动节假期安排的通知\n2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。";
    let wording = read(text, 2019);
    assert!(wording.amends);
    assert_eq!(wording.holidays, ["劳动节"]);
    assert_eq!(kinds(&wording).len(), 6);
}

#[test]
fn other_words_for_the_same_days_are_read() {
    let expected: BTreeMap<NaiveDate, DayKind> = [
        (day("2026-01-01"), DayKind::Holiday),
        (day("2026-01-02"), DayKind::Holiday),
        (day("2026-01-03"), DayKind::Holiday),
        (day("2026-01-04"), DayKind::Workday),
        (day("2026-01-10"), DayKind::Workday),
    ]
    .into();
    let texts = [
        "元旦：1月1日至3日放假调休，共3天。1月4日（周日）、10日（周六）补班。",
        "元旦：1月1、2、3日放假，共3天。1月4、10日上班。",
        "元旦：1月1日、2、3日放假，1月4日和10日上班",
        "元旦放假时间：１月１日—３日，共３天。调休上班：1月4日（周日）、1月10日（周六）。",
        "元旦：1月1日至3日放假，共3天。上班日期：1月4日、1月10日",
        "元旦：2026年1月1日（星期四）到2026年1月3日（星期六）休息3天；2026/1/4、2026/1/10上班",
    ];
    for text in texts {
        assert_eq!(kinds(&read(text, 2026)), expected, "{text}");
    }
    let text = "春节：除夕（2月16日）至2月22日（农历正月初六）放假调休，共7天。2月14、28日上班。";
    let found = kinds(&read(text, 2026));
    assert_eq!(found.len(), 9, "{found:?}");
    assert_eq!(found[&day("2026-02-14")], DayKind::Workday);
    let text = "劳动节：4月30日至5月4日放假，共5天。";
    assert_eq!(kinds(&read(text, 2026)).len(), 5);
}

#[test]
fn days_that_have_names_of_the_moon_alone_are_not_read_as_nothing() {
    for text in [
        "元旦：1月1日放假1天。春节：除夕至正月初六放假，共7天。",
        "春节：除夕至正月初六放假，共7天。清明节：4月4日至6日放假，共3天。",
        "元旦：1月1日放假1天。春节：农历腊月二十八至正月初七，共9天。",
    ] {
        assert_eq!(
            wrong(text, 2026),
            "春节：没有读到放假的日期，请写明公历月日",
            "{text}"
        );
    }
}

#[test]
fn what_does_not_agree_is_named_and_not_guessed() {
    assert_eq!(
        wrong("元旦：1月1日至2日放假调休，共3天。", 2026),
        "元旦：写明共3天，所列日期是2天"
    );
    assert_eq!(
        wrong("元旦：1月1日至3日放假4天。", 2026),
        "元旦：写明共4天，所列日期是3天"
    );
    assert_eq!(
        wrong("元旦：1月1日至3日放假。1月4日（周六）上班。", 2026),
        "2026-01-04是周日，写的是周六"
    );
    assert_eq!(
        wrong("元旦：1月1日至3日放假。1月3日上班。", 2026),
        "2026-01-03既放假又上班"
    );
    assert_eq!(wrong("元旦：2月30日放假。", 2026), "没有2月30日这一天");
    assert_eq!(
        wrong("元旦：1月3日至1日放假。", 2026),
        "2026-01-03至2026-01-01前后颠倒"
    );
    assert!(wrong(NOTICES[6].1, 2027).starts_with("这是2026年的通知，不是2027年的"));
    assert!(wrong("元旦：2020年1月1日放假。", 2026).contains("不在2026年前后"));
    assert_eq!(wrong("祝大家节日快乐", 2026), "没有读到放假或上班的日期");
    assert_eq!(wrong("", 2026), "没有读到放假或上班的日期");
}

#[test]
fn lists_of_a_file_or_a_sheet_are_read() {
    let text = "\u{feff}date,kind,name\r\n2027-01-01,holiday,元旦\r\n2027/1/3\t上班\t元旦\n2027年2月6日，放假，春节\n";
    assert_eq!(kinds(&read(text, 2027)).len(), 3);
    let text = "2027-01-01,holiday,元旦\n2027-01-02,party,x\n2027-02-30,holiday,x\n2027-01-01,workday,元旦";
    let wrong = wrong(text, 2027);
    for line in ["第2行", "第3行", "第4行"] {
        assert!(wrong.contains(line), "{wrong}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9年月日至放假上班共天（）周一：。延长元旦春节 鼓励-]{0,60}", year in 1990_i32..2200) {
        let _wording = read(&text, year);
    }
}
