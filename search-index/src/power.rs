//! Optical powers by their sign: -1.50D is another lens than +1.50D.

use crate::expand::{Levels, Vocabulary};
use crate::highlight::Pattern;
use crate::lexer::Piece;
use crate::need::Need;
use crate::units;

/// Begins the token of a power that has no sign.
const UNSIGNED: char = '±';
pub(crate) const MINUS: char = '-';
pub(crate) const PLUS: char = '+';

/// The token of a power by its sign; none of what is no power.
pub(crate) fn token(piece: &Piece) -> Option<String> {
    let is_unsigned = piece.is_quantity && units::is_in_dioptres(&piece.text);
    let sign = piece.sign.or(is_unsigned.then_some(UNSIGNED))?;
    Some(format!("{sign}{}", piece.text))
}

/// What is found of a quantity where a sign is typed before it: what has the sign, and last what has none, which is meant to
/// be positive: beside a minus it is found only where nothing has that. Where only the other sign is stated, nothing.
pub(crate) fn signed(
    vocabulary: &Vocabulary<'_>,
    piece: &Piece,
    levels: Levels,
) -> tantivy::Result<Levels> {
    let Some(sign) = piece.sign else {
        return Ok(levels);
    };
    let of_sign = |sign: char| {
        let token = format!("{sign}{}", piece.text);
        vocabulary.possible(Need::term(vocabulary.fields.text, token))
    };
    let own = of_sign(sign)?;
    let unsigned = if sign == MINUS && own != Need::Nothing {
        Need::Nothing
    } else {
        of_sign(UNSIGNED)?
    };
    let either = Need::any([own.clone(), unsigned]);
    if either == Need::Nothing {
        let other = of_sign(if sign == MINUS { PLUS } else { MINUS })?;
        return Ok(if other == Need::Nothing {
            levels
        } else {
            Levels::nothing()
        });
    }
    let with_sign = Levels {
        near: either,
        patterns: Vec::new(),
        ..Levels::flat(own, Pattern::Written(Vec::new()))
    };
    Ok(Levels::all(vec![levels, with_sign]))
}

#[cfg(test)]
mod tests {
    use super::token;
    use crate::lexer::pieces;
    use crate::text::normal;

    #[test]
    fn a_sign_is_a_part_of_a_power_alone() {
        for (text, expected) in [
            ("-1.50D", &["-1.5d"][..]),
            ("－1.50Ｄ", &["-1.5d"]),
            ("−1.50D", &["-1.5d"]),
            ("+1.50D", &["+1.5d"]),
            ("1.50D", &["±1.5d"]),
            ("球镜-3.00D 柱镜-0.75D", &["-3d", "-0.75d"]),
            ("+14.0D 柱镜1.5D", &["+14d", "±1.5d"]),
            ("(-3.25) -300度", &["-3.25", "-300deg"]),
            ("-1.00~-6.00D", &["-1", "-6d"]),
            ("SN60-20.0D", &[]),
            ("AB-1.25 3-0 -5 -0.5mm 导管-16Fr", &[]),
        ] {
            let found: Vec<String> = pieces(&normal(text)).iter().filter_map(token).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
