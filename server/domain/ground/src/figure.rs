//! The figures of events, refusals, findings and records that people read: what they are called and
//! how they are written.

use chrono::DateTime;
use serde::Serialize;
use serde_json::Value;
use strum::VariantArray;
use utoipa::ToSchema;

use crate::calendar::last_minute;
use crate::shanghai::shanghai_minute;
use crate::words::{Label, Words};

/// A figure that people read.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The field of the stored figures.
    pub name: &'static str,
    /// What it is called.
    pub label: Label,
    /// How it is written.
    pub kind: FigureKind,
    /// The states with their words; empty for all other kinds.
    pub states: States,
}

/// States with their words. A function, so that [`states`] can walk all variants of a type.
type States = fn() -> Vec<(&'static str, Words)>;

/// Every state of a type with its words.
#[must_use]
pub fn states<T: VariantArray + Copy + Into<&'static str>>(
    words: fn(T) -> Words,
) -> Vec<(&'static str, Words)> {
    let states = T::VARIANTS.iter().copied();
    states.map(|state| (state.into(), words(state))).collect()
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// An amount in yuan.
    Money,
    /// The last minute that is in time: `2026-03-09 24:00`.
    Deadline,
    /// A minute in Shanghai: `2026-03-09 09:30`.
    Instant,
    /// A number of things.
    Quantity,
    /// As it is stored.
    Text,
    /// A state in words.
    State,
}

impl Figure {
    /// An amount in yuan.
    #[must_use]
    pub const fn money(name: &'static str, label: Label) -> Self {
        Self::new(name, label, FigureKind::Money)
    }

    /// The end of a term, stored as the first instant that is too late.
    #[must_use]
    pub const fn deadline(name: &'static str, label: Label) -> Self {
        Self::new(name, label, FigureKind::Deadline)
    }

    /// A point in time.
    #[must_use]
    pub const fn instant(name: &'static str, label: Label) -> Self {
        Self::new(name, label, FigureKind::Instant)
    }

    /// A number of things.
    #[must_use]
    pub const fn quantity(name: &'static str, label: Label) -> Self {
        Self::new(name, label, FigureKind::Quantity)
    }

    /// What people wrote, a name or a day.
    #[must_use]
    pub const fn text(name: &'static str, label: Label) -> Self {
        Self::new(name, label, FigureKind::Text)
    }

    /// A word whose values have words of their own.
    #[must_use]
    pub const fn state(name: &'static str, label: Label, states: States) -> Self {
        let kind = FigureKind::State;
        Self {
            states,
            ..Self::new(name, label, kind)
        }
    }

    const fn new(name: &'static str, label: Label, kind: FigureKind) -> Self {
        Self {
            name,
            label,
            kind,
            states: Vec::new,
        }
    }

    /// Its value among these figures; nothing where they have none. Several states are one list.
    #[must_use]
    pub fn read(&self, figures: &Value) -> Option<Words> {
        let text = match figures.get(self.name)? {
            Value::String(text) if !text.is_empty() => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Array(states) if self.kind == FigureKind::State => {
                let names = states.iter().filter_map(Value::as_str);
                let words: Vec<Words> = names.map(|name| self.state_words(name)).collect();
                return (!words.is_empty()).then(|| Words::list(&words));
            }
            Value::String(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Array(_)
            | Value::Object(_) => return None,
        };
        let at = || DateTime::parse_from_rfc3339(&text).ok();
        let text = match self.kind {
            FigureKind::Deadline => at().map_or(text, |at| last_minute(at.to_utc())),
            FigureKind::Instant => at().map_or(text, |at| shanghai_minute(at.to_utc())),
            FigureKind::State => return Some(self.state_words(&text)),
            FigureKind::Money | FigureKind::Quantity | FigureKind::Text => text,
        };
        Some(Words::new(text.clone(), text))
    }

    /// A state in words; one that nobody knows is shown as it is stored.
    fn state_words(&self, name: &str) -> Words {
        let mut states = (self.states)().into_iter();
        let known = states.find(|(state, _)| *state == name);
        known.map_or_else(|| Words::new(name, name), |(_, words)| words)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NAME: Label = Label::new("名", "name");

    fn zh(figure: &Figure, value: &Value) -> Option<String> {
        figure.read(&json!({ "it": value })).map(|words| words.zh)
    }

    #[test]
    fn figures_are_written_as_their_kind() {
        let midnight = json!("2026-03-10T00:00:00+08:00");
        let deadline = zh(&Figure::deadline("it", NAME), &midnight);
        assert_eq!(deadline.as_deref(), Some("2026-03-09 24:00"));
        let instant = zh(&Figure::instant("it", NAME), &json!("2026-03-09T16:00:00Z"));
        assert_eq!(instant.as_deref(), Some("2026-03-10 00:00"));
        let quantity = zh(&Figure::quantity("it", NAME), &json!(20));
        assert_eq!(quantity.as_deref(), Some("20"));
        let state = Figure::state("it", NAME, || vec![("open", Words::new("待答复", "open"))]);
        assert_eq!(zh(&state, &json!("open")).as_deref(), Some("待答复"));
        assert_eq!(zh(&state, &json!("new")).as_deref(), Some("new"));
        let several = zh(&state, &json!(["open", "new"]));
        assert_eq!(several.as_deref(), Some("待答复、new"));
        assert_eq!(zh(&state, &json!([])), None);
    }

    #[test]
    fn what_is_not_among_the_figures_has_no_value() {
        let price = Figure::money("it", NAME);
        assert_eq!(price.read(&json!({})), None);
        assert_eq!(price.read(&json!(null)), None);
        assert_eq!(zh(&price, &json!(null)), None);
        assert_eq!(zh(&price, &json!("")), None);
    }
}
