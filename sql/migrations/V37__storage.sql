-- What organisations store here is counted, files of every kind alike: before a byte is written, and until it is deleted.
-- Each day has its own row, so that a file dated yesterday that is counted late neither moves nor loses what today's are.

create table storage_use (
    organisation bigint not null references organisation,
    kind         text   not null,
    bytes        bigint not null,
    primary key (organisation, kind),

    constraint storage_use_bytes check (0 <= bytes)
);
create index storage_use_most on storage_use (bytes desc, organisation desc, kind desc);
comment on table storage_use is 'How much an organisation stores. Uploads at the same time wait for each other here and nowhere else.';
comment on column storage_use.kind is 'Which files: evidence, those of imports.';
comment on column storage_use.bytes is 'The length of all files that are there or on their way.';

create table storage_day (
    organisation bigint not null references organisation,
    kind         text   not null,
    day          date   not null,
    bytes        bigint not null,
    primary key (organisation, kind, day),

    constraint storage_day_bytes check (0 <= bytes)
);
comment on table storage_day is 'How much an organisation stored on a day; what was forgotten since is counted still.';

create table evidence_reservation (
    id           uuid        primary key,
    organisation bigint      not null references organisation,
    day          date        not null,
    bytes        bigint      not null,
    reserved_at  timestamptz not null
);
create index evidence_reservation_age on evidence_reservation (reserved_at);
comment on table evidence_reservation is 'Files that are counted and not recorded yet. One that is never recorded is given back when its bytes are deleted.';
comment on column evidence_reservation.id is 'The id that the evidence will have.';
comment on column evidence_reservation.day is 'The day for which it is counted.';
comment on column evidence_reservation.reserved_at is 'By the wall clock.';

insert into storage_day (organisation, kind, day, bytes)
select organisation, 'evidence', (recorded_at at time zone 'Asia/Shanghai')::date, sum(bytes)
from evidence
group by 1, 3;

insert into storage_use (organisation, kind, bytes)
select organisation, 'evidence', sum(bytes) from evidence group by organisation;

drop table evidence_use;

alter table import add column stored_bytes bigint not null default 0;
comment on column import.stored_bytes is 'How much of its file is stored here: none of a file that was loaded from the command line, or forgotten.';

update import set stored_bytes = stored.bytes
from (select import, sum(octet_length(bytes)) as bytes from import_file group by import) stored
where stored.import = import.id;

insert into storage_day (organisation, kind, day, bytes)
select organisation, 'import-files', (started_at at time zone 'Asia/Shanghai')::date, sum(stored_bytes)
from import
where 0 < stored_bytes
group by 1, 3;

insert into storage_use (organisation, kind, bytes)
select organisation, 'import-files', sum(stored_bytes) from import where 0 < stored_bytes group by organisation;

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('loading.megabytes_per_day', '5000', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构一天可上传的导入文件（MB），使任何一家都占不满存储', '2020-01-01T00:00:00+08:00'),
    ('loading.megabytes', '50000', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构的导入文件合计（MB），使任何一家都占不满存储', '2020-01-01T00:00:00+08:00');
