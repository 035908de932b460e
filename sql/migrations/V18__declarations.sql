-- What waits at the exchange centre and at a manufacturer is counted on every home page.

create index price_change_to_check on price_change (id) where state = 'submitted';
create index price_change_returned on price_change (manufacturer) where state = 'returned';
