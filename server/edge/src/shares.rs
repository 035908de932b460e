//! Places of one kind, shared out fairly: so many at once, of which each client takes at most its share.
//!
//! A place may count for more than one: for bytes of memory, its weight is their number.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use strum::VariantArray;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How much of the places one client may hold. One request may count for several: its address, its account, its
/// organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share<K> {
    pub of: K,
    pub max: usize,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Full {
    /// The client holds its share already.
    Own,
    /// Everybody together holds all.
    All,
}

/// How many one client may let wait: each holds a connection.
const WAITING_EACH_MAX: usize = 192;

/// Places of one kind. Cheap to clone.
#[derive(Debug)]
pub struct Places<K: Eq + Hash>(Arc<Mutex<State<K>>>);

#[derive(Debug)]
struct State<K> {
    free: usize,
    held: HashMap<K, usize>,
    /// Those who wait for the same clients, together: however many one client lets wait, choosing the next looks at
    /// one queue of it.
    queues: Vec<Queue<K>>,
    /// How many each client lets wait.
    waits: HashMap<K, usize>,
    arrivals: u64,
}

#[derive(Debug)]
struct Queue<K> {
    shares: Vec<Share<K>>,
    /// In the order of their arrival.
    waiting: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    arrival: u64,
    weight: usize,
    granted: oneshot::Sender<()>,
}

/// A place, free again when it is dropped.
#[derive(Debug)]
pub struct Place<K: Eq + Hash + Copy> {
    places: Places<K>,
    of: Vec<K>,
    weight: AtomicUsize,
}

impl<K: Eq + Hash> Clone for Places<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Eq + Hash + Copy> Places<K> {
    #[must_use]
    pub fn new(total: usize) -> Self {
        Self(Arc::new(Mutex::new(State {
            free: total,
            held: HashMap::new(),
            queues: Vec::new(),
            waits: HashMap::new(),
            arrivals: 0,
        })))
    }

    #[must_use]
    pub fn free(&self) -> usize {
        self.state().free
    }

    /// A place of this weight, if there is one now.
    ///
    /// # Errors
    /// [`Full`] otherwise.
    pub fn try_take(&self, shares: &[Share<K>], weight: usize) -> Result<Place<K>, Full> {
        let mut state = self.state();
        state.may_take(shares, weight)?;
        state.take(shares, weight);
        Ok(self.place(shares, weight))
    }

    /// A place of this weight, as soon as there is one. Among those who wait, the one comes first whose clients
    /// hold the least, and of these the one whose clients let the fewest wait: however many one client lets wait, another
    /// one's wait is not longer for it.
    ///
    /// # Errors
    /// [`Full`] when it takes longer than `wait`, and at once when the client lets too many wait already.
    pub async fn take(
        &self,
        shares: &[Share<K>],
        weight: usize,
        wait: Duration,
    ) -> Result<Place<K>, Full> {
        let (arrival, granted) = {
            let mut state = self.state();
            if state.may_take(shares, weight).is_ok() {
                state.take(shares, weight);
                return Ok(self.place(shares, weight));
            }
            if shares
                .iter()
                .any(|share| WAITING_EACH_MAX <= state.waits_of(share.of))
            {
                return Err(Full::Own);
            }
            let (sender, granted) = oneshot::channel();
            (state.wait(shares, weight, sender), granted)
        };
        let mut pending = Pending {
            places: self,
            shares,
            weight,
            arrival: Some(arrival),
            granted,
        };
        if let Ok(Ok(())) = timeout(wait, &mut pending.granted).await {
            pending.arrival = None;
            return Ok(self.place(shares, weight));
        }
        drop(pending);
        let full = self.state().may_take(shares, weight);
        Err(full.err().unwrap_or(Full::All))
    }

    #[cfg(test)]
    fn held_by(&self, client: K) -> usize {
        self.state().held_by(client)
    }

    fn place(&self, shares: &[Share<K>], weight: usize) -> Place<K> {
        Place {
            places: self.clone(),
            of: shares.iter().map(|share| share.of).collect(),
            weight: AtomicUsize::new(weight),
        }
    }

    fn give_back(&self, of: impl Iterator<Item = K>, weight: usize) {
        let mut state = self.state();
        state.free += weight;
        for client in of {
            if let Some(held) = state.held.get_mut(&client) {
                *held -= weight;
                if *held == 0 {
                    state.held.remove(&client);
                }
            }
        }
        state.grant();
    }

    fn state(&self) -> MutexGuard<'_, State<K>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq + Hash + Copy> State<K> {
    fn held_by(&self, client: K) -> usize {
        self.held.get(&client).copied().unwrap_or(0)
    }

    fn waits_of(&self, client: K) -> usize {
        self.waits.get(&client).copied().unwrap_or(0)
    }

    /// Lets a client wait; returns the number of its arrival.
    fn wait(&mut self, shares: &[Share<K>], weight: usize, granted: oneshot::Sender<()>) -> u64 {
        self.arrivals += 1;
        for share in shares {
            *self.waits.entry(share.of).or_default() += 1;
        }
        let waiting = Waiting {
            arrival: self.arrivals,
            weight,
            granted,
        };
        match self.queues.iter_mut().find(|queue| queue.shares == shares) {
            Some(queue) => queue.waiting.push_back(waiting),
            None => self.queues.push(Queue {
                shares: shares.to_vec(),
                waiting: [waiting].into(),
            }),
        }
        self.arrivals
    }

    /// Takes one who waits out of a queue.
    fn leave(&mut self, queue: usize, index: usize) -> Option<Waiting> {
        let left = self.queues.get_mut(queue)?;
        let waiting = left.waiting.remove(index)?;
        for share in &left.shares {
            if let Some(waits) = self.waits.get_mut(&share.of) {
                *waits -= 1;
                if *waits == 0 {
                    self.waits.remove(&share.of);
                }
            }
        }
        if left.waiting.is_empty() {
            self.queues.remove(queue);
        }
        Some(waiting)
    }

    /// Forgets one who waits no more.
    fn give_up(&mut self, shares: &[Share<K>], arrival: u64) {
        let queue = self.queues.iter().position(|queue| queue.shares == shares);
        let found = queue.and_then(|queue| {
            let waiting = &self.queues[queue].waiting;
            let index = waiting.binary_search_by_key(&arrival, |one| one.arrival);
            Some((queue, index.ok()?))
        });
        if let Some((queue, index)) = found {
            self.leave(queue, index);
        }
    }

    fn may_take(&self, shares: &[Share<K>], weight: usize) -> Result<(), Full> {
        let has_room = |share: &Share<K>| self.held_by(share.of) + weight <= share.max;
        if !shares.iter().all(has_room) {
            return Err(Full::Own);
        }
        if self.free < weight {
            return Err(Full::All);
        }
        Ok(())
    }

    fn take(&mut self, shares: &[Share<K>], weight: usize) {
        self.free -= weight;
        for share in shares {
            *self.held.entry(share.of).or_default() += weight;
        }
    }

    /// The largest weight for which there is room now.
    fn room(&self, shares: &[Share<K>]) -> usize {
        let own = shares
            .iter()
            .map(|share| share.max.saturating_sub(self.held_by(share.of)));
        own.fold(self.free, usize::min)
    }

    /// The queue and the position of the one who is next, if there is a place for anybody.
    fn next(&self) -> Option<(usize, usize)> {
        let fitting = self.queues.iter().enumerate().filter_map(|(at, queue)| {
            let room = self.room(&queue.shares);
            let index = (queue.waiting.iter()).position(|waiting| waiting.weight <= room)?;
            let shares = queue.shares.iter();
            let all_held: usize = shares.clone().map(|share| self.held_by(share.of)).sum();
            let most_waits = shares.map(|share| self.waits_of(share.of)).max();
            let arrival = queue.waiting[index].arrival;
            Some(((all_held, most_waits, arrival), (at, index)))
        });
        fitting.min().map(|(_, next)| next)
    }

    /// Gives free places to those who wait. A sender that finds nobody any more has taken nothing yet.
    fn grant(&mut self) {
        while let Some((queue, index)) = self.next() {
            let shares = self.queues[queue].shares.clone();
            let Some(next) = self.leave(queue, index) else {
                return;
            };
            self.take(&shares, next.weight);
            if next.granted.send(()).is_err() {
                self.untake(&shares, next.weight);
            }
        }
    }

    fn untake(&mut self, shares: &[Share<K>], weight: usize) {
        self.free += weight;
        for share in shares {
            if let Some(held) = self.held.get_mut(&share.of) {
                *held -= weight;
            }
        }
    }
}

/// A wait that may be given up after the place was granted, but before it was seen: then the place is given back.
struct Pending<'a, K: Eq + Hash + Copy> {
    places: &'a Places<K>,
    shares: &'a [Share<K>],
    weight: usize,
    /// The number of its arrival, until the place is seen.
    arrival: Option<u64>,
    granted: oneshot::Receiver<()>,
}

impl<K: Eq + Hash + Copy> Drop for Pending<'_, K> {
    fn drop(&mut self) {
        let Some(arrival) = self.arrival else { return };
        self.granted.close();
        if self.granted.try_recv().is_ok() {
            let of = self.shares.iter().map(|share| share.of);
            self.places.give_back(of, self.weight);
        } else {
            self.places.state().give_up(self.shares, arrival);
        }
    }
}

impl<K: Eq + Hash + Copy> Place<K> {
    /// Gives back what it holds beyond `weight`; returns how much of `weight` it does not hold.
    pub fn keep(&self, weight: usize) -> usize {
        let before = self.weight.fetch_min(weight, Ordering::Relaxed);
        let of = self.of.iter().copied();
        self.places.give_back(of, before.saturating_sub(weight));
        weight.saturating_sub(before)
    }
}

impl<K: Eq + Hash + Copy> Drop for Place<K> {
    fn drop(&mut self) {
        let _missing = self.keep(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAIT: Duration = Duration::from_secs(20);

    fn of(of: &'static str, max: usize) -> [Share<&'static str>; 1] {
        [Share { of, max }]
    }

    #[test]
    fn one_client_takes_its_share_and_no_more() {
        let places = Places::new(4);
        let held: Vec<_> = (0..3)
            .map(|_| places.try_take(&of("greedy", 3), 1).unwrap())
            .collect();
        assert_eq!(places.try_take(&of("greedy", 3), 1).err(), Some(Full::Own));
        let other = places.try_take(&of("other", 3), 1).unwrap();
        assert_eq!(places.try_take(&of("third", 3), 1).err(), Some(Full::All));
        drop(held);
        assert_eq!(places.held_by("greedy"), 0);
        drop(other);
        places.try_take(&of("other", 4), 4).unwrap();
    }

    #[test]
    fn a_place_gives_back_what_was_too_much_and_returns_what_is_missing() {
        let places = Places::new(10);
        let place = places.try_take(&of("one", 8), 6).unwrap();
        assert_eq!(place.keep(9), 3);
        assert_eq!((places.free(), places.held_by("one")), (4, 6));
        assert_eq!(place.keep(2), 0);
        assert_eq!((places.free(), places.held_by("one")), (8, 2));
        drop(place);
        assert_eq!((places.free(), places.held_by("one")), (10, 0));
    }

    #[test]
    fn a_request_counts_for_each_of_its_clients() {
        let places = Places::new(10);
        let both = |account| [of(account, 2), of("organisation", 3)].concat();
        let _held = [
            places.try_take(&both("one"), 1).unwrap(),
            places.try_take(&both("one"), 1).unwrap(),
            places.try_take(&both("two"), 1).unwrap(),
        ];
        assert_eq!(places.try_take(&both("one"), 1).err(), Some(Full::Own));
        assert_eq!(places.try_take(&both("three"), 1).err(), Some(Full::Own));
    }

    #[tokio::test]
    async fn however_many_of_one_client_wait_another_is_next() {
        let places = Places::new(2);
        let first = places.try_take(&of("greedy", 2), 1).unwrap();
        let second = places.try_take(&of("greedy", 2), 1).unwrap();
        let mut waiting = Vec::new();
        for _ in 0..50 {
            let places = places.clone();
            waiting.push(tokio::spawn(async move {
                places.take(&of("greedy", 2), 1, WAIT).await
            }));
        }
        while places.state().waits_of("greedy") < 50 {
            tokio::task::yield_now().await;
        }
        let other = {
            let places = places.clone();
            tokio::spawn(async move { places.take(&of("other", 2), 1, WAIT).await })
        };
        while places.state().waits_of("other") < 1 {
            tokio::task::yield_now().await;
        }
        drop(first);
        let _other = other.await.unwrap().unwrap();
        assert_eq!(places.held_by("greedy"), 1);
        for one in &waiting {
            one.abort();
        }
        drop(second);
    }

    #[tokio::test]
    async fn of_those_who_hold_nothing_the_one_who_lets_the_fewest_wait_is_next() {
        let places = Places::new(1);
        let first = places.try_take(&of("greedy", 1), 1).unwrap();
        let greedy = of("greedy", 1);
        let mut waiting: Vec<_> = (0..50)
            .map(|_| Box::pin(places.take(&greedy, 1, WAIT)))
            .collect();
        for one in &mut waiting {
            assert!(futures_util::poll!(one).is_pending());
        }
        let share = of("other", 1);
        let mut other = Box::pin(places.take(&share, 1, WAIT));
        assert!(futures_util::poll!(&mut other).is_pending());
        drop(first);
        let std::task::Poll::Ready(Ok(_theirs)) = futures_util::poll!(&mut other) else {
            panic!("it came last, and is next");
        };
        assert_eq!(places.held_by("greedy"), 0);
    }

    #[tokio::test]
    async fn of_equals_the_first_to_come_is_next_and_what_fits_does_not_wait_for_what_does_not() {
        let places = Places::new(4);
        let first = places.try_take(&of("one", 4), 3).unwrap();
        let (two, three) = (of("two", 4), of("three", 4));
        let mut large = Box::pin(places.take(&two, 4, WAIT));
        let mut later = Box::pin(places.take(&three, 2, WAIT));
        let mut small = Box::pin(places.take(&two, 2, WAIT));
        for one in [&mut large, &mut later, &mut small] {
            assert!(futures_util::poll!(one).is_pending());
        }
        assert_eq!(first.keep(1), 0);
        assert!(futures_util::poll!(&mut large).is_pending());
        assert!(futures_util::poll!(&mut small).is_pending());
        let std::task::Poll::Ready(Ok(later)) = futures_util::poll!(&mut later) else {
            panic!("its client lets fewer wait");
        };
        drop(large);
        assert_eq!(places.state().waits_of("two"), 1);
        drop((first, later));
        let std::task::Poll::Ready(Ok(_small)) = futures_util::poll!(&mut small) else {
            panic!("it is the only one that waits");
        };
        assert_eq!(places.state().waits_of("two"), 0);
        assert!(places.state().queues.is_empty());
    }

    #[tokio::test]
    async fn a_wait_that_is_given_up_leaves_its_place_to_others() {
        let places = Places::new(1);
        let first = places.try_take(&of("one", 1), 1).unwrap();
        let full = places.take(&of("two", 1), 1, Duration::ZERO).await;
        assert_eq!(full.err(), Some(Full::All));
        let full = places.take(&of("one", 1), 1, Duration::ZERO).await;
        assert_eq!(full.err(), Some(Full::Own));
        drop(first);
        places.take(&of("three", 1), 1, WAIT).await.unwrap();
        assert_eq!(places.held_by("three"), 0);
    }
}
