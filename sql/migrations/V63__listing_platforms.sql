-- The platforms that list prices, by name. A name that nobody has seen before is told, not refused.

-- A name as it is compared with others; as `folded` in the ground's texts.
create function folded_name(name text) returns text language sql immutable strict parallel safe as $$
    select left(coalesce(nullif(translate(normalize(name, NFKC),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ ()[]{}<>-_.,;:·・、。/\|''"“”‘’《》〈〉【】—–', 'abcdefghijklmnopqrstuvwxyz'), ''), name), 200)
$$;

create table listing_platform (
    id            bigint      generated always as identity primary key,
    name          text        not null,
    folded        text        not null,
    region        smallint    not null,
    state         text        not null,
    merged_into   bigint      references listing_platform,
    rows          bigint      not null default 0,
    first_import  uuid,
    first_account bigint      references account,
    first_seen_at timestamptz,

    constraint listing_platform_one unique (folded),
    constraint listing_platform_state check (state in ('seeded', 'seen', 'confirmed', 'merged')),
    constraint listing_platform_merged check ((state = 'merged') = (merged_into is not null)),
    constraint listing_platform_another check (merged_into <> id),
    constraint listing_platform_rows check (0 <= rows)
);
create index listing_platform_spellings on listing_platform (merged_into) where merged_into is not null;
comment on table listing_platform is 'Every name of a platform that lists prices, in one normal form.';
comment on column listing_platform.folded is 'The name as it is compared with others: folded_name(name).';
comment on column listing_platform.region is 'The province: GB/T 2260, 66 for the Xinjiang corps.';
comment on column listing_platform.merged_into is 'Another platform of which this is a spelling.';
comment on column listing_platform.rows is 'Rows of files that wrote this name and were not undone; before there was a register, prices in force.';
comment on column listing_platform.first_import is 'The load that named it first; null where none did.';

create trigger listing_platform_stays before truncate on listing_platform
    for each statement execute function refuse_change();

create table listing_platform_naming (
    import   uuid     not null,
    written  text     not null,
    region   smallint not null,
    platform bigint   not null references listing_platform,
    rows     bigint   not null,
    primary key (import, written, region)
);
create index listing_platform_naming_of on listing_platform_naming (platform);
comment on table listing_platform_naming is 'What each load wrote, how often, and what was meant: the evidence of an alias.';

-- The provincial platform of each province, as rows without the name of a platform mean it, and those that notices name.
insert into listing_platform (name, folded, region, state)
select name, folded_name(name), region, 'seeded'
from (values
    ('北京市', 11), ('天津市', 12), ('河北省', 13), ('山西省', 14), ('内蒙古自治区', 15), ('辽宁省', 21), ('吉林省', 22),
    ('黑龙江省', 23), ('上海市', 31), ('江苏省', 32), ('浙江省', 33), ('安徽省', 34), ('福建省', 35), ('江西省', 36),
    ('山东省', 37), ('河南省', 41), ('湖北省', 42), ('湖南省', 43), ('广东省', 44), ('广西壮族自治区', 45), ('海南省', 46),
    ('重庆市', 50), ('四川省', 51), ('贵州省', 52), ('云南省', 53), ('西藏自治区', 54), ('陕西省', 61), ('甘肃省', 62),
    ('青海省', 63), ('宁夏回族自治区', 64), ('新疆维吾尔自治区', 65), ('新疆生产建设兵团', 66),
    ('吉林省药械采购服务平台', 22), ('天津市医药采购应用平台', 12), ('广东省药品交易中心', 44),
    ('深圳医用耗材阳光交易和监管平台', 44)
) as seed (name, region);
insert into listing_platform (name, folded, region, state, merged_into)
select '深圳阳光平台', folded_name('深圳阳光平台'), 44, 'merged', id
from listing_platform
where name = '深圳医用耗材阳光交易和监管平台';

-- What is listed already, under its most frequent spelling and in its most frequent province.
with listed as (
    select platform, region, count(*) as rows, min(recorded_at) as first_at
    from listed_price
    where superseded_at is null
    group by platform, region
), ranked as (
    select folded_name(platform) as folded, platform, region, sum(rows) over by_name as rows,
        min(first_at) over by_name as first_at,
        row_number() over (partition by folded_name(platform) order by rows desc, platform, region) as place
    from listed
    window by_name as (partition by folded_name(platform))
)
insert into listing_platform (name, folded, region, state, rows, first_seen_at)
select platform, folded, region, 'seen', rows, first_at
from ranked
where place = 1
order by first_at, platform
on conflict (folded) do update set rows = excluded.rows, first_seen_at = excluded.first_seen_at;

-- What the rows of a load are warned of, kind by kind.
create table import_warning (
    import   uuid     not null references import on delete cascade,
    kind     text     not null,
    words_zh text     not null,
    words_en text     not null,
    rows     bigint   not null,
    examples bigint[] not null,
    primary key (import, kind, words_zh)
);
comment on table import_warning is 'Warnings about rows that were taken all the same, with the first rows of each.';

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.warn_from_limit_times', '2', 'ratio', '◇', '4403', '2020-01-01', '平台自定：导入的价格与该产品现行参考限价相差超过几倍时提醒导入人核对，不影响生效', '2020-01-01T00:00:00+08:00');
