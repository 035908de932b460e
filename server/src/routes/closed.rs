//! The closed sets of words of all capabilities, as the description shows them.

use domain::CAPABILITIES;
use domain::capability::Capability;
use domain::log::security;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use super::home::JOBS_RED;

pub(super) enum MisconductKind {}
pub(super) enum ImportKind {}
pub(super) enum StoredKind {}
pub(super) enum MessageKind {}
pub(super) enum CounterKey {}
pub(super) enum SecurityKind {}
pub(super) enum SetUpStepKey {}

impl PartialSchema for MisconductKind {
    fn schema() -> RefOr<Schema> {
        let of = |one: &'static Capability| one.misconduct.iter().map(|kind| kind.name).collect();
        one_of("What misconduct it was.", brought(of))
    }
}

impl PartialSchema for ImportKind {
    fn schema() -> RefOr<Schema> {
        let of = |one: &'static Capability| one.imports.iter().map(|kind| kind.name).collect();
        one_of("What a file holds.", brought(of))
    }
}

impl PartialSchema for StoredKind {
    fn schema() -> RefOr<Schema> {
        let of = |one: &'static Capability| one.stored.iter().map(|kind| kind.name).collect();
        one_of("Which files are stored.", brought(of))
    }
}

impl PartialSchema for MessageKind {
    fn schema() -> RefOr<Schema> {
        let kinds = domain::messages::kinds(&CAPABILITIES).into_iter();
        one_of("What a message is about.", kinds.map(|kind| kind.name))
    }
}

impl PartialSchema for CounterKey {
    fn schema() -> RefOr<Schema> {
        let of = |one: &'static Capability| {
            let kinds = one.counters.iter().flat_map(|counters| counters.kinds);
            kinds.map(|kind| kind.key).collect()
        };
        one_of("What waits for someone.", brought(of).chain([JOBS_RED.key]))
    }
}

impl PartialSchema for SecurityKind {
    fn schema() -> RefOr<Schema> {
        let kinds = security::kinds(&CAPABILITIES).into_iter();
        one_of(
            "What the security log records.",
            kinds.map(|(name, _)| name),
        )
    }
}

impl PartialSchema for SetUpStepKey {
    fn schema() -> RefOr<Schema> {
        let of = |one: &'static Capability| one.checklist.iter().map(|step| step.key).collect();
        one_of("A step of setting up an installation.", brought(of))
    }
}

impl ToSchema for MisconductKind {}
impl ToSchema for ImportKind {}
impl ToSchema for StoredKind {}
impl ToSchema for MessageKind {}
impl ToSchema for CounterKey {}
impl ToSchema for SecurityKind {}
impl ToSchema for SetUpStepKey {}

/// The words of one kind from all capabilities.
fn brought(
    words: fn(&'static Capability) -> Vec<&'static str>,
) -> impl Iterator<Item = &'static str> {
    CAPABILITIES.iter().flat_map(move |one| words(one))
}

fn one_of(description: &'static str, words: impl Iterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(SchemaType::new(Type::String))
        .description(Some(description))
        .enum_values(Some(words))
        .into()
}
