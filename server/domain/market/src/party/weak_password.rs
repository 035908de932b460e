//! Which passwords are too weak: what others guess first. Pure.
//!
//! Level three of 等保 (GB/T 22239-2019, 8.1.4.1) asks for passwords that are not simple. What is asked for here is length, two kinds of
//! letters where a password is no long phrase, and nothing that stands first on lists of stolen passwords.

use std::collections::BTreeSet;

use ground::{FieldError, Result, Words};

/// The length of a password in characters.
const LETTERS: std::ops::RangeInclusive<usize> = 10..=128;

/// So many characters must differ: blanks, or two characters in turn, are no secret.
const DIFFERENT_MIN: usize = 5;

/// From this length on one kind of characters is enough.
const PHRASE_LETTERS: usize = 16;

/// A password of no more pieces than these, each a walk along the alphabet, the digits or a row of the keyboard, is guessed
/// as quickly as one.
const WALKS_MAX: usize = 3;

/// The walks: a piece follows one of them, forwards or backwards.
const ROWS: [&str; 9] = [
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "!@#$%^&*()_+",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
];

/// What a password may not be built around, however many digits and signs come before or behind it.
const COMMON: [&str; 36] = [
    "password",
    "passwd",
    "passw",
    "pass",
    "pwd",
    "mima",
    "secret",
    "admin",
    "administrator",
    "root",
    "user",
    "guest",
    "test",
    "demo",
    "welcome",
    "letmein",
    "login",
    "changeme",
    "default",
    "qwerty",
    "abc",
    "iloveyou",
    "love",
    "woaini",
    "wo",
    "aini",
    "monkey",
    "dragon",
    "master",
    "superman",
    "hospital",
    "yiyuan",
    "yongyao",
    "shenzhen",
    "zhongguo",
    "china",
];

/// Why a password is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weakness {
    /// Too short, or too long.
    Length,
    /// It contains the name of the account.
    Account,
    /// Few different characters, or few kinds.
    Plain,
    /// On the lists with which guessers begin.
    Common,
}

impl Weakness {
    #[must_use]
    fn words(self) -> Words {
        match self {
            Self::Length => Words::new("密码须为10至128位", "10 to 128 letters"),
            Self::Account => Words::new("密码不得包含账号", "must not contain the account's name"),
            Self::Plain => Words::new(
                "密码过于单一：至少5个不同的字符，并含字母、数字、符号中的两种（16位以上不限）",
                "too plain: at least 5 different characters, of two kinds of letters, digits and signs (from 16 characters on of any)",
            ),
            Self::Common => Words::new(
                "密码过于常见，容易被猜到，请换一个",
                "one of the passwords that are guessed first: choose another",
            ),
        }
    }
}

/// Refuses a password that an account may not have, by the field in which it was sent.
pub(super) fn must_be_strong(password: &str, account: &str, pointer: &str) -> Result<()> {
    match weakness(password, account) {
        None => Ok(()),
        Some(weakness) => {
            let Words { zh, en } = weakness.words();
            Err(FieldError::alone(pointer, zh, en))
        }
    }
}

/// Why an account may not have this password; none where it may.
#[must_use]
fn weakness(password: &str, account: &str) -> Option<Weakness> {
    let folded = password.to_lowercase();
    let letters: Vec<char> = folded.chars().collect();
    if !LETTERS.contains(&letters.len()) {
        return Some(Weakness::Length);
    }
    if folded.contains(&account.to_lowercase()) {
        return Some(Weakness::Account);
    }
    let different: BTreeSet<char> = letters.iter().copied().collect();
    let is_phrase = PHRASE_LETTERS <= letters.len();
    if different.len() < DIFFERENT_MIN || (!is_phrase && kinds(&letters) < 2) {
        return Some(Weakness::Plain);
    }
    (walks(&letters) <= WALKS_MAX || is_around_common(&folded)).then_some(Weakness::Common)
}

/// How many of letters, digits and everything else there are.
fn kinds(letters: &[char]) -> usize {
    let tests: [fn(char) -> bool; 3] = [char::is_alphabetic, char::is_numeric, |letter| {
        !letter.is_alphanumeric()
    }];
    let is_met = |test: &&fn(char) -> bool| letters.iter().copied().any(test);
    tests.iter().filter(is_met).count()
}

/// Into how few pieces the password falls, each a walk or the same character again.
fn walks(letters: &[char]) -> usize {
    let mut pieces = 0;
    let mut rest = letters;
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|letter| *letter == first).count();
        let along = ROWS.iter().map(|row| walked(rest, row));
        let length = along.max().unwrap_or(1).max(same);
        rest = rest.get(length..).unwrap_or_default();
        pieces += 1;
    }
    pieces
}

/// How many characters from the beginning follow a row, forwards or backwards.
fn walked(letters: &[char], row: &str) -> usize {
    let forwards: Vec<char> = row.chars().collect();
    let backwards: Vec<char> = row.chars().rev().collect();
    let longest = |row: &[char]| {
        let starts = 0..row.len();
        let along = starts.map(|start| {
            let steps = letters.iter().zip(row.iter().skip(start));
            steps.take_while(|(letter, step)| letter == step).count()
        });
        along.max().unwrap_or_default()
    };
    longest(&forwards).max(longest(&backwards)).max(1)
}

/// Whether a common word is all that is left without digits and signs, also with some of them in the place of letters.
fn is_around_common(folded: &str) -> bool {
    let is_bare = |letter: char| letter.is_alphabetic();
    let bare: String = folded.chars().filter(|letter| is_bare(*letter)).collect();
    let core = folded.trim_matches(|letter| !is_bare(letter));
    let spelled: String = core.chars().filter_map(spelled).collect();
    COMMON.iter().any(|word| *word == bare || *word == spelled)
}

/// A character as the letter that it is used for.
fn spelled(letter: char) -> Option<char> {
    match letter {
        '0' => Some('o'),
        '1' | '!' => Some('i'),
        '3' => Some('e'),
        '4' | '@' => Some('a'),
        '5' | '$' => Some('s'),
        '7' => Some('t'),
        letter if letter.is_alphabetic() => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_of_ten_letters_of_two_kinds_is_accepted() {
        for password in [
            "sunshine-demo",
            "long-enough-1",
            "正确的马 电池 订书钉",
            "Kq7#vTz2pL",
            "correcthorsebatterystaple",
            "  lead and trail  ",
        ] {
            assert_eq!(weakness(password, "buyer"), None, "{password}");
        }
    }

    #[test]
    fn the_length_is_ten_to_a_hundred_and_twenty_eight_characters() {
        assert_eq!(weakness("Kq7#vTz2p", "buyer"), Some(Weakness::Length));
        assert_eq!(weakness("正确的马电池-1", "buyer"), Some(Weakness::Length));
        let longest: String = "Kq7#vTz2".repeat(16);
        assert_eq!(weakness(&longest, "buyer"), None);
        assert_eq!(
            weakness(&format!("{longest}x"), "buyer"),
            Some(Weakness::Length)
        );
    }

    #[test]
    fn the_name_of_the_account_is_no_part_of_it_in_any_case() {
        for password in ["buyer-7-klmq", "my BUYER 2026", "xxBuyerxx99"] {
            assert_eq!(
                weakness(password, "buyer"),
                Some(Weakness::Account),
                "{password}"
            );
        }
    }

    #[test]
    fn what_has_few_characters_or_one_kind_is_plain() {
        for password in [
            "          ",
            "aaaaaaaaaa",
            "1a1a1a1a1a",
            "5820394716",
            "zhangweili",
            "!?!?;:!?;:",
        ] {
            assert_eq!(
                weakness(password, "buyer"),
                Some(Weakness::Plain),
                "{password}"
            );
        }
    }

    #[test]
    fn walks_over_the_keyboard_and_common_words_are_guessed_first() {
        for password in [
            "1234567890a",
            "abcde12345",
            "a0987654321",
            "qwertyuiop1",
            "1qaz2wsx3edc",
            "1q2w3e4r5t",
            "!@#$%12345",
            "Password2026",
            "P@ssw0rd!!",
            "Admin@123456",
            "woaini5201314",
            "hospital#2026",
            "2026-shenzhen",
        ] {
            assert_eq!(
                weakness(password, "buyer"),
                Some(Weakness::Common),
                "{password}"
            );
        }
    }
}
