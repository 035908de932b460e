-- Files that users load, and the verdict on each row.

create table import (
    id            uuid        primary key,
    kind          text        not null,
    file_name     text        not null,
    file_bytes    bigint      not null,
    organisation  bigint      not null references organisation,
    account       bigint      not null references account,
    state         text        not null default 'running',
    rows_total    bigint,
    rows_done     bigint      not null default 0,
    accepted      bigint      not null default 0,
    unchanged     bigint      not null default 0,
    price_mismatch bigint     not null default 0,
    several_hits  bigint      not null default 0,
    no_hit        bigint      not null default 0,
    error         bigint      not null default 0,
    warnings      bigint      not null default 0,
    failure       text,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    worked_at     timestamptz not null,

    constraint import_kind check (kind in ('products', 'listed-prices', 'current-prices', 'invitations')),
    constraint import_state check (state in ('running', 'done', 'failed'))
);
create index import_latest on import (organisation, started_at desc);
create index import_running on import (worked_at) where state = 'running';

create table import_file (
    import uuid    not null references import on delete cascade,
    number integer not null,
    bytes  bytea   not null,
    primary key (import, number)
);
comment on table import_file is 'The uploaded file as it came, in pieces.';

create table import_verdict (
    import     uuid   not null references import on delete cascade,
    row_number bigint not null,
    status     text   not null,
    remark     text   not null,
    primary key (import, row_number),
    constraint import_verdict_status check (status in ('accepted', 'unchanged', 'price_mismatch', 'several_hits', 'no_hit', 'error'))
);
comment on table import_verdict is 'Rows with something to say; a row without a verdict was accepted silently.';
