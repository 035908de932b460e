-- A list that is filtered by a part of a product's name looks for it among its own rows: of a frequent name there are
-- more products than a page may look through.

create function name_query(part text) returns text[]
language sql immutable strict parallel safe
as $$
    select case
        when length($1) < 2 then array[$1]
        else array(select distinct substr($1, at, 2) from generate_series(1, length($1) - 1) as at)
    end
$$;
comment on function name_query is 'The parts, as name_parts has them, that a name with this text must have; single characters add nothing to two neighbours.';

drop function products_named(text);
drop index product_name_parts;

-- Names and codes are read from the index alone.
drop index product_name;
create index product_name on product (id) include (name, code);

create function may_begin_code(part text) returns boolean
language sql immutable parallel safe
as $$
    select $1 ~ '^[A-Za-z0-9]+$'
$$;
comment on function may_begin_code is 'Whether a code of a product can begin with a text: of a name in Chinese none does, which the planner sees.';

create function products_coded(part text) returns table (product bigint)
language sql stable parallel safe
as $$
    select id from product where may_begin_code($1) and starts_with(code, $1) and strpos(name, $1) = 0
$$;
comment on function products_coded is 'The products that product_is_named finds by their code alone.';

create function is_named(name text, part text) returns boolean
language sql immutable parallel safe
as $$
    select name_parts($1) @> name_query($2) and strpos($1, $2) > 0
$$;
comment on function is_named is 'Whether a name has a part, by an index on name_parts.';

create function take_product_name() returns trigger language plpgsql as $$
begin
    select name into new.product_name from product where id = new.product;
    return new;
end
$$;
comment on function take_product_name is 'A row of a list copies the name of its product.';

create function pass_product_name() returns trigger language plpgsql as $$
begin
    execute format('update %I set product_name = $1 where product = $2', tg_argv[0]) using new.name, new.id;
    return null;
end
$$;
comment on function pass_product_name is 'A list that copies names of products has the new one.';

alter table invited_product add column product_name text;
update invited_product set product_name = product.name from product where product.id = invited_product.product;
alter table invited_product alter column product_name set not null;
create trigger invited_product_name before insert on invited_product
    for each row execute function take_product_name();
create trigger product_renamed_in_invited_product after update of name on product
    for each row when (old.name is distinct from new.name) execute function pass_product_name('invited_product');
create index invited_product_named on invited_product using gin (name_parts(product_name));

alter table price_finding add column product_name text;
update price_finding set product_name = product.name from product where product.id = price_finding.product;
alter table price_finding alter column product_name set not null;
create trigger price_finding_name before insert on price_finding
    for each row execute function take_product_name();
create trigger product_renamed_in_price_finding after update of name on product
    for each row when (old.name is distinct from new.name) execute function pass_product_name('price_finding');
create index price_finding_named on price_finding using gin (name_parts(product_name));

alter table price_change add column product_name text;
update price_change set product_name = product.name from product where product.id = price_change.product;
alter table price_change alter column product_name set not null;
create trigger price_change_name before insert on price_change
    for each row execute function take_product_name();
create trigger product_renamed_in_price_change after update of name on product
    for each row when (old.name is distinct from new.name) execute function pass_product_name('price_change');
create index price_change_named on price_change using gin (name_parts(product_name));

-- Invitations of a product are counted from the index alone, also those in some states or of one manufacturer.
drop index invitation_of_product;
create index invitation_of_product on invitation (product, hospital, state) include (manufacturer);

drop function invitations_of(bigint, bigint, bigint[], timestamptz);
create function invitations_of(
    hospital bigint, manufacturer bigint, product bigint, name_part text, due_before timestamptz
) returns setof invitation
language sql stable parallel safe
as $$
    select invitation.*
    from invitation
    where ($1 is null or invitation.hospital = $1)
        and ($2 is null or invitation.manufacturer = $2)
        and ($3 is null or invitation.product = $3)
        -- Not by `exists`, for which the planner may look through all products first.
        and ($4 is null or (
            select product_is_named(product.name, product.code, $4) from product where product.id = invitation.product))
        -- What is due before an instant was sent before it: the older index can begin there.
        and ($5 is null or (invitation.due_at < $5 and invitation.sent_at < $5))
$$;
comment on function invitations_of is
    'The invitations of a hospital or of a manufacturer, or of all; null does not filter. Inlined, and planned with the values.';
