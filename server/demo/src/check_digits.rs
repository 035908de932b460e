//! Check digits of unified social credit codes (GB 32100, GB 11714) and of GS1 numbers.

/// The letters of a unified social credit code: no I, O, S, V, Z.
pub(super) const CREDIT_LETTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

const CREDIT_WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Completes a credit code from its first 16 characters (authority, kind, region and the eight characters
/// of the organisation) with both check characters.
pub(super) fn credit_code(first_sixteen: &str) -> String {
    let organisation = &first_sixteen.as_bytes()[8..];
    let mut code = String::with_capacity(18);
    code.push_str(first_sixteen);
    code.push(organisation_check(organisation));
    code.push(credit_check(code.as_bytes()));
    code
}

/// The check digit of a GS1 number given without it.
pub(super) fn gs1_check(digits: &str) -> char {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(position, digit)| {
            let weight = if position % 2 == 0 { 3 } else { 1 };
            u32::from(digit - b'0') * weight
        })
        .sum();
    digit((10 - sum % 10) % 10)
}

fn organisation_check(organisation: &[u8]) -> char {
    let sum: u32 = organisation
        .iter()
        .zip(ORGANISATION_WEIGHTS)
        .map(|(&letter, weight)| {
            let value = if letter.is_ascii_digit() {
                letter - b'0'
            } else {
                letter - b'A' + 10
            };
            u32::from(value) * weight
        })
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        value => digit(value),
    }
}

fn credit_check(first_seventeen: &[u8]) -> char {
    let sum: usize = first_seventeen
        .iter()
        .zip(CREDIT_WEIGHTS)
        .map(|(letter, weight)| {
            let value = CREDIT_LETTERS.iter().position(|known| known == letter);
            value.expect("only letters of the standard are used") * super::draw::as_index(weight)
        })
        .sum();
    char::from(CREDIT_LETTERS[(31 - sum % 31) % 31])
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).expect("one decimal digit")
}
