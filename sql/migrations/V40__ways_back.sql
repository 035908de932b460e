-- Ways back from what the exchange centre made public by mistake: a publicity, or a row of it, is stopped; a wrong price
-- is corrected, by a new row whose publicity begins anew; rows of a list are struck before it is public.

alter table price_change drop constraint price_change_state;
alter table price_change add constraint price_change_state check (state in
    ('submitted', 'returned', 'withdrawn', 'refused', 'publicized', 'announced', 'stopped', 'corrected'));
alter table price_change drop constraint price_change_publicized;
alter table price_change add constraint price_change_publicized
    check (publicity is not null or state not in ('publicized', 'announced', 'stopped', 'corrected'));
alter table price_change add column corrects bigint references price_change;
alter table price_change add column first_publicity bigint references publicity;
create unique index price_change_corrects_once on price_change (corrects) where corrects is not null;
comment on column price_change.corrects is 'The row whose wrong price it takes the place of.';
comment on column price_change.first_publicity is 'Of a correction: the window of the first row that it corrects. What was public together does not replace each other.';

alter table publicity add column stopped_at timestamptz;
alter table publicity add column stopped_by bigint references account;
alter table publicity add column stop_reason text not null default '';
comment on column publicity.stopped_at is 'When the exchange centre stopped it before its end; none of its open rows is announced.';

alter table linkage add column struck bigint not null default 0;
comment on column linkage.struck is 'Of its rows, those struck before publicity.';

-- A list is what its publicity is, once it has one.
create function linkage_state(state text, closed_at timestamptz, stopped_at timestamptz) returns text
    language sql immutable parallel safe as $$
    select case when stopped_at is not null then 'stopped' when closed_at is not null then 'announced' else state end
$$;
