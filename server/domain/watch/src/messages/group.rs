//! Which drafts become one message, and what it reports. Pure.

use std::collections::{BTreeMap, HashMap};

use ground::log::{Act, Draft, Grouping, MessageKind, Notice};
use ground::{AccountId, OrganisationId, Result};

use super::rules::Recipients;
use super::types::{Bundle, StoredGroup, To};

/// What drafts have in common that become one message.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Common {
    kind: &'static str,
    /// None where each stays alone: then the position tells them apart.
    act: Result<Act, i64>,
    actor: Option<(AccountId, OrganisationId)>,
    to: To,
}

/// The drafts of one message, in order.
pub(super) struct Group<'a> {
    kind: &'static MessageKind,
    to: To,
    drafts: Vec<&'a Draft>,
    /// Of an act of several transactions, under which the next ones find it.
    pub(super) topic: Option<String>,
}

/// Divides drafts among their readers, each with those of one act and kind together. Those up to `alone_up_to` stay as
/// earlier programs made them.
pub(super) fn groups<'a>(
    drafts: &'a [(Notice, Draft)],
    receiving: &[Recipients],
    alone_up_to: i64,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: BTreeMap<Common, usize> = BTreeMap::new();
    for ((notice, draft), receiving) in drafts.iter().zip(receiving) {
        let kind = notice.message;
        let act = match (kind.grouping, draft.act) {
            (Grouping::Sum(_) | Grouping::Many(..), Some(act)) if alone_up_to < draft.position => {
                Ok(act)
            }
            _ => Err(draft.position),
        };
        for to in receiving.each() {
            let common = Common {
                kind: kind.name,
                act,
                actor: draft.actor,
                to,
            };
            let topic = topic(&common);
            let index = *known.entry(common).or_insert(groups.len());
            match groups.get_mut(index) {
                Some(group) => group.drafts.push(draft),
                None => groups.push(Group {
                    kind,
                    to,
                    drafts: vec![draft],
                    topic,
                }),
            }
        }
    }
    groups
}

fn topic(common: &Common) -> Option<String> {
    let Ok(Act::Occasion(occasion)) = common.act else {
        return None;
    };
    let actor = common.actor.map_or(0, |(account, _)| account.0);
    let to = match common.to {
        To::Organisation(organisation, _) => format!("organisation-{}", organisation.0),
        To::Account(account) => format!("account-{}", account.0),
        To::Address(organisation) => format!("address-{}", organisation.0),
    };
    Some(format!("{occasion}/{}/{actor}/{to}", common.kind))
}

impl Group<'_> {
    /// The message of the group, after what earlier transactions of its act reported. What was reported already is not
    /// counted again.
    pub(super) fn bundle(&self, stored: &HashMap<String, StoredGroup>) -> Result<Option<Bundle>> {
        let before = self.topic.as_ref().and_then(|topic| stored.get(topic));
        let reported = before.map_or(i64::MIN, |before| before.last_position);
        let fresh = self
            .drafts
            .iter()
            .filter(|draft| reported < draft.last_position);
        let Some(first) = self.drafts.first() else {
            return Ok(None);
        };
        let mut data = before.map(|before| before.data.clone());
        let mut last_position = reported;
        for draft in fresh {
            last_position = last_position.max(draft.last_position);
            data = Some(match data {
                None => draft.data.clone(),
                Some(data) => self.kind.grouping.together(&data, &draft.data)?,
            });
        }
        let position = before.map_or(first.position, |before| before.position);
        let occasion = match first.act {
            Some(Act::Occasion(occasion)) if self.topic.is_some() => Some(occasion),
            _ => None,
        };
        Ok(data.map(|data| Bundle {
            kind: self.kind,
            to: self.to,
            position,
            last_position: (position < last_position).then_some(last_position),
            at: first.at,
            subject: first.subject.clone(),
            data,
            topic: self.topic.clone(),
            occasion,
            sender: first.actor.map(|(_, organisation)| organisation),
        }))
    }
}
