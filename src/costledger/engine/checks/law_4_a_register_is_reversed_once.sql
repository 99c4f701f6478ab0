-- A register is reversed at most once, a reversal never, and only what is there.
--
-- in   register_row
-- out  (found)
select
    'register ' || cast(reversal.reverses_register_no as text) || ' is reversed by '
    || cast(count(*) as text) || ' registers' as found
from register_row as reversal
where reversal.reverses_register_no is not null
group by reversal.reverses_register_no
having count(*) > 1
union all
select
    'register ' || cast(reversal.register_no as text)
    || ' reverses a reversal or nothing' as found
from register_row as reversal
left join register_row as original
    on original.register_no = reversal.reverses_register_no
where
    reversal.reverses_register_no is not null
    and (original.register_no is null or original.kind = 'reversal')
order by found
