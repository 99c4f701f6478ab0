-- No general-ledger entry is transferred twice by registers that stand.
--
-- in   gl_link, reversed_register
-- out  (found)
select
    'G/L entry ' || cast(gl_link.gl_entry_no as text) || ' is transferred '
    || cast(count(*) as text) || ' times, first in register '
    || cast(min(gl_link.register_no) as text) as found
from gl_link
where
    not exists (
        select 1
        from reversed_register
        where reversed_register.register_no = gl_link.register_no
    )
group by gl_link.gl_entry_no
having count(*) > 1
order by gl_link.gl_entry_no
