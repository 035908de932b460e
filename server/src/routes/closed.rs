//! Closed sets of words as the description tells them. The words themselves are the domain's.

use domain::CAPABILITIES;
pub(super) use domain::bargaining::{
    Decider as DecidedBy, Order as InvitationOrder, State as InvitationState,
};
pub(super) use domain::calendar::DayKind as CalendarDayKind;
use domain::capability::Capability;
pub(super) use domain::catalogue::Listing as ListingState;
use domain::catalogue::NotBuyable;
pub(super) use domain::job_run::RunState as JobRunState;
pub(super) use domain::linkage::{LimitChange, LinkageState};
pub(super) use domain::loading::{ImportKind, ImportState};
pub(super) use domain::pricing::change::{ChangeState, ObjectionState, Origin as ChangeOrigin};
pub(super) use domain::pricing::report::ReportState as LowerPriceState;
pub(super) use domain::pricing::{PlatformLevel, PriceKind};
pub(super) use domain::rulebook::Unit as RuleUnit;
pub(super) use domain::{OrganisationKind, Role};
pub(super) use jobs::JobState;
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
    /// Whether an account may sign in.
    AccountState = ["active", "disabled"];
    /// Whether there is a limit for it.
    CatalogueKind = ["capped", "candidate"];
    /// In which order to list products.
    ProductOrder = ["relevance", "limit", "-limit"];
    /// What buyers should notice.
    ProductFlag = [
        "under_vbp",
        "in_zone",
        NotBuyable::Delisted.into_str(),
        NotBuyable::Suspended.into_str(),
        NotBuyable::CertificateExpired.into_str(),
    ];
    /// Where a preview stands.
    PreviewState = ["preparing", "ready"];
    /// What can be done to an invitation: the last segment of the path.
    InvitationAction = [
        "acceptance",
        "refusal",
        "counter",
        "counter-acceptance",
        "counter-refusal",
        "withdrawal",
    ];
    /// What can be done to several invitations at once.
    BatchAction = [
        "acceptance",
        "refusal",
        "counter-acceptance",
        "counter-refusal",
        "withdrawal",
    ];
    /// What sending an offer would do.
    OfferOutcome = ["confirmed", "pending"];
    /// What misconduct it was.
    MisconductKind = all(|one| one.misconduct, |kind| kind.name);
    /// What a message is about.
    MessageKind = message_kinds();
    /// How mail leaves.
    MailMode = ["smtp", "files", "memory"];
    /// Whether a collection of prices takes answers.
    CampaignState = ["open", "closed"];
    /// What can be done to a report of a lower price: the last segment of the path.
    LowerPriceAction = ["acceptance", "refusal", "explanation"];
    /// What the exchange centre does to changes of prices.
    ChangeDecision = ["publicity", "return", "refusal"];
    /// What waits for someone.
    CounterKey = counters();
}
