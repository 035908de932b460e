//! One's own sessions.

use domain::ShanghaiTime;
use domain::party::{self, Session, SessionId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    Answer, NoContent, Operation, Page, Problem, Request, Who, delete, get, json, no_content,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/me/sessions", list)
            .by(Who::SignedIn)
            .described("One's own open sessions, the last used first."),
        delete("/me/sessions/{id}", end)
            .by(Who::SignedIn)
            .described("Ends one of one's own sessions, as signing out there does."),
    ]
}

/// One's being signed in somewhere.
#[derive(Debug, Serialize, ToSchema)]
struct OwnSessionView {
    id: SessionId,
    /// What its device called itself, in short; empty where it did not.
    device: String,
    /// From where somebody last signed in at that device.
    address: Option<String>,
    /// When somebody signed in.
    opened_at: ShanghaiTime,
    /// When it was last used, to the minute.
    last_used_at: ShanghaiTime,
    /// When it ends at the latest.
    expires_at: ShanghaiTime,
    /// Whether this request belongs to it.
    is_current: bool,
}

impl From<Session> for OwnSessionView {
    fn from(session: Session) -> Self {
        Self {
            id: session.id,
            device: session.device,
            address: session.address,
            opened_at: session.opened_at.into(),
            last_used_at: session.last_used_at.into(),
            expires_at: session.expires_at.into(),
            is_current: session.is_current,
        }
    }
}

async fn list(request: Request) -> Answer<Page<OwnSessionView>> {
    let caller = request.caller()?;
    let (held, _) = request.token().ok_or_else(Problem::no_caller)?;
    let connection = request.app.ground().db.get().await?;
    let sessions = party::own_sessions(&connection, request.moment(), caller, &held).await?;
    json(&Page::whole(sessions.into_iter().map(Into::into).collect()))
}

async fn end(request: Request, id: SessionId) -> Answer<NoContent> {
    let (caller, log) = (request.caller()?, request.app.ground().security_log());
    request
        .change(async |tx, moment| party::end_own_session(tx, moment, log, caller, id).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
