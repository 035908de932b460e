//! What sending an offer would do.

use ground::calendar::Deadline;
use ground::database::Reader;
use ground::{Error, Moment, Result, UnitPrice, Words};
use market::party;
use prices::{current_price, listed_price};

use super::store;
use super::terms::{Terms, check, pair};
use crate::bargaining::rules::{self, Outcome};
use crate::bargaining::sent_before::same_since;
use crate::bargaining::store as invitations;
use crate::bargaining::types::Invite;

#[derive(Debug, Clone)]
pub struct Preview {
    pub outcome: Outcome,
    /// None when the offer would be confirmed at once.
    pub deadline: Option<Deadline>,
    /// The limit today.
    pub limit: Option<UnitPrice>,
    /// What the hospital pays today.
    pub current_price: Option<UnitPrice>,
    /// Stable codes, each with its words.
    pub warnings: Vec<(&'static str, Words)>,
}

/// Judges an offer without sending it.
///
/// # Errors
/// As sending it would.
pub async fn preview(db: &impl Reader, moment: &Moment, invite: &Invite) -> Result<Preview> {
    check(invite)?;
    let terms = Terms::read(moment)?;
    let facts = invitations::offer_facts(db, moment, &[pair(invite)]).await?;
    let facts = facts.get(&0).ok_or(Error::NotFound)?;
    let outcome = rules::judge(invite.price, facts, terms.switches)?;
    let manufacturer = facts.manufacturer;
    let is_reachable = party::reachable(db, &[manufacturer])
        .await?
        .contains(&manufacturer);
    let known = current_price::known_price(facts.current_price, facts.limit);
    let far = listed_price::bounds(moment)?.typed(invite.price, known);
    let mut warnings = rules::warnings(facts, outcome, is_reachable, far);
    let compared = Invite {
        row: Some(0),
        ..invite.clone()
    };
    let equal = store::equal_offers(db, same_since(moment)?, &[compared]).await?;
    if let Some(latest) = equal.get(&0).and_then(|equal| equal.earlier.first()) {
        let latest = invitations::get(db, &[*latest]).await?.pop();
        warnings.extend(latest.map(|one| ("same-offer-sent", one.repeated())));
    }
    Ok(Preview {
        outcome,
        deadline: (outcome == Outcome::Pending).then_some(terms.deadline),
        limit: facts.limit,
        current_price: facts.current_price,
        warnings,
    })
}

/// What sending each of these offers would do, none of them under a key or compared with earlier ones. Nothing is sent.
///
/// # Errors
/// An offer's own error, as sending it would.
pub async fn foresee(
    db: &impl Reader,
    moment: &Moment,
    invites: &[Invite],
) -> Result<Vec<Result<Outcome>>> {
    let terms = Terms::read(moment)?;
    let pairs: Vec<invitations::Pair> = invites.iter().map(pair).collect();
    let facts = invitations::offer_facts(db, moment, &pairs).await?;
    let judged = invites.iter().enumerate().map(|(index, invite)| {
        check(invite)?;
        let facts = facts.get(&index).ok_or(Error::NotFound)?;
        Ok(rules::judge(invite.price, facts, terms.switches)?)
    });
    Ok(judged.collect())
}
