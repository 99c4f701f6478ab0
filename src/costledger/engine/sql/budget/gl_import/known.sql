-- out  (known, same)  rows whose entry is there, and of these what says the same
select
    count(*) as known,
    cast(
        coalesce(
            sum(
                case
                    when known.budget_name = staged.budget_name
                        and known.gl_account_no = staged.gl_account_no
                        and known.posting_date = staged.date
                        and known.amount = coalesce(staged.amount, 0)
                        and known.description = staged.description
                        and dimension_set.members = staged.members
                        then 1
                    else 0
                end
            ), 0
        ) as bigint
    ) as same
from stage_gl_budget_entries as staged
inner join gl_budget_entry_row as known on known.entry_no = staged.entry_no
inner join dimension_set
    on dimension_set.dimension_set_id = known.dimension_set_id
