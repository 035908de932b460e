//! What imports bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["import", "import_file", "import_verdict"],
    ..Capability::named("loading")
};
