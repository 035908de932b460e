//! What an invitation is called: an id for programs, a number for people.

use ground::{InvitationId, Moment};
use rand::Rng;
use uuid::{ContextV7, Timestamp, Uuid};

/// No vowels, and nothing that is easily misread.
const NUMBER_LETTERS: &[u8; 27] = b"23456789BCDFGHJKLMNPQRSTVWX";

/// A UUID of version 7: it grows with time, which keeps the index compact, and cannot be guessed.
pub(super) fn fresh_id(moment: &Moment) -> InvitationId {
    let seconds = u64::try_from(moment.now.timestamp()).unwrap_or_default();
    let nanos = moment.now.timestamp_subsec_nanos();
    InvitationId(Uuid::new_v7(Timestamp::from_unix(
        ContextV7::new(),
        seconds,
        nanos,
    )))
}

/// The day and random letters: a running number would show a rival how many invitations there are.
pub(super) fn fresh_number(moment: &Moment) -> String {
    let mut rng = rand::rng();
    let mut letters = [0_u8; 8];
    rng.fill_bytes(&mut letters);
    let tail: String = letters
        .iter()
        .map(|byte| char::from(NUMBER_LETTERS[usize::from(*byte) % NUMBER_LETTERS.len()]))
        .collect();
    format!("YJ{}-{tail}", moment.today().format("%Y%m%d"))
}
