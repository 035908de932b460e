//! The types of what people chose about their messages.

use std::collections::BTreeMap;

use ground::Label;
use ground::log::MessageKind;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// How somebody is notified of a kind of event.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = MessageWay)]
pub enum Way {
    /// Not at all.
    None,
    /// By a message of the console.
    Console,
    /// By a message, and within the mail of the day.
    Digest,
    /// By a message, and a mail at once.
    Mail,
}

/// In which language somebody is mailed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = MessageLanguage)]
pub enum Language {
    #[default]
    Zh,
    En,
}

/// What somebody chose, or the usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Of mail.
    pub language: Language,
    /// The hour in Shanghai at which the digest is written, from 0 to 23.
    pub digest_hour: i16,
    /// Whether there is a digest on working days only.
    pub working_days_only: bool,
    /// By the names of kinds; the usual way for all others.
    pub chosen: BTreeMap<String, Way>,
}

/// At eight in the morning.
pub(crate) const USUAL_HOUR: i16 = 8;

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::default(),
            digest_hour: USUAL_HOUR,
            working_days_only: true,
            chosen: BTreeMap::new(),
        }
    }
}

/// A kind of message that somebody may receive, and how he does.
#[derive(Debug, Clone, Copy)]
pub struct KindPreference {
    pub kind: &'static MessageKind,
    pub label: Label,
    pub way: Way,
    pub usual: Way,
    /// Whether its message stays in the console whatever is chosen.
    pub is_required: bool,
}
