//! Whom an event is told to, and when an undelivered mail is tried again. Pure.

use chrono::TimeDelta;

use crate::ids::{AccountId, OrganisationId};

/// What a message tells of: the kind of the event behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// A hospital invites.
    InvitationSent,
    /// An offer at the limit was confirmed by the system.
    InvitationConfirmed,
    /// The manufacturer took the offer.
    InvitationAccepted,
    /// The manufacturer refused it.
    InvitationRefused,
    /// The manufacturer named another price.
    InvitationCountered,
    /// The hospital took that price.
    InvitationCounterAccepted,
    /// The hospital refused it.
    InvitationCounterRefused,
    /// The hospital took the invitation back.
    InvitationWithdrawn,
    /// The time to answer ran out.
    InvitationLapsed,
    /// The reference limit fell below the offer.
    InvitationSuperseded,
    /// A new calendar moved the deadline.
    InvitationDeadlineMoved,
    /// Misconduct was put on record.
    MisconductRecorded,
    /// A record of misconduct was withdrawn.
    MisconductWithdrawn,
    /// A holiday notice was loaded.
    CalendarLoaded,
    /// A number of the rulebook was changed.
    RuleAmended,
    /// A list with prices of the manufacturer's products was made public.
    PublicityOpened,
    /// A file was loaded.
    ImportFinished,
    /// A file could not be loaded.
    ImportFailed,
    /// A lower price elsewhere was reported.
    LowerPriceReported,
    /// A manufacturer's product is listed for less elsewhere.
    LowerPriceCaseOpened,
    /// A manufacturer stated its reasons.
    LowerPriceExplained,
    /// A reported price was found true.
    LowerPriceAccepted,
    /// A reported price was not.
    LowerPriceRefused,
    /// A quarter's prices are collected.
    CampaignOpened,
    /// The collection ends soon.
    CampaignReminder,
    /// The collection is over.
    CampaignClosed,
    /// A manufacturer declares prices.
    DeclarationsReceived,
    /// Declared prices were asked back.
    PricesReturned,
    /// Changes of prices were refused.
    PricesRefused,
    /// Changes of prices are in publicity.
    PricesPublicized,
    /// Changes of prices were announced.
    PricesAnnounced,
    /// Prices are held that a load no longer says.
    PriceRisesHeld,
    /// Somebody objects to a change in publicity.
    ObjectionRaised,
    /// An objection was answered.
    ObjectionAnswered,
}

impl MessageKind {
    /// Every kind.
    pub const ALL: [Self; 34] = [
        Self::InvitationSent,
        Self::InvitationConfirmed,
        Self::InvitationAccepted,
        Self::InvitationRefused,
        Self::InvitationCountered,
        Self::InvitationCounterAccepted,
        Self::InvitationCounterRefused,
        Self::InvitationWithdrawn,
        Self::InvitationLapsed,
        Self::InvitationSuperseded,
        Self::InvitationDeadlineMoved,
        Self::MisconductRecorded,
        Self::MisconductWithdrawn,
        Self::CalendarLoaded,
        Self::RuleAmended,
        Self::PublicityOpened,
        Self::ImportFinished,
        Self::ImportFailed,
        Self::LowerPriceReported,
        Self::LowerPriceCaseOpened,
        Self::LowerPriceExplained,
        Self::LowerPriceAccepted,
        Self::LowerPriceRefused,
        Self::CampaignOpened,
        Self::CampaignReminder,
        Self::CampaignClosed,
        Self::DeclarationsReceived,
        Self::PricesReturned,
        Self::PricesRefused,
        Self::PricesPublicized,
        Self::PricesAnnounced,
        Self::PriceRisesHeld,
        Self::ObjectionRaised,
        Self::ObjectionAnswered,
    ];

    /// The name in tables and answers: that of the event.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InvitationSent => "invitation-sent",
            Self::InvitationConfirmed => "invitation-confirmed",
            Self::InvitationAccepted => "invitation-accepted",
            Self::InvitationRefused => "invitation-refused",
            Self::InvitationCountered => "invitation-countered",
            Self::InvitationCounterAccepted => "invitation-counter-accepted",
            Self::InvitationCounterRefused => "invitation-counter-refused",
            Self::InvitationWithdrawn => "invitation-withdrawn",
            Self::InvitationLapsed => "invitation-lapsed",
            Self::InvitationSuperseded => "invitation-superseded",
            Self::InvitationDeadlineMoved => "invitation-deadline-moved",
            Self::MisconductRecorded => "misconduct-recorded",
            Self::MisconductWithdrawn => "misconduct-withdrawn",
            Self::CalendarLoaded => "calendar-loaded",
            Self::RuleAmended => "rule-amended",
            Self::PublicityOpened => "publicity-opened",
            Self::ImportFinished => "import-finished",
            Self::ImportFailed => "import-failed",
            Self::LowerPriceReported => "lower-price-reported",
            Self::LowerPriceCaseOpened => "lower-price-case-opened",
            Self::LowerPriceExplained => "lower-price-explained",
            Self::LowerPriceAccepted => "lower-price-accepted",
            Self::LowerPriceRefused => "lower-price-refused",
            Self::CampaignOpened => "campaign-opened",
            Self::CampaignReminder => "campaign-reminder",
            Self::CampaignClosed => "campaign-closed",
            Self::DeclarationsReceived => "declarations-received",
            Self::PricesReturned => "prices-returned",
            Self::PricesRefused => "prices-refused",
            Self::PricesPublicized => "prices-publicized",
            Self::PricesAnnounced => "prices-announced",
            Self::PriceRisesHeld => "price-rises-held",
            Self::ObjectionRaised => "objection-raised",
            Self::ObjectionAnswered => "objection-answered",
        }
    }

    /// The kind of that name; nothing for events that nobody is told.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Who has to hear of it.
    pub(super) fn whom(self) -> Whom {
        match self {
            Self::InvitationSent
            | Self::InvitationCounterAccepted
            | Self::InvitationCounterRefused
            | Self::InvitationWithdrawn => Whom::Manufacturer,
            Self::InvitationAccepted | Self::InvitationRefused | Self::InvitationCountered => {
                Whom::Hospital
            }
            // Nobody of the two did it: the system or the clock.
            Self::InvitationConfirmed
            | Self::InvitationLapsed
            | Self::InvitationSuperseded
            | Self::InvitationDeadlineMoved => Whom::BothSides,
            Self::MisconductRecorded
            | Self::MisconductWithdrawn
            | Self::PublicityOpened
            | Self::LowerPriceCaseOpened
            | Self::LowerPriceAccepted
            | Self::LowerPriceRefused
            | Self::CampaignOpened
            | Self::CampaignReminder
            | Self::PricesReturned
            | Self::PricesRefused
            | Self::PricesPublicized
            | Self::PricesAnnounced
            | Self::ObjectionAnswered => Whom::Concerned,
            Self::CalendarLoaded
            | Self::RuleAmended
            | Self::LowerPriceReported
            | Self::LowerPriceExplained
            | Self::CampaignClosed
            | Self::DeclarationsReceived
            | Self::PriceRisesHeld => Whom::Operators,
            Self::ObjectionRaised => Whom::ConcernedAndOperators,
            Self::ImportFinished | Self::ImportFailed => Whom::Loader,
        }
    }
}

/// Who has to hear of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// The hospital of the invitation.
    Hospital,
    /// The manufacturer of the invitation.
    Manufacturer,
    /// Both sides of the invitation.
    BothSides,
    /// The organisations that the event names.
    Concerned,
    /// The exchange centre, but not the person who did it.
    Operators,
    /// The organisations that the event names, and the exchange centre.
    ConcernedAndOperators,
    /// The person who loaded the file.
    Loader,
}

/// The organisations around an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// The hospital and the manufacturer of the invitation, if it is about one.
    pub(super) sides: Option<(OrganisationId, OrganisationId)>,
    /// The organisations that the event names, or that a list in publicity concerns.
    pub(super) audience: &'a [OrganisationId],
    /// The exchange centre.
    pub(super) operators: &'a [OrganisationId],
    /// Who did it, and for whom.
    pub(super) actor: Option<(AccountId, OrganisationId)>,
}

/// Whom to tell of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    /// Everyone of these organisations, except perhaps one person.
    Organisations(Vec<OrganisationId>, Option<AccountId>),
    /// One person.
    Account(AccountId),
}

/// Decides whom to tell: never the organisation that did it, unless the system decided or
/// colleagues have to know.
pub(super) fn told(kind: MessageKind, around: &Around<'_>) -> Told {
    let actor = around.actor.map(|(account, _)| account);
    let others = |organisations: &[OrganisationId]| {
        let acted = around.actor.map(|(_, organisation)| organisation);
        organisations
            .iter()
            .copied()
            .filter(|one| Some(*one) != acted)
            .collect()
    };
    match (kind.whom(), around.sides, actor) {
        (Whom::Hospital, Some((hospital, _)), _) => Told::Organisations(others(&[hospital]), None),
        (Whom::Manufacturer, Some((_, manufacturer)), _) => {
            Told::Organisations(others(&[manufacturer]), None)
        }
        (Whom::BothSides, Some((hospital, manufacturer)), _) => {
            Told::Organisations(vec![hospital, manufacturer], None)
        }
        (Whom::Concerned, _, _) => Told::Organisations(others(around.audience), None),
        (Whom::ConcernedAndOperators, _, _) => {
            let mut told: Vec<OrganisationId> = others(around.audience);
            told.extend(around.operators);
            Told::Organisations(told, actor)
        }
        (Whom::Operators, _, _) => Told::Organisations(around.operators.to_vec(), actor),
        (Whom::Loader, _, Some(account)) => Told::Account(account),
        // A file without a person behind it came from the command line: its owner reads the log.
        (Whom::Loader, _, None)
        | (Whom::Hospital | Whom::Manufacturer | Whom::BothSides, None, _) => {
            Told::Organisations(Vec::new(), None)
        }
    }
}

/// How long a mail waits after its `attempts`-th try failed. It is never given up.
pub(super) fn wait_after(attempts: i32) -> TimeDelta {
    match attempts {
        ..=1 => TimeDelta::seconds(5),
        2 => TimeDelta::minutes(5),
        3 => TimeDelta::minutes(30),
        4 => TimeDelta::hours(2),
        5 => TimeDelta::hours(5),
        _ => TimeDelta::hours(10),
    }
}
