//! Which columns the statements update, and of which tables they delete rows: what the program's role may do there.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

/// Tables of which a statement locks rows that none updates, each with its generated id, which nobody can give a value:
/// who locks must have the right to update some column.
const LOCKED: [(&str, &str); 1] = [("own_price_moved", "id")];

/// What statements change, by table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Rights(BTreeMap<String, Changed>);

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Changed {
    updates: BTreeSet<String>,
    deletes: bool,
}

impl Rights {
    /// Adds what a statement changes. What is not read here is denied to the program, which a test over all
    /// statements shows.
    pub(crate) fn add(&mut self, statement: &str) {
        let words = words(statement);
        // The table of the last INSERT, whose `on conflict do update` names none.
        let mut inserted = None;
        for (at, word) in words.iter().enumerate() {
            let next = |ahead: usize| words.get(at + ahead).map(String::as_str);
            match (word.as_str(), next(1), next(2)) {
                ("delete", Some("from"), Some(table)) => self.of(table).deletes = true,
                ("insert", Some("into"), Some(table)) => inserted = Some(table.to_owned()),
                ("update", Some("set"), Some(_)) => {
                    if let Some(table) = &inserted {
                        self.of(table).updates.extend(assigned(&words[at + 2..]));
                    }
                }
                ("update", Some(table), Some("set")) => {
                    self.of(table).updates.extend(assigned(&words[at + 3..]));
                }
                ("update", Some(table), Some("as")) if next(4) == Some("set") => {
                    self.of(table).updates.extend(assigned(&words[at + 5..]));
                }
                ("update", Some(table), Some(_)) if next(3) == Some("set") => {
                    self.of(table).updates.extend(assigned(&words[at + 4..]));
                }
                _ => {}
            }
        }
    }

    pub(crate) fn add_locked(&mut self) {
        for (table, id) in LOCKED {
            self.of(table).updates.insert(id.to_owned());
        }
    }

    fn of(&mut self, table: &str) -> &mut Changed {
        self.0.entry(table.to_owned()).or_default()
    }

    pub(crate) fn code(&self) -> TokenStream {
        let rights = self.0.iter().map(|(table, Changed { updates, deletes })| {
            quote! { Right { table: #table, updates: &[#(#updates),*], deletes: #deletes } }
        });
        quote! {
            use crate::Right;

            /// Whatever a statement updates or deletes.
            pub const RIGHTS: &[Right] = &[#(#rights),*];
        }
    }
}

/// The words and signs of a statement in lower case, each text between quotes as one word; remarks are left out.
fn words(statement: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let lines = statement
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default());
    let (mut is_text, mut is_word) = (false, false);
    for sign in lines.flat_map(|line| line.chars().chain([' '])) {
        let goes_on = is_text || (is_word && (sign.is_alphanumeric() || sign == '_'));
        if sign == '\'' {
            is_text = !is_text;
        }
        is_word = sign.is_alphanumeric() || sign == '_';
        if let (true, Some(last)) = (goes_on, words.last_mut()) {
            last.extend(sign.to_lowercase());
        } else if !sign.is_whitespace() {
            words.push(sign.to_lowercase().collect());
        }
    }
    words
}

/// The columns that are assigned by what follows SET.
fn assigned(words: &[String]) -> BTreeSet<String> {
    let mut columns = BTreeSet::new();
    let (mut depth, mut is_target) = (0, true);
    for word in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            ";" | "from" | "where" | "returning" if depth == 0 => break,
            "=" if depth == 0 => is_target = false,
            "," if depth == 0 => is_target = true,
            "," => {}
            column if is_target => {
                columns.insert(column.to_owned());
            }
            _ => {}
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(statement: &str) -> Vec<(String, Vec<String>, bool)> {
        let mut rights = Rights::default();
        rights.add(statement);
        let line = |(table, changed): (String, Changed)| {
            (
                table,
                changed.updates.into_iter().collect(),
                changed.deletes,
            )
        };
        rights.0.into_iter().map(line).collect()
    }

    fn updates(table: &str, columns: &[&str]) -> (String, Vec<String>, bool) {
        let columns = columns.iter().map(|&column| column.to_owned()).collect();
        (table.to_owned(), columns, false)
    }

    #[test]
    fn the_columns_of_every_update_are_found() {
        for (statement, columns) in [
            (
                "update a set b = 1, c = f(d, e) where g = 2",
                &["b", "c"][..],
            ),
            ("UPDATE a as x SET b = x.c", &["b"]),
            (
                "update a x set b = (select c from d where e = f), g = 1 from h",
                &["b", "g"],
            ),
            ("update a set (b, c) = (1, 2) returning d", &["b", "c"]),
            (
                "with x as (update a set b = ', c = 1 where' returning d) select 1",
                &["b"],
            ),
            ("update a set b = 1 -- , c = 2\n, d = 3;", &["b", "d"]),
        ] {
            assert_eq!(rights(statement), [updates("a", columns)], "{statement}");
        }
        let instead = "insert into a as z (b) values (1) on conflict (b) do update set c = excluded.c where a.d";
        assert_eq!(rights(instead), [updates("a", &["c"])]);
        assert_eq!(rights("select from a where b for update"), []);
        assert_eq!(rights("select from a for update of a skip locked"), []);
    }

    #[test]
    fn a_table_of_which_rows_are_deleted_is_found() {
        let found = rights("with x as (delete from a using b where c) update b set d = 1");
        assert_eq!(
            found,
            [("a".to_owned(), vec![], true), updates("b", &["d"])]
        );
    }
}
