-- The security log: sign-ins and what became of them, changes of accounts and rules, with account and address.

create table security_event (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    kind    text        not null,
    account bigint,
    mark    text,
    actor   bigint,
    address inet,
    times   integer     not null default 1,
    event   bigint      references event,

    constraint security_event_times check (0 < times)
);
comment on table security_event is 'Append only, kept without end: what overseers look through when something is suspected.';
comment on column security_event.at is 'By the wall clock, also where the clock of the trade is simulated.';
comment on column security_event.account is 'Whose sign-in it was, or which account was changed.';
comment on column security_event.mark is 'In place of a name that no account has: the same for the same name while one process runs, and nothing from which the name can be found.';
comment on column security_event.actor is 'The account that changed something.';
comment on column security_event.times is 'How many alike within a minute, at the time of the last.';
comment on column security_event.event is 'The event of the log that it repeats, in the same transaction.';

create index security_event_by_kind on security_event (kind, at, id);
create index security_event_by_account on security_event (account, kind, at, id) where account is not null;
create index security_event_by_actor on security_event (actor, kind, at, id) where actor is not null;
create index security_event_by_address on security_event (address, kind, at, id) where address is not null;

create trigger security_event_append_only before update or delete or truncate on security_event
    for each statement execute function refuse_change();
