-- Everything that the reversal of a load undid or had to leave, thing by thing.

create table import_reversal_thing (
    import     uuid     not null references import,
    position   bigint   not null,
    step       text     not null,
    number     text,
    product    bigint   references product,
    region     smallint,
    platform   text,
    first_day  date,
    before     numeric,
    after      numeric,
    quantity   bigint,
    reason_zh  text,
    reason_en  text,
    primary key (import, position)
);
create index import_reversal_thing_of_step on import_reversal_thing (import, step, position);
comment on table import_reversal_thing is
    'What a reversal undid or had to leave, in the order of its list; prices are of one base unit.';
create trigger import_reversal_thing_append_only before update or delete or truncate on import_reversal_thing
    for each statement execute function refuse_change();
