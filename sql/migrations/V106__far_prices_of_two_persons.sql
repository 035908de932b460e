-- Two persons who each load the same far price have both stated it: each may decide on what the other one's load holds.

create or replace function is_brought_in_beside(change price_change, person bigint) returns boolean language sql stable as $$
    select exists (
        select from price_change other
        where would_set_same_price(change, other) and other.submitted_by = person
            and other.state in ('submitted', 'returned', 'publicized', 'joined')
            and not (change.origin = 'outlier' and other.origin = 'outlier'))
$$;
comment on function is_brought_in_beside is
    'Whether a person brought in another change that would set the same price and is not ended; of two held far prices each is its own loader''s alone.';
