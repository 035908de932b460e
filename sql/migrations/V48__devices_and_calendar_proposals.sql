-- What people see of their devices, and changes of the calendar that take two people.

alter table device
    add column name    text not null default '',
    add column address inet;
comment on column device.name is 'What it called itself at its last sign-in, in short: `Chrome · Windows`.';
comment on column device.address is 'From where somebody last signed in at it.';

-- A device that is forgotten to make room for others ends nobody's work.
alter table session add column device bigint references device on delete set null;
create index session_of_device on session (device) where device is not null;

create table calendar_proposal (
    id           bigint generated always as identity primary key,
    year         smallint    not null,
    source       text        not null,
    published_on date        not null,
    content      jsonb       not null,
    replaces     bigint      references calendar_notice,
    state        text        not null default 'open',
    organisation bigint      not null,
    proposed_at  timestamptz not null,
    proposed_by  bigint      not null,
    decided_at   timestamptz,
    decided_by   bigint,
    reason       text        not null default '',

    constraint calendar_proposal_state check (state in ('open', 'confirmed', 'refused', 'withdrawn')),
    constraint calendar_proposal_decided check ((state = 'open') = (decided_at is null)),
    constraint calendar_proposal_two_people check (state not in ('confirmed', 'refused') or decided_by <> proposed_by)
);
create index calendar_proposal_open on calendar_proposal (proposed_by) where state = 'open';
comment on table calendar_proposal is 'Notices that change a settled year: proposed, then confirmed by a second person, refused or withdrawn.';
comment on column calendar_proposal.content is 'The days of the notice or its own words; planned again when it is confirmed.';
comment on column calendar_proposal.replaces is 'The version of the notice that it replaces.';
