-- Files that users load, and the verdict on each row.

create table import (
    id             uuid        primary key,
    kind           text        not null,
    file_name      text        not null,
    file_bytes     bigint      not null default 0,
    organisation   bigint      not null references organisation,
    account        bigint      not null references account,
    state          text        not null default 'receiving',
    attempt        integer     not null default 0,
    rows_total     bigint,
    rows_done      bigint      not null default 0,
    last_row       bigint      not null default 0,
    accepted       bigint      not null default 0,
    unchanged      bigint      not null default 0,
    price_mismatch bigint      not null default 0,
    several_hits   bigint      not null default 0,
    no_hit         bigint      not null default 0,
    error          bigint      not null default 0,
    warnings       bigint      not null default 0,
    failure        jsonb,
    started_at     timestamptz not null,
    finished_at    timestamptz,
    worked_at      timestamptz not null,

    constraint import_kind check (kind in ('products', 'listed-prices', 'current-prices', 'invitations')),
    constraint import_state check (state in ('receiving', 'running', 'done', 'failed'))
);
create index import_latest on import (organisation, started_at desc, id desc);
create index import_unfinished on import (worked_at) where state in ('receiving', 'running');
comment on column import.attempt is 'Who works on it: grows whenever a process takes it over, and only the holder of the latest writes.';
comment on column import.rows_total is 'Rows below the header; an estimate until it is finished.';
comment on column import.last_row is 'The row, as Excel counts it, up to which the rows have had their effect.';
comment on column import.failure is 'Why it failed, as {"zh", "en"}.';
comment on column import.worked_at is 'By the wall clock: when its process last gave a sign of life.';

create table import_file (
    import uuid    not null references import on delete cascade,
    number integer not null,
    bytes  bytea   not null,
    primary key (import, number)
);
-- What is uploaded is mostly packed already, and is read whole.
alter table import_file alter column bytes set storage external;
comment on table import_file is 'The uploaded file as it came, in pieces.';

create table import_verdict (
    import    uuid   not null references import on delete cascade,
    first_row bigint not null,
    last_row  bigint not null,
    status    text   not null,
    remarks   jsonb  not null,
    primary key (import, first_row),
    constraint import_verdict_rows check (first_row <= last_row),
    constraint import_verdict_status check (status in ('accepted', 'unchanged', 'price_mismatch', 'several_hits', 'no_hit', 'error'))
);
comment on table import_verdict is 'Rows with something to say, neighbours of the same verdict together; a row without a verdict was accepted silently.';
comment on column import_verdict.remarks is 'A list of {"zh", "en"}.';
