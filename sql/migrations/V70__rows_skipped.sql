-- A row that was left out of a load is neither taken nor known already, and is counted by itself.

alter table import add column skipped bigint not null default 0;
comment on column import.skipped is 'Rows left out: nobody sees them, or a later row counts in their place.';
alter table import_verdict drop constraint import_verdict_status;
alter table import_verdict add constraint import_verdict_status
    check (status in ('accepted', 'unchanged', 'skipped', 'held', 'price_mismatch', 'several_hits', 'no_hit', 'error'));
