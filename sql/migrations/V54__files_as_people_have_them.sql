-- Files as people have them: what is stated of a file as a whole, and what its loader chose for hidden rows.

alter table import add column hidden_rows text;
alter table import add constraint import_hidden_rows check (hidden_rows in ('skip', 'send'));
comment on column import.hidden_rows is 'What its loader chose for rows that are hidden or filtered away; a file with such rows is not loaded without a choice.';

alter table import add column notes jsonb not null default '[]';
comment on column import.notes is 'What is stated of the file as a whole, as a list of {"zh", "en"}.';
