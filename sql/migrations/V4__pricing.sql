-- Provincial listed prices, the reference limits drawn from them, hospitals' own current prices.

create table listed_price (
    id             bigint generated always as identity primary key,
    product        bigint         not null,
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
    loaded_by      uuid,
    recorded_at    timestamptz    not null,
    superseded_at  timestamptz,

    constraint listed_price_positive check (price > 0 and base_price > 0 and pack_ratio > 0),
    constraint listed_price_level check (platform_level in ('provincial', 'city')),
    constraint listed_price_kind check (kind in ('listing', 'winning', 'vbp_national', 'vbp_provincial', 'self_quoted', 'hospital_negotiated', 'filed', 'in_publicity')),
    constraint listed_price_dates check (effective_to is null or effective_from <= effective_to)
);
create index listed_price_of_product on listed_price (product) where superseded_at is null;
-- No foreign key on product: rows come by the million and each was looked up by its code just before;
-- products are never deleted. The prices that start or end on a day are found by one scan at midnight.
comment on column listed_price.base_price is 'Price of one base unit (最小计量单位): price divided by pack_ratio.';
comment on column listed_price.effective_to is 'The last day on which it is in force, inclusive.';
comment on column listed_price.superseded_at is 'When a correction took its place; the row stays for the record.';

create table reference_limit_version (
    id           bigint generated always as identity primary key,
    product      bigint         not null,
    effective_on date           not null,
    price        numeric(18, 4),
    listed_price bigint,
    recorded_at  timestamptz    not null,
    event        bigint
);
create index reference_limit_history on reference_limit_version (product, effective_on, id);
create index reference_limit_of_event on reference_limit_version (event);

create table reference_limit (
    product      bigint         primary key,
    price        numeric(18, 4),
    region       smallint,
    platform     text,
    effective_on date           not null,
    version      bigint         not null
);
-- No foreign keys on limits either: they are worked out from rows just read, nothing that they point to is
-- ever deleted, and checking them took four fifths of the time to write them.
comment on table reference_limit is 'The limit in force today, one row a product; null where no price counts.';

create table current_purchase_price (
    id             bigint generated always as identity primary key,
    hospital       bigint         not null references organisation,
    product        bigint         not null references product,
    price          numeric(18, 4) not null,
    effective_from date           not null,
    effective_to   date,
    contract_no    text           not null default '',
    origin         text           not null,
    invitation     uuid,
    recorded_at    timestamptz    not null,
    superseded_at  timestamptz,

    constraint current_purchase_price_positive check (price > 0),
    constraint current_purchase_price_origin check (origin in ('declared', 'invitation')),
    constraint current_purchase_price_dates check (effective_to is null or effective_from <= effective_to)
);
create unique index current_purchase_price_one on current_purchase_price (hospital, product, effective_from)
    where superseded_at is null;
comment on table current_purchase_price is 'What a hospital pays under contract, per base unit; nobody else may read it.';
