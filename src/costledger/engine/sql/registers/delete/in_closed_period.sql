-- in   deleted_register
-- out  (register_no, starting_date)  registers that go although they post into a period
--      that is sealed
select distinct
    entry.register_no,
    period_seal.starting_date
from cost_entry_row as entry
inner join deleted_register on deleted_register.register_no = entry.register_no
inner join period_seal
    on not period_seal.is_reopened
    and entry.entry_no <= period_seal.last_entry_no
    and entry.posting_date >= period_seal.starting_date
    and (
        period_seal.ending_date is null
        or entry.posting_date <= period_seal.ending_date
    )
where entry.version_id = 1
order by entry.register_no, period_seal.starting_date
