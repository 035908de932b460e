//! Which kinds of messages reach the caller by which way.

use domain::CAPABILITIES;
use domain::database::Reader;
use domain::messages::{self, Language, Preferences, Way};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{Answer, Json, Problem, Request, json};
use crate::routes::closed::MessageKind;

/// How the caller is notified.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MessageSettingsView {
    /// The language of mail.
    language: Language,
    /// The hour in Shanghai at which the digest of a day is written.
    digest_hour: i16,
    /// Whether there is a digest on working days only.
    working_days_only: bool,
    /// The caller's mail address; without one there is no mail.
    email: Option<String>,
    /// The kinds of messages that the caller may receive.
    kinds: Vec<KindSettingView>,
}

/// How the caller is notified of a kind of event.
#[derive(Debug, Serialize, ToSchema)]
struct KindSettingView {
    #[schema(value_type = MessageKind)]
    kind: &'static str,
    /// The same in words.
    label: String,
    /// By which way it reaches the caller.
    way: Way,
    /// By which way it would without a choice.
    usual: Way,
    /// Whether it stays in the console whatever is chosen.
    is_required: bool,
}

/// What the caller chooses.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct MessageSettings {
    /// The language of mail.
    language: Language,
    /// From 0 to 23, in Shanghai.
    digest_hour: i16,
    /// Whether there is a digest on working days only.
    working_days_only: bool,
    /// Those that differ from the usual.
    kinds: Vec<KindSetting>,
}

/// What the caller chooses for a kind.
#[derive(Debug, Deserialize, ToSchema)]
struct KindSetting {
    #[schema(value_type = MessageKind)]
    kind: String,
    way: Way,
}

pub(super) async fn read(request: Request) -> Answer<MessageSettingsView> {
    let connection = request.app.ground().db.get().await?;
    json(&view(&request, &connection).await?)
}

pub(super) async fn change(
    request: Request,
    Json(chosen): Json<MessageSettings>,
) -> Answer<MessageSettingsView> {
    let caller = request.caller()?;
    let kinds = chosen.kinds.into_iter().map(|one| (one.kind, one.way));
    let preferences = Preferences {
        language: chosen.language,
        digest_hour: chosen.digest_hour,
        working_days_only: chosen.working_days_only,
        chosen: messages::choices(kinds)?,
    };
    request
        .change(async |tx, moment| messages::choose(tx, moment, caller, &preferences).await)
        .await?;
    read(request).await
}

async fn view(request: &Request, db: &impl Reader) -> Result<MessageSettingsView, Problem> {
    let caller = request.caller()?;
    let preferences = messages::preferences(db, caller).await?;
    let kinds = messages::of_kinds(&CAPABILITIES, caller, &preferences).into_iter();
    let kinds = kinds.map(|one| KindSettingView {
        kind: one.kind.name,
        label: request.localized(&one.label.words()),
        way: one.way,
        usual: one.usual,
        is_required: one.is_required,
    });
    Ok(MessageSettingsView {
        language: preferences.language,
        digest_hour: preferences.digest_hour,
        working_days_only: preferences.working_days_only,
        email: messages::mail_address(db, caller).await?,
        kinds: kinds.collect(),
    })
}
