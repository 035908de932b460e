//! Repeatable random numbers: the same purpose and index always give the same sequence.

/// Changing it changes the whole demonstration.
const SEED: u64 = 0x5375_6e73_6869_6e65;

/// The purpose of a sequence, so that two uses of one index are independent.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    Manufacturer,
    Registration,
    Product,
    Prices,
    CurrentPrice,
    Invitation,
    Organisation,
    CommonPrice,
    CommonLevel,
}

/// A sequence of numbers (SplitMix64) that depends only on its purpose and index.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    state: u64,
}

impl Draw {
    pub(super) fn new(purpose: Purpose, index: u32) -> Draw {
        let purpose: u64 = match purpose {
            Purpose::Manufacturer => 1,
            Purpose::Registration => 2,
            Purpose::Product => 3,
            Purpose::Prices => 4,
            Purpose::CurrentPrice => 5,
            Purpose::Invitation => 6,
            Purpose::Organisation => 7,
            Purpose::CommonPrice => 8,
            Purpose::CommonLevel => 9,
        };
        let mut draw = Draw {
            state: SEED ^ (purpose << 40) ^ u64::from(index),
        };
        draw.state = draw.next();
        draw
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not zero.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound)).expect("smaller than its bound")
    }

    /// A number from `first` to `last`, both included.
    pub(super) fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = u64::try_from(last - first).expect("the first is not above the last") + 1;
        first + i64::try_from(self.next() % width).expect("smaller than its width")
    }

    /// True in `share` of a thousand cases.
    pub(super) fn per_mille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// One of the choices; there must be at least one.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let count = u64::try_from(choices.len()).expect("a length fits 64 bits");
        let index = usize::try_from(self.next() % count).expect("smaller than the length");
        choices[index]
    }
}

/// A number as an index into a slice.
pub(super) fn as_index(number: u32) -> usize {
    usize::try_from(number).expect("a usize has at least 32 bits")
}

/// The length of a slice that is known to be short.
pub(super) fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).expect("a table has far fewer than four thousand million rows")
}
