-- in   budget_source_entry
-- out  (first_no, last_no)  of the source, in the order in which it is copied
with placed as (
    select
        source.entry_no,
        row_number() over (
            order by
                cost_type.code, source.posting_date, source.is_closing, source.entry_no
        ) as place
    from budget_source_entry as source
    inner join cost_type on cost_type.cost_type_id = source.cost_type_id
)

select
    max(case when place = 1 then entry_no end) as first_no,
    max(case when place = (select count(*) from budget_source_entry) then entry_no end)
        as last_no
from placed
