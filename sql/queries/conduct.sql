--! insert_many (invitations[?], lower_price_reports[?], campaigns[?]) : (invitation?, lower_price_report?, campaign?)
insert into trade_misconduct (organisation, kind, happened_at, clause, invitation, lower_price_report, campaign, evidence,
    recorded_at)
select organisation, kind, happened_at, clause, invitation, lower_price_report, campaign, evidence, :now
from unnest(
    :organisations::bigint[], :kinds::text[], :happened_at::timestamptz[], :clauses::text[],
    :invitations::uuid[], :lower_price_reports::bigint[], :campaigns::bigint[], :evidence::jsonb[]
) as noted (organisation, kind, happened_at, clause, invitation, lower_price_report, campaign, evidence)
on conflict do nothing
returning id, organisation, kind, invitation, lower_price_report, campaign;

--! page (organisation?, before_at?) : (invitation?, lower_price_report?, campaign?, withdrawn_at?)
select trade_misconduct.id, trade_misconduct.organisation, organisation.name as organisation_name,
    trade_misconduct.kind, trade_misconduct.happened_at, trade_misconduct.clause, trade_misconduct.invitation,
    trade_misconduct.lower_price_report, trade_misconduct.campaign, trade_misconduct.evidence,
    trade_misconduct.recorded_at, trade_misconduct.withdrawn_at, trade_misconduct.withdrawn_reason
from trade_misconduct
join organisation on organisation.id = trade_misconduct.organisation
where (:organisation::bigint is null or trade_misconduct.organisation = :organisation)
    and (:before_at::timestamptz is null
        or (trade_misconduct.happened_at, trade_misconduct.id) < (:before_at, :before_id::bigint))
order by trade_misconduct.happened_at desc, trade_misconduct.id desc
limit :rows;

--! withdraw_of_report : (lower_price_report?)
update trade_misconduct
set withdrawn_at = :now, withdrawn_reason = :reason
where kind = :kind and lower_price_report = any(:lower_price_reports) and withdrawn_at is null
returning id, organisation, lower_price_report;

--! standing (organisation?)
select count(*) as total
from trade_misconduct
where withdrawn_at is null and (:organisation::bigint is null or organisation = :organisation);

--! count (organisation?)
select count(*) as total from trade_misconduct where (:organisation::bigint is null or organisation = :organisation);
