//! Organisations and their accounts.

use domain::party::{
    self, Account, AccountAction, AccountState, EditReach, HospitalFacts, HospitalGrade,
    HospitalOwnership, NewAccount, NewOrganisation, Organisation, OrganisationFilter, Registered,
};
use domain::{
    AccountId, Caller, Duty, FieldError, OrganisationId, OrganisationKind, RegionCode, RegionLevel,
    Role, ShanghaiTime, idempotency,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::confirmation::UnconfirmedView;
use super::duties::assigned;
use crate::http::{
    Answer, Column, Created, Json, List, NoContent, OVERSEERS, OVERSIGHT, Operation, Page, Problem,
    Request, Who, created, export, get, is_replayed, json, no_content, post, put, storable, titles,
};
use crate::routes::event_words::ThreadEvent;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/organisations", list)
            .by(Who::Members(OVERSEERS))
            .described("Organisations, in the order of entry.")
            .query_word::<OrganisationKind>("kind", "Of which kind")
            .query_word::<HospitalGrade>("grade", "Hospitals of this grade")
            .query_word::<HospitalOwnership>("ownership", "Public hospitals, or private ones")
            .query::<String>("q", "Part of the name")
            .paged(LIST),
        post("/organisations", enter)
            .by(Who::Duties(OVERSIGHT))
            .described(
                "Enters an organisation: the exchange centre those that trade, a bureau those of its districts.",
            )
            .keyed(),
        get("/organisations/{id}", one)
            .by(Who::SignedIn)
            .described("An organisation."),
        put("/organisations/{id}", edit)
            .by(Who::AdministratorsOr(OVERSIGHT))
            .described(
                "Edits what is registered of an organisation: all of it by those who found such organisations, who give a reason; its \
                    mail address by an administrator of its own.",
            ),
        get("/organisations/{id}/history", history)
            .by(Who::SignedIn)
            .described("How a firm was entered and edited, in all its capacities, oldest first."),
        get("/regions", regions)
            .by(Who::SignedIn)
            .described("The regions that are known by name, each before what lies in it."),
        get("/organisations/{id}/accounts", accounts)
            .by(Who::SignedIn)
            .described("The accounts of an organisation.")
            .exported(ACCOUNT_LIST),
        post("/organisations/{id}/accounts", open_account)
            .by(Who::AdministratorsOr(OVERSIGHT))
            .described(
                "Opens an account, whose password opens nothing but changing it. Afterwards one of the exchange centre only reads, and the \
                    first one of an organisation, which its founder opens, stays closed, until another person has confirmed that \
                    its owner holds it. Where that organisation has a mail address, its owner sets the password by a one-time \
                    link that is mailed there.",
            )
            .keyed()
            .waiting(),
        put("/accounts/{id}/state", set_account_state)
            .by(Who::SignedIn)
            .described("Lets an account sign in, or no more."),
    ]
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OrganisationView {
    id: OrganisationId,
    /// Its registered name.
    name: String,
    kind: OrganisationKind,
    /// 统一社会信用代码
    credit_code: Option<String>,
    /// 定点医疗机构编码
    institution_code: Option<String>,
    /// Where it is; of a bureau, what it oversees.
    region: PlaceView,
    /// The level of a bureau; null for all others.
    level: Option<RegionLevel>,
    /// Where it receives mail.
    email: Option<String>,
    /// 医疗机构等级, of a hospital; null where it is not known.
    grade: Option<HospitalGrade>,
    /// Whether a hospital is public (公立); null where it is not known.
    ownership: Option<HospitalOwnership>,
}

/// A region in the tree of administrative codes: 44, 4403, 440305.
#[derive(Debug, Serialize, ToSchema)]
struct PlaceView {
    code: RegionCode,
    /// Its Chinese name.
    name: String,
    /// Its English name.
    name_en: String,
}

impl PlaceView {
    fn of(code: RegionCode) -> Self {
        let words = code.words();
        Self {
            code,
            name: words.zh,
            name_en: words.en,
        }
    }
}

impl OrganisationView {
    pub(super) fn of(organisation: Organisation) -> Self {
        Self {
            id: organisation.id,
            name: organisation.name,
            kind: organisation.kind,
            credit_code: organisation.credit_code,
            institution_code: organisation.institution_code,
            region: PlaceView::of(organisation.region),
            level: (organisation.kind == OrganisationKind::InsuranceBureau)
                .then(|| organisation.region.level()),
            email: organisation.email,
            grade: organisation.hospital.grade,
            ownership: organisation.hospital.ownership,
        }
    }
}

/// An organisation, and what the caller may do there.
#[derive(Debug, Serialize, ToSchema)]
struct OneOrganisationView {
    #[serde(flatten)]
    organisation: OrganisationView,
    /// The roles that an account may have which the caller opens there, the least first; empty where he may open none.
    opens: &'static [Role],
    /// In which capacities its firm acts, the first one first; this organisation is the firm in one of them.
    capacities: Vec<OrganisationCapacity>,
    /// In which capacity the caller may let its firm act too; null where in none.
    adds: Option<OrganisationKind>,
    /// With which other organisation its firm agrees to be one, by its registered name; null for others than its own administrators
    /// and those who found such organisations.
    joins: Option<String>,
    /// What of it the caller may edit; null where he may edit nothing.
    edits: Option<EditReach>,
    /// The duties that an account may have which the caller opens there; empty where he may open none.
    opens_duties: &'static [Duty],
    /// Whether the account that he opens there gets its password by a one-time link to the mail address.
    opens_by_link: bool,
}

/// A firm in one of its capacities.
#[derive(Debug, Serialize, ToSchema)]
struct OrganisationCapacity {
    id: OrganisationId,
    kind: OrganisationKind,
}

/// An organisation to enter.
#[derive(Debug, Deserialize, ToSchema)]
struct OrganisationEntered {
    /// Its registered name.
    name: String,
    /// What it is.
    kind: OrganisationKind,
    /// 统一社会信用代码
    credit_code: Option<String>,
    /// 定点医疗机构编码
    institution_code: Option<String>,
    /// Where it is by its administrative code; left out, as the code of a hospital says, else where its founder is. A bureau oversees
    /// what lies there.
    region: Option<RegionCode>,
    /// Where it receives mail.
    email: Option<String>,
    /// 医疗机构等级, of a hospital.
    grade: Option<HospitalGrade>,
    /// Whether a hospital is public (公立).
    ownership: Option<HospitalOwnership>,
}

/// What is registered of an organisation from now on. What is left out or null is registered no more, but the region, the grade and
/// the ownership stay.
#[derive(Debug, Deserialize, ToSchema)]
struct OrganisationEdited {
    /// Its registered name.
    name: String,
    /// 统一社会信用代码
    credit_code: Option<String>,
    /// 定点医疗机构编码
    institution_code: Option<String>,
    /// Where it is; left out, it stays.
    region: Option<RegionCode>,
    /// Where it receives mail.
    email: Option<String>,
    /// 医疗机构等级, of a hospital; left out, it stays.
    grade: Option<HospitalGrade>,
    /// Whether a hospital is public (公立); left out, it stays.
    ownership: Option<HospitalOwnership>,
    /// Why, for those who found such organisations.
    #[serde(default)]
    reason: String,
}

/// An account.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct AccountView {
    id: AccountId,
    /// The name to sign in with.
    account: String,
    /// The person's or program's name.
    display_name: String,
    /// What it may do, in the words of earlier programs: `trader` for the duties by which its organisation trades.
    roles: Vec<Role>,
    /// What it does in its organisation.
    duties: Vec<Duty>,
    #[serde(skip)]
    kind: OrganisationKind,
    /// Where it receives mail.
    email: Option<String>,
    state: AccountState,
    /// Until when wrong passwords lock it, where they do.
    locked_until: Option<ShanghaiTime>,
    /// Until when the password serves that somebody gave, where its owner has not changed it.
    temporary_until: Option<ShanghaiTime>,
    /// It waits until another person has confirmed that its owner holds it.
    unconfirmed: Option<UnconfirmedView>,
    /// Whether signing in takes a second factor; null for whoever does not keep the accounts of its organisation.
    has_second_factor: Option<bool>,
    /// What the caller may do to it now.
    actions: Vec<AccountAction>,
}

/// An account that was opened.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct OpenedAccountView {
    #[serde(flatten)]
    account: AccountView,
    /// The password to hand over where none was sent, once: it is in no other answer, nor in one that is repeated.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

impl AccountView {
    fn of((account, actions): (Account, Vec<AccountAction>)) -> Self {
        Self {
            actions,
            id: account.id,
            account: account.account,
            display_name: account.display_name,
            roles: Role::of(account.kind, &account.duties),
            duties: account.duties,
            kind: account.kind,
            email: account.email,
            state: account.state,
            locked_until: account.locked_until.map(Into::into),
            temporary_until: account.temporary_until.map(Into::into),
            unconfirmed: account.unconfirmed.map(Into::into),
            has_second_factor: account.has_second_factor,
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
    /// The first password, of ten letters at least; without it the platform makes one. It opens nothing but changing it. The first
    /// account of an organisation that has a mail address takes none: its owner sets it by the link that is mailed there.
    password: Option<String>,
    /// `trader`, `reader`, `administrator`: the duties of that meaning, for clients that state no duties.
    roles: Option<Vec<Role>>,
    /// What it does in its organisation; some duties exclude each other (S4-17).
    duties: Option<Vec<Duty>>,
    /// Where it receives mail.
    email: Option<String>,
}

/// Whether an account may sign in.
#[derive(Debug, Deserialize, ToSchema)]
struct AccountStateSet {
    /// `active` or `disabled`.
    state: AccountState,
}

async fn list(request: Request) -> Answer<Page<OrganisationView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = OrganisationFilter {
        kind: request.query().value("kind")?,
        hospital: HospitalFacts {
            grade: request.query().value("grade")?,
            ownership: request.query().value("ownership")?,
        },
        name_part: request.query().part("q")?,
    };
    let connection = request.app.ground().db.get().await?;
    let (after, rows) = paging.span::<i64>()?;
    let after = after.unwrap_or_default();
    let (organisations, total) =
        party::organisations(&connection, caller, &filter, after, rows).await?;
    let views: Vec<OrganisationView> = organisations
        .into_iter()
        .map(OrganisationView::of)
        .collect();
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<OrganisationView>; 9] = [
    Column::text("名称", |view| view.name.as_str().into()),
    Column::text("类型", |view| view.kind.label().into()),
    Column::code("统一社会信用代码", |view| {
        view.credit_code.as_deref().into()
    }),
    Column::code("定点医疗机构编码", |view| {
        view.institution_code.as_deref().into()
    }),
    Column::text("区域", |view| view.region.name.as_str().into()),
    Column::code("区划代码", |view| view.region.code.to_string().into()),
    Column::text("医院等级", |view| {
        view.grade.map(|it| it.words().zh).into()
    }),
    Column::text("机构性质", |view| {
        view.ownership.map(|it| it.words().zh).into()
    }),
    Column::text("邮箱", |view| view.email.as_deref().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "机构企业",
    titles: &titles(&COLUMNS),
    loaded_as: &[&party::ORGANISATIONS],
};

async fn enter(
    request: Request,
    Json(entered): Json<OrganisationEntered>,
) -> Answer<Created<OrganisationView>> {
    let caller = request.caller()?;
    let new = NewOrganisation {
        name: storable("/name", entered.name)?,
        kind: entered.kind,
        credit_code: entered.credit_code,
        institution_code: filled(
            entered
                .institution_code
                .map(|it| storable("/institution_code", it)),
        )?,
        region: entered.region,
        email: entered
            .email
            .map(|email| storable("/email", email))
            .transpose()?,
        hospital: HospitalFacts {
            grade: entered.grade,
            ownership: entered.ownership,
        },
    };
    request
        .create(async |tx, moment| {
            let organisation = party::enter_organisation(tx, moment, caller, &new).await?;
            Ok(OrganisationView::of(organisation))
        })
        .await
}

async fn one(request: Request, id: OrganisationId) -> Answer<OneOrganisationView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let organisation = party::visible_organisation(&connection, caller, id).await?;
    let (opens, opens_duties) = party::opens(&connection, caller, &organisation).await?;
    let held = party::capacities(&connection, organisation.firm).await?;
    let adds = party::adds(caller, &held);
    let joins = party::joins(&connection, caller, &organisation).await?;
    let capacity = |(id, kind)| OrganisationCapacity { id, kind };
    json(&OneOrganisationView {
        edits: party::reach(caller, &organisation).ok(),
        capacities: held.into_iter().map(capacity).collect(),
        adds,
        joins,
        opens_by_link: !opens.is_empty()
            && organisation.firm != caller.firm
            && organisation.email.is_some(),
        organisation: OrganisationView::of(organisation),
        opens,
        opens_duties,
    })
}

/// What may be left out; an empty text is as good as none.
pub(super) fn filled(text: Option<Result<String, Problem>>) -> Result<Option<String>, Problem> {
    Ok(text.transpose()?.filter(|text| !text.is_empty()))
}

async fn edit(
    request: Request,
    id: OrganisationId,
    Json(edited): Json<OrganisationEdited>,
) -> Answer<OrganisationView> {
    let caller = request.caller()?;
    let registered = Registered {
        name: storable("/name", edited.name)?,
        credit_code: filled(edited.credit_code.map(|it| storable("/credit_code", it)))?,
        institution_code: filled(
            edited
                .institution_code
                .map(|it| storable("/institution_code", it)),
        )?,
        region: edited.region,
        email: filled(edited.email.map(|it| storable("/email", it)))?,
        hospital: HospitalFacts {
            grade: edited.grade,
            ownership: edited.ownership,
        },
    };
    let reason = storable("/reason", edited.reason)?;
    let organisation = request
        .change(async |tx, moment| {
            party::edit_organisation(tx, moment, caller, id, (&registered, &reason)).await
        })
        .await?;
    // Sessions know the names of their organisations.
    request.app.sessions().clear();
    json(&OrganisationView::of(organisation))
}

async fn history(request: Request, id: OrganisationId) -> Answer<Page<ThreadEvent>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let organisation = party::visible_organisation(&connection, caller, id).await?;
    let events = party::history_of_firm(&connection, caller, &organisation).await?;
    let events = events.into_iter();
    let events = events.map(|event| ThreadEvent::of(&request, event));
    json(&Page::whole(events.collect()))
}

async fn regions(_request: Request) -> Answer<Page<PlaceView>> {
    json(&Page::whole(
        RegionCode::known().map(PlaceView::of).collect(),
    ))
}

async fn accounts(request: Request, id: OrganisationId) -> Answer<Page<AccountView>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let accounts = party::accounts(&connection, request.moment(), caller, id).await?;
    let views: Vec<AccountView> = accounts.into_iter().map(AccountView::of).collect();
    let page = Page::whole(views);
    if request.paging()?.as_xlsx {
        drop(connection);
        return export(request, &ACCOUNT_LIST, &ACCOUNT_COLUMNS, page).await;
    }
    json(&page)
}

const ACCOUNT_COLUMNS: [Column<AccountView>; 9] = [
    Column::text("账号", |view| view.account.as_str().into()),
    Column::text("姓名", |view| view.display_name.as_str().into()),
    Column::text("角色", |view| {
        let roles: Vec<&str> = view.roles.iter().map(|role| role.label()).collect();
        roles.join("，").into()
    }),
    Column::text("职责", |view| {
        Duty::list_in(view.kind, &view.duties).zh.into()
    }),
    Column::text("状态", |view| view.state.label().into()),
    Column::text("邮箱", |view| view.email.as_deref().into()),
    Column::time("锁定至", |view| view.locked_until.into()),
    Column::time("临时密码有效至", |view| view.temporary_until.into()),
    Column::time("待另一人确认，自", |view| {
        let unconfirmed = view.unconfirmed.as_ref();
        unconfirmed.map(UnconfirmedView::since).into()
    }),
];

pub(in crate::routes) const ACCOUNT_LIST: List = List {
    name: "账号",
    titles: &titles(&ACCOUNT_COLUMNS),
    loaded_as: &[],
};

async fn open_account(
    request: Request,
    id: OrganisationId,
    Json(opened): Json<AccountOpened>,
) -> Answer<Created<OpenedAccountView>> {
    let caller = request.caller()?;
    let sent = opened.password;
    let made_up = sent.is_none().then(party::made_up_password);
    let new = NewAccount {
        account: opened.account,
        display_name: storable("/display_name", opened.display_name)?,
        password: sent.clone().or_else(|| made_up.clone()).unwrap_or_default(),
        assigned: assigned(opened.duties, opened.roles)?,
        email: opened
            .email
            .map(|email| storable("/email", email))
            .transpose()?,
    };
    let name = new.account.clone();
    must_manage_accounts(&request, caller, id).await?;
    let by_link = {
        let connection = request.app.ground().db.get().await?;
        party::opens_by_link(&connection, caller, id).await?
    };
    if by_link && sent.is_some() {
        return Err(FieldError::alone(
            "/password",
            "该机构有登记邮箱，首个账号由其通过一次性链接自设密码",
            "the organisation has a mail address: the owner of its first account sets the password by a one-time link",
        )
        .into());
    }
    // Refused within: whether the key was used already comes first.
    let prepared = party::prepare_account(new).await;
    let mut done = None;
    let answer = request
        .create(async |tx, moment| {
            let account = party::open_account(tx, moment, caller, id, &prepared?).await?;
            let view = OpenedAccountView {
                account: AccountView::of(account),
                password: None,
            };
            done = Some(view.clone());
            Ok(view)
        })
        .await?;
    if is_replayed(&answer) {
        // No fingerprint covers a password: whether the request is the same, the hash of the account decides.
        let db = &request.app.ground().db;
        return match sent {
            Some(sent) if !party::is_password_of(db, &name, &sent).await? => {
                Err(idempotency::key_reused().into())
            }
            _ => Ok(answer),
        };
    }
    match done {
        // What is stored for a repetition has no password in it.
        Some(view) if made_up.is_some() && !by_link => created(&OpenedAccountView {
            password: made_up,
            ..view
        }),
        _ => Ok(answer),
    }
}

/// Requires that the caller may manage accounts there, before anything is computed.
async fn must_manage_accounts(
    request: &Request,
    caller: &Caller,
    id: OrganisationId,
) -> Result<(), Problem> {
    let connection = request.app.ground().db.get().await?;
    let is_own = party::is_own_firm(&connection, caller, id).await?;
    party::must_manage_accounts(caller, if is_own { caller.firm } else { id })?;
    Ok(())
}

async fn set_account_state(
    request: Request,
    id: AccountId,
    Json(AccountStateSet { state }): Json<AccountStateSet>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| party::set_account_state(tx, moment, caller, id, state).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
