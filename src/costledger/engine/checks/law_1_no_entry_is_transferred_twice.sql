-- No general-ledger entry is transferred twice by registers that stand.
--
-- in   live_link
-- out  (found)
select
    'G/L entry ' || cast(live_link.gl_entry_no as text) || ' is transferred '
    || cast(count(*) as text) || ' times, first in register '
    || cast(min(live_link.register_no) as text) as found
from live_link
group by live_link.gl_entry_no
having count(*) > 1
order by live_link.gl_entry_no
