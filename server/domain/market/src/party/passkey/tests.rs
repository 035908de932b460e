//! Under which addresses there are passkeys, how long a challenge waits, and what a device may be called.

use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{RelyingParty, device_name, is_waiting};

#[test]
fn there_are_passkeys_where_browsers_make_them() {
    for (address, origin) in [
        ("https://sunshine.example", Some("https://sunshine.example")),
        (
            "https://sunshine.example:8443/platform/",
            Some("https://sunshine.example:8443"),
        ),
        ("http://localhost:8080", Some("http://localhost:8080")),
        ("http://127.0.0.1:8080", Some("http://localhost:8080")),
        ("http://[::1]:8080", Some("http://localhost:8080")),
        // Unencrypted, and under the number of a machine.
        ("http://sunshine.example", None),
        ("http://10.0.0.8:8080", None),
        ("https://10.0.0.8", None),
        ("https://[2001:db8::1]", None),
        ("http://0.0.0.0:8080", None),
        ("http://localhost.example", None),
    ] {
        let party = RelyingParty::of(&address.parse().expect("an address"));
        let found = party.as_ref().map(RelyingParty::origin);
        assert_eq!(found, origin, "{address}");
    }
}

#[test]
fn a_challenge_waits_for_five_minutes() {
    let made: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
    assert!(is_waiting(made, made));
    let end = made + TimeDelta::minutes(5);
    assert!(is_waiting(made, end - TimeDelta::microseconds(1)));
    assert!(!is_waiting(made, end));
}

#[test]
fn a_device_has_a_name_of_one_to_forty_letters() {
    let forty = "机".repeat(40);
    for name in ["办公室电脑", " 手机 ", forty.as_str()] {
        assert_eq!(device_name(name).expect("a name"), name.trim());
    }
    for name in ["", "  ", &"机".repeat(41)] {
        assert!(device_name(name).is_err(), "{name}");
    }
}
