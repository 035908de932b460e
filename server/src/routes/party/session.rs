//! Signing in and out.

use domain::database::Purpose;
use domain::log::security::{self, Whose};
use domain::party::{self, SignIn, SignInAttempt, SignedIn};
use domain::{Clock, OrganisationId, OrganisationKind, Role, SystemClock};
use http::header::SET_COOKIE;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Created, Json, NoContent, Operation, Problem, Request, Who, created, delete, get, json,
    no_content, post,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/sessions", sign_in).by(Who::Everyone).described(
            "Signs in. Wrong, unknown, locked and disabled accounts get the same answer in \
                    the same time.",
        ),
        get("/sessions/current", current)
            .by(Who::SignedIn)
            .described("Who is signed in."),
        delete("/sessions/current", sign_out)
            .by(Who::SignedIn)
            .described("Signs out."),
    ]
}

/// Who wants to sign in.
#[derive(Debug, Deserialize, ToSchema)]
struct Credentials {
    /// The account's name.
    account: String,
    /// Its password.
    password: String,
}

/// The organisation that an account belongs to.
#[derive(Debug, Serialize, ToSchema)]
struct SessionOrganisation {
    id: OrganisationId,
    /// Its name.
    name: String,
    kind: OrganisationKind,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
struct SessionView {
    /// The account's name.
    account: String,
    /// The person's or program's name.
    display_name: String,
    /// The organisation that the account acts for.
    organisation: SessionOrganisation,
    /// What the account may do there.
    roles: Vec<Role>,
    /// For programs, returned once: `Authorization: Bearer …`.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl SessionView {
    fn of(signed_in: &SignedIn, token: Option<String>) -> Self {
        let caller = &signed_in.caller;
        Self {
            account: signed_in.account.clone(),
            display_name: signed_in.display_name.clone(),
            organisation: SessionOrganisation {
                id: caller.organisation,
                name: signed_in.organisation_name.clone(),
                kind: caller.kind,
            },
            roles: caller.roles.clone(),
            token,
        }
    }
}

async fn sign_in(
    request: Request,
    Json(credentials): Json<Credentials>,
) -> Answer<Created<SessionView>> {
    request.must_be_from_our_pages()?;
    if 100 < credentials.account.len() || 1_000 < credentials.password.len() {
        return Err(Problem::invalid_credentials());
    }
    let (ground, address) = (request.app.ground(), request.address());
    let log = ground.security_log();
    let attempts = request.app.sessions().attempts();
    let attempt = attempts
        .begin(address, &credentials.account)
        .map_err(|wait| {
            let (kind, client) = (&security::SIGN_IN_SLOWED, Some(address.ip()));
            log.note(kind, Whose::Anybody, client, SystemClock.now());
            Problem::too_many(wait.as_secs() + 1)
        })?;
    let tried = SignInAttempt {
        account: &credentials.account,
        password: &credentials.password,
        address: Some(address.ip()),
    };
    let db = ground.db.used_for(Purpose::SignIn);
    let outcome = party::sign_in(&db, &SystemClock, log, tried).await?;
    let SignIn::Opened(signed_in, token) = outcome else {
        return Err(Problem::invalid_credentials());
    };
    attempt.succeeded();
    request.is_by(signed_in.caller.account);
    let mut answer = created(&SessionView::of(&signed_in, Some(token.text().to_owned())))?;
    let cookie = request.set_session(Some(&token))?;
    answer.headers_mut().insert(SET_COOKIE, cookie);
    Ok(answer)
}

async fn current(request: Request) -> Answer<SessionView> {
    json(&SessionView::of(request.signed_in()?, None))
}

async fn sign_out(request: Request) -> Answer<NoContent> {
    let (token, _) = request.token().ok_or_else(Problem::no_caller)?;
    let (caller, log) = (request.caller()?, request.app.ground().security_log());
    request
        .change(async |tx, moment| party::sign_out(tx, moment, log, caller, &token).await)
        .await?;
    request.app.sessions().clear();
    let mut answer = no_content()?;
    let gone = request.set_session(None)?;
    answer.headers_mut().insert(SET_COOKIE, gone);
    Ok(answer)
}
