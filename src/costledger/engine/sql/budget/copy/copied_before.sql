-- Lines of a copy whose source the target has already: on the same day, cost type and
-- receiver, in a register of copies that is not reversed.
--
-- in   posting_line with source_entry_no, budget_member, budget_copy_link
-- out  (lines, register_no)  how many, and the last register that has one
select
    count(distinct line.line_no) as lines,
    max(copy.register_no) as register_no
from posting_line as line
inner join budget_member as member on member.entry_no = line.source_entry_no
inner join budget_copy_link as link
    on link.source_entry_no = member.source_entry_no
inner join cost_entry_row as copy
    on copy.entry_no = link.entry_no
    and copy.version_id = $version_id
    and copy.posting_date = line.posting_date
    and copy.cost_type_id = line.cost_type_id
    and copy.receiver_id = line.receiver_id
inner join budget_source as kept
    on kept.register_no = copy.register_no
    and kept.kind = $kind
where
    not exists (
        select 1
        from reversed_register
        where reversed_register.register_no = copy.register_no
    )
