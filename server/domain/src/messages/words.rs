//! What a message says, in both languages. Pure.

use chrono::{DateTime, NaiveTime};
use serde_json::Value;

use super::rules::MessageKind;
use crate::moment::SHANGHAI;
use crate::words::Words;

/// The page of the console that shows the thing.
#[must_use]
pub fn link(subject_kind: &str, subject_id: &str) -> String {
    match subject_kind {
        "invitation" => format!("/invitations/{subject_id}"),
        "product" => format!("/products/{subject_id}"),
        "import" => "/imports".to_owned(),
        "misconduct" => "/misconduct-records".to_owned(),
        "calendar" => "/calendar".to_owned(),
        "rule" => "/rules".to_owned(),
        _ => "/messages".to_owned(),
    }
}

/// The title and the text of a message.
#[must_use]
pub fn words(kind: MessageKind, data: &Value) -> (Words, Words) {
    let figures = Figures(data);
    match kind {
        MessageKind::MisconductRecorded => misconduct(&figures),
        MessageKind::CalendarLoaded => calendar(&figures),
        MessageKind::RuleAmended => rule(&figures),
        MessageKind::ImportFinished => import_finished(&figures),
        MessageKind::ImportFailed => import_failed(&figures),
        MessageKind::InvitationSent
        | MessageKind::InvitationConfirmed
        | MessageKind::InvitationAccepted
        | MessageKind::InvitationRefused
        | MessageKind::InvitationCountered => offer(kind, &figures),
        MessageKind::InvitationCounterAccepted
        | MessageKind::InvitationCounterRefused
        | MessageKind::InvitationWithdrawn
        | MessageKind::InvitationLapsed
        | MessageKind::InvitationSuperseded
        | MessageKind::InvitationDeadlineMoved => ending(kind, &figures),
    }
}

/// The figures of an event; what is missing is left blank.
struct Figures<'a>(&'a Value);

impl Figures<'_> {
    fn text(&self, key: &str) -> String {
        match self.0.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
                String::new()
            }
        }
    }

    fn is(&self, key: &str) -> bool {
        self.0.get(key).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Product, price and quantity of an invitation.
    fn subject(&self) -> Words {
        let product = self.text("product_name");
        let quantity = self.text("quantity");
        let unit = self.text("sales_unit");
        Words::new(
            format!("“{product}”（{quantity}{unit}）"),
            format!("“{product}” ({quantity} {unit})"),
        )
    }

    fn price(&self, key: &str) -> Words {
        let price = self.text(key);
        let unit = self.text("base_unit");
        Words::new(format!("{price}元/{unit}"), format!("CNY {price} per {unit}"))
    }

    /// The last moment before an exclusive deadline: a midnight belongs to the day before.
    fn deadline(&self, key: &str) -> Words {
        let text = self.text(key);
        let Ok(due_at) = DateTime::parse_from_rfc3339(&text) else {
            return Words::new("期限届满", "the deadline");
        };
        let local = due_at.with_timezone(&SHANGHAI);
        let words = match local.date_naive().pred_opt().filter(|_| local.time() == NaiveTime::MIN) {
            Some(last_day) => {
                Words::new(format!("{last_day} 24:00"), format!("the end of {last_day}"))
            }
            None => {
                let minute = local.format("%Y-%m-%d %H:%M").to_string();
                Words::new(minute.clone(), minute)
            }
        };
        if self.is("due_is_provisional") {
            return Words::new(
                format!("{}（暂定，待放假通知公布后确定）", words.zh),
                format!("{} (provisional until the holiday notice)", words.en),
            );
        }
        words
    }

    fn reason(&self) -> Words {
        let reason = self.text("reason");
        if reason.is_empty() {
            return Words::new("", "");
        }
        Words::new(format!("理由：{reason}"), format!(" Reason: {reason}"))
    }
}

fn offer(kind: MessageKind, figures: &Figures<'_>) -> (Words, Words) {
    let number = figures.text("number");
    let hospital = figures.text("hospital_name");
    let maker = figures.text("manufacturer_name");
    let (subject, price) = (figures.subject(), figures.price("price"));
    let (due, reason) = (figures.deadline("due_at"), figures.reason());
    match kind {
        MessageKind::InvitationConfirmed => (
            Words::new(
                format!("议价邀请{number}已自动确认"),
                format!("Invitation {number} was confirmed"),
            ),
            Words::new(
                format!("{hospital}按挂网参考限价{}采购{maker}的{}，系统已自动确认。", price.zh, subject.zh),
                format!(
                    "{hospital} buys {} of {maker} at the reference limit of {}; confirmed by the system.",
                    subject.en, price.en
                ),
            ),
        ),
        MessageKind::InvitationAccepted => (
            Words::new(
                format!("议价邀请{number}已被接受"),
                format!("Invitation {number} was accepted"),
            ),
            Words::new(
                format!("{maker}接受以{}供应{}，该价格即为现行采购价。", price.zh, subject.zh),
                format!("{maker} supplies {} at {}, now your current price.", subject.en, price.en),
            ),
        ),
        MessageKind::InvitationRefused => (
            Words::new(
                format!("议价邀请{number}被拒绝"),
                format!("Invitation {number} was refused"),
            ),
            Words::new(
                format!("{maker}拒绝以{}供应{}。{}", price.zh, subject.zh, reason.zh),
                format!("{maker} refuses {} for {}.{}", price.en, subject.en, reason.en),
            ),
        ),
        MessageKind::InvitationCountered => {
            let counter = figures.price("counter_price");
            (
                Words::new(
                    format!("议价邀请{number}收到还价，请于{}前答复", due.zh),
                    format!("Invitation {number}: a counter-offer, answer by {}", due.en),
                ),
                Words::new(
                    format!(
                        "{maker}对{}还价{}（贵方报价{}）。{}",
                        subject.zh, counter.zh, price.zh, reason.zh
                    ),
                    format!(
                        "{maker} asks {} for {} (you offered {}).{}",
                        counter.en, subject.en, price.en, reason.en
                    ),
                ),
            )
        }
        _ => (
            Words::new(
                format!("收到议价邀请{number}，请于{}前响应", due.zh),
                format!("Invitation {number}: answer by {}", due.en),
            ),
            Words::new(
                format!(
                    "{hospital}邀请以{}采购{}。请在期限内接受、拒绝或还价；逾期未响应将被记录。",
                    price.zh, subject.zh
                ),
                format!(
                    "{hospital} offers {} for {}. Accept, refuse or counter in time: silence is put on record.",
                    price.en, subject.en
                ),
            ),
        ),
    }
}

fn ending(kind: MessageKind, figures: &Figures<'_>) -> (Words, Words) {
    let number = figures.text("number");
    let hospital = figures.text("hospital_name");
    let maker = figures.text("manufacturer_name");
    let (subject, price) = (figures.subject(), figures.price("price"));
    let (counter, due) = (figures.price("counter_price"), figures.deadline("due_at"));
    match kind {
        MessageKind::InvitationCounterAccepted => (
            Words::new(
                format!("议价邀请{number}的还价已被接受"),
                format!("Invitation {number}: your counter-offer was accepted"),
            ),
            Words::new(
                format!("{hospital}接受以{}采购{}。", counter.zh, subject.zh),
                format!("{hospital} buys {} at {}.", subject.en, counter.en),
            ),
        ),
        MessageKind::InvitationCounterRefused => (
            Words::new(
                format!("议价邀请{number}的还价被拒绝"),
                format!("Invitation {number}: your counter-offer was refused"),
            ),
            Words::new(
                format!("{hospital}拒绝以{}采购{}，本次议价结束。", counter.zh, subject.zh),
                format!("{hospital} refuses {} for {}; this bargaining is over.", counter.en, subject.en),
            ),
        ),
        MessageKind::InvitationWithdrawn => (
            Words::new(
                format!("议价邀请{number}已撤回"),
                format!("Invitation {number} was withdrawn"),
            ),
            Words::new(
                format!("{hospital}撤回了对{}的议价邀请，无需响应。", subject.zh),
                format!("{hospital} took back its offer for {}; no answer is needed.", subject.en),
            ),
        ),
        MessageKind::InvitationSuperseded => {
            let offered = price;
            (
                Words::new(
                    format!("议价邀请{number}因参考限价下调失效"),
                    format!("Invitation {number} ended: the reference limit fell"),
                ),
                Words::new(
                    format!("{}的挂网参考限价已低于{}，如需采购请重新议价。", subject.zh, offered.zh),
                    format!("The limit of {} is now below {}: bargain anew.", subject.en, offered.en),
                ),
            )
        }
        MessageKind::InvitationDeadlineMoved => (
            Words::new(
                format!("议价邀请{number}的期限调整为{}", due.zh),
                format!("Invitation {number}: the deadline is now {}", due.en),
            ),
            Words::new(
                format!("工作日历更新，{}的答复期限调整为{}。", subject.zh, due.zh),
                format!("The working calendar changed: for {} it is now {}.", subject.en, due.en),
            ),
        ),
        _ => (
            Words::new(
                format!("议价邀请{number}逾期未响应，已关闭"),
                format!("Invitation {number} lapsed"),
            ),
            Words::new(
                format!("{hospital}与{maker}就{}的议价截至{}未获答复，已关闭。", subject.zh, due.zh),
                format!("{hospital} and {maker}: no answer for {} by {}.", subject.en, due.en),
            ),
        ),
    }
}

fn misconduct(figures: &Figures<'_>) -> (Words, Words) {
    let evidence = figures.0.get("evidence").unwrap_or(&Value::Null);
    let number = Figures(evidence).text("number");
    let due = Figures(evidence).deadline("due_at");
    let (product, hospital) = (figures.text("product_name"), figures.text("hospital_name"));
    let clause = figures.text("clause");
    (
        Words::new("新增一条失信行为记录", "A misconduct record was made"),
        Words::new(
            format!(
                "贵方未在{}前响应{hospital}就“{product}”发出的议价邀请{number}，已记录为“不及时响应议价邀请”（{clause}）。"
                , due.zh
            ),
            format!(
                "You did not answer invitation {number} of {hospital} for “{product}” by {}: put on record ({clause}).",
                due.en
            ),
        ),
    )
}

fn calendar(figures: &Figures<'_>) -> (Words, Words) {
    let (year, source) = (figures.text("year"), figures.text("source"));
    (
        Words::new(format!("{year}年工作日历已更新"), format!("The calendar of {year} was loaded")),
        Words::new(
            format!("已载入{source}，未到期的期限将按新日历重新计算。"),
            format!("Loaded from {source}; open deadlines are counted again."),
        ),
    )
}

fn rule(figures: &Figures<'_>) -> (Words, Words) {
    let (key, value) = (figures.text("key"), figures.text("value"));
    let (before, clause) = (figures.text("before"), figures.text("clause"));
    let from = figures.text("effective_from");
    (
        Words::new(format!("规则{key}已修改"), format!("Rule {key} was amended")),
        Words::new(
            format!("由{before}改为{value}，自{from}起生效，依据{clause}。"),
            format!("From {before} to {value} as of {from}, on {clause}."),
        ),
    )
}

fn import_label(figures: &Figures<'_>) -> Words {
    match figures.text("kind").as_str() {
        "products" => Words::new("产品", "products"),
        "listed-prices" => Words::new("各省挂网价", "listed prices"),
        "current-prices" => Words::new("现行采购价", "current prices"),
        "invitations" => Words::new("议价邀请", "invitations"),
        _ => Words::new("数据", "data"),
    }
}

fn import_finished(figures: &Figures<'_>) -> (Words, Words) {
    let (label, file) = (import_label(figures), figures.text("file_name"));
    let (rows, accepted) = (figures.text("rows"), figures.text("accepted"));
    let rejected = figures.text("rejected");
    (
        Words::new(
            format!("{}导入完成：{file}", label.zh),
            format!("Import of {} finished: {file}", label.en),
        ),
        Words::new(
            format!("共{rows}行，接受{accepted}行，退回{rejected}行。可下载带结果的原表。"),
            format!("{rows} rows, {accepted} accepted, {rejected} rejected. Your file has the details."),
        ),
    )
}

fn import_failed(figures: &Figures<'_>) -> (Words, Words) {
    let (label, file) = (import_label(figures), figures.text("file_name"));
    let failure = figures.text("failure");
    (
        Words::new(
            format!("{}导入失败：{file}", label.zh),
            format!("Import of {} failed: {file}", label.en),
        ),
        Words::new(
            if failure.is_empty() { "未写入任何数据。".to_owned() } else { failure.clone() },
            if failure.is_empty() { "Nothing was written.".to_owned() } else { failure },
        ),
    )
}
