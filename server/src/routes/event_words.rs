//! An event as threads show it: its words, and those of its figures that people read.

use domain::CAPABILITIES;
use domain::log::{Tone, event_kind};
use serde_json::Value;

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
