-- A first administrator sets his own password by a link that is mailed to the registered address of his organisation, and a lost last
-- one comes back by such a link, which two persons send. Whoever reads the mail there acts by it: so who stated the address counts.
alter table organisation add column email_by bigint references account;
alter table organisation add column email_at timestamptz;
comment on column organisation.email_by is 'Who stated the mail address; null where nobody is on record.';
comment on column organisation.email_at is 'When that was.';

-- Who stated the addresses of today, as the log has it.
update organisation set email_by = stated.actor, email_at = stated.at
from (
    select distinct on (event.audience[1]) event.audience[1] as organisation, event.actor, event.at
    from event
    where event.subject_kind = 'organisation' and (event.kind = 'organisation-entered'
        or (event.kind = 'organisation-edited' and event.data -> 'changed' ? 'email'))
    order by event.audience[1], event.id desc
) as stated
where stated.organisation = organisation.id and organisation.email is not null;

create table one_time_link (
    id           bigint      generated always as identity (start with 1099511627776) primary key,
    organisation bigint      not null references organisation,
    account      bigint      not null references account,
    purpose      text        not null,
    state        text        not null,
    reason       text        not null,
    proposed_by  bigint      not null references account,
    proposed_at  timestamptz not null,
    sent_by      bigint      references account,
    sent_at      timestamptz,
    email        text,
    expires_at   timestamptz,
    ended_by     bigint      references account,
    ended_at     timestamptz,
    end_reason   text,

    constraint one_time_link_purpose check (purpose in ('first', 'lost')),
    constraint one_time_link_state check (state in ('proposed', 'open', 'used', 'void')),
    constraint one_time_link_sent check (num_nonnulls(sent_by, sent_at, email, expires_at) in (0, 4)),
    constraint one_time_link_open check (state not in ('open', 'used') or sent_at is not null),
    constraint one_time_link_proposed check (state <> 'proposed' or sent_at is null),
    constraint one_time_link_ended check ((state in ('used', 'void')) = (ended_at is not null)),
    -- What takes two persons is not one person's (S4-17).
    constraint one_time_link_of_two check (purpose <> 'lost' or sent_by <> proposed_by)
);
create unique index one_time_link_live on one_time_link (organisation) where state in ('proposed', 'open');
create index one_time_link_of_organisation on one_time_link (organisation, id);
create index one_time_link_of_proposer on one_time_link (proposed_by) where state = 'proposed';
comment on table one_time_link is 'Links that are mailed to organisations, by which the first administrator sets his password or a lost last one comes back.';
comment on column one_time_link.email is 'To which address it is sent: another one opens nothing.';
comment on column one_time_link.expires_at is 'Until when it serves, by the clock on the wall.';
comment on column one_time_link.ended_by is 'Who voided it; null where it was used, or another change ended it.';

create table one_time_link_secret (
    secret_hash bytea       primary key,
    link        bigint      not null references one_time_link,
    made_at     timestamptz not null
);
create index one_time_link_secret_of_link on one_time_link_secret (link);
comment on table one_time_link_secret is
    'What opens a link, by its hash. Each letter has one of its own, which is made as it is sent and stored nowhere else.';

-- How a link ended stays on record.
create trigger one_time_link_ended_is_kept before update on one_time_link
    for each row when (old.state in ('used', 'void')) execute function refuse_change();
create trigger one_time_link_is_kept before delete or truncate on one_time_link
    for each statement execute function refuse_change();

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('party.link_hours', '72', 'hours', '◇', '4403', '2020-01-01', '平台自定：一次性链接72小时内有效', '2020-01-01T00:00:00+08:00'),
    ('party.address_settled_days', '30', 'days', '◇', '4403', '2020-01-01', '平台自定：登记邮箱由他人更改后30天内不寄找回链接', '2020-01-01T00:00:00+08:00');
