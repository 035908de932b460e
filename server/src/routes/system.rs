//! What everybody may know of this installation before signing in.

use demo::{DEMO_ACCOUNTS, DEMO_PASSWORD};
use jobs::MailMode;
use serde::Serialize;
use utoipa::ToSchema;

use super::views::CodedText;
use crate::http::{Answer, Operation, Request, Who, get, json};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/system", read)
            .by(Who::Everyone)
            .described("What this installation is."),
    ]
}

/// How mail leaves.
#[derive(Debug, Serialize, ToSchema)]
struct MailView {
    /// `smtp`, `files` or `memory`.
    mode: MailMode,
    /// Where to, without secrets; shown to administrators of the exchange centre alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// Where people reach the platform.
#[derive(Debug, Serialize, ToSchema)]
struct PublicAddressView {
    /// The address.
    address: String,
    /// Why it may be wrong.
    warnings: Vec<CodedText>,
}

/// An account of the demonstration.
#[derive(Debug, Serialize, ToSchema)]
struct DemoAccountView {
    /// The name to sign in with.
    account: String,
    /// Who it is.
    display_name: String,
    /// Its password, which only the demonstration gives away.
    password: &'static str,
}

/// What this installation is.
#[derive(Debug, Serialize, ToSchema)]
struct SystemView {
    /// The program's version.
    version: &'static str,
    /// How mail leaves.
    mail: MailView,
    /// Where people reach it, as links in mail begin; shown to administrators of the exchange centre alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    public_address: Option<PublicAddressView>,
    /// Whether it holds demonstration data.
    demonstration: bool,
    /// Whether operators may move its clock.
    simulated_clock: bool,
    /// The accounts of the demonstration.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accounts: Vec<DemoAccountView>,
}

async fn read(mut request: Request) -> Answer<SystemView> {
    // Everybody may ask, signed in or not.
    let operates = request
        .resume()
        .await
        .is_ok_and(|caller| caller.is_operator() && caller.is_administrator());
    let installation = request.app.installation();
    let accounts = DEMO_ACCOUNTS.iter().filter(|_| installation.demonstration);
    json(&SystemView {
        version: env!("CARGO_PKG_VERSION"),
        mail: MailView {
            mode: installation.mail_mode,
            detail: operates.then(|| installation.mail_detail.clone()),
        },
        public_address: operates.then(|| public_address(&request)),
        demonstration: installation.demonstration,
        simulated_clock: request.app.ground().clock().is_simulated(),
        accounts: accounts
            .map(|account| DemoAccountView {
                account: account.account.to_owned(),
                display_name: account.display_name.to_owned(),
                password: DEMO_PASSWORD,
            })
            .collect(),
    })
}

fn public_address(request: &Request) -> PublicAddressView {
    let known = request.app.public_address();
    let address = known.text();
    let warnings = known.doubts().into_iter().map(|doubt| CodedText {
        code: doubt.code(),
        text: request.localized(&doubt.words(&address)),
    });
    PublicAddressView {
        warnings: warnings.collect(),
        address,
    }
}
