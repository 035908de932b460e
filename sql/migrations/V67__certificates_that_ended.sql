-- Who makes or buys a product is also notified when its certificate is over, or was over when it was loaded.

alter table certificate_warning drop constraint certificate_warning_term;
alter table certificate_warning add constraint certificate_warning_term check (term in ('first', 'last', 'over'));

-- What was over before anybody was notified of it is old news: of that nobody is notified now. The last event stands for today, since
-- the platform's clock may be simulated.
insert into certificate_warning (product, expires_on, term, warned_at)
select product.id, product.certificate_expires_on, 'over', last.at
from (select at from event order by id desc limit 1) as last
join product on product.certificate_expires_on < (last.at at time zone 'Asia/Shanghai')::date;
