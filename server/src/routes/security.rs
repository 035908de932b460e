//! The security log, for overseers.

use std::borrow::Cow;

use chrono::{DateTime, TimeDelta, Utc};
use domain::log::{event_kind, security};
use domain::party::{self, SecurityEntry, SecurityFilter, SecurityOrder, SecurityPerson};
use domain::rulebook::RuleDefinition;
use domain::{
    AccountId, CAPABILITIES, Clock, Day, Instant, Label, OrganisationId, SecurityEventId,
    ShanghaiTime, SystemClock, shanghai_midnight,
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::closed::SecurityKind;
use crate::http::{
    Answer, Column, FigureView, List, OVERSEERS, Operation, Page, Problem, Query, Request, Who,
    export, figure_views, get, json, readable, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/security-events", list)
            .by(Who::Members(OVERSEERS))
            .described(
                "Sign-ins, failed ones and locks, changes of accounts and of rules. What is alike within a minute is one entry for the first and one for the others.",
            )
            .query_word::<SecurityKind>("kind", "Of which kind")
            .query::<String>(
                "account",
                "The name of the account whose it is, or that did it; or the beginning of it, when no account has \
                    exactly this name",
            )
            .query::<String>(
                "address",
                "The address of the client, whole parts at its beginning (`10.1`), or a network",
            )
            .query::<String>("from", "The first day, or the first instant")
            .query::<String>("to", "The last day, or the first instant that is too late")
            .query_one_of("sort", &SORTS, "-at by default: the latest first")
            .paged(LIST),
    ]
}

/// An account that the security log names.
#[derive(Debug, Serialize, ToSchema)]
struct SecurityPersonView {
    id: AccountId,
    /// The name to sign in with.
    account: String,
    /// The person's or program's name.
    display_name: String,
    organisation_id: OrganisationId,
    /// The name of the organisation.
    organisation_name: String,
}

impl From<SecurityPerson> for SecurityPersonView {
    fn from(person: SecurityPerson) -> Self {
        Self {
            id: person.id,
            account: person.account,
            display_name: person.display_name,
            organisation_id: person.organisation,
            organisation_name: person.organisation_name,
        }
    }
}

/// An entry of the security log.
#[derive(Debug, Serialize, ToSchema)]
struct SecurityEventView {
    id: SecurityEventId,
    /// When it was, by the wall clock; of several alike, the last of them.
    at: ShanghaiTime,
    /// What it was.
    #[schema(value_type = SecurityKind)]
    kind: String,
    /// The same in words.
    label: String,
    /// Whose sign-in it was, or which account was changed.
    account: Option<SecurityPersonView>,
    /// In place of a name that no account has: the same for the same name while the program runs. The name itself is
    /// not kept, since it may be a password.
    unknown_name: Option<String>,
    /// Who changed something.
    actor: Option<SecurityPersonView>,
    /// The address of the client.
    address: Option<String>,
    /// How many alike within a minute.
    times: i64,
    /// What was changed: the kind of thing.
    subject_kind: Option<String>,
    /// What was changed: its id.
    subject_id: Option<String>,
    /// What was changed, in words, where it has a name: the rule.
    subject_label: Option<String>,
    /// The figures of the change, as recorded.
    #[schema(value_type = Object)]
    data: Value,
    /// Those of them that people read, in words.
    labelled_figures: Vec<FigureView>,
    /// The same as a cell of an exported list.
    #[serde(skip)]
    figures_cell: String,
}

async fn list(request: Request) -> Answer<Page<SecurityEventView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = filter(request.query())?;
    let ground = request.app.ground();
    // What this process has just seen is shown at once.
    let log = ground.security_log();
    log.flush(&ground.db, SystemClock.now()).await?;
    let (beyond, rows) = paging.span::<(DateTime<Utc>, i64)>()?;
    let beyond = beyond.map(|(at, id)| (at, SecurityEventId(id)));
    let connection = ground.db.get().await?;
    let (entries, total) =
        party::security_events(&connection, request.moment(), caller, &filter, beyond, rows)
            .await?;
    drop(connection);
    let kinds = security::kinds(&CAPABILITIES);
    let views = entries
        .into_iter()
        .map(|entry| view(&request, &kinds, entry));
    let views: Vec<SecurityEventView> = views.collect();
    let page = Page::of(views, &paging, total, |view| (view.at.to_utc(), view.id.0));
    if paging.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const SORTS: [&str; 2] = ["-at", "at"];

fn order(sort: &str) -> Option<SecurityOrder> {
    match sort {
        "-at" => Some(SecurityOrder::LatestFirst),
        "at" => Some(SecurityOrder::EarliestFirst),
        _ => None,
    }
}

fn filter(query: &Query) -> Result<SecurityFilter, Problem> {
    let known = security::kinds(&CAPABILITIES);
    let kind = query.word("kind", |text| {
        let mut names = known.iter().map(|(name, _)| *name);
        names.find(|name| *name == text).map(str::to_owned)
    })?;
    let since = query.word("from", |text| bound(text, TimeDelta::zero()))?;
    let until = query.word("to", |text| bound(text, TimeDelta::days(1)))?;
    Ok(SecurityFilter {
        kind,
        account: query.part("account")?,
        address: query
            .word("address", |text| text.parse().ok())
            .map_err(|_| no_address())?,
        since: since.unwrap_or(DateTime::UNIX_EPOCH),
        until: until.unwrap_or_else(|| SystemClock.now() + TimeDelta::days(1)),
        order: query.word("sort", order)?.unwrap_or_default(),
    })
}

/// What an address to search by looks like.
fn no_address() -> Problem {
    Problem::field(
        "address",
        "请填写完整地址、其开头的整段或网段，例如10.1.2.3、10.1或10.1.0.0/16",
        "a whole address, whole parts at its beginning or a network: 10.1.2.3, 10.1 or 10.1.0.0/16",
    )
}

/// The rule that a change is about: its key is the id of what was changed, or a figure of a proposal.
fn rule_of(subject: Option<&str>, data: &Value) -> Option<&'static RuleDefinition> {
    let key = data.get("key").and_then(Value::as_str);
    let key = key.or(subject)?;
    let mut rules = CAPABILITIES.iter().flat_map(|one| one.rules);
    rules.find(|rule| rule.key == key).copied()
}

/// The figures of a change of a rule with its values in words. The rule itself is named beside them.
fn in_words(rule: &RuleDefinition, data: &Value, is_chinese: bool) -> Value {
    let mut data = data.clone();
    let Some(figures) = data.as_object_mut() else {
        return data;
    };
    figures.remove("key");
    for name in ["value", "before", "withdraws", "instead"] {
        if let Some(Value::String(value)) = figures.get_mut(name) {
            let words = rule.words_of(value);
            *value = if is_chinese { words.zh } else { words.en };
        }
    }
    data
}

/// The midnight of a day with something added, or an instant as it is.
fn bound(text: &str, added: TimeDelta) -> Option<DateTime<Utc>> {
    let day = text.parse().ok().map(Day::date);
    let midnight = day.map(|day| shanghai_midnight(day) + added);
    midnight.or_else(|| text.parse().ok().map(Instant::to_utc))
}

fn view(
    request: &Request,
    kinds: &[(&'static str, Label)],
    entry: SecurityEntry,
) -> SecurityEventView {
    let label = kinds.iter().find(|(name, _)| *name == entry.kind);
    let label = label.map_or_else(
        || entry.kind.clone(),
        |(_, label)| request.localized(&label.words()),
    );
    let figures = event_kind(&CAPABILITIES, &entry.kind).map_or(&[][..], |kind| kind.figures);
    let (subject_kind, subject_id) = entry.subject.unzip();
    let rule = rule_of(subject_id.as_deref(), &entry.data);
    let shown = |is_chinese| match rule {
        Some(rule) => Cow::Owned(in_words(rule, &entry.data, is_chinese)),
        None => Cow::Borrowed(&entry.data),
    };
    SecurityEventView {
        id: entry.id,
        at: entry.at.into(),
        kind: entry.kind,
        label,
        account: entry.account.map(Into::into),
        unknown_name: entry.mark,
        actor: entry.actor.map(Into::into),
        address: entry.address,
        times: entry.times.into(),
        subject_kind,
        subject_id,
        subject_label: rule.map(|rule| request.localized(&rule.label.words())),
        labelled_figures: figure_views(request.is_chinese(), figures, &shown(request.is_chinese())),
        figures_cell: readable(figures, &shown(true)),
        data: entry.data,
    }
}

const COLUMNS: [Column<SecurityEventView>; 9] = [
    Column::time("时间", |view| view.at.into()),
    Column::text("事项", |view| view.label.as_str().into()),
    Column::text("账号", |view| match (&view.account, &view.unknown_name) {
        (Some(person), _) => person.account.as_str().into(),
        (None, Some(mark)) => format!("未知账号#{mark}").into(),
        (None, None) => None::<&str>.into(),
    }),
    Column::text("机构", |view| {
        let person = view.account.as_ref().or(view.actor.as_ref());
        person
            .map(|person| person.organisation_name.as_str())
            .into()
    }),
    Column::text("操作人", |view| {
        let actor = view.actor.as_ref();
        actor.map(|person| person.account.as_str()).into()
    }),
    Column::code("来源地址", |view| view.address.as_deref().into()),
    Column::count("次数", |view| view.times.into()),
    Column::text("对象", |view| {
        let name = view.subject_label.as_deref();
        name.or(view.subject_id.as_deref()).into()
    }),
    Column::text("内容", |view| view.figures_cell.as_str().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "安全日志",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};
