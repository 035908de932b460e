//! More hospitals than have accounts, and prices that count in what others see.

use domain::current_price::{self, NewCurrentPrice};
use domain::evidence::{self, Evidence, MediaType};
use domain::party::{self, HospitalFacts, NewOrganisation};
use domain::{
    Caller, Clock, Duty, EvidenceId, OrganisationKind, ProductId, RegionCode, SystemClock,
};
use uuid::Uuid;

use crate::platform::Platform;

impl Platform {
    /// Founds hospitals without accounts; each acts as its caller.
    pub async fn hospitals(&self, count: usize) -> Vec<Caller> {
        let account = self.caller("operator").await.account;
        let mut connection = self.app.ground().db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let moment = self.app.ground().moment();
        let mut hospitals = Vec::new();
        for number in 0..count {
            let new = NewOrganisation {
                name: format!("另一医院{number}-{}", Uuid::now_v7()),
                kind: OrganisationKind::Hospital,
                credit_code: None,
                institution_code: None,
                region: None,
                email: None,
                hospital: HospitalFacts::default(),
            };
            let founded = party::found_organisation(&tx, &moment, &new).await;
            let organisation = founded.expect("founded");
            hospitals.push(Caller {
                account,
                organisation,
                firm: organisation,
                kind: OrganisationKind::Hospital,
                region: RegionCode::SHENZHEN,
                duties: vec![Duty::Buyer],
            });
        }
        tx.commit().await.expect("committed");
        hospitals
    }

    /// Declares what a hospital pays today, with evidence.
    pub async fn proves(&self, hospital: &Caller, product: ProductId, price: &str) {
        let mut connection = self.app.ground().db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let moment = self.app.ground().moment();
        let file = Evidence {
            id: EvidenceId(Uuid::now_v7()),
            organisation: hospital.organisation,
            file_name: "合同.pdf".to_owned(),
            media_type: MediaType::Pdf,
            bytes: 1,
            sha256: [0; 32],
            recorded_at: moment.now,
        };
        let reserved = evidence::reserve(&tx, &moment, SystemClock.now(), hospital, &file).await;
        reserved.expect("reserved");
        let recorded = evidence::record(&tx, &moment, hospital, &file).await;
        recorded.expect("recorded");
        let new = NewCurrentPrice {
            product,
            price: price.parse().expect("a price"),
            effective_from: moment.today(),
            effective_to: None,
            contract_no: "HT-1".to_owned(),
            evidence: vec![file.id],
        };
        let declared =
            current_price::declare_current_prices(&tx, &moment, hospital, &[new], None).await;
        declared.expect("declared");
        tx.commit().await.expect("committed");
    }
}
