-- Organisations, their accounts, and who is signed in.

create table organisation (
    id          bigint generated always as identity primary key,
    name        text        not null,
    kind        text        not null,
    credit_code text,
    institution_code text,
    district    text,
    email       text,
    created_at  timestamptz not null,

    constraint organisation_kind check (kind in ('hospital', 'manufacturer', 'distributor', 'exchange_center', 'insurance_bureau')),
    constraint organisation_name check (name <> ''),
    constraint organisation_credit_code unique (credit_code)
);
create index organisation_by_name on organisation (name);

create table account (
    id            bigint generated always as identity primary key,
    organisation  bigint      not null references organisation,
    account       text        not null,
    display_name  text        not null,
    password_hash text        not null,
    roles         text[]      not null,
    email         text,
    state         text        not null default 'active',
    failures      integer     not null default 0,
    locked_until  timestamptz,
    created_at    timestamptz not null,

    constraint account_name unique (account),
    constraint account_state check (state in ('active', 'disabled'))
);
create index account_of_organisation on account (organisation);

create table session (
    token_hash bytea       primary key,
    account    bigint      not null references account,
    created_at timestamptz not null,
    used_at    timestamptz not null,
    expires_at timestamptz not null
);
create index session_of_account on session (account);
create index session_expiry on session (expires_at);
comment on column session.token_hash is 'SHA-256 of the token; the token itself is known to its holder only.';
