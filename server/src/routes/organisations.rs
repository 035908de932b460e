//! Organisations and their accounts.

use domain::OrganisationKind::ExchangeCenter;
use domain::party::{self, Account, NewAccount, NewOrganisation, Organisation, OrganisationFilter};
use domain::{AccountId, OrganisationId};
use serde::{Deserialize, Serialize};
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed::{AccountState, OrganisationKind, Role};
use crate::http::{
    Answer, Cell, Created, Json, NoContent, OVERSEERS, Operation, Page, Problem, Request, Sheet,
    Who, get, json, no_content, post, put, storable,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/organisations", list)
            .by(Who::Members(OVERSEERS))
            .described("Organisations, in the order of entry.")
            .query_word::<OrganisationKind>("kind", "Of which kind")
            .query::<String>("q", "Part of the name")
            .paged(),
        post("/organisations", enter)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Enters an organisation.")
            .keyed(),
        get("/organisations/{id}", one)
            .by(Who::SignedIn)
            .described("An organisation."),
        get("/organisations/{id}/accounts", accounts)
            .by(Who::SignedIn)
            .described("The accounts of an organisation.")
            .exported(),
        post("/organisations/{id}/accounts", open_account)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Opens an account.")
            .keyed(),
        put("/accounts/{id}/state", set_account_state)
            .by(Who::SignedIn)
            .described("Lets an account sign in, or no more."),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
struct OrganisationView {
    /// Its id.
    id: String,
    /// Its registered name.
    name: String,
    /// What it is.
    #[schema(value_type = OrganisationKind)]
    kind: &'static str,
    /// 统一社会信用代码
    credit_code: Option<String>,
    /// 定点医疗机构编码
    institution_code: Option<String>,
    /// Where it receives mail.
    email: Option<String>,
}

impl OrganisationView {
    fn of(organisation: Organisation) -> Self {
        Self {
            id: organisation.id.to_string(),
            name: organisation.name,
            kind: organisation.kind.into_str(),
            credit_code: organisation.credit_code,
            institution_code: organisation.institution_code,
            email: organisation.email,
        }
    }
}

/// An organisation to enter.
#[derive(Debug, Deserialize, ToSchema)]
struct OrganisationEntered {
    /// Its registered name.
    name: String,
    /// What it is.
    #[schema(value_type = OrganisationKind)]
    kind: String,
    /// 统一社会信用代码
    credit_code: Option<String>,
    /// 定点医疗机构编码
    institution_code: Option<String>,
    /// Where it receives mail.
    email: Option<String>,
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
struct AccountView {
    /// Its id.
    id: String,
    /// The name to sign in with.
    account: String,
    /// The person's or program's name.
    display_name: String,
    /// What it may do.
    #[schema(value_type = Vec<Role>)]
    roles: Vec<&'static str>,
    /// Where it receives mail.
    email: Option<String>,
    /// `active` or `disabled`.
    #[schema(value_type = AccountState)]
    state: &'static str,
}

impl AccountView {
    fn of(account: Account) -> Self {
        Self {
            id: account.id.to_string(),
            account: account.account,
            display_name: account.display_name,
            roles: account.roles.iter().map(|role| role.into_str()).collect(),
            email: account.email,
            state: if account.is_active {
                "active"
            } else {
                "disabled"
            },
        }
    }
}

/// An account to open.
#[derive(Debug, Deserialize, ToSchema)]
struct AccountOpened {
    /// The name to sign in with.
    account: String,
    /// The person's or program's name.
    display_name: String,
    /// The first password, of ten letters at least.
    password: String,
    /// `trader`, `reader`, `administrator`.
    #[schema(value_type = Vec<Role>)]
    roles: Vec<String>,
    /// Where it receives mail.
    email: Option<String>,
}

/// Whether an account may sign in.
#[derive(Debug, Deserialize, ToSchema)]
struct AccountStateSet {
    /// `active` or `disabled`.
    #[schema(value_type = AccountState)]
    state: String,
}

async fn list(request: Request) -> Answer<Page<OrganisationView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = OrganisationFilter {
        kind: request.query().value("kind")?,
        name_part: request.query().part("q")?,
    };
    let connection = request.app.ground().db.get().await?;
    let (after, rows) = paging.span::<i64>(EXPORT_MAX)?;
    let after = after.unwrap_or_default();
    let (organisations, total) =
        party::organisations(&connection, caller, &filter, after, rows).await?;
    let views: Vec<OrganisationView> = organisations
        .into_iter()
        .map(OrganisationView::of)
        .collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    let place = |view: &OrganisationView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

async fn export(views: Vec<OrganisationView>) -> Answer<Page<OrganisationView>> {
    let mut sheet = Sheet::new(
        "机构企业",
        &[
            ("名称", ColumnKind::Text),
            ("类型", ColumnKind::Text),
            ("统一社会信用代码", ColumnKind::Code),
            ("定点医疗机构编码", ColumnKind::Code),
            ("邮箱", ColumnKind::Text),
        ],
    );
    for view in views {
        sheet.push(vec![
            Cell::Text(view.name),
            Cell::Text(view.kind.to_owned()),
            Cell::maybe(view.credit_code, Cell::Text),
            Cell::maybe(view.institution_code, Cell::Text),
            Cell::maybe(view.email, Cell::Text),
        ]);
    }
    sheet.answer().await
}

async fn enter(
    request: Request,
    Json(entered): Json<OrganisationEntered>,
) -> Answer<Created<OrganisationView>> {
    let caller = request.caller()?;
    let bad = || Problem::field("/kind", "机构类型无效", "no such kind");
    let kind = entered.kind.parse().map_err(|_| bad())?;
    let new = NewOrganisation {
        name: storable("/name", entered.name)?,
        kind,
        credit_code: entered.credit_code,
        institution_code: entered
            .institution_code
            .map(|code| storable("/institution_code", code))
            .transpose()?,
        email: entered
            .email
            .map(|email| storable("/email", email))
            .transpose()?,
    };
    request
        .create(async |tx, moment| {
            let organisation = party::enter_organisation(tx, moment, caller, &new).await?;
            Ok(OrganisationView::of(organisation))
        })
        .await
}

async fn one(request: Request, id: OrganisationId) -> Answer<OrganisationView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    json(&OrganisationView::of(
        party::visible_organisation(&connection, caller, id).await?,
    ))
}

async fn accounts(request: Request, id: OrganisationId) -> Answer<Page<AccountView>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let accounts = party::accounts(&connection, caller, id).await?;
    let views: Vec<AccountView> = accounts.into_iter().map(AccountView::of).collect();
    if request.paging()?.as_xlsx {
        return export_accounts(views).await;
    }
    json(&Page::whole(views))
}

async fn export_accounts(views: Vec<AccountView>) -> Answer<Page<AccountView>> {
    let text = ColumnKind::Text;
    let mut sheet = Sheet::new(
        "账号",
        &[
            ("账号", text),
            ("姓名", text),
            ("角色", text),
            ("状态", text),
            ("邮箱", text),
        ],
    );
    for view in views {
        sheet.push(vec![
            Cell::Text(view.account),
            Cell::Text(view.display_name),
            Cell::Text(view.roles.join("，")),
            Cell::Text(view.state.to_owned()),
            Cell::maybe(view.email, Cell::Text),
        ]);
    }
    sheet.answer().await
}

async fn open_account(
    request: Request,
    id: OrganisationId,
    Json(opened): Json<AccountOpened>,
) -> Answer<Created<AccountView>> {
    let caller = request.caller()?;
    let bad = || Problem::field("/roles", "角色无效", "no such role");
    let roles: Vec<domain::Role> = opened
        .roles
        .iter()
        .map(|name| name.parse().map_err(|_| bad()))
        .collect::<Result<_, _>>()?;
    let new = NewAccount {
        account: opened.account,
        display_name: storable("/display_name", opened.display_name)?,
        password: opened.password,
        roles,
        email: opened
            .email
            .map(|email| storable("/email", email))
            .transpose()?,
    };
    request
        .create(async |tx, moment| {
            let account = party::open_account(tx, moment, caller, id, &new).await?;
            Ok(AccountView::of(Account {
                id: account,
                account: new.account,
                display_name: new.display_name,
                roles: new.roles,
                email: new.email,
                is_active: true,
            }))
        })
        .await
}

async fn set_account_state(
    request: Request,
    id: AccountId,
    Json(AccountStateSet { state }): Json<AccountStateSet>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let active = match state.as_str() {
        "active" => true,
        "disabled" => false,
        _ => {
            return Err(Problem::field(
                "/state",
                "须为active或disabled",
                "active or disabled",
            ));
        }
    };
    request
        .change(async |tx, moment| party::set_account_active(tx, moment, caller, id, active).await)
        .await?;
    request.app.sessions().forget();
    no_content()
}
