//! Regenerates the statements of the crate `sql`: `make sql`.

use std::process::ExitCode;

use cluster::{ClusterOptions, PrivateCluster};

#[tokio::main]
async fn main() -> ExitCode {
    match generate().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}

async fn generate() -> Result<(), String> {
    let destination = sql_generator::statements();
    let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
    let postgres = PrivateCluster::start_with(directory.path(), &ClusterOptions::for_tests())
        .await
        .map_err(|error| error.to_string())?;
    let generated = sql_generator::generate(&postgres.config("postgres"), &destination).await;
    postgres.stop().await;
    if generated.is_ok() {
        println!("已生成 / generated: {}", destination.display());
    }
    generated
}
