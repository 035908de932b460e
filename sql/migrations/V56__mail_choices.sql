-- Who wants to be notified of what in which way, one digest a day, and a bound on what one sender makes arrive in one box.

create table message_setting (
    account           bigint   primary key references account,
    language          text     not null,
    digest_hour       smallint not null,
    working_days_only boolean  not null,

    constraint message_setting_language check (language in ('zh', 'en')),
    constraint message_setting_digest_hour check (digest_hour between 0 and 23)
);
comment on column message_setting.digest_hour is 'The hour in Shanghai at which the digest of a day is written.';

create table message_choice (
    account bigint not null references account,
    kind    text   not null,
    way     text   not null,

    primary key (account, kind),
    constraint message_choice_way check (way in ('none', 'console', 'digest', 'mail'))
);
comment on table message_choice is 'Kinds of messages for which somebody chose another way than the usual one.';

alter table mail add column account bigint references account;
alter table mail add column kind text;
alter table mail add column due_at timestamptz;
alter table mail add column sender bigint;
alter table mail add column language text not null default 'zh';
alter table mail add column in_digest boolean not null default false;
alter table mail add column digest bigint references mail;
alter table mail add column digest_on date;
alter table mail add column sections jsonb;
comment on column mail.account is 'Whose it is; earlier mail names its message alone.';
comment on column mail.sender is 'The organisation that acted; none when the system did.';
comment on column mail.in_digest is 'It is not sent by itself, but within a digest: the one in `digest`, or the next one.';
comment on column mail.digest_on is 'Of a digest: its day.';
comment on column mail.sections is 'Of a digest: what it lists.';

alter table mail drop constraint mail_to;
alter table mail add constraint mail_to check (
    case when digest_on is not null then
            message is null and num_nonnulls(account, organisation) = 1 and num_nonnulls(position, subject_kind, subject_id) = 0
        when message is null then num_nonnulls(position, organisation, subject_kind, subject_id) = 4
        else num_nonnulls(position, organisation, subject_kind, subject_id) = 0 end);
create unique index mail_digest_of_account on mail (account, digest_on) where digest_on is not null;
create unique index mail_digest_of_organisation on mail (organisation, digest_on) where digest_on is not null and account is null;
drop index mail_waiting;
create index mail_waiting on mail (next_try_at) where sent_at is null and not in_digest;
create index mail_for_digest on mail (created_at) where in_digest and digest is null;
create index mail_of_box on mail (lower(recipient), created_at) where not in_digest;

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('messages.mails_per_hour', '10', 'count', '◇', '4403', '2020-01-01', '平台自定：一家机构的操作一小时内最多使同一邮箱即时收到的邮件数，其余并入每日汇总', '2020-01-01T00:00:00+08:00'),
    ('messages.mails_per_hour_altogether', '60', 'count', '◇', '4403', '2020-01-01', '平台自定：同一邮箱一小时内最多即时收到的邮件数，其余并入每日汇总', '2020-01-01T00:00:00+08:00');
