//! Signing in and out.

use domain::database::{Database, Purpose};
use domain::log::security;
use domain::messages;
use domain::party::{self, Closing, SignIn, SignInAttempt, SignedIn, Token};
use domain::{Clock, Duty, Moment, OrganisationId, OrganisationKind, Role, SystemClock};
use http::header::SET_COOKIE;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::confirmation::UnconfirmedView;
use super::passkeys::PasskeyProof;
use crate::http::{
    Answer, Attempt, Created, Json, NoContent, Operation, Page, Problem, Request, Who, created,
    delete, get, json, no_content, post, put, refused,
};

/// A code is shorter, however it is divided.
const CODE_LETTERS_MAX: usize = 64;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/sessions", sign_in)
            .by(Who::Everyone)
            .described(
                "Signs in. Wrong, unknown, locked and disabled accounts get the same answer in \
                    the same time. A device that signed in before is known by its cookie, and kept out \
                    by its own wrong passwords alone. An account with a second factor takes a code as well, which is required after a \
                    right password alone: `second-factor-required`; each code serves once. A passkey serves in place of a code: \
                    what its device answers to a challenge (`POST /passkey-challenges`), once.",
            )
            .waiting(),
        get("/sessions/current", current)
            .by(Who::SignedIn)
            .described("Who is signed in.")
            .with_temporary_password()
            .in_any_capacity(),
        get("/me", me)
            .by(Who::SignedIn)
            .described("Who one is: account, organisation, in which capacity, the duties and roles in force.")
            .with_temporary_password()
            .in_any_capacity(),
        get("/me/capacities", capacities)
            .by(Who::SignedIn)
            .described("In which capacities one's firm acts, with what one has not read in each.")
            .with_temporary_password()
            .in_any_capacity(),
        put("/me/capacity", switch)
            .by(Who::SignedIn)
            .described(
                "Acts in another capacity of one's firm from now on: this session, and those that begin later. A program acts in the \
                    one in which its key was made.",
            )
            .with_temporary_password()
            .in_any_capacity(),
        delete("/sessions/current", sign_out)
            .by(Who::SignedIn)
            .described("Signs out.")
            .with_temporary_password()
            .in_any_capacity(),
    ]
}

/// Who wants to sign in.
#[derive(Deserialize, ToSchema)]
struct Credentials {
    /// The account's name.
    account: String,
    /// Its password.
    password: String,
    /// Where the account has a second factor: the code that the device shows, or a recovery code.
    code: Option<String>,
    /// In place of a code: what a device answers that has a passkey of the account.
    passkey: Option<PasskeyProof>,
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
    /// The organisation that the account acts for: its firm in the capacity that it acts in.
    organisation: SessionOrganisation,
    /// What the account may do there, in the words of earlier programs.
    roles: Vec<Role>,
    /// What the account does there: the duties in force.
    duties: Vec<Duty>,
    /// Whether the account reads what the platform does as a whole: the exchange centre, and bureaus whose region has it.
    oversees_platform: bool,
    /// Somebody gave the password: everything else is refused until it is changed.
    must_change_password: bool,
    /// Nobody but who gave its password vouches for its owner, until another person has confirmed that he holds it: it only reads,
    /// or is closed.
    unconfirmed: Option<UnconfirmedView>,
    /// The rulebook demands a second factor for its duties: everything else is refused until it is set up.
    must_set_up_second_factor: bool,
    /// Everything but the account's own password, and the second factor that is demanded, is refused: until it is changed, its owner
    /// is confirmed, or the second factor set up.
    is_closed: bool,
    /// For programs, returned once: `Authorization: Bearer …`.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl SessionView {
    fn of(signed_in: &SignedIn, moment: &Moment, token: Option<String>) -> Result<Self, Problem> {
        let caller = &signed_in.caller;
        let closing = party::closing(signed_in, moment)?;
        Ok(Self {
            account: signed_in.account.clone(),
            display_name: signed_in.display_name.clone(),
            organisation: SessionOrganisation {
                id: caller.organisation,
                name: signed_in.organisation_name.clone(),
                kind: caller.kind,
            },
            roles: caller.roles(),
            duties: caller.duties.clone(),
            oversees_platform: caller.oversees_platform(),
            must_change_password: signed_in.must_change_password,
            must_set_up_second_factor: closing == Some(Closing::SecondFactor),
            is_closed: closing.is_some(),
            unconfirmed: signed_in.unconfirmed.clone().map(Into::into),
            token,
        })
    }
}

/// Who one is.
#[derive(Debug, Serialize, ToSchema)]
struct MeView {
    #[serde(flatten)]
    session: SessionView,
    /// As what the account acts for its firm: the kind of `organisation`.
    capacity: OrganisationKind,
    /// As what it could; `PUT /me/capacity` chooses.
    capacities: Vec<OrganisationKind>,
    /// What a program may do that signs in by a key; null for people.
    scopes: Option<Vec<String>>,
}

async fn sign_in(
    request: Request,
    Json(credentials): Json<Credentials>,
) -> Answer<Created<SessionView>> {
    request.must_be_from_our_pages()?;
    let code = credentials.code.as_deref();
    let is_long = is_too_long(&credentials.account, &credentials.password);
    if is_long || code.is_some_and(|code| CODE_LETTERS_MAX < code.len()) {
        return Err(Problem::invalid_credentials());
    }
    let passkey = credentials.passkey.as_ref();
    let ticket = passkey.map(PasskeyProof::ticket).transpose()?;
    let passkey = passkey.zip(ticket.as_ref());
    let passkey = passkey.map(|(passkey, ticket)| passkey.answer(&request, ticket));
    let passkey = passkey.transpose()?;
    let (ground, address) = (request.app.ground(), request.address());
    let db = ground.db.used_for(Purpose::SignIn);
    let device = request.device();
    let attempt = begin(&request, &db, &credentials.account, device.as_ref()).await?;
    let turn = attempt.turn().await.map_err(refused)?;
    let device_name = request.device_name();
    let tried = SignInAttempt {
        account: &credentials.account,
        password: &credentials.password,
        code,
        passkey,
        address: Some(address.ip()),
        device: device.as_ref(),
        device_name: &device_name,
    };
    let log = ground.security_log();
    let moment = request.moment();
    let opened = match party::sign_in(&db, &SystemClock, log, moment, tried).await? {
        SignIn::Opened(opened) => opened,
        SignIn::CodeMissing(takes) => {
            // Nothing was guessed.
            attempt.succeeded();
            return Err(Problem::second_factor_required(takes));
        }
        SignIn::CodeWrong => return Err(Problem::second_factor_wrong()),
        SignIn::Refused => return Err(Problem::invalid_credentials()),
    };
    drop(turn);
    attempt.succeeded();
    if opened.has_event {
        ground.wake_sequencer();
    }
    request.is_by(opened.signed_in.caller.account);
    let token = opened.token.text().to_owned();
    let mut answer = created(&SessionView::of(&opened.signed_in, moment, Some(token))?)?;
    let headers = answer.headers_mut();
    headers.insert(SET_COOKIE, request.set_session(Some(&opened.token))?);
    headers.append(SET_COOKIE, request.set_device(&opened.device)?);
    Ok(answer)
}

/// Whether no account has such a name or password, so that none is hashed.
pub(super) fn is_too_long(account: &str, password: &str) -> bool {
    100 < account.len() || 1_000 < password.len()
}

/// Begins an attempt, or refuses it where there were too many: by anybody, but for a device that signed in before,
/// which is slowed by its own alone.
pub(super) async fn begin<'a>(
    request: &'a Request,
    db: &Database,
    account: &str,
    device: Option<&Token>,
) -> Result<Attempt<'a>, Problem> {
    let attempts = request.app.sessions().attempts();
    let wall = SystemClock.now();
    let begun = match device {
        Some(device) if party::is_known_device(db, wall, device, account).await? => {
            attempts.begin_at_device(device)
        }
        _ => attempts.begin(request.address(), account),
    };
    let wait = match begun {
        Ok(attempt) => return Ok(attempt),
        Err(wait) => wait,
    };
    let log = request.app.ground().security_log();
    let client = Some(request.address().ip());
    log.note(&security::SIGN_IN_SLOWED, log.whose(account), client, wall);
    Err(Problem::too_many(wait.as_secs() + 1))
}

async fn current(request: Request) -> Answer<SessionView> {
    let view = SessionView::of(request.signed_in()?, request.moment(), None)?;
    json(&view)
}

async fn me(request: Request) -> Answer<MeView> {
    let connection = request.app.ground().db.get().await?;
    let held = party::capacities(&connection, request.caller()?.firm).await?;
    json(&MeView::of(&request, request.signed_in()?, &held)?)
}

impl MeView {
    fn of(
        request: &Request,
        signed_in: &SignedIn,
        held: &[(OrganisationId, OrganisationKind)],
    ) -> Result<Self, Problem> {
        let session = SessionView::of(signed_in, request.moment(), None)?;
        let capacity = session.organisation.kind;
        let program = request.program();
        Ok(Self {
            session,
            capacity,
            // A key is for one.
            capacities: match program {
                Some(_) => vec![capacity],
                None => held.iter().map(|(_, kind)| *kind).collect(),
            },
            scopes: program.map(|program| program.scopes.clone()),
        })
    }
}

/// A capacity in which one's firm acts.
#[derive(Debug, Serialize, ToSchema)]
struct CapacityView {
    capacity: OrganisationKind,
    /// The firm in this capacity.
    organisation: OrganisationId,
    /// Whether one acts in it.
    is_current: bool,
    /// Messages in it that one has not read.
    unread: i64,
}

async fn capacities(request: Request) -> Answer<Page<CapacityView>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let mut views = Vec::new();
    for (organisation, capacity) in party::capacities(&connection, caller.firm).await? {
        views.push(CapacityView {
            capacity,
            organisation,
            is_current: organisation == caller.organisation,
            unread: messages::unread_in(&connection, caller, organisation).await?,
        });
    }
    json(&Page::whole(views))
}

/// In which capacity one acts from now on.
#[derive(Debug, Deserialize, ToSchema)]
struct CapacitySwitched {
    /// One of one's firm.
    capacity: OrganisationKind,
}

async fn switch(
    request: Request,
    Json(CapacitySwitched { capacity }): Json<CapacitySwitched>,
) -> Answer<MeView> {
    let (token, _) = request.token().ok_or_else(Problem::no_caller)?;
    let caller = request.caller()?;
    request
        .change(async |tx, _| party::switch_capacity(tx, caller, &token, capacity).await)
        .await?;
    let sessions = request.app.sessions();
    sessions.clear();
    let db = &request.app.ground().db;
    let acting = sessions.resume(db, &token, None, None).await?;
    let acting = acting.ok_or_else(Problem::no_caller)?;
    let connection = db.get().await?;
    let held = party::capacities(&connection, acting.caller.firm).await?;
    json(&MeView::of(&request, &acting, &held)?)
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
