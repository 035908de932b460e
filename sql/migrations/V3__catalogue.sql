-- Products, their codes and categories, and whether they may be bought.

create table category (
    code  text primary key,
    constraint category_code check (code ~ '^\d{2}(\d{2}(\d{2})?)?$')
);
create table category_name (
    code           text not null references category,
    label          text not null,
    effective_from date not null,
    primary key (code, effective_from)
);
comment on table category_name is 'Names of classes change over the years; each stands from its date.';

create table product (
    id                     bigint generated always as identity primary key,
    code                   text        not null,
    name                   text        not null,
    generic_name           text        not null default '',
    specification          text        not null default '',
    model                  text        not null default '',
    certificate            text        not null default '',
    certificate_expires_on date,
    manufacturer           bigint      not null references organisation,
    category_code          text        not null default '',
    material               text        not null default '',
    feature                text        not null default '',
    base_unit              text        not null,
    sales_unit             text        not null,
    pack_ratio             numeric(12, 4) not null,
    udi_di                 text[]      not null default '{}',
    listing                text        not null default 'listed',
    listing_reason         text        not null default '',
    zone_price             numeric(18, 4),
    under_vbp              boolean     not null default false,
    loaded_by              uuid,
    created_at             timestamptz not null,
    changed_at             timestamptz not null,
    change_event           bigint,

    constraint product_code unique (code),
    constraint product_code_form check (code ~ '^C\d{19}(\d{7})?$'),
    constraint product_pack_ratio check (pack_ratio > 0),
    constraint product_one_unit check (base_unit <> sales_unit or pack_ratio = 1),
    constraint product_listing check (listing in ('listed', 'delisted', 'suspended'))
);
create index product_of_manufacturer on product (manufacturer);
create index product_certificate on product (certificate) where certificate <> '';
create index product_certificate_expiry on product (certificate_expires_on) where listing = 'listed';
create index product_change on product (change_event);
comment on column product.change_event is 'The event of the last change, by which followers find what to read again.';
