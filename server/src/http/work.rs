//! Places at work: so many requests are worked on at once, and of these each client has a share.
//!
//! A place is taken when the caller is known and the body is there, so that whoever sends slowly holds none. Uploads
//! and large answers have places of their own: they take longer, and more memory.

use std::time::Duration;

use domain::{AccountId, OrganisationId};
use edge::{Full, Network, Place, Places, Share};

use super::problem::Problem;
use super::request::Request;

/// What a request weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Load {
    Usual,
    /// A file arrives while it is worked on.
    Upload,
    /// All rows of a list, or a whole file, are written.
    Heavy,
}

/// Who holds a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    Network(Network),
    Organisation(OrganisationId),
    Account(AccountId),
}

/// How many may be worked on, and how long one may wait for its turn.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    all: usize,
    network: usize,
    organisation: usize,
    account: usize,
    wait: Duration,
}

/// Behind one address there may be a whole hospital; still it leaves a third to others.
const USUAL: Bounds = Bounds {
    all: 192,
    network: 128,
    organisation: 96,
    account: 48,
    wait: Duration::from_secs(5),
};

/// An upload of evidence holds up to 20 MiB of memory; a file to load goes to the database piece by piece.
const UPLOAD: Bounds = Bounds {
    all: 24,
    network: 12,
    organisation: 8,
    account: 4,
    wait: Duration::from_secs(20),
};

const HEAVY: Bounds = Bounds {
    all: 6,
    network: 4,
    organisation: 3,
    account: 2,
    wait: Duration::from_secs(20),
};

/// The places of each kind.
pub(crate) struct Work {
    usual: Places<Client>,
    uploads: Places<Client>,
    heavy: Places<Client>,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            usual: Places::new(USUAL.all),
            uploads: Places::new(UPLOAD.all),
            heavy: Places::new(HEAVY.all),
        }
    }
}

impl Work {
    /// A place for a request, as soon as there is one.
    ///
    /// # Errors
    /// 429 when the client holds its share for too long, 503 when everybody together holds all.
    pub(super) async fn place(
        &self,
        load: Load,
        request: &Request,
    ) -> Result<Place<Client>, Problem> {
        let (places, bounds) = match load {
            Load::Usual => (&self.usual, USUAL),
            Load::Upload => (&self.uploads, UPLOAD),
            Load::Heavy => (&self.heavy, HEAVY),
        };
        let shares = bounds.shares(request);
        let place = places.take(&shares, 1, bounds.wait).await;
        place.map_err(|full| match full {
            Full::Own => Problem::too_many_at_once(),
            Full::All => Problem::busy(),
        })
    }
}

impl Bounds {
    fn shares(&self, request: &Request) -> Vec<Share<Client>> {
        let mut shares = vec![Share {
            of: Client::Network(request.address().network()),
            max: self.network,
        }];
        if let Ok(caller) = request.caller() {
            shares.push(Share {
                of: Client::Organisation(caller.organisation),
                max: self.organisation,
            });
            shares.push(Share {
                of: Client::Account(caller.account),
                max: self.account,
            });
        }
        shares
    }
}
