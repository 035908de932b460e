//! One's own passkeys (通行密钥, WebAuthn). What a device is to sign is answered under no `Idempotency-Key`, and serves once.

use domain::database::Purpose;
use domain::party::{
    self, Challenge, Challenged, MadePasskey, OwnPasskey, PasskeyAnswer, PasskeyId, RelyingParty,
    SignInAttempt, Token,
};
use domain::{ShanghaiTime, SystemClock};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::own_second_factor::{SecondFactorProof, proved};
use super::session::{begin, is_too_long};
use crate::http::{
    Answer, Created, Json, NoContent, Operation, Page, Problem, Request, Who, created, delete, get,
    json, no_content, post, refused, storable,
};

/// A ticket is shorter.
const TICKET_LETTERS_MAX: usize = 100;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/passkey-challenges", challenge)
            .by(Who::Everyone)
            .described(
                "What the devices of an account are to sign, so that one of them serves in place of a code: after a right password alone, \
                    for five minutes, once. Wrong, unknown, locked and disabled accounts get the same answer as signing in gives.",
            )
            .waiting(),
        get("/me/passkeys", list)
            .by(Who::SignedIn)
            .described("One's own passkeys, the first one first.")
            .without_second_factor(),
        post("/me/passkeys/registration", start)
            .by(Who::SignedIn)
            .described(
                "Hands over by what a device makes a key for the platform, once, for five minutes. Nothing is added yet.",
            )
            .without_second_factor()
            .waiting(),
        post("/me/passkeys", add)
            .by(Who::SignedIn)
            .described(
                "Adds the key that a device made: from now on it serves in place of a code, and a password alone opens the account no more. \
                    All other sessions of the account end, and no other device keeps its way in. Where the account had no second \
                    factor, answers ten recovery codes, once.",
            )
            .without_second_factor(),
        delete("/me/passkeys/{id}", remove)
            .by(Who::SignedIn)
            .described(
                "Removes a passkey. With the last one of an account that takes no codes its second factor is removed, unless the \
                    rulebook demands it for the duties of the account.",
            )
            .waiting(),
    ]
}

/// Whose devices are to sign.
#[derive(Deserialize, ToSchema)]
struct ChallengeWanted {
    /// The account's name.
    account: String,
    /// Its password.
    password: String,
}

/// What a device is to sign.
#[derive(Serialize, ToSchema)]
struct ChallengeView {
    /// By which the answer is sent.
    ticket: String,
    /// As `PublicKeyCredential.parseRequestOptionsFromJSON`, or `parseCreationOptionsFromJSON`, takes it.
    #[schema(value_type = Object)]
    options: Value,
}

impl From<Challenge> for ChallengeView {
    fn from(challenge: Challenge) -> Self {
        let mut options = challenge.options;
        Self {
            ticket: challenge.ticket.text().to_owned(),
            options: options["publicKey"].take(),
        }
    }
}

/// What a device answers to a challenge.
#[derive(Deserialize, ToSchema)]
pub(super) struct PasskeyProof {
    /// That of the challenge.
    ticket: String,
    /// As the browser gives it (`toJSON`).
    #[schema(value_type = Object)]
    credential: Value,
}

impl PasskeyProof {
    /// The ticket, which is the text that was handed over.
    pub(super) fn ticket(&self) -> Result<Token, Problem> {
        ticket("/passkey/ticket", &self.ticket)
    }

    /// As the rules judge it.
    pub(super) fn answer<'a>(
        &'a self,
        request: &'a Request,
        ticket: &'a Token,
    ) -> Result<PasskeyAnswer<'a>, Problem> {
        Ok(PasskeyAnswer {
            at: relying_party(request)?,
            ticket,
            credential: &self.credential,
        })
    }
}

fn ticket(pointer: &str, text: &str) -> Result<Token, Problem> {
    if text.len() <= TICKET_LETTERS_MAX {
        return Ok(Token::sent(text));
    }
    Err(Problem::field(pointer, "不是挑战的凭据", "is no ticket"))
}

/// The platform as devices know it.
fn relying_party(request: &Request) -> Result<&RelyingParty, Problem> {
    request.app.relying_party().ok_or_else(|| {
        Problem::field(
            "/passkey",
            "平台没有以域名和加密方式提供服务，不能使用通行密钥，请使用验证码",
            "the platform is not served under a name and encrypted: there are no passkeys, use codes",
        )
    })
}

/// One of one's own passkeys.
#[derive(Serialize, ToSchema)]
struct PasskeyView {
    id: PasskeyId,
    /// What one calls the device.
    name: String,
    created_at: ShanghaiTime,
    /// When it was used last.
    used_at: Option<ShanghaiTime>,
}

impl From<OwnPasskey> for PasskeyView {
    fn from(own: OwnPasskey) -> Self {
        Self {
            id: own.id,
            name: own.name,
            created_at: own.created_at.into(),
            used_at: own.used_at.map(Into::into),
        }
    }
}

/// The key that a device made.
#[derive(Deserialize, ToSchema)]
struct PasskeyAdded {
    /// That of the registration.
    ticket: String,
    /// What one calls the device.
    name: String,
    /// As the browser gives it (`toJSON`).
    #[schema(value_type = Object)]
    credential: Value,
}

/// A passkey that was added.
#[derive(Serialize, ToSchema)]
struct AddedPasskeyView {
    #[serde(flatten)]
    passkey: PasskeyView,
    /// Where it is the first second factor of the account: codes to keep on paper, each of which serves once in its place. They are in no
    /// other answer.
    recovery_codes: Option<Vec<String>>,
}

async fn challenge(request: Request, Json(wanted): Json<ChallengeWanted>) -> Answer<ChallengeView> {
    request.must_be_from_our_pages()?;
    let at = relying_party(&request)?;
    if is_too_long(&wanted.account, &wanted.password) {
        return Err(Problem::invalid_credentials());
    }
    let ground = request.app.ground();
    let db = ground.db.used_for(Purpose::SignIn);
    let device = request.device();
    let attempt = begin(&request, &db, &wanted.account, device.as_ref()).await?;
    let turn = attempt.turn().await.map_err(refused)?;
    let device_name = request.device_name();
    let tried = SignInAttempt {
        account: &wanted.account,
        password: &wanted.password,
        code: None,
        passkey: None,
        address: Some(request.address().ip()),
        device: device.as_ref(),
        device_name: &device_name,
    };
    let log = ground.security_log();
    let outcome = party::challenge_passkey(&db, &SystemClock, log, at, tried).await?;
    drop(turn);
    match outcome {
        Challenged::PasswordWrong => Err(Problem::invalid_credentials()),
        Challenged::Given(challenge) => {
            // Nothing was guessed.
            attempt.succeeded();
            json(&challenge.into())
        }
        Challenged::NoPasskey => {
            attempt.succeeded();
            let zh = "该账号没有通行密钥，请输入验证码";
            Err(Problem::field("/account", zh, "has no passkey: use a code"))
        }
    }
}

async fn list(request: Request) -> Answer<Page<PasskeyView>> {
    let connection = request.app.ground().db.get().await?;
    let own = party::own_passkeys(&connection, request.caller()?).await?;
    json(&Page::whole(own.into_iter().map(Into::into).collect()))
}

async fn start(request: Request, Json(proof): Json<SecondFactorProof>) -> Answer<ChallengeView> {
    let at = relying_party(&request)?;
    let proved = proved(&request, &proof).await?;
    let caller = request.caller()?;
    let challenge = request
        .change(async |tx, moment| party::begin_passkey(tx, moment, caller, proved, at).await)
        .await?;
    json(&challenge.into())
}

async fn add(
    request: Request,
    Json(added): Json<PasskeyAdded>,
) -> Answer<Created<AddedPasskeyView>> {
    request.must_be_from_our_pages()?;
    let at = relying_party(&request)?;
    let caller = request.caller()?;
    let (token, _) = request.token().ok_or_else(Problem::no_caller)?;
    let made = MadePasskey {
        ticket: &ticket("/ticket", &added.ticket)?,
        name: &storable("/name", added.name)?,
        credential: &added.credential,
    };
    let (own, recovery_codes) = request
        .change(async |tx, moment| {
            party::add_passkey(tx, moment, caller, (&token, at), &made).await
        })
        .await?;
    request.app.sessions().clear();
    created(&AddedPasskeyView {
        passkey: own.into(),
        recovery_codes,
    })
}

async fn remove(
    request: Request,
    id: PasskeyId,
    Json(proof): Json<SecondFactorProof>,
) -> Answer<NoContent> {
    let proved = proved(&request, &proof).await?;
    let caller = request.caller()?;
    request
        .change(async |tx, moment| party::remove_passkey(tx, moment, caller, proved, id).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
