//! Changing one's own password.

use domain::database::Purpose;
use domain::party::{self, SignInAttempt};
use domain::{FieldError, SystemClock};
use serde::Deserialize;
use utoipa::ToSchema;

use super::session::begin;
use crate::http::{
    Answer, Json, NoContent, Operation, Problem, Request, Who, no_content, put, refused,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        put("/me/password", change)
            .by(Who::SignedIn)
            .described(
                "Changes one's own password. All other sessions of the account end, and no other device keeps its way in.",
            )
            .with_temporary_password()
            .waiting(),
    ]
}

/// A change of one's own password.
#[derive(Deserialize, ToSchema)]
struct PasswordChanged {
    /// The present one.
    current: String,
    /// 10 to 128 letters, of two kinds, and none that is guessed first.
    new: String,
}

async fn change(request: Request, Json(wanted): Json<PasswordChanged>) -> Answer<NoContent> {
    request.must_be_from_our_pages()?;
    let (signed_in, caller) = (request.signed_in()?, request.caller()?);
    let (token, _) = request.token().ok_or_else(Problem::no_caller)?;
    let db = request.app.ground().db.used_for(Purpose::SignIn);
    let device = request.device();
    // A session that somebody else holds guesses no faster and no longer than somebody without one.
    let attempt = begin(&request, &db, &signed_in.account, device.as_ref()).await?;
    let turn = attempt.turn().await.map_err(refused)?;
    let device_name = request.device_name();
    let tried = SignInAttempt {
        account: &signed_in.account,
        password: &wanted.current,
        code: None,
        passkey: None,
        address: Some(request.address().ip()),
        device: device.as_ref(),
        device_name: &device_name,
    };
    let log = request.app.ground().security_log();
    let judged = party::judge_password_change(&db, &SystemClock, log, tried, &wanted.new).await;
    drop(turn);
    if let Ok(None) = judged {
        drop(attempt);
        let (zh, en) = ("现在的密码不正确", "is not the present password");
        return Err(FieldError::alone("/current", zh, en).into());
    }
    attempt.succeeded();
    if let Some(judged) = judged? {
        request
            .change(async |tx, moment| {
                party::change_password(tx, moment, caller, &token, &judged).await
            })
            .await?;
    }
    request.app.sessions().clear();
    no_content()
}
