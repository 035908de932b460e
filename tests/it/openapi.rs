//! The description of the operations is kept in the repository, for clients and the console.

use std::fs;

use tests::sql::root;

#[test]
fn the_kept_description_is_the_one_that_the_program_serves() {
    let kept = fs::read_to_string(root().join("server/openapi.json")).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    let served = server::routes::document();
    if kept != served {
        let fresh = root().join("target/openapi.json");
        fs::write(&fresh, serde_json::to_string_pretty(&served).unwrap()).unwrap();
        panic!(
            "server/openapi.json is stale; the served one lies in {}",
            fresh.display()
        );
    }
}
