-- in   stage_budget_sources · out  budget_source
insert into budget_source (
    register_no, kind, source, first_source_no, last_source_no
)
select
    cast(register_no as integer) as register_no,
    kind,
    source,
    cast(nullif(first_source_no, '') as bigint),
    cast(nullif(last_source_no, '') as bigint)
from stage_budget_sources
order by register_no
