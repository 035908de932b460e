//! Messages about changes of listed prices: declared, checked, in publicity, objected to, announced.

use super::Text;
use super::figures::Figures;
use crate::words::Words;

/// How many changes, and of which product when it is one.
fn changes(figures: &Figures<'_>) -> Words {
    let (count, product) = (figures.text("changes"), figures.text("product_name"));
    if count == "1" && !product.is_empty() {
        return Words::new(
            format!("“{product}”的价格"),
            format!("the price of “{product}”"),
        );
    }
    Words::new(format!("{count}条价格"), format!("{count} prices"))
}

pub(super) fn received(figures: &Figures<'_>) -> Text {
    let (maker, day) = (figures.text("manufacturer_name"), figures.text("day"));
    (
        Words::new(
            format!("{maker}申报了价格，请审核"),
            format!("{maker} declares prices: please check"),
        ),
        Words::new(
            format!("{maker}于{day}提交价格申报。同一企业当日的其他申报不再另行提醒。"),
            format!(
                "{maker} declared prices on {day}. Its further declarations of the day are not told \
                 one by one."
            ),
        ),
    )
}

pub(super) fn returned(figures: &Figures<'_>) -> Text {
    let (what, reason) = (changes(figures), figures.reason());
    (
        Words::new(
            format!("申报退回补正：{}", what.zh),
            format!("Asked back: {}", what.en),
        ),
        Words::new(
            format!(
                "交易中心退回{}的申报，请补正后重新提交。{}",
                what.zh, reason.zh
            ),
            format!(
                "The exchange centre returns the declaration of {}: correct it and submit it \
                 again.{}",
                what.en, reason.en
            ),
        ),
    )
}

pub(super) fn refused(figures: &Figures<'_>) -> Text {
    let (what, reason) = (changes(figures), figures.reason());
    (
        Words::new(
            format!("价格变动未采纳：{}", what.zh),
            format!("Refused: {}", what.en),
        ),
        Words::new(
            format!("交易中心对{}的变动不予采纳。{}", what.zh, reason.zh),
            format!(
                "The exchange centre refuses the change of {}.{}",
                what.en, reason.en
            ),
        ),
    )
}

pub(super) fn publicized(figures: &Figures<'_>) -> Text {
    let (what, due) = (changes(figures), figures.deadline("due_at"));
    (
        Words::new(
            format!("价格变动公示：{}", what.zh),
            format!("In publicity: {}", what.en),
        ),
        Words::new(
            format!("{}的变动已公示，{}前可提出异议。", what.zh, due.zh),
            format!(
                "The change of {} is public; objections are taken until {}.",
                what.en, due.en
            ),
        ),
    )
}

pub(super) fn announced(figures: &Figures<'_>) -> Text {
    let (what, day) = (changes(figures), figures.text("counts_from"));
    (
        Words::new(
            format!("价格变动已公布：{}", what.zh),
            format!("Announced: {}", what.en),
        ),
        Words::new(
            format!(
                "{}的变动公示期满并公布，最早自{day}起计入参考限价。",
                what.zh
            ),
            format!(
                "The publicity of {} is over; from {day} at the earliest it counts for the limit.",
                what.en
            ),
        ),
    )
}

pub(super) fn rises_held(figures: &Figures<'_>) -> Text {
    let count = figures.text("changes");
    (
        Words::new(
            format!("{count}条原价终止将抬高参考限价，已暂挂"),
            format!("{count} prices are held, or a limit would rise"),
        ),
        Words::new(
            "导入的价格表不再包含这些价格。限价上调须经审核和公示，在此之前原价继续计入。"
                .to_owned(),
            "The loaded list no longer has them. A limit rises only after check and publicity; \
             until then the old prices count."
                .to_owned(),
        ),
    )
}

pub(super) fn objection_raised(figures: &Figures<'_>) -> Text {
    let (product, reason) = (figures.text("product_name"), figures.reason());
    (
        Words::new(
            format!("“{product}”的价格公示收到异议"),
            format!("An objection to the price of “{product}”"),
        ),
        Words::new(
            format!("公示中的价格变动收到异议，答复前不会公布。{}", reason.zh),
            format!(
                "The change is not announced before the objection is answered.{}",
                reason.en
            ),
        ),
    )
}

pub(super) fn objection_answered(figures: &Figures<'_>) -> Text {
    let (product, answer) = (figures.text("product_name"), figures.text("answer"));
    let outcome = match figures.text("state").as_str() {
        "upheld" => Words::new(
            "异议成立，该价格变动不予采纳",
            "upheld: the change is refused",
        ),
        _ => Words::new("异议不成立", "dismissed"),
    };
    (
        Words::new(
            format!("“{product}”价格异议已答复：{}", outcome.zh),
            format!("The objection about “{product}” is {}", outcome.en),
        ),
        Words::new(
            format!("交易中心答复：{answer}"),
            format!("The exchange centre answers: {answer}"),
        ),
    )
}
