-- The grid on which a price was rounded is stored with it, so that what is shown states the grid of its own figures
-- and not that of the day on which somebody looks.

alter table current_purchase_price add column grid_step numeric(5, 4) not null default 0.05;
comment on column current_purchase_price.grid_step is
    'How far the points of the grid of grid_price are apart, as a share. The default is the first value of the rule.';

-- Prices recorded so far: the value of the rule on the day, within its range.
update current_purchase_price own set grid_step = least(greatest(known.value::numeric, 0.05), 0.5)
from (
    select own.id, rule.value, row_number() over (partition by own.id order by rule.effective_from desc, rule.id desc) as latest
    from current_purchase_price own
    join rule on rule.key = 'pricing.spread_grid' and not rule.withdrawn
        and rule.effective_from <= (own.recorded_at at time zone 'Asia/Shanghai')::date
    where not exists (select from rule later where later.replaces = rule.id)
) known
where known.id = own.id and known.latest = 1;

alter table disclosure add column grid_step numeric(5, 4) not null default 0.05;
comment on column disclosure.grid_step is 'The widest grid among those on which the figures of its members were rounded.';

update disclosure shown set grid_step = widest.step
from (
    select member.series, member.subject, max(own.grid_step) as step
    from disclosure_member member
    join current_purchase_price own on own.product = member.subject and own.hospital = member.organisation
        and own.grid_price = member.figure
    where member.series = 'purchase-prices'
    group by member.series, member.subject
) widest
where widest.series = shown.series and widest.subject = shown.subject;

drop function own_prices(date);
create function own_prices(day date) returns table (
    id bigint, hospital bigint, product bigint, price numeric, effective_from date, effective_to date, contract_no text,
    origin text, invitation uuid, recorded_at timestamptz, evidence uuid[], grid_price numeric, grid_step numeric
)
language sql stable parallel safe
as $$
    select distinct on (own.hospital, own.product) own.id, own.hospital, own.product, own.price, own.effective_from,
        own.effective_to, own.contract_no, own.origin, own.invitation, own.recorded_at, own.evidence, own.grid_price,
        own.grid_step
    from current_purchase_price own
    where own_price_is_in_force(own, day)
    order by own.hospital, own.product, own.effective_from desc
$$;
comment on function own_prices is
    'One row a hospital and product: of several contracts in force that day, the one that began last.';
