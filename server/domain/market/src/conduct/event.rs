//! What happens to records of misconduct, as the log keeps it, and the messages about them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use ground::capability::MisconductKind;
use ground::database::Transaction;
use ground::log::{
    Audience, Draft, Entry, Event, EventKind, Figures, Many, MessageKind, Names, Several,
    SubjectKind, Text, Tone,
};
use ground::{Error, Label, Result, Words};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const MISCONDUCT: SubjectKind =
    SubjectKind::new("misconduct", |_| "/misconduct-records".to_owned())
        .listed_in("/misconduct-records");

/// The id of what a record is about, under the name of its kind of subject; the first records name other
/// kinds too, without an id.
pub(super) type About = BTreeMap<String, Option<String>>;

pub(super) fn about(kind: &MisconductKind, id: &str) -> About {
    BTreeMap::from([(kind.subject.name.replace('-', "_"), Some(id.to_owned()))])
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recorded {
    pub(super) kind: String,
    #[serde(flatten)]
    pub(super) about: About,
    pub(super) happened_at: DateTime<Utc>,
    pub(super) evidence: Value,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Withdrawn {
    pub(super) kind: String,
    #[serde(flatten)]
    pub(super) about: About,
    pub(super) reason: String,
}

pub(super) const RECORDED: Event<Recorded> = Event::new(
    "misconduct-recorded",
    Label::new("记入不良行为", "Recorded as misconduct"),
    &MISCONDUCT,
    r#"{
    "kind": "invitation_unanswered", "invitation": "01930000-0000-7000-8000-000000000001",
    "lower_price_report": null, "campaign": null, "happened_at": "2026-03-09T16:00:00Z",
    "evidence": {
        "number": "YJ20260302-BCDF2345", "product": "7", "sent_at": "2026-03-02T09:00:00+08:00",
        "due_at": "2026-03-10T00:00:00+08:00", "calendar_version": 7
    }
}"#,
)
.tone(Tone::Bad)
.notifies_by(recorded, Audience::Concerned, &RECORDED_MESSAGE);

pub(super) const WITHDRAWN: Event<Withdrawn> = Event::new(
    "misconduct-withdrawn",
    Label::new("不良行为记录撤销", "Misconduct withdrawn"),
    &MISCONDUCT,
    r#"{"kind": "lower_price_undeclared", "lower_price_report": "7", "reason": "价格不实"}"#,
)
.tone(Tone::Good)
.notifies(Audience::Concerned, &WITHDRAWN_MESSAGE);

pub(super) const KINDS: &[EventKind] = &[RECORDED.kind, WITHDRAWN.kind];

/// Messages name the subject of a record, not the record.
fn recorded<'a>(
    _: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async move {
        let drafts = entries.iter().map(|entry| {
            let recorded = Recorded::deserialize(&entry.data).map_err(Error::internal)?;
            Ok(Draft {
                behind: behind(recorded.about),
                ..Draft::of(entry)
            })
        });
        drafts.collect()
    })
}

fn behind(about: About) -> Option<(String, String)> {
    let mut known = about.into_iter();
    known.find_map(|(kind, id)| Some((kind.replace('_', "-"), id?)))
}

#[derive(Deserialize)]
struct Kind {
    kind: String,
}

fn kind(figures: &Figures<'_>) -> Result<&'static MisconductKind> {
    let Kind { kind } = figures.read()?;
    super::kind(figures.capabilities, &kind)
        .ok_or_else(|| Error::unknown("kind of misconduct", kind))
}

const RECORDED_MESSAGE: MessageKind = MessageKind::new(
    "misconduct-recorded",
    r#"{
    "kind": "invitation_unanswered", "invitation": "01930000-0000-7000-8000-000000000001",
    "lower_price_report": null, "campaign": null, "happened_at": "2026-03-09T16:00:00Z",
    "evidence": {
        "number": "YJ20260302-BCDF2345", "product": "7", "sent_at": "2026-03-02T09:00:00+08:00",
        "due_at": "2026-03-10T00:00:00+08:00", "calendar_version": 7
    },
    "hospital_name": "深圳市第一医院", "manufacturer_name": "南山医疗器械公司",
    "product_name": "一次性使用导尿管", "base_unit": "支", "sales_unit": "盒", "clause": "S4-20"
}"#,
    |it| (kind(it)?.message)(it),
)
.with_deadline()
.many::<RecordedOf>(recorded_many);

const WITHDRAWN_MESSAGE: MessageKind = MessageKind::new(
    "misconduct-withdrawn",
    r#"{
    "kind": "lower_price_undeclared", "lower_price_report": "7", "reason": "价格不实",
    "clause": "S4-20"
}"#,
    |it| Ok(withdrawn(kind(it)?, &it.read()?)),
)
.many::<Withdrawn>(withdrawn_many);

/// A record with the names of the sides of what it is about.
#[derive(Deserialize)]
struct RecordedOf {
    #[serde(flatten)]
    recorded: Recorded,
    #[serde(flatten)]
    names: Names,
}

impl Several for RecordedOf {
    fn one(self) -> Many {
        Many {
            kind: Some(self.recorded.kind),
            ..self.names.one()
        }
    }
}

impl Several for Withdrawn {
    fn one(self) -> Many {
        Many {
            kind: Some(self.kind),
            reason: Some(self.reason),
            ..Many::one()
        }
    }
}

#[derive(Deserialize)]
struct Withdrawal {
    reason: String,
    clause: String,
}

fn withdrawn(kind: &MisconductKind, withdrawal: &Withdrawal) -> Text {
    let (zh, en) = (kind.words.zh, kind.words.en);
    let Withdrawal { reason, clause } = withdrawal;
    Text {
        title: Words::new(
            format!("不良行为记录已撤销：{zh}"),
            format!("No longer on record: {en}"),
        ),
        body: Words::new(
            format!("交易中心已撤销“{zh}”的记录（{clause}），原因：{reason}"),
            format!("The exchange centre has withdrawn the record “{en}” ({clause}): {reason}"),
        ),
    }
}

fn recorded_many(many: &Many) -> Text {
    let (count, goods) = (many.count, many.products());
    Text {
        title: Words::new(
            format!("不良行为记录：{count}项"),
            format!("On record: {count} cases"),
        ),
        body: Words::new(
            format!("贵方{count}项逾期未办的事项已记录，涉及{}。", goods.zh),
            format!(
                "{count} duties that you did not meet in time are on record, about {}.",
                goods.en
            ),
        ),
    }
}

fn withdrawn_many(many: &Many) -> Text {
    let count = many.count;
    let reason = Words::reason(many.reason.as_deref());
    Text {
        title: Words::new(
            format!("{count}项不良行为记录已撤销"),
            format!("{count} cases are no longer on record"),
        ),
        body: Words::new(
            format!("交易中心已撤销这{count}项记录。{}", reason.zh),
            format!(
                "The exchange centre has withdrawn these {count} records.{}",
                reason.en
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn misconduct_leads_to_the_invitation_behind_it() {
        let id = "01930000-0000-7000-8000-000000000001";
        let recorded = |about: Value| {
            let mut data = about;
            data["kind"] = json!("invitation_unanswered");
            data["happened_at"] = json!("2026-03-09T16:00:00Z");
            data["evidence"] = json!({});
            let recorded = serde_json::from_value::<Recorded>(data).expect("whole");
            behind(recorded.about)
        };
        let invitation = Some(("invitation".to_owned(), id.to_owned()));
        assert_eq!(recorded(json!({ "invitation": id })), invitation);
        let first = json!({ "campaign": null, "invitation": id, "lower_price_report": null });
        assert_eq!(recorded(first), invitation);
        let report = Some(("lower-price-report".to_owned(), "7".to_owned()));
        assert_eq!(recorded(json!({ "lower_price_report": "7" })), report);
        assert_eq!(recorded(json!({})), None);
    }
}
