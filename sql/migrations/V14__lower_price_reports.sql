-- Lower prices seen on other platforms: reported by whom, answered, decided, and the maker's duty to report them.

create table lower_price_report (
    id                   bigint         generated always as identity primary key,
    joined               bigint         references lower_price_report,
    product              bigint         not null references product,
    manufacturer         bigint         not null references organisation,
    organisation         bigint         not null references organisation,
    account              bigint         not null references account,
    region               smallint       not null,
    platform             text           not null,
    platform_level       text           not null,
    kind                 text           not null,
    price                numeric(18, 4) not null,
    pack_ratio           numeric(12, 4) not null,
    base_price           numeric(18, 4) not null,
    executed_on          date           not null,
    effective_to         date,
    source               text           not null,
    evidence             uuid[]         not null default '{}',
    limit_price          numeric(18, 4),
    reported_at          timestamptz    not null,
    raw_due_on           date           not null,
    due_on               date           not null,
    due_at               timestamptz    not null,
    due_is_provisional   boolean        not null,
    calendar_version     bigint         not null,
    duty_settled_at      timestamptz,
    state                text           not null,
    explanation          text           not null default '',
    explanation_evidence uuid[]         not null default '{}',
    explained_at         timestamptz,
    explained_by         bigint         references account,
    reason               text           not null default '',
    decided_at           timestamptz,
    decided_by           bigint         references account,
    price_change         bigint         references price_change,
    version              integer        not null default 1,

    constraint lower_price_report_state check (state in ('open', 'explained', 'accepted', 'refused')),
    constraint lower_price_report_positive check (price > 0 and base_price > 0 and pack_ratio > 0),
    constraint lower_price_report_level check (platform_level in ('provincial', 'city')),
    constraint lower_price_report_dates check (effective_to is null or executed_on <= effective_to)
);
create index lower_price_report_of_price on lower_price_report (product, region, base_price);
create index lower_price_report_of_manufacturer on lower_price_report (manufacturer, id desc);
create index lower_price_report_of_organisation on lower_price_report (organisation, id desc);
create index lower_price_report_latest on lower_price_report (state, id desc);
create index lower_price_report_joined on lower_price_report (joined) where joined is not null;
create index lower_price_report_duty on lower_price_report (due_at) where duty_settled_at is null;
comment on column lower_price_report.joined is 'The report that opened the case which this one joins; none when it opened one.';
comment on column lower_price_report.limit_price is 'The reference limit on the day of the report.';
comment on column lower_price_report.raw_due_on is 'The corresponding day of the month, before it was moved off a rest day.';
comment on column lower_price_report.due_at is 'Exclusive: from this instant on the maker''s own report is late.';
comment on column lower_price_report.duty_settled_at is 'When it was found whether the maker had kept its duty.';

alter table trade_misconduct add column lower_price_report bigint references lower_price_report;
alter table trade_misconduct add column campaign bigint;
alter table trade_misconduct drop constraint trade_misconduct_once;
alter table trade_misconduct add constraint trade_misconduct_subject
    check (num_nonnulls(invitation, lower_price_report, campaign) = 1) not valid;
create unique index trade_misconduct_of_invitation on trade_misconduct (kind, invitation) where invitation is not null;
create unique index trade_misconduct_of_report on trade_misconduct (kind, lower_price_report)
    where lower_price_report is not null;
create unique index trade_misconduct_of_campaign on trade_misconduct (kind, campaign, organisation)
    where campaign is not null;
