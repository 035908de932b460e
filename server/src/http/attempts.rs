//! Attempts to sign in are slowed by address and by name.
//!
//! Hashing a password is slow on purpose, so whoever may try without end takes the processor from everybody. Only
//! attempts that fail are counted: behind one address there may be a whole hospital, which signs in at eight.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::party::Token;
use edge::{Block, ClientAddress, Full, Network, Place, Places, Share};
use sha2::{Digest, Sha256};

/// How much of one kind is borne.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// Failures that may follow one another at once.
    failures_max: u32,
    /// After how long one of them is forgotten.
    forgotten_after: Duration,
    /// Attempts at the same time.
    at_once_max: usize,
}

/// One address can go through no list of names: after the first thirty, one guess in a second.
const OF_ADDRESS: Pace = Pace {
    failures_max: 30,
    forgotten_after: Duration::from_secs(1),
    at_once_max: 64,
};

/// Nor can whoever has many addresses side by side: however many of them he uses, he has four times what one has.
const OF_BLOCK: Pace = Pace {
    failures_max: 120,
    forgotten_after: Duration::from_millis(250),
    at_once_max: 96,
};

/// The lock of an account stops guessing its password; this stops guessing from many addresses from costing more
/// than the guesses that the lock lets pass.
const OF_NAME: Pace = Pace {
    failures_max: 20,
    forgotten_after: Duration::from_secs(2),
    at_once_max: 16,
};

/// A device that signed in before is slowed by its own failures alone.
const OF_DEVICE: Pace = Pace {
    failures_max: 10,
    forgotten_after: Duration::from_secs(30),
    at_once_max: 16,
};

/// Passwords hashed at once for everybody, of which one block of addresses has one: whoever comes from elsewhere finds
/// the other. And beside them for devices that signed in before.
const HASHED_AT_ONCE: usize = 2;
const HASHED_AT_ONCE_FOR_BLOCK: usize = 1;
const HASHED_AT_ONCE_FOR_DEVICES: usize = 1;

/// How long an attempt may wait for its turn.
const TURN_WAIT: Duration = Duration::from_secs(10);

/// Keys remembered at once; when more have failed lately, they are forgotten.
const KEYS_MAX: usize = 20_000;

/// The attempts at work and the failures of a while.
pub(crate) struct Attempts {
    addresses: Brake<Network>,
    blocks: Brake<Block>,
    keys_of_addresses: Brake<Network>,
    keys_of_blocks: Brake<Block>,
    /// By the hash of the name, so that its length costs nothing.
    names: Brake<[u8; 32]>,
    /// By the hash of what the device holds.
    devices: Brake<[u8; 32]>,
    /// Turns to hash a password. The block of addresses comes first that has the fewest: however many attempts another
    /// one makes, from however many addresses, they do not wait in front of it. The same holds for an address in its block.
    turns: Places<Lane>,
    turns_of_devices: Places<Lane>,
}

/// Who waits for a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Lane {
    Network(Network),
    Block(Block),
    Device([u8; 32]),
}

/// A turn to hash a password.
pub(crate) struct Turn {
    _turn: Place<Lane>,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            addresses: Brake::new(OF_ADDRESS),
            blocks: Brake::new(OF_BLOCK),
            keys_of_addresses: Brake::new(OF_ADDRESS),
            keys_of_blocks: Brake::new(OF_BLOCK),
            names: Brake::new(OF_NAME),
            devices: Brake::new(OF_DEVICE),
            turns: Places::new(HASHED_AT_ONCE),
            turns_of_devices: Places::new(HASHED_AT_ONCE_FOR_DEVICES),
        }
    }
}

impl Attempts {
    /// Begins an attempt; when there were too many, after how long the next may come.
    pub(crate) fn begin(
        &self,
        address: ClientAddress,
        name: &str,
    ) -> Result<Attempt<'_>, Duration> {
        let now = Instant::now();
        let (network, block) = (address.network(), address.block());
        let name = Sha256::digest(name).into();
        let of_block = self.blocks.begin(block, now)?;
        let of_address = self.addresses.begin(network, now)?;
        let of_name = self.names.begin(name, now).inspect_err(|_| {
            self.addresses.fail(network, now);
            self.blocks.fail(block, now);
        })?;
        Ok(Attempt {
            attempts: self,
            by: By::Anybody {
                network,
                block,
                name,
                _places: (of_block, of_address, of_name),
            },
            failed: true,
        })
    }

    /// Counts a key that does not serve against its address; when there were too many, after how long they are forgotten. A
    /// right key is never slowed by it, since nobody guesses 256 bits, and wrong keys are no wrong passwords: a program that was
    /// forgotten keeps nobody beside it from signing in.
    pub(crate) fn wrong_key(&self, address: ClientAddress) -> Result<(), Duration> {
        let now = Instant::now();
        let (network, block) = (address.network(), address.block());
        let slowed = self.keys_of_blocks.begin(block, now).map(drop);
        let slowed = slowed.and_then(|()| self.keys_of_addresses.begin(network, now).map(drop));
        self.keys_of_addresses.fail(network, now);
        self.keys_of_blocks.fail(block, now);
        slowed
    }

    /// As [`begin`](Self::begin), from a device that signed in before with this name: what others try does not slow
    /// it.
    pub(crate) fn begin_at_device(&self, device: &Token) -> Result<Attempt<'_>, Duration> {
        let device = Sha256::digest(device.text()).into();
        let place = self.devices.begin(device, Instant::now())?;
        Ok(Attempt {
            attempts: self,
            by: By::Device {
                device,
                _place: place,
            },
            failed: true,
        })
    }
}

/// By what an attempt is slowed.
enum By {
    Anybody {
        network: Network,
        block: Block,
        name: [u8; 32],
        _places: (Place<Block>, Place<Network>, Place<[u8; 32]>),
    },
    Device {
        device: [u8; 32],
        _place: Place<[u8; 32]>,
    },
}

/// An attempt at work. It has failed unless something else is said, also when its client goes away.
pub(crate) struct Attempt<'a> {
    attempts: &'a Attempts,
    by: By,
    failed: bool,
}

impl Attempt<'_> {
    /// Waits for the turn to hash the password.
    ///
    /// # Errors
    /// [`Full`] when it does not come in time.
    pub(crate) async fn turn(&self) -> Result<Turn, Full> {
        let attempts = self.attempts;
        match &self.by {
            By::Anybody { network, block, .. } => {
                let max = HASHED_AT_ONCE_FOR_BLOCK;
                let shares = [Lane::Block(*block), Lane::Network(*network)];
                let shares = shares.map(|of| Share { of, max });
                let turn = attempts.turns.take(&shares, 1, TURN_WAIT).await?;
                Ok(Turn { _turn: turn })
            }
            By::Device { device, .. } => {
                let share = Share {
                    of: Lane::Device(*device),
                    max: HASHED_AT_ONCE_FOR_DEVICES,
                };
                let turn = (attempts.turns_of_devices)
                    .take(&[share], 1, TURN_WAIT)
                    .await?;
                Ok(Turn { _turn: turn })
            }
        }
    }

    pub(crate) fn succeeded(mut self) {
        self.failed = false;
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        if !self.failed {
            return;
        }
        let now = Instant::now();
        match &self.by {
            By::Anybody {
                network,
                block,
                name,
                ..
            } => {
                self.attempts.addresses.fail(*network, now);
                self.attempts.blocks.fail(*block, now);
                self.attempts.names.fail(*name, now);
            }
            By::Device { device, .. } => self.attempts.devices.fail(*device, now),
        }
    }
}

struct Brake<K: Eq + Hash + Copy> {
    pace: Pace,
    /// Each key has its share; together they are not bounded here.
    at_once: Places<K>,
    /// When the last failure of a key is forgotten.
    forgotten_at: Mutex<HashMap<K, Instant>>,
}

impl<K: Eq + Hash + Copy> Brake<K> {
    fn new(pace: Pace) -> Self {
        Self {
            pace,
            at_once: Places::new(usize::MAX),
            forgotten_at: Mutex::default(),
        }
    }

    fn forgotten_at(&self) -> MutexGuard<'_, HashMap<K, Instant>> {
        (self.forgotten_at.lock()).unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for an attempt; when there is none, after how long to try again.
    fn begin(&self, key: K, now: Instant) -> Result<Place<K>, Duration> {
        let forgotten_at = self.forgotten_at().get(&key).copied();
        let owed = forgotten_at.map_or(Duration::ZERO, |at| at.saturating_duration_since(now));
        let borne = self.pace.forgotten_after * (self.pace.failures_max - 1);
        if borne < owed {
            return Err(owed - borne);
        }
        let share = Share {
            of: key,
            max: self.pace.at_once_max,
        };
        let place = self.at_once.try_take(&[share], 1);
        place.map_err(|_| self.pace.forgotten_after)
    }

    fn fail(&self, key: K, now: Instant) {
        let mut all = self.forgotten_at();
        if KEYS_MAX <= all.len() {
            all.retain(|_, at| now < *at);
        }
        if KEYS_MAX <= all.len() {
            all.clear();
        }
        // Never more than the bound: many attempts at once may fail together.
        let most = now + self.pace.forgotten_after * self.pace.failures_max;
        let at = all.entry(key).or_insert(now);
        *at = ((*at).max(now) + self.pace.forgotten_after).min(most);
    }
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use super::*;

    const PACE: Pace = Pace {
        failures_max: 3,
        forgotten_after: Duration::from_secs(10),
        at_once_max: 2,
    };

    fn from<'a>(attempts: &'a Attempts, address: [u8; 4], name: &str) -> Attempt<'a> {
        let address = ClientAddress::new(address.into());
        attempts.begin(address, name).unwrap()
    }

    #[tokio::test]
    async fn however_many_attempts_a_block_of_addresses_makes_another_one_finds_a_turn() {
        let attempts = Attempts::default();
        // As many as a block may have at once, each from an address and with a name of its own.
        let flood: Vec<Attempt<'_>> = (0..96)
            .map(|host| from(&attempts, [10, 0, 1, host], &host.to_string()))
            .collect();
        let one_more = ClientAddress::new([10, 0, 1, 200].into());
        assert_eq!(
            attempts.begin(one_more, "more").err(),
            Some(OF_BLOCK.forgotten_after)
        );
        let mut turns: Vec<_> = flood.iter().map(|one| Box::pin(one.turn())).collect();
        let mut held = Vec::new();
        for turn in &mut turns {
            if let Poll::Ready(turn) = futures_util::poll!(turn) {
                held.push(turn.unwrap());
            }
        }
        assert_eq!(held.len(), HASHED_AT_ONCE_FOR_BLOCK);
        let other = from(&attempts, [10, 0, 2, 1], "other");
        let theirs = other.turn().await;
        assert!(theirs.is_ok(), "without a wait");
        let device = attempts.begin_at_device(&Token::sent("device")).unwrap();
        assert!(
            device.turn().await.is_ok(),
            "devices do not wait for anybody"
        );
    }

    #[tokio::test]
    async fn of_several_blocks_that_wait_the_one_with_the_fewest_attempts_is_next() {
        let attempts = Attempts::default();
        let mut flood = Vec::new();
        for host in 0..40 {
            flood.push(from(&attempts, [10, 0, 1, host], &format!("a{host}")));
            flood.push(from(&attempts, [10, 0, 2, host], &format!("b{host}")));
        }
        let mut turns: Vec<_> = flood.iter().map(|one| Box::pin(one.turn())).collect();
        let mut held = Vec::new();
        for turn in &mut turns {
            if let Poll::Ready(turn) = futures_util::poll!(turn) {
                held.push(turn.unwrap());
            }
        }
        assert_eq!(held.len(), HASHED_AT_ONCE);
        let other = from(&attempts, [10, 0, 3, 1], "other");
        let mut others = Box::pin(other.turn());
        assert!(futures_util::poll!(&mut others).is_pending());
        held.pop();
        let Poll::Ready(Ok(_theirs)) = futures_util::poll!(&mut others) else {
            panic!("it came last, and is next");
        };
    }

    #[test]
    fn ever_new_addresses_of_a_block_and_ever_new_names_are_slowed_together() {
        let attempts = Attempts::default();
        let tries = (0..=250_u8).filter(|host| {
            let address = ClientAddress::new([10, 0, 1, *host].into());
            // It fails as it is dropped.
            attempts.begin(address, &format!("name{host}")).is_ok()
        });
        let tries = tries.count();
        assert!((120..130).contains(&tries), "{tries}");
        let elsewhere = ClientAddress::new([10, 0, 2, 1].into());
        assert!(attempts.begin(elsewhere, "other").is_ok());
    }

    #[test]
    fn wrong_keys_are_slowed_by_address_and_keep_nobody_from_signing_in() {
        let attempts = Attempts::default();
        let address = ClientAddress::new([10, 0, 1, 1].into());
        let tries: Vec<_> = (0..40).map(|_| attempts.wrong_key(address)).collect();
        assert!(tries[..30].iter().all(Result::is_ok));
        assert!(tries[30..].iter().all(Result::is_err));
        let beside = ClientAddress::new([10, 0, 1, 2].into());
        assert_eq!(attempts.wrong_key(beside), Ok(()));
        assert!(attempts.begin(address, "wang").is_ok());
    }

    fn fails(brake: &Brake<u8>, key: u8, now: Instant) -> bool {
        let may = brake.begin(key, now).is_ok();
        if may {
            brake.fail(key, now);
        }
        may
    }

    #[test]
    fn after_the_last_failure_borne_one_more_may_follow_with_each_that_is_forgotten() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        let tries: Vec<bool> = (0..5).map(|_| fails(&brake, 1, now)).collect();
        assert_eq!(tries, [true, true, true, false, false]);
        assert_eq!(brake.begin(1, now).err(), Some(Duration::from_secs(10)));
        assert!(fails(&brake, 2, now), "another key is free");
        let just_before = now + Duration::from_millis(9_999);
        assert_eq!(
            brake.begin(1, just_before).err(),
            Some(Duration::from_millis(1))
        );
        let later = now + Duration::from_secs(10);
        assert!(fails(&brake, 1, later));
        assert!(!fails(&brake, 1, later));
    }

    #[test]
    fn what_succeeds_is_not_counted_and_leaves_nothing() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        for _ in 0..100 {
            assert!(brake.begin(1, now).is_ok());
        }
        assert!(brake.forgotten_at().is_empty());
    }

    #[test]
    fn so_many_at_once_and_no_more_and_together_they_owe_no_more_than_the_bound() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        let held = [brake.begin(1, now), brake.begin(1, now)];
        assert!(held.iter().all(Result::is_ok));
        assert_eq!(brake.begin(1, now).err(), Some(Duration::from_secs(10)));
        for _ in 0..20 {
            brake.fail(1, now);
        }
        drop(held);
        assert!(brake.begin(1, now + Duration::from_secs(10)).is_ok());
    }

    #[test]
    fn invented_keys_take_bounded_room() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        for key in 0..50_000_u32 {
            assert!(brake.begin(key, now).is_ok());
            brake.fail(key, now);
        }
        assert!(brake.forgotten_at().len() <= KEYS_MAX);
    }
}
