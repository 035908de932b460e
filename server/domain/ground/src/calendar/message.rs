//! The messages about the working calendar.

use super::payload;
use super::payload::{Loaded, Proposed};
use crate::log::{MessageKind, Text};
use crate::words::Words;

pub(super) const LOADED: MessageKind =
    MessageKind::new("calendar-loaded", payload::EXAMPLE, |it| {
        Ok(loaded(&it.read()?))
    });

pub(super) const PROPOSED: MessageKind =
    MessageKind::new("calendar-proposed", payload::PROPOSED_EXAMPLE, |it| {
        Ok(proposed(&it.read()?))
    })
    .for_action();

pub(super) const PROPOSAL_REFUSED: MessageKind = MessageKind::new(
    "calendar-proposal-refused",
    payload::PROPOSED_EXAMPLE,
    |it| Ok(proposal_refused(&it.read()?)),
);

pub(super) const PROPOSAL_WITHDRAWN: MessageKind = MessageKind::new(
    "calendar-proposal-withdrawn",
    payload::PROPOSED_EXAMPLE,
    |it| Ok(proposal_withdrawn(&it.read()?)),
);

fn loaded(loaded: &Loaded) -> Text {
    let Loaded {
        year,
        source,
        missing,
        ..
    } = loaded;
    if 0 < *missing {
        return Text {
            title: Words::new(
                format!("{year}年工作日历已载入，但不完整"),
                format!("The working calendar of {year} was loaded, but is not complete"),
            ),
            body: Words::new(
                format!(
                    "已载入《{source}》，缺少{missing}个法定节假日；补全之前，涉及{year}年的期限仍为暂定，不予执行。"
                ),
                format!(
                    "Loaded from “{source}”; {missing} rest days by law are missing. Until they are there, deadlines in \
                     {year} stay provisional and are not enforced."
                ),
            ),
        };
    }
    Text {
        title: Words::new(
            format!("{year}年工作日历已更新"),
            format!("The working calendar of {year} was loaded"),
        ),
        body: Words::new(
            format!("已载入《{source}》，未到期的期限按新日历重新计算。"),
            format!("Loaded from “{source}”; open deadlines are counted again."),
        ),
    }
}

/// The notice and the reason, under a title.
fn about(proposed: &Proposed, title: Words, outcome: &Words) -> Text {
    let (source, reason) = (&proposed.source, Words::reason(Some(&proposed.reason)));
    Text {
        title,
        body: Words::new(
            format!("《{source}》{}{}", outcome.zh, reason.zh),
            format!("“{source}” {}{}", outcome.en, reason.en),
        ),
    }
}

/// What is in force when a proposal ends without effect.
fn without_effect() -> Words {
    Words::new(
        "未生效，日历和期限不变。",
        "has no effect: the calendar and all deadlines stay.",
    )
}

fn proposed(proposed: &Proposed) -> Text {
    let year = proposed.year;
    let title = Words::new(
        format!("{year}年工作日历的变更待另一人确认"),
        format!("A change of the working calendar of {year} waits for a second person"),
    );
    let outcome = Words::new(
        "改变已确定的日期，须由另一人确认后才生效；待确认期间，因此会延后的期限到期暂不执行。",
        "changes days that are settled; it takes effect once a second person has confirmed it. Deadlines that it moves later are \
         not enforced meanwhile.",
    );
    about(proposed, title, &outcome)
}

fn proposal_refused(refused: &Proposed) -> Text {
    let year = refused.year;
    let title = Words::new(
        format!("{year}年工作日历的变更被驳回"),
        format!("A change of the working calendar of {year} was refused"),
    );
    about(refused, title, &without_effect())
}

fn proposal_withdrawn(withdrawn: &Proposed) -> Text {
    let year = withdrawn.year;
    let title = Words::new(
        format!("{year}年工作日历的变更提议已撤回"),
        format!("A proposed change of the working calendar of {year} was withdrawn"),
    );
    about(withdrawn, title, &without_effect())
}
