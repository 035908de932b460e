//! Which number formats show a number as a moment: in old workbooks nothing else tells a day from a number.

/// How a number is shown, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    #[default]
    Number,
    /// A day, a time of day, or both.
    Moment,
    /// Hours or minutes that count beyond a day.
    Duration,
}

impl Look {
    /// The formats that every program knows by number, those of East Asia included.
    pub(crate) fn built_in(number: u16) -> Self {
        match number {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            46 => Self::Duration,
            _ => Self::Number,
        }
    }

    /// By the first section of a pattern such as `yyyy"年"m"月"d"日";@`.
    pub(crate) fn of(pattern: &str) -> Self {
        let mut letters = pattern.chars();
        while let Some(letter) = letters.next() {
            match letter {
                // The letter behind these is written as it is, or as wide as it is.
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '"' => while letters.next().is_some_and(|letter| letter != '"') {},
                '[' => {
                    let within: String = letters.by_ref().take_while(|it| *it != ']').collect();
                    if is_counted(&within) {
                        return Self::Duration;
                    }
                }
                ';' => return Self::Number,
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Self::Moment,
                // `General` and the like, and `AM/PM` and `上午/下午`, which never stand without hours.
                'G' | 'g' if is_general(letters.as_str()) => return Self::Number,
                _ => {}
            }
        }
        Self::Number
    }
}

fn is_general(rest: &str) -> bool {
    rest.get(..6)
        .is_some_and(|rest| rest.eq_ignore_ascii_case("eneral"))
}

/// `[h]`, `[mm]`, `[s]`, not a colour or a condition.
fn is_counted(within: &str) -> bool {
    let mut letters = within.chars().map(|letter| letter.to_ascii_lowercase());
    let first = letters.next();
    first.is_some_and(|first| matches!(first, 'h' | 'm' | 's') && letters.all(|it| it == first))
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn a_pattern_with_parts_of_a_day_shows_a_moment() {
        for pattern in [
            "yyyy-mm-dd",
            "yyyy\"年\"m\"月\"d\"日\";@",
            "[$-804]yyyy/m/d",
            "m/d/yy h:mm",
            "h:mm AM/PM",
            "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "D-MMM-YY",
            "[Red]yyyy",
        ] {
            assert_eq!(Look::of(pattern), Look::Moment, "{pattern}");
        }
        assert_eq!(Look::of("[h]:mm:ss"), Look::Duration);
        assert_eq!(Look::of("[MM]:ss"), Look::Duration);
    }

    #[test]
    fn other_patterns_show_numbers() {
        for pattern in [
            "General",
            "GENERAL",
            "0.00",
            "#,##0.00;[Red]-#,##0.00",
            "\"days\"0",
            "0\\d",
            "0_d",
            "*s0",
            "[Red]0",
            "[>=100]0;yyyy",
            "@",
            "¥#,##0.00",
            "\"单位：\"0.00\"元\"",
            "[Magenta]0",
            "",
            "[",
            "\"open",
        ] {
            assert_eq!(Look::of(pattern), Look::Number, "{pattern}");
        }
    }
}
