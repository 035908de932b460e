//! An event as threads show it: its words, and those of its figures that people read.

use domain::log::{Tone, event_kind};
use domain::party::HistoryEntry;
use domain::{CAPABILITIES, ShanghaiTime};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::views::with_last_minutes;
use crate::http::{FigureView, Request, figure_views};

pub(super) struct EventWords {
    pub(super) label: String,
    pub(super) tone: Tone,
    pub(super) figures: Vec<FigureView>,
}

impl EventWords {
    /// The words of an event of this kind, in the language of the request. `data` holds only what
    /// the caller may see.
    pub(super) fn of(request: &Request, kind: &str, data: &Value) -> Self {
        let Some(kind) = event_kind(&CAPABILITIES, kind) else {
            return Self {
                label: kind.to_owned(),
                tone: Tone::Plain,
                figures: Vec::new(),
            };
        };
        Self {
            label: request.localized(&kind.label.words()),
            tone: kind.tone,
            figures: figure_views(request.is_chinese(), kind.figures, data),
        }
    }
}

/// Something that happened to an invitation or an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ThreadEvent {
    /// The instant at which it happened.
    pub(super) at: ShanghaiTime,
    /// The kind of event.
    pub(super) kind: String,
    /// What, in the language asked for.
    pub(super) label: String,
    /// Whether it is good news.
    pub(super) tone: Tone,
    /// Who; null when the rules did it.
    pub(super) actor: Option<ThreadActor>,
    /// The clause that it rests on.
    pub(super) clause: Option<String>,
    /// The figures that people read, in words.
    pub(super) figures: Vec<FigureView>,
    /// The figures of the event, as it was recorded.
    #[schema(value_type = Object)]
    pub(super) data: Value,
}

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ThreadActor {
    /// The organisation's name.
    pub(super) organisation: String,
    /// The person's or program's name.
    pub(super) account: String,
}

impl ThreadEvent {
    /// An event of a history that the caller may see.
    pub(super) fn of(request: &Request, event: HistoryEntry) -> Self {
        let EventWords {
            label,
            tone,
            figures,
        } = EventWords::of(request, &event.kind, &event.data);
        Self {
            at: event.at.into(),
            kind: event.kind,
            label,
            tone,
            actor: event.actor.map(|(account, organisation)| ThreadActor {
                organisation,
                account,
            }),
            clause: event.clause,
            figures,
            data: with_last_minutes(event.data),
        }
    }
}
