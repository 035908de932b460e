-- Overseers read a hospital's file where it is attached to something that they may see: its own price is its secret, and so is what
-- proves it alone.
create table evidence_shown (
    evidence uuid primary key
);
comment on table evidence_shown is 'Files that were attached to something that overseers may see. What is detached later was seen.';
comment on column evidence_shown.evidence is 'The file.';

-- What was attached before.
insert into evidence_shown (evidence)
select unnest(evidence) from price_change
union select unnest(evidence) from campaign_answer
union select unnest(evidence) from objection
union select unnest(evidence) from lower_price_report
union select unnest(explanation_evidence) from lower_price_report;

create trigger evidence_shown_append_only before update or delete or truncate on evidence_shown
    for each statement execute function refuse_change();

create function show_evidence() returns trigger language plpgsql as $$
begin
    insert into evidence_shown (evidence)
    select file::uuid from jsonb_array_elements_text(to_jsonb(new) -> tg_argv[0]) as attached (file)
    on conflict do nothing;
    return null;
end
$$;
comment on function show_evidence is 'Notes that overseers may see what the files of a column are attached to.';

create trigger price_change_shows_evidence after insert or update of evidence on price_change for each row
    when (0 < cardinality(new.evidence)) execute function show_evidence('evidence');
create trigger campaign_answer_shows_evidence after insert or update of evidence on campaign_answer for each row
    when (0 < cardinality(new.evidence)) execute function show_evidence('evidence');
create trigger objection_shows_evidence after insert or update of evidence on objection for each row
    when (0 < cardinality(new.evidence)) execute function show_evidence('evidence');
create trigger lower_price_report_shows_evidence after insert or update of evidence on lower_price_report for each row
    when (0 < cardinality(new.evidence)) execute function show_evidence('evidence');
create trigger lower_price_report_shows_explanation after insert or update of explanation_evidence on lower_price_report
    for each row when (0 < cardinality(new.explanation_evidence)) execute function show_evidence('explanation_evidence');
