-- What was returned for correction is not reported until it is submitted again, so no answer of a collection rests on it.
create or replace function answer_is_kept(answer campaign_answer) returns boolean language sql stable as $$
    select answer.confirmed or exists (
        select from price_change change
        join campaign on campaign.id = answer.campaign
        where change.product = answer.product and change.origin = 'declaration'
            and (change.state in ('submitted', 'publicized')
                or (change.state in ('announced', 'refused', 'stopped', 'corrected')
                    and campaign.opened_at <= change.submitted_at)))
$$;
comment on function answer_is_kept is
    'Whether an answer of a collection rests on a confirmation, or on a declaration that was neither withdrawn nor returned.';

with taken as (
    delete from campaign_answer answer
    using campaign
    where campaign.id = answer.campaign and campaign.closed_at is null and not answer_is_kept(answer)
        and exists (
            select from price_change change
            where change.product = answer.product and change.origin = 'declaration' and change.state = 'returned')
    returning answer.campaign, answer.manufacturer, answer.counted
)
update campaign_manufacturer duty
set answered = duty.answered - taken.counted
from (
    select campaign, manufacturer, count(*) filter (where counted) as counted
    from taken
    group by campaign, manufacturer
) as taken
where duty.campaign = taken.campaign and duty.manufacturer = taken.manufacturer;

-- An objection that nobody has judged is closed when the publicity of its price is stopped, or the price corrected.
alter table objection drop constraint objection_state;
alter table objection add constraint objection_state check (state in ('open', 'upheld', 'dismissed', 'closed'));
