-- Programs sign in by keys of their own. What acts in the log and under an idempotency key is an account, so a program has one too,
-- into which no password leads.
alter table account add column is_program boolean not null default false;
comment on column account.is_program is 'It belongs to a program, which signs in by a key: it has no password, reads no messages and keeps nothing.';
alter table account add constraint account_of_program check (not is_program or password_hash = '');

create table service_account (
    account      bigint      primary key references account,
    organisation bigint      not null references organisation,
    name         text        not null,
    owner        bigint      not null references account,
    scopes       text[]      not null,
    addresses    text[]      not null,
    expires_on   date        not null,
    created_at   timestamptz not null,
    warned_at    timestamptz,
    revoked_at   timestamptz,
    revoked_by   bigint      references account,
    used_at      timestamptz,
    used_from    inet,

    constraint service_account_scopes check (cardinality(scopes) > 0),
    constraint service_account_revoked check ((revoked_at is null) = (revoked_by is null)),
    constraint service_account_used check ((used_at is null) = (used_from is null))
);
create unique index service_account_name on service_account (organisation, name) where revoked_at is null;
create index service_account_of_organisation on service_account (organisation, account);
create index service_account_ending on service_account (expires_on) where revoked_at is null and warned_at is null;
comment on table service_account is 'Programs that call the platform for an organisation.';
comment on column service_account.owner is 'Who opened it.';
comment on column service_account.scopes is 'What it may do, as object:verb.';
comment on column service_account.addresses is 'From where it may call, addresses and networks; empty: from anywhere.';
comment on column service_account.expires_on is 'The last day on which its keys serve.';
comment on column service_account.warned_at is 'When its organisation was warned that it ends.';
comment on column service_account.used_at is 'When a key of it was last used, to the minute.';

create function service_account_state(service_account, day date) returns text language sql immutable parallel safe as $$
    select case when $1.revoked_at is not null then 'revoked' when $1.expires_on < day then 'expired' else 'active' end
$$;
comment on function service_account_state is 'Whether the keys of a program serve on a day.';

-- What was revoked stays so.
create trigger service_account_revoked_is_kept before update on service_account
    for each row when (old.revoked_at is not null and (new.revoked_at is distinct from old.revoked_at or new.scopes <> old.scopes))
    execute function refuse_change();
create trigger service_account_is_kept before delete or truncate on service_account
    for each statement execute function refuse_change();

create table service_key (
    key_hash   bytea       primary key,
    account    bigint      not null references service_account,
    created_at timestamptz not null,
    created_by bigint      not null references account,
    ends_at    timestamptz
);
create index service_key_of_account on service_key (account, created_at);
comment on table service_key is 'The keys of programs, by their hashes.';
comment on column service_key.created_by is 'Who was shown it.';
comment on column service_key.ends_at is 'Since when it serves no more, where another took its place.';
create trigger service_key_is_kept before delete or truncate on service_key
    for each statement execute function refuse_change();

create function persons_behind(account bigint) returns bigint[] language sql stable as $$
    select array(select $1 union select service_key.created_by from service_key where service_key.account = $1 order by 1)
$$;
comment on function persons_behind is
    'The accounts of whoever could have done what an account did: itself, and of a program whoever was shown a key of it.';

-- A program reads no messages.
create or replace function organisation_is_reachable(id bigint) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (
            select from account
            where account.organisation = $1 and account.state = 'active' and account.unconfirmed_since is null
                and not account.is_program)
$$;

create or replace function organisation_was_reached(id bigint, at timestamptz) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (
            select from account
            where account.organisation = $1 and account.state = 'active' and account.unconfirmed_since is null
                and not account.is_program and coalesce(account.reads_since, account.created_at) <= at)
$$;

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('service_account.days_max', '400', 'days', '◇', '4403', '2020-01-01', '平台自定：密钥最长400天', '2020-01-01T00:00:00+08:00'),
    ('service_account.warning', '30', 'days', '◇', '4403', '2020-01-01', '平台自定：密钥到期前30天提醒', '2020-01-01T00:00:00+08:00'),
    ('service_account.requests_per_minute', '600', 'count', '◇', '4403', '2020-01-01', '平台自定：每个密钥每分钟600次请求', '2020-01-01T00:00:00+08:00');
