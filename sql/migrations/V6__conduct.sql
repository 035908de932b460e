-- What enterprises and hospitals did that the notices call misconduct.

create table trade_misconduct (
    id           bigint generated always as identity primary key,
    organisation bigint      not null references organisation,
    kind         text        not null,
    happened_at  timestamptz not null,
    clause       text        not null,
    invitation   uuid        references invitation,
    evidence     jsonb       not null,
    recorded_at  timestamptz not null,

    constraint trade_misconduct_once unique (kind, invitation)
);
create index trade_misconduct_of_organisation on trade_misconduct (organisation, happened_at desc, id desc);
create index trade_misconduct_latest on trade_misconduct (happened_at desc, id desc);
