-- What is not transferred and carries a value of a dimension, by value.
--
-- in   gl_disposition, gl_entry_row, gl_coding, dimension_set_member, $dimension,
--      $first_day
-- out  (code, entries, amount)
select
    member.code,
    count(*) as entries,
    cast(sum(entry.amount) as bigint) as amount
from gl_disposition as disposition
inner join gl_entry_row as entry on entry.gl_entry_no = disposition.gl_entry_no
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set_member as member
    on member.dimension_set_id = coding.dimension_set_id
where
    disposition.disposition = 'waiting'
    and member.dimension = $dimension
    and entry.posting_date >= $first_day
group by member.code
order by member.code
