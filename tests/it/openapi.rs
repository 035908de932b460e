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

/// The names of the parameters that an operation takes in its address.
fn asked_by(operation: &serde_json::Value) -> Vec<&str> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters
        .filter_map(|parameter| parameter["name"].as_str())
        .collect()
}

#[test]
fn every_list_that_pages_comes_as_a_file_too() {
    let document = server::routes::document();
    let paths = document["paths"].as_object().unwrap();
    let lists = paths
        .iter()
        .filter(|(_, operations)| asked_by(&operations["get"]).contains(&"cursor"));
    let mut count = 0;
    for (path, operations) in lists {
        assert!(asked_by(&operations["get"]).contains(&"format"), "{path}");
        count += 1;
    }
    assert!(20 < count, "{count} lists were looked at");
}
