//! Generates the crate `sql` anew: `make sql`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let destination = tests::sql::root().join("sql/client");
    match tests::sql::generate(&destination).await {
        Ok(()) => {
            println!("已生成 / generated: {}", destination.display());
            ExitCode::SUCCESS
        }
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}
