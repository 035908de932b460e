//! The files of a crate of the domain depend on each other one way, so that each can be read after those that it uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{FLOORS, domain, rust_files};

/// The one circle that is left, in ground. A capability's functions take a `Moment`, a `Moment` carries the capabilities, and
/// the log, the calendar and the rulebook find in them what they write, move and change. A file that leaves it leaves this list;
/// none comes to it.
const CIRCLE: [&str; 27] = [
    "ground/another.rs",
    "ground/calendar/effect.rs",
    "ground/calendar/event.rs",
    "ground/calendar/in_force.rs",
    "ground/calendar/message.rs",
    "ground/calendar/mod.rs",
    "ground/calendar/proposal.rs",
    "ground/calendar/store.rs",
    "ground/capability/counter.rs",
    "ground/capability/deadline.rs",
    "ground/capability/fall.rs",
    "ground/capability/misconduct.rs",
    "ground/capability/mod.rs",
    "ground/capability/work.rs",
    "ground/log/kind.rs",
    "ground/log/many.rs",
    "ground/log/message.rs",
    "ground/log/mod.rs",
    "ground/log/security/kinds.rs",
    "ground/log/security/minute.rs",
    "ground/log/security/mod.rs",
    "ground/log/store.rs",
    "ground/log/types.rs",
    "ground/moment.rs",
    "ground/proposal.rs",
    "ground/rulebook/impact.rs",
    "ground/rulebook/known.rs",
];

/// The names of the modules above a file and its own.
type Module = Vec<String>;

/// A file without its tests and comments.
struct Source {
    /// What it takes from others under which name, with whether it hands that on.
    taken: Vec<(Module, String, bool)>,
    /// What is left of it.
    text: String,
}

fn words(path: &str) -> Module {
    path.split("::")
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The paths of a list such as `a::{b, c::{d as e}}`, each with the name that it gives.
fn paths_of(list: &str, above: &[String], found: &mut Vec<(Module, String)>) {
    let (mut depth, mut begin) = (0, 0);
    let ends = list.char_indices().filter(|(_, letter)| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        *letter == ',' && depth == 0
    });
    let ends: Vec<usize> = ends.map(|(at, _)| at).chain([list.len()]).collect();
    for end in ends {
        let one = list[begin..end].trim();
        begin = (end + 1).min(list.len());
        let (head, inner) = one.split_once('{').unwrap_or((one, ""));
        let (head, alias) = head.split_once(" as ").unwrap_or((head, ""));
        let mut path = [above, &words(head)].concat();
        if !inner.is_empty() {
            let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
            paths_of(inner, &path, found);
        } else if let Some(last) = path.last().cloned() {
            if last == "self" {
                path.pop();
            }
            let own = path.last().cloned().unwrap_or_default();
            let name = if alias.is_empty() {
                own
            } else {
                alias.to_owned()
            };
            found.push((path, name));
        }
    }
}

fn source_of(text: &str) -> Source {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let code = text.lines().filter(|line| !line.trim().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let (mut taken, mut rest) = (Vec::new(), String::new());
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let (before, list) = line.split_once("use ").unwrap_or((line, ""));
        let before = before.trim();
        let is_use = before.is_empty() || before.starts_with("pub") && !before.contains(' ');
        if list.is_empty() || !is_use {
            rest.push_str(line);
            rest.push('\n');
            continue;
        }
        // Within a module of the file `super` is the file itself.
        let is_inside = line.starts_with(' ') && rest.contains("mod store {");
        let mut list = list.to_owned();
        while !list.ends_with(';') {
            list.push_str(lines.next().expect("the end of a list"));
        }
        let mut found = Vec::new();
        paths_of(list.trim_end_matches(';'), &[], &mut found);
        let hands_on = !before.is_empty();
        let found = found
            .into_iter()
            .filter(|(path, _)| !is_inside || path[0] != "super");
        taken.extend(found.map(|(path, name)| (path, name, hands_on)));
    }
    Source { taken, text: rest }
}

/// The files of a crate by their modules.
fn sources(floor: &Path) -> BTreeMap<Module, (String, Source)> {
    let files = rust_files(floor).into_iter().filter_map(|file| {
        let short = file.strip_prefix(floor).unwrap().display().to_string();
        let mut module: Module = short
            .trim_end_matches(".rs")
            .split('/')
            .map(str::to_owned)
            .collect();
        if matches!(module.last().unwrap().as_str(), "mod" | "lib") {
            module.pop();
        }
        let source = source_of(&fs::read_to_string(&file).unwrap());
        (!module.contains(&"tests".to_owned())).then_some((module, (short, source)))
    });
    files.collect()
}

/// The module that defines what `path` names where it stands in the module `at`; none for what another crate defines.
fn definer(
    files: &BTreeMap<Module, (String, Source)>,
    at: &[String],
    path: &[String],
    steps: u32,
) -> Option<Module> {
    let steps = steps.checked_sub(1)?;
    let mut from = at.to_vec();
    let mut path = path;
    match path.first()?.as_str() {
        "crate" => (from, path) = (Vec::new(), &path[1..]),
        "self" => path = &path[1..],
        "super" => {
            while path.first().is_some_and(|word| word == "super") {
                from.pop();
                path = &path[1..];
            }
        }
        first => {
            let child = [at, &[first.to_owned()]].concat();
            if !files.contains_key(&child) {
                let (_, source) = files.get(at)?;
                let (taken, ..) = source
                    .taken
                    .iter()
                    .find(|(taken, name, _)| name == first && taken[0] != first)?;
                return definer(files, at, &[taken, &path[1..]].concat(), steps);
            }
        }
    }
    let mut module = from;
    while let Some(first) = path.first() {
        let child = [&module[..], std::slice::from_ref(first)].concat();
        if files.contains_key(&child) {
            (module, path) = (child, &path[1..]);
            continue;
        }
        let (_, source) = files.get(&module)?;
        let handed = source.taken.iter().find(|(_, name, _)| name == first);
        return match handed {
            Some((taken, ..)) => definer(files, &module, &[taken, &path[1..]].concat(), steps),
            None => Some(module),
        };
    }
    None
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Which files each file uses. What a module only hands on it does not use.
fn uses(files: &BTreeMap<Module, (String, Source)>) -> BTreeMap<&str, BTreeSet<&str>> {
    let uses = files.iter().map(|(module, (file, source))| {
        let mentioned: BTreeSet<&str> = source
            .text
            .split(|letter: char| !is_of_name(letter))
            .collect();
        let is_used = |name: &str, hands_on: bool| {
            !hands_on || name.starts_with(char::is_uppercase) && mentioned.contains(name)
        };
        let taken = source
            .taken
            .iter()
            .filter(|(_, name, hands_on)| is_used(name, *hands_on));
        let is_path = |word: &&str| word.contains("::") && word.starts_with(char::is_lowercase);
        let written = source
            .text
            .split(|letter: char| !is_of_name(letter) && letter != ':');
        let written = written
            .map(|word| word.trim_matches(':'))
            .filter(is_path)
            .map(words);
        let paths = taken.map(|(path, ..)| path.clone()).chain(written);
        let definers = paths.filter_map(|path| definer(files, module, &path, 16));
        let used = definers
            .filter(|used| used != module)
            .map(|used| files[&used].0.as_str());
        (file.as_str(), used.collect())
    });
    uses.collect()
}

/// What is left when files that use none of the others, and files that none of the others uses, are taken away.
fn circles<'a>(mut uses: BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<&'a str> {
    loop {
        let before = uses.len();
        let used: BTreeSet<&str> = uses.values().flatten().copied().collect();
        let left: BTreeSet<&str> = uses.keys().copied().collect();
        uses.retain(|file, of| used.contains(file) && !of.is_disjoint(&left));
        if uses.len() == before {
            return uses.into_keys().collect();
        }
    }
}

#[test]
fn files_of_the_domain_use_each_other_one_way() {
    let mut found = Vec::new();
    for floor in FLOORS {
        let files = sources(&domain().join(floor).join("src"));
        let circles = circles(uses(&files)).into_iter();
        found.extend(circles.map(|file| format!("{floor}/{file}")));
    }
    assert_eq!(found, CIRCLE);
}

#[test]
fn a_circle_is_found_through_what_a_module_hands_on() {
    let source = |text: &str| source_of(text);
    let module = |name: &str| vec!["price".to_owned(), name.to_owned()];
    let files = BTreeMap::from([
        (
            vec!["price".to_owned()],
            (
                "price/mod.rs".to_owned(),
                source("mod a;\npub use a::One;\n"),
            ),
        ),
        (
            module("a"),
            (
                "price/a.rs".to_owned(),
                source("use super::b;\npub struct One;\nfn f() { b::g() }\n"),
            ),
        ),
        (
            module("b"),
            (
                "price/b.rs".to_owned(),
                source("use crate::price::{One, c::Low};\n"),
            ),
        ),
        (
            module("c"),
            ("price/c.rs".to_owned(), source("pub struct Low;\n")),
        ),
    ]);
    assert_eq!(circles(uses(&files)), ["price/a.rs", "price/b.rs"]);
}
