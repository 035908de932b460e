-- Whether a price counts for the reference limit of a day (S4-1) stands once here, as it stands once in the program
-- (pricing::rules). Inlined, so that the indexes on listed_price still serve.

create function price_may_count(kind text, platform_level text) returns boolean
language sql immutable parallel safe
as $$ select kind in ('listing', 'winning') and platform_level = 'provincial' $$;
comment on function price_may_count is 'Whatever the day: what kinds of prices, on platforms of which level.';

create function price_is_in_force(price listed_price, day date) returns boolean
language sql immutable parallel safe
as $$
    select price.effective_from <= day and (price.effective_to is null or day <= price.effective_to)
        and (price.counts_from is null or price.counts_from <= day) and (price.counts_to is null or day <= price.counts_to)
$$;
comment on function price_is_in_force is 'Of whatever kind: begun, not over, and no announcement has it count later or no more.';

create function price_counts(price listed_price, day date) returns boolean
language sql immutable parallel safe
as $$ select price_may_count(price.kind, price.platform_level) and price_is_in_force(price, day) $$;
comment on function price_counts is 'Of a price that is not superseded.';
