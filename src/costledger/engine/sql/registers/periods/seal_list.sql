-- out  the closings of periods in order; is_archived: an archive took of its entries
select
    period_seal.seal_no,
    period_seal.starting_date,
    period_seal.ending_date,
    period_seal.state,
    period_seal.last_entry_no,
    period_seal.entries,
    period_seal.waiting,
    period_seal.content,
    period_seal.seal,
    period_seal.is_reopened,
    exists (
        select 1
        from archive_row
        where archive_row.year_ending >= period_seal.starting_date
    ) as is_archived
from period_seal
order by period_seal.seal_no
