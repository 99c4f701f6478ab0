-- The exact opposite of every entry of register $register_no, in its order.
--
-- A day on which nothing may be posted has another in reverse_move; a closing date that
-- is moved becomes that day.
--
-- in   cost_entry_row, cost_entry, reverse_move
-- out  posting_line, with texts; it stands for no G/L entry and names what it reverses
select
    entry.entry_no as line_no,
    coalesce(reverse_move.posting_date, entry.posting_date) as posting_date,
    entry.is_closing and reverse_move.posting_date is null as is_closing,
    entry.cost_type_id,
    entry.receiver_id,
    -entry.amount as amount,
    -entry.additional_amount as additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    entry.coding_id,
    shown.document_no,
    shown.description,
    shown.reason_code,
    entry.entry_no as corrects_entry_no
from cost_entry_row as entry
inner join cost_entry as shown on shown.entry_no = entry.entry_no
left join reverse_move on reverse_move.day = entry.posting_date
where entry.register_no = $register_no
