//! The messages about rules: for the colleagues of who acted.

use chrono::NaiveDate;
use serde::Deserialize;

use super::event::{self, Proposed, Withdrawn};
use crate::log::{MessageKind, Text};
use crate::words::Words;

pub(super) const AMENDED: MessageKind =
    MessageKind::new("rule-amended", event::AMENDED_EXAMPLE, |it| {
        Ok(amended(&it.read()?))
    });

pub(super) const VERSION_WITHDRAWN: MessageKind =
    MessageKind::new("rule-version-withdrawn", event::WITHDRAWN_EXAMPLE, |it| {
        Ok(version_withdrawn(&it.read()?))
    });

pub(super) const PROPOSED: MessageKind =
    MessageKind::new("rule-proposed", event::PROPOSED_EXAMPLE, |it| {
        Ok(proposed(&it.read()?))
    })
    .for_action();

pub(super) const PROPOSAL_REFUSED: MessageKind =
    MessageKind::new("rule-proposal-refused", event::PROPOSED_EXAMPLE, |it| {
        Ok(proposal_refused(&it.read()?))
    });

pub(super) const PROPOSAL_WITHDRAWN: MessageKind =
    MessageKind::new("rule-proposal-withdrawn", event::PROPOSED_EXAMPLE, |it| {
        Ok(proposal_withdrawn(&it.read()?))
    });

/// The payload as messages read it: the first amendments did not name the clause.
#[derive(Deserialize)]
struct Amendment {
    key: String,
    value: String,
    before: Option<String>,
    clause: Option<String>,
    effective_from: NaiveDate,
    replaced: Option<String>,
}

fn amended(amended: &Amendment) -> Text {
    let (key, value, from) = (&amended.key, &amended.value, amended.effective_from);
    let before = amended.before.as_deref().unwrap_or("—");
    let clause = amended.clause.as_deref().unwrap_or_default();
    let replaced = amended
        .replaced
        .as_deref()
        .map_or(Words::new("", ""), |replaced| {
            Words::new(
                format!("此前登记的{replaced}不再适用。"),
                format!(" {replaced}, recorded for that day before, no longer applies."),
            )
        });
    Text {
        title: Words::new(
            format!("规则{key}已修改"),
            format!("The rule {key} was amended"),
        ),
        body: Words::new(
            format!(
                "由{before}改为{value}，自{from}起生效，依据{clause}。{}",
                replaced.zh
            ),
            format!(
                "From {before} to {value} as of {from}, on {clause}.{}",
                replaced.en
            ),
        ),
    }
}

fn version_withdrawn(withdrawn: &Withdrawn) -> Text {
    let Withdrawn {
        key,
        value,
        instead,
        effective_from: from,
        reason,
    } = withdrawn;
    let reason = Words::reason(Some(reason));
    Text {
        title: Words::new(
            format!("规则{key}自{from}起的新值已撤销"),
            format!("The value of the rule {key} from {from} was withdrawn"),
        ),
        body: Words::new(
            format!("{value}不再生效，当日仍为{instead}。{}", reason.zh),
            format!(
                "Instead of {value} it remains {instead} on that day.{}",
                reason.en
            ),
        ),
    }
}

/// What would change, and the reason, under a title.
fn about(proposed: &Proposed, title: Words) -> Text {
    let (before, from, clause) = (&proposed.before, proposed.effective_from, &proposed.clause);
    let change = match &proposed.value {
        Some(value) => Words::new(
            format!("由{before}改为{value}，自{from}起生效，依据{clause}。"),
            format!("From {before} to {value} as of {from}, on {clause}."),
        ),
        None => Words::new(
            format!("撤销自{from}起生效的{before}。"),
            format!("Withdraw {before}, to begin on {from}."),
        ),
    };
    let reason = Words::reason(Some(&proposed.reason));
    Text {
        title,
        body: Words::new(change.zh + &reason.zh, change.en + &reason.en),
    }
}

fn proposed(proposed: &Proposed) -> Text {
    let key = &proposed.key;
    let title = Words::new(
        format!("规则{key}的更新待另一人确认"),
        format!("A change of the rule {key} waits for a second person"),
    );
    about(proposed, title)
}

fn proposal_refused(refused: &Proposed) -> Text {
    let key = &refused.key;
    let title = Words::new(
        format!("规则{key}的更新被驳回"),
        format!("A change of the rule {key} was refused"),
    );
    about(refused, title)
}

fn proposal_withdrawn(withdrawn: &Proposed) -> Text {
    let key = &withdrawn.key;
    let title = Words::new(
        format!("规则{key}的更新提议已撤回"),
        format!("A proposed change of the rule {key} was withdrawn"),
    );
    about(withdrawn, title)
}
