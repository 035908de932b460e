-- Numbers that count what others do are shown sealed (crate ground, `seal`). Those given so far are known as they are and
-- remain; sequences go on where sealed numbers begin.

insert into setting (key, value) values ('seal_key', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

alter table account alter column id restart with 1099511627776;
alter table campaign alter column id restart with 1099511627776;
alter table linkage alter column id restart with 1099511627776;
alter table lower_price_report alter column id restart with 1099511627776;
alter table message alter column id restart with 1099511627776;
alter table trade_misconduct alter column id restart with 1099511627776;
alter table objection alter column id restart with 1099511627776;
alter table price_change alter column id restart with 1099511627776;
alter table price_finding alter column id restart with 1099511627776;
