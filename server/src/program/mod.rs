//! The program from start to stop: the database, the parts that run, and one sentence when it fails.

mod address;
mod evidence;
mod listeners;
mod store;

use std::sync::Arc;
use std::time::Duration;

use domain::clock::{self, Founded};
use domain::database::Transaction;
use domain::party::{self, Assigned, HospitalFacts, NewAccount, NewOrganisation};
use domain::{
    CAPABILITIES, Ground, Moment, OrganisationKind, Role, Words, calendar, shanghai_minute,
};
use edge::EdgeLimits;
use jobs::{Delivery, Job, JobSettings, Jobs, MailSettings};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::demonstrate::demonstrate;
use crate::evidence::EvidenceStore;
use crate::loading::{self, Choices, Loader};
use crate::routes;
use crate::search::Search;
use crate::secret::SecretError;
use crate::security_writer;
use crate::settings::{
    AccountOptions, Action, BureauOptions, Command, DataOptions, DemoOptions, ImportOptions,
    Installation, Part, ServeOptions,
};
use address::public_address;
use evidence::evidence;
use listeners::{Listeners, edge_limits};
use store::Store;

/// How long the parts may take to stop.
const ENDING_MAX: Duration = Duration::from_secs(25);

/// Why the program fails: one sentence in both languages.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    fn of(zh: &str, en: &str, cause: &dyn std::error::Error) -> Self {
        let mut causes = cause.to_string();
        let mut next = cause.source();
        while let Some(source) = next {
            causes = format!("{causes}: {source}");
            next = source.source();
        }
        Self(format!("{zh} / {en} ({causes})"))
    }

    /// What the person who started the program can put right.
    fn of_words<'a>(words: impl IntoIterator<Item = &'a Words>) -> Self {
        let (zh, en): (Vec<&str>, Vec<&str>) = (words.into_iter())
            .map(|words| (words.zh.as_str(), words.en.as_str()))
            .unzip();
        Self(format!("{} / {}", zh.join("；"), en.join("; ")))
    }

    /// The same, of a part of what was to be done.
    fn before(self, zh: &str, en: &str) -> Self {
        Self(format!("{zh} / {en}: {}", self.0))
    }

    fn of_secret(error: &SecretError) -> Self {
        Self(error.to_string())
    }
}

impl From<domain::Error> for Failure {
    fn from(error: domain::Error) -> Self {
        match &error {
            domain::Error::Invalid(fields) => {
                Self::of_words(fields.iter().map(|field| &field.detail))
            }
            domain::Error::Refused(refused) => Self::of_words([&refused.detail]),
            domain::Error::Forbidden
            | domain::Error::NotFound
            | domain::Error::Stale
            | domain::Error::Unavailable(_)
            | domain::Error::Internal(_) => {
                Self::of("数据库操作失败", "the database did not do it", &error)
            }
        }
    }
}

/// Runs a command until it is done or stopped by a signal.
///
/// # Errors
/// The sentence to print at the end.
pub async fn run(mut command: Command) -> Result<(), Failure> {
    let warnings = command.resolve_secrets();
    for warning in warnings.map_err(|error| Failure::of_secret(&error))? {
        eprintln!("{warning}");
    }
    match command.action {
        Action::Serve(options) => serve(options, None).await,
        Action::Demo(options) => demo(options).await,
        Action::Import(options) => import(options).await,
        Action::Migrate(options) => {
            let store = Store::open(&options).await?;
            store.close().await;
            print("数据库结构已是最新", "the database's schema is up to date");
            Ok(())
        }
        Action::Reindex(options) => reindex(options).await,
        Action::ConfirmAccount(options) => confirm_account(options).await,
        Action::FoundBureau(options) => found_bureau(options).await,
        Action::ResetPassword(options) => reset_password(options).await,
        Action::ResetSecondFactor(options) => reset_second_factor(options).await,
    }
}

fn print(zh: &str, en: &str) {
    println!("{zh} / {en}");
}

async fn demo(mut options: DemoOptions) -> Result<(), Failure> {
    options.serve.simulated_clock = true;
    let products = options.products;
    let start = options.clock;
    serve(options.serve, Some((products, start))).await
}

type Demo = Option<(u32, Option<domain::Instant>)>;

async fn serve(options: ServeOptions, demo: Demo) -> Result<(), Failure> {
    // First of all, so that a taken port is reported before anything is started.
    let listeners = Listeners::bind(&options).await?;
    let mut store = Store::open(&options.data).await?;
    let outcome = serve_with(&mut store, &options, demo, listeners).await;
    store.close().await;
    print("已停止", "stopped");
    outcome
}

async fn serve_with(
    store: &mut Store,
    options: &ServeOptions,
    demo: Demo,
    listeners: Listeners,
) -> Result<(), Failure> {
    let ground = ground(store, options, demo).await?;
    let stop = stop_on_signals()?;
    let evidence = evidence(options).await?;
    if let Some((products, _)) = demo
        && !made(&ground, &evidence, products, &stop).await?
    {
        return Ok(());
    }
    found_operator(&ground, options).await?;
    let app = app(&ground, options, evidence, demo.is_some()).await?;
    let mut parts: JoinSet<Result<(), Failure>> = JoinSet::new();
    listeners.print(&app, demo.is_some());
    if let Some(listener) = listeners.operations {
        let names = options.operations_hosts.clone();
        parts.spawn(serve_operations(listener, app.clone(), names, stop.clone()));
    }
    if let Some(listener) = listeners.everybody {
        let (app, stop) = (app.clone(), stop.clone());
        let limits = edge_limits(options, &app.public_address().text());
        parts.spawn(async move {
            edge::serve(listener, routes::service(&app), limits, stop).await;
            Ok(())
        });
    }
    let only_http = options.role == Some(Part::Http);
    parts.spawn(run_jobs(app.clone(), only_http, stop.clone()));
    let database_ended = async {
        match &mut store.cluster {
            Some(cluster) => cluster.ended().await,
            None => std::future::pending().await,
        }
    };
    let running = app.clone();
    let outcome = tokio::select! {
        () = stop.cancelled() => Ok(()),
        () = database_ended => {
            Err(Failure("PostgreSQL意外退出 / PostgreSQL ended unasked".to_owned()))
        }
        Some(ended) = parts.join_next() => match ended {
            Ok(outcome) => outcome,
            Err(error) => Err(Failure::of("内部部件崩溃", "a part of the program broke", &error)),
        },
    };
    stop.cancel();
    let parts_ended = async { while parts.join_next().await.is_some() {} };
    let ended = async { tokio::join!(running.stop_background_work(), parts_ended) };
    let _in_time = tokio::time::timeout(ENDING_MAX, ended).await;
    security_writer::finish(&ground).await;
    outcome
}

/// Runs the jobs, or the followers alone.
async fn run_jobs(app: App, only_followers: bool, stop: CancellationToken) -> Result<(), Failure> {
    let jobs = app.jobs();
    let ended = if only_followers {
        jobs.run_followers(stop).await
    } else {
        jobs.run(stop).await
    };
    ended.map_err(Failure::from)
}

async fn serve_operations(
    listener: TcpListener,
    app: App,
    own_names: Vec<String>,
    stop: CancellationToken,
) -> Result<(), Failure> {
    let service = routes::operations_service(&app);
    // Nobody signs in here, so that a page which leads a browser here by a name of its own would read everything.
    let limits = EdgeLimits {
        own_names: Some(own_names),
        ..EdgeLimits::default()
    };
    edge::serve(listener, service, limits, stop).await;
    Ok(())
}

async fn ground(store: &Store, options: &ServeOptions, demo: Demo) -> Result<Ground, Failure> {
    if options.simulated_clock {
        simulate(store, demo.and_then(|(_, start)| start)).await?;
    }
    opened(store).await
}

/// On the clock of the database: every process goes by the same one.
async fn opened(store: &Store) -> Result<Ground, Failure> {
    let clock = clock::of_database(&store.db.get().await?).await?;
    Ok(Ground::open(store.db.clone(), clock, &CAPABILITIES).await?)
}

/// Gives the database a simulated clock, unless it has one, which goes on from where it was left.
async fn simulate(store: &Store, start: Option<domain::Instant>) -> Result<(), Failure> {
    let mut connection = store.db.get().await?;
    let tx = connection
        .transaction()
        .await
        .map_err(domain::Error::from)?;
    match clock::found(&tx, start).await? {
        Founded::Now(day) => calendar::withhold_later(&tx, day).await?,
        Founded::Before => {}
        Founded::Refused => {
            return Err(Failure(
                "该数据库一直使用系统时钟，不能改用模拟时钟，也不能载入演示数据；请另用空数据库 / this database goes by the \
                 system's clock: it gets neither a simulated clock nor demonstration data; use an empty one"
                    .to_owned(),
            ));
        }
    }
    tx.commit().await.map_err(domain::Error::from)?;
    Ok(())
}

async fn app(
    ground: &Ground,
    options: &ServeOptions,
    evidence: EvidenceStore,
    demonstration: bool,
) -> Result<App, Failure> {
    routes::count_metrics();
    let data = &options.data.data;
    let delivery = match &options.smtp_url {
        Some(url) => Delivery::Smtp {
            url: url.reveal().to_owned(),
        },
        None => Delivery::Directory(data.join("mail")),
    };
    let mail_mode = delivery.mode();
    let installation = Installation {
        demonstration,
        mail_mode,
        mail_detail: delivery.detail(),
        memory_mib: options.memory_mib,
    };
    let mail = MailSettings {
        delivery,
        from: options.mail_from.clone(),
    };
    let search = Search::open(ground.clone(), &data.join("index")).await?;
    let loader = Loader::new(ground.clone());
    let address = public_address(ground, options, mail_mode).await?;
    let settings = JobSettings::new(mail, address.text());
    let jobs = Jobs::new(
        ground.clone(),
        &settings,
        vec![Arc::new(search.clone())],
        vec![resuming(&loader), evidence.tidying(ground)],
    )
    .map_err(|error| Failure::of("设置无效", "a setting is not valid", &error))?;
    Ok(App::new(
        ground.clone(),
        installation,
        search,
        loader,
        jobs,
        evidence,
        address,
    ))
}

/// Makes the demonstration; `false` when the program was stopped meanwhile.
async fn made(
    ground: &Ground,
    evidence: &EvidenceStore,
    products: u32,
    stop: &CancellationToken,
) -> Result<bool, Failure> {
    let making = demonstrate(ground, evidence, products, |step| println!("{step}"));
    tokio::select! {
        made = making => made.map(|()| true).map_err(Failure::from),
        () = stop.cancelled() => Ok(false),
    }
}

/// The job that takes over imports which another process left unfinished.
fn resuming(loader: &Loader) -> Job {
    let loader = loader.clone();
    Job {
        name: "resume-imports",
        label: Words::new("接续中断的导入", "take over interrupted imports"),
        cron: "0 * * * * *".to_owned(),
        run: Arc::new(move || {
            let loader = loader.clone();
            Box::pin(async move {
                let resumed = loader.resume().await?;
                u64::try_from(resumed).map_err(domain::Error::internal)
            })
        }),
    }
}

/// Creates the exchange centre and its first account on an empty platform, when the options name
/// one.
async fn found_operator(ground: &Ground, options: &ServeOptions) -> Result<(), Failure> {
    let (Some(account), Some(password)) = (&options.operator, &options.operator_password) else {
        return Ok(());
    };
    let mut connection = ground.db.get().await?;
    if party::caller_of_account(&connection, account).await.is_ok() {
        return Ok(());
    }
    let new = NewAccount {
        account: account.clone(),
        display_name: account.clone(),
        password: password.reveal().to_owned(),
        assigned: Assigned::Roles(vec![Role::Trader, Role::Administrator]),
        email: None,
    };
    let first = |error| Failure::from(error).before("首位操作员", "the first operator");
    let prepared = party::prepare_account(new).await.map_err(first)?;
    let moment = ground.moment();
    let tx = connection
        .transaction()
        .await
        .map_err(domain::Error::from)?;
    let centre = NewOrganisation {
        name: "深圳公共资源交易中心".to_owned(),
        kind: OrganisationKind::ExchangeCenter,
        credit_code: None,
        institution_code: None,
        region: None,
        email: None,
        hospital: HospitalFacts::default(),
    };
    let known = party::find_organisation(&tx, centre.kind, &centre.name).await?;
    let organisation = match known {
        Some(known) => known,
        None => party::found_organisation(&tx, &moment, &centre).await?,
    };
    let founded = party::found_account(&tx, &moment, organisation, &prepared).await;
    founded.map_err(first)?;
    tx.commit().await.map_err(domain::Error::from)?;
    Ok(())
}

fn stop_on_signals() -> Result<CancellationToken, Failure> {
    let stop = CancellationToken::new();
    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        let mut signals = signal(kind)
            .map_err(|error| Failure::of("无法接收信号", "signals cannot be received", &error))?;
        let stop = stop.clone();
        tokio::spawn(async move {
            signals.recv().await;
            stop.cancel();
        });
    }
    Ok(stop)
}

async fn reindex(options: DataOptions) -> Result<(), Failure> {
    let store = Store::open(&options).await?;
    let outcome = async {
        let ground = opened(&store).await?;
        let search = Search::open(ground, &options.data.join("index")).await?;
        Ok::<_, Failure>(search.rebuild().await?)
    }
    .await;
    store.close().await;
    let built = outcome?;
    print(
        &format!("索引已重建：{built}个产品"),
        &format!("the index is built: {built} products"),
    );
    Ok(())
}

/// Vouches, as whoever runs the machine, that its owner holds an account.
async fn confirm_account(options: AccountOptions) -> Result<(), Failure> {
    let name = options.account.as_str();
    let confirmed = at_the_machine(&options.data, async |tx, moment| {
        party::confirm_account_at_the_machine(tx, moment, name).await
    })
    .await?;
    if confirmed {
        print(
            "已确认，账号自现在起可以办理业务",
            "confirmed: from now on the account may act",
        );
    } else {
        print(
            "该账号无需确认",
            "the account does not wait for a confirmation",
        );
    }
    Ok(())
}

/// Gives an account, as whoever runs the machine, a password in place of a lost one, and shows it once.
async fn reset_password(options: AccountOptions) -> Result<(), Failure> {
    let name = options.account.as_str();
    let temporary = party::temporary_password().await?;
    let until = at_the_machine(&options.data, async |tx, moment| {
        party::give_temporary_password_at_the_machine(tx, moment, name, &temporary).await
    })
    .await?;
    let until = shanghai_minute(until);
    print(
        &format!(
            "临时密码：{}（{until}前有效，登录后须先修改）",
            temporary.text()
        ),
        &format!("a password until {until}, which opens nothing but changing it"),
    );
    Ok(())
}

/// Removes, as whoever runs the machine, the second factor of an account whose owner has lost his device.
async fn reset_second_factor(options: AccountOptions) -> Result<(), Failure> {
    let name = options.account.as_str();
    let had_one = at_the_machine(&options.data, async |tx, moment| {
        party::remove_second_factor_at_the_machine(tx, moment, name).await
    })
    .await?;
    if had_one {
        print(
            "已移除两步验证，账号凭密码登录，原有登录已全部结束",
            "removed: the password alone opens the account, and all its sessions ended",
        );
    } else {
        print(
            "该账号没有启用两步验证",
            "the account has no second factor in force",
        );
    }
    Ok(())
}

/// Founds the first bureau, as whoever runs the machine, and shows the password of its first account once.
async fn found_bureau(options: BureauOptions) -> Result<(), Failure> {
    let password = party::made_up_password();
    let new = NewAccount {
        display_name: options
            .display_name
            .unwrap_or_else(|| options.account.clone()),
        account: options.account,
        password: password.clone(),
        assigned: Assigned::Roles(vec![Role::Trader, Role::Administrator]),
        email: None,
    };
    let prepared = party::prepare_account(new).await?;
    let bureau = (options.name.as_str(), options.region);
    let until = at_the_machine(&options.data, async |tx, moment| {
        party::found_bureau_at_the_machine(tx, moment, bureau, &prepared).await
    })
    .await?;
    let until = shanghai_minute(until);
    print(
        &format!("医保部门已设立。首个账号的临时密码：{password}（{until}前有效，登录后须先修改）"),
        &format!("founded; a password until {until}, which opens nothing but changing it"),
    );
    Ok(())
}

/// Does something to an account in a transaction of its own, on behalf of nobody.
async fn at_the_machine<Done>(
    options: &DataOptions,
    act: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> domain::Result<Done>,
) -> Result<Done, Failure> {
    let store = Store::open(options).await?;
    let outcome = async {
        let ground = opened(&store).await?;
        let mut connection = ground.db.get().await?;
        let tx = (connection.transaction().await).map_err(domain::Error::from)?;
        let done = act(&tx, &ground.moment())
            .await
            .map_err(|error| match error {
                domain::Error::NotFound => {
                    Failure("没有该账号 / there is no such account".to_owned())
                }
                other @ (domain::Error::Refused(_)
                | domain::Error::Invalid(_)
                | domain::Error::Forbidden
                | domain::Error::Stale
                | domain::Error::Unavailable(_)
                | domain::Error::Internal(_)) => Failure::from(other),
            })?;
        tx.commit().await.map_err(domain::Error::from)?;
        Ok(done)
    }
    .await;
    store.close().await;
    outcome
}

async fn import(options: ImportOptions) -> Result<(), Failure> {
    let store = Store::open(&options.data).await?;
    let outcome = async {
        let ground = opened(&store).await?;
        let (kind, file) = (&options.kind, &options.file);
        let choices = Choices {
            again: options.again,
            hidden_rows: options.hidden_rows,
        };
        loading::command(&ground, kind, file, &options.account, choices)
            .await
            .map_err(|error| Failure(error.to_string()))
    }
    .await;
    store.close().await;
    outcome
}
