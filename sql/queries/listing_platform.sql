--! by_names : Platform (level?, merged_into?, merged_name?, merged_region?, merged_level?, first_import?, first_seen_at?, first_by?)
select platform.id, platform.name, platform.region, platform.state, platform.level, platform.rows,
    platform.merged_into, known.name as merged_name, known.region as merged_region, known.level as merged_level,
    platform.first_import, platform.first_seen_at,
    (select display_name from account where account.id = platform.first_account) as first_by
from listing_platform platform
left join listing_platform known on known.id = platform.merged_into
where platform.folded = any(:folded);

--! candidates
select name, folded, region, state
from listing_platform
where state <> 'merged'
order by state = 'seen', rows desc, id
limit :rows;

--! insert_seen
insert into listing_platform (name, folded, region, state, first_import, first_account, first_seen_at, folding)
select name, folded, region, 'seen', :import::uuid, :account::bigint, :now::timestamptz, :folding::smallint
from unnest(:names::text[], :folded::text[], :regions::smallint[]) as named (name, folded, region)
order by folded
on conflict (folded) do nothing
returning name;

--! to_fold
select id, name from listing_platform where folding < :folding order by id limit :rows for update;

--! fold
-- What another platform is compared by already is left as it is: two names that were entered as two stay two.
update listing_platform platform
set folding = :folding,
    folded = case
        when exists (select from listing_platform other where other.folded = :folded and other.id <> platform.id)
            then platform.folded
        else :folded::text
    end
where platform.id = :id;

--! note_named
insert into listing_platform_naming (import, written, region, platform, rows)
select :import, named.written, named.region, named.platform, named.rows
from unnest(:written::text[], :regions::smallint[], :platforms::bigint[], :rows::bigint[])
    as named (written, region, platform, rows)
join listing_platform on listing_platform.id = named.platform
on conflict (import, written, region) do update set rows = listing_platform_naming.rows + excluded.rows;

--! add_rows
update listing_platform
set rows = listing_platform.rows + named.rows
from (
    select platform, sum(rows)::bigint as rows
    from unnest(:platforms::bigint[], :rows::bigint[]) as named (platform, rows)
    group by platform
) as named
where listing_platform.id = named.platform;

--! forget_named
delete from listing_platform_naming where import = :import
returning platform, rows;

--! subtract_rows
update listing_platform
set rows = greatest(listing_platform.rows - named.rows, 0)
from (
    select platform, sum(rows)::bigint as rows
    from unnest(:platforms::bigint[], :rows::bigint[]) as named (platform, rows)
    group by platform
) as named
where listing_platform.id = named.platform;

--! forget_seen
delete from listing_platform platform
where platform.first_import = :import and platform.state = 'seen' and platform.rows = 0
    and not exists (select from listing_platform_naming naming where naming.platform = platform.id)
    and not exists (select from listing_platform spelling where spelling.merged_into = platform.id)
returning platform.name;

--! lock
select id from listing_platform where id = any(:ids) order by id for update;

--! by_ids : Platform (level?, merged_into?, merged_name?, merged_region?, merged_level?, first_import?, first_seen_at?, first_by?)
select platform.id, platform.name, platform.region, platform.state, platform.level, platform.rows,
    platform.merged_into, known.name as merged_name, known.region as merged_region, known.level as merged_level,
    platform.first_import, platform.first_seen_at,
    (select display_name from account where account.id = platform.first_account) as first_by
from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
join listing_platform platform on platform.id = wanted.id
left join listing_platform known on known.id = platform.merged_into
order by wanted.place;

--! has_spellings
select exists (select from listing_platform where merged_into = :id) as has_spellings;

--! save (merged_into?)
update listing_platform set region = :region, state = :state, merged_into = :merged_into where id = :id;

--! ranked (state?, region?, name_part?)
select platform.id
from listing_platform platform
where (:state::text is null or platform.state = :state)
    and (:region::smallint is null or platform.region = :region)
    and (:name_part::text is null or strpos(platform.folded, :name_part) > 0)
order by case when :by_rows then platform.rows when platform.state = 'seen' then 1 else 0 end desc, platform.id desc;

--! count (state?, region?, name_part?)
select count(*) as total
from (
    select
    from listing_platform platform
    where (:state::text is null or platform.state = :state)
        and (:region::smallint is null or platform.region = :region)
        and (:name_part::text is null or strpos(platform.folded, :name_part) > 0)
    limit totals_exact_to() + 1
) as counted;

--! loads_naming
-- Two of each are enough to know whether it is by one alone.
select wanted.region, wanted.platform, named.import
from unnest(:regions::smallint[], :platforms::text[]) as wanted (region, platform)
join listing_platform known on known.name = wanted.platform
cross join lateral (
    select naming.import
    from listing_platform_naming naming
    where naming.platform = known.id and naming.region = wanted.region
    limit 2
) as named;
