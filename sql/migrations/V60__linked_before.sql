-- A row of a list acts once, in whatever list it comes again.

create table linked_before (
    linkage      bigint not null,
    product      bigint not null,
    price_change bigint not null references price_change,
    primary key (linkage, product, price_change)
);
create index linked_before_change on linked_before (price_change, linkage);
comment on table linked_before is
    'Changes that a list says again: they stand beside what is new in it, and are its own when their list is cancelled.';
create trigger linked_before_append_only before update or delete or truncate on linked_before
    for each statement execute function refuse_change();

-- Who else proposed the same price.
create index price_change_terms on price_change (product, effective_from, price);
