-- The ground that every capability stands on: the rulebook, the working calendar, the log.

create table setting (
    key   text primary key,
    value text not null
);
comment on table setting is 'Facts of this installation, such as where its simulated clock stands.';

-- The rulebook -------------------------------------------------------------------------------

create table rule (
    id             bigint generated always as identity primary key,
    key            text        not null,
    value          text        not null,
    unit           text        not null,
    clause         text        not null,
    jurisdiction   text        not null,
    effective_from date        not null,
    note           text        not null default '',
    recorded_at    timestamptz not null,
    recorded_by    bigint,

    constraint rule_unit check (unit in ('working_days', 'days', 'hours', 'months', 'ratio', 'count', 'switch', 'choice')),
    constraint rule_one_version unique (key, jurisdiction, effective_from)
);
comment on table rule is 'Every number that a notice sets, as it is in force from a date on.';

-- The working calendar -----------------------------------------------------------------------

create table calendar_notice (
    version      bigint generated always as identity primary key,
    year         smallint    not null,
    source       text        not null,
    published_on date        not null,
    loaded_at    timestamptz not null,
    loaded_by    bigint,

    constraint calendar_notice_year check (year between 1990 and 2200)
);
comment on table calendar_notice is 'One loaded notice of the State Council; the newest of a year is the one in force.';

create table calendar_day (
    version bigint not null references calendar_notice,
    day     date   not null,
    kind    text   not null,
    name    text   not null,

    primary key (version, day),
    constraint calendar_day_kind check (kind in ('holiday', 'workday'))
);

-- The log ------------------------------------------------------------------------------------

create table event (
    id            bigint generated always as identity primary key,
    at            timestamptz not null,
    kind          text        not null,
    subject_kind  text        not null,
    subject_id    text        not null,
    actor         bigint,
    organisation  bigint,
    clause        text,
    audience      bigint[]    not null default '{}',
    for_everyone  boolean     not null default false,
    for_operators boolean     not null default true,
    data          jsonb       not null
);
comment on table event is 'Append only: what changed, by whom, when, on which clause, and the figures compared.';
comment on column event.audience is 'Organisations that may read it.';
comment on column event.for_operators is 'Whether the exchange centre and the city bureau may read it too.';
create index event_subject on event (subject_kind, subject_id, id);

create table event_unplaced (
    event_id bigint not null
);
comment on table event_unplaced is 'Committed events that the sequencer has not yet given a position.';

create table ledger (
    position bigint primary key,
    event_id bigint not null references event,

    constraint ledger_once unique (event_id)
);
comment on table ledger is 'The gapless order of committed events.';

create table follower (
    name     text   primary key,
    position bigint not null
);
comment on table follower is 'How far each follower of the ledger has come.';

create function event_note_unplaced() returns trigger language plpgsql as $$
begin
    insert into event_unplaced (event_id) select id from added;
    return null;
end
$$;
create trigger event_inserted after insert on event
    referencing new table as added for each statement execute function event_note_unplaced();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger event_append_only before update or delete or truncate on event
    for each statement execute function refuse_change();
create trigger ledger_append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change();

-- Jobs ---------------------------------------------------------------------------------------

create table job_run (
    id            bigint generated always as identity primary key,
    name          text        not null,
    scheduled_for timestamptz not null,
    on_demand     boolean     not null,
    started_at    timestamptz not null,
    beat_at       timestamptz not null,
    finished_at   timestamptz,
    state         text        not null,
    done          bigint      not null default 0,
    error         text,

    constraint job_run_state check (state in ('running', 'done', 'failed'))
);
create unique index job_run_once on job_run (name, scheduled_for) where not on_demand;
create index job_run_latest on job_run (name, id desc);
create index job_run_succeeded on job_run (name, id desc) where state = 'done';
create index job_run_running on job_run (beat_at) where state = 'running';
comment on column job_run.beat_at is 'By the wall clock: when the process at work on it last said so.';

-- Repeated requests --------------------------------------------------------------------------

create table idempotency_key (
    account     bigint      not null,
    operation   text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint,
    body        text,
    at          timestamptz not null,

    primary key (account, operation, key)
);
create index idempotency_key_age on idempotency_key (at);
