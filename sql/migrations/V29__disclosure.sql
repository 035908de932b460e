-- What is shown of others' secret figures: each is rounded once, when it is recorded, and what is shown is formed of
-- rounded figures alone and kept until enough of them have changed.

create table disclosure (
    series    text   not null,
    subject   bigint not null,
    members   bigint not null,
    low       numeric(18, 4),
    median    numeric(18, 4),
    high      numeric(18, 4),
    formed_on date   not null,

    primary key (series, subject),
    constraint disclosure_quartiles check (num_nulls(low, median, high) = case when members = 0 then 3 else 0 end)
);
comment on table disclosure is 'The figures shown of a subject, the same for every reader, until enough members have changed.';

create table disclosure_member (
    series       text           not null,
    subject      bigint         not null,
    organisation bigint         not null references organisation,
    figure       numeric(18, 4) not null,

    primary key (series, subject, organisation)
);
comment on table disclosure_member is 'Whose rounded figures those of a subject were formed of; nobody is shown who they are.';

-- A price on the grid. Those recorded so far get the first grid of the rulebook: every point is a twentieth above the
-- one before, at least a fen, from one yuan up and down.
alter table current_purchase_price
    add column evidence uuid[] not null default '{}',
    add column grid_price numeric(18, 4);
do $$
declare
    exact numeric := 1;
    points numeric[] := array[1.00];
    bounds numeric[] := '{}';
begin
    loop
        exact := greatest(exact * 1.05, exact + 0.01);
        exit when 99999999999999 < exact;
        points := points || round(exact, 2);
    end loop;
    exact := 1;
    while 0.01 < exact loop
        exact := greatest(least(exact / 1.05, exact - 0.01), 0.01);
        points := round(exact, 2) || points;
    end loop;
    for position in 2 .. array_length(points, 1) loop
        bounds := bounds || (points[position - 1] + points[position]) / 2;
    end loop;
    update current_purchase_price set grid_price = points[1 + width_bucket(price, bounds)];
end
$$;
alter table current_purchase_price alter column grid_price set not null;
comment on column current_purchase_price.evidence is 'Files that prove a declared price.';
comment on column current_purchase_price.grid_price is
    'The price on the grid of the day when it was recorded: all that figures shown to others are formed of.';

drop function own_prices(date);
create function own_prices(day date) returns table (
    id bigint, hospital bigint, product bigint, price numeric, effective_from date, effective_to date, contract_no text,
    origin text, invitation uuid, recorded_at timestamptz, evidence uuid[], grid_price numeric
)
language sql stable parallel safe
as $$
    select distinct on (own.hospital, own.product) own.id, own.hospital, own.product, own.price, own.effective_from,
        own.effective_to, own.contract_no, own.origin, own.invitation, own.recorded_at, own.evidence, own.grid_price
    from current_purchase_price own
    where own_price_is_in_force(own, day)
    order by own.hospital, own.product, own.effective_from desc
$$;
comment on function own_prices is
    'One row a hospital and product: of several contracts in force that day, the one that began last.';

create function own_price_counts(origin text, evidence uuid[]) returns boolean
language sql immutable parallel safe
as $$
    select origin = 'invitation' or 0 < cardinality(evidence)
$$;
comment on function own_price_counts is
    'Whether what is shown to others is formed of a price: concluded here, or declared with evidence.';

create table own_price_moved (
    id      bigint generated always as identity primary key,
    product bigint not null,
    due_on  date   not null
);
create index own_price_moved_due on own_price_moved (due_on, id);
comment on table own_price_moved is
    'Products of which some hospital pays another price from a day on; the work that forms figures takes them off.';

insert into own_price_moved (product, due_on)
select distinct product, effective_from from current_purchase_price where superseded_at is null
union
select distinct product, effective_to + 1 from current_purchase_price where superseded_at is null and effective_to is not null;

-- A refused counter-offer shows on which side of the hospital's own price it is: tries are counted for each pair of
-- hospital and product, over all invitations of a period.
alter table invitation add column countered_at timestamptz;
update invitation set countered_at = sent_at where 0 < counter_attempts;
create index invitation_countered on invitation (hospital, product, countered_at) where 0 < counter_attempts;
comment on column invitation.countered_at is 'When a counter-offer was last tried, refused or not.';

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.spread_grid', '0.05', 'ratio', 'S4-1', '4403', '2020-01-01', '平台自定：对外显示的采购价按此比例的档位取整，自录入之日起不变', '2020-01-01T00:00:00+08:00'),
    ('pricing.spread_changes_min', '5', 'count', 'S4-1', '4403', '2020-01-01', '平台自定：自上次形成以来价格变动的机构达到此数，对外显示的数字才更新', '2020-01-01T00:00:00+08:00'),
    ('bargaining.counter_attempts_max', '3', 'count', 'S4-1', '4403', '2020-01-01', '平台自定：企业就同一医疗机构、同一产品在一个周期内可还价的次数', '2020-01-01T00:00:00+08:00'),
    ('bargaining.counter_period', '90', 'days', 'S4-1', '4403', '2020-01-01', '平台自定：计算还价次数的周期', '2020-01-01T00:00:00+08:00');
