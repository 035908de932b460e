//! Places at work: so many requests are worked on at once, and of these each client has a share.
//!
//! A place is taken when the caller is known and the body is there, so that whoever sends slowly holds none, and
//! it is held until the last statement and thread of the request has ended, so that whoever leaves has no other at once.
//! Uploads and large answers have places of their own: they take longer, and more memory. Bytes of bodies and answers
//! are places too, of one budget; a large answer has its own before it is built.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::at_work::Held;
use domain::{AccountId, OrganisationId};
use edge::{Block, Full, Network, Place, Places, Share};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use warp::hyper::body::Body as _;
use warp::reply::{Reply as _, Response};

use super::answer::{Answer, Reply, Streamed};
use super::problem::Problem;
use super::request::Request;

/// What a request weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Load {
    /// Holds a connection to the database while it is worked on.
    Usual,
    /// Waits without one: for the desk of bargaining, or for its turn to hash a password.
    Waiting,
    /// A file arrives while it is worked on.
    Upload,
    /// All rows of a list, or a whole file, are written; or many things are changed or looked through at once.
    Heavy,
    /// Is answered from memory: it holds no place, and takes one for what it does beyond that.
    Light,
    /// A part of a request that has its place.
    Within,
}

/// Who holds a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    Network(Network),
    Block(Block),
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

/// With uploads and heavy work as many as there are connections for them: so one waits here, where everybody has a
/// share, and not at the pool, where whoever came first is served first. One account has a quarter: whoever sends many
/// at once waits for his own, and takes no more of the processors than two or three others.
const USUAL: Bounds = Bounds {
    all: 12,
    network: 10,
    organisation: 6,
    account: 3,
    wait: Duration::from_secs(5),
};

/// Behind one address there may be a whole hospital; still it leaves a third to others.
const WAITING: Bounds = Bounds {
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

/// Tokens that are looked up in the database before their callers are known.
const LOOKUP: Bounds = Bounds {
    all: 4,
    network: 2,
    organisation: 2,
    account: 2,
    wait: Duration::from_secs(5),
};

/// Bodies that are arriving: each holds a connection, however slowly it comes.
const ARRIVING: Bounds = Bounds {
    all: 768,
    network: 256,
    organisation: 128,
    account: 64,
    wait: Duration::ZERO,
};

const MIB: usize = 1 << 20;

/// What bodies and answers may take of the memory, in MiB, unless the program is started with another number.
pub(crate) const MEMORY_MIB: usize = 256;

impl Bounds {
    /// Bytes of bodies and answers in memory.
    fn of_memory(mib: usize) -> Self {
        let all = mib * MIB;
        Self {
            all,
            network: all / 8 * 5,
            organisation: all / 2,
            account: all / 4,
            wait: Duration::from_secs(20),
        }
    }

    /// What heavy work takes before it begins: enough for its rows and the file that it writes of them, so that
    /// everything that may be at work at once has it.
    fn heavy_answer(&self) -> usize {
        self.all / 8
    }
}

/// What an answer that is read while it is sent takes: the piece that is sent, and the next.
const IN_FLIGHT: usize = 2 * MIB;

/// Bodies and answers up to this size are not counted: all connections together hold 64 MiB of them at most.
const SMALL: usize = 64 << 10;

/// The places of each kind.
pub(crate) struct Work {
    usual: Places<Client>,
    waiting: Places<Client>,
    uploads: Places<Client>,
    heavy: Places<Client>,
    lookups: Places<Client>,
    arriving: Places<Client>,
    memory: Memory,
}

#[derive(Clone)]
struct Memory {
    places: Places<Client>,
    bounds: Bounds,
}

impl Memory {
    async fn take(&self, clients: Clients, bytes: usize) -> Result<Place<Client>, Problem> {
        let shares = self.bounds.shares(clients);
        let taken = self.places.take(&shares, bytes, self.bounds.wait).await;
        taken.map_err(refused)
    }
}

impl Work {
    /// Bodies and answers may take so many MiB of the memory.
    pub(crate) fn new(memory_mib: usize) -> Self {
        let memory = Bounds::of_memory(memory_mib);
        Self {
            usual: Places::new(USUAL.all),
            waiting: Places::new(WAITING.all),
            uploads: Places::new(UPLOAD.all),
            heavy: Places::new(HEAVY.all),
            lookups: Places::new(LOOKUP.all),
            arriving: Places::new(ARRIVING.all),
            memory: Memory {
                places: Places::new(memory.all),
                bounds: memory,
            },
        }
    }
}

/// Whom a request counts for.
#[derive(Debug, Clone, Copy)]
struct Clients {
    network: Network,
    block: Block,
    /// When somebody is signed in.
    caller: Option<(OrganisationId, AccountId)>,
}

impl Clients {
    fn of(request: &Request) -> Self {
        let address = request.address();
        let caller = request.caller().ok();
        Self {
            network: address.network(),
            block: address.block(),
            caller: caller.map(|caller| (caller.firm, caller.account)),
        }
    }
}

/// What each of the clients may hold; made for every request, so without memory of its own.
struct Shares {
    all: [Share<Client>; 4],
    known: usize,
}

impl Deref for Shares {
    type Target = [Share<Client>];

    fn deref(&self) -> &Self::Target {
        self.all.get(..self.known).unwrap_or(&self.all)
    }
}

/// A place at work, and the share of the memory that the answer may take.
pub(super) struct AtWork {
    place: Held,
    memory: Memory,
    clients: Clients,
    /// What was taken of the memory before the work began.
    reserved: Option<Arc<Place<Client>>>,
}

/// Bytes with the memory that is counted for them, until they are sent.
struct Counted {
    bytes: Bytes,
    _memory: (Option<Arc<Place<Client>>>, Option<Place<Client>>),
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl AtWork {
    /// Works in the place.
    pub(super) async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        self.place.clone().during(work).await
    }

    /// Answers, and leaves the place; a large answer counts as memory until it is sent. What was reserved for it and
    /// not needed is free at once.
    pub(super) async fn answer<K>(
        self,
        answering: impl Future<Output = Answer<K>>,
    ) -> Result<Response, Problem> {
        let answer = self.place.clone().during(answering).await;
        let answer = answer.map(Reply::into_response)?;
        let bytes = answer.body().size_hint().exact();
        let bytes = bytes.and_then(|bytes| usize::try_from(bytes).ok());
        if bytes.is_some_and(|bytes| bytes <= SMALL) {
            return Ok(answer);
        }
        let (mut head, body) = answer.into_parts();
        if head.extensions.remove::<Streamed>().is_some() {
            let memory = self.memory.take(self.clients, IN_FLIGHT).await?;
            let pieces = body.into_data_stream().inspect(move |_| {
                let _until_the_last = &memory;
            });
            let body = warp::reply::stream(pieces).into_response().into_body();
            return Ok(Response::from_parts(head, body));
        }
        let whole = body.collect().await.map_err(domain::Error::internal)?;
        let bytes = whole.to_bytes();
        if bytes.len() <= SMALL {
            return Ok(Response::from_parts(head, bytes.into()));
        }
        // Longer ones are counted as one that takes all that an account may have.
        let weight = bytes.len().min(self.memory.bounds.account);
        let missing = (self.reserved.as_ref()).map_or(weight, |reserved| reserved.keep(weight));
        let more = match missing {
            0 => None,
            missing => Some(self.memory.take(self.clients, missing).await?),
        };
        let counted = Bytes::from_owner(Counted {
            bytes,
            _memory: (self.reserved, more),
        });
        Ok(Response::from_parts(head, counted.into()))
    }
}

/// 429 when the client holds its own share, 503 when everybody together holds all.
pub(crate) fn refused(full: Full) -> Problem {
    match full {
        Full::Own => Problem::too_many_at_once(),
        Full::All => Problem::busy(),
    }
}

impl Work {
    /// A place for a request, as soon as there is one; with memory for its answer, where that may be large.
    ///
    /// # Errors
    /// 429 when the client holds its share for too long, 503 when everybody together holds all.
    pub(super) async fn place(&self, load: Load, request: &Request) -> Result<AtWork, Problem> {
        self.place_of(load, Clients::of(request)).await
    }

    async fn place_of(&self, load: Load, clients: Clients) -> Result<AtWork, Problem> {
        let memory = &self.memory;
        let (places, bounds) = match load {
            Load::Usual => (&self.usual, USUAL),
            Load::Waiting => (&self.waiting, WAITING),
            Load::Upload => (&self.uploads, UPLOAD),
            Load::Heavy => (&self.heavy, HEAVY),
            Load::Light | Load::Within => {
                return Ok(AtWork {
                    place: Held::now(),
                    memory: memory.clone(),
                    clients,
                    reserved: None,
                });
            }
        };
        let shares = bounds.shares(clients);
        let place = places.take(&shares, 1, bounds.wait).await;
        let place = place.map_err(refused)?;
        let reserved = match load {
            Load::Heavy => {
                let bytes = memory.bounds.heavy_answer();
                Some(Arc::new(memory.take(clients, bytes).await?))
            }
            Load::Usual | Load::Waiting | Load::Upload | Load::Light | Load::Within => None,
        };
        Ok(AtWork {
            place: Held::new((place, reserved.clone())),
            memory: memory.clone(),
            clients,
            reserved,
        })
    }

    /// A turn to look a token up.
    ///
    /// # Errors
    /// As [`place`](Self::place).
    pub(super) async fn lookup(&self, request: &Request) -> Result<Place<Client>, Problem> {
        let shares = LOOKUP.shares(Clients::of(request));
        let turn = self.lookups.take(&shares, 1, LOOKUP.wait).await;
        turn.map_err(refused)
    }

    /// A place for a body that begins to arrive; nobody waits for one.
    ///
    /// # Errors
    /// As [`place`](Self::place).
    pub(super) fn arriving(&self, request: &Request) -> Result<Place<Client>, Problem> {
        let place = (self.arriving).try_take(&ARRIVING.shares(Clients::of(request)), 1);
        place.map_err(refused)
    }

    /// Memory for so many bytes of a body, before they are read; `None` when they are too few to count.
    ///
    /// # Errors
    /// As [`place`](Self::place).
    pub(super) async fn memory(
        &self,
        bytes: usize,
        request: &Request,
    ) -> Result<Option<Place<Client>>, Problem> {
        if bytes <= SMALL {
            return Ok(None);
        }
        let taken = self.memory.take(Clients::of(request), bytes).await;
        taken.map(Some)
    }
}

impl Bounds {
    /// Of a block of addresses: half of what one of its addresses leaves to others it leaves to other blocks.
    fn block(&self) -> usize {
        (self.all + self.network) / 2
    }

    fn shares(&self, clients: Clients) -> Shares {
        let share = |of, max| Share { of, max };
        let network = share(Client::Network(clients.network), self.network);
        let block = share(Client::Block(clients.block), self.block());
        let (all, known) = match clients.caller {
            Some((organisation, account)) => {
                let organisation = share(Client::Organisation(organisation), self.organisation);
                let account = share(Client::Account(account), self.account);
                ([network, block, organisation, account], 4)
            }
            None => ([network, block, network, block], 2),
        };
        Shares { all, known }
    }
}

#[cfg(test)]
mod tests {
    use domain::database::Purpose;
    use edge::ClientAddress;

    use super::*;

    #[test]
    fn who_has_a_place_finds_a_connection() {
        let places = USUAL.all + UPLOAD.all + HEAVY.all;
        assert!(places <= Purpose::Requests.connections_max());
        assert!(LOOKUP.all <= Purpose::Lookups.connections_max());
    }

    #[test]
    fn no_client_can_take_what_all_share() {
        let memory = Bounds::of_memory(MEMORY_MIB);
        for bounds in [USUAL, WAITING, UPLOAD, HEAVY, LOOKUP, ARRIVING, memory] {
            assert!(bounds.block() < bounds.all, "{bounds:?}");
            assert!(bounds.network <= bounds.block(), "{bounds:?}");
            assert!(bounds.organisation <= bounds.network, "{bounds:?}");
            assert!(bounds.account <= bounds.organisation, "{bounds:?}");
        }
    }

    #[test]
    fn heavy_work_that_has_a_place_finds_its_memory() {
        let memory = Bounds::of_memory(MEMORY_MIB);
        let each = memory.heavy_answer();
        for (places, bytes) in [
            (HEAVY.all, memory.all),
            (HEAVY.network, memory.network),
            (HEAVY.organisation, memory.organisation),
            (HEAVY.account, memory.account),
        ] {
            assert!(places * each <= bytes, "{places} places, {bytes} bytes");
        }
    }

    fn clients() -> Clients {
        let address = ClientAddress::new([127, 0, 0, 1].into());
        Clients {
            network: address.network(),
            block: address.block(),
            caller: Some((OrganisationId(1), AccountId(1))),
        }
    }

    #[test]
    fn whoever_is_not_known_counts_for_his_address_alone() {
        let unknown = Clients {
            caller: None,
            ..clients()
        };
        let of = |clients| {
            let shares = USUAL.shares(clients);
            shares.iter().map(|share| share.of).collect::<Vec<_>>()
        };
        let address = [
            Client::Network(unknown.network),
            Client::Block(unknown.block),
        ];
        assert_eq!(of(unknown), address);
        let caller = [
            Client::Organisation(OrganisationId(1)),
            Client::Account(AccountId(1)),
        ];
        assert_eq!(of(clients()), [address, caller].concat());
    }

    fn answer(bytes: usize) -> Answer<Vec<u8>> {
        Ok(Reply::new(Response::new(vec![0; bytes].into())))
    }

    #[tokio::test]
    async fn a_large_answer_is_counted_before_it_is_built_and_as_what_it_is_until_it_is_sent() {
        let work = Work::new(MEMORY_MIB);
        let all = work.memory.bounds.all;
        let taken = || all - work.memory.places.free();
        let each = work.memory.bounds.heavy_answer();
        for (bytes, counted) in [(3 * MIB, 3 * MIB), (SMALL, 0), (each + MIB, each + MIB)] {
            let at_work = work.place_of(Load::Heavy, clients()).await.unwrap();
            let answering = async {
                assert_eq!(taken(), each, "while it is built");
                answer(bytes)
            };
            let response = at_work.answer(answering).await.unwrap();
            assert_eq!(taken(), counted, "while it waits to be sent");
            drop(response);
            assert_eq!(taken(), 0);
        }
        let at_work = work.place_of(Load::Usual, clients()).await.unwrap();
        let response = at_work.answer(async { answer(MIB) }).await.unwrap();
        assert_eq!(taken(), MIB);
        drop(response);
    }

    #[tokio::test]
    async fn whoever_holds_his_share_of_answers_lets_no_more_of_them_be_built() {
        let work = Work::new(MEMORY_MIB);
        let mut held = Vec::new();
        for _ in 0..2 {
            let at_work = work.place_of(Load::Heavy, clients()).await.unwrap();
            let each = work.memory.bounds.heavy_answer();
            held.push(at_work.answer(async { answer(each) }).await.unwrap());
        }
        let mut third = Box::pin(work.place_of(Load::Heavy, clients()));
        tokio::select! {
            biased;
            _ = &mut third => panic!("it is built"),
            () = tokio::task::yield_now() => {}
        }
        drop(held.pop());
        third.await.unwrap();
    }
}
