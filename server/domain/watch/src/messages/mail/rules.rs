//! How many mails a box takes in an hour, and what a digest lists in which order. Pure.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ground::OrganisationId;

use crate::messages::types::{Entry, Section};

/// How many mails arrive in a box within an hour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// By what one organisation does.
    pub(super) of_sender: u32,
    pub(super) altogether: u32,
}

/// Mails to boxes within an hour, by whose acts.
#[derive(Debug, Default)]
pub(super) struct Load {
    of_sender: HashMap<(String, Option<OrganisationId>), u32>,
    altogether: HashMap<String, u32>,
}

impl Load {
    pub(super) fn of(sent: Vec<(String, Option<OrganisationId>, u32)>) -> Self {
        let mut load = Self::default();
        for (mailbox, sender, mails) in sent {
            *load.altogether.entry(mailbox.clone()).or_default() += mails;
            *load.of_sender.entry((mailbox, sender)).or_default() += mails;
        }
        load
    }

    /// Whether one more mail fits, which is counted then.
    pub(super) fn takes(
        &mut self,
        mailbox: String,
        sender: Option<OrganisationId>,
        bounds: Bounds,
    ) -> bool {
        let altogether = self.altogether.entry(mailbox.clone()).or_default();
        let of_sender = self.of_sender.entry((mailbox, sender)).or_default();
        let fits = *of_sender < bounds.of_sender && *altogether < bounds.altogether;
        if fits {
            *of_sender += 1;
            *altogether += 1;
        }
        fits
    }
}

/// A message that a digest lists.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Under which it is listed.
    pub(super) heading: String,
    pub(super) due_at: Option<DateTime<Utc>>,
    pub(super) entry: Entry,
}

/// Messages of one kind that a digest lists; it counts the others.
const ENTRIES_MAX: usize = 20;

/// Items by kind: what ends first comes first, the kinds as well as the messages of each, and what has no deadline last,
/// in the order in which it happened.
pub(super) fn sections(mut items: Vec<Item>) -> Vec<Section> {
    items.sort_by_key(|item| (item.due_at.is_none(), item.due_at));
    let mut sections: Vec<Section> = Vec::new();
    for item in items {
        let known = sections
            .iter()
            .position(|section| section.heading == item.heading);
        let index = known.unwrap_or_else(|| {
            sections.push(Section {
                heading: item.heading,
                entries: Vec::new(),
                more: 0,
            });
            sections.len() - 1
        });
        if let Some(section) = sections.get_mut(index) {
            if section.entries.len() < ENTRIES_MAX {
                section.entries.push(item.entry);
            } else {
                section.more += 1;
            }
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds {
        of_sender: 2,
        altogether: 3,
    };

    #[test]
    fn one_sender_fills_its_own_share_and_nobody_elses() {
        let (first, second) = (Some(OrganisationId(1)), Some(OrganisationId(2)));
        let mut load = Load::of(vec![("a@b.cn".to_owned(), first, 1)]);
        let mut takes = |sender| load.takes("a@b.cn".to_owned(), sender, BOUNDS);
        assert!(takes(first), "the second of two");
        assert!(!takes(first));
        assert!(takes(second), "another sender");
        assert!(!takes(second), "three altogether");
        assert!(!takes(None));
        assert!(
            load.takes("c@d.cn".to_owned(), first, BOUNDS),
            "another box"
        );
    }

    fn item(heading: &str, title: &str, day: Option<&str>) -> Item {
        let due_at = day.map(|day| format!("{day}T00:00:00+08:00").parse().expect("an instant"));
        Item {
            heading: heading.to_owned(),
            due_at,
            entry: Entry {
                title: title.to_owned(),
                body: String::new(),
                link: String::new(),
            },
        }
    }

    #[test]
    fn the_most_urgent_comes_first() {
        let items = vec![
            item("已接受", "a", None),
            item("还价", "b", Some("2026-03-12")),
            item("邀请", "c", Some("2026-03-10")),
            item("已接受", "d", None),
            item("邀请", "e", Some("2026-03-20")),
        ];
        let found: Vec<(String, Vec<String>)> = sections(items)
            .into_iter()
            .map(|one| {
                (
                    one.heading,
                    one.entries.into_iter().map(|entry| entry.title).collect(),
                )
            })
            .collect();
        let expected = [
            ("邀请", vec!["c", "e"]),
            ("还价", vec!["b"]),
            ("已接受", vec!["a", "d"]),
        ];
        let expected = expected.map(|(heading, titles)| {
            (
                heading.to_owned(),
                titles.into_iter().map(str::to_owned).collect(),
            )
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let items = (0..25).map(|_| item("已接受", "a", None)).collect();
        let sections = sections(items);
        assert_eq!((sections[0].entries.len(), sections[0].more), (20, 5));
    }
}
