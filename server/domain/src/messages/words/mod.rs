//! What a message says, in both languages, and the page it leads to. Pure.

mod bargaining;
mod collecting;
mod figures;
mod operation;
mod prices;

use serde_json::Value;

use super::rules::MessageKind;
use crate::words::Words;
use figures::Figures;

/// A title and a text.
type Text = (Words, Words);

/// The page of the console that shows the thing.
#[must_use]
pub fn link(subject_kind: &str, subject_id: &str) -> String {
    match subject_kind {
        "invitation" => format!("/invitations/{subject_id}"),
        "product" => format!("/products/{subject_id}"),
        "import" => "/imports".to_owned(),
        "misconduct" => "/misconduct-records".to_owned(),
        "lower-price-report" => format!("/lower-price-reports/{subject_id}"),
        "campaign" => format!("/campaigns/{subject_id}"),
        "calendar" => "/calendar".to_owned(),
        "rule" => "/rules".to_owned(),
        "price-change" => format!("/price-changes/{subject_id}"),
        "publicity" => format!("/publicities/{subject_id}"),
        "declarations" => "/price-changes?state=submitted&origin=declaration".to_owned(),
        "price-changes" => match subject_id {
            "rise" => "/price-changes?state=submitted&origin=rise".to_owned(),
            "returned" | "refused" => format!("/price-changes?state={subject_id}"),
            one => format!("/price-changes/{one}"),
        },
        _ => "/messages".to_owned(),
    }
}

/// The title and the text of a message, from its event's figures.
#[must_use]
pub fn words(kind: MessageKind, data: &Value) -> (Words, Words) {
    let figures = Figures::of(data);
    match kind {
        MessageKind::InvitationSent => bargaining::sent(&figures),
        MessageKind::InvitationConfirmed => bargaining::confirmed(&figures),
        MessageKind::InvitationAccepted => bargaining::accepted(&figures),
        MessageKind::InvitationRefused => bargaining::refused(&figures),
        MessageKind::InvitationCountered => bargaining::countered(&figures),
        MessageKind::InvitationCounterAccepted => bargaining::counter_accepted(&figures),
        MessageKind::InvitationCounterRefused => bargaining::counter_refused(&figures),
        MessageKind::InvitationWithdrawn => bargaining::withdrawn(&figures),
        MessageKind::InvitationLapsed => bargaining::lapsed(&figures),
        MessageKind::InvitationSuperseded => bargaining::superseded(&figures),
        MessageKind::InvitationDeadlineMoved => bargaining::deadline_moved(&figures),
        MessageKind::MisconductRecorded => operation::misconduct(&figures),
        MessageKind::MisconductWithdrawn => operation::misconduct_withdrawn(&figures),
        MessageKind::CalendarLoaded => operation::calendar(&figures),
        MessageKind::RuleAmended => operation::rule(&figures),
        MessageKind::PublicityOpened => operation::publicity(&figures),
        MessageKind::ImportFinished => operation::import_finished(&figures),
        MessageKind::ImportFailed => operation::import_failed(&figures),
        MessageKind::LowerPriceReported => collecting::reported(&figures),
        MessageKind::LowerPriceCaseOpened => collecting::case_opened(&figures),
        MessageKind::LowerPriceExplained => collecting::explained(&figures),
        MessageKind::LowerPriceAccepted => collecting::accepted(&figures),
        MessageKind::LowerPriceRefused => collecting::refused(&figures),
        MessageKind::CampaignOpened => collecting::campaign_opened(&figures),
        MessageKind::CampaignReminder => collecting::campaign_reminder(&figures),
        MessageKind::CampaignClosed => collecting::campaign_closed(&figures),
        MessageKind::DeclarationsReceived => prices::received(&figures),
        MessageKind::PricesReturned => prices::returned(&figures),
        MessageKind::PricesRefused => prices::refused(&figures),
        MessageKind::PricesPublicized => prices::publicized(&figures),
        MessageKind::PricesAnnounced => prices::announced(&figures),
        MessageKind::PriceRisesHeld => prices::rises_held(&figures),
        MessageKind::ObjectionRaised => prices::objection_raised(&figures),
        MessageKind::ObjectionAnswered => prices::objection_answered(&figures),
    }
}
