-- The collection of a quarter's prices: who has to answer for how many products, and what was answered.

create table campaign (
    id          bigint      generated always as identity primary key,
    quarter     text        not null,
    category    text        not null default '',
    opened_at   timestamptz not null,
    opened_by   bigint      not null references account,
    due_on      date        not null,
    due_at      timestamptz not null,
    reminded_at timestamptz,
    closed_at   timestamptz,

    constraint campaign_quarter check (quarter ~ '^\d{4}Q[1-4]$'),
    constraint campaign_once unique (quarter, category)
);
create index campaign_open on campaign (due_at) where closed_at is null;
comment on column campaign.category is 'The class whose products are asked for; empty for all.';
comment on column campaign.due_at is 'Exclusive: from this instant on no answer is taken.';

create table campaign_manufacturer (
    campaign     bigint not null references campaign,
    manufacturer bigint not null references organisation,
    products     bigint not null,
    answered     bigint not null default 0,
    answered_at  timestamptz,

    primary key (campaign, manufacturer)
);
create index campaign_of_manufacturer on campaign_manufacturer (manufacturer, campaign desc);
comment on table campaign_manufacturer is 'A duty, as numbers: the products themselves are found by the scope.';
comment on column campaign_manufacturer.products is 'Listed products in scope when it opened; counted again when it closes.';

create table campaign_answer (
    campaign     bigint      not null references campaign,
    product      bigint      not null references product,
    manufacturer bigint      not null references organisation,
    account      bigint      not null references account,
    answered_at  timestamptz not null,
    evidence     uuid[]      not null default '{}',

    primary key (campaign, product)
);
comment on table campaign_answer is 'A product whose prices were confirmed, or of which one was declared for the collection.';

alter table trade_misconduct add constraint trade_misconduct_campaign foreign key (campaign) references campaign;

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.campaign_reminder', '3', 'working_days', 'S4-13', '4403', '2020-01-01', '价格报送截止前3个工作日提醒未完成的生产企业', '2020-01-01T00:00:00+08:00');
