-- What misconduct is about, as events name it: the kind of thing and its id. A column, a foreign key and
-- an index for each kind of thing made the records know every capability above them.

alter table trade_misconduct add column subject_kind text;
alter table trade_misconduct add column subject_id text;
update trade_misconduct
set subject_kind = case
        when invitation is not null then 'invitation'
        when lower_price_report is not null then 'lower-price-report'
        else 'campaign'
    end,
    subject_id = coalesce(invitation::text, lower_price_report::text, campaign::text);
alter table trade_misconduct alter column subject_kind set not null;
alter table trade_misconduct alter column subject_id set not null;

-- Their indexes and constraints go with the columns.
alter table trade_misconduct drop column invitation;
alter table trade_misconduct drop column lower_price_report;
alter table trade_misconduct drop column campaign;

-- An invitation and a case have one manufacturer, a collection many: one record for each of them.
alter table trade_misconduct add constraint trade_misconduct_once
    unique (kind, subject_kind, subject_id, organisation);
comment on column trade_misconduct.subject_id is 'Which thing of that kind it is about: the id that events give it.';
