--! all : (recorded_by?, proposed_by?, replaces?)
select id, key, value, unit, clause, jurisdiction, effective_from, note, document, recorded_at, recorded_by, proposed_by,
    replaces, withdrawn
from rule
order by key, effective_from, id;

--! latest_id
select coalesce(max(id), 0) as id from rule;

--! lock
select pg_advisory_xact_lock(7701, 4)::text as locked;

--! insert (recorded_by?, proposed_by?, replaces?)
insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, document, recorded_at, recorded_by, proposed_by,
    replaces, withdrawn)
values (:key, :value, :unit, :clause, :jurisdiction, :effective_from, :note, :document, :recorded_at, :recorded_by, :proposed_by,
    :replaces, :withdrawn)
returning id;

--! insert_proposal (withdraws?, basis?)
insert into rule_proposal (key, action, value, before, clause, document, effective_from, note, withdraws, basis, organisation,
    proposed_at, proposed_by)
values (:key, :action, :value, :before, :clause, :document, :effective_from, :note, :withdraws, :basis, :organisation,
    :proposed_at, :proposed_by)
returning id;

--! same_open_proposal
select id
from rule_proposal
where state = 'open' and key = :key and action = :action and value = :value and effective_from = :effective_from
order by id
limit 1;

--! proposal : RuleProposal (withdraws?, basis?, decided_at?, decided_by?)
select id, key, action, value, before, clause, document, effective_from, note, withdraws, basis, state, organisation, proposed_at,
    proposed_by, decided_at, decided_by, reason
from rule_proposal
where id = :id;

--! lock_proposal : RuleProposal (withdraws?, basis?, decided_at?, decided_by?)
select id, key, action, value, before, clause, document, effective_from, note, withdraws, basis, state, organisation, proposed_at,
    proposed_by, decided_at, decided_by, reason
from rule_proposal
where id = :id
for update;

--! lock_proposals_of_account : RuleProposal (withdraws?, basis?, decided_at?, decided_by?)
select id, key, action, value, before, clause, document, effective_from, note, withdraws, basis, state, organisation, proposed_at,
    proposed_by, decided_at, decided_by, reason
from rule_proposal
where proposed_by = :account and state = 'open'
order by id
for update;

--! proposals (state?) : RuleProposal (withdraws?, basis?, decided_at?, decided_by?)
select id, key, action, value, before, clause, document, effective_from, note, withdraws, basis, state, organisation, proposed_at,
    proposed_by, decided_at, decided_by, reason
from rule_proposal
where id < :before_id and (:state::text is null or state = :state)
order by id desc
limit :rows;

--! proposals_count (state?)
select count(*) as total
from (
    select
    from rule_proposal where :state::text is null or state = :state
    limit totals_exact_to() + 1
) as counted;

--! decide_proposal
update rule_proposal
set state = :state, decided_at = :decided_at, decided_by = :decided_by, reason = :reason
where id = :id and state = 'open';

--! proposals_to_decide
select count(*) as total
from rule_proposal
where state = 'open' and organisation = :organisation and proposed_by <> :account and :today <= effective_from;
