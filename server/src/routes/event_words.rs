//! What threads show of an event: its words, and those of its figures that people read.

use domain::log::{Tone, event_kind};
use domain::{CAPABILITIES, Figure, FigureKind};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::http::Request;

/// A figure in words.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FigureView {
    /// The stable name.
    name: &'static str,
    /// What it is called, in the language asked for.
    label: String,
    /// How it is written.
    kind: FigureKind,
    /// Its value: a price as a decimal number, everything else as people read it.
    value: String,
}

pub(super) struct EventWords {
    pub(super) label: String,
    pub(super) tone: Tone,
    pub(super) figures: Vec<FigureView>,
}

impl EventWords {
    /// The words of an event of this kind, in the language of the request. Its figures are read from
    /// `data`, which holds what the caller may see and nothing else.
    pub(super) fn of(request: &Request, kind: &str, data: &Value) -> Self {
        let Some(kind) = event_kind(CAPABILITIES, kind) else {
            return Self {
                label: kind.to_owned(),
                tone: Tone::Plain,
                figures: Vec::new(),
            };
        };
        Self {
            label: request.localized(&kind.label.words()),
            tone: kind.tone,
            figures: figures(request, kind.figures, data),
        }
    }
}

/// Those of `figures` that `data` has, in their order and in the language of the request.
pub(super) fn figures(request: &Request, figures: &[Figure], data: &Value) -> Vec<FigureView> {
    let shown = figures.iter().filter_map(|figure| {
        Some(FigureView {
            name: figure.name,
            label: request.localized(&figure.label.words()),
            kind: figure.kind,
            value: request.localized(&figure.read(data)?),
        })
    });
    shown.collect()
}
