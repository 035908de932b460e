-- Lists that are filtered by a part of a product's name cost the same after ten years, found or not.

create function name_parts(name text) returns text[]
language sql immutable strict parallel safe
as $$
    select array(
        select distinct part
        from generate_series(1, length($1)) as at
        cross join unnest(array[substr($1, at, 1), substr($1, at, 2)]) as part
    )
$$;
comment on function name_parts is
    'Each character of a name and each two neighbours: a name that has a text has all of its parts. Chinese words are too short for trigrams.';

create index product_name_parts on product using gin (name_parts(name));

create function product_is_named(name text, code text, part text) returns boolean
language sql immutable parallel safe
as $$
    select strpos($1, $3) > 0 or starts_with($2, $3)
$$;
comment on function product_is_named is 'Whether a name has a part, or a code begins with it; no character of it has a meaning of its own.';

create function products_named(part text) returns table (product bigint)
language sql stable parallel safe
as $$
    select id from product where name_parts(name) @> name_parts($1) and strpos(name, $1) > 0
    union all
    select id from product where starts_with(code, $1) and strpos(name, $1) = 0
$$;
comment on function products_named is 'The products for which product_is_named, each once, by indexes.';

create index invited_product_of_product on invited_product (product);
create index price_finding_of_product on price_finding (product);

-- What a hospital pays is read in the order of its products, of each the contract that began last.
drop index current_purchase_price_one;
create unique index current_purchase_price_one on current_purchase_price (hospital, product, effective_from desc)
    where superseded_at is null;

create index import_of_kind on import (kind, started_at desc, id desc);
