//! Every list that is exported, so that files of them are known when they come back.

use std::sync::LazyLock;

use super::tables;
use crate::http::List;

/// In the order of the tables of operations; each once, however many operations answer it.
static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let operations = tables().into_iter().flat_map(|(_, table)| table);
    let mut lists: Vec<List> = Vec::new();
    for list in operations.filter_map(|operation| operation.exported) {
        if lists.iter().all(|known| known.name != list.name) {
            lists.push(list);
        }
    }
    lists
});

/// Every list that an operation exports.
pub(crate) fn lists() -> &'static [List] {
    &LISTS
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::loading::headers;

    /// A header without its remark in brackets.
    fn bare(title: &str) -> &str {
        title.split('（').next().unwrap_or(title)
    }

    #[test]
    fn what_is_one_field_has_one_header_in_every_list() {
        let mut seen: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for list in lists() {
            for title in list.titles {
                let (known, first) = *seen.entry(bare(title)).or_insert((title, list.name));
                let are_units = known.contains('（') && title.contains('（');
                assert!(
                    known == *title || are_units,
                    "{title} of {}, {known} of {first}",
                    list.name
                );
            }
        }
    }

    #[test]
    fn what_files_are_read_by_is_headed_as_templates_head_it() {
        let names = headers();
        let first: BTreeSet<&str> = names
            .iter()
            .filter_map(|names| names.first().copied())
            .collect();
        for list in lists() {
            for title in list.titles {
                let is_read = names.iter().any(|names| names.contains(&bare(title)));
                assert!(
                    !is_read || first.contains(bare(title)),
                    "{title} of {}",
                    list.name
                );
            }
        }
    }

    /// How many lists the sources of a folder define.
    fn defined(folder: &Path) -> usize {
        let entries = fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let counts = paths.map(|path| match path.is_dir() {
            true => defined(&path),
            false => fs::read_to_string(&path)
                .unwrap()
                .matches("LIST: List = ")
                .count(),
        });
        counts.sum()
    }

    #[test]
    fn every_list_that_has_columns_is_one_that_an_operation_exports_under_a_name_of_its_own() {
        // This file names the pattern once.
        let routes = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes");
        assert_eq!(lists().len(), defined(&routes) - 1);
        let names: BTreeSet<&str> = lists().iter().map(|list| list.name).collect();
        assert_eq!(names.len(), lists().len());
    }
}
