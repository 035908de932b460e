//! What clients carry but must not read: numbers that count what others do, and positions in lists.
//!
//! A row's number grows with everything that anybody enters, so that two of one's own betray how much others did
//! between. Such a number leaves the program *sealed*: as another number, which only this installation's key turns back.
//! The boundary is text: an id as text (JSON, paths, links, mail, the log) is sealed, and as a number (columns) it is not.

use std::sync::OnceLock;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

use crate::database::Reader;
use crate::error::{Error, Result};
use crate::hex::{bytes_of_hex, hex};
use crate::setting;

/// The numbers from here on are sealed; the migration lets sequences go on here. Those below were shown as they are by
/// earlier programs, are known to clients by that, stand in mail that was sent, and remain.
pub const SEALED_FROM: i64 = 1 << 40;

/// Sealed numbers have 19 digits, so that they cannot be taken for others.
const SEALED: i64 = 1 << 62;

const HALF_BITS: u32 = 31;
const HALF: i64 = (1 << HALF_BITS) - 1;

/// Four are enough for a permutation that nobody can tell from a random one; two more cost little.
const ROUNDS: [u8; 6] = [0, 1, 2, 3, 4, 5];

struct Keys {
    numbers: hmac::Key,
    nonces: hmac::Key,
    digests: hmac::Key,
    texts: LessSafeKey,
}

/// One for each process: ids are written where nothing else is known than the id. The first database that is opened
/// decides.
static KEYS: OnceLock<Keys> = OnceLock::new();

/// Reads the key of this installation, which the migration made.
pub(crate) async fn open_keys(db: &impl Reader) -> Result<()> {
    if KEYS.get().is_some() {
        return Ok(());
    }
    let key = setting::read(db, setting::SEAL_KEY).await?;
    let key = key.ok_or_else(|| Error::internal("the database has no key for ids"))?;
    KEYS.get_or_init(|| Keys::from(key.as_bytes()));
    Ok(())
}

fn keys() -> &'static Keys {
    KEYS.get()
        .expect("the ground is open before anything is sealed")
}

impl Keys {
    /// Keys for each purpose, none of which reveals another.
    fn from(key: &[u8]) -> Self {
        let root = hmac::Key::new(hmac::HMAC_SHA256, key);
        let derive = |purpose: &str| hmac::sign(&root, purpose.as_bytes());
        let hmac_key = |purpose| hmac::Key::new(hmac::HMAC_SHA256, derive(purpose).as_ref());
        let text_key = UnboundKey::new(&CHACHA20_POLY1305, derive("texts").as_ref());
        Self {
            numbers: hmac_key("numbers"),
            nonces: hmac_key("nonces"),
            digests: hmac_key("digests"),
            texts: LessSafeKey::new(text_key.expect("a digest is as long as a key")),
        }
    }

    /// One step of a Feistel cipher: what is mixed into one half because of the other.
    fn mixed(&self, kind: &str, round: u8, half: i64) -> i64 {
        let mut signed = hmac::Context::with_key(&self.numbers);
        signed.update(&[round]);
        signed.update(&half.to_be_bytes());
        signed.update(kind.as_bytes());
        let tag = signed.sign();
        let bytes = tag.as_ref().first_chunk().copied().unwrap_or_default();
        i64::from(u32::from_be_bytes(bytes)) & HALF
    }

    fn number(&self, kind: &str, number: i64) -> i64 {
        if number < SEALED_FROM {
            return number;
        }
        let halves = (number >> HALF_BITS, number & HALF);
        let (left, right) = ROUNDS.into_iter().fold(halves, |(left, right), round| {
            (right, left ^ self.mixed(kind, round, right))
        });
        SEALED | (left << HALF_BITS) | right
    }

    fn opened(&self, kind: &str, sealed: i64) -> Option<i64> {
        if sealed < SEALED {
            // A number that should be sealed is none: whoever could try such numbers could count with them.
            return (sealed < SEALED_FROM).then_some(sealed);
        }
        let sealed = sealed - SEALED;
        let halves = (sealed >> HALF_BITS, sealed & HALF);
        let (left, right) = ROUNDS
            .into_iter()
            .rev()
            .fold(halves, |(left, right), round| {
                (right ^ self.mixed(kind, round, left), left)
            });
        let number = (left << HALF_BITS) | right;
        (SEALED_FROM <= number).then_some(number)
    }

    fn text(&self, purpose: &str, text: &str) -> String {
        let mut nonce = [0; NONCE_LEN];
        let tag = sign(&self.nonces, purpose, text);
        nonce.copy_from_slice(&tag.as_ref()[..NONCE_LEN]);
        let mut sealed = text.as_bytes().to_vec();
        self.texts
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(purpose),
                &mut sealed,
            )
            .expect("the text is short");
        hex(&nonce) + &hex(&sealed)
    }

    fn opened_text(&self, purpose: &str, sealed: &str) -> Option<String> {
        let bytes = bytes_of_hex(sealed)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LEN>()?;
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self
            .texts
            .open_in_place(nonce, Aad::from(purpose), &mut sealed);
        String::from_utf8(opened.ok()?.to_vec()).ok()
    }
}

/// The number of a row of that kind as clients see it. Kinds do not share numbers.
#[must_use]
pub fn number(kind: &str, number: i64) -> i64 {
    if number < SEALED_FROM {
        return number;
    }
    keys().number(kind, number)
}

/// The number of a row from what clients see of it; `None` when nothing was shown so.
#[must_use]
pub fn opened_number(kind: &str, sealed: i64) -> Option<i64> {
    if (0..SEALED_FROM).contains(&sealed) {
        return Some(sealed);
    }
    KEYS.get()?.opened(kind, sealed)
}

/// A text that nobody else can read or change, for one purpose alone. The same text seals to the same.
#[must_use]
pub fn text(purpose: &str, text: &str) -> String {
    keys().text(purpose, text)
}

/// What was sealed for that purpose; `None` for everything else.
#[must_use]
pub fn opened_text(purpose: &str, sealed: &str) -> Option<String> {
    keys().opened_text(purpose, sealed)
}

/// A name that is always the same for a text and reveals nothing of it.
#[must_use]
pub fn digest(purpose: &str, text: &str) -> String {
    let tag = sign(&keys().digests, purpose, text);
    tag.as_ref()
        .first_chunk::<16>()
        .map_or_else(String::new, |bytes| hex(bytes))
}

fn sign(key: &hmac::Key, purpose: &str, text: &str) -> hmac::Tag {
    let mut signed = hmac::Context::with_key(key);
    signed.update(&purpose.len().to_be_bytes());
    signed.update(purpose.as_bytes());
    signed.update(text.as_bytes());
    signed.sign()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn keys() -> Keys {
        Keys::from(b"of this test")
    }

    #[test]
    fn what_was_shown_before_remains() {
        for number in [0, 1, 1041, SEALED_FROM - 1] {
            assert_eq!(keys().number("a", number), number);
            assert_eq!(keys().opened("a", number), Some(number));
        }
    }

    #[test]
    fn numbers_that_follow_each_other_do_not_look_so() {
        let keys = keys();
        let sealed: Vec<i64> = (SEALED_FROM..SEALED_FROM + 1_000)
            .map(|number| keys.number("a", number))
            .collect();
        assert_eq!(sealed.iter().collect::<HashSet<_>>().len(), sealed.len());
        let rising = sealed.windows(2).filter(|two| two[0] < two[1]).count();
        assert!((400..600).contains(&rising), "{rising}");
        // The halves of the space, and the parity, are as often one as the other.
        for high in [1_i64 << 61, 1] {
            let set = sealed.iter().filter(|one| **one & high != 0).count();
            assert!((400..600).contains(&set), "{set}");
        }
        let steps: HashSet<i64> = sealed.windows(2).map(|two| two[1] - two[0]).collect();
        assert_eq!(steps.len(), sealed.len() - 1);
        assert!(sealed.iter().all(|one| one.to_string().len() == 19));
    }

    #[test]
    fn a_number_that_was_never_shown_is_none() {
        let keys = keys();
        // Of numbers that look sealed nearly all are: only those below are shown as they are.
        for number in [
            SEALED_FROM,
            SEALED_FROM + 1,
            SEALED - 1,
            keys.number("b", SEALED_FROM) & (SEALED - 1),
        ] {
            assert_eq!(keys.opened("a", number), None, "{number}");
        }
        let foreign = keys.number("b", SEALED_FROM);
        assert_ne!(keys.opened("a", foreign), Some(SEALED_FROM));
        assert_ne!(
            Keys::from(b"another").opened("b", foreign),
            Some(SEALED_FROM)
        );
    }

    #[test]
    fn a_text_changed_or_for_another_purpose_is_none() {
        let keys = keys();
        let sealed = keys.text("list", "10-7");
        assert!(!sealed.contains("10-7"));
        assert_eq!(keys.opened_text("list", &sealed).as_deref(), Some("10-7"));
        assert_eq!(keys.opened_text("other", &sealed), None);
        assert_eq!(Keys::from(b"another").opened_text("list", &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(keys.opened_text("list", &changed), None, "{at}");
        }
        for nonsense in ["", "0", "zz", "00", "中文", &sealed[2..], &sealed[..40]] {
            assert_eq!(keys.opened_text("list", nonsense), None, "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn every_number_comes_back(number in 0..SEALED) {
            let keys = keys();
            prop_assert_eq!(keys.opened("a", keys.number("a", number)), Some(number));
        }
    }
}
