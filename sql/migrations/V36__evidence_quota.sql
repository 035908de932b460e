-- What an organisation has handed in is counted in one row, so that asking costs the same however many files there are, and
-- so that uploads at the same time wait for each other there and nowhere else.

create table evidence_use (
    organisation bigint primary key references organisation,
    bytes        bigint not null,
    day          date   not null,
    day_bytes    bigint not null,

    constraint evidence_use_adds_up check (0 <= day_bytes and day_bytes <= bytes)
);
create trigger evidence_use_remains before delete or truncate on evidence_use
    for each statement execute function refuse_change();
comment on table evidence_use is 'How much evidence an organisation has handed in.';
comment on column evidence_use.bytes is 'The length of all its files, in bytes.';
comment on column evidence_use.day is 'When it last handed something in.';
comment on column evidence_use.day_bytes is 'The length of the files of that day, in bytes.';

insert into evidence_use (organisation, bytes, day, day_bytes)
select organisation, sum(bytes), max(day), sum(bytes) filter (where day = last_day)
from (
    select organisation, bytes, (recorded_at at time zone 'Asia/Shanghai')::date as day,
        max((recorded_at at time zone 'Asia/Shanghai')::date) over (partition by organisation) as last_day
    from evidence
) handed_in
group by organisation;

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('evidence.megabytes_per_day', '2000', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构一天可上传的证明材料（MB），使任何一家都占不满存储', '2020-01-01T00:00:00+08:00'),
    ('evidence.megabytes', '50000', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构的证明材料合计（MB），使任何一家都占不满存储', '2020-01-01T00:00:00+08:00');
