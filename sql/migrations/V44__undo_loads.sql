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

alter table import add column reversed_at timestamptz;
alter table import add column reversed_by bigint references account;
alter table import add column reversal_reason text;
alter table import add column reversal jsonb;
alter table import add constraint import_reversed
    check (num_nulls(reversed_at, reversed_by, reversal_reason, reversal) in (0, 4));
comment on column import.reversal is 'What its reversal undid, and what it had to leave.';

alter table listed_price add column copy_of bigint;
comment on column listed_price.copy_of is 'The row that it continues, with another last day or in force again.';

create table listed_price_repeat (
    import      uuid        not null,
    prices      bigint[]    not null,
    recorded_at timestamptz not null
);
create index listed_price_repeat_since on listed_price_repeat (recorded_at);
comment on table listed_price_repeat is
    'Prices of other imports that an import states too, by the rows that they began as: they remain when the others are reversed.';
create trigger listed_price_repeat_append_only before update or delete or truncate on listed_price_repeat
    execute function refuse_change();

create table price_change_repeat (
    price_change bigint not null references price_change,
    import       uuid   not null,
    primary key (price_change, import)
);
comment on table price_change_repeat is 'Imports that would have held the same price, or the same end of one.';
create trigger price_change_repeat_append_only before update or delete or truncate on price_change_repeat
    execute function refuse_change();
