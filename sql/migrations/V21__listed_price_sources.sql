-- The documents that listed prices come from. What comes from a document that nobody has spoken of yet can
-- neither repeat nor correct a price, and need not be compared with any.

create table listed_price_source (
    source text primary key,
    import uuid
);
comment on column listed_price_source.import is 'The only import that has spoken of it; none once anybody else has.';

insert into listed_price_source (source)
select distinct source from listed_price;
