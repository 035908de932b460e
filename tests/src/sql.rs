//! The statements of the crate `sql` as the generator would write them now.

use std::path::{Path, PathBuf};

use crate::cluster;

#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Generates the statements into a folder, which is emptied first.
pub async fn generate(destination: &Path) -> Result<(), String> {
    let config = cluster::fresh_database(None).await;
    sql_generator::generate(&config, destination).await
}
