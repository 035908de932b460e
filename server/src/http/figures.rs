//! Figures in words: for a page, and for a cell of a sheet.

use domain::{Figure, FigureKind, FigureValue, FigureValues, Words};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::problem::localized;

/// A figure in words.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FigureView {
    /// The stable name.
    name: &'static str,
    /// What it is called, in the language asked for.
    label: String,
    /// How it is written.
    kind: FigureKind,
    /// Its value: a price as a decimal number, everything else as people read it.
    value: String,
}

/// Those of `figures` that `data` has, in their order and in one language.
pub(crate) fn figure_views(is_chinese: bool, figures: &[Figure], data: &Value) -> Vec<FigureView> {
    views(is_chinese, figures, |figure| figure.read(data))
}

/// The same of what a refusal compared.
pub(super) fn refused_views(
    is_chinese: bool,
    figures: &[Figure],
    compared: &FigureValues,
) -> Vec<FigureView> {
    let read = |figure: &Figure| compared.get(figure.name).and_then(FigureValue::words);
    views(is_chinese, figures, read)
}

fn views(
    is_chinese: bool,
    figures: &[Figure],
    read: impl Fn(&Figure) -> Option<Words>,
) -> Vec<FigureView> {
    let views = figures.iter().filter_map(|figure| {
        Some(FigureView {
            name: figure.name,
            label: localized(&figure.label.words(), is_chinese),
            kind: figure.kind,
            value: localized(&read(figure)?, is_chinese),
        })
    });
    views.collect()
}

/// The same as a sentence in Chinese. Amounts name their unit.
pub(crate) fn readable(figures: &[Figure], data: &Value) -> String {
    let shown = figures.iter().filter_map(|figure| {
        let value = figure.read(data)?.zh;
        let unit = match figure.kind {
            FigureKind::Money => "（元）",
            FigureKind::Deadline
            | FigureKind::Instant
            | FigureKind::Quantity
            | FigureKind::Text
            | FigureKind::State => "",
        };
        Some(format!("{}{unit}：{value}", figure.label.zh))
    });
    shown.collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests {
    use domain::Label;
    use serde_json::json;

    use super::*;

    const FIGURES: &[Figure] = &[
        Figure::text("number", Label::new("邀请编号", "number")),
        Figure::instant("sent_at", Label::new("发出时间", "sent")),
        Figure::deadline("due_at", Label::new("截止", "due")),
        Figure::money("lowest", Label::new("最低", "lowest")),
    ];

    #[test]
    fn figures_read_as_a_sentence_without_ids() {
        let figures = json!({
            "number": "YJ20260302-0001",
            "product": "7",
            "sent_at": "2026-03-02T09:00:00+08:00",
            "due_at": "2026-03-10T00:00:00+08:00",
            "calendar_version": 7,
        });
        assert_eq!(
            readable(FIGURES, &figures),
            "邀请编号：YJ20260302-0001；发出时间：2026-03-02 09:00；截止：2026-03-09 24:00"
        );
        assert_eq!(
            readable(FIGURES, &json!({"lowest": "80.00", "number": null})),
            "最低（元）：80.00"
        );
    }
}
