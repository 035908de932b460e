-- A demonstration may begin on a day in the past. Notices that were published later are not known on that day: an
-- operator loads them when it is their time.

create table calendar_notice_withheld (
    version bigint primary key references calendar_notice
);
comment on table calendar_notice_withheld is 'Seeded notices that a demonstration does not know, since it begins before their publication.';

create trigger calendar_notice_withheld_append_only before update or delete or truncate on calendar_notice_withheld
    for each statement execute function refuse_change();

create view calendar_notice_known as
select version, year, source, published_on, loaded_at
from calendar_notice
where not exists (select from calendar_notice_withheld withheld where withheld.version = calendar_notice.version);
comment on view calendar_notice_known is 'The notices that count.';
