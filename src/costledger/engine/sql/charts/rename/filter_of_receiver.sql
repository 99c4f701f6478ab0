-- Let the totals of cost centers, or cost objects, follow a code that is renamed.
--
-- in   renamed_filter (kind, written, renamed)
-- out  receiver
update receiver
set totaling = renamed_filter.renamed
from renamed_filter
where
    renamed_filter.kind = receiver.kind
    and renamed_filter.written = receiver.totaling
