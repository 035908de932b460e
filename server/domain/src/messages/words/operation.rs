//! Messages about misconduct, the calendar, the rulebook and loaded files.

use super::figures::Figures;
use super::{Text, collecting};
use crate::CAPABILITIES;
use crate::conduct;
use crate::words::Words;

pub(super) fn misconduct(figures: &Figures<'_>) -> Text {
    match figures.text("kind").as_str() {
        "lower_price_undeclared" => collecting::undeclared(figures),
        "campaign_unanswered" => collecting::unanswered(figures),
        _ => unanswered_invitation(figures),
    }
}

pub(super) fn misconduct_withdrawn(figures: &Figures<'_>) -> Text {
    let kind = conduct::kind(CAPABILITIES, &figures.text("kind"));
    let Words { zh, en } = kind.map_or_else(
        || Words::new("不良购销行为", "misconduct"),
        |kind| kind.words.words(),
    );
    let (reason, clause) = (figures.text("reason"), figures.text("clause"));
    (
        Words::new(
            format!("不良行为记录已撤销：{zh}"),
            format!("No longer on record: {en}"),
        ),
        Words::new(
            format!("交易中心已撤销“{zh}”的记录（{clause}），原因：{reason}"),
            format!("The exchange centre has withdrawn the record “{en}” ({clause}): {reason}"),
        ),
    )
}

fn unanswered_invitation(figures: &Figures<'_>) -> Text {
    let evidence = figures.within("evidence");
    let (number, due) = (evidence.text("number"), evidence.deadline("due_at"));
    let (product, hospital) = (figures.text("product_name"), figures.text("hospital_name"));
    let clause = figures.text("clause");
    (
        Words::new(
            format!("不良行为记录：未及时响应议价邀请{number}"),
            format!("On record: invitation {number} was not answered in time"),
        ),
        Words::new(
            format!(
                "{hospital}就“{product}”发出的议价邀请{number}，贵方未在{}前响应，已记录为“不及时响应议价邀请”（{clause}）。",
                due.zh
            ),
            format!(
                "You did not answer invitation {number} of {hospital} for “{product}” by {}: this is \
                 on record ({clause}).",
                due.en
            ),
        ),
    )
}

pub(super) fn calendar(figures: &Figures<'_>) -> Text {
    let (year, source) = (figures.text("year"), figures.text("source"));
    (
        Words::new(
            format!("{year}年工作日历已更新"),
            format!("The working calendar of {year} was loaded"),
        ),
        Words::new(
            format!("已载入《{source}》，未到期的期限按新日历重新计算。"),
            format!("Loaded from “{source}”; open deadlines are counted again."),
        ),
    )
}

pub(super) fn rule(figures: &Figures<'_>) -> Text {
    let (key, value, before) = (
        figures.text("key"),
        figures.text("value"),
        figures.text("before"),
    );
    let (from, clause) = (figures.text("effective_from"), figures.text("clause"));
    (
        Words::new(
            format!("规则{key}已修改"),
            format!("The rule {key} was amended"),
        ),
        Words::new(
            format!("由{before}改为{value}，自{from}起生效，依据{clause}。"),
            format!("From {before} to {value} as of {from}, on {clause}."),
        ),
    )
}

pub(super) fn publicity(figures: &Figures<'_>) -> Text {
    let (products, due) = (figures.text("products"), figures.deadline("due_at"));
    let clause = figures.text("clause");
    (
        Words::new(
            format!("价格联动公示：涉及贵方{products}个产品"),
            format!("A price linkage is public: {products} of your products"),
        ),
        Words::new(
            format!(
                "其他平台的价格清单已公示，涉及贵方{products}个产品；可在{}前提出异议，期满公布后生效（{clause}）。",
                due.zh
            ),
            format!(
                "A price list of another platform is public, with {products} of your products. You may \
                 object until {}; then it is announced and takes effect ({clause}).",
                due.en
            ),
        ),
    )
}

fn import_label(figures: &Figures<'_>) -> Words {
    match figures.text("kind").as_str() {
        "products" => Words::new("产品目录", "products"),
        "listed-prices" => Words::new("挂网价格", "listed prices"),
        "linkage-lists" => Words::new("价格联动清单", "a list to be linked"),
        "current-prices" => Words::new("现行采购价", "current prices"),
        "invitations" => Words::new("议价邀请", "invitations"),
        "declarations" => Words::new("价格申报", "declared prices"),
        _ => Words::new("文件", "a file"),
    }
}

pub(super) fn import_finished(figures: &Figures<'_>) -> Text {
    let (label, file) = (import_label(figures), figures.text("file_name"));
    let (rows, accepted) = (figures.text("rows"), figures.text("accepted"));
    let (unchanged, rejected) = (figures.text("unchanged"), figures.text("rejected"));
    (
        Words::new(
            format!("{}导入完成：{file}", label.zh),
            format!("The import of {} is finished: {file}", label.en),
        ),
        Words::new(
            format!(
                "共{rows}行：接受{accepted}行，无变化{unchanged}行，退回{rejected}行。结果表可下载。"
            ),
            format!(
                "{rows} rows: {accepted} accepted, {unchanged} unchanged, {rejected} rejected. The \
                 report is ready."
            ),
        ),
    )
}

pub(super) fn import_failed(figures: &Figures<'_>) -> Text {
    let (label, file) = (import_label(figures), figures.text("file_name"));
    let (rows, reason) = (figures.text("rows"), figures.words("reason"));
    (
        Words::new(
            format!("{}导入中止：{file}", label.zh),
            format!("The import of {} has ended early: {file}", label.en),
        ),
        Words::new(
            format!("已处理{rows}行。{}", reason.zh),
            format!("{rows} rows were handled. {}", reason.en),
        ),
    )
}
