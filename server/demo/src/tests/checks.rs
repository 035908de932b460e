//! Checks of codes, written independently of the generator.

pub(super) fn is_product_code(code: &str) -> bool {
    code.len() == 27 && code.starts_with('C') && code[1..].bytes().all(|byte| byte.is_ascii_digit())
}

/// By GB 32100 and GB 11714, written independently of the generator.
pub(super) fn is_credit_code(code: &str) -> bool {
    const LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut weight = 1;
    let mut sum = 0;
    for letter in code.chars().take(17) {
        let Some(value) = LETTERS.find(letter) else {
            return false;
        };
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    let check = LETTERS.chars().nth((31 - sum % 31) % 31);
    let organisation: Vec<u32> = code[8..16]
        .chars()
        .map(|letter| letter.to_digit(36).unwrap())
        .collect();
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = organisation
        .iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum();
    let inner = match (11 - sum % 11) % 11 {
        10 => 'X',
        value => char::from_digit(value, 10).unwrap(),
    };
    code.len() == 18 && code.chars().nth(17) == check && code.chars().nth(16) == Some(inner)
}

pub(super) fn is_gtin(number: &str) -> bool {
    let weighted = number.bytes().enumerate().map(|(position, digit)| {
        let weight = if position % 2 == 0 { 3 } else { 1 };
        u32::from(digit - b'0') * weight
    });
    number.len() == 14 && weighted.sum::<u32>() % 10 == 0
}

/// The class of a registration number in the form of 2014, or 1 for a filing; `None` when malformed.
pub(super) fn class_of_certificate(certificate: &str) -> Option<u32> {
    const PROVINCES: &str = "国京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵云陕甘青蒙桂藏宁新";
    if let Some((issuer, rest)) = certificate.split_once("械备") {
        let digits = rest.strip_suffix('号').unwrap_or(rest);
        let known = issuer
            .chars()
            .next()
            .is_some_and(|first| PROVINCES.contains(first));
        let formed = digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_digit());
        return (known && formed && issuer.chars().count() <= 3).then_some(1);
    }
    let (issuer, rest) = certificate.split_once("械注")?;
    let mut rest = rest.chars();
    let way = rest.next()?;
    let digits: String = rest.collect();
    let class = digits.chars().nth(4)?.to_digit(10)?;
    let formed = digits.len() == 11 && digits.bytes().all(|digit| digit.is_ascii_digit());
    let year: u32 = digits.get(..4)?.parse().ok()?;
    let fits = match (issuer, way, class) {
        ("国", '准', 3) | ("国", '进', 2 | 3) => true,
        (_, '准', 2) => {
            issuer.chars().count() == 1 && issuer != "国" && PROVINCES.contains(issuer)
        }
        _ => false,
    };
    (formed && fits && (2014..=2026).contains(&year)).then_some(class)
}
