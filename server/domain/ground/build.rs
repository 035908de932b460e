//! Rebuilds the crate when a migration is added: the macro that embeds them sees old files only.

fn main() {
    println!("cargo:rerun-if-changed=../../../sql/migrations");
}
