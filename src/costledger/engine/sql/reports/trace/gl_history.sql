-- out  every register that took G/L entry $gl_entry_no, in order, with its cost entry
--      and, where it was reversed, by which register
select
    gl_link.register_no,
    gl_link.entry_no,
    reversed_register.reversed_by_register_no
from gl_link
left join reversed_register
    on reversed_register.register_no = gl_link.register_no
where gl_link.gl_entry_no = $gl_entry_no
order by gl_link.register_no
