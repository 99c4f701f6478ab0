-- Let what keys of allocation rules measure follow a code that is renamed. Their
-- numbers are those of cost types or of accounts, as the base says.
--
-- in   renamed_filter (kind, written, renamed)
-- out  allocation_target_row
update allocation_target_row
set
    cost_center_filter = case
        when renamed_filter.kind = 'center' then renamed_filter.renamed
        else allocation_target_row.cost_center_filter
    end,
    cost_object_filter = case
        when renamed_filter.kind = 'object' then renamed_filter.renamed
        else allocation_target_row.cost_object_filter
    end,
    no_filter = case
        when renamed_filter.kind in ('cost_type', 'gl_account')
            then renamed_filter.renamed
        else allocation_target_row.no_filter
    end
from renamed_filter
where
    renamed_filter.written = case
        when renamed_filter.kind = 'center'
            then allocation_target_row.cost_center_filter
        when renamed_filter.kind = 'object'
            then allocation_target_row.cost_object_filter
        when
            renamed_filter.kind = 'cost_type'
            and allocation_target_row.base in (
                'cost_type_entries', 'cost_budget_entries'
            )
            then allocation_target_row.no_filter
        when
            renamed_filter.kind = 'gl_account'
            and allocation_target_row.base in ('gl_entries', 'gl_budget_entries')
            then allocation_target_row.no_filter
    end
