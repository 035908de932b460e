-- Rules and rates speak of public hospitals (S4-4), and of grades; of organisations that were entered before neither is known.
alter table organisation add column grade text;
alter table organisation add column ownership text;
alter table organisation add constraint organisation_hospital_facts check (kind = 'hospital' or (grade is null and ownership is null));
alter table organisation add constraint organisation_grade check (grade in ('tertiary_a', 'tertiary_b', 'tertiary_c', 'tertiary',
    'secondary_a', 'secondary_b', 'secondary_c', 'secondary', 'primary_a', 'primary_b', 'primary_c', 'primary', 'ungraded'));
alter table organisation add constraint organisation_ownership check (ownership in ('public', 'private'));
comment on column organisation.grade is 'The grade of a hospital (医疗机构等级); none where it is not known.';
comment on column organisation.ownership is 'Whether a hospital is public (公立); none where it is not known.';
