//! The program `sunshine`.

use std::io::IsTerminal;
use std::process::ExitCode;

use server::settings::{Action, Command};
use tracing_subscriber::EnvFilter;

/// Each request allocates and frees many small pieces of memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cluster::create_files_privately();
    let command = Command::read();
    log(&command);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("无法启动 / cannot start ({error})");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(server::program::run(command));
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The log goes to standard error; `SUNSHINE_LOG` chooses what, such as `info` or `jobs=debug`.
fn log(command: &Command) {
    let filter = EnvFilter::builder()
        .with_env_var("SUNSHINE_LOG")
        .with_default_directive(tracing::level_filters::LevelFilter::WARN.into())
        .from_env_lossy();
    let as_json = match &command.action {
        Action::Serve(options) => options.log_json,
        Action::Demo(options) => options.serve.log_json,
        Action::Import(_)
        | Action::Migrate(_)
        | Action::Reindex(_)
        | Action::ConfirmAccount(_)
        | Action::ResetPassword(_)
        | Action::ResetSecondFactor(_)
        | Action::FoundBureau(_) => false,
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if as_json {
        log.json().init();
    } else {
        log.with_ansi(std::io::stderr().is_terminal()).init();
    }
}
