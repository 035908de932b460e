//! Service accounts: programs that call the platform for an organisation.

use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::service_account::{
    self, Issued, NewServiceAccount, ServiceAccount, ServiceAccountFilter, ServiceAccountState,
};
use domain::{AccountId, Day, Duty, OrganisationKind, ShanghaiTime};
use http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Column, Created, Json, List, NoContent, Operation, Page, Reach, Request, Scope, Who,
    created, delete, export, get, is_replayed, json, no_content, object_label, post, reach,
    storable, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/service-accounts", list)
            .by(Who::Administrators)
            .described("The service accounts of one's organisation, the newest first.")
            .query_word::<ServiceAccountState>("state", "Only those in this state")
            .query::<String>("q", "Part of the name")
            .paged(LIST),
        post("/service-accounts", open)
            .by(Who::Administrators)
            .described(
                "Opens a service account: a program that signs in with a key, as `Authorization: Bearer …`. The key is in this \
                    answer alone, and in none that is repeated.",
            )
            .keyed(),
        get("/service-accounts/scopes", scopes)
            .by(Who::Administrators)
            .described("The scopes that a service account of one's organisation may have."),
        post("/service-accounts/{id}/rotation", rotate)
            .by(Who::Administrators)
            .described(
                "Gives a service account another key, which is in this answer alone. The one before serves for 24 hours more; \
                    one that already did so ends at once.",
            ),
        delete("/service-accounts/{id}", revoke)
            .by(Who::Administrators)
            .described("Revokes a service account: its keys serve no more, everywhere within a second."),
    ]
}

/// A service account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ServiceAccount)]
struct ServiceAccountView {
    id: AccountId,
    /// Whatever the organisation calls the program.
    name: String,
    /// Who opened it.
    owner: String,
    /// What it may do, as `object:verb`.
    scopes: Vec<String>,
    /// From where it may call; empty for anywhere.
    addresses: Vec<String>,
    /// The last day on which it serves.
    expires_on: NaiveDate,
    state: ServiceAccountState,
    created_at: ShanghaiTime,
    revoked_at: Option<ShanghaiTime>,
    /// When a key of it was last used, to the minute.
    last_used_at: Option<ShanghaiTime>,
    /// From where.
    last_used_from: Option<String>,
    /// Until when the key before the newest one serves, while both do.
    overlaps_until: Option<ShanghaiTime>,
}

/// A service account with its key.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IssuedServiceAccount)]
struct IssuedView {
    #[serde(flatten)]
    account: ServiceAccountView,
    /// For the program, once: it is in no other answer, nor in one that is repeated.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

impl From<ServiceAccount> for ServiceAccountView {
    fn from(account: ServiceAccount) -> Self {
        Self {
            id: account.id,
            name: account.name,
            owner: account.owner_name,
            scopes: account.scopes,
            addresses: account.addresses,
            expires_on: account.expires_on,
            state: account.state,
            created_at: account.created_at.into(),
            revoked_at: account.revoked_at.map(Into::into),
            last_used_at: account.used_at.map(Into::into),
            last_used_from: account.used_from,
            overlaps_until: account.overlaps_until.map(Into::into),
        }
    }
}

/// A service account to open.
#[derive(Debug, Deserialize, ToSchema)]
struct ServiceAccountOpened {
    /// Whatever the organisation calls the program; it has no other one of this name that is not revoked.
    name: String,
    /// What it may do, as `object:verb`: of those at `/service-accounts/scopes`.
    scopes: Vec<String>,
    /// The last day on which it serves.
    expires_on: Day,
    /// From where it may call: addresses and networks, such as `10.1.2.3`, `10.0.0.0/8`, `2001:db8::/32`; none for anywhere.
    #[serde(default)]
    addresses: Vec<String>,
}

/// A scope that a service account may have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceAccountScope)]
struct ScopeView {
    /// As `object:verb`.
    scope: String,
    /// What people call the object.
    object: String,
    /// `read` or `write`, in words.
    verb: String,
}

async fn list(request: Request) -> Answer<Page<ServiceAccountView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = ServiceAccountFilter {
        state: request.query().value("state")?,
        name_part: request.query().part("q")?,
    };
    let connection = request.app.ground().db.get().await?;
    let span = paging.span::<i64>()?;
    let moment = request.moment();
    let (accounts, total) =
        service_account::service_accounts(&connection, moment, caller, &filter, span).await?;
    let views: Vec<ServiceAccountView> = accounts.into_iter().map(Into::into).collect();
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<ServiceAccountView>; 9] = [
    Column::text("服务账号", |view| view.name.as_str().into()),
    Column::text("创建人", |view| view.owner.as_str().into()),
    Column::text("权限", |view| view.scopes.join("，").into()),
    Column::text("限定地址", |view| view.addresses.join("，").into()),
    Column::date("最后有效日", |view| view.expires_on.into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::time("最近使用", |view| view.last_used_at.into()),
    Column::text("使用地址", |view| view.last_used_from.as_deref().into()),
    Column::time("创建时间", |view| view.created_at.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "服务账号",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

/// What each kind of caller may do with a key: the operations and their scopes.
static CALLERS: LazyLock<Vec<(Method, &'static str, Who)>> = LazyLock::new(|| {
    let operations = super::tables().into_iter().flat_map(|(_, table)| table);
    let caller = |one: Operation| (one.method().clone(), one.path().text(), one.who);
    operations.map(caller).collect()
});

/// The scopes that a program of a kind of organisation can make use of.
fn scopes_of(kind: OrganisationKind) -> Vec<Scope> {
    let open = CALLERS
        .iter()
        .filter(|(_, _, who)| *who != Who::Everyone && who.includes(kind, Duty::trading(kind)));
    let mut scopes: Vec<Scope> = open
        .filter_map(|(method, path, _)| match reach(kind, method, path) {
            Reach::Scope(scope) => Some(scope),
            Reach::EveryKey | Reach::Person => None,
        })
        .collect();
    scopes.sort();
    scopes.dedup();
    scopes
}

async fn scopes(request: Request) -> Answer<Page<ScopeView>> {
    let scopes = scopes_of(request.caller()?.kind).into_iter();
    let view = |scope: Scope| {
        let object = object_label(scope.object).map(|label| request.localized(&label.words()));
        ScopeView {
            scope: scope.to_string(),
            object: object.unwrap_or_else(|| scope.object.to_owned()),
            verb: request.localized(&scope.verb.label().words()),
        }
    };
    json(&Page::whole(scopes.map(view).collect()))
}

async fn open(
    request: Request,
    Json(opened): Json<ServiceAccountOpened>,
) -> Answer<Created<IssuedView>> {
    let caller = request.caller()?;
    let new = NewServiceAccount {
        name: storable("/name", opened.name)?,
        scopes: opened.scopes,
        expires_on: opened.expires_on.date(),
        addresses: opened.addresses,
    };
    let known = scopes_of(caller.kind);
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    let mut done = None;
    let answer = request
        .create(async |tx, moment| {
            let issued = service_account::open(tx, moment, caller, &new, &known).await?;
            let view = IssuedView {
                account: issued.account.clone().into(),
                key: None,
            };
            done = Some(issued);
            Ok(view)
        })
        .await?;
    // What is stored for a repetition has no key in it.
    match done {
        Some(issued) if !is_replayed(&answer) => created(&with_key(issued)),
        _ => Ok(answer),
    }
}

async fn rotate(request: Request, id: AccountId) -> Answer<Created<IssuedView>> {
    let caller = request.caller()?;
    let issued = request
        .change(async |tx, moment| service_account::rotate(tx, moment, caller, id).await)
        .await?;
    request.app.keys().clear();
    created(&with_key(issued))
}

fn with_key(Issued { account, key }: Issued) -> IssuedView {
    IssuedView {
        account: account.into(),
        key: Some(key.text().to_owned()),
    }
}

async fn revoke(request: Request, id: AccountId) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| service_account::revoke(tx, moment, caller, id).await)
        .await?;
    request.app.keys().clear();
    no_content()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantArray;

    use super::*;

    fn scopes(kind: OrganisationKind) -> Vec<String> {
        scopes_of(kind).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_object_of_a_scope_has_words_in_both_languages() {
        for kind in OrganisationKind::VARIANTS {
            for scope in scopes_of(*kind) {
                assert!(object_label(scope.object).is_some(), "{scope}");
            }
        }
    }

    /// Operations that no scope gives, whichever organisation a program is of, but those of overseers.
    #[test]
    fn what_changes_something_and_is_out_of_reach_of_every_key_is_known() {
        let mut out = BTreeSet::new();
        for (method, path, who) in CALLERS.iter() {
            let mut kinds = OrganisationKind::VARIANTS.iter();
            let is_in = kinds.any(|kind| {
                who.includes(*kind, Duty::all_in(*kind))
                    && !matches!(reach(*kind, method, path), Reach::Person)
            });
            let by_trading = OrganisationKind::VARIANTS[..3].iter();
            let mut by_trading =
                by_trading.filter(|kind| who.includes(**kind, Duty::all_in(**kind)));
            if !is_in && *who != Who::Everyone && by_trading.next().is_some() {
                out.insert(format!("{method} {path}"));
            }
        }
        let out: Vec<String> = out.into_iter().collect();
        assert_eq!(out, OUT_OF_REACH);
    }

    const OUT_OF_REACH: &[&str] = &[
        "DELETE /accounts/{id}/lock",
        "DELETE /accounts/{id}/second-factor",
        "DELETE /devices/{id}",
        "DELETE /me/passkeys/{id}",
        "DELETE /me/second-factor",
        "DELETE /me/sessions/{id}",
        "DELETE /organisations/{id}/link",
        "DELETE /service-accounts/{id}",
        "DELETE /sessions/current",
        "GET /devices",
        "GET /me/capacities",
        "GET /me/passkeys",
        "GET /me/second-factor",
        "GET /me/sessions",
        "GET /messages",
        "GET /messages/settings",
        "GET /messages/unread-count",
        "GET /organisations/{id}/accounts",
        "GET /service-accounts",
        "GET /service-accounts/scopes",
        "GET /sessions/current",
        "POST /accounts/{id}/password-reset",
        "POST /imports/{id}/reversal",
        "POST /me/passkeys",
        "POST /me/passkeys/registration",
        "POST /me/second-factor",
        "POST /me/second-factor/recovery-codes",
        "POST /organisations/{id}/accounts",
        "POST /service-accounts",
        "POST /service-accounts/{id}/rotation",
        "PUT /accounts/{id}/duties",
        "PUT /accounts/{id}/state",
        "PUT /me/capacity",
        "PUT /me/password",
        "PUT /me/second-factor",
        "PUT /messages/read",
        "PUT /messages/settings",
        "PUT /messages/{id}/read",
        "PUT /organisations/{id}",
        "PUT /organisations/{id}/joining",
    ];

    #[test]
    fn programs_of_overseers_have_scopes_to_read_alone() {
        for kind in [
            OrganisationKind::ExchangeCenter,
            OrganisationKind::InsuranceBureau,
        ] {
            let scopes = scopes(kind);
            assert!(
                scopes.iter().all(|scope| scope.ends_with(":read")),
                "{scopes:?}"
            );
            assert!(scopes.contains(&"security-events:read".to_owned()));
        }
    }

    #[test]
    fn a_scope_exists_for_those_who_can_make_use_of_it() {
        let hospital = scopes(OrganisationKind::Hospital);
        assert!(hospital.contains(&"invitations:write".to_owned()));
        assert!(!hospital.contains(&"declarations:write".to_owned()));
        assert!(scopes(OrganisationKind::Manufacturer).contains(&"declarations:write".to_owned()));
        assert!(!hospital.contains(&"security-events:read".to_owned()));
    }
}
