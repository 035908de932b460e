//! Whether mail can be sent to an address, by its form. Pure.

use ground::{FieldError, Result};

/// Refuses what no mail can be sent to.
pub(super) fn must_be_mail_address(email: Option<&str>) -> Result<()> {
    if email.is_none_or(is_mail_address) {
        return Ok(());
    }
    let (zh, en) = ("邮箱格式不正确", "is no mail address");
    Err(FieldError::alone("/email", zh, en))
}

/// Whether mail can be sent to an address, by its form: a name, an `@` and a domain with a point, in ASCII.
fn is_mail_address(address: &str) -> bool {
    let Some((name, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let letters = |text: &str, more: &[u8]| {
        let known = |letter: u8| letter.is_ascii_alphanumeric() || more.contains(&letter);
        !text.is_empty() && text.bytes().all(known)
    };
    let is_label =
        |label: &str| letters(label, b"-") && label.trim_matches('-').len() == label.len();
    address.len() <= 254
        && name.len() <= 64
        && name
            .split('.')
            .all(|part| letters(part, b"!#$%&'*+-/=?^_`{|}~"))
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_those_that_mail_can_be_sent_to() {
        for valid in ["a@b.cn", "sale.s+vbp@maker-1.example.com", "O'Neil@x.org"] {
            assert!(is_mail_address(valid), "{valid}");
        }
        for wrong in [
            "",
            "nobody",
            "@b.cn",
            "a@",
            "a@b",
            "a b@c.cn",
            "a@b..cn",
            ".a@b.cn",
            "a@-b.cn",
            "a@b@c.cn",
            "a@b.cn\nBcc: c@d.cn",
            "甲@b.cn",
            "甲 <a@b.cn>",
        ] {
            assert!(!is_mail_address(wrong), "{wrong}");
        }
    }
}
