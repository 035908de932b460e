-- Who undid a load of listed prices stands beside its prices since V90, below the register of platforms, which need not read the imports above it.

create or replace function refuse_forgotten_naming() returns trigger language plpgsql as $$
begin
    if not exists (select from listed_price_load where import = old.import and undone_at is not null) then
        raise exception 'what import % named is not undone', old.import using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
