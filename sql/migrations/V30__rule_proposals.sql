-- A version of a rule may be replaced or withdrawn before it is applied, and nothing is deleted by that: a version
-- names the one that it replaces, and a withdrawal is a version too. What guards something takes two people.

alter table rule
    drop constraint rule_one_version,
    add column replaces bigint references rule,
    add column withdrawn boolean not null default false,
    add column document text not null default '',
    add column proposed_by bigint,
    add constraint rule_replaced_once unique (replaces),
    add constraint rule_withdraws_one check (not withdrawn or replaces is not null),
    add constraint rule_two_people check (proposed_by <> recorded_by);
create unique index rule_first_of_day on rule (key, jurisdiction, effective_from) where replaces is null;
create trigger rule_append_only before update or delete or truncate on rule
    for each statement execute function refuse_change();
comment on column rule.replaces is 'The version of the same first day that it took the position of.';
comment on column rule.withdrawn is 'Whether it only takes back the version that it replaces.';
comment on column rule.document is 'Where the value is laid down, such as the number of a decision.';
comment on column rule.proposed_by is 'Who proposed it, where it took two people; recorded_by confirmed it.';

create table rule_proposal (
    id             bigint generated always as identity primary key,
    key            text        not null,
    action         text        not null,
    value          text        not null,
    before         text        not null,
    clause         text        not null,
    document       text        not null,
    effective_from date        not null,
    note           text        not null,
    withdraws      bigint      references rule,
    state          text        not null default 'open',
    organisation   bigint      not null,
    proposed_at    timestamptz not null,
    proposed_by    bigint      not null,
    decided_at     timestamptz,
    decided_by     bigint,
    reason         text        not null default '',

    constraint rule_proposal_action check (action in ('set', 'withdraw')),
    constraint rule_proposal_withdraws check ((action = 'withdraw') = (withdraws is not null)),
    constraint rule_proposal_state check (state in ('open', 'confirmed', 'refused', 'withdrawn')),
    constraint rule_proposal_decided check ((state = 'open') = (decided_at is null)),
    constraint rule_proposal_two_people check (state not in ('confirmed', 'refused') or decided_by <> proposed_by)
);
create index rule_proposal_open on rule_proposal (proposed_by) where state = 'open';
comment on table rule_proposal is 'Changes of rules that take a second person: proposed, then confirmed, refused or withdrawn.';
comment on column rule_proposal.before is 'The value that would have been in force on the first day, when it was proposed.';
