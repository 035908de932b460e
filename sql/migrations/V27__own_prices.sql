-- What hospitals pay on a day stands once here, as it stands once in the program (pricing::own_price_on). Inlined, so that who
-- asks for a hospital or for a product reads these rows alone. Who asks for pairs joins them laterally with `limit 1`:
-- otherwise the prices of all hospitals are worked out first.

create function own_price_is_in_force(own current_purchase_price, day date) returns boolean
language sql immutable parallel safe
as $$
    select own.superseded_at is null and own.effective_from <= day
        and (own.effective_to is null or day <= own.effective_to)
$$;

create function own_prices(day date) returns table (
    id bigint, hospital bigint, product bigint, price numeric, effective_from date, effective_to date, contract_no text,
    origin text, invitation uuid, recorded_at timestamptz
)
language sql stable parallel safe
as $$
    select distinct on (own.hospital, own.product) own.id, own.hospital, own.product, own.price, own.effective_from,
        own.effective_to, own.contract_no, own.origin, own.invitation, own.recorded_at
    from current_purchase_price own
    where own_price_is_in_force(own, day)
    order by own.hospital, own.product, own.effective_from desc
$$;
comment on function own_prices is
    'One row a hospital and product: of several contracts in force that day, the one that began last.';
