-- What is not over on a day stands once here: of listed prices as a part of being in force, of concluded ones for all that compare them
-- with limits to come. Inlined, so that the indexes still serve.

create function price_lasts(price listed_price, day date) returns boolean
language sql immutable parallel safe
as $$ select (price.effective_to is null or day <= price.effective_to) and (price.counts_to is null or day <= price.counts_to) $$;
comment on function price_lasts is 'Whether a price that is not superseded is in force on a day or begins later, whatever its kind.';

create or replace function price_is_in_force(price listed_price, day date) returns boolean
language sql immutable parallel safe
as $$
    select price.effective_from <= day and (price.counts_from is null or price.counts_from <= day) and price_lasts(price, day)
$$;

create function concluded_price_lasts(own current_purchase_price, day date) returns boolean
language sql immutable parallel safe
as $$
    select own.superseded_at is null and own.origin = 'invitation' and (own.effective_to is null or day <= own.effective_to)
$$;
comment on function concluded_price_lasts is
    'Whether a price was concluded here and is in force on a day or begins later: what a limit of that day would end.';
