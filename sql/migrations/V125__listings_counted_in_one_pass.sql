-- Of the prices that a statement changes, those that lost their place are counted without being looked up among one another: a plan
-- that was made when a session changed none compared each with each, so that undoing a load of ten thousand rows took its square.
create or replace function count_listings() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        insert into platform_listing (region, platform, city, provincial)
        select region, platform, count(*) filter (where platform_level = 'city'),
            count(*) filter (where platform_level = 'provincial')
        from added
        where superseded_at is null
        group by region, platform
        order by region, platform
        on conflict (region, platform) do update
        set city = platform_listing.city + excluded.city, provincial = platform_listing.provincial + excluded.provincial;
    else
        -- Prices lose their place; none gets it back, since what is restored is recorded again. Where one is listed never changes.
        update platform_listing
        set city = platform_listing.city - gone.city, provincial = platform_listing.provincial - gone.provincial
        from (
            select region, platform, coalesce(sum(prices) filter (where platform_level = 'city'), 0) as city,
                coalesce(sum(prices) filter (where platform_level = 'provincial'), 0) as provincial
            from (
                select region, platform, platform_level, 1 as prices from before where superseded_at is null
                union all
                select region, platform, platform_level, -1 from after where superseded_at is null
            ) as listed
            group by region, platform
            having sum(prices) <> 0
        ) as gone
        where platform_listing.region = gone.region and platform_listing.platform = gone.platform;
    end if;
    return null;
end
$$;
