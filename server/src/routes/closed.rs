//! Closed sets of words as the description tells them. The words themselves are the domain's.

use domain::CAPABILITIES;
use domain::capability::Capability;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use super::home::JOBS_RED;

/// Types that stand for a set of words in the description, and for nothing else.
macro_rules! closed {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:expr;)+) => {$(
        $(#[doc = $doc])+
        pub(super) enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                one_of(concat!($($doc),+).trim(), $words.as_ref())
            }
        }

        impl ToSchema for $name {}
    )+};
}

fn one_of(description: &'static str, words: &[&'static str]) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(SchemaType::new(Type::String))
        .description(Some(description))
        .enum_values(Some(words.iter().copied()))
        .into()
}

/// The words of one kind that all capabilities bring.
fn all<T: 'static>(
    bring: fn(&'static Capability) -> &'static [T],
    word: fn(&'static T) -> &'static str,
) -> Vec<&'static str> {
    let brought = CAPABILITIES.iter().flat_map(|one| bring(one));
    brought.map(word).collect()
}

/// The counters that capabilities bring, and the one of the jobs.
fn counters() -> Vec<&'static str> {
    let brought = CAPABILITIES.iter().flat_map(|one| one.counters);
    let brought = brought.flat_map(|counters| counters.kinds).copied();
    brought.chain([&JOBS_RED]).map(|kind| kind.key).collect()
}

fn message_kinds() -> Vec<&'static str> {
    let kinds = domain::messages::kinds(CAPABILITIES);
    kinds.into_iter().map(|kind| kind.name).collect()
}

closed! {
    /// What can be done to several invitations at once.
    BatchAction = [
        "acceptance",
        "refusal",
        "counter-acceptance",
        "counter-refusal",
        "withdrawal",
    ];
    /// What misconduct it was.
    MisconductKind = all(|one| one.misconduct, |kind| kind.name);
    /// What a file holds.
    ImportKind = all(|one| one.imports, |kind| kind.name);
    /// What a message is about.
    MessageKind = message_kinds();
    /// How mail leaves.
    MailMode = ["smtp", "files", "memory"];
    /// What the exchange centre does to changes of prices.
    ChangeDecision = ["publicity", "return", "refusal"];
    /// What waits for someone.
    CounterKey = counters();
}
