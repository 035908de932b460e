-- A row that was sent before acts once, in whatever file or call it comes again: what an organisation did is found by its meaning
-- in the tables of what was done, so that no file has to be the same as a whole.

drop table import_rows_done;
drop index import_failed_content;

alter table invitation add column undone boolean not null default false;
comment on column invitation.undone is 'Withdrawn since the file that sent it was undone: the same offer is a new act.';
update invitation set undone = true
from import
where import.id = invitation.import and import.reversed_at = invitation.decided_at and invitation.state = 'withdrawn';

alter table current_purchase_price add column import uuid;
alter table current_purchase_price add column copy_of bigint;
alter table current_purchase_price add column last_day date;
alter table current_purchase_price add column ended_by_rule boolean not null default false;
alter table current_purchase_price add column undone boolean not null default false;
comment on column current_purchase_price.import is 'The import that declared it.';
comment on column current_purchase_price.copy_of is 'The row that it is the rest of, with another last day.';
comment on column current_purchase_price.last_day is 'Of a row that ended before its time: the last day on which it stays in force, if any.';
comment on column current_purchase_price.ended_by_rule is 'Whether it ended since a limit had fallen below it, and not by another price.';
comment on column current_purchase_price.undone is 'Withdrawn since the import that declared it was undone.';

-- The rest of a price was recorded when the whole one ended.
update current_purchase_price rest
set copy_of = whole.id
from current_purchase_price whole
where whole.hospital = rest.hospital and whole.product = rest.product and whole.effective_from = rest.effective_from
    and whole.superseded_at = rest.recorded_at and whole.id < rest.id and whole.price = rest.price
    and whole.contract_no = rest.contract_no and whole.origin = rest.origin
    and whole.invitation is not distinct from rest.invitation and rest.effective_to is not null
    and whole.effective_to is distinct from rest.effective_to;
with recursive chain (id, whole) as (
    select id, copy_of from current_purchase_price where copy_of is not null
    union all
    select chain.id, earlier.copy_of
    from chain
    join current_purchase_price earlier on earlier.id = chain.whole
    where earlier.copy_of is not null
)
update current_purchase_price rest
set copy_of = first.whole
from (select id, min(whole) as whole from chain group by id) first
where first.id = rest.id;
-- Nothing but a rule ended what ended while nothing was recorded.
update current_purchase_price ended
set ended_by_rule = true, last_day = coalesce((
    select rest.effective_to from current_purchase_price rest
    where rest.copy_of = coalesce(ended.copy_of, ended.id) and rest.recorded_at = ended.superseded_at
    limit 1), ended.effective_from - 1)
where ended.superseded_at is not null and ended.origin = 'invitation' and not exists (
    select from current_purchase_price new
    where new.hospital = ended.hospital and new.product = ended.product and new.copy_of is null
        and new.recorded_at = ended.superseded_at and new.id <> ended.id);
create index current_purchase_price_of_pair on current_purchase_price (hospital, product);
create index current_purchase_price_of_import on current_purchase_price (import) where import is not null;
create trigger current_purchase_price_traced before update of import, copy_of on current_purchase_price
    for each statement execute function refuse_change();

create table current_price_repeat (
    price  bigint not null references current_purchase_price,
    import uuid   not null,
    primary key (price, import)
);
create index current_price_repeat_of_import on current_price_repeat (import);
comment on table current_price_repeat is
    'Prices of other imports, or declared by hand, that an import states too: they remain when the others are undone.';
create trigger current_price_repeat_append_only before update or delete or truncate on current_price_repeat
    for each statement execute function refuse_change();
create index current_purchase_price_ended_by_rule on current_purchase_price (product) where ended_by_rule;

alter table price_change add column undone boolean not null default false;
comment on column price_change.undone is 'Withdrawn since the file that declared it was undone: the same price is declared anew.';
comment on column price_change.import is 'The load that it was held from, or that declared it.';

-- What earlier programs loaded of these kinds is not noted row by row.
update import set traced = false where kind in ('current-prices', 'declarations');

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('bargaining.same_offer_days', '28', 'days', '◇', '4403', '2020-01-01', '平台自定：文件或批量中与此前邀请相同（产品、价格、数量）的行，在此天数内视为重复发送，不再执行，除非注明；按月采购不受影响', '2020-01-01T00:00:00+08:00');
