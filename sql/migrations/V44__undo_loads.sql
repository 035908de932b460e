-- Which load caused what, so that a load can be looked at before it happens, and undone as a whole.

alter table import add column traced boolean not null default false;
alter table import alter column traced set default true;
comment on column import.traced is 'Whether what it caused is noted; of imports of earlier programs it is not.';

alter table listed_price add column superseded_by uuid;
create index listed_price_of_import on listed_price (loaded_by) where loaded_by is not null;
create index listed_price_superseded_by on listed_price (superseded_by) where superseded_by is not null;
comment on column listed_price.superseded_by is 'The import whose rows took its place, if an import did.';

alter table invitation add column import uuid;
create index invitation_of_import on invitation (import) where import is not null;
comment on column invitation.import is 'The import that sent it.';

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('loading.preview_rows', '20000', 'count', '◇', '4403', '2020-01-01', '平台自定：可预览的导入文件行数上限；预览期间其他导入须等待', '2020-01-01T00:00:00+08:00');
