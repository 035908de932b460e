-- The life of a listed price before it counts: declared, checked, in publicity, objected to, announced.

alter table listed_price add column counts_from date;
alter table listed_price add column counts_to date;
comment on column listed_price.counts_from is 'The first day on which it counts for the limit, when its announcement set one later than its first day.';
comment on column listed_price.counts_to is 'The last day on which it counts, when an announced price takes its place the day after.';

-- A sheet as known earlier reads what was superseded since, too.
drop index listed_price_of_product;
create index listed_price_of_product on listed_price (product);

create table publicity (
    id                 bigint      generated always as identity primary key,
    origin             text        not null,
    title              text        not null default '',
    opened_at          timestamptz not null,
    opened_by          bigint      references account,
    due_from           date        not null,
    due_at             timestamptz not null,
    due_is_provisional boolean     not null,
    calendar_version   bigint      not null,
    closed_at          timestamptz,

    constraint publicity_origin check (origin in ('declaration', 'report', 'linkage', 'rise'))
);
create index publicity_open on publicity (due_at) where closed_at is null;
comment on column publicity.due_at is 'Exclusive: from this instant on nobody may object.';
comment on column publicity.closed_at is 'When the window was noted as over; the window itself ends with due_at.';

create table price_change (
    id             bigint         generated always as identity primary key,
    origin         text           not null,
    product        bigint         not null references product,
    manufacturer   bigint         not null references organisation,
    region         smallint       not null,
    platform       text           not null,
    platform_level text           not null,
    kind           text           not null,
    price          numeric(18, 4) not null,
    pack_ratio     numeric(12, 4) not null,
    base_price     numeric(18, 4) not null,
    effective_from date           not null,
    effective_to   date,
    source         text           not null default '',
    remark         text           not null default '',
    evidence       uuid[]         not null default '{}',
    campaign       bigint,
    linkage        bigint,
    ends           bigint,
    state          text           not null,
    reason         text           not null default '',
    submitted_at   timestamptz    not null,
    submitted_by   bigint         references account,
    organisation   bigint         not null references organisation,
    decided_at     timestamptz,
    decided_by     bigint         references account,
    publicity      bigint         references publicity,
    counts_from    date,
    listed_price   bigint,
    version        integer        not null default 1,

    constraint price_change_origin check (origin in ('declaration', 'report', 'linkage', 'rise')),
    constraint price_change_state check (state in ('submitted', 'returned', 'withdrawn', 'refused', 'publicized', 'announced')),
    constraint price_change_positive check (price > 0 and base_price > 0 and pack_ratio > 0),
    constraint price_change_level check (platform_level in ('provincial', 'city')),
    constraint price_change_kind check (kind in ('listing', 'winning', 'vbp_national', 'vbp_provincial', 'self_quoted', 'hospital_negotiated', 'filed', 'in_publicity')),
    constraint price_change_dates check (effective_to is null or effective_from <= effective_to),
    constraint price_change_publicized check (publicity is not null or state not in ('publicized', 'announced'))
);
create index price_change_of_manufacturer on price_change (manufacturer, id desc);
create index price_change_latest on price_change (origin, state, id desc);
create index price_change_of_product on price_change (product, id desc);
create index price_change_of_publicity on price_change (publicity, id) where publicity is not null;
create index price_change_of_linkage on price_change (linkage, id) where linkage is not null;
create index price_change_of_campaign on price_change (campaign, manufacturer) where campaign is not null;
create unique index price_change_ends_once on price_change (ends) where ends is not null and state in ('submitted', 'publicized');
comment on table price_change is 'A price on its way into listed_price. What is in force is never edited: an announced change replaces it from a day on.';
comment on column price_change.ends is 'Origin rise: the listed price that a load replaced, and that counts until its end is announced.';
comment on column price_change.counts_from is 'Set by the announcement: the first day on which it counts for the limit.';

create table objection (
    id           bigint      generated always as identity primary key,
    price_change bigint      not null references price_change,
    publicity    bigint      not null references publicity,
    organisation bigint      not null references organisation,
    account      bigint      not null references account,
    reason       text        not null,
    evidence     uuid[]      not null default '{}',
    raised_at    timestamptz not null,
    state        text        not null default 'open',
    answer       text        not null default '',
    answered_at  timestamptz,
    answered_by  bigint      references account,

    constraint objection_state check (state in ('open', 'upheld', 'dismissed')),
    constraint objection_answered check ((state = 'open') = (answered_at is null))
);
create unique index objection_once on objection (price_change, organisation) where state = 'open';
create index objection_open on objection (publicity) where state = 'open';
create index objection_latest on objection (raised_at desc, id desc);

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.publicity_term', '5', 'working_days', 'S4-13', '4403', '2020-01-01', '价格变动公示期：公示期内可提出异议', '2020-01-01T00:00:00+08:00'),
    ('pricing.change_effect', 'immediately', 'choice', 'S4-13', '4403', '2020-01-01', '公示期满后生效：immediately 次日生效；next_month 次月第一个工作日生效', '2020-01-01T00:00:00+08:00');
