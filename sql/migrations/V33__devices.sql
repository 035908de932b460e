-- Devices from which somebody signed in before: what others do to his account does not keep him out.

create table device (
    id           bigint generated always as identity primary key,
    token_hash   bytea       not null,
    account      bigint      not null references account,
    created_at   timestamptz not null,
    used_at      timestamptz not null,
    expires_at   timestamptz not null,
    failures     integer     not null default 0,
    locked_until timestamptz,

    constraint device_once unique (token_hash, account)
);
create index device_of_account on device (account, used_at);
create index device_expiry on device (expires_at);
comment on column device.token_hash is 'SHA-256 of what the device holds; several people may sign in at one device, each with a row.';
comment on column device.failures is 'Wrong passwords from this device in a row; others do not count here.';
