-- A blank cell means what is recorded. From which load that is must be known when that load is undone: it cannot be seen in what the row
-- became, since no price states whether a cell was blank.
create table value_taken_over (
    import     uuid     not null references import,
    row_number integer  not null,
    product    bigint   not null references product,
    cell       text     not null
        constraint value_taken_over_cell check (cell in
            ('platform', 'platform_level', 'pack_ratio', 'last_day', 'source', 'contract_no', 'evidence')),
    value      text     not null,
    is_stated  boolean  not null,
    stated_by  uuid,
    constraint value_taken_over_once unique nulls not distinct (import, row_number, cell, stated_by)
);
create index value_taken_over_of_source on value_taken_over (stated_by) where not is_stated;
create index value_taken_over_of_product on value_taken_over (import, product, cell);
comment on table value_taken_over is 'Values of rows that were recorded when the row came, by the loads that had stated them first.';
comment on column value_taken_over.is_stated is
    'Whether the row states the value too: then it is here for rows that take it over from this one, which have it from the first.';
comment on column value_taken_over.stated_by is 'The load that stated it; none where it did not come from a load.';
create trigger value_taken_over_append_only before update or delete or truncate on value_taken_over
    for each statement execute function refuse_change();
