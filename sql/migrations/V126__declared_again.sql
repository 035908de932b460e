-- Who declares a price that is on its way declares it too: when the file that had brought it in is undone, it goes on as his (E8).
create table declaration_repeat (
    id           bigint generated always as identity (start with 1099511627776) primary key,
    price_change bigint not null references price_change,
    account      bigint not null references account,
    import       uuid
);
create index declaration_repeat_of_change on declaration_repeat (price_change);
comment on table declaration_repeat is 'Declarations of a price that was declared already and on its way.';
comment on column declaration_repeat.import is 'The file that declared it again; none where it was declared by hand.';
create trigger declaration_repeat_append_only before update or delete or truncate on declaration_repeat
    for each statement execute function refuse_change();
