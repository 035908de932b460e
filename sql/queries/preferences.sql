--! settings
select account, language, digest_hour, working_days_only from message_setting where account = any(:accounts);

--! choices
select account, kind, way from message_choice where account = any(:accounts);

--! save_setting
insert into message_setting (account, language, digest_hour, working_days_only)
values (:account, :language, :digest_hour, :working_days_only)
on conflict (account) do update
set language = excluded.language, digest_hour = excluded.digest_hour, working_days_only = excluded.working_days_only;

--! forget_choices
delete from message_choice where account = :account;

--! save_choices
insert into message_choice (account, kind, way)
select :account, kind, way from unnest(:kinds::text[], :ways::text[]) as chosen (kind, way);

--! address : (email?)
select email from account where id = :account;
