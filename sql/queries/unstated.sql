--! city_platforms
select listing.region, listing.platform
from unnest(:regions::smallint[], :platforms::text[]) as wanted (region, platform)
join platform_listing listing on listing.region = wanted.region and listing.platform = wanted.platform
where 0 < listing.city and listing.provincial = 0;
