-- A price that is far from the product's last one is held for another person instead of becoming law.

alter table publicity drop constraint publicity_origin;
alter table publicity add constraint publicity_origin
    check (origin in ('declaration', 'report', 'linkage', 'rise', 'outlier'));

alter table price_change drop constraint price_change_origin;
alter table price_change add constraint price_change_origin
    check (origin in ('declaration', 'report', 'linkage', 'rise', 'outlier'));
alter table price_change add column last_price numeric(18, 4);
alter table price_change add column import uuid;
create index price_change_of_import on price_change (import) where import is not null;
comment on column price_change.last_price is 'Origin outlier: the price of one base unit that it is too far from.';
comment on column price_change.import is 'Origins rise and outlier: the load that it was held from.';

alter table import add column held bigint not null default 0;
comment on column import.held is 'Rows whose price waits for another person.';
alter table import_verdict drop constraint import_verdict_status;
alter table import_verdict add constraint import_verdict_status
    check (status in ('accepted', 'unchanged', 'held', 'price_mismatch', 'several_hits', 'no_hit', 'error'));

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.hold_below_part', '3', 'ratio', '◇', '4403', '2020-01-01', '平台自定：导入的价格低于该产品上次价格的几分之一时暂挂，由另一人核实（录入差错多为十倍）', '2020-01-01T00:00:00+08:00'),
    ('pricing.hold_above_times', '3', 'ratio', '◇', '4403', '2020-01-01', '平台自定：导入的价格高于该产品上次价格的几倍时暂挂，由另一人核实（录入差错多为十倍）', '2020-01-01T00:00:00+08:00');
