//! Numbers and names of holidays at the beginning of a text.

/// A number of at most `digits_max` digits.
pub(super) fn number(text: &str, digits_max: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = text.split_at(length);
    let number = (1..=digits_max)
        .contains(&length)
        .then(|| digits.parse().ok());
    number.flatten().map(|number| (number, after))
}

/// A number to nineteen in words.
pub(super) fn chinese_number(text: &str) -> Option<(u32, &str)> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |text: &str| {
        let letter = text.chars().next()?;
        let place = DIGITS.chars().position(|known| known == letter)?;
        u32::try_from(place + 1).ok()
    };
    if let Some(after) = text.strip_prefix('两') {
        return Some((2, after));
    }
    if let Some(after) = text.strip_prefix('十') {
        return Some(match digit(after) {
            Some(ones) => (10 + ones, &after[3..]),
            None => (10, after),
        });
    }
    digit(text).map(|ones| (ones, &text[3..]))
}

/// Names of holidays as notices write them, longer ones first, and as they are shown.
pub(super) const NAMES: [(&str, &str); 13] = [
    ("国际劳动节", "劳动节"),
    ("劳动节", "劳动节"),
    ("国庆节", "国庆节"),
    ("清明节", "清明节"),
    ("端午节", "端午节"),
    ("中秋节", "中秋节"),
    ("元旦", "元旦"),
    ("新年", "元旦"),
    ("春节", "春节"),
    ("国庆", "国庆节"),
    ("清明", "清明节"),
    ("端午", "端午节"),
    ("中秋", "中秋节"),
];

/// One name of a holiday or several, as they are shown.
pub(super) fn names(text: &str) -> Option<(String, &str)> {
    let one = |text| {
        let found = NAMES
            .iter()
            .map(|(written, shown)| (str::strip_prefix(text, written), *shown));
        found
            .filter_map(|(after, shown)| Some((shown, after?)))
            .next()
    };
    let (first, mut after) = one(text)?;
    let mut shown = first.to_owned();
    while let Some((name, beyond)) = ["、", "和", "及", "与", ","]
        .iter()
        .find_map(|word| after.strip_prefix(word))
        .and_then(one)
    {
        shown = format!("{shown}、{name}");
        after = beyond;
    }
    Some((shown, after))
}
