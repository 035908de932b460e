//! Facts of this installation, such as the offset of its simulated clock. They are not of the trade:
//! changing one writes no event.

use sql::queries::setting;

use crate::database::Reader;
use crate::error::Result;

/// Milliseconds by which the simulated clock is shifted.
pub const CLOCK_OFFSET: &str = "clock_offset_ms";

/// How far the making of the demonstration has come.
pub const DEMONSTRATION: &str = "demonstration";

/// The position of the ledger up to which nothing is mailed to organisations: it happened before there was such mail.
pub const ORGANISATION_MAIL_AFTER: &str = "organisation_mail_after";

/// The position of the ledger up to which each event has a message of its own: it happened before one act was one message.
pub const MESSAGES_GROUPED_AFTER: &str = "messages_grouped_after";

/// The address by which people reach the platform.
pub const PUBLIC_ADDRESS: &str = "public_address";

/// What ids and cursors are sealed with; made by the migration, never shown and never changed.
pub(crate) const SEAL_KEY: &str = "seal_key";

/// A stored fact, if there is one.
pub async fn read(db: &impl Reader, key: &str) -> Result<Option<String>> {
    Ok(setting::read()
        .prepare(db)
        .await?
        .bind(db, &key)
        .opt()
        .await?)
}

pub async fn write(db: &impl Reader, key: &str, value: &str) -> Result<()> {
    setting::write()
        .prepare(db)
        .await?
        .params(db, &setting::WriteParams { key, value })
        .await?;
    Ok(())
}
