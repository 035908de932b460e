--! city_platforms
with of_city as materialized (
    select wanted.region, wanted.platform
    from unnest(:regions::smallint[], :platforms::text[]) as wanted (region, platform)
    where exists (
        select from listed_price listed
        where listed.region = wanted.region and listed.platform = wanted.platform
            and listed.platform_level = 'city' and listed.superseded_at is null
    )
)
select of_city.region, of_city.platform
from of_city
where not exists (
    select from listed_price listed
    where listed.region = of_city.region and listed.platform = of_city.platform
        and listed.platform_level = 'provincial' and listed.superseded_at is null
);
