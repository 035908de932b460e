//! The options of the program; each is an environment variable as well.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use domain::loading::HiddenRows;
use domain::{Instant, RegionCode, clock};
use jobs::MailMode;

use url::Url;

use crate::http::MEMORY_MIB;
use crate::public_address;
use crate::secret::{Secret, SecretError, SecretOption};

/// 深圳阳光平台：医用耗材阳光采购 / the sunshine platform: honest prices for medical consumables
#[derive(Debug, Parser)]
#[command(name = "sunshine", version, about)]
pub struct Command {
    /// What to do.
    #[command(subcommand)]
    pub action: Action,
}

impl Command {
    /// Reads arguments and environment, or ends the process with what is wrong or with the help text. That shows
    /// no value of the environment, which may be a secret.
    #[must_use]
    pub fn read() -> Self {
        let mut matches = Self::described().get_matches();
        Self::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.exit())
    }

    fn described() -> clap::Command {
        Self::command().mut_subcommands(|command| {
            // Who adds an option to a script's own, as `make run ARGS=…` does, means the later one.
            command
                .args_override_self(true)
                .mut_args(|argument| argument.hide_env_values(true))
        })
    }

    /// Reads the files that hold secrets; returns a warning for each that everybody can read.
    ///
    /// # Errors
    /// When a file cannot be read, or its first line is empty or too long.
    pub fn resolve_secrets(&mut self) -> Result<Vec<String>, SecretError> {
        let mut options = match &mut self.action {
            Action::Serve(options) => options.secrets(),
            Action::Demo(options) => options.serve.secrets(),
            Action::Import(options) => options.data.secrets(),
            Action::Migrate(options) | Action::Reindex(options) => options.secrets(),
            Action::ConfirmAccount(options)
            | Action::ResetPassword(options)
            | Action::ResetSecondFactor(options) => options.data.secrets(),
            Action::FoundBureau(options) => options.data.secrets(),
        };
        for option in &mut options {
            option.resolve()?;
        }
        Ok(options.iter().filter_map(SecretOption::exposure).collect())
    }
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// 启动平台 / serve the platform
    Serve(ServeOptions),
    /// 启动带演示数据和模拟时钟的平台 / serve it with demonstration data and a simulated clock
    Demo(DemoOptions),
    /// 从文件导入 / load a file
    Import(ImportOptions),
    /// 升级数据库结构 / bring the database's schema up to date
    Migrate(DataOptions),
    /// 重建检索索引 / build the search index anew
    Reindex(DataOptions),
    /// 确认交易中心的账号由本人使用，供尚无第二人可确认时用 / confirm that its owner holds an account of the exchange centre, where no second person can
    ConfirmAccount(AccountOptions),
    /// 为账号生成72小时内有效的临时密码，供机构唯一的账号管理员遗失密码时用 / give an account a password that serves for 72 hours, where the only administrator of an organisation has lost his
    ResetPassword(AccountOptions),
    /// 移除账号的两步验证，供机构唯一的账号管理员遗失设备和恢复码时用 / remove the second factor of an account, where the only administrator of an organisation has lost his device and his recovery codes
    ResetSecondFactor(AccountOptions),
    /// 设立首个医保部门并开通其首个账号，其他医保部门由它在平台上设立 / found the first insurance bureau with its first account; it founds the others
    FoundBureau(BureauOptions),
}

/// Where the data are.
#[derive(Debug, Clone, Args)]
pub struct DataOptions {
    /// 数据目录 / the data directory
    #[arg(long, env = "SUNSHINE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// 使用已有的PostgreSQL，否则自建 / an existing PostgreSQL; without it the program runs its own
    #[arg(long, env = "DATABASE_URL", value_name = "URL")]
    pub database_url: Option<Secret>,
    /// 首行为其地址的文件，“-”为标准输入 / a file whose first line is that address; `-` is standard input
    #[arg(long, env = "DATABASE_URL_FILE", value_name = "PATH")]
    pub database_url_file: Option<PathBuf>,
    /// 表的所有者的地址，用于升级结构；程序自身按--database-url登录 / the owner of the tables, who brings the schema up to date; the program itself signs in by --database-url
    #[arg(long, env = "DATABASE_MIGRATION_URL", value_name = "URL")]
    pub migration_url: Option<Secret>,
    /// 首行为其地址的文件，“-”为标准输入 / a file whose first line is that address; `-` is standard input
    #[arg(long, env = "DATABASE_MIGRATION_URL_FILE", value_name = "PATH")]
    pub migration_url_file: Option<PathBuf>,
}

impl DataOptions {
    fn secrets(&mut self) -> Vec<SecretOption<'_>> {
        vec![
            SecretOption {
                name: "--database-url",
                value: &mut self.database_url,
                file: self.database_url_file.as_deref(),
                is_address: true,
            },
            SecretOption {
                name: "--migration-url",
                value: &mut self.migration_url,
                file: self.migration_url_file.as_deref(),
                is_address: true,
            },
        ]
    }
}

/// Which part of the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// HTTP only.
    Http,
    /// Jobs only.
    Jobs,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataOptions,
    /// 监听地址 / the address to listen on
    #[arg(long, env = "SUNSHINE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// 运维端点（/metrics与详细的/readyz）的监听地址，默认127.0.0.1:8081 / the address of operations' endpoints, /metrics and /readyz with details; 127.0.0.1:8081 unless it is taken
    #[arg(long, env = "SUNSHINE_OPERATIONS_LISTEN", value_name = "ADDRESS")]
    pub operations_listen: Option<SocketAddr>,
    /// 除地址与localhost外，访问运维端点可用的主机名 / names, besides addresses and localhost, by which operations' endpoints are read
    #[arg(
        long,
        env = "SUNSHINE_OPERATIONS_HOSTS",
        value_name = "NAMES",
        value_delimiter = ','
    )]
    pub operations_hosts: Vec<String>,
    /// 只运行一部分：http或jobs / run one part only
    #[arg(long, env = "SUNSHINE_ROLE")]
    pub role: Option<Part>,
    /// 使用可由操作员拨动的模拟时钟 / a simulated clock that operators may move
    #[arg(long, env = "SUNSHINE_SIMULATED_CLOCK")]
    pub simulated_clock: bool,
    /// 证明材料的对象存储，如s3://bucket/prefix（密钥与地址取AWS_*环境变量），默认存于数据目录 / the object store for evidence; without it a directory under the data
    #[arg(long, env = "SUNSHINE_OBJECT_STORE")]
    pub object_store: Option<String>,
    /// 前面有几层可信代理（取X-Forwarded-For右起第几个地址），默认没有 / trusted proxies in front: which entry of X-Forwarded-For from the right is the client
    #[arg(long, env = "SUNSHINE_TRUSTED_HOPS", default_value_t = 0)]
    pub trusted_hops: u8,
    /// 发信服务器，如 smtps://user:password@host / the mail server; without it mail goes to files
    #[arg(long, env = "SUNSHINE_SMTP_URL", value_name = "URL")]
    pub smtp_url: Option<Secret>,
    /// 首行为其地址的文件，“-”为标准输入 / a file whose first line is that address; `-` is standard input
    #[arg(long, env = "SUNSHINE_SMTP_URL_FILE", value_name = "PATH")]
    pub smtp_url_file: Option<PathBuf>,
    /// 发件人 / the sender of mail
    #[arg(
        long,
        env = "SUNSHINE_MAIL_FROM",
        default_value = "阳光平台 <noreply@sunshine.invalid>"
    )]
    pub mail_from: String,
    /// 用户访问平台的公开地址，邮件中的链接以此开头；设置后保存在数据库 / the public address of the platform, which links in mail begin with; once named it is remembered
    #[arg(long, env = "SUNSHINE_BASE_URL", value_name = "URL", value_parser = public_address::read)]
    pub base_url: Option<Url>,
    /// 首个操作员账号，仅空平台有效 / the first operator's account, made on an empty platform only
    #[arg(long, env = "SUNSHINE_OPERATOR")]
    pub operator: Option<String>,
    /// 首个操作员密码；写在命令行上会被本机所有用户看到 / the first operator's password; as an argument every account of the machine can read it
    #[arg(long, env = "SUNSHINE_OPERATOR_PASSWORD", value_name = "PASSWORD")]
    pub operator_password: Option<Secret>,
    /// 首行为该密码的文件，“-”为标准输入 / a file whose first line is that password; `-` is standard input
    #[arg(long, env = "SUNSHINE_OPERATOR_PASSWORD_FILE", value_name = "PATH")]
    pub operator_password_file: Option<PathBuf>,
    /// 请求体与应答最多占用的内存（MiB）：一个账号四分之一，一个机构一半，一个网络八分之五 / MiB of memory that bodies and answers may take: an account a quarter of it, an organisation half, a network five eighths
    #[arg(long, env = "SUNSHINE_MEMORY_MIB", value_name = "MIB", default_value_t = MEMORY_MIB, value_parser = memory)]
    pub memory_mib: usize,
    /// 日志格式改为JSON；环境变量SUNSHINE_LOG=info另记每个请求（账号、地址、结果、用时） / log as JSON; with SUNSHINE_LOG=info in the environment each request too: account, address, status, time
    #[arg(long, env = "SUNSHINE_LOG_JSON")]
    pub log_json: bool,
}

impl ServeOptions {
    fn secrets(&mut self) -> Vec<SecretOption<'_>> {
        let mut options = self.data.secrets();
        options.push(SecretOption {
            name: "--smtp-url",
            value: &mut self.smtp_url,
            file: self.smtp_url_file.as_deref(),
            is_address: true,
        });
        options.push(SecretOption {
            name: "--operator-password",
            value: &mut self.operator_password,
            file: self.operator_password_file.as_deref(),
            is_address: false,
        });
        options
    }
}

/// How to demonstrate.
#[derive(Debug, Clone, Args)]
pub struct DemoOptions {
    /// How to serve.
    #[command(flatten)]
    pub serve: ServeOptions,
    /// 演示产品数 / products of the demonstration
    #[arg(long, env = "SUNSHINE_PRODUCTS", default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(100..=10_000_000))]
    pub products: u32,
    /// 模拟时钟的起点，2020年至2099年的某日（当日9点）或某时刻 / where the simulated clock starts: a day from 2020 to 2099, at nine, or an instant, such as 2020-01-23 or 2026-03-02T09:00:00+08:00
    #[arg(long, env = "SUNSHINE_CLOCK", value_parser = start)]
    pub clock: Option<Instant>,
}

/// When offices open, for a start that is only a day.
const MORNING: &str = "T09:00:00+08:00";

fn start(text: &str) -> Result<Instant, String> {
    let text = text.trim();
    let is_day = text.parse::<domain::Day>().is_ok();
    let text = if is_day {
        format!("{text}{MORNING}")
    } else {
        text.to_owned()
    };
    let start: Instant = text.parse().map_err(|error| format!("{error}"))?;
    if clock::range().contains(&start.to_utc()) {
        return Ok(start);
    }
    let (first, last) = (clock::YEARS.start(), clock::YEARS.end());
    Err(format!(
        "须在{first}年至{last}年之间 / must be from {first} to {last}"
    ))
}

/// With less an account could not upload a file of evidence.
const MEMORY_RANGE: std::ops::RangeInclusive<usize> = 128..=1 << 16;

fn memory(text: &str) -> Result<usize, String> {
    let mib = text.parse().ok().filter(|mib| MEMORY_RANGE.contains(mib));
    mib.ok_or_else(|| {
        let (least, most) = MEMORY_RANGE.into_inner();
        format!("{least}至{most}之间的整数 / a whole number from {least} to {most}")
    })
}

/// What to load.
#[derive(Debug, Clone, Args)]
pub struct ImportOptions {
    /// products | listed-prices | linkage-lists | current-prices | invitations | declarations
    pub kind: String,
    /// xlsx、xls、et、ods或csv文件 / the xlsx, xls, et, ods or csv file
    pub file: PathBuf,
    /// 以哪个账号的名义 / on behalf of which account
    #[arg(long, env = "SUNSHINE_ACCOUNT", default_value = "operator")]
    pub account: String,
    /// 内容与先前导入的相同也再次执行 / load it although the same content was loaded before
    #[arg(long)]
    pub again: bool,
    /// 隐藏或被筛选掉的行：skip跳过，send一并导入；未选择时不导入有此类行的文件 / rows that are hidden or filtered away: left out or loaded
    #[arg(long, value_name = "skip|send", value_parser = hidden_rows)]
    pub hidden_rows: Option<HiddenRows>,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataOptions,
}

/// Which account a command is about.
#[derive(Debug, Clone, Args)]
pub struct AccountOptions {
    /// 账号名 / the account's name
    pub account: String,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataOptions,
}

/// Which bureau is founded.
#[derive(Debug, Clone, Args)]
pub struct BureauOptions {
    /// 医保部门的名称 / the bureau's name
    pub name: String,
    /// 首个账号名 / the name of its first account
    pub account: String,
    /// 首个账号使用人的姓名，默认同账号名 / who holds that account; its name by default
    #[arg(long)]
    pub display_name: Option<String>,
    /// 辖区的行政区划代码，默认4403深圳市 / the code of the region that it oversees, Shenzhen by default
    #[arg(long, default_value_t = RegionCode::SHENZHEN, value_parser = region)]
    pub region: RegionCode,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataOptions,
}

fn region(text: &str) -> Result<RegionCode, &'static str> {
    text.parse()
        .map_err(|_| "请填写行政区划代码，如4403、440305 / the code of a region, such as 4403")
}

fn hidden_rows(text: &str) -> Result<HiddenRows, &'static str> {
    text.parse().map_err(|_| "请填写skip或send / skip or send")
}

/// What handlers may know of the installation.
#[derive(Debug, Clone)]
pub struct Installation {
    /// Whether it holds demonstration data, whose accounts anyone may use.
    pub demonstration: bool,
    pub mail_mode: MailMode,
    /// Where to, without secrets.
    pub mail_detail: String,
    /// What bodies and answers may take of the memory.
    pub memory_mib: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_shows_no_value_of_the_environment() {
        let described = Command::described();
        let mut seen = 0;
        for action in described.get_subcommands() {
            for argument in action.get_arguments().filter(|one| one.get_env().is_some()) {
                seen += 1;
                let name = format!("{} {}", action.get_name(), argument.get_id());
                assert!(argument.is_hide_env_values_set(), "{name}");
            }
        }
        assert!(seen > 10, "{seen}");
    }

    #[test]
    fn an_option_stated_again_replaces_the_one_before() {
        let own = [
            "sunshine",
            "demo",
            "--data",
            "data",
            "--listen",
            "127.0.0.1:8080",
        ];
        let added = ["--listen", "127.0.0.1:9090", "--data", "other"];
        let matches = Command::described().try_get_matches_from(own.into_iter().chain(added));
        let read = matches.and_then(|mut read| Command::from_arg_matches_mut(&mut read));
        let Ok(Command {
            action: Action::Demo(options),
            ..
        }) = read
        else {
            panic!("{read:?}");
        };
        assert_eq!(options.serve.listen.port(), 9090);
        assert_eq!(options.serve.data.data, PathBuf::from("other"));
    }

    #[test]
    fn a_demonstration_starts_on_a_day_or_at_an_instant_from_2020_to_2099() {
        let at = |text: &str| start(text).map(|start| start.to_utc());
        assert_eq!(at("2020-01-23"), at("2020-01-23T09:00:00+08:00"));
        assert!(at("2020-01-01T00:00:00+08:00").is_ok());
        assert!(at("2099-12-31").is_ok());
        for wrong in [
            "2019-12-31",
            "2019-12-31T23:59:59+08:00",
            "2100-01-01",
            "2100-01-01T00:00:00+08:00",
            "2020-02-30",
            "",
            "now",
        ] {
            assert!(at(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_memory_of_bodies_and_answers_has_a_range() {
        assert_eq!(memory("128"), Ok(128));
        assert_eq!(memory("65536"), Ok(65_536));
        for wrong in ["127", "65537", "-1", "0.5", "", "256M"] {
            assert!(memory(wrong).is_err(), "{wrong}");
        }
    }

    const SECRETS: [&str; 4] = [
        "database_url",
        "migration_url",
        "smtp_url",
        "operator_password",
    ];

    #[test]
    fn every_secret_may_come_from_a_file() {
        let described = Command::described();
        for action in described.get_subcommands() {
            let named = |name: &str| action.get_arguments().any(|one| one.get_id() == name);
            for secret in SECRETS {
                let file = format!("{secret}_file");
                assert_eq!(
                    named(secret),
                    named(&file),
                    "{} {secret}",
                    action.get_name()
                );
            }
        }
    }
}
