//! What people call the device that a request comes from: the program and the system of its `User-Agent`, in short.

/// Letters of a name, whatever a client calls itself.
const LETTERS_MAX: usize = 60;

/// Programs by what their `User-Agent` has, the more particular first: each claims to be those below it.
const PROGRAMS: [(&str, &str); 10] = [
    ("MicroMessenger/", "WeChat"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("QQBrowser/", "QQ"),
    ("Firefox/", "Firefox"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("Trident/", "Internet Explorer"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// `Chrome · Windows`; of an unknown program its own first word, and nothing where it says nothing.
pub(super) fn device_name(user_agent: &str) -> String {
    let known = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(part, _)| user_agent.contains(part));
        found.map(|(_, name)| (*name).to_owned())
    };
    let own = user_agent.split([' ', '/']).next().unwrap_or_default();
    let own: String = own.chars().filter(char::is_ascii_graphic).collect();
    let program = known(&PROGRAMS).or_else(|| Some(own).filter(|own| !own.is_empty()));
    let parts: Vec<String> = [program, known(&SYSTEMS)].into_iter().flatten().collect();
    parts.join(" · ").chars().take(LETTERS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_its_program_and_system() {
        let windows =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        for (agent, name) in [
            (
                format!("{windows} Chrome/126.0 Safari/537.36"),
                "Chrome · Windows",
            ),
            (
                format!("{windows} Chrome/126.0 Safari/537.36 Edg/126.0"),
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"
                    .to_owned(),
                "Safari · iPhone",
            ),
            ("python-requests/2.31".to_owned(), "python-requests"),
            (String::new(), ""),
            ("\u{202e}x/1".to_owned(), "x"),
        ] {
            assert_eq!(device_name(&agent), name, "{agent}");
        }
        assert_eq!(device_name(&"a".repeat(500)).len(), LETTERS_MAX);
    }
}
