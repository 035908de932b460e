-- A row of a file that states no level is of a city where its platform is known as one of a city only.

create index listed_price_of_city on listed_price (region, platform)
    where platform_level = 'city' and superseded_at is null;
