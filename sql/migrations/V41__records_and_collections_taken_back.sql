-- Records of misconduct withdrawn by a decision of another person than who made or ordered them; collections of prices that are
-- stopped, and opened again; and who can be notified at all.

drop trigger trade_misconduct_settled on trade_misconduct;
alter table trade_misconduct add column recorded_by bigint references account;
alter table trade_misconduct add column withdrawn_by bigint references account;
create trigger trade_misconduct_settled before update of id, organisation, kind, happened_at, clause, subject_kind,
    subject_id, evidence, recorded_at, recorded_by on trade_misconduct
    for each statement execute function refuse_change();
comment on column trade_misconduct.recorded_by is 'Who made it, or ordered what it is about; none when the rules alone did.';

alter table campaign add column stopped_at timestamptz;
alter table campaign add column stopped_by bigint references account;
alter table campaign add column stop_reason text not null default '';
alter table campaign drop constraint campaign_once;
create unique index campaign_once on campaign (quarter, category) where stopped_at is null;
comment on column campaign.stopped_at is 'When the exchange centre stopped it, since it was opened by mistake; the quarter can be opened again.';

-- Whether what an organisation has to do can be brought to its notice.
create function organisation_is_reachable(id bigint) returns boolean language sql stable as $$
    select coalesce((select organisation.email <> '' from organisation where organisation.id = $1), false)
        or exists (select from account where account.organisation = $1 and account.state = 'active')
$$;
