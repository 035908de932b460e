-- How many prices in force a platform lists as one of a city and as one of the province: a row of a file that states no level is of a
-- city where its platform lists as one of a city only. The register of what a platform lists says so without reading all prices.

create table platform_listing (
    region     smallint not null,
    platform   text     not null,
    city       bigint   not null default 0,
    provincial bigint   not null default 0,
    primary key (region, platform),
    constraint platform_listing_counts check (0 <= city and 0 <= provincial)
);
comment on table platform_listing is 'Prices in force by the province, the platform and its level, kept by the triggers of listed_price.';

insert into platform_listing (region, platform, city, provincial)
select region, platform, count(*) filter (where platform_level = 'city'), count(*) filter (where platform_level = 'provincial')
from listed_price
where superseded_at is null
group by region, platform;

-- Whoever changes prices holds the lock on them, so that no two wait for each other here. The owner of the tables counts, so that the
-- program needs no right to write the figures.
create function count_listings() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
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
        -- Prices lose their place; none gets it back, since what is restored is recorded again.
        update platform_listing
        set city = platform_listing.city - gone.city, provincial = platform_listing.provincial - gone.provincial
        from (
            select before.region, before.platform, count(*) filter (where before.platform_level = 'city') as city,
                count(*) filter (where before.platform_level = 'provincial') as provincial
            from before
            join after on after.id = before.id
            where before.superseded_at is null and after.superseded_at is not null
            group by before.region, before.platform
        ) as gone
        where platform_listing.region = gone.region and platform_listing.platform = gone.platform;
    end if;
    return null;
end
$$;
create trigger listed_price_counts_new after insert on listed_price
    referencing new table as added for each statement execute function count_listings();
create trigger listed_price_counts_old after update on listed_price
    referencing old table as before new table as after for each statement execute function count_listings();

drop index listed_price_of_city;
