--! read
select value from setting where key = :key;

--! write
insert into setting (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value;

--! found_clock
insert into setting (key, value)
select 'clock_offset_ms', (:offset_ms::bigint)::text
where :shows::timestamptz <@ clock_range()
on conflict (key) do nothing
returning key;

--! advance_clock
update setting set value = (:offset_ms::bigint)::text
where key = 'clock_offset_ms' and value::bigint <= :offset_ms::bigint
    and :shows::timestamptz <@ clock_range()
returning key;
