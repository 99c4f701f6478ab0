-- Write which entries the entries of a posting correct.
--
-- in   posting_line with corrects_entry_no
-- out  cost_entry_origin  numbered as `post_entry` numbers
with numbered as (
    select
        $last_entry_no + row_number() over (order by line_no) as entry_no,
        corrects_entry_no
    from posting_line
)

insert into cost_entry_origin (entry_no, corrects_entry_no)
select
    entry_no,
    corrects_entry_no
from numbered
where corrects_entry_no is not null
