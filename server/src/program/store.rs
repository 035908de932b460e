//! The database of the program, and the private cluster behind it.

use cluster::{DataDirectory, PrivateCluster};
use domain::address::Address;
use domain::database::Database;
use domain::schema::{self, Lock, SchemaError};

use super::Failure;
use crate::secret::Secret;
use crate::settings::DataOptions;

/// The database in the program's own cluster.
const DATABASE: &str = "sunshine";

const NO_DATABASE: &str =
    "--migration-url须与--database-url一起使用 / --migration-url goes with --database-url";

/// The database, and the cluster when it is the program's own.
pub(super) struct Store {
    pub(super) db: Database,
    pub(super) cluster: Option<PrivateCluster>,
    /// Locked as long as the program runs.
    _directory: Option<DataDirectory>,
}

impl Store {
    pub(super) async fn open(options: &DataOptions) -> Result<Self, Failure> {
        let (owner, application, cluster, directory) = match &options.database_url {
            Some(url) => {
                let owner = options.migration_url.as_ref().map(address).transpose()?;
                let url = address(url)?;
                let directory = DataDirectory::claim(&options.data)
                    .map_err(|error| Failure(error.to_string()))?;
                match owner {
                    Some(owner) => (owner, Some(url), None, Some(directory)),
                    None => (url, None, None, Some(directory)),
                }
            }
            None if options.migration_url.is_some() => {
                return Err(Failure(NO_DATABASE.to_owned()));
            }
            None => {
                let cluster = PrivateCluster::start(&options.data)
                    .await
                    .map_err(|error| Failure(error.to_string()))?;
                cluster
                    .create_database_if_missing(DATABASE)
                    .await
                    .map_err(|error| Failure(error.to_string()))?;
                let owner = Address::local(&cluster.config(DATABASE))
                    .map_err(|error| Failure(error.to_string()))?;
                (owner, None, Some(cluster), None)
            }
        };
        let opened = async {
            let prepared = schema::prepare(&owner, application.as_ref()).await?;
            if let Some(warning) = warning(prepared.lock) {
                eprintln!("{warning}");
            }
            Ok::<_, SchemaError>(Database::new(&prepared.application)?)
        };
        match opened.await {
            Ok(db) => Ok(Self {
                db,
                cluster,
                _directory: directory,
            }),
            Err(error) => {
                if let Some(cluster) = cluster {
                    cluster.stop().await;
                }
                Err(unprepared(&error))
            }
        }
    }

    pub(super) async fn close(self) {
        self.db.close();
        if let Some(cluster) = self.cluster {
            cluster.stop().await;
        }
    }
}

fn address(url: &Secret) -> Result<Address, Failure> {
    Address::parse(url.reveal()).map_err(|error| Failure(error.to_string()))
}

fn unprepared(error: &SchemaError) -> Failure {
    match error {
        SchemaError::OtherVersion | SchemaError::NoRights { .. } => Failure(error.to_string()),
        SchemaError::Database(error) => Failure::of(
            "数据库升级失败",
            "the database could not be brought up to date",
            error,
        ),
    }
}

/// What to warn of when the program can do more to its database than it needs.
fn warning(lock: Lock) -> Option<&'static str> {
    match lock {
        Lock::Closed => None,
        Lock::GivenUp => Some(
            "警告：无法以角色sunshine_app登录，程序以表的所有者登录后放弃其权限，被注入的语句可以取回；请允许该角色登录，\
             或用--migration-url另行指定所有者 / warning: the program cannot sign in as sunshine_app; it signs in as the \
             owner and gives up the owner's rights, which an injected statement could take back: let that role sign in, \
             or name the owner apart by --migration-url",
        ),
        Lock::Open => Some(
            "警告：程序所用的数据库角色拥有表或更高权限，只追加的表（如事件日志）仅由触发器保护；请使用能创建角色的账号，\
             或用--migration-url另行指定所有者 / warning: the program's role in the database owns the tables or may become \
             their owner, so that triggers alone protect what is append only, such as the log: use an account that may \
             create roles, or name the owner apart by --migration-url",
        ),
    }
}
