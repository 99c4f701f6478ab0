-- What the seal of a period hashes: what ACTUAL held in it up to $last_entry_no.
--
-- out  (line)  in order
select line
from seal_entry
where
    version_id = 1
    and entry_no <= $last_entry_no
    and posting_date >= cast($first_day as date)
    and (
        cast($last_day as date) is null
        or posting_date <= cast($last_day as date)
    )
order by entry_no
