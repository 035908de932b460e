--! insert_many (recorded_by[?], towards[?])
insert into trade_misconduct (organisation, kind, happened_at, clause, subject_kind, subject_id, evidence, recorded_at,
    recorded_by, towards)
select organisation, kind, happened_at, clause, subject_kind, subject_id, evidence, :now, recorded_by, towards
from unnest(
    :organisations::bigint[], :kinds::text[], :happened_at::timestamptz[], :clauses::text[],
    :subject_kinds::text[], :subject_ids::text[], :evidence::jsonb[], :recorded_by::bigint[], :towards::bigint[]
) as noted (organisation, kind, happened_at, clause, subject_kind, subject_id, evidence, recorded_by, towards)
on conflict do nothing
returning id, organisation, kind, subject_id;

--! page (organisation?, ids?, within?, before_at?) : (withdrawn_at?, withdrawn_by?, recorded_by?)
select trade_misconduct.id, trade_misconduct.organisation, organisation.name as organisation_name,
    trade_misconduct.kind, trade_misconduct.happened_at, trade_misconduct.clause,
    trade_misconduct.subject_id, trade_misconduct.evidence,
    trade_misconduct.recorded_at, trade_misconduct.withdrawn_at, trade_misconduct.withdrawn_reason, trade_misconduct.recorded_by,
    (select display_name from account where account.id = trade_misconduct.withdrawn_by) as withdrawn_by
from trade_misconduct
join organisation on organisation.id = trade_misconduct.organisation
where (:organisation::bigint is null or trade_misconduct.organisation = :organisation)
    and (:ids::bigint[] is null or trade_misconduct.id = any(:ids))
    and (:within::text is null or misconduct_is_overseen(trade_misconduct, :within))
    and (:before_at::timestamptz is null
        or (trade_misconduct.happened_at, trade_misconduct.id) < (:before_at, :before_id::bigint))
order by trade_misconduct.happened_at desc, trade_misconduct.id desc
limit :rows;

--! withdraw : (towards?)
update trade_misconduct
set withdrawn_at = :now, withdrawn_reason = :reason, withdrawn_by = :account
where kind = :kind and subject_id = any(:subject_ids) and withdrawn_at is null
returning id, organisation, towards, subject_id;

--! lock : (recorded_by?, withdrawn_at?, towards?)
select id, organisation, towards, kind, subject_id, recorded_by, withdrawn_at from trade_misconduct where id = :id for update;

--! withdraw_one
update trade_misconduct
set withdrawn_at = :now, withdrawn_reason = :reason, withdrawn_by = :account
where id = :id;

--! count_in_force (organisation?, within?)
select count(*) as total
from trade_misconduct
where withdrawn_at is null and (:organisation::bigint is null or organisation = :organisation)
    and (:within::text is null or misconduct_is_overseen(trade_misconduct, :within));

--! count (organisation?, ids?, within?)
select count(*) as total
from (
    select
    from trade_misconduct
    where (:organisation::bigint is null or organisation = :organisation)
        and (:ids::bigint[] is null or id = any(:ids))
        and (:within::text is null or misconduct_is_overseen(trade_misconduct, :within))
    limit totals_exact_to() + 1
) as counted;
