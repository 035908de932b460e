//! Closed sets of words as the description tells them. The words themselves are the domain's.

use domain::bargaining::{Decider, Order, State};
use domain::calendar::DayKind;
use domain::catalogue::{Listing, NotBuyable};
use domain::conduct::MisconductKind as Misconduct;
use domain::job_run::RunState;
use domain::linkage::{LimitChange as Change, LinkageState as Linkage};
use domain::loading::{ImportKind as Import, ImportState as Importing};
use domain::messages::MessageKind as Message;
use domain::pricing::change::{ChangeState as PriceChange, ObjectionState as Objection, Origin};
use domain::pricing::report::ReportState;
use domain::pricing::{PlatformLevel as Level, PriceKind as Price};
use domain::rulebook::Unit;
use domain::{OrganisationKind as Organisation, Role as AccountRole};
use jobs::JobState as Job;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

/// Types that stand for a set of words in the description, and for nothing else.
macro_rules! closed {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:expr;)+) => {$(
        $(#[doc = $doc])+
        pub(super) enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                one_of(concat!($($doc),+).trim(), &$words)
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

closed! {
    /// What an organisation is.
    OrganisationKind = Organisation::ALL.map(Organisation::name);
    /// What an account may do within its organisation.
    Role = AccountRole::ALL.map(AccountRole::name);
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
        NotBuyable::Delisted.name(),
        NotBuyable::Suspended.name(),
        NotBuyable::CertificateExpired.name(),
    ];
    /// Whether a product stands on the platform.
    ListingState = Listing::ALL.map(Listing::name);
    /// Whose platform it is.
    PlatformLevel = Level::ALL.map(Level::name);
    /// How a listed price came about.
    PriceKind = Price::ALL.map(Price::name);
    /// What a file holds.
    ImportKind = Import::ALL.map(Import::name);
    /// How far a list of another platform has come.
    LinkageState = Linkage::ALL.map(Linkage::name);
    /// What a list does to a limit.
    LimitChange = Change::ALL.map(Change::name);
    /// Where a preview stands.
    PreviewState = ["preparing", "ready"];
    /// Where an import stands.
    ImportState = Importing::ALL.map(Importing::name);
    /// Where an invitation stands.
    InvitationState = State::ALL.map(State::name);
    /// In which order to list invitations.
    InvitationOrder = Order::ALL.map(Order::name);
    /// Who decided.
    DecidedBy = Decider::ALL.map(Decider::name);
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
    MisconductKind = Misconduct::ALL.map(Misconduct::name);
    /// What a message is about.
    MessageKind = Message::ALL.map(Message::name);
    /// What a day named by a notice is.
    CalendarDayKind = DayKind::ALL.map(DayKind::name);
    /// What the value of a rule is written in.
    RuleUnit = Unit::ALL.map(Unit::name);
    /// Where a run of a job stands.
    JobRunState = RunState::ALL.map(RunState::name);
    /// How a job does.
    JobState = Job::ALL.map(Job::name);
    /// How mail leaves.
    MailMode = ["smtp", "files", "memory"];
    /// Whether a collection of prices takes answers.
    CampaignState = ["open", "closed"];
    /// Where a report of a lower price stands.
    LowerPriceState = ReportState::ALL.map(ReportState::name);
    /// What can be done to a report of a lower price: the last segment of the path.
    LowerPriceAction = ["acceptance", "refusal", "explanation"];
    /// Where a change of a price comes from.
    ChangeOrigin = Origin::ALL.map(Origin::name);
    /// How far a change of a price has come.
    ChangeState = PriceChange::ALL.map(PriceChange::name);
    /// What the exchange centre does to changes of prices.
    ChangeDecision = ["publicity", "return", "refusal"];
    /// What became of an objection.
    ObjectionState = Objection::ALL.map(Objection::name);
    /// What waits for someone.
    CounterKey = [
        "invitations_waiting_for_me",
        "invitations_due_soon",
        "invitations_open",
        "lower_price_cases_open",
        "lower_price_reports_open",
        "campaigns_open",
        "declarations_returned",
        "price_changes_to_check",
        "objections_open",
        "imports_running",
        "jobs_red",
        "unread_messages",
        "misconduct_recent",
    ];
}
