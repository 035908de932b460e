-- Earlier programs notified all who had reported a price of the decision by one report's id, which the others may not open,
-- and everybody of an import that only overseers may open. Events are not rewritten and positions do not shift; instead
-- it is noted what a reader is shown in their place.

create table event_shown (
    event        bigint not null references event,
    organisation bigint,
    subject_kind text   not null,
    subject_id   text   not null,
    data         jsonb  not null,

    constraint event_shown_once unique nulls not distinct (event, organisation)
);
create trigger event_shown_append_only before update or delete or truncate on event_shown
    for each statement execute function refuse_change();
comment on table event_shown is 'What a reader is shown in place of the subject, and of some figures, of an event of an earlier program.';
comment on column event_shown.organisation is 'Whose readers; all except overseers when there is none.';

insert into event_shown (event, organisation, subject_kind, subject_id, data)
select event.id, party.id, event.subject_kind, own.id::text,
    jsonb_build_object('executed_on', own.executed_on, 'due_on', own.due_on)
from event
join lower_price_report as named on named.id::text = event.subject_id
cross join lateral (select distinct unnest(event.audience) as id) as party
cross join lateral (
    select report.id, report.executed_on, report.due_on
    from lower_price_report as report
    where coalesce(report.joined, report.id) = coalesce(named.joined, named.id)
        and (report.organisation = party.id or (report.manufacturer = party.id and report.joined is null))
    order by report.organisation = party.id desc, report.id
    limit 1
) as own
where event.subject_kind = 'lower-price-report'
    and named.organisation <> party.id
    and (named.manufacturer <> party.id or named.joined is not null);

insert into event_shown (event, organisation, subject_kind, subject_id, data)
select id, null, 'day', to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), '{}'
from event
where kind = 'products-loaded' and for_everyone;
