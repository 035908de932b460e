-- How far a list would move a limit, so that the largest moves can be found first.

alter table linkage_preview_product add column percent numeric;
comment on column linkage_preview_product.percent is
    'The limit after less the limit before, in percent of before to a tenth; none where there is only one of them.';
-- A preview that lacks it is prepared anew.
delete from linkage_preview_product;
delete from linkage_preview_invitation;
update linkage_preview
set made_at = null, last_product = 0, rows_done = 0, falls = 0, rises = 0, appearances = 0, vanishings = 0,
    invitations = 0, prices_above = 0
from linkage
where linkage.id = linkage_preview.linkage and linkage.state = 'draft';
