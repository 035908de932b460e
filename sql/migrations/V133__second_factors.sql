-- What an account signs in with beside its password: a code of its owner's device (TOTP, RFC 6238), or one that he keeps on paper.
create table second_factor (
    account        bigint      primary key references account,
    secret         text,
    in_force_since timestamptz,
    used_step      bigint,
    pending        text,
    pending_since  timestamptz,
    pending_wrong  integer     not null default 0,

    constraint second_factor_in_force check ((secret is null) = (in_force_since is null)),
    constraint second_factor_used check (used_step is null or secret is not null),
    constraint second_factor_pending check ((pending is null) = (pending_since is null)),
    constraint second_factor_something check (secret is not null or pending is not null)
);
create index second_factor_begun on second_factor (pending_since) where pending_since is not null;
comment on table second_factor is 'What accounts sign in with beside their passwords.';
comment on column second_factor.secret is
    'The secret in force, sealed for this account alone (ground/src/seal.rs): a code is computed of it, so it cannot be a hash. The key of the seal is in the table setting: whoever has both tables can open it, whoever has a copy of this one, or reads a statement in a log, cannot.';
comment on column second_factor.in_force_since is 'Since when signing in takes it.';
comment on column second_factor.used_step is 'The last step of thirty seconds since 1970 whose code was used: a code serves once.';
comment on column second_factor.pending is 'A secret that takes its place, sealed as that one, once its owner has shown that his device has it.';
comment on column second_factor.pending_wrong is 'Wrong codes for the pending one: after a few it has to be begun once more, which takes the password.';

create table recovery_code (
    account     bigint not null references second_factor on delete cascade,
    code_digest text   not null,

    primary key (account, code_digest)
);
comment on table recovery_code is 'Codes that serve once in place of one of the device. Who has used one has it no more.';
comment on column recovery_code.code_digest is
    'What the installation''s key makes of the code and the account: a code has 79 bits that nobody chose, so it needs no slow hash.';

create function has_second_factor(account bigint) returns boolean language sql stable as $$
    select exists (select from second_factor where second_factor.account = $1 and second_factor.in_force_since is not null)
$$;
comment on function has_second_factor is 'Whether an account has a second factor in force.';

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('party.second_factor_duties', 'none', 'choice', '◇', '4403', '2020-01-01', '平台自定：不要求两步验证', '2020-01-01T00:00:00+08:00');
