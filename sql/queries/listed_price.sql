--! some_prices
select count(*) as found from (select from listed_price limit 1) as listed_price;

--! prices_of_products : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
select id, product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from,
    effective_to, counts_from, counts_to, returns, source, loaded_by, recorded_at, superseded_at
from listed_price
where product = any(:products) and superseded_at is null
order by product, id;

--! prices_numbered : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
select id, product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from,
    effective_to, counts_from, counts_to, returns, source, loaded_by, recorded_at, superseded_at
from listed_price
where id = any(:ids);

--! copies_recorded_first
select listed.id, origin.recorded_at
from listed_price listed
join listed_price origin on origin.id = listed.copy_of
where listed.product = any(:products) and listed.superseded_at is null;

--! prices_around_ends : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
-- A price that is no lower than another one which counts today and has no last day never is the limit.
with kept as (
    select listed.product, min(listed.base_price) as price
    from listed_price listed
    where listed.product = any(:products) and listed.superseded_at is null and listed.id <> all(:ending)
        and price_counts(listed, :today) and listed.effective_to is null and listed.counts_to is null
    group by listed.product
), ended as materialized (
    select product, region, platform, platform_level, kind from listed_price where id = any(:ending)
)
select listed.id, listed.product, listed.region, listed.platform, listed.platform_level, listed.kind, listed.price,
    listed.pack_ratio, listed.base_price, listed.effective_from, listed.effective_to, listed.counts_from,
    listed.counts_to, listed.returns, listed.source, listed.loaded_by,
    coalesce((select origin.recorded_at from listed_price origin where origin.id = listed.copy_of), listed.recorded_at)
        as recorded_at, listed.superseded_at
from listed_price listed
left join kept on kept.product = listed.product
where listed.product = any(:products) and listed.superseded_at is null
    and (kept.price is null or listed.base_price <= kept.price
        or (listed.product, listed.region, listed.platform, listed.platform_level, listed.kind) in (
            select product, region, platform, platform_level, kind from ended))
order by listed.product, listed.id;

--! prices_of_regions : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
with wanted as materialized (
    select product, regions::smallint[] as regions
    from unnest(:products::bigint[], :regions::text[]) as wanted (product, regions)
)
select listed.id, listed.product, listed.region, listed.platform, listed.platform_level, listed.kind, listed.price,
    listed.pack_ratio, listed.base_price, listed.effective_from, listed.effective_to, listed.counts_from,
    listed.counts_to, listed.returns, listed.source, listed.loaded_by, listed.recorded_at, listed.superseded_at
from wanted
join listed_price listed on listed.product = wanted.product and listed.region = any(wanted.regions)
where listed.superseded_at is null;

--! prices_of_first_days : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
-- What other loads recorded of these products and provinces from the very same first days.
with wanted as (
    select distinct product, region, effective_from
    from unnest(:products::bigint[], :regions::smallint[], :effective_from::date[]) as wanted (product, region, effective_from)
)
select listed.id, listed.product, listed.region, listed.platform, listed.platform_level, listed.kind, listed.price,
    listed.pack_ratio, listed.base_price, listed.effective_from, listed.effective_to, listed.counts_from,
    listed.counts_to, listed.returns, listed.source, listed.loaded_by, listed.recorded_at, listed.superseded_at
from wanted
join listed_price listed on listed.product = wanted.product and listed.region = wanted.region
    and listed.effective_from = wanted.effective_from
where listed.superseded_at is null and listed.loaded_by <> :import
order by listed.id;

--! claim_sources (import?)
insert into listed_price_source (source, import)
select distinct source, :import::uuid
from unnest(:sources::text[]) as stated (source)
on conflict do nothing
returning source;

--! share_sources (import?)
update listed_price_source
set import = null
where source = any(:sources) and import is not null and import is distinct from :import;

--! own_sources
select source from listed_price_source where source = any(:sources) and import = :import;

--! prices_known_at : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
select id, product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from,
    effective_to, counts_from, counts_to, returns, source, loaded_by, recorded_at, superseded_at
from listed_price
where product = :product and recorded_at <= :known_at and (superseded_at is null or :known_at < superseded_at)
order by id;

--! lock_prices
select pg_advisory_xact_lock(7701, 3)::text as locked;

--! reserve_price_ids
select setval(
    pg_get_serial_sequence('listed_price', 'id'), nextval(pg_get_serial_sequence('listed_price', 'id')) + :count::bigint - 1
) as last_id;

--! supersede_prices
update listed_price set superseded_at = :now, superseded_by = :import where id = any(:ids);

--! products_of_load
select product from listed_price where loaded_by = :import
union
select product from listed_price where superseded_by = :import
order by product;

--! prices_around_load : ListedPrice (effective_to?, counts_from?, counts_to?, superseded_at?, loaded_by?)
select id, product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from,
    effective_to, counts_from, counts_to, returns, source, loaded_by, recorded_at, superseded_at
from listed_price
where product = any(:products) and (superseded_at is null or superseded_by = :import)
order by product, id;

--! next_turn : (day?)
select min(least(
    case when :last < effective_from then effective_from end, case when :last <= effective_to then effective_to + 1 end,
    case when :last < counts_from then counts_from end, case when :last <= counts_to then counts_to + 1 end)) as day
from listed_price
where superseded_at is null;

--! products_turning
select distinct product
from listed_price
where superseded_at is null
    and (effective_from = :day or effective_to = :day_before or counts_from = :day or counts_to = :day_before)
order by product;

--! limits_of_products : Limit (price?, region?, platform?)
select product, price, region, platform, effective_on
from reference_limit
where product = any(:products);

--! limits_since : (known_at?)
-- An announced price was public before its first day; any other is known since it was recorded.
select stored.product, stored.price, stored.effective_on, stored.version,
    case when listed.loaded_by is not null or listed.copy_of is not null then listed.recorded_at end as known_at
from reference_limit stored
join reference_limit_version version on version.id = stored.version
join listed_price listed on listed.id = version.listed_price
where stored.product = any(:products) and stored.price is not null;

--! insert_limit_versions (prices[?], listed_prices[?])
insert into reference_limit_version (product, effective_on, price, listed_price, recorded_at, event)
select product, :effective_on, price, listed_price, :now, :event
from unnest(:products::bigint[], :prices::numeric[], :listed_prices::bigint[]) as changed (product, price, listed_price)
returning id, product;

--! upsert_limits (prices[?], regions[?], platforms[?])
insert into reference_limit (product, price, region, platform, effective_on, version)
select product, price, region, platform, :effective_on, version
from unnest(:products::bigint[], :prices::numeric[], :regions::smallint[], :platforms::text[], :versions::bigint[])
    as changed (product, price, region, platform, version)
on conflict (product) do update set price = excluded.price, region = excluded.region, platform = excluded.platform,
    effective_on = excluded.effective_on, version = excluded.version;

--! products_of_event
select product from reference_limit_version where event = :event order by product;

--! limit_history : (price?, region?, platform?)
select version.effective_on, version.price, listed.region, listed.platform, version.recorded_at
from reference_limit_version version
left join listed_price listed on listed.id = version.listed_price
where version.product = :product
order by version.effective_on, version.id;

--! insert_announced (effective_to[?], counts_from[?], counts_to[?])
insert into listed_price (product, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, recorded_at, counts_from, counts_to, returns)
select product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to,
    source, :now, counts_from, counts_to, returns
from unnest(
    :products::bigint[], :regions::smallint[], :platforms::text[], :platform_levels::text[], :kinds::text[],
    :prices::numeric[], :pack_ratios::numeric[], :base_prices::numeric[], :effective_from::date[],
    :effective_to::date[], :sources::text[], :counts_from::date[], :counts_to::date[], :returns::boolean[]
) with ordinality as new (product, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, counts_from, counts_to, returns, position)
order by position
returning id;

--! set_counting (counts_from[?], counts_to[?])
with replaced as (
    update listed_price
    set superseded_at = :now
    where id = any(:ids) and superseded_at is null
    returning id, coalesce(copy_of, id) as root, product, region, platform, platform_level, kind, price, pack_ratio,
        base_price, effective_from, effective_to, source, loaded_by
)
insert into listed_price (product, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, counts_from, counts_to, returns, source, loaded_by, recorded_at, copy_of)
select product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to,
    part.counts_from, part.counts_to, part.returns, source, loaded_by, :now, root
from unnest(:parts::bigint[], :counts_from::date[], :counts_to::date[], :returns::boolean[])
    with ordinality as part (id, counts_from, counts_to, returns, position)
join replaced on replaced.id = part.id
order by position;

--! note_load
insert into listed_price_load (import, account, loaded_at) values (:import, :account, :now) on conflict do nothing;

--! note_undone
update listed_price_load set undone_by = :account, undone_at = :now where import = :import;

--! doubtful_loads
with spread as (
    select product, min(base_price) as lowest, max(base_price) as highest
    from listed_price
    where product in (select product from listed_price where loaded_by = :import)
    group by product
)
select distinct listed.loaded_by
from spread
join listed_price listed on listed.product = spread.product
where listed.superseded_at is null and listed.loaded_by is not null and listed.loaded_by <> :import
    and (price_is_far(listed.base_price, spread.highest, :below_part, :above_times)
        or price_is_far(listed.base_price, spread.lowest, :below_part, :above_times));

--! loads
select import, account, loaded_at from listed_price_load where import = any(:imports);

--! prices_to_compare : PriceToCompare (undone_at?)
-- What the platform lists of products, with what somebody's own loads of today have replaced; and what was in force until its
-- load was undone, by whomever, or until the undo of another one took what had been kept of it.
select listed.id,
    coalesce(own.account = :account and :since <= own.loaded_at, false) as is_own,
    case when own.undone_at <= listed.superseded_at and listed.superseded_by is null then listed.superseded_at end as undone_at,
    coalesce(own.undone_by = :account, false) as is_undoer
from listed_price listed
left join listed_price_load own on own.import = listed.loaded_by
left join listed_price_load later on later.import = listed.superseded_by
where listed.product = any(:products) and (listed.superseded_at is null
    or :since <= listed.superseded_at and later.account = :account
    or own.undone_at <= listed.superseded_at and listed.superseded_by is null)
order by listed.product, listed.id;

--! note_repeated
insert into listed_price_repeat (import, prices, recorded_at)
select :import::uuid, array_agg(coalesce(copy_of, id)), :now
from listed_price
where id = any(:ids) and loaded_by is not null and loaded_by <> :import
having 0 < count(*);

--! repeated_elsewhere
select distinct on (root.id) root.id, repeat.import
from listed_price_repeat repeat
cross join lateral unnest(repeat.prices) as root (id)
where repeat.import <> all(:reversed) and :since <= repeat.recorded_at and root.id = any(:roots)
order by root.id, repeat.recorded_at;

--! traced_prices : TracedPrice (superseded_at?, superseded_by?)
select id, coalesce(copy_of, id) as root, superseded_at, superseded_by
from listed_price
where product = any(:products) and (superseded_at is null or superseded_by is not null)
order by product, id;

--! prices_before_loads
-- What was in force of products just before the first row of each of some loads. Ids are drawn in the order of loads.
with touched as materialized (
    select product, loaded_by as import, min(id) as first_id, min(recorded_at) as first_at
    from listed_price
    where product = any(:products) and loaded_by = any(:imports) and copy_of is null
    group by product, loaded_by
)
select touched.import, listed.id
from touched
join listed_price listed on listed.product = touched.product and listed.id < touched.first_id
where listed.superseded_at is null or touched.first_at <= listed.superseded_at
order by listed.product, touched.import, listed.id;

--! withdraw_prices
update listed_price set superseded_at = :now where id = any(:ids);

--! set_superseded_by (by?)
update listed_price set superseded_by = :by where id = any(:ids);

--! restore_prices (first_days[?], last_days[?], imports[?])
insert into listed_price (product, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, counts_from, counts_to, returns, source, loaded_by, recorded_at, copy_of)
select product, region, platform, platform_level, kind, price, pack_ratio, base_price, effective_from, effective_to,
    greatest(counts_from, wanted.first_day),
    case when not wanted.open then coalesce(least(counts_to, wanted.last_day), counts_to, wanted.last_day) end, returns, source,
    coalesce(wanted.import, loaded_by), :now,
    coalesce(copy_of, listed.id)
from unnest(:ids::bigint[], :first_days::date[], :last_days::date[], :open::boolean[], :imports::uuid[])
    with ordinality as wanted (id, first_day, last_day, open, import, position)
join listed_price listed on listed.id = wanted.id
order by position
returning id;

--! counted_products
select distinct product from listed_price where product = any(:products) and superseded_at is null;

--! note_fall
insert into fallen_limit (fell_at) values (:fell_at);

--! noted_falls
select id, fell_at from fallen_limit order by id;

--! forget_falls
delete from fallen_limit where id = any(:ids);
