--! insert_import
insert into import (id, kind, file_name, organisation, account, started_at, worked_at, again)
values (:id, :kind, :file_name, :organisation, :account, :now, :wall, :again);

--! set_hidden_rows
update import set hidden_rows = :hidden_rows where id = :id and state = 'receiving';

--! set_notes
update import set notes = :notes where id = :id;

--! add_notes
update import set notes = notes || :notes where id = :id;

--! insert_chunk
insert into import_file (import, number, bytes) values (:import, :number, :bytes);

--! note_received
update import set worked_at = :wall, stored_bytes = stored_bytes + :bytes where id = :id and state = 'receiving'
returning organisation, started_at;

--! delete_received : Discarded()
delete from import where id = :id and state = 'receiving'
returning organisation, started_at, stored_bytes;

--! delete_stale_received : Discarded()
delete from import where state = 'receiving' and worked_at < :idle_since
returning organisation, started_at, stored_bytes;

--! begin
update import set state = 'running', attempt = 1, file_bytes = :file_bytes, worked_at = :wall
where id = :id and state = 'receiving';

--! heartbeat
update import set worked_at = :wall
where id = (
    select claimed.id from import claimed
    where claimed.id = :id and claimed.state = 'running' and claimed.attempt = :attempt
    for update skip locked
);

--! claim_abandoned
update import set attempt = attempt + 1, worked_at = :wall
where id in (
    select abandoned.id from import abandoned
    where abandoned.state = 'running' and abandoned.worked_at < :idle_since
    order by abandoned.started_at, abandoned.id
    limit :rows
    for update skip locked
)
returning id, attempt;

--! release
update import set worked_at = 'epoch' where id = :id and state = 'running' and attempt = :attempt;

--! lock_claimed
select last_row from import where id = :id and state = 'running' and attempt = :attempt for update;

--! set_total
update import set rows_total = :rows_total where id = :id;

--! note_progress
update import set rows_done = rows_done + :rows, rows_total = greatest(rows_total, rows_done + :rows),
    last_row = greatest(last_row, :last_row), accepted = accepted + :accepted, unchanged = unchanged + :unchanged, skipped = skipped + :skipped,
    held = held + :held,
    price_mismatch = price_mismatch + :price_mismatch, several_hits = several_hits + :several_hits,
    no_hit = no_hit + :no_hit, error = error + :error, warnings = warnings + :warnings, worked_at = :wall
where id = :id;

--! lock_contents
select pg_advisory_xact_lock(7703, hashtext(:organisation::bigint::text || :kind::text))::text as locked;

--! has_contents
select exists (
    select from import where organisation = :organisation and kind = :kind and fingerprint is not null and id <> :import
) as has_contents;

--! set_fingerprint
update import set fingerprint = :fingerprint where id = :id;

--! same_content : SameContent (undone_at?)
select id, file_name, started_at, state, accepted, unchanged, skipped, held, price_mismatch, several_hits, no_hit, error,
    reversed_at as undone_at
from import
where organisation = :organisation and kind = :kind and fingerprint = :fingerprint and id <> :import
    and state in ('running', 'done') and same_as is null
order by started_at desc, id desc;

--! counts
select accepted, unchanged, skipped, held, price_mismatch, several_hits, no_hit, error from import where id = :id;

--! set_same_as
update import set same_as = :same_as where id = :id;

--! finish
update import set state = 'done', rows_total = rows_done, finished_at = :now where id = :id;

--! fail
update import set state = 'failed', failure = :failure, finished_at = :now where id = :id;

--! import : Import (rows_total?, failure?, finished_at?, same_as?, same_undone_at?, reversed_at?, reversal_reason?, reversal?, reversed_by?)
select id, kind, file_name, file_bytes, organisation, account, state, rows_total, rows_done, last_row, accepted, unchanged, skipped, held,
    price_mismatch, several_hits, no_hit, error, warnings, failure, notes, started_at, finished_at, same_as,
    traced, reversed_at, reversal_reason, reversal,
    (select first.reversed_at from import first where first.id = import.same_as) as same_undone_at,
    (select display_name from account where account.id = import.reversed_by) as reversed_by,
    persons_behind(account) as persons
from import
where id = :id and state <> 'receiving';

--! imports (before_at?, before_id?) : Import (rows_total?, failure?, finished_at?, same_as?, same_undone_at?, reversed_at?, reversal_reason?, reversal?, reversed_by?)
select id, kind, file_name, file_bytes, organisation, account, state, rows_total, rows_done, last_row, accepted, unchanged, skipped, held,
    price_mismatch, several_hits, no_hit, error, warnings, failure, notes, started_at, finished_at, same_as,
    traced, reversed_at, reversal_reason, reversal,
    (select first.reversed_at from import first where first.id = import.same_as) as same_undone_at,
    (select display_name from account where account.id = import.reversed_by) as reversed_by,
    persons_behind(account) as persons
from import
where id in (
    select found.id
    from (
        (
            select id, started_at
            from import
            where organisation = :organisation and state <> 'receiving'
                and (:before_at::timestamptz is null or (started_at, id) < (:before_at, :before_id::uuid))
            order by started_at desc, id desc
            limit :rows
        )
        union
        select ofkind.id, ofkind.started_at
        from unnest(:open_kinds::text[]) as open (kind)
        cross join lateral (
            select id, started_at
            from import
            where kind = open.kind and state <> 'receiving'
                and (:before_at::timestamptz is null or (started_at, id) < (:before_at, :before_id::uuid))
            order by started_at desc, id desc
            limit :rows
        ) as ofkind
    ) as found
    order by found.started_at desc, found.id desc
    limit :rows
)
order by started_at desc, id desc;

--! imports_count
-- Own ones, and those of others of the kinds that are open to everyone who may load.
select count(*) as total, (
        select count(*) from import where state = 'running' and (organisation = :organisation or kind = any(:open_kinds))
    ) as running
from (
    (select id from import where organisation = :organisation and state <> 'receiving' limit totals_exact_to() + 1)
    union all
    (
        select id from import
        where kind = any(:open_kinds) and organisation <> :organisation and state <> 'receiving'
        limit totals_exact_to() + 1
    )
    limit totals_exact_to() + 1
) as counted;

--! verdicts
select first_row, last_row, status, remarks
from import_verdict
where import = :import and :after < first_row
order by first_row
limit :rows;

--! chunk
select bytes from import_file where import = :import and number = :number;

--! lock_files_to_remove : Import (rows_total?, failure?, finished_at?, same_as?, same_undone_at?, reversed_at?, reversal_reason?, reversal?, reversed_by?)
select id, kind, file_name, file_bytes, organisation, account, state, rows_total, rows_done, last_row, accepted, unchanged, skipped, held,
    price_mismatch, several_hits, no_hit, error, warnings, failure, notes, started_at, finished_at, same_as,
    traced, reversed_at, reversal_reason, reversal,
    (select first.reversed_at from import first where first.id = import.same_as) as same_undone_at,
    (select display_name from account where account.id = import.reversed_by) as reversed_by,
    persons_behind(account) as persons
from import
where state in ('done', 'failed') and finished_at < :before and kind <> all(:spared)
    and exists (select from import_file where import_file.import = import.id)
order by finished_at, id
limit :rows
for update skip locked;

--! delete_files
delete from import_file where import = any(:imports);

--! note_files_deleted
update import set stored_bytes = 0
from (select id, stored_bytes from import where id = any(:imports)) forgotten
where import.id = forgotten.id
returning import.organisation, forgotten.stored_bytes;

--! claimed : (hidden_rows?)
select import.kind, import.file_name, import.file_bytes, import.last_row, import.again, import.hidden_rows, account.id as account, import.organisation, organisation.firm,
    account.duties, account.state as account_state, organisation.kind as organisation_kind, organisation.region,
    account.unconfirmed_since is not null as is_unconfirmed,
    exists (select from import_file where import_file.import = import.id) as has_file
from import
join account on account.id = import.account
join organisation on organisation.id = import.organisation
where import.id = :id and import.state = 'running' and import.attempt = :attempt;

--! lock_to_reverse
select id from import where id = :id and state <> 'receiving' for update;

--! reverse
update import set reversed_at = :now, reversed_by = :account, reversal_reason = :reason, reversal = :reversal
where id = :id and reversed_at is null;

--! reversed_imports
-- With those that did nothing, since they repeated one of them: they cannot be undone, so nothing hangs on them.
select import.id
from import
left join import first on first.id = import.same_as
where import.kind = :kind
    and (import.reversed_at is not null or import.id = :import or first.reversed_at is not null or first.id = :import);

--! sent_again_by_others
select again.file_name, again.started_at, account.display_name as person
from import again
join import first on first.id = again.same_as
join account on account.id = again.account
where first.id = :import and again.account <> first.account
order by again.started_at, again.id;

--! insert_reversal_things (numbers[?], products[?], regions[?], platforms[?], days[?], befores[?], afters[?], quantities[?], reasons_zh[?], reasons_en[?])
insert into import_reversal_thing (import, position, step, number, product, region, platform, first_day, before, after,
    quantity, reason_zh, reason_en)
select :import, :first::bigint + position, step, number, product, region, platform, first_day, before, after, quantity,
    reason_zh, reason_en
from unnest(
    :steps::text[], :numbers::text[], :products::bigint[], :regions::smallint[], :platforms::text[], :days::date[],
    :befores::numeric[], :afters::numeric[], :quantities::bigint[], :reasons_zh::text[], :reasons_en::text[]
) with ordinality as thing (step, number, product, region, platform, first_day, before, after, quantity, reason_zh,
    reason_en, position);

--! reversal_things (step?) : ReversalThing (number?, product?, region?, platform?, first_day?, before?, after?, quantity?, reason_zh?, reason_en?, code?, name?, specification?, model?, manufacturer_name?)
select thing.position, thing.step, thing.number, thing.product, thing.region, thing.platform, thing.first_day,
    thing.before, thing.after, thing.quantity, thing.reason_zh, thing.reason_en, product.code, product.name,
    product.specification, product.model, organisation.name as manufacturer_name
from import_reversal_thing thing
left join product on product.id = thing.product
left join organisation on organisation.id = product.manufacturer
where thing.import = :import and :after < thing.position and (:step::text is null or thing.step = :step)
order by thing.position
limit :rows;

--! count_reversal_things (step?)
select count(*) as total
from (
    select
    from import_reversal_thing
    where import = :import and (:step::text is null or step = :step)
    limit totals_exact_to() + 1
) as counted;

--! warned_words
select kind, words_zh, words_en from import_warning where import = :import;

--! note_warnings
insert into import_warning (import, kind, words_zh, words_en, rows, examples)
select :import, kind, words_zh, words_en, rows, examples::bigint[]
from unnest(:kinds::text[], :words_zh::text[], :words_en::text[], :rows::bigint[], :examples::text[])
    as warned (kind, words_zh, words_en, rows, examples)
on conflict (import, kind, words_zh) do update set rows = import_warning.rows + excluded.rows,
    examples = trim_array(import_warning.examples || excluded.examples,
        greatest(cardinality(import_warning.examples || excluded.examples) - :examples_max::integer, 0));

--! warnings
select import, kind, words_zh, words_en, rows, examples
from import_warning
where import = any(:imports)
order by import, kind, rows desc, words_zh;

--! note_taken_over (stated_by[?])
-- What was recorded of a load that had taken it over itself is from where that one has it. A platform is not taken over where others had
-- listed the product there too.
insert into value_taken_over (import, row_number, product, cell, value, is_stated, stated_by)
select :import, taken.row_number, taken.product, taken.cell, taken.value, taken.is_stated,
    case when earlier.import is null then taken.stated_by else earlier.stated_by end
from unnest(:row_numbers::integer[], :products::bigint[], :cells::text[], :values::text[], :are_stated::boolean[],
    :stated_by::uuid[]) as taken (row_number, product, cell, value, is_stated, stated_by)
left join value_taken_over earlier on earlier.import = taken.stated_by and earlier.product = taken.product
    and earlier.cell = taken.cell and earlier.value = taken.value
where (earlier.import is not null or taken.stated_by is distinct from :import)
    and (taken.cell <> 'platform' or not exists (
        select from listed_price listed
        left join import by on by.id = listed.loaded_by
        where listed.product = taken.product and listed.platform = taken.value
            and listed.loaded_by is distinct from taken.stated_by and listed.loaded_by is distinct from :import
            and by.reversed_at is null))
on conflict do nothing;

--! taken_over_from
-- Of rows whose prices are in force or on their way, and whose value no load that is in force had stated.
select taken.import, import.file_name, taken.row_number, taken.product, taken.cell, taken.value
from value_taken_over taken
join import on import.id = taken.import
where taken.stated_by = :import and not taken.is_stated and import.reversed_at is null
    and not exists (
        select from value_taken_over other
        left join import source on source.id = other.stated_by
        where other.import = taken.import and other.row_number = taken.row_number and other.cell = taken.cell
            and other.stated_by is distinct from taken.stated_by and source.reversed_at is null)
    and (
        exists (
            select from listed_price listed
            where listed.product = taken.product and listed.loaded_by = taken.import and listed.superseded_at is null)
        or exists (
            select from current_purchase_price own
            where own.product = taken.product and own.hospital = import.organisation and own.import = taken.import
                and own.superseded_at is null)
        or exists (
            select from price_change change
            left join linkage on linkage.id = change.linkage
            left join listed_price listed on listed.id = change.listed_price
            where change.product = taken.product and taken.import in (change.import, linkage.import)
                and (change.state in ('submitted', 'returned', 'joined', 'publicized')
                    or change.state = 'announced' and listed.superseded_at is null)))
order by import.started_at, taken.import, taken.row_number, taken.cell;
