//! The example of the API's description, in curl and in Python, carried out against the program.

use std::process::Command;

use tests::Platform;

use super::{MONDAY, keeper, open, text};

/// The lines of a block of the description's text, from its fence to the next.
fn block(language: &str) -> String {
    let document = server::routes::document();
    let text = document["info"]["description"].as_str().unwrap().to_owned();
    let fence = format!("```{language}\n");
    let (_, rest) = text.split_once(&fence).expect("an example");
    let (lines, _) = rest.split_once("```").expect("its end");
    lines.to_owned()
}

/// Runs an example with the address and the key of a test; returns what it printed.
async fn carried_out(program: &str, flag: &str, language: &str) -> String {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    platform.settle().await;
    let keeper = keeper(&platform, "keeper").await;
    let opened = open(&platform, &keeper, "HIS", &["products:read"]).await;
    let mut command = Command::new(program);
    let command = command
        .args([flag, &block(language)])
        .env("SUNSHINE", platform.base())
        .env("SUNSHINE_KEY", text(&opened["key"]));
    command.env("no_proxy", "*");
    let mut command = std::mem::replace(command, Command::new("true"));
    let done = tokio::task::spawn_blocking(move || command.output()).await;
    let done = done.unwrap().expect("the program of the example is there");
    let errors = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{errors}");
    String::from_utf8(done.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_in_curl_reads_products_with_a_key() {
    let printed = carried_out("bash", "-ec", "sh").await;
    let list: serde_json::Value = serde_json::from_str(&printed).expect("the answer");
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_in_python_reads_products_with_a_key() {
    let printed = carried_out("python3", "-c", "python").await;
    assert_eq!(
        printed.lines().count(),
        1,
        "a line for each product: {printed}"
    );
}
