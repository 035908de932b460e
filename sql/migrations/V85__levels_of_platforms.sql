-- A city's platform is no province's: a row of a file that names one and states no level does not count for the limit.

alter table listing_platform add column level text,
    add constraint listing_platform_level check (level in ('provincial', 'city'));
comment on column listing_platform.level is 'Whose platform it is, where that is known from the beginning; a spelling has that of the platform it means.';

update listing_platform
set level = case name when '深圳医用耗材阳光交易和监管平台' then 'city' else 'provincial' end
where state = 'seeded';
