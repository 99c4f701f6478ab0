-- Let what allocation rules take follow a cost type that is renamed.
--
-- in   renamed_filter (kind, written, renamed)
-- out  allocation_rule_row
update allocation_rule_row
set cost_type_range = renamed_filter.renamed
from renamed_filter
where
    renamed_filter.kind = 'cost_type'
    and renamed_filter.written = allocation_rule_row.cost_type_range
