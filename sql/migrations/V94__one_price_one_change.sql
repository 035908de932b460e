-- One price that comes twice is one public change: whoever comes second joins it and keeps his evidence (E8), and an objection to
-- one holds all that would set the same price (S4-13).

alter table price_change drop constraint price_change_state;
alter table price_change add constraint price_change_state check (state in
    ('submitted', 'returned', 'withdrawn', 'refused', 'publicized', 'announced', 'stopped', 'corrected', 'joined'));
alter table price_change add column joined_into bigint references price_change;
alter table price_change add constraint price_change_joined check (state <> 'joined' or joined_into is not null);
create index price_change_joined_into on price_change (joined_into) where joined_into is not null;
comment on column price_change.joined_into is 'The public change of the same price that it joined, of which it is a further source.';

drop trigger price_change_is_decided_once on price_change;
create trigger price_change_is_decided_once before update of state, reason, decided_at, decided_by, publicity, counts_from,
    listed_price, announced_by, evidence, ends, linkage, import, undone, joined_into on price_change for each row
    -- What joined another change shares its end, or goes on by itself.
    when ((old.state not in ('submitted', 'returned', 'publicized', 'joined')
            and (new.state, new.reason, new.decided_at, new.decided_by, new.publicity, new.counts_from, new.listed_price,
                new.announced_by, new.evidence, new.ends, new.linkage, new.import, new.joined_into)
            is distinct from (old.state, old.reason, old.decided_at, old.decided_by, old.publicity, old.counts_from,
                old.listed_price, old.announced_by, old.evidence, old.ends, old.linkage, old.import, old.joined_into))
        or (old.undone and not new.undone))
    execute function refuse_change();

-- A declaration that joined another change is one: an answer of a collection rests on it.
create or replace function answer_is_kept(answer campaign_answer) returns boolean language sql stable as $$
    select answer.confirmed or exists (
        select from price_change change
        join campaign on campaign.id = answer.campaign
        where change.product = answer.product and change.origin = 'declaration'
            and (change.state in ('submitted', 'publicized', 'joined')
                or (change.state in ('announced', 'refused', 'stopped', 'corrected')
                    and campaign.opened_at <= change.submitted_at)))
$$;

create function would_set_same_price(one price_change, other price_change) returns boolean language sql immutable as $$
    select one.product = other.product and one.region = other.region and one.base_price = other.base_price
        and one.ends is null and other.ends is null and one.id <> other.id
$$;
comment on function would_set_same_price is
    'Whether two changes would set the same price of one base unit of a product in a province, from whatever day and document.';

create function is_one_price(one price_change, other price_change) returns boolean language sql immutable as $$
    select one.product = other.product and one.region = other.region and one.platform = other.platform
        and one.platform_level = other.platform_level and one.kind = other.kind and one.base_price = other.base_price
        and one.effective_from = other.effective_from and one.effective_to is not distinct from other.effective_to
        and one.ends is null and other.ends is null and one.id <> other.id
$$;
comment on function is_one_price is
    'Whether two changes are the same price of the same platform for the same days, whatever document and unit state it.';

create function is_contested(change price_change) returns boolean language sql stable as $$
    select exists (select from objection where objection.price_change = change.id and objection.state = 'open')
        or exists (
            select from price_change other
            join objection on objection.price_change = other.id and objection.state = 'open'
            where would_set_same_price(change, other) and other.state in ('publicized', 'stopped'))
$$;
comment on function is_contested is 'Whether an objection to it, or to another change that would set the same price, has no answer.';

create function is_brought_in_beside(change price_change, person bigint) returns boolean language sql stable as $$
    select exists (
        select from price_change other
        where would_set_same_price(change, other) and other.submitted_by = person
            and other.state in ('submitted', 'returned', 'publicized', 'joined'))
$$;
comment on function is_brought_in_beside is 'Whether a person brought in another change that would set the same price and is not ended.';

create index lower_price_report_of_account on lower_price_report (account);

create function state_of_list(list bigint, state text, closed_at timestamptz, stopped_at timestamptz) returns text
    language sql stable as $$
    select case
        when stopped_at is null then linkage_state(state, closed_at, null)
        when exists (select from price_change change where change.linkage = list and change.state = 'publicized') then 'publicized'
        when exists (select from price_change change where change.linkage = list and change.state = 'announced') then 'announced'
        else 'stopped'
    end
$$;
comment on function state_of_list is
    'The state of a list: one whose publicity was stopped goes on while a correction of a row is public, or is announced.';
