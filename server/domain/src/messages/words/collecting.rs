//! Messages about lower prices seen elsewhere and about the collection of a quarter's prices.

use super::Text;
use super::figures::Figures;
use crate::words::Words;

/// The product and what it costs where.
fn seen(figures: &Figures<'_>) -> Words {
    let (product, region) = (figures.text("product_name"), figures.text("region_name"));
    let (price, executed_on) = (figures.price("base_price"), figures.text("executed_on"));
    Words::new(
        format!(
            "“{product}”在{region}的价格{}（{executed_on}执行）",
            price.zh
        ),
        format!(
            "“{product}” at {} in {region}, executed on {executed_on}",
            price.en
        ),
    )
}

pub(super) fn reported(figures: &Figures<'_>) -> Text {
    let (product, seen) = (figures.text("product_name"), seen(figures));
    (
        Words::new(
            format!("收到更低价格报告：{product}"),
            format!("A lower price was reported: {product}"),
        ),
        Words::new(
            format!("{}，请核实后采纳或不予采纳。", seen.zh),
            format!("{}. Please check and decide.", seen.en),
        ),
    )
}

pub(super) fn case_opened(figures: &Figures<'_>) -> Text {
    let (product, seen) = (figures.text("product_name"), seen(figures));
    let due = figures.deadline("due_at");
    (
        Words::new(
            format!("贵方产品出现更低价格：{product}"),
            format!("Your product is listed for less elsewhere: {product}"),
        ),
        Words::new(
            format!(
                "平台获知{}。请在{}前主动申报，如有异议请说明原因；逾期未申报将被记录。",
                seen.zh, due.zh
            ),
            format!(
                "The platform was told of {}. Report it by {}, or state your reasons; silence is put \
                 on record.",
                seen.en, due.en
            ),
        ),
    )
}

pub(super) fn explained(figures: &Figures<'_>) -> Text {
    let (product, seen) = (figures.text("product_name"), seen(figures));
    let reason = figures.reason();
    (
        Words::new(
            format!("企业已就更低价格说明原因：{product}"),
            format!("The manufacturer stated its reasons: {product}"),
        ),
        Words::new(
            format!("{}。{}", seen.zh, reason.zh),
            format!("{}.{}", seen.en, reason.en),
        ),
    )
}

pub(super) fn accepted(figures: &Figures<'_>) -> Text {
    let (product, seen) = (figures.text("product_name"), seen(figures));
    (
        Words::new(
            format!("更低价格已采纳：{product}"),
            format!("A lower price was found true: {product}"),
        ),
        Words::new(
            format!("{}已进入公示，公示期内可提出异议。", seen.zh),
            format!("{} is in publicity now and may be objected to.", seen.en),
        ),
    )
}

pub(super) fn refused(figures: &Figures<'_>) -> Text {
    let (product, seen) = (figures.text("product_name"), seen(figures));
    let reason = figures.reason();
    (
        Words::new(
            format!("更低价格报告不予采纳：{product}"),
            format!("A report of a lower price was not accepted: {product}"),
        ),
        Words::new(
            format!("{}。{}", seen.zh, reason.zh),
            format!("{}.{}", seen.en, reason.en),
        ),
    )
}

pub(super) fn undeclared(figures: &Figures<'_>) -> Text {
    let evidence = figures.within("evidence");
    let (product, region) = (evidence.text("product_name"), evidence.text("region_name"));
    let (price, due) = (evidence.text("base_price"), evidence.deadline("due_at"));
    let (executed_on, clause) = (evidence.text("executed_on"), figures.text("clause"));
    (
        Words::new(
            format!("不良行为记录：未按时申报更低价格（{product}）"),
            format!("On record: a lower price of {product} was not reported in time"),
        ),
        Words::new(
            format!(
                "“{product}”自{executed_on}起在{region}执行{price}元的更低价格，贵方未在{}前申报，已记录为“未按时申报更低价格”（{clause}）。",
                due.zh
            ),
            format!(
                "“{product}” has cost CNY {price} in {region} since {executed_on}, and you did not \
                 report it by {}: this is on record ({clause}).",
                due.en
            ),
        ),
    )
}

pub(super) fn campaign_opened(figures: &Figures<'_>) -> Text {
    let (quarter, due) = (figures.text("quarter"), figures.deadline("due_at"));
    (
        Words::new(
            format!("{quarter}价格报送已开始，请于{}前完成", due.zh),
            format!("The prices of {quarter} are collected until {}", due.en),
        ),
        Words::new(
            "请核对贵方产品的现行价格：无变化的确认，有变化的申报；逾期未报送将被记录。",
            "Confirm the prices of your products that stand and declare those that changed; silence \
             is put on record.",
        ),
    )
}

pub(super) fn campaign_reminder(figures: &Figures<'_>) -> Text {
    let (quarter, due) = (figures.text("quarter"), figures.deadline("due_at"));
    (
        Words::new(
            format!("{quarter}价格报送将于{}截止，贵方尚未完成", due.zh),
            format!(
                "The prices of {quarter} are due by {}: yours are not complete",
                due.en
            ),
        ),
        Words::new(
            "仍有产品未确认或申报价格，请尽快完成；逾期未报送将被记录。",
            "Some of your products are neither confirmed nor declared yet; silence is put on record.",
        ),
    )
}

pub(super) fn campaign_closed(figures: &Figures<'_>) -> Text {
    let (quarter, silent) = (figures.text("quarter"), figures.text("silent"));
    let (manufacturers, products) = (figures.text("manufacturers"), figures.text("products"));
    let answered = figures.text("answered");
    (
        Words::new(
            format!("{quarter}价格报送已截止"),
            format!("The collection of the prices of {quarter} is over"),
        ),
        Words::new(
            format!(
                "{manufacturers}家企业的{products}个产品中，已报送{answered}个；{silent}家企业未按要求报送，已记录。"
            ),
            format!(
                "{answered} of {products} products of {manufacturers} manufacturers were answered; \
                 {silent} manufacturers did not answer in full and are on record."
            ),
        ),
    )
}

pub(super) fn unanswered(figures: &Figures<'_>) -> Text {
    let evidence = figures.within("evidence");
    let (quarter, due) = (evidence.text("quarter"), evidence.deadline("due_at"));
    let (products, answered) = (evidence.text("products"), evidence.text("answered"));
    let clause = figures.text("clause");
    (
        Words::new(
            format!("不良行为记录：未按要求报送{quarter}价格数据"),
            format!("On record: the prices of {quarter} were not handed in"),
        ),
        Words::new(
            format!(
                "贵方应报送{products}个产品的价格，至{}已报送{answered}个，已记录为“未按要求报送价格数据”（{clause}）。",
                due.zh
            ),
            format!(
                "Of {products} products, {answered} were answered by {}: this is on record ({clause}).",
                due.en
            ),
        ),
    )
}
