-- Who loaded listed prices, and who undid that: what takes two people looks at both.

create table listed_price_load (
    import    uuid        primary key,
    account   bigint      not null references account,
    loaded_at timestamptz not null,
    undone_by bigint      references account,
    undone_at timestamptz,
    constraint listed_price_load_undone check (num_nulls(undone_by, undone_at) in (0, 2))
);
create index listed_price_load_undone_by on listed_price_load (undone_by) where undone_by is not null;
comment on table listed_price_load is 'Who loaded listed prices, and who undid the load.';
insert into listed_price_load (import, account, loaded_at, undone_by, undone_at)
select id, account, started_at, reversed_by, reversed_at from import where kind = 'listed-prices';
create trigger listed_price_load_remains before delete or truncate on listed_price_load
    execute function refuse_change();
create trigger listed_price_load_is_undone_once before update on listed_price_load for each row
    when (old.undone_at is not null) execute function refuse_change();
