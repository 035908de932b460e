-- A preview of a list names the concluded prices that its limits would end, beside the open invitations.

alter table linkage_preview
    add column concluded bigint not null default 0,
    add column concluded_amount numeric not null default 0;
comment on column linkage_preview.concluded_amount is 'Concluded prices times the quantities of their invitations, in yuan.';
alter table linkage_preview_invitation add column is_concluded boolean not null default false;
