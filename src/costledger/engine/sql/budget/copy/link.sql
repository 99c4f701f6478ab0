-- Link the entries of a copy to those that they were copied from.
--
-- in   posting_line with source_entry_no, budget_member
-- out  budget_copy_link  numbered as `post_entry` numbers
insert into budget_copy_link (entry_no, source_entry_no)
select
    line.entry_no,
    member.source_entry_no
from (
    select
        $last_entry_no + row_number() over (order by line_no) as entry_no,
        source_entry_no
    from posting_line
) as line
inner join budget_member as member on member.entry_no = line.source_entry_no
order by line.entry_no, member.source_entry_no
