-- Let totals and account ranges of cost types follow a code that is renamed.
--
-- in   renamed_filter (kind, written, renamed)
-- out  cost_type
update cost_type
set
    totaling = case
        when renamed_filter.kind = 'cost_type' then renamed_filter.renamed
        else cost_type.totaling
    end,
    gl_account_range = case
        when renamed_filter.kind = 'gl_account' then renamed_filter.renamed
        else cost_type.gl_account_range
    end
from renamed_filter
where
    renamed_filter.written = case renamed_filter.kind
        when 'cost_type' then cost_type.totaling
        when 'gl_account' then cost_type.gl_account_range
    end
