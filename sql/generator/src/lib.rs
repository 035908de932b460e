//! Makes the crate `sql` of the queries and the schema. It needs none of the crates that use what
//! it makes, so that it can be run while they do not compile.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tokio_postgres::{Config, NoTls};

/// The folder of migrations, queries and the generated client.
#[must_use]
pub fn sql() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Generates the crate into a directory, which is emptied first, on an empty database.
///
/// # Errors
/// What is wrong with a query, in words.
pub async fn generate(database: &Config, destination: &Path) -> Result<(), String> {
    let (mut client, connection) = database
        .connect(NoTls)
        .await
        .map_err(|error| error.to_string())?;
    tokio::spawn(connection);
    migrate(&mut client)
        .await
        .map_err(|error| error.to_string())?;
    let mut settings = cornucopia::config::Config::from_file(sql().join("cornucopia.toml"))
        .map_err(|error| error.to_string())?;
    settings.queries = sql().join("queries");
    settings.destination = destination.to_owned();
    let runtime = tokio::runtime::Handle::current();
    let destination = destination.to_owned();
    tokio::task::spawn_blocking(move || {
        let _entered = runtime.enter();
        cornucopia::gen_live(&client, settings).map_err(|error| format!("{:?}", error.report()))?;
        execute_prepared(&destination).map_err(|error| error.to_string())
    })
    .await
    .map_err(|error| error.to_string())?
}

/// The migrations as they lie there now: embedded ones would be those of the last build.
async fn migrate(client: &mut tokio_postgres::Client) -> Result<(), refinery::Error> {
    let migrations = refinery::load_sql_migrations(sql().join("migrations"))?;
    refinery::Runner::new(&migrations).run_async(client).await?;
    Ok(())
}

/// The generator leaves what a statement without rows has prepared unused, and sends its text: the
/// server would parse and plan it at every call.
fn execute_prepared(destination: &Path) -> std::io::Result<()> {
    let source = destination.join("src");
    let traits = source.join("client/async_/generic_client.rs");
    let text = fs::read_to_string(&traits)?;
    fs::write(&traits, text.replacen(BEFORE_METHOD, METHOD, 1))?;
    for entry in fs::read_dir(source.join("queries"))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        fs::write(&path, with_prepared(&text))?;
    }
    let arguments = ["--edition", "2024"];
    let library = source.join("lib.rs");
    Command::new("rustfmt")
        .args(arguments)
        .arg(library)
        .status()?;
    Ok(())
}

const BEFORE_METHOD: &str = "    fn query_one<T>(";

const METHOD: &str = "    /// Executes a statement as it was prepared, or its text when it was not.
    fn execute_prepared(
        &self,
        text: &str,
        prepared: Option<&Statement>,
        params: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<u64, Error>> + Send {
        async move {
            match prepared {
                Some(prepared) => self.execute(prepared, params).await,
                None => self.execute(text, params).await,
            }
        }
    }
    fn query_one<T>(";

/// The text of a file with each `execute(self.0, …)` given what was prepared.
fn with_prepared(text: &str) -> String {
    let mut pieces = text.split(".execute(");
    let mut changed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.trim_start().strip_prefix("self.0,") {
            Some(rest) => {
                changed.push_str(".execute_prepared(self.0, self.1.as_ref(),");
                changed.push_str(rest);
            }
            None => {
                changed.push_str(".execute(");
                changed.push_str(piece);
            }
        }
    }
    changed
}
