//! Every list that is exported, so that files of them are known when they come back.

use super::{
    bargaining, calendar, campaign, catalogue, certificate_end, conduct, current_price, export,
    job_run, linkage, listed_price, listing_platform, loading, lower_price_report, messages,
    overpayment, party, price_change, price_finding, rulebook, security, storage,
};
use crate::http::List;

/// In the order of their modules.
pub(crate) const LISTS: &[List] = &[
    bargaining::listing::LIST,
    calendar::proposals::LIST,
    campaign::back::LIST,
    campaign::view::CAMPAIGN_LIST,
    campaign::view::PRODUCT_LIST,
    campaign::view::PROGRESS_LIST,
    catalogue::export::LIST,
    certificate_end::LIST,
    conduct::LIST,
    current_price::LIST,
    export::LIST,
    job_run::JOB_LIST,
    job_run::RUN_LIST,
    linkage::LIST,
    linkage::preview::CONCLUDED_LIST,
    linkage::preview::INVITATION_LIST,
    linkage::preview::PRODUCT_LIST,
    listed_price::HISTORY_LIST,
    listed_price::SHEET_LIST,
    listed_price::SPREAD_LIST,
    listing_platform::LIST,
    loading::LIST,
    loading::reversal::things::LIST,
    lower_price_report::view::LIST,
    messages::LIST,
    overpayment::LIST,
    party::organisations::ACCOUNT_LIST,
    party::organisations::LIST,
    price_change::LIST,
    price_change::objection::LIST,
    price_change::publicity::LIST,
    price_finding::LIST,
    rulebook::LIST,
    rulebook::proposals::LIST,
    security::LIST,
    storage::LIST,
];

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
        for list in LISTS {
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
        for list in LISTS {
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
    fn every_list_that_is_exported_is_here_under_a_name_of_its_own() {
        // This file names the pattern once.
        let routes = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes");
        assert_eq!(LISTS.len(), defined(&routes) - 1);
        let names: BTreeSet<&str> = LISTS.iter().map(|list| list.name).collect();
        assert_eq!(names.len(), LISTS.len());
    }
}
