-- Let the totals of the general ledger follow an account that is renamed.
--
-- in   renamed_filter (kind, written, renamed)
-- out  gl_account
update gl_account
set totaling = renamed_filter.renamed
from renamed_filter
where
    renamed_filter.kind = 'gl_account'
    and renamed_filter.written = gl_account.totaling
