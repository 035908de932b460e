//! Codes of a second factor: of which step of time one is and whether it serves still, what a recovery code looks like, and whose
//! duties demand a second factor. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use ground::{Duty, Error, Result};
use rand::Rng;
use strum::EnumString;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::party::random_text::{LETTERS, grouped};

/// Who hands out the secret, as the device of its owner shows it.
const ISSUER: &str = "阳光平台 sunshine";

/// How long a code is that of its step, in seconds (RFC 6238, 4.1).
const STEP: u16 = 30;

/// How many steps a device may be slow or fast (RFC 6238, 5.2).
const STEPS_ASIDE: u8 = 1;

const DIGITS: u8 = 6;

/// 160 bits, as much as the hash has (RFC 4226, 4).
const SECRET_BYTES: usize = 20;

/// How long a secret waits for its owner to show that his device has it.
const PENDING: TimeDelta = TimeDelta::minutes(30);

/// Wrong codes for a secret that waits: whoever holds a session of another tries no more of them without the password.
const PENDING_WRONG_MAX: i32 = 5;

/// Recovery codes that are handed over together.
pub(in crate::party) const RECOVERY_CODES: usize = 10;

/// Sixteen letters are 79 bits: nobody tries them out, so a fast digest of one reveals nothing.
const RECOVERY_GROUPS: usize = 4;

/// What a device and the platform share, of which both compute codes.
pub(in crate::party) struct Shared(Totp);

impl Shared {
    /// One that nobody knows yet, for the account of this name.
    pub(in crate::party) fn fresh(account: &str) -> Result<Self> {
        let mut bytes = [0_u8; SECRET_BYTES];
        rand::rng().fill_bytes(&mut bytes);
        Self::of(bytes.to_vec().into(), account)
    }

    /// The one that [`base32`](Self::base32) wrote.
    pub(super) fn read(base32: &str, account: &str) -> Result<Self> {
        let secret = Secret::try_from_base32(base32);
        // The cause would quote what is secret.
        let secret = secret.map_err(|_| Error::internal("a second factor cannot be read"))?;
        Self::of(secret, account)
    }

    fn of(secret: Secret, account: &str) -> Result<Self> {
        let built = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_skew(STEPS_ASIDE.into())
            .with_step_duration(STEP.into())
            .with_secret(secret)
            .with_account_name(account)
            .with_issuer(Some(ISSUER))
            .build();
        let built = built.map_err(|_| Error::internal("a second factor cannot be made"))?;
        Ok(Self(built))
    }

    /// As people type it into a device that reads no picture (RFC 4648, 6).
    pub(in crate::party) fn base32(&self) -> String {
        self.0.secret().to_base32()
    }

    /// As a device reads it from a picture: `otpauth://totp/…`.
    pub(in crate::party) fn uri(&self) -> Result<String> {
        let uri = self.0.to_url();
        uri.map_err(|_| Error::internal("a second factor has no address"))
    }

    /// The step that a code is of, counted from 1970, if that is the present one or the one beside it, and later than the last one
    /// whose code was used: each serves once.
    pub(in crate::party) fn step_of(
        &self,
        digits: &str,
        at: DateTime<Utc>,
        used: Option<i64>,
    ) -> Option<i64> {
        let at = u64::try_from(at.timestamp()).ok()?;
        let step = self.0.check(digits, at)?;
        let step = i64::try_from(step).ok()?;
        used.is_none_or(|used| used < step).then_some(step)
    }
}

/// What somebody typed as a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::party) enum Typed {
    /// One that a device shows.
    OfDevice(String),
    /// One that was kept for the day on which the device is lost.
    Recovery(String),
}

impl Typed {
    /// Reads what has the form of either, however it is divided; nothing of anything else.
    pub(in crate::party) fn read(text: &str) -> Option<Self> {
        let is_division = |letter: char| letter.is_whitespace() || letter == '-';
        let letters = text.chars().filter(|letter| !is_division(*letter));
        let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
        let is_digits = letters.bytes().all(|letter| letter.is_ascii_digit());
        if letters.len() == usize::from(DIGITS) && is_digits {
            return Some(Self::OfDevice(letters));
        }
        let is_known = letters.bytes().all(|letter| LETTERS.contains(&letter));
        (letters.len() == 4 * RECOVERY_GROUPS && is_known).then_some(Self::Recovery(letters))
    }
}

/// Recovery codes that nobody chose, as they are handed over.
pub(in crate::party) fn recovery_codes() -> Vec<String> {
    let codes = (0..RECOVERY_CODES).map(|_| grouped(RECOVERY_GROUPS));
    codes.collect()
}

/// Whether a secret still waits for a first code: for so long, and for so many wrong ones.
#[must_use]
pub(in crate::party) fn is_pending(since: DateTime<Utc>, wrong: i32, now: DateTime<Utc>) -> bool {
    now < since + PENDING && wrong < PENDING_WRONG_MAX
}

/// When a secret was handed over that waits no more at `now`.
#[must_use]
pub(in crate::party) fn stale_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now - PENDING
}

/// Whose duties demand a second factor, as the rulebook states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(in crate::party) enum Demand {
    None,
    /// Those who keep accounts.
    Administrators,
    /// Those too who decide for everybody, and who pay.
    Deciding,
    /// Whoever does not only read.
    Acting,
    Everybody,
}

impl Demand {
    /// Whether it is demanded of an account with these duties in force.
    #[must_use]
    pub(in crate::party) fn is_of(self, duties: &[Duty]) -> bool {
        let has = |any: fn(Duty) -> bool| duties.iter().copied().any(any);
        let administers = |duty| duty == Duty::Administrator;
        match self {
            Self::None => false,
            Self::Administrators => has(administers),
            Self::Deciding => has(administers) || has(decides),
            Self::Acting => has(administers) || has(Duty::acts),
            Self::Everybody => true,
        }
    }
}

/// Whether what it does counts for others than its organisation, or is money.
fn decides(duty: Duty) -> bool {
    match duty {
        Duty::Operator | Duty::Decider | Duty::FinanceMaker | Duty::FinanceReleaser => true,
        Duty::Buyer
        | Duty::Reviewer
        | Duty::Storekeeper
        | Duty::Sales
        | Duty::Shipping
        | Duty::Invoicing
        | Duty::Technical
        | Duty::Negotiation
        | Duty::Supervision
        | Duty::Administrator
        | Duty::Auditor => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use strum::VariantArray;

    use super::*;

    /// The secret of RFC 6238, appendix B: `12345678901234567890`.
    const OF_RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn of_rfc() -> Shared {
        Shared::read(OF_RFC, "maker").expect("a secret")
    }

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).expect("an instant")
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // The last six of its eight digits.
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = of_rfc().step_of(code, at(second), None);
            assert_eq!(step, Some(second / 30), "{second}");
        }
    }

    #[test]
    fn a_code_serves_in_its_own_step_and_the_one_before_and_after_and_not_a_second_beyond() {
        let shared = of_rfc();
        // The code of the step from 1111111110 to 1111111140.
        let serves = |second| shared.step_of("050471", at(second), None) == Some(37_037_037);
        for second in [1_111_111_080, 1_111_111_110, 1_111_111_139, 1_111_111_169] {
            assert!(serves(second), "{second}");
        }
        for second in [1_111_111_079, 1_111_111_170] {
            assert!(!serves(second), "{second}");
        }
        let late = at(1_111_111_169) + TimeDelta::microseconds(999_999);
        assert!(shared.step_of("050471", late, None).is_some());
        let before_1970 = shared.step_of("050471", at(-1), None);
        assert_eq!(before_1970, None);
    }

    #[test]
    fn each_step_serves_once_and_none_before_one_that_was_used() {
        let shared = of_rfc();
        let now = at(1_111_111_111);
        let with = |code: &str, used| shared.step_of(code, now, Some(used));
        assert_eq!(with("050471", 37_037_036), Some(37_037_037));
        assert_eq!(with("050471", 37_037_037), None, "that one");
        assert_eq!(with("081804", 37_037_035), Some(37_037_036));
        assert_eq!(with("081804", 37_037_037), None, "an earlier one");
    }

    #[test]
    fn what_is_no_code_of_the_device_is_of_no_step() {
        for odd in [
            "", "05047", "0504711", "+50471", "050472", "５0471", "abcdef",
        ] {
            assert_eq!(
                of_rfc().step_of(odd, at(1_111_111_111), None),
                None,
                "{odd}"
            );
        }
    }

    #[test]
    fn a_fresh_secret_is_read_again_and_names_issuer_and_account() {
        let fresh = Shared::fresh("li.wei").expect("a secret");
        let text = fresh.base32();
        assert_eq!(text.len(), 32, "{text}");
        let again = Shared::read(&text, "li.wei").expect("the same");
        assert_eq!(again.base32(), text);
        let uri = fresh.uri().expect("an address");
        let issuer = "%E9%98%B3%E5%85%89%E5%B9%B3%E5%8F%B0%20sunshine";
        assert!(
            uri.starts_with(&format!("otpauth://totp/{issuer}:li.wei?")),
            "{uri}"
        );
        assert!(uri.contains(&format!("secret={text}")), "{uri}");
        assert!(uri.contains(&format!("issuer={issuer}")), "{uri}");
        let other = Shared::fresh("li.wei").expect("a secret");
        assert_ne!(other.base32(), text);
        assert!(Shared::read("not base32", "li.wei").is_err());
    }

    #[test]
    fn codes_are_read_however_they_are_divided() {
        for text in ["050471", " 050 471 ", "050-471"] {
            assert_eq!(
                Typed::read(text),
                Some(Typed::OfDevice("050471".to_owned()))
            );
        }
        let recovery = Some(Typed::Recovery("abcdefghjkmn2345".to_owned()));
        for text in [
            "abcd-efgh-jkmn-2345",
            "ABCD EFGH JKMN 2345",
            "abcdefghjkmn2345",
        ] {
            assert_eq!(Typed::read(text), recovery, "{text}");
        }
        // No letter that is taken for another, and none that is missing or too many.
        for text in [
            "",
            "-",
            "05047",
            "0504711",
            "０50471",
            "abcd-efgh-jkmn-234",
            "abcd-efgh-jkmn-23455",
            "abcd-efgh-jkmn-0345",
            "abcd-efgh-ijkm-2345",
            "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁",
        ] {
            assert_eq!(Typed::read(text), None, "{text}");
        }
    }

    #[test]
    fn ten_recovery_codes_are_handed_over_none_of_them_twice() {
        let codes: Vec<String> = (0..20).flat_map(|_| recovery_codes()).collect();
        assert_eq!(codes.len(), 200);
        for code in &codes {
            assert_eq!(code.len(), 19, "{code}");
            assert!(
                matches!(Typed::read(code), Some(Typed::Recovery(_))),
                "{code}"
            );
        }
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), 200);
    }

    #[test]
    fn a_secret_waits_for_half_an_hour_and_for_five_wrong_codes() {
        let since = at(1_111_111_111);
        let end = since + PENDING;
        assert!(is_pending(since, 0, since));
        assert!(is_pending(since, 4, end - TimeDelta::microseconds(1)));
        assert!(!is_pending(since, 0, end));
        assert!(!is_pending(since, 5, since));
        assert_eq!(
            stale_before(end),
            since,
            "what is over is what may be forgotten"
        );
    }

    #[test]
    fn each_step_of_the_rule_demands_it_of_more() {
        use Duty::{Administrator, Auditor, Buyer, Decider, FinanceReleaser, Operator, Sales};
        let of = |demand: &str, duties: &[Duty]| {
            demand.parse::<Demand>().expect("a demand").is_of(duties)
        };
        for (duties, first) in [
            (&[Administrator][..], 1),
            (&[Operator], 2),
            (&[Decider], 2),
            (&[FinanceReleaser], 2),
            (&[Buyer], 3),
            (&[Sales, Administrator], 1),
            (&[Auditor], 4),
            (&[], 4),
        ] {
            let steps = ["none", "administrators", "deciding", "acting", "everybody"];
            for (step, demand) in steps.into_iter().enumerate() {
                assert_eq!(of(demand, duties), first <= step, "{demand} {duties:?}");
            }
        }
        for duty in Duty::VARIANTS {
            assert!(!of("none", &[*duty]));
            let acts = duty.acts() || *duty == Administrator;
            assert_eq!(of("acting", &[*duty]), acts, "{duty:?}");
        }
    }
}
