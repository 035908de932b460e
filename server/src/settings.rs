//! The options of the program; each is an environment variable as well.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jobs::MailMode;

/// 深圳阳光平台：医用耗材阳光采购 / the sunshine platform: honest prices for medical consumables
#[derive(Debug, Parser)]
#[command(name = "sunshine", version, about)]
pub struct Command {
    /// What to do.
    #[command(subcommand)]
    pub action: Action,
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
}

/// Where the data are.
#[derive(Debug, Clone, Args)]
pub struct DataOptions {
    /// 数据目录 / the data directory
    #[arg(long, env = "SUNSHINE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// 使用已有的PostgreSQL，否则自建 / an existing PostgreSQL; without it the program runs its own
    #[arg(long, env = "DATABASE_URL")]
    pub database_url: Option<String>,
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
    #[arg(long, env = "SUNSHINE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// 发件人 / the sender of mail
    #[arg(
        long,
        env = "SUNSHINE_MAIL_FROM",
        default_value = "阳光平台 <noreply@sunshine.invalid>"
    )]
    pub mail_from: String,
    /// 邮件中链接的根地址 / the address that links in mail begin with
    #[arg(
        long,
        env = "SUNSHINE_BASE_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub base_url: String,
    /// 首个操作员账号，仅空平台有效 / the first operator's account, made on an empty platform only
    #[arg(long, env = "SUNSHINE_OPERATOR")]
    pub operator: Option<String>,
    /// 首个操作员密码 / the first operator's password
    #[arg(long, env = "SUNSHINE_OPERATOR_PASSWORD", hide_env_values = true)]
    pub operator_password: Option<String>,
    /// 日志格式改为JSON / log as JSON
    #[arg(long, env = "SUNSHINE_LOG_JSON")]
    pub log_json: bool,
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
    /// 模拟时钟的起点 / where the simulated clock starts, such as 2026-03-02T09:00:00+08:00
    #[arg(long, env = "SUNSHINE_CLOCK")]
    pub clock: Option<DateTime<FixedOffset>>,
}

/// What to load.
#[derive(Debug, Clone, Args)]
pub struct ImportOptions {
    /// products | listed-prices | current-prices | invitations | declarations
    pub kind: String,
    /// xlsx或csv文件 / the xlsx or csv file
    pub file: PathBuf,
    /// 以哪个账号的名义 / on behalf of which account
    #[arg(long, env = "SUNSHINE_ACCOUNT", default_value = "operator")]
    pub account: String,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataOptions,
}

/// What handlers may know of the installation.
#[derive(Debug, Clone)]
pub struct Installation {
    /// Whether it holds demonstration data, whose accounts anyone may use.
    pub demonstration: bool,
    pub mail_mode: MailMode,
    /// Where to, without secrets.
    pub mail_detail: String,
}
