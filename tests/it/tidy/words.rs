//! What names and doc comments are made of.

use std::collections::HashSet;
use std::fs;

use tests::sql::root;

use super::own_files;

/// Words of a doc line that add nothing to a name.
const FILLERS: &str = "a an and are as at be been by for from had has have how in is it its of on one or such \
    that the this to was what when where whether which who whom whose with";

/// Derives whose doc lines people read elsewhere: in the API description and in the help of commands.
const PUBLISHED: [&str; 4] = ["ToSchema", "Parser", "Args", "Subcommand"];

/// Words that names do not use: each has a usual one (ARCHITECTURE.md, "Words").
const UNUSUAL: &str = "anew ask asked asks bell hear heard hears heed heeds rung said say says speak speaks \
    spoken stand standing stands tell tells told unsaid";

/// `must_be_own` and `LimitSheet` as their words.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() {
            words.push(String::new());
        }
        if letter != '_' {
            let word = words.last_mut().unwrap();
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A word without its usual endings, so that `recorded` repeats `record`.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ies", "es", "ed", "s"];
    let bare = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    bare.filter(|bare| 3 <= bare.len())
        .min_by_key(|bare| bare.len())
        .unwrap_or(word)
}

/// The kind of item and the name that a line of code declares; fields and variants have no kind.
pub(super) fn declared(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub(").map_or(line, |rest| {
        rest.split_once(") ").map_or(rest, |(_, rest)| rest)
    });
    let mut kind = "";
    for part in line.split([' ', '(', ':', '<', '{', ',', ';', '=']) {
        match part {
            "pub" | "async" | "unsafe" | "mut" => {}
            "fn" | "struct" | "enum" | "trait" | "type" | "mod" | "static" => kind = part,
            "const" => kind = if kind.is_empty() { part } else { kind },
            name => return Some((kind, name)),
        }
    }
    None
}

fn repeats(doc: &str, name: &str) -> bool {
    if !doc.is_ascii() || !doc.contains(|letter: char| letter.is_ascii_alphanumeric()) {
        return false;
    }
    let fillers: HashSet<&str> = FILLERS.split_whitespace().collect();
    let known = words_of(name);
    let known: HashSet<&str> = known.iter().map(|word| stem(word)).collect();
    let lower = doc.to_ascii_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.all(|word| word.is_empty() || fillers.contains(word) || known.contains(stem(word)))
}

/// The doc comments of a file with the names that they document, by line; without those that are published.
fn documented(text: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let (mut doc, mut is_published) = (String::new(), false);
    let (mut in_attribute, mut is_of_item) = (false, false);
    for (index, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if let Some(words) = code.strip_prefix("///") {
            doc.push_str(words);
            continue;
        }
        if code.starts_with("#[") {
            (in_attribute, is_of_item) = (true, line == code);
        }
        if in_attribute {
            is_published |= is_of_item && PUBLISHED.iter().any(|derive| code.contains(derive));
            in_attribute = !code.ends_with(']');
            continue;
        }
        if let Some((_, name)) = declared(line).filter(|_| !doc.is_empty() && !is_published) {
            found.push((index + 1, doc.clone(), name.to_owned()));
        }
        doc.clear();
        is_published &= !(line.starts_with('}') || line.ends_with(';') && line == code);
    }
    found
}

#[test]
fn a_doc_comment_does_not_repeat_the_name_below_it() {
    let mut repeated = Vec::new();
    for file in own_files() {
        for (line, doc, name) in documented(&fs::read_to_string(&file).unwrap()) {
            if repeats(&doc, &name) {
                repeated.push(format!("{}:{line}:{doc}", file.display()));
            }
        }
    }
    assert!(repeated.is_empty(), "{repeated:#?}");
    assert!(repeats(" When it was recorded.", "recorded_at"));
    assert!(!repeats(
        " The day on which it was recorded.",
        "recorded_at"
    ));
}

/// The code of a file without its comments and strings.
fn code_of(text: &str) -> String {
    let (mut code, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let (before, from) = rest.split_at(at);
        code.push_str(before);
        code.push(' ');
        let bare = before.trim_end_matches('#');
        let length = if from.starts_with("//") {
            from.find('\n').unwrap_or(from.len())
        } else if let Some(inside) = from.strip_prefix('"') {
            let mut is_escaped = false;
            let end = format!("\"{}", "#".repeat(before.len() - bare.len()));
            let length = if bare.ends_with('r') {
                inside.find(&end).map(|at| at + end.len())
            } else {
                inside
                    .find(|letter: char| {
                        let is_end = letter == '"' && !is_escaped;
                        is_escaped = letter == '\\' && !is_escaped;
                        is_end
                    })
                    .map(|at| at + 1)
            };
            1 + length.unwrap()
        } else if let Some(quoted) = ["'\"'", "'/'", "'\\''"]
            .iter()
            .find(|quoted| from.starts_with(**quoted))
        {
            quoted.len()
        } else {
            1
        };
        rest = &from[length..];
    }
    code.push_str(rest);
    code
}

/// The names of a statement, its own included: what is neither a comment nor a text.
fn names_of_sql(text: &str) -> String {
    let lines = text.lines().map(|line| match line.strip_prefix("--!") {
        Some(head) => head,
        None => line.split("--").next().unwrap_or_default(),
    });
    let code = lines.collect::<Vec<_>>().join("\n");
    code.split('\'').step_by(2).collect()
}

/// Types in the description that clients know by these names.
const PUBLISHED_AS: [&str; 3] = ["JobAsked", "StandingPrice", "Told"];

/// Types, functions, fields and whatever else has a name, in Rust and in statements.
#[test]
fn all_names_are_usual() {
    let unusual: HashSet<&str> = UNUSUAL.split_whitespace().collect();
    let statements = fs::read_dir(root().join("sql/queries")).unwrap();
    let statements = statements.map(|entry| entry.unwrap().path());
    let files = own_files().into_iter().chain(statements);
    let (mut found, mut in_sql) = (Vec::new(), 0);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let is_sql = file.extension().is_some_and(|extension| extension == "sql");
        in_sql += usize::from(is_sql);
        let code = if is_sql {
            names_of_sql(&text)
        } else {
            code_of(&text)
        };
        let names = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        for name in names.filter(|name| !PUBLISHED_AS.contains(name)) {
            if words_of(name).iter().any(|word| unusual.contains(&**word)) {
                found.push(format!("{}: {name}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(30 <= in_sql, "{in_sql} files of statements");
    let hidden = r##"let a = "asked"; // told
        let b = r#"said"#; let told_of = '"'; 'a"##;
    let kept: Vec<_> = code_of(hidden)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert_eq!(kept.join(" "), "let a = ; let b = r# ; let told_of = ; a");
    assert_eq!(
        names_of_sql("--! one\n-- told\nselect said, 'asks' -- anew"),
        " one\n\nselect said,  "
    );
}
