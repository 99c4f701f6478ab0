-- The number series go on where the exported ledger's are; one that the export does
-- not know stays.
--
-- in   stage_counters
delete from counter
where name in (select stage_counters.name from stage_counters);

insert into counter (name, last_no)
select
    name,
    cast(last_no as bigint)
from stage_counters
order by name
