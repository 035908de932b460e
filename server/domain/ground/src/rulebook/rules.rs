//! When a version or a proposal of a rule may be written, and by whom. Pure.

use chrono::NaiveDate;

use super::book::Rulebook;
use super::range::normal;
use super::refusal::{
    RULE_APPLIED, RULE_CHANGED_MEANWHILE, RULE_IN_THE_PAST, RULE_PROPOSAL_CLOSED, RULE_UNCHANGED,
};
use super::types::{Amendment, ProposalAction, RuleProposal, RuleVersion};
use crate::error::{Refused, Result};
use crate::figure_value::FigureValues;
use crate::words::Words;

/// Requires a first day from today on: what was decided stays.
///
/// # Errors
/// `rule-in-the-past` with both days.
pub(super) fn must_not_reach_back(
    effective_from: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refused> {
    if today <= effective_from {
        return Ok(());
    }
    Err(Refused {
        kind: &RULE_IN_THE_PAST,
        clause: None,
        detail: Words::new(
            "新规则不得早于今日生效：已作出的决定不受影响",
            "a rule takes effect today at the earliest; what was decided stays",
        ),
        figures: FigureValues::default()
            .with("effective_from", effective_from)
            .with("today", today),
    })
}

/// Requires another value, clause or document than those of the version in force on the first day: two people are not to
/// be asked for nothing, and a history does not name a change where there was none.
///
/// # Errors
/// `rule-unchanged` with the value and the day since when it is in force.
pub(super) fn must_change(in_force: &RuleVersion, amendment: &Amendment) -> Result<(), Refused> {
    if normal(&in_force.value) != normal(&amendment.value)
        || in_force.clause != amendment.clause
        || in_force.document != amendment.document
    {
        return Ok(());
    }
    Err(Refused {
        kind: &RULE_UNCHANGED,
        clause: None,
        detail: Words::new(
            "自该日起施行的正是此值，依据和文件也相同，无需变更",
            "this value is in force on that day, by the same clause and document: nothing would change",
        ),
        figures: FigureValues::default()
            .with("value", in_force.value.clone())
            .with("since", in_force.effective_from),
    })
}

/// Requires that the version has not been applied: its first day has not come. One that began today may have decided
/// something already, so that it can be replaced as of today but not be taken back as if it had never been.
///
/// # Errors
/// `rule-already-applied` with both days.
pub(super) fn must_not_be_applied(
    effective_from: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refused> {
    if today < effective_from {
        return Ok(());
    }
    Err(Refused {
        kind: &RULE_APPLIED,
        clause: None,
        detail: Words::new(
            "该版本已开始施行，不能撤销；可另行登记自今日或以后生效的新值",
            "this version has begun and cannot be taken back; record another value from today on",
        ),
        figures: FigureValues::default()
            .with("effective_from", effective_from)
            .with("today", today),
    })
}

/// Requires that the proposal is open and that its first day has not passed.
///
/// # Errors
/// `rule-proposal-closed`, `rule-in-the-past`, `rule-already-applied`.
pub(super) fn must_be_confirmable(
    proposal: &RuleProposal,
    today: NaiveDate,
) -> Result<(), Refused> {
    proposal.status.state.must_be_open(&RULE_PROPOSAL_CLOSED)?;
    match proposal.withdraws {
        None => must_not_reach_back(proposal.effective_from, today),
        Some(_) => must_not_be_applied(proposal.effective_from, today),
    }
}

/// Requires that the version is still there that the proposal was about: the one to be withdrawn, or the one in force on
/// its first day when it was proposed. Whoever proposed a value knew nothing of one confirmed since, and would replace it
/// unseen.
///
/// # Errors
/// `rule-changed-meanwhile` with the day.
pub(super) fn must_be_up_to_date(book: &Rulebook, proposal: &RuleProposal) -> Result<()> {
    let (key, day) = (&proposal.key, proposal.effective_from);
    let (is_so, words) = match proposal.action {
        ProposalAction::Withdraw => {
            let live = book.version_from(key, day).map(|version| version.id);
            let words = Words::new(
                "拟撤销的版本已被更换或撤销",
                "the version to be withdrawn has been replaced or withdrawn",
            );
            (live == proposal.withdraws, words)
        }
        ProposalAction::Set => {
            let now = book.on(key, day)?;
            let (before, value) = (&proposal.before, &now.value);
            let is_so = (proposal.basis).map_or(before == value, |basis| basis == now.id);
            let words = Words::new(
                format!(
                    "提议之后，该规则当日的版本已变更（提议时为{before}，现为{value}），请驳回或撤回后重新提议"
                ),
                format!(
                    "the version of that day has changed since it was proposed, from {before} to {value}: refuse or withdraw the proposal, and make another"
                ),
            );
            (is_so, words)
        }
    };
    if is_so {
        return Ok(());
    }
    Err(Refused {
        kind: &RULE_CHANGED_MEANWHILE,
        clause: None,
        detail: words,
        figures: FigureValues::default().with("effective_from", day),
    }
    .into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::another::must_not_have_proposed;
    use crate::error::Error;
    use crate::ids::{AccountId, OrganisationId, RuleProposalId};
    use crate::proposal_status::{ProposalState, ProposalStatus};
    use crate::rulebook::Unit;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn version(id: i64, effective_from: &str) -> RuleVersion {
        RuleVersion {
            id,
            key: "bargaining.answer_term".into(),
            value: "3".into(),
            unit: Unit::WorkingDays,
            clause: "S4-1".into(),
            jurisdiction: "4403".into(),
            effective_from: day(effective_from),
            note: String::new(),
            document: String::new(),
            recorded_at: chrono::DateTime::UNIX_EPOCH,
            recorded_by: None,
            proposed_by: None,
            replaces: None,
            is_withdrawal: false,
        }
    }

    #[test]
    fn a_rule_takes_effect_today_at_the_earliest() {
        let today = day("2026-03-02");
        assert_eq!(must_not_reach_back(today, today), Ok(()));
        assert_eq!(must_not_reach_back(day("2026-03-03"), today), Ok(()));
        let refused = must_not_reach_back(day("2026-03-01"), today).expect_err("past");
        assert_eq!(refused.kind.code, "rule-in-the-past");
        assert_eq!(json!(refused.figures)["today"], "2026-03-02");
    }

    #[test]
    fn a_version_differs_from_the_one_in_force_in_its_value_clause_or_document() {
        let in_force = version(1, "2026-03-02");
        let same = Amendment {
            key: in_force.key.clone(),
            value: "3".into(),
            clause: "S4-1".into(),
            effective_from: day("2026-03-09"),
            note: "another note".into(),
            document: String::new(),
        };
        let zeros = Amendment {
            value: "3.00".into(),
            ..same.clone()
        };
        must_change(&in_force, &zeros).expect_err("zeros at the end change nothing");
        let refused = must_change(&in_force, &same).expect_err("nothing would change");
        assert_eq!(refused.kind.code, "rule-unchanged");
        assert_eq!(
            json!(refused.figures),
            json!({"value": "3", "since": "2026-03-02"})
        );
        for other in [
            Amendment {
                value: "4".into(),
                ..same.clone()
            },
            Amendment {
                clause: "S4-2".into(),
                ..same.clone()
            },
            Amendment {
                document: "粤医保发〔2026〕1号".into(),
                ..same.clone()
            },
        ] {
            assert_eq!(must_change(&in_force, &other), Ok(()), "{other:?}");
        }
    }

    #[test]
    fn what_has_begun_is_not_taken_back() {
        let today = day("2026-03-02");
        assert_eq!(must_not_be_applied(day("2026-03-03"), today), Ok(()));
        let refused = must_not_be_applied(today, today).expect_err("it has begun");
        assert_eq!(refused.kind.code, "rule-already-applied");
    }

    fn proposal(action: ProposalAction, state: ProposalState) -> RuleProposal {
        RuleProposal {
            id: RuleProposalId(1),
            key: "bargaining.answer_term".into(),
            action,
            value: "3".into(),
            before: "5".into(),
            clause: "S4-1".into(),
            document: String::new(),
            effective_from: day("2026-03-03"),
            note: String::new(),
            withdraws: (action == ProposalAction::Withdraw).then_some(2),
            basis: (action == ProposalAction::Set).then_some(1),
            status: ProposalStatus {
                state,
                organisation: OrganisationId(1),
                proposed_at: chrono::DateTime::UNIX_EPOCH,
                proposed_by: AccountId(1),
                decided_at: None,
                decided_by: None,
                reason: String::new(),
            },
        }
    }

    fn code(outcome: Result<(), Refused>) -> Option<&'static str> {
        outcome.err().map(|refused| refused.kind.code)
    }

    #[test]
    fn a_proposal_is_confirmed_while_it_is_open_and_its_day_has_not_passed() {
        let confirmable =
            |action, state, today| code(must_be_confirmable(&proposal(action, state), day(today)));
        let set = ProposalAction::Set;
        let withdraw = ProposalAction::Withdraw;
        let open = ProposalState::Open;
        assert_eq!(confirmable(set, open, "2026-03-02"), None);
        assert_eq!(confirmable(set, open, "2026-03-03"), None);
        assert_eq!(
            confirmable(set, open, "2026-03-04"),
            Some("rule-in-the-past")
        );
        assert_eq!(confirmable(withdraw, open, "2026-03-02"), None);
        assert_eq!(
            confirmable(withdraw, open, "2026-03-03"),
            Some("rule-already-applied")
        );
        for closed in [
            ProposalState::Confirmed,
            ProposalState::Refused,
            ProposalState::Withdrawn,
        ] {
            let today = "2026-03-02";
            assert_eq!(
                confirmable(set, closed, today),
                Some("rule-proposal-closed")
            );
        }
        for (action, today) in [(set, "2026-03-04"), (withdraw, "2026-03-03")] {
            let late = proposal(action, open);
            assert!(late.is_too_late(day(today)));
            assert!(!late.is_too_late(day(today) - chrono::Days::new(1)));
        }
    }

    #[test]
    fn it_takes_another_person_and_the_version_that_was_meant() {
        let proposal = proposal(ProposalAction::Withdraw, ProposalState::Open);
        assert_eq!(
            code(must_not_have_proposed(
                proposal.status.proposed_by,
                AccountId(1)
            )),
            Some("same-person")
        );
        assert_eq!(
            code(must_not_have_proposed(
                proposal.status.proposed_by,
                AccountId(2)
            )),
            None
        );
        let mut rows = vec![version(1, "2021-01-01"), version(2, "2026-03-03")];
        assert_eq!(outdated(&rows, &proposal), None);
        rows.push(RuleVersion {
            replaces: Some(2),
            ..version(3, "2026-03-03")
        });
        assert_eq!(outdated(&rows, &proposal), Some("rule-changed-meanwhile"));
    }

    fn outdated(rows: &[RuleVersion], proposal: &RuleProposal) -> Option<&'static str> {
        match must_be_up_to_date(&Rulebook::new(rows.to_vec()), proposal) {
            Ok(()) => None,
            Err(Error::Refused(refused)) => Some(refused.kind.code),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_value_is_confirmed_only_where_the_version_of_its_first_day_is_the_one_that_was_seen() {
        let set = proposal(ProposalAction::Set, ProposalState::Open);
        let seen = version(1, "2021-01-01");
        // The proposal is for 3 March.
        for (newer, refused) in [
            ("2026-02-01", true),
            ("2026-03-03", true),
            // It begins later, and does so still.
            ("2026-03-04", false),
        ] {
            let rows = [seen.clone(), version(7, newer)];
            let code = refused.then_some("rule-changed-meanwhile");
            assert_eq!(outdated(&rows, &set), code, "{newer}");
        }
        assert_eq!(outdated(std::slice::from_ref(&seen), &set), None);
        // One of an earlier program goes by the value.
        for (before, refused) in [("3", false), ("5", true)] {
            let earlier = RuleProposal {
                basis: None,
                before: before.into(),
                ..proposal(ProposalAction::Set, ProposalState::Open)
            };
            let code = refused.then_some("rule-changed-meanwhile");
            assert_eq!(outdated(std::slice::from_ref(&seen), &earlier), code);
        }
    }
}
