-- Price lists of other platforms: previewed, made public, and linked when they are announced.

create table linkage (
    id           bigint      generated always as identity primary key,
    import       uuid        not null,
    file_name    text        not null,
    title        text        not null default '',
    organisation bigint      not null references organisation,
    account      bigint      not null references account,
    state        text        not null default 'draft',
    rows         bigint      not null default 0,
    unchanged    bigint      not null default 0,
    begun_at     timestamptz not null,
    loaded_at    timestamptz,
    publicity    bigint      references publicity,
    decided_at   timestamptz,
    decided_by   bigint      references account,

    constraint linkage_of_import unique (import),
    constraint linkage_state check (state in ('draft', 'publicized', 'cancelled')),
    constraint linkage_publicity check ((state = 'publicized') = (publicity is not null)),
    constraint linkage_decided check ((state = 'draft') = (decided_at is null))
);
create index linkage_of_publicity on linkage (publicity) where publicity is not null;
comment on table linkage is 'One list of one import. Its rows are changes of prices, which it only enters, publishes or takes back.';
comment on column linkage.loaded_at is 'When its last row had its verdict; none while it is being loaded or when that failed.';
comment on column linkage.rows is 'Rows that became changes of prices.';
comment on column linkage.unchanged is 'Rows that say what is listed already, or what the list says before.';

create index price_change_of_list on price_change (linkage, product) where linkage is not null;

create table linked_again (
    linkage      bigint not null,
    product      bigint not null,
    listed_price bigint not null,
    primary key (linkage, product, listed_price)
);
comment on table linked_again is 'Listed prices that a list says again: its announcement leaves them standing beside what is new.';

create table linkage_preview (
    linkage        bigint      primary key references linkage,
    asked_at       timestamptz not null,
    made_at        timestamptz,
    last_product   bigint      not null default 0,
    rows_total     bigint      not null,
    rows_done      bigint      not null default 0,
    limits_seen    bigint      not null,
    publicity_ends date        not null,
    falls          bigint      not null default 0,
    rises          bigint      not null default 0,
    appearances    bigint      not null default 0,
    vanishings     bigint      not null default 0,
    invitations    bigint      not null default 0,
    prices_above   bigint      not null default 0
);
create index linkage_preview_unmade on linkage_preview (asked_at) where made_at is null;
comment on table linkage_preview is 'What a list would change, prepared in the background product by product.';
comment on column linkage_preview.last_product is 'Products up to this one are done; a preparation that was killed goes on after it.';
comment on column linkage_preview.limits_seen is 'The latest version of any limit when the preparation began: later ones make it stale.';
comment on column linkage_preview.prices_above is 'Of products with enough hospitals to be told.';

create table linkage_preview_product (
    linkage      bigint  not null references linkage_preview on delete cascade,
    product      bigint  not null,
    change       text    not null,
    effective_on date    not null,
    limit_before numeric(18, 4),
    limit_after  numeric(18, 4),
    region       smallint,
    platform     text,
    hospitals    bigint  not null,

    primary key (linkage, product),
    constraint linkage_preview_product_change check (change in ('falls', 'rises', 'appears', 'vanishes'))
);
comment on column linkage_preview_product.hospitals is 'Whose own price would stand above the new limit; told only from five up.';

create table linkage_preview_invitation (
    linkage     bigint         not null references linkage_preview on delete cascade,
    invitation  uuid           not null,
    product     bigint         not null,
    limit_after numeric(18, 4) not null,
    primary key (linkage, invitation)
);

-- The program knows the kinds of files, and grows by them.
alter table import drop constraint if exists import_kind;
alter table import add constraint import_kind check (kind ~ '^[a-z]+(-[a-z]+)*$');
