-- Where a simulated clock may be; the program's `clock::range` is equal, and a test holds them together.

create function clock_range() returns tstzrange
language sql immutable parallel safe
as $$ select tstzrange('2020-01-01 00:00:00+08', '2100-01-01 00:00:00+08') $$;
comment on function clock_range is 'Seeded rules and calendars begin with the first instant; beyond the last no job can be planned.';
