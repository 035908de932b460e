//! Statements that turn a notice around, or that nobody can read for certain, and others of the same look that everybody can.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::read;
use crate::calendar::day::DayKind;
use crate::calendar::day::DayKind::{Holiday, Workday};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Why a text is refused, with the statements named.
fn wrong(text: &str) -> String {
    let found = read(text, 2026);
    let wrong: Vec<&str> = found.wrong.iter().map(|one| one.zh.as_str()).collect();
    wrong.join("；")
}

fn kinds(text: &str, year: i32) -> BTreeMap<NaiveDate, DayKind> {
    let found = read(text, year);
    assert_eq!(found.wrong, [], "{text}");
    let days = found.days.into_iter();
    days.map(|(date, day)| (date, day.kind)).collect()
}

fn days(expected: &[(&str, DayKind)]) -> BTreeMap<NaiveDate, DayKind> {
    let days = expected.iter();
    days.map(|(date, kind)| (day(date), *kind)).collect()
}

#[test]
fn a_statement_with_words_that_may_turn_it_around_is_refused_and_named() {
    for (statement, unread) in [
        ("3月8日放假半天", "半天"),
        ("1月2日不放假", "不"),
        ("10月10日（周六）不上班", "不"),
        ("10月10日（周六）无需上班", "无需"),
        ("取消10月10日（周六）上班", "取消"),
        ("10月10日（周六）上班的安排取消", "取消"),
        ("10月8日放假调整为10月9日", "调整"),
        ("原定10月8日放假", "原定"),
        ("10月8日下午放假", "下午"),
        ("如无特殊情况10月8日放假", "如无特殊情况"),
        ("除10月8日外均放假", "除”“外"),
        ("自10月8日起放假", "起"),
        ("10月8日前放假", "前"),
        ("女职工3月8日放假", "女职工"),
        ("壮族歌节：4月19日至22日放假", "壮族歌节"),
    ] {
        let text = format!("元旦：1月1日至3日放假，共3天。{statement}。1月4日（周日）上班。");
        let wrong = wrong(&text);
        let reason = format!("读不准其中的“{unread}”");
        let shown = statement
            .replace('（', "(")
            .replace('）', ")")
            .replace('：', ":");
        assert!(wrong.contains(&shown), "{statement}: {wrong}");
        assert!(wrong.contains(&reason), "{statement}: {wrong}");
    }
}

#[test]
fn a_word_that_means_rest_or_work_by_turns_is_refused() {
    for (statement, shown) in [
        ("1月2日（周五）调休一天", "“1月2日(周五)调休”"),
        ("10月10日调休", "“10月10日调休”"),
    ] {
        let wrong = wrong(&format!("元旦：1月1日放假，共1天。{statement}。"));
        assert!(wrong.contains("没有写明调休是放假还是上班"), "{wrong}");
        assert!(wrong.contains(shown), "{wrong}");
    }
    let text = "元旦：1月1日放假。鼓励各单位2月13日休息，2月14日（周六）上班。";
    assert!(wrong(text).contains("分不清"), "{}", wrong(text));
}

#[test]
fn what_holds_in_a_part_of_the_country_is_refused_wherever_it_is_written() {
    for text in [
        "元旦：1月1日至3日放假。广西壮族自治区三月三：4月19日至22日放假，仅适用于广西。",
        "元旦：1月1日至3日放假。\n广西三月三\n4月19日至22日放假",
        "元旦：1月1日至3日放假。古尔邦节：5月27日放假1天。",
        "元旦：1月1日至3日放假。以上安排仅适用于本自治区。",
        "宁夏回族自治区开斋节放假安排\n3月20日至22日放假，共3天。",
    ] {
        let wrong = wrong(text);
        assert!(
            wrong.contains("只适用于部分地区") || wrong.contains("读不准"),
            "{text}: {wrong}"
        );
    }
}

#[test]
fn encouraged_rest_is_a_working_day_on_either_side_of_the_word() {
    for statement in [
        "2月9日鼓励各单位安排职工休息",
        "除夕（2月9日）鼓励休假",
        "鼓励各单位安排职工在除夕（2月9日）休息",
        "鼓励2月8日、2月9日放假",
    ] {
        let text = format!("春节：2月10日至17日放假调休，共8天。{statement}。");
        assert_eq!(kinds(&text, 2024).len(), 8, "{statement}");
        let remarks = read(&text, 2024).remarks;
        let encouraged = remarks.iter().any(|one| one.zh.contains("鼓励"));
        assert!(encouraged, "{statement}");
    }
}

#[test]
fn rest_in_the_place_of_a_weekend_and_ranges_with_both_ends_are_read() {
    let new_year_2017 = "一、元旦：1月1日放假，1月2日（星期一）补休。";
    let expected = days(&[("2017-01-01", Holiday), ("2017-01-02", Holiday)]);
    assert_eq!(kinds(new_year_2017, 2017), expected);
    let three = days(&[
        ("2026-01-01", Holiday),
        ("2026-01-02", Holiday),
        ("2026-01-03", Holiday),
    ]);
    for text in [
        "元旦：自1月1日起至3日止放假，共3天。",
        "元旦：自1月1日起至1月3日止放假调休，共三天。",
        "元旦：从1月1日到3日放假三天",
        "元旦：1月1至3日放假",
        "元旦：1月1-3日放假，共3天",
        "元旦：1月1日、2日和3日放假，共3天",
        "元旦假期：1月1日、2日以及3日均放假。",
        "元旦放假调休时间：1月1日至3日",
        "元旦：1月1日至3日调休放假，共3天，不调休。",
    ] {
        assert_eq!(kinds(text, 2026), three, "{text}");
    }
    let text = "端午节：6月19日放假，与周末连休3天。9月20日（周日）照常上班。";
    let expected = days(&[("2026-06-19", Holiday), ("2026-09-20", Workday)]);
    assert_eq!(kinds(text, 2026), expected);
    let wrong = wrong("元旦：1月1日至3日放假四天。");
    assert_eq!(wrong, "元旦：写明共4天，所列日期是3天");
}

#[test]
fn days_around_new_year_are_of_the_year_that_is_certain() {
    let expected = days(&[("2025-12-31", Holiday), ("2026-01-01", Holiday)]);
    for text in [
        "12月31日、1月1日放假",
        "12月31日和1月1日放假，共2天",
        "12月31日至1月1日放假",
        "2025年12月31日、1月1日放假",
        "元旦：12月31日、1月1日放假",
    ] {
        assert_eq!(kinds(text, 2026), expected, "{text}");
    }
    for text in ["12月31日放假", "1月1日放假，12月27日上班"] {
        assert!(wrong(text).contains("没有写明年份"), "{text}");
    }
}

#[test]
fn the_notices_that_amended_2019_and_2020_are_read() {
    let labour_day = "国务院办公厅关于调整2019年劳动节假期安排的通知\n国办发明电〔2019〕3号\n各省、自治区、直辖市人民政府，\
        国务院各部委、各直属机构：\n经国务院批准，现将2019年劳动节假期安排调整如下：\n2019年5月1日（星期三）至4日（星期六）\
        放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。\n各地区、各部门要抓紧做好相关工作安排。\n\
        国务院办公厅\n2019年3月22日";
    let expected = days(&[
        ("2019-04-28", Workday),
        ("2019-05-01", Holiday),
        ("2019-05-02", Holiday),
        ("2019-05-03", Holiday),
        ("2019-05-04", Holiday),
        ("2019-05-05", Workday),
    ]);
    assert_eq!(kinds(labour_day, 2019), expected);
    assert!(read(labour_day, 2019).amends);
    for again in ["起正常上班", "起照常上班", "起恢复正常上班"] {
        let spring = format!(
            "国务院办公厅关于延长2020年春节假期的通知\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n\
             经国务院批准，现将延长2020年春节假期的具体安排通知如下。\n一、延长2020年春节假期至2月2日（农历正月初九，\
             星期日），2月3日（星期一）{again}。\n二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。\n\
             三、因疫情防控不能休假的职工，应根据《中华人民共和国劳动法》规定安排补休，未休假期的工资报酬应按照有关政策保障落实。\n\
             国务院办公厅\n2020年1月26日"
        );
        let found = read(&spring, 2020);
        assert_eq!(found.wrong, [], "{again}");
        assert_eq!(found.extended, [("春节".to_owned(), day("2020-02-02"))]);
        assert!(found.days.is_empty(), "{:?}", found.days);
    }
    let doubtful = "一、不再延长2020年春节假期至2月2日。";
    let wrong = read(doubtful, 2020).wrong;
    assert!(wrong.iter().any(|one| one.zh.contains("不再")), "{wrong:?}");
}

#[test]
fn each_statement_is_shown_with_the_days_that_were_read_from_it() {
    let text = "经国务院批准，通知如下：\n元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n值班另行安排。";
    let shown: Vec<(String, usize)> = read(text, 2026)
        .sentences
        .into_iter()
        .map(|(text, days)| (text, days.len()))
        .collect();
    let expected = [
        ("元旦:1月1日(周四)至3日(周六)放假调休,共3天".to_owned(), 3),
        ("1月4日(周日)上班".to_owned(), 1),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn dates_between_two_words_are_what_the_nearer_one_states() {
    let whole: Vec<(String, DayKind)> = (1..=7)
        .map(|day| (format!("2029-10-0{day}"), Holiday))
        .chain([("2029-10-13".to_owned(), Workday)])
        .collect();
    let whole: Vec<(&str, DayKind)> = whole.iter().map(|(day, kind)| (&**day, *kind)).collect();
    for text in [
        "放假时间为10月1日至7日，10月13日（星期六）上班",
        "放假时间是10月1日至7日，共7天，10月13日（星期六）上班。",
        "放假日期：10月1日至7日，10月13日（星期六）上班",
        "放假日期：10月1日至7日\n10月13日（星期六）上班",
        "放假时间自10月1日至7日，10月13日（星期六）调休上班",
        "放假日期为国庆节10月1日至7日，10月13日（星期六）上班",
        "放假时间为10月1日至7日，上班时间：10月13日（星期六）",
        "上班时间为10月13日（星期六），10月1日至7日放假",
        "放假时间为10月1日至7日放假调休，10月13日（星期六）上班",
    ] {
        assert_eq!(kinds(text, 2029), days(&whole), "{text}");
    }
    let two = "放假调休日期为10月1日至7日，9月29日（星期六）和10月13日（星期六）上班";
    let with_first = [&[("2029-09-29", Workday)], &whole[..]].concat();
    assert_eq!(kinds(two, 2029), days(&with_first));
    assert_eq!(
        kinds("放假时间为10月1日至7日，10月8日起正常上班", 2029),
        days(&whole[..7])
    );
}

#[test]
fn dates_between_two_words_that_may_be_either_are_refused() {
    for text in [
        "放假时间为10月1日至7日上班",
        "放假时间为10月1日至7日、10月13日（星期六）上班",
        "放假时间为10月1日至7日并10月13日（星期六）上班",
        "放假时间为10月1日至7日，9月29日（星期六），10月13日（星期六）上班",
        "放假的时间是10月1日至7日，10月13日（星期六）上班",
        "国庆节放假安排为：10月1日至7日，10月13日（星期六）上班",
        "上班：10月13日（星期六），10月5日，10月1日至7日放假",
    ] {
        let found = read(text, 2029);
        let wrong: Vec<&str> = found.wrong.iter().map(|one| one.zh.as_str()).collect();
        let wrong = wrong.join("；");
        assert!(wrong.contains("分不清"), "{text}: {wrong} {:?}", found.days);
    }
}
