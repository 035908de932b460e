//! Attempts to sign in are slowed by address and by name.
//!
//! Hashing a password is slow on purpose, so whoever may try without end takes the processor from everybody. Only
//! attempts that fail are counted: behind one address there may be a whole hospital, which signs in at eight.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::party::Token;
use edge::{ClientAddress, Full, Network, Place, Places, Share};
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

/// Passwords hashed at once for everybody, and beside them for devices that signed in before.
const HASHED_AT_ONCE: usize = 2;
const HASHED_AT_ONCE_FOR_DEVICES: usize = 1;

/// How long an attempt may wait for its turn.
const TURN_WAIT: Duration = Duration::from_secs(10);

/// Keys remembered at once; when more have failed lately, they are forgotten.
const KEYS_MAX: usize = 20_000;

/// The attempts at work and the failures of a while.
pub(crate) struct Attempts {
    addresses: Brake<Network>,
    /// By the hash of the name, so that its length costs nothing.
    names: Brake<[u8; 32]>,
    /// By the hash of what the device holds.
    devices: Brake<[u8; 32]>,
    /// Turns to hash a password. The address comes first that has the fewest: however many attempts another one
    /// makes, they do not wait in front of it.
    turns: Places<Network>,
    turns_of_devices: Places<[u8; 32]>,
}

/// A turn to hash a password.
pub(crate) enum Turn {
    OfAddress { _turn: Place<Network> },
    OfDevice { _turn: Place<[u8; 32]> },
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            addresses: Brake::new(OF_ADDRESS),
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
        let (network, name) = (address.network(), Sha256::digest(name).into());
        let of_address = self.addresses.begin(network, now)?;
        let of_name = self.names.begin(name, now);
        let of_name = of_name.inspect_err(|_| self.addresses.fail(network, now))?;
        Ok(Attempt {
            attempts: self,
            by: By::Anybody {
                network,
                name,
                _places: (of_address, of_name),
            },
            failed: true,
        })
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
        name: [u8; 32],
        _places: (Place<Network>, Place<[u8; 32]>),
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
            By::Anybody { network, .. } => {
                let turn = next_turn(&attempts.turns, *network, HASHED_AT_ONCE).await?;
                Ok(Turn::OfAddress { _turn: turn })
            }
            By::Device { device, .. } => {
                let turns = &attempts.turns_of_devices;
                let turn = next_turn(turns, *device, HASHED_AT_ONCE_FOR_DEVICES).await?;
                Ok(Turn::OfDevice { _turn: turn })
            }
        }
    }

    pub(crate) fn succeeded(mut self) {
        self.failed = false;
    }
}

async fn next_turn<K: Eq + Hash + Copy>(
    turns: &Places<K>,
    of: K,
    max: usize,
) -> Result<Place<K>, Full> {
    turns.take(&[Share { of, max }], 1, TURN_WAIT).await
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        if !self.failed {
            return;
        }
        let now = Instant::now();
        match &self.by {
            By::Anybody { network, name, .. } => {
                self.attempts.addresses.fail(*network, now);
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

    #[tokio::test]
    async fn however_many_attempts_an_address_makes_another_one_has_its_turn_next() {
        let attempts = Attempts::default();
        let from = |network: u8, name: &str| {
            let address = ClientAddress::new([127, 0, network, 1].into());
            attempts.begin(address, name).unwrap()
        };
        let many: Vec<Attempt<'_>> = (0..20).map(|name| from(1, &name.to_string())).collect();
        let mut turns: Vec<_> = many.iter().map(|one| Box::pin(one.turn())).collect();
        let mut held = Vec::new();
        for turn in &mut turns {
            if let Poll::Ready(turn) = futures_util::poll!(turn) {
                held.push(turn.unwrap());
            }
        }
        assert_eq!(held.len(), HASHED_AT_ONCE);
        let other = from(2, "other");
        let mut others = Box::pin(other.turn());
        assert!(futures_util::poll!(&mut others).is_pending());
        let device = attempts.begin_at_device(&Token::sent("device")).unwrap();
        assert!(
            device.turn().await.is_ok(),
            "devices do not wait for anybody"
        );
        held.pop();
        let Poll::Ready(Ok(_theirs)) = futures_util::poll!(&mut others) else {
            panic!("it is the other address's turn");
        };
        let next = turns.iter_mut().skip(HASHED_AT_ONCE);
        for turn in next {
            assert!(futures_util::poll!(turn).is_pending());
        }
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
