-- What an account signs in with beside its password: a code, or a key that a device of its owner holds (通行密钥, WebAuthn).
create table passkey (
    id            bigint      generated always as identity (start with 1099511627776) primary key,
    account       bigint      not null references account,
    credential_id bytea       not null,
    credential    jsonb       not null,
    name          text        not null,
    created_at    timestamptz not null,
    used_at       timestamptz,

    constraint passkey_once unique (credential_id)
);
create index passkey_of_account on passkey (account, id);
comment on table passkey is 'Keys that devices hold, by which their owners sign in beside the password.';
comment on column passkey.credential_id is 'By what the device knows the key, which is of one account alone.';
comment on column passkey.credential is 'The public half, with how often the device said that it used the other one: what is secret never leaves the device.';
comment on column passkey.name is 'What its owner calls the device.';

create table passkey_challenge (
    ticket_hash bytea       primary key,
    account     bigint      not null references account,
    purpose     text        not null,
    state       jsonb       not null,
    made_at     timestamptz not null,

    constraint passkey_challenge_purpose check (purpose in ('registration', 'proof'))
);
create index passkey_challenge_of_account on passkey_challenge (account, made_at);
create index passkey_challenge_made on passkey_challenge (made_at);
comment on table passkey_challenge is 'What a device is to sign, until it has or its time is over: each serves once, for the account that it was made for.';

-- Whoever signs in by a passkey alone keeps recovery codes too.
alter table recovery_code drop constraint recovery_code_account_fkey;
alter table recovery_code add constraint recovery_code_account_fkey foreign key (account) references account;

create or replace function has_second_factor(account bigint) returns boolean language sql stable as $$
    select exists (select from second_factor where second_factor.account = $1 and second_factor.in_force_since is not null)
        or exists (select from passkey where passkey.account = $1)
$$;
