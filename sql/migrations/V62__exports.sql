-- Lists that are too long to be written while somebody waits: they are written in the background, and fetched later.

create table export (
    id           uuid        primary key,
    organisation bigint      not null references organisation,
    account      bigint      not null references account,
    path         text        not null,
    query        text        not null,
    language     text        not null,
    fingerprint  bytea       not null,
    name         text        not null,
    state        text        not null default 'queued',
    attempt      integer     not null default 0,
    rows_done    bigint      not null default 0,
    rows_total   bigint,
    stored_bytes bigint      not null default 0,
    failure      jsonb,
    requested_at     timestamptz not null,
    finished_at  timestamptz,
    worked_at    timestamptz not null,

    constraint export_state check (state in ('queued', 'running', 'done', 'failed', 'expired')),
    constraint export_language check (language in ('zh', 'en'))
);
create unique index export_once on export (account, fingerprint) where state in ('queued', 'running');
create index export_latest on export (account, requested_at desc, id desc);
create index export_unfinished on export (requested_at, id) where state in ('queued', 'running');
create index export_of_organisation on export (organisation) where state = 'running';
create index export_kept on export (finished_at, id) where state = 'done';
comment on table export is 'What an account asked for as a file; the list is read with the rights that it has then.';
comment on column export.path is 'The list, as the address of the request named it.';
comment on column export.query is 'The filter and the order of the list, as the request gave them, without the place in it.';
comment on column export.fingerprint is 'A hash of path, query and language: the same request again is the same export while it is not finished.';
comment on column export.name is 'What the file is called, without its ending.';
comment on column export.attempt is 'Who works on it: grows whenever a process takes it over, and only the holder of the latest writes.';
comment on column export.rows_total is 'Rows of the list, where they could be counted exactly.';
comment on column export.stored_bytes is 'Bytes in export_file; of one that is not done, those of an attempt.';
comment on column export.failure is 'Why it failed, as {"zh", "en"}.';
comment on column export.worked_at is 'By the wall clock: when its process last gave a sign of life; of one that waits, when to begin.';

create table export_file (
    export uuid    not null references export on delete cascade,
    number integer not null,
    bytes  bytea   not null,
    primary key (export, number)
);
-- It is packed already, and is read whole.
alter table export_file alter column bytes set storage external;
comment on table export_file is 'The written file, in pieces.';

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('export.rows_at_once', '50000', 'count', '◇', '4403', '2020-01-01', '平台自定：不超过此行数的清单即时导出，更长的在后台生成', '2020-01-01T00:00:00+08:00'),
    ('export.open', '3', 'count', '◇', '4403', '2020-01-01', '平台自定：一个账号同时进行的后台导出数，使任何人都占不满导出能力', '2020-01-01T00:00:00+08:00'),
    ('export.file_days', '7', 'count', '◇', '4403', '2020-01-01', '平台自定：后台导出文件保留的天数', '2020-01-01T00:00:00+08:00'),
    ('export.megabytes_per_day', '2000', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构一天可生成的导出文件（MB），使任何一家都占不满存储', '2020-01-01T00:00:00+08:00'),
    ('export.megabytes', '5000', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构的导出文件合计（MB），使任何一家都占不满存储', '2020-01-01T00:00:00+08:00');
