-- Changes of prices point to the event that announced them, as rows of a batch do.

alter table price_change add column announced_by bigint;
create index price_change_of_announcement on price_change (announced_by) where announced_by is not null;
comment on column price_change.announced_by is 'The event of the announcement; none for those announced before it was noted.';
