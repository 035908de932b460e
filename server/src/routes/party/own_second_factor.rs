//! One's own second factor. What is secret is in one answer, never under an `Idempotency-Key`, and in nothing that is stored.

use domain::database::Purpose;
use domain::party::{
    self, HandedSecret, OwnSecondFactor, Proof, Proved, RelyingParty, SignInAttempt,
};
use domain::{FieldError, ShanghaiTime, SystemClock};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::passkeys::PasskeyProof;
use super::session::begin;
use crate::http::{
    Answer, Json, NoContent, Operation, Problem, Request, Who, delete, get, json, no_content, post,
    put, refused,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/me/second-factor", current)
            .by(Who::SignedIn)
            .described(
                "Whether signing in with one's own account takes a second factor, and how many recovery codes are left.",
            )
            .without_second_factor(),
        post("/me/second-factor", start)
            .by(Who::SignedIn)
            .described(
                "Hands over the secret of a second factor (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), once. It is not in force \
                    yet; one that is stays so until then, and takes a code here.",
            )
            .without_second_factor()
            .waiting(),
        put("/me/second-factor", confirm)
            .by(Who::SignedIn)
            .described(
                "Puts the second factor in force that was handed over last, by a code of the device: answers ten recovery codes, once. \
                    All other sessions of the account end, and no other device keeps its way in. After five wrong codes, or half an \
                    hour, it is handed over once more.",
            )
            .without_second_factor(),
        delete("/me/second-factor", remove)
            .by(Who::SignedIn)
            .described(
                "Removes one's own second factor, unless the rulebook demands it for the duties of the account.",
            )
            .waiting(),
        post("/me/second-factor/recovery-codes", renew)
            .by(Who::SignedIn)
            .described("Ten recovery codes, once, in the place of all that are left: those are void.")
            .waiting(),
    ]
}

/// One's own second factor, without what is secret.
#[derive(Debug, Serialize, ToSchema)]
struct SecondFactorView {
    /// Whether signing in takes one: a code, or a passkey.
    is_in_force: bool,
    /// Since when it takes codes of a device; null where it does not.
    in_force_since: Option<ShanghaiTime>,
    /// One's own passkeys, each of which serves in place of a code.
    passkeys: i64,
    /// Under which address of the platform passkeys are made and serve; null where there can be none: under the number of a machine, or
    /// unencrypted.
    passkeys_at: Option<String>,
    /// Recovery codes that are left.
    recovery_codes_left: i64,
    /// Whether the rulebook demands one for the duties of the account.
    is_demanded: bool,
}

impl SecondFactorView {
    fn of(own: OwnSecondFactor, at: Option<&RelyingParty>) -> Self {
        Self {
            is_in_force: own.in_force_since.is_some() || 0 < own.passkeys,
            passkeys: own.passkeys,
            passkeys_at: at.map(|at| at.origin().to_owned()),
            in_force_since: own.in_force_since.map(Into::into),
            recovery_codes_left: own.recovery_codes,
            is_demanded: own.is_demanded,
        }
    }
}

/// Who one is, by what a stolen session does not know.
#[derive(Deserialize, ToSchema)]
pub(super) struct SecondFactorProof {
    /// The present password.
    password: String,
    /// Where a second factor is in force: the code that the device shows, or a recovery code.
    code: Option<String>,
    /// In place of a code: what a device answers that has a passkey of the account (`POST /passkey-challenges`).
    passkey: Option<PasskeyProof>,
}

/// A secret for a device. It is in no other answer.
#[derive(Serialize, ToSchema)]
struct SecondFactorSecret {
    /// The secret as it is typed, in base32.
    secret: String,
    /// The same as a device reads it from a picture: `otpauth://totp/…`.
    uri: String,
}

/// That the device has the secret.
#[derive(Deserialize, ToSchema)]
struct SecondFactorConfirmed {
    /// The code that the device shows.
    code: String,
}

/// Codes to keep on paper. They are in no other answer.
#[derive(Serialize, ToSchema)]
struct RecoveryCodes {
    /// Each serves once in place of a code of the device.
    recovery_codes: Vec<String>,
}

async fn current(request: Request) -> Answer<SecondFactorView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let own = party::own_second_factor(&connection, request.moment(), caller).await?;
    json(&SecondFactorView::of(own, request.app.relying_party()))
}

async fn start(
    request: Request,
    Json(proof): Json<SecondFactorProof>,
) -> Answer<SecondFactorSecret> {
    let proved = proved(&request, &proof).await?;
    let caller = request.caller()?;
    let HandedSecret { base32, uri } = request
        .change(async |tx, moment| party::begin_second_factor(tx, moment, caller, proved).await)
        .await?;
    json(&SecondFactorSecret {
        secret: base32,
        uri,
    })
}

async fn confirm(
    request: Request,
    Json(confirmed): Json<SecondFactorConfirmed>,
) -> Answer<RecoveryCodes> {
    request.must_be_from_our_pages()?;
    let caller = request.caller()?;
    let (token, _) = request.token().ok_or_else(Problem::no_caller)?;
    let recovery_codes = request
        .change(async |tx, moment| {
            party::confirm_second_factor(tx, moment, caller, &token, &confirmed.code).await
        })
        .await??;
    request.app.sessions().clear();
    json(&RecoveryCodes { recovery_codes })
}

async fn remove(request: Request, Json(proof): Json<SecondFactorProof>) -> Answer<NoContent> {
    let caller = request.caller()?;
    // Before a code is used up for it.
    party::may_lack_second_factor(caller, request.moment())?;
    let proved = proved(&request, &proof).await?;
    request
        .change(async |tx, moment| party::remove_second_factor(tx, moment, caller, proved).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}

async fn renew(request: Request, Json(proof): Json<SecondFactorProof>) -> Answer<RecoveryCodes> {
    let proved = proved(&request, &proof).await?;
    let caller = request.caller()?;
    let recovery_codes = request
        .change(async |tx, moment| party::renew_recovery_codes(tx, moment, caller, proved).await)
        .await?;
    json(&RecoveryCodes { recovery_codes })
}

/// Requires the password of who is signed in, and a code where the account has a second factor. A session that somebody else holds
/// guesses no faster and no longer than somebody without one.
pub(super) async fn proved(
    request: &Request,
    proof: &SecondFactorProof,
) -> Result<Proved, Problem> {
    request.must_be_from_our_pages()?;
    let signed_in = request.signed_in()?;
    let code = proof.code.as_deref();
    // Nothing is guessed by what has another form.
    if code.is_some_and(|code| !party::is_code(code)) {
        let (zh, en) = (
            "请输入六位数字的验证码，或一个恢复码",
            "is neither six digits nor a recovery code",
        );
        return Err(Problem::field("/code", zh, en));
    }
    if 1_000 < proof.password.len() {
        return Err(password_wrong().into());
    }
    let passkey = proof.passkey.as_ref();
    let ticket = passkey.map(PasskeyProof::ticket).transpose()?;
    let passkey = passkey.zip(ticket.as_ref());
    let passkey = passkey.map(|(passkey, ticket)| passkey.answer(request, ticket));
    let passkey = passkey.transpose()?;
    let ground = request.app.ground();
    let db = ground.db.used_for(Purpose::SignIn);
    let device = request.device();
    let attempt = begin(request, &db, &signed_in.account, device.as_ref()).await?;
    let turn = attempt.turn().await.map_err(refused)?;
    let device_name = request.device_name();
    let tried = SignInAttempt {
        account: &signed_in.account,
        password: &proof.password,
        code,
        passkey,
        address: Some(request.address().ip()),
        device: device.as_ref(),
        device_name: &device_name,
    };
    let (log, moment) = (ground.security_log(), request.moment());
    let outcome = party::prove_with_code(&db, &SystemClock, log, moment, tried).await?;
    drop(turn);
    let error = match outcome {
        Proof::Given(proved) => {
            attempt.succeeded();
            return Ok(proved);
        }
        Proof::CodeMissing => {
            // Nothing was guessed.
            attempt.succeeded();
            let (zh, en) = ("请输入设备上的验证码，或一个恢复码", "takes a code");
            FieldError::alone("/code", zh, en)
        }
        Proof::PasswordWrong => password_wrong(),
        Proof::CodeWrong => {
            let zh = "验证码错误、已过期或已用过，请输入最新的验证码";
            let en = "is wrong, over or was used: enter the newest one";
            FieldError::alone("/code", zh, en)
        }
    };
    Err(error.into())
}

fn password_wrong() -> domain::Error {
    let (zh, en) = ("现在的密码不正确", "is not the present password");
    FieldError::alone("/password", zh, en)
}
