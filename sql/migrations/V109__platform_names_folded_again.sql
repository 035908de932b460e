-- Names that were entered before traditional characters were known are compared by the newer form as well, so that 廣東平台 and 广东平台
-- are one platform whichever of them came first.
alter table listing_platform add column folding smallint not null default 1;
comment on column listing_platform.folding is 'By which rules `folded` was made: by 1 traditional characters stayed as they are.';
comment on column listing_platform.folded is 'The name as it is compared with others.';
create index listing_platform_to_fold on listing_platform (folding, id);
