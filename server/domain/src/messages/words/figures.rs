//! The figures of an event, as they read in a sentence.

use chrono::DateTime;
use serde_json::Value;

use crate::calendar::until;
use crate::words::Words;

/// The figures of an event; what is missing is left blank.
pub(super) struct Figures<'a> {
    data: &'a Value,
}

impl<'a> Figures<'a> {
    pub(super) fn of(data: &'a Value) -> Self {
        Self { data }
    }

    /// Figures within a figure.
    pub(super) fn within(&self, key: &str) -> Self {
        Self {
            data: self.data.get(key).unwrap_or(&Value::Null),
        }
    }

    pub(super) fn text(&self, key: &str) -> String {
        match self.data.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
                String::new()
            }
        }
    }

    /// A sentence in two languages, or the same text for both.
    pub(super) fn words(&self, key: &str) -> Words {
        let words = self.within(key);
        if words.data.is_object() {
            return Words::new(words.text("zh"), words.text("en"));
        }
        Words::new(self.text(key), self.text(key))
    }

    /// The product and the quantity of an invitation.
    pub(super) fn goods(&self) -> Words {
        let (product, quantity) = (self.text("product_name"), self.text("quantity"));
        let unit = self.text("sales_unit");
        Words::new(
            format!("“{product}”{quantity}{unit}"),
            format!("{quantity} {unit} of “{product}”"),
        )
    }

    /// A price of a base unit.
    pub(super) fn price(&self, key: &str) -> Words {
        let (price, unit) = (self.text(key), self.text("base_unit"));
        Words::new(
            format!("{price}元/{unit}"),
            format!("CNY {price} per {unit}"),
        )
    }

    /// Until when something is in time.
    pub(super) fn deadline(&self, key: &str) -> Words {
        let Ok(due_at) = DateTime::parse_from_rfc3339(&self.text(key)) else {
            return Words::new("期限", "the deadline");
        };
        let is_provisional = self.data.get("due_is_provisional") == Some(&Value::Bool(true));
        until(due_at.to_utc(), is_provisional)
    }

    /// The reason given, as a sentence of its own.
    pub(super) fn reason(&self) -> Words {
        let reason = self.text("reason");
        if reason.is_empty() {
            return Words::new("", "");
        }
        Words::new(format!("理由：{reason}"), format!(" Reason: {reason}"))
    }
}
