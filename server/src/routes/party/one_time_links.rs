//! One-time links: for the first administrator of an organisation, and for a lost last one.

use domain::database::{Database, Purpose};
use domain::log::security;
use domain::party::{
    self, LinkAction, LinkPurpose, LinkRead, LinkState, OneTimeLink, OneTimeLinkId, Token,
};
use domain::{AccountId, Clock, Error, OrganisationId, ShanghaiTime, SystemClock};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::session::begin;
use crate::http::{
    Answer, Json, NoContent, OVERSIGHT, Operation, Problem, Request, Who, delete, get, json,
    no_content, post, refused, storable,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/organisations/{id}/link", last)
            .by(Who::SignedIn)
            .described(
                "The last one-time link of an organisation, with what the caller may do to it; null where there never was one.",
            ),
        post("/organisations/{id}/link", send)
            .by(Who::Duties(OVERSIGHT))
            .described(
                "Sends a one-time link to the registered address of an organisation, by which its first administrator sets his \
                    password; one that was sent before opens nothing any more. For a lost last administrator it proposes one, with a \
                    reason, which another person sends (S4-17).",
            ),
        post("/organisations/{id}/link/sending", send_proposed)
            .by(Who::Duties(OVERSIGHT))
            .described(
                "Sends the link that another person proposed for a lost administrator. The organisation and the bureau of its region are \
                    notified; the sessions of the account end when the link is used.",
            ),
        delete("/organisations/{id}/link", void)
            .by(Who::AdministratorsOr(OVERSIGHT))
            .described(
                "Ends the link of an organisation that waits or serves, with a reason: by those who send such, or as an objection by an \
                    administrator of its own.",
            ),
        post("/one-time-links/reading", read)
            .by(Who::Everyone)
            .described(
                "Whose password a one-time link sets. Wrong, used, ended and voided links get the same answer: `link-void`.",
            ),
        post("/one-time-links/use", use_it)
            .by(Who::Everyone)
            .described(
                "Sets the password by a one-time link, which serves once. Sessions, devices and second factor of the account end. Nobody is \
                    signed in by it.",
            )
            .waiting(),
    ]
}

/// A one-time link of an organisation. Its secret is in the letter alone.
#[derive(Debug, Serialize, ToSchema)]
struct OneTimeLinkView {
    id: OneTimeLinkId,
    purpose: LinkPurpose,
    state: LinkState,
    /// Whether its time is over, so that it opens nothing though nobody ended it.
    is_over: bool,
    /// Whose password it sets.
    account_id: AccountId,
    /// The name to sign in with.
    account: String,
    /// The person's name.
    display_name: String,
    /// Why a lost administrator comes back by it; empty for a first one.
    reason: String,
    /// The name of who proposed or sent it.
    proposed_by: String,
    proposed_at: ShanghaiTime,
    /// The name of who sent it; null before it is.
    sent_by: Option<String>,
    sent_at: Option<ShanghaiTime>,
    /// To which address.
    email: Option<String>,
    /// Until when it serves, by the clock on the wall.
    expires_at: Option<ShanghaiTime>,
    /// Who voided it; null where it was used, or another change ended it.
    ended_by: Option<String>,
    ended_at: Option<ShanghaiTime>,
    /// Why it was voided.
    end_reason: Option<String>,
    /// What the caller may do to it now.
    actions: Vec<LinkAction>,
}

impl OneTimeLinkView {
    fn of((link, actions): (OneTimeLink, Vec<LinkAction>), request: &Request) -> Self {
        let wall = request.moment().wall;
        let (sent, ended) = (link.sent.as_ref(), link.ended.as_ref());
        Self {
            id: link.id,
            purpose: link.purpose,
            state: link.state,
            is_over: link.state == LinkState::Open
                && sent.is_some_and(|sent| sent.expires_at <= wall),
            account_id: link.account,
            account: link.account_name,
            display_name: link.display_name,
            reason: link.reason,
            proposed_by: link.proposed_by_name,
            proposed_at: link.proposed_at.into(),
            sent_by: sent.map(|sent| sent.by_name.clone()),
            sent_at: sent.map(|sent| sent.at.into()),
            email: sent.map(|sent| sent.email.clone()),
            expires_at: sent.map(|sent| sent.expires_at.into()),
            ended_by: ended.and_then(|ended| ended.by_name.clone()),
            ended_at: ended.map(|ended| ended.at.into()),
            end_reason: ended.and_then(|ended| ended.reason.clone()),
            actions,
        }
    }
}

/// The last link of an organisation.
#[derive(Debug, Serialize, ToSchema)]
struct LastLinkView {
    /// Null where there never was one.
    link: Option<OneTimeLinkView>,
}

/// For whom a link is wanted.
#[derive(Debug, Deserialize, ToSchema)]
struct LinkWanted {
    /// An administrator of the organisation.
    account: AccountId,
    /// Why a lost administrator comes back by it; a first one takes none.
    #[serde(default)]
    reason: String,
}

/// Which link is sent.
#[derive(Debug, Deserialize, ToSchema)]
struct LinkSeen {
    /// The one that the caller saw waiting.
    link: OneTimeLinkId,
}

/// Why a link is ended.
#[derive(Debug, Deserialize, ToSchema)]
struct LinkVoided {
    /// What the organisation and those who sent it read.
    reason: String,
}

/// What a letter carries behind the `#` of its link.
#[derive(Deserialize, ToSchema)]
struct LinkOpened {
    secret: String,
}

/// What a letter carries, and the password to set.
#[derive(Deserialize, ToSchema)]
struct LinkUsed {
    secret: String,
    /// 10 to 128 letters, of two kinds, and none that is guessed first.
    password: String,
}

/// Whose password a link sets.
#[derive(Debug, Serialize, ToSchema)]
struct OpenedLinkView {
    purpose: LinkPurpose,
    /// The name of the organisation.
    organisation: String,
    /// The name to sign in with.
    account: String,
    /// The person's name.
    display_name: String,
    /// Until when it serves, by the clock on the wall.
    expires_at: ShanghaiTime,
}

impl From<LinkRead> for OpenedLinkView {
    fn from(link: LinkRead) -> Self {
        Self {
            purpose: link.purpose,
            organisation: link.organisation_name,
            account: link.account,
            display_name: link.display_name,
            expires_at: link.expires_at.into(),
        }
    }
}

async fn last(request: Request, id: OrganisationId) -> Answer<LastLinkView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let link = party::link(&connection, request.moment(), caller, id).await?;
    let link = link.map(|link| OneTimeLinkView::of(link, &request));
    json(&LastLinkView { link })
}

async fn send(
    request: Request,
    id: OrganisationId,
    Json(wanted): Json<LinkWanted>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let reason = storable("/reason", wanted.reason)?;
    let wanted = (wanted.account, reason.as_str());
    request
        .change(async |tx, moment| party::send_link(tx, moment, caller, id, wanted).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}

async fn send_proposed(
    request: Request,
    id: OrganisationId,
    Json(LinkSeen { link }): Json<LinkSeen>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| party::send_proposed_link(tx, moment, caller, id, link).await)
        .await?;
    no_content()
}

async fn void(
    request: Request,
    id: OrganisationId,
    Json(voided): Json<LinkVoided>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let reason = storable("/reason", voided.reason)?;
    request
        .change(async |tx, moment| party::void_link(tx, moment, caller, id, &reason).await)
        .await?;
    no_content()
}

/// A secret is shorter, however it came to be typed.
const SECRET_LETTERS_MAX: usize = 200;

/// What a client sent as a secret; of what is too long nothing but its beginning, which opens nothing.
fn secret(sent: &str) -> Token {
    Token::sent(sent.trim().get(..SECRET_LETTERS_MAX).unwrap_or(sent.trim()))
}

async fn read(request: Request, Json(opened): Json<LinkOpened>) -> Answer<OpenedLinkView> {
    request.must_be_from_our_pages()?;
    let db = request.app.ground().db.used_for(Purpose::SignIn);
    let secret = secret(&opened.secret);
    let attempt = begin(&request, &db, secret.text(), None).await?;
    let link = link_of(&request, &db, &secret).await?;
    attempt.succeeded();
    json(&OpenedLinkView::from(link))
}

/// The link that a secret opens; that it opens none is noted in the security log.
async fn link_of(request: &Request, db: &Database, secret: &Token) -> Result<LinkRead, Problem> {
    let wall = SystemClock.now();
    let connection = db.get().await?;
    let read = party::read_link(&connection, wall, secret).await;
    if matches!(read, Err(Error::Refused(_))) {
        let log = request.app.ground().security_log();
        let client = Some(request.address().ip());
        log.note(
            &security::LINK_REFUSED,
            log.whose(secret.text()),
            client,
            wall,
        );
    }
    Ok(read?)
}

async fn use_it(request: Request, Json(used): Json<LinkUsed>) -> Answer<NoContent> {
    request.must_be_from_our_pages()?;
    let db = request.app.ground().db.used_for(Purpose::SignIn);
    let secret = secret(&used.secret);
    let attempt = begin(&request, &db, secret.text(), None).await?;
    let link = link_of(&request, &db, &secret).await?;
    let turn = attempt.turn().await.map_err(refused)?;
    let prepared = party::prepare_password(&link, &used.password).await;
    drop(turn);
    // Whoever has the secret guesses nothing.
    attempt.succeeded();
    let prepared = prepared?;
    request
        .change(async |tx, moment| party::use_link(tx, moment, &secret, &prepared).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
