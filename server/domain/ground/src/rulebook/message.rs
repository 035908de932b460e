//! The messages about rules: for the colleagues of who acted.

use chrono::NaiveDate;
use serde::Deserialize;

use super::definition::RuleDefinition;
use super::known::definition;
use super::payload;
use super::payload::{Proposed, Withdrawn};
use crate::error::Result;
use crate::log::{Figures, MessageKind, Text};
use crate::words::Words;

pub(super) const AMENDED: MessageKind =
    MessageKind::new("rule-amended", payload::AMENDED_EXAMPLE, |it| {
        Ok(amended(&it.read()?, &named(it)?))
    });

pub(super) const VERSION_WITHDRAWN: MessageKind =
    MessageKind::new("rule-version-withdrawn", payload::WITHDRAWN_EXAMPLE, |it| {
        Ok(version_withdrawn(&it.read()?, &named(it)?))
    });

pub(super) const PROPOSED: MessageKind =
    MessageKind::new("rule-proposed", payload::PROPOSED_EXAMPLE, |it| {
        Ok(proposed(&it.read()?, &named(it)?))
    })
    .for_action();

pub(super) const PROPOSAL_REFUSED: MessageKind =
    MessageKind::new("rule-proposal-refused", payload::PROPOSED_EXAMPLE, |it| {
        Ok(proposal_refused(&it.read()?, &named(it)?))
    });

pub(super) const PROPOSAL_WITHDRAWN: MessageKind =
    MessageKind::new("rule-proposal-withdrawn", payload::PROPOSED_EXAMPLE, |it| {
        Ok(proposal_withdrawn(&it.read()?, &named(it)?))
    });

/// A rule as people call it, and its values.
struct Named {
    definition: Option<&'static RuleDefinition>,
    label: Words,
}

#[derive(Deserialize)]
struct Key {
    key: String,
}

/// The rule of a payload; one that there is no more by its key.
fn named(it: &Figures<'_>) -> Result<Named> {
    let Key { key } = it.read()?;
    let definition = definition(it.capabilities, &key);
    let label = definition.map_or_else(|| Words::new(&key, &key), |rule| rule.label.words());
    Ok(Named { definition, label })
}

impl Named {
    /// A value in words where it is a choice, else as it is.
    fn value(&self, value: &str) -> Words {
        self.definition
            .map_or_else(|| Words::new(value, value), |rule| rule.words_of(value))
    }
}

/// The payload as messages read it: the first amendments did not name the clause.
#[derive(Deserialize)]
struct Amendment {
    value: String,
    before: Option<String>,
    clause: Option<String>,
    effective_from: NaiveDate,
    replaced: Option<String>,
}

fn amended(amended: &Amendment, named: &Named) -> Text {
    let (label, from) = (&named.label, amended.effective_from);
    let value = named.value(&amended.value);
    let before = named.value(amended.before.as_deref().unwrap_or("—"));
    let clause = amended.clause.as_deref().unwrap_or_default();
    let replaced = amended
        .replaced
        .as_deref()
        .map_or(Words::new("", ""), |replaced| {
            let replaced = named.value(replaced);
            Words::new(
                format!("此前登记的{}不再适用。", replaced.zh),
                format!(
                    " {}, recorded for that day before, no longer applies.",
                    replaced.en
                ),
            )
        });
    Text {
        title: Words::new(
            format!("规则“{}”已修改", label.zh),
            format!("The rule “{}” was amended", label.en),
        ),
        body: Words::new(
            format!(
                "由{}改为{}，自{from}起生效，依据{clause}。{}",
                before.zh, value.zh, replaced.zh
            ),
            format!(
                "From {} to {} as of {from}, on {clause}.{}",
                before.en, value.en, replaced.en
            ),
        ),
    }
}

fn version_withdrawn(withdrawn: &Withdrawn, named: &Named) -> Text {
    let Withdrawn {
        value,
        instead,
        effective_from: from,
        reason,
        ..
    } = withdrawn;
    let label = &named.label;
    let (value, instead) = (named.value(value), named.value(instead));
    let reason = Words::reason(Some(reason));
    Text {
        title: Words::new(
            format!("规则“{}”自{from}起的新值已撤销", label.zh),
            format!(
                "The value of the rule “{}” from {from} was withdrawn",
                label.en
            ),
        ),
        body: Words::new(
            format!(
                "{}不再生效，当日仍为{}。{}",
                value.zh, instead.zh, reason.zh
            ),
            format!(
                "Instead of {} it remains {} on that day.{}",
                value.en, instead.en, reason.en
            ),
        ),
    }
}

/// What would change, and the reason, under a title.
fn about(proposed: &Proposed, named: &Named, title: Words) -> Text {
    let (from, clause) = (proposed.effective_from, &proposed.clause);
    let before = named.value(&proposed.before);
    let change = match &proposed.value {
        Some(value) => {
            let value = named.value(value);
            Words::new(
                format!(
                    "由{}改为{}，自{from}起生效，依据{clause}。",
                    before.zh, value.zh
                ),
                format!(
                    "From {} to {} as of {from}, on {clause}.",
                    before.en, value.en
                ),
            )
        }
        None => Words::new(
            format!("撤销自{from}起生效的{}。", before.zh),
            format!("Withdraw {}, to begin on {from}.", before.en),
        ),
    };
    let reason = Words::reason(Some(&proposed.reason));
    Text {
        title,
        body: Words::new(change.zh + &reason.zh, change.en + &reason.en),
    }
}

fn proposed(proposed: &Proposed, named: &Named) -> Text {
    let label = &named.label;
    let title = Words::new(
        format!("规则“{}”的更新待另一人确认", label.zh),
        format!(
            "A change of the rule “{}” waits for a second person",
            label.en
        ),
    );
    about(proposed, named, title)
}

fn proposal_refused(refused: &Proposed, named: &Named) -> Text {
    let label = &named.label;
    let title = Words::new(
        format!("规则“{}”的更新被驳回", label.zh),
        format!("A change of the rule “{}” was refused", label.en),
    );
    about(refused, named, title)
}

fn proposal_withdrawn(withdrawn: &Proposed, named: &Named) -> Text {
    let label = &named.label;
    let title = Words::new(
        format!("规则“{}”的更新提议已撤回", label.zh),
        format!("A proposed change of the rule “{}” was withdrawn", label.en),
    );
    about(withdrawn, named, title)
}
