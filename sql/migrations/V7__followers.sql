-- What follows from the ledger: messages on the site and mail.

create table message (
    id           bigint generated always as identity primary key,
    position     bigint      not null,
    account      bigint      not null references account,
    at           timestamptz not null,
    kind         text        not null,
    subject_kind text        not null,
    subject_id   text        not null,
    data         jsonb       not null,
    read_at      timestamptz,

    constraint message_once unique (position, account)
);
create index message_of_account on message (account, id desc);
create index message_unread on message (account) where read_at is null;

create table mail (
    id           bigint generated always as identity primary key,
    message      bigint      not null references message,
    recipient    text        not null,
    message_id   text        not null,
    subject      text        not null,
    body         text        not null,
    created_at   timestamptz not null,
    sent_at      timestamptz,
    attempts     integer     not null default 0,
    next_try_at  timestamptz not null,
    last_error   text,

    constraint mail_once unique (message),
    constraint mail_message_id unique (message_id)
);
create index mail_waiting on mail (next_try_at) where sent_at is null;
comment on column mail.message_id is 'The part before the @, the same however often the message is sent.';
