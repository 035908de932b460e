-- Invitations and their answers.

create table invitation (
    id                 uuid           primary key,
    number             text           not null,
    hospital           bigint         not null references organisation,
    manufacturer       bigint         not null references organisation,
    product            bigint         not null references product,
    price              numeric(18, 4) not null,
    quantity           bigint         not null,
    note               text           not null default '',
    state              text           not null,
    reference_limit    numeric(18, 4),
    limit_version      bigint         references reference_limit_version,
    current_price      numeric(18, 4),
    sent_at            timestamptz    not null,
    sent_by            bigint         not null references account,
    idempotency_key    text,
    due_at             timestamptz,
    due_is_provisional boolean        not null default false,
    due_from           date           not null,
    calendar_version   bigint         not null,
    counter_price      numeric(18, 4),
    counter_reason     text,
    counter_attempts   smallint       not null default 0,
    decided_at         timestamptz,
    decided_by         text,
    decision_clause    text,
    decision_reason    text,
    version            integer        not null default 1,

    constraint invitation_number unique (number),
    constraint invitation_two_sides check (hospital <> manufacturer),
    constraint invitation_price check (price > 0 and (counter_price is null or counter_price > price)),
    constraint invitation_quantity check (quantity > 0),
    constraint invitation_decider check (decided_by in ('rule', 'manufacturer', 'hospital', 'clock')),
    -- What each state holds, no more and no less.
    constraint invitation_state check (
        case state
            when 'pending' then num_nulls(due_at) = 0 and num_nonnulls(counter_price, decided_at, decided_by) = 0
            when 'countered' then num_nulls(due_at, counter_price) = 0 and num_nonnulls(decided_at, decided_by) = 0
            when 'confirmed' then num_nulls(decided_at, decided_by) = 0
            when 'refused' then num_nulls(decided_at, decided_by) = 0
            when 'withdrawn' then num_nulls(decided_at, decided_by) = 0
            when 'lapsed' then num_nulls(due_at, decided_at, decided_by) = 0
            when 'superseded' then num_nulls(decided_at, decided_by) = 0
            else false
        end
    )
);
create unique index invitation_one_open on invitation (hospital, product) where state in ('pending', 'countered');
create unique index invitation_idempotency on invitation (sent_by, idempotency_key) where idempotency_key is not null;
create index invitation_due on invitation (due_at) where state in ('pending', 'countered');
create index invitation_open_product on invitation (product) where state in ('pending', 'countered');
create index invitation_of_hospital on invitation (hospital, sent_at desc, id desc);
create index invitation_of_manufacturer on invitation (manufacturer, sent_at desc, id desc);
create index invitation_sent on invitation (sent_at desc, id desc);
comment on column invitation.due_at is 'Exclusive: the first instant that is too late.';
comment on column invitation.due_from is 'The day from which the working days of the present term are counted; it is not counted itself.';
