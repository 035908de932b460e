//! The file that proves what a hospital of the demonstration pays: without one its prices would count in no spread.

use bytes::Bytes;
use domain::evidence::{self, Evidence, MediaType};
use domain::{Caller, Clock, Error, EvidenceId, Result, SystemClock};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Demonstrator;

/// The smallest page that a reader opens.
const PAGE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

/// The id of the first hospital's file. A start that was killed finds the same again.
const FIRST: u128 = 0x0190_f2f0_0000_7000_8000_0000_0000_0000;

impl Demonstrator<'_> {
    /// The contracts of a hospital as one file, handed in unless they were before.
    pub(super) async fn contracts_of(&self, hospital: u32, caller: &Caller) -> Result<EvidenceId> {
        let id = EvidenceId(Uuid::from_u128(FIRST + u128::from(hospital)));
        let mut connection = self.ground.db.get().await?;
        if evidence::unrecorded(&connection, &[id]).await?.is_empty() {
            return Ok(id);
        }
        let put = self.evidence.put(id, Bytes::from_static(PAGE)).await;
        put.map_err(Error::internal)?;
        let moment = self.ground.moment();
        let file = Evidence {
            id,
            organisation: caller.organisation,
            file_name: "采购合同.pdf".to_owned(),
            media_type: MediaType::Pdf,
            bytes: i64::try_from(PAGE.len()).map_err(Error::internal)?,
            sha256: Sha256::digest(PAGE).into(),
            recorded_at: moment.now,
        };
        let tx = connection.transaction().await?;
        evidence::reserve(&tx, &moment, SystemClock.now(), caller, &file).await?;
        evidence::record(&tx, &moment, caller, &file).await?;
        tx.commit().await?;
        Ok(id)
    }
}
