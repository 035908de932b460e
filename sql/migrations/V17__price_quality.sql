-- What people look for in prices: what a hospital overpays, and what is odd in the data.

create index current_purchase_price_of_product on current_purchase_price (product) where superseded_at is null;

create table price_finding (
    id         bigint      generated always as identity primary key,
    kind       text        not null,
    product    bigint      not null,
    weight     numeric     not null,
    figures    jsonb       not null,
    found_on   date        not null,
    state      text        not null default 'open',
    note       text        not null default '',
    decided_at timestamptz,
    decided_by bigint      references account,

    constraint price_finding_kind check (kind in ('few_provinces', 'stale', 'mixed_ratios', 'wide_spread', 'sudden_change', 'gap')),
    constraint price_finding_state check (state in ('open', 'dismissed', 'gone'))
);
create unique index price_finding_once on price_finding (kind, product) where state <> 'gone';
create index price_finding_worklist on price_finding (kind, weight desc, id) where state = 'open';
comment on table price_finding is 'What a nightly look at the prices found odd; a person dismisses it, or it goes when its cause does.';
comment on column price_finding.weight is 'How odd: the worklist shows the largest first.';

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.spread_hospitals_min', '5', 'count', 'S4-1', '4403', '2020-01-01', '其他医疗机构价格分布至少涉及的机构数，不足则不显示', '2020-01-01T00:00:00+08:00'),
    ('pricing.finding_provinces_min', '3', 'count', 'S4-13', '4403', '2020-01-01', '在挂省份少于此数时提示核对', '2020-01-01T00:00:00+08:00'),
    ('pricing.finding_stale_after', '12', 'months', 'S4-13', '4403', '2020-01-01', '超过此时长未更新价格时提示核对', '2020-01-01T00:00:00+08:00'),
    ('pricing.finding_spread_max', '3', 'ratio', 'S4-13', '4403', '2020-01-01', '各省最高价与最低价之比达到此值时提示核对', '2020-01-01T00:00:00+08:00'),
    ('pricing.finding_change_max', '0.3', 'ratio', 'S4-13', '4403', '2020-01-01', '限价一次变动幅度达到此值时提示核对', '2020-01-01T00:00:00+08:00'),
    ('pricing.finding_lookback', '90', 'days', 'S4-13', '4403', '2020-01-01', '价格变动与断档的回看天数', '2020-01-01T00:00:00+08:00');
