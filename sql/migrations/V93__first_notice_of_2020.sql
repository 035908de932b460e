-- The notice for 2020 as it was first published, before Spring Festival was extended: a demonstration that begins between
-- the two, or before them, goes by it until then. Where both are known the extension counts, so that it is withheld from
-- the beginning; its version is one that no loaded notice gets.

insert into calendar_notice (version, year, source, published_on, loaded_at) overriding system value values
    (0, 2020, '国务院办公厅关于2020年部分节假日安排的通知', '2019-11-21', '2020-01-01T00:00:00+08:00');

insert into calendar_day (version, day, kind, name)
select 0, day, kind, name
from calendar_day
where version = (
        select min(version) from calendar_notice where year = 2020 and published_on = '2020-01-27' and loaded_by is null
    )
    and day not in ('2020-01-31', '2020-02-01', '2020-02-02');

insert into calendar_day (version, day, kind, name) values (0, '2020-02-01', 'workday', '春节');

insert into calendar_notice_withheld (version) values (0);

comment on table calendar_notice_withheld is
    'Notices that the program carries and that count no more or not yet: a demonstration begins before their publication, and gets a copy of each on its day.';
