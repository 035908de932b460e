-- Who makes or buys a product hears ahead that its certificate ends, once for each end and each of two terms.

create table certificate_warning (
    product    bigint      not null references product,
    expires_on date        not null,
    term       text        not null,
    warned_at  timestamptz not null,

    primary key (product, expires_on, term),
    constraint certificate_warning_term check (term in ('first', 'last'))
);
comment on table certificate_warning is 'Which ends of certificates were told of; a renewed certificate has another end.';

create trigger certificate_warning_is_append_only before update or delete or truncate on certificate_warning
    for each statement execute function refuse_change();

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('catalogue.certificate_first_warning', '90', 'days', '◇', '4403', '2020-01-01', '平台自定：注册证到期前90天提醒生产企业和采购的医疗机构', '2020-01-01T00:00:00+08:00'),
    ('catalogue.certificate_last_warning', '30', 'days', '◇', '4403', '2020-01-01', '平台自定：注册证到期前30天再次提醒', '2020-01-01T00:00:00+08:00');
