//! The generation of the crate `sql` from the queries and the migrated schema.

use std::path::{Path, PathBuf};

use domain::database::Database;

use crate::cluster;

/// The repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Generates the crate into a directory, which is emptied first.
///
/// # Errors
/// What is wrong with a query, in words.
///
/// # Panics
/// When the settings cannot be read or the database fails.
pub async fn generate(destination: &Path) -> Result<(), String> {
    let config = cluster::fresh_database(None).await;
    let db = Database::new(&config).expect("settings");
    db.migrate().await.expect("migrations");
    db.close();
    let client = cluster::connect(&config).await;
    let sql = root().join("sql");
    let mut settings = cornucopia::config::Config::from_file(sql.join("cornucopia.toml"))
        .map_err(|error| error.to_string())?;
    settings.queries = sql.join("queries");
    settings.destination = destination.to_owned();
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let _entered = runtime.enter();
        cornucopia::gen_live(&client, settings).map_err(|error| format!("{:?}", error.report()))
    })
    .await
    .expect("the generator does not panic")
}
